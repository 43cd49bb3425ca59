"""What hangs on an employer beside its work: contact persons, agreements, recruiting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.employers import Employer
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.domain.network import Contact
from jobdesk.services import contacts, entries, hiring_proxies, lists
from jobdesk.services.desk import Desk
from jobdesk.ui import dates
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.theme import Tone
from jobdesk.ui.tones import tone_of
from jobdesk.ui.widgets import trash
from jobdesk.ui.widgets.basics import (
    SMALL,
    Button,
    Card,
    Chip,
    ElidedLabel,
    Label,
    column,
    row,
)
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.flow import FlowLayout
from jobdesk.ui.widgets.line_list import Line, LineList
from jobdesk.ui.widgets.record_form import scrolled
from jobdesk.ui.widgets.record_tab import RecordTab
from jobdesk.ui.widgets.visit_dialog import EntryDialog, contact_dialog

_AGREEMENT = ("area", "signed_on", "ends_on", "status")
_PROXY = ("job", "requested_on", "heads", "supplied_count", "status")


class ContactsTab(RecordTab):
    """담당자: the main one first, each with what can be done."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices) -> None:
        super().__init__()
        self._desk, self._hub, self._jobs, self._notices = desk, hub, jobs, notices
        self._owner = 0
        self.add = Button("담당자 추가", icon="user-plus")
        self.add.clicked.connect(self.new)
        self.add.setEnabled(not desk.read_only)
        self._list = column(spacing=8)
        self._list.setContentsMargins(0, 0, 12, 8)
        inner = QWidget()
        inner.setProperty("look", "scroll")
        inner.setLayout(self._list)
        layout = column(spacing=10)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.addLayout(row(self.add, None))
        layout.addWidget(scrolled(inner), 1)
        self.setLayout(layout)
        self.setFocusProxy(self.add)

    def show_record(self, record: Employer) -> None:
        """Show the contact persons of an employer."""
        self._owner = record.id
        self._ask()

    def refresh_linked(self, change: Change) -> None:
        """A contact person may have changed."""
        if KindId.CONTACTS in change.kinds:
            self._ask()

    def new(self) -> None:
        """Add a contact person."""
        self.edit(Contact(employer_id=self._owner))

    def edit(self, contact: Contact) -> None:
        """Open one in the dialog."""
        if self._owner:
            show(
                contact_dialog(
                    self._desk, self._hub, self._jobs, self._notices, contact, self.window()
                )
            )

    def make_main(self, contact: Contact) -> None:
        """대표로: the firm's own record then names this person."""
        desk, id_ = self._desk, contact.id
        self._jobs.write(lambda: contacts.set_main(desk, id_))

    def remove(self, contact: Contact) -> None:
        """Move one to the 휴지통; undone like anything else."""
        desk, id_, move = self._desk, contact.id, trash.TRASH[KindId.CONTACTS]
        self._jobs.write(lambda: move(desk, [id_]))

    def _ask(self) -> None:
        desk, owner = self._desk, self._owner
        self._jobs.read(
            lambda: (owner, contacts.of(desk, owner)), self._take, key=(id(self), "contacts")
        )

    def _take(self, found: tuple[int, tuple[Contact, ...]]) -> None:
        owner, known = found
        if owner != self._owner:
            return
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for contact in known:
            self._list.addWidget(self._card(contact))
        if not known:
            self._list.addWidget(
                Label(
                    "아직 담당자가 없습니다. 전화받는 분과 인사 담당을 적어 두면 방문·연락을 "
                    "기록할 때 고를 수 있습니다.",
                    look="muted",
                    wrap=True,
                )
            )
        self._list.addStretch(1)
        self.counted.emit(len(known))

    def _card(self, contact: Contact) -> QWidget:
        card = Card(margin=12, spacing=4, look="panel")
        head = row(ElidedLabel(contact.name, weight=600))
        head.setStretch(0, 1)
        if contact.main:
            head.addWidget(Chip("대표 담당", Tone.ACCENT))
        card.body.addLayout(head)
        words = (contact.role, contact.phone, contact.phone2, contact.email, contact.note)
        told = " · ".join(word for word in words if word)
        if told:
            card.body.addWidget(
                Label(told, points=SMALL + 0.75, look="muted", wrap=True, tabular=True)
            )
        acts = FlowLayout(spacing=4)
        for label, run in (
            ("고치기", self.edit),
            ("대표로", self.make_main),
            ("휴지통", self.remove),
        ):
            if label == "대표로" and contact.main:
                continue
            button = Button(label, look="link")
            button.setAccessibleName(f"{contact.name} {label}")
            button.setEnabled(not self._desk.read_only)
            button.clicked.connect(partial(run, contact))
            acts.addWidget(button)
        card.body.addLayout(acts)
        return card


