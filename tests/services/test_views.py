"""A view gives back filter, order and columns, is whose it is, and outlives a lost field."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from jobdesk.data import records
from jobdesk.domain.circumstances import SavedView
from jobdesk.domain.filters import Condition, Filter, Op, Order
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import history, views
from jobdesk.services.desk import Desk
from jobdesk.services.views import Look

LOOK = Look(
    Filter(
        text="가람  010",
        conditions=(
            Condition("status", Op.IN, ("상담중", "알선중")),
            Condition("registered_on", Op.AT_LEAST, date(2026, 11, 1)),
            Condition("age", Op.AT_LEAST, 60),
        ),
    ),
    Order("name", descending=True),
    ("name", "phone"),
)


def kept(desk: Desk, name: str = "내 담당", look: Look = LOOK, shared: bool = False) -> SavedView:
    return views.get(desk, views.add(desk, KindId.SEEKERS, name, look, shared=shared).id)


def by(desk: Desk, view: SavedView, user: str) -> None:
    """The view as another member of staff made it."""
    with desk.store.operation("시험") as operation:
        records.update(desk.store, replace(view, counsellor=user))
        operation.change()


@pytest.mark.parametrize("look", [Look(), LOOK, replace(LOOK, order=None, columns=())])
def test_a_view_gives_back_what_was_saved(desk: Desk, look: Look) -> None:
    found = views.opened(kept(desk, look=look))
    assert found.look == look
    assert found.remark == ""


def test_a_view_is_renamed_overwritten_shared_taken_away_and_all_of_it_undone(desk: Desk) -> None:
    first = kept(desk)
    views.rename(desk, first, " 우리  담당 ")
    renamed = views.get(desk, first.id)
    assert renamed.name == "우리 담당"
    other = Look(Filter(conditions=(Condition("consent_on", Op.EMPTY),)))
    views.overwrite(desk, renamed, other)
    assert views.opened(views.get(desk, first.id)).look == other
    views.share(desk, views.get(desk, first.id), shared=True)
    assert views.get(desk, first.id).shared
    views.trash(desk, [first.id])
    assert views.all(desk, KindId.SEEKERS) == ()
    for _ in range(4):
        history.undo(desk)
    assert views.all(desk) == (replace(first, revision=views.get(desk, first.id).revision),)


def test_views_of_others_are_seen_when_they_are_shared(desk: Desk) -> None:
    mine, theirs, all_s = kept(desk), kept(desk, "옆 자리"), kept(desk, "모두", shared=True)
    by(desk, theirs, "옆 사람")
    by(desk, all_s, "옆 사람")
    assert {view.name for view in views.all(desk, KindId.SEEKERS)} == {"모두", mine.name}
    assert views.all(desk, KindId.EMPLOYERS) == ()
    kept(desk, "옆 자리")  # a name taken by what one cannot see is free


def test_a_name_is_needed_and_stands_once_in_a_list(desk: Desk) -> None:
    kept(desk)
    with pytest.raises(UserError, match="보기 이름"):
        kept(desk, " ")
    with pytest.raises(UserError, match="이미 있습니다"):
        kept(desk, "내담당")
    views.add(desk, KindId.EMPLOYERS, "내 담당", Look())


def test_chosen_people_are_no_view(desk: Desk) -> None:
    with pytest.raises(UserError, match="골라 놓은"):
        kept(desk, look=Look(Filter(ids=(1, 2))))


def test_a_field_that_is_gone_is_named_and_left_out(desk: Desk) -> None:
    view = kept(desk)
    body = json.loads(view.definition)
    body["conditions"].append({"field": "shoe_size", "op": "is", "value": 260})
    body["order"], body["columns"] = ["hat_size", True], ["name", "phone", "shoe_size"]
    found = views.opened(replace(view, definition=json.dumps(body)))
    assert found.look == replace(LOOK, order=None)
    assert "shoe_size, hat_size" in found.remark


@pytest.mark.parametrize("spoilt", ["", "{", "[]", '{"conditions": 3}'])
def test_what_cannot_be_read_shows_everything_and_says_so(desk: Desk, spoilt: str) -> None:
    found = views.opened(replace(kept(desk), definition=spoilt))
    assert found.look == Look()
    assert "읽을 수 없어" in found.remark
