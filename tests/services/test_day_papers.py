"""출력물 of a stored day: who is on each paper, what firms are told of people, what is noted."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pypdfium2
import pytest

from jobdesk.domain.aftercare import Audience, Survey
from jobdesk.domain.kinds import KindId
from jobdesk.domain.label_sheets import LABEL_SHEETS, LabelSheet
from jobdesk.errors import UserError
from jobdesk.reports.day_pages import Event
from jobdesk.services import (
    access,
    day_follow_up,
    day_paper_facts,
    day_paper_hall,
    day_paper_sheets,
    day_papers,
    entries,
)
from jobdesk.services.access import Action
from jobdesk.services.day_papers import DayPaper, Wanted
from jobdesk.services.desk import Desk
from tests import day_paper_kit
from tests.day_paper_kit import Day


@pytest.fixture
def day(desk: Desk) -> Day:
    return day_paper_kit.made(desk)


def pages(day: Day, paper: DayPaper, **options: Any) -> list[str]:
    """The words of each page, lines put together."""
    document = pypdfium2.PdfDocument(day_papers.pdf(day.desk, day.id, Wanted(paper, **options)))
    found = [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    document.close()
    return found


def test_the_timetable_masks_names_unless_asked_and_lists_who_has_no_time(day: Day) -> None:
    (page,) = pages(day, DayPaper.TIMETABLE)
    assert "김○지" in page
    assert "김민지" not in page
    assert "시각이 정해지지 않은 면접" in page
    (page,) = pages(day, DayPaper.TIMETABLE, mask=False)
    assert page.count("김민지") == 2
    assert page.count("박정숙") == 1
    assert page.count("이도현") == 1
    assert page.index("큰들식품") < page.index("솔내정밀"), "booth 2 stands before booth 10"
    assert "2026. 11. 25. (수) 13:30~16:30 · 군민회관" in page
    assert "너른목재" not in page
    (page,) = pages(day, DayPaper.TIMETABLE, mask=False, unplaced=False)
    assert "이도현" not in page


def test_two_people_at_one_time_and_seat_are_both_printed(day: Day) -> None:
    day.meet("이도현", "솔내정밀", "14:00")
    facts = day_paper_facts.gather(day.desk, day.id)
    event = Event("", "", "", "")
    table = day_paper_hall.hall_table(facts, event, mask=False, large=False, unplaced=True)
    lanes = [[one.who for one in lane.sittings] for lane in table.lanes if lane.firm == "솔내정밀"]
    assert lanes == [["김민지"], ["이도현"]]


def test_an_employer_is_told_name_and_career_only(day: Day) -> None:
    found = pages(day, DayPaper.EMPLOYER_LIST)
    assert len(found) == 3
    first = next(page for page in found if "큰들식품" in page)
    for word in ("김민지", "박정숙", "요양원 3년", "운전면허 1종", "시급 10,520원", "□채용"):
        assert word in first, word
    for word in ("010-", "1970", "가람로", "이도현", "최영희"):
        assert word not in first, word
    assert first.count("동의 없음") == 1


def test_contact_is_told_where_it_is_asked_for_and_consented_to(day: Day) -> None:
    (page,) = pages(
        day,
        DayPaper.EMPLOYER_LIST,
        employers=(day.firms["큰들식품"],),
        personal=("birth", "phone", "address"),
    )
    assert "010-1234-5671" in page
    assert "1970. 3. 1." in page
    assert "가람로 100" in page
    assert "010-1234-5672" not in page
    assert "1970. 3. 2." not in page
    assert page.count("동의 없음") == 3


def test_what_nobody_may_be_told_does_not_even_reach_the_paper(day: Day) -> None:
    facts = day_paper_facts.gather(day.desk, day.id)
    (given,) = day_paper_sheets.employer_lists(
        facts, [day.firms["큰들식품"]], ("birth", "phone", "address")
    )
    told = {one.name: one.personal for one in given.candidates}
    assert told["박정숙"] == ("", "", "")
    assert told["김민지"][1] == "010-1234-5671"


def test_a_firm_on_paper_gets_who_wishes_for_it(day: Day) -> None:
    (page,) = pages(day, DayPaper.EMPLOYER_LIST, employers=(day.firms["구름물류"],))
    assert "이도현" in page
    assert "면접 1명" in page


def test_slips_say_times_in_order_and_what_has_none(day: Day) -> None:
    (page,) = pages(day, DayPaper.SLIP)
    assert page.index("13:30") < page.index("14:00")
    for word in ("김민지 님", "박정숙 님", "이도현 님", "이력서 사진 · 타로상담", "15:30"):
        assert word in page, word
    assert "최영희" not in page
    assert "강취소" not in page
    (page,) = pages(day, DayPaper.SLIP, attendees=(day.people["이도현"],))
    assert "접수대에서 정해" in page
    assert "김민지" not in page


def test_tags_for_people_and_for_interviewers(day: Day) -> None:
    (page,) = pages(day, DayPaper.NAME_TAG)
    assert all(name in page for name in ("김민지", "박정숙", "이도현"))
    assert "최영희" not in page
    (page,) = pages(day, DayPaper.INTERVIEWER_TAG)
    assert "박소장" in page
    assert "구름물류" not in page
    assert page.count("큰들식품") == 2


def test_a_sheet_that_cannot_be_is_refused_in_words(day: Day) -> None:
    wanted = Wanted(DayPaper.NAME_TAG, sheet=LabelSheet(3, 5, 90, 55, 5, 5))
    with pytest.raises(UserError, match="A4 너비"):
        day_papers.pdf(day.desk, day.id, wanted)
    with pytest.raises(UserError, match="10칸") as caught:
        day_papers.pdf(day.desk, day.id, replace(wanted, sheet=LABEL_SHEETS[0], first=11))
    assert caught.value.field == "first"


def test_signs_are_for_booths_and_the_reception_list_is_for_all(day: Day) -> None:
    signs = pages(day, DayPaper.BOOTH_SIGN)
    assert len(signs) == 2
    assert "단순노무 2명" in signs[0]
    (page,) = pages(day, DayPaper.RECEPTION)
    assert "5671" in page
    assert "010-1234" not in page
    assert "최영희" in page
    assert "강취소" not in page
    assert "1 큰들식품 2 솔내정밀" in page
    assert "13:30 · 2" in page
    assert "첫 면접·부스" in page


def test_certificates_are_for_who_was_there(day: Day) -> None:
    assert len(pages(day, DayPaper.INTERVIEW_PROOF)) == 3
    (page,) = pages(day, DayPaper.INTERVIEW_PROOF, met_only=True)
    assert "김민지" in page
    assert "단순노무" in page
    (page,) = pages(day, DayPaper.ATTENDANCE_PROOF, dated=True)
    assert "1곳: 큰들식품" in page
    assert "13:20부터" in page
    assert "호" in page
    assert "2026. 11. 20." in page
    with pytest.raises(UserError, match="참석한 사람이 없습니다"):
        pages(day, DayPaper.ATTENDANCE_PROOF, attendees=(day.people["박정숙"],))


def test_the_questionnaire_is_the_days_own_or_a_ready_one(day: Day) -> None:
    for audience in (Audience.EMPLOYER, Audience.SEEKER):
        (page,) = pages(day, DayPaper.SURVEY, audience=audience)
        # What is printed is what the form asks into which the answers are typed.
        asked = day_follow_up.blank_survey(day.desk, day.id, audience).questions
        assert asked
        assert all(question in page for question in asked)
    own = Survey(title="만남의 날 설문", questions=("좋았습니까?",), matching_day_id=day.id)
    id_ = entries.add(day.desk, own).id
    (choice,) = day_papers.choices(day.desk, day.id).surveys
    assert (choice.id, choice.words, choice.remark) == (id_, "만남의 날 설문", "구직자")
    (page,) = pages(day, DayPaper.SURVEY, survey_id=id_)
    assert "좋았습니까?" in page


def test_the_consent_is_counted_before_anything_is_printed(day: Day) -> None:
    found = day_papers.choices(day.desk, day.id)
    assert [one.words for one in found.employers] == ["큰들식품", "솔내정밀", "구름물류"]
    assert [one.remark for one in found.employers] == ["부스 2", "부스 10", "간접(서류)"]
    assert [one.words for one in found.attendees] == ["김민지", "박정숙", "이도현", "최영희"]
    assert found.consent(None) == (3, 2)
    assert found.consent([day.firms["큰들식품"]]) == (2, 1)
    assert found.consent([]) == (0, 0)


def test_what_leaves_is_noted_with_whom_and_to_whom(day: Day) -> None:
    desk = day.desk
    wanted = Wanted(DayPaper.EMPLOYER_LIST, personal=("phone",))
    day_papers.handed_out(desk, day.id, wanted, Action.PRINT)
    given = {
        "큰들식품": ("김민지", "박정숙"),
        "솔내정밀": ("김민지",),
        "구름물류": ("이도현",),
    }
    logged = access.listing(desk, 3)
    assert {(entry.action, entry.kind) for entry in logged} == {("출력", KindId.SEEKERS)}
    for firm, names in given.items():
        (entry,) = [one for one in logged if f"제공받는 곳: {firm}." in one.purpose]
        assert set(entry.ids) == {day.seekers[name] for name in names}
        assert entry.purpose.endswith("항목: 성명, 경력, 연락처")
    day_papers.handed_out(desk, day.id, Wanted(DayPaper.BOOTH_SIGN), Action.EXPORT)
    entry = access.listing(desk, 1)[0]
    assert (entry.action, entry.kind, entry.count) == ("내보내기", KindId.MATCHING_DAYS, 0)
    one = Wanted(DayPaper.SLIP, attendees=(day.people["박정숙"],))
    day_papers.handed_out(desk, day.id, one, Action.PRINT)
    assert access.listing(desk, 1)[0].ids == (day.seekers["박정숙"],)


def test_only_who_is_named_on_a_paper_is_noted(day: Day) -> None:
    for wanted, names in (
        (Wanted(DayPaper.TIMETABLE), {"김민지", "박정숙", "이도현"}),
        (Wanted(DayPaper.TIMETABLE, unplaced=False), {"김민지", "박정숙"}),
        (Wanted(DayPaper.RECEPTION), {"김민지", "박정숙", "이도현", "최영희"}),
        (Wanted(DayPaper.SLIP), {"김민지", "박정숙", "이도현"}),
        (Wanted(DayPaper.INTERVIEW_PROOF), {"김민지", "박정숙"}),
        (Wanted(DayPaper.INTERVIEW_PROOF, met_only=True), {"김민지"}),
        (Wanted(DayPaper.ATTENDANCE_PROOF), {"김민지"}),
    ):
        day_papers.handed_out(day.desk, day.id, wanted, Action.PRINT)
        noted = access.listing(day.desk, 1)[0].ids
        assert set(noted) == {day.seekers[name] for name in names}, wanted.paper


def test_papers_of_a_day_of_which_nothing_is_known(desk: Desk) -> None:
    id_ = day_paper_kit.bare_day(desk)
    for paper in (DayPaper.RECEPTION, DayPaper.SURVEY):
        assert day_papers.pdf(desk, id_, Wanted(paper)).startswith(b"%PDF")
    for paper in set(DayPaper) - {DayPaper.RECEPTION, DayPaper.SURVEY}:
        with pytest.raises(UserError, match="저장된 자료는 그대로입니다"):
            day_papers.pdf(desk, id_, Wanted(paper))
    found = day_papers.choices(desk, id_)
    assert (found.employers, found.attendees, found.consent(None)) == ((), (), (0, 0))
    with pytest.raises(UserError, match="시간표를 짜세요"):
        day_papers.pdf(desk, id_, Wanted(DayPaper.TIMETABLE))
    with pytest.raises(UserError):
        day_papers.pdf(desk, id_ + 1, Wanted(DayPaper.TIMETABLE))


def test_a_long_list_at_the_door_names_booths_instead_of_firms(
    day: Day, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = " ".join(pages(day, DayPaper.RECEPTION))
    assert "큰들식품" in known
    assert "부스 2" not in known
    monkeypatch.setattr(day_paper_sheets, "_MANY", 1)
    crowded = " ".join(pages(day, DayPaper.RECEPTION))
    assert "큰들식품" not in crowded
    assert "부스 2 · 10" in crowded
    assert "부스 10 · 구름물류" in crowded
