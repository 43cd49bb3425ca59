"""What a list shows when a record is opened that its filter leaves out, and after it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from bench import Bench, benched, commit, fill
from pytestqt.qtbot import QtBot

from jobdesk.domain.changes import Ref
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.services import lists, registrations, seekers
from jobdesk.services.desk import Desk
from jobdesk.ui.pages.seekers.page import SeekersPage


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    with benched(qtbot, desk, tmp_path) as made:
        yield made


def _page(bench: Bench) -> SeekersPage:
    page = SeekersPage(bench.desk, bench.hub, bench.jobs, bench.notices, bench.preferences)
    bench.show(page)
    return page


def _only(page: SeekersPage, bench: Bench, *ids: int) -> None:
    page.show_filtered(KindId.SEEKERS, Filter(ids=ids))
    bench.idle()


def test_nobody_else_stays_chosen_beside_a_record_that_is_not_listed(bench: Bench) -> None:
    ids = fill(bench.desk)
    page = _page(bench)
    _only(page, bench, ids["김민지"], ids["박정숙"])
    assert page.grid.selected_ids()
    page.open_record(Ref(KindId.SEEKERS, ids["이도현"]))
    bench.idle()
    assert page.panel.record.name == "이도현"
    assert page.grid.selected_ids() == []  # Ctrl+R and Delete reach nobody else
    assert page.grid.current_id() is None


def test_another_list_shows_one_of_its_own(bench: Bench) -> None:
    ids = fill(bench.desk)
    page = _page(bench)
    _only(page, bench, ids["김민지"])
    page.open_record(Ref(KindId.SEEKERS, ids["이도현"]))
    bench.idle()
    _only(page, bench, ids["박정숙"])
    assert page.panel.record.name == "박정숙"
    assert page.grid.selected_ids() == [ids["박정숙"]]
    page.open_record(Ref(KindId.SEEKERS, ids["이도현"]))
    bench.idle()
    _only(page, bench)
    assert page.panel.record is None
    page.open_record(Ref(KindId.SEEKERS, ids["이도현"]))
    bench.idle()
    page.clear_filter()
    bench.idle()
    assert page.panel.record.name == "이도현"  # the whole list holds this record too
    assert page.grid.selected_ids() == [ids["이도현"]]


def test_a_record_opened_first_is_shown_though_the_kept_filter_leaves_it_out(bench: Bench) -> None:
    ids = fill(bench.desk)
    page = _page(bench)
    near = Filter(conditions=(Condition("eup_myeon", Op.IN, ("가람읍",)),))
    page.show_filtered(KindId.SEEKERS, near)
    bench.idle()
    again = SeekersPage(bench.desk, bench.hub, bench.jobs, bench.notices, bench.preferences)
    again.open_record(Ref(KindId.SEEKERS, ids["최영희"]))
    bench.show(again)
    assert len(again.model.ids) == 2
    assert again.panel.record.name == "최영희"


def test_who_lapses_soonest_stands_first(bench: Bench) -> None:
    ids = fill(bench.desk)
    days = {"김민지": date(2026, 8, 30), "박정숙": date(2026, 8, 24), "이도현": date(2026, 8, 27)}
    for name, day in days.items():
        known = lists.record(bench.desk, KindId.SEEKERS, ids[name])
        seekers.save(bench.desk, replace(known, registered_on=day))
    page = _page(bench)
    whole = list(page.model.ids)
    soonest = [ids[name] for name in ("박정숙", "이도현", "김민지")]
    page.show_filtered(KindId.SEEKERS, registrations.lapsing(bench.desk))
    bench.idle()
    assert list(page.model.ids) == soonest
    page.clear_filter()
    bench.idle()
    assert list(page.model.ids) == whole  # in the list's own order again


def test_esc_leads_out_of_words_that_find_nobody(bench: Bench) -> None:
    fill(bench.desk)
    page = _page(bench)
    page.activateWindow()
    page.focus_search()
    commit(page.search, "없는사람")
    bench.qtbot.waitUntil(lambda: not page.model.ids, timeout=3_000)
    page.escape()
    bench.idle()
    assert len(page.model.ids) == 4
    assert page.search.hasFocus()
    page.escape()
    assert page.grid.hasFocus()
