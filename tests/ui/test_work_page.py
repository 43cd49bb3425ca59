"""Employers, vacancies, referrals and placements through their widgets and the real store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from jobdesk.domain.casework import ReferralStatus
from jobdesk.domain.changes import Ref
from jobdesk.domain.employers import Employer, EmployerStatus, Vacancy, VacancyStatus
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Seeker
from jobdesk.services import (
    duplicates,
    employers,
    history,
    lists,
    referrals,
    seekers,
    vacancies,
)
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.employers import EmployersPage
from jobdesk.ui.pages.work import WorkPage
from jobdesk.ui.settings import UserSettings
from jobdesk.ui.widgets.basics import Button
from jobdesk.ui.widgets.new_employer import NewEmployer
from jobdesk.ui.widgets.new_record import NewRecord
from jobdesk.ui.widgets.placement_dialog import PlacementDialog
from jobdesk.ui.widgets.refer_dialog import ReferPeopleDialog
from jobdesk.ui.widgets.result_dialog import ResultDialog


@dataclass
class Kit:
    """What pages are built from, and the ids of the few records there are."""

    desk: Desk
    hub: Hub
    jobs: Jobs
    notices: Notices
    preferences: UserSettings
    firm: int
    vacancy: int
    people: list[int]

    @property
    def parts(self) -> tuple[Desk, Hub, Jobs, Notices, UserSettings]:
        return self.desk, self.hub, self.jobs, self.notices, self.preferences


@pytest.fixture
def kit(desk: Desk, tmp_path: Path, qtbot: QtBot) -> Iterator[Kit]:
    """A firm with one vacancy for two, and three people."""
    firm = employers.register(desk, Employer(name="한빛식품", eup_myeon="가람읍")).id
    vacancy = vacancies.register(
        desk,
        Vacancy(employer_id=firm, job="조리원", openings=2, received_on=date(2026, 11, 3)),
    ).id
    people = [
        seekers.register(desk, Seeker(name=name, registered_on=date(2026, 11, 2))).id
        for name in ("김가람", "이도현", "박정숙")
    ]
    hub, notices = Hub(), Notices()
    jobs = Jobs(hub, notices)
    made = Kit(desk, hub, jobs, notices, UserSettings(tmp_path / "s.ini"), firm, vacancy, people)
    yield made
    assert jobs.wait()


def _dialog(qtbot: QtBot, kind: type[QDialog]) -> QDialog:
    def found() -> QDialog | None:
        return next(
            (w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()),
            None,
        )

    qtbot.waitUntil(lambda: found() is not None)
    dialog = found()
    assert dialog is not None
    return dialog


def _work(qtbot: QtBot, kit: Kit) -> WorkPage:
    page = WorkPage(*kit.parts)
    qtbot.addWidget(page)
    page.resize(1166, 690)
    page.show()
    qtbot.waitUntil(lambda: page.current.panel.record is not None and kit.jobs.idle)
    return page


def test_two_people_are_referred_to_a_vacancy_at_once(qtbot: QtBot, kit: Kit) -> None:
    page = _work(qtbot, kit)
    panel = page.lists[KindId.VACANCIES].panel
    qtbot.mouseClick(panel.casework.refer_button, Qt.MouseButton.LeftButton)
    dialog = _dialog(qtbot, ReferPeopleDialog)
    assert isinstance(dialog, ReferPeopleDialog)
    qtbot.waitUntil(lambda: dialog.model.rowCount() == 3)
    dialog.grid.select_id(kit.people[0])
    dialog.grid.setFocus()
    row = dialog.grid.currentIndex().row()
    other = next(r for r in range(3) if abs(r - row) == 1)
    key = Qt.Key.Key_Down if other > row else Qt.Key.Key_Up
    qtbot.keyClick(dialog.grid, key, Qt.KeyboardModifier.ShiftModifier)
    assert dialog.go.text() == "2명 알선"
    qtbot.keyClick(dialog.grid, Qt.Key.Key_Return)
    assert dialog.picked.isVisible()
    assert dialog.chosen() == (dialog.grid.selected_ids(), kit.vacancy)
    with qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.tabs.tabText(0) == "알선 2")
    assert lists.count(kit.desk, KindId.REFERRALS) == 2
    assert history.undo(kit.desk).operation
    assert lists.count(kit.desk, KindId.REFERRALS) == 0


def test_people_found_by_two_searches_are_picked_together(qtbot: QtBot, kit: Kit) -> None:
    page = _work(qtbot, kit)
    page.lists[KindId.VACANCIES].panel.casework.refer()
    dialog = _dialog(qtbot, ReferPeopleDialog)
    assert isinstance(dialog, ReferPeopleDialog)
    for name in ("김가람", "박정숙"):
        dialog.search.setText(name)
        dialog.search.search_now()
        qtbot.waitUntil(lambda: dialog.model.rowCount() == 1)
        dialog.grid.select_first()
        qtbot.waitUntil(
            lambda name=name: dialog.model.index(0, 0).data() == name  # type: ignore[misc]
        )
        qtbot.keyClick(dialog.grid, Qt.Key.Key_Return)
    assert dialog.go.text() == "2명 알선"
    dialog.unpick(kit.people[0])
    assert dialog.chosen() == ([kit.people[2]], kit.vacancy)
    dialog.reject()


def test_a_result_and_then_the_hire_are_entered(qtbot: QtBot, kit: Kit) -> None:
    referral = referrals.refer(kit.desk, [kit.people[0]], kit.vacancy).id
    page = _work(qtbot, kit)
    page.open_record(Ref(KindId.REFERRALS, referral))
    panel = page.lists[KindId.REFERRALS].panel
    qtbot.waitUntil(lambda: panel.name.text() == "김가람")
    assert panel.about.text() == "한빛식품 · 조리원"
    qtbot.mouseClick(panel.result, Qt.MouseButton.LeftButton)
    dialog = _dialog(qtbot, ResultDialog)
    assert isinstance(dialog, ResultDialog)
    assert dialog.heading.text() == "알선 결과: 김가람"
    dialog.status.set_value(ReferralStatus.INTERVIEW_SET.value)
    dialog.interview.widget.setText("11/25")  # type: ignore[attr-defined]
    with qtbot.waitSignal(dialog.accepted):
        qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.stage.text == "면접예정")
    qtbot.mouseClick(panel.hire, Qt.MouseButton.LeftButton)
    placed = _dialog(qtbot, PlacementDialog)
    assert isinstance(placed, PlacementDialog)
    placed.form.fields["hire_date"].widget.setText("오늘")  # type: ignore[attr-defined]
    with qtbot.waitSignal(placed.accepted):
        qtbot.mouseClick(placed.go, Qt.MouseButton.LeftButton)
    hire = lists.find(kit.desk, KindId.PLACEMENTS)
    assert len(hire) == 1
    vacancy = lists.record(kit.desk, KindId.VACANCIES, kit.vacancy)
    assert vacancy.status is VacancyStatus.PARTLY_FILLED
    page.show_filtered(KindId.PLACEMENTS, Filter(ids=tuple(hire)))
    shown = page.lists[KindId.PLACEMENTS].panel
    qtbot.waitUntil(lambda: shown.name.text() == "김가람")


def test_a_card_that_is_drawn_anew_leaves_the_keys_in_the_record(qtbot: QtBot, kit: Kit) -> None:
    referrals.refer(kit.desk, [kit.people[0]], kit.vacancy)
    page = _work(qtbot, kit)
    page.open_record(Ref(KindId.VACANCIES, kit.vacancy))
    panel = page.lists[KindId.VACANCIES].panel
    qtbot.waitUntil(lambda: panel.tabs.tabText(0) == "알선 1")
    name = "김가람 결과 입력"
    result = next(b for b in panel.findChildren(Button) if b.accessibleName() == name)
    result.setFocus()
    panel.casework.refresh()
    qtbot.waitUntil(lambda: page.window().focusWidget() is panel.casework.refer_button)
    assert panel.tabs.currentIndex() == 0
    assert panel.casework.refer_button.isVisible()
    assert page.window().focusWidget() is panel.casework.refer_button


def test_a_vacancy_is_registered_and_moved_on(qtbot: QtBot, kit: Kit) -> None:
    page = _work(qtbot, kit)
    page.primary_action()
    dialog = _dialog(qtbot, NewRecord)
    assert isinstance(dialog, NewRecord)
    qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert dialog.form.fields["employer"].problem()
    dialog.form.fields["employer"].editor.choose(kit.firm, "한빛식품")  # type: ignore[attr-defined]
    dialog.form.fields["job"].widget.setText("경비원")  # type: ignore[attr-defined]
    with qtbot.waitSignal(kit.hub.open_record) as heard:
        qtbot.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    ref = heard.args[0]
    assert ref.kind is KindId.VACANCIES
    page.open_record(ref)
    panel = page.lists[KindId.VACANCIES].panel
    qtbot.waitUntil(lambda: panel.name.text() == "경비원")
    panel.set_stage(VacancyStatus.CLOSED)
    qtbot.waitUntil(lambda: panel.record.status is VacancyStatus.CLOSED)
    assert not panel.casework.refer_button.isEnabled()


def test_an_employer_shows_its_vacancies_and_is_edited(qtbot: QtBot, kit: Kit) -> None:
    page = EmployersPage(*kit.parts)
    qtbot.addWidget(page)
    page.resize(1166, 690)
    page.show()
    qtbot.waitUntil(lambda: page.panel.record is not None)
    tabs = page.panel.tabs
    qtbot.waitUntil(lambda: "구인 1" in [tabs.tabText(at) for at in range(tabs.count())])
    page.panel.form.fields["industry"].widget.setText("식품 제조업")
    page.save()
    qtbot.waitUntil(lambda: page.panel.state.text().startswith("저장됨"))
    assert lists.record(kit.desk, KindId.EMPLOYERS, kit.firm).industry == "식품 제조업"
    page.panel.set_stage(EmployerStatus.DORMANT)
    qtbot.waitUntil(lambda: page.panel.record.status is EmployerStatus.DORMANT)


def test_a_wrong_business_number_is_said_beneath_its_field(qtbot: QtBot, kit: Kit) -> None:
    page = EmployersPage(*kit.parts)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.panel.record is not None)
    page.panel.form.fields["business_number"].widget.setText("123-45-67890")
    page.save()
    assert "사업자등록번호" in page.panel.form.fields["business_number"].problem()
    page.panel.discard()
    assert not page.panel.dirty


def test_likeness_is_told_while_registering(qtbot: QtBot, kit: Kit) -> None:
    page = EmployersPage(*kit.parts)
    qtbot.addWidget(page)
    page.show()
    page.new()
    dialog = _dialog(qtbot, NewEmployer)
    assert isinstance(dialog, NewEmployer)
    dialog.activateWindow()
    qtbot.waitUntil(lambda: dialog.form.fields["name"].widget.hasFocus())
    dialog.form.fields["name"].widget.setText("(주)한빛식품")  # type: ignore[attr-defined]
    qtbot.keyClick(dialog.form.fields["name"].widget, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.alike.isVisible)
    (known,) = dialog.alike.shown
    assert (known.known.name, known.why) == ("한빛식품", "이름 같음")
    qtbot.keyClick(dialog.form.fields["phone"].widget, Qt.Key.Key_F3)
    assert dialog.alike.shown == ()
    assert "한빛식품" in dialog.alike.said.text()
    qtbot.keyClick(dialog, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: lists.count(kit.desk, KindId.DISTINCT_PAIRS) == 1)
    assert duplicates.candidates(kit.desk, KindId.EMPLOYERS) == ()


@pytest.mark.parametrize("build", [WorkPage, EmployersPage])
def test_everything_that_takes_focus_has_a_name(
    qtbot: QtBot, kit: Kit, build: Callable[..., QWidget]
) -> None:
    page = build(*kit.parts)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: kit.jobs.idle)
    for widget in page.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            named = widget.accessibleName() or widget.property("text")
            assert named, f"{widget} {widget.parent()}"
