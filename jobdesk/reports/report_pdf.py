"""A frozen report as PDF: standing and lying pages, drawn from the report and nothing else."""

from __future__ import annotations

from collections.abc import Callable

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, Spacer

from jobdesk.domain.official import official_date, official_span, official_time
from jobdesk.domain.report_document import Block, Chart, Photo, Photos, Report, Section, Table
from jobdesk.domain.report_headings import block_titles
from jobdesk.domain.report_json import check_code
from jobdesk.reports import fonts, grid, ink, report_pdf_photos, report_pdf_words
from jobdesk.reports.document import Heading, LineAbove, Paper, build, gap, sentence, turned
from jobdesk.reports.masthead import Masthead
from jobdesk.reports.report_charts import drawings
from jobdesk.reports.report_pdf_table import ReportGrid

_WHOLE = 0.5  # a table taller than this share of a page may be split
_Heads = list[Flowable]


def report_pdf(report: Report, *, photos: Callable[[Photo], bytes]) -> bytes:
    """The report's pages; the same report and pictures give the same bytes.

    ``photos`` gives a picture's JPEG or PNG, nothing where it was destroyed since. Raises OSError
    for bytes that are no picture.
    """
    fonts.register()
    across = bool(report.sections) and report.sections[0].landscape
    story: list[Flowable] = [
        Masthead(
            report.title,
            report.centre,
            report.approval,
            subtitle=report.subtitle,
            number=report.document_number,
        ),
        gap(2),
        _particulars(report, _Page(across).room),
        gap(5),
    ]
    lies = across
    for number, section in enumerate(report.sections, start=1):
        if section.landscape != lies:
            story += turned(across=section.landscape)
            lies = section.landscape
        elif number > 1:
            story.append(gap(6))
        story += _section(section, number, _Page(lies), photos)
    if not report.sections:
        story.append(sentence("이 보고서에 실린 항목이 없습니다."))
    return build(_paper(report, across=across), story)


class _Page:
    """Width between the margins and height of a page's body, points."""

    def __init__(self, across: bool) -> None:
        wide, high = ink.PAGE_WIDTH, ink.PAGE_HEIGHT
        if across:
            wide, high = high, wide
        self.room: float = wide - 2 * ink.MARGIN_SIDE
        self.high: float = high - ink.MARGIN_TOP - ink.MARGIN_BOTTOM


def _paper(report: Report, *, across: bool) -> Paper:
    taken = f"{official_time(report.taken_at)} {report.taken_by}".strip()
    parts = (
        report.centre,
        f"확인번호 {check_code(report)}",
        f"{taken} 집계",
        "연습 자료" if report.practice else "",
    )
    return Paper(
        title=report.title,
        centre=report.centre,
        foot="  ·  ".join(part for part in parts if part),
        practice=report.practice,
        across=across,
        made_at=report.taken_at,
    )


def _particulars(report: Report, room: float) -> Flowable:
    wide = (room / mm - 48) / 2
    columns = (grid.Column(24), grid.Column(wide), grid.Column(24), grid.Column(wide))
    rows = (
        ("보고기간", official_span(report.first, report.last)),
        ("기준일", official_date(report.as_of)),
        ("작성자", report.taken_by or "-"),
        ("집계일시", official_time(report.taken_at)),
    )
    lines = [grid.Row((*rows[0], *rows[1])), grid.Row((*rows[2], *rows[3]))]
    return grid.Grid(columns, (), lines, grid.Style(size=9.5, labels=frozenset({0, 2})))


def _section(
    section: Section, number: int, page: _Page, photos: Callable[[Photo], bytes]
) -> list[Flowable]:
    """Heading and blocks; a block's own title is left out where it says what the heading says."""
    heading = f"{number}. {section.title}"
    if not section.blocks:
        return [
            CondPageBreak(20 * mm),
            Heading(heading),
            _none(),
        ]
    story: list[Flowable] = []
    for at, (block, title) in enumerate(zip(section.blocks, block_titles(section), strict=True)):
        unit = block.unit if isinstance(block, Table) and block.lines else ""
        heads: _Heads = []
        if at == 0:
            heads.append(Heading(heading, "" if title else unit))
        if title:
            heads.append(Heading(title, unit, level=1))
        elif unit and at:
            heads.append(LineAbove("", unit))
        if at:
            story.append(gap(3.5))
        story += _block(block, heads, page, photos)
    return story


def _block(
    block: Block, heads: _Heads, page: _Page, photos: Callable[[Photo], bytes]
) -> list[Flowable]:
    """The block under its headings, which are never torn from where it begins."""
    body = _body(block, page, photos)
    above = sum(head.wrap(page.room, page.high)[1] for head in heads)
    least = body[0].wrap(page.room, page.high)[1] if body else 0.0
    if isinstance(body[0] if body else None, ReportGrid):
        table = body[0]
        assert isinstance(table, ReportGrid)
        short = table.full_height <= page.high * _WHOLE
        least = table.full_height if short else table.least_height
    return [CondPageBreak(min(above + least + 1, page.high)), *heads, *body]


def _body(block: Block, page: _Page, photos: Callable[[Photo], bytes]) -> list[Flowable]:
    if isinstance(block, Table):
        if not block.lines:
            return [_none(block.empty), *_notes(block)]
        return [ReportGrid(block, page.room, page.high), *_notes(block)]
    if isinstance(block, Chart):
        return [*drawings(block, page.room, page.high)] or [_none()]
    if isinstance(block, Photos):
        return report_pdf_photos.rows(block, page.room, photos) or [_none()]
    return report_pdf_words.words(block)


def _none(said: str = "") -> Flowable:
    return sentence(said or "해당 사항이 없습니다.", indent=2)


def _notes(table: Table) -> list[Flowable]:
    made = report_pdf_words.notes(table.notes)
    return [Spacer(1, 1.2 * mm), *made] if made else []
