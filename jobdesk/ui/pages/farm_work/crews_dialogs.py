"""A crew with whoever belongs to it, and a car, each asked for in one dialog."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.farm_people import FarmCar, FarmCrew
from jobdesk.domain.kinds import KindId
from jobdesk.services import farm_workers, lists
from jobdesk.services.desk import Desk
from jobdesk.ui.page_entry import Context
from jobdesk.ui.widgets.act_dialog import ActDialog
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.editors import NumberEdit, TextEdit
from jobdesk.ui.widgets.form_field import FormField
from jobdesk.ui.widgets.ledger import form_of
from jobdesk.ui.widgets.new_record import NewRecord
from jobdesk.ui.widgets.people_picker import PeoplePicker

_CREW_ROWS = (("title", "eup_myeon"), ("leader", "car"), ("note",))
_CAR_ROWS = (
    ("title", "number"),
    ("seats", "leaves_at"),
    ("driver", "driver_name"),
    ("pickup",),
    ("note",),
)


class CrewDialog(NewRecord):
    """A crew and its people, stored in one step."""

    def __init__(self, given: Context, crew: FarmCrew, parent: QWidget) -> None:
        self._given = g = given
        kind = KindId.FARM_CREWS
        self._people = PeoplePicker(g.desk, g.jobs, label="함께 다니는 분")
        super().__init__(
            "새 작업반" if not crew.id else f"작업반 고치기: {crew.title}",
            kind,
            crew,
            form_of(g.desk, g.jobs, kind),
            _CREW_ROWS,
            lambda draft: farm_workers.put_crew(g.desk, draft, self._people.ids),
            g.hub,
            g.jobs,
            g.notices,
            parent,
            desk=g.desk,
        )
        self.people = self._people
        self.body.insertWidget(1, self.people)
        if crew.id:
            desk, id_ = g.desk, crew.id
            g.jobs.read(lambda: _members(desk, id_), self._take_members, key=(id(self), "members"))

    def _take_members(self, found: list[tuple[int, str]]) -> None:
        for id_, name in found:
            self.people.add(id_, name)

    def work(self, draft: Any) -> Callable[[], Change]:
        """Those chosen now, whatever is chosen while it is written."""
        desk, people = self._given.desk, self.people.ids
        return lambda: farm_workers.put_crew(desk, draft, people)


def _members(desk: Desk, crew_id: int) -> list[tuple[int, str]]:
    found = [one.seeker_id or 0 for one in farm_workers.members(desk, crew_id)]
    names = lists.called(desk, KindId.SEEKERS, found)
    return [(id_, names.get(id_, "")) for id_ in found]


def crew_dialog(given: Context, crew: FarmCrew, parent: QWidget) -> CrewDialog:
    """Show the dialog of a crew."""
    dialog = CrewDialog(given, crew, parent)
    show(dialog)
    return dialog


def car_dialog(given: Context, parent: QWidget) -> NewRecord:
    """Show the dialog of a new car."""
    g = given
    kind = KindId.FARM_CARS
    dialog = NewRecord(
        "새 차량",
        kind,
        FarmCar(),
        form_of(g.desk, g.jobs, kind),
        _CAR_ROWS,
        lambda draft: farm_workers.put_car(g.desk, draft),
        g.hub,
        g.jobs,
        g.notices,
        parent,
        desk=g.desk,
    )
    show(dialog)
    return dialog


class OwnCarDialog(ActDialog):
    """The car of a worker's own: its number and seats."""

    def __init__(self, given: Context, worker_id: int, parent: QWidget) -> None:
        super().__init__(
            given.desk,
            given.jobs,
            given.notices,
            "본인 차량 등록",
            "등록",
            parent,
            about="본인이 몰고 다니는 차입니다. 좌석은 운전하는 분까지 셉니다.",
        )
        self._worker = worker_id
        self.number = FormField("차량번호", TextEdit("12가 3456"))
        self.seats = FormField("좌석(운전자 포함)", NumberEdit("석"), required=True)
        self.add_fields(number=self.number, seats=self.seats)
        self.end_fields("number")

    def act(self) -> Callable[[], Change]:
        """Store it."""
        desk, worker = self.desk, self._worker
        number, seats = str(self.number.value() or ""), self.seats.value()
        count = seats if isinstance(seats, int) else None
        return lambda: farm_workers.own_car(desk, worker, number, count)


def own_car_dialog(given: Context, worker_id: int, parent: QWidget) -> OwnCarDialog:
    """Show it."""
    dialog = OwnCarDialog(given, worker_id, parent)
    show(dialog)
    return dialog
