"""The box in which a counsellor writes what was said: topic, channel, text, next appointment.

::

    box = NoteBox(desk, jobs, notices, lambda note: notes.write(desk, note, [seeker_id]))
    box.begin(notes.blank(desk), name="김민지", place="note:seekers:12")   # a new note
    box.edit(note)                                                        # one that is stored
    box.saved.connect(...)                                                # payload: Change

Ctrl+Enter saves, Ctrl+Space offers phrases. What is typed is kept as a draft under ``place``
every few seconds, so that neither a crash nor a cut of power loses it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.counselling import Note, NoteChannel, NoteTopic, Phrase, check_note
from jobdesk.errors import UserError
from jobdesk.services import drafts, phrases
from jobdesk.services.desk import Desk
from jobdesk.services.drafts import Draft
from jobdesk.ui import dates, theme
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.basics import SMALL, Button, Label, column, row
from jobdesk.ui.widgets.editors import ChoiceEdit, DateEdit, LongTextEdit, TextEdit
from jobdesk.ui.widgets.flow import FlowLayout
from jobdesk.ui.widgets.phrase_picker import PhrasePicker

DRAFT_MS = 5_000
_NEXT = ("next_on", "next_at", "next_what")


class NoteBox(QWidget):
    """See the module's words. ``edited`` fires when ``dirty`` may have changed, ``grew`` when
    more of it is shown than before. A ``collapsing`` one is a single line until it is gone to."""

    grew = Signal()
    saved = Signal(object)
    edited = Signal()
    cancelled = Signal()

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        notices: Notices,
        write: Callable[[Note], Change],
        *,
        lines: int = 3,
        collapsing: bool = False,
        save_label: str = "상담 저장",
    ) -> None:
        super().__init__()
        self._desk, self._jobs, self._notices, self._write = desk, jobs, notices, write
        self._collapsing, self._lines, self._open = collapsing, lines, not collapsing
        self._start = Note()
        self._shown: dict[str, object] = {}
        self._name, self._place = "", ""
        self._saving = self._lent = self._kept = False
        self.editors: dict[str, Any] = {
            "topic": ChoiceEdit([t.value for t in NoteTopic], empty=""),
            "channel": ChoiceEdit([c.value for c in NoteChannel], empty=""),
            "noted_on": DateEdit(desk.today),
            "noted_at": TextEdit("14:05"),
            "content": LongTextEdit(1 if collapsing else lines, "상담한 내용을 적으세요"),
            "next_on": DateEdit(desk.today),
            "next_at": TextEdit("14:05"),
            "next_what": TextEdit("할 일"),
        }
        self._build(save_label)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_MS)
        self._timer.timeout.connect(self.keep_draft)
        for keys, action in (
            ("Ctrl+Return", self.save),
            ("Ctrl+Enter", self.save),
            ("Ctrl+Space", self.offer_phrases),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(action)

    def _build(self, save_label: str) -> None:
        labels = {
            "topic": "유형",
            "channel": "방식",
            "noted_on": "상담일",
            "noted_at": "시각",
            "next_on": "다음 상담",
            "next_at": "다음 시각",
            "next_what": "다음 할 일",
        }
        for field, editor in self.editors.items():
            editor.setAccessibleName(labels.get(field, "상담 내용"))
            editor.edited.connect(self._on_edited)
        self.editors["content"].installEventFilter(self)
        scale = theme.now().scale / 100
        for day, time in (("noted_on", "noted_at"), ("next_on", "next_at")):
            self.editors[day].setFixedWidth(round(136 * scale))
            self.editors[time].setFixedWidth(round(66 * scale))
        self._top, self._next = QWidget(), QWidget()
        top = FlowLayout(self._top, spacing=8)
        for first, second in (("topic", "channel"), ("noted_on", "noted_at")):
            top.addWidget(self._pair(labels[first], first, second))
        after = FlowLayout(self._next, spacing=6)
        after.addWidget(self._pair(labels["next_on"], "next_on", "next_at"))
        after.add_wide(self.editors["next_what"])
        self.told = Label(points=SMALL + 0.75, look="muted", wrap=True)
        self.told.hide()
        self.problem = Label(points=SMALL + 0.75, look="danger", wrap=True)
        self.problem.hide()
        self.phrase_button = Button("상용구", icon="file-text", look="link", tip="Ctrl+Space")
        self.phrase_button.clicked.connect(self.offer_phrases)
        self.drop_button = Button("버리기")
        self.drop_button.clicked.connect(self._drop)
        self.save_button = Button(save_label, icon="check", tip="Ctrl+Enter")
        self.save_button.clicked.connect(self.save)
        self._foot = QWidget()
        self._foot.setLayout(row(self.phrase_button, None, self.drop_button, self.save_button))
        self._whole = column(
            self._top,
            self.editors["content"],
            self._next,
            self.told,
            self.problem,
            self._foot,
            spacing=6,
        )
        self.setLayout(self._whole)
        self.setFocusProxy(self.editors["content"])
        self._tell_state()

    def _pair(self, label: str, first: str, second: str) -> QWidget:
        pair = QWidget()
        editors = self.editors[first], self.editors[second]
        pair.setLayout(row(self._label(label), *editors, spacing=6))
        return pair

    def _label(self, text: str) -> Label:
        return Label(text, points=SMALL, look="muted")

    def lend_save_button(self) -> Button:
        """The button that saves, for a dialog to put among its own; dropping what is typed is
        then the dialog's too."""
        self._lent = True
        self._tell_state()
        return self.save_button

    def add_above_foot(self, widget: QWidget) -> None:
        """Add a choice that belongs to saving, above the buttons."""
        self._whole.insertWidget(self._whole.count() - 1, widget)

    # What is shown

    def begin(self, blank: Note, *, name: str = "", place: str = "") -> None:
        """Stand ready for a new note; a draft kept under ``place`` comes back."""
        self._name, self._place = name, place
        self._load(blank)
        if place:
            desk = self._desk
            self._jobs.read(
                lambda: (place, drafts.get(desk, place)), self._take_draft, key=(id(self), "draft")
            )

    def set_name(self, name: str) -> None:
        """Whose name a phrase is filled with."""
        self._name = name

    def edit(self, note: Note, *, name: str = "") -> None:
        """Show a stored note to be changed."""
        self._name, self._place = name, ""
        self._load(note)

    def _load(self, note: Note) -> None:
        self._timer.stop()
        self._kept = False
        self._start = note
        for field, editor in self.editors.items():
            editor.blockSignals(True)
            editor.set_value(getattr(note, field))
            editor.blockSignals(False)
        self._shown = {field: editor.value() for field, editor in self.editors.items()}
        self.told.hide()
        self.problem.hide()
        self._tell_state()

    def note(self) -> Note:
        """The note as it is typed, the composing syllable included."""
        return replace(self._start, **{f: e.value() for f, e in self.editors.items()})

    @property
    def dirty(self) -> bool:
        """Whether something is typed that is not saved; a new note's own topic is no text."""
        typed = {field: editor.value() for field, editor in self.editors.items()}
        if self._start.id == 0:
            return bool(typed["content"] or any(self._raw(field) for field in _NEXT))
        return typed != self._shown

    def _raw(self, field: str) -> str:
        editor = self.editors[field]
        return str(editor.full_text()).strip() if isinstance(editor, TextEdit) else ""

    def discard(self) -> None:
        """Drop what is typed, and its draft."""
        self._load(self._start)
        self._let_go()
        self.edited.emit()

    # Saving

    def save(self) -> None:
        """Check, then save in the background; what is wrong is said beneath."""
        if self._saving or self._desk.read_only:
            return
        method = QGuiApplication.inputMethod()
        if method is not None:
            method.commit()
        wrong = self._wrong()
        if wrong:
            self._say(*wrong)
            return
        note = self.note()
        self._set_saving(True)
        self._jobs.write(lambda: self._write(note), self._written, self._refused)

    def _wrong(self) -> tuple[str, str] | None:
        for field, editor in self.editors.items():
            if editor.problem():
                return field, editor.problem()
        asked = self.note()
        if asked.seeker_id is None and asked.employer_id is None:
            asked = replace(asked, seeker_id=-1)  # whom it is with, the writer says
        problems = check_note(asked, self._desk.today())
        return (problems[0].field, problems[0].message) if problems else None

    def _say(self, field: str, message: str) -> None:
        self.problem.setText(message)
        self.problem.show()
        self.grew.emit()
        if field in self.editors:
            self.editors[field].setFocus(Qt.FocusReason.OtherFocusReason)

    def _written(self, change: object) -> None:
        assert isinstance(change, Change)
        self._set_saving(False)
        self._let_go()
        typed = self.note()
        if self._start.id == 0:
            # The next note of the same desk is likely to be of the same kind.
            self._load(replace(self._start, topic=typed.topic, channel=typed.channel))
        else:
            self._load(typed)
        self.edited.emit()
        self.saved.emit(change)

    def _refused(self, error: BaseException) -> None:
        self._set_saving(False)
        if isinstance(error, UserError):
            self._say(getattr(error, "field", "") or "", error.message)
        else:
            self._notices.error(error)

    def _set_saving(self, saving: bool) -> None:
        self._saving = saving
        for editor in self.editors.values():
            editor.set_locked(saving)
        self._tell_state()

    # Drafts

    def keep_draft(self) -> None:
        """Keep what is typed now, in the background; called some seconds after a key. What was
        wiped out again by hand is let go."""
        if not self._place or self._saving or not (self.dirty or self._kept):
            return
        if not self.dirty:
            self._let_go()
            return
        self._kept = True
        values = {field: str(editor.value() or "") for field, editor in self.editors.items()}
        desk, place = self._desk, self._place
        self._jobs.write(lambda: drafts.keep(desk, place, values))

    def _let_go(self) -> None:
        self._timer.stop()
        self._kept = False
        if self._place:
            desk, place = self._desk, self._place
            self._jobs.write(lambda: drafts.keep(desk, place, {}))

    def _take_draft(self, found: tuple[str, Draft | None]) -> None:
        place, draft = found
        if draft is None or place != self._place or self.dirty:
            return
        self._kept = True
        for field, value in draft.values.items():
            if field in self.editors:
                self.editors[field].blockSignals(True)
                self.editors[field].set_value(self._restored(field, value))
                self.editors[field].blockSignals(False)
        until = dates.clock(draft.at)
        self.told.setText(f"{until}까지 작성 중이던 내용입니다. 아직 저장하지 않았습니다.")
        self.told.show()
        self._tell_state()
        self.edited.emit()

    def _restored(self, field: str, value: str) -> object:
        if not isinstance(self.editors[field], DateEdit) or not value:
            return value
        return dates.read_day(value, self._desk.today())

    # Phrases

    def offer_phrases(self) -> None:
        """Ctrl+Space: a phrase, found by title or 초성, goes to the cursor."""
        topic = str(self.editors["topic"].value())
        picker = PhrasePicker(self._desk, self._jobs, self._notices, topic, self.window())
        picker.chosen.connect(self._insert)
        picker.finished.connect(picker.deleteLater)
        picker.open()

    def _insert(self, phrase: object) -> None:
        assert isinstance(phrase, Phrase)
        words = phrases.filled(
            phrase, name=self._name, day=self._desk.today(), user=self._desk.user
        )
        content: LongTextEdit = self.editors["content"]
        cursor = content.textCursor()
        before = content.toPlainText()[: cursor.position()]
        gap = "" if not before or before.endswith(("\n", " ")) else " "
        cursor.insertText(gap + words)
        content.setTextCursor(cursor)
        content.moveCursor(QTextCursor.MoveOperation.NoMove)
        content.setFocus(Qt.FocusReason.OtherFocusReason)

    # Small things

    def _drop(self) -> None:
        self.discard()
        self.cancelled.emit()

    def _on_edited(self) -> None:
        self.problem.hide()
        self._tell_state()
        if self._place and (self.dirty or self._kept) and not self._timer.isActive():
            self._timer.start()
        self.edited.emit()

    def _tell_state(self) -> None:
        writable = not self._desk.read_only
        editing = self._start.id != 0
        dirty = self.dirty
        self.save_button.setEnabled(writable and dirty and not self._saving)
        self.drop_button.setVisible((dirty or editing) and not self._lent)
        self.drop_button.setText("취소" if editing and not dirty else "버리기")
        open_ = not self._collapsing or dirty or editing or self._has_focus()
        for part in (self._top, self._next, self._foot):
            part.setVisible(open_)
        if open_ != self._open:
            self._open = open_
            content: LongTextEdit = self.editors["content"]
            content.set_lines(self._lines if open_ else 1)
            if open_:
                self.grew.emit()
        self.editors["content"].setEnabled(writable)

    def _has_focus(self) -> bool:
        focused = self.window().focusWidget() if self.isVisible() else None
        return focused is not None and self.isAncestorOf(focused)

    def eventFilter(self, watched: Any, event: Any) -> bool:
        """Open up when the text is gone to."""
        if event.type() == event.Type.FocusIn and self._collapsing:
            self._tell_state()
        return super().eventFilter(watched, event)
