"""Counselling of the practice Muju: the weekly 출장소 of the job centre, 이동상담 in the 읍면, and
the contacts of a year, of which 2,325 are on 실업급여 and 72 on 국민취업지원제도."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from jobdesk.domain.counselling import (
    Note,
    NoteChannel,
    NoteTopic,
    Outreach,
    OutreachType,
    PlanStatus,
)
from jobdesk.domain.kinds import KindId
from jobdesk.services.demo import muju_2022_place as place
from jobdesk.services.demo.muju_2022_book import Book
from jobdesk.services.demo.muju_2022_calendar import Year, office_day
from jobdesk.services.demo.muju_2022_casework import Casework
from jobdesk.services.demo.muju_2022_people import ASSISTED, JOBLESS, Comer

BENEFIT = 2_325
"""실업급여 contacts of the year (사례집 L10958)."""
ASSISTANCE = 72
"""국민취업지원제도 contacts of the year, of 21 people (사례집 L10958, L10947)."""
_BESIDE = 18
_TRASHED = 6
_TOPICS: tuple[tuple[NoteTopic, int, str], ...] = (
    (NoteTopic.TRAINING, 64, "요양보호사 과정과 내일배움카드를 안내함."),
    (NoteTopic.TRANSITION, 11, "지금 일이 끝나는 달부터 새 일을 찾고자 함."),
    (NoteTopic.STARTUP, 9, "농산물 가공 창업을 알아보고 있어 상담 기관을 안내함."),
    (NoteTopic.MIND, 14, "구직이 길어져 지쳐 있어 심리상담을 연결하기로 함."),
)
"""Counselling on other matters: how often in a year."""
_FIRMS = 46
_BENEFIT_SAID = (
    "실업인정 온라인 신청을 함께 함. 다음 실업인정일을 안내함.",
    "수급자격 신청서 작성을 도움.",
    "재취업활동 계획을 듣고 구직활동 증빙을 안내함.",
    "조기재취업수당 요건을 설명함.",
)
_ASSISTANCE_SAID = (
    "취업활동계획을 함께 세움.",
    "구직활동 이행을 점검하고 구직촉진수당 지급을 신청함.",
    "참여 요건을 안내하고 신청서를 접수함.",
)
_EMPLOYMENT_SAID = (
    "희망직종과 근무 가능 시간을 확인함.",
    "이력서를 함께 쓰고 사진을 찍음.",
    "최근 면접 결과를 듣고 다음에 알선할 곳을 의논함.",
)
_DAY = timedelta(days=1)


def outreach(book: Book, year: Year) -> tuple[list[tuple[int, date]], list[tuple[int, date]]]:
    """이동상담 twice a month and the weekly 출장소, as (id, date); one of each was cancelled."""
    random = year.random("outreach")
    mobile = []
    for number in range(24):
        held = year.day(number // 2 + 1, 9 if number % 2 == 0 else 23)
        town = place.EUP_MYEON[number % 6]
        mobile.append(_out(book, random, OutreachType.MOBILE, held, town))
    weekly = [day for day in year.office_days if day.weekday() == 3]
    trips = [_out(book, random, OutreachType.TRIP, day, place.EUP_MYEON[0]) for day in weekly]
    for type_ in (OutreachType.MOBILE, OutreachType.TRIP):
        off, _ = _out(book, random, type_, year.day(12, 8), place.EUP_MYEON[1])
        book.change(KindId.OUTREACH, off, status=PlanStatus.CANCELLED, note="폭설로 취소")
    return mobile, trips


def _out(
    book: Book, random: Random, type_: OutreachType, held: date, town: str
) -> tuple[int, date]:
    mobile = type_ is OutreachType.MOBILE
    made = Outreach(
        outreach_type=type_,
        held_on=held,
        starts_at="10:00",
        ends_at="16:00",
        title=f"{town} 이동상담소" if mobile else "고용복지플러스센터 출장소",
        place=f"{town} {random.choice(('장터', '행정복지센터', '농협 앞'))}"
        if mobile
        else "센터 상담실",
        eup_myeon=town,
        partner=f"{town} 행정복지센터" if mobile else "전주고용복지플러스센터",
        status=PlanStatus.HELD,
        counsellor=random.choice(place.COUNSELLORS),
    )
    return book.add(made), held


def contacts(
    book: Book,
    year: Year,
    comers: Sequence[Comer],
    mobile: Sequence[tuple[int, date]],
    trips: Sequence[tuple[int, date]],
    done: Casework,
) -> None:
    """Every contact of the year, and some that must not count."""
    random = year.random("contacts")
    desk = _Desk(book, year, random, trips)
    jobless = [one for one in comers if one.benefit == JOBLESS]
    desk.benefit(jobless)
    desk.assistance([one for one in comers if one.benefit == ASSISTED])
    out = dict(mobile)
    for one in comers:
        seeker = book.get(KindId.SEEKERS, one.id)
        on_trip = next((id_ for id_, day in out.items() if day == one.on), None)
        moved = on_trip if seeker.registration_channel == "이동상담" and one.again is None else None
        desk.note(one, one.on, NoteTopic.EMPLOYMENT, random.choice(_EMPLOYMENT_SAID), moved)
        if (sent := done.sent.get(one.id)) is not None and random.random() < 0.6:
            desk.note(one, sent, NoteTopic.EMPLOYMENT, _EMPLOYMENT_SAID[2])
    for topic, count, said in _TOPICS:
        for one in random.sample(list(comers), count):
            desk.note(one, desk.later(one.on, 20), topic, said)
    desk.firms()
    desk.uncounted(jobless)


class _Desk:
    def __init__(
        self, book: Book, year: Year, random: Random, trips: Sequence[tuple[int, date]]
    ) -> None:
        self.book, self.year, self.random = book, year, random
        self.trips = trips
        self._days = [day for _, day in trips]

    def later(self, day: date, most: int) -> date:
        """An office day up to ``most`` office days later, within the year."""
        return min(self.year.closing, office_day(day, self.random.randint(0, most)))

    def note(
        self, one: Comer, on: date, topic: NoteTopic, said: str, outreach: int | None = None
    ) -> None:
        """One contact with a person at the desk, by telephone, or on ``outreach``."""
        channel = NoteChannel.VISIT if self.random.random() < 0.45 else NoteChannel.PHONE
        if outreach is not None:
            of = self.book.get(KindId.OUTREACH, outreach).outreach_type
            channel = NoteChannel.TRIP if of is OutreachType.TRIP else NoteChannel.MOBILE
        self.book.add(self._note(one, on, topic, said, channel, outreach))

    def _note(
        self,
        one: Comer,
        on: date,
        topic: NoteTopic,
        said: str,
        channel: NoteChannel,
        outreach: int | None = None,
    ) -> Note:
        return Note(
            seeker_id=one.id,
            outreach_id=outreach,
            noted_on=on,
            noted_at=f"{self.random.randint(9, 17):02}:{self.random.randrange(6)}0",
            topic=topic.value,
            channel=channel.value,
            content=said,
            counsellor=self.book.get(KindId.SEEKERS, one.id).counsellor,
        )

    def benefit(self, jobless: Sequence[Comer]) -> None:
        """실업급여: everybody on the first day and then every fortnight or so, half of them when
        the job centre's 출장소 is there."""
        days: list[tuple[date, Comer]] = []
        for one in jobless:
            day = one.on
            for _ in range(14):
                day = office_day(day + _DAY * self.random.randint(12, 17))
                if day > self.year.closing:
                    break
                days.append((day, one))
        chosen = self.random.sample(days, BENEFIT - len(jobless))
        chosen += [(one.on, one) for one in jobless]
        for day, one in sorted(chosen, key=lambda each: (each[0], each[1].id)):
            on, outreach = day, None
            if self.random.random() < 0.5:
                at = bisect_left(self._days, day)
                if at < len(self.trips) and (self._days[at] - day).days < 5:
                    outreach, on = self.trips[at]
            self.note(one, on, NoteTopic.BENEFIT, self.random.choice(_BENEFIT_SAID), outreach)

    def assistance(self, people: Sequence[Comer]) -> None:
        """국민취업지원제도: each of its people three or four times."""
        each, more = divmod(ASSISTANCE, len(people))
        for number, one in enumerate(people):
            day = one.on
            for _ in range(each + (number < more)):
                self.note(one, day, NoteTopic.ASSISTANCE, self.random.choice(_ASSISTANCE_SAID))
                day = self.later(day + _DAY * 20, 6)

    def firms(self) -> None:
        """기업지원: counselling of firms."""
        firms = self.random.sample(self.book.every(KindId.EMPLOYERS)[:180], _FIRMS)
        for id_, firm in firms:
            on = self.random.choice(self.year.office_days)
            self.book.add(
                Note(
                    employer_id=id_,
                    noted_on=on,
                    noted_at="14:00",
                    topic=NoteTopic.FIRM.value,
                    channel=NoteChannel.PHONE.value,
                    content="채용 계획과 지원제도를 안내함.",
                    counsellor=firm.counsellor,
                )
            )

    def uncounted(self, jobless: Sequence[Comer]) -> None:
        """What must not count: entered twice and put away, of the years beside this one."""
        kept = [one for _, one in self.book.every(KindId.NOTES) if one.topic == NoteTopic.BENEFIT]
        for note in self.random.sample(kept, _TRASHED):
            self.book.add_trashed(replace(note, content="두 번 입력"))
        beside = [self.year.number - 1] * self.year.opens + [self.year.number + 1] * self.year.ends
        for year in beside:
            month = 12 if year < self.year.number else 1
            for one in self.random.sample(list(jobless), _BESIDE):
                on = office_day(date(year, month, self.random.randint(3, 24)))
                made = self._note(one, on, NoteTopic.BENEFIT, _BENEFIT_SAID[0], NoteChannel.PHONE)
                self.book.add(made)
