"""Editors that are typed into: one line, several lines, phones, dates, numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

from jobdesk.domain import text
from jobdesk.ui import dates, icons, theme
from jobdesk.ui.widgets.line_edit import HangulLineEdit

_WON = "원"
_DIGITS = 9
_WON_DIGITS = 11  # the budget of a year may be of ten thousand millions


class TextEdit(HangulLineEdit):
    """One line of text; the value is tidied and holds the composing syllable."""

    edited = Signal()

    def __init__(self, placeholder: str = "") -> None:
        super().__init__(placeholder)
        self.typed.connect(self._tell_edited)

    def value(self) -> object:
        """The tidied text."""
        return text.tidy(self.full_text())

    def set_value(self, value: object) -> None:
        """Show a value."""
        self.setText("" if value is None else str(value))
        self.setCursorPosition(0)

    def problem(self) -> str:
        """Any text is fine."""
        return ""

    def set_locked(self, locked: bool) -> None:
        """Hold still while a save runs."""
        self.setReadOnly(locked)

    def _tell_edited(self) -> None:
        self.edited.emit()


class HiddenEdit(TextEdit):
    """What is shown in full only when asked for, and noted.

    ``set_masked(True)`` hides the middle and holds still until the value is revealed; the eye
    in the field asks for that with ``reveal_wanted``. ``name`` is what the eye shows.
    """

    reveal_wanted = Signal()

    def __init__(self, placeholder: str, name: str, mask: Callable[[str], str]) -> None:
        super().__init__(placeholder)
        self._mask = mask
        self._hidden: str | None = None
        self._locked = False
        self._eye = QAction(f"{name} 보기", self)
        self._eye.triggered.connect(self.reveal_wanted)

    @property
    def masked(self) -> bool:
        """Whether the value is hidden."""
        return self._hidden is not None

    def set_masked(self, masked: bool) -> None:
        """Hide or show the value."""
        if masked == self.masked:
            return
        value = str(self.value())
        self.blockSignals(True)
        self._hidden = value if masked else None
        self.setText(self._mask(value) if masked else value)
        self.blockSignals(False)
        if masked:
            self._eye.setIcon(icons.icon("eye", "muted"))
            self.addAction(self._eye, TextEdit.ActionPosition.TrailingPosition)
        else:
            self.removeAction(self._eye)
        self.setReadOnly(masked or self._locked)

    def set_value(self, value: object) -> None:
        """Show a value, masked where it is hidden now."""
        if self.masked:
            self._hidden = str(value or "")
            self.setText(self._mask(self._hidden))
        else:
            super().set_value(value)

    def set_locked(self, locked: bool) -> None:
        """Hold still while a save runs."""
        self._locked = locked
        self.setReadOnly(locked or self.masked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F2 asks to show a hidden value."""
        if self.masked and event.key() == Qt.Key.Key_F2:
            self.reveal_wanted.emit()
            return
        super().keyPressEvent(event)

    def value(self) -> object:
        """The whole value, hidden or not."""
        return self._hidden if self._hidden is not None else super().value()


class AccountEdit(HiddenEdit):
    """An account number, hidden as ``302-****-****-01``."""

    def __init__(self) -> None:
        super().__init__("예: 302-0000-0000-01", "계좌번호", text.mask_account)


class PhoneEdit(HiddenEdit):
    """A phone number; takes its hyphens when the field is left, hidden as 010-****-5678."""

    def __init__(self, placeholder: str = "010-0000-0000") -> None:
        super().__init__(placeholder, "연락처", text.mask_phone)
        self.left.connect(self._format)

    def value(self) -> object:
        """The number with hyphens where it can be read, else what was typed."""
        if self.masked:
            return super().value()
        typed = text.tidy(self.full_text())
        try:
            return text.phone(typed)
        except ValueError:
            return typed

    def problem(self) -> str:
        """A sentence when the text is no phone number."""
        if self.masked:
            return ""
        try:
            text.phone(self.full_text())
        except ValueError:
            return "전화번호로 읽을 수 없습니다. 지역번호부터 숫자를 확인하세요."
        return ""

    def _format(self) -> None:
        if self.masked:
            return
        shown = str(self.value())
        if shown != self.text():
            self.setText(shown)


