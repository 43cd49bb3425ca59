"""읍면 사이 거리: of one place after another, which are its neighbours and how long the drive."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from jobdesk.domain import text
from jobdesk.domain.distances import MOST_MINUTES, Distance, near, tidied
from jobdesk.ui import theme
from jobdesk.ui.widgets.basics import SMALL, Button, ElidedLabel, Label, column, row
from jobdesk.ui.widgets.editors import ChoiceEdit, NumberEdit, TextEdit
from jobdesk.ui.widgets.flow import FlowLayout
from jobdesk.ui.widgets.form_field import FormField


@dataclass(frozen=True, slots=True)
class Way:
    """The widgets of the way to one other place."""

    frame: QWidget
    neighbour: QCheckBox
    minutes: NumberEdit


class DistancesPart(QWidget):
    """Edits pairs of places, seen from the one that is chosen above."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._pairs: tuple[Distance, ...] = ()
        self._places: tuple[str, ...] = ()
        self.ways: dict[str, Way] = {}
        self.place = FormField("어느 읍면에서", ChoiceEdit((), empty=""))
        self.place.edited.connect(self._show_ways)
        self.wrong_words = Label(look="danger", points=SMALL + 0.75, wrap=True)
        self.wrong_words.hide()
        self._holder = QWidget()
        self._flow = FlowLayout(self._holder, spacing=20)
        self.empty = Label(
            "‘센터’ 설정에서 관할 읍면을 먼저 고르세요. 그 읍면들이 여기에 나옵니다.",
            look="muted",
            wrap=True,
        )
        self.other = FormField("다른 시군의 이웃 읍면", TextEdit("예: 건너면"))
        self.add = Button("더하기", icon="plus")
        self.add.clicked.connect(self.take)
        editor = self.other.editor
        assert isinstance(editor, TextEdit)
        editor.submitted.connect(self.take)
        words = Label(
            "매칭이 ‘이웃 면’, ‘차로 20분’처럼 알려 주고 가까운 곳을 앞에 놓습니다. 아는 곳만 "
            "적으면 됩니다. 적지 않은 곳은 같은 군으로만 봅니다.",
            look="muted",
            points=SMALL + 0.75,
            wrap=True,
        )
        layout = column(words, self.place, self.empty, self._holder, self.wrong_words, spacing=12)
        layout.addWidget(self.other)
        layout.addLayout(row(self.add, None))
        self.setLayout(layout)

    def show_pairs(self, pairs: tuple[Distance, ...], places: tuple[str, ...]) -> None:
        """Show stored pairs among the places of the county and those that pairs name."""
        self._pairs = pairs
        named = (name for pair in pairs for name in (pair.one, pair.other))
        self._offer(tuple(dict.fromkeys((*places, *sorted(set(named))))))

    def pairs(self) -> tuple[Distance, ...]:
        """The pairs as typed."""
        return self._pairs

    def wrong(self) -> QWidget | None:
        """The first editor whose text cannot be read, told beneath the list."""
        for name, way in self.ways.items():
            minutes = way.minutes.value()
            far = isinstance(minutes, int) and not 1 <= minutes <= MOST_MINUTES
            if way.minutes.problem() or far:
                self.tell(f"{name}: 차로 걸리는 시간을 1분에서 {MOST_MINUTES}분 사이로 입력하세요.")
                return way.minutes
        self.tell("")
        return None

    def tell(self, sentence: str) -> None:
        """Say what is wrong; an empty sentence takes it away."""
        self.wrong_words.setText(sentence)
        self.wrong_words.setVisible(bool(sentence))

    def take(self) -> None:
        """더하기: a place of another county joins the list; it stays once a way to it is known."""
        name = text.tidy(str(self.other.value()))
        if not name:
            return
        chosen = str(self.place.value())
        self.other.set_value("")
        self._offer(tuple(dict.fromkeys((*self._places, name))), chosen)
        if name in self.ways:
            self.ways[name].minutes.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Give each way the width of a new scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            for way in self.ways.values():
                way.frame.setFixedWidth(_width())

    def _offer(self, places: tuple[str, ...], chosen: str = "") -> None:
        self._places = places
        editor = self.place.editor
        assert isinstance(editor, ChoiceEdit)
        wanted = chosen or str(self.place.value())
        editor.blockSignals(True)
        editor.clear()
        for name in places:
            editor.addItem(name, name)
        editor.set_value(wanted if wanted in places else (places[0] if places else ""))
        editor.blockSignals(False)
        self._show_ways()

    def _show_ways(self) -> None:
        chosen = str(self.place.value())
        known = near(self._pairs, chosen)
        self._flow.clear()
        self.ways = {}
        for name in self._places:
            if name != chosen:
                self.ways[name] = way = self._way(name, known.get(name))
                self._flow.addWidget(way.frame)
        some = len(self._places) > 1
        self.empty.setVisible(not some)
        self.place.setVisible(some)
        self._holder.setVisible(some)
        self.tell("")
        self._order()

    def _way(self, name: str, known: Distance | None) -> Way:
        neighbour = QCheckBox("이웃")
        neighbour.setAccessibleName(f"{name} 이웃")
        neighbour.setChecked(known is not None and known.neighbours)
        minutes = NumberEdit("분")
        minutes.setAccessibleName(f"{name} 차로 몇 분")
        if known is not None and known.minutes is not None:
            minutes.set_value(known.minutes)
        frame = QWidget()
        line = row(
            ElidedLabel(name, weight=600),
            neighbour,
            Label("차로", look="muted"),
            minutes,
            Label("분", look="muted"),
            spacing=10,
        )
        line.setStretch(0, 3)
        line.setStretch(3, 2)
        frame.setLayout(line)
        frame.setFixedWidth(_width())
        neighbour.toggled.connect(partial(self._on_edited, name))
        minutes.edited.connect(partial(self._on_edited, name))
        return Way(frame, neighbour, minutes)

    def _order(self) -> None:
        """Let Tab walk through the ways where they stand, though they were made last."""
        last: QWidget = self.place.widget
        for way in self.ways.values():
            for widget in (way.neighbour, way.minutes):
                QWidget.setTabOrder(last, widget)
                last = widget
        QWidget.setTabOrder(last, self.other.widget)

    def _on_edited(self, name: str, *_: object) -> None:
        way, chosen = self.ways[name], str(self.place.value())
        minutes = way.minutes.value()
        pair = Distance(
            chosen, name, way.neighbour.isChecked(), minutes if isinstance(minutes, int) else None
        )
        self._pairs = tidied((*self._pairs, pair))
        self.edited.emit()


def _width() -> int:
    return theme.now().px(350)
