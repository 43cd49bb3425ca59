"""The practice centre's matching days that are over: who came, who was hired, what is unheard."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from jobdesk.domain.casework import (
    REJECT_REASONS,
    Placement,
    PlacementRoute,
    PlacementStatus,
    ReferralStatus,
)
from jobdesk.domain.employers import VacancyStatus, vacancy_status_after
from jobdesk.domain.matching_days import (
    AttendeeChannel,
    AttendeeStatus,
    DayAttendee,
    DayEmployer,
    DayInterview,
    DayProgramme,
    DayStatus,
    DayType,
    EmployerAnswer,
    InterviewResult,
    MatchingDay,
    MeetingStatus,
    clock_of,
)
from jobdesk.domain.people import SeekerStatus
from jobdesk.domain.timetable import Meeting
from jobdesk.services.demo import place
from jobdesk.services.demo.calendar import office_day
from jobdesk.services.demo.days_told import Sent, hires, refused
from jobdesk.services.demo.hall import Draft, hall_of, seated, steady

_FRESH = timedelta(days=150)
_GUESTS = 20
_BOOTHS = 8
_LEAST = 3
"""With fewer people to interview there was no day."""
_UNHEARD = 7
"""Interviews of the last day whose firm has not answered yet."""
_USED = (("이력서 사진", "읍내 사진관"), ("타로상담", ""), ("정장대여", "도 일자리재단"))
_ARRIVED = ("13:05", "13:12", "13:20", "13:24", "13:31", "13:38", "13:47", "14:02", "14:20")
_MISSED = 0.12
_WALKED_IN = 0.15


def over(draft: Draft) -> None:
    """A fair half a year ago, all settled, and a day of last month whose firms still think."""
    last = draft.last
    fair = MatchingDay(
        title=f"{place.SIGUNGU} 채용박람회",
        day_type=DayType.FAIR.value,
        place="실내체육관",
        partners="새봄고용센터, 도 일자리재단",
        budget=6_000_000,
        spent=5_740_000,
        publicity="현수막 12곳, 군보, 마을방송",
        status=DayStatus.FED_BACK,
        feedback="업체가 한꺼번에 몰리는 시간이 있어 다음에는 면접 시각을 미리 나누기로 함. "
        "타로상담 줄이 길어 두 자리로 늘릴 것.",
    )
    recent = MatchingDay(
        title=f"제3회 {place.SIGUNGU} 구인·구직 만남의 날",
        place="군민회관 대강당",
        partners="한빛농협",
        budget=3_000_000,
        spent=2_860_000,
        publicity="읍면 현수막 6곳, 이장회의 안내, 군 누리집",
        status=DayStatus.HELD,
    )
    for day, since, until in ((fair, 200, 140), (recent, 38, 17)):
        span = [last - timedelta(days=n) for n in range(until, since)]
        on = max(
            (each for each in span if office_day(each) == each),
            key=lambda each: len(hires(draft, each)),
        )
        _hold(draft, replace(day, held_on=on))


def _hold(draft: Draft, day: MatchingDay) -> None:
    on = day.held_on
    assert on is not None
    taken = hires(draft, on)
    known = {one.referral.seeker_id for one in taken}
    sent = taken + [one for one in refused(draft, on) if one.referral.seeker_id not in known]
    if len(sent) < _LEAST:
        return
    draft.days.append(
        replace(
            day,
            starts_at="13:30",
            ends_at="16:30",
            breaks="15:00~15:15",
            host=place.SIGUNGU,
            organiser=place.NAME,
            feedback_on=office_day(on, 14) if day.feedback else None,
            counsellor=place.COUNSELLORS[0],
        )
    )
    booths = _employers(draft, sent, on)
    ids = _guests(draft, sent, booths, on)
    _interviews(draft, sent, booths, ids, settled=bool(day.feedback))


def _employers(draft: Draft, sent: list[Sent], on: date) -> dict[int, int]:
    """The firms that met them and others that sought people then: vacancy id → 참여업체 id."""
    open_then = [
        vacancy
        for vacancy in draft.story.vacancies
        if steady(vacancy)
        and vacancy.status is not VacancyStatus.CANCELLED
        and (vacancy.received_on or on) <= on <= (vacancy.closes_on or on)
    ]
    booths: dict[int, int] = {}
    of_firm: dict[int | None, int] = {}
    needed = [one.vacancy for one in sent]
    for number, vacancy in enumerate((*needed, *open_then)):
        full = number >= len(needed) and len(of_firm) >= _BOOTHS
        if vacancy.id in booths or (full and vacancy.employer_id not in of_firm):
            continue
        if vacancy.employer_id in of_firm:
            id_ = of_firm[vacancy.employer_id]
            draft.bring(id_, vacancy)
        else:
            firm = draft.firms[(vacancy.employer_id or 1) - 1].employer
            id_ = draft.invite(
                DayEmployer(
                    matching_day_id=len(draft.days),
                    employer_id=firm.id,
                    status=EmployerAnswer.COMING,
                    booth=str(len(of_firm) + 1),
                    came_at=("13:00", "13:10", "13:20")[len(of_firm) % 3],
                    invited_on=office_day(on - timedelta(days=21)),
                    contact_name=firm.contact_name or firm.representative,
                    phone=firm.phone,
                    counsellor=firm.counsellor,
                ),
                vacancy,
            )
            of_firm[vacancy.employer_id] = id_
        booths[vacancy.id] = id_
    return booths


def _guests(draft: Draft, sent: list[Sent], booths: dict[int, int], on: date) -> list[int]:
    """Who was sent, and others who looked for work then; some did not come."""
    random = draft.random
    ids = {one.referral.seeker_id for one in sent}
    works = {
        p.seeker_id
        for p in draft.story.placements
        if p.hire_date and p.hire_date <= on and (p.left_on is None or p.left_on >= on)
    }
    others = [
        seeker.id
        for seeker, person in zip(draft.seekers, draft.people, strict=True)
        if seeker.registered_on is not None
        and on - _FRESH <= (person.seeker.registered_on or on) <= on
        and seeker.id not in ids | works
    ]
    more = random.sample(others, min(len(others), max(0, _GUESTS - len(sent))))
    firms = list(dict.fromkeys(booths.values()))
    made = []
    for number, seeker_id in enumerate((*(one.referral.seeker_id or 0 for one in sent), *more), 1):
        met = number <= len(sent)
        wanted = draft.liked(seeker_id, firms, random.choice((1, 2, 2, 3)))
        if met:
            wanted = list(dict.fromkeys((booths[sent[number - 1].vacancy.id], *wanted)))[:3]
        came = met or random.random() > _MISSED
        walked_in = not met and came and random.random() < _WALKED_IN
        attendee = DayAttendee(
            matching_day_id=len(draft.days),
            seeker_id=seeker_id,
            number=number,
            channel=AttendeeChannel.ON_SITE if walked_in else AttendeeChannel.AHEAD,
            status=AttendeeStatus.CAME if came else AttendeeStatus.ABSENT,
            registered_on=on if walked_in else office_day(on - timedelta(days=9), number % 5),
            arrived_at=random.choice(_ARRIVED) if came else "",
            desk=str(number % 2 + 1) if came else "",
            programmes=tuple(name for name, _ in _USED if came and random.random() < 0.3),
            counsellor=draft.seekers[seeker_id - 1].counsellor,
        )
        made.append(draft.register(attendee, wanted))
    for title, operator in _USED:
        used = sum(title in draft.attendees[id_ - 1].programmes for id_ in made)
        draft.programmes.append(
            DayProgramme(
                matching_day_id=len(draft.days), title=title, operator=operator, count=used
            )
        )
    return made


def _interviews(
    draft: Draft, sent: list[Sent], booths: dict[int, int], ids: list[int], *, settled: bool
) -> None:
    """Who met whom; the firms of a day that is not settled still owe some answers."""
    day = draft.days[-1]
    firms = dict.fromkeys(booths.values())
    hall = hall_of(
        day,
        ((id_, draft.employers[id_ - 1]) for id_ in firms),
        ((id_, draft.attendees[id_ - 1]) for id_ in ids),
        draft.wishes,
    )
    by_pair = {(ids[n], booths[one.vacancy.id]): one for n, one in enumerate(sent)}
    unheard = 0 if settled else _UNHEARD
    for meeting in seated(hall):
        told = by_pair.get((meeting.guest, meeting.booth))
        interview = _interview(draft, meeting, told)
        if interview.status is MeetingStatus.DONE and told is None:
            if unheard:
                unheard -= 1
            else:
                interview = _answered(draft, interview, settled=settled)
        draft.interviews.append(interview)


def _interview(draft: Draft, meeting: Meeting, told: Sent | None) -> DayInterview:
    """An interview that took place, or did not since somebody stayed away; one that the story
    tells ends as it does there."""
    attendee = draft.attendees[meeting.guest - 1]
    came = attendee.status is AttendeeStatus.CAME
    begun = clock_of(meeting.start)
    vacancy = told.vacancy if told else draft.brings(meeting.booth)
    interview = DayInterview(
        matching_day_id=len(draft.days),
        attendee_id=meeting.guest,
        day_employer_id=meeting.booth,
        vacancy_id=vacancy.id if vacancy else None,
        starts_at=begun,
        seat=meeting.seat,
        status=MeetingStatus.DONE if came else MeetingStatus.ABSENT,
        began_at=begun if came else "",
        ended_at=clock_of(meeting.start + 12) if came else "",
        counsellor=attendee.counsellor,
    )
    if told is None:
        return interview
    return _as_told(draft, interview, told, begun)


def _as_told(draft: Draft, interview: DayInterview, told: Sent, begun: str) -> DayInterview:
    """What came of it by the story; the story learns where it happened."""
    on, referral = draft.days[-1].held_on, told.referral
    assert on is not None
    moved = replace(referral, interview_on=on, interview_at=begun)
    draft.story.referrals[referral.id - 1] = moved
    later = _begins_next_year(draft, told) if told.placement is None else None
    if later is not None:
        return replace(
            interview,
            result=InterviewResult.HIRED,
            result_on=referral.stage_on,
            hire_on=draft.story.placements[later - 1].hire_date,
            placement_id=later,
        )
    if told.placement is None:
        return replace(
            interview,
            result=InterviewResult.REJECTED,
            result_on=referral.stage_on,
            reason=referral.reason,
        )
    placement = draft.story.placements[told.placement]
    at_once = (told.placement or 0) % 2 == 0
    heard = on if at_once else min(draft.last, office_day(on, 2))
    draft.story.placements[told.placement] = replace(
        placement,
        route=PlacementRoute.ON_SITE if at_once else PlacementRoute.AFTER_EVENT,
        matching_day_id=len(draft.days),
    )
    return replace(
        interview,
        result=InterviewResult.HIRED,
        result_on=heard,
        hire_on=placement.hire_date,
        placement_id=told.placement + 1,
    )


def _answered(draft: Draft, interview: DayInterview, *, settled: bool) -> DayInterview:
    """A firm's answer to somebody whom it did not hire, or not yet."""
    random, on = draft.random, draft.days[-1].held_on
    assert on is not None
    other = (InterviewResult.PENDING, InterviewResult.SECOND)
    results = (InterviewResult.REJECTED,) * 6 + (() if settled else other)
    result = random.choice(results)
    return replace(
        interview,
        result=result,
        result_on=min(draft.last, office_day(on, random.randint(0, 5))),
        reason=random.choice(REJECT_REASONS[:4]) if result is InterviewResult.REJECTED else "",
    )


