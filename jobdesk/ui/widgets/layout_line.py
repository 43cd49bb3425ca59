"""The line that names the layout of a roster: choose one, keep the present one, put one away.

::

    line = LayoutLine(desk, jobs, notices, preferences, kind, dialog.layout, shown.filter)
    line.chosen.connect(dialog.show_layout)     # with a Layout
    line.tell()                                 # the roster looks otherwise now

``layout`` gives the present look without a filter; a layout keeps its own when overwritten.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KindId
from jobdesk.domain.rosters import Layout
from jobdesk.domain.sheets import RosterLayout
from jobdesk.errors import UserError
from jobdesk.services import roster_layouts
from jobdesk.services.desk import Desk
from jobdesk.services.roster_layouts import Opened
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.settings import UserSettings
from jobdesk.ui.widgets.basics import Button, row
from jobdesk.ui.widgets.editors import ChoiceEdit
from jobdesk.ui.widgets.form_field import FormField
from jobdesk.ui.widgets.view_dialog import Naming, ViewDialog

USUAL = "기본 모양"


class LayoutLine(QWidget):
    """See the module's words. ``current`` is the layout chosen, None for the usual one."""

    chosen = Signal(object)

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        notices: Notices,
        preferences: UserSettings,
        kind: KindId,
        layout: Callable[[], Layout],
        shown: Filter,
    ) -> None:
        super().__init__()
        self._desk, self._jobs, self._notices = desk, jobs, notices
        self._preferences, self._kind = preferences, kind
        self._layout, self._shown = layout, shown
        self._wanted = str(preferences.value(f"{kind}/layout", ""))
        self.layouts: tuple[RosterLayout, ...] = ()
        self.current: Opened | None = None
        self.field = FormField("명부 양식", ChoiceEdit([USUAL], empty=""))
        self.field.edited.connect(self._choose)
        self.more = Button("양식 저장", icon="bookmark", tip="이 모양을 저장하고 관리합니다")
        self.more.clicked.connect(self.open_menu)
        self.more.setEnabled(not desk.read_only)
        line = row(self.field, self.more)
        line.setStretch(0, 1)
        line.setAlignment(self.more, Qt.AlignmentFlag.AlignBottom)
        self.setLayout(line)
        self.setFocusProxy(self.field)
        self._read()

    @property
    def altered(self) -> bool:
        """Whether the roster looks otherwise than the layout chosen."""
        kept = self.current.layout if self.current is not None else Layout()
        return self._layout() != replace(kept, filter=None)

    def tell(self) -> None:
        """Say whether the roster still looks like its layout."""
        self.field.set_hint("저장하지 않은 모양" if self.altered else "")

    def remember(self) -> None:
        """This layout is the one to begin with next time."""
        name = self.current.record.name if self.current is not None else ""
        self._preferences.set_value(f"{self._kind}/layout", name)

    def open_menu(self) -> None:
        """What can be done with the layouts."""
        self.menu().popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def menu(self) -> QMenu:
        """The menu, not shown yet."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("지금 모양을 양식으로 저장…").triggered.connect(self.save_new)
        if self.current is not None:
            record = self.current.record
            name = record.name.replace("&", "&&")
            over = menu.addAction(f"‘{name}’에 덮어쓰기")
            over.setEnabled(self.altered or bool(self.current.remark))
            over.triggered.connect(self.overwrite)
            menu.addAction(f"‘{name}’ 이름 바꾸기…").triggered.connect(self.rename)
            whose = "나만 쓰기" if record.shared else "모두와 함께 쓰기"
            menu.addAction(f"‘{name}’ {whose}").triggered.connect(self.share)
            menu.addAction(f"‘{name}’ 양식 지우기").triggered.connect(self.trash)
        return menu

    def save_new(self) -> None:
        """Ask for a name, then keep the roster as it looks now under it."""
        words = "열, 순서, 묶기, 가림, 제목, 결재란을 이 이름으로 저장합니다."
        dialog = ViewDialog(
            "지금 모양을 양식으로 저장", self.window(), naming=replace(_NAMING, words=words)
        )
        shown = self._shown
        if (shown.text or shown.conditions) and shown.ids is None and not shown.trashed:
            dialog.add_box("지금 목록의 조건도 함께 저장")
        desk, kind, layout = self._desk, self._kind, self._layout()

        def save() -> None:
            name, shared = dialog.name(), dialog.shared.isChecked()
            kept = replace(layout, filter=shown) if dialog.boxed() else layout
            self._jobs.write(
                lambda: roster_layouts.add(desk, kind, name, kept, shared=shared),
                added,
                lambda error: self._refused(dialog, error),
            )

        def added(_: Change) -> None:
            self._wanted = dialog.name()
            dialog.accept()
            self._read()

        dialog.wanted.connect(save)
        dialog.open()

    def rename(self) -> None:
        """Ask for another name of the layout chosen."""
        if self.current is None:
            return
        record, desk = self.current.record, self._desk
        dialog = ViewDialog("양식 이름 바꾸기", self.window(), naming=_NAMING, name=record.name)

        def save() -> None:
            name = dialog.name()
            self._jobs.write(
                lambda: roster_layouts.rename(desk, record, name),
                renamed,
                lambda error: self._refused(dialog, error),
            )

        def renamed(_: Change) -> None:
            self._wanted = dialog.name()
            dialog.accept()
            self._read()

        dialog.wanted.connect(save)
        dialog.open()

    def overwrite(self) -> None:
        """Let the layout chosen be what the roster is now."""
        if self.current is not None:
            record, desk = self.current.record, self._desk
            layout = replace(self._layout(), filter=self.current.layout.filter)
            self._do(lambda: roster_layouts.overwrite(desk, record, layout))

    def share(self) -> None:
        """Offer the layout chosen to everybody, or keep it to oneself."""
        if self.current is not None:
            record, desk = self.current.record, self._desk
            self._do(lambda: roster_layouts.share(desk, record, shared=not record.shared))

    def trash(self) -> None:
        """Take the layout chosen away; the roster stays as it looks."""
        if self.current is not None:
            id_, desk = self.current.record.id, self._desk
            self._do(lambda: roster_layouts.trash(desk, [id_]))

    def _do(self, act: Callable[[], Change]) -> None:
        self._jobs.write(act, lambda _: self._read())

    def _refused(self, dialog: ViewDialog, error: BaseException) -> None:
        if isinstance(error, UserError):
            dialog.refuse(error.message)
        else:
            dialog.reject()
            self._notices.error(error)

    # Reading

    def _read(self) -> None:
        desk, kind = self._desk, self._kind
        self._jobs.read(
            lambda: roster_layouts.all(desk, kind), self._arrived, key=(id(self), "layouts")
        )

    def _arrived(self, found: tuple[RosterLayout, ...]) -> None:
        self.layouts = found
        box = self.field.widget
        assert isinstance(box, ChoiceEdit)
        box.blockSignals(True)
        box.clear()
        for name in (USUAL, *(each.name for each in found)):
            box.addItem(name, name)
        box.blockSignals(False)
        wanted, self._wanted = self._wanted, ""
        kept = self.current.record.id if self.current is not None else 0
        chosen = next((each for each in found if each.name == wanted), None)
        if chosen is not None:
            self.field.set_value(chosen.name)
            self._choose()
            return
        same = next((each for each in found if each.id == kept), None)
        self.current = roster_layouts.opened(same) if same is not None else None
        self.field.set_value(same.name if same is not None else USUAL)
        self.tell()

    def _choose(self) -> None:
        name = str(self.field.value())
        record = next((each for each in self.layouts if each.name == name), None)
        self.current = roster_layouts.opened(record) if record is not None else None
        self.chosen.emit(self.current.layout if self.current is not None else Layout())
        if self.current is not None and self.current.remark:
            self._notices.warn(self.current.remark)
        self.tell()


_NAMING = Naming("양식 이름", "예: 군청 제출용", "")
