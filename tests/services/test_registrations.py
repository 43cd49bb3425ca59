"""구직신청: one for each time a person applies, and the person's fields repeat the latest."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from jobdesk.domain.counselling import Registration, RegistrationStatus
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Channel, Seeker, SeekerStatus
from jobdesk.errors import UserError
from jobdesk.services import entries, history, lists, registrations, seekers, settings, trash
from jobdesk.services.desk import Desk
from tests import casework
from tests.conftest import TODAY

S, G = KindId.SEEKERS, KindId.REGISTRATIONS
MAY = date(2026, 5, 31)


def _stored(desk: Desk, id_: int) -> Seeker:
    found: Seeker = lists.record(desk, S, id_)
    return found


def _days(desk: Desk, id_: int) -> list[date | None]:
    return [each.registered_on for each in registrations.of(desk, id_)]


def _repeats(desk: Desk, id_: int) -> None:
    """The person's fields say what the latest application that stands says."""
    known = registrations.current(registrations.of(desk, id_)) or Registration()
    seeker = _stored(desk, id_)
    assert (seeker.registered_on, seeker.valid_until) == (known.registered_on, known.valid_until)
    assert seeker.registration_type == known.registration_type
    assert seeker.registration_channel == known.channel


def test_who_registers_has_applied(desk: Desk) -> None:
    id_ = casework.seeker(desk, registered_on=MAY, registration_channel="유선")
    (made,) = registrations.of(desk, id_)
    assert (made.registered_on, made.valid_until) == (MAY, date(2026, 8, 31))
    assert (made.registration_type, made.channel) == ("신규", "유선")
    assert made.counsellor == desk.user
    _repeats(desk, id_)
    history.undo(desk)
    assert lists.count(desk, G) == 0


def test_the_centre_says_for_how_many_months(desk: Desk) -> None:
    settings.save(desk, replace(settings.get(desk), registration_months=6))
    assert _stored(desk, casework.seeker(desk, registered_on=MAY)).valid_until == date(2026, 11, 30)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (SeekerStatus.CLOSED, SeekerStatus.REGISTERED),
        (SeekerStatus.PLACED, SeekerStatus.REGISTERED),
        (SeekerStatus.FOLLOW_UP, SeekerStatus.REGISTERED),
        (SeekerStatus.COUNSELLING, SeekerStatus.COUNSELLING),
        (SeekerStatus.REFERRED, SeekerStatus.REFERRED),
    ],
)
def test_who_comes_back_applies_again(
    desk: Desk, before: SeekerStatus, after: SeekerStatus
) -> None:
    id_ = casework.seeker(desk, registered_on=MAY, status=before)
    change = registrations.renew(desk, id_, channel=Channel.PHONE.value)
    assert (change.label, change.id) == ("재등록: 김민지", id_)
    assert _days(desk, id_) == [TODAY, MAY]
    seeker = _stored(desk, id_)
    assert (seeker.registered_on, seeker.valid_until) == (TODAY, date(2027, 2, 20))
    assert (seeker.registration_type, seeker.registration_channel) == ("재등록", "유선")
    assert seeker.status is after
    history.undo(desk)
    assert (_days(desk, id_), _stored(desk, id_).status) == ([MAY], before)
    _repeats(desk, id_)


@pytest.mark.parametrize("on", [None, TODAY - timedelta(days=1), TODAY + timedelta(days=1)])
def test_nobody_applies_twice_on_a_day_backwards_or_ahead(desk: Desk, on: date | None) -> None:
    id_ = casework.seeker(desk)
    with pytest.raises(UserError) as refused:
        registrations.renew(desk, id_, on=on)
    assert refused.value.field == "registered_on"
    assert _days(desk, id_) == [TODAY]


def test_who_lies_in_the_trash_does_not_apply(desk: Desk) -> None:
    id_ = casework.seeker(desk, registered_on=MAY)
    seekers.trash(desk, [id_])
    with pytest.raises(UserError, match="휴지통"):
        registrations.renew(desk, id_)


