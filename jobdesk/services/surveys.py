"""만족도 조사: questions, raw answers typed from paper, and what they come to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jobdesk.data import records
from jobdesk.domain import survey_figures
from jobdesk.domain.aftercare import Audience, Survey, SurveyAnswer
from jobdesk.domain.changes import Change
from jobdesk.domain.filters import Condition, Filter, Op, Order
from jobdesk.domain.kinds import KindId
from jobdesk.domain.survey_figures import SurveyResult, score_of
from jobdesk.domain.text import tidy, with_particle
from jobdesk.errors import UserError
from jobdesk.services import entries, lists
from jobdesk.services.desk import Desk

_ANSWERS = KindId.SURVEY_ANSWERS

QUESTIONS: dict[Audience, tuple[str, ...]] = {
    Audience.SEEKER: (
        "상담이 일자리를 찾는 데 도움이 되었습니까?",
        "직원이 친절하고 알기 쉽게 설명했습니까?",
        "소개받은 일자리가 희망과 맞았습니까?",
        "센터를 다른 사람에게 권하겠습니까?",
    ),
    Audience.EMPLOYER: (
        "소개받은 구직자가 일에 맞았습니까?",
        "센터가 빠르게 응답했습니까?",
        "다음에도 센터에 구인을 맡기겠습니까?",
    ),
    Audience.TRAINEE: (
        "교육 내용이 일을 구하는 데 도움이 되었습니까?",
        "강사의 설명이 알기 쉬웠습니까?",
        "교육 시간과 장소가 알맞았습니까?",
    ),
}
"""Questions offered for a new survey; the centre writes its own over them."""


def get(desk: Desk, id_: int) -> Survey:
    """The survey of that id. Raises UserError when there is none."""
    found: Survey = records.get(desk.store, KindId.SURVEYS, id_)
    return found


def add(desk: Desk, survey: Survey) -> Change:
    """Store a new survey, empty questions dropped. Raises UserError with the field."""
    return entries.add(desk, _tidied(survey))


def save(desk: Desk, survey: Survey) -> Change:
    """Store an edited survey. Raises UserError when it has answers and scale or number of
    questions became others: the answers would stand for something else."""
    clean = _tidied(survey)
    before = get(desk, survey.id)
    changed = (clean.scale, len(clean.questions)) != (before.scale, len(before.questions))
    if changed and answers(desk, survey.id):
        raise UserError(
            "이미 응답이 있어 척도와 문항 수는 바꿀 수 없습니다. 저장된 내용은 그대로입니다. "
            "문항의 글은 고칠 수 있으며, 다른 문항이 필요하면 새 조사를 만드세요.",
            field="questions",
        )
    return entries.save(desk, clean)


def answers(desk: Desk, survey_id: int) -> tuple[SurveyAnswer, ...]:
    """The filled forms of a survey in the order in which they were typed."""
    filter_ = Filter(conditions=(Condition("survey_id", Op.IS, survey_id),))
    ids = lists.find(desk, _ANSWERS, filter_, Order("id"))
    return tuple(records.get_many(desk.store, _ANSWERS, list(ids)))


def answer(
    desk: Desk,
    survey_id: int,
    scores: Sequence[str],
    *,
    comment: str = "",
    seeker_id: int | None = None,
    employer_id: int | None = None,
) -> Change:
    """Store one filled form, ``""`` for a question left open. Raises UserError (a score that
    is none of the scale, nothing answered at all)."""
    made = entries.blank(
        desk,
        _ANSWERS,
        survey_id=survey_id,
        seeker_id=seeker_id,
        employer_id=employer_id,
        scores=tuple(scores),
        comment=comment,
    )
    return entries.add(desk, _checked(desk, made))


def save_answer(desk: Desk, edited: SurveyAnswer) -> Change:
    """Store an edited form. Raises UserError as :func:`answer`, and StaleRecord."""
    return entries.save(desk, _checked(desk, edited))


def result(desk: Desk, survey_id: int) -> SurveyResult:
    """n, mean, spread and 만족 이상 of each question from the raw answers."""
    with desk.store.reading():
        return survey_figures.result(get(desk, survey_id), answers(desk, survey_id))


def _tidied(survey: Survey) -> Survey:
    questions = tuple(tidy(each) for each in survey.questions)
    return replace(survey, questions=tuple(each for each in questions if each))


def _checked(desk: Desk, form: SurveyAnswer) -> SurveyAnswer:
    survey = get(desk, form.survey_id or 0)
    count = len(survey.questions)
    scores = tuple(text.strip() for text in form.scores)[:count]
    scores += ("",) * (count - len(scores))
    for number, text in enumerate(scores, start=1):
        try:
            score_of(text, survey.scale)
        except ValueError:
            raise UserError(
                f"{number}번 문항의 점수 {with_particle(f'‘{text}’', '은/는')} 1점에서 "
                f"{survey.scale}점까지가 아닙니다. "
                "저장하지 않았습니다.",
                field="scores",
            ) from None
    if not any(scores) and not form.comment.strip():
        raise UserError("점수나 의견을 하나 이상 입력하세요.", field="scores")
    return replace(form, scores=scores)
