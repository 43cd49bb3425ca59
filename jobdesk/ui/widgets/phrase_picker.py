"""상용구 넣기: type a title or its 초성, Enter puts the phrase into the note."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from jobdesk.domain.counselling import Phrase
from jobdesk.services import phrases
from jobdesk.services.desk import Desk
from jobdesk.ui import theme
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.basics import Button, Card, Label, PrimaryButton, row
from jobdesk.ui.widgets.dialogs import Dialog
from jobdesk.ui.widgets.line_edit import HangulLineEdit
from jobdesk.ui.widgets.phrase_manager import PhraseManager
from jobdesk.ui.widgets.popup_list import PopupItem
from jobdesk.ui.widgets.row_list import RowList


class PhrasePicker(Dialog):
    """See the module's words. ``chosen`` fires with the Phrase."""

    chosen = Signal(object)

    def __init__(
        self, desk: Desk, jobs: Jobs, notices: Notices, topic: str, parent: QWidget
    ) -> None:
        super().__init__("상용구 넣기", parent, width=560)
        self._desk, self._jobs, self._notices, self._topic = desk, jobs, notices, topic
        self._phrases: tuple[Phrase, ...] = ()
        self.search = HangulLineEdit("제목이나 초성 (예: ㅂㅈㅈ)")
        self.search.setAccessibleName("상용구 찾기")
        self.search.typed.connect(self._narrow)
        self.search.submitted.connect(self.choose)
        self.search.installEventFilter(self)
        self.list = RowList("상용구")
        self.list.setMinimumHeight(theme.now().px(200))
        self.list.currentItemChanged.connect(self._preview)
        self.list.itemActivated.connect(self.choose)
        self.words = Label(look="muted", wrap=True)
        self.words.setMinimumHeight(self.words.fontMetrics().lineSpacing() * 2)
        self._shown = Card(margin=12, look="panel")
        self._shown.body.addWidget(self.words)
        self.nothing = Label(wrap=True, look="muted")
        self.defaults = Button("기본 상용구 넣기", icon="plus")
        self.defaults.clicked.connect(self._add_defaults)
        self.body.addWidget(self.search)
        frame = Card(margin=1, spacing=0)
        frame.body.addWidget(self.list)
        self.body.addWidget(frame, 1)
        self.body.addWidget(self._shown)
        self.body.addWidget(self.nothing)
        manage = Button("상용구 관리", icon="settings", look="link")
        manage.clicked.connect(self._manage)
        self.body.addLayout(row(manage, self.defaults, None))
        cancel = Button("취소")
        cancel.clicked.connect(self.reject)
        self.add_button(cancel)
        self.go = PrimaryButton("넣기", icon="check")
        self.go.clicked.connect(self.choose)
        self.add_button(self.go)
        self.search.setFocus()
        self._take(())
        self._ask()

    def choose(self) -> None:
        """Put in the phrase that is ready."""
        phrase = self.list.value()
        if phrase is None:
            return
        self.accept()
        self.chosen.emit(phrase)

    def _ask(self) -> None:
        desk = self._desk
        self._jobs.read(lambda: phrases.all(desk), self._take, key=(id(self), "phrases"))

    def _take(self, found: tuple[Phrase, ...]) -> None:
        self._phrases = found
        self.defaults.setVisible(not found and not self._desk.read_only)
        self._narrow()

    def _narrow(self, _: str = "") -> None:
        found = phrases.matching(self._phrases, self.search.full_text(), self._topic)
        self.list.set_rows([PopupItem(one.title, one.topic, value=one) for one in found])
        self.list.setCurrentRow(0 if found else -1)
        self.nothing.setVisible(not found)
        self.nothing.setText(
            "그런 상용구가 없습니다. 다른 말로 찾거나 상용구 관리에서 새로 만드세요."
            if self._phrases
            else "아직 상용구가 없습니다. 자주 쓰는 문장을 만들어 두거나 기본 상용구로 시작하세요."
        )
        self._shown.setVisible(bool(found))
        self.go.setEnabled(bool(found))
        self._preview()

    def _preview(self, *_: object) -> None:
        phrase = self.list.value()
        self.words.setText(phrase.content if isinstance(phrase, Phrase) else "")

    def _add_defaults(self) -> None:
        desk = self._desk
        self._jobs.write(lambda: phrases.add_defaults(desk), lambda _: self._ask())

    def _manage(self) -> None:
        manager = PhraseManager(self._desk, self._jobs, self._notices, self)
        manager.finished.connect(self._managed)
        manager.finished.connect(manager.deleteLater)
        manager.open()

    def _managed(self, _: int) -> None:
        self._ask()
        self.search.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows walk the list while the typing goes on."""
        if watched is self.search and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step and self.list.count():
                at = min(max(self.list.currentRow() + step, 0), self.list.count() - 1)
                self.list.setCurrentRow(at)
                return True
        return super().eventFilter(watched, event)
