"""상용구: the centre's phrases at the left, the chosen one's title, topic and text at the right.

Stands in the settings and in the dialog that a note box opens::

    editor = PhraseEditor(desk, jobs, notices)
    editor.edited.connect(...)      # ``dirty`` may have changed
    editor.save_button              # a dialog puts it among its own; else add_save_button()
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidgetItem, QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.counselling import NoteTopic, Phrase
from jobdesk.errors import UserError
from jobdesk.services import phrases
from jobdesk.services.desk import Desk
from jobdesk.ui import theme
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets import dialogs
from jobdesk.ui.widgets.basics import SMALL, Button, Card, Label, PrimaryButton, column, row
from jobdesk.ui.widgets.dialogs import Answer
from jobdesk.ui.widgets.editors import ChoiceEdit, LongTextEdit, TextEdit
from jobdesk.ui.widgets.flow import FlowLayout
from jobdesk.ui.widgets.form_field import FormField
from jobdesk.ui.widgets.popup_list import PopupItem
from jobdesk.ui.widgets.row_list import RowList, value_of

_BLANKS = " · ".join(f"{blank} {meaning}" for blank, meaning in phrases.BLANKS)


class PhraseEditor(QWidget):
    """See the module's words. ``stored`` and ``refused`` fire when a save ended."""

    edited = Signal()
    stored = Signal()
    refused = Signal()

    def __init__(self, desk: Desk, jobs: Jobs, notices: Notices) -> None:
        super().__init__()
        self._desk, self._jobs, self._notices = desk, jobs, notices
        self._phrase = Phrase()
        self._wanted = 0
        self._saving = False
        self.list = RowList("상용구 목록")
        self.list.setMinimumHeight(theme.now().px(250))
        self.list.currentItemChanged.connect(self._on_current)
        self.title = FormField("제목", TextEdit(), required=True)
        self.topic = FormField("상담 유형", ChoiceEdit([t.value for t in NoteTopic], empty="모두"))
        self.content = FormField("내용", LongTextEdit(4), required=True)
        for field in self._fields:
            field.edited.connect(self._tell_state)
        self.hint = Label(f"넣을 때 채워지는 말: {_BLANKS}", points=SMALL, look="muted", wrap=True)
        self.new_button = Button("새 상용구", icon="plus")
        self.new_button.clicked.connect(self.new)
        self.trash_button = Button("휴지통으로", icon="trash-2")
        self.trash_button.clicked.connect(self.trash)
        self.defaults = Button("기본 상용구 넣기", look="link")
        self.defaults.setToolTip("자주 쓰는 문장 몇 가지로 시작합니다")
        self.defaults.clicked.connect(self._add_defaults)
        self.save_button = PrimaryButton("저장", icon="check", tip="Ctrl+S")
        self.save_button.clicked.connect(self.save)
        self._build()
        self._tell_state()
        self.load()

    def _build(self) -> None:
        buttons = QWidget()
        flow = FlowLayout(buttons, spacing=8)
        for button in (self.new_button, self.trash_button, self.defaults):
            flow.addWidget(button)
        frame = Card(margin=1, spacing=0)
        frame.body.addWidget(self.list)
        left = column(frame, buttons, spacing=8)
        left.setStretch(0, 1)
        self._right = right = column(self.title, self.topic, self.content, self.hint, spacing=10)
        right.addStretch(1)
        both = row(spacing=16)
        both.addLayout(left, 5)
        both.addLayout(right, 7)
        self.setLayout(both)
        self.setFocusProxy(self.list)

    @property
    def _fields(self) -> tuple[FormField, FormField, FormField]:
        return self.title, self.topic, self.content

    # What its place asks

    @property
    def dirty(self) -> bool:
        """Whether the phrase at the right is not saved."""
        return self._typed() != self._phrase

    def add_save_button(self) -> None:
        """Put 저장 beneath the fields, where nothing around the editor shows it."""
        self._right.addLayout(row(None, self.save_button))

    @property
    def saving(self) -> bool:
        """Whether a save is under way."""
        return self._saving

    def load(self) -> None:
        """Read the phrases again."""
        desk = self._desk
        self._jobs.read(lambda: phrases.all(desk), self._take, key=(id(self), "phrases"))

    def new(self) -> None:
        """An empty phrase to be filled in."""
        if self._desk.read_only or not self.may_leave():
            return
        self.list.setCurrentRow(-1)
        self._show(Phrase(counsellor=self._desk.user))
        self.title.widget.setFocus()

    def save(self) -> None:
        """Store the phrase at the right."""
        if self._saving or self._desk.read_only or not self.dirty:
            return
        phrase, desk = self._typed(), self._desk
        store = phrases.save if phrase.id else phrases.add
        self._saving = True
        self._tell_state()
        self._jobs.write(lambda: store(desk, phrase), self._saved, self._refused)

    def discard(self) -> None:
        """Go back to what is stored."""
        self._show(self._phrase)

    def trash(self) -> None:
        """Move the phrase to the 휴지통; undone like anything else."""
        desk, id_ = self._desk, self._phrase.id
        if id_ and not desk.read_only:
            self._show(Phrase(counsellor=desk.user))
            self._jobs.write(lambda: phrases.trash(desk, [id_]), self._changed)

    def may_leave(self) -> bool:
        """Whether nothing unsaved is lost, after asking where something would be."""
        if not self.dirty:
            return True
        answer = dialogs.ask(
            self.window(),
            "저장하지 않은 상용구가 있습니다",
            "고치던 상용구를 버릴까요?",
            Answer("discard", "버리기", "danger"),
            Answer("stay", "계속 편집", "primary"),
        )
        return answer == "discard"

    # Storing

    def _saved(self, change: object) -> None:
        assert isinstance(change, Change)
        self._saving = False
        self._phrase = self._typed()
        self._wanted = change.refs[0].id if change.refs else self._phrase.id
        self.load()
        self.stored.emit()

    def _refused(self, error: BaseException) -> None:
        self._saving = False
        self._tell_state()
        self.refused.emit()
        known = {"title": self.title, "content": self.content}
        wrong = known.get(str(error.field)) if isinstance(error, UserError) else None
        if wrong is None or not isinstance(error, UserError):
            self._notices.error(error)
            return
        wrong.set_problem(error.message)
        wrong.widget.setFocus()

    def _add_defaults(self) -> None:
        desk = self._desk
        self._jobs.write(lambda: phrases.add_defaults(desk), self._changed)

    def _changed(self, change: object) -> None:
        assert isinstance(change, Change)
        self.load()

    # Showing

    def _take(self, found: tuple[Phrase, ...]) -> None:
        dirty = self.dirty
        rows = [PopupItem(one.title, one.topic, value=one) for one in found]
        self._quietly(lambda: self.list.set_rows(rows))
        titles = {one.title for one in found}
        missing = any(one.title not in titles for one in phrases.defaults())
        self.defaults.setVisible(missing and not self._desk.read_only)
        at = next((n for n, one in enumerate(found) if one.id == self._wanted), -1 if dirty else 0)
        if dirty:  # what is being typed outlives a list that was read again
            self._quietly(lambda: self.list.setCurrentRow(at))
        elif found:
            self._quietly(lambda: self.list.setCurrentRow(at))
            self._show(found[at])
        else:
            self._show(Phrase(counsellor=self._desk.user))

    def _quietly(self, act: Callable[[], None]) -> None:
        self.list.blockSignals(True)
        act()
        self.list.blockSignals(False)

    def _on_current(self, item: QListWidgetItem | None, before: QListWidgetItem | None) -> None:
        phrase = value_of(item)
        if not isinstance(phrase, Phrase):
            return
        if self.may_leave():
            self._show(phrase)
        else:
            back = self.list.row(before) if before is not None else -1
            self._quietly(lambda: self.list.setCurrentRow(back))

    def _show(self, phrase: Phrase) -> None:
        self._phrase = phrase
        self._wanted = phrase.id
        for field, value in zip(
            self._fields, (phrase.title, phrase.topic, phrase.content), strict=True
        ):
            field.set_value(value)
            field.set_problem("")
        self._tell_state()

    def _typed(self) -> Phrase:
        return replace(
            self._phrase,
            title=str(self.title.value()),
            topic=str(self.topic.value()),
            content=str(self.content.value()),
        )

    def _tell_state(self) -> None:
        writable = not self._desk.read_only
        self.save_button.setEnabled(writable and self.dirty and not self._saving)
        self.trash_button.setEnabled(writable and self._phrase.id != 0)
        self.new_button.setEnabled(writable)
        self.edited.emit()
