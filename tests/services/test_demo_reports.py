"""The practice centre's plan and reports: something of every kind, true to the rules, and a month
that waits to be handed in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from jobdesk.data import records
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.domain.months import Month
from jobdesk.domain.plan_checks import findings
from jobdesk.domain.report_document import Photos, Table
from jobdesk.domain.report_records import ReportStatus
from jobdesk.domain.spans import read_span
from jobdesk.services import (
    attachments,
    centres,
    checks,
    closings,
    constants,
    demo,
    entries,
    history,
    lists,
    plans_reading,
    report_files,
    report_making,
    target_year,
    tasks,
)
from jobdesk.services.desk import Desk
from jobdesk.services.indicators import Measures
from jobdesk.services.report_freezing import report_of
from tests.conftest import TODAY, today

KINDS_OF_REPORTS = [
    KindId.OWN_INDICATORS,
    KindId.INDICATOR_VALUES,
    KindId.DATED_CONSTANTS,
    KindId.PLAN_ITEMS,
    KindId.PLAN_MONEY,
    KindId.PLAN_STEPS,
    KindId.PLEDGES,
    KindId.REPORT_TEMPLATES,
    KindId.REPORTS,
    KindId.REPORT_TEXTS,
    KindId.REPORT_PHOTOS,
    KindId.REPORT_CLOSINGS,
]


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The practice centre as it is made for somebody who tries the program."""
    desk = demo.build(tmp_path_factory.mktemp("demo") / "centre", today=today)
    yield desk
    centres.close(desk)


def _all(desk: Desk, kind: KindId) -> list[Any]:
    return records.get_many(desk.store, kind, sorted(lists.find(desk, kind)))


def test_there_is_something_of_every_kind_and_it_keeps_the_rules(practice: Desk) -> None:
    assert [KINDS[kind].label for kind in KINDS_OF_REPORTS if not _all(practice, kind)] == []
    for kind in KINDS_OF_REPORTS:
        for record in _all(practice, kind):
            assert entries.check(practice, record) == (), record
    assert checks.check(practice).ok
    assert history.next_undo(practice) is None


def test_the_plan_has_its_money_by_source_and_its_targets_of_four_years(practice: Desk) -> None:
    items = plans_reading.items(practice)
    assert [item.level.value for item in items].count("전략") == 3
    assert findings(plans_reading.plan(practice, items[0].plan).roots) == ()
    leaves = [item for item in items if item.level.value == "세부사업"]
    for item in leaves:
        money = plans_reading.money_of(practice, [item.id])
        assert {line.year for line in money} == {2025, 2026, 2027, 2028}
        for line in money:
            assert (line.spent is None) == ((line.year or 0) > TODAY.year)
            assert line.planned is not None
            assert (line.spent or 0) <= line.planned
        assert {t.year for t in plans_reading.targets_of(practice, [item.id])} == {
            2025,
            2026,
            2027,
            2028,
        }
    (pledge,) = _all(practice, KindId.PLEDGES)
    assert plans_reading.item(practice, pledge.item_id).title == "농번기 인력 중개"
    revised = [
        item.title for item in leaves if len(plans_reading.targets_of(practice, [item.id])) > 4
    ]
    assert revised == ["지역맞춤 양성과정"]


def test_own_indicators_count_by_records_and_by_hand(practice: Desk) -> None:
    first, last = date(2026, 1, 1), TODAY
    with practice.store.reading():
        measures = Measures(practice, TODAY)
        called = measures.figure("own:1", first, last)
        typed = measures.figure("own:2", first, last)
        visits = [each for each in _all(practice, KindId.VISITS) if each.method == "전화"]
        this_year = [each for each in visits if first <= each.visited_on <= last]
        assert called.value == len(this_year) > 0
        assert len(typed.ids) == 10  # the months that are over
        assert measures.figure("employment_rate", first, last).value == Decimal("69.3")
        leaf = next(i for i in plans_reading.items(practice) if i.title == "농작업 안전교육")
        assert (measures.figure(f"plan:{leaf.id}", first, last).value or 0) > 0
    lines = {line.indicator.id for line in target_year.lines(practice, 2026)}
    assert {"own:1", "own:2", "employment_rate", "placements"} <= lines
    for each in constants.CONSTANTS:
        assert constants.on(practice, each.name, TODAY) is not None


def test_two_months_are_closed_and_handed_in_and_the_last_is_being_written(
    practice: Desk,
) -> None:
    assert list(closings.closed_months(practice)) == [Month(2026, 8), Month(2026, 9)]
    drawn = sorted(_all(practice, KindId.REPORTS), key=lambda each: each.starts_on)
    assert [each.starts_on.month for each in drawn] == [8, 9, 10]
    assert [each.status for each in drawn[:2]] == [ReportStatus.HANDED_IN] * 2
    assert all(each.document_number for each in drawn[:2])
    assert (drawn[2].status, drawn[2].due_on) == (
        ReportStatus.WRITING,
        TODAY + timedelta(days=3),
    )
    for each in drawn:
        report = report_of(practice, each)
        assert report.section("problems").blocks
        assert report.section("next_plans").blocks
    told = [todo.title for todo in tasks.today(practice) if todo.sort is tasks.Sort.REPORT]
    assert "마감할 달: 10월" in told
    assert "제출할 보고서: 2026년 10월 월간 실적 보고서" in told
    assert any(title.startswith("마감 뒤 바뀐 실적") for title in told)


def test_october_tells_what_was_found_late_and_shows_its_pictures(
    practice: Desk, tmp_path: Path
) -> None:
    report = report_files.current(practice, "monthly", read_span("2026-10"))
    table = report.section("corrections").blocks[0]
    assert isinstance(table, Table)
    rows = [[cell.text for cell in line.cells] for line in table.lines]
    assert [row[2:5] for row in rows if row[1] == "언론보도"] == [["0", "1", "1"]]
    photos = report.section("photos").blocks[0]
    assert isinstance(photos, Photos)
    assert len(photos.photos) == 3
    for photo in photos.photos:
        assert attachments.thumbnail(practice, photo.attachment, 96)
    for suffix in (".pdf", ".hwpx"):
        report_files.save(practice, report, tmp_path / f"october{suffix}")
        assert (tmp_path / f"october{suffix}").stat().st_size > 20_000


def test_a_template_of_the_centre_prints(practice: Desk) -> None:
    own = [each for each in report_making.templates(practice) if each.id.startswith("own:")]
    assert [each.title for each in own] == ["군청 제출용 월간 실적"]
    report = report_making.make(practice, own[0].id, read_span("2026-10"))
    assert [section.id for section in report.sections] == ["summary", "corrections", "places"]


@pytest.mark.parametrize("until", ["2026-01", "2025-12"])
def test_any_last_month_makes_a_whole_centre(tmp_path: Path, until: str) -> None:
    desk = demo.build(tmp_path / "a", seed=2, seekers=30, until=until, today=today)
    assert len(closings.closed_months(desk)) == 2
    assert checks.check(desk).ok
    again = demo.build(tmp_path / "b", seed=2, seekers=30, until=until, today=today)
    for kind in (KindId.PLAN_MONEY, KindId.INDICATOR_VALUES, KindId.REPORT_PHOTOS, KindId.TARGETS):
        assert _all(desk, kind) == _all(again, kind)
    assert [each.digest for each in _all(desk, KindId.REPORT_CLOSINGS)] == [
        each.digest for each in _all(again, KindId.REPORT_CLOSINGS)
    ]
    for each in (desk, again):
        centres.close(each)
