"""설정 기준: wages, groups, reasons, distances: saved at once, refused in words, undone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from jobdesk.domain.casework import DECLINE_REASONS
from jobdesk.domain.distances import Distance
from jobdesk.domain.groups import RULES, GroupRule
from jobdesk.services import distances, groups, history, settings, standards
from jobdesk.services.desk import Desk, Role
from jobdesk.services.minimum_wage import rates
from jobdesk.ui.pages.settings.section import Kit
from jobdesk.ui.pages.settings.standards import StandardsSection
from jobdesk.ui.widgets.form_field import FormField
from tests.ui.bench import Bench, benched, press


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    """A centre that has changed nothing."""
    with benched(qtbot, desk, tmp_path) as made:
        yield made


def _section(bench: Bench, desk: Desk) -> StandardsSection:
    made = StandardsSection(Kit(desk, bench.hub, bench.jobs, bench.notices, bench.preferences))
    bench.show(made, 900, 900)
    return made


@pytest.fixture
def section(bench: Bench) -> StandardsSection:
    """The section, loaded."""
    return _section(bench, bench.desk)


def _save(bench: Bench, section: StandardsSection) -> None:
    section.save()
    bench.idle()


def _type(field: FormField | QWidget, words: str) -> None:
    widget = field.widget if isinstance(field, FormField) else field
    widget.clear()  # type: ignore[attr-defined]
    widget.insert(words)  # type: ignore[attr-defined]


def test_what_is_stored_is_no_edit(bench: Bench, section: StandardsSection) -> None:
    assert not section.unsaved()
    _save(bench, section)
    assert section.saved.text() == "바뀐 것이 없습니다."
    assert bench.changes == []


def test_a_year_is_added_by_keyboard_and_undone(bench: Bench, section: StandardsSection) -> None:
    part = section.wages
    QAbstractItemModelTester(part.table.listing)
    _type(part.year, "2031")
    _type(part.hourly, "13,000원")
    press(part.hourly.widget, Qt.Key.Key_Return)
    assert part.table.listing.row(0) == ("2031년", "13,000원", "2,717,000원", "센터에서 더함")
    assert section.unsaved()
    section.save_button.click()
    bench.idle()
    assert rates(bench.desk)[2031] == 13_000
    assert section.saved.text().startswith("저장됨")
    assert not section.unsaved()
    history.undo(bench.desk, bench.changes[-1].operation)
    assert 2031 not in rates(bench.desk)


def test_a_bundled_year_may_be_overruled_and_comes_back(
    bench: Bench, section: StandardsSection
) -> None:
    part = section.wages
    part.table.selectRow(0)
    assert not part.remove.isEnabled()
    _type(part.year, "2026")
    assert section.unsaved()
    _type(part.hourly, "10330")
    _save(bench, section)  # what was typed and not added is not forgotten
    assert rates(bench.desk)[2026] == 10_330
    part.table.selectRow(0)
    part.remove.click()
    _save(bench, section)
    assert rates(bench.desk)[2026] == 10_320


def test_a_wage_that_cannot_be_read_keeps_the_rest(bench: Bench, section: StandardsSection) -> None:
    section.go("사유 목록")
    _type(section.wages.year, "31")
    _type(section.wages.hourly, "만원")
    _save(bench, section)
    assert section.tabs.tabText(section.tabs.currentIndex()) == "최저임금"
    assert section.wages.hourly.problem() == "숫자로 입력하세요."
    _type(section.wages.hourly, "13000")
    _save(bench, section)
    assert "네 자리" in section.wages.hourly.problem()
    assert bench.changes == []


def test_a_rule_is_changed_added_and_taken_away(bench: Bench, section: StandardsSection) -> None:
    section.go("취업취약계층")
    part = section.groups
    QAbstractItemModelTester(part.table.listing)
    part.table.selectRow(0)
    assert (part.age_from.value(), part.age_to.value()) == (15, 34)
    _type(part.age_to, "39")
    assert part.table.listing.row(0)[2] == "만 15~39세"
    assert part.table.current() == 0
    part.add.click()
    assert part.table.current() == len(RULES)
    part.group.widget.set_value("북한이탈주민")  # type: ignore[attr-defined]
    _type(part.source, "하나센터 안내")
    part.table.selectRow(1)
    part.remove.click()
    _save(bench, section)
    kept = groups.rules(bench.desk)
    assert kept[0] == replace(RULES[0], age_to=39)
    assert kept[1:-1] == RULES[2:]
    assert kept[-1] == GroupRule("북한이탈주민", source="하나센터 안내")
    history.undo(bench.desk, bench.changes[-1].operation)
    assert groups.rules(bench.desk) == RULES
    part.reset.click()
    assert part.rules() == RULES


def test_ages_the_wrong_way_round_are_told_at_their_rule(
    bench: Bench, section: StandardsSection
) -> None:
    part = section.groups
    part.table.selectRow(1)
    _type(part.age_from, "70")
    section.go("최저임금")
    _save(bench, section)
    assert section.tabs.tabText(section.tabs.currentIndex()) == "취업취약계층"
    assert part.table.current() == 1
    assert part.age_to.problem() == "신중년: 시작 나이가 끝 나이보다 많습니다."
    _type(part.age_from, "쉰")
    _save(bench, section)
    assert part.age_from.problem() == "숫자로 입력하세요."
    assert groups.rules(bench.desk) == RULES


def test_reasons_are_one_a_line_and_never_none(bench: Bench, section: StandardsSection) -> None:
    section.go("사유 목록")
    field = section.reasons.fields["decline_reasons"]
    field.widget.setPlainText("집이 멂\n\n집이 멂\n시간이 안 맞음")  # type: ignore[attr-defined]
    _save(bench, section)
    assert settings.get(bench.desk).decline_reasons == ("집이 멂", "시간이 안 맞음")
    field.widget.setPlainText(" ")  # type: ignore[attr-defined]
    _save(bench, section)
    assert field.problem() == "구직자 거절 사유를 하나 이상 적으세요."
    history.undo(bench.desk, bench.changes[-1].operation)
    assert settings.get(bench.desk).decline_reasons == DECLINE_REASONS


def test_ways_are_seen_from_either_place(bench: Bench, section: StandardsSection) -> None:
    section.go("읍면 사이 거리")
    part = section.distances
    assert list(part.ways) == ["솔내면", "구름면", "달빛면", "미리내면", "너른면"]
    part.ways["솔내면"].neighbour.click()
    _type(part.ways["솔내면"].minutes, "12")
    _type(part.other, "건너읍")
    part.add.click()
    _type(part.ways["건너읍"].minutes, "25분")
    part.place.widget.set_value("솔내면")  # type: ignore[attr-defined]
    assert part.ways["가람읍"].neighbour.isChecked()
    assert part.ways["가람읍"].minutes.value() == 12
    _save(bench, section)
    assert distances.get(bench.desk) == (
        Distance("가람읍", "건너읍", minutes=25),
        Distance("가람읍", "솔내면", neighbours=True, minutes=12),
    )
    assert part.place.value() == "솔내면"
    part.ways["가람읍"].neighbour.click()
    part.ways["가람읍"].minutes.clear()
    _save(bench, section)
    assert distances.get(bench.desk) == (Distance("가람읍", "건너읍", minutes=25),)


def test_a_drive_of_a_day_is_refused(bench: Bench, section: StandardsSection) -> None:
    section.distances.ways["솔내면"].minutes.insert("900")
    _save(bench, section)
    assert section.tabs.tabText(section.tabs.currentIndex()) == "읍면 사이 거리"
    assert section.distances.wrong_words.text().startswith("솔내면: 차로")
    assert distances.get(bench.desk) == ()


def test_who_may_not_manage_only_reads(bench: Bench) -> None:
    reader = replace(bench.desk, role=Role.COUNSELLOR)
    section = _section(bench, reader)
    assert not section.save_button.isEnabled()
    assert not section.groups.add.isEnabled()
    assert section.saved.text() == "관리자만 바꿀 수 있습니다."
    section.save()
    assert standards.get(bench.desk) == standards.get(reader)
    assert bench.changes == []


def test_another_window_shows_what_was_saved(bench: Bench, section: StandardsSection) -> None:
    other = _section(bench, bench.desk)
    _type(section.wages.year, "2031")
    _type(section.wages.hourly, "13000")
    _save(bench, section)
    assert other.wages.table.listing.row(0)[0] == "2031년"
