"""만족도: a survey made, its forms typed by digits, and every figure opening its answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from jobdesk.domain.aftercare import Audience, Survey
from jobdesk.domain.changes import Ref
from jobdesk.domain.kinds import KindId
from jobdesk.services import history, lists, surveys
from jobdesk.services.desk import Desk
from jobdesk.ui.main_window import MainWindow
from jobdesk.ui.pages.aftercare import AftercarePage
from jobdesk.ui.pages.aftercare.answers import AnswerEntry
from jobdesk.ui.pages.aftercare.surveys import AnswerList, SurveyList
from jobdesk.ui.widgets.new_record import NewRecord
from jobdesk.ui.widgets.print_dialog import PrintDialog
from tests.ui.bench import Bench, benched, press

FIRST, ENTRY, RESULT = range(3)


@dataclass
class Kit:
    """The window at 만족도."""

    bench: Bench
    window: MainWindow
    page: AftercarePage
    list: SurveyList

    def turn(self, tab: int) -> None:
        """Look at a tab of the survey."""
        self.list.panel.tabs.setCurrentIndex(tab)
        self.bench.idle()

    def type(self, keys: str) -> None:
        """Type into whatever has the focus, key by key."""
        for key in keys:
            target = self.window.focusWidget()
            assert target is not None
            QTest.keyClick(
                target, {"\n": Qt.Key.Key_Return, "\b": Qt.Key.Key_Backspace}.get(key, key)
            )
        self.bench.idle()

    def forms(self) -> list[tuple[str, ...]]:
        """The raw scores of the survey shown."""
        return [form.scores for form in surveys.answers(self.bench.desk, self.list.panel.record.id)]


@pytest.fixture
def kit(desk: Desk, tmp_path: Path, qtbot: QtBot) -> Iterator[Kit]:
    """The kit, without a survey yet."""
    with benched(qtbot, desk, tmp_path) as bench:
        window = bench.window()
        window.show_page("aftercare:surveys")
        bench.idle()
        page = window.page("aftercare")
        assert isinstance(page, AftercarePage)
        yield Kit(bench, window, page, page.current)


def made(kit: Kit, scale: int = 5, audience: Audience = Audience.SEEKER) -> int:
    """A survey of three questions, shown with its answers to be typed."""
    survey = Survey(
        title="만족도 조사", audience=audience, scale=scale, questions=("가", "나", "다")
    )
    desk = kit.bench.desk
    id_ = surveys.add(desk, survey).id
    kit.list.refresh()
    kit.bench.hub.open_record.emit(Ref(KindId.SURVEYS, id_))
    kit.bench.idle()
    kit.turn(ENTRY)
    kit.list.grid.setFocus()
    press(kit.list.grid, Qt.Key.Key_Return)
    assert kit.list.panel.record.id == id_
    return id_


def entry(kit: Kit) -> AnswerEntry:
    """The place to type answers."""
    return kit.list.entry


def test_a_new_survey_opens_with_questions_that_centres_ask(kit: Kit) -> None:
    kit.window.top.primary.click()
    (dialog,) = kit.window.findChildren(NewRecord)
    kit.bench.qtbot.waitUntil(dialog.isActiveWindow)
    title = dialog.form.fields["title"].widget
    title.insert("2026년 구직자 만족도")  # type: ignore[attr-defined]
    QTest.keyClick(title, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    kit.bench.idle()
    (id_,) = lists.find(kit.bench.desk, KindId.SURVEYS)
    one = surveys.get(kit.bench.desk, id_)
    assert (one.title, one.audience, one.scale) == ("2026년 구직자 만족도", Audience.SEEKER, 5)
    assert one.questions == surveys.QUESTIONS[Audience.SEEKER]


def test_a_paper_form_takes_a_digit_a_question_and_enter(kit: Kit) -> None:
    made(kit)
    assert entry(kit).scores[0].hasFocus()
    kit.type("545\n")
    assert kit.forms() == [("5", "4", "5")]
    assert entry(kit).scores[0].hasFocus()
    kit.type("3 \b\b2")  # the second left open, back twice, the first corrected
    assert [score.text() for score in entry(kit).scores] == ["2", "", ""]
    kit.type(" 19")  # 9 is no score of the scale
    kit.type("\n")
    assert kit.forms() == [("5", "4", "5"), ("2", "", "1")]
    assert entry(kit).told.text() == "지금까지 2부"
    kit.bench.jobs.write(lambda: history.undo(kit.bench.desk))
    kit.bench.idle()
    assert kit.forms() == [("5", "4", "5")]
    assert entry(kit).told.text() == "지금까지 1부"


def test_nought_is_ten_on_a_scale_of_ten_and_a_hundred_is_typed_out(kit: Kit) -> None:
    made(kit, 10, Audience.EMPLOYER)
    kit.type("097\n")
    assert kit.forms() == [("10", "9", "7")]
    made(kit, 100)
    kit.type("95\n88\n70\n\n")
    assert kit.forms() == [("95", "88", "70")]


def test_a_form_without_an_answer_is_not_stored(kit: Kit) -> None:
    made(kit)
    kit.type("   \n")
    assert kit.forms() == []
    assert "하나 이상" in entry(kit).problem.text()


def test_every_figure_opens_the_forms_behind_it(kit: Kit) -> None:
    survey, desk = made(kit), kit.bench.desk
    kit.type("545\n532\n44 \n")
    kit.turn(RESULT)
    result = kit.list.result
    assert result.summary.text() == "만족 이상 75.0% (6/8)"
    assert "5점 척도에서 4~5점" in result.rule.text()
    assert list(result.numbers)[:4] == ["응답지 3부", "1번 응답 3", "1번 만족 이상 3", "1번 5점 2"]
    assert "3번 응답 2" in result.numbers
    link = result.numbers["1번 5점 2"]
    assert link.accessibleName() == "1번 5점 2: 응답지 보기"
    link.setFocus()
    press(link, Qt.Key.Key_Return)
    kit.bench.idle()
    assert kit.page.name == "answers"
    shown: AnswerList = kit.page.current
    fives = tuple(form.id for form in surveys.answers(desk, survey) if form.scores[0] == "5")
    assert set(shown.model.ids) == set(fives)
    shown.clear_filter()
    kit.bench.idle()
    assert len(shown.model.ids) == 3


def test_the_form_and_the_result_come_out_on_paper(kit: Kit) -> None:
    made(kit)
    kit.list.print_()
    kit.bench.idle()
    (dialog,) = [one for one in kit.window.findChildren(PrintDialog) if one.isVisible()]
    assert "매우" in _text(dialog.pdf)
    dialog.reject()
    kit.type("543\n")
    kit.turn(RESULT)
    kit.list.print_()
    kit.bench.idle()
    (dialog,) = [one for one in kit.window.findChildren(PrintDialog) if one.isVisible()]
    assert "66.7% (2/3)" in _text(dialog.pdf)
    dialog.reject()


def _text(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    page = document[0]
    found = page.get_textpage().get_text_range()
    document.close()
    return str(found)
