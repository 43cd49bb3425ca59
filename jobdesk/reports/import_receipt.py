"""가져오기 확인서 on paper: which file, what it brought, by which rules, and what was left out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from reportlab.platypus import Flowable

from jobdesk.domain.official import official_date
from jobdesk.reports.document import Heading, Paper, build, gap, sentence, table
from jobdesk.reports.grid import Column, Grid, Head, Row, Style
from jobdesk.reports.masthead import Masthead

TITLE = "가져오기 확인서"
_ABOUT = Style(size=10, row_height=9, labels=frozenset({0, 2}))
_COUNTS = Style(size=10.5, row_height=10, head_height=8)
_LIST = Style(size=9, row_height=7.5, head_height=7.5, padding=1.2)


@dataclass(frozen=True, slots=True)
class ReceiptSheet:
    """What the page says. ``counts`` are the parts of the row equation, the whole first;
    ``left`` are (where, who, fate, reason) of the rows that were not taken."""

    number: int
    file: str
    digest: str
    kind: str
    unit: str
    at: datetime
    user: str
    undone: bool
    counts: Sequence[tuple[str, int]]
    sheets: Sequence[str]
    columns: Sequence[tuple[str, str]]
    rules: Sequence[str]
    left: Sequence[tuple[str, str, str, str]]


def receipt_pdf(given: ReceiptSheet, centre: str, *, foot: str, practice: bool) -> bytes:
    """The receipt as PDF."""
    story: list[Flowable] = [Masthead(TITLE, centre), gap(3), _about(given)]
    if given.undone:
        story += [gap(3), sentence("이 가져오기는 되돌렸습니다. 들어온 기록은 남아 있지 않습니다.")]
    story += [gap(5), *_counts(given), gap(5), *_rules(given), gap(5), *_columns(given)]
    if given.left:
        story += [gap(5), *_left(given)]
    return build(Paper(TITLE, centre, foot, practice), story)


def _about(given: ReceiptSheet) -> Flowable:
    columns = (Column(28), Column(62), Column(28), Column(52))
    day = f"{official_date(given.at.date())} {given.at:%H:%M}"
    rows = [
        Row(("번호", f"{given.number}", "가져온 때", day)),
        Row(("파일", given.file, "가져온 사람", given.user)),
        Row(("종류", given.kind, "시트", ", ".join(given.sheets))),
        Row(("파일 지문", _in_groups(given.digest), "상태", _state(given))),
    ]
    return Grid(columns, (), rows, _ABOUT)


def _in_groups(digest: str) -> str:
    """A digest as people compare it: eight signs at a time, three of them in a line."""
    groups = [digest[at : at + 8] for at in range(0, len(digest), 8)]
    return "\n".join(" ".join(groups[at : at + 3]) for at in range(0, len(groups), 3))


def _state(given: ReceiptSheet) -> str:
    return "되돌림" if given.undone else "저장됨"


def _counts(given: ReceiptSheet) -> list[Flowable]:
    wide = 170 / len(given.counts)
    columns = tuple(Column(wide, "center") for _ in given.counts)
    head = [Head(word, at) for at, (word, _) in enumerate(given.counts)]
    row = Row(tuple(f"{number:,}" for _, number in given.counts))
    grid = Grid(columns, head, [row], _COUNTS)
    return table(grid, Heading("1. 줄의 행방", "(단위: 줄)"))


def _rules(given: ReceiptSheet) -> list[Flowable]:
    lines = [sentence(f"·  {rule}", size=9.5, indent=2) for rule in given.rules]
    return [Heading("2. 적용한 규칙"), *lines]


def _columns(given: ReceiptSheet) -> list[Flowable]:
    columns = (Column(55), Column(30), Column(55), Column(30))
    titles = ("파일의 머리글", "들어간 항목") * 2
    head = [Head(title, at) for at, title in enumerate(titles)]
    half = (len(given.columns) + 1) // 2
    left, right = given.columns[:half], [*given.columns[half:], ("", "")]
    rows = [Row((*one, *other)) for one, other in zip(left, right, strict=False)]
    return table(Grid(columns, head, rows, _LIST), Heading("3. 열과 항목"))


def _left(given: ReceiptSheet) -> list[Flowable]:
    columns = (Column(24), Column(32), Column(22, "center"), Column(92))
    head = [Head(title, at) for at, title in enumerate(("줄", "이름", "처리", "까닭"))]
    rows = [
        Row((where, who or "-", fate, reason or "-")) for where, who, fate, reason in given.left
    ]
    heading = Heading("4. 가져오지 않은 줄", f"(계 {len(rows):,}줄)")
    return table(Grid(columns, head, rows, _LIST), heading)
