"""설정 상용구: phrases are added, changed and put away by those who use them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from jobdesk.domain.counselling import Phrase
from jobdesk.services import history, phrases
from jobdesk.services.desk import Desk
from jobdesk.ui.pages.settings.phrases import PhrasesSection
from jobdesk.ui.pages.settings.section import Kit
from jobdesk.ui.widgets import dialogs
from jobdesk.ui.widgets.phrase_manager import PhraseManager
from tests.ui.bench import Bench, benched, press


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    phrases.add(desk, Phrase(title="방문 안내", topic="취업상담", content="{이름} 님께 안내함."))
    phrases.add(desk, Phrase(title="훈련 안내", topic="직업훈련", content="훈련을 안내함."))
    with benched(qtbot, desk, tmp_path) as made:
        yield made


@pytest.fixture
def section(bench: Bench) -> PhrasesSection:
    """The section, loaded."""
    kit = Kit(bench.desk, bench.hub, bench.jobs, bench.notices, bench.preferences)
    made = PhrasesSection(kit)
    bench.show(made, 900, 700)
    return made


def titles(desk: Desk) -> list[str]:
    return [phrase.title for phrase in phrases.all(desk)]


def test_the_first_phrase_is_shown_and_changed(bench: Bench, section: PhrasesSection) -> None:
    editor = section.editor
    assert editor.list.count() == 2
    assert editor.title.value() == "방문 안내"
    assert not editor.save_button.isEnabled()
    editor.content.editor.set_value("{이름} 님께 다시 안내함.")
    assert section.unsaved()
    section.save()
    bench.idle()
    assert phrases.all(bench.desk)[0].content == "{이름} 님께 다시 안내함."
    assert not section.unsaved()
    assert editor.list.currentRow() == 0


def test_a_phrase_is_added_and_chosen(bench: Bench, section: PhrasesSection) -> None:
    editor = section.editor
    editor.new_button.click()
    assert editor.title.widget.hasFocus()
    editor.title.editor.set_value("부재중")
    editor.content.editor.set_value("전화를 받지 않음.")
    editor.save_button.click()
    bench.idle()
    assert titles(bench.desk) == ["방문 안내", "부재중", "훈련 안내"]
    assert editor.list.currentRow() == 1
    assert editor.title.value() == "부재중"


def test_a_title_twice_is_refused_beneath_its_field(bench: Bench, section: PhrasesSection) -> None:
    editor = section.editor
    editor.new()
    editor.title.editor.set_value("훈련  안내")
    editor.content.editor.set_value("다른 글")
    editor.save()
    bench.idle()
    assert "이미 있습니다" in editor.title.problem()
    assert section.unsaved()
    section.discard()
    assert not section.unsaved()
    assert len(titles(bench.desk)) == 2


def test_a_phrase_goes_to_the_trash_and_comes_back(bench: Bench, section: PhrasesSection) -> None:
    press(section.editor.list, Qt.Key.Key_Down)
    assert section.editor.title.value() == "훈련 안내"
    section.editor.trash_button.click()
    bench.idle()
    assert titles(bench.desk) == ["방문 안내"]
    bench.hub.changed.emit(history.undo(bench.desk))
    bench.idle()
    assert section.editor.list.count() == 2


def test_another_phrase_is_shown_only_when_nothing_is_lost(
    bench: Bench, section: PhrasesSection, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = ["stay", "discard"]
    monkeypatch.setattr(dialogs, "ask", lambda *_: answers.pop(0))
    editor = section.editor
    editor.content.editor.set_value("쓰는 중")
    editor.list.setCurrentRow(1)
    assert (editor.list.currentRow(), editor.title.value()) == (0, "방문 안내")
    editor.list.setCurrentRow(1)
    assert (editor.list.currentRow(), editor.title.value()) == (1, "훈련 안내")


def test_offered_phrases_fill_what_is_missing(bench: Bench, section: PhrasesSection) -> None:
    assert section.editor.defaults.isVisible()
    section.editor.defaults.click()
    bench.idle()
    assert {phrase.title for phrase in phrases.defaults()} <= set(titles(bench.desk))
    assert not section.editor.defaults.isVisible()


def test_the_dialog_of_a_note_keeps_the_same_phrases(bench: Bench) -> None:
    from PySide6.QtWidgets import QWidget

    ground = QWidget()
    bench.show(ground)
    manager = PhraseManager(bench.desk, bench.jobs, bench.notices, ground)
    manager.open()
    bench.idle()
    assert manager.editor.list.count() == 2
    manager.editor.new()
    manager.editor.title.editor.set_value("소개")
    manager.editor.content.editor.set_value("센터를 소개함.")
    manager.editor.save_button.click()
    bench.idle()
    assert "소개" in titles(bench.desk)
    manager.reject()
    assert not manager.isVisible()
