"""One thing that happened, as a line of the timeline; a note can be changed where it stands."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.counselling import Note
from jobdesk.domain.kinds import KindId
from jobdesk.services import notes
from jobdesk.services.desk import Desk
from jobdesk.services.timeline import Event
from jobdesk.ui import dates, icons, theme
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets import dialogs
from jobdesk.ui.widgets.basics import SMALL, Button, Label, column, row
from jobdesk.ui.widgets.dialogs import Answer
from jobdesk.ui.widgets.note_box import NoteBox

_ICONS: dict[KindId, str] = {
    KindId.NOTES: "messages-square",
    KindId.VISITS: "building-2",
    KindId.REFERRALS: "send",
    KindId.TRIP_PEOPLE: "users",
    KindId.DAY_ATTENDEES: "calendar-days",
    KindId.DAY_EMPLOYERS: "calendar-days",
    KindId.DAY_INTERVIEWS: "messages-square",
    KindId.TRAINEES: "graduation-cap",
    KindId.COHORT_DEMANDS: "graduation-cap",
    KindId.QUALIFICATIONS: "circle-check",
    KindId.CERTIFICATE_ISSUES: "file-text",
    KindId.TRAINEE_ALLOWANCES: "banknote",
    KindId.ALLOWANCES: "file-text",
    KindId.VACANCIES: "briefcase",
    KindId.HIRING_PROXIES: "briefcase",
    KindId.PLACEMENTS: "handshake",
    KindId.AGREEMENTS: "handshake",
    KindId.FOLLOW_UPS: "phone",
    KindId.SURVEY_ANSWERS: "circle-check",
    KindId.TASKS: "check",
    KindId.ATTACHMENTS: "paperclip",
    KindId.SEEKERS: "user",
    KindId.EMPLOYERS: "building-2",
}


class TimelineEntry(QWidget):
    """See the module's words. ``open_wanted`` fires with a Ref, ``edited`` when ``dirty``
    may have changed, ``grew`` when the box of a note was opened. ``leads_to`` is what 열기
    opens; without it there is nothing to open."""

    open_wanted = Signal(object)
    edited = Signal()
    grew = Signal()

    def __init__(
        self, desk: Desk, jobs: Jobs, notices: Notices, event: Event, *, leads_to: Ref | None
    ) -> None:
        super().__init__()
        self._desk, self._jobs, self._notices = desk, jobs, notices
        self.event_shown = event
        self._leads_to = leads_to
        self.box: NoteBox | None = None
        self._whole = False
        self._icon = Label()
        self._icon.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self._icon.setFixedWidth(theme.now().px(20))
        weight, look = (400, "muted") if event.step else (600, "")
        self._head = row(Label(event.title, weight=weight, look=look, wrap=True), spacing=8)
        self._head.setStretch(0, 1)
        when = " · ".join(part for part in (event.time, event.counsellor) if part)
        self._head.addWidget(Label(when, points=SMALL, look="muted", tabular=True))
        self._words = column(spacing=3)
        if event.text:
            self._words.addWidget(Label(event.text, wrap=True))
        for line in _remarks(event):
            self._words.addWidget(Label(line, points=SMALL + 0.75, look="accent", wrap=True))
        self._shown = QWidget()
        self._shown.setLayout(self._words)
        self._body = column(spacing=3)
        self._body.addLayout(self._head)
        self._body.addWidget(self._shown)
        self._add_buttons(event)
        layout = row(self._icon, spacing=10)
        layout.addLayout(self._body, 1)
        layout.setContentsMargins(0, 5, 0, 5)
        self.setLayout(layout)
        self._shown.setVisible(self._words.count() > 0)  # not sooner, or it shows as a window
        self._dress()

    def _add_buttons(self, event: Event) -> None:
        if event.note is not None:
            if self._desk.read_only:
                return
            self.edit_button = self._button("수정", f"{event.title} 수정", self.edit)
            self.trash_button = self._button("휴지통", f"{event.title} 휴지통으로", self.trash)
            self._head.addWidget(self.edit_button)
            self._head.addWidget(self.trash_button)
        elif self._leads_to is not None and not event.step:
            self.open_button = self._button("열기", f"{event.title} 열기", self._open)
            self._head.addWidget(self.open_button)

    def _button(self, text: str, name: str, act: Callable[[], None]) -> Button:
        button = Button(text, look="link")
        button.setAccessibleName(name)
        button.clicked.connect(act)
        return button

    @property
    def dirty(self) -> bool:
        """Whether a change is typed that is not saved."""
        return self.box is not None and self.box.dirty

    # A note

    def edit(self) -> None:
        """Change the note where it stands."""
        note = self.event_shown.note
        if note is None or self.box is not None:
            return
        self.box = NoteBox(self._desk, self._jobs, self._notices, self._write)
        self.box.edit(note)
        self.box.saved.connect(self._close)
        self.box.cancelled.connect(self._close)
        self.box.edited.connect(self.edited)
        self.box.grew.connect(self.grew)
        self._shown.hide()
        others = self.event_shown.with_others
        self._whole = others > 0
        if others:
            self.together = QCheckBox(f"함께 쓴 {others:,}명의 상담도 같이 고치기")
            self.together.setChecked(True)
            self.together.toggled.connect(self._take_whole)
            self.box.add_above_foot(self.together)
        self._body.addWidget(self.box)
        self.box.show()
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)
        self.grew.emit()

    def discard(self) -> None:
        """Drop what is typed."""
        self._close()

    def trash(self) -> None:
        """Move the note to the 휴지통, with those it was written with where the user says so."""
        note = self.event_shown.note
        if note is None:
            return
        desk, id_ = self._desk, note.id
        whole = False
        if self.event_shown.with_others:
            answer = self._ask_whole("휴지통으로 옮깁니다", "휴지통으로 옮길까요?", "옮기기")
            if not answer:
                return
            whole = answer == "all"
        self._jobs.write(lambda: notes.trash(desk, notes.batch(desk, id_) if whole else [id_]))

    def _write(self, note: Note) -> Change:
        return notes.save(self._desk, note, whole_batch=self._whole)

    def _take_whole(self, whole: bool) -> None:
        self._whole = whole

    def _ask_whole(self, title: str, question: str, verb: str) -> str:
        others = self.event_shown.with_others
        return dialogs.ask(
            self.window(),
            f"여럿에게 함께 쓴 상담을 {title}",
            f"이 상담은 다른 {others:,}명에게도 함께 썼습니다. 모두 {question}",
            Answer("", "그만두기"),
            Answer("one", f"이 한 건만 {verb}"),
            Answer("all", f"{others + 1:,}건 모두 {verb}", "primary"),
        )

    def _close(self, *_: object) -> None:
        if self.box is not None:
            self.box.hide()
            self.box.deleteLater()
            self.box = None
        self._shown.setVisible(self._words.count() > 0)
        self.edited.emit()

    # Small things

    def _open(self) -> None:
        self.open_wanted.emit(self._leads_to)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon in the colours of a new scheme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()

    def _dress(self) -> None:
        event = self.event_shown
        name = "chevron-right" if event.step else _ICONS.get(event.ref.kind, "file-text")
        role = "accent" if event.note is not None else "faint" if event.step else "muted"
        side = theme.now().px(18)
        self._icon.setPixmap(icons.pixmap(name, role, side, self.devicePixelRatioF()))


def _remarks(event: Event) -> list[str]:
    """What a note says beside its text: the next appointment, who else it was written for."""
    note, lines = event.note, []
    if note is not None and note.next_on is not None:
        day = dates.day_and_weekday(note.next_on)
        lines.append(" ".join(p for p in (f"다음 상담 {day}", note.next_at, note.next_what) if p))
    if event.with_others:
        lines.append(f"{event.with_others + 1:,}명에게 함께 쓴 상담")
    return lines
