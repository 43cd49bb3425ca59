"""시도, 시군구 and the ticked 읍면 of a centre, offered from the bundled table.

Whatever the table does not know (a new name, 동 지역, a practice county) can be typed.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QWidget

from jobdesk.domain import text
from jobdesk.services import regions
from jobdesk.ui.widgets.basics import SMALL, Button, Label, column, row
from jobdesk.ui.widgets.editors import ChoiceEdit, MultiEdit, TextEdit
from jobdesk.ui.widgets.form_field import FormField


class PlacesForm(QWidget):
    """Edits (sido, sigungu, eup_myeon); choosing a county ticks all its 읍면."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.sido = FormField("시도", ChoiceEdit(regions.sido(), empty="시도를 고르세요"))
        self.sigungu = FormField("시군구", ChoiceEdit((), empty="시군구를 고르세요"))
        self._label = Label("읍면", points=SMALL, look="muted")
        self._count = Label(points=SMALL, look="faint", tabular=True)
        self.all = Button("모두 선택", look="link")
        self.none = Button("모두 해제", look="link")
        self.all.clicked.connect(self._tick_all)
        self.none.clicked.connect(self._tick_none)
        self._empty = Label(
            "시군구를 고르면 읍면이 나옵니다.", look="faint", points=SMALL, wrap=True
        )
        self._holder = column(spacing=0)
        self.eup_myeon = MultiEdit(())
        self._known: tuple[str, ...] = ()
        self.other = TextEdit("목록에 없는 곳 (예: 동 지역)")
        self.other.setAccessibleName("목록에 없는 읍면")
        self.add = Button("추가", icon="plus")
        self.add.clicked.connect(self._on_add)
        self.other.submitted.connect(self._on_add)
        head = row(self._label, self._count, None, self.all, self.none)
        self._holder.addWidget(self.eup_myeon)
        pair = row(self.sido, self.sigungu, spacing=12)
        pair.setStretch(0, 1)
        pair.setStretch(1, 1)
        layout = column(spacing=8)
        layout.addLayout(pair)
        layout.addLayout(head)
        layout.addLayout(self._holder)
        layout.addWidget(self._empty)
        layout.addLayout(row(self.other, self.add))
        self.setLayout(layout)
        self.sido.edited.connect(self._on_sido)
        self.sigungu.edited.connect(self._on_sigungu)
        self.eup_myeon.edited.connect(self._on_ticked)
        self._show_places((), ticked=())

    def value(self) -> tuple[str, str, tuple[str, ...]]:
        """(시도, 시군구, ticked 읍면 in table order)."""
        ticked = self.eup_myeon.value()
        assert isinstance(ticked, tuple)
        return str(self.sido.value()), str(self.sigungu.value()), ticked

    def set_value(self, sido: str, sigungu: str, eup_myeon: tuple[str, ...]) -> None:
        """Show a centre's places, also ones the table does not know."""
        self.sido.set_value(sido)
        self._offer_sigungu(sido)
        self.sigungu.set_value(sigungu)
        self._show_places(regions.eup_myeon(sido, sigungu), ticked=eup_myeon)

    def _on_sido(self) -> None:
        self._offer_sigungu(str(self.sido.value()))
        self._show_places((), ticked=())
        self.edited.emit()

    def _on_sigungu(self) -> None:
        found = regions.eup_myeon(str(self.sido.value()), str(self.sigungu.value()))
        self._show_places(found, ticked=found)
        self.edited.emit()

    def _offer_sigungu(self, sido: str) -> None:
        editor = self.sigungu.editor
        assert isinstance(editor, ChoiceEdit)
        editor.blockSignals(True)
        editor.clear()
        editor.addItem("시군구를 고르세요", "")
        for name in regions.sigungu(sido):
            editor.addItem(name, name)
        editor.blockSignals(False)

    def _show_places(self, known: tuple[str, ...], *, ticked: tuple[str, ...]) -> None:
        self._known = known
        old, self.eup_myeon = self.eup_myeon, MultiEdit(known)
        self._holder.replaceWidget(old, self.eup_myeon)
        old.hide()
        old.deleteLater()
        self.eup_myeon.setAccessibleName("읍면")
        self.eup_myeon.set_value(ticked)
        self.eup_myeon.edited.connect(self._on_ticked)
        self._order()
        self._say()

    def _order(self) -> None:
        """Let Tab walk through the places where they stand, though they were made last."""
        last: QWidget = self.none
        for tile in self.eup_myeon.findChildren(QAbstractButton):
            QWidget.setTabOrder(last, tile)
            last = tile
        QWidget.setTabOrder(last, self.other)
        QWidget.setTabOrder(self.other, self.add)

    def _on_add(self) -> None:
        name = text.tidy(self.other.full_text())
        if name:
            self.eup_myeon.set_value((*self.value()[2], name))
            self._order()
            self.other.clear()
            self._on_ticked()

    def _tick_all(self) -> None:
        self.eup_myeon.set_value(tuple(dict.fromkeys((*self._known, *self.value()[2]))))
        self._on_ticked()

    def _tick_none(self) -> None:
        self.eup_myeon.set_value(())
        self._on_ticked()

    def _on_ticked(self) -> None:
        self._say()
        self.edited.emit()

    def _say(self) -> None:
        ticked = self.value()[2]
        some = bool(self._known or ticked)
        self._count.setText(f"{len(ticked)}곳" if some else "")
        self.all.setVisible(bool(self._known))
        self.none.setVisible(some)
        self._empty.setVisible(not some)
        self.eup_myeon.setVisible(some)
