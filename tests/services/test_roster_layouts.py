"""명부 양식: kept, shared, renamed, undone; a field that is gone is said."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from jobdesk.domain.filters import Condition, Filter, Op, Order
from jobdesk.domain.kinds import KindId
from jobdesk.domain.rosters import Grouping, Layout
from jobdesk.errors import UserError
from jobdesk.services import history
from jobdesk.services import roster_layouts as layouts
from jobdesk.services.desk import Desk

S = KindId.SEEKERS
LAYOUT = Layout(
    title="가람읍 구직자",
    fields=("name", "phone"),
    filter=Filter("김", (Condition("registered_on", Op.AT_LEAST, date(2026, 1, 1)),)),
    order=Order("name"),
    group=Grouping("eup_myeon"),
    totals=True,
    mask=False,
    approval=("담당", "센터장"),
)


def test_what_is_kept_comes_back(desk: Desk) -> None:
    layouts.add(desk, S, " 군청  제출용 ", LAYOUT, shared=True)
    found = layouts.named(desk, S, "군청제출용")
    assert (found.layout, found.remark) == (LAYOUT, "")
    assert (found.record.name, found.record.shared) == ("군청 제출용", True)
    assert layouts.all(desk, KindId.NOTES) == ()


def test_a_plain_layout_comes_back_too(desk: Desk) -> None:
    layouts.add(desk, S, "기본과 같음", Layout())
    assert layouts.named(desk, S, "기본과 같음").layout == Layout()


def test_ones_own_are_not_offered_to_others(desk: Desk) -> None:
    layouts.add(desk, S, "나만", LAYOUT)
    record = layouts.all(desk, S)[0]
    mine, desk.store.user = desk.store.user, "박상담"
    assert layouts.all(desk, S) == ()
    desk.store.user = mine
    layouts.share(desk, record, shared=True)
    desk.store.user = "박상담"
    assert [each.name for each in layouts.all(desk, S)] == ["나만"]


def test_overwrite_rename_and_delete_are_undone_one_by_one(desk: Desk) -> None:
    layouts.add(desk, S, "양식", LAYOUT)
    record = layouts.all(desk, S)[0]
    layouts.overwrite(desk, record, Layout(title="다른 제목"))
    record = layouts.all(desk, S)[0]
    assert layouts.opened(record).layout.title == "다른 제목"
    layouts.rename(desk, record, "새 이름")
    layouts.trash(desk, [record.id])
    assert layouts.all(desk, S) == ()
    history.undo(desk)
    assert [each.name for each in layouts.all(desk, S)] == ["새 이름"]
    history.undo(desk)
    history.undo(desk)
    assert layouts.opened(layouts.all(desk, S)[0]).layout == LAYOUT


def test_names_are_told_apart(desk: Desk) -> None:
    layouts.add(desk, S, "군청 제출용", LAYOUT)
    with pytest.raises(UserError, match="이미 있습니다"):
        layouts.add(desk, S, "군청제출용", LAYOUT)
    with pytest.raises(UserError, match="양식 이름"):
        layouts.add(desk, S, "  ", LAYOUT)
    with pytest.raises(UserError, match="‘군청 제출용’"):
        layouts.named(desk, S, "도청 제출용")


def test_chosen_records_are_of_the_moment(desk: Desk) -> None:
    with pytest.raises(UserError, match="골라 놓은 자료"):
        layouts.add(desk, S, "양식", replace(LAYOUT, filter=Filter(ids=(1, 2))))


def test_what_is_gone_is_left_out_and_named(desk: Desk) -> None:
    layouts.add(desk, S, "양식", LAYOUT)
    record = layouts.all(desk, S)[0]
    kept = json.loads(record.definition)
    kept |= {"fields": ["name", "fax"], "order": ["pager", True], "group": ["phone", ""]}
    found = layouts.opened(replace(record, definition=json.dumps(kept)))
    assert found.layout == replace(LAYOUT, fields=("name",), order=None, group=None)
    assert "fax, pager, phone" in found.remark
    broken = layouts.opened(replace(record, definition='{"title": 3}'))
    assert (broken.layout, "읽을 수 없어" in broken.remark) == (Layout(), True)
