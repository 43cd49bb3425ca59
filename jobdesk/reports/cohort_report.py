"""교육 결과 보고서 as PDF, drawn from the frozen figures and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reportlab.platypus import Flowable

from jobdesk.domain.cohort_figures import CohortFigures, CohortLine
from jobdesk.domain.cohort_figures_words import check_code, definitions, steps
from jobdesk.domain.official import count, official_date, official_days, official_time
from jobdesk.reports import cohort_report_parts as parts
from jobdesk.reports import fonts
from jobdesk.reports.document import Heading, Paper, build, gap, sentence, table, together
from jobdesk.reports.grid import Column, Grid, Head, Row, Style
from jobdesk.reports.masthead import Masthead

_FIRST = frozenset({0})
_ITEMS = "가나다라마바사아자차카타파하"
_PIECE = 4  # syllables that stand side by side in a cell of a number
_Part = Callable[[CohortFigures, int], list[Flowable]]


def cohort_report_pdf(figures: CohortFigures, *, approval: Sequence[str] = ()) -> bytes:
    """The pages: 총괄, 과정별 목표·실적, 수료율·취업률, certificates, people, satisfaction, firms,
    고용유지, activities, budget, 집계 기준.

    ``approval`` heads the 결재란 (empty: none).
    """
    fonts.register()
    taken = f"{official_time(figures.taken_at)} {figures.taken_by}".strip()
    paper = Paper(
        title=figures.title,
        centre=figures.centre,
        foot=f"확인번호 {check_code(figures)}  ·  {taken} 출력"
        + ("  ·  연습 자료" if figures.practice else ""),
        practice=figures.practice,
    )
    order: tuple[_Part, ...] = (
        _steps,
        _pairs,
        _rates,
        parts.certificates,
        parts.exits,
        parts.people,
        parts.by_cohort,
        parts.satisfaction,
        parts.firms,
        parts.retention,
        parts.activities,
        parts.budget,
    )
    story: list[Flowable] = [
        Masthead(figures.title, figures.centre, approval),
        gap(2),
        _particulars(figures),
        gap(4),
    ]
    number = 1
    for part in order:
        made = part(figures, number)
        if made:
            story += [*made, gap(5)]
            number += 1
    story += _criteria(figures, number)
    return build(paper, story)


def taught(line: CohortLine) -> str:
    """``50일 / 200시간``, what is known of it, or ``-``."""
    told = [f"{line.days:,}일"] if line.days else []
    told += [f"{line.hours:,}시간"] if line.hours else []
    return " / ".join(told) or "-"


def span(line: CohortLine) -> str:
    """``2022. 3. 28. ~ 6. 10.``."""
    return official_days(line.starts_on, line.ends_on) if line.starts_on else "-"


def _when(line: CohortLine) -> str:
    return f"{span(line)}\n{taught(line)}".removesuffix("\n-")


def _particulars(figures: CohortFigures) -> Grid:
    columns = (Column(24), Column(61), Column(24), Column(61))
    taken = [
        ("기준일", official_date(figures.as_of)),
        ("작성자", figures.taken_by or "-"),
    ]
    if figures.single:
        line = figures.lines[0]
        lines = [
            ("과정", line.course),
            ("교육기간", span(line)),
            ("교육시간", taught(line)),
            ("정원", f"{line.seats:,}명" if line.seats else "-"),
            ("교육장소", line.place or "-"),
            ("운영기관", line.operator or "-"),
            *taken,
        ]
    else:
        total = figures.total
        lines = [
            ("기수", f"{len(figures.lines):,}개 기수"),
            ("교육시간", taught(total)),
            *taken,
        ]
    rows = [Row((*one, *other)) for one, other in zip(lines[::2], lines[1::2], strict=True)]
    return Grid(columns, (), rows, Style(size=9.5, labels=frozenset({0, 2})))


def _steps(figures: CohortFigures, number: int) -> list[Flowable]:
    columns = (Column(34), *(Column(26, "right") for _ in range(3)), Column(58))
    titles = ("구분", "목표", "실적", "달성률", "비율")
    head = [Head(title, at) for at, title in enumerate(titles)]
    rows = [
        Row(
            (
                step.label,
                step.target,
                f"{step.number.value:,}{step.unit}",
                step.rate,
                step.shares,
            )
        )
        for step in steps(figures)
    ]
    grid = Grid(columns, head, rows, Style(size=9.0, labels=_FIRST))
    story = table(grid, Heading(f"{number}. 총괄"), whole=0.75)
    if figures.remarks:
        story.append(gap(1.5))
    return story + [sentence(words, size=8.5) for words in figures.remarks]


def _pairs(figures: CohortFigures, number: int) -> list[Flowable]:
    if not figures.lines:
        return []
    columns = (Column(54), *(Column(14.5, "right") for _ in range(8)))
    head = [Head("과정명", 0, rows=2)]
    for at, title in enumerate(("교육인원", "수료인원", "자격취득", "취업인원")):
        head.append(Head(title, 1 + 2 * at, columns=2))
        head += [Head(word, 1 + 2 * at + n, row=1) for n, word in enumerate(("목표", "실적"))]
    rows = [Row((line.title, *_of_pairs(line))) for line in figures.lines]
    if not figures.single:
        rows.append(Row(("합계", *_of_pairs(figures.total)), strong=True))
    style = Style(size=9.0, row_height=7.0, rules=frozenset({1, 3, 5, 7}))
    heading = Heading(f"{number}. 과정별 목표와 실적", "(단위: 명)")
    return table(Grid(columns, head, rows, style), heading, whole=0.75)


def _of_pairs(line: CohortLine) -> tuple[str, ...]:
    found = (line.trained, line.completed, line.certified, line.hired)
    return tuple(
        text for pair in found for text in (_target(pair.target_text), count(pair.actual.value))
    )


def _target(words: str) -> str:
    """The target in a narrow cell; words of one piece go on beneath (해당사항 / 없음)."""
    if words.replace(",", "").replace(".", "").isdigit() or " " in words:
        return words
    if len(words) <= _PIECE:
        return words
    return f"{words[:_PIECE]}\n{words[_PIECE:]}"


def _rates(figures: CohortFigures, number: int) -> list[Flowable]:
    if not figures.lines:
        return []
    columns = (
        Column(42),
        Column(38),
        *(Column(11, "right") for _ in range(4)),
        Column(16, "right"),
        Column(11, "right"),
        Column(19, "right"),
    )
    titles = (
        "과정명",
        "교육일정",
        "모집",
        "선발",
        "교육",
        "수료",
        "수료율",
        "취업",
        "취업률\n(기준)",
    )
    head = [Head(title, at) for at, title in enumerate(titles)]
    rows = [Row((line.title, _when(line), *_of_rates(line))) for line in figures.lines]
    if not figures.single:
        rows.append(Row(("합계", "", *_of_rates(figures.total)), strong=True, span=2))
    style = Style(size=8.5, row_height=9.5, head_height=10.5)
    heading = Heading(f"{number}. 수료율과 취업률", "(단위: 명)")
    return table(Grid(columns, head, rows, style), heading, whole=0.75)


def _of_rates(line: CohortLine) -> tuple[str, ...]:
    base = f"\n({line.hire_rate.base})" if line.hire_rate is not None else ""
    return (
        *(count(one.actual.value) for one in (line.recruited, line.selected)),
        *(count(one.actual.value) for one in (line.trained, line.completed)),
        line.completion.text,
        count(line.hired.actual.value),
        f"{line.hire_rate_text}{base}",
    )


def _criteria(figures: CohortFigures, number: int) -> list[Flowable]:
    items = [
        sentence(f"{_ITEMS[i % len(_ITEMS)]}. {line}", size=8.5, leading=1.4, indent=1.5, hang=4.5)
        for i, line in enumerate(definitions(figures))
    ]
    return [together([Heading(f"{number}. 집계 기준"), *items])]
