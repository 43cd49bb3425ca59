"""Who may be the same as the one just being typed: open that one, or say that it is another.

::

    card = LikenessCard(KindId.SEEKERS)
    card.opened.connect(self._open_existing)          # the id of the record to go to
    card.offer(duplicates.similar(desk, draft))       # after each pause in typing
    duplicates.register(desk, draft, card.apart)      # with who was said to be another

``take`` is the verb for going to a record; at a desk it is 이분으로 접수.
F2 opens the first one shown, F3 says that it is another; keys that no text and no list takes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.services.duplicates import Similar
from jobdesk.ui import theme
from jobdesk.ui.widgets.basics import SMALL, Button, Card, Label, column, row

_SHOWN, _SHOWN_LARGE, _LARGE = 2, 1, 130
"""How many are shown, and how many from that scale on: more would push the form out of a small
screen. The surest stand first, and the next one follows who was put apart."""

_WORDS = {
    KindId.SEEKERS: ("이미 등록된 분일 수 있습니다", "다른 사람입니다"),
    KindId.EMPLOYERS: ("이미 등록된 업체일 수 있습니다", "다른 업체입니다"),
}


class LikenessCard(Card):
    """See the module's words; hidden while there is nobody."""

    opened = Signal(int)

    def __init__(self, kind: KindId, parent: QWidget, *, take: str = "기록 열기") -> None:
        super().__init__(margin=12, spacing=8, look="panel")
        self._take = take
        self.setParent(parent)
        self._unit = KINDS[kind].unit
        self._warning, self._another = _WORDS[kind]
        self._found: tuple[Similar, ...] = ()
        self._apart: dict[int, str] = {}
        self._buttons: list[Button] = []
        self.heading = Label(look="warning", weight=600, wrap=True)
        keys = Label(f"F2 {take} · F3 다름", look="muted", points=SMALL + 0.75)
        self._top = QWidget()
        top = row(self.heading, keys)
        top.setStretch(0, 1)
        self._top.setLayout(top)
        self._rows = column(spacing=8)
        self.said = Label(look="muted", points=SMALL + 0.75, wrap=True)
        self.again = Button("다시 보기", look="link", tip="다르다고 한 기록을 다시 보여 줍니다")
        self.again.clicked.connect(self._forget)
        self._foot = QWidget()
        foot = row(self.said, self.again)
        foot.setStretch(0, 1)
        self._foot.setLayout(foot)
        self.body.addWidget(self._top)
        self.body.addLayout(self._rows)
        self.body.addWidget(self._foot)
        for key, act in (("F2", self.open_first), ("F3", self.put_first_apart)):
            QShortcut(QKeySequence(key), parent).activated.connect(act)
        self.hide()

    @property
    def apart(self) -> tuple[int, ...]:
        """Ids of those who were said to be somebody else."""
        return tuple(self._apart)

    @property
    def shown(self) -> tuple[Similar, ...]:
        """Who is offered, the surest first; those put apart are left out."""
        return tuple(each for each in self._found if each.known.id not in self._apart)

    def offer(self, found: Sequence[Similar]) -> None:
        """Show who may be the same now; an empty list hides the card."""
        self._found = tuple(found)
        self._fill()

    def open_first(self) -> None:
        """Ask for the record of the first one shown (F2)."""
        if self.shown:
            self.opened.emit(self.shown[0].known.id)

    def put_first_apart(self) -> None:
        """Say that the first one shown is somebody else (F3)."""
        if self.shown:
            self._put_apart(self.shown[0])

    def _put_apart(self, similar: Similar) -> None:
        self._apart[similar.known.id] = similar.known.name
        self._fill()

    def _forget(self) -> None:
        self._apart.clear()
        self._fill()

    def _fill(self) -> None:
        focused = any(button.hasFocus() for button in self._buttons)
        self._buttons.clear()
        while (item := self._rows.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        shown = self.shown
        more = f" ({len(shown):,}{self._unit})" if len(shown) > 1 else ""
        self.heading.setText(self._warning + more)
        self._top.setVisible(bool(shown))
        most = _SHOWN if theme.now().scale < _LARGE else _SHOWN_LARGE
        for at, similar in enumerate(shown[:most]):
            line = self._row(similar, first=at == 0)
            self._rows.addWidget(line)
            line.show()  # at once, so that its buttons can take the focus
        self.said.setText(
            f"다르다고 하신 기록: {', '.join(self._apart.values())} · 저장하면 다시 묻지 않습니다."
        )
        self._foot.setVisible(bool(self._apart) and not shown)
        self.setVisible(bool(shown or self._apart))
        if focused:
            (self._buttons[0] if self._buttons else self.again).setFocus()

    def _row(self, similar: Similar, *, first: bool) -> QWidget:
        known = similar.known
        name = Label(known.name, weight=600)
        about = Label(known.about, look="muted", points=SMALL + 0.75, wrap=True, tabular=True)
        why = Label(similar.why, points=SMALL + 0.75, wrap=True)
        head = row(name, why, spacing=8)
        head.setStretch(1, 1)
        words = column(spacing=2)
        words.addLayout(head)
        words.addWidget(about)
        line = row(spacing=8)
        line.addLayout(words, 1)
        for text, key, act in (
            (self._take, "F2", self._opener(known.id)),
            (self._another, "F3", lambda: self._put_apart(similar)),
        ):
            button = Button(text, tip=key if first else "")
            button.setAccessibleName(f"{known.name} {text}")
            button.clicked.connect(act)
            self._buttons.append(button)
            line.addWidget(button)
        box = QWidget()
        box.setLayout(line)
        return box

    def _opener(self, record_id: int) -> Callable[[], None]:
        return lambda: self.opened.emit(record_id)
