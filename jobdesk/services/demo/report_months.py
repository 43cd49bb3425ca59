"""The practice centre's reports: two months closed and handed in, what was found late, and the
month that is being written up."""

from __future__ import annotations

import struct
import zlib
from datetime import date, timedelta
from math import sin
from random import Random

from jobdesk.data import files_table, records
from jobdesk.domain.circumstances import Attachment
from jobdesk.domain.kinds import KindId
from jobdesk.domain.months import Month
from jobdesk.domain.network import Publicity
from jobdesk.domain.report_records import ReportPhoto
from jobdesk.domain.report_templates import use
from jobdesk.domain.spans import Span, SpanType, span_of
from jobdesk.services import closings, month_end, report_book, report_templates
from jobdesk.services.demo import place
from jobdesk.services.desk import Desk

_TEMPLATE = "monthly"
_DAY = timedelta(days=1)
MOST = 2_000
"""In a centre of more people no month is closed: it is made to be measured, not to be read."""
_PROBLEMS = (
    "- 면 지역 구직자의 이동이 어려워 면접 참석이 낮음 → 동행면접을 주 2회로 늘림",
    "- 수확기 농가 요청이 한 주에 몰림 → 요청을 5일 앞서 받아 배치",
)
_NEXT = ("- 구인업체 10곳 방문", "- 만남의 날 참여업체 모집", "- 3개월 지난 취업자 사후관리")
_PHOTOS = ("이동상담소 운영", "구인·구직 만남의 날", "농가일자리 작업 현장")
_SIZE = (240, 160)
_RECEIVER = "한빛군 일자리경제과"
_LEFT = 3 * _DAY
"""So long before its day the last report is still being written."""


def months(desk: Desk, seed: int, last: date) -> None:
    """Close and hand in the two months before the one that was last over, find something late, and
    draw up that last one, to be handed in some days on."""
    over = closings.month_of(last + _DAY).before
    for month, problems in ((over.before.before, _PROBLEMS[:1]), (over.before, _PROBLEMS)):
        id_ = _report(desk, month, problems, report_book.due_of(desk, _span(month)))
        on = min(report_book.due_of(desk, _span(month)), desk.today())
        report_book.hand_in(desk, id_, on=on, to=_RECEIVER)
        month_end.close(desk, month)
    with desk.store.operation("홍보 등록: 늦게 확인한 보도", kind="create"):
        article = Publicity(
            published_on=over.before.first + 9 * _DAY,
            publicity_type="언론보도",
            title=f"{place.NAME}, 가을 농가일자리 연계",
            medium="한빛신문",
            count=1,
            unit="건",
            counsellor=place.COUNSELLORS[1],
        )
        records.insert(desk.store, article)
    id_ = _report(desk, over, _PROBLEMS, last + _LEFT)
    with desk.store.operation("보고서 사진 넣기", kind="create"):
        _photos(desk, id_, over, Random(f"photos {seed}"))
    with desk.store.operation("보고서 양식 만들기", kind="create"):
        _own_template(desk)


def _report(desk: Desk, month: Month, problems: tuple[str, ...], due_on: date) -> int:
    """Draw a month's report up and write its words."""
    with desk.store.operation("보고서 작성", kind="create") as operation:
        change = report_book.draw(desk, _TEMPLATE, _span(month), due_on=due_on)
        operation.relabel(change.label)
        report = change.refs[0].id
        report_book.write(desk, report, "problems", "\n".join(problems))
        report_book.write(desk, report, "next_plans", "\n".join(_NEXT))
    return report


def _own_template(desk: Desk) -> None:
    """A shorter monthly report, as the county office asks for it."""
    made = report_templates.copy(desk, _TEMPLATE, "군청 제출용 월간 실적")
    uses = (
        use("summary"),
        use("corrections"),
        use("places"),
        use("text", "문제점 및 대책", id_="problems"),
        use("text", "다음 달 계획", id_="next_plans"),
    )
    report_templates.edit(desk, report_templates.id_of(made), uses=uses, numbering="군청")


def _photos(desk: Desk, report: int, month: Month, random: Random) -> None:
    for position, caption in enumerate(_PHOTOS, 1):
        data = _picture(random)
        paper = Attachment(
            of_kind=KindId.REPORTS.value,
            of_id=report,
            name=f"{caption}.png",
            media_type="image/png",
            size=len(data),
            file_id=files_table.put(desk.store, data),
            caption=caption,
            added_on=desk.today(),
            counsellor=place.COUNSELLORS[0],
        )
        photo = ReportPhoto(
            report_id=report,
            section="photos",
            attachment_id=records.insert(desk.store, paper),
            caption=caption,
            taken_on=month.first + random.randint(2, 24) * _DAY,
            position=position,
        )
        records.insert(desk.store, photo)


def _picture(random: Random) -> bytes:
    """A small drawn landscape as PNG: sky, two hills and the rows of a field."""
    wide, high = _SIZE
    far, near = random.randint(50, 70), random.randint(80, 100)
    swing, shift = random.uniform(9, 16), random.uniform(0, 6)
    hills = [far + swing * sin(x / 38 + shift) for x in range(wide)]
    fields = [near + swing / 2 * sin(x / 61 + shift * 2) for x in range(wide)]
    lines = []
    for y in range(high):
        line = bytearray()
        for x, (hill, field) in enumerate(zip(hills, fields, strict=True)):
            if y > field:
                line += b"\x8f\xae\x55" if (x + 2 * y) // 12 % 2 else b"\x7d\x9c\x48"
            elif y > hill:
                line += b"\x4f\x7f\x5e"
            else:
                line += bytes((150 + y // 2, 190 + y // 3, 225))
        lines.append(b"\0" + bytes(line))
    header = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    parts = (b"IHDR", header), (b"IDAT", zlib.compress(b"".join(lines), 9)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in parts)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _span(month: Month) -> Span:
    return span_of(SpanType.MONTH, month.year, month.number)
