"""안내 문자 and 초청·연락 by mouse and keyboard: one's own words, kept, copied to one or all."""

from __future__ import annotations

from bench import Bench, press
from interviews_kit import dialog_of
from matching_days_kit import Hall, hall, new_day, opened
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from window_kit import bench as bench

from jobdesk.services import access, day_words, history
from jobdesk.services.day_words import DayText
from jobdesk.ui.pages.matching_days.employers_part import EmployersPart
from jobdesk.ui.pages.matching_days.guide_dialog import GuideDialog
from jobdesk.ui.pages.matching_days.invite_dialog import InviteDialog
from jobdesk.ui.pages.matching_days.registration_part import RegistrationPart
from tests import casework


def shown(bench: Bench, day: int, part: str = "registration") -> object:
    _window, page = opened(bench)
    page.open_day(day, part)
    bench.idle()
    assert page.day is not None
    return page.day.current


def guiding(bench: Bench, at: Hall) -> GuideDialog:
    part = shown(bench, at.day)
    assert isinstance(part, RegistrationPart)
    part.guide_button.click()
    bench.idle()
    return dialog_of(GuideDialog)


def test_who_registered_gets_a_message_of_their_own(bench: Bench) -> None:
    at = hall(bench.desk)
    dialog = guiding(bench, at)
    assert dialog.rows.ids == list(at.people.values())
    assert not dialog.side.copy_all.isEnabled()
    bench.qtbot.waitUntil(lambda: "김민지" in dialog.side.preview.text(), timeout=5_000)
    assert "접수번호 1번" in dialog.side.preview.text()
    dialog.side.copy_one.click()
    bench.idle()
    assert QGuiApplication.clipboard().text() == dialog.side.preview.text()
    dialog.table.setFocus()
    press(dialog.table, Qt.Key.Key_Space)
    assert dialog.side.copy_all.text() == "고른 1명 모두 복사"
    dialog.all.click()
    dialog.side.copy_all.click()
    bench.idle()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert [line.split("\t")[0] for line in lines] == list(at.people)
    assert all(len(line.split("\t")) == 3 for line in lines)
    noted = next(
        n
        for n in access.listing(bench.desk, 9)
        if n.purpose == "만남의 날 안내 문자" and n.count == 4
    )
    assert (noted.action, noted.count) == (access.Action.EXPORT, 4)
    assert any("전화번호 없음 4명" in notice.text for notice in bench.said)
    dialog.reject()


def test_people_who_are_not_on_the_list_are_invited_in_other_words(bench: Bench) -> None:
    at = hall(bench.desk)
    new = casework.seeker(bench.desk, "정하늘")
    dialog = guiding(bench, at)
    dialog.whom.set_value("구직 중인 분 모두")
    dialog.whom.edited.emit()
    bench.idle()
    assert dialog.rows.ids == [new]
    bench.qtbot.waitUntil(lambda: "정하늘 님" in dialog.side.preview.text(), timeout=5_000)
    assert "초대합니다" in dialog.side.preview.text()
    dialog.search.insert("ㅂㅈㅅ")
    dialog.search.search_now()
    assert dialog.rows.ids == []
    bench.qtbot.waitUntil(lambda: not dialog.side.copy_one.isEnabled(), timeout=5_000)
    assert dialog.side.preview.text() == ""
    dialog.reject()


def test_those_chosen_in_the_table_are_ticked(bench: Bench) -> None:
    at = hall(bench.desk)
    part = shown(bench, at.day)
    assert isinstance(part, RegistrationPart)
    part.table.selectAll()
    part.guide_button.click()
    bench.idle()
    dialog = dialog_of(GuideDialog)
    assert dialog.picked == set(at.people.values())
    dialog.reject()


def test_a_day_without_anybody_leads_to_the_invitation_too(bench: Bench) -> None:
    part = shown(bench, new_day(bench.desk))
    assert isinstance(part, RegistrationPart)
    (invite,) = [b for b in part.pane.findChildren(QPushButton) if b.text() == "초청 문자"]
    invite.click()
    bench.idle()
    dialog = dialog_of(GuideDialog)
    assert "아직 접수한 분이 없습니다" in dialog.told.text()
    dialog.reject()


def test_what_was_written_stands_there_the_next_time(bench: Bench) -> None:
    at = hall(bench.desk)
    dialog = guiding(bench, at)
    assert dialog.side.offered.isHidden()
    dialog.side.text.set_value("{이름} 님 꼭 오세요")
    dialog.side.text.edited.emit()
    assert not dialog.side.offered.isHidden()
    dialog.reject()
    bench.idle()
    assert day_words.get(bench.desk, DayText.REGISTERED) == "{이름} 님 꼭 오세요"
    dialog = guiding(bench, at)
    assert dialog.side.words == "{이름} 님 꼭 오세요"
    dialog.side.offered.click()
    dialog.reject()
    bench.idle()
    assert day_words.get(bench.desk, DayText.REGISTERED).startswith("[{센터}]")


def test_words_to_firms_are_kept_before_the_contact_so_that_undo_takes_the_contact(
    bench: Bench,
) -> None:
    at = hall(bench.desk)
    part = shown(bench, at.day, "employers")
    assert isinstance(part, EmployersPart)
    part.invite_button.click()
    bench.idle()
    dialog = dialog_of(InviteDialog)
    dialog.side.text.set_value("{업체명} 오세요")
    dialog.side.text.edited.emit()
    dialog.tick(at.firms["솔내정밀"])
    dialog.go.click()
    bench.idle()
    dialog.reject()
    bench.idle()
    assert day_words.get(bench.desk, DayText.FIRMS) == "{업체명} 오세요"
    assert history.undo(bench.desk).label.startswith("되돌리기: 만남의 날 초청")
    part.invite_button.click()
    bench.idle()
    assert dialog_of(InviteDialog).side.words == "{업체명} 오세요"
    dialog_of(InviteDialog).reject()
