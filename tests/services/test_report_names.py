"""Whose names a report hands out is logged, and a copy hides them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from jobdesk.domain.kinds import KindId
from jobdesk.domain.report_document import Report, Table
from jobdesk.domain.report_masking import masked
from jobdesk.domain.report_records import ReportTemplate
from jobdesk.domain.report_templates import use, uses_text
from jobdesk.domain.spans import read_span
from jobdesk.services import access, entries, placements, report_files, report_making
from jobdesk.services.desk import Desk
from tests import casework


def drawn(desk: Desk, names: str) -> Report:
    """취업자 명단 of May of a centre with one hire."""
    who, firm = casework.seeker(desk, "김민지"), casework.employer(desk)
    hire = replace(placements.blank(desk, who), employer_id=firm, hire_date=date(2026, 5, 4))
    placements.record(desk, hire)
    sections = uses_text((use("hires", names=names),))
    id_ = entries.add(desk, ReportTemplate(title="명단", sections=sections)).id
    return report_making.make(desk, f"own:{id_}", read_span("2026-05"))


def names_of(report: Report) -> list[str]:
    """The second column of its only table."""
    table = report.sections[0].blocks[0]
    assert isinstance(table, Table)
    return [line.cells[1].text for line in table.lines]


@pytest.mark.parametrize(("names", "shown"), [("full", "김민지"), ("masked", "김○지")])
def test_the_hires_that_leave_in_a_report_are_in_the_access_log(
    desk: Desk, tmp_path: Path, names: str, shown: str
) -> None:
    report = drawn(desk, names)
    assert names_of(report) == [shown]
    assert names_of(masked(report)) == ["김○지"]
    report_files.save(desk, report, tmp_path / "명단.json")
    access.flush(desk)
    row = access.listing(desk, 1)[0]
    assert (row.kind, row.ids) == (KindId.PLACEMENTS, (1,))
