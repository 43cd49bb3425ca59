"""What the program says in passing, and the one place that turns an exception into words.

``notices.say("…")``, ``notices.warn("…")``; ``notices.error(exc)`` shows a UserError as it
stands, an outcome the user chose (Cancelled) quietly, and logs anything else as our bug,
showing each distinct bug once.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from jobdesk.errors import Cancelled, StoreError, UserError
from jobdesk.paths import log_file
from jobdesk.ui.theme import Tone

_log = logging.getLogger(__name__)

PASSING_SECONDS = 6
UNDO_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Notice:
    """One passing sentence. ``seconds`` 0 stays until closed; ``action`` runs when
    ``action_label`` is pressed. Of one ``topic`` only the newest is shown."""

    text: str
    tone: Tone = Tone.NEUTRAL
    seconds: int = PASSING_SECONDS
    action_label: str = ""
    action: Callable[[], None] | None = None
    topic: str = ""


class Notices(QObject):
    """Sends Notice objects to whoever shows them (the window's toasts)."""

    shown = Signal(object)
    store_failed = Signal(object)
    """A StoreError: disk, lock or file; the window may leave for the screen of that fault."""

    bug = Signal(object)
    """An exception that is our fault, each time it happens."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._seen: set[str] = set()

    def say(self, text: str) -> None:
        """Something went as asked."""
        self.shown.emit(Notice(text, Tone.SUCCESS))

    def warn(self, text: str) -> None:
        """Something needs the user's eye, nothing is lost."""
        self.shown.emit(Notice(text, Tone.WARNING, seconds=UNDO_SECONDS))

    def offer(
        self, text: str, action_label: str, action: Callable[[], None], *, topic: str = ""
    ) -> None:
        """A sentence with one thing to do about it, for ten seconds."""
        self.shown.emit(Notice(text, Tone.NEUTRAL, UNDO_SECONDS, action_label, action, topic))

    def error(self, error: BaseException) -> None:
        """Say what an exception means to the user; a bug is logged with its traceback."""
        if isinstance(error, Cancelled):
            self.shown.emit(Notice("그만두었습니다. 바뀐 자료는 없습니다."))
        elif isinstance(error, UserError):
            _log.info("told the user: %s", type(error).__name__)
            if isinstance(error, StoreError):
                self.store_failed.emit(error)
            self.shown.emit(Notice(error.message, Tone.DANGER, seconds=0))
        else:
            self._bug(error)

    def _bug(self, error: BaseException) -> None:
        self.bug.emit(error)
        _log.error("bug", exc_info=(type(error), error, error.__traceback__))
        frames = traceback.extract_tb(error.__traceback__)
        where = f"{frames[-1].filename}:{frames[-1].lineno}" if frames else ""
        sign = f"{type(error).__name__} {where}"
        if sign in self._seen:
            return
        self._seen.add(sign)
        self.shown.emit(
            Notice(
                "프로그램 오류로 방금 한 일을 마치지 못했습니다. 이미 저장된 자료는 안전합니다. "
                f"되풀이되면 기록 파일을 관리자에게 보내 주세요: {log_file()}",
                Tone.DANGER,
                seconds=0,
            )
        )
