"""종이 명단 입력: what was written on paper while no PC was at hand, typed back in.

It is checked while it is typed and stored as one operation. What is typed and not stored yet is
kept as a draft, so that a cut of power loses nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from jobdesk.domain import paper_list as paper
from jobdesk.domain import text
from jobdesk.domain.changes import Change
from jobdesk.domain.paper_list import PaperSheet
from jobdesk.domain.paper_paste import Placed
from jobdesk.errors import UserError
from jobdesk.services import day_paper_entry
from jobdesk.services.desk import Desk
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.may_write import may_write
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.matching_days.paper_grid_view import PaperGrid
from jobdesk.ui.pages.matching_days.paper_model import PROBLEM, PaperModel
from jobdesk.ui.widgets.basics import (
    HEADING,
    SMALL,
    Button,
    IconButton,
    Label,
    PrimaryButton,
    column,
    row,
)
from jobdesk.ui.widgets.form_drafts import FormDrafts
from jobdesk.ui.widgets.search_box import SearchBox

_HELP = "O 참석 · X 불참 · 늦음   결과 1 채용 2 보류 3 불채용 4 2차면접   Enter 아래로 · Tab 옆으로"

_NAMED = 3
"""How many of the rows that found no place are named."""


class PaperEntry(QWidget):
    """See the module's words; ``closed`` wants the part back."""

    closed = Signal()

    def __init__(
        self, desk: Desk, jobs: Jobs, notices: Notices, day_id: int, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._desk, self._jobs, self._notices, self._day_id = desk, jobs, notices, day_id
        self.model = PaperModel(self)
        self.grid = PaperGrid(self.model)
        self.drafts = FormDrafts(desk, jobs, self.model.draft, self._put)
        self._asked = False
        self._newer: PaperSheet | None = None
        self._build()
        self.model.dataChanged.connect(self._typed)
        self.grid.stood.connect(self._tell_cell)
        self.grid.pasted.connect(self._tell_pasted)
        # Once the grid has done with the cell: showing other lines resets it.
        self.grid.settled.connect(self._show_newer, Qt.ConnectionType.QueuedConnection)
        self.refresh()

    def _build(self) -> None:
        back = IconButton("chevron-left", "행사 당일로 (Esc)")
        back.clicked.connect(self.closed)
        self.search = SearchBox("번호, 이름, 초성", name="줄 찾기")
        self.search.setMaximumWidth(220)
        self.search.searched.connect(self._find)
        self.search.submitted.connect(self._found)
        self.order = Button("이름순", look="toggle", tip="인쇄한 명단의 순서")
        self.order.setCheckable(True)
        self.order.clicked.connect(self._sort)
        self.go = PrimaryButton("저장", icon="check", tip="Ctrl+S")
        self.go.clicked.connect(self.save)
        self.go.setEnabled(False)
        self.drop = Button("입력 지우기")
        self.drop.clicked.connect(self._clear)
        self.state = Label(look="muted", tabular=True)
        title = Label("종이 명단 입력", points=HEADING + 1, weight=700)
        head = row(back, title, self.state, None, self.search, self.order, self.drop, self.go)
        self.said = Label(_HELP, look="muted", points=SMALL + 0.75)
        layout = column(spacing=8)
        layout.addLayout(head)
        layout.addWidget(self.drafts)
        layout.addWidget(self.grid, 1)
        layout.addWidget(self.said)
        self.setLayout(layout)
        self.setFocusProxy(self.grid)

    # The list

    def refresh(self) -> None:
        """Read the list anew; what is typed stays."""
        desk, day_id, first = self._desk, self._day_id, not self._asked

        def read() -> PaperSheet:
            found = day_paper_entry.sheet(desk, day_id)
            if first:
                day_paper_entry.opened(desk, found)
            return found

        self._jobs.read(read, self._take, key=(id(self), "paper"))

    def _take(self, sheet: PaperSheet) -> None:
        if self.grid.typing and not self.model.fits(sheet):
            self._newer = sheet  # shown when the cell that is being typed in is left
            return
        at, line = self.grid.currentIndex(), ""
        if at.isValid():
            line = self.model.lines[at.row()].key
        self.model.show_sheet(sheet)
        if not self._asked:
            self._asked = True
            self.drafts.stand_at(f"paper:{self._day_id}")
        if self.model.lines:
            col = at.column() if at.isValid() else sheet.columns.index(paper.CAME)
            if not self.grid.typing:
                row_ = max(0, self.model.row_of(line))
                self.grid.setCurrentIndex(self.model.index(row_, col))
        self._tell()

    def _show_newer(self) -> None:
        sheet, self._newer = self._newer, None
        if sheet is not None:
            self._take(sheet)

    def _sort(self) -> None:
        self.model.sort_lines(by_name=self.order.isChecked())
        if self.model.lines:
            self.grid.stand(0, paper.CAME)

    def _find(self, typed: str) -> None:
        key = text.search_key(typed)
        if not key:
            return
        for at, line in enumerate(self.model.lines):
            number, name = line.cells.get(paper.NUMBER, ""), self.model.text(line, paper.NAME)
            first = text.search_key(text.choseong(name))
            if number == key or key in text.search_key(name) or (key and first.startswith(key)):
                self.grid.setCurrentIndex(
                    self.model.index(at, self.model.sheet.columns.index(paper.CAME))
                )
                self.grid.scrollTo(self.grid.currentIndex())
                return

    def _found(self) -> None:
        self.search.search_now()
        self.search.set_quietly("")
        self.grid.setFocus()

    # Typing

    def _typed(self) -> None:
        self.drafts.typed()
        self._tell()

    def _put(self, typed: Mapping[str, str]) -> None:
        self.model.put_draft(typed)

    def _clear(self) -> None:
        """입력 지우기: a morning's typing must not hang on one slip of the mouse."""
        typed, count = self.model.draft(), len(self.model.changed)
        self.model.drop()
        self.drafts.settle()
        self._tell()
        self.grid.setFocus()
        self._notices.offer(
            f"저장하지 않은 {count:,}줄의 입력을 지웠습니다.",
            "되돌리기",
            lambda: self._put_back(typed),
        )

    def _put_back(self, typed: Mapping[str, str]) -> None:
        if isValid(self):  # the notice outlives the page it speaks of
            since = self.model.draft()
            self._put({cell: value for cell, value in typed.items() if cell not in since})

    def _tell(self) -> None:
        changed, wrong = len(self.model.changed), len(self.model.problems)
        parts = [f"저장하지 않은 줄 {changed:,}" if changed else "모두 저장됨"]
        if wrong:
            parts.append(f"고칠 칸 {wrong:,}")
        self.state.setText(" · ".join(parts))
        self.state.set_look("danger" if wrong else "warning" if changed else "muted")
        may_write(self._desk, self.go, when=bool(changed))
        self.drop.setEnabled(bool(changed))
        self._tell_cell()

    def _tell_cell(self) -> None:
        """What is wrong with the cell one stands on, else how one types."""
        index = self.grid.currentIndex()
        problem = str(self.model.data(index, PROBLEM) or "")
        self.said.setText(problem or _HELP)
        self.said.set_look("danger" if problem else "muted")
        self.said.setAccessibleName(problem)

    def _tell_pasted(self, placed: object) -> None:
        assert isinstance(placed, Placed)
        if placed.left:
            more = len(placed.left) - _NAMED
            named = ", ".join(placed.left[:_NAMED]) + (f" 외 {more:,}줄" if more > 0 else "")
            self._notices.warn(
                f"{len(placed.left):,}줄은 붙여 넣지 않았습니다 ({named}). 나머지 "
                f"{placed.lines:,}줄은 넣었습니다."
            )
        elif not placed.cells:
            self._notices.warn(
                "붙여 넣을 자리를 찾지 못했습니다. 참석 칸에 서서 붙이거나, 번호부터 복사해 번호 "
                "칸에 붙이세요."
            )

    # Storing

    def save(self) -> None:
        """저장: every line in which something was typed, in one operation."""
        self.grid.setFocus()  # what is being typed in a cell counts
        if not self.model.changed:
            return
        if self.model.problems:
            index = self.model.first_problem()
            self.grid.setCurrentIndex(index)
            self.grid.scrollTo(index)
            self._tell_cell()
            return
        desk, day_id, entries = self._desk, self._day_id, self.model.entries()
        self.go.setEnabled(False)
        self._jobs.write(
            lambda: day_paper_entry.save(desk, day_id, entries), self._saved, self._refused
        )

    def _saved(self, change: object) -> None:
        assert isinstance(change, Change)
        self.model.clear()
        self.drafts.settle()
        self.refresh()

    def _refused(self, error: BaseException) -> None:
        self._tell()
        if isinstance(error, UserError):
            self.said.setText(error.message)
            self.said.set_look("danger")
        else:
            self._notices.error(error)

    def leave(self, then: Callable[[], None]) -> None:
        """What is typed is kept as a draft and offered again."""
        self.drafts.keep()
        then()
