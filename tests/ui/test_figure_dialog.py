"""Every number opens: the dialog tells its sentence, its parts and its records, of every kind."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from bench import Bench, benched, fill
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from jobdesk.domain.changes import Ref
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.domain.report_document import Figure
from jobdesk.services import lists
from jobdesk.services.desk import Desk
from jobdesk.ui.widgets.figure_dialog import FigureDialog, columns_of, figure_words


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    with benched(qtbot, desk, tmp_path) as made:
        fill(desk)
        yield made


def _dialog(bench: Bench, figure: Figure) -> FigureDialog:
    dialog = FigureDialog(figure, bench.desk, bench.hub, bench.jobs, bench.notices)
    bench.qtbot.addWidget(dialog)
    dialog.show()
    bench.qtbot.waitExposed(dialog)
    bench.idle()
    return dialog


def _people(bench: Bench, rule: str = "구직자를 셉니다.") -> Figure:
    ids = tuple(lists.find(bench.desk, KindId.SEEKERS))
    return Figure(Decimal(len(ids)), "명", "구직자", rule, KindId.SEEKERS, ids)


def test_a_count_shows_its_sentence_and_its_records(bench: Bench) -> None:
    figure = _people(bench)
    dialog = _dialog(bench, figure)
    assert dialog.value.text() == f"{len(figure.ids)}명"
    assert dialog.rule.text() == "구직자를 셉니다."
    assert dialog.grid is not None
    assert dialog.grid.model().rowCount() == len(figure.ids)
    assert not dialog.back.isVisible()


def test_all_records_are_listed_on_their_page(bench: Bench) -> None:
    asked: list[object] = []
    bench.hub.show_filtered.connect(asked.append)
    figure = _people(bench)
    dialog = _dialog(bench, figure)
    dialog.all.click()
    assert asked == [(KindId.SEEKERS, Filter(ids=figure.ids))]
    assert not dialog.isVisible()


def test_enter_opens_one_record(bench: Bench) -> None:
    opened: list[object] = []
    bench.hub.open_record.connect(opened.append)
    dialog = _dialog(bench, _people(bench))
    assert dialog.grid is not None
    dialog.grid.select_first()
    QTest.keyClick(dialog.grid, Qt.Key.Key_Return)
    (ref,) = opened
    assert isinstance(ref, Ref)
    assert ref.kind is KindId.SEEKERS
    assert not dialog.isVisible()


def test_a_rate_leads_into_its_parts_and_esc_leads_back(bench: Bench) -> None:
    part = _people(bench)
    none = Figure(Decimal(0), "명", "취업", "취업을 셉니다.", KindId.PLACEMENTS)
    dialog = _dialog(bench, Figure(Decimal(50), "%", "취업률", "나눕니다.", over=(part, none)))
    assert dialog.value.text() == "50.0%"
    assert dialog.grid is None
    assert not dialog.all.isVisible()
    dialog.parts[0].click()
    bench.idle()
    assert dialog.heading.text() == "구직자"
    assert dialog.grid is not None
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.heading.text() == "취업률"
    dialog.parts[1].click()
    assert dialog.told.text() == "이 기간에 세는 기록이 없습니다."
    dialog.back.click()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_number_typed_by_hand_names_its_source(bench: Bench) -> None:
    figure = Figure(Decimal("68.2"), "%", "고용률", "직접 입력합니다.", source="지역별고용조사")
    dialog = _dialog(bench, figure)
    assert dialog.value.text() == "68.2%"
    assert dialog.source.text() == "출처: 지역별고용조사"
    assert not dialog.all.isVisible()


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [("1652", "명", "1,652명"), ("3.9", "배", "3.9배"), (None, "건", "-"), ("0", "회", "0회")],
)
def test_a_number_is_said_with_its_unit(value: str | None, unit: str, words: str) -> None:
    assert figure_words(Figure(None if value is None else Decimal(value), unit)) == words


@pytest.mark.parametrize("kind", list(KINDS))
def test_every_kind_has_columns_without_what_is_sensitive(kind: KindId) -> None:
    shown = columns_of(KINDS[kind])
    assert shown[0].field == KINDS[kind].title
    assert not any(KINDS[kind].field(c.field).sensitive for c in shown)
