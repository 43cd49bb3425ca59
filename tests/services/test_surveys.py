"""Surveys: scores typed as they stand on paper, kept raw, and never made to fit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jobdesk.domain.aftercare import Audience, Survey
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import lists, surveys
from jobdesk.services.desk import Desk


def made(desk: Desk, **fields: object) -> int:
    survey = Survey(title="구직자 만족도", questions=("하나", " ", "둘"), **fields)  # type: ignore[arg-type]
    return surveys.add(desk, survey).id


def test_answers_are_kept_raw_and_counted(desk: Desk) -> None:
    id_ = made(desk)
    assert surveys.get(desk, id_).questions == ("하나", "둘")
    surveys.answer(desk, id_, ["5", "4"])
    surveys.answer(desk, id_, ["3"], comment=" 고맙습니다 ")
    found = surveys.result(desk, id_)
    assert [q.n for q in found.questions] == [2, 1]
    assert [form.scores for form in surveys.answers(desk, id_)] == [("5", "4"), ("3", "")]
    assert lists.rows(desk, KindId.SURVEYS, [id_], ["answer_count"]) == {id_: (2,)}


def test_a_score_outside_the_scale_is_refused(desk: Desk) -> None:
    id_ = made(desk)
    for scores in (["6"], ["0"], ["많이"], ["", ""]):
        with pytest.raises(UserError):
            surveys.answer(desk, id_, scores)
    assert surveys.answers(desk, id_) == ()


def test_what_was_answered_keeps_scale_and_number_of_questions(desk: Desk) -> None:
    id_ = made(desk, audience=Audience.EMPLOYER)
    surveys.answer(desk, id_, ["5", "4"])
    one = surveys.get(desk, id_)
    for wrong in (replace(one, scale=7), replace(one, questions=("하나",))):
        with pytest.raises(UserError, match="이미 응답"):
            surveys.save(desk, wrong)
    surveys.save(desk, replace(one, questions=("하나", "둘째")))
    form = surveys.answers(desk, id_)[0]
    surveys.save_answer(desk, replace(form, scores=("1", "2")))
    assert str(surveys.result(desk, id_).questions[1].mean) == "2.00"
