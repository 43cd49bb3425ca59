"""`make run`: the window, or the main job without it where there is no display."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Open the window and wait for it, or make the files of a first run."""
    if has_display():
        return subprocess.run(
            [sys.executable, "-m", "jobdesk", *sys.argv[1:]], cwd=ROOT, check=False
        ).returncode
    print(
        "화면이 없어 창 대신 주요 업무를 파일로 보여 드립니다.\n"
        "There is no display, so the main job is done without the window.",
        flush=True,
    )
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    sys.path.insert(0, str(ROOT))
    import first_run

    return first_run.main()


def has_display() -> bool:
    """Whether a window can be opened: a display is named and it answers."""
    if not sys.platform.startswith("linux"):
        return True
    if os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        return False
    wayland = os.environ.get("WAYLAND_DISPLAY")
    if wayland and (Path(os.environ.get("XDG_RUNTIME_DIR", "/")) / wayland).exists():
        return True
    return bool(os.environ.get("DISPLAY")) and x_server_answers()


def x_server_answers() -> bool:
    """Whether the X server of DISPLAY takes a connection; Qt would abort where it does not."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    try:
        return xcb.xcb_connection_has_error(connection) == 0
    finally:
        xcb.xcb_disconnect(connection)


if __name__ == "__main__":
    raise SystemExit(main())
