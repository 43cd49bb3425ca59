"""보험 of a day: the list is printed and handed in, then noted; what fell away is taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

from PySide6.QtWidgets import QWidget

from jobdesk.services import farm_insurance
from jobdesk.services.desk import Desk
from jobdesk.services.farm_insurance import Cover, InsuredLine
from jobdesk.ui.dates import day_and_weekday
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.may_write import may_write
from jobdesk.ui.models.cell_rows import Cell
from jobdesk.ui.models.listing import plain
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.farm_work.papers_days import DaysBar
from jobdesk.ui.pages.farm_work.papers_dialog import open_farm_papers
from jobdesk.ui.pages.farm_work.papers_list import PapersList
from jobdesk.ui.pages.farm_work.papers_options import Asked
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.page_parts import EmptyState

_C = Cover
_TONES = {
    _C.OPEN: Tone.DANGER,
    _C.HANDED: Tone.SUCCESS,
    _C.OWN: Tone.NEUTRAL,
    _C.FALLEN: Tone.WARNING,
}


class InsuranceView(PapersList):
    """See the module's words. On the table: 1 명단 인쇄, 2 신고함, 3 신고 취소."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, parent: QWidget) -> None:
        super().__init__(
            desk,
            hub,
            jobs,
            notices,
            parent,
            name="보험",
            cells=_cells(),
            days=DaysBar(desk, week=False, start=desk.today() + timedelta(days=1)),
            pills=[cover.value for cover in Cover],
            empty=EmptyState(
                "shield-check",
                "이날은 보험에 올릴 분이 없습니다",
                "배치판에서 사람을 배치하면 보험에 올릴 분이 여기에 나옵니다.",
            ),
        )
        self.print_button = self.add_act(
            self.print_list, "보험사에 낼 명단을 인쇄하거나 저장합니다"
        )
        self.hand_button = self.add_act(self.hand_in, "명단을 보험사에 낸 것으로 적습니다")
        self.back_button = self.add_act(self.take_back, "고른 분의 신고를 없던 일로 합니다")
        may_write(desk, self.hand_button, self.back_button)
        self.table.opened.connect(lambda _id: self.print_list())
        self.name_acts()

    # Acts

    def print_list(self) -> None:
        """The list of the day."""
        asked = Asked("insured", day=self.days.day)
        open_farm_papers(self.desk, self.jobs, self.notices, self, asked)

    def hand_in(self) -> None:
        """Note that the open ones of the chosen, or all of them, were handed in."""
        ids = [one.id for one in self._open()]
        desk, day = self.desk, self.days.day
        if ids and not desk.read_only:
            self.jobs.write(lambda: farm_insurance.hand_in(desk, day, ids))

    def take_back(self) -> None:
        """Take the chosen back."""
        ids = [one.id for one in self._back()]
        desk = self.desk
        if ids and not desk.read_only:
            self.jobs.write(lambda: farm_insurance.take_back(desk, ids))

    def _open(self) -> list[InsuredLine]:
        of = self.chosen if len(self.chosen) > 1 else self.every
        return [one for one in of if one.cover is _C.OPEN]

    def _back(self) -> list[InsuredLine]:
        return [one for one in self.chosen if one.cover in (_C.HANDED, _C.FALLEN)]

    # What the list asks

    def reader(self) -> Callable[[], tuple[Any, ...]]:
        """The day's rows."""
        desk, day = self.desk, self.days.day
        return lambda: _in_order(farm_insurance.of_days(desk, day, day))

    def pill_of(self, row: InsuredLine) -> str:
        """By how it stands."""
        return row.cover.value

    def found_by(self, row: InsuredLine) -> tuple[str, ...]:
        """By farm and person."""
        return row.line.farm.name, row.line.worker.name

    def name_acts(self) -> None:
        """How many each act is for."""
        if not hasattr(self, "back_button"):
            return
        may = not self.desk.read_only
        open_, back = self._open(), self._back()
        for button, label, count, on in (
            (self.print_button, "1  명단 인쇄", 0, bool(self.every)),
            (self.hand_button, "2  신고함", len(open_), bool(open_) and may),
            (self.back_button, "3  신고 취소", len(back), bool(back) and may),
        ):
            words = f"{label} {count:,}명" if count else label
            button.setText(words)
            button.setAccessibleName(words.replace("  ", " "))
            button.setEnabled(on)

    def summary(self) -> str:
        """``미가입 3명 · 가입 20명 · 본인 보험 4명``."""
        return " · ".join(
            f"{cover.value} {count:,}명"
            for cover in Cover
            if (count := sum(one.cover is cover for one in self.every))
        )


def _cells() -> tuple[Cell, ...]:
    return (
        Cell(plain("cover", "보험", 112, chip=True, tone=_tone), lambda row: row.cover.value),
        Cell(
            plain("worker", "근로자", 104, strong=True),
            lambda row: row.line.worker.name,
            under=lambda row: row.line.worker.gender,
        ),
        Cell(
            plain("birth", "생년월일", 108),
            lambda row: (
                row.line.worker.birth_date.isoformat() if row.line.worker.birth_date else ""
            ),
            under=lambda row: "" if row.line.worker.birth_date else "명단에 필요합니다",
        ),
        Cell(
            plain("farm", "농가", 150),
            lambda row: row.line.farm.name,
            under=lambda row: row.line.goes_to,
        ),
        Cell(
            plain("task", "작업", 124, spare=2),
            lambda row: row.line.terms.task,
            under=lambda row: row.line.clock,
        ),
        Cell(plain("stage", "배치", 88, spare=1), lambda row: row.stage),
        Cell(plain("remark", "신고 · 보험", 130), _remark, under=_until),
    )


def _in_order(rows: Sequence[InsuredLine]) -> tuple[InsuredLine, ...]:
    """What is to be done first, then what is done."""
    order = (_C.OPEN, _C.FALLEN, _C.HANDED, _C.OWN)
    return tuple(sorted(rows, key=lambda row: order.index(row.cover)))


def _remark(row: InsuredLine) -> str:
    if row.cover is _C.OWN:
        return row.line.worker.insurance.value
    return "신고" if row.line.day.insured_on is not None else ""


def _until(row: InsuredLine) -> str:
    until, handed = row.line.worker.insured_until, row.line.day.insured_on
    if row.cover is _C.OWN and until is not None:
        return f"{until.isoformat()}까지"
    return day_and_weekday(handed) if handed is not None else ""


def _tone(value: object) -> Tone:
    return next((tone for cover, tone in _TONES.items() if cover.value == value), Tone.NEUTRAL)
