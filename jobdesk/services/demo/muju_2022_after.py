"""After the hire at the practice Muju: the monthly 과정관리의 날, calls at each milestone until the
year is out, and what people and firms think of the centre."""

from __future__ import annotations

from datetime import date, timedelta

from jobdesk.domain.aftercare import (
    Audience,
    FollowUp,
    Outcome,
    ProcessDay,
    Survey,
    SurveyAnswer,
)
from jobdesk.domain.casework import Placement
from jobdesk.domain.counselling import PlanStatus
from jobdesk.domain.kinds import KindId
from jobdesk.domain.registrations import last_valid_day
from jobdesk.services.demo import muju_2022_place as place
from jobdesk.services.demo.muju_2022_book import Book
from jobdesk.services.demo.muju_2022_calendar import Year, office_day
from jobdesk.services.demo.muju_2022_casework import Casework
from jobdesk.services.demo.muju_2022_firms import Offers

_MILESTONES = (1, 3, 6, 12)
SEEKERS_ASKED, FIRMS_ASKED = 210, 64
"""Who answered the two surveys of the year; the case prints a target of 80 % and no result."""
_SEEKERS = (
    "상담이 일자리를 찾는 데 도움이 되었습니까?",
    "직원이 친절했습니까?",
    "알선받은 일자리가 희망과 맞았습니까?",
    "센터를 다른 사람에게 권하겠습니까?",
)
_FIRMS = (
    "소개받은 구직자가 일에 맞았습니까?",
    "센터가 빠르게 응답했습니까?",
    "다음에도 센터에 구인을 맡기겠습니까?",
)
_DAY = timedelta(days=1)


def after(book: Book, year: Year, offers: Offers, done: Casework) -> None:
    """Everything after the hire."""
    days = _process_days(book, year)
    _follow_ups(book, year, days)
    _firms_asked(book, year, days)
    _surveys(book, year, offers, done)


def _process_days(book: Book, year: Year) -> dict[tuple[int, int], int]:
    """One in each month, by year and month."""
    made = {}
    for month in range(1, 13):
        held = year.day(month, 25)
        made[year.number, month] = book.add(
            ProcessDay(
                held_on=held,
                attendees=", ".join(place.COUNSELLORS),
                agenda="취업자 재직 확인, 미채용자 재알선, 구인정보 최신화",
                result="연락한 결과를 기록하고 재알선 대상을 정함",
                status=PlanStatus.HELD,
                counsellor=place.COUNSELLORS[0],
            )
        )
    return made


def _follow_ups(book: Book, year: Year, days: dict[tuple[int, int], int]) -> None:
    """Each hire at each milestone until it ended, so that nobody of the year is still due."""
    random = year.random("after")
    trashed = book.trashed(KindId.PLACEMENTS)
    for id_, one in book.every(KindId.PLACEMENTS):
        if id_ in trashed:
            continue
        for months in _MILESTONES:
            due = last_valid_day(one.hire_date, months)
            done = office_day(due, random.randint(0, 3))
            book.add(_follow_up(id_, one, months, due, done, days))
            if one.left_on is not None and one.left_on <= done:
                break


def _firms_asked(book: Book, year: Year, days: dict[tuple[int, int], int]) -> None:
    """Each firm at the milestones of the latest hire still there."""
    random = year.random("firms asked")
    trashed = book.trashed(KindId.PLACEMENTS)
    latest: dict[int, Placement] = {}
    for id_, one in book.every(KindId.PLACEMENTS):
        if id_ in trashed or one.left_on is not None or one.employer_id is None:
            continue
        known = latest.setdefault(one.employer_id, one)
        if one.hire_date > known.hire_date:
            latest[one.employer_id] = one
    for employer_id, one in latest.items():
        assert one.hire_date is not None
        for months in _MILESTONES:
            due = last_valid_day(one.hire_date, months)
            done = office_day(due, random.randint(0, 3))
            book.add(
                FollowUp(
                    employer_id=employer_id,
                    process_day_id=days.get((done.year, done.month)),
                    audience=Audience.EMPLOYER,
                    milestone=months,
                    due_on=due,
                    done_on=done,
                    method="전화",
                    outcome=Outcome.DONE,
                    content="입사한 분이 잘 적응하고 있다고 함",
                    counsellor=one.counsellor,
                )
            )


def _follow_up(
    id_: int,
    one: Placement,
    months: int,
    due: date,
    done: date,
    days: dict[tuple[int, int], int],
) -> FollowUp:
    left = one.left_on is not None and one.left_on <= done
    return FollowUp(
        placement_id=id_,
        seeker_id=one.seeker_id,
        employer_id=one.employer_id,
        process_day_id=days.get((done.year, done.month)),
        audience=Audience.PLACED,
        milestone=months,
        due_on=due,
        done_on=done,
        method="전화",
        outcome=Outcome.DONE,
        employed=not left,
        content=one.leave_reason if left else "일이 손에 익었고 계속 다니겠다고 함",
        counsellor=one.counsellor,
    )


def _surveys(book: Book, year: Year, offers: Offers, done: Casework) -> None:
    random = year.random("surveys")
    people = random.sample(list(done.comers), SEEKERS_ASKED)
    firms = [firm.employer.id for firm in random.sample(offers.firms, FIRMS_ASKED)]
    for audience, questions, whom in (
        (Audience.SEEKER, _SEEKERS, people),
        (Audience.EMPLOYER, _FIRMS, firms),
    ):
        seekers = audience is Audience.SEEKER
        known = {one.id: one.on for one in done.comers.values()} if seekers else {}
        survey = book.add(
            Survey(
                title=f"{year.number}년 {audience.value} 만족도 조사",
                audience=audience,
                questions=questions,
                opened_on=year.day(2, 1),
                closed_on=year.closing,
                counsellor=place.COUNSELLORS[0],
            )
        )
        open_days = [day for day in year.office_days if day.month > 1]
        for who in whom:
            scores = random.choices((5, 4, 3, 2), (48, 40, 10, 2), k=len(questions))
            book.add(
                SurveyAnswer(
                    survey_id=survey,
                    seeker_id=who if seekers else None,
                    employer_id=None if seekers else who,
                    answered_on=max(random.choice(open_days), known.get(who, year.first)),
                    scores=tuple(map(str, scores)),
                    counsellor=place.COUNSELLORS[0],
                )
            )
