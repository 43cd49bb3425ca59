"""교육 목표 of a cohort: typed, revised with a reason, never overwritten."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from jobdesk.data import records
from jobdesk.domain import text
from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.cohort_checks import check_target
from jobdesk.domain.cohorts import CohortMeasure, CohortTarget
from jobdesk.domain.kinds import KindId
from jobdesk.domain.targets import in_force, target_number
from jobdesk.services import cohort_records
from jobdesk.services.access import Action
from jobdesk.services.cohort_guard import insist_open
from jobdesk.services.desk import Desk
from jobdesk.services.writing import insist, writing

_KIND = KindId.COHORT_TARGETS


@dataclass(frozen=True, slots=True)
class TargetLine:
    """One measure of a cohort: the revision that holds, None when none was ever set, and how
    many there have been."""

    measure: CohortMeasure
    target: CohortTarget | None
    revisions: int

    @property
    def value(self) -> str:
        """The target as typed, ``""`` when none was ever set."""
        return self.target.value if self.target else ""


def set_targets(
    desk: Desk,
    cohort_id: int,
    values: Mapping[CohortMeasure, str],
    *,
    reason: str = "",
    document: str = "",
    on: date | None = None,
) -> Change:
    """Set or revise targets of a cohort in one step; earlier ones stay.

    A value is typed text: a number, words (``해당사항없음``), ``-`` or nothing. It holds from
    ``on`` (today); the first of a measure holds for the whole cohort. What already holds is not
    written again. Raises UserError with the field that is wrong.
    """
    with writing(desk, "교육 목표", Action.EDIT, _KIND) as work:
        cohort = cohort_records.cohort(desk, cohort_id)
        insist_open(cohort)
        typed = cohort_records.targets(desk, [cohort_id])
        said: list[str] = []
        ids: list[int] = []
        for measure, value in values.items():
            target = CohortTarget(
                cohort_id=cohort_id,
                measure=CohortMeasure(measure),
                value=_tidy_value(value),
                set_on=on or desk.today(),
                reason=text.tidy(reason),
                document=text.tidy(document),
            )
            insist(check_target(target, desk.today()))
            if not _says_nothing_new([t for t in typed if t.measure is target.measure], target):
                ids.append(work.insert(target))
                said.append(f"{target.measure.value} {target.value or '없음'}")
        label = f"교육 목표: {cohort.title} {', '.join(said)}".strip()
        if not ids:
            return Change((), label, 0)
        work.label(label)
        change = work.change(*ids)
        return Change(
            (Ref(KindId.COHORTS, cohort_id), *change.refs), change.label, change.operation
        )


def table(desk: Desk, cohort_id: int, on: date | None = None) -> tuple[TargetLine, ...]:
    """Every measure with the target that holds on a day (today), in printed order."""
    typed = cohort_records.targets(desk, [cohort_id])
    lines = []
    for measure in CohortMeasure:
        own = [each for each in typed if each.measure is measure]
        lines.append(TargetLine(measure, in_force(own, on or desk.today()), len(own)))
    return tuple(lines)


def values_of(
    desk: Desk, cohort_ids: Iterable[int], on: date | None = None
) -> dict[int, dict[CohortMeasure, str]]:
    """The targets as typed that hold on a day (today), by cohort and measure; a measure for
    which none was ever set is not in it."""
    found: dict[int, dict[CohortMeasure, list[CohortTarget]]] = {}
    for each in cohort_records.targets(desk, cohort_ids):
        found.setdefault(each.cohort_id or 0, {}).setdefault(each.measure, []).append(each)
    day = on or desk.today()
    return {
        cohort_id: {
            measure: now.value
            for measure in CohortMeasure
            if (now := in_force(of.get(measure, ()), day)) is not None
        }
        for cohort_id, of in found.items()
    }


def revisions(desk: Desk, cohort_id: int, measure: CohortMeasure) -> tuple[CohortTarget, ...]:
    """Every revision of one target, the newest first."""
    mine = [each for each in cohort_records.targets(desk, [cohort_id]) if each.measure is measure]
    return tuple(sorted(mine, key=lambda t: (t.set_on or date.min, t.id), reverse=True))


def take_back(desk: Desk, target_id: int) -> Change:
    """Move one revision that was typed by mistake to the 휴지통; the one before holds again."""
    with writing(desk, "교육 목표 지우기", Action.DELETE, _KIND) as work:
        target: CohortTarget = records.get(desk.store, _KIND, target_id)
        work.label(f"교육 목표 지우기: {target.measure.value} {target.value}".rstrip())
        work.trash([target_id])
        return work.change(target_id)


def _tidy_value(value: str) -> str:
    tidy = text.tidy(value)
    number = target_number(tidy)
    return tidy if number is None else f"{number:f}"


def _says_nothing_new(typed: list[CohortTarget], target: CohortTarget) -> bool:
    now = in_force(typed, target.set_on or date.max)
    if now is None:
        return not target.value
    return (
        now.value == target.value
        and target.reason in ("", now.reason)
        and target.document in ("", now.document)
    )
