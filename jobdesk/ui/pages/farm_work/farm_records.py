"""기록: the records of farm work as lists, one kind at a time, also those behind a figure."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from jobdesk.domain.changes import Ref
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KINDS as DECLARED
from jobdesk.domain.kinds import LISTED, Kind, KindId
from jobdesk.services import settings
from jobdesk.ui.models.columns import Column, masked
from jobdesk.ui.models.columns import column as grid_column
from jobdesk.ui.page_entry import Context
from jobdesk.ui.widgets.basics import column, row
from jobdesk.ui.widgets.choice_editors import ChoiceEdit
from jobdesk.ui.widgets.page_parts import EmptyState
from jobdesk.ui.widgets.wide_list import WideList

_K = KindId
_FIELDS: dict[KindId, tuple[tuple[str, int], ...]] = {
    _K.FARM_DAYS: (
        ("work_date", 104), ("employer", 130), ("farm_place", 76), ("task", 96), ("crop", 72),
        ("seeker", 88), ("origin", 60), ("status", 84), ("hours", 60), ("daily_wage", 90),
        ("contract_on", 104), ("insured", 56), ("support_sum", 90),
    ),
    _K.FARM_CONTRACTS: (
        ("number", 110), ("employer", 140), ("seeker", 96), ("starts_on", 104), ("ends_on", 104),
        ("task", 110), ("daily_wage", 96), ("signed_on", 104),
    ),
    _K.SUPPORT_PAYMENTS: (
        ("work_date", 104), ("item", 110), ("employer", 130), ("seeker", 90), ("amount", 96),
        ("payee", 76), ("source", 96), ("step", 72), ("evidence_on", 104),
    ),
    _K.SUPPORT_BATCHES: (
        ("title", 220), ("month", 104), ("step", 72), ("payment_count", 72), ("amount_sum", 110),
        ("document", 130), ("drafted_on", 104), ("approved_on", 104), ("paid_on", 104),
        ("settled_on", 104),
    ),
    _K.FARM_REQUESTS: (
        ("received_on", 104), ("employer", 140), ("farm_place", 80), ("task", 110),
        ("starts_on", 104), ("ends_on", 104), ("heads", 80), ("wanted_count", 84),
        ("placed_count", 64), ("worked_count", 80), ("status", 84),
    ),
    _K.FARM_BLOCKS: (
        ("work_date", 104), ("employer", 150), ("heads", 80), ("placed_count", 64),
        ("starts_at", 64), ("ends_at", 64), ("status", 84), ("reason", 130),
    ),
    _K.FARMS: (
        ("employer", 150), ("eup_myeon", 80), ("village", 90), ("crops", 130), ("found_on", 104),
        ("request_count", 64), ("day_count", 72), ("person_count", 72), ("last_day_on", 104),
        ("support_sum", 96),
    ),
    _K.FARM_WORKERS: (
        ("seeker", 96), ("birth_date", 104), ("eup_myeon", 80), ("origin", 60), ("status", 72),
        ("skills", 160), ("crew", 96), ("found_on", 104), ("day_count", 72), ("farm_count", 72),
        ("last_day_on", 104), ("absent_count", 64),
    ),
}  # fmt: skip
_TITLES = {
    _K.FARM_DAYS: "배치·근로일",
    _K.FARM_CONTRACTS: "근로계약",
    _K.SUPPORT_PAYMENTS: "지원금 내역",
    _K.SUPPORT_BATCHES: "지급 기안",
    _K.FARM_REQUESTS: "요청",
    _K.FARM_BLOCKS: "작업일",
    _K.FARMS: "농가",
    _K.FARM_WORKERS: "근로자",
}
_WIDE = {_K.FARM_WORKERS: "seeker", _K.SUPPORT_BATCHES: "title"}
_CHOICES = {
    _K.FARM_DAYS: ("status", "task"),
    _K.FARM_CONTRACTS: (),
    _K.SUPPORT_PAYMENTS: ("step", "item"),
    _K.SUPPORT_BATCHES: ("step",),
    _K.FARM_REQUESTS: ("status", "task"),
    _K.FARM_BLOCKS: ("status",),
    _K.FARMS: (),
    _K.FARM_WORKERS: ("status", "origin"),
}
_DATES = {
    _K.FARM_DAYS: "work_date",
    _K.FARM_CONTRACTS: "starts_on",
    _K.SUPPORT_PAYMENTS: "work_date",
    _K.SUPPORT_BATCHES: "drafted_on",
    _K.FARM_REQUESTS: "starts_on",
    _K.FARM_BLOCKS: "work_date",
    _K.FARMS: "found_on",
    _K.FARM_WORKERS: "found_on",
}
KINDS: tuple[KindId, ...] = tuple(_TITLES)
"""The kinds that can be listed here, the one that is shown first at the head."""


def _column(declared: Kind, field: str, width: int) -> Column:
    """A column as it is declared; a month says no day."""
    if field == "month":
        return grid_column(declared, field, width=width, show=_month)
    return grid_column(declared, field, width=width)


def _month(value: object) -> str:
    return f"{value:%Y-%m}" if isinstance(value, date) else ""


class KindList(WideList):
    """The list of one kind, over the whole width."""

    def __init__(self, given: Context, kind: KindId) -> None:
        declared = DECLARED[kind]
        columns = tuple(_column(declared, field, wide) for field, wide in _FIELDS[kind])
        super().__init__(
            given.desk,
            given.hub,
            given.jobs,
            given.notices,
            given.preferences,
            kind=kind,
            columns=masked(columns) if settings.get(given.desk).mask_lists else columns,
            stretch=_WIDE.get(kind, "employer"),
            empty=EmptyState(
                "sprout",
                f"아직 {_TITLES[kind]} 기록이 없습니다",
                "농가의 요청을 받아 사람을 보내면 여기에 쌓입니다.",
            ),
            search_hint="이름, 초성, 비고",
            changes=frozenset(KINDS),
            title=_TITLES[kind],
        )
        self.export_button.setVisible(kind in LISTED)
        for field in _CHOICES[kind]:
            self.bar.add_choice(field, [c for c in declared.field(field).choices if c])
        self.bar.add_span(_DATES[kind], given.desk.today)
        self.parts.setContentsMargins(0, 0, 0, 0)
        self.header.title.hide()
        self.grid.fit(True)
        self.begin()


class FarmRecords(QWidget):
    """See the module's words. ``record_wanted`` bears the Ref of a row."""

    record_wanted = Signal(object)

    def __init__(self, given: Context, kinds: tuple[KindId, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._given, self._kinds = given, kinds
        self._made: dict[KindId, KindList] = {}
        self.chooser = ChoiceEdit([_TITLES[kind] for kind in kinds], empty="")
        self.chooser.setAccessibleName("볼 기록")
        self.chooser.setMinimumWidth(140)
        self._heads, self._lists = QStackedWidget(), QStackedWidget()
        self._heads.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        head = row(self.chooser, self._heads, spacing=12)
        head.setStretch(1, 1)
        layout = column(spacing=10)
        layout.addLayout(head)
        layout.addWidget(self._lists, 1)
        self.setLayout(layout)
        self.go(kinds[0])
        self.chooser.activated.connect(self._on_chosen)

    @property
    def current(self) -> KindList:
        """The list that is shown."""
        shown = self._lists.currentWidget()
        assert isinstance(shown, KindList)
        return shown

    def go(self, kind: KindId) -> KindList:
        """Show the list of a kind, made now if need be."""
        if kind not in self._made:
            made = KindList(self._given, kind)
            made.opened.connect(partial(self._on_opened, kind))
            self._made[kind] = made
            self._lists.addWidget(made)
            self._heads.addWidget(made.header)
        made = self._made[kind]
        self.chooser.set_value(_TITLES[kind])
        self._lists.setCurrentWidget(made)
        self._heads.setCurrentWidget(made.header)
        self.setFocusProxy(made)
        return made

    # What the page asks

    def refresh(self) -> None:
        """조회 (F5)."""
        self.current.refresh()

    def focus_search(self) -> None:
        """Ctrl+F."""
        self.current.focus_search()

    def print_(self) -> None:
        """Ctrl+P: the list as it stands, given out."""
        if not self.current.export_button.isHidden():
            self.current.export()

    def show_filtered(self, kind: KindId, wanted: Filter) -> None:
        """List exactly these."""
        self.go(kind).show_filter(wanted)

    def show_saved(self, kind: KindId, view_id: int) -> None:
        """Put a saved view in force."""
        self.go(kind).saved_views.show_id(view_id)

    def _on_chosen(self, at: Any) -> None:
        self.go(self._kinds[int(at)])

    def _on_opened(self, kind: KindId, record_id: int) -> None:
        self.record_wanted.emit(Ref(kind, record_id))
