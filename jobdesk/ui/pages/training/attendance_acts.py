"""What the attendance grid opens and takes: 결석계, 상담, a block to and from the clipboard."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Ref
from jobdesk.domain.kinds import KindId
from jobdesk.services import attendance_grid
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.may_write import WHY
from jobdesk.ui.models.attendance_paste import pasted
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.training.attendance_hands import AttendanceHands
from jobdesk.ui.pages.training.attendance_slip import SlipDialog
from jobdesk.ui.pages.training.attendance_table import AttendanceTable
from jobdesk.ui.pages.training.note_writing import TraineeNote
from jobdesk.ui.widgets.casework_list import show


class AttendanceActs(QObject):
    """See the module's words; ``page`` is the widget whose window the dialogs belong to."""

    def __init__(
        self,
        desk: Desk,
        hub: Hub,
        jobs: Jobs,
        notices: Notices,
        cohort_id: int,
        table: AttendanceTable,
        hands: AttendanceHands,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._desk, self._hub, self._jobs, self._notices = desk, hub, jobs, notices
        self._cohort_id, self._table, self._hands, self._page = cohort_id, table, hands, page

    def write_slip(self) -> None:
        """S: a 결석계 of the current person for the chosen days."""
        place, model = self._table.current_place(), self._table.attendance
        if place is None or not self._may():
            return
        row = model.row_of(place[0])
        days, marks = self._table.chosen_days(), model.marks_of(row)
        parts = self._desk, self._jobs, self._notices
        who = model.people[row]
        show(SlipDialog(*parts, who.id, who.name, days, marks, self._page.window()))

    def write_note(self) -> None:
        """N: a 훈련생 상담 with the people of the chosen cells, for those who are near to failing
        are seen here."""
        model = self._table.attendance
        ids = dict.fromkeys(trainee_id for trainee_id, _ in self._table.chosen())
        chosen = [model.people[model.row_of(id_)] for id_ in ids]
        people = [(who.trainee.seeker_id or 0, who.name) for who in chosen]
        if people and self._may():
            parts = self._desk, self._hub, self._jobs, self._notices, self._page.window()
            show(TraineeNote(*parts, self._cohort_id, people))

    def open_trainee(self) -> None:
        """The current person's 신청 기록, where the first day of a late starter is written."""
        place = self._table.current_place()
        if place is not None:
            self._hub.open_record.emit(Ref(KindId.TRAINEES, place[0]))

    def copy(self) -> None:
        """Ctrl+C: the block with its people and days, as text for 엑셀 and 한셀; it is logged."""
        desk, model = self._desk, self._table.attendance
        QGuiApplication.clipboard().setText(self._table.chosen_text())
        ids = list(dict.fromkeys(trainee_id for trainee_id, _ in self._table.chosen()))
        rows = [model.row_of(id_) for id_ in ids]
        seekers = [model.people[row].trainee.seeker_id or 0 for row in rows]
        self._jobs.write(lambda: attendance_grid.copied(desk, seekers))
        self._notices.say(f"{len(ids):,}명의 출결을 복사했습니다. 엑셀이나 한셀에 붙여 넣으세요.")

    def paste(self) -> None:
        """Ctrl+V: marks from a sheet or from another block, in one step."""
        if not self._may():
            return
        text = QGuiApplication.clipboard().text()
        found = pasted(text, self._table.attendance, self._table.chosen())
        left_out = found.left_out()
        if left_out:
            self._notices.warn(left_out)
        elif not found.marks:
            self._notices.say(
                "붙일 출결이 없습니다. 엑셀이나 이 출석부에서 출결 칸을 복사한 뒤 누르세요."
            )
        self._hands.paste(found.marks)

    def _may(self) -> bool:
        if self._desk.read_only:
            self._notices.warn(WHY)
        return not self._desk.read_only
