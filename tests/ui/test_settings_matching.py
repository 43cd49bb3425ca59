"""설정 매칭: weights typed are tried at once, saved for everybody, refused in words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from jobdesk.services import history, matching
from jobdesk.services.desk import Desk
from jobdesk.ui.pages.settings.matching import MatchingSection
from jobdesk.ui.pages.settings.section import Kit
from tests import casework
from tests.ui.bench import Bench, benched


@pytest.fixture
def bench(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[Bench]:
    """A centre with a vacancy, a cleaner who lives far and a clerk who lives near."""
    firm = casework.employer(desk, eup_myeon="가람읍")
    casework.vacancy(desk, firm, "환경미화원")
    casework.seeker(desk, "김미화", desired_job="청소", eup_myeon="솔내면")
    casework.seeker(desk, "이사무", desired_job="사무", eup_myeon="가람읍")
    with benched(qtbot, desk, tmp_path) as made:
        yield made


@pytest.fixture
def section(bench: Bench) -> MatchingSection:
    """The section, loaded."""
    made = MatchingSection(Kit(bench.desk, bench.hub, bench.jobs, bench.notices, bench.preferences))
    bench.show(made, 900, 900)
    return made


def _first(section: MatchingSection) -> str:
    return section.preview.text().split("\n")[0]


def test_weights_are_tried_saved_and_undone(bench: Bench, section: MatchingSection) -> None:
    assert section.fields["job"].value() == matching.DEFAULT_WEIGHTS["job"]
    assert _first(section).startswith("1. 김미화")
    assert not section.unsaved()
    for id_, field in section.fields.items():
        field.widget.setText("10" if id_ == "place" else "0")  # type: ignore[attr-defined]
    bench.idle()
    assert _first(section) == "1. 이사무 100점: 같은 읍"
    assert section.unsaved()
    assert matching.weights(bench.desk) == matching.DEFAULT_WEIGHTS
    section.save_button.click()
    bench.idle()
    assert matching.weights_in_words(bench.desk) == "거리 10"
    assert section.saved.text().startswith("저장됨")
    assert not section.unsaved()
    history.undo(bench.desk, bench.changes[-1].operation)
    assert matching.weights(bench.desk) == matching.DEFAULT_WEIGHTS


def test_first_values_come_back(bench: Bench, section: MatchingSection) -> None:
    section.fields["job"].widget.setText("1")  # type: ignore[attr-defined]
    section.defaults.click()
    assert section.typed() == matching.DEFAULT_WEIGHTS


def test_what_is_wrong_is_said_at_its_field(bench: Bench, section: MatchingSection) -> None:
    section.fields["wage"].widget.setText("101")  # type: ignore[attr-defined]
    section.save_button.click()
    bench.idle()
    assert "0에서 100까지" in section.fields["wage"].problem()
    section.fields["wage"].widget.setText("")  # type: ignore[attr-defined]
    section.save_button.click()
    assert "숫자를 입력하세요" in section.fields["wage"].problem()
    for field in section.fields.values():
        field.widget.setText("0")  # type: ignore[attr-defined]
    section.save_button.click()
    bench.idle()
    assert section.wrong.text().startswith("모든 비중이 0")
    assert matching.weights(bench.desk) == matching.DEFAULT_WEIGHTS


def test_every_vacancy_is_ranked_again(bench: Bench, section: MatchingSection) -> None:
    firm = casework.employer(bench.desk, "구름정공", eup_myeon="구름면")
    casework.vacancy(bench.desk, firm, "용접원", licences="용접기능사")
    section.whole_button.click()
    bench.idle()
    assert section.whole.isVisible()
    assert "구인 2건을 저장된 비중으로 모두" in section.whole.text()
    assert section.whole.text().endswith("없는 구인: 용접원 (구름정공)")
