"""Files that are kept with a record: told by their bytes, pictures made small, others as they
are. What is not one of them is refused with a sentence that says what to do instead."""

from __future__ import annotations

import io
import re
import zipfile
from typing import NamedTuple

from jobdesk.domain import text
from jobdesk.exchange import child, limits, sniff
from jobdesk.exchange.refusals import Unreadable, picture_damaged, picture_too_large

MAX_BYTES = 20 * limits.MIB
_SECONDS = 30.0
_NAME = 100  # signs of a file's name, its ending among them
PDF = "application/pdf"
_SUFFIXES: dict[str, str] = {
    "image/jpeg": ".jpg",
    "image/png": ".png",
    PDF: ".pdf",
    "application/x-hwp": ".hwp",
    "application/hwp+zip": ".hwpx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
"""The ending of each media type that is kept."""

SUFFIXES: tuple[str, ...] = (
    *(".jpg", ".jpeg", ".png", ".webp", ".bmp"),
    *(".pdf", ".hwp", ".hwpx", ".xlsx", ".docx"),
)
"""The endings a window offers to choose from."""

_PARTS = (("xl/", ".xlsx"), ("word/", ".docx"))
_HEIC = (b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1", b"avif")
_RESERVED = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)(\.|$)")
_NO_NAME = re.compile(r'[<>:"/\\|?*\x00-\x1f]')


class Paper(NamedTuple):
    """A file as it is kept."""

    name: str
    media_type: str
    data: bytes


def prepare(data: bytes, name: str) -> Paper:
    """The file as it is kept. Takes a moment: a picture is made small in a process of its own.

    Raises Unreadable when it is none of the files that are kept, too large, or damaged.
    """
    check_size(len(data), name)
    media_type = _picture_or_document(data, name)
    if media_type == "image":
        try:
            media_type, data = child.picture(name, data, _SECONDS)
        except child.Died as error:
            large = error.heavy or error.late
            raise (picture_too_large if large else picture_damaged)(name) from error
    return Paper(file_name(name, media_type), media_type, data)


def check_size(size: int, name: str) -> None:
    """Refuse a file of more than 20 MB, or an empty one. Raises Unreadable."""
    if size > MAX_BYTES:
        raise Unreadable(
            f"'{name}' 파일이 너무 큽니다({size / limits.MIB:.0f}MB). "
            f"{MAX_BYTES // limits.MIB}MB까지 붙일 수 있습니다. 저장된 자료는 그대로입니다. "
            "파일을 나누거나 줄여서 다시 붙이세요."
        )
    if size == 0:
        raise Unreadable(f"'{name}' 파일이 비어 있어 붙이지 않았습니다. 원본을 확인하세요.")


def file_name(name: str, media_type: str = "") -> str:
    """A name that every system takes, with the ending that fits what the file is."""
    plain = _NO_NAME.sub(" ", text.tidy(name))
    suffix = _SUFFIXES.get(media_type, "")
    stem = plain
    if suffix:
        typed = re.search(r"\.[A-Za-z0-9]{1,5}$", plain)
        same = {".jpeg": ".jpg"}
        if typed and (media_type.startswith("image/") or typed[0].lower() == suffix):
            stem = plain[: typed.start()]
            if same.get(typed[0].lower(), typed[0].lower()) == suffix:
                suffix = typed[0]
    stem = text.tidy(stem).strip(". ")[: _NAME - len(suffix)].strip(". ") or "첨부"
    return f"_{stem}{suffix}" if _RESERVED.match(stem) else f"{stem}{suffix}"


def _picture_or_document(data: bytes, name: str) -> str:
    """``image`` or the media type of a document, by the bytes alone."""
    if _is_picture(data):
        return "image"
    if b"%PDF-" in data[:1024]:
        return PDF
    if data[4:8] == b"ftyp" and data[8:12] in _HEIC:
        raise Unreadable(
            f"'{name}' 사진은 이 프로그램이 열지 못하는 형식(HEIC)입니다. 저장된 자료는 "
            "그대로입니다. 휴대전화 카메라 설정에서 JPG로 찍게 바꾸거나, 사진을 JPG로 저장한 뒤 "
            "다시 붙이세요."
        )
    if data.startswith(sniff.OLE) and "fileheader" in sniff.ole_entries(data):
        return "application/x-hwp"
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data, name)
    raise _other(name)


def _is_picture(data: bytes) -> bool:
    webp = data.startswith(b"RIFF") and data[8:12] == b"WEBP"
    return webp or data.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"BM"))


def _zipped(data: bytes, name: str) -> str:
    """What an Office or 한글 file is; its parts are only named here, never unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.namelist()
            first = archive.open("mimetype").read(64) if "mimetype" in parts else b""
    except limits.BROKEN_ZIP as error:
        raise Unreadable(
            f"'{name}' 파일이 손상되어 붙이지 않았습니다. 저장된 자료는 그대로입니다. 원본을 다시 "
            "받아 붙이세요."
        ) from error
    if any(part.lower().endswith("vbaproject.bin") for part in parts):
        raise Unreadable(
            f"'{name}' 파일에 매크로가 들어 있어 붙이지 않았습니다. 저장된 자료는 그대로입니다. "
            "매크로 없는 파일(.xlsx, .docx)이나 PDF로 저장한 뒤 다시 붙이세요."
        )
    if first.strip() == b"application/hwp+zip":
        return "application/hwp+zip"
    for folder, suffix in _PARTS:
        if any(part.startswith(folder) for part in parts):
            return next(media for media, ending in _SUFFIXES.items() if ending == suffix)
    raise _other(name)


def _other(name: str) -> Unreadable:
    return Unreadable(
        f"'{name}' 파일은 붙일 수 없는 형식입니다. 사진(JPG, PNG), PDF, 한글(HWP, HWPX), "
        "엑셀(XLSX), 워드(DOCX) 파일을 붙일 수 있습니다. 저장된 자료는 그대로입니다. PDF로 "
        "저장한 뒤 다시 붙이세요."
    )
