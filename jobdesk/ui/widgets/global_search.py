"""The box on top (Ctrl+K): people, firms, vacancies and commands from anywhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent

from jobdesk.domain import text
from jobdesk.domain.changes import Ref
from jobdesk.domain.kinds import KINDS
from jobdesk.services import lists
from jobdesk.services.desk import Desk
from jobdesk.services.lists import Hit
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.widgets.basics import Label
from jobdesk.ui.widgets.link_edit import ICONS
from jobdesk.ui.widgets.popup_list import PopupItem, PopupList
from jobdesk.ui.widgets.search_box import SearchBox

_PER_KIND = 5


@dataclass(frozen=True, slots=True)
class Command:
    """Something the box can do besides finding records.

    One ``when_named`` is offered to words that name it, not in the list of everything.
    """

    title: str
    icon: str
    run: Callable[[], None]
    keys: str = ""
    when_named: bool = False


class GlobalSearch(SearchBox):
    """``found`` carries the Ref of the record that was chosen."""

    found = Signal(object)

    def __init__(self, desk: Desk, jobs: Jobs, commands: Sequence[Command]) -> None:
        super().__init__("이름, 초성, 전화 뒷자리, 업체, 명령", name="어디서나 찾기")
        self._desk, self._jobs, self._commands = desk, jobs, tuple(commands)
        self._views: tuple[Command, ...] = ()
        self._hint = Label("Ctrl+K", look="key", points=8.25)
        self._hint.setParent(self)
        self.popup: PopupList | None = None
        self._offered = ""  # the words to which the list is the answer
        self._wished: object = None  # chosen while the list was behind the words
        self.searched.connect(self._look)
        self.submitted.connect(self._take_first)
        self.typed.connect(self._tell_hint)

    def set_views(self, commands: Sequence[Command]) -> None:
        """The saved views of the lists, offered under a heading of their own."""
        self._views = tuple(commands)

    def set_quietly(self, text: str) -> None:
        """Show a text without searching for it; what was offered goes away."""
        super().set_quietly(text)
        if self.popup is not None:
            self.popup.hide()

    def popup_titles(self) -> list[str]:
        """What the list offers now, for tests."""
        return self.popup.titles() if self.popup is not None and self.popup.isVisible() else []

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Offer the commands at once."""
        super().focusInEvent(event)
        self._look(self.full_text().strip())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the key hint at the right end."""
        super().resizeEvent(event)
        self._tell_hint()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_hint"):
            self._tell_hint()

    def _tell_hint(self) -> None:
        self._hint.setVisible(not self.full_text() and self.width() > 300)
        size = self._hint.sizeHint()
        self._hint.setGeometry(
            self.width() - size.width() - 12,
            (self.height() - size.height()) // 2,
            size.width(),
            size.height(),
        )

    def _look(self, words: str) -> None:
        found = self._matching(self._commands, words), self._matching(self._views, words)
        if not words:
            self._offer(words, [], *found)
            return
        desk = self._desk
        self._jobs.read(
            lambda: lists.search(desk, words, _PER_KIND),
            lambda hits: self._offer(words, hits, *found),
            key=(id(self), "search"),
        )

    def _matching(self, commands: Sequence[Command], words: str) -> list[Command]:
        """Those whose title holds the words as they stand, else those that hold each of them:
        Enter takes the first, and 새 구인 등 is not 새 구인업체 등록."""
        found = [c for c in commands if (words or not c.when_named) and text.holds(words, c.title)]
        key = text.search_key(words)
        return [c for c in found if key in text.search_key(c.title)] or found

    def _offer(
        self,
        words: str,
        hits: Sequence[Hit],
        commands: Sequence[Command],
        views: Sequence[Command],
    ) -> None:
        self._offered = words
        items: list[PopupItem] = []
        kind = None
        for hit in hits:
            if hit.kind is not kind:
                kind = hit.kind
                items.append(PopupItem(KINDS[kind].label, heading=True))
            items.append(PopupItem(hit.title, hit.detail, ICONS[kind], Ref(hit.kind, hit.id)))
        for heading, listed in (("저장된 보기", views), ("명령", commands)):
            if listed:
                items.append(PopupItem(heading, heading=True))
                items += [PopupItem(c.title, c.keys, c.icon, c) for c in listed]
        if not items:
            items.append(PopupItem("찾는 기록이 없습니다. 다른 말로 찾아보세요.", heading=True))
        if self.popup is None:
            self.popup = PopupList(self)
            self.popup.chosen.connect(self._on_chosen)
        self.popup.offer(items)
        wished, self._wished = self._wished, None
        held = wished is not None and any(item.value == wished for item in items)
        if held and words == self.full_text().strip():
            self.popup.hide()
            self._on_chosen(wished)

    def _take_first(self) -> None:
        if self.popup is None or not self.popup.choose_current():
            self.search_now()

    def _on_chosen(self, value: object) -> None:
        if self._offered != self.full_text().strip():
            # Typed faster than the list could follow: it stands if the new list holds it too.
            self._wished = value
            self.search_now()
            return
        self.set_quietly("")
        if isinstance(value, Command):
            self.clearFocus()
            value.run()
        elif isinstance(value, Ref):
            self.clearFocus()
            self.found.emit(value)
