"""People dragged from the list of those who could be sent to a cell of the dispatch board."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Signal

from jobdesk.domain.farm_board import BoardBlock
from jobdesk.domain.farm_free import taken_on
from jobdesk.services.desk import Desk
from jobdesk.ui.pages.farm_work.board_lists import Carried
from jobdesk.ui.pages.farm_work.board_side import FreePeople
from jobdesk.ui.pages.farm_work.board_table import BoardTable
from jobdesk.ui.theme import Tone


class BoardDrag(QObject):
    """See the module's words."""

    dropped = Signal(object, object)
    """The BoardBlock and the ids of those who were let go over it."""

    def __init__(self, desk: Desk, table: BoardTable, free: FreePeople, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._table, self._free = desk, table, free
        self._carried: tuple[int, ...] = ()
        self._chip: Carried | None = None
        self._over: BoardBlock | None = None
        free.list.grabbed.connect(self._grab)
        free.list.dragged.connect(self._drag)
        free.list.dropped.connect(self._drop)

    @property
    def said(self) -> str:
        """What the mouse carries, and what dropping it here would mean; "" for nothing."""
        return self._chip.said if self._chip is not None else ""

    def _grab(self, ids: object) -> None:
        assert isinstance(ids, tuple)
        if not self._desk.read_only:
            self._carried, self._over = ids, None
            self._chip = Carried(self._table.window(), self._names)

    @property
    def _names(self) -> str:
        more = f" 외 {len(self._carried) - 1}명" if len(self._carried) > 1 else ""
        return f"{self._free.name(self._carried[0])}{more}"

    def _drag(self, at: QPoint) -> None:
        board = self._table.grid.board
        if not self._carried or self._chip is None or board is None:
            return
        self._over = block = self._table.hover(at)
        said, tone = self._names, Tone.ACCENT
        if block is not None:
            busy = taken_on(board, block.day, block)
            why = next((busy[id_] for id_ in self._carried if id_ in busy), "")
            if not block.id or block.is_rained_off:
                why = "배치할 수 없는 칸"
            self._table.refuse(bool(why))
            said, tone = (f"{said}: {why}", Tone.DANGER) if why else (said, Tone.SUCCESS)
        self._chip.tell(said, tone)
        self._chip.follow(at)

    def _drop(self) -> None:
        block, ids, chip = self._over, self._carried, self._chip
        self._over, self._carried, self._chip = None, (), None
        self._table.hover(None)
        self._table.refuse(False)
        if chip is not None:
            chip.hide()
            chip.deleteLater()
        if block is not None and ids:
            self.dropped.emit(block, ids)
