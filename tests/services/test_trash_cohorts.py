"""Nothing kept of a cohort points to what lies in the trash, whichever way things go and come."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date

import pytest

from jobdesk.data import records
from jobdesk.domain.cohorts import CohortDemand
from jobdesk.domain.kinds import KINDS, FieldType, KindId
from jobdesk.domain.trainees import Attendance, Mark, Qualification, TraineeStatus
from jobdesk.errors import UserError
from jobdesk.services import (
    attendance_guard,
    checks,
    cohort_records,
    cohorts,
    employers,
    entries,
    history,
    lists,
    qualifications,
    seats,
    seekers,
    trainee_guard,
    trash,
)
from jobdesk.services.desk import Desk
from tests import attendance_kit, casework, selection_kit
from tests.services.import_kit import dump

_KINDS = (
    KindId.SEEKERS,
    KindId.EMPLOYERS,
    KindId.COURSES,
    KindId.COURSE_SUBJECTS,
    KindId.COHORTS,
    KindId.COHORT_SESSIONS,
    KindId.COHORT_DEMANDS,
    KindId.SELECTION_STAGES,
    KindId.STAGE_RESULTS,
    KindId.TRAINEES,
    KindId.ATTENDANCE,
    KindId.QUALIFICATIONS,
)
_TOUCHED = (
    KindId.SEEKERS,
    KindId.EMPLOYERS,
    KindId.COURSES,
    KindId.COHORTS,
    KindId.COHORT_SESSIONS,
    KindId.COHORT_DEMANDS,
    KindId.TRAINEES,
    KindId.QUALIFICATIONS,
)
"""Kinds a page or the 휴지통 puts away or takes out; the others go with what they are part of."""


def _everything(desk: Desk) -> Iterator[tuple[KindId, object]]:
    for kind in _KINDS:
        rows = desk.store.db.execute(f"SELECT id FROM {kind}").fetchall()
        for record in records.get_many(desk.store, kind, [id_ for (id_,) in rows]):
            yield kind, record


def dangling(desk: Desk) -> list[str]:
    """Kept records that point to trashed ones, in words."""
    found = list(_everything(desk))
    gone = {(kind, one.id) for kind, one in found if one.trashed_on}  # type: ignore[attr-defined]
    wrong = []
    for kind, one in found:
        if (kind, one.id) in gone:  # type: ignore[attr-defined]
            continue
        for field in KINDS[kind].stored:
            if field.type is FieldType.LINK and KindId(field.link) in _KINDS:
                target = KindId(field.link), getattr(one, f"{field.id}_id")
                if target in gone:
                    wrong.append(f"{kind} {one.id}: {field.id}")  # type: ignore[attr-defined]
    return wrong


def _filled(desk: Desk) -> None:
    group = selection_kit.make(desk, 4, 2)
    selection_kit.stages(group)
    made = attendance_kit.make(desk, 3, 6)
    with desk.store.operation("출결"):
        for who in made.people[:2]:
            for day in made.days[:3]:
                entries.add(
                    desk,
                    Attendance(cohort_id=made.id, trainee_id=who, held_on=day, mark=Mark.PRESENT),
                )
        entries.add(
            desk,
            Qualification(
                cohort_id=made.id,
                trainee_id=made.people[0],
                title="지게차",
                acquired_on=date(2026, 11, 19),
            ),
        )
        for cohort in (group.id, made.id):
            firm = casework.employer(desk, f"한빛물류{cohort}")
            entries.add(desk, CohortDemand(cohort_id=cohort, employer_id=firm))


@pytest.mark.parametrize("seed", range(4))
def test_a_walk_leaves_nothing_dangling(desk: Desk, seed: int) -> None:
    _filled(desk)
    chance = random.Random(seed)
    begun = history.recent(desk, 1)[0].id
    cohorts = [*lists.find(desk, KindId.COHORTS)]
    moved = 0
    for _ in range(60):
        kind = chance.choice(_TOUCHED)
        rows = [id_ for (id_,) in desk.store.db.execute(f"SELECT id FROM {kind}")]
        kept = set(lists.find(desk, kind))
        id_ = chance.choice(rows)
        act = chance.random()
        before = dump(desk)
        try:
            if act < 0.15:
                last = history.next_undo(desk)
                if last is not None and last.id > begun:
                    history.undo(desk)
            elif id_ in kept:
                trash.TRASH[kind](desk, [id_])
            else:
                trash.UNTRASH[kind](desk, [id_])
            moved += 1
        except UserError:
            assert dump(desk) == before, "what was refused left something behind"
        assert dangling(desk) == []
        assert trainee_guard.faults(desk) == frozenset()
        assert attendance_guard.faults(desk, cohorts) == frozenset()
    assert moved > 8
    assert checks.check(desk).ok


def test_who_is_in_a_cohort_and_who_promised_stay_where_they_are(desk: Desk) -> None:
    _filled(desk)
    seeker = lists.rows(desk, KindId.TRAINEES, [1], ("seeker_id",))[1][0]
    firm = lists.rows(desk, KindId.COHORT_DEMANDS, [1], ("employer_id",))[1][0]
    with pytest.raises(UserError, match="교육생 1명"):
        seekers.trash(desk, [int(str(seeker))])
    with pytest.raises(UserError, match="수요조사·채용약정 1건"):
        employers.trash(desk, [int(str(firm))])


def test_what_went_with_a_cohort_is_one_line_of_the_trash(desk: Desk) -> None:
    made = attendance_kit.make(desk, 3, 6)
    trash.TRASH[KindId.COHORTS](desk, [made.id])
    (line,) = trash.listing(desk)
    assert (line.ref.kind, trash.count(desk)) == (KindId.COHORTS, 1)
    trash.untrash(desk, [line.ref])
    assert trash.listing(desk) == ()
    assert lists.count(desk, KindId.TRAINEES) == 3


def test_no_certificate_comes_back_to_who_gave_the_course_up(desk: Desk) -> None:
    made = attendance_kit.make(desk, 1, 5)
    gained = qualifications.add(desk, Qualification(trainee_id=made.people[0], title="지게차"))
    qualifications.trash(desk, [gained.id])
    made.edit(0, status=TraineeStatus.CANCELLED)
    with pytest.raises(UserError, match="‘신청 취소’ 상태라"):
        qualifications.untrash(desk, [gained.id])
    assert cohort_records.qualifications(desk, made.id) == []


def test_seats_added_in_the_trash_are_given_away_when_the_cohort_comes_back(desk: Desk) -> None:
    group = selection_kit.make(desk, people=3, seats=1)
    seats.select(desk, group.people[:1])
    seats.wait(desk, group.people[1:])
    cohorts.trash(desk, [group.id])
    group.change(seats=2)
    cohorts.untrash(desk, [group.id])
    assert group.states() == ["선발", "선발", "대기"]
    assert group.of(2).waiting_rank == 1
