"""수료증: numbered once, printed first and again, every printing in the 발급대장.

A number is never given to somebody else, even when the issue was cancelled: a paper with it may be
in somebody's hands.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from jobdesk.data import records
from jobdesk.domain import trainees as domain
from jobdesk.domain.changes import Change
from jobdesk.domain.checks import need, not_after
from jobdesk.domain.cohorts import Cohort
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.domain.text import tidy
from jobdesk.domain.trainees import CertificateIssue, IssueType, Trainee
from jobdesk.errors import UserError
from jobdesk.services import cohort_records, lists
from jobdesk.services.access import Action
from jobdesk.services.cohort_guard import insist_open
from jobdesk.services.desk import Desk
from jobdesk.services.linked_records import linked
from jobdesk.services.writing import insist, others, writing

_PEOPLE, _ISSUES = KindId.TRAINEES, KindId.CERTIFICATE_ISSUES
_KEPT = "아무것도 바꾸지 않았습니다."
CANCELLED = "발급 취소"
"""Begins the reason of an issue that was cancelled; it stands in the 발급대장 all the same."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """A trainee who completed, with the number the 수료증 has or would get now, empty for none;
    ``issued`` whether it has it already."""

    trainee_id: int
    name: str
    number: str
    issued: bool


def numbered(
    desk: Desk,
    cohort_id: int,
    on: date | None = None,
    only: Collection[int] | None = None,
) -> tuple[Numbered, ...]:
    """Everybody of the cohort who completed, by number of the list.

    Who has no 수료증 yet is given the number that :func:`issue` would give if it were issued that
    day (today) to all of these, or to those of ``only`` alone; the others have none.
    """
    with desk.store.reading():
        cohort = cohort_records.cohort(desk, cohort_id)
        people = [
            one
            for one in cohort_records.trainees(desk, cohort_id)
            if one.status is domain.TraineeStatus.COMPLETED
        ]
        names = lists.called(desk, _PEOPLE, [one.id for one in people])
        bare = [
            one.id
            for one in people
            if not one.certificate_number and (only is None or one.id in only)
        ]
        new = dict(zip(bare, _numbers(desk, cohort, len(bare), on), strict=True))
    return tuple(
        Numbered(
            one.id,
            names.get(one.id, ""),
            one.certificate_number or new.get(one.id, ""),
            bool(one.certificate_number),
        )
        for one in people
    )


def issue(
    desk: Desk,
    cohort_id: int,
    trainee_ids: Sequence[int],
    on: date | None = None,
    expected: Sequence[str] = (),
) -> Change:
    """Issue the 수료증 of these people for the first time, with the next numbers in the order
    given, all or none, as one operation.

    ``expected`` are the numbers somebody was shown: another desk may have taken one meanwhile.
    Raises UserError naming somebody who did not complete, is of another cohort or has one already.
    """
    ids, day = list(dict.fromkeys(trainee_ids)), on or desk.today()
    with writing(desk, "수료증 발급", Action.ADD, _ISSUES) as work:
        people = _completed(desk, ids)
        names = lists.called(desk, _PEOPLE, ids)
        strange = [names[one.id] for one in people if one.cohort_id != cohort_id]
        if strange:
            raise UserError(f"{others(strange)} 님은 이 기수의 교육생이 아닙니다. {_KEPT}")
        held = [names[one.id] for one in people if one.certificate_number]
        if held:
            raise UserError(
                f"{others(held)} 님은 수료증이 이미 발급되었습니다. {_KEPT} 다시 인쇄하려면 사유를 "
                "적어 재발급하세요."
            )
        _insist_day(desk, people, day)
        cohort = cohort_records.cohort(desk, cohort_id)
        insist_open(cohort)
        numbers = _numbers(desk, cohort, len(ids), day)
        if expected and tuple(expected) != numbers:
            raise UserError(
                f"그사이 다른 자리에서 수료증을 발급해 번호가 달라졌습니다. {_KEPT} 새 번호로 다시 "
                "인쇄하세요."
            )
        with writing(desk, "수료증 번호", Action.EDIT, _PEOPLE) as numbering:
            numbering.update_all(
                [
                    replace(one, certificate_number=number, certificate_on=day)
                    for one, number in zip(people, numbers, strict=True)
                ]
            )
        work.insert_all(
            [
                CertificateIssue(
                    cohort_id=cohort_id,
                    trainee_id=one.id,
                    number=number,
                    issued_on=day,
                    counsellor=desk.user,
                )
                for one, number in zip(people, numbers, strict=True)
            ]
        )
        span = numbers[0] if len(numbers) == 1 else f"{numbers[0]} ~ {numbers[-1]}"
        work.label(f"수료증 발급: {others([names[id_] for id_ in ids])} ({span})")
        return work.change(*work.written)


def reissue(desk: Desk, trainee_ids: Sequence[int], reason: str, on: date | None = None) -> Change:
    """Note that the 수료증 of these people is printed again under its number, and why. Raises
    UserError without a reason, and for somebody who has none."""
    why, day = tidy(reason), on or desk.today()
    insist(need("reason", why, "재발급 사유"))
    ids = list(dict.fromkeys(trainee_ids))
    with writing(desk, "수료증 재발급", Action.ADD, _ISSUES) as work:
        people = _completed(desk, ids)
        names = lists.called(desk, _PEOPLE, ids)
        bare = [names[one.id] for one in people if not one.certificate_number]
        if bare:
            raise UserError(
                f"{others(bare)} 님은 발급한 수료증이 없습니다. {_KEPT} 먼저 발급하세요."
            )
        insist(not_after("issued_on", day, desk.today(), "재발급일"))
        early = next(
            (one for one in people if one.certificate_on is not None and day < one.certificate_on),
            None,
        )
        if early is not None:
            raise UserError(
                f"재발급일이 {names[early.id]} 님의 발급일보다 앞섭니다. {_KEPT}", field="issued_on"
            )
        work.insert_all(
            [
                CertificateIssue(
                    cohort_id=one.cohort_id,
                    trainee_id=one.id,
                    number=one.certificate_number,
                    issued_on=day,
                    issue_type=IssueType.AGAIN,
                    reason=why,
                    counsellor=desk.user,
                )
                for one in people
            ]
        )
        work.label(f"수료증 재발급: {others([names[id_] for id_ in ids])}")
        return work.change(*work.written)


def cancel(desk: Desk, trainee_ids: Sequence[int], reason: str) -> Change:
    """Take the 수료증 of these people back, with the reason; their numbers are not given again and
    stand in the 발급대장 as cancelled. Raises UserError without a reason."""
    why = tidy(reason)
    insist(need("reason", why, "발급을 취소하는 사유"))
    ids = list(dict.fromkeys(trainee_ids))
    with writing(desk, "수료증 발급 취소", Action.EDIT, _ISSUES) as work:
        people = [cohort_records.trainee(desk, id_) for id_ in ids]
        names = lists.called(desk, _PEOPLE, ids)
        bare = [names[one.id] for one in people if not one.certificate_number]
        if bare or not people:
            raise UserError(f"{others(bare or ['고른 분'])} 님은 발급한 수료증이 없습니다. {_KEPT}")
        with writing(desk, "수료증 번호", Action.EDIT, _PEOPLE) as numbering:
            numbering.update_all(
                [replace(one, certificate_number="", certificate_on=None) for one in people]
            )
        issues = linked(desk, _ISSUES, "trainee_id", ids)
        work.update_all([replace(each, reason=f"{CANCELLED}: {why}") for each in issues])
        work.trash([each.id for each in issues])
        work.label(f"수료증 발급 취소: {others([names[id_] for id_ in ids])}")
        return work.change(*(each.id for each in issues))


def ledger(desk: Desk, cohort_id: int) -> list[CertificateIssue]:
    """발급대장 of a cohort in the order of the printings, cancelled ones too."""
    mine = (Condition("cohort_id", Op.IS, cohort_id),)
    gone: list[CertificateIssue] = records.get_many(
        desk.store,
        _ISSUES,
        list(lists.find(desk, _ISSUES, Filter(conditions=mine, trashed=True))),
    )
    cancelled = [one for one in gone if one.reason.startswith(CANCELLED)]
    return sorted(
        [*cohort_records.issues(desk, cohort_id), *cancelled],
        key=lambda one: (one.issued_on or date.min, one.id),
    )


def of_trainee(desk: Desk, trainee_id: int) -> list[CertificateIssue]:
    """The printings of one person's 수료증, by day."""
    return linked(desk, _ISSUES, "trainee_id", [trainee_id])


