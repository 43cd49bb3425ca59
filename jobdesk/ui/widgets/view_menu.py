"""The button of a list that names the view in force, and its menu: take, save, put away.

::

    menu = ViewMenu(desk, hub, jobs, notices, preferences, kind, page.look, page.show_look)
    menu.add_ready("내 담당", self._mine)    # ready links stand in the menu too
    menu.begin()                             # reads the views; names the one last used
    menu.tell()                              # the list looks otherwise now

The page lets ``KEYS`` open the menu from anywhere in the list.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QMenu

from jobdesk.domain.changes import Change
from jobdesk.domain.circumstances import SavedView
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import views
from jobdesk.services.desk import Desk
from jobdesk.services.views import Look, Opened
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.settings import UserSettings
from jobdesk.ui.widgets.basics import Button
from jobdesk.ui.widgets.view_dialog import ViewDialog

KEYS = "Ctrl+B"
_LONGEST = 18  # letters on the button; the menu has the whole name


class ViewMenu(Button):
    """See the module's words. ``current`` is the view in force, None for none."""

    def __init__(
        self,
        desk: Desk,
        hub: Hub,
        jobs: Jobs,
        notices: Notices,
        preferences: UserSettings,
        kind: KindId,
        look: Callable[[], Look],
        show: Callable[[Look], None],
    ) -> None:
        super().__init__("보기", icon="bookmark", tip=f"저장된 보기 ({KEYS})")
        self._desk, self._jobs, self._notices = desk, jobs, notices
        self._preferences, self._kind = preferences, kind
        self._look, self._show = look, show
        self._ready: list[tuple[str, Callable[[], None]]] = []
        self._wanted = 0
        self._began = False
        self.views: tuple[SavedView, ...] = ()
        self.current: Opened | None = None
        self.menu_shown: QMenu | None = None
        self.clicked.connect(self.open_menu)
        hub.changed.connect(self._on_changed)
        self.tell()

    def add_ready(self, label: str, action: Callable[[], None]) -> None:
        """Another entry under 바로 보기."""
        self._ready.append((label, action))

    def begin(self) -> None:
        """Read the views; the one last used is named where the list was left with it."""
        self._read()

    def show_id(self, view_id: int) -> None:
        """Put a view in force, as soon as the views are read."""
        self._wanted = view_id
        self._read()

    def show_view(self, view: SavedView) -> None:
        """Put a view in force; what of it is gone is said."""
        found = views.opened(view)
        self._take(found)
        self._show(found.look)
        if found.remark:
            self._notices.warn(found.remark)

    @property
    def altered(self) -> bool:
        """Whether the list looks otherwise than the view in force."""
        return self.current is not None and self._look() != self.current.look

    def tell(self) -> None:
        """Name the view in force, and whether the list still looks like it."""
        words = "보기"
        if self.current is not None:
            words = self.current.view.name + (" (바뀜)" if self.altered else "")
        self.setText(words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…")
        self.setAccessibleName("저장된 보기" if words == "보기" else f"저장된 보기: {words}")

    # The menu

    def open_menu(self) -> None:
        """The views to take, and what can be done with them."""
        menu = self.menu_shown = QMenu(self)
        menu.setToolTipsVisible(True)
        menu.setAccessibleName("저장된 보기")
        if self.views:
            menu.addAction("저장된 보기").setEnabled(False)
        for view in self.views:
            action = menu.addAction(_escaped(view.name + (" · 함께" if view.shared else "")))
            action.setCheckable(True)
            action.setChecked(self.current is not None and self.current.view.id == view.id)
            action.triggered.connect(self._shower(view))
        if self._ready:
            menu.addSeparator()
            menu.addAction("바로 보기").setEnabled(False)
        for label, run in self._ready:
            menu.addAction(_escaped(label)).triggered.connect(lambda _=False, run=run: run())
        menu.addSeparator()
        menu.addAction("처음 목록으로").triggered.connect(self.clear)
        if not self._desk.read_only:
            menu.addSeparator()
            self._add_edits(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _add_edits(self, menu: QMenu) -> None:
        menu.addAction("지금 목록을 보기로 저장…").triggered.connect(self.save_new)
        if self.current is None:
            return
        view = self.current.view
        name = _escaped(view.name)
        over = menu.addAction(f"‘{name}’에 덮어쓰기")
        over.setEnabled(self.altered or bool(self.current.remark))
        over.triggered.connect(self.overwrite)
        menu.addAction(f"‘{name}’ 이름 바꾸기…").triggered.connect(self.rename)
        whose = "나만 쓰기" if view.shared else "모두와 함께 쓰기"
        menu.addAction(f"‘{name}’ {whose}").triggered.connect(self.share)
        menu.addAction(f"‘{name}’ 보기 지우기").triggered.connect(self.trash)

    def _shower(self, view: SavedView) -> Callable[[], None]:
        return lambda: self.show_view(view)

    # What the menu does

    def clear(self) -> None:
        """Every record, in the list's own order and columns."""
        self._take(None)
        self._show(Look())

    def save_new(self) -> None:
        """Ask for a name, then keep the list as it is under it."""
        dialog = ViewDialog("지금 목록을 보기로 저장", self.window())
        look, kind, desk = self._look(), self._kind, self._desk

        def save() -> None:
            name, shared = dialog.name(), dialog.shared.isChecked()
            self._jobs.write(
                lambda: views.add(desk, kind, name, look, shared=shared),
                added,
                lambda error: self._refused(dialog, error),
            )

        def added(change: Change) -> None:
            dialog.accept()
            self._wanted = change.id
            self._read()

        dialog.wanted.connect(save)
        dialog.open()

    def rename(self) -> None:
        """Ask for another name of the view in force."""
        if self.current is None:
            return
        view, desk = self.current.view, self._desk
        dialog = ViewDialog("보기 이름 바꾸기", self.window(), name=view.name)

        def save() -> None:
            name = dialog.name()
            self._jobs.write(
                lambda: views.rename(desk, view, name),
                lambda _: dialog.accept(),
                lambda error: self._refused(dialog, error),
            )

        dialog.wanted.connect(save)
        dialog.open()

    def overwrite(self) -> None:
        """Let the view in force be what the list is now."""
        if self.current is not None:
            view, desk, look = self.current.view, self._desk, self._look()
            self._jobs.write(lambda: views.overwrite(desk, view, look))

    def share(self) -> None:
        """Offer the view in force to everybody, or keep it to oneself."""
        if self.current is not None:
            view, desk = self.current.view, self._desk
            self._jobs.write(lambda: views.share(desk, view, shared=not view.shared))

    def trash(self) -> None:
        """Take the view in force away; the list stays as it is."""
        if self.current is not None:
            id_, desk = self.current.view.id, self._desk
            self._jobs.write(lambda: views.trash(desk, [id_]))

    def _refused(self, dialog: ViewDialog, error: BaseException) -> None:
        if isinstance(error, UserError):
            dialog.refuse(error.message)
        else:
            dialog.reject()
            self._notices.error(error)

    # Reading

    def _on_changed(self, change: object) -> None:
        assert isinstance(change, Change)
        if KindId.SAVED_VIEWS in change.kinds and self._began:
            self._read()

    def _read(self) -> None:
        desk, kind = self._desk, self._kind
        self._jobs.read(lambda: views.all(desk, kind), self._arrived, key=(id(self), "views"))

    def _arrived(self, found: tuple[SavedView, ...]) -> None:
        self.views = found
        if self._wanted:
            wanted, self._wanted = self._wanted, 0
            for view in found:
                if view.id == wanted:
                    self.show_view(view)
        elif self.current is not None:
            now = next((v for v in found if v.id == self.current.view.id), None)
            self._take(views.opened(now) if now is not None else None)
        elif not self._began:
            self._recognise(found)
        self._began = True

    def _recognise(self, found: tuple[SavedView, ...]) -> None:
        """The view last used, where the list stands as it was left with it."""
        last = self._preferences.value(f"{self._kind}/view", "")
        for view in found:
            if view.name == last:
                opened, look = views.opened(view), self._look()
                self._take(opened)
                wordless = replace(opened.look.filter, text="")
                if opened.look.filter.text and look == replace(opened.look, filter=wordless):
                    self._show(opened.look)
                return

    def _take(self, current: Opened | None) -> None:
        self.current = current
        name = current.view.name if current is not None else ""
        self._preferences.set_value(f"{self._kind}/view", name)
        self.tell()


def _escaped(words: str) -> str:
    return words.replace("&", "&&")
