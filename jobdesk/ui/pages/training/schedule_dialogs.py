"""옮기기, 휴강, 보강: when and why, with what to know about the day that is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QCheckBox, QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.cohorts import CohortSession
from jobdesk.errors import UserError
from jobdesk.services import lessons
from jobdesk.services.desk import Desk
from jobdesk.services.lessons import MakeUp
from jobdesk.ui import dates
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.basics import SMALL, Button, Label, PrimaryButton, row
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.editors import DateEdit, TextEdit
from jobdesk.ui.widgets.form_field import FormField


class WhenDialog(Dialog):
    """A day and a time for lessons; what speaks against the day is said, and may be overruled."""

    def __init__(
        self,
        title: str,
        verb: str,
        desk: Desk,
        jobs: Jobs,
        notices: Notices,
        chosen: Sequence[CohortSession],
        parent: QWidget,
    ) -> None:
        super().__init__(title, parent, width=520)
        self._desk, self._jobs, self._notices = desk, jobs, notices
        self._chosen = tuple(chosen)
        self.day = FormField("날짜", DateEdit(desk.today), required=True)
        self.starts_at = FormField("시작", TextEdit("그대로"))
        self.starts_at.set_hint("비우면 그 시각 그대로")
        self.told = Label(look="warning", wrap=True, points=SMALL + 0.75)
        self.told.hide()
        self.problem = Label(look="danger", wrap=True)
        self.problem.hide()
        self.when = row(self.day, self.starts_at, spacing=12)
        self.body.addWidget(Label(words_of(chosen), wrap=True, weight=600))
        self.add_button(Button("취소")).clicked.connect(self.reject)
        self.go = self.add_button(PrimaryButton(verb, icon="check"), keys="Ctrl+S")
        self.go.clicked.connect(self.save)
        self.day.edited.connect(self._look)
        self.starts_at.edited.connect(self._look)

    def add_when(self) -> None:
        """Put day, time and what is to be known of them at the end."""
        self.body.addLayout(self.when)
        self.body.addWidget(self.told)
        self.body.addWidget(self.problem)

    def write(self) -> Change:
        """What is stored, on the writing thread; a derived dialog sets it in ``save``."""
        raise NotImplementedError

    def save(self) -> None:
        """Store it, unless the day cannot be read."""
        if self.asks_day and self.chosen_day() is None:
            return
        self.go.setEnabled(False)
        self._jobs.write(self.write, self._stored, self._refused)

    @property
    def asks_day(self) -> bool:
        """Whether a day must be said."""
        return True

    def chosen_day(self) -> date | None:
        """The day, None where it cannot be read; its field says why."""
        value, wrong = self.day.value(), self.day.editor.problem()
        if wrong or not isinstance(value, date):
            self.day.set_problem(wrong or "날짜를 적으세요.")
            self.day.widget.setFocus()
            return None
        return value

    def _look(self) -> None:
        value = self.day.value()
        if self.day.editor.problem() or not isinstance(value, date) or not self._chosen:
            self.told.hide()
            return
        desk, first = self._desk, self._chosen[0]
        cohort_id, besides = first.cohort_id or 0, [each.id for each in self._chosen]
        starts = str(self.starts_at.value()) or first.starts_at
        ends = "" if str(self.starts_at.value()) else self._chosen[-1].ends_at
        self._jobs.read(
            lambda: lessons.warnings(desk, cohort_id, value, starts, ends, besides),
            self._tell,
            key=(id(self), "day"),
        )

    def _tell(self, said: list[str]) -> None:
        self.told.setText(" ".join(said))
        self.told.setVisible(bool(said))

    def _stored(self, _change: object) -> None:
        self.accept()

    def _refused(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        if isinstance(error, UserError):
            self.problem.setText(error.message)
            self.problem.show()
        else:
            self._notices.error(error)


class MoveDialog(WhenDialog):
    """옮기기: lessons of one day to another."""

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        notices: Notices,
        chosen: Sequence[CohortSession],
        parent: QWidget,
    ) -> None:
        super().__init__("수업 옮기기", "옮기기", desk, jobs, notices, chosen, parent)
        self.reason = FormField("사유", TextEdit("예: 강사 사정"))
        self.add_when()
        self.body.insertWidget(self.body.count() - 1, self.reason)
        self.day.widget.setFocus()

    def write(self) -> Change:
        """Move them."""
        to = self.day.value()
        assert isinstance(to, date)
        return lessons.move(
            self._desk,
            [each.id for each in self._chosen],
            to,
            starts_at=str(self.starts_at.value()),
            reason=str(self.reason.value()),
        )


class CancelDialog(WhenDialog):
    """휴강 with its reason, and the 보강 where its day is known already."""

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        notices: Notices,
        chosen: Sequence[CohortSession],
        parent: QWidget,
    ) -> None:
        super().__init__("휴강", "휴강으로 적기", desk, jobs, notices, chosen, parent)
        self.reason = FormField("사유", TextEdit("예: 폭설, 강사 사정"), required=True)
        self.later = QCheckBox("보강할 날을 함께 정합니다")
        self.later.toggled.connect(self._on_later)
        self.body.addWidget(self.reason)
        self.body.addWidget(self.later)
        self.add_when()
        self._on_later()
        self.reason.widget.setFocus()

    @property
    def asks_day(self) -> bool:
        """Only where it is made up at once."""
        return self.later.isChecked()

    def save(self) -> None:
        """A reason must be given."""
        if not str(self.reason.value()):
            self.reason.set_problem("휴강한 사유를 적으세요.")
            self.reason.widget.setFocus()
            return
        super().save()

    def write(self) -> Change:
        """Cancel them, and make them up."""
        when = self.day.value()
        made_up = None
        if self.later.isChecked() and isinstance(when, date):
            made_up = MakeUp(when, str(self.starts_at.value()))
        ids = [each.id for each in self._chosen]
        return lessons.cancel(self._desk, ids, str(self.reason.value()), made_up)

    def _on_later(self) -> None:
        for field in (self.day, self.starts_at):
            field.setVisible(self.later.isChecked())
        self.told.setVisible(self.later.isChecked() and bool(self.told.text()))
        if self.later.isChecked():
            self.day.widget.setFocus()


class MakeUpDialog(WhenDialog):
    """보강 for cancelled lessons."""

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        notices: Notices,
        chosen: Sequence[CohortSession],
        parent: QWidget,
    ) -> None:
        super().__init__("보강", "보강 정하기", desk, jobs, notices, chosen, parent)
        self.add_when()
        self.day.widget.setFocus()

    def write(self) -> Change:
        """Make them up."""
        when = self.day.value()
        assert isinstance(when, date)
        ids = [each.id for each in self._chosen]
        return lessons.make_up(self._desk, ids, MakeUp(when, str(self.starts_at.value())))


def words_of(chosen: Sequence[CohortSession]) -> str:
    """``2026-03-02 (월) 09:00~18:00`` of one lesson, and how many more."""
    first = chosen[0]
    day = dates.day_and_weekday(first.held_on) if first.held_on else ""
    time = "~".join(filter(None, (first.starts_at, chosen[-1].ends_at)))
    more = f" 외 {len(chosen) - 1:,}회" if len(chosen) > 1 else ""
    return f"{day} {time}".strip() + more
