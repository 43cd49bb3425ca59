"""Pictures of a report: offered from what was done in its days, in order, with their day."""

from __future__ import annotations

import io
from datetime import date

import pytest
from PIL import Image

from jobdesk.domain.kinds import KindId
from jobdesk.domain.network import Meeting
from jobdesk.domain.report_document import Photo, Photos
from jobdesk.domain.report_templates import use
from jobdesk.domain.spans import read_span
from jobdesk.errors import UserError
from jobdesk.services import (
    attachments,
    entries,
    report_book,
    report_making,
    report_photos,
    report_pictures,
    report_templates,
)
from jobdesk.services.desk import Desk
from tests import casework

SPAN = read_span("2026-10")


def picture(colour: str) -> bytes:
    """A small JPEG of one colour."""
    held = io.BytesIO()
    Image.new("RGB", (64, 48), colour).save(held, "JPEG")
    return held.getvalue()


def drawn(desk: Desk) -> int:
    """A report whose template has a section of pictures."""
    id_ = report_templates.id_of(report_templates.copy(desk, "monthly", "사진 월보"))
    report_templates.edit(desk, id_, uses=(use("photos", "활동 사진"),))
    return report_book.draw(desk, id_, SPAN).id


def test_pictures_of_the_days_are_offered_and_those_of_people_never(desk: Desk) -> None:
    report = drawn(desk)
    for day, colour in ((date(2026, 10, 7), "red"), (date(2026, 11, 3), "blue")):
        meeting = entries.add(desk, Meeting(title="유관기관 간담회", held_on=day)).id
        attachments.add(desk, KindId.MEETINGS, meeting, picture(colour), "회의.jpg")
    seeker = casework.seeker(desk)
    attachments.add(desk, KindId.SEEKERS, seeker, picture("green"), "신분증.jpg")
    offered = report_pictures.offered(desk, report, SPAN)
    assert [(each.caption, each.day) for each in offered] == [
        ("간담회 유관기관 간담회", date(2026, 10, 7))
    ]
    report_pictures.add(desk, report, "photos", offered)
    with pytest.raises(UserError, match="이미 모두"):
        report_pictures.add(desk, report, "photos", offered)


def test_pictures_are_ordered_named_and_left_out(desk: Desk) -> None:
    report = drawn(desk)
    papers = [attachments.prepare(picture(c), f"{c}.jpg") for c in ("red", "blue", "white")]
    report_pictures.attach(desk, report, "photos", papers)
    first, second, third = (each.id for each in report_photos.of(desk, report))
    report_pictures.arrange(desk, [third, first, second])
    report_pictures.caption(desk, third, "동행면접 현장", date(2026, 10, 9))
    report_pictures.remove(desk, [first])
    record = report_book.get(desk, report)
    made = report_making.make(desk, record.template, SPAN, record=record)
    (block,) = made.section("photos").blocks
    assert isinstance(block, Photos)
    assert [(p.caption, p.day) for p in block.photos] == [
        ("동행면접 현장", date(2026, 10, 9)),
        ("", date(2026, 11, 20)),
    ]
    assert report_photos.bytes_of(desk, block.photos[0]).startswith(b"\xff\xd8")
    assert report_photos.bytes_of(desk, Photo(block.photos[0].attachment, "0" * 64)) == b""


def test_a_paper_that_is_no_picture_is_refused(desk: Desk) -> None:
    report = drawn(desk)
    paper = attachments.Paper("text.txt", "text/plain", b"words")
    with pytest.raises(UserError, match="사진이 아닙니다"):
        report_pictures.attach(desk, report, "photos", [paper])