def test_an_edit_of_the_day_moves_the_current_one(desk: Desk) -> None:
    id_ = casework.seeker(desk, registered_on=MAY)
    registrations.renew(desk, id_)
    moved = replace(_stored(desk, id_), registered_on=TODAY - timedelta(days=3))
    seekers.save(desk, replace(moved, registration_channel="온라인"))
    assert _days(desk, id_) == [date(2026, 11, 17), MAY]
    assert _stored(desk, id_).valid_until == date(2027, 2, 17)
    _repeats(desk, id_)


def test_a_last_day_typed_by_hand_stays(desk: Desk) -> None:
    id_ = casework.seeker(desk, registered_on=MAY)
    seekers.save(desk, replace(_stored(desk, id_), valid_until=date(2026, 12, 31)))
    assert registrations.of(desk, id_)[0].valid_until == date(2026, 12, 31)
    _repeats(desk, id_)


def test_a_day_taken_away_takes_the_application_along(desk: Desk) -> None:
    id_ = casework.seeker(desk, registered_on=MAY)
    registrations.renew(desk, id_)
    seekers.save(desk, replace(_stored(desk, id_), registered_on=None))
    assert _days(desk, id_) == [MAY]
    _repeats(desk, id_)
    seekers.save(desk, replace(_stored(desk, id_), registered_on=None))
    assert _stored(desk, id_).valid_until is None
    seekers.save(desk, replace(_stored(desk, id_), registered_on=MAY))
    assert _days(desk, id_) == [MAY]
    _repeats(desk, id_)


def test_a_cancelled_one_stands_no_more(desk: Desk) -> None:
    id_ = casework.seeker(desk, registered_on=MAY)
    registrations.renew(desk, id_)
    newest = registrations.of(desk, id_)[0]
    assert registrations.cancel(desk, newest.id).label == "구직신청 취소: 김민지"
    assert [r.status for r in registrations.of(desk, id_)] == [
        RegistrationStatus.CANCELLED,
        RegistrationStatus.VALID,
    ]
    _repeats(desk, id_)
    assert _stored(desk, id_).registered_on == MAY
    with pytest.raises(UserError, match="이미 취소"):
        registrations.cancel(desk, newest.id)


def test_one_application_is_edited_put_away_and_given_back(desk: Desk) -> None:
    id_ = casework.seeker(desk, registered_on=MAY)
    registrations.renew(desk, id_)
    newest = registrations.of(desk, id_)[0]
    registrations.save(desk, replace(newest, channel="행사"))
    _repeats(desk, id_)
    trash.TRASH[G](desk, [newest.id])
    assert _stored(desk, id_).registered_on == MAY
    trash.UNTRASH[G](desk, [newest.id])
    assert _stored(desk, id_).registered_on == TODAY
    _repeats(desk, id_)


def test_applications_go_and_come_back_with_the_person(desk: Desk) -> None:
    one, other = (casework.seeker(desk, name, registered_on=MAY) for name in ("김민지", "이영수"))
    seekers.trash(desk, [one])
    assert lists.count(desk, G) == 1
    seekers.untrash(desk, [one])
    assert _days(desk, one) == _days(desk, other) == [MAY]


def test_filters_find_who_lapses(desk: Desk) -> None:
    def people(day: date, **fields: object) -> int:
        return casework.seeker(desk, str(day), valid_until=day, registered_on=MAY, **fields)

    yesterday = people(TODAY - timedelta(days=1))
    today, in_14 = people(TODAY), people(TODAY + timedelta(days=14))
    people(TODAY + timedelta(days=15))
    people(TODAY, status=SeekerStatus.PLACED)
    assert sorted(lists.find(desk, S, registrations.lapsing(desk))) == [today, in_14]
    assert list(lists.find(desk, S, registrations.lapsed(desk))) == [yesterday]
    settings.save(desk, replace(settings.get(desk), lapse_days=3))
    assert list(lists.find(desk, S, registrations.lapsing(desk))) == [today]


