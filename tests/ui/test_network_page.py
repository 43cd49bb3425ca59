"""협력·홍보 through its widgets: ledgers, new entries, the totals of a span."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from bench import Bench, benched
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from jobdesk.domain.changes import Ref
from jobdesk.domain.kinds import KindId
from jobdesk.domain.network import Agreement, Meeting, Publicity, Visit
from jobdesk.services import entries, lists, visits
from jobdesk.services.desk import Desk
from jobdesk.ui.pages.network import NetworkPage
from jobdesk.ui.widgets.new_record import NewRecord
from jobdesk.ui.widgets.span_edit import span_of
from tests import casework


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    """A firm with a visit, an agreement of this year, one of last year, a meeting."""
    firm = casework.employer(desk, "한빛식품")
    visits.record(desk, Visit(employer_id=firm, visited_on=date(2026, 11, 3), content="통화"))
    entries.add(desk, Agreement(employer_id=firm, signed_on=date(2026, 3, 2)))
    entries.add(desk, Agreement(partner="보건소", signed_on=date(2025, 3, 2)))
    entries.add(desk, Meeting(title="상반기 간담회", held_on=date(2026, 5, 2), headcount=9))
    entries.add(desk, Publicity(title="현수막", published_on=date(2026, 5, 2), count=6, unit="개"))
    entries.add(desk, Publicity(title="보도", published_on=date(2026, 5, 3), count=1, unit="건"))
    with benched(qtbot, desk, tmp_path) as made:
        yield made


def _page(bench: Bench) -> NetworkPage:
    page = NetworkPage(bench.desk, bench.hub, bench.jobs, bench.notices, bench.preferences)
    bench.show(page)
    return page


def test_the_head_counts_the_span_and_adds_no_units(bench: Bench) -> None:
    page = _page(bench)
    words = page.totals.words.text()
    assert "협약 1개소" in words
    assert "간담회 1회, 참석 9명" in words
    assert "6개" in words
    assert "1건" in words
    assert "7" not in words
    page.totals.span.set_value("지난해")
    bench.idle()
    assert "협약 1개소" in page.totals.words.text()
    assert "간담회 0회" in page.totals.words.text()


def test_a_new_entry_is_written_and_counted(bench: Bench) -> None:
    page = _page(bench)
    page.go("meetings")
    bench.idle()
    assert page.primary == ("새 간담회", "plus")
    page.primary_action()
    dialog = next(
        w for w in QApplication.topLevelWidgets() if isinstance(w, NewRecord) and w.isVisible()
    )
    dialog.form.fields["title"].widget.setText("하반기 간담회")
    dialog.form.fields["headcount"].widget.setText("4")
    dialog.save()
    bench.idle()
    assert lists.count(bench.desk, KindId.MEETINGS) == 2
    assert "간담회 2회, 참석 13명" in page.totals.words.text()


def test_each_kind_opens_in_its_tab(bench: Bench) -> None:
    page = _page(bench)
    for kind, tab in (
        (KindId.VISITS, "visits"),
        (KindId.PUBLICITY, "publicity"),
        (KindId.AGREEMENTS, "agreements"),
    ):
        page.open_record(Ref(kind, 1))
        bench.idle()
        assert page.name == tab
        assert page.current.panel.record_id == 1


def test_spans_begin_and_end_on_whole_months() -> None:
    day = date(2026, 3, 9)
    assert span_of("지난달", day) == (date(2026, 2, 1), date(2026, 2, 28))
    assert span_of("이번 달", day) == (date(2026, 3, 1), day)
    assert span_of("올해", day) == (date(2026, 1, 1), day)
    assert span_of("지난해", day) == (date(2025, 1, 1), date(2025, 12, 31))
