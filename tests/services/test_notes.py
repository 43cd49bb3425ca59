"""Notes: alone and in batches, what they mean for the person, appointments, the matrix."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jobdesk.data import records
from jobdesk.domain.contact_matrix import Cell
from jobdesk.domain.counselling import Note, NoteChannel, NoteTopic
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services import history, lists, notes, seekers, trash
from jobdesk.services.desk import Desk
from tests import casework
from tests.casework import status

S, N = KindId.SEEKERS, KindId.NOTES
TODAY = date(2026, 11, 20)


def note(desk: Desk, **values: object) -> Note:
    return notes.blank(desk, content="희망 직종을 확인함.", **values)


def stored(desk: Desk, id_: int) -> Note:
    found: Note = records.get(desk.store, N, id_)
    return found


def test_a_blank_note_is_of_now(desk: Desk) -> None:
    made = notes.blank(desk, seeker_id=3)
    assert (made.noted_on, made.counsellor, made.seeker_id) == (TODAY, desk.user, 3)
    assert len(made.noted_at) == 5


@pytest.mark.parametrize("topic", list(NoteTopic))
@pytest.mark.parametrize("channel", list(NoteChannel))
def test_every_topic_and_channel_is_kept_and_counted(
    desk: Desk, topic: NoteTopic, channel: NoteChannel
) -> None:
    one = casework.seeker(desk)
    notes.write(desk, note(desk, topic=topic.value, channel=channel.value), [one])
    cell = notes.matrix(desk, TODAY, TODAY).cell(topic.value, channel.value)
    assert (cell.contacts, cell.people) == (1, 1)


def test_the_first_note_moves_a_registered_person_to_counselling(desk: Desk) -> None:
    one = casework.seeker(desk)
    change = notes.write(desk, note(desk), [one])
    assert change.label == "상담 기록: 김민지"
    assert status(desk, S, one) == "상담중"
    history.undo(desk)
    assert status(desk, S, one) == "구직등록"
    assert lists.count(desk, N) == 0


def test_a_note_leaves_who_is_closed_where_he_is(desk: Desk) -> None:
    one = casework.seeker(desk)
    seekers.set_status(desk, one, "종료")  # type: ignore[arg-type]
    notes.write(desk, note(desk), [one])
    assert status(desk, S, one) == "종료"


def test_putting_the_only_note_away_takes_the_step_back(desk: Desk) -> None:
    one = casework.seeker(desk)
    first = notes.write(desk, note(desk), [one]).id
    second = notes.write(desk, note(desk), [one]).id
    trash.TRASH[N](desk, [first])
    assert status(desk, S, one) == "상담중"
    trash.TRASH[N](desk, [second])
    assert status(desk, S, one) == "상담중"  # the second note was not what moved the person
    trash.UNTRASH[N](desk, [first])
    trash.TRASH[N](desk, [first])
    assert status(desk, S, one) == "구직등록"


def test_one_note_for_many_is_one_row_each_and_one_undo(desk: Desk) -> None:
    people = [casework.seeker(desk, name) for name in ("김민지", "박정숙", "이도현")]
    change = notes.write(desk, note(desk), people)
    made = [stored(desk, ref.id) for ref in change.refs if ref.kind is N]
    assert [one.seeker_id for one in made] == people
    assert len({one.batch for one in made}) == 1
    assert made[0].batch
    assert change.label == "상담 기록: 김민지 외 2명"
    assert notes.batch(desk, made[1].id) == tuple(one.id for one in made)
    history.undo(desk)
    assert lists.count(desk, N) == 0
    assert [status(desk, S, one) for one in people] == ["구직등록"] * 3


def test_people_and_firms_may_share_a_note(desk: Desk) -> None:
    one, firm = casework.seeker(desk), casework.employer(desk)
    change = notes.write(desk, note(desk), [one], [firm])
    made = [stored(desk, ref.id) for ref in change.refs if ref.kind is N]
    assert [(m.seeker_id, m.employer_id) for m in made] == [(one, None), (None, firm)]


def test_editing_a_batch_changes_what_was_changed_and_nothing_else(desk: Desk) -> None:
    people = [casework.seeker(desk, name) for name in ("김민지", "박정숙")]
    first, second = (ref.id for ref in notes.write(desk, note(desk), people).refs if ref.kind is N)
    notes.save(desk, replace(stored(desk, second), topic="직업훈련"))
    assert stored(desk, first).topic == "취업상담"
    edited = replace(stored(desk, first), content="집단상담을 함.")
    notes.save(desk, edited, whole_batch=True)
    both = stored(desk, first), stored(desk, second)
    assert [one.content for one in both] == ["집단상담을 함."] * 2
    assert [one.seeker_id for one in both] == people
    assert both[1].topic == "직업훈련"
    history.undo(desk)
    assert stored(desk, second).content == "희망 직종을 확인함."


def test_a_whole_batch_may_be_told_what_one_note_says(desk: Desk) -> None:
    people = [casework.seeker(desk, name) for name in ("김민지", "박정숙", "이도현")]
    made = [ref.id for ref in notes.write(desk, note(desk), people).refs if ref.kind is N]
    notes.save(desk, replace(stored(desk, made[1]), content="고친 말", topic="직업훈련"))
    change = notes.spread(desk, made[1])
    assert change.label == "함께 쓴 상담 고치기: 김민지 외 1명"
    assert {(n.content, n.topic) for n in (stored(desk, i) for i in made)} == {
        ("고친 말", "직업훈련")
    }
    assert [stored(desk, id_).seeker_id for id_ in made] == people
    history.undo(desk)
    assert stored(desk, made[0]).content == "희망 직종을 확인함."


def test_a_note_that_lacks_something_is_refused_whole(desk: Desk) -> None:
    one = casework.seeker(desk)
    for wrong, field in (
        (notes.blank(desk, seeker_id=one), "content"),
        (note(desk, seeker_id=one, noted_on=TODAY + timedelta(days=1)), "noted_on"),
        (note(desk, seeker_id=one, next_on=TODAY - timedelta(days=1)), "next_on"),
        (note(desk, seeker_id=one, next_at="세 시쯤"), "next_at"),
        (note(desk, seeker_id=one, next_at="15:00"), "next_on"),
        (note(desk), "seeker"),
    ):
        with pytest.raises(UserError) as refused:
            notes.write(desk, wrong)
        assert refused.value.field == field
    assert lists.count(desk, N) == 0


def test_nothing_is_noted_of_who_lies_in_the_trash(desk: Desk) -> None:
    here, gone = casework.seeker(desk), casework.seeker(desk, "박정숙")
    seekers.trash(desk, [gone])
    with pytest.raises(UserError, match="휴지통"):
        notes.write(desk, note(desk), [here, gone])
    assert lists.count(desk, N) == 0


def test_times_are_stored_as_they_are_read(desk: Desk) -> None:
    one = casework.seeker(desk)
    later = TODAY + timedelta(days=3)
    made = notes.write(desk, note(desk, next_on=later, next_at="오후 2시 반"), [one])
    assert stored(desk, made.id).next_at == "14:30"


def test_appointments_stand_until_they_are_met_or_replaced(desk: Desk) -> None:
    one, other = casework.seeker(desk, phone="010-1234-5678"), casework.employer(desk)
    past = TODAY - timedelta(days=10)
    due = TODAY - timedelta(days=3)
    notes.write(desk, note(desk, noted_on=past, next_on=due, next_what="면접 결과 확인"), [one])
    notes.write(desk, note(desk, noted_on=past, next_on=due, next_at="09:00"), [], [other])
    firm, person = notes.appointments(desk, due, due)
    assert (firm.name, firm.at, firm.met) == ("한빛식품", "09:00", False)
    assert (person.what, person.phone, person.met) == ("면접 결과 확인", "010-1234-5678", False)
    assert person.who.id == one
    notes.write(desk, note(desk), [one])
    firm, person = notes.appointments(desk, due, due)
    assert (firm.met, person.met) == (False, True)
    ahead = TODAY + timedelta(days=5)
    notes.write(desk, note(desk, noted_on=past + timedelta(days=1), next_on=ahead), [], [other])
    assert notes.appointments(desk, due, due)[0].met  # another day was agreed on
    assert not notes.appointments(desk, ahead, ahead)[0].met


def test_whom_a_firm_sees_with_a_person_is_not_its_own_appointment(desk: Desk) -> None:
    one, firm = casework.seeker(desk), casework.employer(desk)
    notes.write(desk, note(desk, noted_on=TODAY - timedelta(days=2), next_on=TODAY), [], [firm])
    notes.write(desk, note(desk, seeker_id=one, employer_id=firm))
    assert not notes.appointments(desk, TODAY, TODAY)[0].met


def test_the_matrix_tells_people_from_contacts(desk: Desk) -> None:
    one, two = casework.seeker(desk), casework.seeker(desk, "박정숙")
    firm = casework.employer(desk)
    for topic in ("취업상담", "취업상담", "실업급여"):
        notes.write(desk, note(desk, topic=topic, channel="유선"), [one])
    notes.write(desk, note(desk, topic="취업상담", channel="방문"), [two])
    notes.write(desk, note(desk, topic="기업지원", channel="출장"), [], [firm])
    m = notes.matrix(desk, TODAY, TODAY)
    assert (m.total.contacts, m.total.people, m.persons, m.firms) == (5, 3, 2, 1)
    assert (m.rows["취업상담"].contacts, m.rows["취업상담"].people) == (3, 2)
    assert (m.columns["유선"].contacts, m.columns["유선"].people) == (3, 1)


def test_a_span_the_wrong_way_round_is_named(desk: Desk) -> None:
    with pytest.raises(UserError, match="앞섭니다"):
        notes.matrix(desk, TODAY, TODAY - timedelta(days=1))


_WRITTEN = st.lists(
    st.tuples(
        st.integers(0, 4),
        st.sampled_from([*[t.value for t in NoteTopic], "진로상담"]),
        st.sampled_from([*[c.value for c in NoteChannel], "화상"]),
        st.integers(0, 6),
        st.booleans(),
    ),
    max_size=25,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_WRITTEN)
def test_the_matrix_adds_up_and_opens_to_its_notes(
    desk: Desk, written: list[tuple[int, str, str, int, bool]]
) -> None:
    people = lists.find(desk, S).tolist()
    people += [casework.seeker(desk, f"사람{n}") for n in range(5 - len(people))]
    with desk.store.operation("비우기"):
        desk.store.db.execute("DELETE FROM notes")
    expected: Counter[tuple[str, str]] = Counter()
    who: set[int] = set()
    for person, topic, channel, ago, away in written:
        on = TODAY - timedelta(days=ago)
        made = note(desk, topic=topic, channel=channel, noted_on=on)
        change = notes.write(desk, made, [people[person]])
        if away:
            notes.trash(desk, [change.id])
        elif ago <= 3:
            expected[(topic, channel)] += 1
            who.add(person)
    first = TODAY - timedelta(days=3)
    m = notes.matrix(desk, first, TODAY)
    assert {key: cell.contacts for key, cell in m.cells.items()} == dict(expected)
    assert m.total.contacts == sum(expected.values())
    assert m.total.people == len(who) == m.persons + m.firms
    for topic in m.topics:
        inside = [m.cell(topic, channel) for channel in m.channels]
        row = m.rows.get(topic, Cell())
        assert row.contacts == sum(cell.contacts for cell in inside)
        assert max((c.people for c in inside), default=0) <= row.people <= row.contacts
        assert lists.count(desk, N, notes.behind(first, TODAY, topic)) == row.contacts
    for channel in m.channels:
        column = m.columns.get(channel, Cell())
        assert column.contacts == sum(m.cell(topic, channel).contacts for topic in m.topics)
    for (topic, channel), cell in m.cells.items():
        assert lists.count(desk, N, notes.behind(first, TODAY, topic, channel)) == cell.contacts
