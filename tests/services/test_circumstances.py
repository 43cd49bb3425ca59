"""What surrounds a person, on a real store: groups suggested, free days, ties between two."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from jobdesk.domain.circumstances import Availability, AvailabilityType, Relation
from jobdesk.domain.groups import RULES
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import SeekerStatus
from jobdesk.errors import UserError
from jobdesk.services import availability, groups, history, lists, relations, seekers, stored
from jobdesk.services.desk import Desk
from tests.casework import seeker

MONDAY, FRIDAY, SATURDAY = date(2026, 11, 16), date(2026, 11, 20), date(2026, 11, 21)


def test_a_centre_may_change_its_rules_and_take_that_back(desk: Desk) -> None:
    someone = stored.seeker(desk, seeker(desk, birth_year=1989))
    assert groups.rules(desk) == RULES
    assert groups.suggested(desk, someone) == ()
    wider = replace(RULES[0], age_to=39, source="  조례:  39세까지 ")
    groups.save_rules(desk, [wider])
    assert groups.suggested(desk, someone) == ("청년",)
    assert groups.rules(desk)[0].source == "조례: 39세까지"
    history.undo(desk)
    assert groups.rules(desk) == RULES


def test_rules_that_make_no_sense_are_refused_with_their_group(desk: Desk) -> None:
    with pytest.raises(UserError) as told:
        groups.save_rules(desk, [replace(RULES[0], age_from=50)])
    assert told.value.field == "청년"
    assert groups.rules(desk) == RULES


def test_who_is_free_on_a_day_or_within_a_span(desk: Desk) -> None:
    free, busy, silent = (seeker(desk, name) for name in ("김민지", "이도현", "박영희"))
    availability.add(desk, Availability(seeker_id=free, weekdays=("월", "금"), hours="오전"))
    availability.add(desk, Availability(seeker_id=busy))
    availability.add(
        desk, Availability(seeker_id=busy, availability_type=AvailabilityType.BUSY, ends_on=FRIDAY)
    )

    def found(first: date, last: date | None = None) -> set[int]:
        return set(lists.find(desk, KindId.SEEKERS, availability.free(desk, first, last)))

    assert found(FRIDAY) == {free}
    assert found(SATURDAY) == {busy}
    assert found(MONDAY, SATURDAY) == {free, busy}
    assert availability.state_of(desk, silent, FRIDAY) is None
    with pytest.raises(UserError, match="앞뒤 순서"):
        availability.free(desk, SATURDAY, MONDAY)


def test_a_span_that_was_removed_says_nothing_until_undone(desk: Desk) -> None:
    who = seeker(desk)
    made = availability.add(desk, Availability(seeker_id=who))
    availability.remove(desk, made.id)
    assert availability.of(desk, who) == ()
    history.undo(desk)
    assert availability.state_of(desk, who, FRIDAY) is True


def test_a_tie_is_read_from_both_sides(desk: Desk) -> None:
    wife, husband = seeker(desk, "김민지"), seeker(desk, "이도현")
    made = relations.add(desk, Relation(seeker_id=wife, other_id=husband, relation="배우자"))
    assert [(t.other_id, t.name, t.relation) for t in relations.of(desk, wife)] == [
        (husband, "이도현", "배우자")
    ]
    assert [(t.other_id, t.name, t.relation) for t in relations.of(desk, husband)] == [
        (wife, "김민지", "배우자")
    ]
    with pytest.raises(UserError, match="이미 배우자 관계"):
        relations.add(desk, Relation(seeker_id=husband, other_id=wife, relation="이웃"))
    relations.remove(desk, made.id)
    assert relations.of(desk, wife) == relations.of(desk, husband) == ()


def test_nobody_is_tied_to_oneself(desk: Desk) -> None:
    alone = seeker(desk)
    with pytest.raises(UserError, match="자기 자신"):
        relations.add(desk, Relation(seeker_id=alone, other_id=alone, relation="이웃"))


def test_who_gave_no_name_is_found_and_called_by_nickname(desk: Desk) -> None:
    blank = replace(seekers.blank(desk), status=SeekerStatus.PROVISIONAL)
    guest = replace(blank, nickname="파란모자", phone="010-9999-0000")
    who = seekers.register(desk, guest).id
    assert lists.title(desk, KindId.SEEKERS, who) == "파란모자"
    assert [(hit.id, hit.title) for hit in lists.search(desk, "파란")] == [(who, "파란모자")]
