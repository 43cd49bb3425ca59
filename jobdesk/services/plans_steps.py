"""The twelve-month schedule of a plan's item, written line by line of its grid."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from jobdesk.domain import text
from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.kinds import KindId
from jobdesk.domain.plans import PlanStep, StepType
from jobdesk.domain.report_checks import check_plan_step
from jobdesk.services import plans_reading
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.services.using import insist_kept
from jobdesk.services.writing import Writing, insist, writing

_KIND = KindId.PLAN_STEPS


def runs(months: Iterable[int]) -> list[tuple[int, int]]:
    """Months as bars: 1, 2, 3, 7 are (1, 3) and (7, 7)."""
    found: list[tuple[int, int]] = []
    for month in sorted({*months}):
        if found and found[-1][1] == month - 1:
            found[-1] = found[-1][0], month
        else:
            found.append((month, month))
    return found


def set_line(
    desk: Desk,
    item_id: int,
    year: int,
    title: str,
    months: Iterable[int],
    *,
    step_type: StepType = StepType.PLANNED,
    was: str | None = None,
) -> Change:
    """Write what is done in which months of a year; ``was`` is what the line was called before.

    Months that follow one another are one bar; without months the line is put away. Raises
    UserError with the field that is wrong.
    """
    wanted = text.tidy(title)
    item = plans_reading.item(desk, item_id)
    known = _line(desk, item_id, year, step_type, wanted if was is None else text.tidy(was))
    label = f"추진 일정: {item.title} {wanted}".rstrip()
    with writing(desk, label, Action.EDIT, _KIND) as work:
        insist_kept(desk, KindId.PLAN_ITEMS, item_id, item.title, "item_id")
        bars = [
            PlanStep(
                item_id=item_id,
                year=year,
                step_type=step_type,
                title=wanted,
                first_month=first,
                last_month=last,
            )
            for first, last in runs(months)
        ]
        return _replaced(desk, work, item_id, known, bars)


def add_bar(
    desk: Desk,
    item_id: int,
    year: int,
    title: str,
    first: int,
    last: int,
    *,
    step_type: StepType = StepType.PLANNED,
) -> Change:
    """Store one bar beside those there are. Raises UserError with the field that is wrong."""
    item = plans_reading.item(desk, item_id)
    bar = PlanStep(
        item_id=item_id,
        year=year,
        step_type=step_type,
        title=text.tidy(title),
        first_month=first,
        last_month=last,
    )
    with writing(desk, f"추진 일정: {item.title} {bar.title}", Action.ADD, _KIND) as work:
        insist_kept(desk, KindId.PLAN_ITEMS, item_id, item.title, "item_id")
        return _replaced(desk, work, item_id, [], [bar])


def drop_line(
    desk: Desk, item_id: int, year: int, title: str, step_type: StepType = StepType.PLANNED
) -> Change:
    """Put a line of the schedule away."""
    return set_line(desk, item_id, year, title, (), step_type=step_type)


def _line(desk: Desk, item_id: int, year: int, step_type: StepType, title: str) -> list[PlanStep]:
    return [
        step
        for step in plans_reading.steps_of(desk, [item_id])
        if (step.year, step.step_type, step.title) == (year, step_type, title)
    ]


def _replaced(
    desk: Desk, work: Writing, item_id: int, known: Sequence[PlanStep], bars: Sequence[PlanStep]
) -> Change:
    """What stays as it is is not written; of the others one takes the place of another."""
    left = list(known)
    new = []
    for bar in bars:
        insist(check_plan_step(bar, desk.today()))
        same = next((one for one in left if _told(one) == _told(bar)), None)
        if same is not None:
            left.remove(same)
        else:
            new.append(bar)
    ids = [one.id for one in left]
    if ids:
        work.trash(ids)
    ids += [work.insert(bar) for bar in new]
    change = work.change(*ids)
    refs = (Ref(KindId.PLAN_ITEMS, item_id), *change.refs) if ids else ()
    return Change(refs, change.label, change.operation)


def _told(step: PlanStep) -> tuple[object, ...]:
    return step.year, step.step_type, step.title, step.first_month, step.last_month
