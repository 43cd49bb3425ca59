"""What a file is when it is no sheet, and how to make a sheet of it, in a sentence."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from jobdesk.exchange.refusals import SAVE_AS_EXCEL, Unreadable

_HANGUL_HOW = (
    "한글에서 표를 선택해 복사(Ctrl+C)하고 엑셀이나 한셀의 빈 시트에 붙여넣기(Ctrl+V)한 뒤 "
    ".xlsx로 저장해 가져오세요."
)
_WORD_HOW = (
    "워드에서 표를 선택해 복사(Ctrl+C)하고 엑셀의 빈 시트에 붙여넣기(Ctrl+V)한 뒤 .xlsx로 "
    "저장해 가져오세요."
)
_PDF_HOW = (
    "보낸 곳에 엑셀 파일을 요청하거나, 표를 복사해 엑셀에 붙여넣고 .xlsx로 저장해 가져오세요."
)
_IMAGE_HOW = "그림 속의 글자는 읽을 수 없습니다. 보낸 곳에 엑셀 파일을 요청하세요."
_ZIP_HOW = "압축을 풀고 그 안의 엑셀 파일을 가져오세요."
_ASK_HOW = "보낸 곳에 엑셀 파일(.xlsx)을 요청하세요."

_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "PDF 문서", _PDF_HOW),
    (b"HWP Document File", "한글 문서(옛 HWP)", _HANGUL_HOW),
    (b"{\\rtf", "서식 있는 문서(RTF)", _WORD_HOW),
    (b"\x89PNG", "그림(PNG)", _IMAGE_HOW),
    (b"\xff\xd8\xff", "그림(JPEG)", _IMAGE_HOW),
    (b"GIF8", "그림(GIF)", _IMAGE_HOW),
    (b"BM", "그림(BMP)", _IMAGE_HOW),
    (b"II*\0", "그림(TIFF)", _IMAGE_HOW),
    (b"MM\0*", "그림(TIFF)", _IMAGE_HOW),
    (b"7z\xbc\xaf\x27\x1c", "압축 파일(7z)", _ZIP_HOW),
    (b"Rar!", "압축 파일(RAR)", _ZIP_HOW),
    (b"\x1f\x8b", "압축 파일(gz)", _ZIP_HOW),
    (b"ALZ\x01", "압축 파일(ALZ)", _ZIP_HOW),
    (b"EGGA", "압축 파일(EGG)", _ZIP_HOW),
    (b"MZ", "실행 파일", _ASK_HOW),
    (b"\x7fELF", "실행 파일", _ASK_HOW),
    (b"SQLite format 3\0", "데이터베이스 파일", _ASK_HOW),
)

_OLD_EXCEL = (b"\x09\x00", b"\x09\x02", b"\x09\x04", b"\x09\x08")
_PRINTABLE_PREFIXES = (b"BM", b"MZ")  # two letters prove nothing without what follows


def _is(name: str, what: str, how: str) -> Unreadable:
    return Unreadable(f"'{name}' 파일은 {what}입니다. 표로 읽을 수 없어 가져오지 않았습니다. {how}")


def by_signature(data: bytes, name: str) -> Unreadable | None:
    """The refusal of a file whose first bytes name it, or None."""
    for signature, what, how in _SIGNATURES:
        if not data.startswith(signature):
            continue
        if signature in _PRINTABLE_PREFIXES and b"\0" not in data[:64]:
            continue
        return _is(name, what, how)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _is(name, "그림(WebP)", _IMAGE_HOW)
    if data[4:8] == b"ftyp":
        return _is(name, "사진이나 동영상(HEIC·MP4)", _IMAGE_HOW)
    if data[:2] in _OLD_EXCEL and data[2:4] in (b"\x04\x00", b"\x06\x00", b"\x08\x00", b"\x10\x00"):
        return _is(name, "아주 오래된 엑셀 형식(4.0 이전)", SAVE_AS_EXCEL)
    return None


def empty(name: str) -> Unreadable:
    """A file of no bytes, or of blanks only."""
    return Unreadable(f"'{name}' 파일이 비어 있습니다. 받은 파일이 제대로 저장되었는지 확인하세요.")


def lock_file(name: str) -> Unreadable:
    """The note that Excel or LibreOffice lays beside an open file."""
    real = name.removeprefix("~$").removeprefix(".~lock.").rstrip("#")
    choose = f"앞에 '~$'가 없는 '{real}' 파일" if real != name else "원래 문서 파일"
    return Unreadable(
        f"'{name}' 파일은 엑셀이 문서를 여는 동안 두는 임시 파일입니다. {choose}을 고르세요."
    )


def archive(parts: AbstractSet[str], kind: str, name: str) -> Unreadable:
    """A zip that holds no workbook; ``parts`` in lower case, ``kind`` its mimetype."""
    if "hwp" in kind or any(part.startswith("contents/section") for part in parts):
        return _is(name, "한글 문서(HWPX)", _HANGUL_HOW)
    if any(part.startswith("word/") for part in parts) or "opendocument.text" in kind:
        return _is(name, "워드 문서", _WORD_HOW)
    if any(part.startswith("ppt/") for part in parts) or "presentation" in kind:
        return _is(name, "발표 자료", _ASK_HOW)
    if any(part.endswith(".iwa") for part in parts):
        return Unreadable(
            f"'{name}' 파일은 애플 넘버스 문서입니다. 넘버스에서 [파일 > 다음으로 내보내기 > "
            "Excel]로 저장한 뒤 다시 가져오세요."
        )
    return _is(name, "압축 파일(zip)", _ZIP_HOW)


def ole(entries: AbstractSet[str], name: str) -> Unreadable:
    """An OLE file without a workbook stream; ``entries`` in lower case."""
    if "bodytext" in entries or "fileheader" in entries:
        return _is(name, "한글 문서(HWP)", _HANGUL_HOW)
    if "worddocument" in entries:
        return _is(name, "워드 문서", _WORD_HOW)
    if "powerpoint document" in entries:
        return _is(name, "발표 자료", _ASK_HOW)
    if "__properties_version1.0" in entries:
        return _is(name, "전자우편 파일", "메일에 붙은 엑셀 파일을 따로 저장해 가져오세요.")
    return Unreadable(
        f"'{name}' 파일에서 엑셀 시트를 찾지 못했습니다. 저장된 자료는 그대로입니다. "
        f"{SAVE_AS_EXCEL}"
    )


def protected_ods(name: str) -> Unreadable:
    """An OpenDocument sheet with a password, which no reader here can open."""
    return Unreadable(
        f"'{name}' 파일은 암호로 보호된 ODS 문서라 바로 읽을 수 없습니다. 열어서 암호 없이 "
        ".xlsx로 저장한 뒤 다시 가져오세요."
    )


def markup(name: str) -> Unreadable:
    """XML that is neither a web page nor a sheet."""
    return _is(name, "일반 XML 문서", SAVE_AS_EXCEL)


def json_file(name: str) -> Unreadable:
    """JSON, or the link file of an online document."""
    return _is(name, "JSON 자료나 온라인 문서의 바로가기", _ASK_HOW)


def web_archive(name: str) -> Unreadable:
    """A web page saved in one file (MHT), or a mail."""
    return _is(name, "웹 보관 파일이나 전자우편", SAVE_AS_EXCEL)


def unknown(name: str) -> Unreadable:
    """Bytes that are no text and begin like nothing known."""
    return Unreadable(
        f"'{name}' 파일의 형식을 알 수 없어 읽지 못했습니다. 저장된 자료는 그대로입니다. "
        f"{SAVE_AS_EXCEL}"
    )
