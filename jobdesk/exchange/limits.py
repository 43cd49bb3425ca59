"""How large a file may be, so that no file, however made, takes the program down."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from jobdesk.exchange.refusals import Unreadable, damaged

MIB = 1024 * 1024
MAX_FILE = 50 * MIB
MAX_UNPACKED = 300 * MIB
MAX_RATIO = 100
RATIO_FROM = 10 * MIB  # a smaller archive cannot hurt, however well it packs
MAX_PARTS = 200
MAX_ROWS = 200_000
MAX_COLUMNS = 300
MEMORY = 1024 * MIB  # address space of the reading process
SECONDS = 60.0

BROKEN_ZIP = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    struct.error,
    EOFError,
    KeyError,
    OSError,
    RuntimeError,  # a part is encrypted, or packed in an unknown way
    ValueError,
)
"""What zipfile raises over an archive that cannot be followed."""


def check_size(size: int, name: str) -> None:
    """Refuse a file of more bytes than any sheet of a centre. Raises Unreadable."""
    if size > MAX_FILE:
        raise Unreadable(
            f"'{name}' 파일이 너무 큽니다({size // MIB}MB). {MAX_FILE // MIB}MB까지 읽을 수 "
            "있습니다. 그림을 지우거나 필요한 시트만 남겨 저장한 뒤 다시 가져오세요."
        )


def check_zip(data: bytes, name: str) -> tuple[str, ...]:
    """Names of the parts of a zip, after looking at what it says it unpacks to.

    Nothing is unpacked here. Raises Unreadable for an archive that is damaged, has too many
    parts or would swell beyond the limits (a zip bomb).
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except BROKEN_ZIP as error:
        raise damaged(name) from error
    if len(parts) > MAX_PARTS:
        raise Unreadable(
            f"'{name}' 파일에 들어 있는 조각이 {len(parts):,}개로 너무 많습니다"
            f"({MAX_PARTS}개까지). 필요한 시트만 새 통합 문서로 옮겨 저장한 뒤 다시 가져오세요."
        )
    unpacked = sum(part.file_size for part in parts)
    packed = max(1, sum(part.compress_size for part in parts))
    if unpacked > MAX_UNPACKED or (unpacked > RATIO_FROM and unpacked > packed * MAX_RATIO):
        raise Unreadable(
            f"'{name}' 파일은 풀면 {unpacked // MIB:,}MB로 부풀어 읽지 않았습니다. 저장된 자료는 "
            "그대로입니다. 쓰지 않는 빈 행과 서식을 지우고 저장하거나, 보낸 곳에 확인하세요."
        )
    return tuple(part.filename for part in parts)


def too_many_rows(sheet: str, rows: int) -> Unreadable:
    """The refusal of a sheet with more rows of data than are read at once."""
    return Unreadable(
        f"'{sheet}' 시트에 자료가 {rows:,}행 있습니다. 한 번에 {MAX_ROWS:,}행까지 가져올 수 "
        "있으니 파일을 나누어 저장한 뒤 다시 가져오세요."
    )


def too_heavy(name: str) -> Unreadable:
    """The refusal of a file that needs more memory than a sheet may take."""
    return Unreadable(
        f"'{name}' 파일은 읽는 데 메모리가 너무 많이 들어 멈추었습니다. 저장된 자료는 "
        "그대로입니다. 빈 행과 열을 지우거나 파일을 나누어 저장한 뒤 다시 가져오세요."
    )


def too_slow(name: str, seconds: float) -> Unreadable:
    """The refusal of a file that was not read in time."""
    return Unreadable(
        f"'{name}' 파일을 {seconds:.0f}초 안에 읽지 못해 멈추었습니다. 저장된 자료는 "
        "그대로입니다. 필요한 시트만 남겨 .xlsx로 저장한 뒤 다시 가져오세요."
    )


def too_many_columns(sheet: str) -> Unreadable:
    """The refusal of a sheet with data in more columns than any table of a centre."""
    return Unreadable(
        f"'{sheet}' 시트에 {MAX_COLUMNS}열을 넘는 자료가 있어 읽지 않았습니다. 필요한 열만 "
        "남겨 저장한 뒤 다시 가져오세요."
    )
