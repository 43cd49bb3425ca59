"""월 마감: March stays March, what changes later is told once, with who and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from jobdesk.data import records
from jobdesk.domain.aftercare import Audience, FollowUp, Outcome
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.interviews import Attendance, Trip, TripPerson, TripStatus
from jobdesk.domain.kinds import KindId
from jobdesk.domain.months import Month
from jobdesk.domain.report_document import Report, Table
from jobdesk.domain.report_json import digest
from jobdesk.domain.report_records import ReportTemplate
from jobdesk.domain.report_templates import use, uses_text
from jobdesk.domain.spans import SpanType, read_span, span_of
from jobdesk.errors import UserError
from jobdesk.services import (
    checks,
    closings,
    entries,
    history,
    indicator_values,
    lists,
    month_end,
    own_indicators,
    placements,
    registrations,
    report_freezing,
    report_making,
    vacancies,
)
from jobdesk.services.correction_reasons import RULE_CHANGED
from jobdesk.services.desk import Desk
from jobdesk.services.indicator_values import Typed
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


def test_a_change_is_told_with_its_own_doer_and_not_with_who_wrote_last(year: Desk) -> None:
    year.store.user = "김하나"
    change(year, 2, openings=6)
    year.store.user = "이두리"
    change(year, 2, note="전화함")
    (told,) = closings.corrections(year, APRIL)[:1]
    assert [each.who for each in told.changes] == ["김하나"]
    month_end.close(year, APRIL)
    year.store.user = "박세미"
    change(year, 2, openings=7)
    year.store.user = "이두리"
    change(year, 2, note="다시 전화함")
    (told,) = closings.corrections(year, MAY)[:1]
    assert [each.who for each in told.changes] == ["박세미"]


def test_a_change_in_what_a_record_hangs_on_is_told_with_who_made_it(desk: Desk) -> None:
    with desk.store.operation("준비"):
        trip = records.insert(desk.store, Trip(held_on=date(2026, 3, 4), status=TripStatus.HELD))
        records.insert(
            desk.store,
            TripPerson(trip_id=trip, seeker_id=casework.seeker(desk), attendance=Attendance.CAME),
        )
    month_end.close(desk, MARCH)
    desk.store.user = "김하나"
    with desk.store.operation("동행면접 취소: 김민지"):
        held = records.get(desk.store, KindId.TRIPS, trip)
        records.update(desk.store, replace(held, status=TripStatus.CANCELLED))
    found = {each.indicator: each for each in closings.corrections(desk, APRIL)}
    (row,) = found["trip_people"].changes
    assert (row.word, row.who) == ("제외", "김하나")


def test_no_name_is_in_the_reason_that_is_printed(desk: Desk) -> None:
    who = casework.seeker(desk, "황보나래", registered_on=date(2026, 2, 2))
    month_end.close(desk, MARCH)
    registrations.renew(desk, who, on=date(2026, 3, 5))
    report = report_making.make(desk, "monthly", read_span("2026-04"))
    line = next(line for line in told(report) if line[1] == "구직신청")
    assert "관리자" in line[6]
    assert "황보나래" not in line[6]
    month_end.close(desk, APRIL)
    assert "황보나래" not in closings.closed_months(desk)[APRIL].record.corrections


def test_a_rule_that_changed_is_told_as_the_reason(desk: Desk) -> None:
    casework.vacancy(desk, casework.employer(desk), openings=3, received_on=date(2026, 3, 2))
    blank = replace(
        own_indicators.blank(desk),
        name="큰 구인",
        record_kind="vacancies",
        date_field="received_on",
    )
    low = Filter(conditions=(Condition("openings", Op.AT_LEAST, 2),))
    id_ = own_indicators.save(desk, own_indicators.with_conditions(blank, low)).id
    month_end.close(desk, MARCH)
    desk.store.user = "김하나"
    own = records.get(desk.store, KindId.OWN_INDICATORS, id_)
    raised = Filter(conditions=(Condition("openings", Op.AT_LEAST, 5),))
    own_indicators.save(desk, own_indicators.with_conditions(own, raised))
    (found,) = closings.corrections(desk, APRIL)
    assert (found.before, found.after) == (1, 0)
    assert [(each.why, each.who) for each in found.changes] == [(RULE_CHANGED, "김하나")]


def test_a_report_drawn_up_late_counts_what_changed_since_its_last_month_was_closed(
    year: Desk,
) -> None:
    month_end.close(year, APRIL)
    change(year, 3, openings=9)
    quarter = replace(read_span("2026-04"), first=date(2026, 2, 1))
    texts = openings(report_making.make(year, "monthly", quarter))
    assert texts[1:5] == ["0", "0", "7", "5"]
    assert texts[-2:] == ["4", "16"]


@pytest.mark.parametrize(("asked_on", "changed"), [(date(2026, 4, 2), 0), (date(2026, 3, 20), 1)])
def test_what_becomes_known_by_a_later_day_is_counted_and_is_no_change_of_what_was_told(
    desk: Desk, asked_on: date, changed: int
) -> None:
    who, firm = casework.seeker(desk), casework.employer(desk)
    hire = replace(placements.blank(desk, who), employer_id=firm, hire_date=date(2026, 2, 10))
    placements.record(desk, hire)
    month_end.close(desk, MARCH)
    with desk.store.operation("사후관리"):
        asked = FollowUp(
            placement_id=1,
            audience=Audience.SEEKER,
            outcome=Outcome.DONE,
            employed=True,
            milestone=1,
            done_on=asked_on,
        )
        records.insert(desk.store, asked)
    found = [each for each in closings.corrections(desk, APRIL) if each.indicator == "kept_1"]
    assert [each.difference for each in found] == [1] * changed
    april = report_making.make(desk, by_month(desk, "kept_1", "due_1"), read_span("2026-04"))
    label = "1개월 고용유지 (명)"
    assert (cells(april, label)[3], cells(april, label)[-1]) == ("1", "1")


def cells(report: Report, label: str) -> list[str]:
    """The line of an indicator by month."""
    table = report.section("months").blocks[0]
    assert isinstance(table, Table)
    (line,) = [each for each in table.lines if each.cells[0].text == label]
    return [cell.text for cell in line.cells]


def by_month(desk: Desk, *ids: str) -> str:
    """A template that prints these indicators by month, and 정정."""
    uses = (use("months", indicators=list(ids)), use("corrections"))
    return f"own:{entries.add(desk, ReportTemplate(title='달', sections=uses_text(uses))).id}"


def test_a_number_typed_after_the_closing_is_told_as_any_other(desk: Desk) -> None:
    typed = [Typed("insured_people", 2, "12,000", "고용행정통계"),
             Typed("employment_rate", 3, "68.1", "지역별고용조사")]  # fmt: skip
    indicator_values.set_values(desk, 2026, typed)
    month_end.close(desk, MARCH)
    desk.store.user = "김하나"
    again = [replace(typed[1], value="67.85"), Typed("insured_people", 3, "12,345", "고용행정통계")]
    indicator_values.set_values(desk, 2026, again)
    shown = by_month(desk, "employment_rate", "insured_people")
    april = report_making.make(desk, shown, read_span("2026-04"))
    lines = {line[1]: line for line in told(april)}
    assert lines["고용률(15~64세)"][2:5] == ["68.10", "67.85", "△0.25"]
    assert lines["고용률(15~64세)"][5].endswith("변경")
    assert "김하나" in lines["고용률(15~64세)"][6]
    assert cells(april, "고용률(15~64세) (%)")[3] == "68.1"
    month_end.close(desk, APRIL)
    assert closings.corrections(desk, MAY) == ()


def test_a_rate_of_a_closed_month_is_that_of_the_numbers_told_beside_it(year: Desk) -> None:
    casework.seeker(year, registered_on=date(2026, 3, 3))
    month_end.reopen(year, MARCH, "접수")
    month_end.close(year, MARCH)
    change(year, 1, openings=5)
    shown = by_month(year, "openings", "registrations", "vacancy_ratio")
    april = report_making.make(year, shown, read_span("2026-04"))
    assert cells(april, "구인신청 인원 (명)")[3] == "7"
    assert cells(april, "구인배수 (배)")[3] == "7.00"


def test_a_change_of_a_ratio_keeps_its_places(desk: Desk) -> None:
    firm = casework.employer(desk)
    for year, number, heads in ((2025, 2, 3), (2026, 3, 4), (2026, 4, 5)):
        casework.vacancy(desk, firm, openings=heads, received_on=date(year, number, 2))
        for name in ("가", "나", "다", "라"):
            casework.seeker(desk, f"{name}{number}", registered_on=date(year, number, 3))
    uses = tuple(use(each, indicators=["vacancy_ratio"]) for each in ("summary", "last_year"))
    id_ = entries.add(desk, ReportTemplate(title="배수", sections=uses_text(uses))).id
    report = report_making.make(desk, f"own:{id_}", read_span("2026-04"))
    table = report.sections[0].blocks[0]
    assert isinstance(table, Table)
    assert [cell.text for cell in table.lines[0].cells][2:6] == ["1.25", "1.13", "-", "0.25"]
    beside = report_making.make(desk, f"own:{id_}", read_span("2026-04")).sections[1].blocks[0]
    assert isinstance(beside, Table)
    assert [cell.text for cell in beside.lines[0].cells][1:4] == ["0.75", "1.13", "0.38"]


def test_half_a_month_is_held_against_the_same_days_of_last_year(desk: Desk) -> None:
    firm = casework.employer(desk)
    for day in (date(2025, 11, 10), date(2025, 11, 28), date(2026, 11, 10)):
        casework.vacancy(desk, firm, openings=1, received_on=day)
    report = report_making.make(desk, "monthly", read_span("2026-11"))
    table = report.section("summary").blocks[0]
    assert isinstance(table, Table)
    assert table.lines[0].cells[6].text == "1"


def test_an_indicator_that_counts_other_records_since_is_told_and_breaks_nothing(
    year: Desk,
) -> None:
    blank = replace(
        own_indicators.blank(year), name="접수", record_kind="vacancies", date_field="received_on"
    )
    month_end.reopen(year, MARCH, "지표")
    id_ = own_indicators.save(year, blank).id
    month_end.close(year, MARCH)
    own = records.get(year.store, KindId.OWN_INDICATORS, id_)
    others = replace(own, record_kind="registrations", date_field="registered_on", rule="")
    own_indicators.save(year, others)
    casework.seeker(year, registered_on=date(2026, 3, 3))
    found = {each.indicator: each for each in closings.corrections(year, APRIL)}
    assert (found[f"own:{id_}"].before, found[f"own:{id_}"].after) == (2, 1)
