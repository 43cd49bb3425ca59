"""Two records become one and nothing is lost; undo gives equal content back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobdesk.data import journal
from jobdesk.domain.circumstances import Attachment, DistinctPair, Relation
from jobdesk.domain.farm_work import LIVE
from jobdesk.domain.kinds import KindId
from jobdesk.domain.network import Contact
from jobdesk.domain.people import Seeker
from jobdesk.errors import UserError
from jobdesk.services import (
    checks,
    contacts,
    demo,
    employers,
    entries,
    farm_records,
    history,
    lists,
    merging,
    registrations,
    relations,
    seekers,
    trash,
)
from jobdesk.services.desk import Desk
from tests import casework
from tests.conftest import TODAY

S, E = KindId.SEEKERS, KindId.EMPLOYERS
BOOKKEEPING = ("revision", "updated_at")


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A practice centre with records of every kind; every test leaves it as it was."""
    folder = tmp_path_factory.mktemp("merging") / "centre"
    desk = demo.build(folder, seekers=60, today=lambda: TODAY)
    yield desk
    desk.store.close()


def content(desk: Desk) -> dict[tuple[str, int], dict[str, Any]]:
    """Every record of every table, without what a save counts."""
    found = {}
    for table in journal.journaled_tables(desk.store.db):
        image = journal.image(journal.columns_of(desk.store.db, table), "t")
        for (line,) in desk.store.db.execute(f"SELECT {image} FROM {table} t"):
            row = json.loads(line)
            found[table, row["id"]] = {k: v for k, v in row.items() if k not in BOOKKEEPING}
    return found


def out_on(desk: Desk, seeker_id: int) -> set[date | None]:
    """The days on which somebody has a place on a farm."""
    days = farm_records.days_of_worker(desk, seeker_id)
    return {day.work_date for day in days if day.status in LIVE}


@settings(max_examples=25)
@given(data=st.data())
@pytest.mark.parametrize("kind", [S, E])
def test_merge_and_undo_give_equal_content(lived: Desk, kind: KindId, data: st.DataObject) -> None:
    ids = list(lists.find(lived, kind))
    pair = st.lists(st.sampled_from(ids), min_size=2, max_size=2, unique=True)
    keep, other = data.draw(pair)
    shown = merging.preview(lived, kind, keep, other)
    names = [difference.field.id for difference in shown.differences]
    chosen = data.draw(st.sets(st.sampled_from(names))) if names else set()
    before = content(lived)
    try:
        change = merging.merge(lived, kind, keep, other, chosen)
    except UserError:  # two farm workers who were both out on one day are not one person
        assert kind is S
        assert out_on(lived, keep) & out_on(lived, other)
        assert content(lived) == before
        return
    merged = content(lived)
    assert merged.keys() == before.keys()
    for linked, column in entries.hanging(kind):
        for (table, id_), row in merged.items():
            if table == linked.value and row["trashed_on"] is None:
                assert row[column] != other
                was = before[table, id_][column]
                assert row[column] == (keep if was == other else was) or table == kind.value
    assert merged[kind.value, other]["merged_into_id"] == keep
    history.undo(lived, change.operation)
    assert content(lived) == before
    history.redo(lived)
    assert content(lived) == merged
    history.undo(lived)
    assert content(lived) == before


def test_the_store_is_sound_after_all_that(lived: Desk) -> None:
    keep, other = list(lists.find(lived, S))[:2]
    merging.merge(lived, S, keep, other)
    report = checks.check(lived)
    assert [item.detail for item in report.items if not item.ok] == []
    history.undo(lived)


def test_blanks_are_filled_texts_joined_and_choices_taken(desk: Desk) -> None:
    keep = casework.seeker(desk, "김민지", note="오전만 가능", priority_groups=("청년",))
    other = casework.seeker(
        desk,
        "김민자",
        note="차량 있음",
        phone="010-0123-4567",
        priority_groups=("장애인", "청년"),
        desired_job="조리원",
    )
    shown = merging.preview(desk, S, keep, other)
    assert {each.field.id: each.joined for each in shown.differences} == {
        "name": False,
        "note": True,
        "priority_groups": True,
    }
    merging.merge(desk, S, keep, other, {"name"})
    kept: Seeker = lists.record(desk, S, keep)
    assert (kept.name, kept.phone, kept.desired_job) == ("김민자", "010-0123-4567", "조리원")
    assert kept.note == "오전만 가능\n차량 있음"
    assert kept.priority_groups == ("청년", "장애인")
    gone: Seeker = lists.record(desk, S, other)
    assert (gone.merged_into_id, gone.trashed_on is not None) == (keep, True)
    labels = {change.label for change in history.record(desk, S, keep)[0].fields}
    assert {"이름", "연락처", "희망직종", "비고", "취업취약계층"} <= labels


