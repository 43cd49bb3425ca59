"""자격 취득: certificates that trainees gained by their course; one person may gain several.

Counted twice: as certificates (건) and as holders (명), see cohort figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jobdesk.data import records
from jobdesk.domain import text
from jobdesk.domain.changes import Change
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import TRAINED, Qualification
from jobdesk.errors import UserError
from jobdesk.services import cohort_records, entries, lists
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.services.linked_records import linked
from jobdesk.services.writing import insist, others, tidied, writing

_KIND = KindId.QUALIFICATIONS
_NOT_STORED = "저장하지 않았습니다."


def blank(desk: Desk, trainee_id: int) -> Qualification:
    """A new 자격 취득 as a form opens it: the certificate the course aims at, gained today."""
    cohort_id = cohort_records.trainee(desk, trainee_id).cohort_id
    aimed = suggested(desk, cohort_id or 0)
    return Qualification(
        cohort_id=cohort_id,
        trainee_id=trainee_id,
        title=aimed[0] if aimed else "",
        acquired_on=desk.today(),
    )


def of_trainee(desk: Desk, trainee_id: int) -> list[Qualification]:
    """What one trainee gained, by day."""
    return linked(desk, _KIND, "trainee_id", [trainee_id])


def suggested(desk: Desk, cohort_id: int) -> tuple[str, ...]:
    """Titles to offer: those the course aims at, then what others of the cohort gained."""
    cohort = cohort_records.cohort(desk, cohort_id)
    aimed = ""
    if cohort.course_id is not None:
        aimed = cohort_records.course(desk, cohort.course_id).certificate
    named = [text.tidy(part) for part in aimed.replace("·", ",").split(",")]
    named += [one.title for one in cohort_records.qualifications(desk, cohort_id)]
    return tuple(dict.fromkeys(filter(None, named)))


def add(desk: Desk, qualification: Qualification) -> Change:
    """Store one 자격 취득. Raises UserError, also where the person has it already."""
    return add_many(desk, [qualification.trainee_id or 0], qualification)


def add_many(desk: Desk, trainee_ids: Sequence[int], like: Qualification) -> Change:
    """Store the same certificate (title, issuer, day, note) for all of these people, or for none;
    the number of the certificate is kept for one person alone.

    Raises UserError naming somebody who has it already or never began the course.
    """
    ids = list(dict.fromkeys(trainee_ids))
    if not ids:
        raise UserError(f"자격을 딴 분을 고르세요. {_NOT_STORED}", field="trainee")
    with writing(desk, "자격 취득", Action.ADD, _KIND) as work:
        names = lists.called(desk, KindId.TRAINEES, ids)
        made = []
        for id_ in ids:
            cohort_id = cohort_records.trainee(desk, id_).cohort_id
            number = like.number if len(ids) == 1 else ""
            one = replace(like, id=0, trainee_id=id_, cohort_id=cohort_id, number=number)
            made.append(_clean(desk, one, names.get(id_, "")))
        work.insert_all(made)
        work.label(f"자격 취득: {others([names[id_] for id_ in ids])} {made[0].title}")
        return work.change(*work.written)


def save(desk: Desk, qualification: Qualification) -> Change:
    """Store an edited 자격 취득. Raises UserError and StaleRecord."""
    with writing(desk, "자격 취득 수정", Action.EDIT, _KIND) as work:
        name = lists.title(desk, KindId.TRAINEES, qualification.trainee_id or 0)
        one = _clean(desk, qualification, name)
        work.update(one)
        work.label(f"자격 취득 수정: {name} {one.title}")
        return work.change(one.id)


def trash(desk: Desk, ids: Sequence[int]) -> Change:
    """Put 자격 취득 away."""
    return entries.trash(desk, _KIND, ids)


def untrash(desk: Desk, ids: Sequence[int]) -> Change:
    """Take 자격 취득 out of the 휴지통. Raises UserError where the person has it again by now, or
    is no longer one who began the course."""
    with desk.store.operation("자격 취득 되살리기") as operation:
        change = entries.untrash(desk, _KIND, ids)
        for one in records.get_many(desk.store, _KIND, ids):
            name = lists.title(desk, KindId.TRAINEES, one.trainee_id or 0)
            _insist_trained(desk, one, name)
            _refuse_same(desk, one, name)
        operation.relabel(change.label)
        return operation.change(*change.refs)


def _clean(desk: Desk, one: Qualification, name: str) -> Qualification:
    clean = tidied(one)
    insist(entries.check(desk, clean))
    _insist_trained(desk, clean, name)
    _refuse_same(desk, clean, name)
    return clean


def _insist_trained(desk: Desk, one: Qualification, name: str) -> None:
    who = cohort_records.trainee(desk, one.trainee_id or 0)
    if who.trashed_on is not None or who.status not in TRAINED:
        where = "휴지통에 있어" if who.trashed_on is not None else f"‘{who.status.value}’ 상태라"
        raise UserError(
            f"{name} 님은 {where} 이 교육으로 딴 자격을 적을 수 없습니다. {_NOT_STORED}",
            field="trainee",
        )


def _refuse_same(desk: Desk, one: Qualification, name: str) -> None:
    mine = Filter(conditions=(Condition("trainee_id", Op.IS, one.trainee_id),))
    theirs: list[Qualification] = records.get_many(
        desk.store, _KIND, list(lists.find(desk, _KIND, mine))
    )
    for other in theirs:
        if other.id != one.id and text.search_key(other.title) == text.search_key(one.title):
            day = f"({other.acquired_on.isoformat()})" if other.acquired_on else ""
            raise UserError(
                f"{name} 님에게 ‘{other.title}’ 취득이 이미 적혀 있습니다{day}. {_NOT_STORED} "
                "급수가 다르면 자격증 이름에 급수를 적으세요.",
                field="title",
            )
