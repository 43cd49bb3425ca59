"""사유 목록: the words offered when somebody refuses, leaves or closes, one a line."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from jobdesk.services.standards import Standards
from jobdesk.ui.widgets.basics import SMALL, Label, column
from jobdesk.ui.widgets.editors import LinesEdit
from jobdesk.ui.widgets.form_field import FormField

_LISTS: tuple[tuple[str, str], ...] = (
    ("decline_reasons", "구직자가 거절한 사유"),
    ("reject_reasons", "업체가 채용하지 않은 사유"),
    ("leave_reasons", "퇴사한 사유"),
    ("closed_reasons", "구인을 마감한 사유"),
)
_LINES = 8


class ReasonsPart(QWidget):
    """Edits the four lists; their order is that in which they are offered."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.fields = {name: FormField(label, LinesEdit(_LINES)) for name, label in _LISTS}
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        for at, field in enumerate(self.fields.values()):
            field.edited.connect(self.edited)
            grid.addWidget(field, at // 2, at % 2)
        for side in range(2):
            grid.setColumnStretch(side, 1)
        words = Label(
            "한 줄에 하나씩, 먼저 보일 것부터 적습니다. 여기서 빼도 이미 적힌 기록의 사유는 "
            "바뀌지 않습니다.",
            look="muted",
            points=SMALL + 0.75,
            wrap=True,
        )
        layout = column(words, spacing=12)
        layout.addLayout(grid)
        self.setLayout(layout)

    def show_lists(self, known: Standards) -> None:
        """Show the stored lists."""
        for name, field in self.fields.items():
            field.set_value(getattr(known, name))

    def lists(self) -> dict[str, tuple[str, ...]]:
        """The lists as typed, empty lines left out."""
        found = {}
        for name, field in self.fields.items():
            typed = field.value()
            assert isinstance(typed, tuple)
            found[name] = tuple(dict.fromkeys(word for word in typed if word))
        return found
