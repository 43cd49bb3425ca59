"""How the record beside a list is laid out: head, chips, warning, tabs, and the line that saves."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedLayout, QWidget

from jobdesk.ui.widgets.basics import (
    SMALL,
    Button,
    Card,
    IconButton,
    Label,
    PrimaryButton,
    Rule,
    column,
    row,
)
from jobdesk.ui.widgets.flow import FlowLayout
from jobdesk.ui.widgets.folding_tabs import FoldingTabs
from jobdesk.ui.widgets.page_parts import EmptyState
from jobdesk.ui.widgets.record_head import RecordHead

_EDGE = 16


class PanelFrame(Card):
    """The empty state, or the parts of a record; what they do is the record panel's."""

    def __init__(self, empty: EmptyState) -> None:
        super().__init__(margin=0, spacing=0)
        self.top = RecordHead()
        self.name, self.about = self.top.name, self.top.about
        self.head, self.head_right = self.top.words, self.top.buttons
        self.chips = FlowLayout(spacing=6)
        self.warning = Label(look="warning", points=SMALL + 0.75, wrap=True)
        self.warning.hide()
        self.more = IconButton("ellipsis", "더 보기")
        self.tabs = FoldingTabs("기록의 탭", self.more)
        upper = column(spacing=10)
        upper.setContentsMargins(_EDGE, 14, _EDGE, 0)
        upper.addWidget(self.top)
        upper.addLayout(self.chips)
        upper.addWidget(self.warning)
        self._upper = upper
        upper.addWidget(self.tabs, 1)
        whole = column(spacing=0)
        whole.addLayout(upper, 1)
        whole.addWidget(self._make_foot())
        full = QWidget()
        full.setLayout(whole)
        # The layout stands in the card first: without a parent it would show a window.
        self._stack = QStackedLayout()
        self.body.addLayout(self._stack)
        self._stack.addWidget(empty)
        self._stack.addWidget(full)

    def add_strip(self, strip: QWidget) -> None:
        """A strip over the tabs."""
        self._upper.insertWidget(self._upper.count() - 1, strip)

    def _make_foot(self) -> QWidget:
        self.state = Label(points=SMALL + 0.75, look="muted", tabular=True)
        self.discard_button = Button("버리기")
        self.save_button = PrimaryButton("저장", icon="check", tip="Ctrl+S")
        foot = row(self.state, None, self.discard_button, self.save_button)
        foot.setContentsMargins(_EDGE, 10, _EDGE, 12)
        under = column(Rule(), spacing=0)
        under.addLayout(foot)
        self._foot = QWidget()
        self._foot.setLayout(under)
        return self._foot
