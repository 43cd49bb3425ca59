"""What hangs on the results of cohorts: certificates, exits, firms, 고용유지, activities, money."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal

from jobdesk.domain import cohort_evidence as evidence
from jobdesk.domain.casework import PlacementStatus
from jobdesk.domain.cohort_evidence import Act, Evidence, Hired, Learner, Money
from jobdesk.domain.cohort_figures import (
    ActLine,
    CertificateLine,
    ExitLine,
    FirmLine,
    Kept,
    MoneyLine,
    RetentionLine,
)
from jobdesk.domain.figures import Number, number_of
from jobdesk.domain.kinds import KindId
from jobdesk.domain.milestones import due_date, kept_on
from jobdesk.domain.trainees import ExitReason, TraineeStatus

_K = KindId
_S = TraineeStatus
NO_REASON = "사유 없음"

Share = Callable[[int, int | Decimal | None], Decimal | None]
"""What makes a rate of a part and a whole, as the figures say."""


def certificate_lines(found: Evidence) -> tuple[CertificateLine, ...]:
    """Every certificate of every cohort, those that most gained first."""
    made = []
    for run in found.runs:
        titles = dict.fromkeys(one.title for one in found.gained if one.cohort_id == run.id)
        lines = []
        for title in titles:
            mine = [g for g in found.gained if g.cohort_id == run.id and g.title == title]
            lines.append(
                CertificateLine(
                    run.title,
                    title,
                    number_of(_K.QUALIFICATIONS, (one.id for one in mine)),
                    number_of(_K.TRAINEES, (one.trainee_id for one in mine)),
                )
            )
        made += sorted(lines, key=lambda line: -line.issued.value)
    return tuple(made)


def exit_lines(learners: Sequence[Learner]) -> tuple[ExitLine, ...]:
    """조기취업, then why people dropped out, then who stayed and did not complete; only the
    reasons that there were."""
    labels = [(reason.value or NO_REASON) for reason in ExitReason if reason]
    of: dict[str, list[int]] = {label: [] for label in (*labels, NO_REASON, "미수료")}
    for one in learners:
        if one.status in (_S.EARLY_HIRE, _S.DROPPED):
            of[one.exit_reason.value or NO_REASON].append(one.id)
        elif one.status is _S.NOT_COMPLETED:
            of["미수료"].append(one.id)
    return tuple(ExitLine(label, number_of(_K.TRAINEES, ids)) for label, ids in of.items() if ids)


def firm_lines(hires: Sequence[Hired]) -> tuple[FirmLine, ...]:
    """취업처 one by one: in the field of the course first, then outside it, then the unsaid."""
    of: dict[tuple[int, str, bool | None, str], list[int]] = {}
    for one in hires:
        placement = one.placement
        key = (placement.employer_id or 0, one.firm, placement.related, placement.industry)
        of.setdefault(key, []).append(placement.id)
    order = {True: 0, False: 1, None: 2}
    lines = [
        FirmLine(employer_id, firm, number_of(_K.PLACEMENTS, ids), related, industry)
        for (employer_id, firm, related, industry), ids in of.items()
    ]
    return tuple(sorted(lines, key=lambda line: (order[line.related], -line.hired.value)))


def retention_lines(
    hires: Sequence[Hired], months: Sequence[int], as_of: date, share: Share
) -> tuple[RetentionLine, ...]:
    """고용유지 at each point and on the day of the figures, of all and of those 관련 분야."""
    related = [one for one in hires if one.placement.related]
    return tuple(
        RetentionLine(each, _kept(hires, each, as_of, share), _kept(related, each, as_of, share))
        for each in (*months, 0)
    )


def _kept(hires: Sequence[Hired], months: int, as_of: date, share: Share) -> Kept:
    """Who stayed ``months`` after each hire, of those whose day has come (사례집 §4); 0 asks who
    works on the day of the figures, by the record of the 취업 itself."""
    found: dict[bool | None, list[int]] = {True: [], False: [], None: []}
    for one in hires:
        placement, begins = one.placement, one.placement.hire_date
        if begins is None or placement.status is PlacementStatus.EXPECTED:
            continue
        if (due_date(begins, months) if months else begins) > as_of:
            continue
        known: bool | None = placement.left_on is None or placement.left_on > as_of
        if months:
            known = kept_on(placement, one.asked, months, as_of)
        found[known].append(placement.id)
    due = [id_ for ids in found.values() for id_ in ids]
    return Kept(
        number_of(_K.PLACEMENTS, due),
        number_of(_K.PLACEMENTS, found[True]),
        number_of(_K.PLACEMENTS, found[False]),
        number_of(_K.PLACEMENTS, found[None]),
        share(len(found[True]), len(due)),
    )


_ACT_KINDS: dict[str, KindId] = {
    evidence.DEMAND: _K.COHORT_DEMANDS,
    evidence.COMMITMENT: _K.COHORT_DEMANDS,
    evidence.EXTRA: _K.COHORT_SESSIONS,
    evidence.NOTES: _K.NOTES,
    evidence.VISITS: _K.VISITS,
    evidence.MEETINGS: _K.MEETINGS,
    evidence.DAYS: _K.MATCHING_DAYS,
    evidence.PUBLICITY: _K.PUBLICITY,
}


def act_lines(acts: Sequence[Act]) -> tuple[ActLine, ...]:
    """What was done around the cohorts, only what there was; what is counted in another unit (홍보
    in 건, 부, 개, 회) is another line, since it cannot be added."""
    acts = sorted(acts, key=lambda one: one.id)
    made = []
    for what, usual in evidence.ACTS:
        own = [one for one in acts if one.what == what]
        for label, unit in dict.fromkeys((one.label, one.unit or usual) for one in own):
            mine = [one for one in own if (one.label, one.unit or usual) == (label, unit)]
            whom = len({one.who_id for one in mine})
            value = whom if unit == "개사" else sum(one.amount for one in mine)
            ids = tuple(dict.fromkeys(one.id for one in mine))
            number = Number(value, _ACT_KINDS[what], ids)
            made.append(ActLine(label, unit, number, _reached(what, mine, whom)))
    return tuple(made)


def _reached(what: str, acts: Sequence[Act], whom: int) -> str:
    heads = sum(one.people or 0 for one in acts)
    if what == evidence.NOTES:
        return f"교육생 {whom:,}명"
    if what == evidence.VISITS:
        return f"업체 {whom:,}곳"
    words = {
        evidence.DEMAND: f"필요 {heads:,}명",
        evidence.COMMITMENT: f"약정 {heads:,}명",
        evidence.EXTRA: f"{heads:,}시간",
        evidence.MEETINGS: f"참석 {heads:,}명",
    }
    return words.get(what, "") if heads else ""


def money_lines(lines: Sequence[Money], share: Share) -> tuple[MoneyLine, ...]:
    """One line a source in the order in which they were written down, and their sum."""
    sources = dict.fromkeys(one.source for one in lines)
    made = [
        _won(source, [one for one in lines if one.source == source], share) for source in sources
    ]
    return (*made, _won("계", lines, share)) if len(made) > 1 else tuple(made)


def _won(source: str, lines: Iterable[Money], share: Share) -> MoneyLine:
    lines = list(lines)
    amounts = [one.amount for one in lines if one.amount is not None]
    spent = [one.spent for one in lines if one.spent is not None]
    amount = sum(amounts) if amounts else None
    used = sum(spent) if spent else None
    return MoneyLine(source, amount, used, share(used, amount) if used is not None else None)
