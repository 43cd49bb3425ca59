"""농가일자리 실적 as PDF, drawn from the frozen figures and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reportlab.platypus import Flowable

from jobdesk.domain.farm_figures import FarmFigures, Line, Table, TimeLine
from jobdesk.domain.farm_figures_words import check_code, notes
from jobdesk.domain.official import cell, count, official_date, official_span, official_time
from jobdesk.reports import fonts
from jobdesk.reports.document import Heading, Paper, build, gap, sentence, table, together
from jobdesk.reports.grid import Column, Grid, Head, Row, Style
from jobdesk.reports.masthead import Masthead

_FIRST = frozenset({0})
_ITEMS = "가나다라마바사"
_MOST_FARMS = 30
_MOST_VILLAGES = 40
_UNIT = "(단위: 명, 곳, 원)"
_COLUMNS = (
    Column(44),
    *(Column(wide, "right") for wide in (20, 18, 18, 18, 30, 22)),
)
_TITLES = ("연인원", "비율", "실인원", "농가", "임금", "평균 일당")
_STYLE = Style(size=9.0, row_height=5.9, labels=_FIRST)
_Part = Callable[[FarmFigures, int], list[Flowable]]


def farm_report_pdf(figures: FarmFigures, *, approval: Sequence[str] = ()) -> bytes:
    """The pages: 총괄, 월별, by task, crop, place and people, 농가, 지원금, 빠진 것, 집계 기준.

    ``approval`` heads the 결재란 (empty: none). Workers are counted and not named.
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
        _summary,
        _time,
        _tasks,
        _places,
        _people,
        _farms,
        _support,
        _missing,
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


def _particulars(figures: FarmFigures) -> Grid:
    columns = (Column(24), Column(61), Column(24), Column(61))
    rows = (
        ("집계기간", official_span(figures.first, figures.last)),
        ("기준일", official_date(figures.as_of)),
        ("작성자", figures.taken_by or "-"),
        ("집계일시", official_time(figures.taken_at)),
    )
    lines = [Row((*rows[0], *rows[1])), Row((*rows[2], *rows[3]))]
    return Grid(columns, (), lines, Style(size=9.5, labels=frozenset({0, 2})))


def _summary(figures: FarmFigures, number: int) -> list[Flowable]:
    columns = (Column(46), Column(34, "right"), Column(90))
    head = [Head(title, at) for at, title in enumerate(("지표", "실적", "집계 기준"))]
    rows = [Row((each.label, each.text, each.rule)) for each in figures.measures]
    rows += [Row((each.label, each.text, each.rule)) for each in figures.averages]
    return table(Grid(columns, head, rows, _STYLE), Heading(f"{number}. 총괄"), whole=0.9)


def _time(figures: FarmFigures, number: int) -> list[Flowable]:
    if not figures.time:
        return []
    titles = (
        "연인원",
        "실인원",
        "농가",
        "요청 연인원",
        "결근",
        "농가\n발굴",
        "구직자\n발굴",
        "임금",
    )
    widths = (18, 16, 16, 20, 14, 16, 16, 28)
    columns = (Column(26), *(Column(wide, "right") for wide in widths))
    what = figures.time_label.removesuffix("별")
    head = [Head({"일": "날"}.get(what, what), 0)]
    head += [Head(title, at) for at, title in enumerate(titles, start=1)]
    rows = [Row((each.line.label, *_of_time(each))) for each in figures.time]
    rows.append(Row(("계", *_of_time(figures.time_total)), strong=True))
    style = Style(size=9.0, row_height=5.9, head_height=10, labels=_FIRST)
    heading = Heading(f"{number}. {figures.time_label} 실적", _UNIT)
    return table(Grid(columns, head, rows, style), heading, whole=0.8)


def _of_time(each: TimeLine) -> tuple[str, ...]:
    numbers = (
        each.line.days,
        each.line.people,
        each.line.farms,
        each.wanted,
        each.absent,
        each.farms_found,
        each.workers_found,
        each.line.wages,
    )
    return tuple(cell(number.value) for number in numbers)


def _tasks(figures: FarmFigures, number: int) -> list[Flowable]:
    tables = [figures.table("task"), figures.table("crop")]
    return _grouped(figures, tables, f"{number}. 작업·작목별 실적")


def _places(figures: FarmFigures, number: int) -> list[Flowable]:
    tables = [figures.table("place")]
    villages = figures.table("village")
    if 1 < len(villages.rows) <= _MOST_VILLAGES:
        tables.append(villages)
    return _grouped(figures, tables, f"{number}. 읍면·마을별 실적")