@pytest.mark.parametrize(
    "before", [SeekerStatus.CLOSED, SeekerStatus.PLACED, SeekerStatus.FOLLOW_UP]
)
def test_the_stage_back_to_registered_is_another_application(
    desk: Desk, before: SeekerStatus
) -> None:
    id_ = casework.seeker(desk, registered_on=MAY, status=before)
    change = seekers.set_status(desk, id_, SeekerStatus.REGISTERED)
    assert (change.label, change.id) == ("재등록: 김민지", id_)
    assert _days(desk, id_) == [TODAY, MAY]
    assert (_stored(desk, id_).registration_type, _stored(desk, id_).status) == (
        "재등록",
        SeekerStatus.REGISTERED,
    )
    _repeats(desk, id_)
    history.undo(desk)
    assert (_days(desk, id_), _stored(desk, id_).status) == ([MAY], before)
    seekers.save(desk, replace(_stored(desk, id_), status=SeekerStatus.REGISTERED))
    assert _days(desk, id_) == [TODAY, MAY]
    _repeats(desk, id_)


def test_a_stage_gone_back_on_the_same_day_is_no_second_application(desk: Desk) -> None:
    id_ = casework.seeker(desk)
    seekers.set_status(desk, id_, SeekerStatus.CLOSED)
    assert "구직자 상태" in seekers.set_status(desk, id_, SeekerStatus.REGISTERED).label
    assert _days(desk, id_) == [TODAY]


def test_one_is_added_to_the_book_as_a_renewal(desk: Desk) -> None:
    id_ = casework.seeker(desk, registered_on=MAY, status=SeekerStatus.CLOSED)
    draft = entries.blank(desk, G, seeker_id=id_)
    with pytest.raises(UserError) as refused:
        registrations.add(desk, replace(draft, seeker_id=None))
    assert refused.value.field == "seeker"
    change = registrations.add(desk, replace(draft, channel=Channel.PHONE.value))
    newest = registrations.of(desk, id_)[0]
    assert (change.label, change.id) == ("재등록: 김민지", newest.id)
    assert newest.channel == "유선"
    _repeats(desk, id_)


def test_a_nickname_and_a_phone_do_for_a_provisional_one(desk: Desk) -> None:
    blank = replace(seekers.blank(desk), status=SeekerStatus.PROVISIONAL)
    for wrong, field in (
        (blank, "name"),
        (replace(blank, nickname="사과밭 아주머니"), "phone"),
        (replace(blank, phone="010-1000-2000"), "name"),
    ):
        with pytest.raises(UserError) as refused:
            seekers.register(desk, wrong)
        assert refused.value.field == field
    made = seekers.register(desk, replace(blank, nickname="사과밭 아주머니", phone="010-1000-2000"))
    assert made.label == "구직자 등록: 사과밭 아주머니"
    assert registrations.of(desk, made.id) == ()
    assert lists.called(desk, S, [made.id]) == {made.id: "사과밭 아주머니"}
    for become in (
        lambda: seekers.set_status(desk, made.id, SeekerStatus.REGISTERED),
        lambda: registrations.renew(desk, made.id),
    ):
        with pytest.raises(UserError) as refused:
            become()
        assert refused.value.field == "name"
    seekers.save(desk, replace(_stored(desk, made.id), name="김민지"))
    seekers.set_status(desk, made.id, SeekerStatus.REGISTERED)
    assert _days(desk, made.id) == [TODAY]
    _repeats(desk, made.id)


@pytest.mark.parametrize("field", ["disability", "health"])
def test_what_is_sensitive_waits_for_its_consent(desk: Desk, field: str) -> None:
    stored = _stored(desk, casework.seeker(desk))
    told = replace(stored, **{field: "허리 통증"})
    with pytest.raises(UserError, match="민감정보") as refused:
        seekers.save(desk, told)
    assert refused.value.field == field
    seekers.save(desk, replace(told, sensitive_consent_on=TODAY))
    kept = _stored(desk, stored.id)
    assert getattr(kept, field) == "허리 통증"
    with pytest.raises(UserError, match="민감정보"):
        seekers.save(desk, replace(kept, sensitive_consent_on=None))


def test_an_application_that_was_another_persons_leaves_the_first(desk: Desk) -> None:
    wrong, right = (
        casework.seeker(desk, "김민지"),
        casework.seeker(desk, "이영수", registered_on=None),
    )
    (made,) = registrations.of(desk, wrong)
    registrations.save(desk, replace(made, seeker_id=right))
    assert (_stored(desk, wrong).registered_on, _stored(desk, right).registered_on) == (None, TODAY)
    _repeats(desk, wrong)
    _repeats(desk, right)
