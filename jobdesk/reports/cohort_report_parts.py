"""The tables of a 교육 결과 보고서 beyond its targets: people, firms, satisfaction, money."""

from __future__ import annotations

from decimal import Decimal

from reportlab.platypus import Flowable

from jobdesk.domain.cohort_figures import (
    GROUP_COLUMNS,
    CohortFigures,
    GroupLine,
    GroupTable,
    Kept,
    MoneyLine,
)
from jobdesk.domain.cohort_figures_words import spread_text
from jobdesk.domain.figures import Number
from jobdesk.domain.official import cell, count, official_date, together
from jobdesk.domain.rounding import rate_text
from jobdesk.reports.document import Heading, gap, table
from jobdesk.reports.grid import Column, Grid, Head, Row, Style

_FIRST = frozenset({0})
_MOST_LABELS = 9
_ROOM = 170.0
"""Millimetres that a table may be wide."""
_NAME, _WIDE, _ONE_LINE = 44.0, 26.0, 19.0
"""The least for a name, the most for a number with its share, the least for both in a line."""


def certificates(figures: CohortFigures, number: int) -> list[Flowable]:
    """과정명 | 자격증 | 취득."""
    if not figures.certificates:
        return []
    columns = (Column(62), Column(62), Column(23, "right"), Column(23, "right"))
    titles = ("과정명", "자격증", "취득(건)", "취득자(명)")
    head = [Head(title, at) for at, title in enumerate(titles)]
    rows, before = [], ""
    for line in figures.certificates:
        shown = line.cohort if line.cohort != before else ""
        before = line.cohort
        rows.append(Row((shown, line.title, count(line.issued.value), count(line.holders.value))))
    total = figures.total
    sums = (count(total.certificates.value), count(total.certified.actual.value))
    rows.append(Row(("합계", "", *sums), strong=True, span=2))
    heading = Heading(f"{number}. 자격 취득", "(합계의 취득자는 한 사람을 한 번 셉니다)")
    return table(Grid(columns, head, rows, Style(size=9.0)), heading)


def exits(figures: CohortFigures, number: int) -> list[Flowable]:
    """Why people left or did not complete."""
    if not figures.exits:
        return []
    width = _ROOM / (len(figures.exits) + 1)
    columns = [Column(width, "center") for _ in range(len(figures.exits) + 1)]
    head = [Head(title, at) for at, title in enumerate(("계", *(e.label for e in figures.exits)))]
    every = sum(line.number.value for line in figures.exits)
    rows = [Row((count(every), *(count(line.number.value) for line in figures.exits)))]
    unit = "(단위: 명" + (", 조기취업은 중도탈락이 아닙니다)" if figures.total.early.value else ")")
    heading = Heading(f"{number}. 수료하지 않은 분의 사유", unit)
    return table(Grid(columns, head, rows, Style(size=9.0)), heading)


def people(figures: CohortFigures, number: int) -> list[Flowable]:
    """Who applied, was trained, completed and was hired, by each property."""
    if not figures.total.recruited.actual.value:
        return []
    columns = (Column(28), Column(42), *(Column(16.5, "right") for _ in range(6)))
    base = figures.groups[0].base
    titles = (*GROUP_COLUMNS, f"비율\n({base})")
    head = [
        Head("구분", 0, columns=2),
        *(Head(title, 2 + at) for at, title in enumerate(titles)),
    ]
    rows = [Row(("계", "", *_of_group(figures.groups[0].total)), strong=True, span=2)]
    for group in figures.groups:
        rows += [
            Row((group.label if line is group.rows[0] else "", line.label, *_of_group(line)))
            for line in group.rows
        ]
    style = Style(size=9.0, row_height=6.2, head_height=10.5, labels=_FIRST)
    heading = Heading(f"{number}. 교육생 현황", "(단위: 명)")
    return table(Grid(columns, head, rows, style), heading, whole=0.9)


def _of_group(line: GroupLine) -> tuple[str, ...]:
    return (*(cell(number.value) for number in line.cells), line.share_text)


def by_cohort(figures: CohortFigures, number: int) -> list[Flowable]:
    """과정명 × 성별, 연령, 학력 with the share of each course, as long as it fits a page."""
    tables = [
        group
        for group in figures.groups
        if group.exclusive and 1 < len(_counted(group)) <= _MOST_LABELS
    ]
    if figures.single or not tables:
        return []
    story: list[Flowable] = []
    for group in tables:
        first = (Heading(f"{number}. 과정별 교육생"),) if group is tables[0] else ()
        title = f"{group.label.removesuffix('별')}별"  # 성별 says it already
        headings = (*first, Heading(title, f"(단위: 명, {group.base}인원의 %)"))
        story += [*table(_shares(group), *headings), gap(3)]
    return story[:-1]


def _counted(group: GroupTable) -> list[int]:
    """The rows of a table in which somebody counts for its shares."""
    at = GROUP_COLUMNS.index(group.base)
    return [number for number, line in enumerate(group.rows) if line.cells[at].value]


def _shares(group: GroupTable) -> Grid:
    shown = _counted(group)
    width = min(_WIDE, (_ROOM - _NAME) / len(shown))
    gap_ = " " if width >= _ONE_LINE else "\n"

    def told(number: Number, share: Decimal | None) -> str:
        return f"{number.value:,}{gap_}({rate_text(share)})" if number.value else "-"

    columns = (Column(_ROOM - width * len(shown)), *(Column(width, "right") for _ in shown))
    labels = [group.rows[at].label for at in shown]
    head = [Head("과정명", 0), *(Head(label, 1 + at) for at, label in enumerate(labels))]
    rows = [
        Row((course.title, *(told(*course.cells[at]) for at in shown)))
        for course in group.by_cohort
    ]
    base = GROUP_COLUMNS.index(group.base)
    lines = [group.rows[at] for at in shown]
    whole = (told(line.cells[base], line.share) for line in lines)
    rows.append(Row(("합계", *whole), strong=True))
    return Grid(columns, head, rows, Style(size=8.5))


