"""Firms and vacancies through their widgets: contacts, calls, the queue, advice, the notice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from bench import Bench, benched, press
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from jobdesk.domain.changes import Ref
from jobdesk.domain.employers import EmployerStatus, VacancyStatus
from jobdesk.domain.kinds import KindId
from jobdesk.services import access, contacts, employers, history, lists, stored
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.ui import printing
from jobdesk.ui.pages.employers import EmployersPage
from jobdesk.ui.pages.employers.tabs import ContactsTab
from jobdesk.ui.pages.work import WorkPage
from jobdesk.ui.pages.work.freshness import CloseDialog
from jobdesk.ui.pages.work.vacancies import countdown
from jobdesk.ui.widgets.new_record import NewRecord
from jobdesk.ui.widgets.notice_dialog import NoticeDialog
from jobdesk.ui.widgets.visit_dialog import EntryDialog, VisitDialog
from tests import casework
from tests.conftest import TODAY

OLD = TODAY - timedelta(days=40)


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    """Two firms, three vacancies of which two are stale."""
    firm = casework.employer(desk, "한빛식품", phone="061-222-3333", contact_name="박소장")
    casework.vacancy(desk, firm, "조리원", received_on=OLD, wage="시급 11,000원")
    casework.vacancy(desk, firm, "포장", received_on=TODAY - timedelta(days=20))
    casework.vacancy(desk, firm, "배송", received_on=TODAY)
    employers.set_status(desk, firm, EmployerStatus.FOUND)
    with benched(qtbot, desk, tmp_path) as made:
        yield made


def _dialog(kind: type[QDialog]) -> Any:
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible())


def _employers(bench: Bench) -> EmployersPage:
    page = EmployersPage(bench.desk, bench.hub, bench.jobs, bench.notices, bench.preferences)
    bench.show(page)
    return page


def _work(bench: Bench) -> WorkPage:
    page = WorkPage(bench.desk, bench.hub, bench.jobs, bench.notices, bench.preferences)
    bench.show(page)
    return page


def test_a_call_is_written_where_the_firm_stands_and_confirms_its_vacancy(bench: Bench) -> None:
    page = _employers(bench)
    page.panel.visit.click()
    bench.idle()
    dialog = _dialog(VisitDialog)
    assert not dialog.confirms.isEnabled()
    dialog.form.fields["vacancy"].set_value(1)
    dialog.form.fields["vacancy"].edited.emit()
    dialog.form.edited.emit()
    assert dialog.confirms.isEnabled()
    dialog.confirms.setChecked(True)
    dialog.form.fields["content"].widget.setPlainText("계속 모집한다고 함")
    dialog.save()
    bench.idle()
    assert stored.vacancy(bench.desk, 1).confirmed_on == TODAY
    assert stored.employer(bench.desk, 1).status is EmployerStatus.REGISTERED
    assert lists.count(bench.desk, KindId.VISITS) == 1
    assert page.panel.record.status is EmployerStatus.REGISTERED
    history.undo(bench.desk)
    assert stored.vacancy(bench.desk, 1).confirmed_on is None


def test_contacts_are_added_and_one_is_made_the_main_one(bench: Bench) -> None:
    page = _employers(bench)
    tab = page.panel.contacts
    page.panel.tabs.setCurrentWidget(tab)
    bench.idle()
    tab.new()
    dialog = _dialog(EntryDialog)
    dialog.form.fields["name"].widget.setText("김주임")
    dialog.form.fields["phone"].widget.setText("01011112222")
    dialog.save()
    bench.idle()
    assert page.panel.tabs.tabText(page.panel.tabs.indexOf(tab)) == "담당자 2"
    assert stored.employer(bench.desk, 1).contact_name == "김주임"
    second = contacts.of(bench.desk, 1)[1]
    assert second.name == "박소장"
    assert isinstance(tab, ContactsTab)
    tab.make_main(second)
    bench.idle()
    assert stored.employer(bench.desk, 1).contact_name == "박소장"


def test_a_firm_shows_its_agreements_and_cases(bench: Bench) -> None:
    page = _employers(bench)
    tab = page.panel.ties
    page.panel.tabs.setCurrentWidget(tab)
    bench.idle()
    tab.new_proxy()
    dialog = _dialog(EntryDialog)
    dialog.form.fields["job"].widget.setText("조리원")
    dialog.save()
    bench.idle()
    assert page.panel.tabs.tabText(page.panel.tabs.indexOf(tab)) == "협약·대행 1"


def test_the_queue_is_worked_by_keys_alone(bench: Bench) -> None:
    page = _work(bench)
    fresh = page.go("freshness")
    bench.idle()
    queue = fresh.queue
    assert [item.title for item in queue.items] == ["조리원", "포장"]
    assert queue.phone.text() == "061-222-3333"
    queue.list.setFocus()
    press(queue.list, Qt.Key.Key_1)
    bench.idle()
    assert stored.vacancy(bench.desk, 1).confirmed_on == TODAY
    assert [item.title for item in queue.items] == ["포장"]
    press(queue.list, Qt.Key.Key_2)
    dialog = _dialog(CloseDialog)
    dialog.take()
    assert dialog.field.problem()
    dialog.reason.set_value("구인 철회")
    dialog.take()
    bench.idle()
    assert stored.vacancy(bench.desk, 2).status is VacancyStatus.CLOSED
    assert queue.items == ()
    history.undo(bench.desk)
    fresh.refresh()
    bench.idle()
    assert [item.title for item in queue.items] == ["포장"]


def test_what_may_not_be_asked_is_told_while_typing_and_still_saved(bench: Bench) -> None:
    page = _work(bench)
    page.open_record(Ref(KindId.VACANCIES, 1))
    bench.idle()
    panel = page.current.panel
    assert panel.advice.isHidden()
    panel.form.fields["preferred"].widget.setText("여성 우대")
    bench.qtbot.waitUntil(lambda: "남녀고용평등법" in panel.advice.text())
    panel.form.fields["wage"].widget.setText("시급 9,000원")
    bench.qtbot.waitUntil(lambda: "최저임금" in panel.advice.text())
    assert "구인 내용 (2)" in [panel.tabs.tabText(n) for n in range(panel.tabs.count())]
    page.save()
    bench.idle()
    assert stored.vacancy(bench.desk, 1).preferred == "여성 우대"
    panel.form.fields["preferred"].widget.setText("경력자")
    panel.form.fields["wage"].widget.setText("시급 11,000원")
    bench.qtbot.waitUntil(panel.advice.isHidden)


def test_a_new_vacancy_is_looked_at_too(bench: Bench) -> None:
    page = _work(bench)
    page.new()
    dialog = _dialog(NewRecord)
    assert _words(dialog).strip() == ""
    dialog.form.fields["preferred"].widget.setText("35세 이하")
    bench.qtbot.waitUntil(lambda: "고령자고용법" in _words(dialog))
    assert "최저임금" not in _words(dialog)
    dialog.reject()


def _words(dialog: QDialog) -> str:
    from jobdesk.ui.widgets.vacancy_advice import VacancyAdvice

    return " ".join(label.text() for label in dialog.findChildren(VacancyAdvice))


def test_the_notice_is_previewed_and_printed(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    printed: list[bytes] = []

    def print_pdf(pdf: bytes, title: str, parent: object) -> bool:
        del title, parent
        printed.append(pdf)
        return True

    monkeypatch.setattr(printing, "print_pdf", print_pdf)
    page = _work(bench)
    page.open_record(Ref(KindId.VACANCIES, 1))
    bench.idle()
    page.current.grid.selectAll()
    bench.idle()
    page.print_()
    dialog = _dialog(NoticeDialog)
    bench.idle()
    assert dialog.paper.page_count == 3
    dialog.go.click()
    bench.idle()
    assert len(printed) == 1
    logged = [row for row in access.listing(bench.desk) if row.action == Action.PRINT]
    assert len(logged) == 1


def test_a_confirmation_is_one_click_on_the_record(bench: Bench) -> None:
    page = _work(bench)
    page.open_record(Ref(KindId.VACANCIES, 2))
    bench.idle()
    page.current.panel.confirm.click()
    bench.idle()
    assert page.current.panel.record.confirmed_on == TODAY


@pytest.mark.parametrize(
    ("closes", "status", "words"),
    [
        (TODAY + timedelta(days=3), "모집중", "D-3"),
        (TODAY, "모집중", "오늘"),
        (TODAY - timedelta(days=2), "일부충원", "2일 지남"),
        (date(2026, 10, 1), "마감", "10-01"),
        (None, "모집중", "상시"),
        (None, "마감", "-"),
    ],
)
def test_the_closing_day_counts_down(closes: date | None, status: str, words: str) -> None:
    assert countdown(closes, status, TODAY) == words


def test_a_stale_vacancy_says_so_on_its_record(bench: Bench) -> None:
    page = _work(bench)
    page.open_record(Ref(KindId.VACANCIES, 1))
    bench.idle()
    chips = page.current.panel.chips
    texts = [chips.itemAt(n).widget().text for n in range(chips.count())]
    assert "접수 40일 전" in texts
