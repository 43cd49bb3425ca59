"""The counters of a day as they stand now, in the words the report uses."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from jobdesk.domain.reception import Counts
from jobdesk.ui.widgets.basics import Label, row
from jobdesk.ui.widgets.flow import FlowLayout

_WORDS: tuple[tuple[str, str, str], ...] = (
    ("expected", "접수인원", ""),
    ("came", "참석", "success"),
    ("on_site", "현장접수", ""),
    ("late", "늦음", "warning"),
    ("absent", "불참", "danger"),
    ("waiting", "아직", ""),
    ("left", "귀가", ""),
)
"""Which figure, what it is called, in which colour its number stands."""


class LiveCounts(QWidget):
    """A line of words and numbers; ``large`` for a screen read from afar."""

    def __init__(self, *, large: bool = False) -> None:
        super().__init__()
        self._flow = FlowLayout(self, spacing=20 if large else 16)
        self._numbers: dict[str, Label] = {}
        self.counts = Counts()
        for name, word, look in _WORDS:
            pair = QWidget()
            label = Label(word, points=15 if large else 10.5, look="muted")
            number = Label("–", points=22 if large else 15, weight=700, look=look, tabular=True)
            number.setAlignment(Qt.AlignmentFlag.AlignVCenter)
            pair.setLayout(row(label, number, spacing=6))
            self._numbers[name] = number
            self._flow.addWidget(pair)

    def show_counts(self, counts: Counts) -> None:
        """Show other figures."""
        self.counts = counts
        said = []
        for name, word, _ in _WORDS:
            value = f"{getattr(counts, name):,}"
            self._numbers[name].setText(value)
            said.append(f"{word} {value}명")
        self.setAccessibleName(", ".join(said))

    def text_of(self, name: str) -> str:
        """What stands at a counter, by the field of Counts."""
        return self._numbers[name].text()
