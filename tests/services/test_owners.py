"""Whom a record is about."""

from __future__ import annotations

from jobdesk.domain.changes import Ref
from jobdesk.domain.filters import Filter
from jobdesk.domain.kinds import KindId
from jobdesk.domain.network import Visit
from jobdesk.services import lists, notes, owners, timeline, visits
from jobdesk.services.desk import Desk
from tests import casework


def test_the_person_comes_before_the_firm_and_who_looks_is_left_out(desk: Desk) -> None:
    seeker, firm = casework.seeker(desk), casework.employer(desk)
    note = notes.blank(desk, seeker_id=seeker, employer_id=firm, content="함께 만남")
    ref = Ref(KindId.NOTES, notes.write(desk, note).refs[0].id)
    person, company = Ref(KindId.SEEKERS, seeker), Ref(KindId.EMPLOYERS, firm)
    assert owners.of(desk, [ref]) == {ref: person}
    assert owners.of(desk, [ref], besides=person) == {ref: company}
    assert owners.of(desk, [Ref(KindId.NOTES, 99)]) == {}


def test_a_registration_is_its_persons_alone(desk: Desk) -> None:
    seeker = casework.seeker(desk, registered_on=desk.today())
    (made,) = lists.find(desk, KindId.REGISTRATIONS, Filter()).tolist()
    ref = Ref(KindId.REGISTRATIONS, made)
    assert owners.of(desk, [ref]) == {ref: Ref(KindId.SEEKERS, seeker)}
    assert owners.of(desk, [ref], besides=Ref(KindId.SEEKERS, seeker)) == {}


def test_an_event_names_who_else_it_is_about(desk: Desk) -> None:
    seeker, firm = casework.seeker(desk), casework.employer(desk)
    casework.referral(desk, seeker, casework.vacancy(desk, firm))
    visits.record(desk, Visit(employer_id=firm, visited_on=desk.today(), content="통화"))
    told = {e.ref.kind: e.about for e in timeline.of(desk, KindId.EMPLOYERS, firm) if not e.step}
    assert told[KindId.REFERRALS] == Ref(KindId.SEEKERS, seeker)
    assert told[KindId.VISITS] is None
