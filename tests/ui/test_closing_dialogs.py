"""Closing a month and looking a report over, through the real dialogs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from bench import Bench, benched
from pytestqt.qtbot import QtBot

from jobdesk.data import records
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KindId
from jobdesk.domain.months import Month
from jobdesk.domain.report_check import Finding, Level
from jobdesk.services import closings, vacancies
from jobdesk.services.desk import Desk
from jobdesk.ui.widgets.closing_dialog import ClosingDialog
from jobdesk.ui.widgets.findings_dialog import FindingsDialog
from jobdesk.ui.widgets.reason_dialog import ReasonDialog
from tests import casework

MARCH = Month(2026, 3)


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    with benched(qtbot, desk, tmp_path) as made:
        casework.vacancy(desk, casework.employer(desk), openings=3, received_on=date(2026, 3, 2))
        yield made


@pytest.fixture
def dialog(bench: Bench) -> ClosingDialog:
    made = ClosingDialog(bench.desk, bench.hub, bench.jobs, bench.notices, year=2026, month=3)
    bench.qtbot.addWidget(made)
    made.show()
    bench.qtbot.waitExposed(made)
    bench.idle()
    return made


def state(dialog: ClosingDialog) -> str:
    return str(dialog.months.listing.row(2)[1])


def test_a_month_is_closed_and_opened_again_with_a_reason(
    bench: Bench, dialog: ClosingDialog
) -> None:
    assert (dialog.chosen, state(dialog)) == (MARCH, "열림")
    assert dialog.close_month.isEnabled()
    assert not dialog.reopen.isEnabled()
    dialog.close_month.click()
    bench.idle()
    assert closings.is_closed(bench.desk, MARCH)
    assert state(dialog) == "마감"
    assert not dialog.close_month.isEnabled()

    dialog.reopen.click()
    (asked,) = dialog.findChildren(ReasonDialog)
    asked.save()
    bench.idle()
    assert asked.isVisible(), "no reason, no reopening"
    asked.reason.set_value("기록을 잘못 입력함")
    asked.save()
    bench.idle()
    assert not closings.is_closed(bench.desk, MARCH)
    assert state(dialog) == "열림"


def test_what_changed_since_is_told_and_opens(bench: Bench, dialog: ClosingDialog) -> None:
    dialog.close_month.click()
    bench.idle()
    first = records.get(bench.desk.store, KindId.VACANCIES, 1)
    bench.jobs.write(lambda: vacancies.save(bench.desk, replace(first, openings=5)))
    bench.idle()
    assert dialog.months.listing.row(2)[4]
    assert "구인신청 인원 +2" in dialog.told.text()
    asked: list[object] = []
    bench.hub.show_filtered.connect(asked.append)
    dialog.opener.click()
    assert asked == [(KindId.VACANCIES, Filter(ids=(1,)))]


def test_a_running_month_cannot_be_closed(bench: Bench, dialog: ClosingDialog) -> None:
    dialog.months.selectRow(10)
    assert dialog.chosen == Month(2026, 11)
    assert not dialog.close_month.isEnabled()
    assert "30일이 지나야" in dialog.told.text()


def test_findings_are_listed_and_open_their_records(bench: Bench) -> None:
    asked: list[object] = []
    bench.hub.show_filtered.connect(asked.append)
    findings = (
        Finding("rate", Level.WRONG, "총괄 실적", "달성률이 다릅니다."),
        Finding("stale", Level.LOOK, "자료", "오래된 구인", KindId.VACANCIES, (1,)),
    )
    dialog = FindingsDialog(findings, bench.hub)
    bench.qtbot.addWidget(dialog)
    dialog.show()
    (opener,) = dialog.openers
    assert "오래된 구인" in opener.accessibleName()
    opener.click()
    assert asked == [(KindId.VACANCIES, Filter(ids=(1,)))]
    assert not dialog.isVisible()


def test_nothing_found_is_said(bench: Bench) -> None:
    dialog = FindingsDialog((), bench.hub)
    bench.qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.openers == []
