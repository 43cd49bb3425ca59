"""근로자: the list of farm workers with the record of one beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from jobdesk.domain import text
from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.farm_insured import SOON_DAYS, Cover, standing
from jobdesk.domain.farm_people import FarmWorker, Origin, WorkerStatus
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.services import access, employers, farm_workers, lists
from jobdesk.services.desk import Desk
from jobdesk.ui.models.columns import column
from jobdesk.ui.page_entry import Context
from jobdesk.ui.pages.farm_work.crews_dialogs import own_car_dialog
from jobdesk.ui.pages.farm_work.farms_new import new_worker
from jobdesk.ui.pages.farm_work.farms_together import TogetherTab
from jobdesk.ui.pages.farm_work.workers_days import WorkerDaysTab
from jobdesk.ui.pages.farm_work.workers_worked import WorkedTab
from jobdesk.ui.theme import Tone
from jobdesk.ui.tones import tone_of
from jobdesk.ui.widgets.basics import Button, Chip
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.ledger import LedgerList, LedgerPanel
from jobdesk.ui.widgets.page_parts import EmptyState
from jobdesk.ui.widgets.record_panel import RecordPanel
from jobdesk.ui.widgets.record_tab import RecordTab

_KIND = KINDS[KindId.FARM_WORKERS]
_SKILLS = (
    ("skills",),
    ("tasks",),
    ("status", "origin"),
    ("found_on", "most_days"),
    ("counsellor",),
    ("note",),
)
_TRAVEL = (
    ("crew", "pickup"),
    ("car",),
    ("insurance", "insured_until"),
    ("bank", "account"),
    ("holder",),
)
_COVER = {
    Cover.NONE: Tone.NEUTRAL,
    Cover.UNDATED: Tone.WARNING,
    Cover.OVER: Tone.DANGER,
    Cover.SOON: Tone.WARNING,
    Cover.GOOD: Tone.SUCCESS,
}


@dataclass(frozen=True, slots=True)
class _About:
    seeker_id: int
    words: str
    phone: str
    crew: str
    farms: tuple[tuple[int, str], ...]


class WorkerPanel(LedgerPanel):
    """One worker: what they can do, when, with whom, and where they were."""

    def __init__(self, *args: Any, **look: Any) -> None:
        super().__init__(*args, **look)
        self.person = Button("구직자 기록", icon="user", tip="상담과 알선이 있는 기록")
        self.person.clicked.connect(self.open_person)
        self.head_right.addWidget(self.person)
        self.farm = Button("본인 농가", icon="sprout", tip="이분이 농사짓는 농가의 기록")
        self.farm.clicked.connect(self._open_farm)
        self.head_right.addWidget(self.farm)
        self.farm.hide()
        self._own_farm = self._revealed = 0

    def present(self, record: FarmWorker) -> None:
        """As every ledger, with how they are reached and insured."""
        super().present(record)
        if record.id != self._revealed:
            self._revealed = 0
        self.about.setText("")
        desk, id_, crew = self.desk, record.seeker_id or 0, record.crew_id or 0
        self.jobs.read(lambda: _about(desk, id_, crew), self._take_about, key=(id(self), "about"))

    def refresh_linked(self, change: Change) -> None:
        """The person's place and phone stand in the head."""
        told = {KindId.SEEKERS, KindId.EMPLOYERS, KindId.FARM_CREWS}
        if change.kinds & told and self.record is not None:
            self.present(self.record)

    def _take_about(self, found: _About) -> None:
        record = self.record
        if record is None or record.seeker_id != found.seeker_id:
            return
        self.about.setText(found.words)
        self.chips.clear()
        if found.phone:
            self.chips.addWidget(self._phone(found.phone))
        status = record.status.value
        self.chips.addWidget(Chip(status, tone_of(KindId.FARM_WORKERS, status)))
        self.chips.addWidget(Chip(record.origin.value))
        if found.crew:
            self.chips.addWidget(Chip(found.crew, Tone.ACCENT))
        state = standing(record, self.desk.today())
        if state.cover is not Cover.NONE:
            self.chips.addWidget(Chip(state.words, _COVER[state.cover]))
        self._own_farm = found.farms[0][0] if found.farms else 0
        self.farm.setVisible(bool(found.farms))
        if found.farms:
            self.chips.addWidget(Chip(f"농사짓는 분: {found.farms[0][1]}", Tone.ACCENT))
        if record.trashed_on:
            self.chips.addWidget(Chip("휴지통", Tone.DANGER))

    def _phone(self, number: str) -> Button:
        """The telephone, masked until it is asked for."""
        shown = bool(self._revealed)
        button = Button(
            number if shown else text.mask_phone(number),
            icon="phone",
            look="chip",
            tip="" if shown else "누르면 연락처를 보여 줍니다(기록됩니다)",
        )
        button.setAccessibleName(f"연락처 {number}" if shown else "연락처 보기")
        button.clicked.connect(lambda: self.reveal(button, number))
        return button

    def reveal(self, button: Button, number: str) -> None:
        """Show the telephone of this worker; the access log notes it."""
        if self.record is None or self._revealed == self.record.id:
            return
        self._revealed = self.record.id
        button.setText(number)
        button.setToolTip("")
        button.setAccessibleName(f"연락처 {number}")
        desk, seeker_id = self.desk, self.record.seeker_id or 0
        self.jobs.read(lambda: access.phone_seen(desk, seeker_id), self._noted)

    def _noted(self, nothing: None) -> None:
        """The look is in the log; there is nothing to show for it."""

    def open_person(self) -> None:
        """The seeker's own record."""
        if self.record is not None and self.record.seeker_id:
            self.hub.open_record.emit(Ref(KindId.SEEKERS, self.record.seeker_id))

    def _open_farm(self) -> None:
        if self._own_farm:
            self.hub.open_record.emit(Ref(KindId.EMPLOYERS, self._own_farm))


