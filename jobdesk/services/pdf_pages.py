"""The pages of a PDF as pixels, for the window, the printer and small pictures alike."""

from __future__ import annotations

import threading
from typing import NamedTuple

import pypdfium2

from jobdesk.errors import UserError

_POINTS_PER_MM = 72 / 25.4
_MOST = 6000  # pixels a side: a page may say that it is as large as a field
_pdfium = threading.Lock()
"""PDFium is one engine for the whole process and not safe for two threads."""


class Raster(NamedTuple):
    """Pixels of a page; a row takes ``stride`` bytes, a pixel ``channels`` (RGB, RGBX)."""

    width: int
    height: int
    stride: int
    channels: int
    data: bytes


class Pages:
    """The pages of a document held in memory. Raises UserError when it cannot be opened."""

    def __init__(self, pdf: bytes) -> None:
        with _pdfium:
            try:
                self._document = pypdfium2.PdfDocument(pdf)
                self.count = len(self._document)
            except pypdfium2.PdfiumError as error:
                raise UserError(
                    "이 PDF는 암호가 걸렸거나 손상되어 미리 볼 수 없습니다. 저장된 자료는 "
                    "그대로입니다. 파일로 저장한 뒤 PDF 프로그램에서 열어 보세요."
                ) from error

    def size_mm(self, page: int) -> tuple[float, float]:
        """Width and height of a page in millimetres."""
        with _pdfium:
            sheet = self._document[page]
            wide, high = sheet.get_size()
            sheet.close()  # here, or it is closed without the lock when it is forgotten
        return wide / _POINTS_PER_MM, high / _POINTS_PER_MM

    def raster(self, page: int, dpi: float) -> Raster:
        """One page drawn at ``dpi`` on white, coarser where it would be larger than any screen."""
        with _pdfium:
            sheet = self._document[page]
            scale = min(dpi / 72, _MOST / max(1.0, *sheet.get_size()))
            bitmap = sheet.render(scale=scale, rev_byteorder=True)
            drawn = Raster(
                bitmap.width, bitmap.height, bitmap.stride, bitmap.n_channels, bytes(bitmap.buffer)
            )
            bitmap.close()
            sheet.close()
        return drawn
