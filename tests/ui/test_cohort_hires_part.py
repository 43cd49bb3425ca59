"""취업 of a cohort through its widgets: recorded by keyboard, told in the table, taken back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from jobdesk.domain.casework import Placement
from jobdesk.domain.changes import Ref
from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import TraineeStatus
from jobdesk.services import (
    aftercare,
    cohort_care,
    cohort_hires,
    cohort_records,
    history,
    lists,
    matching_days,
    placements,
    stored,
)
from jobdesk.services.desk import Desk
from jobdesk.ui.pages.training.hire_dialog import HireDialog
from jobdesk.ui.pages.training.hires_part import HiresPart
from jobdesk.ui.pages.training.note_writing import TraineeNote
from jobdesk.ui.widgets.basics import column
from jobdesk.ui.widgets.visit_dialog import EntryDialog, VisitDialog
from tests import casework
from tests.cohort_kit import make_cohort, make_course, mark, trainee
from tests.ui.bench import Bench, benched, press

TODAY = date(2026, 11, 20)
_S = TraineeStatus


@dataclass
class Kit:
    """The part of a cohort with three people: one completed, one in training, one dropped."""

    bench: Bench
    part: HiresPart
    cohort: int
    people: dict[str, int]

    @property
    def desk(self) -> Desk:
        """The desk."""
        return self.bench.desk

    def names(self) -> list[str]:
        """Who is listed."""
        rows = self.part.people.rows
        return [rows.row(at).one.name for at in range(rows.rowCount())]

    def choose(self, name: str) -> None:
        """Make somebody current."""
        self.part.people.table.select(self.people[name])
        self.bench.idle()

    def index(self, name: str, field: str) -> QModelIndex:
        """A cell."""
        rows = self.part.people.rows
        at = [cell.column.field for cell in rows.cells].index(field)
        return rows.index(rows.place(self.people[name]), at)

    def shown(self, name: str, field: str) -> str:
        """What a cell shows."""
        return str(self.index(name, field).data())

    def hired(self) -> list[Placement]:
        """Every 취업 of the cohort."""
        return cohort_records.placements(self.desk, self.cohort)

    def key(self, key: Qt.Key) -> None:
        """Press a key on the table."""
        press(self.part.people.table, key)
        self.bench.idle()

    def dialog(self, type_: type[QWidget]) -> QWidget:
        """The dialog that stands open."""
        self.bench.idle()
        found = [d for d in self.part.window().findChildren(type_) if d.isVisible()]
        assert len(found) == 1, found
        return found[0]


@pytest.fixture
def kit(desk: Desk, tmp_path: Path, qtbot: QtBot) -> Iterator[Kit]:
    """See Kit."""
    cohort = make_cohort(desk, ends_on=date(2026, 11, 30))
    people = {
        "김민지": trainee(desk, cohort, "김민지", _S.COMPLETED, number=1),
        "박수진": trainee(desk, cohort, "박수진", _S.RUNNING, number=2),
        "이영수": trainee(
            desk, cohort, "이영수", _S.DROPPED, number=3, exit_reason="개인사정",
            left_on=date(2026, 11, 5),
        ),
        "최대기": trainee(desk, cohort, "최대기", _S.WAITING, number=4),
    }  # fmt: skip
    with benched(qtbot, desk, tmp_path) as bench:
        host = QWidget()
        part = HiresPart(bench.desk, bench.hub, bench.jobs, bench.notices, cohort, host)
        host.setLayout(column(part))
        bench.show(host)
        part.refresh()
        bench.idle()
        yield Kit(bench, part, cohort, people)


def test_everybody_who_began_is_listed_with_what_is_to_do(kit: Kit) -> None:
    assert kit.names() == ["김민지", "박수진", "이영수"]
    assert kit.shown("김민지", "firm") == "미취업"
    pane = kit.part.people.pane
    assert pane.toggles["without"].text() == "미취업 3"
    assert not pane.toggles["loose"].isVisible()
    assert "수료하고 미취업 1명" in pane.told.text()


def test_enter_records_where_somebody_went(kit: Kit) -> None:
    kit.choose("김민지")
    kit.key(Qt.Key.Key_Return)
    dialog = kit.dialog(HireDialog)
    assert isinstance(dialog, HireDialog)
    assert not dialog.leaving.isVisible()  # who has completed leaves nothing
    dialog.form.fields["employer"].widget.setFocus()
    dialog._employer.set_free_text("한빛물류")
    dialog.form.fields["industry"].set_value("물류")
    dialog.form.fields["related"].set_value(True)
    dialog.go.click()
    kit.bench.idle()
    (one,) = kit.hired()
    assert (one.employer_name, one.related, one.industry) == ("한빛물류", True, "물류")
    assert kit.shown("김민지", "firm") == "한빛물류"
    assert kit.shown("김민지", "related") == "여"
    assert "취업 1명 (관련 분야 1명)" in kit.part.people.pane.told.text()


def test_who_is_in_training_is_asked_whether_the_course_ends(kit: Kit) -> None:
    mark(kit.desk, kit.cohort, kit.people["박수진"], date(2026, 11, 6))
    kit.choose("박수진")
    kit.part.primary_action()
    dialog = kit.dialog(HireDialog)
    assert isinstance(dialog, HireDialog)
    assert dialog.leaving.isVisible()
    assert dialog.early.isChecked()
    assert dialog.last_day.value() == date(2026, 11, 6)
    dialog._employer.set_free_text("가온상사")
    dialog.go.click()
    kit.bench.idle()
    after = cohort_records.trainee(kit.desk, kit.people["박수진"])
    assert (after.status, after.left_on) == (_S.EARLY_HIRE, date(2026, 11, 6))
    assert kit.shown("박수진", "status") == "조기취업"


def test_a_job_to_come_or_an_unticked_box_keeps_the_person_in_training(kit: Kit) -> None:
    kit.choose("박수진")
    kit.part.primary_action()
    dialog = kit.dialog(HireDialog)
    assert isinstance(dialog, HireDialog)
    field = dialog.form.fields["hire_date"]
    field.set_value(date(2026, 12, 1))
    field.edited.emit()
    kit.bench.idle()
    assert not dialog.leaving.isVisible()
    field.set_value(TODAY)
    field.edited.emit()
    kit.bench.idle()
    dialog.early.setChecked(False)
    dialog._employer.set_free_text("가온상사")
    dialog.go.click()
    kit.bench.idle()
    assert len(kit.hired()) == 1
    assert cohort_records.trainee(kit.desk, kit.people["박수진"]).status is _S.RUNNING


def hire(kit: Kit, name: str, **fields: object) -> int:
    """Record a 취업 of somebody; its id."""
    blank = cohort_hires.blank(kit.desk, kit.people[name])
    made = replace(blank, employer_name="한빛물류", **fields)  # type: ignore[arg-type]
    id_ = cohort_hires.record(kit.desk, made).id
    kit.part.refresh()
    kit.bench.idle()
    return id_


def test_the_field_is_told_by_digits_and_the_industry_in_its_cell(kit: Kit) -> None:
    first, second = hire(kit, "김민지"), hire(kit, "이영수")
    kit.part.people.table.selectAll()
    kit.key(Qt.Key.Key_1)
    assert [stored.placement(kit.desk, id_).related for id_ in (first, second)] == [True, True]
    kit.choose("이영수")
    kit.key(Qt.Key.Key_2)
    assert stored.placement(kit.desk, second).related is False
    kit.part.people.rows.setData(kit.index("김민지", "industry"), "물류")
    kit.bench.idle()
    assert stored.placement(kit.desk, first).industry == "물류"
    kit.part.people.rows.setData(kit.index("박수진", "industry"), "물류")  # nobody hired her
    kit.bench.idle()
    assert "취업을 먼저" in kit.bench.said[-1].text


def test_delete_takes_a_hire_back_and_an_undo_brings_it_again(kit: Kit) -> None:
    id_ = hire(kit, "김민지")
    kit.choose("김민지")
    kit.key(Qt.Key.Key_Delete)
    assert kit.hired() == []
    assert kit.shown("김민지", "firm") == "미취업"
    history.undo(kit.desk)
    assert [one.id for one in kit.hired()] == [id_]


def test_a_hire_from_elsewhere_is_joined_from_the_record(kit: Kit) -> None:
    seeker = cohort_records.trainee(kit.desk, kit.people["김민지"]).seeker_id
    alone = replace(placements.blank(kit.desk, seeker), employer_name="가온상사", hire_date=TODAY)
    kit.bench.jobs.write(lambda: placements.record(kit.desk, alone))
    kit.bench.idle()
    (id_,) = lists.find(kit.desk, KindId.PLACEMENTS)
    pane = kit.part.people.pane
    assert pane.toggles["loose"].isVisible()
    kit.choose("김민지")
    tab = kit.part.people.panel.hire
    assert tab.join.isVisible()
    tab.join.click()
    kit.bench.idle()
    assert stored.placement(kit.desk, id_).cohort_id == kit.cohort
    assert not tab.join.isVisible()
    assert "가온상사" in tab.told.text()


def test_staying_is_answered_from_the_record_on_its_due_date(kit: Kit) -> None:
    course = make_course(kit.desk, "간병 인력 양성")
    old = make_cohort(kit.desk, course, date(2026, 3, 2), ends_on=date(2026, 4, 30))
    person = trainee(kit.desk, old, "나래", _S.COMPLETED)
    blank = cohort_hires.blank(kit.desk, person)
    made = replace(blank, employer_name="한빛물류", hire_date=date(2026, 10, 5))
    id_ = cohort_hires.record(kit.desk, made).id
    host = QWidget()
    parts = kit.bench.desk, kit.bench.hub, kit.bench.jobs, kit.bench.notices
    part = HiresPart(*parts, old, host)
    host.setLayout(column(part))
    kit.bench.show(host)
    part.refresh()
    kit.bench.idle()
    assert part.people.pane.toggles["due"].text() == "연락할 때 1"
    part.people.to_panel()  # Enter leads to what is due
    kit.bench.idle()
    tab = part.people.panel.care
    assert part.people.panel.tabs.currentWidget() is tab
    tab.care.answer("1")
    kit.bench.idle()
    (answer,) = aftercare.follow_ups(kit.desk, id_)
    assert (answer.milestone, answer.employed) == (1, True)
    rows = part.people.rows
    assert str(rows.index(0, rows.columnCount() - 1).data()) == "1개월 재직"
    assert part.people.pane.toggles["due"].text() == "연락할 때 0"


def test_counselling_is_written_for_those_chosen(kit: Kit) -> None:
    kit.part.people.table.selectAll()
    kit.part.people.write_note()
    dialog = kit.dialog(TraineeNote)
    assert isinstance(dialog, TraineeNote)
    dialog.box.editors["content"].set_value("취업 준비 상황을 의논함")
    dialog.box.save_button.click()
    kit.bench.idle()
    notes = cohort_records.notes(kit.desk, kit.cohort)
    assert [note.content for note in notes] == ["취업 준비 상황을 의논함"] * 3
    kit.choose("김민지")
    panel = kit.part.people.panel
    panel.tabs.setCurrentWidget(panel.notes)
    kit.bench.idle()
    assert panel.notes.table.listing.rowCount() == 1


def test_what_is_done_around_the_cohort_is_written_on_the_second_face(kit: Kit) -> None:
    casework.employer(kit.desk, "한빛물류")
    kit.part.around_button.click()
    kit.bench.idle()
    around = kit.part.around
    around.with_trainees.click()
    dialog = kit.dialog(EntryDialog)
    assert isinstance(dialog, EntryDialog)
    dialog.go.click()
    kit.bench.idle()
    around.end.click()
    dialog = kit.dialog(EntryDialog)
    assert isinstance(dialog, EntryDialog)
    dialog.go.click()
    kit.bench.idle()
    around.visit.click()
    visit = kit.dialog(VisitDialog)
    assert isinstance(visit, VisitDialog)
    (firm,) = lists.find(kit.desk, KindId.EMPLOYERS)
    visit.form.fields["employer"].set_value(firm)
    visit.go.click()
    kit.bench.idle()
    found = cohort_care.around(kit.desk, kit.cohort)
    assert (len(found.meetings), len(found.surveys), len(found.visits)) == (1, 1, 1)
    assert "훈련생 간담회" in around.meetings.links[0].text()
    opened: list[Ref] = []
    kit.bench.hub.open_record.connect(opened.append)
    around.surveys.links[0].click()
    assert opened == [Ref(KindId.SURVEYS, found.surveys[0].survey.id)]
    assert kit.part.escape()
    assert not kit.part.around.isVisible()


def test_a_day_that_stands_is_joined_to_the_cohort(kit: Kit) -> None:
    day = matching_days.add(kit.desk, matching_days.blank(kit.desk, held_on=TODAY)).id
    kit.part.around_button.click()
    kit.bench.idle()
    assert kit.part.around.join.isVisible()
    kit.part.around.join_day(day)
    kit.bench.idle()
    assert [one.id for one in cohort_care.around(kit.desk, kit.cohort).days] == [day]
    assert not kit.part.around.join.isVisible()


def test_the_table_is_a_model(kit: Kit, qtmodeltester: ModelTester) -> None:
    hire(kit, "김민지")
    qtmodeltester.check(kit.part.people.rows)
