from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from jobdesk.domain.cohorts import Cohort, CohortStatus, RankBasis
from jobdesk.domain.selection import (
    candidates,
    final_order,
    points_text,
    ranked,
    stage_lines,
    total_of,
)
from jobdesk.domain.trainees import (
    SELECTED,
    SelectionStage,
    StageResult,
    Trainee,
    TraineeStatus,
    Verdict,
)
from jobdesk.domain.waiting_list import free_seats, seats_to_give, settled, waiting
from tests.conftest import TODAY

S = TraineeStatus


def people(count: int) -> list[Trainee]:
    return [Trainee(id=n, number=n, applied_on=TODAY) for n in range(1, count + 1)]


def result(trainee: int, *scores: str, stage: int = 1, bonus: str = "",
           verdict: Verdict = Verdict.NONE) -> StageResult:  # fmt: skip
    return StageResult(
        stage_id=stage, trainee_id=trainee, scores=scores, bonus=bonus, verdict=verdict
    )


def test_a_total_is_the_mean_of_who_scored_and_the_bonus() -> None:
    stage = SelectionStage(id=1, reviewers=("가", "나", "다"), full_score=100)
    assert total_of(stage, result(1, "80", "", "91")) == Fraction(171, 2)
    assert total_of(stage, result(1, "80", "80", "81", bonus="2.5")) == Fraction(241, 3) + Fraction(
        5, 2
    )
    assert total_of(stage, result(1, "", "", "")) is None
    assert points_text(Fraction(241, 3)) == "80.33"
    assert points_text(Fraction(175, 2)) == "87.5"
    assert points_text(Fraction(90)) == "90"


def test_the_line_is_kept_and_those_level_with_the_last_go_on_too() -> None:
    stage = SelectionStage(id=1, full_score=100, pass_score=60, pass_count=2)
    given_ = [result(1, "90"), result(2, "70"), result(3, "70"), result(4, "59.9"), result(5),
              result(6, "99", verdict=Verdict.ABSENT)]  # fmt: skip
    lines = {line.trainee_id: line for line in stage_lines(stage, people(6), given_)}
    said = {id_: line.proposed for id_, line in lines.items()}
    assert said == {
        1: Verdict.PASSED,
        2: Verdict.PASSED,
        3: Verdict.PASSED,
        4: Verdict.FAILED,
        5: Verdict.NONE,
        6: Verdict.ABSENT,
    }
    assert [lines[n].rank for n in range(1, 7)] == [1, 2, 2, 4, None, None]


def test_who_passed_a_stage_stands_in_the_next() -> None:
    stages = [SelectionStage(id=2, position=2), SelectionStage(id=1, position=1)]
    given_ = [result(1, verdict=Verdict.PASSED), result(2, verdict=Verdict.FAILED),
              result(3, verdict=Verdict.PASSED), result(3, stage=2, verdict=Verdict.PASSED),
              result(2, stage=2, verdict=Verdict.PASSED)]  # fmt: skip
    there = candidates(stages, given_, people(4))
    assert {id_: [each.id for each in found] for id_, found in there.items()} == {
        1: [1, 2, 3, 4],
        2: [1, 3],
        0: [3],
    }


def test_the_final_order_is_by_all_stages_or_by_the_last() -> None:
    stages = [
        SelectionStage(id=1, position=1, full_score=100),
        SelectionStage(id=2, position=2, full_score=100),
        SelectionStage(id=3, position=3, full_score=None),
    ]
    passed = {"verdict": Verdict.PASSED}
    given_ = [
        result(1, "90", **passed), result(1, "70", stage=2, **passed), result(1, stage=3, **passed),
        result(2, "60", **passed), result(2, "80", stage=2, **passed), result(2, stage=3, **passed),
        result(3, "80", **passed), result(3, "80", stage=2, **passed), result(3, stage=3, **passed),
    ]  # fmt: skip

    def order(basis: RankBasis) -> list[tuple[int, int, str]]:
        found = final_order(stages, given_, people(3), basis)
        return [(each.trainee_id, each.rank, points_text(each.points)) for each in found]

    # 1 and 3 have 160 together: level, and 1 applied first.
    assert order(RankBasis.SUM) == [(1, 1, "160"), (3, 1, "160"), (2, 3, "140")]
    assert order(RankBasis.LAST) == [(3, 1, "80"), (2, 2, "80"), (1, 3, "70")]


@given(st.lists(st.sampled_from((0, 50, 60, 60.5, 90)), max_size=12), st.randoms())
def test_ranks_do_not_depend_on_the_order_of_reading(points: list[float], random: object) -> None:
    given_ = {n: Fraction(each) for n, each in enumerate(points)}
    ranks = ranked(given_)
    shuffled = list(given_.items())
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert ranked(dict(shuffled)) == ranks
    for one, value in given_.items():
        better = sum(other > value for other in given_.values())
        assert ranks[one] == better + 1


@given(
    st.lists(st.sampled_from(list(S)), max_size=14),
    st.none() | st.integers(1, 10),
    st.sampled_from(list(CohortStatus)),
)
def test_no_seat_is_empty_while_somebody_waits(
    states: list[TraineeStatus], seats: int | None, stage: CohortStatus
) -> None:
    cohort = Cohort(id=1, seats=seats, status=stage)
    before = [
        Trainee(id=n, status=state, waiting_rank=n * 7 % 5 or None)
        for n, state in enumerate(states, 1)
    ]
    changed = {each.id: each for each in settled(cohort, before, TODAY)}
    after = [changed.get(each.id, each) for each in before]
    line = waiting(after)
    assert [each.waiting_rank for each in line] == list(range(1, len(line) + 1))
    assert all(each.waiting_rank is None for each in after if each.status is not S.WAITING)
    left, old = {each.id for each in line}, waiting(before)
    up = [each.id for each in old if each.id not in left]
    assert up == [each.id for each in old[: len(up)]]  # in the order of the line
    if seats is not None and stage not in (
        CohortStatus.COMPLETED, CohortStatus.AFTERCARE, CohortStatus.CANCELLED
    ):  # fmt: skip
        assert not line or free_seats(cohort, after) == 0
        taken = sum(each.status in SELECTED for each in before)
        assert sum(each.status in SELECTED for each in after) <= max(seats, taken)
    else:
        assert not up
    assert not settled(cohort, after, TODAY)


def test_the_seat_of_who_left_is_given_by_hand_only() -> None:
    cohort = Cohort(seats=2, status=CohortStatus.RUNNING)
    there = [Trainee(id=1, status=S.RUNNING), Trainee(id=2, status=S.DROPPED)]
    assert free_seats(cohort, there) == 0
    assert seats_to_give(cohort, there) == 1
    assert free_seats(Cohort(), there) is None
