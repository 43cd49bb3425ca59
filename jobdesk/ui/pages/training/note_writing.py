"""훈련생 상담일지: written for one trainee or for many at once, and read beside the person."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.counselling import Note
from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import Trainee
from jobdesk.services import cohort_care
from jobdesk.services.desk import Desk
from jobdesk.ui import dates
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.may_write import may_write
from jobdesk.ui.models.listing import plain
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.basics import Button, column, row
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.note_dialog import NoteDialog
from jobdesk.ui.widgets.plain_table import PlainTable
from jobdesk.ui.widgets.record_form import scrolled
from jobdesk.ui.widgets.record_tab import RecordTab


class TraineeNote(NoteDialog):
    """A 상담 that belongs to a cohort."""

    def __init__(
        self,
        desk: Desk,
        hub: Hub,
        jobs: Jobs,
        notices: Notices,
        parent: QWidget,
        cohort_id: int,
        people: Sequence[tuple[int, str]],
    ) -> None:
        super().__init__(desk, hub, jobs, notices, parent, people=people)
        self.firms.hide()
        self.setWindowTitle("훈련생 상담")
        self.heading.setText("훈련생 상담")
        self.box.begin(cohort_care.blank_note(desk, cohort_id))

    def _write(self, note: Note) -> Change:
        return cohort_care.write_note(self._desk, note, self._people)


class NotesTab(RecordTab):
    """What was said with one trainee during the cohort, the latest first."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices) -> None:
        super().__init__()
        self._desk, self._hub, self._jobs, self._notices = desk, hub, jobs, notices
        self._trainee: Trainee | None = None
        self._notes: tuple[Note, ...] = ()
        self._name = ""
        self.new = Button("상담 기록", icon="plus")
        self.new.clicked.connect(self.write)
        may_write(desk, self.new)
        self.table = PlainTable(
            "훈련생 상담일지",
            (
                plain("on", "날짜", 104, quiet=True),
                plain("content", "내용", 170),
                plain("by", "담당", 72, quiet=True),
            ),
            stretch="content",
            spare=("by",),
            fit=True,
            empty="아직 상담 기록이 없습니다.",
        )
        self.table.opened.connect(self._open)
        inner = QWidget()
        inner.setProperty("look", "scroll")
        body = column(spacing=10, margin=12)
        body.addLayout(row(self.new, None))
        body.addWidget(self.table)
        body.addStretch(1)
        inner.setLayout(body)
        self.setLayout(column(scrolled(inner)))
        self.setFocusProxy(self.table)

    def name(self, words: str) -> None:
        """Who it is, for the dialog."""
        self._name = words

    def show_record(self, record: Any) -> None:
        """The notes of a trainee."""
        self._trainee = record
        self._ask()

    def foresee(self, record: Any) -> None:
        """How many there are, before they are looked at."""
        self._trainee = record
        self._ask()

    def refresh_linked(self, change: Change) -> None:
        """A note was written."""
        if KindId.NOTES in change.kinds:
            self._ask()

    def write(self) -> None:
        """Write one with this person."""
        one = self._trainee
        if one is not None and not self._desk.read_only:
            parts = self._desk, self._hub, self._jobs, self._notices, self.window()
            people = [(one.seeker_id or 0, self._name)]
            show(TraineeNote(*parts, one.cohort_id or 0, people))

    def _ask(self) -> None:
        desk, one = self._desk, self._trainee
        if one is not None:
            self._jobs.read(
                lambda: (
                    one.id,
                    cohort_care.notes_of(desk, one.cohort_id or 0, one.seeker_id or 0),
                ),
                self._take,
                key=(id(self), "notes"),
            )

    def _take(self, found: tuple[int, tuple[Note, ...]]) -> None:
        trainee, notes = found
        if self._trainee is None or self._trainee.id != trainee:
            return
        self._notes = notes
        self.table.set_rows(
            [
                (
                    dates.day(one.noted_on) if one.noted_on else "",
                    " ".join(one.content.split()),
                    one.counsellor,
                )
                for one in notes
            ]
        )
        self.counted.emit(len(notes))

    def _open(self, at: int) -> None:
        self._hub.open_record.emit(Ref(KindId.NOTES, self._notes[at].id))
