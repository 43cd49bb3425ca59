"""만족도 조사 on paper: the blank form to fill in, and the result with n beside every figure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from reportlab.platypus import Flowable

from jobdesk.domain.aftercare import Survey
from jobdesk.domain.official import official_date, official_span
from jobdesk.domain.survey_figures import SurveyResult, bands, rule_words
from jobdesk.reports.document import Heading, Paper, build, gap, sentence, table
from jobdesk.reports.grid import Column, Grid, Head, Row, Style
from jobdesk.reports.masthead import Masthead

_WORDS: dict[int, tuple[str, ...]] = {
    5: ("전혀 아니다", "아니다", "보통", "그렇다", "매우 그렇다"),
}
_FIRST = frozenset({0})


def survey_form_pdf(survey: Survey, *, centre: str, practice: bool) -> bytes:
    """One blank form: every question with the scores to mark, or room for a number."""
    story: list[Flowable] = [
        Masthead(survey.title, centre),
        gap(3),
        sentence(
            f"{centre}의 서비스를 더 낫게 하려는 조사입니다. 이름은 적지 않아도 됩니다. "
            + _how(survey.scale),
            size=11,
        ),
        gap(4),
        _questions(survey),
        gap(6),
        Heading("바라는 점을 자유롭게 적어 주세요"),
        Grid((Column(170),), (), [Row((" ",))], Style(row_height=45)),
        gap(6),
        sentence("조사에 답해 주셔서 고맙습니다.", size=11, centred=True),
    ]
    return build(Paper(survey.title, centre, "", practice), story)


def _how(scale: int) -> str:
    if scale > 10:
        return f"각 물음에 1점에서 {scale}점까지 점수를 적어 주세요."
    return f"각 물음에서 알맞은 점수에 ○표를 해 주세요. {scale}점이 가장 좋습니다."


def _questions(survey: Survey) -> Flowable:
    scale = survey.scale
    scores = [str(score) for score in range(1, scale + 1)] if scale <= 10 else [""]
    width = 14.0 if scale <= 5 else 10.0 if scale <= 7 else 8.0
    if scale > 10:
        width = 30.0
    words = _WORDS.get(scale, ())
    columns = (Column(170 - width * len(scores)), *(Column(width, "center") for _ in scores))
    titles = words or (scores if scale <= 10 else [f"점수(1~{scale})"])
    head = [Head("물음", 0), *(Head(title, at) for at, title in enumerate(titles, start=1))]
    rows = [
        Row((f"{number}. {question}", *scores))
        for number, question in enumerate(survey.questions, start=1)
    ]
    return Grid(columns, head, rows, Style(size=11, row_height=15, head_height=12))


def survey_result_pdf(
    result: SurveyResult,
    *,
    centre: str,
    made_on: date,
    approval: Sequence[str],
    foot: str,
    practice: bool,
) -> bytes:
    """The result: one line per question, its spread, the rule of 만족 이상, the comments."""
    survey = result.survey
    story: list[Flowable] = [
        Masthead(f"{survey.title} 결과", centre, approval),
        gap(2),
        _facts(result, made_on),
        gap(4),
        *_result(result),
        gap(2),
        sentence(f"※ {rule_words(survey.scale)}. 응답(n)은 그 문항에 답한 수입니다.", size=8.5),
        gap(4),
        *_spread(result),
    ]
    if result.comments:
        story += [gap(4), Heading("3. 의견", f"({len(result.comments):,}건)")]
        story += [sentence(f"· {comment}", indent=2, hang=3) for comment in result.comments]
    return build(Paper(f"{survey.title} 결과", centre, foot, practice), story)


def _facts(result: SurveyResult, made_on: date) -> Flowable:
    survey = result.survey
    opened = survey.opened_on or made_on
    span = official_span(opened, survey.closed_on or made_on)
    lines = [
        Row(("대상", survey.audience.value, "조사 기간", span)),
        Row(("응답지", f"{result.forms:,}부", "척도", f"{survey.scale}점")),
        Row(("만족 이상", f"{result.share_text} ({result.satisfied:,}/{result.scores:,})",
             "작성일", official_date(made_on))),
    ]  # fmt: skip
    columns = (Column(24), Column(61), Column(24), Column(61))
    return Grid(columns, (), lines, Style(size=9.5, labels=frozenset({0, 2})))


def _result(result: SurveyResult) -> list[Flowable]:
    columns = (
        Column(86),
        Column(20, "right"),
        Column(24, "right"),
        Column(40, "right"),
    )
    rows = [
        Row(
            (
                f"{number}. {one.question}",
                f"{one.n:,}",
                str(one.mean) if one.mean is not None else "-",
                f"{one.share_text} ({one.satisfied:,}명)" if one.n else "-",
            )
        )
        for number, one in enumerate(result.questions, start=1)
    ]
    titles = ("문항", "응답(n)", f"평균({result.survey.scale}점)", "만족 이상")
    head = [Head(title, at) for at, title in enumerate(titles)]
    style = Style(size=9, row_height=8, head_height=8, labels=_FIRST)
    return table(Grid(columns, head, rows, style), Heading("1. 문항별 결과", "(단위: 명, 점)"))


def _spread(result: SurveyResult) -> list[Flowable]:
    ends = bands(result.survey.scale)
    titles = [f"{low}점" if low == high else f"{low}~{high}" for low, high in ends]
    wide = 170 - 100
    columns = (Column(100), *(Column(wide / len(ends), "right") for _ in ends))
    rows = [
        Row((f"{number}. {one.question}", *(f"{n:,}" if n else "-" for n in one.spread)))
        for number, one in enumerate(result.questions, start=1)
    ]
    head = [Head("문항", 0), *(Head(title, at) for at, title in enumerate(titles, start=1))]
    style = Style(size=8.5, row_height=8, head_height=7, padding=1.0, labels=_FIRST)
    return table(Grid(columns, head, rows, style), Heading("2. 점수별 응답", "(단위: 명)"))
