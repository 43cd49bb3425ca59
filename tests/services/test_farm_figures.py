"""The figures of farm work, proven by a year of the size that one county published."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from jobdesk.data import records
from jobdesk.domain.farm_figures import FarmFigures
from jobdesk.domain.farm_figures_words import definitions, head_line, missing_line
from jobdesk.domain.farm_gaps import Gap
from jobdesk.domain.figures import Number
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import access, farm_figures, farm_missing, lists
from jobdesk.services.desk import Desk
from tests import made_farm_year
from tests.made_farm_year import Year


@pytest.fixture
def year(desk: Desk) -> Year:
    """2022."""
    return made_farm_year.enter(desk)


@pytest.fixture
def figures(desk: Desk, year: Year) -> FarmFigures:
    """Of 2022."""
    return farm_figures.of_year(desk, 2022)


def numbers(figures: FarmFigures) -> list[Number]:
    """Every number that opens."""
    lines = [line for table in figures.tables for line in (*table.rows, table.total)]
    found = [each.number for each in (*figures.measures, *figures.missing)]
    for line in lines:
        found += [line.days, line.people, line.farms, line.wages]
    for time in (*figures.time, figures.time_total):
        found += [time.line.days, time.wanted, time.absent, time.farms_found, time.workers_found]
    return found


def test_the_published_year_comes_out_exactly(figures: FarmFigures) -> None:
    assert figures.measure("days").number.value == 5_124
    assert figures.measure("people").number.value == 724
    assert figures.measure("farms").number.value == 234
    assert figures.measure("workers_found").number.value == 724
    assert figures.measure("farms_found").number.value == 234
    assert figures.average("per_person").value == Decimal("7.08")
    assert figures.average("per_farm").value == Decimal("21.9")
    assert head_line(figures) == (
        "연인원 5,124명 · 실인원 724명 · 농가 234곳 · 1인 평균 7.08일 · 농가 평균 21.9명"
    )


def test_nothing_is_counted_that_was_not_worked(figures: FarmFigures, year: Year) -> None:
    assert set(figures.measure("days").number.ids) == set(year.days)
    assert figures.measure("absent").number.value == year.absent
    assert figures.measure("rain").number.value == year.rain
    assert figures.measure("wanted").number.value == year.wanted
    assert figures.measure("wages").number.value == year.wages
    assert figures.average("filled").value == round(Decimal(5_124 * 100) / year.wanted)


def test_the_tables_say_what_was_made(figures: FarmFigures, year: Year) -> None:
    made = {
        "task": year.by_task,
        "place": year.by_place,
        "origin": year.by_origin,
    }
    for id_, expected in made.items():
        assert {line.label: line.days.value for line in figures.table(id_).rows} == dict(expected)
    assert figures.time_label == "월별"
    assert [(time.line.label, time.line.days.value) for time in figures.time] == [
        (f"{month}월", year.by_month[month]) for month in range(1, 13)
    ]


def test_every_table_holds_every_day_once(figures: FarmFigures, year: Year) -> None:
    for table in figures.tables:
        ids = [id_ for line in table.rows for id_ in line.days.ids]
        assert len(ids) == len(set(ids)) == 5_124, table.id
        assert sum(line.wages.value for line in table.rows) == year.wages
    spread = figures.table("spread").rows
    assert sum(line.people.value for line in spread) == 724
    assert len(spread) > 1
    assert len(figures.table("farm").rows) == 234
    workers = figures.table("worker").rows
    assert [line.days.value for line in workers] == sorted(
        (line.days.value for line in workers), reverse=True
    )


def test_time_sums_to_the_span(figures: FarmFigures) -> None:
    for name in ("wanted", "absent", "farms_found", "workers_found"):
        parts = [getattr(time, name).value for time in figures.time]
        assert sum(parts) == getattr(figures.time_total, name).value, name


def test_every_number_is_as_many_records(desk: Desk, figures: FarmFigures) -> None:
    sums = {KindId.FARM_BLOCKS: "heads", KindId.FARM_DAYS: "daily_wage"}
    for number in numbers(figures):
        assert len(set(number.ids)) == len(number.ids)
        if len(number.ids) != number.value:
            rows = lists.rows(desk, number.kind, number.ids, (sums[number.kind],))
            assert sum(row[0] or 0 for row in rows.values()) == number.value
    days = figures.measure("days").number
    statuses = lists.rows(desk, days.kind, days.ids, ("status",))
    assert {row[0] for row in statuses.values()} <= {"근로확인", "정산"}


def test_the_lists_say_the_same_numbers(desk: Desk, figures: FarmFigures, year: Year) -> None:
    """What the derived columns of 농가 and 근로자 count is what the report counts."""
    kept = {KindId.FARMS: "employer_id", KindId.FARM_WORKERS: "seeker_id"}
    shown = {
        KindId.FARMS: ("day_count", "person_count"),
        KindId.FARM_WORKERS: ("day_count", "farm_count"),
    }
    for kind, table in ((KindId.FARMS, "farm"), (KindId.FARM_WORKERS, "worker")):
        ids = lists.find(desk, kind)
        whose = {
            one.id: getattr(one, kept[kind]) for one in records.get_many(desk.store, kind, ids)
        }
        told = {whose[id_]: row for id_, row in lists.rows(desk, kind, ids, shown[kind]).items()}
        for line in figures.table(table).rows:
            other = line.people if table == "farm" else line.farms
            assert told[line.record_id] == (line.days.value, other.value)


def test_what_is_missing_is_counted_and_named(desk: Desk, figures: FarmFigures, year: Year) -> None:
    span = (date(2022, 1, 1), date(2022, 12, 31))
    expected = {
        Gap.CONFIRMATION: year.unconfirmed,
        Gap.CONTRACT: year.without_contract,
        Gap.INSURANCE: year.uninsured,
        Gap.WAGE: year.unpaid,
    }
    assert {each.gap: each.number.value for each in figures.missing} == expected
    assert farm_missing.counts(desk, *span) == expected
    lacks = farm_missing.missing(desk, *span)
    for each in figures.missing:
        named = [lack.day_id for lack in lacks if each.gap in lack.gaps]
        assert named == list(each.number.ids)
    assert all(lack.farm and lack.worker for lack in lacks)
    assert missing_line(figures).startswith(f"근로확인 빠짐 {year.unconfirmed}건 · 계약서 빠짐 ")


def test_months_add_up_to_the_year(desk: Desk, figures: FarmFigures) -> None:
    months = [farm_figures.of_month(desk, 2022, number) for number in range(1, 13)]
    for name in ("days", "farms_found", "workers_found", "wanted", "wages", "absent"):
        parts = sum(month.measure(name).number.value for month in months)
        assert parts == figures.measure(name).number.value, name
    may = months[4]
    assert may.title == "2022년 5월 농가일자리 실적"
    assert may.time_label == "일별"
    assert may.time[0].line.label == "5. 1. (일)"  # who was found on it, though nobody worked


def test_ten_years_are_told_by_years(desk: Desk, year: Year) -> None:
    decade = farm_figures.between(desk, date(2016, 1, 1), date(2025, 12, 31))
    assert decade.time_label == "연도별"
    assert [time.line.label for time in decade.time] == ["2021년", "2022년", "2023년"]
    assert decade.measure("days").number.value == 5_126


def test_a_reprint_of_the_same_records_has_the_same_digest(
    desk: Desk, figures: FarmFigures
) -> None:
    told = farm_figures.to_json(figures)
    again = farm_figures.to_json(replace(figures, taken_by="다른 사람"))
    assert told["digest"] == again["digest"]
    assert "일꾼" not in str(told), "people are named by their record alone"
    assert len(definitions(figures)) == len(figures.measures) + len(figures.averages) + 3


def test_a_span_the_wrong_way_round_is_refused(desk: Desk) -> None:
    with pytest.raises(UserError, match="끝이 시작보다 앞섭니다"):
        farm_figures.between(desk, date(2022, 2, 1), date(2022, 1, 1))
    with pytest.raises(UserError, match="끝이 시작보다 앞섭니다"):
        farm_missing.missing(desk, date(2022, 2, 1), date(2022, 1, 1))
    with pytest.raises(UserError, match="달을 알 수 없습니다"):
        farm_figures.of_month(desk, 2022, 13)


def test_an_empty_centre_has_noughts_and_no_averages(desk: Desk) -> None:
    made = farm_figures.of_year(desk, 2026)
    assert {each.number.value for each in made.measures} == {0}
    assert {each.text for each in made.averages} == {"-"}
    assert made.time == ()
    assert missing_line(made) == ""
    assert access.listing(desk, 1) == []


def test_a_stretch_of_a_year_that_was_read_is_what_it_is_when_read_alone(
    desk: Desk, year: Year, figures: FarmFigures, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = farm_figures.read(desk, date(2022, 1, 1), date(2022, 12, 31))
    alone = farm_figures.between(desk, date(2022, 10, 1), date(2022, 12, 31))
    monkeypatch.delattr(farm_figures.farm_evidence, "read")  # the store is not asked again
    assert read.since(date(2022, 10, 1)).figures() == replace(alone, taken_at=read.frame.taken_at)
    assert tuple(read.table(each.id) for each in figures.tables) == figures.tables
    assert [each.id for each in read.figures(("farm", "task")).tables] == ["task", "farm"]
