"""The pages of a 한글 document: size, head line, foot, and the head of the report itself."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from jobdesk.domain.official import official_date, official_span, official_time
from jobdesk.domain.report_document import Report
from jobdesk.domain.report_json import check_code
from jobdesk.exchange import report_hwpx_grid as grids
from jobdesk.exchange import report_hwpx_xml as xml
from jobdesk.exchange.report_hwpx_blocks import Pen
from jobdesk.exchange.report_hwpx_grid import Box, Grid, Sheet
from jobdesk.exchange.report_hwpx_shapes import HEAD, QUIET, Letters, Lines
from jobdesk.exchange.report_hwpx_xml import change, child, node, units

A4 = 210.0, 297.0
TOP, SIDE, BOTTOM, BAND = 12.0, 20.0, 10.0, 10.0
"""Millimetres: above the head line, at both sides, beneath the foot; the height of either line."""
_TITLE, _TITLE_LEAST = 20.0, 12.0
_SIGN_SIDE, _SIGN_WIDE, _SIGN_HEAD, _SIGN_TALL = 7.0, 19.0, 6.0, 15.0
PRACTICE = "연습 자료"


def sheet(landscape: bool) -> Sheet:
    """What the margins, the head line and the foot leave of a page."""
    wide, high = A4[::-1] if landscape else A4
    return Sheet(units(wide) - 2 * units(SIDE), units(high) - units(TOP + BOTTOM + 2 * BAND))


def open_section(
    pen: Pen,
    body: etree._Element,
    blank: etree._Element,
    report: Report,
    *,
    landscape: bool,
    first: bool,
) -> None:
    """The paragraph that a section begins with: its page, its head line and its foot.

    ``blank`` is the page set-up of the blank document. The first section spares its first page the
    head line, since the title stands there.
    """
    setup = deepcopy(blank)
    page = child(setup, "hp:pagePr")
    # 한글 keeps the upright measures and says by this word that the sheet is turned.
    change(page, landscape="NARROWLY" if landscape else "WIDELY")
    change(page, width=units(A4[0]), height=units(A4[1]))
    sides = {"left": units(SIDE), "right": units(SIDE), "gutter": 0}
    change(child(page, "hp:margin"), top=units(TOP), bottom=units(BOTTOM), **sides)
    change(child(page, "hp:margin"), header=units(BAND), footer=units(BAND))
    change(child(setup, "hp:visibility"), hideFirstHeader=int(first))
    line = xml.paragraph(body, pen.ids, pen.shapes.lines(Lines(spacing=100)))
    holder = xml.run(line, pen.shapes.letters(Letters(2)))
    holder.append(setup)
    columns = node(holder, "hp:ctrl")
    node(
        columns,
        "hp:colPr",
        id="",
        type="NEWSPAPER",
        layout="LEFT",
        colCount=1,
        sameSz=1,
        sameGap=0,
    )
    _head_line(pen, holder, report, sheet(landscape).wide)
    _foot(pen, holder, report, sheet(landscape).wide)
    node(holder, "hp:t")


def _band(pen: Pen, holder: etree._Element, name: str, vertical: str, width: int) -> etree._Element:
    made = node(node(holder, "hp:ctrl"), name, id=pen.ids.next(), applyPageType="BOTH")
    held = xml.text_list(made, vertical, width)
    change(held, textHeight=units(BAND))
    return held


def _head_line(pen: Pen, holder: etree._Element, report: Report, width: int) -> None:
    held = _band(pen, holder, "hp:header", "TOP", width)
    quiet = Letters(8, colour=QUIET)
    pen.words(held, f"{report.title}  |  {report.centre}", quiet, Lines("RIGHT", spacing=120))


def foot_words(report: Report) -> str:
    """Where the figures come from and when they were counted, as on paper."""
    taken = f"{official_time(report.taken_at)} {report.taken_by}".strip()
    code = f"확인번호 {check_code(report)}"
    parts = (report.centre, code, f"{taken} 집계", PRACTICE if report.practice else "")
    return "  ·  ".join(part for part in parts if part)


def _foot(pen: Pen, holder: etree._Element, report: Report, width: int) -> None:
    held = _band(pen, holder, "hp:footer", "BOTTOM", width)
    middle = Lines("CENTER", spacing=120)
    line = xml.paragraph(held, pen.ids, pen.shapes.lines(middle))
    numbers = xml.run(line, pen.shapes.letters(Letters(9)))
    _counter(numbers, "PAGE")
    node(numbers, "hp:t").text = " / "
    _counter(numbers, "TOTAL_PAGE")
    pen.words(held, foot_words(report), Letters(8, colour=QUIET), middle)


def _counter(holder: etree._Element, kind: str) -> None:
    """A number that 한글 fills in: of this page, or of all pages."""
    number = node(node(holder, "hp:ctrl"), "hp:autoNum", num=1, numType=kind)
    node(
        number,
        "hp:autoNumFormat",
        type="DIGIT",
        userChar="",
        prefixChar="",
        suffixChar="",
        supscript=0,
    )


def masthead(pen: Pen, body: etree._Element, report: Report, width: int) -> None:
    """Centre and 결재란, title, and the lines that say what was counted, when and by whom."""
    if report.practice:
        practice = Letters(10, bold=True, colour=QUIET)
        pen.words(body, PRACTICE, practice, Lines("CENTER", spacing=120))
    if report.approval:
        pen.grid(body, _approval(pen, report, width))
    else:
        _origin(pen, body, report)
    ruled = not report.subtitle
    title = Letters(_fitting(report.title, width), bold=True)
    lines = Lines("CENTER", before=12, spacing=130, after=8 if ruled else 0, rule=ruled)
    pen.words(body, report.title, title, lines)
    if report.subtitle:
        under = Lines("CENTER", before=2, spacing=130, after=8, rule=True)
        pen.words(body, report.subtitle, Letters(11), under)
    pen.grid(body, _particulars(report, width))


def _origin(pen: Pen, parent: etree._Element, report: Report) -> None:
    pen.words(parent, report.centre, Letters(11, bold=True), Lines(spacing=130))
    if report.document_number:
        number = f"문서번호  {report.document_number}"
        pen.words(parent, number, Letters(9, colour=QUIET), Lines(spacing=130))


def _fitting(title: str, width: int) -> float:
    """The size in which the title stands in one line, in points."""
    size = _TITLE
    while size > _TITLE_LEAST and grids.length(title, size) * 110 > width:
        size -= 0.5
    return size


def _approval(pen: Pen, report: Report, width: int) -> Grid:
    def origin(cell: etree._Element) -> None:
        _origin(pen, cell, report)

    count = len(report.approval)
    side, wide = units(_SIGN_SIDE), units(_SIGN_WIDE)
    words = Letters(9)
    boxes = [
        Box(0, 0, rows=2, bare=True, fill=origin),
        Box(0, 1, "결\n재", rows=2, letters=words, ground=HEAD),
    ]
    for at, who in enumerate(report.approval, start=2):
        boxes += [Box(0, at, who, letters=words, ground=HEAD), Box(1, at, letters=words)]
    widths = [width - side - count * wide, side, *[wide] * count]
    return Grid(widths, [units(_SIGN_HEAD), units(_SIGN_TALL)], boxes, whole=True)


def particulars(report: Report) -> list[tuple[str, str]]:
    """What stands beneath the title."""
    return [
        ("보고기간", official_span(report.first, report.last)),
        ("기준일", official_date(report.as_of)),
        ("작성자", report.taken_by or "-"),
        ("집계일시", official_time(report.taken_at)),
    ]


def _particulars(report: Report, width: int) -> Grid:
    widths = grids.shares(width, (24, 61, 24, 61))
    boxes = []
    for at, (name, value) in enumerate(particulars(report)):
        row, column = divmod(at, 2)
        boxes += [
            Box(row, 2 * column, name, letters=Letters(9.5, bold=True), ground=HEAD),
            Box(row, 2 * column + 1, value, align="LEFT"),
        ]
    return Grid(widths, grids.row_heights(boxes, 2, widths, least=7.0), boxes, whole=True)
