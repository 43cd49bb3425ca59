"""Documents of 한글 made for the tests, and the XML within them."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from functools import cache

import report_kit
from lxml import etree
from PIL import Image

from jobdesk.domain.report_document import Chart, Photo, Photos, Report, Section
from jobdesk.exchange.report_hwpx import hwpx_bytes

HP = "{http://www.hancom.co.kr/hwpml/2011/paragraph}"
HH = "{http://www.hancom.co.kr/hwpml/2011/head}"
HC = "{http://www.hancom.co.kr/hwpml/2011/core}"
OPF = "{http://www.idpf.org/2007/opf/}"


@cache
def picture(width: int, height: int, colour: str, form: str = "PNG") -> bytes:
    """A picture of one colour."""
    out = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(out, form)
    return out.getvalue()


def photo_bytes(photo: Photo) -> bytes:
    """A photo of a colour of its own; the ninth was destroyed since."""
    return b"" if photo.attachment == 9 else picture(800, 600, f"#{photo.attachment:06x}", "JPEG")


def chart_bytes(chart: Chart) -> bytes:
    """What stands for the drawing of a chart."""
    return picture(1338, 334, f"#{len(chart.id):06x}")


def made(report: Report) -> bytes:
    """The document of a report."""
    return hwpx_bytes(report, photos=photo_bytes, pictures=chart_bytes)


def photos(*attachments: int) -> Photos:
    """Photos with captions and days."""
    held = tuple(Photo(at, "0" * 64, f"동행면접 {at}", date(2022, 12, at)) for at in attachments)
    return Photos("photos", held, "활동 사진")


def whole_report(**changes: object) -> Report:
    """One of everything, photos too."""
    usual = report_kit.report()
    sections = (*usual.sections, Section("photos", "활동 사진", (photos(1, 2, 9),)))
    return report_kit.report(**({"sections": sections} | changes))


def part(document: bytes, name: str) -> bytes:
    """A part of the package."""
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        return package.read(name)


def parts(document: bytes) -> list[str]:
    """The names of the parts in their order."""
    with zipfile.ZipFile(io.BytesIO(document)) as package:
        return package.namelist()


def root(document: bytes, name: str) -> etree._Element:
    """A part as XML."""
    return etree.fromstring(part(document, name))


def sections(document: bytes) -> list[etree._Element]:
    """The sections of the document in order."""
    names = [name for name in parts(document) if name.startswith("Contents/section")]
    return [root(document, name) for name in sorted(names)]


def words(node: etree._Element) -> str:
    """All words in a node; lines parted by ``\\n``."""
    said = []
    for held in node.iter(f"{HP}t"):
        said.append(held.text or "")
        said.extend("\n" + (line.tail or "") for line in held)
    return "".join(said)
