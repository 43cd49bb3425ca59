"""방문·연락, 담당자 and 할 일: written from where one stands, which stays on screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QCheckBox, QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.circumstances import Task
from jobdesk.domain.kinds import KindId
from jobdesk.domain.network import Contact, Visit
from jobdesk.services import contacts, entries, visits
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.ledger import form_of
from jobdesk.ui.widgets.new_record import NewRecord

_VISIT_ROWS = (
    ("employer",),
    ("contact", "vacancy"),
    ("visited_on", "visited_at"),
    ("method", "purpose"),
    ("content",),
    ("next_on", "counsellor"),
)
_TASK_ROWS = (("title",), ("due_on", "due_at"), ("seeker", "employer"), ("note",))
_CONTACT_ROWS = (("name", "role"), ("phone", "phone2"), ("email", "main"), ("note",))


class EntryDialog(NewRecord):
    """A record in a few fields that leaves the page as it is when it is saved."""

    def __init__(
        self,
        title: str,
        kind: KindId,
        record: object,
        rows: Sequence[Sequence[str]],
        save: Callable[[Any], Change],
        desk: Desk,
        hub: Hub,
        jobs: Jobs,
        notices: Notices,
        parent: QWidget,
    ) -> None:
        form = form_of(desk, jobs, kind)
        super().__init__(
            title, kind, record, form, rows, save, hub, jobs, notices, parent, desk=desk
        )

    def _registered(self, change: object) -> None:
        assert isinstance(change, Change)
        self.accept()


class VisitDialog(EntryDialog):
    """One visit or call; where a vacancy is named it may be confirmed in the same step."""

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, visit: Visit, parent: QWidget
    ) -> None:
        self.confirms = QCheckBox("이 구인이 계속됨을 확인했습니다")
        super().__init__(
            "방문·연락 기록",
            KindId.VISITS,
            visit,
            _VISIT_ROWS,
            lambda draft: visits.record(desk, draft, confirms=self.confirms.isChecked()),
            desk,
            hub,
            jobs,
            notices,
            parent,
        )
        self.body.insertWidget(1, self.confirms)
        self.form.edited.connect(self._offer_confirming)
        self._offer_confirming()
        self.form.fields["purpose" if visit.employer_id else "employer"].widget.setFocus()

    def _offer_confirming(self) -> None:
        named = self.form.draft().vacancy_id is not None
        self.confirms.setEnabled(named)
        if not named:
            self.confirms.setChecked(False)


def contact_dialog(
    desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, contact: Contact, parent: QWidget
) -> EntryDialog:
    """A new contact person of a firm, or one to correct; not opened yet."""
    new = contact.id == 0
    save = contacts.add if new else contacts.save
    dialog = EntryDialog(
        "담당자 추가" if new else f"담당자 고치기: {contact.name}",
        KindId.CONTACTS,
        contact,
        _CONTACT_ROWS,
        lambda draft: save(desk, draft),
        desk,
        hub,
        jobs,
        notices,
        parent,
    )
    dialog.form.fields["name"].widget.setFocus()
    return dialog


def task_dialog(
    desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, task: Task, parent: QWidget
) -> EntryDialog:
    """A thing to do that was written by hand, to correct; not opened yet."""
    dialog = EntryDialog(
        "할 일 고치기",
        KindId.TASKS,
        task,
        _TASK_ROWS,
        lambda draft: entries.save(desk, draft),
        desk,
        hub,
        jobs,
        notices,
        parent,
    )
    dialog.form.fields["title"].widget.setFocus()
    return dialog
