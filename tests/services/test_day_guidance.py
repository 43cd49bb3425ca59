"""Writing to people about a day: whom, in whose words, with their number and interviews."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jobdesk.domain.matching_days import MeetingStatus
from jobdesk.errors import UserError
from jobdesk.services import (
    access,
    day_attendees,
    day_employers,
    day_guidance,
    day_invitations,
    day_records,
    day_words,
    history,
    seekers,
    settings,
)
from jobdesk.services.day_words import DayText
from tests import casework
from tests.services.day_kit import Day, day

__all__ = ["day"]


def test_who_registered_is_told_number_and_interviews(day: Day) -> None:
    desk = day.desk
    firm = day_records.employer(desk, day.at[0])
    day_employers.save(desk, replace(firm, booth="3"))
    day.meet(0, 0, status=MeetingStatus.SET)
    day.meet(0, 1, status=MeetingStatus.CANCELLED)
    words = "{이름}|{접수번호}|{면접}|{행사명}|{업체명}"
    one, two = day_guidance.messages(desk, day.id, [day.people[0], day.people[1]], words)
    assert one.text == ("김민지|1|13:30 부스 3 한빛식품|제1회 구인·구직 만남의 날|{업체명}")
    assert "|2|오시면 접수대에서 알려 드립니다|" in two.text
    new = casework.seeker(desk, "정하늘")
    (stranger,) = day_guidance.messages(desk, day.id, [new], "{이름} {접수번호}")
    assert stranger.text == "정하늘 {접수번호}"


def test_whom_one_might_write_to(day: Day) -> None:
    desk = day.desk
    assert [one.id for one in day_guidance.registered(desk, day.id)] == list(day.people)
    new = casework.seeker(desk, "정하늘", desired_job="조리원", eup_myeon="가람읍")
    day_attendees.cancel(desk, [day.attendees[2]])
    assert [one.id for one in day_guidance.registered(desk, day.id)] == list(day.people[:2])
    asked = day_guidance.seeking(desk, day.id)
    assert [one.id for one in asked] == [new]  # who cancelled is not asked again
    (fit,) = day_guidance.fitting(desk, day.id)
    assert (fit.id, fit.why[0]) == (new, "조리원")
    assert fit.why[1].startswith("한빛식품 · ")


def test_who_has_work_is_not_invited(day: Day) -> None:
    desk = day.desk
    new = casework.seeker(desk, "정하늘")
    seekers.set_status(desk, new, seekers.SeekerStatus.CLOSED)
    assert new not in {one.id for one in day_guidance.seeking(desk, day.id)}


def test_what_was_copied_is_in_the_access_log(day: Day) -> None:
    desk = day.desk
    made = day_guidance.messages(desk, day.id, day.people[:2], "{이름}")
    day_guidance.copied(desk, made)
    noted = access.listing(desk, 1)[0]
    assert (noted.action, noted.ids) == (access.Action.EXPORT, day.people[:2])


@pytest.mark.parametrize("whom", list(DayText))
def test_words_are_kept_for_the_centre_and_can_be_taken_back(day: Day, whom: DayText) -> None:
    desk = day.desk
    offered = day_words.get(desk, whom)
    assert day_words.keep(desk, whom, offered).operation == 0
    change = day_words.keep(desk, whom, "  우리 말 {이름}\n둘째 줄 ")
    assert change.label == f"{day_words.LABELS[whom]}의 말 바꿈"
    assert day_words.get(desk, whom) == "우리 말 {이름}\n둘째 줄"
    settings.save(desk, replace(settings.get(desk), phone="061-000-1000"))
    assert day_words.get(desk, whom) == "우리 말 {이름}\n둘째 줄"
    assert day_words.keep(desk, whom, "우리 말 {이름}\n둘째 줄").operation == 0
    day_words.keep(desk, whom, "")
    assert day_words.get(desk, whom) == offered
    history.undo(desk)
    assert day_words.get(desk, whom) == "우리 말 {이름}\n둘째 줄"
    with pytest.raises(UserError, match="2,000자"):
        day_words.keep(desk, whom, "가" * 2_001)


def test_firms_are_written_to_in_the_words_that_were_kept(day: Day) -> None:
    desk = day.desk
    day_words.keep(desk, DayText.FIRMS, "{업체명} 오세요")
    (made,) = day_invitations.messages(desk, day.id, [day.firms[0]])
    assert made.text == "한빛식품 오세요"


def test_no_message_bears_a_blank_that_nothing_fills() -> None:
    for whom in DayText:
        words = day_words.OFFERED[whom]
        for blank in day_words.BLANKS[whom]:
            words = words.replace(blank, "")
        assert "{" not in words
