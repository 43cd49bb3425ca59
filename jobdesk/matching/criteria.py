"""The nine questions a ranking asks of a person and a vacancy, each answered in words.

Every judge gives 0 to 100, or None where the vacancy asks nothing of the kind. What is not
known counts as half, so that an empty record neither wins nor loses by its gaps.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass

from jobdesk.domain.distances import Distance
from jobdesk.domain.people import SeekerStatus
from jobdesk.matching.profiles import LOOK_AHEAD, Person, Work

UNKNOWN = 50
_FAR_MINUTES = 40
"""From here on a drive speaks against the work."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A few words with a fact in them; ``good`` says for or against, None says not known."""

    text: str
    good: bool | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """``value`` 0 to 100, None where the question does not arise."""

    value: int | None
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Criterion:
    """A question: its weight when a centre has set none, what it means, how it is judged.

    ``judge`` may look only at what ``key`` holds of a person, since people of one key are
    judged once.
    """

    id: str
    label: str
    weight: int
    meaning: str
    key: Callable[[Person], Hashable]
    judge: Callable[[Person, Work], Verdict]


def _said(value: int, words: str, good: bool | None) -> Verdict:
    return Verdict(value, (Reason(words, good),))


def _short(words: str) -> str:
    return words if len(words) <= 16 else f"{words[:15]}…"


def _job(person: Person, work: Work) -> Verdict:
    wanted, offered = person.trade, work.trade
    if wanted.groups & offered.groups or set(wanted.words) & set(offered.words):
        return _said(100, "직종 일치", True)
    if not wanted.groups and any(
        len(one) > 1 and (one in other or other in one)
        for one in wanted.words
        for other in offered.words
    ):
        return _said(90, "직종 비슷한 말", True)
    if wanted.families & offered.families:
        return _said(70, f"가까운 직종: {_short(wanted.said)}", True)
    if person.career.groups & offered.groups:
        return _said(60, f"해 본 일: {_short(work.job)}", True)
    if not wanted.words:
        return _said(UNKNOWN, "희망직종 모름", None)
    return _said(0, f"다른 직종 희망: {_short(wanted.said)}", False)


def _licence(person: Person, work: Work) -> Verdict:
    if not work.needed and not work.liked:
        return Verdict(None)
    has = sorted((work.needed | work.liked) & person.licences)
    lacks = sorted(work.needed - person.licences)
    wished = sorted(work.liked - person.licences)
    reasons = []
    if has:
        reasons.append(Reason(f"자격 있음: {', '.join(has)}", True))
    if lacks:
        reasons.append(Reason(f"자격 부족: {', '.join(lacks)}", False))
    if wished:
        reasons.append(Reason(f"우대 자격 없음: {', '.join(wished)}", None))
    # What is demanded counts whole, what is only preferred by half of its half.
    need = 2 * len(work.needed) + len(work.liked)
    lost = 2 * len(lacks) + len(wished) / 2
    return Verdict(round(100 * (need - lost) / need), tuple(reasons))


def _kind_of_place(name: str) -> str:
    return name[-1] if name[-1:] in ("읍", "면", "동") else "곳"


def _place(person: Person, work: Work) -> Verdict:
    there = work.eup_myeon
    if not there:
        return _said(UNKNOWN, "근무지 읍면 모름", None)
    if person.eup_myeon == there:
        return _said(100, f"같은 {_kind_of_place(there)}", True)
    if there in person.area:
        return _said(90, f"희망지역: {there}", True)
    if not person.eup_myeon and not person.outside:
        return _said(UNKNOWN, "사는 읍면 모름", None)
    way = work.near.get(person.eup_myeon)
    if way is not None:
        said = f"{way.words}: {person.eup_myeon}"
        return _said(_by_way(way), said, way.minutes is None or way.minutes <= _FAR_MINUTES)
    if person.outside or (work.places and there not in work.places):
        return _said(20, "다른 시군", False)
    return _said(60, f"같은 군: {person.eup_myeon}", True)


def _by_way(way: Distance) -> int:
    """What a known way counts: a neighbour 80, a drive of half an hour 60 like any place of the
    county, and from there on less, down to the 20 of another county."""
    if way.minutes is None:
        return 80
    if way.minutes <= 30:
        return 90 - way.minutes
    return max(20, 60 - (way.minutes - 30))


def _own_wheels(transport: str) -> bool:
    return any(word in transport for word in ("자가용", "자가", "차량", "승용", "오토바이", "트럭"))


def _transport(person: Person, work: Work) -> Verdict:
    if "통근" in work.commute or "셔틀" in work.commute:
        return _said(100, "통근버스 있음", True)
    if "기숙사" in work.commute or "숙소" in work.commute:
        return _said(100, "기숙사 있음", True)
    if _own_wheels(person.transport):
        return _said(100, "차량 있음", True)
    if not person.transport:
        return _said(UNKNOWN, "이동수단 모름", None)
    if work.eup_myeon and person.eup_myeon == work.eup_myeon:
        return _said(80, f"가까움: {person.transport}", True)
    if "대중교통" in person.transport or person.transport == "버스":
        return _said(45, "차량 없음: 대중교통", False)
    return _said(20, f"차량 없음: {person.transport}", False)


