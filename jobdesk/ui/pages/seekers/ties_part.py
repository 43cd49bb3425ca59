"""관계: whose household or crew a person belongs to; a name opens that person's record."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Ref
from jobdesk.domain.circumstances import RELATIONS
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services.desk import Desk
from jobdesk.services.relations import Tie
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.widgets.basics import SMALL, Button, Chip, IconButton, Label, column, row
from jobdesk.ui.widgets.editors import SuggestEdit
from jobdesk.ui.widgets.form_field import FormField
from jobdesk.ui.widgets.link_edit import LinkEdit


class TiesPart(QWidget):
    """Shows ties; asks its owner to write what the user adds or takes away."""

    added = Signal(int, str)
    """(id of the other person, relation)."""
    removed = Signal(int)
    """Id of a tie."""
    listed = Signal()
    """The whole circle is to be shown in the list."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs) -> None:
        super().__init__()
        self._hub, self._read_only = hub, desk.read_only
        self.other = FormField("관계 있는 분", LinkEdit(desk, jobs, KindId.SEEKERS))
        self.relation = FormField("관계", SuggestEdit(RELATIONS, "예: 배우자, 같은 작업반"))
        self.add = Button("관계 더하기", icon="plus")
        self.together = Button("모두 목록에서 보기", icon="users")
        self.add.clicked.connect(self.take)
        self.together.clicked.connect(self.listed)
        editor = self.relation.editor
        assert isinstance(editor, SuggestEdit)
        editor.submitted.connect(self.take)
        for widget in (self.add, self.other, self.relation):
            widget.setEnabled(not desk.read_only)
        self._list = column(spacing=4)
        fields = row(self.other, self.relation, spacing=12)
        fields.setStretch(0, 1)
        fields.setStretch(1, 1)
        layout = column(spacing=10)
        layout.addLayout(self._list)
        layout.addLayout(fields)
        layout.addLayout(row(self.add, self.together, None))
        self.setLayout(layout)

    def show_ties(self, ties: tuple[Tie, ...]) -> None:
        """Show whom the person is tied to."""
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                held = widget.isAncestorOf(self.window().focusWidget() or self.window())
                widget.hide()
                widget.deleteLater()
                if held:  # else Qt gives it to whatever comes first in the window
                    self.other.setFocus()
        for tie in ties:
            self._list.addWidget(self._line(tie))
        if not ties:
            self._list.addWidget(
                Label(
                    "함께 사는 가족이나 같이 다니는 작업반을 이어 두면 한 번에 찾을 수 있습니다.",
                    look="muted",
                    points=SMALL + 0.75,
                    wrap=True,
                )
            )
        self.together.setVisible(bool(ties))

    def forget(self) -> None:
        """Another person: nothing typed stays."""
        for field in (self.other, self.relation):
            field.set_value(None)

    @property
    def typing(self) -> bool:
        """Whether somebody was named and not added yet."""
        return self.other.value() is not None

    def take(self) -> None:
        """관계 더하기: both must be said."""
        other, relation = self.other.value(), str(self.relation.value()).strip()
        named = isinstance(other, int)
        self.other.set_problem("" if named else "이름 일부를 입력하고 목록에서 고르세요.")
        self.relation.set_problem("" if relation else "어떤 관계인지 고르거나 입력하세요.")
        if not isinstance(other, int):
            self.other.setFocus()
        elif not relation:
            self.relation.setFocus()
        else:
            self.added.emit(other, relation)

    def refuse(self, error: UserError) -> None:
        """Say beneath the field why a tie was not made."""
        field = self.relation if error.field == "relation" else self.other
        field.set_problem(error.message)
        field.setFocus()

    def _line(self, tie: Tie) -> QWidget:
        open_ = Button(tie.name, look="link")
        open_.setAccessibleName(f"{tie.relation} {tie.name} 기록 열기")
        open_.clicked.connect(partial(self._open, tie.other_id))
        gone = IconButton("x", f"{tie.name} 관계 빼기")
        gone.setEnabled(not self._read_only)
        gone.clicked.connect(partial(self._remove, tie.id))
        note = Label(tie.note, look="muted", points=SMALL + 0.75, wrap=True)
        line = QWidget()
        layout = row(Chip(tie.relation), open_, note, gone, spacing=8)
        layout.setStretch(2, 1)
        line.setLayout(layout)
        return line

    def _open(self, seeker_id: int) -> None:
        self._hub.open_record.emit(Ref(KindId.SEEKERS, seeker_id))

    def _remove(self, tie_id: int) -> None:
        self.removed.emit(tie_id)
