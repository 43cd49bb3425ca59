"""요청 받기 as a call goes: an offer on other days, days of the week, the same call taken twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from jobdesk.domain.farm_work import FarmRequest
from jobdesk.services import farm_records, farm_requests
from jobdesk.services.desk import Desk
from jobdesk.ui.page_entry import Context
from jobdesk.ui.pages.farm_work.requests_dialog import TakeRequest, same_asked
from jobdesk.ui.pages.farm_work.requests_list import RequestsList
from tests import farm_kit
from tests.ui.bench import Bench, benched


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    with benched(qtbot, desk, tmp_path) as made:
        yield made


def called(bench: Bench, firm: int, offers: int) -> TakeRequest:
    page = RequestsList(
        Context(bench.desk, bench.hub, bench.jobs, bench.notices, bench.preferences)
    )
    bench.show(page)
    page.primary_action()
    dialog = page.window().findChild(TakeRequest)
    assert dialog is not None
    dialog.link.choose(firm, "배골농원")
    bench.qtbot.waitUntil(lambda: len(dialog.buttons) == offers)
    return dialog


def write(dialog: TakeRequest, field: str, value: object) -> None:
    dialog.form.fields[field].set_value(value)
    dialog.form.put({})


def test_an_offer_on_other_days_is_as_long_as_it_was(bench: Bench) -> None:
    firm = farm_kit.farm(bench.desk, "배골농원")
    farm_kit.request(bench.desk, firm, date(2025, 12, 1), ends_on=date(2025, 12, 5))
    dialog = called(bench, firm, 1)
    assert dialog.form.fields["weekdays"].isHidden()
    QTest.keyClick(dialog, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    write(dialog, "starts_on", date(2026, 12, 8))
    assert dialog.form.draft().ends_on == date(2026, 12, 12)
    write(dialog, "ends_on", date(2026, 12, 16))  # said on the telephone: it stays as it was said
    write(dialog, "starts_on", date(2026, 12, 9))
    assert dialog.form.draft().ends_on == date(2026, 12, 16)


def test_a_span_leaves_out_the_days_of_the_week_that_are_not_wanted(bench: Bench) -> None:
    firm = farm_kit.farm(bench.desk, "배골농원")
    dialog = called(bench, firm, 0)
    for field, value in (
        ("task", "적과"),
        ("heads", 4),
        ("starts_on", date(2026, 12, 4)),
        ("ends_on", date(2026, 12, 8)),
    ):
        write(dialog, field, value)
    assert not dialog.form.fields["weekdays"].isHidden()
    write(dialog, "weekdays", ("월", "화", "수", "목", "금"))
    assert dialog.sum.text() == "작업일 3일 · 연인원 12명"
    dialog.save()
    bench.idle()
    (asked,) = farm_requests.of_farm(bench.desk, firm)
    days = [block.work_date for block in farm_records.blocks_of(bench.desk, [asked.id])]
    assert days == [date(2026, 12, 4), date(2026, 12, 7), date(2026, 12, 8)]


def test_the_same_call_taken_twice_is_told(bench: Bench) -> None:
    firm = farm_kit.farm(bench.desk, "배골농원")
    farm_kit.request(bench.desk, firm, date(2026, 12, 1), ends_on=date(2026, 12, 5))
    dialog = called(bench, firm, 1)
    write(dialog, "task", "적과")
    write(dialog, "starts_on", date(2026, 12, 4))
    assert dialog.sum.text().startswith("이미 받은 요청이 있습니다: 적과 3명, 12-01~12-05")
    write(dialog, "starts_on", date(2026, 12, 6))
    assert not dialog.sum.text().startswith("이미")


def test_only_the_same_work_on_the_same_days_is_the_same_call() -> None:
    asked = FarmRequest(
        task="적과", heads=3, starts_on=date(2026, 12, 1), ends_on=date(2026, 12, 5)
    )
    same = replace(asked, starts_on=date(2026, 12, 5), ends_on=None)
    assert same_asked(same, [asked])
    assert not same_asked(replace(same, task="전지"), [asked])
    assert not same_asked(replace(same, starts_on=None), [asked])
    assert not same_asked(replace(same, ends_on=date(2026, 12, 1)), [asked])
