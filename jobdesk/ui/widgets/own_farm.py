"""The farm that a seeker runs, and the seeker who runs a farm: registered from the other's record,
filled with what is known; who is registered already is taken instead of a second record."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.employers import Employer
from jobdesk.domain.people import Seeker
from jobdesk.services import farm_owners
from jobdesk.services import settings as centre_settings
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.new_employer import NewFirm
from jobdesk.ui.widgets.quick_registration import QuickRegistration

_FIRM = ("name", "employer_type", "phone", "contact_name", "eup_myeon", "industry", "address")


class OwnFarm(NewFirm):
    """A farm of ``owner``; ``firm`` is what is known of it by the person."""

    def __init__(
        self,
        desk: Desk,
        hub: Hub,
        jobs: Jobs,
        notices: Notices,
        owner: int,
        firm: Employer,
        parent: QWidget,
    ) -> None:
        super().__init__(desk, hub, jobs, notices, "", parent)
        self.setWindowTitle("본인 농가 등록")
        self.heading.setText(self.windowTitle())
        self._owner = owner
        for field_id in _FIRM:
            self.form.fields[field_id].set_value(getattr(firm, field_id))
        self.form.put({})

    def work(self, draft: Employer) -> Callable[[], Change]:
        """Register it as a farm of its owner, in one step."""
        desk, owner, apart = self._desk, self._owner, self.alike.apart
        return lambda: farm_owners.new_farm(desk, owner, draft, apart)

    def _registered(self, change: object) -> None:
        assert isinstance(change, Change)
        self.accept()

    def _open_existing(self, record_id: int) -> None:
        desk, owner = self._desk, self._owner
        self._jobs.write(
            lambda: farm_owners.tie(desk, owner, record_id), self._registered, self._refused
        )


class OwnerWorks(QuickRegistration):
    """The owner of ``firm`` as a seeker and farm worker."""

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, firm: Employer, parent: QWidget
    ) -> None:
        places = {"eup_myeon": centre_settings.get(desk).eup_myeon}
        super().__init__(desk, hub, jobs, notices, places, parent)
        self.setWindowTitle("농장주를 근로자로 등록")
        self.heading.setText(self.windowTitle())
        self._firm = firm.id
        self.name.set_value(firm.representative or firm.contact_name)
        self.phone.set_value(firm.phone)
        self.place.set_value(firm.eup_myeon)
        self._timer.start()

    def work(self, draft: Seeker) -> Callable[[], Change]:
        """Register them with the farm that is theirs, in one step."""
        desk, firm, apart = self._desk, self._firm, self.likeness.apart
        return lambda: farm_owners.new_owner(desk, firm, draft, apart)

    def _registered(self, change: object) -> None:
        assert isinstance(change, Change)
        self.accept()

    def _open_existing(self, record_id: int) -> None:
        desk, firm = self._desk, self._firm
        self._jobs.write(
            lambda: farm_owners.tie(desk, record_id, firm, works=True),
            self._registered,
            self._refused,
        )
