"""실적·보고: reports, indicators with their targets, the plan and the 공약 behind tabs.

A part is plugged in by one line of ``PARTS`` and by its name and title in ``page_entries``, so
that the search box leads there too.
"""

from __future__ import annotations

from typing import Any

from jobdesk.domain.changes import Ref
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KindId
from jobdesk.services.desk import Desk
from jobdesk.ui import whereabouts
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.page_entry import Context
from jobdesk.ui.page_part import Part, plain
from jobdesk.ui.pages.reports.plans import PlansPart, PledgesPart
from jobdesk.ui.pages.reports.reports_part import ReportsPart
from jobdesk.ui.pages.reports.targets import TargetsPart
from jobdesk.ui.settings import UserSettings
from jobdesk.ui.widgets.tabbed_page import Tab, TabbedPage

PARTS: tuple[Part, ...] = (
    Part(
        "reports",
        "보고서",
        plain(ReportsPart),
        opens=frozenset(
            {
                KindId.REPORTS,
                KindId.REPORT_TEXTS,
                KindId.REPORT_PHOTOS,
                KindId.REPORT_TEMPLATES,
                KindId.REPORT_CLOSINGS,
            }
        ),
        begins=frozenset({KindId.REPORTS}),
    ),
    Part(
        "targets",
        "지표·목표",
        plain(TargetsPart),
        opens=frozenset({KindId.TARGETS, KindId.OWN_INDICATORS, KindId.INDICATOR_VALUES}),
        begins=frozenset({KindId.OWN_INDICATORS}),
    ),
    Part(
        "plans",
        "계획·예산",
        plain(PlansPart),
        opens=frozenset({KindId.PLAN_ITEMS, KindId.PLAN_MONEY, KindId.PLAN_STEPS}),
        begins=frozenset({KindId.PLAN_ITEMS}),
    ),
    Part(
        "pledges",
        "공약",
        plain(PledgesPart),
        opens=frozenset({KindId.PLEDGES}),
        begins=frozenset({KindId.PLEDGES}),
    ),
)
"""The parts in the order of the tabs; a part comes in by one line."""


class ReportsPage(TabbedPage):
    """See the module's words."""

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, preferences: UserSettings
    ) -> None:
        self._given = given = Context(desk, hub, jobs, notices, preferences)
        super().__init__(
            "실적·보고", tuple(Tab(p.id, p.title, self._maker(p, given), p.kinds) for p in PARTS)
        )

    def _maker(self, part: Part, given: Context) -> Any:
        return lambda: part.make(given, self)

    # What the window asks

    def show_part(self, name: str) -> None:
        """Show a part as the hub names it; what stands after a stroke is for the part itself."""
        name, _, within = name.partition("/")
        super().show_part(name)
        if within and self.name == name:
            lead = getattr(self.current, "show_part", None)
            if lead is not None:
                lead(within)

    def open_record(self, ref: Ref) -> None:
        """Show a record in the part that opens its kind, else with whom it is about."""
        part = next((p for p in PARTS if ref.kind in p.opens), None)
        if part is not None:
            self.go(part.id).open_record(ref)
        else:
            whereabouts.open_owner(self._given, ref)

    def show_filtered(self, kind: KindId, wanted: Filter) -> None:
        """List exactly these records in the part that lists their kind."""
        part = next((p for p in PARTS if kind in p.lists), None)
        if part is not None:
            self.go(part.id).show_filtered(kind, wanted)

    def new_of(self, kind: KindId) -> None:
        """A new record of a kind, in the part that begins it."""
        part = next((p for p in PARTS if kind in p.begins), None)
        if part is not None:
            self.go(part.id).new()