def _people(figures: FarmFigures, number: int) -> list[Flowable]:
    tables = [figures.table(id_) for id_ in ("origin", "gender", "age", "spread")]
    return _grouped(figures, tables, f"{number}. 근로자 현황")


def _grouped(figures: FarmFigures, tables: Sequence[Table], title: str) -> list[Flowable]:
    """Tables of one property each under one head, the property at the left, the sum on top."""
    if not figures.measure("days").number.value:
        return []
    columns = (Column(20), Column(32), *_COLUMNS[1:5], Column(26, "right"), Column(18, "right"))
    head = [Head("구분", 0, columns=2), *(Head(word, 2 + at) for at, word in enumerate(_TITLES))]
    rows = [Row(("계", "", *_of(tables[0].total)), strong=True, span=2)]
    for one in tables:
        rows += [
            Row((one.label if line is one.rows[0] else "", line.label, *_of(line)))
            for line in one.rows
        ]
    heading = Heading(title, _UNIT)
    return table(Grid(columns, head, rows, _STYLE), heading, whole=0.75)


def _of(line: Line) -> tuple[str, ...]:
    return (
        count(line.days.value),
        line.share_text,
        cell(line.people.value),
        cell(line.farms.value),
        cell(line.wages.value),
        line.mean_text,
    )


def _farms(figures: FarmFigures, number: int) -> list[Flowable]:
    lines = figures.table("farm").rows
    if not lines:
        return []
    columns = (Column(12, "center"), Column(64), *(Column(w, "right") for w in (22, 20, 32, 20)))
    titles = ("연번", "농가", "연인원", "실인원", "임금", "평균 일당")
    head = [Head(title, at) for at, title in enumerate(titles)]
    shown = lines[:_MOST_FARMS]
    rows = [
        Row((str(at), line.label or "-", *_of_farm(line))) for at, line in enumerate(shown, start=1)
    ]
    rows.append(Row(("계", "", *_of_farm(figures.table("farm").total)), strong=True, span=2))
    style = Style(size=9.0, row_height=6.2)
    heading = Heading(f"{number}. 농가별 실적", _UNIT)
    story = table(Grid(columns, head, rows, style), heading, whole=0.6)
    if len(lines) > len(shown):
        rest = (
            f"연인원이 많은 {len(shown)}곳입니다. 나머지 {len(lines) - len(shown):,}곳은 엑셀 "
            "파일에 있으며, 계는 모든 농가의 합입니다."
        )
        story += [gap(1.5), sentence(rest, size=8.5)]
    return story


def _of_farm(line: Line) -> tuple[str, ...]:
    numbers = (line.days, line.people, line.wages)
    return (*(cell(number.value) for number in numbers), line.mean_text)


def _support(figures: FarmFigures, number: int) -> list[Flowable]:
    if not figures.support:
        return []
    columns = (Column(50), *(Column(30, "right") for _ in range(4)))
    titles = ("지원 항목", "건수", "금액", "지급 건수", "지급 금액")
    head = [Head(title, at) for at, title in enumerate(titles)]
    rows = [
        Row(
            (
                each.item,
                count(len(each.bound.ids)),
                count(each.bound.value),
                count(len(each.paid.ids)),
                count(each.paid.value),
            )
        )
        for each in figures.support
    ]
    sums = [
        count(total)
        for total in (
            sum(len(each.bound.ids) for each in figures.support),
            sum(each.bound.value for each in figures.support),
            sum(len(each.paid.ids) for each in figures.support),
            sum(each.paid.value for each in figures.support),
        )
    ]
    rows.append(Row(("계", *sums), strong=True))
    heading = Heading(f"{number}. 지원금", "(단위: 건, 원)")
    return table(Grid(columns, head, rows, _STYLE), heading)


def _missing(figures: FarmFigures, number: int) -> list[Flowable]:
    lacking = [each for each in figures.missing if each.number.value]
    if not lacking:
        return []
    columns = (Column(60), Column(30, "right"), Column(80))
    head = [Head(title, at) for at, title in enumerate(("빠진 것", "근로일", "내용"))]
    rows = [Row((each.gap.value, f"{each.number.value:,}건", each.gap.rule)) for each in lacking]
    heading = Heading(f"{number}. 마감 전에 채울 것")
    return table(Grid(columns, head, rows, _STYLE), heading)


def _criteria(figures: FarmFigures, number: int) -> list[Flowable]:
    items = [
        sentence(f"{_ITEMS[i]}. {line}", size=8.5, leading=1.4, indent=1.5, hang=4.5)
        for i, line in enumerate(notes(figures))
    ]
    return [together([Heading(f"{number}. 집계 기준"), *items])]
