"""One palette of roles, light and dark, and every size that follows the user's scale.

This is the only file with colour literals. Widgets take colours from ``theme.now()`` when they
paint, so a change of scheme or scale reaches them with the StyleChange that ``apply`` causes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from jobdesk.paths import resource
from jobdesk.ui import fonts
from jobdesk.ui.stylesheet import STYLESHEET


class Scheme(StrEnum):
    """What the user chose; SYSTEM follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Tone(StrEnum):
    """What a chip, icon or sentence means; colour supports the word, never replaces it."""

    NEUTRAL = "neutral"
    ACCENT = "accent"
    SUCCESS = "success"
    WARNING = "warning"
    DANGER = "danger"


SCALES: tuple[int, ...] = (90, 100, 115, 130, 150)
"""Sizes the settings page offers, in percent."""


@dataclass(frozen=True, slots=True)
class Roles:
    """Colours by what they are for; text roles keep 4.5:1 on surface, page and their tint."""

    page: str
    surface: str
    raised: str
    text: str
    muted: str
    faint: str
    line: str
    control_line: str
    hover: str
    accent: str
    accent_fill: str
    accent_hover: str
    on_accent: str
    accent_tint: str
    success: str
    success_tint: str
    warning: str
    warning_tint: str
    danger: str
    danger_tint: str
    neutral: str
    neutral_tint: str
    practice: str
    on_practice: str
    toast: str
    on_toast: str
    toast_action: str

    def tone(self, tone: Tone) -> tuple[QColor, QColor]:
        """(text, tint) of a tone."""
        return QColor(getattr(self, tone.value)), QColor(getattr(self, f"{tone.value}_tint"))


LIGHT = Roles(
    page="#F5F7FA",
    surface="#FFFFFF",
    raised="#FAFBFC",
    text="#1F2933",
    muted="#55626F",
    faint="#656F7C",
    line="#D5DCE4",
    control_line="#7E8C9A",
    hover="#EEF2F6",
    accent="#1F5FA8",
    accent_fill="#1F5FA8",
    accent_hover="#194E8B",
    on_accent="#FFFFFF",
    accent_tint="#E8F1FA",
    success="#1E7B4F",
    success_tint="#E8F6EF",
    warning="#9A5B00",
    warning_tint="#FCF2DF",
    danger="#B3261E",
    danger_tint="#FCEBEA",
    neutral="#4A5662",
    neutral_tint="#EDF1F5",
    practice="#9A5B00",
    on_practice="#FFFFFF",
    toast="#1F2933",
    on_toast="#FFFFFF",
    toast_action="#9CC8FA",
)

DARK = Roles(
    page="#12161B",
    surface="#1A2028",
    raised="#202732",
    text="#E8EDF2",
    muted="#AAB6C2",
    faint="#95A2B0",
    line="#333E4A",
    control_line="#6E7D8C",
    hover="#252E39",
    accent="#84B8F4",
    accent_fill="#2A6EBB",
    accent_hover="#235FA3",
    on_accent="#FFFFFF",
    accent_tint="#1D3048",
    success="#72CFA0",
    success_tint="#1B3428",
    warning="#F0B860",
    warning_tint="#3A2D16",
    danger="#F59A92",
    danger_tint="#432322",
    neutral="#B9C4CF",
    neutral_tint="#2A333E",
    practice="#F0B860",
    on_practice="#12161B",
    toast="#E8EDF2",
    on_toast="#12161B",
    toast_action="#1F5FA8",
)

BASE_POINTS = 10.5


