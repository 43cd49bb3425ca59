"""What belongs to each cohort is found by looking at every record once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jobdesk.domain.cohort_evidence import Evidence, Gained, Run
from jobdesk.domain.cohorts import CohortStatus, RateBase


class Counted(tuple[Gained, ...]):
    """A tuple that counts how often it is gone through."""

    times = 0

    def __iter__(self) -> Iterator[Gained]:
        type(self).times += 1
        return super().__iter__()


def _run(id_: int) -> Run:
    day, running = date(2026, 3, 2), CohortStatus.RUNNING
    return Run(
        id_, 1, "물류", f"{id_}기", id_, running, day, None, "", "", 20, 0, 0, RateBase.COMPLETED
    )


def test_two_hundred_cohorts_are_told_apart_in_one_look() -> None:
    gained = Counted(Gained(n, n % 200 + 1, n, "지게차") for n in range(1, 601))
    runs = tuple(_run(id_) for id_ in range(1, 201))
    whole = Evidence(runs, (), gained, (), (), (), (), ())
    Counted.times = 0
    parts = whole.by_run()
    assert Counted.times == 1
    assert [run for run, _ in parts] == list(runs)
    assert all({one.cohort_id for one in own.gained} == {run.id} for run, own in parts)
    assert sum(len(own.gained) for _, own in parts) == 600
