"""The preview: the pages of a PDF as they will come out of the printer.

::

    paper = Paper(jobs)
    paper.show_pdf(pdf)            # bytes; pages are drawn on a reading thread
    paper.page_count, paper.controls   # zoom buttons and page number, to place in a header
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QImage, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from jobdesk.ui.jobs import Jobs
from jobdesk.ui.printing import PdfPages
from jobdesk.ui.widgets.basics import SMALL, IconButton, Label, row

_STEPS = (50, 75, 100, 125, 150, 200)
_FIT = 0
_GAP = 12


class Paper(QScrollArea):
    """Pages one below the other; 0 means as wide as the place."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._jobs = jobs
        self._pages: PdfPages | None = None
        self._zoom = _FIT
        self._drawn_at = 0.0
        self._labels: list[QLabel] = []
        self._painted: set[int] = set()  # at the size shown
        self._held: set[int] = set()  # at any size, until the new one is drawn
        self._body = QWidget()
        self._body.setProperty("look", "page")
        self._body.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(_GAP, _GAP, _GAP, _GAP)
        self._column.setSpacing(_GAP)
        self._column.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setWidget(self._body)
        self.setWidgetResizable(True)
        self.setAccessibleName("인쇄 미리보기")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._where = Label(points=SMALL, look="muted", tabular=True)
        self._less = IconButton("minus", "작게 보기")
        self._more = IconButton("plus", "크게 보기")
        self._less.clicked.connect(self._smaller)
        self._more.clicked.connect(self._larger)
        self.controls = QWidget()
        self.controls.setLayout(row(self._where, self._less, self._more, spacing=4))
        self.verticalScrollBar().valueChanged.connect(self._tell_page)
        self.verticalScrollBar().valueChanged.connect(self._draw_near)
        self._tell_page()

    @property
    def page_count(self) -> int:
        """How many pages are shown."""
        return self._pages.count if self._pages else 0

    def show_pdf(self, pdf: bytes, failed: Callable[[BaseException], None] | None = None) -> None:
        """Show a document; the place in it stays. ``failed`` hears why it cannot be shown."""
        self._jobs.read(lambda: PdfPages(pdf), self._take, failed, key=(id(self), "open"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to a new width."""
        super().resizeEvent(event)
        if self._zoom == _FIT:
            self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the scale."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.isVisible():
            self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while nobody looked."""
        super().showEvent(event)
        self._draw()

    def _take(self, pages: PdfPages) -> None:
        self._pages = pages
        while len(self._labels) > pages.count:
            label = self._labels.pop()
            self._column.removeWidget(label)
            label.deleteLater()
        while len(self._labels) < pages.count:
            label = QLabel()
            label.setProperty("look", "paper")
            label.setAccessibleName(f"{len(self._labels) + 1}쪽")
            self._labels.append(label)
            self._column.addWidget(label)
        self._held &= set(range(pages.count))
        self._drawn_at = 0.0
        self._draw()

    def _dpi(self) -> float:
        assert self._pages is not None
        if self._zoom != _FIT:
            return 96 * self._zoom / 100
        room = self.viewport().width() - 2 * _GAP - 2
        wide_mm = max(self._pages.size_mm(page)[0] for page in range(self._pages.count))
        return max(room, 120) / wide_mm * 25.4

    def _dpi_of(self, page: int, dpi: float) -> float:
        """How finely one page is drawn where the widest is drawn at ``dpi``: a standing page among
        lying ones is as wide as the place too."""
        assert self._pages is not None
        if self._zoom != _FIT:
            return dpi
        widest = max(self._pages.size_mm(each)[0] for each in range(self._pages.count))
        return dpi * widest / self._pages.size_mm(page)[0]

    def _draw(self) -> None:
        pages = self._pages
        if pages is None or pages.count == 0:
            return
        dpi = self._dpi()
        if abs(dpi - self._drawn_at) < 0.5:
            self._draw_near()
            return
        self._drawn_at = dpi
        self._painted.clear()
        for number, label in enumerate(self._labels):
            wide, high = pages.size_mm(number)
            dots = self._dpi_of(number, dpi)
            label.setFixedSize(
                QSize(round(wide * dots / 25.4), round(high * dots / 25.4)) + QSize(2, 2)
            )
        self._draw_near()
        self._tell_page()

    def _near(self) -> set[int]:
        """The pages in sight and a screen's height around it."""
        high = self.viewport().height()
        first = self.verticalScrollBar().value() - high
        last, top, found = first + 3 * high, _GAP, set()
        for number, label in enumerate(self._labels):
            bottom = top + label.minimumHeight()
            if top <= last and bottom >= first:
                found.add(number)
            top = bottom + _GAP
        return found

    def _draw_near(self) -> None:
        """Draw what is in sight and let go of the rest: a scan of 100 pages fills no memory."""
        pages, dpi = self._pages, self._drawn_at
        if pages is None or not dpi:
            return
        near = self._near()
        for number in self._held - near:
            self._labels[number].clear()
        self._held &= near
        self._painted &= near
        missing = sorted(near - self._painted)
        if not missing:
            return
        ratio = self.devicePixelRatioF()
        wanted = [(number, self._dpi_of(number, dpi)) for number in missing]
        self._jobs.read(
            lambda: (dpi, [(number, pages.image(number, dots * ratio)) for number, dots in wanted]),
            self._paint,
            key=(id(self), "draw"),
        )

    def _paint(self, drawn: tuple[float, list[tuple[int, QImage]]]) -> None:
        dpi, images = drawn
        if dpi != self._drawn_at:
            return
        for number, image in images:
            if number < len(self._labels):
                picture = QPixmap.fromImage(image)
                picture.setDevicePixelRatio(self.devicePixelRatioF())
                self._labels[number].setPixmap(picture)
                self._painted.add(number)
                self._held.add(number)

    def _tell_page(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() // 2
        at = next(
            (n for n, label in enumerate(self._labels) if label.geometry().bottom() >= middle),
            max(len(self._labels) - 1, 0),
        )
        self._where.setText(f"{at + 1} / {self.page_count}쪽" if self.page_count else "")

    def _smaller(self) -> None:
        self._step(-1)

    def _larger(self) -> None:
        self._step(1)

    def _step(self, by: int) -> None:
        if self._pages is None:
            return
        shown = self._dpi() / 96 * 100
        choices = [s for s in _STEPS if (s > shown + 1 if by > 0 else s < shown - 1)]
        if not choices:
            return
        self._zoom = choices[0] if by > 0 else choices[-1]
        self._draw()
