"""가능한 날 of a worker: when they can come, and when the farm of their own needs them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.circumstances import Availability, AvailabilityType
from jobdesk.domain.kinds import KindId
from jobdesk.services import availability, farm_workers
from jobdesk.ui.page_entry import Context
from jobdesk.ui.widgets.basics import Label, column
from jobdesk.ui.widgets.days_part import DaysPart
from jobdesk.ui.widgets.record_form import scrolled
from jobdesk.ui.widgets.record_tab import RecordTab

_SEEN = frozenset({KindId.AVAILABILITY, KindId.FARM_SEASONS, KindId.FARM_BLOCKS, KindId.EMPLOYERS})
_AHEAD = 90  # days
_MOST = 4


@dataclass(frozen=True, slots=True)
class _Found:
    owner: int
    spans: tuple[Availability, ...]
    own: str


class WorkerDaysTab(RecordTab):
    """See the module's words; every mark is written at once and can be undone."""

    def __init__(self, given: Context) -> None:
        super().__init__()
        self.given = given
        self._owner = 0
        self.days = DaysPart(given.desk.today, read_only=given.desk.read_only)
        self.own = Label(look="warning", wrap=True, tabular=True)
        inner = QWidget()
        inner.setProperty("look", "scroll")
        part = column(self.own, self.days, spacing=12)
        part.addStretch(1)
        part.setContentsMargins(0, 12, 12, 8)
        inner.setLayout(part)
        self.setLayout(column(scrolled(inner)))
        self.setFocusProxy(self.days.grid)
        self.days.marked.connect(self.mark)
        self.days.cleared.connect(self.clear)
        self.days.removed.connect(self.remove_span)

    def show_record(self, record: Any) -> None:
        """Show a worker's days."""
        owner = record.seeker_id or 0
        if owner != self._owner:
            self.days.forget()
        self._owner = owner
        self._ask()

    def refresh_linked(self, change: Change) -> None:
        """A span, or the work of the own farm, may have changed."""
        if change.kinds & _SEEN and self._owner:
            self._ask()

    def mark(
        self,
        kind: AvailabilityType,
        first: date,
        last: date | None,
        weekdays: tuple[str, ...],
        hours: str,
    ) -> None:
        """Say of days that the worker can or cannot come."""
        desk, owner = self.given.desk, self._owner
        self._write(
            lambda: availability.mark(
                desk, owner, kind, first, last, weekdays=weekdays, hours=hours
            )
        )

    def clear(self, first: date, last: date) -> None:
        """Take back what was said of days."""
        desk, owner = self.given.desk, self._owner
        self._write(lambda: availability.clear(desk, owner, first, last))

    def remove_span(self, id_: int) -> None:
        """Take one line back."""
        desk = self.given.desk
        self._write(lambda: availability.remove(desk, id_))

    def _write(self, work: Callable[[], Change]) -> None:
        if self._owner and not self.given.desk.read_only:
            self.given.jobs.write(work)

    def _ask(self) -> None:
        desk, owner = self.given.desk, self._owner

        def look() -> _Found:
            today = desk.today()
            busy = farm_workers.own_busy(desk, owner, today, today + timedelta(days=_AHEAD))
            return _Found(owner, availability.of(desk, owner), own_words(busy))

        self.given.jobs.read(look, self._take, key=(id(self), "days"))

    def _take(self, found: _Found) -> None:
        if found.owner == self._owner:
            self.days.show_spans(found.spans)
            self.own.setText(found.own)
            self.own.setVisible(bool(found.own))


def own_words(busy: dict[date, str]) -> str:
    """``본인 농가 수확 철: 11-21–11-30``, one line a span of days of the same words."""
    spans: list[list[Any]] = []
    for day in sorted(busy):
        last = spans[-1] if spans else None
        if last is not None and last[2] == busy[day] and day - last[1] == timedelta(days=1):
            last[1] = day
        else:
            spans.append([day, day, busy[day]])
    lines = [
        f"{words}: {first:%m-%d}" + (f"–{end:%m-%d}" if end != first else "")
        for first, end, words in spans[:_MOST]
    ]
    if len(spans) > _MOST:
        lines.append(f"이 밖에 {len(spans) - _MOST:,}번 더 바쁩니다")
    return "\n".join(lines)
