"""Lists of days against the board: nobody comes to stand in two places by what is taken in."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import farm_days, history, imports, seekers
from jobdesk.services.desk import Desk
from jobdesk.services.imports import Decision, ImportPlan
from tests.farm_kit import TODAY, blocks, farm, request
from tests.services.import_kit import decisions, dump, file, stored, workbook

__all__ = ["file"]
HEAD = ("일자", "농가명", "작업내용", "근로자", "연락처", "일당")
DAY = TODAY - timedelta(days=1)


def _worker(desk: Desk) -> int:
    draft = replace(seekers.blank(desk), name="김은서", phone="010-1111-2222")
    return seekers.register(desk, draft).id


def _plan(desk: Desk, path: Path, *farms: str) -> ImportPlan:
    rows = [[DAY.isoformat(), name, "적과", "김은서", "010-1111-2222", 120_000] for name in farms]
    return imports.plan(desk, workbook(path, HEAD, *rows))


def test_who_is_still_to_go_elsewhere_was_not_here_yet(desk: Desk, file: Path) -> None:
    here, there = farm(desk, "새말 농가"), farm(desk, "달빛 농가")
    who = _worker(desk)
    early = _plan(desk, file, "달빛 농가")
    (block,) = blocks(desk, request(desk, here, DAY))
    placed = farm_days.place(desk, block.id, [who]).id
    plan = _plan(desk, file, "달빛 농가")
    assert decisions(plan) == [Decision.REJECT]
    assert "다른 농가에 배치되어 있습니다" in plan.rejected[0].reason
    before = dump(desk)
    with pytest.raises(UserError, match="함께 배치됩니다"):
        imports.apply(desk, early)
    assert dump(desk) == before
    farm_days.absent(desk, [placed])
    imports.apply(desk, _plan(desk, file, "달빛 농가"))
    told = stored(desk, KindId.FARM_DAYS, "employer_id", "status")
    assert sorted(told) == sorted([(here, "결근"), (there, "근로확인")])


def test_half_a_day_on_two_farms_that_asked_comes_back_by_a_redo(desk: Desk, file: Path) -> None:
    _worker(desk)
    for name in ("새말 농가", "달빛 농가"):
        request(desk, farm(desk, name), DAY)
    imports.apply(desk, _plan(desk, file, "새말 농가", "달빛 농가"))
    after = dump(desk)
    history.undo(desk)
    history.redo(desk)
    assert dump(desk) == after
