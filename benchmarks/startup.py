"""Start-up to the first paint as whole processes, against an empty PySide6 window.

`python -m benchmarks.startup` starts each program in turn; with `ours` or `rival` it is that
program, which paints once and leaves.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from benchmarks.measure import Measured, note, tell, timed, turn_by_turn

RUNS = 9


def main() -> None:
    """Measure and tell."""
    from jobdesk.services import centres, demo

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "centre"
        note("  a practice centre of 240 seekers")
        centres.close(demo.build(folder, today=date.today))
        environment = {
            **os.environ,
            "JOBDESK_CENTRE": str(folder),
            "JOBDESK_HOME": name,
        }
        # An installed program has its bytecode at hand; the first run writes it here.
        environment.pop("PYTHONDONTWRITEBYTECODE", None)

        def once(side: str) -> float:
            command = [sys.executable, "-m", "benchmarks.startup", side]
            return timed(lambda: subprocess.run(command, env=environment, check=True))

        for side in ("ours", "rival"):  # both warm
            once(side)
        mine, its = turn_by_turn(lambda: once("ours"), lambda: once("rival"), RUNS)
    tell(
        Measured(
            "Start to first paint of the home page, whole process",
            mine,
            its,
            "an empty QMainWindow",
        )
    )


def leave_when_painted() -> None:
    """End this process when a top-level window has been painted."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Paint and isinstance(watched, QMainWindow):
                # After the paint is done; closing down is nobody's start-up.
                QTimer.singleShot(0, lambda: os._exit(0))
            return False

    app = QApplication.instance()
    assert app is not None
    watch = Watch(app)
    app.installEventFilter(watch)


def ours() -> None:
    """The program as it starts for people; only its QApplication is watched."""
    from PySide6.QtWidgets import QApplication

    from jobdesk import app

    make = app.application

    def watched() -> QApplication:
        made = make()
        leave_when_painted()
        return made

    app.application = watched
    sys.exit(app.run(Path(os.environ["JOBDESK_CENTRE"])))


def rival() -> None:
    """The least a PySide6 program can show."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication([])
    window = QMainWindow()
    leave_when_painted()
    window.resize(1366, 768)
    window.show()
    sys.exit(app.exec())


if __name__ == "__main__":
    {"ours": ours, "rival": rival}.get(sys.argv[1] if sys.argv[1:] else "", main)()
