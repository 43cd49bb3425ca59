"""The first question: a new centre, a look around, or a copy brought back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from jobdesk.ui import icons, theme
from jobdesk.ui.start.frame import StartFrame
from jobdesk.ui.widgets.basics import HEADING, SMALL, Label, pressed_by_enter

_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


class OptionCard(QAbstractButton):
    """A choice with its reason: icon, title, one sentence. ``first`` is the usual one."""

    def __init__(self, icon: str, title: str, sentence: str, *, first: bool = False) -> None:
        super().__init__()
        self._icon, self._sentence, self._first = icon, sentence, first
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses as the space bar does."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """High enough for its sentence at a usual width."""
        width = theme.now().px(560)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """May be narrower; the sentence then takes more lines."""
        return QSize(theme.now().px(260), theme.now().px(72))

    def heightForWidth(self, width: int) -> int:
        """Height of title and sentence at ``width``."""
        current = theme.now()
        text = QFontMetricsF(current.font(SMALL + 0.75)).boundingRect(
            QRectF(0, 0, width - self._left() - 20, 1000), _WRAP, self._sentence
        )
        title = QFontMetricsF(current.font(HEADING, 600)).height()
        return round(title + text.height() + 4 + 2 * 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint card, icon and words."""
        del event
        current = theme.now()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marked = self.hasFocus() or self._first
        painter.setPen(
            QPen(
                current.colour("accent" if marked else "control_line"),
                2 if self.hasFocus() else 1,
            )
        )
        ground = "hover" if self.underMouse() else "accent_tint" if self._first else "surface"
        painter.setBrush(current.colour(ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        side = current.px(28)
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(
            20,
            (self.height() - side) // 2,
            icons.pixmap(self._icon, "accent" if self._first else "muted", side, ratio),
        )
        inner = QRectF(self.rect()).adjusted(self._left(), 16, -20, -14)
        painter.setFont(current.font(HEADING, 600))
        painter.setPen(current.colour("text"))
        title = QFontMetricsF(painter.font()).height()
        painter.drawText(inner, _WRAP, self.text())
        painter.setFont(current.font(SMALL + 0.75))
        painter.setPen(current.colour("muted"))
        painter.drawText(inner.adjusted(0, title + 4, 0, 0), _WRAP, self._sentence)

    def changeEvent(self, event: QEvent) -> None:
        """Measure anew at another scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    @staticmethod
    def _left() -> int:
        return 20 + theme.now().px(28) + 16


class Options(StartFrame):
    """What a fresh PC shows first."""

    begin = Signal()
    practise = Signal()
    restore = Signal()

    def __init__(self) -> None:
        super().__init__(
            "잡데스크를 시작합니다",
            "구직자와 구인업체를 한곳에서 관리하고 월별 실적 보고까지 만드는 프로그램입니다.",
        )
        self.begin_card = OptionCard(
            "building-2",
            "우리 센터 시작하기",
            "센터 이름, 관리자, 백업 폴더를 차례로 정합니다. 3분이면 끝납니다.",
            first=True,
        )
        self.practise_card = OptionCard(
            "eye",
            "연습 모드로 둘러보기",
            "가상의 한빛군 자료로 마음껏 눌러 봅니다. 실제 자료와 섞이지 않고 비밀번호도 없습니다.",
        )
        self.restore_card = OptionCard(
            "archive-restore",
            "백업에서 복원",
            "다른 PC에서 쓰던 센터를 백업 파일로 이 PC에 되살립니다.",
        )
        for card in (self.begin_card, self.practise_card, self.restore_card):
            self.body.addWidget(card)
        self.body.setSpacing(12)
        self.below.addSpacing(8)
        self.below.addWidget(
            Label(
                "모든 자료는 암호화되어 이 PC에만 저장됩니다. 인터넷으로 보내지 않습니다.",
                look="faint",
                points=SMALL,
                wrap=True,
            )
        )
        self.begin_card.clicked.connect(self.begin)
        self.practise_card.clicked.connect(self.practise)
        self.restore_card.clicked.connect(self.restore)
        self.setFocusProxy(self.begin_card)
