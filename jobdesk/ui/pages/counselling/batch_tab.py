"""함께 쓴 사람: whom else a note was written for, and letting their notes say the same."""

from __future__ import annotations

from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.counselling import Note
from jobdesk.domain.kinds import KindId
from jobdesk.services import lists, notes
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.basics import Button, column
from jobdesk.ui.widgets.line_list import Line, LineList
from jobdesk.ui.widgets.record_tab import RecordTab


class BatchTab(RecordTab):
    """See the module's words."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices) -> None:
        super().__init__()
        self._desk, self._jobs, self._notices = desk, jobs, notices
        self._note = Note()
        self.spread = Button("이 내용을 모두에게", icon="users")
        self.spread.setToolTip("함께 쓴 다른 상담도 이 상담과 같은 내용으로 고칩니다")
        self.spread.clicked.connect(self._spread)
        self.list = LineList(hub, "한 사람에게만 쓴 상담입니다.", self.spread)
        self.setLayout(column(self.list, spacing=0))
        self.spread.hide()

    def show_record(self, record: Note) -> None:
        """Ask who else the note was written for."""
        self._note = record
        desk, id_ = self._desk, record.id

        def find() -> tuple[int, list[Line]]:
            others = [other for other in notes.batch(desk, id_) if other != id_]
            fields = ("seeker", "employer", "topic", "noted_on")
            rows = lists.rows(desk, KindId.NOTES, others, fields)
            return id_, [_line(other, rows[other]) for other in others if other in rows]

        self._jobs.read(find, self._take, key=(id(self), "batch"))

    def refresh_linked(self, change: Change) -> None:
        """Ask again when notes changed."""
        if self._note.id and KindId.NOTES in change.kinds:
            self.show_record(self._note)

    def _take(self, found: tuple[int, list[Line]]) -> None:
        id_, lines = found
        if id_ != self._note.id:
            return
        self.list.show_lines(lines)
        self.spread.setVisible(bool(lines) and not self._desk.read_only)
        self.counted.emit(len(lines))

    def _spread(self) -> None:
        desk, id_ = self._desk, self._note.id
        self._jobs.write(lambda: notes.spread(desk, id_))


def _line(id_: int, values: tuple[object, ...]) -> Line:
    seeker, employer, topic, day = values
    return Line(
        Ref(KindId.NOTES, id_), str(seeker or employer), str(topic), Tone.ACCENT, str(day or "")
    )
