"""What a survey found: n, mean, spread and 만족 이상 of each question, by the raw answers.

Scales are never turned into one another: 88.48 of 100 and 4.65 of 5 are two results (사례집
L8608). The share of the satisfied has its rule named, since every centre draws it elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from jobdesk.domain.aftercare import Survey, SurveyAnswer

SCALES: tuple[int, ...] = (5, 7, 10, 100)
"""Scales that are offered."""


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """One question: ``spread_ids`` are the filled forms by score or band, in the order of
    :func:`bands`; ``mean`` has two digits, None where nobody answered."""

    question: str
    mean: Decimal | None
    satisfied_ids: tuple[int, ...]
    spread_ids: tuple[tuple[int, ...], ...]

    @property
    def ids(self) -> tuple[int, ...]:
        """The filled forms that answer this question."""
        return tuple(id_ for band in self.spread_ids for id_ in band)

    @property
    def n(self) -> int:
        """Answers to this question."""
        return len(self.ids)

    @property
    def satisfied(self) -> int:
        """Satisfied answers to this question."""
        return len(self.satisfied_ids)

    @property
    def spread(self) -> tuple[int, ...]:
        """Answers by score or band."""
        return tuple(len(band) for band in self.spread_ids)

    @property
    def share_text(self) -> str:
        """``82.4%``, ``-`` where nobody answered."""
        return share_text(self.satisfied, self.n)


@dataclass(frozen=True, slots=True)
class SurveyResult:
    """All questions of a survey; ``ids`` are the filled forms, ``comments`` each with its form,
    ``satisfied`` and ``scores`` the satisfied answers and all answers over every question
    (Σ/Σ, rates are not averaged)."""

    survey: Survey
    ids: tuple[int, ...]
    questions: tuple[QuestionResult, ...]
    said: tuple[tuple[int, str], ...]

    @property
    def forms(self) -> int:
        """Filled forms."""
        return len(self.ids)

    @property
    def comments(self) -> tuple[str, ...]:
        """What was written on the forms."""
        return tuple(words for _, words in self.said)

    @property
    def scores(self) -> int:
        """Answers given, over all questions."""
        return sum(q.n for q in self.questions)

    @property
    def satisfied(self) -> int:
        """Satisfied answers, over all questions."""
        return sum(q.satisfied for q in self.questions)

    @property
    def share_text(self) -> str:
        """``82.4%`` over all questions."""
        return share_text(self.satisfied, self.scores)


def satisfied_from(scale: int) -> int:
    """The least score that counts as 만족 이상: 4 of 5, 5 of 7, 7 of 10, 70 of 100.

    On another scale the least whole score of at least 70 percent of it.
    """
    known = {5: 4, 7: 5, 10: 7, 100: 70}
    return known.get(scale, -(-scale * 7 // 10))


def rule_words(scale: int) -> str:
    """``만족 이상: 5점 척도에서 4~5점``."""
    return f"만족 이상: {scale}점 척도에서 {satisfied_from(scale)}~{scale}점"


def bands(scale: int) -> tuple[tuple[int, int], ...]:
    """First and last score of each column of the spread: one per score up to 10, else ten."""
    if scale <= 10:
        return tuple((score, score) for score in range(1, scale + 1))
    width = -(-scale // 10)
    return tuple((low, min(low + width - 1, scale)) for low in range(1, scale + 1, width))


def score_of(text: str, scale: int) -> int | None:
    """A typed score, None where nothing was answered. Raises ValueError when it is none."""
    if not text.strip():
        return None
    value = int(text)
    if not 1 <= value <= scale:
        raise ValueError(text)
    return value


def result(survey: Survey, answers: Iterable[SurveyAnswer]) -> SurveyResult:
    """The result of a survey by its answers; what is no score of the scale is left out."""
    forms = list(answers)
    columns: list[list[tuple[int, int]]] = [[] for _ in survey.questions]
    for form in forms:
        for column, text in zip(columns, form.scores, strict=False):
            try:
                score = score_of(text, survey.scale)
            except ValueError:
                continue
            if score is not None:
                column.append((form.id, score))
    made = tuple(
        _question(question, scores, survey.scale)
        for question, scores in zip(survey.questions, columns, strict=True)
    )
    said = tuple((form.id, form.comment) for form in forms if form.comment)
    return SurveyResult(survey, tuple(form.id for form in forms), made, said)


def share_text(part: int, whole: int) -> str:
    """``82.4%`` of a part, half up; ``-`` of nothing."""
    if not whole:
        return "-"
    share = (Decimal(part) * 100 / whole).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{share}%"


def _question(question: str, scores: Sequence[tuple[int, int]], scale: int) -> QuestionResult:
    mean = None
    if scores:
        total = Decimal(sum(score for _, score in scores))
        mean = (total / len(scores)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    least = satisfied_from(scale)
    return QuestionResult(
        question,
        mean,
        tuple(id_ for id_, score in scores if score >= least),
        tuple(
            tuple(id_ for id_, score in scores if low <= score <= high)
            for low, high in bands(scale)
        ),
    )
