"""상담: the note box on top, beneath it all that happened to the person or firm, newest first.

::

    panel.add_tab(TimelineView(desk, hub, jobs, notices, KindId.SEEKERS), "상담")
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QWidget

from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.circumstances import Attachment
from jobdesk.domain.counselling import Note, NoteTopic
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.services import attachments, notes, timeline
from jobdesk.services.desk import Desk
from jobdesk.services.timeline import GROUPS, Event
from jobdesk.ui import dates
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.attachment_dialog import AttachmentDialog
from jobdesk.ui.widgets.basics import SMALL, Button, Label, column
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.flow import FlowLayout
from jobdesk.ui.widgets.note_box import NoteBox
from jobdesk.ui.widgets.scrolling_tab import ScrollingTab
from jobdesk.ui.widgets.timeline_entry import TimelineEntry

_AT_ONCE = 20
"""Entries made at once: so many are on the screen within a blink, more on request."""

_KINDS = frozenset().union(*(kinds for _, _, kinds in GROUPS))


class TimelineView(ScrollingTab):
    """See the module's words."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, kind: KindId) -> None:
        super().__init__()
        self._desk, self._hub, self._jobs, self._notices = desk, hub, jobs, notices
        self._kind = kind
        self._id = 0
        self._events: tuple[Event, ...] = ()
        self._many = _AT_ONCE
        self.entries: list[TimelineEntry] = []
        self.box = NoteBox(desk, jobs, notices, self._write, collapsing=True)
        self.box.saved.connect(self._on_saved)
        self._filters = QWidget()
        flow = FlowLayout(self._filters, spacing=6)
        self._group = QButtonGroup(self)
        self.filters: dict[str, Button] = {}
        for name, label in (("", "모두"), *((name, label) for name, label, _ in GROUPS)):
            button = Button(label, look="toggle")
            button.setCheckable(True)
            button.setChecked(not name)
            button.clicked.connect(self._narrow)
            self.filters[name] = button
            self._group.addButton(button)
            flow.addWidget(button)
        self.box.grew.connect(self.follow)
        self._list = column(spacing=2)
        whole = column(self.box, self._filters, spacing=10)
        whole.addLayout(self._list, 1)
        self.hold(whole)
        self.setFocusProxy(self.box)
        self.box.setVisible(not desk.read_only)

    # What the panel asks

    def show_record(self, record: Any) -> None:
        """Ask for all that happened to the record."""
        if record.id != self._id:
            self._id, self._many = record.id, _AT_ONCE
            self.to_top()
            self._begin(record)
        self._ask()

    def _begin(self, record: Any) -> None:
        firm = self._kind is KindId.EMPLOYERS
        whom = {"employer_id" if firm else "seeker_id": record.id}
        topic = NoteTopic.FIRM if firm else NoteTopic.EMPLOYMENT
        blank = notes.blank(self._desk, topic=topic.value, **whom)
        self.box.begin(blank, name=record.name, place=f"note:{self._kind}:{record.id}")

    def refresh_linked(self, change: Change) -> None:
        """Ask again when what could be told here has changed."""
        if self._id and change.kinds & _KINDS:
            self._ask()

    @property
    def dirty(self) -> bool:
        """Whether a note is typed that is not saved."""
        return self.box.dirty or any(entry.dirty for entry in self.entries)

    @property
    def leave_text(self) -> str:
        """What would be lost."""
        return (
            "쓰던 상담이 저장되지 않았습니다. 저장하려면 ‘계속 편집’을 누르고 Ctrl+Enter를 "
            "누르세요."
        )

    def discard(self) -> None:
        """Drop what is typed."""
        self.box.discard()
        for entry in self.entries:
            entry.discard()

    def save(self) -> None:
        """Save what is typed (Ctrl+S while this tab is looked at)."""
        boxes = [self.box, *(entry.box for entry in self.entries if entry.box is not None)]
        for box in boxes:
            if box.dirty:
                box.save()

    # Showing

    def _ask(self) -> None:
        desk, kind, id_ = self._desk, self._kind, self._id
        self._jobs.read(
            lambda: (id_, timeline.of(desk, kind, id_)), self._take, key=(id(self), "events")
        )

    def _take(self, found: tuple[int, tuple[Event, ...]]) -> None:
        id_, events = found
        if id_ != self._id:
            return
        if any(entry.dirty for entry in self.entries):
            return  # a note is being changed in the list; its save asks again
        self._events = events
        self.counted.emit(sum(event.note is not None for event in events))
        self._count_filters()
        self._show()

    def _count_filters(self) -> None:
        for name, label, _ in GROUPS:
            count = sum(event.group == name for event in self._events)
            button = self.filters[name]
            button.setText(f"{label} {count:,}" if count else label)
            button.setEnabled(count > 0 or button.isChecked())

    @property
    def shown(self) -> tuple[Event, ...]:
        """The events that the chosen filter lets through."""
        wanted = next(name for name, button in self.filters.items() if button.isChecked())
        return tuple(event for event in self._events if wanted in ("", event.group))

    def _narrow(self) -> None:
        self._many = _AT_ONCE
        self._show()

    def _more(self) -> None:
        self._many += 2 * _AT_ONCE
        self._show()

    def _show(self) -> None:
        at = self.area.verticalScrollBar().value()
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.entries = []
        events, day = self.shown, None
        for event in events[: self._many]:
            if event.at != day:
                day = event.at
                heading = Label(dates.day_and_weekday(day), points=SMALL, weight=600, look="muted")
                heading.setContentsMargins(0, 8, 0, 0)
                self._list.addWidget(heading)
            entry = TimelineEntry(
                self._desk, self._jobs, self._notices, event, leads_to=self._leads_to(event)
            )
            entry.open_wanted.connect(self._open)
            entry.grew.connect(self.follow)
            self.entries.append(entry)
            self._list.addWidget(entry)
        left = len(events) - self._many
        if left > 0:
            more = Button(f"이전 기록 {left:,}건 더 보기", look="link")
            more.clicked.connect(self._more)
            self._list.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        if not events:
            words = f"아직 남긴 {KINDS[KindId.NOTES].label}이나 다른 기록이 없습니다."
            self._list.addWidget(Label(words, look="muted", wrap=True))
        self._list.addStretch(1)
        self.area.verticalScrollBar().setValue(at)

    def _open(self, ref: object) -> None:
        """Go to the record, or look at the file, which has no page of its own."""
        assert isinstance(ref, Ref)
        if ref.kind is not KindId.ATTACHMENTS:
            self._hub.open_record.emit(ref)
            return
        desk, id_ = self._desk, ref.id
        self._jobs.read(lambda: attachments.get(desk, id_), self._open_paper)

    def _open_paper(self, paper: Attachment) -> None:
        parts = self._desk, self._jobs, self._notices
        show(AttachmentDialog(*parts, [paper], 0, self.window()))

    def _leads_to(self, event: Event) -> Ref | None:
        """What 열기 opens: the entry's own record, else whom it is about; the record that is
        looked at already is not worth a button."""
        if event.ref == Ref(self._kind, self._id):
            return None
        kind = event.ref.kind
        shown = kind is KindId.ATTACHMENTS or self._hub.opens(kind)
        return event.ref if shown else event.about

    # Writing

    def _write(self, note: Note) -> Change:
        return notes.write(self._desk, note)

    def _on_saved(self, change: object) -> None:
        assert isinstance(change, Change)
        self._ask()