@dataclass(frozen=True, slots=True)
class Theme:
    """What is in force: roles, whether they are the dark ones, the scale in percent, and
    whether rows of tables are roomy."""

    roles: Roles
    dark: bool
    scale: int
    roomy: bool = False

    @property
    def row_height(self) -> int:
        """Height of a table's row in pixels; higher where the user asked for it (편하게)."""
        return self.px(42 if self.roomy else 36)

    def points(self, base: float = BASE_POINTS) -> float:
        """A font size in points at this scale."""
        return base * self.scale / 100

    def px(self, base: int) -> int:
        """A control or row height in pixels: grows with the type, more slowly than it.

        At 150 % a 36 px control is 49 px, so that a 1366×768 screen still holds a page.
        """
        return round(base * (1 + (self.scale - 100) / 100 * 0.7))

    def font(self, base: float = BASE_POINTS, weight: int = 400, *, tabular: bool = False) -> QFont:
        """The screen font at ``base`` points times the scale; ``tabular`` aligns digits."""
        font = QFont(fonts.family())
        font.setPointSizeF(self.points(base))
        font.setWeight(QFont.Weight(weight))
        if tabular:
            font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def colour(self, role: str) -> QColor:
        """The colour of a role by name."""
        return QColor(getattr(self.roles, role))


_in_force = Theme(LIGHT, dark=False, scale=100)


def now() -> Theme:
    """The theme in force. Like QApplication.palette(), it belongs to the whole program."""
    return _in_force


def wants_dark(scheme: Scheme) -> bool:
    """Whether a scheme means dark on this desktop."""
    if scheme is Scheme.SYSTEM:
        return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
    return scheme is Scheme.DARK


def apply(
    app: QApplication, scheme: Scheme = Scheme.LIGHT, scale: int = 100, *, roomy: bool = False
) -> Theme:
    """Put scheme and scale in force: Fusion, palette, font and the style sheet."""
    global _in_force
    dark = wants_dark(scheme)
    _in_force = Theme(DARK if dark else LIGHT, dark=dark, scale=scale, roomy=roomy)
    if app.style().name().lower() != "fusion":
        app.setStyle(QStyleFactory.create("Fusion"))
    app.setPalette(_palette(_in_force.roles))
    app.setFont(_in_force.font())
    app.setStyleSheet(_style_sheet(_in_force))
    return _in_force


def _palette(roles: Roles) -> QPalette:
    role = QPalette.ColorRole
    colours = {
        role.Window: roles.page,
        role.WindowText: roles.text,
        role.Base: roles.surface,
        role.AlternateBase: roles.raised,
        role.Text: roles.text,
        role.Button: roles.surface,
        role.ButtonText: roles.text,
        role.BrightText: roles.danger,
        role.Highlight: roles.accent_fill,
        role.HighlightedText: roles.on_accent,
        role.Link: roles.accent,
        role.LinkVisited: roles.accent,
        role.ToolTipBase: roles.toast,
        role.ToolTipText: roles.on_toast,
        role.PlaceholderText: roles.faint,
        role.Accent: roles.accent_fill,
        role.Light: roles.raised,
        role.Midlight: roles.hover,
        role.Mid: roles.line,
        role.Dark: roles.control_line,
        role.Shadow: roles.line,
    }
    palette = QPalette()
    for key, value in colours.items():
        palette.setColor(key, QColor(value))
    for key in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, key, QColor(roles.faint))
    return palette


def _style_sheet(theme: Theme) -> str:
    sheet = STYLESHEET
    for field in fields(Roles):
        sheet = re.sub(rf"@{field.name}\b", str(getattr(theme.roles, field.name)), sheet)
    lengths = {
        # A styled control's height is its content plus its border on both sides.
        **{f"h{base}": theme.px(base) - 2 for base in (20, 32, 36)},
        "inner32": theme.px(32) - 4,
        "inner": theme.px(36) - 4,
        "pill": theme.px(32) // 2 - 1,
        "tick": theme.px(18),
        "half_tick": theme.px(18) // 2 + 1,
    }
    for name, length in lengths.items():
        sheet = re.sub(rf"@{name}\b", f"{length}px", sheet)
    # The one picture a style sheet needs; white, as on_accent is in both schemes.
    return sheet.replace("@check_mark", resource("icons/check-white.svg").as_posix())
