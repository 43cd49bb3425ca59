"""만남의 날 of the practice centre: two that are over, and one that comes in a few days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from jobdesk.domain.employers import OPEN_VACANCY, Vacancy
from jobdesk.domain.matching_days import (
    DayAttendee,
    DayEmployer,
    DayInterview,
    DayProgramme,
    DayStatus,
    DayWish,
    EmployerAnswer,
    MatchingDay,
    clock_of,
)
from jobdesk.domain.people import Seeker, SeekerStatus
from jobdesk.domain.timetable import Meeting
from jobdesk.services.demo import place
from jobdesk.services.demo.calendar import office_day
from jobdesk.services.demo.cases import Story, offer
from jobdesk.services.demo.days_past import over
from jobdesk.services.demo.firms import Firm
from jobdesk.services.demo.hall import DAILY, Draft, hall_of, seated, steady
from jobdesk.services.demo.jobs import Job
from jobdesk.services.demo.people import Person
from jobdesk.services.demo.terms import with_terms

_BOOTHS = 8
_GUESTS = 24
_LEAST = 4
"""With fewer people who look for work nobody plans a day."""
_FEW = 50
"""Where there are fewer firms, those come too that sought nobody this year, and farms."""
_MISSED = 3
"""So many wishes find no time; whoever wants more was told so when registering."""
_PINNED = 5
_LOOKING = (SeekerStatus.REGISTERED, SeekerStatus.COUNSELLING, SeekerStatus.REFERRED)
_WINDOWS = {
    3: ("", "15:30", "15:50 버스"),
    7: ("14:30", "", "오전 근무 뒤에 옴"),
    11: ("", "15:00", "15:20 버스"),
    16: ("14:00", "16:00", "병원에 들렀다 옴"),
}
"""When the n-th to register can be there, and why."""
_OFFERED = (("이력서 사진", "읍내 사진관"), ("타로상담", ""), ("정장대여", "도 일자리재단"))


def meeting_days(
    random: Random,
    people: Sequence[Person],
    seekers: list[Seeker],
    firms: Sequence[Firm],
    story: Story,
) -> Draft:
    """The days: :attr:`Draft.before`, on which hires hang, and :attr:`Draft.after`.

    Some hires of the story are made hires of a day, one is added to it, and who was hired so is
    at work in ``seekers``; firms offer more for the day that comes.
    """
    draft = Draft(random, people, seekers, firms, story, story.last)
    over(draft)
    _coming(draft)
    return draft


def _coming(draft: Draft) -> None:
    """The day of next week: firms at their booths, people with wishes, a plan."""
    looking = [
        seeker
        for seeker in draft.seekers
        if seeker.status in _LOOKING and seeker.registered_on is not None and seeker.consent_on
    ]
    if len(looking) < _LEAST:
        return
    day = MatchingDay(
        title=f"제4회 {place.SIGUNGU} 구인·구직 만남의 날",
        held_on=office_day(draft.last, 3),
        starts_at="13:30",
        ends_at="16:30",
        breaks="15:00~15:15",
        place="군민회관 대강당",
        host=place.SIGUNGU,
        organiser=place.NAME,
        partners="한빛농협, 새봄고용센터",
        budget=3_500_000,
        publicity="읍면 현수막 6곳, 이장회의 안내, 군 누리집, 문자 1,100건",
        status=DayStatus.REGISTERING,
        counsellor=place.COUNSELLORS[0],
    )
    draft.days.append(day)
    draft.programmes += [
        DayProgramme(matching_day_id=len(draft.days), title=title, operator=operator)
        for title, operator in _OFFERED
    ]
    booths = _employers(draft)
    guests = _guests(draft, looking, booths)
    _plan(draft, day, booths, guests)


def _employers(draft: Draft) -> list[int]:
    """Firms with work for longer; where too few seek people, others are won for the day."""
    invited = office_day(draft.last - timedelta(days=18))
    booths: list[int] = []
    for vacancy in _offers(draft):
        number = len(booths) + 1
        firm = draft.firms[(vacancy.employer_id or 1) - 1].employer
        one = _employer(draft, vacancy.employer_id, invited)
        one = replace(
            one,
            booth=str(number),
            status=EmployerAnswer.COMING,
            interviewers=2 if number == 2 else 1,
            arrives_at="15:15" if number == 4 else "",
            note="오전 행사 뒤에 옴" if number == 4 else "",
            contact_name=firm.contact_name or firm.representative,
        )
        booths.append(draft.invite(one, vacancy))
    there = {draft.employers[id_ - 1].employer_id for id_ in booths}
    others = [firm.employer for firm in draft.firms if firm.employer.id not in there]
    answers = (EmployerAnswer.INVITED, EmployerAnswer.INVITED, EmployerAnswer.DECLINED)
    for firm, answer in zip(
        draft.random.sample(others, min(3, len(others))), answers, strict=False
    ):
        one = replace(_employer(draft, firm.id, invited), status=answer)
        draft.invite(one, None)
    return booths


def _employer(draft: Draft, employer_id: int | None, invited: date) -> DayEmployer:
    firm = draft.firms[(employer_id or 1) - 1].employer
    return DayEmployer(
        matching_day_id=len(draft.days),
        employer_id=firm.id,
        invited_on=invited,
        contact_name=firm.contact_name or firm.representative,
        phone=firm.phone,
        counsellor=firm.counsellor,
    )


def _offers(draft: Draft) -> list[Vacancy]:
    """One vacancy of each firm that comes."""
    found: dict[int | None, Vacancy] = {}
    for vacancy in draft.story.vacancies:
        if vacancy.status in OPEN_VACANCY and steady(vacancy) and len(found) < _BOOTHS:
            found.setdefault(vacancy.employer_id, vacancy)
    known = {vacancy.employer_id for vacancy in draft.story.vacancies}
    more = [
        firm
        for firm in draft.firms
        if firm.employer.id not in found
        and (firm.employer.id in known or len(draft.firms) < _FEW)
        and (_steady_job(firm) is not None or len(draft.firms) < _FEW)
    ]
    won = Story(draft.random, draft.last, draft.story.vacancies)
    for firm in draft.random.sample(more, min(len(more), _BOOTHS - len(found))):
        job = _steady_job(firm) or firm.jobs[0]
        day = office_day(draft.last - timedelta(days=draft.random.randint(8, 14)))
        vacancy = replace(offer(won, firm, job, day), closes_on=draft.last + timedelta(days=21))
        (vacancy,) = with_terms(draft.random, [vacancy], draft.firms, draft.last)
        draft.story.vacancies[-1] = vacancy
        found[firm.employer.id] = vacancy
    return list(found.values())


def _steady_job(firm: Firm) -> Job | None:
    return next((job for job in firm.jobs if job.employment != DAILY), None)


def _guests(draft: Draft, looking: list[Seeker], booths: Sequence[int]) -> list[int]:
    """People register with one to four wishes; the second booth is what everybody talks of."""
    random = draft.random
    chosen = random.sample(looking, min(_GUESTS, len(looking)))
    told = sorted(office_day(draft.last - timedelta(days=random.randint(1, 14))) for _ in chosen)
    made = []
    for number, (seeker, on) in enumerate(zip(chosen, told, strict=True), start=1):
        comes, leaves, why = _WINDOWS.get(number, ("", "", ""))
        wanted = draft.liked(seeker.id, booths, random.choice((1, 2, 2, 3, 3, 4)))
        if number % 3 == 1 and len(booths) > 3:  # the one that comes late is in demand
            wanted = list(dict.fromkeys((booths[3], *wanted)))[:4]
        attendee = DayAttendee(
            matching_day_id=len(draft.days),
            seeker_id=seeker.id,
            number=number,
            registered_on=min(draft.last, max(on, seeker.registered_on or on)),
            from_at=comes,
            until_at=leaves,
            counsellor=seeker.counsellor,
            note=why,
        )
        made.append(draft.register(attendee, wanted))
    return made


def _plan(draft: Draft, day: MatchingDay, booths: list[int], guests: list[int]) -> None:
    """A timetable, its first interviews pinned; all but a few wishes without a time are dropped."""
    hall = hall_of(
        day,
        ((id_, draft.employers[id_ - 1]) for id_ in booths),
        ((id_, draft.attendees[id_ - 1]) for id_ in guests),
        draft.wishes,
    )
    meetings = seated(hall)
    met = {(one.guest, one.booth) for one in meetings}
    missed = [w for w in draft.wishes if w.attendee_id in guests and _pair(w) not in met]
    dropped = {_pair(w) for w in missed[_MISSED:]}
    kept = [w for w in draft.wishes if _pair(w) not in dropped]
    ranks: dict[int | None, int] = {}
    draft.wishes.clear()
    for wish in kept:
        ranks[wish.attendee_id] = ranks.get(wish.attendee_id, 0) + 1
        draft.wishes.append(replace(wish, rank=ranks[wish.attendee_id]))
    draft.interviews += [
        _interview(draft, one, pinned=number < _PINNED) for number, one in enumerate(meetings)
    ]


def _pair(wish: DayWish) -> tuple[int, int]:
    return wish.attendee_id or 0, wish.day_employer_id or 0


def _interview(draft: Draft, meeting: Meeting, *, pinned: bool) -> DayInterview:
    brought = draft.brings(meeting.booth)
    return DayInterview(
        matching_day_id=len(draft.days),
        attendee_id=meeting.guest,
        day_employer_id=meeting.booth,
        vacancy_id=brought.id if brought else None,
        starts_at=clock_of(meeting.start),
        seat=meeting.seat,
        pinned=pinned,
        counsellor=draft.attendees[meeting.guest - 1].counsellor,
    )
