"""A list to choose from with the best fit first: order, words, search, and back by a click."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.services import lists, matching, referrals
from jobdesk.ui.models.columns import column
from jobdesk.ui.models.ranked_table import (
    RankedTableModel,
    fit_columns,
    ranked_for_seeker,
    ranked_for_vacancy,
)
from jobdesk.ui.widgets.refer_dialog import ReferDialog, ReferPeopleDialog
from tests import casework
from tests.ui.bench import Bench, benched

S, V = KindId.SEEKERS, KindId.VACANCIES


@pytest.fixture
def bench(qtbot: QtBot, desk: object, tmp_path: Path) -> Iterator[Bench]:
    with benched(qtbot, desk, tmp_path) as made:  # type: ignore[arg-type]
        yield made


def _texts(model: RankedTableModel, at: int) -> list[str]:
    return [str(model.index(row, at).data()) for row in range(model.rowCount())]


def _made(bench: Bench) -> tuple[int, list[int]]:
    wishes = {"이영수": "경비원", "김민지": "요양보호사", "박정숙": "조리원", "최영희": "요양사"}
    people = [casework.seeker(bench.desk, name, desired_job=job) for name, job in wishes.items()]
    return casework.vacancy(bench.desk, casework.employer(bench.desk), "요양보호사"), people


def test_the_best_come_first_with_their_reasons(bench: Bench, qtmodeltester: ModelTester) -> None:
    vacancy, people = _made(bench)
    desk = bench.desk
    score, why = fit_columns("registered_on", "licences")
    columns = (column(KINDS[S], "name"), score, why)
    model = RankedTableModel(
        desk, bench.hub, bench.jobs, S, columns, rank=lambda: ranked_for_vacancy(desk, vacancy)
    )
    model.set_filter(Filter())
    bench.idle()
    qtmodeltester.check(model)
    ranking = matching.for_vacancy(desk, vacancy)
    assert list(model.ids) == [fit.id for fit in ranking.rows]
    assert list(matching.order_for_vacancy(desk, vacancy)) == list(model.ids)
    assert set(_texts(model, 0)[:2]) == {"김민지", "최영희"}
    assert _texts(model, 1) == [str(fit.score) for fit in ranking.rows]
    assert "✓ 직종" in _texts(model, 2)[0]
    model.sort(0, Qt.SortOrder.AscendingOrder)
    bench.idle()
    assert _texts(model, 0) == sorted(_texts(model, 0))
    model.sort(1)
    bench.idle()
    assert list(model.ids) == [fit.id for fit in ranking.rows]
    referrals.refer(desk, [people[1]], vacancy)
    model.refresh()
    bench.idle()
    assert _texts(model, 0)[-1] == "김민지"  # already sent there
    assert _texts(model, 2)[-1].startswith("이미 알선: 제안")


def test_people_are_offered_by_fit_and_found_by_name(bench: Bench) -> None:
    vacancy, _ = _made(bench)
    window = bench.window()
    dialog = ReferPeopleDialog(
        bench.desk, bench.hub, bench.jobs, bench.notices, vacancy, "요양보호사", window
    )
    dialog.open()
    bench.idle()
    first = dialog.model.index(0, 0).data()
    assert first in ("김민지", "최영희")
    assert "적합도" in dialog.fit.text()
    dialog.search.setText("ㅂㅈㅅ")
    dialog.search.search_now()
    bench.idle()
    assert _texts(dialog.model, 0) == ["박정숙"]
    dialog.reject()


def test_vacancies_are_offered_to_one_person_by_fit(bench: Bench) -> None:
    vacancy, people = _made(bench)
    firm = lists.record(bench.desk, V, vacancy).employer_id
    other = casework.vacancy(bench.desk, firm, "경비원")
    window = bench.window()
    parts = bench.desk, bench.hub, bench.jobs, bench.notices
    dialog = ReferDialog(*parts, [people[0]], "이영수", window)
    dialog.open()
    bench.idle()
    assert list(dialog.model.ids) == [other, vacancy]
    assert dialog.chosen() == ([people[0]], other)
    dialog.reject()
    several = ReferDialog(*parts, people, "이영수 외 3명", window)
    several.open()
    bench.idle()
    assert "이유" not in [column.title for column in several.model.columns]
    assert several.model.rowCount() == 2
    several.reject()
    assert list(ranked_for_seeker(bench.desk, people[0]).scores) == [other, vacancy]
