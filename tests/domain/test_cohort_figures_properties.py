"""The results of any cohorts: sums are sums, rates are of the two numbers beside them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from jobdesk.domain.casework import Placement, PlacementStatus
from jobdesk.domain.cohort_evidence import Evidence, Gained, Goal, Hired, Learner, Run
from jobdesk.domain.cohort_figures import CohortFigures
from jobdesk.domain.cohort_figures_made import Frame, figures
from jobdesk.domain.cohorts import CohortMeasure, CohortStatus, RateBase
from jobdesk.domain.day_evidence import Who
from jobdesk.domain.rounding import Rounding, rate
from jobdesk.domain.trainees import ExitReason, TraineeStatus

AS_OF = date(2026, 11, 20)
FRAME = Frame(
    centre="센터",
    practice=False,
    title="결과",
    as_of=AS_OF,
    taken_at=datetime(2026, 11, 20, 9, 0, tzinfo=UTC),
    taken_by="관리자",
    places=(),
    months=(1, 3, 6, 12),
    rounding=Rounding.HALF_UP,
    rate_decimals=1,
)

people = st.lists(
    st.tuples(
        st.sampled_from(list(TraineeStatus)),
        st.integers(0, 3),  # certificates
        st.lists(st.sampled_from([True, False, None]), max_size=2),  # 취업, 관련 분야 여부
        st.sampled_from(["남", "여", ""]),
    ),
    max_size=8,
)
targets = st.sampled_from(["", "-", "해당사항없음", "5", "10", "1,200"])
worlds = st.lists(st.tuples(people, targets, st.sampled_from(list(RateBase))), max_size=4)

World = list[tuple[list[tuple[object, ...]], str, RateBase]]


def evidence(world: World) -> Evidence:
    """The records of a drawn world; every person is another one."""
    runs, learners, gained, hires, goals = [], [], [], [], []
    for number, (members, target, base) in enumerate(world, start=1):
        begins = date(2026, 1, number)
        runs.append(
            Run(number, number, "과정", f"{number}기", number, CohortStatus.RUNNING, begins, None,
                "", "", None, 0, 0, base)
        )  # fmt: skip
        goals += [Goal(number, measure, target, "") for measure in CohortMeasure]
        for status, count, jobs, gender in members:
            id_ = len(learners) + 1
            who = Who(1000 + id_, str(gender), None, 1980, "", ())
            assert isinstance(status, TraineeStatus)
            learners.append(Learner(id_, number, status, ExitReason.NONE, "", who))
            assert isinstance(count, int)
            gained += [Gained(id_ * 10 + n, number, id_, f"자격{n}") for n in range(count)]
            assert isinstance(jobs, list)
            for n, related in enumerate(jobs):
                made = Placement(
                    id=id_ * 10 + n,
                    seeker_id=who.seeker_id,
                    employer_name="업체",
                    cohort_id=number,
                    related=related,
                    hire_date=date(2026, 2 + n, 1),
                    status=PlacementStatus.WORKING,
                )
                hires.append(Hired(made, number, "업체", (), who))
    return Evidence(
        tuple(runs), tuple(learners), tuple(gained), tuple(hires), tuple(goals), (), (), ()
    )


PAIRS = ("recruited", "selected", "trained", "completed", "certified", "hired")


@given(worlds)
def test_a_sum_is_the_sum_of_its_lines(world: World) -> None:
    made = figures(FRAME, evidence(world))
    for name in PAIRS:
        whole = getattr(made.total, name).actual
        parts = [getattr(line, name).actual for line in made.lines]
        assert whole.value == sum(part.value for part in parts) == len(whole.ids)
        numbers = [
            one for line in made.lines if (one := getattr(line, name).target_number) is not None
        ]
        expected = sum(numbers, Decimal(0)) if numbers else None
        assert getattr(made.total, name).target_number == expected


@given(worlds)
def test_a_rate_is_of_the_two_numbers_that_stand_beside_it(
    world: World,
) -> None:
    made = figures(FRAME, evidence(world))
    for line in (*made.lines, made.total):
        for name in PAIRS:
            pair = getattr(line, name)
            assert pair.rate == rate(pair.actual.value, pair.target_number, decimals=1)
        if line.hire_rate is None:
            assert line is made.total
            assert len({one.base for one in made.lines}) != 1
            continue
        base = {"수료": line.completed, "모집": line.recruited, "선발": line.selected}
        over = base[line.hire_rate.base].actual.value
        assert line.hire_rate.value == rate(line.hired.actual.value, over, decimals=1)


@given(worlds)
def test_people_are_counted_once_and_each_falls_into_one_row(
    world: World,
) -> None:
    found = evidence(world)
    made: CohortFigures = figures(FRAME, found)
    placed = {(one.cohort_id, one.placement.seeker_id) for one in found.hires}
    total = made.total
    assert total.hired.actual.value == len(placed)
    assert total.certified.actual.value <= total.certificates.value == len(found.gained)
    assert (
        total.completed.actual.value + total.early.value + total.dropped.value
        + total.failed.value + total.running.value
    ) == total.trained.actual.value  # fmt: skip
    assert total.trained.actual.value <= total.selected.actual.value
    assert total.selected.actual.value <= total.recruited.actual.value
    assert sum(line.hired.value for line in made.firms) == total.hired.actual.value
    for table in made.groups:
        for at, whole in enumerate(table.total.cells):
            assert sum(row.cells[at].value for row in table.rows) == whole.value
    for line in made.retention:
        kept = line.every
        assert kept.due.value == kept.employed.value + kept.left.value + kept.unknown.value
        assert line.related.due.value <= kept.due.value
