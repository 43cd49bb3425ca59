"""What is written to many at once: the centre's words, and what they become for the one whose
row is current. What was written is kept for the next time."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from jobdesk.services import day_words
from jobdesk.services.day_words import BLANKS, OFFERED, DayText, Message
from jobdesk.services.desk import Desk
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.basics import SMALL, Button, Card, Label, column, row
from jobdesk.ui.widgets.editors import LongTextEdit
from jobdesk.ui.widgets.form_field import FormField
from jobdesk.ui.widgets.record_form import scrolled

_PREVIEW_MS = 250


class MessageSide(QWidget):
    """See the module's words. ``wanted`` asks for the preview anew, once typing rests."""

    wanted = Signal()

    def __init__(self, desk: Desk, jobs: Jobs, notices: Notices, whom: DayText, each: str) -> None:
        super().__init__()
        self._desk, self._jobs, self._notices = desk, jobs, notices
        self._each = each
        self.text = LongTextEdit(lines=6)
        self.text.edited.connect(self._on_edited)
        self.offered = Button(
            "처음 말로", look="link", tip="쓴 말을 버리고 처음 있던 말로 바꿉니다"
        )
        self.offered.clicked.connect(self._take_offered)
        self._hint = Label(points=SMALL, look="muted", wrap=True)
        self.receiver = Label(weight=600, wrap=True)
        self.unfilled = Label(look="warning", weight=600, wrap=True)
        self.unfilled.hide()
        self.preview = Label(wrap=True)
        shown = Card(margin=12, spacing=6, look="panel")
        shown.body.addWidget(self.receiver)
        shown.body.addWidget(self.unfilled)
        shown.body.addWidget(self.preview)
        shown.body.addStretch(1)
        self.copy_one = Button("이 문자 복사")
        self.copy_all = Button(
            "고른 곳 모두 복사" if whom is DayText.FIRMS else "고른 분 모두 복사",
            tip="이름, 전화번호, 문자를 한 줄씩, 엑셀에 붙일 수 있게",
        )
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PREVIEW_MS)
        self._timer.timeout.connect(self.wanted)
        jobs.ended.connect(self._timer.stop)
        layout = column(FormField("보낼 말", self.text), spacing=8)
        hint = row(self._hint, self.offered, spacing=8)
        hint.setStretch(0, 1)
        layout.addLayout(hint)
        layout.addWidget(scrolled(shown), 1)
        layout.addLayout(row(self.copy_one, self.copy_all, None))
        self.setLayout(layout)
        self.show_words(whom)

    @property
    def words(self) -> str:
        """What stands in the field."""
        return str(self.text.value())

    def show_words(self, whom: DayText) -> None:
        """The centre's words to others."""
        self.whom = whom
        self.text.set_value(day_words.get(self._desk, whom))
        self._hint.setText(f"빈칸은 {self._each} 채워집니다: {' '.join(BLANKS[whom])}")
        self._tell()
        self.ask()

    def keep(self) -> None:
        """Keep what was written, for everybody at the centre."""
        desk, whom, words = self._desk, self.whom, self.words
        if not desk.read_only and words.strip() != day_words.get(desk, whom):
            self._jobs.write(lambda: day_words.keep(desk, whom, words))

    def ask(self) -> None:
        """Have the preview made anew in a moment."""
        self._timer.start()

    def show_message(self, message: Message | None, more: str = "") -> None:
        """What the current receiver gets; ``more`` is said beneath the name."""
        self.copy_one.setEnabled(message is not None)
        left = message.unfilled if message is not None else ()
        self.unfilled.setText(_left_open(left))
        self.unfilled.setVisible(bool(left))
        if message is None:
            self.receiver.setText("")
            self.preview.setText("")
            return
        to = " · ".join(filter(None, (message.name, message.phone or "전화번호 없음")))
        self.receiver.setText("\n".join(filter(None, (to, more))))
        self.preview.setText(message.text)

    def copy(self, made: tuple[Message, ...], *, one: bool, unit: str) -> None:
        """Onto the clipboard: the text of one, or a line with name and phone for each."""
        if one:
            QGuiApplication.clipboard().setText(made[0].text)
            self._notices.say(f"{made[0].name}에 보낼 문자를 복사했습니다.")
        else:
            lines = ["\t".join((m.name, m.phone, m.text.replace("\n", " "))) for m in made]
            QGuiApplication.clipboard().setText("\n".join(lines))
            without = sum(not m.phone for m in made)
            said = f"{len(made):,}{unit}의 문자를 복사했습니다."
            self._notices.say(said + (f" 전화번호 없음 {without:,}{unit}" if without else ""))
        left = dict.fromkeys(blank for each in made for blank in each.unfilled)
        if left:
            self._notices.warn(f"복사했습니다. {_left_open(tuple(left))}")
        self.keep()

    def _on_edited(self) -> None:
        self._tell()
        self.ask()

    def _take_offered(self) -> None:
        self.text.set_value(OFFERED[self.whom])
        self._on_edited()
        self.text.setFocus()

    def _tell(self) -> None:
        self.offered.setVisible(self.words.strip() != OFFERED[self.whom])


def _left_open(blanks: tuple[str, ...]) -> str:
    """What a message would be sent with unless somebody fills it."""
    return f"채우지 못한 빈칸이 그대로 나갑니다: {', '.join(blanks)}" if blanks else ""
