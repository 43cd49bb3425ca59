"""Survey results: n with every figure, raw scores only, and the rule of 만족 이상 named."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobdesk.domain.aftercare import Survey, SurveyAnswer
from jobdesk.domain.survey_figures import (
    SCALES,
    bands,
    result,
    rule_words,
    satisfied_from,
    score_of,
    share_text,
)

SURVEY = Survey(title="조사", questions=("하나", "둘"), scale=5)


def form(*scores: str, comment: str = "") -> SurveyAnswer:
    return SurveyAnswer(survey_id=1, scores=scores, comment=comment)


def test_each_question_has_its_own_n() -> None:
    found = result(SURVEY, [form("5", "4"), form("3", ""), form("4", "1", comment="고맙습니다")])
    one, two = found.questions
    assert (found.forms, one.n, two.n) == (3, 3, 2)
    assert (one.mean, two.mean) == (Decimal("4.00"), Decimal("2.50"))
    assert (one.spread, two.spread) == ((0, 0, 1, 1, 1), (1, 0, 0, 1, 0))
    assert (one.share_text, two.share_text, found.share_text) == ("66.7%", "50.0%", "60.0%")
    assert found.comments == ("고맙습니다",)


def test_nobody_answered() -> None:
    found = result(SURVEY, [])
    assert (found.questions[0].mean, found.questions[0].share_text) == (None, "-")
    assert found.share_text == "-"


def test_the_rule_is_named_for_each_scale() -> None:
    assert rule_words(5) == "만족 이상: 5점 척도에서 4~5점"
    assert [satisfied_from(scale) for scale in (*SCALES, 4)] == [4, 5, 7, 70, 3]
    assert share_text(1, 8) == "12.5%"
    assert share_text(1, 16) == "6.3%"  # half up, not to even


def test_a_score_is_of_the_scale_or_none() -> None:
    assert score_of(" ", 5) is None
    assert score_of("5", 5) == 5
    for wrong in ("0", "6", "x", "4.5"):
        with pytest.raises(ValueError, match=wrong):
            score_of(wrong, 5)


@given(st.integers(2, 100), st.data())
def test_every_score_stands_in_one_band(scale: int, data: st.DataObject) -> None:
    columns = bands(scale)
    assert len(columns) <= 10
    score = data.draw(st.integers(1, scale))
    assert sum(low <= score <= high for low, high in columns) == 1
