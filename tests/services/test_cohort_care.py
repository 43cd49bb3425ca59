"""Beside a cohort: its counselling, visits, meetings, surveys and 만남의 날, and their figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from jobdesk.domain.aftercare import Audience
from jobdesk.domain.counselling import NoteTopic
from jobdesk.domain.trainees import TraineeStatus
from jobdesk.errors import UserError
from jobdesk.services import (
    cohort_care,
    cohort_figures,
    cohort_hires,
    cohort_records,
    entries,
    history,
    matching_days,
    surveys,
    visits,
)
from jobdesk.services.cohort_care import SurveyPoint
from jobdesk.services.desk import Desk
from tests import casework
from tests.cohort_kit import make_cohort, trainee

TODAY = date(2026, 11, 20)


@pytest.fixture
def cohort(desk: Desk) -> int:
    """A cohort of November."""
    return make_cohort(desk, ends_on=date(2026, 11, 30), place="교육장")


def test_counselling_of_many_trainees_is_one_step(desk: Desk, cohort: int) -> None:
    people = [trainee(desk, cohort, name, TraineeStatus.RUNNING) for name in ("가온", "나래")]
    seekers = [cohort_records.trainee(desk, id_).seeker_id or 0 for id_ in people]
    note = cohort_care.blank_note(desk, cohort)
    assert (note.topic, note.cohort_id) == (NoteTopic.TRAINING.value, cohort)
    cohort_care.write_note(desk, replace(note, content="지각이 잦아 통학 방법을 의논함"), seekers)
    assert [row.notes for row in cohort_hires.rows(desk, cohort)] == [1, 1]
    (first,) = cohort_care.notes_of(desk, cohort, seekers[0])
    assert first.content.startswith("지각이 잦아")
    (act,) = cohort_figures.of_cohort(desk, cohort).acts
    assert (act.what, act.number.value, act.people) == ("훈련생 상담", 2, "교육생 2명")
    history.undo(desk)
    assert cohort_care.notes_of(desk, cohort, seekers[0]) == ()
    with pytest.raises(UserError, match="누구와"):
        cohort_care.write_note(desk, note, [])


def test_visits_meetings_and_surveys_belong_to_the_cohort(desk: Desk, cohort: int) -> None:
    firm = casework.employer(desk, "한빛물류")
    visits.record(desk, replace(cohort_care.blank_visit(desk, cohort, firm), content="물류센터"))
    blank = cohort_care.blank_meeting(desk, cohort, cohort_care.TRAINEE_MEETING)
    assert blank.place == "교육장"
    entries.add(desk, replace(blank, headcount=20))
    for point in SurveyPoint:
        made = cohort_care.blank_survey(desk, cohort, point)
        assert made.audience is Audience.TRAINEE
        id_ = surveys.add(desk, made).id
        for score in ("5", "4", "2"):
            surveys.answer(desk, id_, [score] * len(made.questions))
    around = cohort_care.around(desk, cohort)
    assert [name for _, name in around.visits] == ["한빛물류"]
    assert [one.meeting_type for one in around.meetings] == ["훈련생 간담회"]
    assert [(one.survey.title[-5:], one.forms) for one in around.surveys] == [
        ("중간 설문", 3),
        ("료 만족도", 3),
    ]
    figures = cohort_figures.of_cohort(desk, cohort)
    assert [line.result.share_text for line in figures.surveys] == ["66.7%", "66.7%"]
    assert [(line.what, line.number.value) for line in figures.acts] == [
        ("기업 탐방", 1),
        ("훈련생 간담회", 1),
    ]


def test_a_day_is_joined_and_let_go(desk: Desk, cohort: int) -> None:
    blank = cohort_care.blank_day(desk, cohort)
    assert (blank.cohort_id, blank.held_on) == (cohort, date(2026, 11, 30))
    day = matching_days.add(desk, replace(blank, cohort_id=None, held_on=TODAY)).id
    around = cohort_care.around(desk, cohort)
    assert ([one.id for one in around.days], [one.id for one in around.free_days]) == ([], [day])
    cohort_care.join_day(desk, cohort, day)
    around = cohort_care.around(desk, cohort)
    assert ([one.id for one in around.days], around.free_days) == ([day], ())
    (act,) = cohort_figures.of_cohort(desk, cohort).acts
    assert (act.what, act.number.value) == ("만남의 날", 1)
    cohort_care.join_day(desk, cohort, day, joined=False)
    assert cohort_care.around(desk, cohort).days == ()
