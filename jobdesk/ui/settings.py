"""What this user of this PC prefers: look, window, columns. Never facts about the centre.

Kept in an INI file of the user's folder. QSettings gives back ``'true'`` for True and loses
the shape of lists, so everything passes through JSON here.
"""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from jobdesk.paths import user_folder
from jobdesk.ui.theme import SCALES, Scheme


class UserSettings:
    """Typed preferences. ``file`` is another place in tests."""

    def __init__(self, file: Path | None = None) -> None:
        path = file if file is not None else user_folder() / "settings.ini"
        self._store = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def scheme(self) -> Scheme:
        """Light, dark or as the desktop."""
        value = self.value("look/scheme", Scheme.SYSTEM.value)
        return next((s for s in Scheme if s.value == value), Scheme.SYSTEM)

    @scheme.setter
    def scheme(self, scheme: Scheme) -> None:
        self.set_value("look/scheme", scheme.value)

    @property
    def scale(self) -> int:
        """Size of everything in percent, one of SCALES."""
        value = self.value("look/scale", 100)
        return value if isinstance(value, int) and value in SCALES else 100

    @scale.setter
    def scale(self, percent: int) -> None:
        self.set_value("look/scale", percent)

    @property
    def roomy(self) -> bool:
        """Whether rows of tables are higher (편하게)."""
        return bool(self.value("look/roomy", default=False))

    @roomy.setter
    def roomy(self, roomy: bool) -> None:
        self.set_value("look/roomy", roomy)

    @property
    def geometry(self) -> QByteArray:
        """Place and size of the window; empty the first time."""
        return QByteArray.fromBase64(str(self.value("window/geometry", "")).encode())

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self.set_value("window/geometry", bytes(geometry.toBase64().data()).decode())

    def value(self, key: str, default: object) -> object:
        """A preference; ``default`` where it was never set or is not of the default's type."""
        raw = self._store.value(key)
        if raw is None:
            return default
        try:
            found = json.loads(str(raw))
        except ValueError:
            return default
        return found if isinstance(found, type(default)) else default

    def set_value(self, key: str, value: object) -> None:
        """Keep a preference: text, number, bool, or a list or dict of these."""
        self._store.setValue(key, json.dumps(value, ensure_ascii=True))

    def sync(self) -> None:
        """Write to the file now."""
        self._store.sync()