def satisfaction(figures: CohortFigures, number: int) -> list[Flowable]:
    """Every question with its n, scale, mean, 만족 이상 and spread."""
    asked = [line for line in figures.surveys if line.result.forms]
    if not asked:
        return []
    columns = (
        Column(52),
        Column(10, "right"),
        Column(17, "right"),
        Column(17, "right"),
        Column(74),
    )
    titles = ("문항", "n", "평균", "만족 이상", "분포")
    head = [Head(title, at) for at, title in enumerate(titles)]
    story: list[Flowable] = []
    for line in asked:
        result = line.result
        survey = result.survey
        rows = [
            Row(
                (
                    question.question,
                    count(question.n),
                    "-" if question.mean is None else f"{question.mean}/{survey.scale}",
                    question.share_text,
                    " · ".join(map(together, spread_text(line, at).split(" · "))),
                )
            )
            for at, question in enumerate(result.questions)
        ]
        rows.append(
            Row(("모든 문항", count(result.scores), "", result.share_text, ""), strong=True)
        )
        day = f" · {official_date(survey.opened_on)}" if survey.opened_on else ""
        unit = f"(n={result.forms:,}명, {survey.scale}점 척도{day})"
        first = (Heading(f"{number}. 만족도"),) if line is asked[0] else ()
        grid = Grid(columns, head, rows, Style(size=8.5))
        story += [*table(grid, *first, Heading(survey.title, unit)), gap(3)]
    return story[:-1]


def firms(figures: CohortFigures, number: int) -> list[Flowable]:
    """취업처: 기업명 | 취업인원 | 관련 분야 여부 | 상세업종."""
    if not figures.firms:
        return []
    columns = (
        Column(14, "center"),
        Column(72),
        Column(22, "right"),
        Column(22, "center"),
        Column(40),
    )
    titles = ("연번", "기업명", "취업인원", "분야 관련", "상세업종")
    head = [Head(title, at) for at, title in enumerate(titles)]
    rows = [
        Row(
            (
                str(at),
                line.firm or "-",
                count(line.hired.value),
                line.related_text,
                line.industry or "-",
            )
        )
        for at, line in enumerate(figures.firms, start=1)
    ]
    related = figures.total.related.value
    whole = sum(line.hired.value for line in figures.firms)
    rows.append(Row(("합계", "", count(whole), f"여 {related:,}", ""), strong=True, span=2))
    heading = Heading(f"{number}. 취업처", "(단위: 명)")
    return table(Grid(columns, head, rows, Style(size=9.0)), heading, whole=0.75)


def retention(figures: CohortFigures, number: int) -> list[Flowable]:
    """고용유지 at each point: of all and of those who work in the field."""
    if not figures.total.hired.actual.value:
        return []
    columns = (Column(26), *(Column(16, "right") for _ in range(9)))
    head = [Head("시점", 0, rows=2)]
    words = ("대상", "재직", "퇴사", "미확인", "유지율")
    head.append(Head("전체 취업", 1, columns=5))
    head.append(Head("관련 분야 취업", 6, columns=4))
    head += [Head(word, 1 + at, row=1) for at, word in enumerate(words)]
    head += [Head(word, 6 + at, row=1) for at, word in enumerate(words[:3] + words[4:])]
    rows = [
        Row((line.label, *_of_kept(line.every), *_of_kept(line.related, unknown=False)))
        for line in figures.retention
    ]
    style = Style(size=9.0, labels=_FIRST, rules=frozenset({1, 6}))
    heading = Heading(f"{number}. 고용유지", "(단위: 명, 그 시점이 지난 취업이 대상입니다)")
    return table(Grid(columns, head, rows, style), heading)


def _of_kept(kept: Kept, *, unknown: bool = True) -> tuple[str, ...]:
    numbers: tuple[Number, ...] = (kept.due, kept.employed, kept.left)
    if unknown:
        numbers += (kept.unknown,)
    return (*(cell(number.value) for number in numbers), kept.rate_text)


def activities(figures: CohortFigures, number: int) -> list[Flowable]:
    """What was done around the cohorts."""
    if not figures.acts:
        return []
    columns = (Column(60), Column(40, "right"), Column(70))
    head = [Head(title, at) for at, title in enumerate(("활동", "실적", "내용"))]
    rows = [
        Row((line.what, f"{line.number.value:,}{line.unit}", line.people or "-"))
        for line in figures.acts
    ]
    style = Style(size=9.0, labels=_FIRST)
    return table(Grid(columns, head, rows, style), Heading(f"{number}. 운영 활동"))


def budget(figures: CohortFigures, number: int) -> list[Flowable]:
    """재원 | 예산 | 집행액 | 집행률."""
    if not figures.money:
        return []
    columns = (Column(50), *(Column(40, "right") for _ in range(3)))
    head = [Head(title, at) for at, title in enumerate(("재원", "예산", "집행액", "집행률"))]
    rows = [Row(_of_money(line), strong=line.source == "계") for line in figures.money]
    heading = Heading(f"{number}. 예산 집행", "(단위: 원)")
    return table(Grid(columns, head, rows, Style(size=9.0)), heading)


def _of_money(line: MoneyLine) -> tuple[str, ...]:
    amounts = ("-" if won is None else f"{won:,}" for won in (line.amount, line.spent))
    return (line.source, *amounts, rate_text(line.rate))
