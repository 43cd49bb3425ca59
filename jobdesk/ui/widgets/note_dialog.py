"""새 상담: one note for the people and firms chosen, one row each.

::

    NoteDialog(desk, hub, jobs, notices, parent, people=[(12, "김민지")]).open()
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.counselling import Note, NoteTopic
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import notes
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets import dialogs
from jobdesk.ui.widgets.basics import Button, Label
from jobdesk.ui.widgets.dialogs import Answer, Dialog
from jobdesk.ui.widgets.note_box import NoteBox
from jobdesk.ui.widgets.people_picker import PeoplePicker


class NoteDialog(Dialog):
    """See the module's words."""

    def __init__(
        self,
        desk: Desk,
        hub: Hub,
        jobs: Jobs,
        notices: Notices,
        parent: QWidget,
        *,
        people: Sequence[tuple[int, str]] = (),
        firms: Sequence[tuple[int, str]] = (),
    ) -> None:
        super().__init__("새 상담", parent, width=640)
        self._desk, self._hub = desk, hub
        self.people = PeoplePicker(desk, jobs)
        self.firms = PeoplePicker(desk, jobs, KindId.EMPLOYERS)
        self.box = NoteBox(desk, jobs, notices, self._write, lines=5)
        save = self.box.lend_save_button()
        save.setProperty("look", "primary")
        save.set_icon("check", "on_accent")
        for id_, name in people:
            self.people.add(id_, name)
        for id_, name in firms:
            self.firms.add(id_, name)
        for part in (self.people, self.firms):
            part.changed.connect(self._on_people)
            self.body.addWidget(part)
        self.many = Label(look="muted", wrap=True)
        self.body.addWidget(self.many)
        self.body.addWidget(self.box)
        cancel = Button("취소")
        cancel.clicked.connect(self.reject)
        self.add_button(cancel)
        self.add_button(save, keys="Ctrl+S")
        topic = NoteTopic.FIRM if firms and not people else NoteTopic.EMPLOYMENT
        self.box.begin(notes.blank(desk, topic=topic.value))
        self.box.saved.connect(self._saved)
        self._on_people()
        (self.box if people or firms else self.people).setFocus()

    def _on_people(self) -> None:
        self._people, self._firms = self.people.ids, self.firms.ids
        count = len(self._people) + len(self._firms)
        names = self.people.names
        self.box.set_name(names[0] if count == 1 and names else "")
        self.many.setVisible(count > 1)
        self.many.setText(
            f"한 분(한 곳)에 한 건씩 모두 {count:,}건을 남깁니다. 실행 취소하면 함께 되돌려집니다."
        )
        self.box.save_button.setText(f"{count:,}건 저장" if count > 1 else "상담 저장")

    def _write(self, note: Note) -> Change:
        if not self._people and not self._firms:
            raise UserError("누구와 상담했는지 위에서 먼저 고르세요. 쓰신 내용은 그대로 있습니다.")
        return notes.write(self._desk, note, self._people, self._firms)

    def _saved(self, _: object) -> None:
        self.accept()

    def reject(self) -> None:
        """Close, unless the user wants to go on with what is not saved."""
        if self.box.dirty:
            answer = dialogs.ask(
                self,
                "저장하지 않은 상담이 있습니다",
                "쓰던 상담을 버릴까요?",
                Answer("discard", "버리기", "danger"),
                Answer("stay", "계속 쓰기", "primary"),
            )
            if answer != "discard":
                return
        super().reject()
