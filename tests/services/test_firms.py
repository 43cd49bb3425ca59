"""Contacts, visits, 채용대행 and the freshness queue: through the services and the real store."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from jobdesk.domain.casework import Placement, PlacementRoute
from jobdesk.domain.employers import EmployerStatus, VacancyStatus
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KindId
from jobdesk.domain.network import (
    Agreement,
    AgreementStatus,
    Contact,
    HiringProxy,
    Meeting,
    Publicity,
)
from jobdesk.errors import UserError
from jobdesk.services import (
    contacts,
    employers,
    entries,
    freshness,
    hiring_proxies,
    history,
    lists,
    network,
    placements,
    stored,
    trash,
    vacancies,
    visits,
)
from jobdesk.services.desk import Desk
from tests import casework
from tests.conftest import TODAY

OLD = TODAY - timedelta(days=40)


def _visits(desk: Desk, vacancy: int) -> list[tuple[object, ...]]:
    mine = Filter(conditions=(Condition("vacancy_id", Op.IS, vacancy),))
    ids = lists.find(desk, KindId.VISITS, mine)
    fields = ("purpose", "content", "visited_on", "next_on")
    return list(lists.rows(desk, KindId.VISITS, ids, fields).values())


# Contacts


def test_the_main_contact_is_the_one_the_firm_names(desk: Desk) -> None:
    firm = casework.employer(desk, contact_name="박소장", phone="061-111-2222")
    first = contacts.add(desk, Contact(employer_id=firm, name="김주임", phone="010-1111-2222")).id
    known = contacts.of(desk, firm)
    assert [(c.name, c.main) for c in known] == [("김주임", True), ("박소장", None)]
    assert stored.employer(desk, firm).contact_name == "김주임"
    assert stored.employer(desk, firm).phone == "010-1111-2222"
    contacts.set_main(desk, known[1].id)
    assert stored.employer(desk, firm).contact_name == "박소장"
    assert [c.main for c in contacts.of(desk, firm)] == [True, False]
    history.undo(desk)
    assert stored.employer(desk, firm).contact_name == "김주임"
    assert contacts.of(desk, firm)[0].id == first


def test_a_firm_edited_by_itself_takes_its_main_contact_along(desk: Desk) -> None:
    firm = casework.employer(desk)
    contacts.add(desk, Contact(employer_id=firm, name="김주임", phone="010-1111-2222"))
    employers.save(desk, replace(stored.employer(desk, firm), phone="010-9999-8888"))
    assert contacts.of(desk, firm)[0].phone == "010-9999-8888"


def test_after_the_main_contact_the_next_one_is_main(desk: Desk) -> None:
    firm = casework.employer(desk)
    first = contacts.add(desk, Contact(employer_id=firm, name="김주임")).id
    contacts.add(desk, Contact(employer_id=firm, name="이대리", phone="010-3333-4444"))
    trash.TRASH[KindId.CONTACTS](desk, [first])
    assert [(c.name, c.main) for c in contacts.of(desk, firm)] == [("이대리", True)]
    assert stored.employer(desk, firm).contact_name == "이대리"
    trash.UNTRASH[KindId.CONTACTS](desk, [first])
    assert [(c.name, c.main) for c in contacts.of(desk, firm)] == [
        ("이대리", True),
        ("김주임", False),
    ]


def test_the_only_contact_stays_main_whatever_is_ticked(desk: Desk) -> None:
    firm = casework.employer(desk)
    contacts.add(desk, Contact(employer_id=firm, name="김주임", main=False))
    one = contacts.of(desk, firm)[0]
    contacts.save(desk, replace(one, main=False, role="인사"))
    assert contacts.of(desk, firm)[0].main is True
    assert contacts.of(desk, firm)[0].role == "인사"


def test_a_contact_needs_a_name(desk: Desk) -> None:
    with pytest.raises(UserError, match="이름"):
        contacts.add(desk, Contact(employer_id=casework.employer(desk)))


# Visits


def test_a_first_visit_makes_a_found_firm_known_and_confirms_its_vacancy(desk: Desk) -> None:
    firm = casework.employer(desk)
    vacancy = casework.vacancy(desk, firm, received_on=OLD)
    employers.set_status(desk, firm, EmployerStatus.FOUND)
    visit = replace(visits.blank(desk, firm, vacancy), purpose="구인 확인", content="계속 모집")
    visits.record(desk, visit, confirms=True)
    assert stored.employer(desk, firm).status is EmployerStatus.REGISTERED
    assert stored.vacancy(desk, vacancy).confirmed_on == TODAY
    history.undo(desk)
    assert stored.employer(desk, firm).status is EmployerStatus.FOUND
    assert stored.vacancy(desk, vacancy).confirmed_on is None
    assert _visits(desk, vacancy) == []


def test_a_dormant_firm_stays_dormant_after_a_call(desk: Desk) -> None:
    firm = casework.employer(desk, status=EmployerStatus.DORMANT)
    visits.record(desk, visits.blank(desk, firm))
    assert stored.employer(desk, firm).status is EmployerStatus.DORMANT


def test_an_older_word_confirms_nothing(desk: Desk) -> None:
    firm = casework.employer(desk)
    vacancy = casework.vacancy(desk, firm, confirmed_on=TODAY)
    visit = replace(visits.blank(desk, firm, vacancy), visited_on=OLD)
    visits.record(desk, visit, confirms=True)
    assert stored.vacancy(desk, vacancy).confirmed_on == TODAY


def test_a_visit_speaks_with_the_main_contact(desk: Desk) -> None:
    firm = casework.employer(desk)
    assert visits.blank(desk, firm).contact_id is None
    id_ = contacts.add(desk, Contact(employer_id=firm, name="김주임")).id
    assert visits.blank(desk, firm).contact_id == id_


# The freshness queue


def test_the_oldest_word_comes_first_and_fresh_or_closed_ones_do_not(desk: Desk) -> None:
    firm = casework.employer(desk, phone="061-222-3333", contact_name="박소장")
    fresh = casework.vacancy(desk, firm, "포장", received_on=OLD, confirmed_on=TODAY)
    middle = casework.vacancy(desk, firm, "조리", received_on=TODAY - timedelta(days=20))
    oldest = casework.vacancy(desk, firm, "운전", received_on=OLD)
    closed = casework.vacancy(desk, firm, "세척", received_on=OLD)
    vacancies.set_status(desk, closed, VacancyStatus.CLOSED)
    edge = casework.vacancy(desk, firm, "청소", received_on=TODAY - timedelta(days=14))
    newer = casework.vacancy(desk, firm, "배송", received_on=TODAY - timedelta(days=13))
    queue = freshness.queue(desk)
    assert [one.id for one in queue] == [oldest, middle, edge]
    assert {fresh, newer}.isdisjoint(one.id for one in queue)
    assert (queue[0].days, queue[0].phone, queue[0].contact) == (40, "061-222-3333", "박소장")
    assert set(freshness.stale(desk).ids or ()) == {oldest, middle, edge}


def test_confirming_logs_a_call_and_can_be_undone(desk: Desk) -> None:
    vacancy = casework.vacancy(desk, casework.employer(desk), received_on=OLD)
    change = freshness.confirm(desk, vacancy)
    assert {KindId.VACANCIES, KindId.VISITS} <= change.kinds
    assert freshness.queue(desk) == ()
    assert [row[0] for row in _visits(desk, vacancy)] == ["구인 확인"]
    history.undo(desk)
    assert [one.id for one in freshness.queue(desk)] == [vacancy]
    assert _visits(desk, vacancy) == []


def test_closing_keeps_the_reason(desk: Desk) -> None:
    vacancy = casework.vacancy(desk, casework.employer(desk), received_on=OLD)
    with pytest.raises(UserError, match="마감 사유"):
        freshness.close(desk, vacancy, " ")
    freshness.close(desk, vacancy, "구인 철회")
    kept = stored.vacancy(desk, vacancy)
    assert (kept.status, kept.closed_reason) == (VacancyStatus.CLOSED, "구인 철회")
    assert _visits(desk, vacancy)[0][1] == "마감: 구인 철회"
    with pytest.raises(UserError, match="진행 중이 아닙니다"):
        freshness.confirm(desk, vacancy)


def test_calling_later_puts_off_until_that_day(desk: Desk) -> None:
    vacancy = casework.vacancy(desk, casework.employer(desk), received_on=OLD)
    freshness.later(desk, vacancy)
    assert freshness.queue(desk) == ()
    assert _visits(desk, vacancy)[0][3] == TODAY + timedelta(days=1)
    tomorrow = replace(desk, today=lambda: TODAY + timedelta(days=1))
    assert [one.id for one in freshness.queue(tomorrow)] == [vacancy]


def test_no_day_to_come_confirms(desk: Desk) -> None:
    vacancy = casework.vacancy(desk, casework.employer(desk), received_on=OLD)
    with pytest.raises(UserError, match="뒤"):
        freshness.confirm(desk, vacancy, TODAY + timedelta(days=1))
    assert stored.vacancy(desk, vacancy).confirmed_on is None


# 채용대행


def _hire(desk: Desk, vacancy: int, firm: int, route: PlacementRoute) -> None:
    seeker = casework.seeker(desk, f"사람{route.name}")
    placements.record(
        desk,
        Placement(
            seeker_id=seeker, employer_id=firm, vacancy_id=vacancy, hire_date=TODAY, route=route
        ),
    )


def test_heads_supplied_are_typed_until_records_tell_them(desk: Desk) -> None:
    firm = casework.employer(desk)
    vacancy = casework.vacancy(desk, firm, openings=4)
    proxy = replace(hiring_proxies.blank(desk, vacancy), supplied=3)
    id_ = hiring_proxies.add(desk, proxy).id
    _hire(desk, vacancy, firm, PlacementRoute.REFERRAL)
    assert hiring_proxies.supplied(desk, id_) == (3, False)
    _hire(desk, vacancy, firm, PlacementRoute.HIRING_PROXY)
    assert hiring_proxies.supplied(desk, id_) == (1, True)
    shown = lists.rows(desk, KindId.HIRING_PROXIES, [id_], ("supplied_count",))[id_]
    assert shown == (1,)
    record = lists.record(desk, KindId.HIRING_PROXIES, id_)
    hiring_proxies.save(desk, replace(record, note="확인함"))
    assert lists.record(desk, KindId.HIRING_PROXIES, id_).supplied is None


def test_a_vacancy_has_one_case_only(desk: Desk) -> None:
    firm = casework.employer(desk)
    vacancy = casework.vacancy(desk, firm)
    first = hiring_proxies.add(desk, hiring_proxies.blank(desk, vacancy)).id
    with pytest.raises(UserError, match="이미 있습니다"):
        hiring_proxies.add(desk, hiring_proxies.blank(desk, vacancy))
    entries.trash(desk, KindId.HIRING_PROXIES, [first])
    hiring_proxies.add(desk, hiring_proxies.blank(desk, vacancy))
    with pytest.raises(UserError, match="이미 있습니다"):
        trash.UNTRASH[KindId.HIRING_PROXIES](desk, [first])


# The head of 협력·홍보


def test_counts_of_a_span_add_no_unlike_things(desk: Desk) -> None:
    firm = casework.employer(desk)
    day = date(2026, 11, 2)
    for record in (
        Agreement(employer_id=firm, signed_on=day, status=AgreementStatus.SIGNED),
        Agreement(employer_id=firm, area="교육", signed_on=day, status=AgreementStatus.ENDED),
        Agreement(partner="농업기술센터", signed_on=day),
        Agreement(partner="보건소", status=AgreementStatus.TALKING),
        Meeting(title="간담회", held_on=day, headcount=7),
        Meeting(title="회의", held_on=day, headcount=5),
        Meeting(title="지난해 회의", held_on=date(2025, 11, 2), headcount=50),
        Publicity(title="현수막", published_on=day, count=6, unit="개"),
        Publicity(title="보도", published_on=day, count=1, unit="건"),
        Publicity(title="보도 둘", published_on=day, count=2, unit="건"),
    ):
        entries.add(desk, record)
    hiring_proxies.add(desk, HiringProxy(employer_id=firm, requested_on=day, heads=5, supplied=2))
    told = network.counts(desk, date(2026, 1, 1), date(2026, 12, 31))
    assert (told.partners, told.meetings, told.attendees) == (2, 2, 12)
    assert sorted(told.publicity) == [("개", 6), ("건", 3)]
    assert (told.proxies, told.heads, told.supplied) == (1, 5, 2)
