"""Beneath the timetable: the current cell in words, what the keys do, and what is not stored."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from jobdesk.ui.pages.matching_days.timetable_draft import Draft
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.basics import (
    SMALL,
    Button,
    ElidedLabel,
    IconButton,
    Label,
    column,
    row,
)

WALKING = "방향키 이동 · Space 들기 · P 고정 · Delete 빼기 · Enter 구직자 열기 · Ctrl+Z 되돌리기"
CARRYING = "방향키로 칸 고르기 · Space 놓기 · Esc 그만두기 · ＋ 칸은 겹치지 않는 자리"
NO_FIT = "겹치지 않는 빈 자리가 없습니다. 다른 분의 칸에 놓으면 자리를 바꿉니다 · Esc 그만두기"


class TimetableFoot(QWidget):
    """See the module's words; its owner connects the buttons."""

    def __init__(self) -> None:
        super().__init__()
        self.words = ElidedLabel(weight=500)
        self.way_back = Button("되돌리기", look="link")
        self.way_back.hide()
        self.keys = ElidedLabel(WALKING, points=SMALL, look="faint")
        self.pin = IconButton("pin", "고정하기, 풀기 (P)")
        self.take_out = IconButton("x", "배정에서 빼기 (Delete)")
        self.undo = IconButton("undo-2", "되돌리기 (Ctrl+Z)")
        self.redo = IconButton("redo-2", "다시 하기 (Ctrl+Y)")
        self.unsaved = Label(points=SMALL + 0.75, look="warning", weight=600, tabular=True)
        self.save = Button("저장", icon="save", tip="Ctrl+S")
        acts = row(self.keys, spacing=4)
        acts.setStretch(0, 1)
        for button in (self.pin, self.take_out, self.undo, self.redo):
            acts.addWidget(button)
        acts.addSpacing(6)
        acts.addWidget(self.unsaved)
        acts.addSpacing(2)
        acts.addWidget(self.save)
        said = row(self.words, self.way_back, spacing=8)
        said.setStretch(0, 1)
        layout = column(spacing=2)
        layout.addLayout(said)
        layout.addLayout(acts)
        layout.setContentsMargins(14, 6, 8, 6)
        self.setLayout(layout)

    def tell(self, text: str, tone: Tone, keys: str = WALKING, *, way_back: bool = False) -> None:
        """Say what the current cell holds, what putting down would mean, or what was done,
        which has a ``way_back``."""
        self.words.setText(text)
        self.words.set_look("" if tone in (Tone.NEUTRAL, Tone.ACCENT) else tone.value)
        self.keys.setText(keys)
        self.way_back.setVisible(way_back)

    def show_draft(self, draft: Draft, *, may_edit: bool) -> None:
        """Say what is not stored, and what can be taken back."""
        for button, label, what in (
            (self.undo, draft.undo_label, "되돌리기 (Ctrl+Z)"),
            (self.redo, draft.redo_label, "다시 하기 (Ctrl+Y)"),
        ):
            button.setEnabled(bool(label) and may_edit)
            button.setToolTip(f"{what}: {label}" if label else what)
        self.unsaved.setText(f"저장 안 됨 {draft.changes}" if draft.is_changed else "")
        self.save.setEnabled(draft.is_changed and may_edit)
