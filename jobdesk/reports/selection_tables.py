"""What a selection is decided on and kept as: 면접 평가표 for each reviewer, 전형 결과표."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.platypus import Flowable, PageBreak

from jobdesk.reports.document import Paper, build, gap, sentence, table
from jobdesk.reports.grid import Column, Grid, Head, Row, Style
from jobdesk.reports.masthead import Masthead

RESULT = "교육생 전형 결과표"
_BLANK = "\u00a0"
_YES_NO = ("적격", "부적격")
_UPRIGHT, _ACROSS = 170.0, 257.0  # millimetres between the margins


@dataclass(frozen=True, slots=True)
class Sheet:
    """평가표 of one stage. ``about`` is day, hour and place; ``reviewers`` each have a copy, one
    without a name where none is named; ``items`` are what is judged; ``full`` the 만점 in words;
    ``people`` are (number, name, about). A stage that is not ``scored`` says yes or no."""

    cohort: str
    stage: str
    about: str
    reviewers: tuple[str, ...]
    items: tuple[str, ...]
    full: str
    people: tuple[tuple[str, str, str], ...]
    scored: bool = True


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One applicant: ``stages`` a text for each stage."""

    rank: str
    number: str
    name: str
    birth: str
    stages: tuple[str, ...]
    points: str
    result: str
    note: str


@dataclass(frozen=True, slots=True)
class Results:
    """전형 결과 of a cohort; ``basis`` says what the order is by, ``counts`` how many."""

    cohort: str
    about: str
    stages: tuple[str, ...]
    basis: str
    counts: str
    rules: tuple[str, ...]
    rows: tuple[ResultRow, ...]
    approval: tuple[str, ...]


def sheets_pdf(sheet: Sheet, paper: Paper) -> bytes:
    """A copy of the 평가표 for each reviewer, on its side, rows high enough to write in."""
    story: list[Flowable] = []
    for reviewer in sheet.reviewers or ("",):
        if story:
            story.append(PageBreak())
        story += [
            Masthead(f"{sheet.stage} 평가표", sheet.cohort),
            gap(1),
            sentence(_head(sheet, reviewer)),
            gap(3),
            _marks(sheet),
            gap(8),
            sentence(
                f"평가위원{_BLANK * 4}{reviewer or _BLANK * 16}{_BLANK * 22}(서명 또는 인)",
                size=12,
                indent=160,
            ),
        ]
    return build(paper, story)


def _head(sheet: Sheet, reviewer: str) -> str:
    who = f"평가위원 {reviewer}" if reviewer else ""
    return " · ".join(filter(None, (sheet.about, sheet.full, who)))


def _marks(sheet: Sheet) -> Grid:
    fixed = (12.0, 24.0, 42.0)
    items = sheet.items if sheet.scored else _YES_NO
    sums = ("합계",) if sheet.scored else ()
    left = _ACROSS - sum(fixed) - 20 * len(sums)
    wide = (left - 46) / max(1, len(items)) if sheet.scored else 24.0
    columns = [
        Column(fixed[0], "center"),
        Column(fixed[1], "center"),
        Column(fixed[2]),
        *(Column(wide, "center") for _ in items),
        *(Column(20, "center") for _ in sums),
        Column(left - wide * len(items)),
    ]
    titles = ("번호", "성명", "나이·희망직종", *items, *sums, "의견")
    head = [Head(title, at) for at, title in enumerate(titles)]
    marks = [""] * len(items) if sheet.scored else ["□"] * len(items)
    rows = [Row((*one, *marks, *[""] * (len(sums) + 1))) for one in sheet.people]
    style = Style(size=9.5, row_height=12, head_height=9)
    return Grid(columns, head, rows, style)


def results_pdf(given: Results, paper: Paper) -> bytes:
    """Everybody in the order of the selection, with room for who approves."""
    story: list[Flowable] = [
        Masthead(paper.title, paper.centre, given.approval),
        gap(2),
        sentence(f"{given.cohort} · {given.about}", size=10.5),
        sentence(f"{given.counts} · 순위: {given.basis}"),
        *(sentence(rule, size=9) for rule in given.rules),
        gap(3),
    ]
    whole = _ACROSS if paper.across else _UPRIGHT
    fixed = (11.0, 11.0, 20.0, 22.0)
    after = (16.0, 20.0)
    note = 26.0 if not paper.across else 46.0
    left = whole - sum(fixed) - sum(after) - note
    wide = left / max(1, len(given.stages))
    columns = [
        Column(fixed[0], "center"),
        Column(fixed[1], "center"),
        Column(fixed[2], "center"),
        Column(fixed[3], "center"),
        *(Column(wide, "center") for _ in given.stages),
        Column(after[0], "right"),
        Column(after[1], "center"),
        Column(note),
    ]
    if not given.stages:
        columns[-1] = Column(note + left)
    titles = ("순위", "번호", "성명", "생년월일", *given.stages, "점수", "결과", "비고")
    head = [Head(title, at) for at, title in enumerate(titles)]
    rows = [
        Row(
            (
                one.rank or "-",
                one.number or "-",
                one.name,
                one.birth or "-",
                *(text or "-" for text in one.stages),
                one.points or "-",
                one.result,
                one.note,
            )
        )
        for one in given.rows
    ]
    style = Style(size=8.5, row_height=7.5, head_height=8, padding=1.0)
    story += table(Grid(columns, head, rows, style), whole=0.0)
    return build(paper, story)
