"""월 마감: March stays March, what changes later is told once, with who and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from jobdesk.data import records
from jobdesk.domain.kinds import KindId
from jobdesk.domain.months import Month
from jobdesk.domain.report_document import Report, Table
from jobdesk.domain.report_json import digest
from jobdesk.domain.spans import SpanType, read_span, span_of
from jobdesk.errors import UserError
from jobdesk.services import (
    checks,
    closings,
    history,
    lists,
    month_end,
    report_freezing,
    report_making,
    vacancies,
)
from jobdesk.services.desk import Desk
from tests import casework

MARCH, APRIL, MAY = (Month(2026, number) for number in (3, 4, 5))


@pytest.fixture
def year(desk: Desk) -> Desk:
    """A centre with vacancies of March and April; March is closed."""
    firm = casework.employer(desk)
    for heads, day in ((3, date(2026, 3, 2)), (4, date(2026, 3, 9)), (5, date(2026, 4, 1))):
        casework.vacancy(desk, firm, openings=heads, received_on=day)
    month_end.close(desk, MARCH)
    return desk


def change(desk: Desk, id_: int, **fields: object) -> None:
    """Edit a vacancy as a counsellor would."""
    vacancies.save(desk, replace(records.get(desk.store, KindId.VACANCIES, id_), **fields))


def openings(report: Report) -> list[str]:
    """The line of 구인신청 인원 by month."""
    table = report.section("months").blocks[0]
    assert isinstance(table, Table)
    return [cell.text for cell in table.lines[0].cells]


def told(report: Report) -> list[list[str]]:
    """The lines of 정정."""
    table = report.section("corrections").blocks[0]
    assert isinstance(table, Table)
    return [[cell.text for cell in line.cells] for line in table.lines]


def test_what_changes_after_the_closing_is_told_once_and_the_sums_agree(year: Desk) -> None:
    change(year, 2, openings=6)
    casework.vacancy(year, 1, openings=1, received_on=date(2026, 3, 30))
    april = report_making.make(year, "monthly", read_span("2026-04"))
    assert openings(april)[1:7] == ["0", "0", "7", "5", "", ""]
    assert openings(april)[-2:] == ["3", "15"]
    lines = told(april)
    mine = [line for line in lines if line[1] in ("구인신청 인원", "")][:2]
    assert mine[0][:5] == ["2026. 3월", "구인신청 인원", "7", "10", "3"]
    assert mine[0][5] == "2026. 3. 9. 구인 변경"
    assert "관리자" in mine[0][6]
    assert mine[1][5] == "2026. 3. 30. 구인 추가"

    month_end.close(year, APRIL)
    may = report_making.make(year, "monthly", read_span("2026-05"))
    assert openings(may)[1:6] == ["0", "0", "10", "5", "0"]
    assert openings(may)[-1] == "15"
    with pytest.raises(KeyError):
        may.section("corrections")
    again = report_making.make(year, "monthly", read_span("2026-04"))
    assert told(again) == lines
    assert openings(again)[3] == "7"


def test_a_record_taken_away_is_told_and_one_brought_back_is_not(year: Desk) -> None:
    vacancies.trash(year, [1])
    april = told(report_making.make(year, "monthly", read_span("2026-04")))
    assert april[0][:6] == ["2026. 3월", "구인신청 인원", "7", "4", "△3", "2026. 3. 2. 구인 제외"]
    vacancies.untrash(year, [1])
    assert closings.corrections(year, APRIL) == ()


def test_a_reprint_of_a_closed_month_is_the_same(year: Desk) -> None:
    drawn = month_end.reports_of(year, MARCH)
    assert [each.template for each in drawn] == ["monthly"]
    before = report_freezing.report_of(year, drawn[0])
    change(year, 1, openings=90)
    after = report_freezing.report_of(year, month_end.reports_of(year, MARCH)[0])
    assert after == before
    assert (after.closed, digest(after)) == (True, drawn[0].digest)


def test_what_was_kept_and_altered_is_not_printed(year: Desk) -> None:
    drawn = month_end.reports_of(year, MARCH)[0]
    altered = replace(drawn, frozen=drawn.frozen.replace('"7"', '"9"'))
    assert altered.frozen != drawn.frozen
    with pytest.raises(UserError, match="확정된 내용이"):
        report_freezing.report_of(year, altered)
    with pytest.raises(UserError, match="확정된 내용이"):
        report_freezing.report_of(year, replace(drawn, frozen="{"))


def test_a_month_is_opened_again_with_a_reason_from_the_last_on(year: Desk) -> None:
    month_end.close(year, APRIL)
    with pytest.raises(UserError, match="사유"):
        month_end.reopen(year, APRIL, " ")
    with pytest.raises(UserError, match="4월부터"):
        month_end.reopen(year, MARCH, "오류")
    month_end.reopen(year, APRIL, "입사일 오류")
    month_end.reopen(year, MARCH, "구인 인원 오류")
    assert closings.closed_months(year) == {}
    kept = [(each.reason, each.reopened_by) for each in closings.all_closings(year)]
    assert sorted(kept) == [("구인 인원 오류", "관리자"), ("입사일 오류", "관리자")]
    change(year, 1, openings=30)
    month_end.close(year, MARCH)
    assert openings(report_making.make(year, "monthly", read_span("2026-04")))[3] == "34"
    drawn = month_end.reports_of(year, MARCH)
    assert len(drawn) == 1
    assert openings(report_freezing.report_of(year, drawn[0]))[3] == "34"


def test_a_running_month_and_a_closed_one_are_not_closed(year: Desk) -> None:
    with pytest.raises(UserError, match="끝나지 않아"):
        month_end.close(year, Month(2026, 11))
    with pytest.raises(UserError, match="이미 마감"):
        month_end.close(year, MARCH)
    with pytest.raises(UserError, match="마감되어 있지"):
        month_end.reopen(year, MAY, "오류")
    assert len(closings.all_closings(year)) == 1


def test_a_closing_is_no_step_to_take_back(year: Desk) -> None:
    step = history.next_undo(year)
    assert step is not None
    assert "마감" not in step.label
    assert closings.is_closed(year, MARCH)


def test_the_check_of_the_store_sees_an_altered_closing(year: Desk) -> None:
    assert {item.name: item.ok for item in checks.check(year).items}["closings"]
    record = closings.all_closings(year)[0]
    with year.store.operation("고침"):
        altered = record.counted.replace('"value":"7"', '"value":"8"')
        assert altered != record.counted
        records.update(year.store, replace(record, counted=altered))
    assert not {item.name: item.ok for item in checks.check(year).items}["closings"]


def test_a_year_closed_month_by_month_agrees_with_the_records(desk: Desk) -> None:
    firm = casework.employer(desk)
    for number in range(1, 11):
        casework.vacancy(desk, firm, openings=number, received_on=date(2026, number, 5))
        if number > 2:
            change(desk, number - 2, openings=number * 10)
        month_end.close(desk, Month(2026, number))
        report = report_making.make(desk, "monthly", span_of(SpanType.MONTH, 2026, number))
        texts = openings(report)
        numbers = [int(text.replace("△", "-") or 0) for text in texts[1:-1] if text != "-"]
        assert sum(numbers) == int(texts[-1])
    live = lists.rows(desk, KindId.VACANCIES, list(range(1, 11)), ("openings",)).values()
    assert sum(int(str(value)) for (value,) in live) == int(texts[-1])