class WorkersList(LedgerList):
    """See the module's words."""

    def __init__(self, given: Context, parent: QWidget | None = None) -> None:
        del parent
        self.given = given
        empty = EmptyState(
            "users",
            "아직 등록한 근로자가 없습니다",
            "농작업을 하실 분을 등록하고 할 수 있는 일과 가능한 날을 적어 두면, 요청이 올 때 "
            "맞는 분을 바로 보낼 수 있습니다.",
        )
        super().__init__(
            given.desk,
            given.hub,
            given.jobs,
            given.notices,
            given.preferences,
            kind=KindId.FARM_WORKERS,
            columns=(
                column(_KIND, "seeker", title="이름", width=84, strong=True),
                column(_KIND, "eup_myeon", width=78),
                column(_KIND, "skills", width=130, spare=1),
                column(_KIND, "day_count", title="연인원", width=70),
                column(_KIND, "last_day_on", title="최근", width=104, spare=2),
                column(_KIND, "crew", width=92, spare=3),
                column(_KIND, "status", width=76),
            ),
            sections=(("할 수 있는 일", _SKILLS), ("이동·보험", _TRAVEL)),
            empty=empty,
            search_hint="이름, 초성, 전화 뒷자리",
            new_label="새 근로자",
            save=farm_workers.save,
            tabs=self._tabs,
            title="근로자",
            icon="user",
            panel_type=WorkerPanel,
        )
        empty.add_action(self.new_button())
        self.grid.stretch("skills")
        self.bar.add_choice("status", [each.value for each in WorkerStatus])
        self.bar.add_choice("origin", [each.value for each in Origin])
        self.bar.add_choice("eup_myeon", (), load=self.stored_values("eup_myeon"))
        self.add_link(
            "보험 없는 분", self.show_uninsured, "본인 보험이 없거나 끝나 가는 활동 중인 분"
        )
        self.add_view("올해 발굴", self._found, "올해 새로 찾은 분")
        self.begin()

    def _tabs(self, panel: RecordPanel) -> Sequence[tuple[RecordTab, str]]:
        del panel
        given = self.given
        return (
            (WorkerDaysTab(given), "가능한 날"),
            (WorkedTab(given), "근로일"),
            (TogetherTab(given, KindId.FARM_WORKERS), "농가"),
        )

    def new(self) -> None:
        """A new worker."""
        if not self.desk.read_only:
            show(new_worker(self.given, self.window()))

    def fill_menu(self, menu: QMenu, ids: list[int]) -> None:
        """The car of one's own first, then what every record can do."""
        if len(ids) == 1:
            car: QAction = menu.addAction("본인 차량 등록…")
            car.triggered.connect(lambda: own_car_dialog(self.given, ids[0], self.window()))
        super().fill_menu(menu, ids)

    def show_uninsured(self) -> None:
        """Who is not insured for longer than a fortnight: their days want an insurance."""
        desk = self.desk
        self.jobs.read(
            lambda: farm_workers.uninsured(desk, SOON_DAYS), self._list, key=(id(self), "insured")
        )

    def _list(self, ids: tuple[int, ...]) -> None:
        self.show_filtered(KindId.FARM_WORKERS, Filter(ids=ids))

    def _found(self) -> Filter:
        year = self.desk.today().year
        return Filter(
            conditions=(
                Condition("found_on", Op.AT_LEAST, date(year, 1, 1)),
                Condition("found_on", Op.AT_MOST, date(year, 12, 31)),
            )
        )


def _about(desk: Desk, seeker_id: int, crew_id: int) -> _About:
    with desk.store.reading():
        fields = ("birth_year", "eup_myeon", "phone")
        shown = lists.rows(desk, KindId.SEEKERS, [seeker_id], fields).get(seeker_id)
        year, place, phone = shown or (None, "", "")
        words = (f"{year}년생" if year else "", place)
        crew = lists.title(desk, KindId.FARM_CREWS, crew_id) if crew_id else ""
        farms = tuple((each.id, each.name) for each in employers.of_owner(desk, seeker_id))
    said = " · ".join(str(word) for word in words if word)
    return _About(seeker_id, said, str(phone or ""), crew, farms)
