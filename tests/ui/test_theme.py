"""The look: given tokens, legible in both schemes, colours in one file only."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from jobdesk.ui import theme
from jobdesk.ui.theme import DARK, LIGHT, Roles, Scheme, Tone

UI = Path(theme.__file__).parent
ICONS = UI.parent.parent / "resources" / "icons"


def contrast(one: str, other: str) -> float:
    """WCAG contrast of two colours."""

    def luminance(name: str) -> float:
        colour = QColor(name)
        parts = [colour.redF(), colour.greenF(), colour.blueF()]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_tokens_are_the_agreed_ones() -> None:
    assert (LIGHT.text, LIGHT.surface, LIGHT.page) == ("#1F2933", "#FFFFFF", "#F5F7FA")
    assert (LIGHT.line, LIGHT.accent) == ("#D5DCE4", "#1F5FA8")
    assert (LIGHT.success, LIGHT.warning, LIGHT.danger) == ("#1E7B4F", "#9A5B00", "#B3261E")


@pytest.mark.parametrize("roles", [LIGHT, DARK], ids=["light", "dark"])
def test_text_can_be_read_everywhere(roles: Roles) -> None:
    grounds = (roles.surface, roles.page, roles.raised)
    low = [
        (ink, ground)
        for ink in ("text", "muted", "faint", "accent", "success", "warning", "danger")
        for ground in grounds
        if contrast(getattr(roles, ink), ground) < 4.5
    ]
    assert low == []
    for tone in Tone:
        ink, tint = roles.tone(tone)
        assert contrast(ink.name(), tint.name()) >= 4.5, tone
        assert contrast(roles.text, tint.name()) >= 4.5
    pairs = (
        (roles.on_accent, roles.accent_fill),
        (roles.on_accent, roles.accent_hover),
        (roles.on_practice, roles.practice),
        (roles.on_toast, roles.toast),
        (roles.toast_action, roles.toast),
        (roles.text, roles.hover),
        (roles.text, roles.accent_tint),
    )
    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []
    for ground in grounds:
        assert contrast(roles.control_line, ground) >= 3.0


def test_colours_stand_in_theme_alone() -> None:
    literal = re.compile(r"#[0-9A-Fa-f]{6}\b|#[0-9A-Fa-f]{3}\b|\brgba?\(|QColor\(\d")
    found = [
        f"{path.relative_to(UI)}: {match.group()}"
        for path in sorted(UI.rglob("*.py"))
        if path.name != "theme.py"
        for match in literal.finditer(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_every_role_in_the_style_sheet_exists(qtbot: QtBot) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, Scheme.DARK, 130)
    assert re.findall(r"@\w+", application.styleSheet()) == []
    assert len(application.styleSheet().splitlines()) <= 200
    assert "::item" not in re.sub(r"QMenu::item\S*", "", application.styleSheet())
    theme.apply(application)


def test_sizes_follow_the_scale_and_fit_the_small_screen(qtbot: QtBot) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    heights = []
    for scale in theme.SCALES:
        current = theme.apply(application, Scheme.LIGHT, scale)
        assert application.font().pointSizeF() == pytest.approx(10.5 * scale / 100)
        heights.append(current.px(36))
        assert current.px(32) >= 29
    assert heights == sorted(heights)
    assert heights[1] == 36
    assert theme.apply(application).dark is False


def test_dark_is_a_palette_of_its_own(qtbot: QtBot) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, Scheme.DARK)
    assert application.palette().base().color() == QColor(DARK.surface)
    assert theme.now().dark
    theme.apply(application)
    assert application.palette().base().color() == QColor(LIGHT.surface)
    assert {f.name for f in fields(Roles)} >= {f"{tone.value}_tint" for tone in Tone}


def test_icons_are_bundled_and_none_in_vain(qtbot: QtBot) -> None:
    source = "\n".join(p.read_text(encoding="utf-8") for p in sorted(UI.rglob("*.py")))
    source += (UI.parent / "app.py").read_text(encoding="utf-8")
    bundled = {path.stem for path in ICONS.glob("*.svg")}
    assert (ICONS / "LICENSE").read_text(encoding="utf-8").startswith("ISC License")
    unused = sorted(n for n in bundled if f'"{n}"' not in source and f"/{n}.svg" not in source)
    assert unused == []
    named = set(re.findall(r'(?:icon=|IconButton\(|EmptyState\(\s*)"([a-z0-9-]+)"', source))
    assert sorted(named - bundled) == []
