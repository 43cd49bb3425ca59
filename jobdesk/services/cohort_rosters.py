"""The lists of one 교육 기수 as rosters: 교육생 명부, 수료자 명부, 취업자 명부 and the others.

They are laid out, masked, printed and written as every roster is (services/rosters.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jobdesk.domain.filters import Condition, Filter, Op, Order
from jobdesk.domain.kinds import KindId
from jobdesk.domain.rosters import LONGEST_TITLE, Layout
from jobdesk.domain.trainees import SELECTED, TraineeStatus
from jobdesk.errors import UserError
from jobdesk.services import cohort_papers as papers
from jobdesk.services import cohort_records, rosters
from jobdesk.services.desk import Desk
from jobdesk.services.rosters import Wanted

MASK = "mask"
"""The option that hides phone numbers and birth dates."""
_ORDERS: dict[KindId, Order] = {
    KindId.COHORT_SESSIONS: Order("held_on"),
    KindId.COHORT_DEMANDS: Order("employer"),
    KindId.TRAINEES: Order("number"),
    KindId.ATTENDANCE: Order("held_on"),
    KindId.QUALIFICATIONS: Order("acquired_on"),
    KindId.TRAINEE_ALLOWANCES: Order("month"),
    KindId.CERTIFICATE_ISSUES: Order("number"),
    KindId.PLACEMENTS: Order("hire_date"),
}
_PEOPLE = (
    "number", "seeker", "gender", "birth_date", "phone", "status", "selected_on", "pledge_on",
    "consent_on", "note",
)  # fmt: skip
_COMPLETED = (
    "certificate_number", "seeker", "gender", "birth_date", "phone", "completed_on",
    "qualifications", "hired_at", "hired_on",
)  # fmt: skip
_HIRED = (
    "seeker", "gender", "birth_date", "employer", "job", "hire_date", "related", "industry",
    "employment_type", "insured", "status",
)  # fmt: skip


def wanted(desk: Desk, cohort_id: int, kind: KindId, *, mask: bool = False) -> Wanted:
    """The roster of one kind of a cohort, in its order, under the cohort's name.

    Raises UserError for another kind or a cohort that there is not.
    """
    if kind not in _ORDERS:
        raise UserError("이 명부는 기수마다 있지 않습니다. 아무것도 만들지 않았습니다.")
    fields = tuple(name for name in rosters.FIELDS[kind] if name != "cohort")
    return _wanted(desk, cohort_id, kind, rosters.TITLES[kind], fields, mask=mask)


def people(desk: Desk, cohort_id: int, *, mask: bool = False) -> Wanted:
    """교육생 명부: everybody who has or had a seat, by number."""
    chosen = Condition("status", Op.IN, tuple(sorted(each.value for each in SELECTED)))
    return _wanted(desk, cohort_id, KindId.TRAINEES, "교육생 명부", _PEOPLE, chosen, mask=mask)


def completed(desk: Desk, cohort_id: int, *, mask: bool = False) -> Wanted:
    """수료자 명부, by the number of the 수료증."""
    chosen = Condition("status", Op.IS, TraineeStatus.COMPLETED.value)
    return _wanted(
        desk,
        cohort_id,
        KindId.TRAINEES,
        "수료자 명부",
        _COMPLETED,
        chosen,
        order=Order("certificate_number"),
        mask=mask,
    )


def hired(desk: Desk, cohort_id: int, *, mask: bool = False) -> Wanted:
    """취업자 명부 of a cohort: where, since when, 분야 관련 여부 and 상세업종."""
    return _wanted(desk, cohort_id, KindId.PLACEMENTS, "취업자 명부", _HIRED, mask=mask)


def people_paper(desk: Desk, cohort_id: int, options: papers.Wanted) -> bytes:
    """교육생 명부 as PDF. Raises UserError where nobody has a seat."""
    return _paper(
        desk,
        people(desk, cohort_id, mask=options.on(MASK)),
        "교육생",
        "모집·선발에서 선발을 먼저 정하세요.",
    )


def completed_paper(desk: Desk, cohort_id: int, options: papers.Wanted) -> bytes:
    """수료자 명부 as PDF. Raises UserError where nobody completed."""
    return _paper(
        desk,
        completed(desk, cohort_id, mask=options.on(MASK)),
        "수료한 교육생",
        "수료에서 판정을 먼저 하세요.",
    )


def hired_paper(desk: Desk, cohort_id: int, options: papers.Wanted) -> bytes:
    """취업자 명부 as PDF. Raises UserError where nobody was hired."""
    return _paper(
        desk,
        hired(desk, cohort_id, mask=options.on(MASK)),
        "취업한 교육생",
        "취업에서 취업을 먼저 적으세요.",
    )


def people_book(desk: Desk, cohort_id: int, options: papers.Wanted, path: Path) -> None:
    """교육생 명부 as a workbook. Raises UserError."""
    rosters.save(desk, people(desk, cohort_id, mask=options.on(MASK)), path)


def completed_book(desk: Desk, cohort_id: int, options: papers.Wanted, path: Path) -> None:
    """수료자 명부 as a workbook. Raises UserError."""
    rosters.save(desk, completed(desk, cohort_id, mask=options.on(MASK)), path)


def hired_book(desk: Desk, cohort_id: int, options: papers.Wanted, path: Path) -> None:
    """취업자 명부 as a workbook. Raises UserError."""
    rosters.save(desk, hired(desk, cohort_id, mask=options.on(MASK)), path)


def people_names(desk: Desk, cohort_id: int, options: papers.Wanted) -> Sequence[int]:
    """Ids of the seekers on the 교육생 명부."""
    del options
    found = cohort_records.trainees(desk, cohort_id)
    return [one.seeker_id or 0 for one in found if one.status in SELECTED]


def completed_names(desk: Desk, cohort_id: int, options: papers.Wanted) -> Sequence[int]:
    """Ids of the seekers on the 수료자 명부."""
    del options
    found = cohort_records.trainees(desk, cohort_id)
    return [one.seeker_id or 0 for one in found if one.status is TraineeStatus.COMPLETED]


def hired_names(desk: Desk, cohort_id: int, options: papers.Wanted) -> Sequence[int]:
    """Ids of the seekers on the 취업자 명부."""
    del options
    return [one.seeker_id or 0 for one in cohort_records.placements(desk, cohort_id)]


def _paper(desk: Desk, roster: Wanted, who: str, first: str) -> bytes:
    if rosters.count(desk, roster) == 0:
        raise papers.nothing(who, first)
    return rosters.pdf(desk, roster)


def _wanted(
    desk: Desk,
    cohort_id: int,
    kind: KindId,
    words: str,
    fields: tuple[str, ...],
    *more: Condition,
    order: Order | None = None,
    mask: bool = False,
) -> Wanted:
    name = cohort_records.cohort(desk, cohort_id).title
    title = f"{name[: LONGEST_TITLE - len(words) - 1]} {words}"
    conditions = (Condition("cohort_id", Op.IS, cohort_id), *more)
    layout = Layout(title=title, fields=fields, mask=mask)
    return Wanted(kind, layout, Filter(conditions=conditions), order or _ORDERS[kind])
