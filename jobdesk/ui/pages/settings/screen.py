"""화면: size, light or dark, height of rows; at once, and only for this user of this PC."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from jobdesk.ui.pages.settings.section import Kit, Section
from jobdesk.ui.theme import SCALES, Scheme
from jobdesk.ui.widgets.basics import SMALL, Button, Card, Label, row

_SCHEMES = ((Scheme.SYSTEM, "컴퓨터 설정대로"), (Scheme.LIGHT, "밝게"), (Scheme.DARK, "어둡게"))
_ROWS = ((False, "보통"), (True, "넓게"))


class Choices(QWidget):
    """One of a few words, all of them in sight. ``chosen`` carries the place."""

    chosen = Signal(int)

    def __init__(self, name: str, words: Sequence[str]) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self.buttons: list[Button] = []
        layout = row(spacing=8)
        for place, word in enumerate(words):
            button = Button(word, look="toggle")
            button.setCheckable(True)
            button.setAccessibleName(f"{name}: {word}")
            self._group.addButton(button, place)
            self.buttons.append(button)
            layout.addWidget(button)
        layout.addStretch(1)
        self.setLayout(layout)
        self._group.idClicked.connect(self.chosen)

    def choose(self, place: int) -> None:
        """Mark one without telling."""
        self.buttons[place].setChecked(True)


class ScreenSection(Section):
    """Nothing to save: each choice holds at once."""

    title = "화면"
    remark = "고르는 즉시 바뀌며, 이 PC의 이 사용자에게만 적용됩니다."

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self.scale = Choices("글자와 단추 크기", [f"{scale}%" for scale in SCALES])
        self.scheme = Choices("밝기", [word for _, word in _SCHEMES])
        self.rows = Choices("목록의 줄 높이", [word for _, word in _ROWS])
        for title, remark, choices in (
            ("글자와 단추 크기", "글자가 작아 보이면 115%나 130%를 골라 보세요.", self.scale),
            ("밝기", "", self.scheme),
            ("목록의 줄 높이", "", self.rows),
        ):
            card = Card(title, spacing=10)
            card.body.addWidget(choices)
            if remark:
                card.body.addWidget(Label(remark, look="muted", points=SMALL, wrap=True))
            self.body.addWidget(card)
        self.scale.chosen.connect(self._on_scale)
        self.scheme.chosen.connect(self._on_scheme)
        self.rows.chosen.connect(self._on_rows)

    def load(self) -> None:
        """Mark what holds."""
        own = self.kit.preferences
        self.scale.choose(SCALES.index(own.scale))
        self.scheme.choose([scheme for scheme, _ in _SCHEMES].index(own.scheme))
        self.rows.choose(int(own.roomy))

    def _on_scale(self, place: int) -> None:
        self.kit.preferences.scale = SCALES[place]
        self.kit.hub.appearance_changed.emit()

    def _on_scheme(self, place: int) -> None:
        self.kit.preferences.scheme = _SCHEMES[place][0]
        self.kit.hub.appearance_changed.emit()

    def _on_rows(self, place: int) -> None:
        self.kit.preferences.roomy = _ROWS[place][0]
        self.kit.hub.appearance_changed.emit()
