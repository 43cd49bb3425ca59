"""Pretendard for the screen, loaded from resources/fonts so that every PC shows the same."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFontDatabase

from jobdesk.paths import resource

FACES: tuple[str, ...] = (
    "Pretendard-Regular.ttf",
    "Pretendard-Medium.ttf",
    "Pretendard-SemiBold.ttf",
    "Pretendard-Bold.ttf",
)


@cache
def family() -> str:
    """The screen family's name; loads the four weights the first time.

    Needs a QGuiApplication. Raises FileNotFoundError when a font is not bundled and
    RuntimeError when Qt cannot read one; both are packaging bugs.
    """
    for name in FACES:
        if QFontDatabase.addApplicationFont(str(resource(f"fonts/{name}"))) < 0:
            raise RuntimeError(f"font cannot be read: {name}")
    return "Pretendard"
