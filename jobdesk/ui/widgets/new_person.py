"""A new seeker for a list that goes on being filled: a day's, a cohort's."""

from __future__ import annotations

from PySide6.QtCore import Signal

from jobdesk.domain.changes import Change
from jobdesk.ui.widgets.quick_registration import QuickRegistration


class NewPerson(QuickRegistration):
    """A new seeker for a list that goes on being filled: ``registered`` bears the id, of one
    who is known already too."""

    registered = Signal(int)

    def _registered(self, change: object) -> None:
        assert isinstance(change, Change)
        self.accept()
        self.registered.emit(change.id)

    def _open_existing(self, record_id: int) -> None:
        self.reject()
        self.registered.emit(record_id)
