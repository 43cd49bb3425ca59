"""The frame around the pages: sidebar, search, status, keys; it holds no page's business.

Pages come as PageEntry objects from app.py (see page_entry); page_ways goes from one to another.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from jobdesk.domain.kinds import KindId
from jobdesk.services.desk import Desk
from jobdesk.ui import ready_commands, tab_order
from jobdesk.ui.actions import ACTIONS, Act
from jobdesk.ui.leaving import leave_all
from jobdesk.ui.page_entry import Context, PageEntry
from jobdesk.ui.page_ways import PageWays
from jobdesk.ui.put_away import PutAway
from jobdesk.ui.side_buttons import SideButtons
from jobdesk.ui.undo import Undo
from jobdesk.ui.view_commands import ViewCommands
from jobdesk.ui.widgets.basics import column, row
from jobdesk.ui.widgets.global_search import Command
from jobdesk.ui.widgets.help_dialog import HelpDialog
from jobdesk.ui.widgets.lock_screen import LockScreen
from jobdesk.ui.widgets.practice_frame import WIDTH, PracticeFrame
from jobdesk.ui.widgets.sidebar import KEYED, Sidebar
from jobdesk.ui.widgets.status_strip import StatusStrip
from jobdesk.ui.widgets.toast import ToastHost
from jobdesk.ui.widgets.top_bar import TopBar

_NEW = ("새 구직자", "plus")


class MainWindow(QMainWindow):
    """See the module's words. ``closing`` fires once, when nothing is unsaved any more,
    ``lock_turned`` when the lock covers the window or is taken off."""

    closing = Signal()
    lock_turned = Signal(bool)
    page_changed = Signal(str)

    def __init__(self, context: Context, entries: Sequence[PageEntry]) -> None:
        super().__init__()
        self.context = context
        self._entries = {entry.name: entry for entry in entries}
        self.ways = PageWays(context, entries, lambda: self.locked, self)
        self.pages, self.stack = self.ways.pages, self.ways.stack
        self._may_close = False
        self._away = PutAway(self)
        desk = context.desk
        mark = "[연습] " if desk.practice else ""
        self.setWindowTitle(f"{mark}잡데스크 · {desk.name}")
        self.setMinimumSize(960, 600)
        self.undo = Undo(desk, context.hub, context.jobs, context.notices, self)
        self._build(desk)
        self.toasts = ToastHost(self._content)
        self._sides = SideButtons(self)
        self._views = ViewCommands(desk, context.hub, context.jobs, self)
        self._connect()
        self._make_shortcuts()

    def _build(self, desk: Desk) -> None:
        listed = [(e.name, e.title, e.icon) for e in self._entries.values()]
        self.sidebar = Sidebar(desk.name, listed)
        self.top = TopBar(desk, self.context.jobs, self._commands())
        self.search = self.top.search
        self.status = StatusStrip(desk, self.context.hub, self.context.jobs)
        right = column(self.top, self.stack, self.status, spacing=0)
        right.setStretch(1, 1)
        whole = row(self.sidebar, spacing=0, margin=WIDTH if desk.practice else 0)
        whole.addLayout(right, 1)
        self._content = PracticeFrame(desk.practice)
        self._content.setLayout(whole)
        self._lock = LockScreen(desk, self.context.jobs)
        self._cover = QStackedWidget()
        self._cover.addWidget(self._content)
        self._cover.addWidget(self._lock)
        self.setCentralWidget(self._cover)

    def _connect(self) -> None:
        hub, ways = self.context.hub, self.ways
        ways.shown.connect(self._on_shown)
        ways.settled.connect(self.page_changed)
        ways.turned.connect(self._dress_primary)
        ways.told.connect(self._tell_trail)
        self.sidebar.chosen.connect(self.show_page)
        self.search.found.connect(hub.open_record)
        self.top.primary.clicked.connect(self._primary)
        self.top.lock.clicked.connect(self.lock)
        self.top.back.clicked.connect(self._runner(Act.BACK))
        self.top.forward.clicked.connect(self._runner(Act.FORWARD))
        self._sides.back.connect(self._runner(Act.BACK))
        self._sides.forward.connect(self._runner(Act.FORWARD))
        self._views.found.connect(self.search.set_views)
        self._views.read()
        self._lock.unlocked.connect(self._unlock)
        self.context.notices.shown.connect(self.toasts.show_notice)

    def _commands(self) -> list[Command]:
        made = [
            Command(action.text, action.icon, self._runner(action.id), action.keys[0])
            for action in ACTIONS
            if action.icon and action.id is not Act.NEW  # on each page that means another thing
        ]
        c = self.context
        ready = ready_commands.made(c.desk, c.hub, c.jobs, c.notices, self.window)
        pages = [
            command
            for e in self._entries.values()
            for command in ready_commands.ways(e.name, e.title, e.icon, e.parts, self._goer)
        ]
        return ready + made + pages

    def _runner(self, act: Act) -> Callable[[], None]:
        return lambda: self.run(act)

    def _goer(self, name: str) -> Callable[[], None]:
        return lambda: self.show_page(name)

    def _make_shortcuts(self) -> None:
        for action in ACTIONS:
            for keys in action.keys:
                QShortcut(QKeySequence(keys), self).activated.connect(self._runner(action.id))
        for number, name in enumerate(list(self._entries)[:KEYED], 1):
            QShortcut(QKeySequence(f"Ctrl+{number % 10}"), self).activated.connect(self._goer(name))

    # Pages

    @property
    def current(self) -> str:
        """Name of the page that is shown."""
        return self.ways.current

    def show_page(self, name: str) -> None:
        """Show a page or a part of one; see PageWays."""
        self.ways.show_page(name)

    def page(self, name: str) -> QWidget:
        """The page of that name, made now if need be."""
        return self.ways.page(name)

    def _on_shown(self, name: str) -> None:
        self.sidebar.show_page(name)
        self._dress_primary()

    def _tell_trail(self, back: bool, forward: bool) -> None:
        self.top.back.setEnabled(back)
        self.top.forward.setEnabled(forward)

    def _dress_primary(self) -> None:
        label, icon = getattr(self.stack.currentWidget(), "primary", _NEW)
        self.top.primary.setText(label)
        self.top.primary.setAccessibleName(label or "새로 만들기")
        self.top.primary.set_icon(icon)
        self.top.primary.setVisible(bool(label))
        self.top.primary.setEnabled(not self.context.desk.read_only)

    # Doing

    def run(self, act: Act) -> None:
        """Do one of the window's actions."""
        if self.locked:
            return
        if act is Act.SEARCH:
            self.search.setFocus()
            self.search.selectAll()
        elif act is Act.NEW:
            self._primary()
        elif act is Act.SAVE:
            self.ways.ask("save")
        elif act is Act.PRINT:
            page = self.stack.currentWidget()
            if not getattr(page, "printable", True) or not self.ways.ask("print_"):
                self.context.notices.warn("이 화면에는 인쇄할 것이 없습니다.")
        elif act is Act.REFRESH:
            self.ways.ask("refresh")
            self.status.refresh()
        elif act is Act.BACK:
            self.ways.step(-1)
        elif act is Act.FORWARD:
            self.ways.step(1)
        elif act is Act.ESCAPE:
            self._escape()
        elif act is Act.UNDO:
            self.undo.undo()
        elif act is Act.REDO:
            self.undo.redo()
        elif act is Act.LOCK:
            self.lock()
        elif act is Act.HELP:
            dialog = HelpDialog(self)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def _primary(self) -> None:
        if self.context.desk.read_only:
            self.context.notices.warn("읽기 전용으로 열어서 등록할 수 없습니다.")
        elif hasattr(self.stack.currentWidget(), "primary"):
            self.ways.ask("primary_action")
        else:
            self.ways.new_record(KindId.SEEKERS)

    def _escape(self) -> None:
        if self.search.hasFocus():
            self.search.set_quietly("")
            page = self.stack.currentWidget()
            if page is not None:
                page.setFocus()
            return
        page = self.stack.currentWidget()
        escape = getattr(page, "escape", None)
        if not self.toasts.dismiss() and escape is not None:
            escape()

    # Locking and closing

    @property
    def locked(self) -> bool:
        """Whether the lock covers the window."""
        return self._cover.currentWidget() is self._lock

    def lock(self) -> None:
        """Cover everything; a practice centre has no password and stays open."""
        if self.context.desk.practice:
            self.context.notices.say("연습 센터에는 비밀번호가 없어 잠그지 않습니다.")
            return
        if self.locked:
            return
        self._away.hide()
        self._cover.setCurrentWidget(self._lock)
        self._lock.begin()
        self.lock_turned.emit(True)

    def _unlock(self) -> None:
        self._cover.setCurrentWidget(self._content)
        page = self.stack.currentWidget()
        if page is not None:
            page.setFocus()
        self._away.show()
        self.lock_turned.emit(False)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab and Shift+Tab."""
        return tab_order.go_on(self, super().focusNextPrevChild, forward)

    def showEvent(self, event: QShowEvent) -> None:
        """The side buttons of the mouse are heard from now on."""
        super().showEvent(event)
        handle = self.windowHandle()
        if handle is not None:
            self._sides.watch(handle)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask each page to settle what is unsaved, then tell ``closing``."""
        if self._may_close:
            event.accept()
            return
        event.ignore()
        if not self.locked:
            self.settle(self._tell_closing)

    def settle(self, then: Callable[[], None]) -> None:
        """Ask each page to settle what is unsaved, then call ``then``; not when the user
        stays."""
        leave_all(list(self.pages.values()), then)

    def _tell_closing(self) -> None:
        self.context.preferences.geometry = self.saveGeometry()
        self.context.preferences.set_value("window/page", self.current)
        self.closing.emit()

    def close_now(self) -> None:
        """Close without asking; called when the centre is closed."""
        self._may_close = True
        self.close()
