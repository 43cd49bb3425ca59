"""Lucide icons (ISC) drawn in the colours of the theme.

``icons.icon("plus", "on_accent")`` names the file in resources/icons and a role of the theme.
Widgets fetch icons again on StyleChange; those of :mod:`jobdesk.ui.widgets.basics` do so alone.
"""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from jobdesk.paths import resource
from jobdesk.ui import theme

_SIZES = (16, 18, 20, 24, 32, 48)
_RATIOS = (1, 2)


def icon(name: str, role: str = "text", before: int = 0, after: int = 0, size: int = 0) -> QIcon:
    """The icon in the colour of a theme role; its disabled form is faint.

    Who knows the one ``size`` in logical pixels that will be shown saves drawing the others.
    ``before`` and ``after`` add empty sixteenths of the size at the sides, because Qt puts
    words nearer to an icon than they read well; the icon is then that much wider than high.
    """
    current = theme.now()
    sizes = (size,) if size else _SIZES
    colours = current.colour(role).name(), current.colour("faint").name()
    return _icon(name, *colours, before, after, sizes)


def pixmap(name: str, role: str = "text", size: int = 18, ratio: float = 1.0) -> QPixmap:
    """One drawn icon of ``size`` logical pixels, for labels and delegates."""
    return _draw(name, theme.now().colour(role).name(), size, ratio)


@cache
def _icon(
    name: str, colour: str, disabled: str, before: int, after: int, sizes: tuple[int, ...]
) -> QIcon:
    made = QIcon()
    for size in sizes:
        for ratio in _RATIOS:
            made.addPixmap(_draw(name, colour, size, ratio, before, after))
            made.addPixmap(_draw(name, disabled, size, ratio, before, after), QIcon.Mode.Disabled)
    return made


@cache
def _source(name: str) -> str:
    return resource(f"icons/{name}.svg").read_text(encoding="utf-8")


@cache
def _draw(
    name: str, colour: str, size: int, ratio: float, before: int = 0, after: int = 0
) -> QPixmap:
    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))
    pixels = round(size * ratio)
    left = round(pixels * before / 16)
    drawn = QPixmap(pixels + left + round(pixels * after / 16), pixels)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    renderer.render(painter, QRectF(left, 0, pixels, pixels))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn
