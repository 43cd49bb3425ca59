"""What the sections of the settings page share: tools, frame, and one way of saving."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from jobdesk.domain.centre import CentreSettings
from jobdesk.domain.changes import Change
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import settings
from jobdesk.services.desk import Desk, Role
from jobdesk.ui import dates, theme
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.settings import UserSettings
from jobdesk.ui.widgets.basics import SMALL, TITLE, Label, PrimaryButton, column, row
from jobdesk.ui.widgets.form_field import FormField

_WIDEST = 860


@dataclass(frozen=True, slots=True)
class Kit:
    """What a section works with."""

    desk: Desk
    hub: Hub
    jobs: Jobs
    notices: Notices
    preferences: UserSettings

    @property
    def may_manage(self) -> bool:
        """Whether the user may change what concerns everybody."""
        return self.desk.role is Role.ADMIN and not self.desk.read_only


class Section(QWidget):
    """A titled, scrolling column; put things into ``body``.

    ``load`` is called when the section is shown and something changed since.
    """

    title = ""
    remark = ""
    kinds: frozenset[KindId] | None = frozenset()
    """Changes to these make it stale; None means any change."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self._stale = True
        self._after: Callable[[], None] | None = None
        self.body = column(spacing=16)
        heading = Label(self.title, points=TITLE, weight=700)
        inner = column(heading, spacing=16)
        if self.remark:
            inner.addWidget(Label(self.remark, look="muted", wrap=True))
        inner.addLayout(self.body)
        inner.addStretch(1)
        self._holder = holder = QWidget()
        holder.setLayout(inner)
        self._dress()
        ground = QWidget()
        ground.setProperty("look", "scroll")
        across = row(holder, margin=0)
        across.setContentsMargins(8, 24, 24, 24)
        across.setAlignment(Qt.AlignmentFlag.AlignLeft)
        ground.setLayout(across)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(ground)
        self.setLayout(column(scroll))
        kit.hub.changed.connect(self._on_hub)

    def changeEvent(self, event: QEvent) -> None:
        """Be as wide as lines of a new scale read well."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def _dress(self) -> None:
        self._holder.setMaximumWidth(theme.now().px(_WIDEST))

    def load(self) -> None:
        """Read what the section shows; overridden."""

    def unsaved(self) -> bool:
        """Whether something typed was not saved."""
        return False

    def save(self) -> None:
        """Save what was typed (Ctrl+S)."""

    def saving(self) -> bool:
        """Whether a save is under way."""
        return False

    def save_then(self, then: Callable[[], None]) -> None:
        """Save, and call ``then`` once that went well."""
        self._after = then
        self.save()
        if not self.saving():  # refused at once
            self._after = None

    def discard(self) -> None:
        """Forget what was typed."""
        self.reload()

    def went_well(self) -> None:
        """What was typed is stored; sections call it."""
        after, self._after = self._after, None
        if after is not None:
            after()

    def went_wrong(self) -> None:
        """What was typed is not stored; sections call it."""
        self._after = None

    def reload(self) -> None:
        """Read again now."""
        self._stale = False
        self.load()

    def showEvent(self, event: QShowEvent) -> None:
        """Read what changed while another section was shown."""
        super().showEvent(event)
        if self._stale:
            self.reload()

    def _on_hub(self, change: Change) -> None:
        if self.kinds is not None and not (change.kinds & self.kinds):
            return
        if not self.unsaved():
            self._stale = True
            if self.isVisible():
                self.reload()


class SettingsForm(Section):
    """A section that edits some of the centre's settings and saves only those."""

    kinds = frozenset({KindId.SETTINGS})

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self._original: CentreSettings | None = None
        self.saved = Label(look="muted", points=SMALL)
        self.save_button = PrimaryButton("저장", icon="save")
        self.save_button.clicked.connect(self.save)

    def saving(self) -> bool:
        """Whether a save is under way."""
        return not self.save_button.isEnabled() and not self.kit.desk.read_only

    def footer(self) -> None:
        """Add 저장 beneath what stands in ``body``; called last by each form."""
        self.body.addLayout(row(self.save_button, self.saved, None, spacing=12))
        self.save_button.setEnabled(not self.kit.desk.read_only)
        if self.kit.desk.read_only:
            self.saved.setText("읽기 전용으로 열려 있어 바꿀 수 없습니다.")

    def show_settings(self, own: CentreSettings) -> None:
        """Put the values into the fields; overridden."""
        raise NotImplementedError

    def edited(self, own: CentreSettings) -> CentreSettings:
        """``own`` with this section's fields as typed; overridden."""
        raise NotImplementedError

    def fields(self) -> dict[str, FormField]:
        """Form fields by the setting they edit, for problems; overridden."""
        return {}

    def load(self) -> None:
        """Read the settings."""
        self.kit.jobs.read(lambda: settings.get(self.kit.desk), self._take, key=(id(self), "own"))

    def unsaved(self) -> bool:
        """Whether the fields say something else than the store."""
        return self._original is not None and self.edited(self._original) != self._original

    def save(self) -> None:
        """Store this section's fields over the settings as they are now."""
        if self._original is None or not self.save_button.isEnabled():
            return
        for field in self.fields().values():
            field.set_problem(field.editor.problem())
        if any(field.problem() for field in self.fields().values()):
            return
        desk, original = self.kit.desk, self._original
        wanted = self.edited(original)
        changed = {
            name: getattr(wanted, name)
            for name in CentreSettings.__dataclass_fields__
            if getattr(wanted, name) != getattr(original, name)
        }
        self.save_button.setEnabled(False)
        self.kit.jobs.write(
            lambda: settings.save(desk, replace(settings.get(desk), **changed)),
            self._on_saved,
            self._on_failed,
        )

    def _take(self, own: CentreSettings) -> None:
        self._original = own
        self.show_settings(own)
        # What a field tidies on the way in is no edit of the user's.
        self._original = self.edited(own)

    def _on_saved(self, change: Change) -> None:
        self.save_button.setEnabled(True)
        now = dates.clock(datetime.now())
        self.saved.setText(f"저장됨 {now}" if change.operation else "바뀐 것이 없습니다.")
        self.reload()
        self.went_well()

    def _on_failed(self, error: BaseException) -> None:
        self.save_button.setEnabled(True)
        self.went_wrong()
        field = self.fields().get(error.field) if isinstance(error, UserError) else None
        if field is None or not isinstance(error, UserError):
            self.kit.notices.error(error)
            return
        field.set_problem(error.message)
        field.setFocus()


Maker = Callable[[Kit], Section]