class DateEdit(TextEdit):
    """A date typed as ``20261121``, ``261121``, ``11/21``, ``오늘`` or ``+7``.

    ``past`` reads two-digit years as births are meant. ``today`` is asked when needed.
    """

    def __init__(self, today: Callable[[], date] = date.today, *, past: bool = False) -> None:
        super().__init__("예: 1968-03-02, 680302" if past else "예: 11/21, 오늘, +7")
        self._today, self._past = today, past
        self.left.connect(self._format)

    def value(self) -> object:
        """The date, or None where the field is empty or cannot be read."""
        try:
            return dates.read_day(self.full_text(), self._today(), past=self._past)
        except ValueError:
            return None

    def set_value(self, value: object) -> None:
        """Show a date."""
        self.setText(dates.day(value) if isinstance(value, date) else str(value or ""))

    def problem(self) -> str:
        """A sentence when the text is no date."""
        try:
            dates.read_day(self.full_text(), self._today(), past=self._past)
        except ValueError:
            return f"날짜로 읽을 수 없습니다: {self.full_text()}. 예: 2026-11-21, 11/21, 오늘"
        return ""

    def _format(self) -> None:
        value = self.value()
        if isinstance(value, date):
            self.setText(dates.day(value))


class NumberEdit(TextEdit):
    """A whole number of at least 0; ``1,234`` is read too, and won are shown that way."""

    def __init__(self, unit: str = "") -> None:
        super().__init__()
        self._unit = unit
        self._digits = _WON_DIGITS if unit == _WON else _DIGITS

    def set_value(self, value: object) -> None:
        """Show a number, one of won in thousands."""
        grouped = self._unit == _WON and isinstance(value, int)
        super().set_value(f"{value:,}" if grouped else value)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Won that were typed in a row are shown in thousands once they are left."""
        super().focusOutEvent(event)
        number = self.value()
        if self._unit == _WON and isinstance(number, int) and self.text() != f"{number:,}":
            self.set_value(number)

    def value(self) -> object:
        """The number, or None where the field is empty or cannot be read."""
        bare = self._bare()
        return int(bare) if bare.isascii() and bare.isdigit() else None

    def problem(self) -> str:
        """A sentence when the text is no number."""
        bare = self._bare()
        if bare and not (bare.isascii() and bare.isdigit() and len(bare) <= self._digits):
            return "숫자로 입력하세요."
        return ""

    def _bare(self) -> str:
        return text.narrow(self.full_text()).replace(",", "").removesuffix(self._unit).strip()


class LongTextEdit(QPlainTextEdit):
    """Several lines; Tab goes on to the next field."""

    edited = Signal()
    left = Signal()

    def __init__(self, lines: int = 3, placeholder: str = "") -> None:
        super().__init__()
        self._lines = lines
        self._preedit = ""
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._tell)
        self._dress()

    def value(self) -> object:
        """The tidied lines."""
        return text.tidy_lines(self.whole_text())

    def whole_text(self) -> str:
        """Everything typed, the composing syllable at the cursor included."""
        whole = self.toPlainText()
        if self._preedit:
            at = self.textCursor().position()
            whole = whole[:at] + self._preedit + whole[at:]
        return whole

    def set_value(self, value: object) -> None:
        """Show a text."""
        self.setPlainText("" if value is None else str(value))

    def problem(self) -> str:
        """Any text is fine."""
        return ""

    def set_locked(self, locked: bool) -> None:
        """Hold still while a save runs."""
        self.setReadOnly(locked)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Note the composing syllable."""
        self._preedit = event.preeditString()
        super().inputMethodEvent(event)
        self._tell()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the field was left."""
        self._preedit = ""
        super().focusOutEvent(event)
        self.left.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Keep the height of its lines at a new scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._dress()

    def _dress(self) -> None:
        self.setFont(theme.now().font())
        self.setFixedHeight(self.fontMetrics().lineSpacing() * self._lines + 24)

    def _tell(self) -> None:
        self.edited.emit()

    def set_lines(self, lines: int) -> None:
        """Be as high as so many lines."""
        if lines != self._lines:
            self._lines = lines
            self._dress()


class LinesEdit(LongTextEdit):
    """Several short texts, one a line: the questions of a survey, its scores."""

    def __init__(self, lines: int = 5) -> None:
        super().__init__(lines, "한 줄에 하나씩 입력하세요")
        self._given: tuple[str, ...] = ()

    def value(self) -> object:
        """The tidied lines; an empty one between others keeps its place, those at the end go."""
        found = _without_end(text.tidy(line) for line in self.whole_text().split("\n"))
        return self._given if found == _without_end(self._given) else found

    def set_value(self, value: object) -> None:
        """Show the texts."""
        texts = value if isinstance(value, tuple | list) else ()
        self._given = tuple(map(str, texts))
        super().set_value("\n".join(self._given))


def _without_end(lines: Iterable[str]) -> tuple[str, ...]:
    kept = list(lines)
    while kept and not kept[-1]:
        kept.pop()
    return tuple(kept)
