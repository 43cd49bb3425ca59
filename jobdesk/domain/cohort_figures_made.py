"""Reckons the results of training cohorts: one line a cohort, the sum, what hangs on both."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from jobdesk.domain.casework import Placement, PlacementStatus
from jobdesk.domain.cohort_evidence import Evidence, Hired, Run
from jobdesk.domain.cohort_figures import CohortFigures, CohortLine, Pair, Rate, SurveyLine
from jobdesk.domain.cohort_figures_groups import group_tables
from jobdesk.domain.cohort_figures_parts import (
    act_lines,
    certificate_lines,
    exit_lines,
    firm_lines,
    money_lines,
    retention_lines,
)
from jobdesk.domain.cohorts import CohortMeasure, RateBase
from jobdesk.domain.figures import Number, number_of
from jobdesk.domain.kinds import KindId
from jobdesk.domain.rounding import Rounding, rate, rate_text
from jobdesk.domain.trainees import RECRUITED, SELECTED, TRAINED, TraineeStatus

_K = KindId
_M = CohortMeasure
_S = TraineeStatus
TRAINED_BASE = "교육"
EARLY_BASE = "수료·조기취업"


@dataclass(frozen=True, slots=True)
class Frame:
    """Whose figures they are, of when, and how rates are made; ``months`` are the points at
    which 고용유지 is asked."""

    centre: str
    practice: bool
    title: str
    as_of: date
    taken_at: datetime
    taken_by: str
    places: tuple[str, ...]
    months: tuple[int, ...]
    rounding: Rounding
    rate_decimals: int

    def rate(self, part: int, whole: int | Decimal | None) -> Decimal | None:
        """``part`` of ``whole`` in percent, as these figures make rates."""
        return rate(part, whole, decimals=self.rate_decimals, rounding=self.rounding)


def figures(frame: Frame, found: Evidence) -> CohortFigures:
    """The results of the cohorts that were read, in their order."""
    lines = tuple(_line(frame, run, own) for run, own in found.by_run())
    last = last_hires(found.hires)
    total = _sum(frame, lines)
    return CohortFigures(
        centre=frame.centre,
        practice=frame.practice,
        title=frame.title,
        as_of=frame.as_of,
        taken_at=frame.taken_at,
        taken_by=frame.taken_by,
        rounding=frame.rounding,
        rate_decimals=frame.rate_decimals,
        lines=lines,
        total=total,
        persons=number_of(
            _K.SEEKERS, (one.who.seeker_id for one in found.learners if one.status in TRAINED)
        ),
        certificates=certificate_lines(found),
        groups=group_tables(found, last, frame.places, frame.rate),
        exits=exit_lines(found.learners),
        firms=firm_lines(last),
        retention=retention_lines(found.hires, frame.months, frame.as_of, frame.rate),
        surveys=tuple(
            SurveyLine(run.title, one.result)
            for run in found.runs
            for one in found.surveys
            if one.cohort_id == run.id
        ),
        acts=act_lines(found.acts),
        money=money_lines(found.money, frame.rate),
        remarks=_remarks(frame, lines, total),
    )


def last_hires(hires: Iterable[Hired]) -> tuple[Hired, ...]:
    """One 취업 for each person and cohort: the last, which says where somebody is now."""
    newest: dict[tuple[int, int], Hired] = {}
    for one in sorted(hires, key=lambda h: (h.placement.hire_date or date.min, h.placement.id)):
        newest[one.cohort_id, one.placement.seeker_id or 0] = one
    return tuple(newest.values())


def _line(frame: Frame, run: Run, found: Evidence) -> CohortLine:
    goals = {goal.measure: goal for goal in found.goals}

    def people(statuses: Iterable[TraineeStatus]) -> Number:
        wanted = frozenset(statuses)
        return number_of(_K.TRAINEES, (t.id for t in found.learners if t.status in wanted))

    def pair(measure: CohortMeasure, actual: Number) -> Pair:
        goal = goals.get(measure)
        made = Pair(goal.value if goal else "", actual, None, goal.former if goal else "")
        return Pair(made.target, actual, frame.rate(actual.value, made.target_number), made.former)

    hires = last_hires(found.hires)
    completed = people([_S.COMPLETED])
    trained = people(TRAINED)
    selected = people(SELECTED)
    recruited = people(RECRUITED)
    hired = _hires(hires)
    bases = {
        RateBase.COMPLETED: completed,
        RateBase.RECRUITED: recruited,
        RateBase.SELECTED: selected,
    }
    finished = {t.who.seeker_id for t in found.learners if t.status is _S.COMPLETED}
    gone = {t.who.seeker_id for t in found.learners if t.status is _S.EARLY_HIRE}
    unfinished = _hires(h for h in hires if h.placement.seeker_id not in finished)
    early, running = people([_S.EARLY_HIRE]), people([_S.RUNNING])
    decided = _decided(completed, running)
    return CohortLine(
        cohort_id=run.id,
        course=run.course,
        title=run.title,
        starts_on=run.starts_on,
        ends_on=run.ends_on,
        place=run.place,
        operator=run.operator,
        seats=run.seats,
        days=run.days,
        hours=run.hours,
        base=run.base,
        recruited=pair(_M.RECRUITED, recruited),
        selected=pair(_M.SELECTED, selected),
        trained=pair(_M.SELECTED, trained),
        completed=pair(_M.COMPLETED, completed),
        certified=pair(
            _M.CERTIFIED, number_of(_K.TRAINEES, (one.trainee_id for one in found.gained))
        ),
        hired=pair(_M.HIRED, hired),
        certificates=number_of(_K.QUALIFICATIONS, (one.id for one in found.gained)),
        early=early,
        dropped=people([_S.DROPPED]),
        failed=people([_S.NOT_COMPLETED]),
        running=running,
        expected=_hires(h for h in hires if _expected(h.placement, frame.as_of)),
        related=_hires(h for h in hires if h.placement.related),
        unfinished=unfinished,
        early_hired=_hires(h for h in hires if h.placement.seeker_id in gone),
        completion=_completion(frame, completed, trained, decided=decided),
        hire_rate=Rate(run.base.value, frame.rate(hired.value, bases[run.base].value)),
        early_rate=_early_rate(frame, run.base, hired, completed, early, decided=decided),
    )


def _decided(completed: Number, running: Number) -> bool:
    """Whether somebody completed, or nobody waits for it. Until then a rate of those who completed
    would say that all in training failed."""
    return bool(completed.value or not running.value)


def _completion(frame: Frame, completed: Number, trained: Number, *, decided: bool) -> Rate:
    share = frame.rate(completed.value, trained.value) if decided else None
    return Rate(TRAINED_BASE, share)


def _early_rate(
    frame: Frame,
    base: RateBase | None,
    hired: Number,
    completed: Number,
    early: Number,
    *,
    decided: bool,
) -> Rate | None:
    if base is not RateBase.COMPLETED or not early.value or not decided:
        return None
    return Rate(EARLY_BASE, frame.rate(hired.value, completed.value + early.value))


def _expected(placement: Placement, as_of: date) -> bool:
    if placement.status is PlacementStatus.EXPECTED:
        return True
    return placement.hire_date is not None and placement.hire_date > as_of


def _hires(hires: Iterable[Hired]) -> Number:
    return number_of(_K.PLACEMENTS, (one.placement.id for one in hires))


def _sum(frame: Frame, lines: Sequence[CohortLine]) -> CohortLine:
    def add(of: Callable[[CohortLine], Number], kind: KindId = _K.TRAINEES) -> Number:
        numbers = [of(line) for line in lines]
        ids = dict.fromkeys(id_ for number in numbers for id_ in number.ids)
        return Number(sum(number.value for number in numbers), kind, tuple(ids))

    def pair(of: Callable[[CohortLine], Pair], kind: KindId = _K.TRAINEES) -> Pair:
        actual = add(lambda line: of(line).actual, kind)
        target = _added([of(line) for line in lines])
        made = Pair(target, actual, None)
        return Pair(target, actual, frame.rate(actual.value, made.target_number))

    bases = {line.base for line in lines}
    base = bases.pop() if len(bases) == 1 else None
    completed, trained = pair(lambda line: line.completed), pair(lambda line: line.trained)
    recruited, selected = pair(lambda line: line.recruited), pair(lambda line: line.selected)
    hired = pair(lambda line: line.hired, _K.PLACEMENTS)
    early, running = add(lambda line: line.early), add(lambda line: line.running)
    decided = _decided(completed.actual, running)
    over = {
        RateBase.COMPLETED: completed,
        RateBase.RECRUITED: recruited,
        RateBase.SELECTED: selected,
    }
    hire_rate = None
    if base is not None:
        value = frame.rate(hired.actual.value, over[base].actual.value)
        hire_rate = Rate(base.value, value)
    return CohortLine(
        cohort_id=0,
        course="",
        title="합계",
        starts_on=None,
        ends_on=None,
        place="",
        operator="",
        seats=sum(known) if (known := [s for line in lines if (s := line.seats)]) else None,
        days=sum(line.days for line in lines),
        hours=sum(line.hours for line in lines),
        base=base,
        recruited=recruited,
        selected=selected,
        trained=trained,
        completed=completed,
        certified=pair(lambda line: line.certified),
        hired=hired,
        certificates=add(lambda line: line.certificates, _K.QUALIFICATIONS),
        early=early,
        dropped=add(lambda line: line.dropped),
        failed=add(lambda line: line.failed),
        running=running,
        expected=add(lambda line: line.expected, _K.PLACEMENTS),
        related=add(lambda line: line.related, _K.PLACEMENTS),
        unfinished=add(lambda line: line.unfinished, _K.PLACEMENTS),
        early_hired=add(lambda line: line.early_hired, _K.PLACEMENTS),
        completion=_completion(frame, completed.actual, trained.actual, decided=decided),
        hire_rate=hire_rate,
        early_rate=_early_rate(frame, base, hired.actual, completed.actual, early, decided=decided),
    )


def _added(pairs: Sequence[Pair]) -> str:
    """The sum of the targets that are numbers; where none is, the words they share, else ""."""
    numbers = [number for one in pairs if (number := one.target_number) is not None]
    if numbers:
        return f"{sum(numbers, Decimal(0)):f}"
    words = {one.target for one in pairs}
    return words.pop() if len(words) == 1 else ""


def _remarks(frame: Frame, lines: Sequence[CohortLine], total: CohortLine) -> tuple[str, ...]:
    """What a reader must know to read the numbers right."""
    said = []
    if total.expected.value:
        said.append(f"* 취업인원에는 입사 예정인 {total.expected.value:,}명이 들어 있습니다.")
    early = total.early_hired.value
    if total.unfinished.value and any(line.base is RateBase.COMPLETED for line in lines):
        named = f"(조기취업 {early:,}명 포함)" if early else ""
        said.append(
            f"* 취업인원에는 수료하지 않은 {total.unfinished.value:,}명{named}이 들어 있습니다."
        )
    if early < total.early.value:
        said.append(
            f"* 조기취업 가운데 {total.early.value - early:,}명은 취업이 기록되지 않아 "
            "취업인원에 없습니다."
        )
    if total.base is None and lines:
        said.append("* 기수마다 취업률의 기준이 달라 합계의 취업률은 적지 않습니다.")
    if total.running.value:
        said.append(f"* {_still_running(frame, total)}")
    said += [
        f"* {line.title} 목표 변경: {pair.former} → {pair.target_text} ({name})"
        for line in lines
        for name, pair in (
            ("모집", line.recruited),
            ("교육", line.trained),
            ("수료", line.completed),
            ("자격취득", line.certified),
            ("취업", line.hired),
        )
        if pair.former
    ]
    return tuple(said)


def _still_running(frame: Frame, total: CohortLine) -> str:
    """Who is not decided yet; where others are, how many of those completed, since the rate of all
    is low for as long as somebody is in training."""
    running, done = total.running.value, total.completed.actual.value
    told = f"교육 중인 {running:,}명은 수료가 아직 정해지지 않았습니다."
    if not done:
        return told
    over = total.trained.actual.value - running
    share = rate_text(frame.rate(done, over))
    return f"{told} 끝난 {over:,}명 가운데 {done:,}명({share})이 수료했습니다."
