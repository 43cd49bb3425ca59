"""The next one like another: which, and on what day. The rest is taken over from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import lists
from jobdesk.services.desk import Desk
from jobdesk.ui import dates
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.basics import SMALL, Button, Label, PrimaryButton
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.editors import ChoiceEdit, DateEdit
from jobdesk.ui.widgets.form_field import FormField

_OFFERED = 30


@dataclass(frozen=True, slots=True)
class CopyWords:
    """What the dialog says: its title, the labels of its two fields, what is taken over, its
    verb, and what is wrong where no day is typed, nothing is chosen, or there is nothing."""

    title: str
    source: str
    on: str
    taken: str
    verb: str
    no_day: str
    no_source: str
    nothing: str


class CopyDialog(Dialog):
    """See the module's words. The latest records of ``kind`` are offered, told apart by
    ``date_field`` and title, ``wanted`` chosen among them (0: the last); ``copy`` makes the new
    one of the id of the chosen one and the day, and it is shown then."""

    def __init__(
        self,
        words: CopyWords,
        kind: KindId,
        date_field: str,
        copy: Callable[[int, date], Change],
        desk: Desk,
        hub: Hub,
        jobs: Jobs,
        notices: Notices,
        parent: QWidget,
        wanted: int,
    ) -> None:
        super().__init__(words.title, parent, width=520)
        self._hub, self._jobs, self._notices = hub, jobs, notices
        self._words, self._kind, self._copy, self._wanted = words, kind, copy, wanted
        self._ids: dict[str, int] = {}
        self.source = FormField(words.source, ChoiceEdit((), empty=""), required=True)
        self.on = FormField(words.on, DateEdit(desk.today), required=True)
        self.body.addWidget(self.source)
        self.body.addWidget(self.on)
        self.body.addWidget(Label(words.taken, points=SMALL + 0.75, look="muted", wrap=True))
        self.problem = Label(look="danger", wrap=True)
        self.problem.hide()
        self.body.addWidget(self.problem)
        self.add_button(Button("취소")).clicked.connect(self.reject)
        self.go = self.add_button(PrimaryButton(words.verb, icon="check"), keys="Ctrl+S")
        self.go.clicked.connect(self.save)
        self.on.widget.setFocus()
        jobs.read(
            lambda: _offered(desk, kind, date_field, wanted), self._take, key=(id(self), "offered")
        )

    def save(self) -> None:
        """Make the new one; it is shown then."""
        source, on = self._ids.get(str(self.source.value())), self.on.value()
        problem = self.on.editor.problem()
        if problem or not isinstance(on, date):
            self.on.set_problem(problem or self._words.no_day)
            self.on.widget.setFocus()
            return
        if source is None:
            self.source.set_problem(self._words.no_source)
            return
        copy, id_, day = self._copy, source, on
        self.go.setEnabled(False)
        self._jobs.write(lambda: copy(id_, day), self._made, self._refused)

    def _made(self, change: object) -> None:
        assert isinstance(change, Change)
        self.accept()
        self._hub.open_record.emit(Ref(self._kind, change.id))

    def _refused(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        if isinstance(error, UserError):
            self.problem.setText(error.message)
            self.problem.show()
        else:
            self._notices.error(error)

    def _take(self, found: list[tuple[int, str]]) -> None:
        editor = self.source.editor
        assert isinstance(editor, ChoiceEdit)
        self._ids = {}
        for id_, words in found:
            self._ids[words] = id_
            editor.addItem(words, words)
        wanted = next((words for words, id_ in self._ids.items() if id_ == self._wanted), "")
        editor.set_value(wanted or next(iter(self._ids), ""))
        self.go.setEnabled(bool(self._ids))
        if not self._ids:
            self.problem.setText(self._words.nothing)
            self.problem.show()


def _offered(desk: Desk, kind: KindId, date_field: str, wanted: int) -> list[tuple[int, str]]:
    """The latest ones by id, and the wanted one, in words that tell them apart."""
    ids = list(lists.find(desk, kind))[:_OFFERED]
    if wanted and wanted not in ids:
        ids.insert(0, wanted)
    shown = lists.rows(desk, kind, ids, (date_field, "title"))
    found, known = [], set()
    for id_ in ids:
        on, title = shown[id_]
        words = f"{dates.day(on)} {title}" if isinstance(on, date) else str(title)
        while words in known:
            words += " ·"
        known.add(words)
        found.append((id_, words))
    return found
