"""Two people edited one record: both values side by side, and the user chooses per field."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QWidget

from jobdesk.domain.kinds import Kind
from jobdesk.ui import drafts
from jobdesk.ui.widgets.basics import SMALL, Button, Label, PrimaryButton
from jobdesk.ui.widgets.dialogs import Dialog


@dataclass(frozen=True, slots=True)
class Clash:
    """One field that both changed, in words."""

    field: str
    label: str
    mine: str
    theirs: str


def clashes(
    kind: Kind, base: object, mine: object, theirs: object, changed: Sequence[str]
) -> list[Clash]:
    """The fields among ``changed`` that ``theirs`` changed too, and to something else.

    All three are records of ``kind``: as opened, as typed here, as stored now.
    """
    found = []
    for field_id in changed:
        field = kind.field(field_id)
        name = drafts.attribute(field)
        own, other = getattr(mine, name), getattr(theirs, name)
        if other not in (own, getattr(base, name)):
            found.append(Clash(field_id, field.label, drafts.shown(own), drafts.shown(other)))
    return found


class StaleDialog(Dialog):
    """``chosen`` are the ids of the fields for which the user keeps their own value."""

    waited_for = True

    def __init__(self, parent: QWidget | None, title: str, clashes: Sequence[Clash]) -> None:
        super().__init__(f"{title}: 그동안 저장된 내용이 있습니다", parent, width=620)
        self.body.addWidget(
            Label(
                "이 기록을 연 뒤에 다른 곳에서 먼저 저장했습니다. 아무것도 덮어쓰지 않았습니다. "
                "항목마다 어느 값을 쓸지 고르세요.",
                wrap=True,
            )
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        for at, head in enumerate(("항목", "내가 입력한 값", "지금 저장된 값")):
            grid.addWidget(Label(head, points=SMALL, look="muted"), 0, at)
        self._mine: dict[str, QRadioButton] = {}
        for line, clash in enumerate(clashes, 1):
            grid.addWidget(Label(clash.label, weight=600), line, 0)
            mine, theirs = QRadioButton(clash.mine), QRadioButton(clash.theirs)
            mine.setAccessibleName(f"{clash.label} 내가 입력한 값 {clash.mine}")
            theirs.setAccessibleName(f"{clash.label} 지금 저장된 값 {clash.theirs}")
            group = QButtonGroup(self)
            group.addButton(mine)
            group.addButton(theirs)
            mine.setChecked(True)
            grid.addWidget(mine, line, 1)
            grid.addWidget(theirs, line, 2)
            self._mine[clash.field] = mine
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        self.body.addLayout(grid)
        leave = self.add_button(Button("계속 편집"))
        leave.clicked.connect(self.reject)
        save = self.add_button(PrimaryButton("고른 값으로 저장", icon="check"), keys="Ctrl+S")
        save.clicked.connect(self.accept)

    def chosen(self) -> set[str]:
        """Ids of the fields that keep the user's own value."""
        return {field for field, button in self._mine.items() if button.isChecked()}


def choose(parent: QWidget | None, title: str, clashes: Sequence[Clash]) -> set[str] | None:
    """Ask; the fields that keep one's own value, None to go on editing. Tests replace this."""
    dialog = StaleDialog(parent, title, clashes)
    accepted = dialog.exec() == int(StaleDialog.DialogCode.Accepted)
    chosen = dialog.chosen()
    dialog.deleteLater()
    return chosen if accepted else None
