"""A new day in a few fields: named and set up as the last of its kind, or copied from one."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import lists, matching_days
from jobdesk.services.desk import Desk
from jobdesk.ui import dates
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.matching_days.examples import show_examples
from jobdesk.ui.widgets import casework_list
from jobdesk.ui.widgets.basics import SMALL, Button, Label, PrimaryButton
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.editors import ChoiceEdit, DateEdit
from jobdesk.ui.widgets.form_field import FormField
from jobdesk.ui.widgets.ledger import form_of
from jobdesk.ui.widgets.new_record import NewRecord

_KIND = KindId.MATCHING_DAYS
_OFFERED = 30
ROWS = (
    ("day_type", "held_on"),
    ("title",),
    ("starts_at", "ends_at", "breaks"),
    ("place",),
    ("host", "organiser"),
    ("partners",),
)


class NewDay(NewRecord):
    """The dialog of a new day; another kind counts the title of that kind on, as long as the
    title is the one that was proposed."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, parent: QWidget) -> None:
        blank = matching_days.blank(desk, held_on=None)
        self._proposed = blank.title
        super().__init__(
            "새 행사",
            _KIND,
            blank,
            form_of(desk, jobs, _KIND),
            ROWS,
            lambda draft: matching_days.add(desk, draft),
            hub,
            jobs,
            notices,
            parent,
            desk=desk,
        )
        self._desk_of = desk
        show_examples(self.form)
        self.form.fields["day_type"].edited.connect(self._on_type)
        self.form.fields["held_on"].widget.setFocus()

    def _on_type(self) -> None:
        title, word = self.form.fields["title"], str(self.form.fields["day_type"].value())
        if word and title.value() == self._proposed:
            desk = self._desk_of
            self._jobs.read(
                lambda: matching_days.next_title(desk, word), self._propose, key=(id(self), "name")
            )

    def _propose(self, title: str) -> None:
        field = self.form.fields["title"]
        if field.value() == self._proposed:
            self._proposed = title
            field.set_value(title)
            field.edited.emit()


class CopyDay(Dialog):
    """지난 행사 복사: a day like another on another date."""

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, parent: QWidget, day_id: int
    ) -> None:
        super().__init__("지난 행사 복사", parent, width=520)
        self._desk, self._hub, self._jobs, self._notices = desk, hub, jobs, notices
        self._wanted = day_id
        self._ids: dict[str, int] = {}
        self.source = FormField("복사할 행사", ChoiceEdit((), empty=""), required=True)
        self.held_on = FormField("새 운영일", DateEdit(desk.today), required=True)
        self.body.addWidget(self.source)
        self.body.addWidget(self.held_on)
        self.body.addWidget(
            Label(
                "시간과 장소, 기관, 예산, 부대행사, 오기로 한 업체와 아직 모집 중인 구인을 "
                "가져옵니다. 업체는 다시 초청하는 상태로 시작하고, 접수한 분은 가져오지 않습니다.",
                points=SMALL + 0.75,
                look="muted",
                wrap=True,
            )
        )
        self.problem = Label(look="danger", wrap=True)
        self.problem.hide()
        self.body.addWidget(self.problem)
        self.add_button(Button("취소")).clicked.connect(self.reject)
        self.go = self.add_button(PrimaryButton("복사", icon="check"), keys="Ctrl+S")
        self.go.clicked.connect(self.save)
        self.held_on.widget.setFocus()
        jobs.read(lambda: _days(desk, day_id), self._take, key=(id(self), "days"))

    def save(self) -> None:
        """Make the day; it is shown then."""
        source, held_on = self._ids.get(str(self.source.value())), self.held_on.value()
        problem = self.held_on.editor.problem()
        if problem or not isinstance(held_on, date):
            self.held_on.set_problem(problem or "새 행사의 운영일을 적으세요.")
            self.held_on.widget.setFocus()
            return
        if source is None:
            self.source.set_problem("복사할 행사를 고르세요.")
            return
        desk, id_ = self._desk, source
        self.go.setEnabled(False)
        self._jobs.write(
            lambda: matching_days.copy_of(desk, id_, held_on), self._made, self._refused
        )

    def _made(self, change: object) -> None:
        assert isinstance(change, Change)
        self.accept()
        self._hub.open_record.emit(Ref(_KIND, change.id))

    def _refused(self, error: BaseException) -> None:
        self.go.setEnabled(True)
        if isinstance(error, UserError):
            self.problem.setText(error.message)
            self.problem.show()
        else:
            self._notices.error(error)

    def _take(self, days: list[tuple[int, str]]) -> None:
        editor = self.source.editor
        assert isinstance(editor, ChoiceEdit)
        self._ids = {}
        for id_, words in days:
            self._ids[words] = id_
            editor.addItem(words, words)
        wanted = next((words for words, id_ in self._ids.items() if id_ == self._wanted), "")
        editor.set_value(wanted or next(iter(self._ids), ""))
        self.go.setEnabled(bool(self._ids))
        if not self._ids:
            self.problem.setText("복사할 지난 행사가 없습니다. ‘새 행사’로 만드세요.")
            self.problem.show()


def show(desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, window: QWidget) -> None:
    """Ask for a new day."""
    casework_list.show(NewDay(desk, hub, jobs, notices, window))


def copy(
    desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, window: QWidget, day_id: int = 0
) -> None:
    """Ask on which date a day shall be held again; 0 begins with the last one."""
    casework_list.show(CopyDay(desk, hub, jobs, notices, window, day_id))


def _days(desk: Desk, wanted: int) -> list[tuple[int, str]]:
    """The latest days by id, and the wanted one, in words that tell them apart."""
    ids = list(lists.find(desk, _KIND))[:_OFFERED]
    if wanted and wanted not in ids:
        ids.insert(0, wanted)
    shown = lists.rows(desk, _KIND, ids, ("held_on", "title"))
    found, known = [], set()
    for id_ in ids:
        held, title = shown[id_]
        words = f"{dates.day(held)} {title}" if isinstance(held, date) else str(title)
        while words in known:
            words += " ·"
        known.add(words)
        found.append((id_, words))
    return found
