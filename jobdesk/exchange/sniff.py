"""Tells what a file is from its bytes; an extension is only what somebody typed."""

from __future__ import annotations

import io
import re
import zipfile
from typing import NamedTuple

from jobdesk.exchange import foreign, limits, text_table
from jobdesk.exchange.refusals import damaged
from jobdesk.exchange.workbook import Format

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|table|meta|style|title|div|tr|td|center|font|h[1-6]|p|br)"
    r"[\s>/]",
    re.IGNORECASE,
)
_SPREADSHEET_XML = "urn:schemas-microsoft-com:office:spreadsheet"
_SYLK = re.compile(r"ID;P[^\r\n]*\s+(?:(?:B|C|F|P|O|W|N[NUE]);|E\s*$)")
"""A first record and the beginning of a second; a CSV may have a column ``Phone`` after ``ID``."""
_HEAD = 4096


class Sniffed(NamedTuple):
    """What a file is. ``protected`` workbooks are decrypted before anything else is known."""

    format: Format
    protected: bool = False


def sniff(data: bytes, name: str) -> Sniffed:
    """What the bytes are. Raises Unreadable, which says what else they are when no sheet."""
    if name.startswith(("~$", ".~lock.")) or _is_lock(data):
        raise foreign.lock_file(name)
    if not data.strip(b"\0 \r\n\t\xef\xbb\xbf"):
        raise foreign.empty(name)
    if data.startswith(_ZIP):
        return Sniffed(_zip(data, name))
    if data.startswith(OLE):
        return _ole(data, name)
    known = foreign.by_signature(data, name)
    if known is not None:
        raise known
    return Sniffed(_text(data, name))


def _is_lock(data: bytes) -> bool:
    """Excel's note: the length of a name, the name, spaces up to 55 bytes, the name again."""
    return len(data) == 165 and 0 < data[0] < 54 and not data[1 + data[0] : 55].strip(b" ")


def _zip(data: bytes, name: str) -> Format:
    parts = limits.check_zip(data, name)
    lower = {part.lower().lstrip("/") for part in parts}
    if any(part.endswith("workbook.bin") for part in lower):
        return Format.XLSB
    if any(part.endswith("workbook.xml") or part.startswith("xl/") for part in lower):
        return Format.XLSX
    kind = ""
    if "mimetype" in lower:
        kind = _part(data, name, "mimetype")[:100].decode("ascii", "replace").strip()
    if "opendocument.spreadsheet" in kind:
        manifest = "META-INF/manifest.xml"
        if manifest in parts and b"encryption-data" in _part(data, name, manifest):
            raise foreign.protected_ods(name)
        return Format.ODS
    raise foreign.archive(lower, kind, name)


def _part(data: bytes, name: str, part: str) -> bytes:
    """The beginning of a part, whatever it says it unpacks to."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(part) as stream:
            return stream.read(limits.MIB)
    except limits.BROKEN_ZIP as error:
        raise damaged(name) from error


def _ole(data: bytes, name: str) -> Sniffed:
    entries = ole_entries(data)
    if "encryptedpackage" in entries:
        return Sniffed(Format.XLSX, protected=True)
    if "workbook" in entries or "book" in entries:
        return Sniffed(Format.XLS)
    raise foreign.ole(entries, name)


_ENTRY_NAMES = (
    "Workbook",
    "WORKBOOK",
    "Book",
    "BOOK",
    "EncryptedPackage",
    "WordDocument",
    "PowerPoint Document",
    "BodyText",
    "FileHeader",
    "__properties_version1.0",
)


def ole_entries(data: bytes) -> set[str]:
    """The telling names in the directory of an OLE file, in lower case.

    The directory is not followed, since a damaged one may loop: its entries are 128 bytes
    long and lie on multiples of 128, so the names are looked for there.
    """
    found = set()
    for name in _ENTRY_NAMES:
        pattern = name.encode("utf-16-le") + b"\0\0"
        at = data.find(pattern)
        while at >= 0:
            if at % 128 == 0 and data[at + 66 : at + 67] in (b"\x01", b"\x02"):
                found.add(name.lower())
                break
            at = data.find(pattern, at + 1)
    return found


def _text(data: bytes, name: str) -> Format:
    head = text_table.head(data, _HEAD)
    if head is None:
        raise foreign.unknown(name)
    start = head.lstrip("\ufeff \r\n\t\0")
    if _SYLK.match(start):
        return Format.SYLK
    if start.startswith("<"):
        if _SPREADSHEET_XML in head:
            return Format.XML
        if _HTML.search(head):
            return Format.HTML
        raise foreign.markup(name)
    if re.match(r'\{\s*"|\[\s*\{', start):
        raise foreign.json_file(name)
    if re.match(r"(?i)mime-version:|message-id:|from: ", start) and _is_mail(head):
        raise foreign.web_archive(name)
    return Format.TEXT


def _is_mail(head: str) -> bool:
    return "content-type:" in head.lower()
