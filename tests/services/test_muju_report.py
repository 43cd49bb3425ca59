"""The published year of Muju out of every way a report leaves the program: the table the centre
printed, what it saved, its months closed one by one, and a later edit told as 정정."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from hwpx.document import HwpxDocument
from openpyxl import load_workbook

from jobdesk.data import records
from jobdesk.domain.kinds import KindId
from jobdesk.domain.months import Month
from jobdesk.domain.report_document import Report, Table
from jobdesk.domain.report_json import digest
from jobdesk.domain.report_templates import use
from jobdesk.domain.spans import SpanType, read_span, span_of
from jobdesk.services import (
    closings,
    month_end,
    report_files,
    report_freezing,
    report_making,
    report_templates,
    vacancies,
)
from jobdesk.services.desk import Desk
from jobdesk.services.indicators import Measures
from tests.made_muju import asked
from tests.made_muju import muju as muju

PRINTED = (
    ("구인신청 인원", "300명", "1,652명", "551%"),
    ("구직신청", "400명", "1,101명", "275%"),
    ("알선", "300건", "975건", "325%"),
    ("채용", "300명", "598명", "199%"),
    ("농가 구인처 발굴", "80건", "234건", "293%"),
    ("농가 구직자 발굴", "300명", "724명", "241%"),
    ("농가 채용연계", "5,000명", "5,124명", "102%"),
    ("동행면접", "30회", "35회", "117%"),
)
"""What the case prints of its plan and its year (project-cases-digest §1.1; of 동행면접 only 30 and
35)."""
SAVED = (
    ("내용", "16,800", "1,000", "15,800", "2,325", "72", "2,397", "37,872,600"),
    ("내용", "3", "0.5", "2.5", "2,325", "72", "2,397", "5,992.5"),
)
IDS = {
    "openings": 1_652,
    "registrations": 1_101,
    "referrals": 975,
    "placements": 598,
    "farms_found": 234,
    "farm_workers_found": 724,
    "farm_days": 5_124,
    "trips": 35,
}
MONTHS = tuple(Month(2022, number) for number in range(1, 13))
Row = tuple[str, ...]


@pytest.fixture(scope="module")
def short(muju: Desk) -> str:
    """The id of a template with the sections that print the table of the case."""
    made = report_templates.copy(muju, "yearly", "2022년 성과")
    own = report_templates.id_of(made)
    uses = tuple(use(kind) for kind in ("summary", "plan_result", "saving", "corrections"))
    report_templates.edit(muju, own, uses=uses)
    return own


@pytest.fixture(scope="module")
def year(muju: Desk, short: str) -> Report:
    """The report of the year."""
    return report_making.make(muju, short, read_span("2022"))


@pytest.fixture(scope="module")
def files(muju: Desk, year: Report, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """That report in every form, by the ending."""
    folder = tmp_path_factory.mktemp("forms")
    paths = {suffix: folder / f"2022{suffix}" for suffix in report_files.SUFFIXES}
    for path in paths.values():
        report_files.save(muju, year, path)
    return paths


@pytest.fixture(scope="module")
def closed(muju: Desk, year: Report) -> dict[Month, Report]:
    """The year closed month by month, each with its report as it was kept."""
    assert year.sections  # counted before anything is closed
    kept = {}
    for month in MONTHS:
        month_end.close(muju, month)
        (drawn,) = month_end.reports_of(muju, month)
        kept[month] = report_freezing.report_of(muju, drawn)
    return kept


def rows_of(table: Table) -> set[Row]:
    return {tuple(cell.text for cell in line.cells) for line in table.lines}


def ends_with(rows: set[Row], wanted: Row) -> bool:
    """Whether a row says exactly these cells at its end, whatever heads its group."""
    return any(row[-len(wanted) :] == wanted for row in rows)


def on_screen(report: Report, files: dict[str, Path]) -> set[Row]:
    """The cells as the window shows them."""
    return {row for table in report.tables() for row in rows_of(table)}


def in_hwpx(report: Report, files: dict[str, Path]) -> set[Row]:
    """The rows of the tables of the 한글 document, as its library reads them back."""
    document: Any = HwpxDocument.open(str(files[".hwpx"]))
    found = set()
    for section in document.sections:
        for paragraph in section.paragraphs:
            for table in paragraph.tables:
                for row in table.rows:
                    said = tuple(" ".join(cell.text.split()) for cell in row.cells)
                    found.add(said)
    return found


def in_sheet(report: Report, files: dict[str, Path]) -> set[Row]:
    """The rows of the workbook: its numbers as their formats show them."""
    book = load_workbook(files[".xlsx"], data_only=True)
    return {
        tuple(shown(cell.value, cell.number_format) for cell in row if cell.value is not None)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
    }


def shown(value: object, number_format: str) -> str:
    if not isinstance(value, int | float):
        return str(value)
    above = number_format.split(";")[0]
    places = len(above.partition(".")[2].rstrip('"건명회개소%일').replace('"', ""))
    unit = "".join(re.findall(r'"([^"]*)"', above))
    return f"{value:,.{places}f}{unit}"


@pytest.mark.parametrize("read", [on_screen, in_sheet, in_hwpx])
def test_the_table_of_the_case_comes_out_of_every_form(
    year: Report, files: dict[str, Path], read: Any
) -> None:
    rows = read(year, files)
    assert [wanted for wanted in (*PRINTED, *SAVED) if not ends_with(rows, wanted)] == []


def test_the_paper_says_the_same(year: Report, files: dict[str, Path]) -> None:
    with pypdfium2.PdfDocument(files[".pdf"]) as pdf:
        pages = [pdf[number].get_textpage().get_text_range() for number in range(len(pdf))]
    said = " ".join(" ".join(pages).split())
    assert [row for row in PRINTED if " ".join(row) not in said] == []
    for row in SAVED:
        assert row[-1] in said
    code = digest(year)[:12].upper()
    assert "-".join(code[at : at + 4] for at in (0, 4, 8)) in said  # the number in the foot


def test_the_summary_says_what_the_table_says(year: Report) -> None:
    """Two tables of one report never say two numbers of one thing."""
    summary = {row[0].partition(" (")[0]: row[1:4] for row in rows_of(tables(year, "summary")[0])}
    for name, wanted, done, share in PRINTED:
        plain = (re.sub(r"[^\d,]", "", wanted), re.sub(r"[^\d,]", "", done), share)
        assert summary[name] == plain, name


def tables(report: Report, section: str) -> list[Table]:
    return [block for block in report.section(section).blocks if isinstance(block, Table)]


def test_the_months_closed_one_by_one_come_to_the_year(
    muju: Desk, closed: dict[Month, Report]
) -> None:
    with muju.store.reading():
        measures = Measures(muju, MONTHS[-1].last)
        frozen = closings.Closed(muju, span_of(SpanType.YEAR, 2022))
        for id_, count in IDS.items():
            kept = [frozen.figure(id_, month) for month in MONTHS]
            assert sum(each.value for each in kept if each is not None) == count, id_
            assert measures.figure(id_, date(2022, 1, 1), MONTHS[-1].last).value == count, id_
    assert tuple(closings.closed_months(muju)) == MONTHS
    december = {row[0]: row for row in rows_of(tables(closed[MONTHS[-1]], "summary")[0])}
    assert december["구인신청 인원 (명)"][3:5] == ("1,652", "551%")


def test_a_later_edit_is_told_in_january_and_last_year_prints_as_it_did(
    muju: Desk, short: str, closed: dict[Month, Report]
) -> None:
    september = closings.Closed(muju, read_span("2022")).figure("openings", MONTHS[8])
    assert september is not None
    was = september.value
    id_ = asked(
        muju,
        "SELECT id FROM vacancies WHERE received_on BETWEEN ? AND ? AND trashed_on IS NULL "
        "ORDER BY id LIMIT 1",
        "2022-09-01",
        "2022-09-30",
    )
    old = records.get(muju.store, KindId.VACANCIES, id_)
    vacancies.save(muju, replace(old, openings=old.openings + 5))
    january = report_making.make(muju, short, span_of(SpanType.MONTH, 2023, 1))
    rows = [row for table in tables(january, "corrections") for row in rows_of(table)]
    (mine,) = [row for row in rows if row[1] == "구인신청 인원"]
    assert mine[:5] == ("2022. 9월", "구인신청 인원", f"{was:,}", f"{was + 5:,}", "5")
    assert mine[5].endswith("구인 변경")
    assert mine[6].startswith("구인 수정")
    assert muju.user in mine[6]
    for month, kept in closed.items():
        (drawn,) = month_end.reports_of(muju, month)
        again = report_freezing.report_of(muju, drawn)
        assert (again, digest(again)) == (kept, drawn.digest)
    with muju.store.reading():
        now = Measures(muju, MONTHS[-1].last).figure("openings", date(2022, 1, 1), MONTHS[-1].last)
        last_year = closings.Closed(muju, span_of(SpanType.YEAR, 2022))
        frozen = [last_year.figure("openings", month) for month in MONTHS]
    assert now.value == 1_652 + 5
    assert sum((each.value for each in frozen if each), Decimal(0)) == 1_652
