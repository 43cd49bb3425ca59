"""What goes on around a practice cohort: talks with trainees, firms visited, forms filled in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from jobdesk.domain.aftercare import Audience, Survey
from jobdesk.domain.cohorts import Cohort, CohortStatus
from jobdesk.domain.counselling import Note, NoteChannel, NoteTopic
from jobdesk.domain.network import Meeting, Publicity, Visit, VisitMethod
from jobdesk.domain.trainees import TRAINED, Trainee, TraineeStatus
from jobdesk.services.demo.calendar import office_day
from jobdesk.services.demo.cohort_draft import Training

_TALKS = (
    "수업은 잘 따라가고 있으며 이론 시험이 걱정된다고 함. 복습 자료를 드림.",
    "버스 시간이 맞지 않아 지각이 있었음. 같은 마을 교육생과 함께 오기로 함.",
    "집안일로 결석이 잦아 출석 기준을 다시 설명하고 함께 일정을 살핌.",
    "수료 뒤 바로 일하고 싶어 함. 약정 업체와 면접 일정을 의논함.",
)
QUESTIONS: tuple[str, ...] = (
    "교육 내용이 기대와 맞습니까?",
    "강사의 설명이 알기 쉽습니까?",
    "교육 시간과 장소가 알맞습니까?",
    "시설과 실습 장비가 충분합니까?",
    "주위에 이 과정을 권하겠습니까?",
)


def around(draft: Training) -> None:
    """For each cohort what its stage calls for."""
    for id_, cohort in enumerate(draft.cohorts, start=1):
        mine = [one for one in draft.trainees if one.cohort_id == id_]
        _told(draft, id_, cohort)
        if cohort.status is CohortStatus.RECRUITING:
            continue
        began = [one for one in mine if one.status in TRAINED]
        _talks(draft, id_, cohort, began)
        _asked(draft, id_, cohort)
        if cohort.status is CohortStatus.AFTERCARE:
            _after(draft, id_, cohort, began)


def _told(draft: Training, id_: int, cohort: Cohort) -> None:
    on = cohort.recruit_from or draft.last
    for type_, medium, count, unit in (
        ("현수막", "읍면 게시대", 6, "개"),
        ("문자·우편", "구직등록자 문자", 420, "건"),
    ):
        draft.publicity.append(
            Publicity(
                publicity_type=type_,
                title=f"{cohort.title} 교육생 모집",
                medium=medium,
                published_on=min(on, draft.last),
                count=count,
                unit=unit,
                cohort_id=id_,
                counsellor=cohort.counsellor,
            )
        )


def _talks(draft: Training, id_: int, cohort: Cohort, began: Sequence[Trainee]) -> None:
    """훈련생 상담일지: about every third of them once or twice."""
    random = draft.random
    since = cohort.starts_on or draft.last
    until = min(draft.last, cohort.ends_on or draft.last)
    for place, trainee in enumerate(began):
        if place % 3 == 2:
            continue
        for _ in range(1 + (place % 4 == 0)):
            on = office_day(since + timedelta(days=random.randint(3, max(3, (until - since).days))))
            if on > min(until, trainee.left_on or until):
                continue
            draft.notes.append(
                Note(
                    seeker_id=trainee.seeker_id,
                    cohort_id=id_,
                    noted_on=on,
                    noted_at=f"{random.randint(12, 17):02}:{random.choice((0, 20, 40)):02}",
                    topic=NoteTopic.TRAINING.value,
                    channel=random.choice((NoteChannel.VISIT, NoteChannel.PHONE)).value,
                    content=_TALKS[(place + len(draft.notes)) % len(_TALKS)],
                    counsellor=cohort.counsellor,
                )
            )


def _asked(draft: Training, id_: int, cohort: Cohort) -> None:
    """A survey in the middle, and one at the end."""
    since, until = cohort.starts_on or draft.last, cohort.ends_on or draft.last
    for words, on in (("중간", since + (until - since) / 2), ("수료", until)):
        if on <= draft.last:
            draft.surveys.append(
                Survey(
                    title=f"{cohort.title} {words} 만족도",
                    audience=Audience.TRAINEE,
                    scale=5,
                    questions=QUESTIONS,
                    opened_on=on,
                    cohort_id=id_,
                    counsellor=cohort.counsellor,
                )
            )


def _after(draft: Training, id_: int, cohort: Cohort, began: Sequence[Trainee]) -> None:
    """Firms that hired are visited, and who is at work is invited."""
    ends = cohort.ends_on or draft.last
    hires = [one for one in draft.story.placements if one.cohort_id == id_]
    for number, hire in enumerate(hires):
        on = office_day((hire.hire_date or ends) + timedelta(days=20))
        if hire.employer_id is not None and number % 2 == 0 and on <= draft.last:
            draft.visits.append(
                Visit(
                    employer_id=hire.employer_id,
                    visited_on=on,
                    visited_at="14:00",
                    method=VisitMethod.VISIT.value,
                    purpose="채용 후 관리",
                    content="수료생의 적응 상태를 듣고 다음 기수의 채용 계획을 나눔.",
                    cohort_id=id_,
                    counsellor=cohort.counsellor,
                )
            )
    on = _on(ends + timedelta(days=70), draft.last)
    done = sum(one.status is TraineeStatus.COMPLETED for one in began)
    draft.meetings.append(
        Meeting(
            meeting_type="취업자 간담회",
            title=f"{cohort.title} 취업자 간담회",
            held_on=on,
            starts_at="18:30",
            place="센터 교육실",
            partners=cohort.operator,
            attendees=f"수료생 {min(8, done)}명, 센터 2명",
            headcount=min(8, done) + 2,
            content="일하면서 어려운 점을 나누고 자격증 갱신 일정을 안내함.",
            cohort_id=id_,
            counsellor=cohort.counsellor,
        )
    )


def _on(day: date, last: date) -> date:
    return min(office_day(day), last)
