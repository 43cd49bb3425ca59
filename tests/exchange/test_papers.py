"""What a centre keeps of a file: small, upright, nameless pictures; documents as they are."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image

from jobdesk.errors import UserError
from jobdesk.exchange import papers, pictures
from tests import paper_files


def test_a_photo_is_made_small_and_says_nothing_of_its_taking() -> None:
    raw = paper_files.photo()
    assert paper_files.PLACE.encode() in raw
    kept = papers.prepare(raw, "자격증.JPG")
    picture = paper_files.opened(kept.data)
    assert (kept.name, kept.media_type, picture.size) == (
        "자격증.JPG",
        "image/jpeg",
        (2000, 1333),
    )
    assert dict(picture.getexif()) == {}
    assert "comment" not in picture.info
    assert b"TestCam" not in kept.data
    assert paper_files.PLACE.encode() not in kept.data
    assert len(kept.data) < len(raw)


@pytest.mark.parametrize(
    ("orientation", "corner"),
    [(1, (0, 0)), (2, (1, 0)), (3, (1, 1)), (4, (0, 1)), (5, (0, 0)), (6, (1, 0)), (8, (0, 1))],
)
def test_a_photo_stands_upright(orientation: int, corner: tuple[int, int]) -> None:
    raw = paper_files.photo(600, 400, orientation=orientation)
    picture = paper_files.opened(papers.prepare(raw, "사진.jpg").data)
    assert picture.size == ((400, 600) if orientation >= 5 else (600, 400))
    x, y = (8 if not side else edge - 8 for side, edge in zip(corner, picture.size, strict=True))
    red, green, _ = picture.getpixel((x, y))  # type: ignore[misc]
    assert red > 180 > 90 > green


def test_a_drawing_of_few_colours_stays_free_of_haze() -> None:
    kept = papers.prepare(paper_files.drawing(), "지도.png")
    picture = paper_files.opened(kept.data)
    assert kept.media_type == "image/png"
    assert len(picture.convert("RGB").getcolors(10) or ()) == 2
    assert picture.getpixel((399, 299)) == (255, 255, 255)  # what was clear is white


def test_other_pictures_become_photos() -> None:
    noise = Image.effect_noise((300, 200), 80).convert("RGB")
    for form, suffix in (("PNG", "png"), ("WEBP", "webp"), ("BMP", "bmp")):
        out = io.BytesIO()
        Image.merge(
            "RGB",
            (noise.getchannel(0), noise.getchannel(1).rotate(90), noise.getchannel(2).rotate(180)),
        ).save(out, form)
        kept = papers.prepare(out.getvalue(), f"붙여넣기.{suffix}")
        assert (kept.name, kept.media_type) == ("붙여넣기.jpg", "image/jpeg")


def test_a_telephones_photo_with_a_second_picture_is_one_photo() -> None:
    first, second = (paper_files.opened(paper_files.photo(w, 300)) for w in (400, 80))
    out = io.BytesIO()
    first.save(out, "MPO", save_all=True, append_images=[second])
    kept = papers.prepare(out.getvalue(), "사진.jpg")
    assert (kept.media_type, paper_files.opened(kept.data).size) == ("image/jpeg", (400, 300))


def test_sixteen_bits_of_grey_do_not_turn_white() -> None:
    grey = Image.new("I;16", (40, 40), 0x4000)
    out = io.BytesIO()
    grey.save(out, "PNG")
    picture = paper_files.opened(pictures.prepare(out.getvalue(), "스캔.png")[1])
    assert 60 <= picture.convert("L").getpixel((20, 20)) <= 68  # type: ignore[operator]


@pytest.mark.parametrize(
    ("data", "name", "media"),
    [
        (paper_files.pdf(), "양식.pdf", "application/pdf"),
        (paper_files.document("xl/workbook.xml"), "표.xlsx", "sheet"),
        (paper_files.document("word/document.xml"), "글.docx", "document"),
        (paper_files.document("Contents/x", "application/hwp+zip"), "글.hwpx", "hwp+zip"),
    ],
)
def test_documents_are_kept_as_they_are(data: bytes, name: str, media: str) -> None:
    kept = papers.prepare(data, name)
    assert (kept.name, kept.data) == (name, data)
    assert kept.media_type.endswith(media)


def test_a_hangul_file_is_known_by_its_directory() -> None:
    entry = "FileHeader".encode("utf-16-le").ljust(64, b"\0") + struct.pack("<HB", 22, 2)
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + entry.ljust(128, b"\0")
    assert papers.prepare(data, "신청서").name == "신청서.hwp"


def _bomb(side: int) -> bytes:
    """A PNG of a few hundred bytes that says it has ``side`` squared pixels."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + body))
        return struct.pack(">I", len(body)) + kind + body + check

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 1000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("data", "name", "word"),
    [
        (b"", "빈.pdf", "비어"),
        (b"x" * (papers.MAX_BYTES + 1), "큰.pdf", "20MB"),
        (_bomb(60_000), "폭탄.png", "너무 커서"),
        (_bomb(11_500), "폭탄.png", "너무 커서"),
        (paper_files.photo(600, 400)[:2000], "잘림.jpg", "손상"),
        (b"\x00\x00\x00\x18ftypheic" + b"\0" * 40, "IMG_1.HEIC", "HEIC"),
        (b"PK\x03\x04 nothing", "깨짐.docx", "손상"),
        (paper_files.document("word/vbaProject.bin"), "매크로.docm", "매크로"),
        (paper_files.document("readme.txt"), "묶음.zip", "붙일 수 없는"),
        (b"MZ program", "a.exe", "붙일 수 없는"),
        (b"GIF89a" + b"\0" * 40, "움직임.gif", "붙일 수 없는"),
    ],
)
def test_what_is_not_kept_is_refused_in_words(data: bytes, name: str, word: str) -> None:
    with pytest.raises(UserError) as caught:
        papers.prepare(data, name)
    assert word in caught.value.message
    assert name in caught.value.message


@pytest.mark.parametrize(
    ("typed", "media", "kept"),
    [
        ("..\\..\\몰래.pdf", papers.PDF, "몰래.pdf"),
        ("a/b:c?.png", "image/jpeg", "a b c.jpg"),
        ("CON.pdf", papers.PDF, "_CON.pdf"),
        ("  . ", papers.PDF, "첨부.pdf"),
        ("면허 2026.11.20", papers.PDF, "면허 2026.11.20.pdf"),
        ("자격증.jpeg", "image/jpeg", "자격증.jpeg"),
        ("길" * 300 + ".pdf", papers.PDF, "길" * 96 + ".pdf"),
    ],
)
def test_names_are_such_as_every_system_takes(typed: str, media: str, kept: str) -> None:
    assert papers.file_name(typed, media) == kept