@dataclass(frozen=True, slots=True)
class _Ties:
    owner: int
    lines: list[Line]


class TiesTab(RecordTab):
    """협약·대행: agreements with the firm, and what it asked the centre to recruit."""

    def __init__(self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices) -> None:
        super().__init__()
        self._desk, self._hub, self._jobs, self._notices = desk, hub, jobs, notices
        self._owner = 0
        self.agree = Button("협약 등록", icon="plus")
        self.agree.clicked.connect(self.new_agreement)
        self.recruit = Button("채용대행 등록", icon="plus")
        self.recruit.clicked.connect(self.new_proxy)
        for button in (self.agree, self.recruit):
            button.setEnabled(not desk.read_only)
        self.list = LineList(hub, "아직 협약이나 채용대행이 없습니다.", self.agree, self.recruit)
        layout = column(self.list, spacing=0)
        self.setLayout(layout)
        self.setFocusProxy(self.agree)

    def show_record(self, record: Employer) -> None:
        """Show what ties an employer to the centre."""
        self._owner = record.id
        self._ask()

    def refresh_linked(self, change: Change) -> None:
        """An agreement, a case or a hire of it may have changed."""
        if change.kinds & {KindId.AGREEMENTS, KindId.HIRING_PROXIES, KindId.PLACEMENTS}:
            self._ask()

    def new_agreement(self) -> None:
        """Register an agreement with this employer."""
        desk = self._desk
        self._open(
            "새 협약",
            entries.blank(desk, KindId.AGREEMENTS, employer_id=self._owner),
            KindId.AGREEMENTS,
            (("area", "status"), ("signed_on", "ends_on"), ("content",)),
            "area",
        )

    def new_proxy(self) -> None:
        """Register what this employer asked the centre to recruit."""
        desk = self._desk
        self._open(
            "새 채용대행",
            entries.blank(desk, KindId.HIRING_PROXIES, employer_id=self._owner),
            KindId.HIRING_PROXIES,
            (("employer",), ("vacancy",), ("job", "heads"), ("requested_on", "status")),
            "vacancy",
        )

    def _open(
        self, title: str, record: object, kind: KindId, rows: tuple[tuple[str, ...], ...], at: str
    ) -> None:
        if not self._owner:
            return
        desk = self._desk
        add = hiring_proxies.add if kind is KindId.HIRING_PROXIES else entries.add
        dialog = EntryDialog(
            title,
            kind,
            record,
            rows,
            lambda draft: add(desk, draft),
            desk,
            self._hub,
            self._jobs,
            self._notices,
            self.window(),
        )
        dialog.form.fields[at].widget.setFocus()
        show(dialog)

    def _ask(self) -> None:
        desk, owner = self._desk, self._owner
        mine = Filter(conditions=(Condition("employer", Op.IS, owner),))

        def look() -> _Ties:
            lines = []
            for kind, fields, line in (
                (KindId.AGREEMENTS, _AGREEMENT, _agreement_line),
                (KindId.HIRING_PROXIES, _PROXY, _proxy_line),
            ):
                ids = lists.find(desk, kind, mine)
                rows = lists.rows(desk, kind, ids, fields)
                lines += [line(id_, rows[id_]) for id_ in ids if id_ in rows]
            return _Ties(owner, lines)

        self._jobs.read(look, self._take, key=(id(self), "ties"))

    def _take(self, found: _Ties) -> None:
        if found.owner == self._owner:
            self.list.show_lines(found.lines)
            self.counted.emit(len(found.lines))


def _agreement_line(id_: int, values: tuple[object, ...]) -> Line:
    area, signed, ends, status = values
    parts = [
        f"체결 {dates.day(signed)}" if isinstance(signed, date) else "",
        f"종료 {dates.day(ends)}" if isinstance(ends, date) else "",
    ]
    return Line(
        Ref(KindId.AGREEMENTS, id_),
        f"협약 · {area}" if area else "협약",
        str(status),
        tone_of(KindId.AGREEMENTS, str(status)),
        " · ".join(part for part in parts if part),
    )


def _proxy_line(id_: int, values: tuple[object, ...]) -> Line:
    job, asked, heads, supplied, status = values
    day = f"의뢰 {dates.day(asked)}" if isinstance(asked, date) else ""
    return Line(
        Ref(KindId.HIRING_PROXIES, id_),
        f"채용대행 · {job}" if job else "채용대행",
        str(status),
        tone_of(KindId.HIRING_PROXIES, str(status)),
        " · ".join(p for p in (day, f"의뢰 {heads or 0}명 중 수급 {supplied or 0}명") if p),
    )
