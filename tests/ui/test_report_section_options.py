"""The options of a section: its indicators, the signs and sums of a ready table, whole names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from bench import Bench, benched
from pytestqt.qtbot import QtBot

from jobdesk.domain.report_templates import Use
from jobdesk.services.desk import Desk
from jobdesk.ui.pages.reports.section_options import SectionOptions


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    """An empty centre."""
    with benched(qtbot, desk, tmp_path) as made:
        yield made


def test_a_ready_table_is_given_signs_sums_and_places(bench: Bench) -> None:
    options = SectionOptions(bench.desk)
    bench.show(options)
    options.show_use(Use("a", "layout_12", options={"rows": ["openings"], "signs": "arrows"}))
    assert list(options.settings) == ["decimals", "signs", "total"]
    assert options.settings["signs"].value() == "↑ ↓"
    assert options.indicators.isVisible()
    told: list[bool] = []
    options.edited.connect(lambda: told.append(True))
    options.settings["signs"].set_value("△ (감소)")
    options.settings["decimals"].set_value("한 자리")
    options.settings["total"].set_value("없음")
    use = options.use
    assert use is not None
    assert use.options == {"rows": ["openings"], "decimals": 1, "total": ""}
    options.indicators.check([0])
    use = options.use
    assert use is not None
    assert use.options["indicators"] == ["openings"]
    assert "rows" not in use.options


def test_a_list_of_people_prints_whole_names_only_when_asked(bench: Bench) -> None:
    options = SectionOptions(bench.desk)
    bench.show(options)
    options.show_use(Use("h", "hires"))
    assert options.settings["names"].value() == "가운데 가림"
    assert not options.indicators.isVisible()
    options.settings["names"].set_value("모두 인쇄")
    use = options.use
    assert use is not None
    assert use.options == {"names": "full"}
    options.show_use(Use("t", "text"))
    assert options.settings == {}
