"""What is shown of one row of a plan, and what may be decided about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import chain

from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.domain.text import with_particle
from jobdesk.services import imports
from jobdesk.services.importing.words import shown_value
from jobdesk.services.imports import Candidate, Decision, ImportPlan, PlanRow
from jobdesk.ui.models.plan_rows import added

_UPDATING = {
    KindId.SEEKERS: "이 사람으로 갱신",
    KindId.EMPLOYERS: "이 업체로 갱신",
    KindId.VACANCIES: "이 구인으로 갱신",
}
_OWNERS = {"seeker": "사람", "employer": "업체", "vacancy": "구인"}
_OTHERS = {
    "seeker": "다른 사람으로 등록",
    "employer": "다른 업체로 등록",
    "vacancy": "새 구인으로 등록",
}
_HIDDEN = frozenset({"birth_approximate", "seeker.birth_approximate"})
NOTHING = "없음"


@dataclass(frozen=True, slots=True)
class Line:
    """One value; ``old`` is None where there is nothing to set it beside."""

    label: str
    new: str
    old: str | None = None
    wrong: bool = False


def answers(plan: ImportPlan, row: PlanRow, candidate: int | None) -> dict[Decision, str]:
    """What may be decided, with the words of the buttons."""
    if row.planned is Decision.REJECT:
        return {Decision.SKIP: "건너뛰기"}
    out: dict[Decision, str] = {}
    if row.asks:
        out[Decision.UPDATE] = _answer(plan, row)
    elif candidate is not None and candidate < 0:
        out[Decision.UPDATE] = "이 줄과 합치기"
    elif candidate is not None and row.planned is not Decision.SAME:
        out[Decision.UPDATE] = _UPDATING.get(plan.kind, "이 기록으로 갱신")
    if imports.may_be_new(row):
        vacancy = plan.kind is KindId.VACANCIES or not row.asks
        out[Decision.NEW] = "새로 등록" if vacancy else _nobody(row)
    out[Decision.SKIP] = "건너뛰기"
    return out


def _answer(plan: ImportPlan, row: PlanRow) -> str:
    if plan.kind is KindId.VACANCIES:
        return "이 업체의 구인으로 등록"
    return f"이 {with_particle(_OWNERS.get(row.asks, '기록'), '으로/로')} 등록"


def _nobody(row: PlanRow) -> str:
    """What the answer is called that none of the candidates is meant."""
    return _OTHERS.get(row.asks, "새로 등록")


def first_candidate(row: PlanRow) -> int | None:
    """The record or row that is meant unless another one is chosen."""
    if row.existing_id is not None:
        return row.existing_id
    return row.candidates[0].id if row.candidates else None


def meant_by(row: PlanRow) -> int | None:
    """The candidate that a decided row took."""
    if row.asks and row.decided:
        chosen = row.values.get(f"{row.asks}_id")
        return chosen if isinstance(chosen, int) and chosen > 0 else None
    return row.candidates[0].id if row.asks else first_candidate(row)


def checked(row: PlanRow) -> Decision | None:
    """Which answer is in force."""
    if row.asks and row.decided and row.decision in (Decision.NEW, Decision.UPDATE, Decision.SAME):
        return Decision.UPDATE if meant_by(row) is not None else Decision.NEW
    return row.decision if row.decision in (Decision.UPDATE, Decision.NEW, Decision.SKIP) else None


def in_bulk(row: PlanRow, decision: Decision) -> bool:
    """Whether a row can be decided so together with others, no candidate being chosen."""
    if row.decision is decision:
        return False
    if decision is Decision.QUESTION:
        return row.decided
    if decision is Decision.SKIP:
        return True
    if row.planned is Decision.REJECT:
        return False
    if decision is Decision.NEW:
        return imports.may_be_new(row)
    if row.planned is Decision.SAME:
        return False
    if row.asks:
        return len(row.candidates) == 1
    return row.existing_id is not None or len(row.candidates) == 1


def sorted_in_bulk(
    plan: ImportPlan, rows: Iterable[int], decisions: Iterable[Decision]
) -> dict[Decision, list[int]]:
    """For each decision the rows of those indexes that can be decided so together."""
    alike: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for index in rows:
        row = plan.rows[index]
        known, several = row.existing_id is not None, len(row.candidates)
        new = imports.may_be_new(row)
        alike[row.decision, row.planned, row.decided, known, several, row.asks, new].append(index)
    out: dict[Decision, list[int]] = {}
    for decision in decisions:
        fitting = [group for group in alike.values() if in_bulk(plan.rows[group[0]], decision)]
        out[decision] = sorted(chain.from_iterable(fitting))
    return out


def changes_into(plan: ImportPlan, row: PlanRow, candidate: int | None) -> tuple[Line, ...]:
    """What would change in a record, or in an earlier row, old beside new."""
    if row.planned is Decision.REJECT or row.asks or candidate is None:
        return ()
    if candidate < 0:
        other = plan.rows[-candidate - 1]
        return tuple(
            Line(label, new, old or NOTHING)
            for field, label, new in _values(plan, row)
            if new and new != (old := shown_value(other.values.get(field)))
        )
    if candidate not in plan.known:
        return ()
    alone = replace(plan, rows=(row,))
    settled = imports.decide(alone, [row.index], Decision.UPDATE, candidate).rows[0]
    return tuple(Line(c.label, added(c) or c.new, c.old or NOTHING) for c in settled.changes)


def values(plan: ImportPlan, row: PlanRow) -> tuple[Line, ...]:
    """Everything that was read of a row, in form order."""
    return tuple(Line(label, new) for _, label, new in _values(plan, row) if new)


def candidate_words(candidate: Candidate) -> tuple[str, str]:
    """(title, the rest) of a candidate."""
    return candidate.title, " · ".join(filter(None, (candidate.detail, candidate.why)))


def _values(plan: ImportPlan, row: PlanRow) -> list[tuple[str, str, str]]:
    """(field id, label, text) of the row's values."""
    labels = {f.id: f.label for f in KINDS[plan.kind].fields}
    if "birth_date" in row.values:
        labels.pop("birth_year", None)
    labels |= {f.id: f.label for f in imports.fields_of(plan.kind) if "." in f.id}
    return [
        (field, label, shown_value(row.values[field]))
        for field, label in labels.items()
        if field in row.values and field not in _HIDDEN
    ]
