"""휴지통 of a cohort: it is one line there, with all that went along, papers too."""

from __future__ import annotations

from datetime import date

import pytest

from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import Mark, Qualification, TraineeStatus
from jobdesk.errors import UserError
from jobdesk.services import (
    attachments,
    attendance,
    cohort_demands,
    cohort_records,
    cohort_schedule,
    cohorts,
    courses,
    entries,
    lessons,
    qualifications,
    seekers,
    trainees,
    trash,
)
from jobdesk.services.desk import Desk
from tests import casework
from tests.cohort_kit import make_cohort, mark, trainee
from tests.paper_files import photo

FIRST = date(2026, 11, 2)


def shown(desk: Desk) -> list[tuple[KindId, str]]:
    assert trash.count(desk) == len(trash.listing(desk))
    return sorted((each.ref.kind, each.title) for each in trash.listing(desk))


def full(desk: Desk) -> tuple[int, int]:
    """A cohort with lessons, a trainee with marks and a qualification, a firm asked."""
    id_ = make_cohort(desk)
    cohort_schedule.keep(desk, id_, cohort_schedule.propose(desk, id_))
    one = trainee(desk, id_, status=TraineeStatus.RUNNING)
    mark(desk, id_, one, FIRST)
    qualifications.add(desk, Qualification(cohort_id=id_, trainee_id=one, title="지게차운전기능사"))
    cohort_demands.ask(desk, id_, [casework.employer(desk)])
    return id_, one


def test_a_cohort_is_one_line_and_comes_back_whole(desk: Desk) -> None:
    id_, one = full(desk)
    cohorts.trash(desk, [id_])
    assert shown(desk) == [(KindId.COHORTS, "물류 전문인력 양성 1기")]
    trash.untrash(desk, [trash.listing(desk)[0].ref])
    assert shown(desk) == []
    assert len(cohort_records.sessions(desk, id_)) == 8
    assert len(cohort_records.attendance(desk, id_)) == 1
    assert len(cohort_records.qualifications(desk, id_)) == 1
    assert len(cohort_records.demands(desk, id_)) == 1
    assert cohort_records.trainee(desk, one).trashed_on is None


def test_what_lay_there_before_does_not_come_back_with_it(desk: Desk) -> None:
    id_, _ = full(desk)
    lessons.trash(desk, [cohort_records.sessions(desk, id_)[-1].id])
    cohorts.trash(desk, [id_])
    cohorts.untrash(desk, [id_])
    assert len(cohort_records.sessions(desk, id_)) == 7
    assert [kind for kind, _ in shown(desk)] == [KindId.COHORT_SESSIONS]


def test_papers_of_what_is_part_of_it_go_and_come_along(desk: Desk) -> None:
    id_, one = full(desk)
    attachments.add(desk, KindId.TRAINEES, one, photo(), "서약서.jpg")
    attachments.add(desk, KindId.COHORTS, id_, photo(), "현장.jpg")
    cohorts.trash(desk, [id_])
    assert attachments.of(desk, KindId.TRAINEES, one) == ()
    assert shown(desk) == [(KindId.COHORTS, "물류 전문인력 양성 1기")]
    cohorts.untrash(desk, [id_])
    assert len(attachments.of(desk, KindId.TRAINEES, one)) == 1
    assert len(attachments.of(desk, KindId.COHORTS, id_)) == 1


def test_somebody_who_lies_there_keeps_the_cohort_there(desk: Desk) -> None:
    id_ = make_cohort(desk)
    one = trainee(desk, id_)
    cohorts.trash(desk, [id_])
    seeker = cohort_records.trainee(desk, one).seeker_id or 0
    seekers.trash(desk, [seeker])
    with pytest.raises(UserError, match="휴지통에 있어"):
        cohorts.untrash(desk, [id_])
    both = [each.ref for each in trash.listing(desk)]
    trash.untrash(desk, both)
    assert cohort_records.trainee(desk, one).trashed_on is None


def test_a_mark_that_was_cleared_is_no_line(desk: Desk) -> None:
    id_, one = full(desk)
    attendance.clear(desk, id_, [(one, FIRST)])
    assert shown(desk) == []
    attendance.mark(desk, id_, [(one, FIRST)], Mark.ABSENT)
    assert [each.mark for each in cohort_records.attendance(desk, id_)] == [Mark.ABSENT]


def test_each_kind_is_put_away_by_its_own_service(desk: Desk) -> None:
    id_, one = full(desk)
    with pytest.raises(UserError, match="출결"):
        trash.TRASH[KindId.TRAINEES](desk, [one])
    (asked,) = cohort_records.demands(desk, id_)
    trash.TRASH[KindId.COHORT_DEMANDS](desk, [asked.id])
    cohort_demands.ask(desk, id_, [asked.employer_id or 0])
    with pytest.raises(UserError, match="이미 이 기수의 명단에 있습니다"):
        trash.UNTRASH[KindId.COHORT_DEMANDS](desk, [asked.id])
    (gained,) = cohort_records.qualifications(desk, id_)
    trash.TRASH[KindId.QUALIFICATIONS](desk, [gained.id])
    trash.UNTRASH[KindId.QUALIFICATIONS](desk, [gained.id])
    other = trainee(desk, id_, "나래", TraineeStatus.APPLIED)
    trash.TRASH[KindId.TRAINEES](desk, [other])
    trash.UNTRASH[KindId.TRAINEES](desk, [other])
    assert trainees.next_number(desk, id_) > 0


def test_a_course_is_one_line_with_its_subjects(desk: Desk) -> None:
    id_ = make_cohort(desk)
    course = cohort_records.cohort(desk, id_).course_id or 0
    cohorts.trash(desk, [id_])
    courses.trash(desk, [course])
    assert [kind for kind, _ in shown(desk)] == [KindId.COHORTS, KindId.COURSES]
    trash.untrash(desk, [each.ref for each in trash.listing(desk)])
    assert len(cohort_records.subjects(desk, course)) == 3
    assert entries.hanging(KindId.COURSES)
