"""What was being typed outlives the program, is its writer's own, and is no record."""

from __future__ import annotations

from dataclasses import replace

from jobdesk.services import centres, drafts, history
from jobdesk.services.desk import Desk
from tests.conftest import PASSWORD, today

PLACE = "note:seekers:1"


def test_a_draft_is_kept_replaced_and_let_go(desk: Desk) -> None:
    assert drafts.get(desk, PLACE) is None
    drafts.keep(desk, PLACE, {"content": "희망"})
    drafts.keep(desk, PLACE, {"content": "희망 직종", "topic": "취업상담"})
    found = drafts.get(desk, PLACE)
    assert found is not None
    assert found.values == {"content": "희망 직종", "topic": "취업상담"}
    assert drafts.get(desk, "note:seekers:2") is None
    drafts.keep(desk, PLACE, {})
    assert drafts.get(desk, PLACE) is None


def test_a_draft_is_no_record(desk: Desk) -> None:
    before = history.recent(desk)
    drafts.keep(desk, PLACE, {"content": "희망"})
    assert history.recent(desk) == before


def test_a_draft_is_there_after_the_program_ended(desk: Desk) -> None:
    drafts.keep(desk, PLACE, {"content": "희망"})
    desk.store.close()
    again = centres.open_centre(desk.folder, PASSWORD, today=today)
    try:
        assert drafts.get(again, PLACE) is not None
        again.store.user = "다른 사람"
        assert drafts.get(replace(again), PLACE) is None
    finally:
        again.store.close()
