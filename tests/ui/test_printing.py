"""Pages of a PDF on screen and on paper are the same pages."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtGui import QColor
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from jobdesk.ui import printing
from jobdesk.ui.printing import PdfPages


def pdf(*, pages: int = 3, lying: bool = False) -> bytes:
    """Pages with a black corner and their number as so many black squares below it."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=landscape(A4) if lying else A4)
    for page in range(pages):
        for square in range(page + 1):
            canvas.rect(0, square * 60, 40, 40, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_pages_are_drawn_at_their_size() -> None:
    pages = PdfPages(pdf())
    assert pages.count == 3
    assert pages.size_mm(0) == pytest.approx((210, 297), abs=0.5)
    image = pages.image(2, 72)
    assert (image.width(), image.height()) == (596, 842)
    assert image.pixelColor(20, image.height() - 20) == QColor("black")
    assert image.pixelColor(300, 100) == QColor("white")


@pytest.mark.parametrize("lying", [False, True])
def test_every_page_reaches_the_printer(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lying: bool
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    path = tmp_path / "printed.pdf"

    def choose(dialog: QPrintDialog) -> bool:
        printer = dialog.printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        return True

    monkeypatch.setattr(printing, "ask_printer", choose)
    assert printing.print_pdf(pdf(lying=lying), "월간 실적보고", window)
    qtbot.waitUntil(lambda: not window.findChildren(printing._Printing), timeout=10_000)
    printed = pypdfium2.PdfDocument(path)
    assert len(printed) == 3
    wide, high = printed[0].get_size()
    assert (wide > high) is lying
    printed.close()


def test_a_dismissed_dialog_prints_nothing(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    monkeypatch.setattr(printing, "ask_printer", lambda _: False)
    assert not printing.print_pdf(pdf(), "월간 실적보고", window)
    assert window.findChildren(printing._Printing) == []
