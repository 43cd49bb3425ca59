"""The list of sections in 설정: the present one is in sight, also where there is little room."""

from __future__ import annotations

from pathlib import Path

from bench import benched
from pytestqt.qtbot import QtBot

from jobdesk.services.desk import Desk
from jobdesk.ui.pages.settings import SettingsPage
from jobdesk.ui.pages.settings.page import PARTS


def test_the_present_entry_is_in_sight(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    with benched(qtbot, desk, tmp_path) as bench:
        page = SettingsPage(bench.desk, bench.hub, bench.jobs, bench.notices, bench.preferences)
        bench.show(page, height=300)
        for part in (PARTS[-1], PARTS[0], PARTS[-2]):
            page.show_part(part.id)
            bench.idle()
            button = page.buttons[part.id]
            assert button.visibleRegion().boundingRect() == button.rect(), part.title
