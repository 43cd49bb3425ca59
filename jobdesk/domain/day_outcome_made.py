"""Reckons the outcome of days from what was read of them: one line a day, the sum, the funnel."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from jobdesk.domain.casework import PlacementRoute
from jobdesk.domain.day_evidence import Attendee, Evidence, HeldDay, Hire, Meeting
from jobdesk.domain.day_outcome import CRISIS, DayLine, Outcome, Rate, Stage
from jobdesk.domain.day_outcome_tables import booth_lines, group_tables, programme_lines
from jobdesk.domain.day_owed import OWED
from jobdesk.domain.figures import Number, number_of
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import AttendeeStatus, InterviewResult
from jobdesk.domain.rounding import Rounding, rate

_K = KindId
"""Results that are not final."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Whose figures they are, of when, and how rates are made."""

    centre: str
    practice: bool
    title: str
    first: date
    last: date
    as_of: date
    taken_at: datetime
    taken_by: str
    places: tuple[str, ...]
    rounding: Rounding
    rate_decimals: int


def outcome(frame: Frame, found: Evidence) -> Outcome:
    """The outcome of the days that were read, in their order."""
    lines = tuple(_line(day, found) for day in found.days)
    days = {day.id: day for day in found.days}
    booths, booth_total = booth_lines(found, days, single=len(lines) == 1)
    return Outcome(
        centre=frame.centre,
        practice=frame.practice,
        title=frame.title,
        first=frame.first,
        last=frame.last,
        as_of=frame.as_of,
        taken_at=frame.taken_at,
        taken_by=frame.taken_by,
        rounding=frame.rounding,
        rate_decimals=frame.rate_decimals,
        lines=lines,
        total=_sum(lines),
        funnel=_funnel(frame, found, days),
        booths=booths,
        booth_total=booth_total,
        groups=group_tables(found, days, frame.places),
        programmes=programme_lines(found),
        remark=remark(found, days),
    )


def in_year(hire: Hire, day: HeldDay) -> bool:
    """Whether a hire counts for the year of its day: it begins in that year (or before it)."""
    return hire.hire_date.year <= day.held_on.year


def remark(found: Evidence, days: dict[int, HeldDay]) -> str:
    """Who is left out of 취업인원 because they begin in a later year; "" where nobody is.

    As the Gunsan table says it: ``* … 매칭데이(11월~12월) '23년 입사(예정)자 21명 제외``.
    """
    later = [hire for hire in found.hires if not in_year(hire, days[hire.day_id])]
    if not later:
        return ""
    of = sorted({hire.day_id for hire in later}, key=lambda id_: (days[id_].held_on, id_))
    titles = list(dict.fromkeys(days[id_].title for id_ in of))
    named = " 및 ".join(titles) if len(titles) < 3 else f"{titles[0]} 등 {len(of)}회"
    first, last = days[of[0]].held_on, days[of[-1]].held_on
    months = f"{first.month}월" if first.month == last.month else f"{first.month}월~{last.month}월"
    years = {hire.hire_date.year for hire in later}
    begins = f"'{min(years) % 100:02d}년" + (" 이후" if len(years) > 1 else "")
    return f"* {named}({months}) {begins} 입사(예정)자 {len(later):,}명 제외"


def _line(day: HeldDay, found: Evidence) -> DayLine:
    attendees = [one for one in found.attendees if one.day_id == day.id]
    came = [one for one in attendees if one.status is AttendeeStatus.CAME]
    meetings = [one for one in found.meetings if one.day_id == day.id]
    offers = [one for one in meetings if one.result is InterviewResult.HIRED]
    hires = [one for one in found.hires if one.day_id == day.id]
    brought = [one for one in found.brought if one.day_id == day.id]
    return DayLine(
        day_id=day.id,
        title=day.title,
        partners=day.partners,
        held_on=day.held_on,
        ends_on=day.ends_on,
        place=day.place,
        employers=number_of(_K.DAY_EMPLOYERS, (b.id for b in found.booths if b.day_id == day.id)),
        openings=Number(
            sum(one.openings for one in brought),
            _K.VACANCIES,
            tuple(dict.fromkeys(one.vacancy_id for one in brought)),
        ),
        applicants=_people(attendees),
        attended=_people(came),
        interviews=_meetings(meetings),
        met=number_of(_K.DAY_ATTENDEES, (one.attendee_id for one in meetings)),
        offers=_meetings(offers),
        chosen=number_of(_K.DAY_ATTENDEES, (one.attendee_id for one in offers)),
        owed=_meetings(one for one in meetings if one.result in OWED),
        hired=_hires(one for one in hires if in_year(one, day)),
        later=_hires(one for one in hires if not in_year(one, day)),
        on_site=_hires(one for one in hires if one.route == PlacementRoute.ON_SITE.value),
        crisis=_people(one for one in came if CRISIS in one.who.groups),
        budget=day.budget,
        spent=day.spent,
    )