def test_both_applications_are_kept_and_the_latest_speaks(desk: Desk) -> None:
    keep = casework.seeker(desk, registered_on=date(2026, 3, 2))
    other = casework.seeker(desk, registered_on=date(2026, 11, 2))
    merging.merge(desk, S, keep, other)
    assert [one.registered_on for one in registrations.of(desk, keep)] == [
        date(2026, 11, 2),
        date(2026, 3, 2),
    ]
    kept: Seeker = lists.record(desk, S, keep)
    assert (kept.registered_on, kept.valid_until) == (date(2026, 11, 2), date(2027, 2, 2))


def test_papers_ties_and_verdicts_follow(desk: Desk) -> None:
    keep, other, third = (casework.seeker(desk, name) for name in ("김민지", "김민지", "김만지"))
    with desk.store.operation("서류"):
        desk.store.db.execute("INSERT INTO files (digest, bytes) VALUES ('d', x'00')")
        entries.add(desk, Attachment(of_kind="seekers", of_id=other, name="자격증.jpg", file_id=1))
    tied = entries.add(desk, Relation(seeker_id=other, other_id=third, relation="이웃")).id
    entries.add(desk, Relation(seeker_id=keep, other_id=other, relation="이웃"))
    for one, two in ((keep, other), (other, third), (keep, third)):
        entries.add(desk, DistinctPair(of_kind="seekers", one_id=one, other_id=two))
    merging.merge(desk, S, keep, other)
    assert lists.record(desk, KindId.ATTACHMENTS, 1).of_id == keep
    assert list(lists.find(desk, KindId.RELATIONS)) == [tied]
    assert lists.record(desk, KindId.RELATIONS, tied).seeker_id == keep
    standing = [lists.record(desk, KindId.DISTINCT_PAIRS, i) for i in
                lists.find(desk, KindId.DISTINCT_PAIRS)]  # fmt: skip
    assert [(pair.one_id, pair.other_id) for pair in standing] == [(keep, third)]


def test_a_tie_that_both_had_is_one_tie_and_undo_gives_two(desk: Desk) -> None:
    keep, other, wife = (casework.seeker(desk, name) for name in ("김민지", "김민지", "이영수"))
    for one, two in ((keep, wife), (wife, other)):
        relations.add(desk, Relation(seeker_id=one, other_id=two, relation="배우자"))
    merging.merge(desk, S, keep, other)
    assert [tie.other_id for tie in relations.of(desk, keep)] == [wife]
    history.undo(desk)
    assert sorted(tie.other_id for tie in relations.of(desk, wife)) == [keep, other]


@pytest.mark.parametrize("kind", [S, E])
def test_what_was_merged_does_not_come_back_beside_the_one_it_became(
    desk: Desk, kind: KindId
) -> None:
    make = casework.seeker if kind is S else casework.employer
    keep, other = make(desk, "한빛"), make(desk, "한빛")
    merging.merge(desk, kind, keep, other)
    with pytest.raises(UserError, match="‘한빛’ 기록에 합쳐져"):
        trash.UNTRASH[kind](desk, [other])
    assert lists.count(desk, kind) == 1
    history.undo(desk)
    assert lists.count(desk, kind) == 2


def test_a_firm_has_one_main_contact(desk: Desk) -> None:
    keep, other = casework.employer(desk, "한빛식품"), casework.employer(desk, "한빛 식품")
    for firm, name in ((keep, "김부장"), (other, "이과장")):
        contacts.add(desk, Contact(employer_id=firm, name=name))
    merging.merge(desk, E, keep, other)
    known = [(one.name, one.main) for one in contacts.of(desk, keep)]
    assert known == [("김부장", True), ("이과장", False)]


def test_a_farm_keeps_its_owner_and_its_vacancies(desk: Desk) -> None:
    owner = casework.seeker(desk)
    keep, other = casework.employer(desk, "가람농원"), casework.employer(desk, "가람 농원")
    employers.save(desk, replace(lists.record(desk, E, other), owner_id=owner))
    job = casework.vacancy(desk, other)
    merging.merge(desk, E, keep, other)
    assert lists.record(desk, KindId.VACANCIES, job).employer_id == keep
    assert lists.record(desk, E, keep).owner_id == owner


@pytest.mark.parametrize("kind", [S, KindId.VACANCIES])
def test_what_cannot_be_merged_is_said(desk: Desk, kind: KindId) -> None:
    one, two = casework.seeker(desk), casework.seeker(desk, "이영수")
    if kind is S:
        with pytest.raises(UserError, match="같은 기록"):
            merging.merge(desk, kind, one, one)
        seekers.trash(desk, [two])
    before = content(desk)
    with pytest.raises(UserError, match="합칠 수 없습니다"):
        merging.merge(desk, kind, one, two)
    assert content(desk) == before
