"""The practice Muju and its partners: 협약, 간담회, 홍보, 채용대행 and the rounds to the firms."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from jobdesk.domain.kinds import KindId
from jobdesk.domain.network import (
    Agreement,
    AgreementStatus,
    HiringProxy,
    Meeting,
    ProxyStatus,
    Publicity,
    Visit,
    VisitMethod,
)
from jobdesk.services.demo import muju_2022_place as place
from jobdesk.services.demo.muju_2022_book import Book
from jobdesk.services.demo.muju_2022_calendar import Year, office_day
from jobdesk.services.demo.muju_2022_firms import Offers

AGREEMENTS = 11
"""일자리 협약 signed in the year; the case prints a target of 10 and no result."""
_BODIES = (
    ("대전광역시 중구청", "농가일자리", "도시 구직자를 발굴하여 농가일자리에 연계함."),
    ("전북대학교 영농창업특성화 사업단", "농가일자리", "영농창업인과 농가의 멘토링을 운영함."),
    ("무주군 이장협의회", "구인·구직 발굴", "마을별 구인·구직을 발굴하고 홍보함."),
    ("무주군 농업기술센터", "농가일자리", "농작업 교육과 농가 정보를 나눔."),
    ("김천시 소재 인력 지원 단체", "농가일자리", "농번기 인력을 서로 지원함."),
)
_MEETINGS: tuple[tuple[str, str, str, tuple[tuple[int, int], ...], int], ...] = (
    (
        "전북지역 혁신프로젝트 수행기관 업무 간담회",
        "유관기관 회의",
        "고용노동부 전주지청, 전라북도, 전북인자위, 4개 로컬JOB센터",
        ((1, 19), (2, 23), (3, 24), (4, 20), (5, 25), (7, 6), (8, 24), (10, 12), (11, 16)),
        14,
    ),
    (
        "전북고용아카데미",
        "유관기관 회의",
        "고용노동부 전주지청, 전북인자위, 전라북도 14개 시군",
        ((4, 7), (7, 21), (10, 27)),
        32,
    ),
    (
        "전북지역 인적자원개발위원회 워크숍",
        "유관기관 회의",
        "전북인자위, 고용노동부, 전라북도청",
        ((3, 10), (6, 23), (11, 24)),
        26,
    ),
    (
        "전북지역 혁신프로젝트 분과위원회",
        "운영위원회",
        "고용노동부 전주지청, 전라북도, 지역일자리 창출 분과",
        ((2, 10), (9, 22)),
        11,
    ),
    (
        "무주·장수군 로컬JOB센터 정기회의",
        "협업체 간담회",
        "장수군 로컬JOB센터",
        ((3, 16), (6, 15), (9, 14), (12, 14)),
        9,
    ),
    (
        "무주·완주 로컬JOB센터 지도점검 대비 상호점검",
        "협업체 간담회",
        "완주군 로컬JOB센터",
        ((8, 10),),
        8,
    ),
    ("무주·고창 업무내용 공유 및 협의", "협업체 간담회", "고창군 로컬JOB센터", ((5, 11),), 7),
    (
        "전북·경북 농가일자리 지원사업 간담회",
        "협업체 간담회",
        "전라북도, 경상북도 수행기관",
        ((10, 5),),
        18,
    ),
)
"""간담회 as the case names them: 9, 3, 3 and 2 with the authorities (사례집 L10838–10841), the
quarterly one with 장수군, and one each with 완주, 고창 and 경북."""
PRESS = 22
"""언론보도 of the year; the case prints a target of 20 and no result."""
_CITY_TALKS = 20
"""농가일자리 도시지역 홍보 (사례집: 20건)."""
_MONTHLY: tuple[tuple[str, str, str, int, str], ...] = (
    ("문자·우편", "구인·구직 정보 DM 발송", "문자", 1, "회"),
    ("문자·우편", "센터 안내 e-그린우편", "우체국", 180, "부"),
    ("게시판", "읍면 일자리게시판 갱신", "일자리게시판", 6, "개"),
)
_VISITS = 420
_SAID = (
    ("구인 확인", "아직 모집 중임을 확인함."),
    ("면접 결과 확인", "면접 본 분의 결과를 들음."),
    ("채용 후 관리", "입사한 분이 잘 적응하고 있다고 함."),
    ("구인 발굴", "다음 달 채용 계획을 듣고 구인신청서를 남김."),
)


def network(book: Book, year: Year, offers: Offers) -> None:
    """Everything with firms and partners."""
    _agreements(book, year, offers)
    _meetings(book, year)
    _publicity(book, year)
    _proxies(book, year, offers)
    _visits(book, year, offers)


def _agreements(book: Book, year: Year, offers: Offers) -> None:
    """With bodies and with firms in turn; two more are still talked of and one was put away."""
    random = year.random("agreements")
    days = [year.day(number + 1, 18) for number in range(AGREEMENTS)]
    for day, (partner, area, content) in zip(days[::2], _BODIES, strict=False):
        book.add(
            Agreement(
                partner=partner, area=area, content=content, signed_on=day,
                ends_on=day + timedelta(days=730), counsellor=place.COUNSELLORS[0],
            )
        )  # fmt: skip
    signed = sorted(set(days) - set(days[::2][: len(_BODIES)]))
    firms = random.sample(offers.firms, len(signed) + 3)
    made = [
        Agreement(
            employer_id=firm.employer.id,
            area="일자리 연계",
            content="지역 인력을 우선 채용하고 채용 정보를 나눔.",
            counsellor=firm.employer.counsellor,
        )
        for firm in firms
    ]
    for day, one in zip(signed, made, strict=False):
        book.add(replace(one, signed_on=day))
    for one in made[len(signed) : -1]:
        book.add(replace(one, status=AgreementStatus.TALKING))
    book.add_trashed(replace(made[-1], signed_on=days[3], note="두 번 입력"))


def _meetings(book: Book, year: Year) -> None:
    random = year.random("meetings")
    for title, type_, partners, days, heads in _MEETINGS:
        for number, (month, day) in enumerate(days, 1):
            came = heads + random.randint(-2, 3)
            book.add(
                Meeting(
                    meeting_type=type_,
                    title=f"{title} ({number}차)" if len(days) > 1 else title,
                    held_on=year.day(month, day),
                    starts_at="14:00",
                    place="전주고용복지플러스센터" if heads > 9 else "센터 회의실",
                    partners=partners,
                    attendees=f"유관기관 {came - 2}명, 센터 2명",
                    headcount=came,
                    content="사업 현안과 다음 분기 계획을 나눔.",
                    counsellor=random.choice(place.COUNSELLORS),
                )
            )
    _, last = book.every(KindId.MEETINGS)[-1]
    book.add_trashed(replace(last, note="두 번 입력"))


def _publicity(book: Book, year: Year) -> None:
    random = year.random("publicity")
    open_days = year.office_days
    kinds = (
        (
            "언론보도",
            PRESS,
            ("농가일자리 참여자 모집", "센터 운영 성과", "만남의 날 안내"),
            "지역신문",
        ),
        ("캠페인", _CITY_TALKS, ("농가일자리 도시지역 홍보",), "대전·김천·전주"),
        ("현수막", 5, ("구인·구직 만남의 날 안내", "농번기 일손 모집"), "읍면 게시대"),
    )
    for type_, count, titles, medium in kinds:
        for number, on in enumerate(sorted(random.sample(open_days, count))):
            book.add(
                Publicity(
                    publicity_type=type_, title=titles[number % len(titles)], medium=medium,
                    published_on=on, counsellor=random.choice(place.COUNSELLORS),
                    count=6 if type_ == "현수막" else 1, unit="개" if type_ == "현수막" else "건",
                )
            )  # fmt: skip
    for month in range(1, 13):
        for type_, title, medium, count, unit in _MONTHLY:
            book.add(
                Publicity(
                    publicity_type=type_, title=title, medium=medium, count=count, unit=unit,
                    published_on=year.day(month, 4), counsellor=random.choice(place.COUNSELLORS),
                )
            )  # fmt: skip
    _, first = book.every(KindId.PUBLICITY)[0]
    book.add_trashed(replace(first, title="두 번 입력"))


def _proxies(book: Book, year: Year, offers: Offers) -> None:
    """A case for each of the vacancies; whom it was supplied with, their placements tell. One
    more was called off."""
    for case in offers.proxies:
        vacancy = book.get(KindId.VACANCIES, case.vacancy)
        book.add(
            HiringProxy(
                employer_id=vacancy.employer_id,
                vacancy_id=case.vacancy,
                requested_on=vacancy.received_on,
                job=vacancy.job,
                heads=vacancy.openings,
                finished_on=office_day(vacancy.received_on, 20),
                status=ProxyStatus.DONE,
                counsellor=vacancy.counsellor,
            )
        )
    firm = offers.firms[-1].employer
    book.add(
        HiringProxy(
            employer_id=firm.id, requested_on=year.day(9, 1), job="돌봄보조원", heads=2,
            status=ProxyStatus.CANCELLED, counsellor=firm.counsellor,
        )
    )  # fmt: skip


def _visits(book: Book, year: Year, offers: Offers) -> None:
    random = year.random("visits")
    for on in sorted(random.choices(year.office_days, k=_VISITS)):
        firm = random.choice(offers.firms).employer
        purpose, said = random.choice(_SAID)
        method = VisitMethod.VISIT if random.random() < 0.35 else VisitMethod.PHONE
        book.add(
            Visit(
                employer_id=firm.id,
                visited_on=on,
                visited_at=f"{random.randint(9, 17):02}:00",
                method=method.value,
                purpose=purpose,
                content=said,
                counsellor=firm.counsellor,
            )
        )
