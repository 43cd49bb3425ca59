"""Which interviewer of a booth takes whom, once it is settled who comes when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from jobdesk.domain.timetable import Booth, Meeting, minutes_of
from jobdesk.matching.timetable_task import Place, Task


def seated(task: Task, places: Iterable[Place]) -> list[Meeting]:
    """The places as meetings, each before the interviewer it had where that can be.

    Never two before one: where what is pinned lies so askew that no interviewer is free for a
    whole interview, that one is left out.
    """
    of_booth: dict[int, list[Place]] = defaultdict(list)
    for place in places:
        of_booth[place.booth].append(place)
    return [
        meeting
        for booth, mine in of_booth.items()
        for meeting in _at(task, task.booths[booth], mine)
    ]


def _at(task: Task, booth: Booth, places: Iterable[Place]) -> list[Meeting]:
    taken: dict[int, list[int]] = defaultdict(list)
    for meeting in task.frozen:
        if meeting.booth == booth.id:
            taken[meeting.seat].append(meeting.start)
    found: list[Meeting] = []
    for place in sorted(places, key=lambda place: (not _stays(task, place), place.start)):
        former = task.former.get(place.pair)
        seats = list(range(1, booth.seats + 1))
        if former is not None and former.seat in seats:
            seats.insert(0, former.seat)
        seat = next((s for s in seats if _is_free(booth, taken[s], place.start)), None)
        if seat is not None:
            taken[seat].append(place.start)
            found.append(Meeting(place.start, booth.id, seat, place.guest))
    return found


def _stays(task: Task, place: Place) -> bool:
    former = task.former.get(place.pair)
    return former is not None and former.start == place.start


def _is_free(booth: Booth, starts: Iterable[int], start: int) -> bool:
    length = minutes_of(booth)
    return all(abs(start - other) >= length for other in starts)
