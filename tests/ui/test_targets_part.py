"""지표·목표: what was reached stands against what was promised, and every number opens."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from bench import Bench, benched
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from jobdesk.domain.own_indicators import OwnIndicator
from jobdesk.services import indicator_values, own_indicators, targets
from jobdesk.services.desk import Desk
from jobdesk.ui.pages.reports.targets import TargetsPart
from jobdesk.ui.pages.reports.targets.choose_dialog import ChooseDialog
from jobdesk.ui.pages.reports.targets.hand_dialog import HandDialog
from jobdesk.ui.pages.reports.targets.own_dialog import OwnDialog
from jobdesk.ui.pages.reports.targets.own_form import HAND, RATE
from jobdesk.ui.pages.reports.targets.target_dialog import TargetDialog
from jobdesk.ui.widgets.figure_dialog import FigureDialog
from tests import casework


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    with benched(qtbot, desk, tmp_path) as made:
        for heads, on in ((90, date(2026, 3, 2)), (30, date(2025, 11, 20))):
            firm = casework.employer(desk, f"{on} 상회")
            casework.vacancy(desk, firm, openings=heads, received_on=on)
        targets.set_target(desk, "openings", 2026, "240", on=date(2026, 1, 3))
        yield made


@pytest.fixture
def part(bench: Bench) -> TargetsPart:
    made = TargetsPart(bench.desk, bench.hub, bench.jobs, bench.notices)
    bench.show(made)
    bench.idle()
    return made


def texts(part: TargetsPart, row: int = 0) -> list[str]:
    model = part.view.model()
    return [str(model.index(row, at).data()) for at in range(model.columnCount())]


def dialog(part: TargetsPart, kind: type[QDialog]) -> QDialog:
    (found,) = [d for d in part.window().findChildren(kind) if d.isVisible()]
    return found


def test_the_year_tells_target_actual_rate_year_before_and_pace(part: TargetsPart) -> None:
    assert texts(part) == [
        "구인신청 인원 (명)", "240", "90", "38%", "30", "60", "월 112.5명", "51.4%p 뒤짐",
    ]  # fmt: skip
    assert texts(part, 1)[1] == "정하기"
    assert part.told.text() == "기준일 2026-11-20 (금)"


def test_numbers_open_their_records_and_a_target_its_dialog(
    part: TargetsPart, bench: Bench
) -> None:
    view = part.view
    view.setCurrentIndex(view.model().index(0, 2))
    QTest.keyClick(view, Qt.Key.Key_Return)
    bench.idle()
    opened = dialog(part, FigureDialog)
    assert isinstance(opened, FigureDialog)
    assert opened.value.text() == "90명"
    opened.reject()
    view.setCurrentIndex(view.model().index(0, 1))
    QTest.keyClick(view, Qt.Key.Key_Space)
    bench.idle()
    form = dialog(part, TargetDialog)
    assert isinstance(form, TargetDialog)
    assert form.past.listing.rowCount() == 1
    form.value.set_value("300")
    form.reason.set_value("추경")
    form.document.set_value("일자리과-12")
    form.save()
    bench.idle()
    assert not part.window().findChildren(TargetDialog)
    assert texts(part)[1:4] == ["300", "90", "30%"]
    newest = targets.revisions(bench.desk, "openings", 2026)[0]
    assert (newest.value, newest.reason, newest.document) == ("300", "추경", "일자리과-12")


def test_a_year_that_cannot_be_is_refused_beside_its_field(part: TargetsPart, bench: Bench) -> None:
    part.revise(part.lines[0])
    form = dialog(part, TargetDialog)
    assert isinstance(form, TargetDialog)
    form.value.set_value("너무 긴 목표입니다" * 5)
    form.save()
    bench.idle()
    assert form.isVisible()
    assert "자 안으로" in form.value.problem()


def test_any_other_indicator_is_found_and_given_a_target(part: TargetsPart, bench: Bench) -> None:
    part.add.click()
    bench.idle()
    chooser = dialog(part, ChooseDialog)
    assert isinstance(chooser, ChooseDialog)
    assert "openings" not in {each.id for each in chooser.shown}
    chooser.look_for("동행 업체")
    assert [each.id for each in chooser.shown] == ["trip_firms"]
    chooser.take()
    bench.idle()
    form = dialog(part, TargetDialog)
    assert isinstance(form, TargetDialog)
    form.value.set_value("12")
    form.save()
    bench.idle()
    assert texts(part, part.view.model().rowCount() - 1)[:3] == ["동행면접 업체 (개사)", "12", "0"]


def test_years_stand_beside_each_other_and_each_target_is_of_its_year(
    part: TargetsPart, bench: Bench
) -> None:
    part.several.click()
    bench.idle()
    assert texts(part)[-6:] == ["-", "30", "-", "240", "90", "38%"]
    part.open_(part.terms[0][-2])
    form = dialog(part, TargetDialog)
    assert isinstance(form, TargetDialog)
    assert form.heading.text().startswith("2025년")
    form.value.set_value("60")
    form.save()
    bench.idle()
    assert texts(part)[-6:-3] == ["60", "30", "50%"]
    part.before.click()
    part.one.click()
    bench.idle()
    assert part.chosen == 2025
    assert texts(part)[1:4] == ["60", "30", "50%"]


def test_what_no_record_holds_is_typed_with_its_source(part: TargetsPart, bench: Bench) -> None:
    part.hand.click()
    bench.idle()
    grid = dialog(part, HandDialog)
    assert isinstance(grid, HandDialog)
    grid.rows[1].value.set_value("66.4")
    grid.save()
    bench.idle()
    assert "출처" in grid.problem.text()
    grid.rows[1].source.set_value("KOSIS")
    grid.rows[2].value.set_value("66.9")
    grid.rows[2].value.left.emit()
    assert grid.rows[2].source.value() == "KOSIS"
    grid.indicator.setCurrentIndex(5)
    grid.rows[0].value.set_value("12,345")
    grid.rows[0].source.set_value("고용행정통계")
    grid.indicator.setCurrentIndex(0)
    assert grid.rows[2].value.value() == "66.9"
    grid.save()
    bench.idle()
    assert not part.window().findChildren(HandDialog)
    lines = {e.indicator.id: e for e in indicator_values.table(bench.desk, 2026)}
    first = lines["employment_rate"].months
    assert [v.value for v in first if v] == ["66.4", "66.9"]
    assert lines["insured_people"].year is not None
    assert texts(part, part.view.model().rowCount() - 2)[:3] == [
        "고용률(15~64세) (%)",
        "정하기",
        "66.9",
    ]


def test_an_indicator_is_made_while_its_number_is_told(part: TargetsPart, bench: Bench) -> None:
    part.own.click()
    bench.idle()
    made = dialog(part, OwnDialog)
    assert isinstance(made, OwnDialog)
    form = made.form
    form.kind.editor.set_value("vacancies")
    bench.idle()
    form.what.editor.set_value("openings|")
    bench.idle()
    assert form.rule.value() == "접수일이 기간에 드는 구인의 모집인원을 더합니다."
    assert made.whole.text() == "2026년 누계 90명"
    made.save()
    bench.idle()
    assert "이름" in form.name.problem()
    form.name.set_value("큰 구인")
    made.save()
    bench.idle()
    (kept,) = own_indicators.listing(bench.desk)
    assert (kept.name, kept.sum_field) == ("큰 구인", "openings")
    assert made.table.current() == 0
    targets.set_target(bench.desk, f"own:{kept.id}", 2026, "5")
    made.put_away()
    bench.idle()
    assert "목표 1건" in made.problem.text()


def test_rates_and_numbers_by_hand_are_made_too(part: TargetsPart, bench: Bench) -> None:
    desk = bench.desk
    own_indicators.save(desk, OwnIndicator(name="전화", unit="건", hand="합계"))
    part.make_own()
    bench.idle()
    made = dialog(part, OwnDialog)
    assert isinstance(made, OwnDialog)
    form = made.form
    form.name.set_value("구인 나누기")
    form.unit.set_value("%")
    form.way.editor.set_value(RATE)
    form.numerator.editor.set_value("openings")
    form.denominator.editor.set_value("vacancies")
    bench.idle()
    assert form.rule.value() == "기간의 구인신청 인원을 구인신청 건수로 나누어 100을 곱합니다."
    assert form.denominator.isVisible()
    assert not form.kind.isVisible()
    made.save()
    bench.idle()
    form.way.editor.set_value(HAND)
    bench.idle()
    assert form.record().hand == "합계"
    assert {each.name for each in own_indicators.listing(desk)} == {"전화", "구인 나누기"}
