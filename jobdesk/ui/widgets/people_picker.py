"""Several people chosen by name, 초성 or last digits: each a chip that can be taken off.

::

    picker = PeoplePicker(desk, jobs)
    picker.add(12, "김민지"); picker.ids            # (12,)
    picker.changed.connect(...)
    PeoplePicker(desk, jobs, KindId.REFERRALS, label="면접 볼 분", within=lambda: (…,))
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jobdesk.domain.filters import Condition
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.services.desk import Desk
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.widgets.basics import SMALL, Button, Label, column
from jobdesk.ui.widgets.flow import FlowLayout
from jobdesk.ui.widgets.link_edit import LinkEdit


class PeoplePicker(QWidget):
    """See the module's words; ``kind`` is seekers, employers for firms, or referrals for
    people as they were sent somewhere. ``within`` holds the choice to some of them."""

    changed = Signal()

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        kind: KindId = KindId.SEEKERS,
        *,
        label: str = "",
        within: Callable[[], Sequence[Condition]] | None = None,
    ) -> None:
        super().__init__()
        self._kind, self._name = kind, label or KINDS[kind].label
        self._chosen: dict[int, str] = {}
        self.edit = LinkEdit(desk, jobs, kind, within=within)
        self.edit.setPlaceholderText(
            "업체 이름, 초성" if kind is KindId.EMPLOYERS else "이름, 초성, 전화 뒷자리"
        )
        self.edit.setAccessibleName(f"{self._name} 더하기")
        self.edit.edited.connect(self._take)
        self._label = Label(points=SMALL, look="muted")
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips, spacing=6)
        self.setLayout(column(self._label, self.edit, self._chips, spacing=4))
        self.setFocusProxy(self.edit)
        self._show()

    @property
    def ids(self) -> tuple[int, ...]:
        """Ids of those chosen, in the order of choosing."""
        return tuple(self._chosen)

    @property
    def names(self) -> tuple[str, ...]:
        """Their names."""
        return tuple(self._chosen.values())

    def add(self, id_: int, name: str) -> None:
        """Choose one more; somebody chosen already stays once."""
        if id_ not in self._chosen:
            self._chosen[id_] = name
            self._show()
            self.changed.emit()

    def clear(self) -> None:
        """Choose nobody."""
        if self._chosen:
            self._chosen.clear()
            self._show()
            self.changed.emit()

    def _take(self) -> None:
        id_ = self.edit.value()
        if isinstance(id_, int):
            name = self.edit.text().strip()
            self.edit.set_value(None)
            self.add(id_, name)

    def _drop(self, id_: int) -> None:
        del self._chosen[id_]
        self._show()
        self.changed.emit()
        self.edit.setFocus()

    def _show(self) -> None:
        self._flow.clear()
        for id_, name in self._chosen.items():
            chip = Button(name, icon="x", look="chip", role="accent", icon_last=True)
            chip.setAccessibleName(f"{name} 빼기")
            chip.clicked.connect(lambda _=False, gone=id_: self._drop(gone))
            self._flow.addWidget(chip)
        unit = "명" if self._kind is KindId.REFERRALS else KINDS[self._kind].unit
        count = f" {len(self._chosen):,}{unit}" if self._chosen else ""
        self._label.setText(f"{self._name}{count}")
        self._chips.setVisible(bool(self._chosen))
        self.updateGeometry()
