"""The practice centre and its firms: contact persons, calls, agreements, meetings, publicity."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from jobdesk.domain.employers import EmployerType
from jobdesk.domain.kinds import KindId
from jobdesk.domain.network import (
    MEETING_TYPES,
    Agreement,
    AgreementStatus,
    Contact,
    HiringProxy,
    Meeting,
    ProxyStatus,
    Publicity,
    Visit,
    VisitMethod,
)
from jobdesk.services.demo import place
from jobdesk.services.demo.calendar import office_day
from jobdesk.services.demo.told import Batch, Told

_SAID: dict[str, tuple[str, ...]] = {
    "구인 발굴": ("다음 달 채용 계획을 듣고 구인신청서를 남김.", "지금은 채용 계획이 없다고 함."),
    "구인 확인": ("아직 모집 중임을 확인함.", "한 명은 구했고 나머지는 계속 찾는다고 함."),
    "면접 결과 확인": ("면접 본 분의 결과를 들음.", "이번 주 안에 알려 주기로 함."),
    "채용 후 관리": ("입사한 분이 잘 적응하고 있다고 함.", "통근 문제로 상담을 부탁받음."),
    "고충·애로": ("농번기 인력 부족과 숙소 문제를 이야기함.",),
}
_AREAS = ("일자리 연계", "교육훈련", "농가일자리", "채용박람회", "취약계층 고용")
_TOPICS = (
    "상반기 인력 수급 협의", "농번기 일손 지원 방안", "채용 절차 개선", "구직자 사후관리",
    "만남의 날 준비", "훈련과정 수요 조사", "만남의 날 환류",
)  # fmt: skip
_NEWS: tuple[tuple[str, str, str, int, str], ...] = (
    ("언론보도", "일자리센터 상반기 성과", "한빛신문", 1, "건"),
    ("현수막", "구인·구직 만남의 날 안내", "읍내 네거리", 6, "개"),
    ("전단·포스터", "농가일자리 참여자 모집", "마을 방송과 전단", 300, "부"),
    ("누리집·사회관계망", "이번 주 구인 정보", "군 누리집", 1, "건"),
    ("문자·우편", "구인 안내 문자", "문자", 1, "회"),
)


def firm_work(told: Told) -> tuple[Batch, ...]:
    """Contacts and visits for each firm; a meeting and some publicity each month."""
    random = told.random("firm work")
    first = min(f.employer.registered_on for f in told.firms if f.employer.registered_on)
    opening = max(first, told.last - timedelta(days=365))
    taught = told.training
    return (
        (KindId.CONTACTS, _contacts(told)),
        (KindId.VISITS, [*_visits(random, told, opening), *(taught.visits if taught else ())]),
        (KindId.AGREEMENTS, _agreements(random, told, opening)),
        (KindId.HIRING_PROXIES, _proxies(random, told)),
        (
            KindId.MEETINGS,
            [*_meetings(random, told, opening), *(taught.meetings if taught else ())],
        ),
        (
            KindId.PUBLICITY,
            [*_publicity(random, told, opening), *(taught.publicity if taught else ())],
        ),
    )


def _contacts(told: Told) -> list[Contact]:
    return [
        Contact(
            employer_id=id_,
            name=firm.employer.contact_name or firm.employer.representative,
            role="농가주" if firm.employer.employer_type is EmployerType.FARM else "인사 담당",
            phone=firm.employer.phone,
            main=True,
        )
        for id_, firm in enumerate(told.firms, start=1)
        if firm.employer.contact_name or firm.employer.representative
    ]


def _between(random: Random, first: date, last: date) -> date:
    day = office_day(first + timedelta(days=random.randint(0, max(0, (last - first).days))))
    return day if day <= last else office_day(first) if office_day(first) <= last else last


def _visits(random: Random, told: Told, opening: date) -> list[Visit]:
    made = []
    for id_, firm in enumerate(told.firms, start=1):
        begin = max(opening, firm.employer.registered_on or opening)
        for _ in range(random.randint(1, 4)):
            day = _between(random, min(begin, told.last), told.last)
            purpose = random.choice(list(_SAID))
            follows = (told.last - day).days < 20 and random.random() < 0.5
            made.append(
                Visit(
                    employer_id=id_,
                    visited_on=day,
                    visited_at=f"{random.randint(9, 17):02}:00",
                    method=random.choice(
                        (VisitMethod.PHONE, VisitMethod.PHONE, VisitMethod.VISIT)
                    ).value,
                    purpose=purpose,
                    content=random.choice(_SAID[purpose]),
                    next_on=day + timedelta(days=random.randint(7, 28)) if follows else None,
                    counsellor=random.choice(place.COUNSELLORS),
                )
            )
    return made


def _agreements(random: Random, told: Told, opening: date) -> list[Agreement]:
    count = max(2, len(told.firms) // 6)
    chosen = sorted(random.sample(range(1, len(told.firms) + 1), min(count, len(told.firms))))
    made = [
        Agreement(
            employer_id=id_,
            area=random.choice(_AREAS),
            content="지역 인력을 우선 채용하고 채용 정보를 나눔.",
            signed_on=_between(random, opening, told.last),
            status=AgreementStatus.SIGNED,
            counsellor=place.COUNSELLORS[0],
        )
        for id_ in chosen
    ]
    made.append(
        Agreement(
            partner=f"{place.SIGUNGU} 농업기술센터",
            area="농가일자리",
            content="농작업 교육과 농가 정보를 나눔.",
            signed_on=_between(random, opening, told.last),
            counsellor=place.COUNSELLORS[0],
        )
    )
    return made


def _proxies(random: Random, told: Told) -> list[HiringProxy]:
    made = []
    for id_, vacancy in enumerate(told.story.vacancies, start=1):
        came = vacancy.received_on
        if vacancy.openings < 3 or came is None or random.random() > 0.25:
            continue
        done = random.random() < 0.6 and came + timedelta(days=30) <= told.last
        made.append(
            HiringProxy(
                employer_id=vacancy.employer_id,
                vacancy_id=id_,
                requested_on=came,
                job=vacancy.job,
                heads=vacancy.openings,
                supplied=random.randint(1, vacancy.openings) if done else None,
                finished_on=came + timedelta(days=random.randint(7, 30)) if done else None,
                status=ProxyStatus.DONE if done else ProxyStatus.RUNNING,
                counsellor=vacancy.counsellor,
            )
        )
    if not made:
        made.append(HiringProxy(employer_id=1, requested_on=told.last, job="포장", heads=3))
    return made


def _months(opening: date, last: date) -> list[date]:
    days, day = [], opening.replace(day=12)
    while day <= last:
        days.append(day)
        day = (day.replace(day=1) + timedelta(days=32)).replace(day=12)
    return days or [last]


def _meetings(random: Random, told: Told, opening: date) -> list[Meeting]:
    made = []
    for day in _months(opening, told.last):
        staff, guests = random.randint(1, 3), random.randint(3, 12)
        held = min(office_day(day), told.last)
        made.append(
            Meeting(
                meeting_type=random.choice(MEETING_TYPES[:4]),
                title=random.choice(_TOPICS),
                held_on=held,
                starts_at="14:00",
                place="센터 회의실",
                partners="참여 업체, 군 일자리정책과",
                attendees=f"업체 {guests}명, 센터 {staff}명",
                headcount=staff + guests,
                content="요구 사항을 모아 다음 달 운영에 반영하기로 함.",
                counsellor=random.choice(place.COUNSELLORS),
            )
        )
    return [*made, *_feedback(told)]


def _feedback(told: Told) -> list[Meeting]:
    """What was said after a matching day that is settled."""
    return [
        Meeting(
            meeting_type=MEETING_TYPES[0],
            title=f"{day.title} 환류간담회",
            held_on=day.feedback_on,
            starts_at="14:00",
            place="센터 회의실",
            partners=day.partners,
            attendees="업체 5명, 유관기관 2명, 센터 3명",
            headcount=10,
            content=day.feedback,
            matching_day_id=id_,
            counsellor=day.counsellor,
        )
        for id_, day in enumerate(told.fairs, start=1)
        if day.feedback_on is not None and day.feedback_on <= told.last
    ]


def _publicity(random: Random, told: Told, opening: date) -> list[Publicity]:
    made = []
    for day in _months(opening, told.last):
        for type_, title, medium, count, unit in random.sample(_NEWS, 2):
            on = office_day(day + timedelta(days=random.randint(-8, 6)))
            made.append(
                Publicity(
                    publicity_type=type_,
                    title=title,
                    medium=medium,
                    published_on=min(on, told.last),
                    count=count,
                    unit=unit,
                    counsellor=random.choice(place.COUNSELLORS),
                )
            )
    made += [
        Publicity(
            publicity_type="현수막",
            title=f"{day.title} 안내",
            medium="읍면 게시대",
            published_on=min(office_day(day.held_on - timedelta(days=21)), told.last),
            count=6,
            unit="개",
            matching_day_id=id_,
            counsellor=day.counsellor,
        )
        for id_, day in enumerate(told.fairs, start=1)
        if day.held_on is not None
    ]
    return made
