"""설정, 절감효과: values are typed with their day and source, corrected, and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from bench import Bench, benched
from pytestqt.qtbot import QtBot

from jobdesk.services import constants
from jobdesk.services.constants import CONSTANTS, Terms
from jobdesk.services.desk import Desk
from jobdesk.ui.pages.settings import SettingsPage
from jobdesk.ui.pages.settings.saving import SavingSection

COST, DESK_COST = CONSTANTS[0].name, CONSTANTS[1].name


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    """An empty centre."""
    with benched(qtbot, desk, tmp_path) as made:
        yield made


def _section(bench: Bench) -> tuple[SettingsPage, SavingSection]:
    page = SettingsPage(bench.desk, bench.hub, bench.jobs, bench.notices, bench.preferences)
    bench.show(page)
    page.show_part("saving")
    bench.idle()
    section = page.section("saving")
    assert isinstance(section, SavingSection)
    return page, section


def test_a_centre_types_its_first_values(bench: Bench) -> None:
    _page, section = _section(bench)
    assert not section.unsaved()
    section.save()
    bench.idle()
    assert "적용일" in section.applies_on.problem()
    section.applies_on.set_value(date(2026, 1, 1))
    section.values[COST].set_value("16,800")
    section.values[DESK_COST].set_value("천원")
    assert section.unsaved()
    section.save()
    bench.idle()
    assert "숫자" in section.values[DESK_COST].problem()
    assert constants.terms(bench.desk) == ()
    section.values[DESK_COST].set_value("1000")
    section.save()
    bench.idle()
    assert section.saved.text() == "저장했습니다."
    assert section.table.listing.row(0)[1:3] == ("16,800원", "1,000원")
    assert not section.unsaved()


def test_a_later_day_begins_with_the_values_that_hold_and_keeps_the_earlier(bench: Bench) -> None:
    constants.put_terms(bench.desk, Terms(date(2026, 1, 1), {COST: "16800"}, "요금표"))
    _page, section = _section(bench)
    section.new_button.click()
    assert section.values[COST].value() == "16800"
    section.applies_on.set_value(date(2027, 1, 1))
    section.values[COST].set_value("18,000")
    section.save()
    bench.idle()
    assert [each.values[COST] for each in constants.terms(bench.desk)] == ["18000", "16800"]
    assert "예정" in section.table.listing.row(0)[0]
    section.drop_button.click()
    bench.idle()
    assert len(constants.terms(bench.desk)) == 1
