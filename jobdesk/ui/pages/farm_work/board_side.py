"""Beside the dispatch board: who is in the current cell, and beneath it who could be sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from jobdesk.domain import text
from jobdesk.domain.farm_board import BoardBlock, BoardCar, BoardFarm
from jobdesk.domain.farm_free import Candidate, Pool
from jobdesk.ui import theme
from jobdesk.ui.models import farm_board_words as words
from jobdesk.ui.models.farm_board_rows import line_of_candidate, line_of_person
from jobdesk.ui.pages.farm_work.board_lists import LINE_HIGH, PeopleList
from jobdesk.ui.widgets.basics import SMALL, Button, Card, ElidedLabel, Label, Rule, column, row
from jobdesk.ui.widgets.choice_editors import ChoiceEdit
from jobdesk.ui.widgets.search_box import SearchBox

SIDE_WIDTH = 276
_SHOWN = 200
_MOST_ROWS = 4
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PEOPLE_KEYS = (
    words.CONFIRM_KEY,
    words.WORKED_KEY,
    words.ABSENT_KEY,
    words.SUBSTITUTE_KEY,
    words.BACK_KEY,
    words.PIN_KEY,
    words.CAR_KEY,
    words.HALF_KEY,
)


class CellPeople(QWidget):
    """The current cell in words, and its people."""

    def __init__(self) -> None:
        super().__init__()
        self.title, self.about = ElidedLabel(weight=600), ElidedLabel(points=SMALL, look="muted")
        self.list = PeopleList("이 칸의 사람", _PEOPLE_KEYS)
        self._rows = 0
        self.empty = Label(points=SMALL, look="muted", wrap=True)
        head = column(self.title, self.about, spacing=1)
        head.setContentsMargins(14, 10, 12, 8)
        blank = column(self.empty)
        blank.setContentsMargins(14, 0, 12, 10)
        whole = column(spacing=0)
        whole.addLayout(head)
        whole.addWidget(self.list)
        whole.addLayout(blank)
        self.setLayout(whole)
        self.setFocusProxy(self.list)

    def show_cell(
        self,
        farm: BoardFarm | None,
        block: BoardBlock | None,
        when: str,
        cars: Mapping[int, BoardCar],
        *,
        keep: bool,
    ) -> None:
        """Show a cell of a day said in words; ``keep`` the line where it is the same cell."""
        self.title.setText(farm.name if farm is not None else "")
        people = block.people if block is not None else ()
        about = [when]
        if block is not None:
            about += [block.task, words.heads(block), words.beneath(block)]
            if block.starts_at:
                about.append(f"{block.starts_at}~{block.ends_at}")
        self.about.setText(" · ".join(filter(None, about)))
        self.list.show_lines((line_of_person(one, dict(cars)) for one in people), keep=keep)
        self._rows = len(people)
        self._fit()
        self.list.setVisible(bool(people))
        if block is None:
            self.empty.setText("이날은 이 농가의 요청이 없습니다.")
        elif block.is_rained_off:
            self.empty.setText("비로 미룬 날입니다.")
        else:
            self.empty.setText("아직 아무도 배치하지 않았습니다.")
        self.empty.setVisible(not people)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_rows"):
            self._fit()

    def _fit(self) -> None:
        """As high as its people, half a line more where they are many, so that it is seen."""
        row_high = theme.now().px(LINE_HIGH)
        lines = self._rows if self._rows <= _MOST_ROWS else _MOST_ROWS + 0.5
        self.list.setMaximumHeight(round(lines * row_high) + 2)


class FreePeople(QWidget):
    """Who could be sent: found by 초성, 읍면 and skill, chosen with Space, sent with Enter."""

    sent = Signal(object)
    """Ids of the people to send."""
    left = Signal()
    """Esc: back to the board."""

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[Candidate, ...] = ()
        self._checked: dict[int, None] = {}
        self._for = ""
        self.title = ElidedLabel(weight=600)
        self.search = SearchBox("이름, 초성", name="보낼 사람 찾기")
        self.place, self.skill = (
            ChoiceEdit((), empty="모든 읍면"),
            ChoiceEdit((), empty="모든 기술"),
        )
        self.place.setAccessibleName("읍면")
        self.skill.setAccessibleName("기술")
        self.busy = Button("바쁜 사람도", look="toggle", tip="다른 농가에 가는 사람도 보입니다.")
        self.busy.setCheckable(True)
        self.list = PeopleList("갈 수 있는 사람", drags=True)
        self.send = Button("배치", icon="user-plus", tip="고른 사람을 이 칸에 (Enter)")
        self.none = Label("찾는 사람이 없습니다.", points=SMALL, look="muted", wrap=True)
        filters = row(self.place, self.skill, spacing=6)
        filters.setStretch(0, 1)
        filters.setStretch(1, 1)
        head = column(self.title, self.search, spacing=6)
        head.addLayout(filters)
        head.setContentsMargins(14, 10, 12, 6)
        foot = row(self.busy, None, self.send, spacing=6)
        foot.setContentsMargins(12, 6, 12, 8)
        self.more = Label(points=SMALL, look="muted", wrap=True)
        blank = column(self.none, self.more)
        blank.setContentsMargins(14, 4, 12, 4)
        whole = column(spacing=0)
        whole.addLayout(head)
        whole.addWidget(self.list, 100)
        whole.addLayout(blank)
        whole.addStretch(1)
        whole.addWidget(Rule())
        whole.addLayout(foot)
        self.setLayout(whole)
        self.setFocusProxy(self.search)
        for combo in (self.place, self.skill):
            combo.setMinimumContentsLength(4)
            combo.edited.connect(self._fill)
        self.search.installEventFilter(self)
        self.search.searched.connect(self._fill)
        self.busy.toggled.connect(self._fill)
        self.send.clicked.connect(self._send)
        self.list.entered.connect(self._send)
        self.list.spaced.connect(self._toggle)
        self.list.checked.connect(self._collect)
        self.list.typed.connect(self._type)
        self.list.left.connect(self.left)

    def offer(self, pool: Pool) -> None:
        """What can be filtered by."""
        for combo, choices in ((self.place, pool.places), (self.skill, pool.skills)):
            before = combo.value()
            combo.blockSignals(True)
            while combo.count() > 1:
                combo.removeItem(1)
            for choice in choices:
                combo.addItem(choice, choice)
            combo.set_value(before if before in choices else "")
            combo.blockSignals(False)

    def show_people(self, found: Sequence[Candidate], instead_of: str = "") -> None:
        """Show who could be sent; ``instead_of`` names whose place is to be taken."""
        self._all, self._for = tuple(found), instead_of
        known = {one.id for one in found if not one.busy}
        self._checked = {id_: None for id_ in self._checked if id_ in known}
        self._fill()

    def forget(self) -> None:
        """Nobody is chosen, nothing is searched for any more."""
        self._checked = {}
        self.search.set_quietly("")
        self._fill()
        self.list.stand(0)

    @property
    def everybody(self) -> tuple[Candidate, ...]:
        """All of them, whatever is filtered."""
        return self._all

    @property
    def checked(self) -> tuple[int, ...]:
        """Who is chosen, in the order of choosing."""
        return tuple(self._checked)

    @property
    def chosen(self) -> tuple[int, ...]:
        """Who is sent by Enter: those chosen, else the current one."""
        line = self.list.current()
        if self._checked:
            return self.checked
        return (line.id,) if line is not None and line.checked is not None else ()

    def candidate(self, id_: int) -> Candidate | None:
        """Somebody in the list."""
        return next((one for one in self._all if one.id == id_), None)

    def name(self, id_: int) -> str:
        """What somebody is called."""
        one = self.candidate(id_)
        return one.worker.name if one is not None else ""

    def matching(self) -> list[Candidate]:
        """Those whom filters and words leave."""
        said = self.search.full_text().strip()
        place, skill = str(self.place.value()), str(self.skill.value())
        return [
            one
            for one in self._all
            if (one.is_free or one.never or said or self.busy.isChecked())
            and (not one.busy or said or self.busy.isChecked())
            and (not place or one.worker.place == place)
            and (not skill or skill in one.worker.skills)
            and (not said or text.holds(said, one.worker.name, one.worker.phone))
        ]

    def _fill(self) -> None:
        found = self.matching()
        lines = [line_of_candidate(one) for one in found[:_SHOWN]]
        self.list.show_lines(lines)
        self.list.lines.check(list(self._checked), checked=True)
        for id_ in [one.id for one in self.list.lines.lines if one.checked]:
            if id_ not in self._checked:
                self.list.lines.check([id_], checked=False)
        free = sum(one.is_free for one in found)
        if self._for:
            self.title.setText(f"{self._for} 님 대신 갈 사람 {free:,}명")
        else:
            self.title.setText(f"갈 수 있는 사람 {free:,}명")
        self.list.setVisible(bool(found))
        self.none.setVisible(not found)
        rest = len(found) - len(lines)
        self.more.setText(f"{rest:,}명이 더 있습니다. 이름·읍면·기술로 좁히면 보입니다.")
        self.more.setVisible(rest > 0)
        self._tell()

    def _tell(self) -> None:
        count = len(self._checked)
        verb = "대신 보내기" if self._for else "배치"
        self.send.setText(f"{count}명 {verb}" if count and not self._for else verb)

    def _collect(self) -> None:
        there = set(self.list.lines.checked)
        shown = {one.id for one in self.list.lines.lines}
        self._checked = {id_: None for id_ in self._checked if id_ in there or id_ not in shown}
        self._checked.update(dict.fromkeys(id_ for id_ in self.list.lines.checked))
        self._tell()

    def _toggle(self) -> None:
        line = self.list.current()
        if line is None or line.checked is None:
            return
        self.list.lines.check([line.id], checked=not line.checked)
        self._collect()
        if self.search.text():
            self.search.set_quietly("")
            self._fill()

    def check_crew(self, crew_id: int) -> None:
        """Choose everybody of a 작업반 who is free."""
        for one in self._all:
            if one.worker.record.crew_id == crew_id and one.is_free:
                self._checked[one.id] = None
        self._fill()

    def _type(self, typed: str) -> None:
        self.search.setFocus()
        self.search.insert(typed)

    def _send(self) -> None:
        self.search.search_now()
        chosen = self.chosen
        if chosen:
            self.sent.emit(chosen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """While the typing goes on, arrows walk the list, Space chooses, Enter sends."""
        if isinstance(event, QKeyEvent) and event.type() in (
            QEvent.Type.KeyPress,
            QEvent.Type.ShortcutOverride,
        ):
            key = Qt.Key(event.key())
            if event.type() == QEvent.Type.ShortcutOverride:
                if key is Qt.Key.Key_Escape:
                    event.accept()
                    return True
                return super().eventFilter(watched, event)
            if self._key(key):
                return True
        return super().eventFilter(watched, event)

    def _key(self, key: Qt.Key) -> bool:
        if self.search.composing and key not in (Qt.Key.Key_Escape, Qt.Key.Key_Down):
            return False
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.search.search_now()
            self.list.step(1 if key is Qt.Key.Key_Down else -1)
        elif key is Qt.Key.Key_Space:
            self.search.search_now()
            self._toggle()
        elif key in _ENTER:
            self._send()
        elif key is Qt.Key.Key_Escape:
            self.left.emit()
        else:
            return False
        return True


class BoardSide(Card):
    """Both lists, the lower one with what room there is."""

    def __init__(self) -> None:
        super().__init__(margin=1, spacing=0)
        self.people, self.free = CellPeople(), FreePeople()
        self.people.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.body.addWidget(self.people)
        self.body.addWidget(Rule())
        self.body.addWidget(self.free, 1)
