"""설정, 면접활동비: dated rules are added and corrected, and paid days keep theirs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from bench import Bench, benched
from pytestqt.qtbot import QtBot

from jobdesk.domain.interviews import AllowanceRule, CapPeriod
from jobdesk.services import allowance_rules
from jobdesk.services.desk import Desk
from jobdesk.ui.pages.settings import SettingsPage
from jobdesk.ui.pages.settings.allowances import AllowancesSection
from tests.conftest import TODAY
from tests.services.test_allowances import interviewed, paid


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    """An empty centre."""
    with benched(qtbot, desk, tmp_path) as made:
        yield made


def _section(bench: Bench) -> tuple[SettingsPage, AllowancesSection]:
    page = SettingsPage(bench.desk, bench.hub, bench.jobs, bench.notices, bench.preferences)
    bench.show(page)
    page.show_part("allowances")
    bench.idle()
    section = page.section("allowances")
    assert isinstance(section, AllowancesSection)
    return page, section


def test_a_centre_begins_with_the_standard_and_stores_its_own(bench: Bench) -> None:
    _page, section = _section(bench)
    assert "기본 기준 30,000원, 1인 연간 1회" in section.now.text()
    assert not section.unsaved()
    section.amount.widget.setText("40,000")  # type: ignore[attr-defined]
    assert section.unsaved()
    section.save()
    bench.idle()
    (rule,) = allowance_rules.all_rules(bench.desk)
    assert (rule.applies_on, rule.amount, rule.times_cap) == (date(2026, 1, 1), 40_000, 1)
    assert section.saved.text() == "저장했습니다."
    assert section.table.listing.row(0)[1] == "40,000원"


def test_a_new_rule_begins_with_the_terms_in_force(bench: Bench) -> None:
    allowance_rules.add(
        bench.desk,
        AllowanceRule(applies_on=date(2026, 1, 1), amount=30_000, times_cap=2),
    )
    _page, section = _section(bench)
    section.new_button.click()
    section.save()
    assert "적용일" in section.applies_on.problem()
    section.applies_on.set_value(date(2027, 1, 1))
    section.amount_cap.set_value(80_000)
    section.cap_period.set_value(CapPeriod.EVER.value)
    section.save()
    bench.idle()
    latest, before = allowance_rules.all_rules(bench.desk)
    assert (latest.amount, latest.times_cap, latest.amount_cap) == (30_000, 2, 80_000)
    assert latest.cap_period is CapPeriod.EVER
    assert before.amount_cap is None
    assert section.table.listing.row(0)[0].startswith("2027-01-01")
    assert "예정" in section.table.listing.row(0)[0]
    assert "2026-01-01" in section.now.text()


def test_the_terms_of_a_paid_day_are_kept_and_the_refusal_is_said(bench: Bench) -> None:
    from tests import casework

    allowance_rules.add(
        bench.desk, AllowanceRule(applies_on=date(2026, 1, 1), amount=30_000, times_cap=1)
    )
    paid(bench.desk, interviewed(bench.desk, casework.seeker(bench.desk)))
    _page, section = _section(bench)
    section.amount.set_value(20_000)
    section.save()
    bench.idle()
    assert "이미 지급되어" in section.applies_on.problem()
    assert allowance_rules.rule_on(bench.desk, TODAY).amount == 30_000
    section.discard()
    section.drop_button.click()
    bench.idle()
    # Without it the standard holds, which says the same: nothing that was paid is changed.
    assert allowance_rules.all_rules(bench.desk) == ()
