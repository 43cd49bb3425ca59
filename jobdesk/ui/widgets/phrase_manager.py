"""상용구 관리: the centre's phrases, each with its title, topic and text."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.counselling import NoteTopic, Phrase
from jobdesk.errors import UserError
from jobdesk.services import phrases
from jobdesk.services.desk import Desk
from jobdesk.ui import theme
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets import dialogs
from jobdesk.ui.widgets.basics import SMALL, Button, Label, PrimaryButton, column, row
from jobdesk.ui.widgets.dialogs import Answer, Dialog
from jobdesk.ui.widgets.editors import ChoiceEdit, LongTextEdit, TextEdit
from jobdesk.ui.widgets.form_field import FormField

_PHRASE = Qt.ItemDataRole.UserRole


class PhraseManager(Dialog):
    """See the module's words."""

    def __init__(self, desk: Desk, jobs: Jobs, notices: Notices, parent: QWidget) -> None:
        super().__init__("상용구 관리", parent, width=720)
        self._desk, self._jobs, self._notices = desk, jobs, notices
        self._phrase = Phrase()
        self._wanted = 0
        self.list = QListWidget()
        self.list.setAccessibleName("상용구 목록")
        self.list.setMinimumHeight(theme.now().px(260))
        self.list.currentItemChanged.connect(self._on_current)
        self.title = FormField("제목", TextEdit(), required=True)
        self.topic = FormField("상담 유형", ChoiceEdit([t.value for t in NoteTopic], empty="모두"))
        self.content = FormField("내용", LongTextEdit(6), required=True)
        for field in self._fields:
            field.edited.connect(self._tell_state)
        blanks = ", ".join(f"{blank} {meaning}" for blank, meaning in phrases.BLANKS)
        hint = Label(f"넣을 때 채워지는 말: {blanks}", points=SMALL, look="faint", wrap=True)
        self.new_button = Button("새 상용구", icon="plus")
        self.new_button.clicked.connect(self.new)
        self.trash_button = Button("휴지통으로", icon="trash-2")
        self.trash_button.clicked.connect(self._trash)
        self.defaults = Button("기본 상용구 넣기", look="link")
        self.defaults.clicked.connect(self._add_defaults)
        left = column(self.list, spacing=8)
        left.addLayout(row(self.new_button, self.defaults, None))
        right = column(self.title, self.topic, self.content, hint, spacing=10)
        right.addStretch(1)
        right.addLayout(row(self.trash_button, None))
        both = row(spacing=16)
        both.addLayout(left, 2)
        both.addLayout(right, 3)
        self.body.addLayout(both)
        close = Button("닫기")
        close.clicked.connect(self.reject)
        self.add_button(close)
        self.go = PrimaryButton("저장", icon="check")
        self.go.clicked.connect(self.save)
        self.add_button(self.go, keys="Ctrl+S")
        self._tell_state()
        self._ask()

    @property
    def _fields(self) -> tuple[FormField, FormField, FormField]:
        return self.title, self.topic, self.content

    @property
    def dirty(self) -> bool:
        """Whether the phrase on the right is not saved."""
        return self._typed() != self._phrase

    def new(self) -> None:
        """An empty phrase to be filled in."""
        if self._may_leave():
            self.list.setCurrentRow(-1)
            self._show(Phrase(counsellor=self._desk.user))
            self.title.widget.setFocus()

    def save(self) -> None:
        """Store the phrase on the right."""
        phrase, desk = self._typed(), self._desk
        store = phrases.save if phrase.id else phrases.add
        self._jobs.write(lambda: store(desk, phrase), self._saved, self._refused)

    def _saved(self, change: object) -> None:
        assert isinstance(change, Change)
        self._wanted = change.refs[0].id if change.refs else self._phrase.id
        self._phrase = self._typed()
        self._ask()

    def _refused(self, error: BaseException) -> None:
        if not isinstance(error, UserError):
            self._notices.error(error)
            return
        wrong = {"title": self.title, "content": self.content}.get(str(error.field or ""))
        if wrong is None:
            self._notices.error(error)
        else:
            wrong.set_problem(error.message)
            wrong.widget.setFocus()

    def _ask(self) -> None:
        desk = self._desk
        self._jobs.read(lambda: phrases.all(desk), self._take, key=(id(self), "phrases"))

    def _take(self, found: tuple[Phrase, ...]) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        at = -1
        for number, phrase in enumerate(found):
            item = QListWidgetItem(phrase.title)
            item.setData(_PHRASE, phrase)
            self.list.addItem(item)
            if phrase.id == self._wanted:
                at = number
        self.list.blockSignals(False)
        self.defaults.setVisible(not found and not self._desk.read_only)
        if found:
            self.list.setCurrentRow(max(at, 0))
        else:
            self._show(Phrase(counsellor=self._desk.user))

    def _on_current(self, item: QListWidgetItem | None, before: QListWidgetItem | None) -> None:
        if item is None:
            return
        if not self._may_leave():
            self.list.blockSignals(True)
            self.list.setCurrentRow(self.list.row(before) if before is not None else -1)
            self.list.blockSignals(False)
            return
        self._show(item.data(_PHRASE))

    def _show(self, phrase: Phrase) -> None:
        self._phrase = phrase
        self._wanted = phrase.id
        self.title.set_value(phrase.title)
        self.topic.set_value(phrase.topic)
        self.content.set_value(phrase.content)
        for field in self._fields:
            field.set_problem("")
        self._tell_state()

    def _typed(self) -> Phrase:
        return replace(
            self._phrase,
            title=str(self.title.value()),
            topic=str(self.topic.value()),
            content=str(self.content.value()),
        )

    def _trash(self) -> None:
        desk, id_ = self._desk, self._phrase.id
        self._wanted = 0
        self._show(Phrase())
        self._jobs.write(lambda: phrases.trash(desk, [id_]), lambda _: self._ask())

    def _add_defaults(self) -> None:
        desk = self._desk
        self._jobs.write(lambda: phrases.add_defaults(desk), lambda _: self._ask())

    def _tell_state(self) -> None:
        writable = not self._desk.read_only
        self.go.setEnabled(writable and self.dirty)
        self.trash_button.setEnabled(writable and self._phrase.id != 0)
        self.new_button.setEnabled(writable)

    def _may_leave(self) -> bool:
        if not self.dirty:
            return True
        answer = dialogs.ask(
            self,
            "저장하지 않은 상용구가 있습니다",
            "고치던 상용구를 버릴까요?",
            Answer("discard", "버리기", "danger"),
            Answer("stay", "계속 편집", "primary"),
        )
        return answer == "discard"

    def reject(self) -> None:
        """Close, unless the user wants to go on with what is not saved."""
        if self._may_leave():
            super().reject()