def _begins_next_year(draft: Draft, told: Sent) -> int | None:
    """Makes the first of a day still open whom its firm refused, but has room for, begin in
    January instead; answers the id of the hire."""
    story, day, referral = draft.story, draft.days[-1], told.referral
    seeker = draft.seekers[(referral.seeker_id or 1) - 1]
    vacancy = story.vacancies[told.vacancy.id - 1]
    hired = sum(p.vacancy_id == vacancy.id for p in story.placements)
    if (
        day.held_on is None
        or day.status is not DayStatus.HELD
        or seeker.status is not SeekerStatus.COUNSELLING
        or hired >= vacancy.openings
        or any(
            p.seeker_id == seeker.id
            or (p.matching_day_id == len(draft.days) and p.status is PlacementStatus.EXPECTED)
            for p in story.placements
        )
    ):
        return None
    filled = hired + 1 >= vacancy.openings
    story.vacancies[vacancy.id - 1] = replace(
        vacancy,
        status=VacancyStatus.FILLED if filled else vacancy_status_after(vacancy, hired + 1),
        closed_reason="" if filled else vacancy.closed_reason,
    )
    draft.seekers[seeker.id - 1] = replace(seeker, status=SeekerStatus.PLACED)
    story.referrals[referral.id - 1] = replace(
        story.referrals[referral.id - 1],
        status=ReferralStatus.HIRED,
        reason="",
        runner_up=None,
    )
    story.placements.append(
        Placement(
            id=len(story.placements) + 1,
            seeker_id=seeker.id,
            employer_id=vacancy.employer_id,
            vacancy_id=vacancy.id,
            referral_id=referral.id,
            matching_day_id=len(draft.days),
            hire_date=office_day(date(day.held_on.year + 1, 1, 4)),
            route=PlacementRoute.AFTER_EVENT,
            job=vacancy.job,
            wage=vacancy.wage,
            employment_type=vacancy.employment_type,
            insured=True,
            status=PlacementStatus.EXPECTED,
            counsellor=referral.counsellor,
        )
    )
    return len(story.placements)
