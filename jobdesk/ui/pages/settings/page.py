"""The settings page: sections at the left, the chosen one at the right, one 저장 each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QStackedWidget, QWidget

from jobdesk.services.desk import Desk
from jobdesk.ui import theme
from jobdesk.ui.hub import Hub
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.pages.settings.about import AboutSection
from jobdesk.ui.pages.settings.allowances import AllowancesSection
from jobdesk.ui.pages.settings.backup import BackupSection
from jobdesk.ui.pages.settings.centre import CentreSection
from jobdesk.ui.pages.settings.logs import LogsSection
from jobdesk.ui.pages.settings.matching import MatchingSection
from jobdesk.ui.pages.settings.papers import PapersSection
from jobdesk.ui.pages.settings.phrases import PhrasesSection
from jobdesk.ui.pages.settings.saving import SavingSection
from jobdesk.ui.pages.settings.screen import ScreenSection
from jobdesk.ui.pages.settings.section import Kit, Maker, Section
from jobdesk.ui.pages.settings.staff import StaffSection
from jobdesk.ui.pages.settings.standards import StandardsSection
from jobdesk.ui.pages.settings.targets import TargetsSection
from jobdesk.ui.pages.settings.trash import TrashSection
from jobdesk.ui.settings import UserSettings
from jobdesk.ui.widgets import dialogs
from jobdesk.ui.widgets.basics import TITLE, Button, Label, column, row
from jobdesk.ui.widgets.dialogs import Answer
from jobdesk.ui.widgets.record_form import scrolled


@dataclass(frozen=True, slots=True)
class Part:
    """One section: its name for links, its entry, what makes it."""

    id: str
    title: str
    icon: str
    make: Maker


PARTS: tuple[Part, ...] = (
    Part("centre", "센터", "building-2", CentreSection),
    Part("standards", "기준", "list-checks", StandardsSection),
    Part("staff", "직원·비밀번호", "users", StaffSection),
    Part("targets", "목표", "target", TargetsSection),
    Part("allowances", "면접활동비", "banknote", AllowancesSection),
    Part("saving", "절감효과", "clock", SavingSection),
    Part("matching", "매칭", "handshake", MatchingSection),
    Part("phrases", "상용구", "messages-square", PhrasesSection),
    Part("papers", "보고서", "file-text", PapersSection),
    Part("backup", "백업", "database-backup", BackupSection),
    Part("trash", "휴지통", "trash-2", TrashSection),
    Part("logs", "기록", "history", LogsSection),
    Part("screen", "화면", "sun", ScreenSection),
    Part("about", "정보", "info", AboutSection),
)


class SettingsPage(QWidget):
    """Sections are made when first shown; ``show_part`` goes to one by name."""

    title = "설정"
    primary = ("", "")

    def __init__(
        self, desk: Desk, hub: Hub, jobs: Jobs, notices: Notices, preferences: UserSettings
    ) -> None:
        super().__init__()
        self._kit = Kit(desk, hub, jobs, notices, preferences)
        self.sections: dict[str, Section] = {}
        self.current = ""
        self.setProperty("look", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, Button] = {}
        entries = column(Label(self.title, points=TITLE, weight=700), spacing=2)
        entries.addSpacing(10)
        for part in PARTS:
            button = Button(part.title, icon=part.icon, look="nav")
            button.setCheckable(True)
            button.setAccessibleName(f"설정: {part.title}")
            button.setProperty("part", part.id)
            button.clicked.connect(self._on_entry)
            self._group.addButton(button)
            self.buttons[part.id] = button
            entries.addWidget(button)
        entries.addStretch(1)
        entries.setContentsMargins(24, 24, 8, 8)
        inner = QWidget()
        inner.setProperty("look", "scroll")
        inner.setLayout(entries)
        self._side = scrolled(inner)
        self.stack = QStackedWidget()
        layout = row(self._side, spacing=0)
        layout.addWidget(self.stack, 1)
        self.setLayout(layout)
        self._dress()
        self.show_part(PARTS[0].id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the present entry in sight where there is little room."""
        super().resizeEvent(event)
        if self.current:
            self._side.ensureWidgetVisible(self.buttons[self.current])

    def changeEvent(self, event: QEvent) -> None:
        """Give the entries the room a new scale needs."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def _dress(self) -> None:
        self._side.setFixedWidth(theme.now().px(216))

    def show_part(self, part_id: str) -> None:
        """Go to a section, once what is unsaved in the present one is settled."""
        if part_id in self.buttons and part_id != self.current:
            self.leave(lambda: self._go(part_id))
        self._mark()

    def section(self, part_id: str) -> Section:
        """The section of that name, made now if need be."""
        if part_id not in self.sections:
            part = next(p for p in PARTS if p.id == part_id)
            made = part.make(self._kit)
            self.sections[part_id] = made
            self.stack.addWidget(made)
        return self.sections[part_id]

    def refresh(self) -> None:
        """Read the present section again (F5)."""
        section = self.sections.get(self.current)
        if section is not None and not section.unsaved():
            section.reload()

    def save(self) -> None:
        """Save the present section (Ctrl+S)."""
        section = self.sections.get(self.current)
        if section is not None:
            section.save()

    def leave(self, then: Callable[[], None]) -> None:
        """Settle what is unsaved in the present section, then go on."""
        section = self.sections.get(self.current)
        if section is None or not section.unsaved():
            then()
            return
        answer = dialogs.ask(
            self,
            "저장하지 않은 내용이 있습니다",
            f"설정 ‘{section.title}’에서 바꾼 내용을 아직 저장하지 않았습니다.",
            Answer("stay", "계속 고치기"),
            Answer("discard", "버리기"),
            Answer("save", "저장", "primary"),
        )
        if answer == "save":
            section.save_then(then)
        elif answer == "discard":
            section.discard()
            then()

    def _on_entry(self) -> None:
        self.show_part(str(self.sender().property("part")))

    def _go(self, part_id: str) -> None:
        self.current = part_id
        self.stack.setCurrentWidget(self.section(part_id))
        self.buttons[part_id].setFocus()
        self._mark()

    def _mark(self) -> None:
        for part in PARTS:
            button = self.buttons[part.id]
            button.setChecked(part.id == self.current)
            button.set_icon(part.icon, "accent" if part.id == self.current else "text")
        self._side.ensureWidgetVisible(self.buttons[self.current])
