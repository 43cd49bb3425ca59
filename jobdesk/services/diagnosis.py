"""What a helper needs to know about a store that will not open, and nothing about people.

The text is written beside nothing and sent nowhere: the user saves it and decides. It holds
versions, names and sizes of the centre's files and where the program stopped; no record, no
name of a person, no password, and paths with the home folder left out.
"""

from __future__ import annotations

import platform
import re
import shutil
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from jobdesk import __version__
from jobdesk.paths import log_file

_PARTS = ("PySide6_Essentials", "sqlcipher3", "sqlite-utils", "cryptography", "argon2-cffi")
_FRAME = re.compile(r'^\s+File "(?P<path>.+)", line (?P<line>\d+), in (?P<name>\S+)')
_ERROR = re.compile(r"^(?P<name>[A-Za-z_][\w.]*(?:Error|Exception|Warning|Fault|Interrupt))\b")
_LOG_LINES = 400


def collect(folder: Path, fault: str, message: str, *, now: datetime | None = None) -> str:
    """The diagnosis as text, for a file of the user's choice.

    ``fault`` and ``message`` are what the screen shows; the home folder's name is taken out.
    """
    made = (now or datetime.now()).strftime("%Y-%m-%d %H:%M")
    sections = [
        (
            "잡데스크 진단",
            [f"만든 때: {made}", "구직자·업체 자료는 들어 있지 않습니다."],
        ),
        ("무슨 일", [f"종류: {fault}", _homeless(message)]),
        ("프로그램", [f"잡데스크 {__version__}", *_versions()]),
        ("센터 폴더", [_homeless(str(folder)), *_files(folder), _space(folder)]),
        ("최근에 멈춘 곳", _stops() or ["기록이 없습니다."]),
    ]
    return "\n\n".join("\n".join([f"[{title}]", *lines]) for title, lines in sections) + "\n"


def _versions() -> list[str]:
    lines = [f"Python {platform.python_version()}", platform.platform()]
    for part in _PARTS:
        try:
            lines.append(f"{part} {version(part)}")
        except PackageNotFoundError:  # a frozen program carries no metadata
            lines.append(f"{part} -")
    return lines


def _files(folder: Path) -> list[str]:
    if not folder.is_dir():
        return ["폴더가 없거나 열리지 않습니다."]
    lines = []
    try:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                state = path.stat()
                changed = (
                    datetime.fromtimestamp(state.st_mtime, tz=UTC)
                    .astimezone()
                    .strftime("%Y-%m-%d %H:%M:%S")
                )
                lines.append(f"{path.relative_to(folder)}\t{state.st_size:,} bytes\t{changed}")
    except OSError as error:
        lines.append(f"목록을 끝까지 읽지 못했습니다: {type(error).__name__} {error.errno}")
    return lines or ["비어 있습니다."]


def _space(folder: Path) -> str:
    place = next((p for p in (folder, *folder.parents) if p.is_dir()), None)
    if place is None:
        return "남은 공간: 알 수 없습니다."
    return f"남은 공간: {shutil.disk_usage(place).free // 1_048_576:,} MB"


def _stops() -> list[str]:
    """Frames and error names of the log; messages are dropped, they may quote what was typed."""
    try:
        text = log_file().read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []
    kept = []
    for line in text.splitlines()[-_LOG_LINES:]:
        if frame := _FRAME.match(line):
            kept.append(f"  {Path(frame['path']).name}:{frame['line']} {frame['name']}")
        elif error := _ERROR.match(line):
            kept.append(error["name"])
    return kept


def _homeless(value: str) -> str:
    home = str(Path.home())
    return value.replace(home, "~") if len(home) > 1 else value
