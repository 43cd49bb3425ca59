"""A new firm in a few fields; the firm it may be already is shown while it is typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.employers import Employer, check_employer
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.services import duplicates, employers
from jobdesk.services import settings as centre_settings
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.likeness_card import LikenessCard
from jobdesk.ui.widgets.new_record import NewRecord
from jobdesk.ui.widgets.record_form import RecordForm

_LOOK_MS = 300
_ROWS = (
    ("name",),
    ("employer_type", "business_number"),
    ("phone", "contact_name"),
    ("eup_myeon", "industry"),
    ("address",),
)


class NewEmployer(NewRecord):
    """See the module's words."""

    take = "기록 열기"
    """The verb of going to a firm that is known already."""

    def __init__(
        self,
        desk: Desk,
        hub: Hub,
        jobs: Jobs,
        notices: Notices,
        suggestions: Mapping[str, Sequence[str]],
        parent: QWidget,
    ) -> None:
        self._desk = desk
        kind = KindId.EMPLOYERS
        super().__init__(
            "새 구인업체",
            kind,
            employers.blank(desk),
            RecordForm(
                KINDS[kind], check=check_employer, today=desk.today, suggestions=suggestions
            ),
            _ROWS,
            lambda draft: employers.register(desk, draft),
            hub,
            jobs,
            notices,
            parent,
            desk=desk,
        )
        self.alike = LikenessCard(kind, self, take=self.take)
        self.alike.opened.connect(self._open_existing)
        self.body.insertWidget(1, self.alike)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self.form.edited.connect(self._timer.start)

    def work(self, draft: Employer) -> Callable[[], Change]:
        """Register it with what was said of those like it."""
        desk, apart = self._desk, self.alike.apart
        return lambda: duplicates.register(desk, draft, apart)

    def _look(self) -> None:
        if not self.isVisible():
            return  # left while the last pause was still running
        desk, draft = self._desk, self.form.draft()
        self._jobs.read(
            lambda: duplicates.similar(desk, draft), self.alike.offer, key=(id(self), "alike")
        )

    def _open_existing(self, record_id: int) -> None:
        self.reject()
        self._hub.open_record.emit(Ref(KindId.EMPLOYERS, record_id))


class NewFirm(NewEmployer):
    """A new firm for a form that goes on being filled: ``registered`` bears the id, of one that is
    known already too; ``named`` is what was typed there as its name."""

    registered = Signal(int)
    take = "이 업체로 하기"

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, named: str, parent: QWidget
    ) -> None:
        suggestions = {"eup_myeon": centre_settings.get(desk).eup_myeon}
        super().__init__(desk, hub, jobs, notices, suggestions, parent)
        if named:
            self.form.fields["name"].set_value(named)
            self.form.put({})  # it is looked up as if it had been typed here

    def _registered(self, change: object) -> None:
        assert isinstance(change, Change)
        self.accept()
        self.registered.emit(change.id)

    def _open_existing(self, record_id: int) -> None:
        self.reject()
        self.registered.emit(record_id)
