"""배치 제안: who could go where on a day or in a week, looked at and altered before it is stored.

::

    ProposalDialog(desk, jobs, notices, first, last, self).open()
"""

from __future__ import annotations

import math
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from jobdesk.domain.progress import Progress
from jobdesk.errors import Cancelled, UserError
from jobdesk.services import farm_proposals
from jobdesk.services.desk import Desk
from jobdesk.services.farm_proposals import Line, Proposed
from jobdesk.ui import theme
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.farm_work.proposal_tables import (
    LinesTable,
    Pair,
    left_rows,
    left_table,
    matrix,
    open_rows,
    open_table,
)
from jobdesk.ui.widgets.basics import SMALL, Button, Label, PrimaryButton, row
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.editors import DateEdit
from jobdesk.ui.widgets.folding_tabs import FoldingTabs
from jobdesk.ui.widgets.form_field import FormField

_LOOKING = f"누가 어디로 갈지 찾습니다. 길어야 {math.ceil(farm_proposals.SECONDS)}초 걸립니다."


class ProposalDialog(Dialog):
    """See the module's words. Space pins a line, Del takes it out, F5 proposes again around what
    is pinned; nothing is stored before 저장."""

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        notices: Notices,
        first: date,
        last: date,
        parent: QWidget,
    ) -> None:
        super().__init__("배치 제안", parent, width=860)
        self._desk, self._jobs, self._notices = desk, jobs, notices
        self.proposed: Proposed | None = None
        self.lines: tuple[Line, ...] = ()
        self.pinned: set[Pair] = set()
        self.taken_out: list[Line] = []
        """Since the last proposal; ``barred`` holds those before it too."""
        self.barred: set[Pair] = set()
        self._stale = False
        self.first = FormField("첫날", DateEdit(desk.today))
        self.last = FormField("끝날", DateEdit(desk.today))
        today = desk.today()
        begin = max(first, today)
        self.first.set_value(begin)
        self.last.set_value(max(begin, min(last, begin + timedelta(farm_proposals.LONGEST - 1))))
        self.anew = QCheckBox("고정하거나 확정하지 않은 배치도 다시 짭니다")
        self.again = Button("다시 제안", icon="refresh-cw")
        self.again.setToolTip("F5")
        self.sum = Label(weight=600, wrap=True, tabular=True)
        self.proof = Label(look="muted", wrap=True, points=SMALL + 0.75, tabular=True)
        self.problem = Label(look="danger", wrap=True)
        self.back = Button("", look="link", icon="undo-2")
        self.table = LinesTable(lambda line: line.pair in self.pinned, self)
        self.unfilled, self.left = open_table(), left_table()
        self._farms = QWidget()
        self._lay_out()
        self._connect()
        self.spread(1000, 700)
        self._tell()
        self.table.setFocus()
        self.propose()

    def _lay_out(self) -> None:
        for field in (self.first, self.last):
            field.setFixedWidth(theme.now().px(168))
        head = row(self.first, self.last, self.anew, None, self.again, spacing=16)
        for beside in (self.anew, self.again):
            beside.setMinimumHeight(theme.now().px(36))
            head.setAlignment(beside, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(head)
        for part in (self.problem, self.sum, self.proof):
            self.body.addWidget(part)
        self.tabs = FoldingTabs("배치안의 보기", self.back)
        QVBoxLayout(self._farms).setContentsMargins(0, 0, 0, 0)
        for view, title in (
            (self.table, "배치안"),
            (self._farms, "농가별"),
            (self.unfilled, "모자란 자리"),
            (self.left, "못 가는 사람"),
        ):
            self.tabs.addTab(view, title)
        self.body.addWidget(self.tabs, 1)
        self.problem.hide()
        self.back.hide()
        keys = Label("Space 고정 · Del 빼기 · F5 다시 제안", look="muted", points=SMALL + 0.75)
        self.add_remark(keys)
        self.add_button(Button("취소")).clicked.connect(self.reject)
        self.go = self.add_button(PrimaryButton("저장", icon="check"), keys="Ctrl+S")

    def _connect(self) -> None:
        self.go.clicked.connect(self.save)
        self.again.clicked.connect(self.propose)
        self.back.clicked.connect(self.put_back)
        self.table.ticked.connect(self.pin)
        self.table.opened.connect(self.pin)
        self.table.delete_pressed.connect(self.take_out)
        self.anew.toggled.connect(self._on_asked)
        self.first.edited.connect(self._on_asked)
        self.last.edited.connect(self._on_asked)
        QShortcut(QKeySequence("F5"), self).activated.connect(self.propose)

    # What is done to the lines

    def propose(self) -> None:
        """Look for the best lines around those that are pinned, without those taken out."""
        first, last = self.first.value(), self.last.value()
        wrong = [f for f in (self.first, self.last) if not isinstance(f.value(), date)]
        for field in wrong:
            field.set_problem(field.editor.problem() or "날짜를 입력하세요.")
        if wrong or not self.again.isEnabled():
            return
        assert isinstance(first, date)
        assert isinstance(last, date)
        desk, anew = self._desk, self.anew.isChecked()
        kept = self._kept()
        barred = frozenset(self.barred)
        self.again.setEnabled(False)
        self.go.setEnabled(False)

        def work(progress: Progress) -> Proposed:
            return farm_proposals.propose(
                desk, first, last, anew=anew, kept=kept, barred=barred, progress=progress
            )

        self._jobs.long(_LOOKING, work, self._take, self._failed, parent=self)

    def pin(self, id_: int) -> None:
        """Have further proposals leave a line as it is, and the driver who brings it; or let it
        go."""
        line = self.table.line(id_)
        if line is None or self.proposed is None:
            return
        if line.pair in self.pinned:
            self.pinned.discard(line.pair)
        else:
            self.pinned |= {
                each.pair for each in farm_proposals.pinned_with_drivers(self.proposed, [line])
            }
        self.table.rows.repaint()
        self._tell()

    def take_out(self) -> None:
        """Take the current line out; further proposals find somebody else for the place."""
        current = self.table.current()
        if current is None or self.proposed is None:
            return
        self.lines = farm_proposals.without(self.proposed, self.lines, current.line)
        self.taken_out.append(current.line)
        self.barred.add(current.line.pair)
        self.pinned.discard(current.line.pair)
        self._show()

    def put_back(self) -> None:
        """Let everybody who was taken out be proposed again."""
        if self.proposed is None:
            return
        gone = {line.pair for line in self.taken_out}
        before = self.barred - gone
        shown = {line.pair for line in self.lines} | gone
        self.lines = tuple(line for line in self.proposed.lines if line.pair in shown)
        self.taken_out, self.barred = [], set()
        self._show()
        self.table.setFocus()
        if before:
            self.propose()

    def save(self) -> None:
        """Store the lines that are shown, the pinned ones as such."""
        made, desk = self.proposed, self._desk
        if made is None or desk.read_only:
            return
        lines = [farm_proposals.with_pin(line, line.pair in self.pinned) for line in self.lines]
        self.go.setEnabled(False)
        self._jobs.write(
            lambda: farm_proposals.keep(desk, made, lines), self._stored, self._refused
        )

    # What comes of it

    def _kept(self) -> list[Line]:
        return [line for line in self.lines if line.pair in self.pinned]

    def _take(self, made: Proposed) -> None:
        self.proposed, self.lines, self.taken_out = made, made.lines, []
        self.pinned = {line.pair for line in made.lines if line.pinned}
        self.again.setEnabled(True)
        self.problem.hide()
        self._stale = False
        self._show()
        if self.lines and self.table.current() is None:
            self.table.selectRow(0)
        if not self.lines and made.wanted and self.tabs.currentWidget() is self.table:
            self.tabs.setCurrentWidget(self.unfilled)  # why nobody goes, instead of nothing

    def _failed(self, error: BaseException) -> None:
        self.again.setEnabled(True)
        if isinstance(error, Cancelled):
            self._say("찾기를 멈추었습니다. 아무것도 저장하지 않았습니다.")
        elif isinstance(error, UserError):
            self._say(error.message)
        else:
            self._notices.error(error)
        self._tell()

    def _stored(self, _change: object) -> None:
        self.accept()

    def _refused(self, error: BaseException) -> None:
        self._tell()
        if isinstance(error, UserError):
            self._say(error.message)
        else:
            self._notices.error(error)

    def _say(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.show()

    def _on_asked(self) -> None:
        """What is shown was asked for otherwise."""
        self._stale = self.proposed is not None
        self._tell()

    # What is shown

    def _show(self) -> None:
        made = self.proposed
        assert made is not None
        self.table.show_lines(self.lines)
        blocks = farm_proposals.cells_without(made, self.taken_out)
        farms = self._farms.layout()
        assert farms is not None
        while (old := farms.takeAt(0)) is not None:
            widget = old.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        farms.addWidget(matrix(blocks))
        self.unfilled.set_rows(open_rows(blocks))
        self.left.set_rows(left_rows(made.left_out))
        short = sum(block.open for block in blocks)
        for at, (title, count) in enumerate(
            (
                ("배치안", len(self.lines)),
                ("농가별", 0),
                ("모자란 자리", short),
                ("못 가는 사람", len(made.left_out)),
            )
        ):
            self.tabs.setTabText(at, f"{title} {count:,}" if count else title)
        self._tell()

    def _tell(self) -> None:
        made, count = self.proposed, len(self.lines)
        self.sum.setText(_sum(made, self.lines) if made is not None else "배치를 찾고 있습니다…")
        self.proof.setText(
            "기간이나 기준을 바꾸었습니다. ‘다시 제안’을 누르세요."
            if self._stale
            else "뺀 자리에 갈 다른 사람은 ‘다시 제안’이 찾습니다."
            if self.taken_out
            else "보낼 수 있는 분이 남아 있지 않습니다. 자리마다 까닭을 보세요."
            if made is not None and made.wanted and not self.lines
            else _proof(made)
        )
        self.back.setText(f"뺀 {len(self.barred):,}명 되돌리기")
        self.back.setVisible(bool(self.barred))
        self.tabs.fit()
        self.go.setText(f"{count:,}명 저장" if count else "저장")
        something = made is not None and bool(count or made.facts.released)
        ready = something and not self._stale and self.again.isEnabled()
        self.go.setEnabled(ready and not self._desk.read_only)


def _sum(made: Proposed, lines: tuple[Line, ...]) -> str:
    if not made.cells:
        return "이 기간에는 사람을 보낼 요청이 없습니다."
    if not made.wanted:
        return "이 기간의 요청은 모두 찼습니다."
    farms, people = len({line.farm_id for line in lines}), len({line.seeker_id for line in lines})
    return (
        f"빈자리 {made.wanted:,}명 가운데 {len(lines):,}명을 채웁니다 · "
        f"농가 {farms:,}곳 · 근로자 {people:,}명"
    )


def _proof(made: Proposed | None) -> str:
    if made is None or not made.lines:
        return ""
    fewest, most = made.days_each
    each = f"{most}일" if fewest == most else f"{fewest}~{most}일"
    best = (
        "더 좋은 배치가 없음이 증명되었습니다"
        if made.share >= 1.0
        else (f"가장 좋은 배치의 {int(made.share * 1000) / 10:.1f}% 이상입니다")
    )
    parts = [best, f"한 사람 {each}"]
    if not made.facts.seats_known:
        parts.append("등록된 차량이 없어 좌석은 세지 않았습니다")
    return " · ".join(parts)
