"""선발: what the stages of a selection make of the applicants, from scores to the final order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from jobdesk.domain.cohorts import RankBasis
from jobdesk.domain.trainees import (
    SelectionStage,
    StageResult,
    Trainee,
    TraineeStatus,
    Verdict,
)

OUT = frozenset({TraineeStatus.CANCELLED, TraineeStatus.DECLINED})
"""Who takes part in no stage any more."""

PRESETS: tuple[tuple[str, ...], ...] = (
    ("서류", "면접"),
    ("서류", "필기", "면접", "적격확인"),
    ("전화·서류", "사전테스트", "면접", "적격확인"),
    ("포트폴리오", "면접", "실기"),
)
"""Ways of selecting that the award-winning projects describe (사례집 L8185, L11441, L11744)."""


@dataclass(frozen=True, slots=True)
class StageLine:
    """What one stage made of one candidate.

    ``mean`` is of the reviewers that gave a score (``given`` of ``asked``), ``total`` the mean
    and the bonus, both exact; None where nobody gave one. ``rank`` counts as sport does (1, 2,
    2, 4), None for who has no total or was absent. ``proposed`` is what the stage's rule says,
    empty where it says nothing; ``verdict`` what was decided.
    """

    trainee_id: int
    given: int
    asked: int
    mean: Fraction | None
    bonus: Fraction
    total: Fraction | None
    rank: int | None
    proposed: Verdict
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Finalist:
    """Somebody who passed every stage; ``points`` what the order is by, ``rank`` as sport
    counts, ``tied`` whether another has the same rank."""

    trainee_id: int
    points: Fraction
    rank: int
    tied: bool


def number_of(text: str) -> Fraction | None:
    """A stored score as a number, None for none."""
    return Fraction(text) if text else None


def mean_of(stage: SelectionStage, result: StageResult) -> Fraction | None:
    """The mean of the scores that were given, exact; None where there is none."""
    given = _given(stage, result)
    return sum(given, Fraction(0)) / len(given) if given else None


def total_of(stage: SelectionStage, result: StageResult) -> Fraction | None:
    """Mean and 가산점 together; a bonus may lift somebody above the 만점. None without a score."""
    mean = mean_of(stage, result)
    return None if mean is None else mean + (number_of(result.bonus) or 0)


def asked_of(stage: SelectionStage) -> int:
    """How many scores a stage asks for: one for each reviewer, one where none is named."""
    return max(1, len(stage.reviewers))


def points_text(points: Fraction | None) -> str:
    """``87.5`` or ``86.67``: at most two places, half up; empty for none."""
    if points is None:
        return ""
    exact = Decimal(points.numerator) / Decimal(points.denominator)
    shown = exact.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    return f"{shown:f}".rstrip("0").rstrip(".")


def stage_order(stages: Iterable[SelectionStage]) -> list[SelectionStage]:
    """Stages in their order."""
    return sorted(stages, key=lambda stage: (stage.position or 0, stage.id))


def applied_order(trainees: Iterable[Trainee]) -> list[Trainee]:
    """Who applied first comes first; what settles a tie."""
    return sorted(trainees, key=_applied)


def candidates(
    stages: Sequence[SelectionStage],
    results: Iterable[StageResult],
    trainees: Iterable[Trainee],
    out: frozenset[TraineeStatus] = OUT,
) -> dict[int, list[Trainee]]:
    """Who stands in each stage, by stage id, the first to apply first; those in ``out`` in none.

    In the first stage everybody who did not take the application back; in a later one who
    passed all before it. The list under ``0`` are those who passed every stage.
    """
    passed = {
        (result.stage_id, result.trainee_id)
        for result in results
        if result.verdict is Verdict.PASSED
    }
    there = applied_order(each for each in trainees if each.status not in out)
    found: dict[int, list[Trainee]] = {}
    for stage in stage_order(stages):
        found[stage.id] = there
        there = [each for each in there if (stage.id, each.id) in passed]
    found[0] = there
    return found


def stage_lines(
    stage: SelectionStage, people: Sequence[Trainee], results: Iterable[StageResult]
) -> list[StageLine]:
    """What a stage made of its candidates, in their order."""
    mine = {each.trainee_id: each for each in results if each.stage_id == stage.id}
    made = [mine.get(each.id) or StageResult(stage_id=stage.id, trainee_id=each.id)
            for each in people]  # fmt: skip
    totals = {
        each.trainee_id or 0: total_of(stage, each)
        for each in made
        if each.verdict is not Verdict.ABSENT
    }
    scored = {id_: total for id_, total in totals.items() if total is not None}
    ranks = ranked(scored)
    through = _through(stage, scored)
    return [
        StageLine(
            trainee_id=each.trainee_id or 0,
            given=len(_given(stage, each)),
            asked=asked_of(stage),
            mean=mean_of(stage, each),
            bonus=number_of(each.bonus) or Fraction(0),
            total=total_of(stage, each),
            rank=ranks.get(each.trainee_id or 0),
            proposed=_proposed(each, scored, through),
            verdict=each.verdict,
        )
        for each in made
    ]


def ranked(points: Mapping[int, Fraction]) -> dict[int, int]:
    """Ranks by points, the most first, equal ones alike: 1, 2, 2, 4."""
    order = sorted(points.values(), reverse=True)
    return {id_: order.index(value) + 1 for id_, value in points.items()}


def final_order(
    stages: Sequence[SelectionStage],
    results: Iterable[StageResult],
    trainees: Iterable[Trainee],
    basis: RankBasis = RankBasis.SUM,
    out: frozenset[TraineeStatus] = OUT,
) -> list[Finalist]:
    """Who passed every stage and is not in ``out``, the best first; of equals who applied first.

    By the totals of all stages together, or by the last stage that gave scores and then by all
    of them. Where no stage gave any, all have the rank 1 and stand as they applied.
    """
    kept = list(results)
    people = candidates(stages, kept, trainees, out)[0]
    totals: dict[int, list[Fraction]] = {each.id: [] for each in people}
    for stage in stage_order(stages):
        lines = stage_lines(stage, people, kept)
        if any(line.total is not None for line in lines):
            for line in lines:
                totals[line.trainee_id].append(line.total or Fraction(0))
    keys = {
        id_: (found[-1] if found and basis is RankBasis.LAST else Fraction(0), sum(found, _NONE))
        for id_, found in totals.items()
    }
    order = sorted(keys.values(), reverse=True)
    return [
        Finalist(
            trainee_id=each.id,
            points=keys[each.id][0] if basis is RankBasis.LAST else keys[each.id][1],
            rank=order.index(keys[each.id]) + 1,
            tied=order.count(keys[each.id]) > 1,
        )
        for each in sorted(people, key=lambda one: keys[one.id], reverse=True)
    ]


_NONE = Fraction(0)


def _given(stage: SelectionStage, result: StageResult) -> list[Fraction]:
    kept = (number_of(each) for each in result.scores[: asked_of(stage)])
    return [each for each in kept if each is not None]


def _through(stage: SelectionStage, scored: Mapping[int, Fraction]) -> frozenset[int]:
    """Who reaches the 합격선 and is among the 합격 인원; whoever is level with the last of them
    goes on as well, for no rule of the stage tells the two apart."""
    above = {
        id_: total
        for id_, total in scored.items()
        if stage.pass_score is None or total >= stage.pass_score
    }
    if stage.pass_count is not None and len(above) > stage.pass_count:
        least = sorted(above.values(), reverse=True)[stage.pass_count - 1]
        above = {id_: total for id_, total in above.items() if total >= least}
    return frozenset(above)


def _proposed(
    result: StageResult, scored: Mapping[int, Fraction], through: frozenset[int]
) -> Verdict:
    if result.verdict is Verdict.ABSENT:
        return Verdict.ABSENT
    id_ = result.trainee_id or 0
    if id_ not in scored:
        return Verdict.NONE
    return Verdict.PASSED if id_ in through else Verdict.FAILED


def _applied(trainee: Trainee) -> tuple[date, int, int]:
    number = trainee.number if trainee.number is not None else 1_000_000
    return trainee.applied_on or date.max, number, trainee.id
