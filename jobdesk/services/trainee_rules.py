"""What keeps a record of a 교육생 from being stored or put away, and what hangs on one."""

from __future__ import annotations

from jobdesk.data import attendance_rows, links, records
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.domain.text import with_particle
from jobdesk.domain.trainees import TRAINED, Trainee
from jobdesk.errors import UserError
from jobdesk.services import cohort_records, lists
from jobdesk.services.desk import Desk

_KIND = KindId.TRAINEES
_KEEP: tuple[tuple[KindId, str], ...] = (
    (KindId.ATTENDANCE, "출결"),
    (KindId.QUALIFICATIONS, "자격 취득"),
    (KindId.TRAINEE_ALLOWANCES, "훈련수당"),
    (KindId.CERTIFICATE_ISSUES, "수료증 발급"),
)
"""What keeps somebody on the list: it counts."""


def next_number(desk: Desk, cohort_id: int) -> int:
    """One more than the highest number of the cohort, those who took it back among them."""
    return (
        max((each.number or 0 for each in cohort_records.trainees(desk, cohort_id)), default=0) + 1
    )


def insist_listed(record: Trainee, name: str) -> None:
    """Raise UserError for somebody who lies in the 휴지통; ``name`` is the person's."""
    if record.trashed_on is not None:
        raise UserError(
            f"{name}: 그사이 명단에서 빠져 휴지통에 있습니다. 적지 않았습니다. 먼저 되살리세요."
        )


def of_person(desk: Desk, trainee: Trainee) -> Trainee | None:
    """Another record of the same person in the cohort."""
    return _other(desk, trainee, "seeker_id", trainee.seeker_id)


def _other(desk: Desk, trainee: Trainee, field: str, value: object) -> Trainee | None:
    """Another one of the cohort with that value."""
    mine = Filter(
        conditions=(
            Condition("cohort_id", Op.IS, trainee.cohort_id or 0),
            Condition(field, Op.IS, value),
        )
    )
    for id_ in lists.find(desk, _KIND, mine):
        if id_ != trainee.id:
            return cohort_records.trainee(desk, id_)
    return None


def refuse_twice(desk: Desk, trainee: Trainee) -> None:
    """Raise UserError where the person is in the cohort already."""
    other = of_person(desk, trainee)
    if other is not None:
        raise UserError(
            f"{name_of(desk, other)} 님은 이미 이 기수에 있습니다(번호 {other.number or '-'}, "
            f"{other.status.value}). 신청을 더하지 않았습니다.",
            field="seeker",
        )


def refuse_number(desk: Desk, trainee: Trainee) -> None:
    """Raise UserError where another has the number."""
    other = None if trainee.number is None else _other(desk, trainee, "number", trainee.number)
    if other is not None:
        raise UserError(
            f"번호 {other.number}번은 {name_of(desk, other)} 님의 번호입니다. 저장하지 않았습니다. "
            f"다음 번호는 {next_number(desk, trainee.cohort_id or 0)}번입니다.",
            field="number",
        )


def refuse_other_person(desk: Desk, before: Trainee) -> None:
    """Raise UserError where scores or marks would become another person's."""
    if _hanging(desk, before.id) or results_of(desk, before.id):
        raise UserError(
            "전형이나 출결 기록이 있는 분이라 다른 분으로 바꿀 수 없습니다. 저장된 내용은 "
            "그대로입니다. 다른 분은 새로 신청받으세요.",
            field="seeker",
        )


def refuse_elsewhere(desk: Desk, before: Trainee, clean: Trainee, name: str) -> None:
    """Marks, scores and money stay with the cohort in which they came about, and with somebody
    who was there."""
    if clean.cohort_id != before.cohort_id:
        raise UserError(
            f"{name} 님의 기수는 바꿀 수 없습니다. 저장된 내용은 그대로입니다. 그 기수에 새로 "
            "신청받으세요.",
            field="cohort",
        )
    if before.status not in TRAINED or clean.status in TRAINED:
        return
    held = _hanging(desk, before.id)
    if held:
        raise UserError(
            f"{name} 님에게 {with_particle(', '.join(held), '이/가')} 있어 {clean.status.value} "
            "상태로 바꾸지 않았습니다. 저장된 내용은 그대로입니다. 그만두신 분은 중도탈락으로 "
            "적으세요.",
            field="status",
        )


def refuse_there_later(desk: Desk, trainee: Trainee, name: str) -> None:
    """Raise UserError for somebody who was there after the last day that is stored by now."""
    found = attendance_rows.after_leaving(desk.store, [trainee.cohort_id or 0])
    days = sorted(day for id_, day in found if id_ == trainee.id)
    if days:
        raise UserError(
            f"{name} 님은 종료일 뒤인 {days[0]}에 나온 것으로 적혀 있습니다. 저장된 내용은 "
            "그대로입니다. 종료일이나 출결을 먼저 고치세요.",
            field="left_on",
        )


def refuse_counted(desk: Desk, trainee: Trainee) -> None:
    """Raise UserError for somebody of whom something counts."""
    held = _hanging(desk, trainee.id)
    if held:
        raise UserError(
            f"{name_of(desk, trainee)} 님에게 {with_particle(', '.join(held), '이/가')} 있어 "
            "휴지통으로 옮기지 않았습니다. 아무것도 바뀌지 않았습니다. 그만두신 분은 중도탈락으로 "
            "적으세요."
        )


def _hanging(desk: Desk, trainee_id: int) -> list[str]:
    counts = ((words, kind, len(_kept(desk, kind, trainee_id))) for kind, words in _KEEP)
    return [f"{words} {count:,}{KINDS[kind].unit}" for words, kind, count in counts if count]


def _kept(desk: Desk, kind: KindId, trainee_id: int) -> list[int]:
    ids = links.pointing(desk.store, kind, "trainee_id", trainee_id)
    found = records.get_many(desk.store, kind, ids)
    return [each.id for each in found if each.trashed_on is None]


def results_of(desk: Desk, trainee_id: int) -> list[int]:
    """Ids of the 전형 결과 of somebody, those in the 휴지통 too."""
    return list(links.pointing(desk.store, KindId.STAGE_RESULTS, "trainee_id", trainee_id))


def name_of(desk: Desk, trainee: Trainee) -> str:
    """What the person is called."""
    return lists.called(desk, KindId.SEEKERS, [trainee.seeker_id or 0]).get(
        trainee.seeker_id or 0, ""
    )
