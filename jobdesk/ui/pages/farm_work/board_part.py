"""배치판: a week of farms and days, who is in a cell and who could be, under mouse and keys.

Whatever was done elsewhere, or taken back, is read again. Keys of the board belong to the chosen
cells, those of the list of a cell to its chosen people.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.farm_board import Board, BoardBlock, BoardPerson, monday_of
from jobdesk.domain.farm_free import Candidate, Pool, candidates
from jobdesk.domain.kinds import KindId
from jobdesk.services import farm_board
from jobdesk.services.desk import Desk
from jobdesk.ui import theme
from jobdesk.ui.dates import day_and_weekday
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.may_write import may_write
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.farm_work.board_acts import BoardActs
from jobdesk.ui.pages.farm_work.board_drag import BoardDrag
from jobdesk.ui.pages.farm_work.board_frame import KEYS, BoardBar, BoardFoot, EmptyWeek
from jobdesk.ui.pages.farm_work.board_hands import BoardHands
from jobdesk.ui.pages.farm_work.board_side import SIDE_WIDTH, BoardSide
from jobdesk.ui.pages.farm_work.board_table import BoardTable
from jobdesk.ui.pages.farm_work.papers_dialog import open_farm_papers
from jobdesk.ui.pages.farm_work.papers_options import Asked
from jobdesk.ui.pages.farm_work.proposal_dialog import ProposalDialog
from jobdesk.ui.widgets.basics import Card, Rule, row
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.page_parts import PAGE_MARGIN

_BOARD = frozenset(
    {KindId.FARM_BLOCKS, KindId.FARM_DAYS, KindId.FARM_REQUESTS, KindId.FARMS, KindId.FARM_CARS}
    | {KindId.EMPLOYERS, KindId.SEEKERS}
)
_POOL = frozenset(
    {KindId.FARM_WORKERS, KindId.FARM_WISHES, KindId.FARM_CREWS, KindId.AVAILABILITY}
    | {KindId.SEEKERS, KindId.SETTINGS}
)
_BESIDE = 600
"""Pixels at 100 % that the board needs before the lists stand beside it by themselves."""
_LOW = 430
_WEEK = timedelta(days=7)


class BoardPart(QWidget):
    """See the module's words."""

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._hub, self._jobs, self._notices = desk, hub, jobs, notices
        self._day = desk.today()
        self._pool: Pool | None = None
        self._waiting = False
        self._old_pool = False
        self._cell: object = None
        self._instead: BoardPerson | None = None
        self._beside: bool | None = None
        self._read()  # while the widgets are made
        self.bar, self.foot = BoardBar(), BoardFoot()
        self.table, self.side = BoardTable(desk.today()), BoardSide()
        self.people, self.free = self.side.people, self.side.free
        self.hands = BoardHands(desk, hub, jobs, notices, self)
        self.acts = BoardActs(desk, hub, self.table, self.side, self.hands, self)
        self.drag = BoardDrag(desk, self.table, self.free, self)
        self._build()
        self._connect()

    def _build(self) -> None:
        card = Card(margin=1, spacing=0)
        self.empty = EmptyWeek(self._to_requests)
        middle = QWidget()
        self._stack = QStackedLayout(middle)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        for part in (self.bar, Rule(), middle, Rule(), self.foot):
            card.body.addWidget(part)
        card.body.setStretch(2, 1)
        lanes = row(self.side, card, spacing=12)
        lanes.setContentsMargins(PAGE_MARGIN, 0, PAGE_MARGIN, PAGE_MARGIN)
        lanes.setStretch(1, 1)
        self.setLayout(lanes)
        self.setFocusProxy(self.table)
        self._dress()

    def _connect(self) -> None:
        table, bar, free, acts = self.table, self.bar, self.free, self.acts
        for keys, word in KEYS:
            self.foot.keys.add(keys, word, acts.run[keys])
        table.told.connect(self._tell)
        table.free_wanted.connect(self.to_free)
        table.people_wanted.connect(self.to_people)
        table.week_wanted.connect(self._to_week)
        table.horizontalHeader().sectionClicked.connect(table.choose_day)
        self.people.list.left.connect(self._back_to_board)
        acts.free_wanted.connect(self.to_free)
        acts.people_wanted.connect(self.to_people)
        acts.today_wanted.connect(self.to_today)
        acts.proposal_wanted.connect(self.propose)
        acts.instead_wanted.connect(self._find_instead)
        acts.papers_wanted.connect(self.print_)
        acts.place_wanted.connect(self._send_chosen)
        self.drag.dropped.connect(self._place)
        free.sent.connect(self._send)
        free.left.connect(self._leave_free)
        bar.before.clicked.connect(partial(self._to_week, -1))
        bar.after.clicked.connect(partial(self._to_week, 1))
        bar.today.clicked.connect(self.to_today)
        bar.papers.clicked.connect(self.print_)
        bar.repeat.clicked.connect(acts.repeat)
        bar.confirm.clicked.connect(acts.confirm_day)
        bar.close_day.clicked.connect(acts.close_day)
        self.foot.missing.clicked.connect(self._to_missing)
        bar.fold.clicked.connect(self._fold)
        self.foot.more.clicked.connect(self._more)
        bar.solve.clicked.connect(self.propose)
        self.hands.refused.connect(self._read)
        self.hands.done.connect(self._settled)
        self._hub.changed.connect(self._on_changed)

    # Reading

    def refresh(self) -> None:
        """Read the week again, now if it is seen, else when it is."""
        self._waiting = not self.isVisible()
        if not self._waiting:
            self._read()

    def showEvent(self, event: QShowEvent) -> None:
        """Bring up to date what changed while it was not seen."""
        super().showEvent(event)
        if self._waiting:
            self.refresh()
        if self._old_pool:
            self._read_pool()

    def _read(self) -> None:
        desk, day = self._desk, self._day
        self._jobs.read(lambda: farm_board.read(desk, day), self._take, key=(id(self), "board"))

    def _read_pool(self) -> None:
        desk, self._old_pool = self._desk, False
        self._jobs.read(lambda: farm_board.pool(desk), self._take_pool, key=(id(self), "pool"))

    def _take(self, board: Board) -> None:
        self._cell = None
        self.table.show_board(board)
        self._stack.setCurrentIndex(0 if board.lines else 1)
        self.empty.show_week(board.monday)
        self._tell()
        if self._pool is None:
            self._jobs.in_turn(self._read_pool)  # once the board is painted

    def _take_pool(self, pool: Pool) -> None:
        self._pool = pool
        self.free.offer(pool)
        if self.board is not None:
            self._find_free(self.board, self.table.current_block())

    def _on_changed(self, change: object) -> None:
        assert isinstance(change, Change)
        if change.kinds & _POOL:
            self._old_pool = not self.isVisible()
            if not self._old_pool:
                self._read_pool()
        if change.kinds & _BOARD:
            self.refresh()

    # Telling

    @property
    def board(self) -> Board | None:
        """What is shown."""
        return self.table.grid.board

    @property
    def day(self) -> date:
        """The day of the current cell."""
        return self.table.day

    def _tell(self) -> None:
        board, table = self.board, self.table
        if board is None:
            return
        index, block = table.currentIndex(), table.current_block()
        chosen = table.chosen_blocks() if len(table.selectedIndexes()) > 1 else []
        sentence = table.grid.sentence(index.row(), index.column()) if index.isValid() else ""
        people = sum(len(one.people) for one in chosen)
        self.foot.say(sentence, len(chosen), people, table.grid.missing)
        self.bar.show_board(board, self.day)
        self._show_cell(board, block)
        writers = [b for k, b in self.foot.keys.buttons.items() if k != "Enter"]
        may_write(self._desk, *writers, self.bar.repeat, self.bar.solve, self.free.send)
        for button in (self.bar.confirm, self.bar.close_day):
            may_write(self._desk, button, when=button.isEnabled())

    def _show_cell(self, board: Board, block: BoardBlock | None) -> None:
        index = self.table.currentIndex()
        spot = self.table.grid.spot(index)
        cell = (spot, block)
        if cell == self._cell:
            return
        before = self._cell[0] if isinstance(self._cell, tuple) else None
        self._cell = cell
        farm = self.table.grid.farm(index.row()) if index.isValid() else None
        when = day_and_weekday(self.day)
        self.people.show_cell(farm, block, when, board.cars, keep=before in (None, spot))
        if before not in (None, spot):
            self._instead = None
        self._find_free(board, block)

    def _find_free(self, board: Board, block: BoardBlock | None) -> None:
        pool, day = self._pool, self.day
        if pool is None:
            return
        index = self.table.currentIndex()
        farm = self.table.grid.farm(index.row()) if index.isValid() else None
        place = (block.place if block is not None else "") or (farm.place if farm else "")
        open_block = block if block is not None and not block.is_rained_off else None
        self._jobs.read(
            lambda: candidates(board, pool, day, open_block, place),
            self._take_free,
            key=(id(self), "free"),
        )

    def _take_free(self, found: tuple[Candidate, ...]) -> None:
        self.free.show_people(found, self._instead.name if self._instead is not None else "")

    def print_(self) -> None:
        """Ctrl+P: the papers of the day of the current cell."""
        asked = Asked("dispatch", day=self.day)
        open_farm_papers(self._desk, self._jobs, self._notices, self, asked)

    # Going about

    def _to_week(self, by: int) -> None:
        self.show_day(self.day + by * _WEEK)
        self.table.setFocus()

    def to_today(self) -> None:
        """Today, on the farm of the current cell."""
        self.show_day(self._desk.today())
        self.table.setFocus()

    def show_day(self, day: date, employer_id: int = 0, block_id: int = 0) -> None:
        """Show the week of a day, at a farm's cell where one is named."""
        spot = self.table.grid.spot(self.table.currentIndex())
        farm = employer_id or (spot[0] if spot is not None else 0)
        self.table.expect((farm, day, block_id))
        self._day = day
        board = self.board
        if board is not None and board.monday == monday_of(day):
            self.table.show_board(board)
        self._read()

    def show_part(self, day: str) -> None:
        """A day of the board, as the page leads to it (``2026-11-21``)."""
        self.show_day(date.fromisoformat(day))

    def open_record(self, ref: Ref) -> None:
        """Go to the cell of a 배치 or a 작업일."""
        desk = self._desk
        self._jobs.read(lambda: farm_board.week_of(desk, ref), self._lead)

    def _lead(self, found: tuple[date, int, int | None]) -> None:
        day, employer_id, block_id = found
        self.show_day(day, employer_id, block_id or 0)

    def _to_missing(self) -> None:
        self.table.to_missing()
        self.table.setFocus()

    def focus_search(self) -> None:
        """Ctrl+F: look for somebody to send."""
        self.to_free()

    def _to_requests(self) -> None:
        self._hub.show_page.emit("farm_work:requests")

    def escape(self) -> bool:
        """Esc leads from the lists to the board, and there to one cell."""
        if self._instead is not None or self.side.isAncestorOf(self.focusWidget() or self):
            self._leave_free()
            return True
        return self.table.collapse()

    def leave(self, then: Callable[[], None]) -> None:
        """Everything is stored at once; nothing keeps one here."""
        then()

    def to_free(self) -> None:
        """Enter: to those who could be sent to the current cell."""
        self._show_side(shown=True)
        self.free.search.setFocus()
        self.free.search.selectAll()

    def to_people(self) -> None:
        """Space: to those who are in the current cell."""
        self._show_side(shown=True)
        if self.people.list.lines.rowCount():
            self.people.list.setFocus()
        else:
            self.to_free()

    def _back_to_board(self) -> None:
        self.table.setFocus()
        self._tell()

    def _leave_free(self) -> None:
        if self._instead is not None:
            self._instead = None
            self.free.forget()
            self._cell = None
        self._back_to_board()

    # Sending

    def propose(self) -> None:
        """Propose who goes where on the chosen days, in the whole week where one cell is chosen."""
        board = self.board
        if board is None or self._desk.read_only:
            return
        columns = sorted({index.column() for index in self.table.selectedIndexes()})
        days = [board.days[at] for at in columns] if len(columns) > 1 else list(board.days)
        show(
            ProposalDialog(self._desk, self._jobs, self._notices, days[0], days[-1], self.window())
        )

    def _find_instead(self, gone: object) -> None:
        assert isinstance(gone, BoardPerson)
        self._instead = gone
        self.free.forget()
        self._take_free(self.free.everybody)
        self.to_free()

    def _send_chosen(self) -> None:
        if self.free.chosen:
            self._send(self.free.chosen)

    def _send(self, ids: object) -> None:
        assert isinstance(ids, tuple)
        block = self.table.current_block()
        if self._instead is not None:
            gone, self._instead = self._instead, None
            self.hands.substitute(gone.id, ids[0], self._unwanted(block, ids[:1]))
        elif block is None:
            self._notices.say("요청이 있는 칸을 먼저 고르세요.")
        else:
            self._place(block, ids)

    def _place(self, block: BoardBlock, ids: tuple[int, ...]) -> None:
        self.hands.place(block, ids, self._unwanted(block, ids))

    def _unwanted(self, block: BoardBlock | None, ids: tuple[int, ...]) -> list[str]:
        pool, farm = self._pool, block.employer_id if block is not None else 0
        return [self.free.name(i) for i in ids if pool is not None and pool.is_unwanted(farm, i)]

    def _settled(self) -> None:
        self.free.forget()
        self._cell = None
        if self.window().focusWidget() is not self.people.list:
            self.table.setFocus()

    # Room for the lists

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The lists step aside where the board would be left too little."""
        super().resizeEvent(event)
        self._dress()

    def _dress(self) -> None:
        px = theme.now().px
        self.side.setFixedWidth(px(SIDE_WIDTH))
        self.foot.said.setVisible(self.height() >= px(_LOW))
        if self._beside is None:
            self.side.setVisible(self.width() >= px(_BESIDE + SIDE_WIDTH))

    def _more(self) -> None:
        button = self.foot.more
        self.acts.menu(button.mapToGlobal(button.rect().topLeft()))

    def _fold(self) -> None:
        self._show_side(shown=self.side.isHidden())

    def _show_side(self, *, shown: bool) -> None:
        if self.side.isHidden() is shown:
            self._beside = shown
            self.side.setVisible(shown)
