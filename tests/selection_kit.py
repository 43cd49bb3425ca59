"""What the tests of a selection begin with: a cohort with seats, and people who applied."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from jobdesk.data import records
from jobdesk.domain.cohorts import Cohort, CohortStatus, Course
from jobdesk.domain.people import Seeker
from jobdesk.domain.trainees import SelectionStage, Trainee, TraineeStatus
from jobdesk.services import cohort_records, entries, selection, trainees
from jobdesk.services.desk import Desk

NAMES = ("김민지", "이영수", "박정숙", "최한결", "정다온", "오세훈", "한서윤", "윤도현")


@dataclass(frozen=True)
class Group:
    """A cohort of ``seats`` with ``people`` (trainee ids) who applied, in that order."""

    desk: Desk
    id: int
    people: tuple[int, ...]

    def of(self, which: int) -> Trainee:
        """The record of the which-th of them."""
        return cohort_records.trainee(self.desk, self.people[which])

    def states(self) -> list[str]:
        """신청, 선발 … of all of them in order."""
        return [self.of(n).status.value for n in range(len(self.people))]

    def line(self) -> list[int]:
        """Which of them wait, the next to move up first."""
        waiting = [n for n in range(len(self.people))
                   if self.of(n).status is TraineeStatus.WAITING]  # fmt: skip
        return sorted(waiting, key=lambda n: self.of(n).waiting_rank or 0)

    def cohort(self) -> Cohort:
        """The cohort as stored."""
        return cohort_records.cohort(self.desk, self.id)

    def change(self, **fields: object) -> None:
        """Change the cohort, as its form would without asking anybody."""
        with self.desk.store.operation("기수 수정"):
            records.update(self.desk.store, replace(self.cohort(), **fields))  # type: ignore[arg-type]


def make(desk: Desk, people: int = 5, seats: int | None = 2, **fields: object) -> Group:
    """A cohort, its course, and people who applied for it."""
    course = entries.add(desk, Course(title="물류관리 실무자 양성과정")).id
    cohort = Cohort(
        course_id=course,
        title="물류관리 실무자 양성과정 1기",
        round=1,
        status=CohortStatus.SELECTING,
        starts_on=date(2026, 12, 7),
        ends_on=date(2027, 1, 8),
        place="한빛군 평생학습관 2층",
        seats=seats,
    )
    id_ = entries.add(desk, replace(cohort, **fields)).id  # type: ignore[arg-type]
    return Group(desk, id_, applied(desk, id_, people))


def applied(desk: Desk, cohort_id: int, count: int) -> tuple[int, ...]:
    """So many new people who apply for a cohort."""
    with desk.store.operation("사람"):
        seekers = [
            records.insert(
                desk.store,
                Seeker(
                    name=NAMES[n] if n < len(NAMES) else f"교육생{n}",
                    birth_date=date(1970 + n % 30, 1 + n % 12, 3),
                    phone=f"010-55{n:02}-10{n:02}",
                    eup_myeon="가람읍",
                    registered_on=desk.today(),
                ),
            )
            for n in range(count)
        ]
    if not count:
        return ()
    return tuple(ref.id for ref in trainees.apply(desk, cohort_id, seekers).refs[:count])


def stages(group: Group, *new: SelectionStage) -> tuple[int, ...]:
    """Give a cohort these stages; their ids in order."""
    given = new or (
        SelectionStage(title="서류", full_score=50, pass_score=30),
        SelectionStage(title="면접", full_score=100, pass_score=60, reviewers=("가위원", "나위원")),
    )
    selection.set_stages(group.desk, group.id, given)
    return tuple(each.id for each in cohort_records.stages(group.desk, group.id))
