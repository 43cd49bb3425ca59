"""The timetable under mouse and keys: cells are walked, people are picked up and put down.

Nothing is changed here: the grid shows what putting down would mean and tells its owner. Arrows
walk the cells; Space picks up and puts down, Esc lets go; a chip is dragged with the mouse.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from jobdesk.ui import theme
from jobdesk.ui.models.timetable_grid import Face
from jobdesk.ui.models.timetable_lines import Cell
from jobdesk.ui.models.timetable_state import PlanState
from jobdesk.ui.pages.matching_days.timetable_edits import Load, Outcome, first_fit, fits, put
from jobdesk.ui.pages.matching_days.timetable_paint import CellLook, Ghost
from jobdesk.ui.pages.matching_days.timetable_sheet import TimetableSheet
from jobdesk.ui.theme import Tone

READ_ONLY = "읽기 전용으로 열어서 시간표를 고칠 수 없습니다."
_SCROLL_MS = 60
_EDGE = 28  # pixels at the rim that scroll while somebody is dragged
_NOTHING = CellLook()
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TimetableGrid(TimetableSheet):
    """See the module's words; ``load`` is who is carried, None for nobody. A chip that is let go
    over ``bin`` is taken out."""

    put_down = Signal(object, object)
    """A Load and the Cell it is put into."""
    pinned = Signal(object)
    """The Meeting to hold or to let go."""
    removed = Signal(object)
    """The Meeting to take out."""
    opened = Signal(object)
    """The Meeting whose person is to be shown."""
    menu_wanted = Signal(object, object)
    """The Cell and the place on the screen."""
    thrown = Signal(object)
    """The Meeting that was let go over ``bin``."""
    refused = Signal(str)
    """Why somebody cannot be picked up."""

    def __init__(self) -> None:
        super().__init__()
        self.load: Load | None = None
        self.may_edit = True
        self.bin: QWidget | None = None
        self.over_bin = False
        self._by_mouse = False
        self._over: Cell | None = None
        self._outcome: Outcome | None = None
        self._fits: frozenset[tuple[int, int]] = frozenset()
        self._pressed: QPoint | None = None
        self._ghost: Ghost | None = None
        self._scroll = QTimer(self)
        self._scroll.setInterval(_SCROLL_MS)
        self._scroll.timeout.connect(self._scroll_on)

    # Showing

    def show_state(self, state: PlanState) -> None:
        """Show another plan; who is carried and has no place in it any more is let go."""
        super().show_state(state)
        load = self.load
        if load is None:
            return
        if load.meeting is not None and load.meeting not in state.plan:
            self.let_go()
            return
        over, self._over = self._over, None
        self._fits = fits(state, load)
        if over is not None:
            at = state.lines.slot(over.booth, over.start, over.seat)
            self._consider(state.lines.cell_at(*at) if at is not None else None)

    def look_of(self, cell: Cell) -> CellLook:
        """What is drawn over a cell: the ring of the current one, who hovers over it."""
        load = self.load
        current = self.hasFocus() and cell == self.current_cell()
        if load is None:
            return CellLook("accent") if current else _NOTHING
        lifted = cell.meeting is not None and cell.meeting == load.meeting
        if cell == self._over and not lifted and self._outcome is not None:
            outcome, tone = self._outcome, self.tone
            usual = "맞바꿈" if cell.meeting and load.meeting else "여기로"
            word = outcome.word or ("희망 아님" if outcome.unwished else usual)
            name = self.shown.faces.person(load.guest).name
            face = Face(
                name,
                "안 됨" if outcome.refused else word,
                tone,
                clashes=tone is Tone.DANGER,
            )
            return CellLook(tone.value, face)
        fit = cell.meeting is None and (cell.booth, cell.start) in self._fits
        return CellLook("accent" if current else "", None, fit, lifted)

    @property
    def outcome(self) -> Outcome | None:
        """What putting down here would mean; None while nobody is carried over a cell."""
        return self._outcome if self.load is not None else None

    @property
    def tone(self) -> Tone:
        """The meaning of putting down here."""
        outcome = self._outcome
        if outcome is None:
            return Tone.ACCENT
        if outcome.refused or outcome.clash:
            return Tone.DANGER
        return Tone.WARNING if outcome.unwished else Tone.SUCCESS

    @property
    def has_fit(self) -> bool:
        """Whether there is a place at all where who is carried would clash with nothing."""
        return bool(self._fits)

    # Carrying

    def pick_up(self, load: Load, *, by_mouse: bool = False) -> bool:
        """Carry somebody; False, with the reason told, where that cannot be."""
        if not self.may_edit:
            self.refused.emit(READ_ONLY)
            return False
        if load.meeting is not None and self.shown.is_over(load.meeting):
            name = self.shown.faces.person(load.guest).name
            self.refused.emit(f"{name} 님 면접은 이미 진행해서 옮기지 않습니다.")
            return False
        self.load, self._by_mouse = load, by_mouse
        self._fits = fits(self.shown, load)
        if by_mouse:
            self._ghost = Ghost(self.window(), self.shown.faces.person(load.guest).name)
            self._scroll.start()
        else:
            if load.meeting is None:
                self._to_fit(load)
            self._consider(self.current_cell())
        self.viewport().update()
        self.told.emit()
        return True

    def drag_to(self, at: QPoint) -> None:
        """Who is carried is over a place on the screen."""
        if self.load is None:
            return
        local = self.viewport().mapFromGlobal(at)
        inside = self.viewport().rect().contains(local)
        self._consider(self.grid_model.cell(self.indexAt(local)) if inside else None)
        thrown = self.bin is not None and self.bin.rect().contains(self.bin.mapFromGlobal(at))
        if self.over_bin is not (thrown and self.load.meeting is not None):
            self.over_bin = not self.over_bin
            self.told.emit()
        if self._ghost is not None:
            self._ghost.tell(self.tone if self._over is not None else Tone.ACCENT)
            self._ghost.follow(at)

    def drop(self) -> None:
        """Put down who is carried where they are; over nothing, let go."""
        load, over, over_bin = self.load, self._over, self.over_bin
        self.let_go()
        if load is not None and over is not None:
            self.put_down.emit(load, over)
        elif load is not None and over_bin:
            self.thrown.emit(load.meeting)

    def let_go(self) -> None:
        """Carry nobody any more; everything stays as it was."""
        if self.load is None:
            return
        self.load, self._over, self._outcome = None, None, None
        self._fits, self.over_bin = frozenset(), False
        self._scroll.stop()
        if self._ghost is not None:
            self._ghost.hide()
            self._ghost.deleteLater()
            self._ghost = None
        self.viewport().update()
        self.told.emit()

    def _to_fit(self, load: Load) -> None:
        at = first_fit(self.shown, load)
        found = self.shown.lines.slot(*at) if at is not None else None
        if found is None:
            rows = [i for i, one in enumerate(self.shown.lines.lines) if one.booth == load.booth]
            found = (rows[0], self.nearest(rows[0])) if rows else None
        if found is not None and found[1] >= 0:
            self.go(*found)

    def _consider(self, cell: Cell | None) -> None:
        if cell == self._over or self.load is None:
            return
        self._over = cell
        self._outcome = put(self.shown, self.load, cell) if cell is not None else None
        self.viewport().update()
        self.told.emit()

    def _scroll_on(self) -> None:
        local = self.viewport().mapFromGlobal(self.cursor().pos())
        view = self.viewport().rect()
        if not view.adjusted(-_EDGE, -_EDGE, _EDGE, _EDGE).contains(local):
            return
        for bar, before, after in (
            (self.horizontalScrollBar(), local.x(), view.width() - local.x()),
            (self.verticalScrollBar(), local.y(), view.height() - local.y()),
        ):
            step = -1 if before < _EDGE else 1 if after < _EDGE else 0
            bar.setValue(bar.value() + step * theme.now().px(12))

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click goes to a cell, or puts down there who is carried by the keys."""
        index = self.indexAt(event.position().toPoint())
        cell = self.grid_model.cell(index)
        if event.button() is not Qt.MouseButton.LeftButton or cell is None:
            return
        self.setCurrentIndex(self.anchor(index))
        self._minute = cell.start
        if self.load is not None:
            self._consider(cell)
            self.drop()
        elif cell.meeting is not None:
            self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Far enough from where it was pressed, a chip is carried."""
        at = event.position().toPoint()
        if self.load is not None and self._by_mouse:
            self.drag_to(event.globalPosition().toPoint())
            return
        if self._pressed is None:
            super().mouseMoveEvent(event)
            return
        if (at - self._pressed).manhattanLength() < QApplication.startDragDistance():
            return
        cell = self.grid_model.cell(self.indexAt(self._pressed))
        self._pressed = None
        if cell is not None and cell.meeting is not None:
            meeting = cell.meeting
            if self.pick_up(Load(meeting.guest, meeting.booth, meeting), by_mouse=True):
                self.drag_to(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put down who is carried."""
        self._pressed = None
        if self.load is not None and self._by_mouse:
            self.drag_to(event.globalPosition().toPoint())
            self.drop()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the person."""
        cell = self.grid_model.cell(self.indexAt(event.position().toPoint()))
        if cell is not None and cell.meeting is not None and self.load is None:
            self._pressed = None
            self.opened.emit(cell.meeting)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """What can be done with the cell under the mouse, or with the current one."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        cell = self.grid_model.cell(index)
        if cell is None or self.load is not None:
            return
        self.setCurrentIndex(self.anchor(index))
        where = self.visualRect(self.currentIndex()).center() if by_key else event.pos()
        self.menu_wanted.emit(cell, self.viewport().mapToGlobal(where))

    # Keys

    def event(self, event: QEvent) -> bool:
        """While somebody is carried, Esc is the grid's and not the window's."""
        if event.type() == QEvent.Type.ShortcutOverride and self.load is not None:
            assert isinstance(event, QKeyEvent)
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """See the module's words; P holds, Delete takes out, Enter opens the person."""
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        cell = self.current_cell()
        if key is Qt.Key.Key_Escape and self.load is not None:
            self.let_go()
        elif self.walk(key, event.modifiers()):
            self._consider(self.current_cell())
        elif not plain or cell is None:
            event.ignore()
            return
        elif self.load is not None and key in (*_ENTER, Qt.Key.Key_Space):
            self._consider(cell)
            self.drop()
        elif cell.meeting is not None and self._act(key, cell):
            pass
        else:
            event.ignore()
            return
        event.accept()

    def _act(self, key: Qt.Key, cell: Cell) -> bool:
        meeting = cell.meeting
        assert meeting is not None
        if key is Qt.Key.Key_Space:
            self.pick_up(Load(meeting.guest, meeting.booth, meeting))
        elif key is Qt.Key.Key_P:
            self.pinned.emit(meeting)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(meeting)
        elif key in _ENTER:
            self.opened.emit(meeting)
        else:
            return False
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Who went elsewhere does not go on carrying; a menu or another window is not that."""
        super().focusOutEvent(event)
        passing = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if not self._by_mouse and event.reason() not in passing:
            self.let_go()
        self.viewport().update()
