"""What the keys, buttons and menus of the dispatch board mean, and for whom."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Ref
from jobdesk.domain.farm_board import Board, BoardPerson
from jobdesk.domain.farm_work import ABSENT_REASONS, AHEAD
from jobdesk.domain.kinds import KindId
from jobdesk.services.desk import Desk
from jobdesk.ui.hub import Hub
from jobdesk.ui.models import farm_board_words as words
from jobdesk.ui.pages.farm_work.board_frame import KEYS, MORE
from jobdesk.ui.pages.farm_work.board_hands import BoardHands
from jobdesk.ui.pages.farm_work.board_side import BoardSide
from jobdesk.ui.pages.farm_work.board_table import BoardTable
from jobdesk.ui.widgets.entry_menu import Entry, pop_up


class BoardActs(QObject):
    """See the module's words. ``run`` holds them by their key."""

    free_wanted = Signal()
    """To those who could be sent."""
    people_wanted = Signal()
    """To those who are in the current cell."""
    today_wanted = Signal()
    proposal_wanted = Signal()
    instead_wanted = Signal(object)
    """The BoardPerson in whose place somebody is to go."""
    place_wanted = Signal()
    """To send whoever is chosen among those who could be."""
    papers_wanted = Signal()

    def __init__(
        self,
        desk: Desk,
        hub: Hub,
        table: BoardTable,
        side: BoardSide,
        hands: BoardHands,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._desk, self._hub, self._page = desk, hub, page
        self._table, self._people, self._free = table, side.people.list, side.free
        self.hands = hands
        self.run: dict[str, Callable[[], None]] = {
            "Enter": self.free_wanted.emit,
            "Space": self.people_wanted.emit,
            words.CONFIRM_KEY: partial(self._with, hands.confirm),
            words.WORKED_KEY: partial(self._with, hands.worked),
            words.HALF_KEY: partial(self._with, hands.half),
            words.ABSENT_KEY: self.mark_absent,
            words.SUBSTITUTE_KEY: self.find_substitute,
            words.RAIN_KEY: self.put_off,
            words.CAR_KEY: self.choose_car,
            words.PIN_KEY: partial(self._with, hands.pin),
            words.BACK_KEY: partial(self._with, hands.back),
            "Delete": partial(self._with, hands.unplace),
            words.REPEAT_KEY: self.repeat,
            words.TODAY_KEY: self.today_wanted.emit,
            words.PROPOSE_KEY: self.proposal_wanted.emit,
        }
        table.struck.connect(self._struck)
        table.menu_wanted.connect(self.menu)
        self._people.struck.connect(self._struck)
        self._people.entered.connect(self._open_person)
        self._people.menu_wanted.connect(self.menu)
        self._free.list.menu_wanted.connect(self._free_menu)

    def _struck(self, key: str) -> None:
        self.run[key]()

    @property
    def _board(self) -> Board | None:
        return self._table.grid.board

    @property
    def _at_people(self) -> bool:
        """Whether the keys belong to the list of the cell, though a menu may be open over it."""
        return self._page.window().focusWidget() is self._people

    @property
    def meant(self) -> list[BoardPerson]:
        """Whom an act is about: the chosen ones of the list while it has the focus, else all of
        the chosen cells."""
        if self._at_people:
            block, ids = self._table.current_block(), set(self._people.chosen())
            return [one for one in (block.people if block is not None else ()) if one.id in ids]
        return self._table.chosen_people()

    def _with(self, act: Callable[[list[BoardPerson]], None]) -> None:
        act(self.meant)

    def confirm_day(self) -> None:
        """Everybody of the current day was told."""
        board = self._board
        if board is not None:
            self.hands.confirm(p for block in board.blocks(self._table.day) for p in block.people)

    def close_day(self) -> None:
        """근로확인 of everybody of the current day who is not absent."""
        board = self._board
        if board is not None:
            self.hands.worked(p for block in board.blocks(self._table.day) for p in block.people)

    def repeat(self) -> None:
        """Y: the current day as the day before."""
        self.hands.repeat(self._table.day)

    def put_off(self) -> None:
        """M: the chosen cells a day later."""
        self.hands.move(self._table.chosen_blocks())

    def mark_absent(self) -> None:
        """X: 결근, asked why; of a whole cell who it is comes first."""
        mine = [one for one in self.meant if one.status in AHEAD]
        if len(mine) > 1 and not self._at_people:
            self.people_wanted.emit()
            return
        if not mine:
            self.hands.absent((), "")
            return
        entries: list[Entry | None] = [
            Entry(reason, partial(self.hands.absent, mine, reason))
            for reason in ABSENT_REASONS[:-1]
        ]
        entries += [None, Entry("다른 까닭", partial(self.hands.absent_otherwise, mine))]
        self._pop(entries)

    def find_substitute(self) -> None:
        """R: who could go for somebody who does not come; Enter sends the first of them."""
        mine = [one for one in self.meant if one.status in AHEAD or one.absent_reason]
        if len(mine) != 1:
            self.people_wanted.emit()
            return
        self.instead_wanted.emit(mine[0])

    def choose_car(self) -> None:
        """V: in which car they go."""
        board, mine = self._board, [one for one in self.meant if one.is_live]
        if board is None or not mine:
            self.hands.drive((), None)
            return
        used = board.seats_taken(self._table.day)
        entries: list[Entry | None] = [
            Entry(
                f"{car.title} ({used.get(car.id, 0)}/{car.seats}석)" if car.seats else car.title,
                partial(self.hands.drive, mine, car.id),
            )
            for car in board.cars.values()
        ]
        entries += [None, Entry("개별 이동", partial(self.hands.drive, mine, None))]
        self._pop(entries)

    def _pop(self, entries: list[Entry | None]) -> None:
        where: QWidget = self._people if self._at_people else self._table
        view = self._people if self._at_people else self._table
        rect = view.visualRect(view.currentIndex())
        menu = pop_up(where, entries, view.viewport().mapToGlobal(rect.bottomLeft()))
        if menu is not None:
            menu.setActiveAction(menu.actions()[0])

    def _open_person(self) -> None:
        line = self._people.current()
        if line is not None:
            self._hub.open_record.emit(Ref(KindId.SEEKERS, line.seeker_id))

    # Menus

    def menu(self, at: QPoint) -> None:
        """Everything that can be done with what is chosen."""
        may = not self._desk.read_only
        entries: list[Entry | None] = [
            Entry(word, self.run[keys], keys if len(keys) == 1 or keys == "Delete" else "", may)
            for keys, word in (*KEYS, *MORE)
        ]
        entries.insert(len(KEYS), None)
        block = self._table.current_block()
        index = self._table.currentIndex()
        line = self._people.current() if self._at_people else None
        entries += [None, Entry("출력물", self.papers_wanted.emit, "Ctrl+P"), None]
        if line is not None:
            entries.append(Entry("구직자 열기", self._open_person))
        elif index.isValid():
            farm = self._table.grid.farm(index.row())
            ref = Ref(KindId.EMPLOYERS, farm.employer_id)
            entries.append(Entry("농가 열기", partial(self._hub.open_record.emit, ref)))
        if block is not None and block.request_id:
            ref = Ref(KindId.FARM_REQUESTS, block.request_id)
            entries.append(Entry("요청 열기", partial(self._hub.open_record.emit, ref)))
        pop_up(self._page, entries, at)

    def _free_menu(self, at: object) -> None:
        assert isinstance(at, QPoint)
        line = self._free.list.current()
        if line is None:
            return
        one = self._free.candidate(line.id)
        ref = Ref(KindId.SEEKERS, line.id)
        entries: list[Entry | None] = [
            Entry("이 칸에 배치", self.place_wanted.emit, "", not self._desk.read_only)
        ]
        crew = one.worker.record.crew_id if one is not None else None
        if crew is not None and one is not None:
            word = f"작업반 모두 고르기 ({one.worker.crew})"
            entries.append(Entry(word, partial(self._free.check_crew, crew)))
        entries += [None, Entry("구직자 열기", partial(self._hub.open_record.emit, ref))]
        pop_up(self._page, entries, at)
