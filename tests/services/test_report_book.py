"""Reports drawn up, written, handed in and withdrawn; their words, numbers and dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from jobdesk.domain.months import Month
from jobdesk.domain.report_records import ReportStatus
from jobdesk.domain.spans import read_span
from jobdesk.errors import UserError
from jobdesk.services import history, month_end, report_book, report_files, settings
from jobdesk.services.desk import Desk
from jobdesk.services.report_freezing import report_of
from tests import casework

OCTOBER, NOVEMBER = read_span("2026-10"), read_span("2026-11")


def test_a_report_is_drawn_up_once_and_due_on_the_fifth_of_the_next_month(desk: Desk) -> None:
    record = report_book.get(desk, report_book.draw(desk, "monthly", OCTOBER).id)
    assert record.title == "2026년 10월 월간 실적 보고서"
    assert record.due_on == date(2026, 11, 5)
    assert (record.status, record.counsellor) == (ReportStatus.WRITING, desk.user)
    with pytest.raises(UserError, match="이미 있습니다"):
        report_book.draw(desk, "monthly", OCTOBER)
    own = settings.get(desk)
    settings.save(desk, replace(own, report_due_day=10))
    december = report_book.draw(desk, "monthly", read_span("2026-12")).id
    assert report_book.get(desk, december).due_on == date(2027, 1, 10)


def test_the_words_of_the_month_before_are_carried_on(desk: Desk) -> None:
    september = report_book.draw(desk, "monthly", read_span("2026-09")).id
    october = report_book.draw(desk, "monthly", OCTOBER).id
    report_book.write(desk, september, "problems", "오래된 글")
    report_book.write(desk, october, "problems", "차량 부족\n- 임차 협의")
    report_book.write(desk, october, "next_plans", "")
    november = report_book.draw(desk, "monthly", NOVEMBER).id
    assert report_book.texts(desk, november) == {"problems": "차량 부족\n- 임차 협의"}
    report_book.write(desk, november, "problems", "차량을 빌렸음")
    assert report_book.texts(desk, october)["problems"] == "차량 부족\n- 임차 협의"
    history.undo(desk)
    assert report_book.texts(desk, november)["problems"] == "차량 부족\n- 임차 협의"
    history.undo(desk)
    assert report_book.find(desk, "monthly", NOVEMBER) is None


def test_what_is_handed_in_stays_byte_for_byte(desk: Desk) -> None:
    firm = casework.employer(desk)
    casework.vacancy(desk, firm, openings=4, received_on=date(2026, 10, 2))
    id_ = report_book.draw(desk, "monthly", OCTOBER).id
    written = report_book.write(desk, id_, "problems", "없음").operation
    report_book.hand_in(desk, id_, on=date(2026, 11, 4), to="군청 일자리경제과")
    record = report_book.get(desk, id_)
    assert record.document_number == "실적-2026-1"
    assert (record.submitted_on, record.submitted_to) == (date(2026, 11, 4), "군청 일자리경제과")
    first = report_files.current(desk, "monthly", OCTOBER)
    assert first.closed
    assert first.document_number == "실적-2026-1"
    pdf = report_files.to_pdf(desk, first)
    casework.vacancy(desk, firm, openings=9, received_on=date(2026, 10, 3))
    again = report_files.current(desk, "monthly", OCTOBER)
    assert again == first
    assert report_files.to_pdf(desk, again) == pdf
    with pytest.raises(UserError, match="제출을 취소"):
        report_book.write(desk, id_, "problems", "있음")
    with pytest.raises(UserError, match="제출한 보고서"):
        report_book.trash(desk, [id_])
    with pytest.raises(UserError, match="달라집니다"):
        history.undo(desk, written)
    assert report_book.texts(desk, id_) == {"problems": "없음"}


def test_a_report_is_withdrawn_with_a_reason_alone(desk: Desk) -> None:
    id_ = report_book.draw(desk, "monthly", OCTOBER).id
    report_book.hand_in(desk, id_)
    with pytest.raises(UserError, match="사유"):
        report_book.withdraw(desk, id_, " ")
    step = history.next_undo(desk)  # the handing in is none
    assert step is not None
    assert step.label.startswith("보고서 작성")
    with pytest.raises(UserError):
        history.undo(desk)
    report_book.withdraw(desk, id_, "입사일 오류")
    record = report_book.get(desk, id_)
    assert (record.status, record.frozen, record.digest) == (ReportStatus.WRITING, "", "")
    assert record.note == f"2026. 11. 20. 제출 취소({desk.user}): 입사일 오류"
    assert record.document_number == "실적-2026-1"
    report_book.hand_in(desk, id_)
    assert report_book.get(desk, id_).document_number == "실적-2026-1"


def test_no_document_number_is_given_twice(desk: Desk) -> None:
    first = report_book.draw(desk, "monthly", OCTOBER).id
    report_book.edit(desk, first, document_number="실적-2026-7")
    report_book.trash(desk, [first])
    second = report_book.draw(desk, "monthly", NOVEMBER).id
    record = report_book.get(desk, second)
    assert report_book.next_number(desk, record) == "실적-2026-8"
    with pytest.raises(UserError, match="다음 번호는 실적-2026-8"):
        report_book.edit(desk, second, document_number="실적-2026-7")
    with pytest.raises(UserError, match="기준일"):
        report_book.edit(desk, second, as_of=date(2026, 10, 31))


def test_a_report_comes_back_with_its_words_unless_another_was_drawn_up(desk: Desk) -> None:
    id_ = report_book.draw(desk, "monthly", OCTOBER).id
    report_book.write(desk, id_, "problems", "차량 부족")
    report_book.trash(desk, [id_])
    assert report_book.texts(desk, id_) == {}
    report_book.untrash(desk, [id_])
    assert report_book.texts(desk, id_) == {"problems": "차량 부족"}
    report_book.trash(desk, [id_])
    report_book.draw(desk, "monthly", OCTOBER)
    with pytest.raises(UserError, match="새로 만든 것"):
        report_book.untrash(desk, [id_])


def test_the_report_of_a_closed_month_is_handed_in_as_it_was_kept(desk: Desk) -> None:
    firm = casework.employer(desk)
    casework.vacancy(desk, firm, openings=4, received_on=date(2026, 10, 2))
    month_end.close(desk, Month(2026, 10))
    record = report_book.find(desk, "monthly", OCTOBER)
    assert record is not None
    casework.vacancy(desk, firm, openings=9, received_on=date(2026, 10, 3))
    with pytest.raises(UserError, match="마감을 푸세요"):
        report_book.write(desk, record.id, "problems", "없음")
    kept = report_of(desk, record)
    report_book.hand_in(desk, record.id)
    handed = report_of(desk, report_book.get(desk, record.id))
    assert handed.sections == kept.sections
    assert handed.document_number == "실적-2026-1"
    report_book.withdraw(desk, record.id, "번호 오류")
    assert report_of(desk, report_book.get(desk, record.id)).sections == kept.sections
    assert desk.store.db.execute(
        "SELECT count(*) FROM operations WHERE kind = 'closing'"
    ).fetchone() == (3,)
