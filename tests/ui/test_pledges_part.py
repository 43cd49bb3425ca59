"""공약 on the screen: the sheet is typed, drawn as it prints, stored on the way out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from jobdesk.domain.plans import Pledge
from jobdesk.services import plans_pledges, plans_reading
from jobdesk.services.desk import Desk
from jobdesk.ui.pages.reports.plans import PledgesPart
from jobdesk.ui.widgets import pickers
from tests.geumjeong_pledge import GOAL, enter
from tests.ui.bench import Bench, benched


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    with benched(qtbot, desk, tmp_path) as made:
        yield made


def opened(bench: Bench) -> PledgesPart:
    part = PledgesPart(bench.desk, bench.hub, bench.jobs, bench.notices)
    bench.show(part)
    return part


def drawn(bench: Bench, part: PledgesPart) -> None:
    bench.qtbot.waitUntil(lambda: not part._timer.isActive(), timeout=5_000)
    bench.idle()


def test_the_sheet_stands_beside_its_fields(bench: Bench) -> None:
    enter(bench.desk)
    part = opened(bench)
    told = [part.table.listing.index(0, column).data() for column in range(1, 5)]
    assert told[1:] == ["추진중", "40%", "27.5%"]
    assert part.fields["goal"].value() == GOAL
    assert part.fields["after_term"].value() == "임기 후 계속"
    assert part.paper.page_count >= 1
    assert not part.dirty


def test_typing_draws_the_sheet_anew_and_ctrl_s_stores_it(bench: Bench) -> None:
    pledge = enter(bench.desk)
    part = opened(bench)
    before = part._pdf
    part.fields["department"].widget.insert("일자리경제과")  # type: ignore[attr-defined]
    assert part.dirty
    drawn(bench, part)
    assert part._pdf != before
    part.save()
    bench.idle()
    assert not part.dirty
    assert plans_reading.pledge(bench.desk, pledge.id).department == "일자리경제과"


def test_a_new_one_is_begun_stored_and_put_away(bench: Bench) -> None:
    enter(bench.desk)
    part = opened(bench)
    part.new()
    part.save()
    assert len(plans_pledges.listing(bench.desk)) == 1
    part.fields["progress"].set_value(120)
    part.fields["title"].widget.insert("취업 박람회 연 4회")  # type: ignore[attr-defined]
    part.save()
    bench.idle()
    assert "100%까지" in part.fields["progress"].problem()
    part.fields["progress"].set_value(75)
    part.save()
    bench.idle()
    told = [line.pledge.title for line in plans_pledges.listing(bench.desk)]
    assert "취업 박람회 연 4회" in told
    at = part.table.current()
    assert at is not None
    assert part.table.listing.index(at, 1).data() == "취업 박람회 연 4회"
    part.trash()
    bench.idle()
    assert len(plans_pledges.listing(bench.desk)) == 1
    assert part.fields["goal"].value() == GOAL


def test_another_one_is_picked_after_what_was_typed_is_stored(bench: Bench) -> None:
    first = enter(bench.desk)
    plans_pledges.save(bench.desk, Pledge(title="둘째", number="9"))
    part = opened(bench)
    part.fields["number"].widget.insert("1")  # type: ignore[attr-defined]
    part.table.selectRow(1)
    bench.idle()
    assert part.fields["title"].value() == "둘째"
    assert plans_reading.pledge(bench.desk, first.id).number == "1"


def test_the_sheet_is_saved_as_it_stands(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(bench.desk)
    part = opened(bench)
    path = tmp_path / "공약.pdf"
    monkeypatch.setattr(pickers, "file_to_save", lambda *_: path)
    part.pdf_button.click()
    bench.idle()
    assert path.read_bytes() == part._pdf
    assert "저장했습니다" in bench.said[-1].text
