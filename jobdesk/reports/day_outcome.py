"""행사 실적 as PDF, drawn from the frozen figures and nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable

from jobdesk.domain.day_outcome import (
    CRISIS,
    GROUP_COLUMNS,
    RESULTS,
    BoothLine,
    DayLine,
    GroupLine,
    Outcome,
    Stage,
)
from jobdesk.domain.day_outcome_words import check_code, definitions
from jobdesk.domain.official import (
    cell,
    count,
    official_date,
    official_days,
    official_span,
    official_time,
)
from jobdesk.reports import fonts
from jobdesk.reports.document import Heading, Paper, build, gap, sentence, table, together
from jobdesk.reports.grid import Column, Grid, Head, Row, Style
from jobdesk.reports.masthead import Masthead

_FIRST = frozenset({0})
_ITEMS = "가나다라마바사아자차카타파하"


def day_outcome_pdf(figures: Outcome, *, approval: Sequence[str] = ()) -> bytes:
    """The pages: days, funnel, visits, firms, people, side programmes, 집계 기준.

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
    parts = [_days, _funnel, _visits, _firms, _people, _programmes]
    story: list[Flowable] = [
        Masthead(figures.title, figures.centre, approval),
        gap(2),
        _particulars(figures),
        gap(4),
    ]
    number = 1
    for part in parts:
        made = part(figures, number)
        if made:
            story += [*made, gap(5)]
            number += 1
    story += _criteria(figures, number)
    return build(paper, story)


def _particulars(figures: Outcome) -> Grid:
    columns = (Column(24), Column(61), Column(24), Column(61))
    lines = [
        ("집계기간", official_span(figures.first, figures.last)),
        ("기준일", official_date(figures.as_of)),
        ("작성자", figures.taken_by or "-"),
        ("집계일시", official_time(figures.taken_at)),
    ]
    if figures.single:
        day = figures.lines[0]
        held_on = day.held_on or figures.first
        lines = [
            ("운영일자", official_days(held_on, day.ends_on)),
            ("장소", day.place or "-"),
            ("협업기관", day.partners or "-"),
            *lines[1:],
        ]
    total = figures.total
    if total.budget is not None or total.spent is not None:
        lines += [("예산", _won(total.budget)), ("집행액", _won(total.spent))]
    if len(lines) % 2:
        lines.append(("", ""))
    rows = [Row((*one, *other)) for one, other in zip(lines[::2], lines[1::2], strict=True)]
    return Grid(columns, (), rows, Style(size=9.5, labels=frozenset({0, 2})))


def _won(amount: int | None) -> str:
    return "-" if amount is None else f"{amount:,}원"


def _days(figures: Outcome, number: int) -> list[Flowable]:
    columns = (
        Column(12, "center"),
        Column(70),
        Column(24, "center"),
        *(Column(16, "right") for _ in range(4)),
    )
    titles = (
        "연번",
        "프로그램명\n(협업기관)",
        "운영\n일자",
        "참여\n기업",
        "접수\n인원",
        "현장\n면접",
        "취업\n인원",
    )
    head = [Head(title, at) for at, title in enumerate(titles)]
    year = figures.first.year != figures.last.year
    rows = [
        Row(
            (
                str(at),
                line.name,
                official_days(line.held_on, line.ends_on, year=year) if line.held_on else "",
                *_of_day(line),
            )
        )
        for at, line in enumerate(figures.lines, start=1)
    ]
    if not figures.single:
        rows.append(Row(("합계", "", "", *_of_day(figures.total)), strong=True, span=3))
    style = Style(size=9.0, head_height=10.5, row_height=7.2)
    heading = Heading(f"{number}. 행사별 실적", "(단위: 개사, 명, 건)")
    story = table(Grid(columns, head, rows, style), heading, whole=0.75)
    if figures.remark:
        story += [gap(1.5), sentence(figures.remark, size=8.5)]
    return story


def _of_day(line: DayLine) -> tuple[str, ...]:
    return tuple(
        count(number.value)
        for number in (line.employers, line.applicants, line.interviews, line.hired)
    )


def _funnel(figures: Outcome, number: int) -> list[Flowable]:
    columns = (Column(30), Column(30, "right"), Column(36, "right"), Column(74))
    titles = ("단계", "실적", "사람(업체) 수", "비율 (사람 수)")
    head = [Head(title, at) for at, title in enumerate(titles)]
    rows = [Row((stage.label, *_of_stage(stage))) for stage in figures.funnel]
    later = figures.total.later.value
    if later:
        rows.append(Row(("다음 해 입사(예정)", f"{later:,}명", "", "취업에 넣지 않음")))
    style = Style(size=9.0, labels=_FIRST)
    return table(Grid(columns, head, rows, style), Heading(f"{number}. 단계별 실적"))


def _of_stage(stage: Stage) -> tuple[str, str, str]:
    once = "" if stage.once is None else f"{stage.once.value:,}{stage.once_unit}"
    shares = " · ".join(f"{rate.base} 대비 {rate.text}" for rate in stage.rates)
    return (f"{stage.number.value:,}{stage.unit}", once, shares)


