"""Inviting: whom, in which words, and that it was written down among the contacts."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from jobdesk.domain.employers import EmployerStatus
from jobdesk.domain.kinds import KindId
from jobdesk.domain.matching_days import EmployerAnswer
from jobdesk.domain.network import VISIT_PURPOSES, VisitMethod
from jobdesk.errors import UserError
from jobdesk.services import (
    day_invitations,
    day_records,
    employers,
    history,
    lists,
    matching_days,
    settings,
    visits,
)
from tests import casework
from tests.conftest import TODAY
from tests.services.day_kit import Day, day, make_day

__all__ = ["day"]


def test_whom_one_might_invite(day: Day) -> None:
    desk = day.desk
    seeking = casework.employer(desk, "다온상사", industry="제조업")
    casework.vacancy(desk, seeking, openings=7)
    quiet = casework.employer(desk, "라온물류", industry="운수업")
    asleep = casework.employer(desk, "쉬는상사")
    employers.set_status(desk, asleep, EmployerStatus.DORMANT)
    next_day = make_day(desk, TODAY + timedelta(days=30))

    found = day_invitations.candidates(desk, next_day)
    assert [(f.name, f.openings, f.times, f.last_on, f.answer) for f in found] == [
        ("다온상사", 7, 0, None, None),
        ("가람농장", 3, 1, TODAY, None),
        ("한빛식품", 2, 1, TODAY, None),
    ]
    former = day_invitations.candidates(desk, next_day, with_vacancies=False)
    assert {f.employer_id for f in former} == set(day.firms)
    everybody = day_invitations.candidates(desk, next_day, with_vacancies=False, former=False)
    assert quiet in {f.employer_id for f in everybody}
    assert asleep not in {f.employer_id for f in everybody}
    trade = day_invitations.candidates(desk, next_day, industry="제조업")
    assert [f.name for f in trade] == ["다온상사"]
    assert set(day_invitations.industries(desk)) == {"제조업", "운수업"}
    here = day_invitations.candidates(desk, day.id)
    assert [f.answer for f in here] == [None, EmployerAnswer.COMING, EmployerAnswer.COMING]


def test_a_message_has_its_blanks_filled(day: Day) -> None:
    desk = day.desk
    settings.save(desk, replace(settings.get(desk), phone="061-000-1000"))
    record = replace(day_records.day(desk, day.id), place="군민회관", counsellor="이상담")
    firm = casework.employer(desk, "다온상사", contact_name="정다온", phone="010-0000-0007")
    matching_days.save(desk, record)
    words = "{업체명}|{담당자}|{행사명}|{날짜}|{장소}|{담당}|{센터 전화}|{모름}"
    one, two = day_invitations.messages(desk, day.id, [firm, day.firms[0], firm], words)
    assert one.text == (
        "다온상사|정다온|제1회 구인·구직 만남의 날|11월 20일(금) 13:00~17:00|군민회관|이상담|"
        "061-000-1000|{모름}"
    )
    assert (one.phone, two.name, two.phone) == ("010-0000-0007", "한빛식품", "")
    assert one.unfilled == ("{모름}",)
    assert two.text.startswith("한빛식품|담당자|")  # somebody is spoken to where no name is known
    # No blank of a text that was filled in is filled again.
    assert "{업체명}" not in day_invitations.messages(desk, day.id, [firm])[0].text


def test_an_invitation_is_a_contact_of_this_month(day: Day) -> None:
    desk = day.desk
    new = casework.employer(desk, "다온상사", contact_name="정다온")
    for days in (30, 1, 0):
        before = replace(visits.blank(desk, new), visited_on=TODAY - timedelta(days=days))
        visits.record(desk, before)
    assert day_invitations.next_contact(desk, new) == "이번 달 3번째 연락"
    assert day_invitations.next_contact(desk, day.firms[0]) == "이번 달 1번째 연락"

    change = day_invitations.write_down(desk, day.id, [new, day.firms[0]])
    assert day_invitations.next_contact(desk, new) == "이번 달 4번째 연락"
    at = {each.employer_id: each for each in day_records.employers(desk, day.id)}
    assert (at[new].status, at[new].invited_on) == (EmployerAnswer.INVITED, TODAY)
    assert (at[day.firms[0]].status, at[day.firms[0]].invited_on) == (
        EmployerAnswer.COMING,
        TODAY,
    )
    assert {ref.id for ref in change.refs[:2]} == {at[new].id, at[day.firms[0]].id}
    visit = lists.record(desk, KindId.VISITS, max(lists.find(desk, KindId.VISITS)))
    assert (visit.method, visit.purpose, visit.visited_on) == (
        VisitMethod.MESSAGE.value,
        day_invitations.PURPOSE,
        TODAY,
    )
    assert visit.content == "11월 20일(금) 13:00~17:00 ‘제1회 구인·구직 만남의 날’에 초청"
    assert day_invitations.PURPOSE in VISIT_PURPOSES
    history.undo(desk)
    assert day_invitations.next_contact(desk, new) == "이번 달 3번째 연락"
    assert len(day_records.employers(desk, day.id)) == 2


def test_nothing_is_written_of_a_day_to_come(day: Day) -> None:
    with pytest.raises(UserError):
        day_invitations.write_down(day.desk, day.id, [day.firms[0]], on=TODAY + timedelta(days=1))
    assert day_records.employer(day.desk, day.at[0]).invited_on is None
