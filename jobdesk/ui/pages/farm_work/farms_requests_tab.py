"""요청 of a farm: what it asked for, the latest first, and how far each has come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.services import lists
from jobdesk.services.desk import Desk
from jobdesk.ui import dates
from jobdesk.ui.may_write import may_write
from jobdesk.ui.page_entry import Context
from jobdesk.ui.pages.farm_work.requests_dialog import take_request
from jobdesk.ui.tones import tone_of
from jobdesk.ui.widgets.basics import Button, column
from jobdesk.ui.widgets.line_list import Line, LineList
from jobdesk.ui.widgets.record_tab import RecordTab

_SEEN = frozenset({KindId.FARM_REQUESTS, KindId.FARM_BLOCKS, KindId.FARM_DAYS})
_FIELDS = (
    "task", "crop", "starts_on", "ends_on", "heads", "status", "wanted_count", "placed_count",
    "worked_count",
)  # fmt: skip
_MOST = 60


@dataclass(frozen=True, slots=True)
class _Found:
    owner: int
    lines: list[Line]
    count: int


class FarmRequestsTab(RecordTab):
    """See the module's words."""

    def __init__(self, given: Context) -> None:
        super().__init__()
        self.given = given
        self._owner = 0
        self.new = Button("요청 받기", icon="phone", tip="이 농가의 일손 요청을 받습니다")
        self.new.clicked.connect(self._take_one)
        may_write(given.desk, self.new)
        self.list = LineList(given.hub, "아직 받은 요청이 없습니다.", self.new)
        self.setLayout(column(self.list, spacing=0))
        self.setFocusProxy(self.new)

    def show_record(self, record: Any) -> None:
        """Ask for the requests of a farm."""
        self._owner = record.employer_id or 0
        self._ask()

    def foresee(self, record: Any) -> None:
        """The number stands behind the title."""
        self.show_record(record)

    def refresh_linked(self, change: Change) -> None:
        """Requests or their days changed."""
        if change.kinds & _SEEN and self._owner:
            self._ask()

    def _ask(self) -> None:
        desk, owner = self.given.desk, self._owner
        self.given.jobs.read(lambda: _lines(desk, owner), self._take, key=(id(self), "lines"))

    def _take(self, found: _Found) -> None:
        if found.owner == self._owner:
            self.list.show_lines(found.lines)
            self.counted.emit(found.count)

    def _take_one(self) -> None:
        if self._owner:
            take_request(self.given, self.window(), self._owner)


def _lines(desk: Desk, employer_id: int) -> _Found:
    kind = KindId.FARM_REQUESTS
    mine = Filter(conditions=(Condition("employer_id", Op.IS, employer_id),))
    with desk.store.reading():
        ids = list(lists.find(desk, kind, mine))
        shown = lists.rows(desk, kind, ids[:_MOST], _FIELDS)
    lines = [_line(id_, shown[id_]) for id_ in ids[:_MOST] if id_ in shown]
    return _Found(employer_id, lines, len(ids))


def _line(id_: int, values: tuple[Any, ...]) -> Line:
    task, crop, starts, ends, heads, status, wanted, placed, worked = values
    name = " · ".join(str(word) for word in (task, crop) if word)
    span = " – ".join(dates.day_and_weekday(day) for day in (starts, ends) if day is not None)
    parts = (
        span,
        f"하루 {heads:,}명" if heads else "",
        f"배치 {placed or 0:,}/{wanted or 0:,}명",
        f"근로확인 {worked:,}명" if worked else "",
    )
    return Line(
        Ref(KindId.FARM_REQUESTS, id_),
        name,
        str(status),
        tone_of(KindId.FARM_REQUESTS, str(status)),
        " · ".join(filter(None, parts)),
    )
