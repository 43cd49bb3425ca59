"""Lists of a day of farm work: 근로자 연락망, 보험 가입 명단, 현장 점검표."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportlab.platypus import Flowable

from jobdesk.domain.official import official_date
from jobdesk.reports.document import Heading, Paper, build, gap, sentence, table
from jobdesk.reports.grid import Align, Column, Grid, Head, Row, Style
from jobdesk.reports.masthead import Masthead
from jobdesk.reports.selection_papers import BLANK, SIGN

PHONES = "농가일자리 근로자 연락망"
INSURED = "농작업 보험 가입 명단"
SITE = "농작업 현장 점검표"
_NONE = "-"
_STYLE = Style(size=9, row_height=8, head_height=7, padding=1)
_CHECKED = Style(size=9, row_height=19, head_height=10.5, padding=1)


@dataclass(frozen=True, slots=True)
class Leaf:
    """What stands on every page of a list: ``about`` are the lines beneath the title."""

    centre: str
    about: Sequence[str]
    foot: str
    practice: bool
    approval: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class PhoneLine:
    """One person of the 연락망, as it shall be printed."""

    name: str
    phone: str
    place: str
    pickup: str
    crew: str
    goes: str


@dataclass(frozen=True, slots=True)
class InsuredPerson:
    """One line of the 보험 명단."""

    name: str
    birth: date | None
    gender: str
    phone: str
    farm: str
    place: str
    work: str
    clock: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """One farm to be visited."""

    farm: str
    phone: str
    place: str
    work: str
    clock: str
    people: int
    contracts: str
    insured: str


def phones_pdf(leaf: Leaf, people: Sequence[PhoneLine]) -> bytes:
    """Who can be rung, by name."""
    rows = [(one.name, one.phone, one.place, one.pickup, one.crew, one.goes) for one in people]
    return _listed(
        PHONES,
        leaf,
        [
            _numbered(
                ((22, "성명"), (32, "연락처"), (20, "읍면"), (35, "타는 곳"), (20, "작업반"),
                 (32, "가는 농가 · 하는 일")),
                rows,
                left=(3, 5),
            )
        ],
        ["근로자 명단"],
    )  # fmt: skip


def insured_pdf(
    leaf: Leaf,
    insured: Sequence[InsuredPerson],
    fallen: Sequence[InsuredPerson],
) -> bytes:
    """Who is to be insured for the day; below, whose insurance is to be cancelled since they do
    not work. Nobody else: what the insurer need not know does not leave the house. On its side,
    so that no address is broken."""
    parts = [(insured, "가입할 분"), (fallen, "취소할 분")]
    grids, titles = [], []
    for people, title in parts:
        if not people and people is not insured:
            continue
        rows = [
            (
                one.name,
                _day(one.birth),
                one.gender,
                one.phone,
                "\n".join(filter(None, (one.farm, one.place))),
                "\n".join(filter(None, (one.work, one.clock))),
                one.remark,
            )
            for one in people
        ]
        grids.append(
            _numbered(
                ((30, "성명"), (27, "생년월일"), (12, "성별"), (34, "연락처"),
                 (80, "농가 · 소재지"), (36, "작업 · 시간"), (29, "비고")),
                rows,
                left=(4, 5),
            )
        )  # fmt: skip
        titles.append(title)
    return _listed(INSURED, leaf, grids, titles, across=True)


def sites_pdf(leaf: Leaf, sites: Sequence[Site]) -> bytes:
    """A line for each farm with what is looked at there, to be filled in by hand; on its side."""
    columns = (
        Column(9, "center"), Column(38), Column(37), Column(14, "center"), Column(14, "center"),
        Column(22, "center"), Column(22, "center"), Column(28), Column(26), Column(25),
        Column(22),
    )  # fmt: skip
    titles = (
        "순번", "농가 · 연락처", "작업 · 시간", "배치\n(명)", "실제\n(명)", "근로계약서", "보험",
        "안전", "식사 · 쉼", "특이사항", "농가 확인\n(서명)",
    )  # fmt: skip
    rows = [
        Row(
            (
                str(number),
                "\n".join(filter(None, (one.farm, one.phone, one.place))),
                "\n".join(filter(None, (one.work, one.clock))),
                f"{one.people:,}",
                "",
                f"{one.contracts}\n□ 확인",
                f"{one.insured}\n□ 확인",
                "□ 사다리 □ 농약\n□ 보호구 □ 예초기\n□ 온열·한랭",
                "□ 식사 □ 물\n□ 화장실\n□ 쉬는 시간",
                "",
                "",
            )
        )
        for number, one in enumerate(sites, 1)
    ]
    grid = Grid(columns, [Head(words, at) for at, words in enumerate(titles)], rows, _CHECKED)
    story = _top(SITE, leaf)
    story += [*table(grid, across=True), gap(6)]
    story.append(sentence(f"점검한 사람{BLANK * 8}{SIGN}", size=11))
    return build(Paper(SITE, leaf.centre, leaf.foot, leaf.practice, across=True), story)


def _listed(
    title: str,
    leaf: Leaf,
    grids: Sequence[_Listed],
    headings: Sequence[str],
    *,
    across: bool = False,
) -> bytes:
    story = _top(title, leaf)
    for number, (grid, heading) in enumerate(zip(grids, headings, strict=True)):
        if number:
            story.append(gap(5))
        story += table(grid, Heading(heading, f"{grid.count:,}명"), across=across)
    return build(Paper(title, leaf.centre, leaf.foot, leaf.practice, across=across), story)


def _top(title: str, leaf: Leaf) -> list[Flowable]:
    story: list[Flowable] = [Masthead(title, leaf.centre, leaf.approval), gap(2)]
    for number, line in enumerate(leaf.about):
        story.append(sentence(line, size=9.5 if number else 11.5))
    story.append(gap(3))
    return story


class _Listed(Grid):
    """A grid that knows how many people stand in it."""

    count: int = 0


def _numbered(
    columns: Sequence[tuple[float, str]],
    rows: Sequence[Sequence[str]],
    left: Sequence[int],
) -> _Listed:
    """A table whose first column counts; ``left`` are columns of words."""
    shapes = [Column(9, "center")]
    heads = [Head("연번", 0)]
    for at, (wide, words) in enumerate(columns):
        align: Align = "left" if at in left else "center"
        shapes.append(Column(wide, align))
        heads.append(Head(words, at + 1))
    lines = [
        Row((str(number), *(cell or _NONE for cell in row))) for number, row in enumerate(rows, 1)
    ] or [Row(("", *("" for _ in columns)))]
    made = _Listed(shapes, heads, lines, _STYLE)
    made.count = len(rows)
    return made


def _day(day: date | None) -> str:
    return official_date(day) if day is not None else _NONE
