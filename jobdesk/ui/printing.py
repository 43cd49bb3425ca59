"""PDF bytes on screen and on paper: the same pages for the preview and the printer.

::

    pages = PdfPages(pdf)                 # .count, .size_mm(0)
    image = pages.image(0, dpi=110)       # QImage; may be called on a reading thread
    printing.print_pdf(pdf, "월간 실적보고", self)   # system dialog; False when dismissed
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QRect, QSizeF, Qt, QTimer
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from jobdesk.services.pdf_pages import Pages

_PRINT_DPI = 200


class PdfPages(Pages):
    """The pages of a document held in memory, as Qt's pictures."""

    def image(self, page: int, dpi: float) -> QImage:
        """One page drawn at ``dpi``, white ground."""
        drawn = self.raster(page, dpi)
        rgbx, rgb = QImage.Format.Format_RGBX8888, QImage.Format.Format_RGB888
        form = rgbx if drawn.channels == 4 else rgb
        return QImage(drawn.data, drawn.width, drawn.height, drawn.stride, form).copy()


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