def _completed(desk: Desk, ids: Sequence[int]) -> list[Trainee]:
    if not ids:
        raise UserError(f"수료증을 받을 분을 고르세요. {_KEPT}")
    people = [cohort_records.trainee(desk, id_) for id_ in ids]
    wrong = [
        one
        for one in people
        if one.status is not domain.TraineeStatus.COMPLETED or one.trashed_on is not None
    ]
    if wrong:
        names = lists.called(desk, _PEOPLE, [one.id for one in wrong])
        raise UserError(
            f"{others([names[one.id] for one in wrong])} 님은 수료하지 않았습니다(상태: "
            f"{wrong[0].status.value}). 수료증은 수료한 분께만 발급합니다. {_KEPT}"
        )
    return people


def _insist_day(desk: Desk, people: Sequence[Trainee], day: date) -> None:
    insist(not_after("issued_on", day, desk.today(), "발급일"))
    for one in people:
        if one.completed_on is not None and day < one.completed_on:
            raise UserError(
                f"발급일이 {lists.title(desk, _PEOPLE, one.id)} 님의 수료일"
                f"({one.completed_on.isoformat()})보다 앞섭니다. {_KEPT}",
                field="issued_on",
            )


def _numbers(desk: Desk, cohort: Cohort, count: int, on: date | None) -> tuple[str, ...]:
    """The next free numbers behind the cohort's prefix, counted through all cohorts that share
    it; without one, behind the year."""
    prefix = cohort.certificate_prefix or f"{(on or desk.today()).year}-"
    taken: list[object] = []
    for trashed in (False, True):
        for kind, field in ((_ISSUES, "number"), (_PEOPLE, "certificate_number")):
            filled = Filter(conditions=(Condition(field, Op.FILLED),), trashed=trashed)
            ids = lists.find(desk, kind, filled)
            taken += [value for (value,) in lists.rows(desk, kind, ids, (field,)).values()]
    tails = [str(each)[len(prefix) :] for each in taken if str(each).startswith(prefix)]
    last = max((int(tail) for tail in tails if tail.isdecimal() and tail.isascii()), default=0)
    return tuple(f"{prefix}{number:03d}" for number in range(last + 1, last + 1 + count))
