"""근로계약 of a week: what is missing is made and printed, what comes back signed is noted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.kinds import KindId
from jobdesk.services import farm_contract_list, farm_contracts
from jobdesk.services.desk import Desk
from jobdesk.services.farm_contract_list import ContractRow, ContractState
from jobdesk.ui.dates import day_and_weekday
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.may_write import may_write
from jobdesk.ui.models.cell_rows import Cell
from jobdesk.ui.models.listing import plain
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.farm_work.contracts_dialogs import SignDialog
from jobdesk.ui.pages.farm_work.papers_days import DaysBar
from jobdesk.ui.pages.farm_work.papers_dialog import open_farm_papers
from jobdesk.ui.pages.farm_work.papers_list import PapersList
from jobdesk.ui.pages.farm_work.papers_options import Asked
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.page_parts import EmptyState

_S = ContractState
_TONES = {_S.MISSING: Tone.DANGER, _S.UNSIGNED: Tone.WARNING, _S.SIGNED: Tone.SUCCESS}


class ContractsView(PapersList):
    """See the module's words. On the table: 1 작성, 2 인쇄, 3 서명, 4 서명 취소, 5 삭제."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, parent: QWidget) -> None:
        super().__init__(
            desk,
            hub,
            jobs,
            notices,
            parent,
            name="근로계약",
            cells=_cells(),
            days=DaysBar(desk, week=True, start=desk.today()),
            pills=[state.value for state in ContractState],
            empty=EmptyState(
                "file-text",
                "이 주에는 근로계약이 없습니다",
                "배치판에서 사람을 배치하면 계약서가 필요한 분이 여기에 나옵니다.",
            ),
        )
        self.make_button = self.add_act(self.make, "계약서를 만들고 번호를 매깁니다")
        self.print_button = self.add_act(self.print_chosen, "고른 계약서를 인쇄합니다")
        self.sign_button = self.add_act(self.sign, "농가와 근로자가 서명한 날을 적습니다")
        self.unsign_button = self.add_act(self.unsign, "잘못 적은 서명을 없던 일로 합니다")
        self.trash_button = self.add_act(self.trash, "서명하지 않은 계약서를 휴지통으로 (Delete)")
        may_write(desk, self.make_button, self.sign_button, self.unsign_button, self.trash_button)
        self.table.opened.connect(lambda _id: self.print_chosen())
        self.table.delete_pressed.connect(self.trash)
        self.name_acts()

    # Acts

    def make(self) -> None:
        """Make what is missing of the chosen, or all that is missing; then it can be printed."""
        wanted = [one.needed for one in self._missing() if one.needed is not None]
        if not wanted or self.desk.read_only:
            return
        desk = self.desk
        self.jobs.write(lambda: farm_contracts.make(desk, wanted), self._made)

    def print_chosen(self) -> None:
        """The chosen contracts, or all that are not signed yet."""
        ids = [one.id for one in self._of(_S.UNSIGNED, _S.SIGNED)]
        if not ids:
            self.notices.say("인쇄할 계약서가 없습니다. 계약서를 먼저 만드세요.")
            return
        self._print(ids)

    def sign(self) -> None:
        """서명: asks for the day."""
        rows = self._of(_S.UNSIGNED)
        if rows and not self.desk.read_only:
            show(SignDialog(self.desk, self.jobs, self.notices, rows, self))

    def unsign(self) -> None:
        """Take back the signatures of the chosen."""
        ids = [one.id for one in self.chosen if one.state is _S.SIGNED]
        desk = self.desk
        if ids and not desk.read_only:
            self.jobs.write(lambda: farm_contracts.unsign(desk, ids))

    def trash(self) -> None:
        """Move the chosen to the 휴지통 where they are not signed; undo brings them back."""
        ids = [one.id for one in self.chosen if one.state is _S.UNSIGNED]
        desk = self.desk
        if ids and not desk.read_only:
            self.jobs.write(lambda: farm_contracts.trash(desk, ids))

    def _made(self, change: object) -> None:
        assert isinstance(change, Change)
        self._print([ref.id for ref in change.refs if ref.kind is KindId.FARM_CONTRACTS])

    def _print(self, ids: list[int]) -> None:
        asked = Asked("contract", day=self.days.first, contracts=tuple(ids))
        open_farm_papers(self.desk, self.jobs, self.notices, self, asked)

    def _missing(self) -> list[ContractRow]:
        """The chosen where several are chosen, else all."""
        return self._of(_S.MISSING)

    def _of(self, *states: ContractState) -> list[ContractRow]:
        """Of the chosen where several are chosen or the one is of that state, else of all."""
        mine = [one for one in self.chosen if one.state in states]
        if len(self.chosen) > 1:
            return mine
        every = [one for one in self.every if one.state in states]
        if states == (_S.MISSING,):
            return every
        return mine or [one for one in every if one.state is _S.UNSIGNED]

    # What the list asks

    def reader(self) -> Callable[[], tuple[Any, ...]]:
        """The week's rows."""
        desk, first, last = self.desk, self.days.first, self.days.last
        return lambda: farm_contract_list.rows(desk, first, last)

    def pill_of(self, row: ContractRow) -> str:
        """By its state."""
        return row.state.value

    def found_by(self, row: ContractRow) -> tuple[str, ...]:
        """By farm, person and number."""
        return row.farm, row.worker, row.number

    def name_acts(self) -> None:
        """How many each act is for."""
        if not hasattr(self, "trash_button"):
            return
        missing, printed = self._of(_S.MISSING), self._of(_S.UNSIGNED, _S.SIGNED)
        unsigned = self._of(_S.UNSIGNED)
        signed = [one for one in self.chosen if one.state is _S.SIGNED]
        bare = [one for one in self.chosen if one.state is _S.UNSIGNED]
        may = not self.desk.read_only
        for button, label, rows, writes in (
            (self.make_button, "1  계약서 작성", missing, True),
            (self.print_button, "2  인쇄", printed, False),
            (self.sign_button, "3  서명 받음", unsigned, True),
            (self.unsign_button, "4  서명 취소", signed, True),
            (self.trash_button, "5  삭제", bare, True),
        ):
            words = f"{label} {len(rows):,}건" if rows else label
            button.setText(words)
            button.setAccessibleName(words.replace("  ", " "))
            button.setEnabled(bool(rows) and (may or not writes))

    def summary(self) -> str:
        """``계약서 없음 3건 (5일) · 서명 전 2건 · 서명함 12건 · 최저임금 확인 1건``."""
        parts = []
        for state in ContractState:
            rows = [one for one in self.every if one.state is state]
            if rows:
                days = sum(len(one.days) for one in rows)
                more = f" ({days:,}일)" if state is _S.MISSING else ""
                parts.append(f"{state.value} {len(rows):,}건{more}")
        low = sum(bool(one.warning) for one in self.every)
        if low:
            parts.append(f"최저임금 확인 {low:,}건")
        return " · ".join(parts)


