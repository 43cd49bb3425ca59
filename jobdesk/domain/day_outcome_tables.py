"""The outcome of days by firm, by group of people and by side programme."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from jobdesk.domain.breakdowns import ELSEWHERE, UNKNOWN
from jobdesk.domain.day_evidence import Attendee, Evidence, HeldDay, Hire, Meeting, Who
from jobdesk.domain.day_outcome import (
    RESULTS,
    BoothLine,
    GroupLine,
    GroupTable,
    ProgrammeLine,
)
from jobdesk.domain.figures import Number, number_of
from jobdesk.domain.hall_now import sign_order
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import AttendeeStatus, InterviewResult
from jobdesk.domain.people import AGE_BANDS, PRIORITY_GROUPS, Gender, age_band

NO_GROUP = "해당 없음"
_OTHERS = "그 밖의 취업처"
_UNSAID = RESULTS[-1]
_A = KindId.DAY_ATTENDEES


def booth_lines(
    found: Evidence, days: Mapping[int, HeldDay], *, single: bool
) -> tuple[tuple[BoothLine, ...], BoothLine]:
    """Every firm that came, met somebody or hired, and their sum. Of one day in the order of
    the booths; of several those that hired most first."""
    booths: dict[int, list[str]] = {}
    names: dict[int, str] = {}
    for booth in found.booths:
        booths.setdefault(booth.employer_id, []).append(booth.booth)
        names[booth.employer_id] = booth.name
    for met in found.meetings:
        names.setdefault(met.employer_id, met.employer)
    for hire in found.hires:
        names.setdefault(hire.employer_id, hire.employer if hire.employer_id else _OTHERS)
    lines = [
        _booth_line(
            employer_id,
            ", ".join(dict.fromkeys(filter(None, booths.get(employer_id, ())))) if single else "",
            name,
            found,
            days,
            lambda id_, wanted=employer_id: id_ == wanted,  # type: ignore[misc]
        )
        for employer_id, name in names.items()
    ]
    if single:
        lines.sort(key=lambda line: (sign_order(line.booth), line.name))
    else:
        lines.sort(key=lambda line: (-line.hired.value, -line.interviews.value, line.name))
    total = _booth_line(0, "", "합계", found, days, lambda _id: True)
    return tuple(lines), total


def _booth_line(
    employer_id: int,
    booth: str,
    name: str,
    found: Evidence,
    days: Mapping[int, HeldDay],
    of: Callable[[int], bool],
) -> BoothLine:
    meetings = [one for one in found.meetings if of(one.employer_id)]
    hires = [one for one in found.hires if of(one.employer_id)]
    brought = [one for one in found.brought if of(one.employer_id)]
    return BoothLine(
        employer_id,
        booth,
        name,
        openings=Number(
            sum(one.openings for one in brought),
            KindId.VACANCIES,
            tuple(dict.fromkeys(one.vacancy_id for one in brought)),
        ),
        interviews=number_of(KindId.DAY_INTERVIEWS, (one.id for one in meetings)),
        met=number_of(KindId.DAY_ATTENDEES, (one.attendee_id for one in meetings)),
        results=tuple(_said(meetings, word) for word in RESULTS),
        hired=number_of(KindId.PLACEMENTS, (h.id for h in hires if not _later(h, days))),
        later=number_of(KindId.PLACEMENTS, (h.id for h in hires if _later(h, days))),
    )


def _said(meetings: Iterable[Meeting], word: str) -> Number:
    result = InterviewResult.NONE if word == _UNSAID else InterviewResult(word)
    return number_of(KindId.DAY_INTERVIEWS, (one.id for one in meetings if one.result is result))


def _later(hire: Hire, days: Mapping[int, HeldDay]) -> bool:
    return hire.hire_date.year > days[hire.day_id].held_on.year


@dataclass(frozen=True, slots=True)
class _Split:
    """How people fall into rows; ``of`` gives the labels of a person on a day."""

    id: str
    label: str
    labels: tuple[str, ...]
    of: Callable[[Who, HeldDay], tuple[str, ...]]
    exclusive: bool = True


def group_tables(
    found: Evidence, days: Mapping[int, HeldDay], places: tuple[str, ...]
) -> tuple[GroupTable, ...]:
    """성별, 연령대 (on the day), 읍면 and 취업취약계층, of which one may have several."""
    people = [one.who for one in found.attendees] + [one.who for one in found.hires]
    places = places or tuple(sorted({who.eup_myeon for who in people} - {""}))

    def place(who: Who, _day: HeldDay) -> tuple[str, ...]:
        if not who.eup_myeon:
            return (UNKNOWN,)
        return (who.eup_myeon if who.eup_myeon in places else ELSEWHERE,)

    ticked = {group for who in people for group in who.groups}
    known = tuple(group for group in PRIORITY_GROUPS if group in ticked)
    splits = (
        _Split(
            "gender",
            "성별",
            (Gender.MALE.value, Gender.FEMALE.value),
            lambda who, _day: (who.gender or UNKNOWN,),
        ),
        _Split(
            "age",
            "연령대",
            tuple(label for label, _, _ in AGE_BANDS),
            lambda who, day: (age_band(who.age(day.held_on)),),
        ),
        _Split("place", "읍면", places, place),
        _Split(
            "priority",
            "취업취약계층",
            (*known, *sorted(ticked - set(known)), NO_GROUP),
            lambda who, _day: who.groups or (NO_GROUP,),
            exclusive=False,
        ),
    )
    return tuple(_table(split, found, days) for split in splits)


def _table(split: _Split, found: Evidence, days: Mapping[int, HeldDay]) -> GroupTable:
    met = {one.attendee_id for one in found.meetings}
    chosen = {one.attendee_id for one in found.meetings if one.result is InterviewResult.HIRED}
    columns: tuple[Callable[[Attendee], bool], ...] = (
        lambda _one: True,
        lambda one: one.status is AttendeeStatus.CAME,
        lambda one: one.id in met,
        lambda one: one.id in chosen,
    )

    people, hired = _by_label(split, found.attendees, days), _by_label(split, found.hires, days)

    def line(label: str, of: Sequence[Attendee], hires: Sequence[Hire]) -> GroupLine:
        return GroupLine(
            label,
            (
                *(number_of(_A, (one.id for one in of if holds(one))) for holds in columns),
                number_of(KindId.PLACEMENTS, (h.id for h in hires if not _later(h, days))),
                number_of(KindId.PLACEMENTS, (h.id for h in hires if _later(h, days))),
            ),
        )

    there = set(people) | set(hired)
    labels = (  # of one day only those under whom somebody falls
        *(label for label in split.labels if label in there or len(days) > 1),
        *(label for label in (ELSEWHERE, UNKNOWN) if label in there - set(split.labels)),
    )
    return GroupTable(
        split.id,
        split.label,
        tuple(line(label, people.get(label, ()), hired.get(label, ())) for label in labels),
        line("계", found.attendees, found.hires),
        split.exclusive,
    )


_R = TypeVar("_R", Attendee, Hire)


def _by_label(
    split: _Split, rows: Iterable[_R], days: Mapping[int, HeldDay]
) -> dict[str, list[_R]]:
    found: dict[str, list[_R]] = {}
    for one in rows:
        for label in split.of(one.who, days[one.day_id]):
            found.setdefault(label, []).append(one)
    return found


def programme_lines(found: Evidence) -> tuple[ProgrammeLine, ...]:
    """Every side programme that was offered or used, in the order in which it was entered."""
    titles = dict.fromkeys(one.title for one in found.programmes)
    titles |= dict.fromkeys(word for one in found.attendees for word in one.programmes)
    return tuple(
        ProgrammeLine(
            title,
            ", ".join(
                dict.fromkeys(
                    one.operator for one in found.programmes if one.title == title and one.operator
                )
            ),
            sum(one.users for one in found.programmes if one.title == title),
            number_of(
                KindId.DAY_ATTENDEES,
                (one.id for one in found.attendees if title in one.programmes),
            ),
        )
        for title in titles
    )
