"""The grid of every list: rows of equal height, frozen first column, current record by id.

::

    grid = RecordGrid(model, jobs, desk, notices)
    grid.current_changed.connect(self._show)      # id or None
    grid.activated.connect(self._edit)            # Enter or double click: id
    grid.select_id(12); grid.selected_ids()
"""

from __future__ import annotations

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QKeyCombination,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu, QTableView, QWidget

from jobdesk.domain.kinds import KINDS
from jobdesk.services import access, lists
from jobdesk.services.desk import Desk
from jobdesk.ui import theme
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.models.columns import Column, asked, cells, left_out
from jobdesk.ui.models.delegates import CellDelegate
from jobdesk.ui.models.record_table import RecordTableModel
from jobdesk.ui.notices import Notices

_COPY_MOST = 2_000
_WITH_HEADINGS = QKeyCombination(
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_C
)


class DressedTable(QTableView):
    """A table dressed for records; used for the grid, its frozen column and small lists."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(CellDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(True)
        head.setMinimumSectionSize(44)
        self.dress()

    def dress(self) -> None:
        """Take row height from the theme."""
        self.verticalHeader().setDefaultSectionSize(theme.now().row_height)


class RecordGrid(DressedTable):
    """See the module's words."""

    current_changed = Signal(object)
    record_activated = Signal(object)
    menu_opening = Signal(object, object)
    """(QMenu, ids of the selected rows): a page adds what it can do with them."""
    delete_pressed = Signal()

    def __init__(self, model: RecordTableModel, jobs: Jobs, desk: Desk, notices: Notices) -> None:
        super().__init__()
        self._records, self._jobs, self._desk, self._notices = model, jobs, desk, notices
        self._current: int | None = None
        self._wanted: int | None = None
        self._stretched, self._fits = "", False
        self._quiet = False
        self.setModel(model)
        self.setAccessibleName(f"{KINDS[model.kind].label} 목록")
        head = self.horizontalHeader()
        head.setSortIndicatorShown(True)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        head.sortIndicatorChanged.connect(model.sort)
        head.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._frozen = DressedTable(self)
        self._freeze()
        # A header asks of every row whether its column is selected; this one has nothing to ask.
        unasked = QItemSelectionModel(model, self)
        for table in (self, self._frozen):
            table.horizontalHeader().setSelectionModel(unasked)
            table.verticalHeader().setSelectionModel(unasked)
        self.set_widths()
        model.modelAboutToBeReset.connect(self._before_reset)
        model.modelReset.connect(self._after_reset)
        self.selectionModel().currentRowChanged.connect(self._on_current)
        self.doubleClicked.connect(self._on_activated)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._menu)

    # The current record

    def current_id(self) -> int | None:
        """Id of the record in the current row."""
        return self._current

    def selected_ids(self) -> list[int]:
        """Ids of all selected rows, in the order shown."""
        rows = sorted(i.row() for i in self.selectionModel().selectedRows())
        return [i for i in (self._records.id_at(row) for row in rows) if i is not None]

    def select_id(self, record_id: int) -> bool:
        """Make a record current; when it is not listed yet, as soon as it is."""
        self._wanted = record_id
        row = self._records.row_of(record_id)
        if row < 0:
            return False
        self._wanted = None
        self._go_to(row)
        return True

    def let_go(self) -> None:
        """No row is current or selected: what is shown beside the list is not in it."""
        self._quiet = True
        self.selectionModel().clear()
        self._quiet = False
        self._current = None

    def select_first(self) -> None:
        """Make the first row current; a record that is waited for is waited for no more."""
        self._wanted = None
        if self._records.rowCount():
            self._go_to(0)

    def set_widths(self) -> None:
        """Column widths as declared, at the scale in force; what has no room is left out."""
        columns, room = self._records.columns, self.viewport().width()
        widths = [round(shown.width * theme.now().scale / 100) for shown in columns]
        out = left_out(columns, widths, room) if self._fits else frozenset()
        spare = max(0, room - sum(w for n, w in enumerate(widths) if n not in out))
        wide_one = self._wide_one(out)
        for section, wide in enumerate(widths):
            if self.isColumnHidden(section) is not (section in out):
                self.setColumnHidden(section, section in out)
            if section not in out:
                extra = spare if section == wide_one else 0
                self.setColumnWidth(section, wide + extra)
        self._place_frozen()

    def _wide_one(self, out: frozenset[int]) -> int:
        """The column that takes the room left over: the one that was asked to, or, where that
        has no room itself, the last that is shown. -1 for none."""
        if not self._stretched:
            return -1
        fields = [shown.field for shown in self._records.columns]
        shown = [n for n in range(len(fields)) if n not in out]
        return next((n for n in shown if fields[n] == self._stretched), shown[-1] if shown else -1)

    def fit(self, fits: bool) -> None:
        """Whether columns without room are left out, or stand to be scrolled to."""
        self._fits = fits
        self.set_widths()

    def seen(self) -> list[Column]:
        """The columns that are not left out, in order."""
        return [c for n, c in enumerate(self._records.columns) if not self.isColumnHidden(n)]

    def stretch(self, field: str) -> None:
        """Let one column take the room that is left over; never less than it declares."""
        self._stretched = field
        self.set_widths()

    def _go_to(self, row: int) -> None:
        index = self._records.index(row, 0)
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(
            index, flags.ClearAndSelect | flags.Rows | flags.Current
        )
        self.scrollTo(index)

    def _before_reset(self) -> None:
        self._quiet = True

    def _after_reset(self) -> None:
        self._quiet = False
        keep = self._wanted if self._wanted is not None else self._current
        row = self._records.row_of(keep) if keep is not None else -1
        if row >= 0:
            self._wanted = None
            self._go_to(row)
            self._announce(keep)
        elif self._wanted is None:
            self._announce(None)

    def _on_current(self, current: QModelIndex, previous: QModelIndex) -> None:
        del previous
        if not self._quiet:
            self._announce(self._records.id_at(current.row()) if current.isValid() else None)

    def _announce(self, record_id: int | None) -> None:
        if record_id != self._current:
            self._current = record_id
            self.current_changed.emit(record_id)

    def _on_activated(self, index: QModelIndex) -> None:
        record_id = self._records.id_at(index.row())
        if record_id is not None:
            self.record_activated.emit(record_id)

    # Keys, menu, copying

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose the row that Qt only makes current where the focus comes first: keys act on
        what is chosen."""
        super().focusInEvent(event)
        if self.currentIndex().isValid() and not self.selectionModel().hasSelection():
            self._go_to(self.currentIndex().row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the record, Ctrl+C copies the rows, with Shift under their headings."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._current is not None:
                self.record_activated.emit(self._current)
            return
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            return
        if event.keyCombination() == _WITH_HEADINGS:
            self.copy(headings=True)
            return
        if event.key() == Qt.Key.Key_Delete:
            self.delete_pressed.emit()
            return
        super().keyPressEvent(event)

    def copy(self, *, headings: bool = False) -> None:
        """Put the selected rows on the clipboard as text for 엑셀 and 한셀; it is logged.

        A cell is copied as it is shown: what is masked on the screen stays masked.
        """
        ids = self.selected_ids()
        if not ids:
            return
        if len(ids) > _COPY_MOST:
            self._notices.warn(
                f"한 번에 {_COPY_MOST:,}줄까지 복사합니다. 더 많은 자료는 ‘엑셀’로 내보내세요."
            )
            return
        columns, kind, desk = self.seen(), self._records.kind, self._desk

        def gather() -> tuple[str, int]:
            rows = lists.rows(desk, kind, ids, asked(columns))
            lines = [
                "\t".join(
                    _plain_cell(c.show(v))
                    for c, v in zip(columns, cells(columns, rows[i]), strict=True)
                )
                for i in ids
                if i in rows
            ]
            access.log(desk, access.Action.EXPORT, kind, ids, purpose="화면에서 복사")
            head = ["\t".join(c.title for c in columns)] if headings else []
            return "\n".join(head + lines), len(lines)

        self._jobs.write(gather, self._copied)

    def _copied(self, copied: tuple[str, int]) -> None:
        lines, count = copied
        QGuiApplication.clipboard().setText(lines)
        self._notices.say(f"{count:,}줄을 복사했습니다.")

    def _menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        copy = menu.addAction("선택한 줄 복사")
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copy.setEnabled(bool(self.selected_ids()))
        copy.triggered.connect(lambda: self.copy())
        titled = menu.addAction("제목과 함께 복사")
        titled.setShortcut(QKeySequence(_WITH_HEADINGS))
        titled.setEnabled(bool(self.selected_ids()))
        titled.triggered.connect(lambda: self.copy(headings=True))
        self.menu_opening.emit(menu, self.selected_ids())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.viewport().mapToGlobal(at))

    # The frozen first column

    def _freeze(self) -> None:
        frozen = self._frozen
        frozen.setModel(self._records)
        frozen.setSelectionModel(self.selectionModel())
        frozen.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        frozen.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        frozen.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        frozen.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        frozen.horizontalHeader().setSortIndicatorShown(True)
        frozen.horizontalHeader().sectionClicked.connect(self._frozen_clicked)
        frozen.doubleClicked.connect(self._on_activated)
        frozen.setProperty("look", "frozen")
        self.viewport().stackUnder(frozen)
        self.verticalScrollBar().valueChanged.connect(frozen.verticalScrollBar().setValue)
        frozen.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.horizontalScrollBar().valueChanged.connect(self._show_frozen)
        self.horizontalScrollBar().rangeChanged.connect(self._show_frozen)
        self.horizontalHeader().sectionResized.connect(self._place_frozen)
        self._records.modelReset.connect(self._hide_other_columns)
        self._hide_other_columns()

    def _frozen_clicked(self, section: int) -> None:
        head = self.horizontalHeader()
        same = head.sortIndicatorSection() == section
        up = same and head.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
        order = Qt.SortOrder.DescendingOrder if up else Qt.SortOrder.AscendingOrder
        head.setSortIndicator(section, order)
        self._frozen.horizontalHeader().setSortIndicator(section, order)

    def _hide_other_columns(self) -> None:
        for section in range(self._records.columnCount()):
            self._frozen.setColumnHidden(section, section != 0)
        self._place_frozen()

    def _show_frozen(self) -> None:
        self._frozen.setVisible(self.horizontalScrollBar().value() > 0)
        if self._frozen.isVisible():
            self._place_frozen()

    def _place_frozen(self) -> None:
        wide = self.columnWidth(0)
        self._frozen.setColumnWidth(0, wide)
        edge = self.frameWidth()
        head = self.horizontalHeader().height()
        self._frozen.horizontalHeader().setFixedHeight(head)
        self._frozen.setGeometry(edge, edge, wide, head + self.viewport().height())
        self._frozen.verticalScrollBar().setValue(self.verticalScrollBar().value())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the frozen column beside the rows."""
        super().resizeEvent(event)
        if self._stretched or self._fits:
            self.set_widths()
        self._place_frozen()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_frozen"):
            self.dress()
            self._frozen.dress()
            self.set_widths()


def _plain_cell(text: str) -> str:
    """A cell that a sheet takes as text: one line, never a formula."""
    line = text.replace("\t", " ").replace("\n", " ")
    formula = line[:1] in ("=", "+", "@") or (line[:1] == "-" and len(line) > 1)
    return f"'{line}" if formula else line
