"""PDF bytes on screen and on paper: the same pages for the preview and the printer.

::

    pages = PdfPages(pdf)                 # .count, .size_mm(0)
    image = pages.image(0, dpi=110)       # QImage; may be called on a reading thread
    printing.print_pdf(pdf, "월간 실적보고", self)   # system dialog; False when dismissed
"""

from __future__ import annotations

import threading

import pypdfium2
from PySide6.QtCore import QObject, QRect, QSizeF, Qt, QTimer
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

_PRINT_DPI = 200
_POINTS_PER_MM = 72 / 25.4
_pdfium = threading.Lock()
"""PDFium is one engine for the whole process and not safe for two threads."""


class PdfPages:
    """The pages of a document held in memory."""

    def __init__(self, pdf: bytes) -> None:
        with _pdfium:
            self._document = pypdfium2.PdfDocument(pdf)
            self.count = len(self._document)

    def size_mm(self, page: int) -> tuple[float, float]:
        """Width and height of a page in millimetres."""
        with _pdfium:
            wide, high = self._document[page].get_size()
        return wide / _POINTS_PER_MM, high / _POINTS_PER_MM

    def image(self, page: int, dpi: float) -> QImage:
        """One page drawn at ``dpi``, white ground."""
        with _pdfium:
            bitmap = self._document[page].render(scale=dpi / 72, rev_byteorder=True)
            wide, high, stride = bitmap.width, bitmap.height, bitmap.stride
            channels = bitmap.n_channels
            data = bytes(bitmap.buffer)
            bitmap.close()
        form = QImage.Format.Format_RGBX8888 if channels == 4 else QImage.Format.Format_RGB888
        return QImage(data, wide, high, stride, form).copy()


def print_pdf(pdf: bytes, title: str, parent: QWidget) -> bool:
    """Ask for a printer and print every page; False when the user dismissed the dialog.

    Pages go to the printer one per turn of the event loop, so the window stays alive.
    """
    pages = PdfPages(pdf)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setFullPage(True)
    wide, high = pages.size_mm(0)
    size = QPageSize(QSizeF(min(wide, high), max(wide, high)), QPageSize.Unit.Millimeter)
    printer.setPageSize(size)
    lying = wide > high
    printer.setPageOrientation(
        QPageLayout.Orientation.Landscape if lying else QPageLayout.Orientation.Portrait
    )
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(f"{title} 인쇄")
    dialog.setMinMax(1, pages.count)
    if not ask_printer(dialog):
        return False
    _Printing(pages, printer, parent)
    return True


def ask_printer(dialog: QPrintDialog) -> bool:
    """Run the system's print dialog (one place, so that tests can answer it)."""
    return dialog.exec() == int(QPrintDialog.DialogCode.Accepted)


class _Printing(QObject):
    """A print run; lives as a child of the window that asked for it."""

    def __init__(self, pages: PdfPages, printer: QPrinter, parent: QWidget) -> None:
        super().__init__(parent)
        self._pages, self._printer = pages, printer
        first = printer.fromPage() or 1
        last = printer.toPage() or pages.count
        self._left = list(range(first - 1, min(last, pages.count)))
        self._painter = QPainter(printer)
        self._first = True
        QTimer.singleShot(0, self._next)

    def _next(self) -> None:
        if not self._left:
            self._painter.end()
            self.deleteLater()
            return
        if not self._first:
            self._printer.newPage()
        self._first = False
        image = self._pages.image(self._left.pop(0), _PRINT_DPI)
        whole: QRect = self._painter.viewport()
        fitted = image.size().scaled(whole.size(), Qt.AspectRatioMode.KeepAspectRatio)
        self._painter.drawImage(QRect(whole.topLeft(), fitted), image)
        QTimer.singleShot(0, self._next)
