"""The practice centre's counselling: days out in the townships, phrases, and notes."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from jobdesk.domain.casework import Referral
from jobdesk.domain.counselling import (
    Note,
    NoteChannel,
    NoteTopic,
    Outreach,
    OutreachType,
    Phrase,
    PlanStatus,
)
from jobdesk.domain.kinds import KindId
from jobdesk.services.demo import place
from jobdesk.services.demo.calendar import office_day
from jobdesk.services.demo.told import Batch, Told

_T = NoteTopic
_SAID: dict[NoteTopic, tuple[str, ...]] = {
    _T.EMPLOYMENT: (
        "희망직종과 근무 가능 시간을 다시 확인함. 오전 근무와 통근버스를 원함.",
        "이력서를 함께 쓰고 사진을 찍음. 면접 때 입을 옷을 대여하기로 함.",
        "최근 면접 결과를 듣고 다음에 알선할 곳을 의논함.",
        "집 가까운 곳을 찾으며, 급하지 않으니 조건이 맞는 곳을 기다리겠다고 함.",
    ),
    _T.TRANSITION: ("지금 일이 끝나는 달부터 새 일을 찾고자 함. 자격증 취득을 권함.",),
    _T.TRAINING: (
        "요양보호사 과정을 안내하고 내일배움카드 신청 방법을 설명함.",
        "지게차 자격 과정 모집 일정을 알려 줌.",
    ),
    _T.FIRM: ("채용 계획과 기숙사 사정을 들음.",),
    _T.STARTUP: ("농산물 가공 창업을 알아보고 있어 상담 기관을 안내함.",),
    _T.BENEFIT: (
        "실업급여 수급자격 신청서 작성을 도움. 다음 실업인정일을 안내함.",
        "실업인정 온라인 신청을 함께 함.",
    ),
    _T.ASSISTANCE: ("국민취업지원제도 참여 요건을 안내하고 신청서를 접수함.",),
    _T.MIND: ("구직이 길어져 지쳐 있어 심리상담을 연결하기로 함.",),
}
_TOPIC_SHARES = (56, 3, 9, 0, 1, 22, 7, 2)
_CHANNELS = (NoteChannel.VISIT, NoteChannel.PHONE)
_NEXT = ("면접 결과 확인", "이력서 보완", "구인 안내 전화", "훈련 상담", "자격증 사본 받기")
_PHRASES: tuple[tuple[str, NoteTopic, str], ...] = (
    ("구직등록 안내", _T.EMPLOYMENT, "구직등록 유효기간 3개월과 재등록 방법을 안내함."),
    ("알선 안내", _T.EMPLOYMENT, "근무조건을 설명하고 알선에 동의함."),
    ("면접 준비", _T.EMPLOYMENT, "면접 시간과 장소, 준비물을 안내하고 예상 질문을 연습함."),
    ("연락 안 됨", _T.EMPLOYMENT, "전화했으나 받지 않아 문자를 남김."),
    ("실업급여 신청", _T.BENEFIT, "실업급여 수급자격 신청 절차와 필요한 서류를 안내함."),
    ("국취제 안내", _T.ASSISTANCE, "국민취업지원제도 유형별 요건과 구직촉진수당을 안내함."),
    ("훈련 안내", _T.TRAINING, "내일배움카드와 모집 중인 과정을 안내함."),
)
_MARKETS = ("장터", "면사무소 앞", "마을회관", "농협 앞", "복지회관")


def counsel(told: Told) -> tuple[Batch, ...]:
    """Outreach twice a month, seven phrases, and some three notes for each person."""
    random = told.random("counsel")
    days = _outreach(random, told)
    taught = told.training.notes if told.training else []
    return (
        (KindId.OUTREACH, days),
        (KindId.PHRASES, [_phrase(*each) for each in _PHRASES]),
        (KindId.NOTES, [*_notes(random, told, days), *taught]),
    )


def _phrase(title: str, topic: NoteTopic, content: str) -> Phrase:
    return Phrase(title=title, topic=topic.value, content=content, counsellor="김상담")


def _outreach(random: Random, told: Told) -> list[Outreach]:
    first = min(
        (p.seeker.registered_on for p in told.people if p.seeker.registered_on), default=None
    )
    made: list[Outreach] = []
    if first is None:
        return made
    day, number = first + timedelta(days=9), 0
    while day <= told.last + timedelta(days=14):
        held = office_day(day)
        town = place.EUP_MYEON[number % len(place.EUP_MYEON)]
        type_ = (OutreachType.MOBILE, OutreachType.TRIP, OutreachType.GROUP)[number % 3]
        group = type_ is OutreachType.GROUP
        made.append(
            Outreach(
                outreach_type=type_,
                held_on=held,
                starts_at="10:00",
                ends_at="12:00" if group else "15:00",
                title="구직기술 집단상담" if group else f"{town} {type_.value}",
                place="센터 교육실" if group else f"{town} {random.choice(_MARKETS)}",
                eup_myeon=place.EUP_MYEON[0] if group else town,
                partner="" if group else f"{town} 행정복지센터",
                status=PlanStatus.HELD if held <= told.last else PlanStatus.PLANNED,
                counsellor=random.choice(place.COUNSELLORS),
            )
        )
        day += timedelta(days=15)
        number += 1
    return made


def _notes(random: Random, told: Told, days: list[Outreach]) -> list[Note]:
    sent: dict[int, list[Referral]] = {}
    for referral in told.story.referrals:
        sent.setdefault(referral.seeker_id or 0, []).append(referral)
    held = [(id_, day) for id_, day in enumerate(days, 1) if day.status is PlanStatus.HELD]
    notes: list[Note] = []
    for seeker_id, seeker in enumerate(told.seekers, start=1):
        came = seeker.registered_on
        if came is None:
            continue
        when = [came, *(r.referred_on for r in sent.get(seeker_id, []) if r.referred_on)]
        when += [came + timedelta(days=random.randint(5, 80)) for _ in range(random.randint(0, 2))]
        days_of = sorted(d for d in set(map(office_day, when)) if came <= d <= told.last)
        notes += [_note(random, told, seeker_id, day, seeker.counsellor, held) for day in days_of]
    return notes


def _note(
    random: Random,
    told: Told,
    seeker_id: int,
    day: date,
    counsellor: str,
    held: list[tuple[int, Outreach]],
) -> Note:
    topic = random.choices(list(NoteTopic), _TOPIC_SHARES)[0]
    outreach = held[random.randrange(len(held))] if held and random.random() < 0.12 else None
    channel = random.choices(_CHANNELS, (3, 7))[0]
    if outreach is not None and outreach[1].held_on is not None:
        out = outreach[1]
        day = max(day, outreach[1].held_on)
        outreach = outreach if day == outreach[1].held_on else None
        if outreach is not None:
            trip = out.outreach_type is OutreachType.TRIP
            channel = NoteChannel.TRIP if trip else NoteChannel.MOBILE
            if out.outreach_type is OutreachType.GROUP:
                channel = NoteChannel.VISIT
    # A promise of long ago was kept or is history; the desk would drown in them.
    follows = (told.last - day).days < 10 and random.random() < 0.5
    ahead = office_day(day + timedelta(days=random.randint(2, 14)))
    return Note(
        seeker_id=seeker_id,
        outreach_id=outreach[0] if outreach else None,
        noted_on=day,
        noted_at=f"{random.randint(9, 17):02}:{random.choice((0, 10, 20, 30, 40, 50)):02}",
        topic=topic.value,
        channel=channel.value,
        content=random.choice(_SAID[topic]),
        next_on=ahead if follows and ahead >= day else None,
        next_at=f"{random.randint(9, 17):02}:00" if follows and ahead >= day else "",
        next_what=random.choice(_NEXT) if follows and ahead >= day else "",
        counsellor=counsellor,
    )
