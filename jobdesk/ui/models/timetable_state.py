"""What is known of one plan at a glance: its grid, what clashes, what found no place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from jobdesk.domain.matching_days import MeetingStatus
from jobdesk.domain.timetable import Clash, Guest, Hall, Meeting, Unplaced, clashes
from jobdesk.domain.timetable_edits import Plan, unplaced
from jobdesk.services.day_faces import Faces
from jobdesk.ui.models.timetable_lines import Lines, lines_of

OVER: frozenset[MeetingStatus] = frozenset(
    {MeetingStatus.RUNNING, MeetingStatus.DONE, MeetingStatus.ABSENT}
)
"""Stages in which an interview is no longer moved."""


@dataclass(frozen=True)
class PlanState:
    """A plan in its hall; everything else is worked out once, when it is first asked for."""

    hall: Hall = field(default_factory=lambda: Hall((), ()))
    plan: Plan = ()
    faces: Faces = field(default_factory=Faces)

    @cached_property
    def lines(self) -> Lines:
        """The grid."""
        return lines_of(self.hall, self.plan, list(self.faces.firms))

    @cached_property
    def clashes(self) -> tuple[Clash, ...]:
        """Everything that is wrong and not over: what was held was held."""
        found = clashes(self.hall, self.plan)
        return tuple(c for c in found if not all(self.is_over(m) for m in c.meetings))

    @cached_property
    def clashes_of(self) -> Mapping[Meeting, Sequence[Clash]]:
        """What is wrong with each meeting that has something wrong."""
        found: dict[Meeting, list[Clash]] = defaultdict(list)
        for clash in self.clashes:
            for meeting in clash.meetings:
                found[meeting].append(clash)
        return dict(found)

    @cached_property
    def unplaced(self) -> tuple[Unplaced, ...]:
        """Wishes without an interview; those of people who have none at all come first."""
        met = {meeting.guest for meeting in self.plan}
        ranks = {
            (guest.id, booth): rank
            for guest in self.hall.guests
            for rank, booth in enumerate(guest.wishes)
        }
        return tuple(
            sorted(
                unplaced(self.hall, self.plan),
                key=lambda one: (one.guest in met, ranks.get((one.guest, one.booth), 0)),
            )
        )

    @cached_property
    def guests(self) -> Mapping[int, Guest]:
        """The guests of the hall by their ids."""
        return {guest.id: guest for guest in self.hall.guests}

    @cached_property
    def is_mixed(self) -> bool:
        """Whether the booths keep different times, so that a chip must name its own."""
        return len({(b.minutes, b.starts[0] % b.minutes) for b in self.hall.booths if b.starts}) > 1

    @cached_property
    def wish_count(self) -> int:
        """How many interviews are wished for."""
        return sum(len(set(guest.wishes)) for guest in self.hall.guests)

    @cached_property
    def without(self) -> int:
        """How many people who wish for an interview have none."""
        met = {meeting.guest for meeting in self.plan}
        return sum(1 for guest in self.hall.guests if guest.wishes and guest.id not in met)

    @cached_property
    def pinned(self) -> Plan:
        """The meetings that stay where they are."""
        return tuple(meeting for meeting in self.plan if meeting.pinned)

    def stage(self, meeting: Meeting) -> MeetingStatus:
        """How far an interview is."""
        return self.faces.stages.get((meeting.guest, meeting.booth), MeetingStatus.SET)

    def is_over(self, meeting: Meeting) -> bool:
        """Whether an interview began or fell out, and so stays where it is."""
        return self.stage(meeting) in OVER
