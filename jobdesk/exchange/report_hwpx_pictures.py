"""Pictures within a document of 한글: kept once each, set into a line as a letter."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass

from lxml import etree
from PIL import Image

from jobdesk.exchange import report_hwpx_xml as xml
from jobdesk.exchange.pictures import smaller
from jobdesk.exchange.report_hwpx_xml import Ids, node

_KEPT = {"JPEG": "jpg", "PNG": "png"}
"""What every version of 한글 shows, with the ending it goes by; anything else becomes PNG."""
_DOT = 75  # units that a dot of a picture takes before it is scaled: 96 to the inch
MEDIA = {"jpg": "image/jpeg", "png": "image/png"}


@dataclass(frozen=True, slots=True)
class Picture:
    """One that is kept: its name in the package, its bytes, how many dots it has each way."""

    id: str
    ending: str
    data: bytes
    dots: tuple[int, int]

    @property
    def ratio(self) -> float:
        """Its width for its height."""
        return self.dots[0] / self.dots[1]


class Pictures:
    """The pictures of a document in the order of their first use."""

    def __init__(self) -> None:
        self._kept: dict[str, Picture] = {}

    def keep(self, data: bytes, *, most: int | None = None) -> Picture:
        """The picture of these bytes, with ``most`` dots along a side at most. Raises OSError
        (Pillow) where they are none."""
        digest = hashlib.sha256(data).hexdigest()
        if digest not in self._kept:
            self._kept[digest] = _picture(f"image{len(self._kept) + 1}", data, most)
        return self._kept[digest]

    def all(self) -> tuple[Picture, ...]:
        """Each once."""
        return tuple(self._kept.values())


def within(picture: Picture, width: int, height: int) -> tuple[int, int]:
    """The largest size of the picture in such a box; its sides keep their measure."""
    if width / picture.ratio <= height:
        return width, round(width / picture.ratio)
    return round(height * picture.ratio), height


def draw(
    parent: etree._Element, ids: Ids, picture: Picture, size: tuple[int, int], words: str
) -> None:
    """Put the picture into a run as a letter; ``words`` say what it shows to who cannot see it."""
    width, height = size
    number = ids.next()
    made = node(
        parent,
        "hp:pic",
        id=number,
        zOrder=0,
        numberingType="PICTURE",
        textWrap="TOP_AND_BOTTOM",
        textFlow="BOTH_SIDES",
        lock=0,
        dropcapstyle="None",
        href="",
        groupLevel=0,
        instid=number,
        reverse=0,
    )
    node(made, "hp:offset", x=0, y=0)
    node(made, "hp:orgSz", width=width, height=height)
    node(made, "hp:curSz", width=width, height=height)
    node(made, "hp:flip", horizontal=0, vertical=0)
    node(made, "hp:rotationInfo", angle=0, centerX=width // 2, centerY=height // 2, rotateimage=1)
    rendering = node(made, "hp:renderingInfo")
    for matrix in ("hc:transMatrix", "hc:scaMatrix", "hc:rotMatrix"):
        node(rendering, matrix, e1=1, e2=0, e3=0, e4=0, e5=1, e6=0)
    corners = node(made, "hp:imgRect")
    for at, (x, y) in enumerate(((0, 0), (width, 0), (width, height), (0, height))):
        node(corners, f"hc:pt{at}", x=x, y=y)
    across, down = (dots * _DOT for dots in picture.dots)
    node(made, "hp:imgClip", left=0, right=across, top=0, bottom=down)
    node(made, "hp:inMargin", left=0, right=0, top=0, bottom=0)
    node(made, "hp:imgDim", dimwidth=across, dimheight=down)
    node(
        made,
        "hc:img",
        binaryItemIDRef=picture.id,
        bright=0,
        contrast=0,
        effect="REAL_PIC",
        alpha=0,
    )
    node(made, "hp:effects")
    node(
        made,
        "hp:sz",
        width=width,
        widthRelTo="ABSOLUTE",
        height=height,
        heightRelTo="ABSOLUTE",
        protect=0,
    )
    xml.place(made, inline=True)
    node(made, "hp:outMargin", left=0, right=0, top=0, bottom=0)
    node(made, "hp:shapeComment").text = xml.plain(words)


def _picture(name: str, data: bytes, most: int | None) -> Picture:
    with Image.open(io.BytesIO(data)) as opened:
        kept = _KEPT.get(opened.format or "")
        if most is not None and max(opened.size) > most:
            kept, data = "jpg", smaller(opened, most)
        elif kept is None:
            out = io.BytesIO()
            opened.convert("RGB").save(out, "PNG")
            kept, data = "png", out.getvalue()
    with Image.open(io.BytesIO(data)) as shown:
        dots = shown.size
    return Picture(name, kept, data, dots)
