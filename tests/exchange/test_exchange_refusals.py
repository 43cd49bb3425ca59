"""A file that is no sheet, or a hostile one, is refused with words that help."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from pathlib import Path

import openpyxl
import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from sheet_files import ods, patched, xlsx, zipped

from jobdesk.exchange import limits
from jobdesk.exchange.reader import Unreadable, read


def ole(*names: str) -> bytes:
    """The look of an OLE container with these directory entries, without their contents."""
    entries = b""
    for name in names:
        coded = name.encode("utf-16-le") + b"\0\0"
        entry = coded.ljust(64, b"\0") + struct.pack("<HB", len(coded), 2)
        entries += entry.ljust(128, b"\0")
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + entries.ljust(2048, b"\0")


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("보고서.hwp", ole("Root Entry", "FileHeader", "BodyText"), "한글 문서"),
        ("옛글.hwp", b"HWP Document File V3.00 \x1a\x01\x02", "한글 문서"),
        ("문서.doc", ole("Root Entry", "WordDocument"), "워드 문서"),
        ("메일.msg", ole("__properties_version1.0"), "전자우편"),
        ("그림.xls", ole("Root Entry", "Pictures"), "엑셀 시트를 찾지 못했습니다"),
        ("문서.pdf", b"%PDF-1.7\n%\xe2\xe3", "PDF 문서"),
        ("사진.png", b"\x89PNG\r\n\x1a\n\0\0", "그림"),
        ("사진.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF", "그림"),
        ("사진.bmp", b"BM\x36\0\0\0\0\0\0\0", "그림"),
        ("사진.heic", b"\0\0\0\x18ftypheic", "사진"),
        ("문서.rtf", b"{\\rtf1\\ansi", "RTF"),
        ("자료.7z", b"7z\xbc\xaf\x27\x1c\0\x04", "압축"),
        ("설치.xls", b"MZ\x90\0\x03\0\0\0", "실행 파일"),
        ("엑셀4.xls", b"\x09\x04\x06\0\0\0\x10\0", "오래된 엑셀"),
        ("빈.csv", b"", "비어 있습니다"),
        ("공백.csv", b"\xef\xbb\xbf \r\n", "비어 있습니다"),
        ("~$명부.xlsx", b"\x05admin", "'명부.xlsx'"),
        ("잠금.xlsx", b"\x05admin".ljust(55) + b"\x05\0" + b"a\0" * 54, "임시 파일"),
        ("자료.json", b'{"a": 1}', "JSON"),
        ("피드.xml", b'<?xml version="1.0"?><feed><entry/></feed>', "XML"),
        ("웹.mht", b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "웹 보관"),
        ("잡음.xls", bytes(range(255, 0, -1)) * 9, "형식을 알 수 없어"),
    ],
)
def test_other_files_are_named(tmp_path: Path, name: str, data: bytes, says: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(Unreadable, match=says) as refusal:
        read(path)
    assert name in refusal.value.message
    assert refusal.value.message.endswith(("세요.", "하세요."))


@pytest.mark.parametrize(
    ("name", "parts", "says"),
    [
        ("글.hwpx", {"mimetype": b"application/hwp+zip", "Contents/section0.xml": b""}, "HWPX"),
        ("글.docx", {"word/document.xml": b""}, "워드"),
        ("발표.pptx", {"ppt/presentation.xml": b""}, "발표"),
        ("표.numbers", {"Index/Document.iwa": b""}, "넘버스"),
        ("묶음.zip", {"명부.xlsx": b"PK"}, "압축"),
        (
            "잠긴.ods",
            {
                "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
                "META-INF/manifest.xml": b"<manifest:encryption-data/>",
            },
            "암호로 보호된 ODS",
        ),
    ],
)
def test_other_archives_are_named(
    tmp_path: Path, name: str, parts: dict[str, bytes], says: str
) -> None:
    with pytest.raises(Unreadable, match=says):
        read(zipped(tmp_path / name, parts))


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    path = zipped(
        tmp_path / "폭탄.xlsx",
        {"xl/workbook.xml": b"<workbook/>", "xl/worksheets/sheet1.xml": b" " * (64 << 20)},
    )
    assert path.stat().st_size < 100_000
    with pytest.raises(Unreadable, match="부풀어"):
        read(path)


def test_a_small_sheet_that_packs_well_is_read(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "잘.xlsx", [["같은 글"] * 20] * 2000)
    assert len(read(path).sheets[0].rows) == 2000


def test_an_archive_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    path = zipped(
        tmp_path / "거짓.xlsx",
        {"xl/workbook.xml": b"<workbook/>", "xl/sharedStrings.xml": b" " * (64 << 20)},
    )
    data = path.read_bytes().replace(struct.pack("<I", 64 << 20), struct.pack("<I", 1000))
    path.write_bytes(data)
    with pytest.raises(Unreadable):
        read(path, timeout=10)


def test_too_many_parts_are_refused(tmp_path: Path) -> None:
    path = xlsx(tmp_path / "조각.xlsx", [["홍"]])
    with zipfile.ZipFile(path, "a") as archive:
        for number in range(limits.MAX_PARTS):
            archive.writestr(f"xl/media/{number}.png", b"")
    with pytest.raises(Unreadable, match="조각이 2"):
        read(path)


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"])
def test_entities_in_a_workbook_are_refused(tmp_path: Path, part: str) -> None:
    declared = b'<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>'
    path = patched(xlsx(tmp_path / "xxe.xlsx", [["홍"]]), part, lambda data: declared + data)
    with pytest.raises(Unreadable, match="개체 선언"):
        read(path)


def test_defusedxml_guards_openpyxl() -> None:
    assert openpyxl.DEFUSEDXML


@pytest.mark.parametrize("keep", [0.3, 0.6, 0.95])
def test_a_cut_workbook_is_refused(tmp_path: Path, keep: float) -> None:
    path = xlsx(tmp_path / "잘림.xlsx", [["홍", n] for n in range(500)])
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * keep)])
    with pytest.raises(Unreadable, match="손상"):
        read(path)


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("form", ["xlsx", "ods", "protected"])
def test_scrambled_workbooks_are_read_or_refused(
    tmp_path: Path, seed: int, form: str, caplog: pytest.LogCaptureFixture
) -> None:
    dice = random.Random(seed)
    path = tmp_path / f"섞임.{form}"
    if form == "ods":
        row = "<table:table-row><table:table-cell><text:p>홍</text:p></table:table-cell>"
        ods(path, f'<table:table table:name="표">{(row + "</table:table-row>") * 50}</table:table>')
    else:
        xlsx(path, [["홍", n, n / 3] for n in range(200)])
    if form == "protected":
        plain = io.BytesIO(path.read_bytes())
        with path.open("wb") as target:
            OOXMLFile(plain).encrypt("9999", target)
    data = bytearray(path.read_bytes())
    for _ in range(dice.randrange(1, 40)):
        data[dice.randrange(4, len(data))] = dice.randrange(256)
    path.write_bytes(data)
    try:
        sheets = read(path, password="9999", timeout=10).sheets
    except Unreadable:
        sheets = ()  # the sentence is the promise; anything else fails the test
    assert all(len(sheet.rows) <= 200 for sheet in sheets)
    assert not caplog.records  # nothing ended the reading process by surprise
