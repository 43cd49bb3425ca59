"""A template over a stretch of days becomes the frozen report."""

from __future__ import annotations

from datetime import date

import pytest

from jobdesk.domain.report_document import Table, Words
from jobdesk.domain.report_records import ReportRecord, ReportText
from jobdesk.domain.report_templates import Template, Use, read_uses, uses_text
from jobdesk.domain.report_templates_ready import READY
from jobdesk.domain.spans import read_span
from jobdesk.errors import UserError
from jobdesk.services import entries, report_making, targets
from jobdesk.services.desk import Desk
from jobdesk.services.report_sections import SECTIONS
from tests import casework


def test_the_monthly_report_counts_against_the_target(desk: Desk) -> None:
    firm = casework.employer(desk)
    casework.vacancy(desk, firm, openings=117, received_on=date(2026, 3, 2))
    casework.vacancy(desk, firm, openings=117, received_on=date(2026, 4, 2))
    targets.set_target(desk, "openings", 2026, "80")
    report = report_making.make(desk, "monthly", read_span("2026-04"))
    assert report.title == "2026년 4월 월간 실적 보고서"
    table = report.section("summary").blocks[0]
    assert isinstance(table, Table)
    assert [cell.text for cell in table.lines[0].cells] == [
        "구인신청 인원 (명)",
        "80",
        "117",
        "234",
        "293%",
        "-",
        "0",
        "234",
        "",
    ]
    assert len(table.lines[0].cells[3].figure.ids) == 2  # type: ignore[union-attr]
    months = report.section("months").blocks[0]
    assert isinstance(months, Table)
    texts = [cell.text for cell in months.lines[0].cells]
    assert texts == ["구인신청 인원 (명)", "0", "0", "117", "117", *[""] * 8, "234"]
    assert not report.section("months").landscape  # fourteen narrow columns stand upright


def test_typed_words_stand_in_their_section_and_empty_ones_are_left_out(desk: Desk) -> None:
    span = read_span("2026-04")
    drawn = ReportRecord(template="monthly", starts_on=span.first, ends_on=span.last)
    id_ = entries.add(desk, drawn).id
    entries.add(desk, ReportText(report_id=id_, section="problems", content="일손 부족\n\n- 대책"))
    record = ReportRecord(id=id_, template="monthly", starts_on=span.first, ends_on=span.last)
    report = report_making.make(desk, "monthly", span, record=record)
    assert report.section("problems").title == "문제점 및 대책"
    assert report.section("problems").blocks == (Words("problems", ("일손 부족", "- 대책")),)
    with pytest.raises(KeyError):
        report.section("next_plans")


def test_an_unknown_template_and_an_early_day_are_refused_in_words(desk: Desk) -> None:
    with pytest.raises(UserError, match="모르는 보고서 양식"):
        report_making.make(desk, "weekly", read_span("2026-04"))
    with pytest.raises(UserError, match="기준일"):
        report_making.make(desk, "monthly", read_span("2026-04"), as_of=date(2026, 3, 1))


@pytest.mark.parametrize("template", READY, ids=lambda t: t.id)
def test_every_ready_template_uses_sections_that_there_are(desk: Desk, template: Template) -> None:
    assert {use.kind for use in template.uses} <= set(SECTIONS)
    assert len({use.id for use in template.uses}) == len(template.uses)
    assert read_uses(uses_text(template.uses)) == template.uses
    report_making.make(desk, template.id, read_span("2026"))


def test_sections_come_back_from_text_with_their_options() -> None:
    uses = (Use("a", "summary", "총괄", on=False, landscape=True, options={"indicators": ["x"]}),)
    assert read_uses(uses_text(uses)) == uses
