"""농촌일손: the parts of farm work behind tabs, and every record of it as a list.

A part is plugged in by one line of ``PARTS``, in the order of the work, and by its name and title
in ``page_entries``, so that the search box leads there too. The last part lists every kind of
record that none of the others does.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

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
from jobdesk.ui.pages.farm_work.board_part import BoardPart
from jobdesk.ui.pages.farm_work.crews_list import CrewsPart
from jobdesk.ui.pages.farm_work.farm_records import KINDS, FarmRecords
from jobdesk.ui.pages.farm_work.farms_list import FarmsList
from jobdesk.ui.pages.farm_work.figures_part import FiguresPart
from jobdesk.ui.pages.farm_work.papers_dialog import open_farm_papers
from jobdesk.ui.pages.farm_work.papers_options import Asked
from jobdesk.ui.pages.farm_work.papers_part import PapersPart
from jobdesk.ui.pages.farm_work.requests_list import RequestsList
from jobdesk.ui.pages.farm_work.support_part import SUPPORT, SupportPart
from jobdesk.ui.pages.farm_work.workers_list import WorkersList
from jobdesk.ui.settings import UserSettings
from jobdesk.ui.widgets.tabbed_page import Tab, TabbedPage

_REQUESTS = frozenset({KindId.FARM_REQUESTS})
_FARMS = frozenset({KindId.FARMS})
_WORKERS = frozenset({KindId.FARM_WORKERS})
_CREWS = frozenset({KindId.FARM_CREWS, KindId.FARM_CARS})

PARTS: tuple[Part, ...] = (
    Part(
        "board",
        "배치판",
        plain(BoardPart),
        opens=frozenset({KindId.FARM_DAYS, KindId.FARM_BLOCKS}),
    ),
    Part("requests", "요청", RequestsList, _REQUESTS, _REQUESTS, _REQUESTS),
    Part("farms", "농가", FarmsList, _FARMS, _FARMS, _FARMS),
    Part("workers", "근로자", WorkersList, _WORKERS, _WORKERS, _WORKERS),
    Part("crews", "작업반·차량", CrewsPart, _CREWS, _CREWS, _CREWS),
    Part(
        "papers",
        "계약·보험",
        plain(PapersPart),
        opens=frozenset({KindId.FARM_CONTRACTS}),
    ),
    Part("support", "지원금", plain(SupportPart), opens=SUPPORT),
    Part("figures", "실적", plain(FiguresPart)),
)
"""The parts in the order of the tabs; a part comes in by one line::

    Part("figures", "실적", plain(FiguresPart)),
    Part("farms", "농가", lambda c, page: FarmsPart(c.desk, c.hub, c.jobs, c.notices,
         c.preferences, page), opens=_FARMS, lists=_FARMS, begins=_FARMS),
"""
RECORDS = "records", "기록"


class FarmWorkPage(TabbedPage):
    """See the module's words."""

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, preferences: UserSettings
    ) -> None:
        self._given = given = Context(desk, hub, jobs, notices, preferences)
        left = tuple(kind for kind in KINDS if not any(kind in part.lists for part in PARTS))
        super().__init__(
            "농촌일손",
            (
                *(Tab(p.id, p.title, self._maker(p, given), p.kinds) for p in PARTS),
                Tab(*RECORDS, lambda: self._records(left), frozenset(left)),
            ),
        )

    def _maker(self, part: Part, given: Context) -> Any:
        return lambda: part.make(given, self)

    def _records(self, kinds: tuple[KindId, ...]) -> QWidget:
        made = FarmRecords(self._given, kinds, self)
        made.record_wanted.connect(self.open_record)
        return made

    # What the window asks

    def show_part(self, name: str) -> None:
        """Show a part as the hub names it; what stands after a stroke is for the part itself:
        ``board/2026-11-21`` a day of the board, ``papers/insurance/2026-11-21`` its insurance."""
        name, _, within = name.partition("/")
        super().show_part(name)
        if within and self.name == name:
            lead = getattr(self.current, "show_part", None)
            if lead is not None:
                lead(within)

    @property
    def printable(self) -> bool:
        """Farm work always has papers."""
        return True

    def print_(self) -> None:
        """Ctrl+P: what the shown part prints itself, else every paper."""
        shown, given = self.current, self._given
        if hasattr(shown, "print_"):
            shown.print_()
            return
        open_farm_papers(given.desk, given.jobs, given.notices, self, Asked("dispatch"))

    def open_record(self, ref: Ref) -> None:
        """Show a record in the part that opens its kind, else with whom it is about."""
        part = next((p for p in PARTS if ref.kind in p.opens), None)
        if part is not None:
            self.go(part.id).open_record(ref)
        else:
            whereabouts.open_owner(self._given, ref)

    def show_filtered(self, kind: KindId, wanted: Filter) -> None:
        """List exactly these records."""
        self._lists(kind).show_filtered(kind, wanted)

    def show_saved(self, kind: KindId, view_id: int) -> None:
        """Put a saved view in force on the list of its kind."""
        self._lists(kind).show_saved(kind, view_id)

    def new_of(self, kind: KindId) -> None:
        """A new record of a kind, in the part that begins it."""
        part = next((p for p in PARTS if kind in p.begins), None)
        if part is None:
            return
        made = self.go(part.id)
        begin = getattr(made, "new_of", None)
        if begin is not None:
            begin(kind)
        else:
            made.new()

    def _lists(self, kind: KindId) -> Any:
        part = next((p for p in PARTS if kind in p.lists), None)
        return self.go(part.id if part is not None else RECORDS[0])
