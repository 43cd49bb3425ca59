"""출력물 of a day through its widgets: paper after paper, options, consent, print, PDF, keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pypdfium2
import pytest
from bench import Bench, benched, press
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from jobdesk.domain.label_sheets import LABEL_SHEETS
from jobdesk.services import access, day_records, entries
from jobdesk.services.day_papers import DayPaper
from jobdesk.services.desk import Desk
from jobdesk.ui import printing, theme
from jobdesk.ui.pages.matching_days.print_list import WORDS
from jobdesk.ui.pages.matching_days.prints_dialog import Asked, PrintsDialog, open_prints
from jobdesk.ui.widgets import pickers
from tests import day_paper_kit
from tests.day_paper_kit import Day


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    with benched(qtbot, desk, tmp_path) as made:
        yield made


@pytest.fixture
def day(desk: Desk) -> Day:
    return day_paper_kit.made(desk)


def shown(
    bench: Bench, day_id: int, paper: DayPaper = DayPaper.TIMETABLE, **few: tuple[int, ...]
) -> PrintsDialog:
    """The dialog over a window, its first paper made."""
    window = QWidget()
    bench.show(window, 1366, 768)
    given = (bench.desk, bench.jobs, bench.notices, bench.preferences)
    open_prints(*given, day_id, window, Asked(paper, **few))
    bench.idle()
    dialog = window.findChild(PrintsDialog)
    assert dialog is not None
    bench.beneath = window  # type: ignore[attr-defined]  # or it takes the dialog along
    return dialog


def settled(bench: Bench, dialog: PrintsDialog) -> None:
    """Wait until the paper that was asked for is shown, or why it is not."""
    bench.qtbot.waitUntil(lambda: not dialog._timer.isActive(), timeout=5_000)
    bench.idle()


def words(dialog: PrintsDialog) -> str:
    document = pypdfium2.PdfDocument(dialog.pdf)
    found = " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)
    document.close()
    return found


def test_every_paper_has_a_line_and_is_made_when_it_is_chosen(bench: Bench, day: Day) -> None:
    dialog = shown(bench, day.id)
    assert dialog.heading.text() == "출력물: 제4회 한빛군 만남의 날"
    assert set(WORDS) == set(DayPaper)
    assert dialog.papers.hasFocus()
    seen = set()
    for at, paper in enumerate(DayPaper):
        assert dialog.papers.paper is paper
        assert dialog.made is not None, paper
        assert dialog.made.paper is paper
        assert dialog.go.isEnabled()
        assert dialog.paper.page_count > 0
        seen.add(dialog.pdf)
        if at + 1 < len(DayPaper):
            press(dialog.papers, Qt.Key.Key_Down)
            assert not dialog.go.isEnabled(), "what is no longer shown cannot be printed"
            settled(bench, dialog)
    assert len(seen) == len(DayPaper)


def test_only_what_a_paper_knows_may_be_chosen(bench: Bench, day: Day) -> None:
    dialog = shown(bench, day.id)
    options = dialog.options
    parts = {
        DayPaper.TIMETABLE: [options.masked, options.unplaced, options.stock],
        DayPaper.EMPLOYER_LIST: [options.employers, options.consent],
        DayPaper.SLIP: [options.attendees, options.per_page],
        DayPaper.NAME_TAG: [options.attendees, options.labels],
        DayPaper.INTERVIEWER_TAG: [options.employers, options.labels],
        DayPaper.BOOTH_SIGN: [options.employers],
        DayPaper.RECEPTION: [options.order, options.meetings, options.blanks],
        DayPaper.INTERVIEW_PROOF: [options.attendees, options.met_only, options.dated],
        DayPaper.ATTENDANCE_PROOF: [options.attendees, options.dated],
        DayPaper.SURVEY: [options.survey],
    }
    every = {part for mine in parts.values() for part in mine}
    for paper, mine in parts.items():
        dialog.papers.choose(paper)
        settled(bench, dialog)
        assert {part for part in every if part.isVisible()} == set(mine), paper


def test_the_consent_is_said_before_personal_data_goes_out(bench: Bench, day: Day) -> None:
    dialog = shown(bench, day.id, DayPaper.EMPLOYER_LIST)
    options = dialog.options
    assert options.consent.text() == "명단의 3명 가운데 제3자 제공 동의 2명"
    assert "1명은" in options.warning.text()
    assert "010-" not in words(dialog)
    options.personal["phone"].setFocus()
    press(options.personal["phone"], Qt.Key.Key_Space)
    settled(bench, dialog)
    assert "010-1234-5671" in words(dialog)
    assert "010-1234-5672" not in words(dialog)
    options.employers.which.buttons[1].click()
    settled(bench, dialog)
    assert dialog.pdf == b""
    assert "업체를 한 곳 이상" in dialog.problem.text()
    list_ = options.employers.list
    press(list_.list, Qt.Key.Key_Down)
    press(list_.list, Qt.Key.Key_Space)
    settled(bench, dialog)
    assert list_.ids() == (day.firms["솔내정밀"],)
    assert options.consent.text() == "명단의 1명 가운데 제3자 제공 동의 1명"
    assert options.warning.isHidden()
    assert "큰들식품" not in words(dialog)


def test_it_opens_for_the_rows_it_was_called_from(bench: Bench, day: Day) -> None:
    dialog = shown(bench, day.id, DayPaper.SLIP, attendees=(day.people["박정숙"],))
    assert "박정숙 님" in words(dialog)
    assert "김민지" not in words(dialog)
    assert dialog.options.attendees.list.isVisible()
    dialog.options.attendees.which.buttons[0].click()
    settled(bench, dialog)
    assert "김민지 님" in words(dialog)


def test_labels_of_ones_own_are_measured_and_refused_in_words(bench: Bench, day: Day) -> None:
    dialog = shown(bench, day.id, DayPaper.NAME_TAG)
    labels = dialog.options.labels
    assert dialog.options.wanted().sheet == LABEL_SHEETS[0]
    labels.stock.widget.set_value("직접 정하기")  # type: ignore[attr-defined]
    settled(bench, dialog)
    assert dialog.options.wanted().sheet == LABEL_SHEETS[0]
    width = labels.measures["width"]
    width.widget.setText("99.1 mm")  # type: ignore[attr-defined]
    settled(bench, dialog)
    assert dialog.options.wanted().sheet.width == 99.1
    width.widget.setText("140")  # type: ignore[attr-defined]
    settled(bench, dialog)
    assert "A4 너비" in width.problem()
    assert dialog.problem.text() == width.problem()
    assert not dialog.go.isEnabled()
    width.widget.setText("넓게")  # type: ignore[attr-defined]
    settled(bench, dialog)
    assert "99.1" in width.problem()
    width.widget.setText("90")  # type: ignore[attr-defined]
    labels.first.widget.setText("11")  # type: ignore[attr-defined]
    settled(bench, dialog)
    assert "10 사이" in labels.first.problem()
    labels.first.widget.setText("10")  # type: ignore[attr-defined]
    settled(bench, dialog)
    assert dialog.go.isEnabled()
    assert dialog.paper.page_count == 2


def test_a_paper_for_nobody_says_why(bench: Bench, desk: Desk) -> None:
    dialog = shown(bench, day_paper_kit.bare_day(desk), DayPaper.NAME_TAG)
    assert "참가자를 등록하거나" in dialog.problem.text()
    assert dialog.problem.isVisible()
    assert not dialog.save_button.isEnabled()
    dialog.print_()
    dialog.save_pdf()
    dialog.papers.choose(DayPaper.RECEPTION)
    settled(bench, dialog)
    assert dialog.go.isEnabled()


def test_a_paper_that_comes_too_late_cannot_be_printed(bench: Bench, day: Day) -> None:
    dialog = shown(bench, day.id)
    late = dialog.options.wanted(), dialog.pdf
    dialog.options.masked.click()
    dialog._take(late)
    assert not dialog.go.isEnabled()
    assert dialog.made is None
    settled(bench, dialog)
    assert dialog.made is not None
    assert not dialog.made.mask


def test_the_reception_list_is_ordered_and_widened_as_asked(bench: Bench, day: Day) -> None:
    dialog = shown(bench, day.id, DayPaper.RECEPTION)
    assert words(dialog).index("박정숙") < words(dialog).index("최영희")
    assert "면접 1" not in words(dialog)
    dialog.options.order.buttons[1].click()
    press(dialog.options.meetings, Qt.Key.Key_Space)
    dialog.options.blanks.widget.setText("201")  # type: ignore[attr-defined]
    settled(bench, dialog)
    assert "0에서 200 사이" in dialog.problem.text()
    dialog.options.blanks.widget.setText("0")  # type: ignore[attr-defined]
    settled(bench, dialog)
    said = words(dialog)
    assert said.index("1 김민지") < said.index("2 박정숙") < said.index("4 최영희")
    assert "면접 1" in said
    assert "현장접수" not in said


def test_print_and_save_are_noted_and_the_dialog_stays(
    bench: Bench, day: Day, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = shown(bench, day.id, DayPaper.RECEPTION)
    printed: list[tuple[bytes, str]] = []

    def print_pdf(pdf: bytes, title: str, parent: QWidget) -> bool:
        printed.append((pdf, title))
        return True

    monkeypatch.setattr(printing, "print_pdf", print_pdf)
    press(dialog.papers, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    bench.idle()
    assert printed == [(dialog.pdf, "접수 명단")]
    entry = access.listing(bench.desk, 1)[0]
    assert (entry.action, entry.count) == ("출력", 4)
    asked: list[str] = []

    def file_to_save(parent: QWidget, title: str, name: str, kinds: str) -> Path:
        asked.append(name)
        return tmp_path / "명단.pdf"

    monkeypatch.setattr(pickers, "file_to_save", file_to_save)
    press(dialog.papers, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    bench.idle()
    assert asked == ["접수 명단 제4회 한빛군 만남의 날.pdf"]
    assert (tmp_path / "명단.pdf").read_bytes() == dialog.pdf
    assert access.listing(bench.desk, 1)[0].action == "내보내기"
    assert dialog.isVisible()
    assert bench.said[-1].text == "명단.pdf 파일로 저장했습니다."
    press(dialog.papers, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_title_that_no_file_may_have_is_made_one(
    bench: Bench, day: Day, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dataclasses import replace

    stored = day_records.day(bench.desk, day.id)
    entries.save(bench.desk, replace(stored, title='구인/구직: "만남"'))
    dialog = shown(bench, day.id)
    asked: list[str] = []
    monkeypatch.setattr(
        pickers, "file_to_save", lambda _parent, _title, name, _kinds: asked.append(name)
    )
    dialog.save_pdf()
    assert asked == ["면접 시간표 구인_구직_ _만남_.pdf"]


def test_everything_is_reached_by_tab_and_named(bench: Bench, day: Day) -> None:
    dialog = shown(bench, day.id, DayPaper.EMPLOYER_LIST)
    met = []
    for _ in range(30):
        focused = QApplication.focusWidget() or dialog.focusWidget()
        if focused in met:
            break
        met.append(focused)
        dialog.focusNextChild()
    wanted = [dialog.papers, *dialog.options.personal.values(), dialog.go, dialog.save_button]
    assert all(each in met for each in wanted)
    order = [
        met.index(each) for each in (dialog.papers, *dialog.options.personal.values(), dialog.go)
    ]
    assert order == sorted(order)
    for each in met:
        assert each.accessibleName() or getattr(each, "text", lambda: "")(), each


@pytest.mark.parametrize("scale", [100, 150])
def test_no_option_is_wider_than_its_place(bench: Bench, day: Day, scale: int) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, theme.Scheme.LIGHT, scale)
    dialog = shown(bench, day.id)
    assert dialog.width() <= 1366
    assert dialog.height() <= 768
    labels = dialog.options.labels
    labels.stock.widget.set_value("직접 정하기")  # type: ignore[attr-defined]
    for paper in DayPaper:
        dialog.papers.choose(paper)
        settled(bench, dialog)
        place = dialog.options.parentWidget()
        assert place is not None
        assert dialog.options.minimumSizeHint().width() <= place.width(), paper
    theme.apply(application)


def test_after_the_day_only_what_took_place_is_confirmed(bench: Bench, day: Day) -> None:
    dialog = shown(bench, day.id, DayPaper.INTERVIEW_PROOF)
    assert not dialog.options.met_only.isChecked()
    assert dialog.paper.page_count == 3
    dialog.reject()
    held = day_records.day(bench.desk, day.id)
    entries.save(bench.desk, replace(held, held_on=bench.desk.today() - timedelta(days=1)))
    dialog = shown(bench, day.id, DayPaper.INTERVIEW_PROOF)
    assert dialog.options.met_only.isChecked()
    assert dialog.paper.page_count == 1
    assert "김민지" in words(dialog)


def test_the_labels_in_the_printer_are_known_the_next_time(bench: Bench, day: Day) -> None:
    first = shown(bench, day.id, DayPaper.NAME_TAG)
    labels = first.options.labels
    labels.stock.widget.set_value("직접 정하기")  # type: ignore[attr-defined]
    for key, value in (("columns", "3"), ("width", "62.5"), ("left", "9")):
        labels.measures[key].widget.setText(value)  # type: ignore[attr-defined]
        settled(bench, first)
    labels.marks.click()
    labels.first.widget.setText("4")  # type: ignore[attr-defined]
    settled(bench, first)
    sheet = labels.sheet()
    first.reject()
    again = shown(bench, day.id, DayPaper.INTERVIEWER_TAG).options
    assert again.labels.sheet() == sheet == replace(LABEL_SHEETS[0], columns=3, width=62.5, left=9)
    assert again.labels.measures["width"].isVisible()
    assert not again.labels.marks.isChecked()
    assert again.labels.begin() == 1  # the next sheet may be whole


@pytest.mark.parametrize(
    "kept", [{"stock": "없는 용지", "width": "넓게", "columns": True}, {"stock": 3, "marks": None}]
)
def test_labels_that_cannot_be_read_are_the_usual_ones(
    bench: Bench, day: Day, kept: dict[str, object]
) -> None:
    bench.preferences.set_value("labels/sheet", kept)
    labels = shown(bench, day.id, DayPaper.NAME_TAG).options.labels
    assert labels.sheet() == LABEL_SHEETS[0]
    assert labels.marks.isChecked()
