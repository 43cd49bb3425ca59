"""월 마감: the twelve months of a year, closed or open, and what closed ones count otherwise now.

::

    ClosingDialog(desk, hub, jobs, notices, year=2026, month=3, parent=self).show()
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.closing import Correction
from jobdesk.domain.filters import Filter
from jobdesk.domain.months import Month
from jobdesk.domain.official import official_time
from jobdesk.services import closings, month_end
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models.listing import plain
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.basics import Button, IconButton, Label, PrimaryButton, row
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.plain_table import PlainTable
from jobdesk.ui.widgets.reason_dialog import ReasonDialog

_REASONS = ("기록을 잘못 입력함", "늦게 들어온 실적", "지도점검 지적")


@dataclass(frozen=True, slots=True)
class _Year:
    """What one look at the store gave: the closed months and what they count otherwise now."""

    closed: dict[Month, closings.ClosedMonth]
    corrections: tuple[Correction, ...]


class ClosingDialog(Dialog):
    """See the module's words; not shown yet."""

    def __init__(
        self,
        desk: Desk,
        hub: Hub,
        jobs: Jobs,
        notices: Notices,
        *,
        year: int,
        month: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("월 마감", parent, width=720)
        self._desk, self._hub, self._jobs, self._notices = desk, hub, jobs, notices
        self._year, self._wanted = year, month
        self._shown = _Year({}, ())
        about = (
            "마감한 달의 실적과 보고서는 그대로 보관되고, 뒤에 바뀐 것은 다음 보고서에 정정으로 "
            "나옵니다."
        )
        self.body.addWidget(Label(about, look="muted", wrap=True))
        self._named = Label(weight=600)
        before, after = IconButton("chevron-left", "앞 해"), IconButton("chevron-right", "다음 해")
        before.clicked.connect(lambda: self._go(-1))
        after.clicked.connect(lambda: self._go(1))
        self.body.addLayout(row(before, self._named, after, None))
        self.months = PlainTable(
            "달",
            (
                plain("month", "달", 80, strong=True),
                plain("state", "상태", 90),
                plain("at", "마감한 때", 170),
                plain("who", "담당", 110),
                plain("changed", "정정", 90),
            ),
            stretch="at",
            lines=12,
            fill=True,
        )
        self.months.picked.connect(self._on_picked)
        self.body.addWidget(self.months, 1)
        self.told = Label(look="muted", wrap=True)
        self.opener = Button("바뀐 기록 열기", look="link")
        self.opener.clicked.connect(self.open_changed)
        line = row(self.told, self.opener)
        line.setStretch(0, 1)
        self.body.addLayout(line)
        self.add_button(Button("닫기")).clicked.connect(self.reject)
        self.reopen = self.add_button(Button("마감 풀기…"))
        self.reopen.clicked.connect(self.ask_reason)
        self.close_month = self.add_button(PrimaryButton("마감", icon="lock"), keys="Ctrl+Return")
        self.close_month.clicked.connect(self.close_chosen)
        self.spread(720, 640)  # in large type twelve months scroll: the buttons stay in sight
        hub.changed.connect(self._on_changed)
        self.months.setFocus()
        self._ask()

    @property
    def chosen(self) -> Month:
        """The month whose line is current."""
        return Month(self._year, (self.months.current() or 0) + 1)

    def close_chosen(self) -> None:
        """Close the month, with its reports."""
        month = self.chosen
        self._busy()
        self._jobs.write(lambda: month_end.close(self._desk, month), self._done, self._refused)

    def ask_reason(self) -> None:
        """Open the month again once a reason is given."""
        month = self.chosen
        ReasonDialog(
            f"{month.number}월 마감 풀기",
            "누가 왜 풀었는지 기록으로 남습니다. 고친 뒤 다시 마감하세요.",
            "마감 풀기",
            _REASONS,
            lambda reason: month_end.reopen(self._desk, month, reason),
            self._jobs,
            self._notices,
            self,
            required=True,
        ).show()

    def open_changed(self) -> None:
        """List the records that count otherwise in the month now."""
        mine = self._corrections(self.chosen)
        if mine:
            ids = tuple(dict.fromkeys(change.record for change in mine[0].changes))
            self.accept()
            self._hub.show_filtered.emit((mine[0].kind, Filter(ids=ids)))

    def _go(self, years: int) -> None:
        self._wanted = self.chosen.number
        self._year += years
        self._ask()

    def _ask(self) -> None:
        self._named.setText(f"{self._year}년")
        self._busy()
        self._jobs.read(self._look, self._show, key=(id(self), "months"))

    def _busy(self) -> None:
        for button in (self.reopen, self.close_month, self.opener):
            button.setEnabled(False)

    def _look(self) -> _Year:
        year = self._year
        found = closings.corrections(self._desk, Month(year + 1, 1))
        mine = tuple(each for each in found if each.month.year == year)
        closed = closings.closed_months(self._desk)
        return _Year({m: each for m, each in closed.items() if m.year == year}, mine)

    def _show(self, shown: _Year) -> None:
        self._shown = shown
        rows = [self._line(Month(self._year, number)) for number in range(1, 13)]
        self.months.set_rows(rows, current=self._wanted - 1)
        self._jobs.in_turn(self._in_sight)  # once the words beneath have taken their room
        self._on_picked()

    def _in_sight(self) -> None:
        self.months.scrollTo(self.months.currentIndex())

    def _line(self, month: Month) -> tuple[object, ...]:
        closed, many = self._shown.closed.get(month), len(self._corrections(month))
        if closed is None:
            today = self._desk.today()
            begun = "진행 중" if month.first <= today else "시작 전"
            return f"{month.number}월", "열림" if month.last <= today else begun, "", "", ""
        record = closed.record
        at = official_time(datetime.fromisoformat(record.closed_at))
        return f"{month.number}월", "마감", at, record.counsellor, f"{many}건" if many else ""

    def _corrections(self, month: Month) -> Sequence[Correction]:
        return [each for each in self._shown.corrections if each.month == month]

    def _on_picked(self) -> None:
        month = self.chosen
        self._wanted = month.number
        closed, mine = month in self._shown.closed, self._corrections(month)
        over = month.last <= self._desk.today()
        self.close_month.setEnabled(over and not closed)
        self.reopen.setEnabled(closed)
        self.opener.setVisible(bool(mine))
        self.opener.setEnabled(bool(mine))
        self.told.setText(_told(month, mine, closed=closed, over=over))

    def _done(self, change: Change) -> None:
        self._notices.say(f"{change.label}: 보고서와 실적을 보관했습니다.")

    def _refused(self, error: BaseException) -> None:
        self._notices.error(error)
        self._ask()

    def _on_changed(self, change: Change) -> None:
        if change.refs and self.isVisible():
            self._ask()


def _told(month: Month, mine: Sequence[Correction], *, closed: bool, over: bool) -> str:
    if mine:
        said = ", ".join(f"{c.name} {c.difference:+,f}" for c in mine[:3])
        more = f" 외 {len(mine) - 3}건" if len(mine) > 3 else ""
        return f"마감한 뒤 바뀌었습니다: {said}{more}. 다음 보고서에 정정으로 나옵니다."
    if closed:
        return f"{month.number}월은 마감했고 그 뒤로 바뀐 것이 없습니다."
    if over:
        return (
            f"{month.number}월은 마감할 수 있습니다. 보고서가 없으면 월간 보고서를 함께 만듭니다."
        )
    return f"{month.number}월은 {month.last.day}일이 지나야 마감할 수 있습니다."
