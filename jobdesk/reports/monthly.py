"""월간 실적 보고서 as PDF, drawn from the frozen figures and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportlab.platypus import Flowable

from jobdesk.domain.figures import Breakdown, Figures, Number, PlacedPerson
from jobdesk.domain.figures_json import check_code
from jobdesk.domain.figures_words import definitions, target_notes
from jobdesk.domain.official import cell, count, official_date, official_span, official_time
from jobdesk.domain.text import mask_name
from jobdesk.reports import fonts
from jobdesk.reports.charts import Bars, target_and_actual
from jobdesk.reports.document import Heading, Paper, build, gap, sentence, table, together
from jobdesk.reports.grid import Column, Grid, Head, Row, Style
from jobdesk.reports.masthead import Masthead

_FIRST = frozenset({0})
_ITEMS = "가나다라마바사아자차카타파하"


def monthly_pdf(figures: Figures, *, approval: Sequence[str] = (), mask: bool = False) -> bytes:
    """The report's pages. ``approval`` heads the 결재란 (empty: none); ``mask`` hides the
    middle of the names in the list."""
    fonts.register()
    taken = f"{official_time(figures.taken_at)} {figures.taken_by}".strip()
    paper = Paper(
        title=figures.title,
        centre=figures.centre,
        foot=f"확인번호 {check_code(figures)}  ·  {taken} 출력"
        + ("  ·  연습 자료" if figures.practice else ""),
        practice=figures.practice,
    )
    story: list[Flowable] = [
        Masthead(figures.title, figures.centre, approval),
        gap(2),
        _particulars(figures),
        gap(4),
        *_summary(figures),
        gap(4),
        *_months(figures),
        gap(3.5),
        *_criteria(figures),
        gap(5),
        *_breakdowns(figures),
        gap(6),
        *_placed(figures, mask=mask),
    ]
    return build(paper, story)


def _particulars(figures: Figures) -> Grid:
    columns = (Column(24), Column(61), Column(24), Column(61))
    rows = (
        ("보고기간", official_span(figures.first, figures.last)),
        ("기준일", official_date(figures.as_of)),
        ("작성자", figures.taken_by or "-"),
        ("집계일시", official_time(figures.taken_at)),
    )
    lines = [Row((*rows[0], *rows[1])), Row((*rows[2], *rows[3]))]
    return Grid(columns, (), lines, Style(size=9.5, labels=frozenset({0, 2})))


def _summary(figures: Figures) -> list[Flowable]:
    columns = (
        Column(35),
        *(Column(width, "right") for width in (24, 18, 19, 19, 19)),
        Column(36, "center"),
    )
    titles = ("지표", "연간목표", "당월", "누계", "달성률", "전월 대비", "비고")
    head = [Head(title, index) for index, title in enumerate(titles)]
    rows = [
        Row(
            (
                row.indicator.label,
                row.target_text,
                count(row.month.value),
                count(row.cumulative.value),
                row.rate_text,
                row.change_text,
                row.note,
            )
        )
        for row in figures.rows
    ]
    grid = Grid(columns, head, rows, Style(size=10, row_height=8, head_height=7.6, labels=_FIRST))
    bars = [
        Bars(
            row.indicator.label,
            row.target_number,
            row.cumulative.value,
            "목표 없음" if row.target_number is None else f"달성률 {row.rate_text}",
        )
        for row in figures.rows
        if not row.indicator.when_used  # worker-days by the thousand would flatten the rest
    ]
    return [
        *table(grid, Heading("1. 총괄 실적", _units(figures))),
        gap(3),
        target_and_actual(bars),
    ]


def _units(figures: Figures) -> str:
    units = dict.fromkeys(row.indicator.unit for row in figures.rows)
    return f"(단위: {', '.join(units)})"


def _months(figures: Figures) -> list[Flowable]:
    columns = (Column(35), *(Column(10, "right") for _ in range(12)), Column(15, "right"))
    titles = ("지표", *(f"{month}월" for month in range(1, 13)), "누계")
    rows = []
    for row in figures.rows:
        values = [cell(number.value) for number in row.months]
        blanks = [""] * (12 - len(values))
        rows.append(Row((row.indicator.label, *values, *blanks, cell(row.cumulative.value))))
    head = [Head(title, index) for index, title in enumerate(titles)]
    style = Style(size=8.5, padding=1.0, labels=_FIRST, rules=frozenset({13}))
    return table(Grid(columns, head, rows, style), Heading("2. 월별 실적", _units(figures)))


def _criteria(figures: Figures) -> list[Flowable]:
    lines = (*definitions(figures), *target_notes(figures))
    items = [
        sentence(f"{_ITEMS[i % len(_ITEMS)]}. {line}", size=8.5, leading=1.4, indent=1.5, hang=4.5)
        for i, line in enumerate(lines)
    ]
    ends = 3  # items that stay beside the heading, and together at the end
    return [
        together([Heading("3. 집계 기준"), *items[:ends]]),
        *items[ends:-ends],
        together(items[-ends:]),
    ]


def _breakdowns(figures: Figures) -> list[Flowable]:
    story: list[Flowable] = []
    pairs = (
        ("가. 읍면별", "seekers_by_place", "placements_by_place"),
        ("나. 연령대별", "seekers_by_age", "placements_by_age"),
    )
    heading = Heading("4. 구직자·취업자 현황", "(단위: 명)")
    for title, *ids in pairs:
        grid = _side_by_side([figures.breakdown(each) for each in ids])
        above = [] if story else [heading]
        story += [*table(grid, *above, Heading(title, level=1)), gap(3)]
    return story[:-1]


def _side_by_side(tables: Sequence[Breakdown]) -> Grid:
    """Two breakdowns over the same rows: | label | 구직자 당월·누계 | 취업자 당월·누계 |."""
    one = tables[0]
    many = len(one.columns)
    blocks = len(tables) * len(one.groups)
    label = 22.0 if many * blocks > 12 else 26.0
    narrow = (170 - label) / (many * blocks)
    columns = (Column(label, "center"), *(Column(narrow, "right") for _ in range(many * blocks)))
    head = [Head(one.row_label, 0, rows=3)]
    at = 1
    for each in tables:
        head.append(Head(each.subject, at, columns=many * len(each.groups)))
        for group in each.groups:
            head.append(Head(group, at, row=1, columns=many))
            head += [Head(name, at + i, row=2) for i, name in enumerate(each.columns)]
            at += many
    lines = zip(*((*each.rows, each.total) for each in tables), strict=True)
    rows = [
        Row(
            (line[0].label, *_cells(number for part in line for number in part.cells)),
            strong=line[0] is one.total,
        )
        for line in lines
    ]
    rules = frozenset(1 + many * len(one.groups) * i for i in range(len(tables)))
    style = Style(size=8.5, row_height=6, head_height=5.8, padding=1.5, labels=_FIRST, rules=rules)
    return Grid(columns, head, rows, style)


def _cells(numbers: Iterable[Number]) -> list[str]:
    return [cell(number.value) for number in numbers]


_LIST = (
    ("연번", Column(11, "center")),
    ("입사일", Column(22.5, "center")),
    ("성명", Column(19.5, "center")),
    ("성별", Column(8.5, "center")),
    ("만 나이", Column(12.5, "center")),
    ("읍면", Column(16, "center")),
    ("취업처", Column(32)),
    ("직종", Column(22)),
    ("경로", Column(15, "center")),
    ("고용\n보험", Column(11, "center")),
)


def _placed(figures: Figures, *, mask: bool) -> list[Flowable]:
    heading = Heading("5. 당월 취업자 명단", f"(계 {count(len(figures.placed))}명)")
    if not figures.placed:
        nobody = f"{figures.month}월에 입사한 취업자가 없습니다."
        return [heading, sentence(nobody, indent=2)]
    columns = [column for _, column in _LIST]
    head = [Head(title, index) for index, (title, _) in enumerate(_LIST)]
    rows = [
        Row(_person(number, person, mask=mask))
        for number, person in enumerate(figures.placed, start=1)
    ]
    style = Style(size=8.5, row_height=6, head_height=9, padding=1.0)
    return table(Grid(columns, head, rows, style), heading, whole=0.45)


def _person(number: int, person: PlacedPerson, *, mask: bool) -> tuple[str, ...]:
    return (
        str(number),
        official_date(person.hire_date),
        mask_name(person.name) if mask else person.name,
        person.gender or "-",
        "-" if person.age is None else str(person.age),
        person.eup_myeon or "-",
        person.employer or "-",
        person.job or "-",
        person.route or "-",
        {True: "가입", False: "미가입", None: "-"}[person.insured],
    )
