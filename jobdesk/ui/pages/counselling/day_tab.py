"""사람·상담 of one day: who came, one note for all of them or for one, registering on the spot."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.counselling import Note, Outreach, PlanStatus
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import notes, outreach
from jobdesk.services.desk import Desk
from jobdesk.services.outreach import Counts, Member
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.counselling.arrival import Arrival
from jobdesk.ui.widgets.basics import SMALL, Button, ElidedLabel, Label, Rule, column, row
from jobdesk.ui.widgets.flow import FlowLayout
from jobdesk.ui.widgets.note_box import NoteBox
from jobdesk.ui.widgets.people_picker import PeoplePicker
from jobdesk.ui.widgets.scrolling_tab import ScrollingTab

_KINDS = frozenset({KindId.NOTES, KindId.REGISTRATIONS, KindId.PLACEMENTS, KindId.SEEKERS})


@dataclass(frozen=True, slots=True)
class _Found:
    id: int
    counts: Counts
    members: tuple[Member, ...]


class DayTab(ScrollingTab):
    """See the module's words."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices) -> None:
        super().__init__()
        self._desk, self._hub, self._jobs, self._notices = desk, hub, jobs, notices
        self._day = Outreach()
        self._people: tuple[int, ...] = ()
        self._members: tuple[Member, ...] = ()
        self._counts = Counts(0, 0, 0, ())
        numbers = QWidget()
        flow = FlowLayout(numbers, spacing=4)
        self.numbers: dict[str, Button] = {}
        for name, act in (
            ("notes", self._open_notes),
            ("people", self._open_people),
            ("registrations", self._open_registrations),
            ("placements", self._open_placements),
        ):
            button = Button("", look="link")
            button.clicked.connect(act)
            self.numbers[name] = button
            flow.addWidget(button)
        self.numbers["placements"].setToolTip(outreach.PLACED_RULE)
        self.picker = PeoplePicker(desk, jobs)
        self.picker.changed.connect(self._on_people)
        self.arrival_button = Button("현장 등록", icon="user-plus")
        self.arrival_button.clicked.connect(self.register)
        self.all_button = Button("온 사람 모두", icon="users")
        self.all_button.clicked.connect(self._choose_all)
        self.box = NoteBox(desk, jobs, notices, self._write, collapsing=True)
        self.box.saved.connect(self._on_saved)
        self.hint = Label(points=SMALL + 0.75, look="muted", wrap=True)
        self._write_part = QWidget()
        part = column(self.picker, spacing=8)
        part.addLayout(row(self.arrival_button, self.all_button, None))
        part.addWidget(self.box)
        part.setContentsMargins(0, 0, 0, 0)
        self._write_part.setLayout(part)
        self.box.grew.connect(self.follow)
        self._list = column(spacing=0)
        whole = column(numbers, self._write_part, self.hint, Rule(), spacing=8)
        whole.addLayout(self._list, 1)
        self.hold(whole)
        self.setFocusProxy(self.picker)

    # What the panel asks

    def show_record(self, record: Outreach) -> None:
        """Ask for the numbers and people of a day."""
        another = record.id != self._day.id
        self._day = record
        ahead = record.held_on is not None and record.held_on > self._desk.today()
        off = record.status is PlanStatus.CANCELLED
        self._write_part.setVisible(not (ahead or off or self._desk.read_only))
        self.hint.setVisible(ahead or off)
        self.hint.setText(
            "취소된 날입니다. 실제로 열렸으면 일정·장소에서 상태를 ‘실시’로 바꾸세요."
            if off
            else "아직 오지 않은 날입니다. 그날이 되면 여기에서 온 사람과 상담을 기록합니다."
        )
        if another:
            self.to_top()
            self.picker.clear()
            place = f"note:outreach:{record.id}"
            self.box.begin(outreach.note_for(self._desk, record), place=place)
        self._ask()

    def refresh_linked(self, change: Change) -> None:
        """Ask again when notes, registrations or hires changed."""
        if self._day.id and change.kinds & _KINDS:
            self._ask()

    @property
    def dirty(self) -> bool:
        """Whether a note is typed that is not saved."""
        return self.box.dirty

    @property
    def leave_text(self) -> str:
        """What would be lost."""
        return "쓰던 상담이 저장되지 않았습니다. 저장하려면 ‘계속 편집’을 누르고 저장하세요."

    def discard(self) -> None:
        """Drop what is typed."""
        self.box.discard()
        self.picker.clear()

    def save(self) -> None:
        """Ctrl+S."""
        self.box.save()

    # Showing

    def _ask(self) -> None:
        desk, id_ = self._desk, self._day.id

        def find() -> _Found:
            return _Found(id_, outreach.counts(desk, id_), outreach.members(desk, id_))

        self._jobs.read(find, self._take, key=(id(self), "day"))

    def _take(self, found: _Found) -> None:
        if found.id != self._day.id:
            return
        self._counts, self._members = found.counts, found.members
        self.counted.emit(len(found.members))
        c = found.counts
        for name, words, count in (
            ("notes", f"상담 {c.notes:,}건", c.notes),
            ("people", f"인원 {c.people:,}명", c.people),
            ("registrations", f"구직신청 {c.registrations:,}건", c.registrations),
            (
                "placements",
                f"{outreach.PLACED_DAYS}일 안 취업 {c.placements:,}명",
                c.placements,
            ),
        ):
            self.numbers[name].setText(words)
            self.numbers[name].setEnabled(count > 0)
        self.all_button.setVisible(len(found.members) > 1)
        self._show_members()

    def _show_members(self) -> None:
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for member in self._members:
            self._list.addWidget(self._line(member))
        if not self._members:
            words = "아직 온 사람이 없습니다. 이름으로 찾거나 현장에서 등록해 상담을 남기세요."
            self._list.addWidget(Label(words, look="muted", wrap=True))
        self._list.addStretch(1)

    def _line(self, member: Member) -> QWidget:
        about = [f"{member.birth_year}년생" if member.birth_year else "", member.eup_myeon]
        done = [
            f"상담 {member.notes:,}건" if member.notes else "",
            "구직신청" if member.registrations else "",
        ]
        line = QWidget()
        words = " · ".join(part for part in (*about, *done) if part)
        choose = Button("고르기", look="link")
        choose.setAccessibleName(f"{member.name} 고르기")
        choose.clicked.connect(lambda: self._choose(member))
        choose.setVisible(False)
        open_ = Button("열기", look="link")
        open_.setAccessibleName(f"{member.name} 열기")
        open_.clicked.connect(lambda: self._hub.open_record.emit(Ref(KindId.SEEKERS, member.id)))
        layout = row(
            Label(member.name, weight=600),
            ElidedLabel(words, points=SMALL + 0.75, look="muted"),
            choose,
            open_,
            spacing=8,
        )
        layout.setStretch(1, 1)
        line.setLayout(layout)
        choose.setVisible(not self._write_part.isHidden())
        return line

    # People and their note

    def register(self) -> None:
        """현장 등록: the person is chosen for the note at once."""
        dialog = Arrival(self._desk, self._jobs, self._notices, self._day.id, self.window())
        dialog.came.connect(self._came)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _came(self, id_: int, name: str) -> None:
        self.picker.add(id_, name)
        self.box.setFocus()

    def _choose(self, member: Member) -> None:
        self.picker.add(member.id, member.name)
        self.box.setFocus()

    def _choose_all(self) -> None:
        for member in self._members:
            self.picker.add(member.id, member.name)
        self.box.setFocus()

    def _on_people(self) -> None:
        self._people = self.picker.ids
        names = self.picker.names
        self.box.set_name(names[0] if len(names) == 1 else "")
        count = len(names)
        self.box.save_button.setText(f"{count:,}명에게 저장" if count > 1 else "상담 저장")

    def _write(self, note: Note) -> Change:
        if not self._people:
            raise UserError("누구와 상담했는지 위에서 먼저 고르세요. 쓰신 내용은 그대로 있습니다.")
        return notes.write(self._desk, note, self._people)

    def _on_saved(self, _: object) -> None:
        self.picker.clear()
        self.picker.setFocus()
        self._ask()

    # The numbers open

    def _of_day(self) -> Filter:
        return outreach.notes_of(self._day.id)

    def _open_notes(self) -> None:
        self._hub.show_filtered.emit((KindId.NOTES, self._of_day()))

    def _open_people(self) -> None:
        ids = tuple(member.id for member in self._members if member.notes)
        self._hub.show_filtered.emit((KindId.SEEKERS, Filter(ids=ids)))

    def _open_registrations(self) -> None:
        wanted = outreach.registrations_of(self._day.id)
        self._hub.show_filtered.emit((KindId.REGISTRATIONS, wanted))

    def _open_placements(self) -> None:
        wanted = Filter(ids=self._counts.placed_ids)
        self._hub.show_filtered.emit((KindId.PLACEMENTS, wanted))
