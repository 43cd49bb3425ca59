"""농가: the list of farms with the record of one beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.farm_seasons import Spell, coming
from jobdesk.domain.farms import Farm
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.services import farm_needs, farm_records, farms, stored
from jobdesk.services.desk import Desk
from jobdesk.services.farms import Support
from jobdesk.ui.may_write import may_write
from jobdesk.ui.models.columns import column
from jobdesk.ui.page_entry import Context
from jobdesk.ui.pages.farm_work.farms_new import new_farm
from jobdesk.ui.pages.farm_work.farms_requests_tab import FarmRequestsTab
from jobdesk.ui.pages.farm_work.farms_tabs import SeasonsTab, plots_tab
from jobdesk.ui.pages.farm_work.farms_together import TogetherTab
from jobdesk.ui.pages.farm_work.requests_dialog import take_request
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.attachments_view import AttachmentsView
from jobdesk.ui.widgets.basics import Button, Chip
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.ledger import LedgerList, LedgerPanel
from jobdesk.ui.widgets.page_parts import EmptyState
from jobdesk.ui.widgets.record_panel import RecordPanel
from jobdesk.ui.widgets.record_tab import RecordTab

_KIND = KINDS[KindId.FARMS]
_SOON = 30  # days
_ROWS = (
    ("crops",),
    ("village", "area"),
    ("directions",),
    ("support_cap", "found_on"),
    ("counsellor",),
    ("note",),
)


@dataclass(frozen=True, slots=True)
class _About:
    """What the head of a farm says besides its fields."""

    employer_id: int
    words: str
    support: Support
    spells: tuple[Spell, ...]
    owner: str


class FarmPanel(LedgerPanel):
    """One farm: what it grows and needs, who came, and what it had of support."""

    def __init__(self, *args: Any, **look: Any) -> None:
        super().__init__(*args, **look)
        self.request = Button("요청 받기", icon="phone", tip="이 농가의 일손 요청을 받습니다")
        self.request.clicked.connect(self.take_request)
        may_write(self.desk, self.request)
        self.firm = Button("업체 기록", icon="building-2", tip="연락처와 상담·접촉이 있는 기록")
        self.firm.clicked.connect(self._open_firm)
        self.head_right.addWidget(self.request)
        self.head_right.addWidget(self.firm)
        self.given: Context | None = None

    def take_request(self, of: object = None) -> None:
        """A request of this farm; ``of`` is a Spell of its 작업력 that says which work."""
        if self.record is not None and self.given is not None:
            spell = of if isinstance(of, Spell) else None
            take_request(self.given, self.window(), self.record.employer_id or 0, spell)

    def present(self, record: Farm) -> None:
        """As every ledger, with the place, the support and what comes next."""
        super().present(record)
        self.about.setText("")
        desk, id_ = self.desk, record.employer_id or 0
        self.jobs.read(lambda: _about(desk, id_), self._take_about, key=(id(self), "about"))

    def refresh_linked(self, change: Change) -> None:
        """Support and 작업력 stand in the head."""
        told = {KindId.SUPPORT_PAYMENTS, KindId.FARM_SEASONS, KindId.EMPLOYERS}
        if change.kinds & told and self.record is not None:
            self.present(self.record)

    def _take_about(self, found: _About) -> None:
        if self.record is None or self.record.employer_id != found.employer_id:
            return
        self.about.setText(found.words)
        self.chips.clear()
        for crop in self.record.crops[:3]:
            self.chips.addWidget(Chip(crop))
        for spell in found.spells[:2]:
            now = spell.first <= self.desk.today()
            when = "지금" if now else f"{spell.first.month}월 {spell.first.day}일부터"
            words = f"{spell.season.task} {when}"
            self.chips.addWidget(Chip(words, Tone.SUCCESS if now else Tone.WARNING))
        support = found.support
        if support.cap is not None:
            over = support.used > support.cap
            words = f"지원금 {support.used:,}/{support.cap:,}원"
            self.chips.addWidget(Chip(words, Tone.DANGER if over else Tone.NEUTRAL))
        elif support.used:
            self.chips.addWidget(Chip(f"올해 지원금 {support.used:,}원"))
        if found.owner:
            self.chips.addWidget(Chip(f"농가주 {found.owner}: 구직자로도 등록", Tone.ACCENT))
        if self.record.trashed_on:
            self.chips.addWidget(Chip("휴지통", Tone.DANGER))

    def _open_firm(self) -> None:
        if self.record is not None and self.record.employer_id:
            self.hub.open_record.emit(Ref(KindId.EMPLOYERS, self.record.employer_id))


class FarmsList(LedgerList):
    """See the module's words."""

    def __init__(self, given: Context, parent: QWidget | None = None) -> None:
        del parent
        self.given = given
        empty = EmptyState(
            "sprout",
            "아직 등록한 농가가 없습니다",
            "농가를 등록하고 필지와 한 해 작업을 적어 두면, 요청을 받고 사람을 보내는 일이 "
            "여기서 이어집니다.",
        )
        super().__init__(
            given.desk,
            given.hub,
            given.jobs,
            given.notices,
            given.preferences,
            kind=KindId.FARMS,
            columns=(
                column(_KIND, "employer", title="농가", width=130, strong=True),
                column(_KIND, "eup_myeon", width=78),
                column(_KIND, "crops", width=104, spare=1),
                column(_KIND, "day_count", title="연인원", width=70),
                column(_KIND, "last_day_on", title="최근", width=104, spare=2),
                column(_KIND, "support_sum", title="지원금", width=96, spare=3),
            ),
            sections=(("농가", _ROWS),),
            empty=empty,
            search_hint="농가 이름, 초성, 마을",
            new_label="새 농가",
            save=farms.save,
            tabs=self._tabs,
            title="농가",
            icon="sprout",
            panel_type=FarmPanel,
        )
        assert isinstance(self.panel, FarmPanel)
        self.panel.given = given
        empty.add_action(self.new_button())
        self.grid.stretch("employer")
        self.bar.add_choice("eup_myeon", (), load=self.stored_values("eup_myeon"))
        self.add_link("곧 일손이 필요한 농가", self.show_coming, "30일 안에 작업이 시작되는 농가")
        self.add_view("올해 발굴", self._found, "올해 새로 찾은 농가")
        self.begin()

    def _tabs(self, panel: RecordPanel) -> Sequence[tuple[RecordTab, str]]:
        given = self.given
        seasons = SeasonsTab(given)
        seasons.request_wanted.connect(self._request_of)
        parts = given.desk, given.hub, given.jobs, given.notices
        return (
            (seasons, "작업력"),
            (plots_tab(given), "필지"),
            (TogetherTab(given, KindId.FARMS), "사람"),
            (FarmRequestsTab(given), "요청"),
            (AttachmentsView(*parts, panel.kind), "첨부"),
        )

    def new(self) -> None:
        """A new farm."""
        if not self.desk.read_only:
            show(new_farm(self.given, self.window()))

    def show_coming(self) -> None:
        """The farms whose yearly work begins soon, whether they have asked or not."""
        desk = self.desk
        self.jobs.read(
            lambda: farm_needs.coming_farms(desk, _SOON), self._list, key=(id(self), "coming")
        )

    def _list(self, ids: tuple[int, ...]) -> None:
        self.show_filtered(KindId.FARMS, Filter(ids=ids))

    def _found(self) -> Filter:
        year = self.desk.today().year
        return Filter(
            conditions=(
                Condition("found_on", Op.AT_LEAST, date(year, 1, 1)),
                Condition("found_on", Op.AT_MOST, date(year, 12, 31)),
            )
        )

    def _request_of(self, of: object) -> None:
        assert isinstance(self.panel, FarmPanel)
        self.panel.take_request(of)


def _about(desk: Desk, employer_id: int) -> _About:
    with desk.store.reading():
        firm = stored.employer(desk, employer_id)
        seasons = farm_records.seasons(desk, [employer_id])
        owner = stored.seeker(desk, firm.owner_id).called if firm.owner_id else ""
        today = desk.today()
        words = " · ".join(filter(None, (firm.eup_myeon, firm.contact_name, firm.phone)))
        return _About(
            employer_id,
            words,
            farms.support(desk, employer_id, today.year),
            coming(seasons, today, _SOON),
            owner,
        )
