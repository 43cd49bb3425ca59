"""Rules of the 면접활동비: what it is worth on a day, who may still get it, which steps follow.

Pure: the services bring the records. Source: 사례집 L10910, ``센터알선 → 면접참여 → 면접확인서
(기업확인) → 활동비지원(1인 1회 30천원)``. Whether ``1인 1회`` means once per person or the sum
per attendance is not said there, so amount and caps are dated settings of the centre.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from jobdesk.domain.casework import MET, Referral
from jobdesk.domain.checks import Problem
from jobdesk.domain.interviews import Allowance, AllowanceRule, AllowanceStatus, CapPeriod
from jobdesk.domain.text import with_particle

_S = AllowanceStatus

ALLOWANCE_STEPS: dict[AllowanceStatus, frozenset[AllowanceStatus]] = {
    _S.DUE: frozenset({_S.SLIP, _S.REJECTED}),
    _S.SLIP: frozenset({_S.APPROVED, _S.REJECTED}),
    _S.APPROVED: frozenset({_S.PAID, _S.REJECTED}),
    _S.PAID: frozenset({_S.REJECTED}),
    _S.REJECTED: frozenset({_S.DUE}),
}
"""Where an allowance may go from each stage (사례집 §1.2); a paid one only back, with a reason."""

STANDARD = AllowanceRule(amount=30_000, times_cap=1, cap_period=CapPeriod.YEAR)
"""In force where no rule of the centre's own is: 30,000 won, once per person and year."""

_EDITABLE: dict[AllowanceStatus, frozenset[str]] = {
    _S.DUE: frozenset({"interview_on", "amount", "bank", "account", "holder"}),
    _S.SLIP: frozenset({"amount", "slip_on", "slip_by", "bank", "account", "holder"}),
    _S.APPROVED: frozenset({"bank", "account", "holder"}),
    _S.PAID: frozenset(),
    _S.REJECTED: frozenset({"reason"}),
}
_ALWAYS = frozenset({"id", "revision", "note", "counsellor", "trashed_on"})


@dataclass(frozen=True, slots=True)
class Room:
    """What a person may still get: ``times_left`` payments and ``won_left`` won, None without
    a limit. ``rule`` is the one in force on the day asked about."""

    rule: AllowanceRule
    times_left: int | None
    won_left: int | None

    def holds(self, amount: int) -> bool:
        """Whether one more payment of ``amount`` won stays under both caps."""
        return (self.times_left is None or self.times_left >= 1) and (
            self.won_left is None or self.won_left >= amount
        )


def rule_on(rules: Iterable[AllowanceRule], day: date) -> AllowanceRule:
    """The rule in force on ``day``: the latest that applies by then, else STANDARD.

    Of two with the same day the one entered later holds.
    """
    known = [r for r in rules if r.applies_on is not None and r.applies_on <= day]
    return max(known, key=lambda r: (r.applies_on or day, r.id), default=STANDARD)


def room(rule: AllowanceRule, others: Iterable[Allowance], day: date) -> Room:
    """What is left under ``rule`` for an interview on ``day`` after ``others`` of the person.

    Counts by the year of the interview where the cap is 연간.
    """
    counted = [
        one
        for one in others
        if rule.cap_period is CapPeriod.EVER
        or (one.interview_on is not None and one.interview_on.year == day.year)
    ]
    spent = sum(one.amount or 0 for one in counted)
    times = None if rule.times_cap is None else max(0, rule.times_cap - len(counted))
    won = None if rule.amount_cap is None else max(0, rule.amount_cap - spent)
    return Room(rule, times, won)


def same_interview(one: Allowance, other: Allowance) -> bool:
    """Whether two allowances of one person stand for the same interview: the same referral,
    or the same day at the same firm."""
    if one.referral_id is not None and one.referral_id == other.referral_id:
        return True
    return one.interview_on == other.interview_on and one.employer_id == other.employer_id


def took_place(referral: Referral, today: date) -> Problem | None:
    """Why the interview of a referral did not (yet) take place, or None where it did."""
    if referral.interview_on is None:
        return Problem("interview_on", "이 알선에는 면접일이 없습니다.")
    if referral.interview_on > today:
        return Problem("interview_on", "면접일이 아직 오지 않았습니다.")
    if referral.status not in MET:
        return Problem(
            "interview_on",
            f"알선 상태가 {with_particle(referral.status.value, '이라/라')} 면접을 본 "
            "것이 아닙니다.",
        )
    return None


def payable(
    allowance: Allowance, rule: AllowanceRule, same_person: Sequence[Allowance]
) -> tuple[Problem, ...]:
    """What keeps an allowance from being approved or paid, in words.

    ``same_person`` are the other allowances of the person that are bound or paid already.
    """
    a = allowance
    problems = []
    if a.slip_on is None or not a.slip_by:
        problems.append(Problem("slip_on", "면접확인서(접수일과 업체 확인자)가 없습니다."))
    if a.amount is None or a.amount <= 0:
        problems.append(Problem("amount", "금액이 없습니다."))
    elif rule.amount is not None and a.amount > rule.amount:
        problems.append(Problem("amount", f"금액이 면접일의 기준 {rule.amount:,}원을 넘습니다."))
    if any(same_interview(a, other) for other in same_person):
        problems.append(Problem("referral", "같은 면접의 활동비가 이미 있습니다."))
    if a.interview_on is not None:
        left = room(rule, same_person, a.interview_on)
        if not left.holds(a.amount or 0):
            problems.append(Problem("amount", f"{limit_words(rule)} 한도를 넘습니다."))
    return tuple(problems)


def limit_words(rule: AllowanceRule) -> str:
    """``1인 연간 1회`` or ``1인 연간 2회·60,000원``; ``한도 없음`` without caps."""
    caps = [f"{rule.times_cap:,}회"] if rule.times_cap is not None else []
    if rule.amount_cap is not None:
        caps.append(f"{rule.amount_cap:,}원")
    if not caps:
        return "한도 없음"
    period = "" if rule.cap_period is CapPeriod.EVER else "연간 "
    return f"1인 {period}{'·'.join(caps)}"


def editable(status: AllowanceStatus) -> frozenset[str]:
    """The fields that a stage leaves open to correction."""
    return _ALWAYS | _EDITABLE[status]


def changed_locked(before: Allowance, after: Allowance) -> str:
    """The first field that an edit changes although its stage has locked it, or ``""``."""
    free = editable(before.status)
    for name in Allowance.__dataclass_fields__:
        if name not in free and getattr(before, name) != getattr(after, name):
            return name
    return ""


def reopened(allowance: Allowance) -> Allowance:
    """A rejected allowance as it begins again: 대상, with what was decided taken back."""
    return replace(
        allowance,
        status=_S.DUE,
        slip_on=None,
        slip_by="",
        decided_on=None,
        paid_on=None,
        reason="",
    )


def terms(rule: AllowanceRule) -> tuple[object, ...]:
    """What a rule says, without its day and document: two rules of equal terms pay alike."""
    return (rule.amount, rule.times_cap, rule.amount_cap, rule.cap_period)
