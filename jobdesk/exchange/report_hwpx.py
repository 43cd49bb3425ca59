"""A report as a document of 한글 (HWPX) with tables that a county can paste and edit.

python-hwpx brings the blank document, packs the parts and refuses a package that 한글 would not
open. What stands in them is written here, since its cells take seconds where a page takes none.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from copy import deepcopy
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from jobdesk.domain.report_document import Report, Section
from jobdesk.exchange import report_hwpx_blocks as blocks
from jobdesk.exchange import report_hwpx_page as pages
from jobdesk.exchange.report_hwpx_blocks import ChartBytes, Pen, PhotoBytes
from jobdesk.exchange.report_hwpx_pictures import MEDIA, Pictures
from jobdesk.exchange.report_hwpx_shapes import Shapes
from jobdesk.exchange.report_hwpx_xml import Ids, change, descendant, node, plain, qname, written

if TYPE_CHECKING:
    from hwpx.opc.package import HwpxPackage

_HEADER = "Contents/header.xml"
_FIRST = "Contents/section0.xml"
_CONTENT = "Contents/content.hpf"
_PARTS = "META-INF/container.rdf"
_PREVIEW = "Preview/PrvText.txt"
_SECTION_KIND = "http://www.hancom.co.kr/hwpml/2016/meta/pkg#SectionFile"
_PREVIEW_LETTERS = 1000
_MOMENT = (1980, 1, 1, 0, 0, 0)  # the earliest a package can say: one report, one file


def write_hwpx(path: Path, report: Report, *, photos: PhotoBytes, pictures: ChartBytes) -> None:
    """Write the document; the same report makes the same bytes.

    ``photos`` gives the bytes of an attached photo, none where it was destroyed since, and
    ``pictures`` those of a drawn chart (PNG or JPEG). Raises OSError when ``path`` cannot be
    written to; the caller sees to it that a half-written file takes no name.
    """
    path.write_bytes(hwpx_bytes(report, photos=photos, pictures=pictures))


def hwpx_bytes(report: Report, *, photos: PhotoBytes, pictures: ChartBytes) -> bytes:
    """The document as bytes. Raises hwpx.errors.SaveError where 한글 would not open it."""
    from hwpx.opc.package import HwpxPackage
    from hwpx.templates import blank_document_bytes

    package = HwpxPackage.open(blank_document_bytes())
    head = etree.fromstring(package.get_part(_HEADER))
    blank = etree.fromstring(package.get_part(_FIRST))
    pen = Pen(Shapes(head), Ids(), Pictures(), photos, pictures)
    bodies = [written(body) for body in _bodies(pen, blank, report)]
    change(head, secCnt=len(bodies))
    package.set_part(_HEADER, written(head))
    for at, body in enumerate(bodies):
        package.set_part(_section_name(at), body)
    for picture in pen.kept.all():
        package.set_part(f"BinData/{picture.id}.{picture.ending}", picture.data)
    _list_parts(package, report, pen.kept, len(bodies))
    package.set_part(_PREVIEW, _preview(report).encode("utf-8"))
    out = io.BytesIO()
    package.save(out)
    return _dated(out)


def _bodies(pen: Pen, blank: etree._Element, report: Report) -> Iterator[etree._Element]:
    """One section of 한글 for each run of sections printed the same way up."""
    setup = descendant(blank, "hp:secPr")
    number = 0
    for at, (landscape, made) in enumerate(_runs(report)):
        body = deepcopy(blank)
        for old in list(body):
            body.remove(old)
        pages.open_section(pen, body, setup, report, landscape=landscape, first=at == 0)
        sheet = pages.sheet(landscape)
        if at == 0:
            pages.masthead(pen, body, report, sheet.wide)
        if not made:
            blocks.nothing(pen, body, "이 보고서에 실린 항목이 없습니다.")
        for section in made:
            number += 1
            blocks.section(pen, body, section, number, sheet)
        yield body


def _runs(report: Report) -> list[tuple[bool, list[Section]]]:
    runs = [
        (landscape, list(made))
        for landscape, made in groupby(report.sections, lambda one: one.landscape)
    ]
    return runs or [(False, [])]


def _section_name(at: int) -> str:
    return f"Contents/section{at}.xml"


def _list_parts(package: HwpxPackage, report: Report, kept: Pictures, sections: int) -> None:
    """Name every part where 한글 looks for it, and who made the document when."""
    content = etree.fromstring(package.get_part(_CONTENT))
    descendant(content, "opf:title").text = plain(report.title)
    taken = report.taken_at.strftime("%Y-%m-%dT%H:%M:%SZ")
    told = {
        "creator": plain(report.centre),
        "lastsaveby": plain(report.taken_by),
        "subject": plain(report.span),
        "CreatedDate": taken,
        "ModifiedDate": taken,
        "date": taken,
    }
    for meta in content.iter(qname("opf:meta")):
        if (name := meta.get("name", "")) in told:
            meta.text = told[name]
    manifest = descendant(content, "opf:manifest")
    spine = descendant(content, "opf:spine")
    for at in range(1, sections):
        name = f"section{at}"
        item = {"id": name, "href": _section_name(at), "media-type": "application/xml"}
        etree.SubElement(manifest, qname("opf:item"), item)
        node(spine, "opf:itemref", idref=name, linear="yes")
    for picture in kept.all():
        item = {
            "id": picture.id,
            "href": f"BinData/{picture.id}.{picture.ending}",
            "media-type": MEDIA[picture.ending],
            "isEmbeded": "1",
        }
        etree.SubElement(manifest, qname("opf:item"), item)
    package.set_part(_CONTENT, written(content))
    parts = etree.fromstring(package.get_part(_PARTS))
    for at in range(1, sections):
        _tell(parts, "", "pkg:hasPart", _section_name(at))
        _tell(parts, _section_name(at), "rdf:type", _SECTION_KIND)
    package.set_part(_PARTS, written(parts))


def _tell(parts: etree._Element, about: str, verb: str, what: str) -> None:
    told = etree.SubElement(parts, qname("rdf:Description"), {qname("rdf:about"): about})
    etree.SubElement(told, qname(verb), {qname("rdf:resource"): what})


def _preview(report: Report) -> str:
    """What a folder shows of the document before it is opened."""
    lines = [report.centre, report.title]
    lines += [f"{name}: {value}" for name, value in pages.particulars(report)]
    lines += [f"{at}. {section.title}" for at, section in enumerate(report.sections, start=1)]
    return plain("\n".join(lines))[:_PREVIEW_LETTERS].replace("\n", "\r\n")


def _dated(package: io.BytesIO) -> bytes:
    """The same package, whose parts tell no time of writing."""
    out = io.BytesIO()
    with zipfile.ZipFile(package) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.infolist():
            kept = zipfile.ZipInfo(part.filename, _MOMENT)
            kept.compress_type = part.compress_type
            kept.external_attr = 0o600 << 16
            new.writestr(kept, old.read(part))
    return out.getvalue()
