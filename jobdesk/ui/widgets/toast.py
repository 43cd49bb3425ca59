"""Passing sentences over the lower edge of the window; the newest at the bottom."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from jobdesk.ui import icons, theme
from jobdesk.ui.notices import Notice
from jobdesk.ui.theme import Tone
from jobdesk.ui.widgets.basics import Button, IconButton, Label, row

_ICONS = {
    Tone.NEUTRAL: "info",
    Tone.ACCENT: "info",
    Tone.SUCCESS: "circle-check",
    Tone.WARNING: "triangle-alert",
    Tone.DANGER: "circle-alert",
}
_MOST = 3


class Toast(QFrame):
    """One notice; ``gone`` when it was closed or its time is over."""

    gone = Signal(object)

    def __init__(self, notice: Notice, parent: QWidget) -> None:
        super().__init__(parent)
        self.notice = notice
        self.setAccessibleName(notice.text)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Minimum)
        self._mark = Label()
        self._mark.setPixmap(
            icons.pixmap(_ICONS[notice.tone], "on_toast", 18, self.devicePixelRatioF())
        )
        self.text = Label(notice.text, look="toast", wrap=len(notice.text) > 60)
        layout = row(self._mark, self.text, spacing=10)
        layout.setContentsMargins(14, 8, 8, 8)
        layout.setStretch(1, 1)
        self.button: Button | None = None
        if notice.action is not None:
            layout.addWidget(Label("·", look="toast"))
            self.button = Button(notice.action_label, look="toast")
            self.button.clicked.connect(self._act)
            layout.addWidget(self.button)
        close = IconButton("x", "알림 닫기", role="on_toast")
        close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        close.clicked.connect(self.close_now)
        layout.addWidget(close)
        self.setLayout(layout)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.close_now)
        if notice.seconds:
            self._timer.start(notice.seconds * 1000)

    def close_now(self) -> None:
        """Leave."""
        self._timer.stop()
        self.hide()
        self.gone.emit(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A dark ground that stands out on any page."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.now().colour("toast"))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        if self.notice.tone is Tone.DANGER:
            painter.setBrush(theme.now().colour("danger"))
            painter.drawRoundedRect(QRectF(0, 0, 6, self.height()), 3, 3)

    def _act(self) -> None:
        self.close_now()
        if self.notice.action is not None:
            self.notice.action()


class ToastHost(QObject):
    """Keeps the toasts at the foot of ``over``, ``lift`` pixels above its lower edge."""

    def __init__(self, over: QWidget, lift: int = 44) -> None:
        super().__init__(over)
        self._over = over
        self._lift = lift
        self.toasts: list[Toast] = []
        over.installEventFilter(self)

    def show_notice(self, notice: object) -> None:
        """Show a Notice; an equal one, or one on the same topic, is replaced."""
        assert isinstance(notice, Notice)
        for toast in list(self.toasts):
            topic = toast.notice.topic
            if toast.notice.text == notice.text or (topic and topic == notice.topic):
                self._drop(toast)
        while len(self.toasts) >= _MOST:
            self._drop(self.toasts[0])
        toast = Toast(notice, self._over)
        toast.gone.connect(self._drop)
        self.toasts.append(toast)
        toast.show()
        self._place()

    def dismiss(self) -> bool:
        """Close the newest toast (Esc). False when there is none."""
        if not self.toasts:
            return False
        self.toasts[-1].close_now()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _drop(self, toast: object) -> None:
        assert isinstance(toast, Toast)
        if toast in self.toasts:
            self.toasts.remove(toast)
            toast.hide()
            toast.deleteLater()
        self._place()

    def _place(self) -> None:
        room = min(760, self._over.width() - 48)
        foot = self._over.height() - self._lift
        for toast in reversed(self.toasts):
            wide = min(room, toast.sizeHint().width())
            high = max(toast.heightForWidth(wide), toast.minimumSizeHint().height())
            foot -= high
            toast.setGeometry((self._over.width() - wide) // 2, foot, wide, high)
            toast.raise_()
            foot -= 8
