"""A part of a day reads when it is seen: at the day each key at the desk alters them all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from jobdesk.services import day_attendees, day_employers, day_standing, day_watching, reception
from jobdesk.services.desk import Desk
from jobdesk.ui.pages.matching_days import MatchingDaysPage
from jobdesk.ui.pages.matching_days.registration_part import RegistrationPart
from tests import day_kit
from tests.ui.bench import Bench, benched

_READS = (
    ("overview", day_standing, "points"),
    ("employers", day_employers, "rows"),
    ("registration", day_attendees, "rows"),
    ("reception", day_watching, "watch"),
)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    asked: list[str] = []
    for part, service, name in _READS:
        monkeypatch.setattr(service, name, _noted(asked, part, getattr(service, name)))
    return asked


def _noted(asked: list[str], part: str, read: Callable[..., object]) -> Callable[..., object]:
    def noted(*given: object) -> object:
        asked.append(part)
        return read(*given)

    return noted


def test_only_the_part_that_is_seen_reads_and_the_others_when_they_are(
    desk: Desk, qtbot: QtBot, tmp_path: Path, reads: list[str]
) -> None:
    day = day_kit.make(desk)
    with benched(qtbot, desk, tmp_path) as bench:
        page = MatchingDaysPage(desk, bench.hub, bench.jobs, bench.notices, bench.preferences)
        bench.show(page)
        for part, _, _ in _READS:
            page.open_day(day.id, part)
            bench.idle()
            assert part in reads
        _arrive(bench, day.people[0])
        reads.clear()
        _arrive(bench, day.people[1])
        assert set(reads) == {"reception"}
        for part, _, _ in _READS[:3]:
            reads.clear()
            page.open_day(day.id, part)
            bench.idle()
            assert part in reads
        page.open_day(day.id, "registration")
        bench.idle()
        found = page.findChild(RegistrationPart)
        assert [row.status.value for row in found.every][:3] == ["참석", "참석", "접수"]


def _arrive(bench: Bench, who: int) -> None:
    bench.jobs.write(lambda: reception.arrive(bench.desk, who, "13:20"))
    bench.idle()
