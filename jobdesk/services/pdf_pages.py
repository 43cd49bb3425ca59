"""The pages of a PDF as pixels, for the window, the printer and small pictures alike."""

from __future__ import annotations

import threading
from typing import NamedTuple

import pypdfium2

from jobdesk.errors import UserError

_POINTS_PER_MM = 72 / 25.4
_MOST = 6000  # pixels a side: a page may say that it is as large as a field
_pdfium = threading.RLock()
"""PDFium is one engine for the whole process and not safe for two threads. The thread that
holds it may let go of a document meanwhile, so it may enter again."""


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
        self._document: pypdfium2.PdfDocument | None = None
        with _pdfium:
            try:
                self._document = pypdfium2.PdfDocument(pdf)
                sizes = [self._document.get_page_size(n) for n in range(len(self._document))]
            except pypdfium2.PdfiumError as error:
                raise UserError(
                    "이 PDF는 암호가 걸렸거나 손상되어 미리 볼 수 없습니다. 저장된 자료는 "
                    "그대로입니다. 파일로 저장한 뒤 PDF 프로그램에서 열어 보세요."
                ) from error
        # Told once: the window asks for them while a page is being drawn.
        self._sizes = tuple((w / _POINTS_PER_MM, h / _POINTS_PER_MM) for w, h in sizes)
        self.count = len(self._sizes)

    def __del__(self) -> None:
        # Its own finalizer would close the document without the lock.
        if self._document is not None:
            with _pdfium:
                self._document.close()

    def size_mm(self, page: int) -> tuple[float, float]:
        """Width and height of a page in millimetres."""
        return self._sizes[page]

    def raster(self, page: int, dpi: float) -> Raster:
        """One page drawn at ``dpi`` on white, coarser where it would be larger than any screen."""
        assert self._document is not None
        with _pdfium:
            sheet = self._document[page]
            scale = min(dpi / 72, _MOST / max(1.0, *sheet.get_size()))
            bitmap = sheet.render(scale=scale, rev_byteorder=True)
            drawn = Raster(
                bitmap.width, bitmap.height, bitmap.stride, bitmap.n_channels, bytes(bitmap.buffer)
            )
            bitmap.close()
            sheet.close()  # here, or it is closed without the lock when it is forgotten
        return drawn
