"""실적·보고 as one page of parts: each is led to by its name and opens its kinds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from bench import Bench, benched
from pytestqt.qtbot import QtBot

from jobdesk.services.desk import Desk
from jobdesk.ui.page_entries import PAGES
from jobdesk.ui.pages.reports.page import PARTS, ReportsPage


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    with benched(qtbot, desk, tmp_path) as made:
        yield made


def test_every_part_is_named_for_the_search_box_and_opens_its_kinds(bench: Bench) -> None:
    entry = next(entry for entry in PAGES if entry.name == "reports")
    assert entry.parts == tuple((part.id, part.title) for part in PARTS)
    assert entry.kinds == {kind for part in PARTS for kind in part.kinds}
    window = bench.window()
    for part in PARTS:
        window.show_page(f"reports:{part.id}")
        bench.idle()
        page = window.pages["reports"]
        assert isinstance(page, ReportsPage)
        assert page.name == part.id
