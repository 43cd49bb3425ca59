"""A sheet of referrals asks in the wizard whose each is; one answer serves all that ask it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from bench import Bench, benched
from importing_kit import made_page, opened, shown_rows
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from jobdesk.domain.employers import Employer
from jobdesk.domain.kinds import LISTED, KindId
from jobdesk.domain.people import Seeker
from jobdesk.services import employers, history, seekers
from jobdesk.services.desk import Desk
from jobdesk.services.imports import Decision
from jobdesk.ui.pages.importing import ImportingPage
from jobdesk.ui.pages.importing.page import REVIEW
from tests.services.import_kit import dump, stored, workbook

HEAD = ("알선일", "성명", "연락처", "구인업체", "직종")


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    for birth in (date(1980, 1, 2), date(1995, 5, 5)):
        seekers.register(desk, Seeker(name="김민지", birth_date=birth))
    for phone in ("063-111-1111", "063-222-2222"):
        employers.register(desk, Employer(name="하나식품", phone=phone))
    with benched(qtbot, desk, tmp_path) as made:
        yield made


@pytest.fixture
def page(bench: Bench, tmp_path: Path) -> ImportingPage:
    sheet = workbook(
        tmp_path / "알선대장.xlsx",
        HEAD,
        ["2026-10-05", "김민지", "", "새벗농원", "선별"],
        ["2026-10-06", "김민지", "", "하나식품", "포장"],
        ["2026-10-07", "김민지", "", "새벗농원", "선별"],
        ["2026-10-08", "박새봄", "010-7000-0001", "새벗농원", "선별"],
    )
    made = made_page(bench)
    opened(bench, made, sheet)
    made.go(REVIEW)
    bench.idle()
    return made


def answer(bench: Bench, page: ImportingPage, candidate: int, decision: Decision) -> None:
    """Choose a candidate of the row shown and press an answer."""
    panel = page.review.panel
    panel.radios[candidate].setChecked(True)
    panel.buttons[decision].click()
    bench.idle()


def test_every_kind_can_be_chosen(page: ImportingPage) -> None:
    box = page.reading.kind
    kinds = [box.itemData(place) for place in range(box.count())]
    assert kinds == [kind.value for kind in (*LISTED, KindId.TARGETS)]
    assert box.value() == KindId.REFERRALS.value


def test_one_answer_serves_all_rows_that_ask_the_same(bench: Bench, page: ImportingPage) -> None:
    panel = page.review.panel
    assert [row[1] for row in shown_rows(page)] == [
        "김민지 · 새벗농원",
        "김민지 · 하나식품",
        "김민지 · 새벗농원",
    ]
    assert [radio.text() for radio in panel.radios] == ["김민지", "김민지"]
    assert panel.buttons[Decision.UPDATE].text() == "이 사람으로 등록"
    assert panel.buttons[Decision.NEW].text() == "다른 사람으로 등록"
    assert panel.alike.isVisible()
    assert "2줄" in panel.alike.text()
    panel.alike.setChecked(True)
    answer(bench, page, 1, Decision.UPDATE)
    # The row that names two firms of one name asks on; the others are told.
    assert [row[1] for row in shown_rows(page)] == ["김민지 · 하나식품"]
    assert "업체" in panel.reason.text()
    assert panel.buttons[Decision.UPDATE].text() == "이 업체로 등록"
    assert not panel.alike.isVisible()
    answer(bench, page, 0, Decision.UPDATE)
    assert shown_rows(page) == []
    assert "새로 4건" in page.review.outlook.text()
    assert "구직자 1명, 구인업체 1곳, 구인 2건" in page.review.outlook.text()


def test_what_was_answered_is_written_and_taken_back(bench: Bench, page: ImportingPage) -> None:
    desk = bench.desk
    before = dump(desk)
    page.review.panel.alike.setChecked(True)
    answer(bench, page, 0, Decision.NEW)
    answer(bench, page, 1, Decision.UPDATE)
    page.session.write()
    bench.idle()
    assert page.session.result is not None
    assert [name for (name,) in stored(desk, KindId.SEEKERS, "name")] == [
        "김민지",
        "김민지",
        "김민지",
        "박새봄",
    ]
    assert len(stored(desk, KindId.REFERRALS)) == 4
    history.undo(desk, page.session.result.change.operation)
    assert dump(desk) == before


def test_the_answer_can_be_given_back(bench: Bench, page: ImportingPage) -> None:
    page.review.grid.go_to(1)
    answer(bench, page, 0, Decision.UPDATE)
    answer(bench, page, 0, Decision.UPDATE)
    page.review.filters[None].click()
    page.review.grid.go_to(1)
    again: QWidget = page.review.panel.again
    assert again.isVisible()
    page.review.panel.again.click()
    bench.idle()
    assert page.review.panel.row is not None
    assert page.review.panel.row.asks == "seeker"
    assert page.review.panel.row.decision is Decision.QUESTION