def _sum(lines: Sequence[DayLine]) -> DayLine:
    def add(of: Callable[[DayLine], Number], kind: KindId) -> Number:
        numbers = [of(line) for line in lines]
        ids = dict.fromkeys(id_ for number in numbers for id_ in number.ids)
        return Number(sum(number.value for number in numbers), kind, tuple(ids))

    def won(amounts: Iterable[int | None]) -> int | None:
        known = [amount for amount in amounts if amount is not None]
        return sum(known) if known else None

    return DayLine(
        day_id=0,
        title="합계",
        partners="",
        held_on=None,
        ends_on=None,
        place="",
        employers=add(lambda line: line.employers, _K.DAY_EMPLOYERS),
        openings=add(lambda line: line.openings, _K.VACANCIES),
        applicants=add(lambda line: line.applicants, _K.DAY_ATTENDEES),
        attended=add(lambda line: line.attended, _K.DAY_ATTENDEES),
        interviews=add(lambda line: line.interviews, _K.DAY_INTERVIEWS),
        met=add(lambda line: line.met, _K.DAY_ATTENDEES),
        offers=add(lambda line: line.offers, _K.DAY_INTERVIEWS),
        chosen=add(lambda line: line.chosen, _K.DAY_ATTENDEES),
        owed=add(lambda line: line.owed, _K.DAY_INTERVIEWS),
        hired=add(lambda line: line.hired, _K.PLACEMENTS),
        later=add(lambda line: line.later, _K.PLACEMENTS),
        on_site=add(lambda line: line.on_site, _K.PLACEMENTS),
        crisis=add(lambda line: line.crisis, _K.DAY_ATTENDEES),
        budget=won(line.budget for line in lines),
        spent=won(line.spent for line in lines),
    )


def _funnel(frame: Frame, found: Evidence, days: dict[int, HeldDay]) -> tuple[Stage, ...]:
    came = [one for one in found.attendees if one.status is AttendeeStatus.CAME]
    offers = [one for one in found.meetings if one.result is InterviewResult.HIRED]
    hires = [one for one in found.hires if in_year(one, days[one.day_id])]
    firms = number_of(_K.EMPLOYERS, (one.employer_id for one in found.booths))
    openings = sum(one.openings for one in found.brought)
    vacancies = tuple(dict.fromkeys(one.vacancy_id for one in found.brought))
    applied = _persons(one.who.seeker_id for one in found.attendees)
    attended = _persons(one.who.seeker_id for one in came)
    met = _persons(one.seeker_id for one in found.meetings)
    chosen = _persons(one.seeker_id for one in offers)
    hired = _persons(one.who.seeker_id for one in hires)

    def share(part: Number, base: str, whole: Number) -> Rate:
        """Of persons in persons, and only where the former are among the latter."""
        among = set(part.ids) <= set(whole.ids)
        made = rate(part.value, whole.value, decimals=frame.rate_decimals, rounding=frame.rounding)
        return Rate(base, made if among else None)

    filled = rate(len(hires), openings, decimals=frame.rate_decimals, rounding=frame.rounding)
    heads = Number(openings, _K.VACANCIES, vacancies)
    return (
        Stage("employers", "참여업체", "개사", _booths(found), firms, "개사", ()),
        Stage("openings", "구인인원", "명", heads, None, "", ()),
        Stage("applicants", "접수", "명", _people(found.attendees), applied, "명", ()),
        Stage(
            "attended", "참여", "명", _people(came), attended, "명",
            (share(attended, "접수", applied),),
        ),
        Stage(
            "interviews", "면접", "건", _meetings(found.meetings), met, "명",
            (share(met, "참여", attended),),
        ),
        Stage(
            "offers", "합격", "건", _meetings(offers), chosen, "명",
            (share(chosen, "면접", met),),
        ),
        Stage(
            "hired", "취업", "명", _hires(hires), hired, "명",
            (
                share(hired, "면접", met),
                share(hired, "접수", applied),
                Rate("구인인원", filled),
            ),
        ),
    )  # fmt: skip


def _persons(ids: Iterable[int]) -> Number:
    return number_of(_K.SEEKERS, (id_ for id_ in ids if id_))


def _people(attendees: Iterable[Attendee]) -> Number:
    return number_of(_K.DAY_ATTENDEES, (one.id for one in attendees))


def _meetings(meetings: Iterable[Meeting]) -> Number:
    return number_of(_K.DAY_INTERVIEWS, (one.id for one in meetings))


def _hires(hires: Iterable[Hire]) -> Number:
    return number_of(_K.PLACEMENTS, (one.id for one in hires))


def _booths(found: Evidence) -> Number:
    return number_of(_K.DAY_EMPLOYERS, (one.id for one in found.booths))
