"""What a month still lacks before it is closed, a button for each, in the order of closing it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jobdesk.domain.farm_figures import FarmFigures
from jobdesk.domain.farm_figures_words import missing_line
from jobdesk.domain.farm_gaps import Gap
from jobdesk.ui.widgets.basics import SMALL, Button, Label
from jobdesk.ui.widgets.flow import FlowLayout

_HEAD = "마감 전에 채울 것"


class GapLinks(QWidget):
    """See the module's words; hidden while nothing is missing. ``wanted`` bears the Gap."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        flow = FlowLayout(self, spacing=6)
        flow.addWidget(Label(f"{_HEAD}:", points=SMALL + 0.75, look="muted"))
        self.links: dict[Gap, Button] = {}
        for gap in Gap:  # 근로확인, then contract, insurance and wage
            link = Button("", look="filter", tip=f"{gap.rule} 누르면 그날들이 열립니다.")
            link.clicked.connect(lambda *_, gap=gap: self.wanted.emit(gap))
            self.links[gap] = link
            flow.addWidget(link)
        self.hide()

    def tell(self, figures: FarmFigures) -> None:
        """A button for each thing of which something is missing."""
        numbers = {each.gap: each.number.value for each in figures.missing}
        for gap, link in self.links.items():
            link.setText(f"{gap.value} {numbers.get(gap, 0):,}건")
            link.setVisible(bool(numbers.get(gap)))
        lacking = missing_line(figures)
        self.setAccessibleName(f"{_HEAD}: {lacking}" if lacking else "")
        self.setVisible(bool(lacking))