def _visits(figures: Outcome, number: int) -> list[Flowable]:
    columns = (
        Column(12, "center"),
        Column(58),
        Column(24, "center"),
        Column(34),
        *(Column(14, "right") for _ in range(3)),
    )
    head = [
        *(Head(title, at, rows=2) for at, title in enumerate(("회차", "행사명", "일자", "장소"))),
        Head("채용 결과", 4, columns=3),
        *(
            Head(title, 4 + at, row=1)
            for at, title in enumerate(("방문", "현장\n채용", "위기\n근로자"))
        ),
    ]
    year = figures.first.year != figures.last.year
    rows = [
        Row(
            (
                str(at),
                line.title,
                official_days(line.held_on, line.ends_on, year=year) if line.held_on else "",
                line.place or "-",
                *_of_visit(line),
            )
        )
        for at, line in enumerate(figures.lines, start=1)
    ]
    if not figures.single:
        rows.append(Row(("합계", "", "", "", *_of_visit(figures.total)), strong=True, span=4))
    heading = Heading(f"{number}. 방문과 현장채용", "(단위: 명)")
    story = table(Grid(columns, head, rows, Style(size=9.0, head_height=8.6)), heading, whole=0.75)
    said = f"{CRISIS}는 그날 온 사람입니다. 현장채용에는 다음 해에 입사하는 사람도 듭니다."
    return [*story, gap(1.5), sentence(said, size=8.5)]


def _of_visit(line: DayLine) -> tuple[str, ...]:
    return tuple(count(one.value) for one in (line.attended, line.on_site, line.crisis))


def _firms(figures: Outcome, number: int) -> list[Flowable]:
    if not figures.booths:
        return []
    booths = figures.single
    first = (Column(12, "center"), Column(48)) if booths else (Column(60),)
    columns = (*first, *(Column(11, "right") for _ in range(10)))
    at = len(first)
    groups: tuple[tuple[str, tuple[str, ...]], ...] = (
        ("면접", ("건", "명")),
        ("결과", tuple(word.replace("2차면접", "2차") for word in RESULTS)),
        ("취업", ("올해", "다음\n해")),
    )
    head = (
        [Head("부스", 0, rows=2), Head("업체", 1, rows=2)] if booths else [Head("업체", 0, rows=2)]
    )
    head.append(Head("구인", at, rows=2))
    at += 1
    for title, words in groups:
        head.append(Head(title, at, columns=len(words)))
        head += [Head(word, at + offset, row=1) for offset, word in enumerate(words)]
        at += len(words)
    rows = [Row(_of_firm(line, booths=booths)) for line in figures.booths]
    rows.append(
        Row(
            _of_firm(figures.booth_total, booths=booths, label="합계"),
            strong=True,
            span=len(first),
        )
    )
    start = len(first)
    rules = frozenset({start + 1, start + 3, start + 8})
    style = Style(size=8.5, row_height=6.2, head_height=8.6, padding=1.2, rules=rules)
    heading = Heading(f"{number}. 업체별 결과", "(단위: 명, 건)")
    return table(Grid(columns, head, rows, style), heading, whole=0.6)


def _of_firm(line: BoothLine, *, booths: bool, label: str = "") -> tuple[str, ...]:
    first = (label or line.booth or "-", "" if label else line.name) if booths else (line.name,)
    numbers = (
        line.openings,
        line.interviews,
        line.met,
        *line.results,
        line.hired,
        line.later,
    )
    return (*first, *(cell(number.value) for number in numbers))


def _people(figures: Outcome, number: int) -> list[Flowable]:
    if not figures.total.applicants.value and not figures.total.hired.value:
        return []
    columns = (Column(24), Column(44), *(Column(17, "right") for _ in GROUP_COLUMNS))
    head = [
        Head("구분", 0, columns=2),
        *(
            Head(title.replace("다음 해 ", "다음 해\n"), 2 + at)
            for at, title in enumerate(GROUP_COLUMNS)
        ),
    ]
    whole = figures.groups[0].total
    rows = [Row(("계", "", *_of_group(whole)), strong=True, span=2)]
    for group in figures.groups:
        rows += [
            Row((group.label if line is group.rows[0] else "", line.label, *_of_group(line)))
            for line in group.rows
        ]
    style = Style(size=9.0, row_height=6.2, head_height=10.5, labels=frozenset({0}))
    heading = Heading(f"{number}. 참가자 현황", "(단위: 명)")
    return table(Grid(columns, head, rows, style), heading, whole=0.9)


def _of_group(line: GroupLine) -> tuple[str, ...]:
    return tuple(cell(number.value) for number in line.cells)


def _programmes(figures: Outcome, number: int) -> list[Flowable]:
    if not figures.programmes:
        return []
    columns = (Column(60), Column(62), Column(24, "right"), Column(24, "right"))
    titles = ("부대행사", "운영 기관", "집계", "참가자 기록")
    head = [Head(title, at) for at, title in enumerate(titles)]
    rows = [
        Row((line.title, line.operators or "-", cell(line.counted), cell(line.used.value)))
        for line in figures.programmes
    ]
    heading = Heading(f"{number}. 부대행사 이용", "(단위: 명)")
    return table(Grid(columns, head, rows, Style(size=9.0)), heading)


def _criteria(figures: Outcome, number: int) -> list[Flowable]:
    items = [
        sentence(f"{_ITEMS[i % len(_ITEMS)]}. {line}", size=8.5, leading=1.4, indent=1.5, hang=4.5)
        for i, line in enumerate(definitions(figures))
    ]
    return [together([Heading(f"{number}. 집계 기준"), *items])]
