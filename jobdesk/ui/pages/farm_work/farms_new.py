"""A new farm or farm worker in a few fields; who is not registered yet is registered from here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.employers import EmployerType
from jobdesk.domain.filters import Condition, Op
from jobdesk.domain.kinds import KindId
from jobdesk.services import farm_workers, farms
from jobdesk.services import settings as centre_settings
from jobdesk.ui.page_entry import Context
from jobdesk.ui.widgets.basics import Button
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.ledger import form_of
from jobdesk.ui.widgets.link_edit import LinkEdit
from jobdesk.ui.widgets.new_employer import NewFirm
from jobdesk.ui.widgets.new_person import NewPerson
from jobdesk.ui.widgets.new_record import NewRecord

_FARM_ROWS = (
    ("employer",),
    ("crops",),
    ("village", "found_on"),
    ("directions",),
    ("support_cap", "counsellor"),
)
_WORKER_ROWS = (
    ("seeker",),
    ("origin", "found_on"),
    ("skills",),
    ("pickup", "crew"),
    ("insurance", "insured_until"),
)


class NewFarmFirm(NewFirm):
    """The employer of a new farm: 농가 is chosen already."""

    def __init__(self, given: Context, named: str, parent: QWidget) -> None:
        g = given
        super().__init__(g.desk, g.hub, g.jobs, g.notices, named, parent)
        self.form.fields["employer_type"].set_value(EmployerType.FARM.value)
        self.form.fields["industry"].set_value("농업")
        self.form.put({})


def farm_edit(given: Context) -> LinkEdit:
    """A field that names a farm: of all employers those that are 농가."""
    farms_only = (Condition("employer_type", Op.IS, EmployerType.FARM.value),)
    edit = LinkEdit(given.desk, given.jobs, KindId.EMPLOYERS, within=lambda: farms_only)
    edit.setPlaceholderText("농가 이름, 초성, 전화 뒷자리")
    return edit


class LinkedRecord(NewRecord):
    """A new record of somebody who may have to be registered first: ``new_button`` does so and
    the form goes on with them."""

    def __init__(
        self,
        title: str,
        kind: KindId,
        blank: object,
        rows: Sequence[Sequence[str]],
        register: Callable[[Any], Change],
        given: Context,
        parent: QWidget,
        *,
        link: str,
        new_label: str,
        editors: Mapping[str, Any] | None = None,
        scroll: bool = False,
    ) -> None:
        g = given
        form = form_of(g.desk, g.jobs, kind, editors=editors)
        super().__init__(
            title,
            kind,
            blank,
            form,
            rows,
            register,
            g.hub,
            g.jobs,
            g.notices,
            parent,
            desk=g.desk,
            scroll=scroll,
        )
        self.given, self._link = given, link
        self.new_button = Button(new_label, look="link", tip="등록하고 이어서 적습니다")
        self.new_button.clicked.connect(self.new_one)
        self.add_remark(self.new_button)

    @property
    def link(self) -> LinkEdit:
        """The field that names whom it is about."""
        edit = self.form.fields[self._link].widget
        assert isinstance(edit, LinkEdit)
        return edit

    def new_one(self) -> None:
        """Register somebody who is not known yet, named as was typed."""
        if self._link == "seeker":
            g = self.given
            places = {"eup_myeon": centre_settings.get(g.desk).eup_myeon}
            person = NewPerson(g.desk, g.hub, g.jobs, g.notices, places, self)
            if self.link.free_text():
                person.name.set_value(self.link.free_text())
            person.registered.connect(self.take)
            show(person)
        else:
            firm = NewFarmFirm(self.given, self.link.free_text(), self)
            firm.registered.connect(self.take)
            show(firm)

    def take(self, id_: int) -> None:
        """Go on with somebody."""
        self.link.set_value(id_)
        self.link.edited.emit()
        fields = list(self.form.fields)
        self.form.fields[fields[fields.index(self._link) + 1]].widget.setFocus()


def new_farm(given: Context, parent: QWidget, **values: object) -> LinkedRecord:
    """The dialog of a new farm; not shown yet."""
    return LinkedRecord(
        "새 농가",
        KindId.FARMS,
        farms.blank(given.desk, **values),
        _FARM_ROWS,
        lambda draft: farms.register(given.desk, draft),
        given,
        parent,
        link="employer",
        new_label="처음 오신 농가 등록",
    )


def new_worker(given: Context, parent: QWidget, **values: object) -> LinkedRecord:
    """The dialog of a new farm worker; not shown yet."""
    return LinkedRecord(
        "새 근로자",
        KindId.FARM_WORKERS,
        farm_workers.blank(given.desk, **values),
        _WORKER_ROWS,
        lambda draft: farm_workers.register(given.desk, draft),
        given,
        parent,
        link="seeker",
        new_label="처음 오신 분 등록",
    )