def _wage(person: Person, work: Work) -> Verdict:
    if person.wage is None:
        return _said(UNKNOWN, "희망임금 모름", None)
    if work.wage is None:
        return _said(UNKNOWN, "임금 정해지지 않음", None)
    if work.wage >= person.wage:
        return _said(100, "임금 희망 충족", True)
    short = person.wage - work.wage
    less = max(1, round(short / 10_000))
    value = max(0, 90 - round(300 * short / person.wage))
    return _said(value, f"임금 희망보다 낮음: 월 {less:,}만원 적음", False)


def _hours(person: Person, work: Work) -> Verdict:
    if not work.hours:
        return Verdict(None)
    if not person.hours:
        return _said(UNKNOWN, "희망시간 모름", None)
    missing = [p for p in ("오전", "오후", "야간", "주말") if p in work.hours - person.hours]
    if not missing:
        return _said(100, "근무시간 맞음", True)
    met = len(work.hours) - len(missing)
    return _said(round(80 * met / len(work.hours)), f"근무시간 다름: {'·'.join(missing)}", False)


def _available(person: Person, work: Work) -> Verdict:
    del work
    if person.free is None:
        return Verdict(None)
    value = round(100 * person.free / LOOK_AHEAD)
    if person.free == 0:
        return _said(0, "2주 안에 가능일 없음", False)
    return _said(value, f"2주 중 {person.free}일 가능", person.free >= LOOK_AHEAD // 2)


def _turn(person: Person, work: Work) -> Verdict:
    """Who waited longest and was turned away most comes first; who is being tried, later."""
    del work
    value = 100 if person.waited is None else min(90, max(0, person.waited))
    value += min(15, 5 * person.past.not_hired) - 30 * person.past.waiting
    reasons: tuple[Reason, ...] = ()
    if person.past.waiting:
        reasons = (Reason(f"결과 기다리는 알선 {person.past.waiting}건", False),)
    return Verdict(min(100, max(0, value)), reasons)


def _standing(person: Person, work: Work) -> Verdict:
    del work
    if person.status is SeekerStatus.PROVISIONAL:
        return _said(40, "가등록: 구직등록 먼저", False)
    if person.expired is not None:
        return _said(40, f"구직등록 만료: {person.expired.isoformat()}", False)
    return Verdict(100)


CRITERIA: tuple[Criterion, ...] = (
    Criterion("job", "직종", 35, "희망직종이나 해 본 일이 모집직종과 같은지 봅니다. 요양사와 "
              "요양보호사처럼 같은 일을 가리키는 말은 같게 봅니다.",
              lambda p: (p.trade.said, p.career.groups), _job),
    Criterion("licence", "자격·면허", 20, "구인이 바라는 자격을 갖췄는지 봅니다.",
              lambda p: p.licences, _licence),
    Criterion("place", "거리", 15, "사는 읍면과 근무지가 같은지, 희망지역인지, 이웃이거나 차로 몇 "
              "분인지 봅니다. 읍면 사이 거리는 설정의 ‘기준’에서 적습니다.",
              lambda p: (p.eup_myeon, p.outside, p.area), _place),
    Criterion("wage", "임금", 10, "희망임금과 제시임금을 한 달 치(209시간)로 바꾸어 견줍니다.",
              lambda p: p.wage, _wage),
    Criterion("transport", "이동수단", 8, "차량이 있는지, 통근버스나 기숙사가 있는지 봅니다.",
              lambda p: (p.transport, p.eup_myeon), _transport),
    Criterion("hours", "근무시간", 8, "희망시간과 근무시간의 오전·오후·야간·주말을 견줍니다.",
              lambda p: p.hours, _hours),
    Criterion("available", "가능일", 7, "앞으로 2주 동안 일할 수 있는 날을 봅니다.",
              lambda p: p.free, _available),
    Criterion("turn", "차례", 8, "오래 알선받지 못한 사람이 먼저입니다. 결과를 기다리는 알선이 "
              "있으면 다음으로 갑니다.",
              lambda p: (p.waited, p.past.not_hired, p.past.waiting), _turn),
    Criterion("standing", "등록 상태", 5, "구직등록이 유효한지 봅니다.",
              lambda p: (p.status is SeekerStatus.PROVISIONAL, p.expired), _standing),
)  # fmt: skip
"""In the order in which reasons are read out."""

DEFAULT_WEIGHTS: dict[str, int] = {criterion.id: criterion.weight for criterion in CRITERIA}
MOST_WEIGHT = 100
