"""Targets through the store: typed, revised, kept, undone."""

from __future__ import annotations

from datetime import date

import pytest

from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import history, targets
from jobdesk.services.desk import Desk


def values(desk: Desk, year: int = 2026) -> dict[str, str]:
    return {line.indicator.id: line.value for line in targets.table(desk, year)}


def test_a_target_is_kept_with_who_and_why(desk: Desk) -> None:
    change = targets.set_target(
        desk, "referrals", 2026, " 1,200 건", reason="연간계획", document="일자리과 12호"
    )
    assert change.label == "2026년 알선 목표: 1200"
    assert change.kinds == {KindId.TARGETS}
    (only,) = targets.revisions(desk, "referrals", 2026)
    assert (only.value, only.set_on, only.reason, only.document) == (
        "1200",
        date(2026, 11, 20),
        "연간계획",
        "일자리과 12호",
    )
    assert values(desk)["referrals"] == "1200"
    assert values(desk, 2027)["referrals"] == ""


def test_a_revision_leaves_the_former_one(desk: Desk) -> None:
    targets.set_target(desk, "referrals", 2026, "400", on=date(2026, 1, 3))
    targets.set_target(desk, "referrals", 2026, "300", reason="협의", on=date(2026, 6, 1))
    targets.set_target(desk, "referrals", 2026, "350", on=date(2026, 12, 1))
    assert [t.value for t in targets.revisions(desk, "referrals", 2026)] == ["350", "300", "400"]
    line = targets.table(desk, 2026)[2]
    assert (line.value, line.revisions) == ("300", 3)


def test_words_a_dash_and_nothing_are_targets_too(desk: Desk) -> None:
    for indicator, value in (
        ("openings", "산업체 요구시"),
        ("registrations", "-"),
        ("referrals", ""),
    ):
        targets.set_target(desk, indicator, 2026, value)
    assert list(values(desk).values())[:4] == ["산업체 요구시", "-", "", ""]


def test_saving_what_already_holds_writes_nothing(desk: Desk) -> None:
    targets.set_target(desk, "referrals", 2026, "400", reason="연간계획")
    change = targets.set_target(desk, "referrals", 2026, "400명")
    assert (change.operation, change.refs) == (0, ())
    assert len(targets.revisions(desk, "referrals", 2026)) == 1
    assert targets.set_target(desk, "referrals", 2026, "400", reason="재확인").operation


def test_a_target_can_be_undone(desk: Desk) -> None:
    targets.set_target(desk, "referrals", 2026, "400")
    history.undo(desk)
    assert values(desk)["referrals"] == ""
    history.redo(desk)
    assert values(desk)["referrals"] == "400"


def test_an_unknown_indicator_is_refused(desk: Desk) -> None:
    with pytest.raises(UserError, match="모르는 지표") as caught:
        targets.set_target(desk, "weather", 2026, "60")
    assert caught.value.field == "indicator"
    with pytest.raises(UserError) as caught:
        targets.set_target(desk, "referrals", 1926, "60")
    assert caught.value.field == "year"
    assert targets.revisions(desk, "referrals", 1926) == ()


def test_a_small_number_is_kept_as_it_is_written(desk: Desk) -> None:
    targets.set_target(desk, "placements", 2026, "0.0000001")
    assert values(desk)["placements"] == "0.0000001"
