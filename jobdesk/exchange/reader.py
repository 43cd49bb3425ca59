"""Reads a sheet from any file that offices send: the one door into the program for files."""

from __future__ import annotations

import hashlib
import stat
import time
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from unicodedata import normalize

from jobdesk.exchange import cells, child, limits, sniff, text_table
from jobdesk.exchange.engine import Answer, Request
from jobdesk.exchange.refusals import NeedsPassword, Unreadable, WrongPassword, damaged
from jobdesk.exchange.workbook import Area, Cell, Format, Sheet, Workbook

__all__ = [
    "Area",
    "Cell",
    "Format",
    "NeedsPassword",
    "Sheet",
    "Unreadable",
    "Workbook",
    "WrongPassword",
    "read",
    "read_bytes",
]


def read(path: Path, *, password: str | None = None, timeout: float = limits.SECONDS) -> Workbook:
    """Everything that stands in the file, as values; macros and links are never run.

    ``timeout`` is in seconds. Raises NeedsPassword, WrongPassword, Unreadable; each says in
    Korean what the file is and how to go on.
    """
    name = normalize("NFC", path.name)
    data = file_bytes(path, name)
    saved = datetime.fromtimestamp(path.stat().st_mtime, tz=UTC).astimezone().date()
    return replace(read_bytes(data, name, password=password, timeout=timeout), saved_on=saved)


def read_bytes(
    data: bytes, name: str, *, password: str | None = None, timeout: float = limits.SECONDS
) -> Workbook:
    """The same of bytes that are no file: what was copied from a page. ``name`` is what messages
    call it."""
    digest = hashlib.sha256(data).hexdigest()
    found = sniff.sniff(data, name)
    if found.format is Format.TEXT:
        answer = _text(data, name)
    else:
        request = Request(name, found.format, found.protected, password)
        answer = _in_child(request, data, timeout)
    hidden = [sheet.name for sheet in answer.sheets if not sheet.visible and sheet.rows]
    warnings = answer.warnings
    if hidden:
        names = ", ".join(f"'{sheet}'" for sheet in hidden)
        warnings += (
            f"숨긴 시트가 {len(hidden)}개 있습니다({names}). 표가 있는지 함께 살폈습니다.",
        )
    sheets = tuple(answer.sheets)
    return Workbook(name, answer.format, answer.encoding, sheets, warnings, digest)


def file_bytes(path: Path, name: str) -> bytes:
    """What stands in the file, no larger than any sheet may be. Raises Unreadable."""
    try:
        about = path.stat()
        _check_regular(about.st_mode, name)
        limits.check_size(about.st_size, name)
        with path.open("rb") as file:
            data = file.read(limits.MAX_FILE + 1)  # it may grow between the two
    except FileNotFoundError as error:
        raise Unreadable(
            f"'{name}' 파일을 찾을 수 없습니다. 옮기거나 이름을 바꾸지 않았는지 확인하고 다시 "
            "고르세요."
        ) from error
    except PermissionError as error:
        raise Unreadable(
            f"'{name}' 파일을 열 수 없습니다. 엑셀에서 열려 있으면 닫고, 읽을 권한이 있는지 "
            "확인한 뒤 다시 가져오세요."
        ) from error
    except OSError as error:
        raise Unreadable(
            f"'{name}' 파일을 디스크에서 읽지 못했습니다. 저장된 자료는 그대로입니다. USB나 "
            "네트워크 연결을 확인하고 PC의 폴더로 복사한 뒤 다시 가져오세요."
        ) from error
    limits.check_size(len(data), name)
    return data


def _check_regular(mode: int, name: str) -> None:
    """Refuse what is no file: a folder has no content, a device or pipe no end."""
    if stat.S_ISDIR(mode):
        raise Unreadable(f"'{name}'은(는) 폴더입니다. 폴더 안의 파일을 고르세요.")
    if not stat.S_ISREG(mode):
        raise Unreadable(
            f"'{name}'은(는) 보통 파일이 아니라 장치나 통로입니다. 저장된 자료는 그대로입니다. "
            "엑셀이나 CSV 파일을 고르세요."
        )


def _text(data: bytes, name: str) -> Answer:
    """Plain text is read here: it can do no harm, and the way to a process costs more."""
    decoded = text_table.decode(data)
    if decoded is None:
        raise damaged(name)
    records, total, warnings = text_table.rows(decoded.text, limits.MAX_ROWS)
    if total > limits.MAX_ROWS:
        raise limits.too_many_rows(name, total)
    if decoded.broken:
        warnings = (
            *warnings,
            f"글자 {decoded.broken:,}개가 깨져 있어 '\ufffd'로 읽었습니다. 원본에서 확인하세요.",
        )
    rows: list[list[object]] = records  # type: ignore[assignment]
    sheet = cells.sheet(name.rpartition(".")[0] or name, rows, warnings=warnings)
    return Answer(Format.TEXT, decoded.encoding, [sheet])


def _in_child(request: Request, data: bytes, timeout: float) -> Answer:
    """Ask the reading process; a workbook that ended it is tried once more the slow way."""
    deadline = time.monotonic() + timeout
    try:
        return child.read(request, data, timeout)
    except child.Died as death:
        if death.late:
            raise limits.too_slow(request.name, timeout) from death
        rest = deadline - time.monotonic()
        if request.format is not Format.XLSX or request.slow or rest < 1:
            raise _refusal(request.name, death) from death
    try:
        return child.read(request._replace(slow=True), data, rest)
    except child.Died as death:
        if death.late:
            raise limits.too_slow(request.name, timeout) from death
        raise _refusal(request.name, death) from death


def _refusal(name: str, death: child.Died) -> Unreadable:
    return limits.too_heavy(name) if death.heavy else damaged(name)
