"""가능일·관계: when a person can work and with whom, in one tab of the record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.circumstances import Availability, AvailabilityType, Relation
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Seeker
from jobdesk.errors import UserError
from jobdesk.services import availability, relations
from jobdesk.services.desk import Desk
from jobdesk.services.relations import Tie
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.seekers.ties_part import TiesPart
from jobdesk.ui.widgets.basics import Label, Rule, column
from jobdesk.ui.widgets.days_part import DaysPart
from jobdesk.ui.widgets.record_form import scrolled
from jobdesk.ui.widgets.record_tab import RecordTab


@dataclass(frozen=True, slots=True)
class _Found:
    """What one look at the store gave."""

    owner: int
    spans: tuple[Availability, ...]
    ties: tuple[Tie, ...]


class AroundTab(RecordTab):
    """Every mark and tie is written at once and can be undone."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices) -> None:
        super().__init__()
        self._desk, self._hub, self._jobs, self._notices = desk, hub, jobs, notices
        self._owner = 0
        self.days = DaysPart(desk.today, read_only=desk.read_only)
        self.ties = TiesPart(desk, hub, jobs)
        inner = QWidget()
        inner.setProperty("look", "scroll")
        part = column(self.days, Rule(), Label("관계", weight=600), self.ties, spacing=12)
        part.addStretch(1)
        part.setContentsMargins(0, 12, 12, 8)
        inner.setLayout(part)
        self.setLayout(column(scrolled(inner)))
        self.setFocusProxy(self.days.grid)
        self.days.marked.connect(self.mark)
        self.days.cleared.connect(self.clear)
        self.days.removed.connect(self.remove_span)
        self.ties.added.connect(self.tie)
        self.ties.removed.connect(self.untie)
        self.ties.listed.connect(self.list_circle)

    def show_record(self, record: Seeker) -> None:
        """Show a person's days and ties."""
        if record.id != self._owner:
            self.days.forget()
            self.ties.forget()
        self._owner = record.id
        self._ask()

    def refresh_linked(self, change: Change) -> None:
        """A span or a tie may have changed, or the name of somebody tied."""
        if change.kinds & {KindId.AVAILABILITY, KindId.RELATIONS, KindId.SEEKERS}:
            self._ask()

    @property
    def dirty(self) -> bool:
        """Whether somebody was named and not added yet."""
        return self.ties.typing

    @property
    def leave_text(self) -> str:
        """What would be lost."""
        return "관계 있는 분을 고르고 아직 더하지 않았습니다."

    def discard(self) -> None:
        """Drop what was typed."""
        self.ties.forget()

    # What is written

    def mark(
        self,
        kind: AvailabilityType,
        first: date,
        last: date | None,
        weekdays: tuple[str, ...],
        hours: str,
    ) -> None:
        """Say of days that the person can or cannot work on them."""
        desk, owner = self._desk, self._owner
        self._write(
            lambda: availability.mark(
                desk, owner, kind, first, last, weekdays=weekdays, hours=hours
            )
        )

    def clear(self, first: date, last: date) -> None:
        """Take back what was said of days."""
        desk, owner = self._desk, self._owner
        self._write(lambda: availability.clear(desk, owner, first, last))

    def remove_span(self, id_: int) -> None:
        """Take one line back."""
        desk = self._desk
        self._write(lambda: availability.remove(desk, id_))

    def tie(self, other_id: int, relation: str) -> None:
        """Tie the person to another."""
        desk = self._desk
        tie = Relation(seeker_id=self._owner, other_id=other_id, relation=relation)
        self._jobs.write(lambda: relations.add(desk, tie), self._tied, self._not_tied)

    def untie(self, tie_id: int) -> None:
        """Take a tie away."""
        desk = self._desk
        self._write(lambda: relations.remove(desk, tie_id))

    def list_circle(self) -> None:
        """Show the whole circle in the list of people."""
        desk, owner = self._desk, self._owner
        self._jobs.read(lambda: relations.circle(desk, owner), self._list, key=(id(self), "circle"))

    def _list(self, ids: tuple[int, ...]) -> None:
        self._hub.show_filtered.emit((KindId.SEEKERS, Filter(ids=ids)))

    def _write(self, work: Callable[[], Change]) -> None:
        if self._owner and not self._desk.read_only:
            self._jobs.write(work)

    def _tied(self, change: object) -> None:
        del change
        self.ties.forget()

    def _not_tied(self, error: BaseException) -> None:
        if isinstance(error, UserError):
            self.ties.refuse(error)
        else:
            self._notices.error(error)

    def _ask(self) -> None:
        desk, owner = self._desk, self._owner
        self._jobs.read(
            lambda: _Found(owner, availability.of(desk, owner), relations.of(desk, owner)),
            self._take,
            key=(id(self), "around"),
        )

    def _take(self, found: _Found) -> None:
        if found.owner == self._owner:
            self.days.show_spans(found.spans)
            self.ties.show_ties(found.ties)
