"""The money of one item: 소요예산 and 투입예산 by 재원 (lines) and year (columns), typed in a unit.

Enter or typing writes a cell, Delete empties what is chosen, Ctrl+C and Ctrl+V take a block to a
sheet and from one. Sums are live; where nothing is stated for the item itself the sum of what lies
beneath it shows in grey, and typing there states it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QTableView

from jobdesk.domain.plan_tree import (
    Node,
    Side,
    Slot,
    in_order,
    slots_between,
    stated,
    tally,
)
from jobdesk.domain.report_document import MoneyUnit
from jobdesk.ui import theme
from jobdesk.ui.pages.reports.plans.tree_rows import shown
from jobdesk.ui.widgets.basics import BASE

_Index = QModelIndex | QPersistentModelIndex
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_AIR = "\N{EN SPACE}"
_SIDES = {Side.PLANNED: "소요", Side.SPENT: "투입"}
Cell = tuple[Side, Slot, str]


@dataclass(frozen=True, slots=True)
class _Line:
    side: Side
    source: str
    """Empty for the total of the side."""


class MoneyModel(QAbstractTableModel):
    """See the module's words. ``typed`` fires with {(Side, Slot, source): 원 or None}."""

    typed = Signal(object)
    refused = Signal(str)

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self.node: Node | None = None
        self.unit = MoneyUnit.THOUSAND
        self.slots: tuple[Slot, ...] = ()
        self.lines: list[_Line] = []
        self.locked = False

    def show_node(
        self, node: Node | None, years: Sequence[int], sources: Sequence[str], unit: MoneyUnit
    ) -> None:
        """Show an item over years, with at least these sources."""
        self.beginResetModel()
        self.node, self.unit = node, unit
        self.slots, self.lines = (), []
        if node is not None:
            counts = tally(node)
            first, last = (min(years), max(years)) if years else (None, None)
            found = {*slots_between(first, last), *counts.slots}
            self.slots = tuple(sorted(found, key=lambda slot: slot.order))
            known = in_order((*counts.sources, *stated(node).sources, *sources))
            for side in Side:
                self.lines.append(_Line(side, ""))
                self.lines += [_Line(side, source) for source in known]
        self.endResetModel()

    @property
    def sources(self) -> tuple[str, ...]:
        """The 재원 that have a line."""
        return tuple(dict.fromkeys(line.source for line in self.lines if line.source))

    def cell(self, row: int, column: int) -> Cell | None:
        """What a cell stands for, None for a sum."""
        line = self.lines[row]
        if not line.source or column < 1:
            return None
        return line.side, self.slots[column - 1], line.source

    def won(self, row: int, column: int) -> tuple[int | None, bool]:
        """The amount of a cell, and whether it is stated for the item itself."""
        if self.node is None:
            return None, False
        line = self.lines[row]
        slot = self.slots[column - 1] if column else None
        source = line.source or None
        amount = tally(self.node).of(line.side, slot, source)
        own = stated(self.node).of(line.side, slot, source)
        return (amount.won if amount else None), own is not None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """A total and the sources, twice."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """계 and the slots."""
        return 0 if parent.isValid() or self.node is None else 1 + len(self.slots)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """계 and the slots above, sides and sources at the left."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if orientation is Qt.Orientation.Horizontal else None
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return ("계", *(slot.label for slot in self.slots))[section]
        line = self.lines[section]
        return line.source or f"{_SIDES[line.side]}예산"

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The amount in the unit; a sum from beneath is grey."""
        if not index.isValid():
            return None
        won, own = self.won(index.row(), index.column())
        total = self.cell(index.row(), index.column()) is None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return shown(won, self.unit)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT
        if role == Qt.ItemDataRole.FontRole:
            weight = 700 if not self.lines[index.row()].source else 400
            return theme.now().font(BASE, weight, tabular=True)
        if role == Qt.ItemDataRole.ForegroundRole:
            return theme.now().colour("text" if own or total else "muted")
        if role == Qt.ItemDataRole.BackgroundRole:
            return theme.now().colour("raised") if total else None
        if role == Qt.ItemDataRole.ToolTipRole and won is not None:
            return f"{won:,}원" + ("" if own else " · 아래 항목의 합계")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            line = self.lines[index.row()]
            where = self.headerData(index.column(), Qt.Orientation.Horizontal)
            return f"{_SIDES[line.side]} {line.source or '합계'} {where} {won or 0:,}원"
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Sums are for looking at only."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        found = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not self.locked and self.cell(index.row(), index.column()):
            found |= Qt.ItemFlag.ItemIsEditable
        return found

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """What was typed is asked to be stored; the same again is nothing."""
        cell = self.cell(index.row(), index.column()) if index.isValid() else None
        if role != Qt.ItemDataRole.EditRole or cell is None or self.locked:
            return False
        known, _own = self.won(index.row(), index.column())
        if str(value).strip() == shown(known, self.unit):
            return False  # opened and left: what comes from beneath is not stated by that
        return self.put({cell: str(value)})

    def put(self, texts: dict[Cell, str]) -> bool:
        """Ask for several cells to be stored as they were typed; all or none."""
        amounts: dict[Cell, int | None] = {}
        for cell, text in texts.items():
            try:
                amounts[cell] = self.read(text)
            except ValueError:
                self.refused.emit(
                    f"‘{text.strip()}’는 금액이 아닙니다. {self.unit.value} 단위의 숫자로 적으세요."
                )
                return False
        if amounts:
            self.typed.emit(self._beside(amounts) | amounts)
        return bool(amounts)

    def _beside(self, amounts: dict[Cell, int | None]) -> dict[Cell, int | None]:
        """What came from beneath beside a cell that is stated now: what is stated of a year
        stands for all of it, so that the others would be lost."""
        if self.node is None:
            return {}
        own, counts = stated(self.node), tally(self.node)
        return {
            (side, slot, source): amount.won
            for side, slot in {(side, slot) for side, slot, _ in amounts}
            if own.of(side, slot) is None
            for (when, source), amount in counts.side(side).items()
            if when == slot
        }

    def read(self, text: str) -> int | None:
        """원 of a typed amount, None for nothing. Raises ValueError where it is none."""
        plain = text.strip().replace(",", "").removesuffix(self.unit.value).strip()
        if plain in ("", "-"):
            return None
        try:
            won = Decimal(plain) * self.unit.won
        except InvalidOperation:
            raise ValueError(text) from None
        if not won.is_finite() or won != won.to_integral_value() or won < 0:
            raise ValueError(text)
        return int(won)


class MoneyGrid(QTableView):
    """See the module's words."""

    def __init__(self) -> None:
        super().__init__()
        self.money = MoneyModel(self)
        self.setModel(self.money)
        self.setItemDelegate(_Amounts(self))
        self.setAccessibleName("예산 표")
        self.setShowGrid(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.DoubleClicked | triggers.AnyKeyPressed | triggers.EditKeyPressed
        )
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for head in (self.horizontalHeader(), self.verticalHeader()):
            head.setSectionsClickable(False)
            head.setHighlightSections(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.money.modelReset.connect(self.dress)
        self.dress()

    def dress(self) -> None:
        """Take sizes from the theme."""
        current = theme.now()
        self.verticalHeader().setDefaultSectionSize(current.px(32))
        self.verticalHeader().setFixedWidth(current.px(92))
        for column in range(self.money.columnCount()):
            wide = self.money.unit is MoneyUnit.WON
            self.setColumnWidth(column, current.px(132 if wide else 100))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "money"):
            self.dress()

    def chosen(self) -> list[Cell]:
        """The cells that are chosen and can be written."""
        found = [self.money.cell(i.row(), i.column()) for i in self.selectedIndexes()]
        return [cell for cell in found if cell is not None]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the module's words."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            if not self.money.locked:
                self.money.put(dict.fromkeys(self.chosen(), ""))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            at = self.currentIndex()
            if at.isValid() and self.money.flags(at) & Qt.ItemFlag.ItemIsEditable:
                self.edit(at)
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Take the chosen block to a sheet."""
        rows: dict[int, dict[int, str]] = {}
        for index in self.selectedIndexes():
            rows.setdefault(index.row(), {})[index.column()] = str(index.data() or "")
        lines = ["\t".join(cells[c] for c in sorted(cells)) for _, cells in sorted(rows.items())]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def paste(self, text: str) -> None:
        """Write a block of a sheet from the current cell on; sums are passed over."""
        at = self.currentIndex()
        if not at.isValid() or self.money.locked:
            return
        texts: dict[Cell, str] = {}
        for down, line in enumerate(text.rstrip("\r\n").splitlines()):
            for across, value in enumerate(line.split("\t")):
                row, column = at.row() + down, at.column() + across
                if row < self.money.rowCount() and column < self.money.columnCount():
                    cell = self.money.cell(row, column)
                    if cell is not None:
                        texts[cell] = value
        self.money.put(texts)


class _Amounts(QStyledItemDelegate):
    """Leaves a little air between an amount and the line at its right."""

    def displayText(self, value: Any, locale: QLocale | QLocale.Language) -> str:
        """The amount with half a sign behind it."""
        return f"{super().displayText(value, locale)}{_AIR}" if value else ""
