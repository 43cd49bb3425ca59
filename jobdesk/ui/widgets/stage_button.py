"""The stage of a record as a chip that opens the stages it may go to.

::

    self.stage = StageButton(lambda vacancy: [s.value for s in VacancyStatus])
    self.stage.stage_chosen.connect(self._set_stage)     # the word that was chosen
    self.stage.show_record(KindId.VACANCIES, record)     # from present()
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from jobdesk.domain.kinds import KindId
from jobdesk.ui.tones import tone_of
from jobdesk.ui.widgets.basics import ChipButton


class StageButton(ChipButton):
    """``steps`` gives the stages a record may go to; its own is left out of the menu."""

    stage_chosen = Signal(str)

    def __init__(
        self, steps: Callable[[Any], Sequence[str]], *, field: str = "status", name: str = "상태"
    ) -> None:
        super().__init__(name)
        self._steps, self._field = steps, field
        self._record: Any = None
        self._read_only = False
        self.menu: QMenu | None = None
        self.clicked.connect(self.offer)

    def show_record(self, kind: KindId, record: Any, *, read_only: bool = False) -> None:
        """Show the stage of a record; without a way out of it the button is off."""
        self._record, self._read_only = record, read_only
        stage = str(getattr(record, self._field))
        self.set_chip(stage, tone_of(kind, stage))
        self.setEnabled(bool(self.steps()) and not read_only)

    def steps(self) -> list[str]:
        """The stages the record may go to."""
        if self._record is None:
            return []
        now = str(getattr(self._record, self._field))
        return [str(stage) for stage in self._steps(self._record) if str(stage) != now]

    def offer(self) -> None:
        """Open the menu beneath the chip."""
        if self.menu is not None:
            self.menu.deleteLater()
        self.menu = QMenu(self)
        for stage in self.steps():
            self.menu.addAction(stage).setData(stage)
        self.menu.triggered.connect(self._take)
        self.menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _take(self, action: QAction) -> None:
        self.stage_chosen.emit(str(action.data()))
