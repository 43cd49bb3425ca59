"""`jobdesk` without a word opens the window; `selftest` walks its pages without a display."""

from __future__ import annotations

import argparse
import os
import sys

from jobdesk.commands.console import Console
from jobdesk.errors import UserError


def open_window(options: argparse.Namespace, console: Console) -> int:
    """Open the window on the centre and run until it is closed."""
    del console
    if not _has_display():
        raise UserError(
            "화면이 없어 창을 열 수 없습니다. 자료는 그대로입니다. 화면이 있는 PC에서 실행하거나 "
            "창 없이 쓰는 명령을 보려면 jobdesk --help 를 입력하세요."
        )
    from jobdesk import app
    from jobdesk.commands.desks import centre_folder

    return app.run(centre_folder(options), os.environ.get("JOBDESK_PASSWORD", ""))


def _has_display() -> bool:
    """Whether Qt would find a display; it ends the process where there is none."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def selftest(options: argparse.Namespace, console: Console) -> int:
    """Show every page of a temporary practice centre; an exception anywhere is a bug."""
    del options
    from jobdesk import app
    from jobdesk.ui.page_entries import PAGES

    code = app.selftest()
    pages = [{"name": entry.name, "title": entry.title} for entry in PAGES]
    console.answer({"ok": code == 0, "pages": pages})
    titles = ", ".join(page["title"] for page in pages)
    console.say(f"창을 화면 없이 열어 {len(pages)}개 페이지를 둘러보았습니다: {titles}")
    return code
