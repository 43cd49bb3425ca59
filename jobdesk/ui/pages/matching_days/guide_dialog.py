"""안내 문자: where and when to be, to each of those who registered; that there is a day, to those
who might come. Copied into whatever sends texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QSplitter, QWidget

from jobdesk.domain import text
from jobdesk.services import access, day_guidance
from jobdesk.services.day_guidance import Receiver
from jobdesk.services.day_words import DayText, Message
from jobdesk.services.desk import Desk
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models.cell_rows import Cell, CellRows
from jobdesk.ui.models.listing import plain
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.matching_days.add_employers import nothing
from jobdesk.ui.pages.matching_days.message_side import MessageSide
from jobdesk.ui.widgets.basics import Button, Card, Label, column, row
from jobdesk.ui.widgets.cell_table import CellTable
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.editors import ChoiceEdit
from jobdesk.ui.widgets.search_box import SearchBox

_HERE, _FITTING, _SEEKING = "접수한 분", "이 행사의 구인에 맞는 분", "구직 중인 분 모두"
_READS: dict[str, Callable[[Desk, int], tuple[Receiver, ...]]] = {
    _HERE: day_guidance.registered,
    _FITTING: day_guidance.fitting,
    _SEEKING: day_guidance.seeking,
}
_NOBODY = {
    _HERE: "아직 접수한 분이 없습니다.",
    _FITTING: "맞는 분이 없습니다. 업체·부스에서 업체가 가져오는 구인을 살펴보세요.",
    _SEEKING: "접수하지 않은 구직자가 없습니다.",
}


class GuideDialog(Dialog):
    """See the module's words. Space ticks; the message of the current row is shown filled in.

    ``chosen`` are people (seeker ids) that are ticked from the beginning.
    """

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        notices: Notices,
        day_id: int,
        parent: QWidget,
        chosen: Sequence[int] = (),
    ) -> None:
        super().__init__("안내 문자", parent, width=900)
        self._desk, self._jobs, self._notices = desk, jobs, notices
        self._day_id = day_id
        self._every: tuple[Receiver, ...] = ()
        self.picked: set[int] = set(chosen)
        self.rows = CellRows(self._cells(), self)
        self.table = CellTable("받을 분", self.rows, stretch="why")
        self.table.ticked.connect(self.tick)
        self.table.opened.connect(self.tick)
        self.whom = ChoiceEdit(tuple(_READS), empty="")
        self.whom.setAccessibleName("어떤 분")
        self.whom.edited.connect(self._on_whom)
        self.search = SearchBox("이름, 초성, 전화", name="받을 분에서 찾기")
        self.search.searched.connect(lambda _words: self._narrow())
        self.search.submitted.connect(self.table.setFocus)
        self.all = Button("모두 고르기", look="link")
        self.all.clicked.connect(self._tick_all)
        self.told = Label(look="muted", wrap=True)
        self.side = MessageSide(desk, jobs, notices, DayText.REGISTERED, "받는 분마다")
        self.table.picked.connect(self.side.ask)
        self.side.wanted.connect(self._preview)
        self.side.copy_one.clicked.connect(self.copy_current)
        self.side.copy_all.clicked.connect(self.copy_picked)
        self.finished.connect(self.side.keep)
        sides = QSplitter()
        sides.setHandleWidth(16)
        sides.setChildrenCollapsible(False)
        sides.addWidget(self._left())
        sides.addWidget(self.side)
        sides.setSizes([560, 440])
        sides.setStretchFactor(0, 56)
        sides.setStretchFactor(1, 44)
        self.body.addWidget(sides, 1)
        self.add_remark(Label("이름과 전화번호를 복사하면 접속기록에 남습니다.", look="muted"))
        self.add_button(Button("닫기")).clicked.connect(self.reject)
        self.spread(1080, 680)
        self._tell()
        self.table.setFocus()
        self.read()

    def _left(self) -> QWidget:
        side = QWidget()
        card = Card(margin=1, spacing=0)
        card.body.addWidget(self.table)
        layout = column(spacing=8)
        head = row(self.whom, self.search, self.all)
        head.setStretch(1, 1)
        layout.addLayout(head)
        layout.addWidget(card, 1)
        layout.addWidget(self.told)
        side.setLayout(layout)
        return side

    def _cells(self) -> tuple[Cell, ...]:
        return (
            Cell(plain("tick", "", 44), nothing, ticked=lambda one: one.id in self.picked),
            Cell(
                plain("name", "이름", 150, strong=True),
                lambda one: one.name,
                under=lambda one: " · ".join(
                    filter(None, (one.about, "" if one.phone else "전화 없음"))
                ),
            ),
            Cell(
                plain("why", "면접·맞는 구인", 200),
                lambda one: one.why[0] if one.why else "",
                under=lambda one: "  ".join(one.why[1:]),
            ),
        )

    def read(self) -> None:
        """Ask for the people again."""
        desk, day_id, read = self._desk, self._day_id, _READS[str(self.whom.value())]
        self.told.setText("찾고 있습니다…")
        self._jobs.read(lambda: read(desk, day_id), self._take, key=(id(self), "people"))

    def tick(self, seeker_id: int) -> None:
        """Choose a person, or let them go."""
        self.picked ^= {seeker_id}
        self.rows.repaint()
        self._tell()

    def copy_current(self) -> None:
        """The message of the current row onto the clipboard."""
        one = self.table.current()
        if one is not None:
            self._copy([one.id], one=True)

    def copy_picked(self) -> None:
        """Name, phone and message of those ticked, one line each."""
        self._copy(self._chosen(), one=False)

    def _copy(self, ids: list[int], *, one: bool) -> None:
        desk, day_id, words, side = self._desk, self._day_id, self.side.words, self.side

        def made() -> tuple[Message, ...]:
            found = day_guidance.messages(desk, day_id, ids, words)
            day_guidance.copied(desk, found)
            return found

        self._jobs.write(made, lambda found: side.copy(found, one=one, unit="명"))

    def _chosen(self) -> list[int]:
        return [one.id for one in self._every if one.id in self.picked]

    def _on_whom(self) -> None:
        self.side.keep()
        registered = self.whom.value() == _HERE
        self.picked.clear()
        self._every = ()
        self._narrow()
        self.side.show_words(DayText.REGISTERED if registered else DayText.SEEKERS)
        self.read()

    def _take(self, found: tuple[Receiver, ...]) -> None:
        self._every = found
        self._narrow()
        self.told.setText("" if found else _NOBODY[str(self.whom.value())])
        self.told.setVisible(not found)

    def _narrow(self) -> None:
        words = self.search.full_text().strip()
        self.rows.set_rows(
            [one for one in self._every if text.holds(words, one.name, one.phone, *one.why)]
        )
        if self.table.current() is None and self.rows.rowCount():
            self.table.select(self.rows.row(0).id)
        self._tell()
        self.side.ask()

    def _tick_all(self) -> None:
        shown = set(self.rows.ids)
        self.picked = self.picked - shown if shown <= self.picked else self.picked | shown
        self.rows.repaint()
        self._tell()

    def _tell(self) -> None:
        count = len(self._chosen())
        self.side.copy_all.setText(f"고른 {count:,}명 모두 복사" if count else "고른 분 모두 복사")
        self.side.copy_all.setEnabled(bool(count))

    def _preview(self) -> None:
        one, desk, day_id = self.table.current(), self._desk, self._day_id
        if one is None:
            self.side.show_message(None)
            return
        words, person = self.side.words, one.id

        def ask() -> Message:
            (made,) = day_guidance.messages(desk, day_id, [person], words)
            if made.phone:
                access.phone_seen(desk, person)
            return made

        self._jobs.read(ask, self.side.show_message, key=(id(self), "preview"))