def _cells() -> tuple[Cell, ...]:
    return (
        Cell(plain("state", "상태", 112, chip=True, tone=_tone), lambda row: row.state.value),
        Cell(
            plain("worker", "근로자", 104, strong=True),
            lambda row: row.worker,
            under=lambda row: row.number,
        ),
        Cell(plain("farm", "농가", 150), lambda row: row.farm, under=lambda row: row.terms.place),
        Cell(
            plain("span", "계약 기간", 200),
            lambda row: day_and_weekday(row.first),
            under=_days,
        ),
        Cell(
            plain("task", "작업", 124, spare=2),
            lambda row: row.terms.task,
            under=lambda row: "~".join(filter(None, (row.terms.starts_at, row.terms.ends_at))),
        ),
        Cell(
            plain("wage", "일당", 118, right=True),
            lambda row: f"{row.terms.daily_wage:,}원" if row.terms.daily_wage is not None else "",
            under=lambda row: "최저임금 미달" if row.warning else "",
        ),
        Cell(plain("signed_on", "서명한 날", 124, spare=1), _signed),
    )


def _days(row: ContractRow) -> str:
    """``2026-11-24 (화)까지 · 3일 필요``; one that waits although nobody works is told."""
    until = f"{day_and_weekday(row.last)}까지" if row.last != row.first else ""
    idle = "이 주에 일할 날 없음" if row.state is _S.UNSIGNED else ""
    return " · ".join(filter(None, (until, f"{len(row.days):,}일 필요" if row.days else idle)))


def _signed(row: ContractRow) -> str:
    on: date | None = row.signed_on
    return day_and_weekday(on) if on is not None else ""


def _tone(value: object) -> Tone:
    return next((tone for state, tone in _TONES.items() if state.value == value), Tone.NEUTRAL)
