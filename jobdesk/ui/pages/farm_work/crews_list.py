"""작업반 and 차량: who goes together under whom, and in which car with how many seats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from jobdesk.domain import text
from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.farm_people import FarmCar, FarmCrew
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.services import farm_workers, lists
from jobdesk.services.desk import Desk
from jobdesk.services.farm_workers import CrewSeats
from jobdesk.ui.may_write import may_write
from jobdesk.ui.models.columns import column as grid_column
from jobdesk.ui.page_entry import Context
from jobdesk.ui.pages.farm_work.crews_dialogs import car_dialog, crew_dialog
from jobdesk.ui.theme import Tone
from jobdesk.ui.tones import tone_of
from jobdesk.ui.widgets.basics import Button, Chip, column, row
from jobdesk.ui.widgets.ledger import LedgerList
from jobdesk.ui.widgets.line_list import Line, LineList
from jobdesk.ui.widgets.page_parts import EmptyState, PageHeader
from jobdesk.ui.widgets.record_panel import RecordPanel
from jobdesk.ui.widgets.record_tab import RecordTab

_CREW, _CAR = KINDS[KindId.FARM_CREWS], KINDS[KindId.FARM_CARS]
_CREWS = (("title", "eup_myeon"), ("leader", "car"), ("active",), ("note",))
_CARS = (
    ("title", "number"),
    ("seats", "leaves_at"),
    ("driver", "driver_name"),
    ("pickup",),
    ("active",),
    ("note",),
)
_WORKER = ("seeker", "status", "eup_myeon", "phone", "pickup")


@dataclass(frozen=True, slots=True)
class _Members:
    crew_id: int
    lines: list[Line]
    seats: CrewSeats


class MembersTab(RecordTab):
    """Who belongs to a crew, and whether the car has seats for them."""

    def __init__(self, given: Context) -> None:
        super().__init__()
        self.given = given
        self._crew: FarmCrew | None = None
        self.change = Button("사람 바꾸기", icon="users", tip="작업반에 함께 다니는 분을 고릅니다")
        self.change.clicked.connect(self.choose)
        may_write(given.desk, self.change)
        self.seats = Chip()
        self.seats.hide()
        self.list = LineList(given.hub, "아직 함께 다니는 분이 없습니다. ‘사람 바꾸기’로 고르세요.")
        layout = column(spacing=0)
        head = row(self.change, self.seats, None)
        head.setContentsMargins(0, 12, 0, 0)
        layout.addLayout(head)
        layout.addWidget(self.list, 1)
        self.setLayout(layout)
        self.setFocusProxy(self.change)

    def show_record(self, record: Any) -> None:
        """Ask for the people of a crew."""
        self._crew = record
        self._ask()

    def foresee(self, record: Any) -> None:
        """The number stands behind the title."""
        self.show_record(record)

    def refresh_linked(self, change: Change) -> None:
        """Workers or cars changed."""
        told = {KindId.FARM_WORKERS, KindId.FARM_CARS, KindId.SEEKERS}
        if change.kinds & told and self._crew is not None:
            self._ask()

    def choose(self) -> None:
        """The dialog of the crew with its people."""
        if self._crew is not None and not self.given.desk.read_only:
            crew_dialog(self.given, self._crew, self.window()).people.setFocus()

    def _ask(self) -> None:
        desk, crew = self.given.desk, self._crew
        if crew is not None:
            self.given.jobs.read(
                lambda: _members(desk, crew), self._take, key=(id(self), "members")
            )

    def _take(self, found: _Members) -> None:
        if self._crew is None or self._crew.id != found.crew_id:
            return
        self.list.show_lines(found.lines)
        self.counted.emit(len(found.lines))
        seats = found.seats
        self.seats.setVisible(seats.seats is not None)
        if seats.missing:
            words = f"좌석 {seats.seats:,}석, {seats.missing:,}석 모자랍니다"
            self.seats.set_chip(words, Tone.WARNING)
        elif seats.seats is not None:
            self.seats.set_chip(f"좌석 {seats.seats:,}석에 {seats.people:,}명", Tone.SUCCESS)


def _members(desk: Desk, crew: FarmCrew) -> _Members:
    kind = KindId.FARM_WORKERS
    with desk.store.reading():
        found = farm_workers.members(desk, crew.id)
        shown = lists.rows(desk, kind, [one.id for one in found], _WORKER)
        lines = []
        for one in found:
            name, status, place, phone, pickup = shown[one.id]
            about = [
                place,
                text.mask_phone(str(phone or "")),
                f"타는 곳 {pickup}" if pickup else "",
            ]
            if one.seeker_id == crew.leader_id:
                about.insert(0, "작업반장")
            said = str(status)
            lines.append(
                Line(
                    Ref(kind, one.id),
                    str(name),
                    said,
                    tone_of(kind, said),
                    " · ".join(str(word) for word in about if word),
                )
            )
        return _Members(crew.id, lines, farm_workers.seats_of(desk, crew))


class CrewList(LedgerList):
    """작업반."""

    def __init__(self, given: Context) -> None:
        self.given = given
        empty = EmptyState(
            "users",
            "아직 작업반이 없습니다",
            "늘 함께 다니는 분들을 작업반으로 묶으면 한 차로 같은 농가에 보내기 쉽습니다.",
        )
        super().__init__(
            given.desk,
            given.hub,
            given.jobs,
            given.notices,
            given.preferences,
            kind=KindId.FARM_CREWS,
            columns=(
                grid_column(_CREW, "title", title="작업반", width=130, strong=True),
                grid_column(_CREW, "leader", width=92),
                grid_column(_CREW, "member_count", width=64),
                grid_column(_CREW, "car", width=110, spare=1),
                grid_column(_CREW, "eup_myeon", width=78, spare=2),
            ),
            sections=(("작업반", _CREWS),),
            empty=empty,
            search_hint="작업반 이름, 초성",
            new_label="새 작업반",
            chips=_crew_chips,
            save=farm_workers.put_crew,
            tabs=self._tabs,
            title="작업반",
            icon="users",
        )
        empty.add_action(self.new_button())
        self.grid.stretch("title")
        self.export_button.hide()  # a crew has no roster of its own; its people have theirs
        self.begin()

    def _tabs(self, panel: RecordPanel) -> Sequence[tuple[RecordTab, str]]:
        del panel
        return ((MembersTab(self.given), "사람"),)

    def new(self) -> None:
        """A new crew with its people."""
        if not self.desk.read_only:
            crew_dialog(self.given, FarmCrew(), self.window())


class CarList(LedgerList):
    """차량."""

    def __init__(self, given: Context) -> None:
        self.given = given
        empty = EmptyState(
            "car",
            "아직 차량이 없습니다",
            "센터 차와 작업반 차, 근로자 본인 차의 좌석을 적어 두면 자리가 넘치지 않게 배치됩니다.",
        )
        super().__init__(
            given.desk,
            given.hub,
            given.jobs,
            given.notices,
            given.preferences,
            kind=KindId.FARM_CARS,
            columns=(
                grid_column(_CAR, "title", title="차량", width=120, strong=True),
                grid_column(_CAR, "number", width=96, spare=1),
                grid_column(_CAR, "seats", title="좌석", width=60),
                grid_column(_CAR, "driver", width=92, given="driver_name", show=_driver),
                grid_column(_CAR, "pickup", width=110, spare=2),
                grid_column(_CAR, "leaves_at", width=64, spare=3),
            ),
            sections=(("차량", _CARS),),
            empty=empty,
            search_hint="차량 이름, 번호",
            new_label="새 차량",
            chips=_car_chips,
            save=farm_workers.put_car,
            title="차량",
            icon="car",
        )
        empty.add_action(self.new_button())
        self.grid.stretch("title")
        self.export_button.hide()
        self.begin()

    def new(self) -> None:
        """A new car."""
        if not self.desk.read_only:
            car_dialog(self.given, self.window())


class CrewsPart(QWidget):
    """작업반 and 차량 in turn, each a list with its record; a button leads to the other."""

    def __init__(self, given: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.given = given
        self._stack, self._heads = QStackedWidget(), QStackedWidget()
        self.header = PageHeader("작업반·차량")
        self.header.add(self._heads)
        self._made: dict[KindId, LedgerList] = {}
        self.setLayout(column(self._stack, spacing=0))
        self.go(KindId.FARM_CREWS)

    @property
    def current(self) -> LedgerList:
        """The list that is shown."""
        shown = self._stack.currentWidget()
        assert isinstance(shown, LedgerList)
        return shown

    @property
    def panel(self) -> RecordPanel:
        """The record beside it."""
        return self.current.panel

    @property
    def primary(self) -> tuple[str, str]:
        """새 작업반 or 새 차량."""
        return self.current.primary

    def primary_action(self) -> None:
        """Make it."""
        self.current.primary_action()

    def go(self, kind: KindId) -> LedgerList:
        """Show the crews or the cars, made now if need be."""
        if kind not in self._made:
            crews = kind is KindId.FARM_CREWS
            made: LedgerList = CrewList(self.given) if crews else CarList(self.given)
            other = KindId.FARM_CARS if crews else KindId.FARM_CREWS
            turn = Button(
                "차량" if crews else "작업반",
                icon="car" if crews else "users",
                tip="차량과 좌석" if crews else "함께 다니는 분들",
            )
            made.add_action_button(turn, lambda: self._turn(other))
            made.header.title.hide()
            inner = made.layout()
            if inner is not None:
                inner.setContentsMargins(0, 0, 0, 0)
            self._made[kind] = made
            self._stack.addWidget(made)
            self._heads.addWidget(made.header)
        shown = self._made[kind]
        self._stack.setCurrentWidget(shown)
        self._heads.setCurrentWidget(shown.header)
        self.setFocusProxy(shown)
        return shown

    def _turn(self, kind: KindId) -> None:
        self.current.leave(lambda: self._show(kind))

    def _show(self, kind: KindId) -> None:
        self.go(kind).setFocus()

    # What the page asks

    def refresh(self) -> None:
        """조회 (F5)."""
        self.current.refresh()

    def save(self) -> None:
        """Ctrl+S."""
        self.current.save()

    def focus_search(self) -> None:
        """Ctrl+F."""
        self.current.focus_search()

    def escape(self) -> None:
        """Esc: from the record to the list."""
        self.current.escape()

    def leave(self, then: Any) -> None:
        """Run ``then`` when nothing is unsaved."""
        self.current.leave(then)

    def open_record(self, ref: Ref) -> None:
        """Show a crew or a car."""
        self.current.leave(lambda: self.go(ref.kind).open_record(ref))

    def show_filtered(self, kind: KindId, wanted: Filter) -> None:
        """List exactly these."""
        self.go(kind).show_filtered(kind, wanted)

    def show_saved(self, kind: KindId, view_id: int) -> None:
        """Put a saved view in force."""
        self.go(kind).show_saved(kind, view_id)

    def new(self) -> None:
        """A new crew or car, whichever is listed."""
        self.current.new()

    def new_of(self, kind: KindId) -> None:
        """A new crew or car."""
        self.go(kind).new()


def _crew_chips(crew: FarmCrew) -> Sequence[Chip]:
    words = (crew.eup_myeon, "" if crew.active else "쉬는 작업반")
    return tuple(Chip(word) for word in words if word)


def _car_chips(car: FarmCar) -> Sequence[Chip]:
    words = (
        f"좌석 {car.seats:,}석" if car.seats else "",
        f"{car.leaves_at} 출발" if car.leaves_at else "",
        "" if car.active else "쓰지 않음",
    )
    return tuple(Chip(word) for word in words if word)


def _driver(value: object) -> str:
    seeker, staff = value if isinstance(value, tuple) else (value, "")
    return str(seeker or staff or "")
