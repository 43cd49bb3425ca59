"""Lists that leave the office: who takes what out, with whose phone hidden, and why."""

from __future__ import annotations

import re
from collections.abc import Generator, Sequence
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from jobdesk.domain import text
from jobdesk.domain.filters import Filter, Order
from jobdesk.domain.kinds import KINDS, LISTED, Field, FieldType, KindId
from jobdesk.domain.progress import Progress, silent
from jobdesk.domain.text import with_particle
from jobdesk.errors import UserError
from jobdesk.services import access, lists
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk

if TYPE_CHECKING:
    from jobdesk.exchange.writer import Column

_PAGE = 1000  # records fetched at a time

TITLES: dict[KindId, str] = {
    KindId.SEEKERS: "구직자 명부",
    KindId.EMPLOYERS: "구인업체 명부",
    KindId.VACANCIES: "구인 현황",
    KindId.REFERRALS: "알선 현황",
    KindId.PLACEMENTS: "취업자 명부",
    KindId.REGISTRATIONS: "구직신청 대장",
    KindId.NOTES: "상담 일지",
    KindId.OUTREACH: "이동·출장상담소 운영 현황",
    KindId.VISITS: "업체 방문·연락 대장",
    KindId.AGREEMENTS: "협약 명부",
    KindId.HIRING_PROXIES: "채용대행 대장",
    KindId.MEETINGS: "간담회 대장",
    KindId.PUBLICITY: "홍보 대장",
    KindId.TRIPS: "동행면접 대장",
    KindId.TRIP_PEOPLE: "동행면접 참여자 명부",
    KindId.ALLOWANCES: "면접활동비 지급대장",
    KindId.FOLLOW_UPS: "사후관리 대장",
    KindId.PROCESS_DAYS: "과정관리의 날 운영 현황",
    KindId.SURVEYS: "만족도 조사 현황",
    KindId.SURVEY_ANSWERS: "만족도 응답 원자료",
    KindId.TASKS: "할 일 목록",
}
"""What the printed list of a kind is called."""

FIELDS: dict[KindId, tuple[str, ...]] = {
    KindId.SEEKERS: (
        "name", "gender", "birth_date", "age", "phone", "address", "education", "licences",
        "desired_job", "desired_wage", "registered_on", "status", "counsellor", "note",
    ),
    KindId.EMPLOYERS: (
        "name", "employer_type", "business_number", "representative", "contact_name", "phone",
        "address", "industry", "headcount", "open_vacancies", "placement_count", "status",
        "counsellor", "note",
    ),
    KindId.VACANCIES: (
        "employer", "job", "openings", "wage", "working_hours", "workplace",
        "employment_type", "preferred", "received_on", "closes_on", "referral_count",
        "hired_count", "status", "counsellor",
    ),
    KindId.REFERRALS: (
        "referred_on", "seeker", "phone", "employer", "vacancy", "method", "interview_on",
        "status", "reason", "counsellor", "note",
    ),
    KindId.PLACEMENTS: (
        "hire_date", "seeker", "gender", "age", "eup_myeon", "employer", "job", "wage",
        "employment_type", "route", "insured", "status", "counsellor", "note",
    ),
    KindId.REGISTRATIONS: (
        "registered_on", "seeker", "phone", "registration_type", "channel", "valid_until",
        "status", "counsellor", "note",
    ),
    KindId.NOTES: (
        "noted_on", "noted_at", "seeker", "employer", "topic", "channel", "content", "next_on",
        "counsellor",
    ),
    KindId.OUTREACH: (
        "held_on", "outreach_type", "title", "place", "eup_myeon", "partner", "note_count",
        "people_count", "registration_count", "status", "counsellor",
    ),
    KindId.VISITS: (
        "visited_on", "employer", "contact", "method", "purpose", "content", "next_on",
        "counsellor",
    ),
    KindId.AGREEMENTS: (
        "signed_on", "employer", "partner", "area", "content", "ends_on", "status", "counsellor",
    ),
    KindId.HIRING_PROXIES: (
        "requested_on", "employer", "vacancy", "job", "heads", "supplied", "finished_on",
        "status", "counsellor", "note",
    ),
    KindId.MEETINGS: (
        "held_on", "meeting_type", "title", "place", "partners", "attendees", "headcount",
        "content", "counsellor",
    ),
    KindId.PUBLICITY: (
        "published_on", "publicity_type", "title", "medium", "count", "unit", "counsellor",
    ),
    KindId.TRIPS: (
        "held_on", "starts_at", "place", "staff", "vehicle", "people_count", "company_count",
        "status", "counsellor", "note",
    ),
    KindId.TRIP_PEOPLE: ("held_on", "seeker", "employer", "trip", "attendance", "note"),
    KindId.ALLOWANCES: (
        "interview_on", "seeker", "employer", "slip_on", "slip_by", "amount", "status",
        "decided_on", "paid_on", "counsellor", "note",
    ),
    KindId.FOLLOW_UPS: (
        "done_on", "seeker", "employer", "audience", "milestone", "method", "outcome", "employed",
        "conditions", "difficulty", "wants", "content", "counsellor",
    ),
    KindId.PROCESS_DAYS: (
        "held_on", "attendees", "agenda", "contact_count", "result", "status", "counsellor",
    ),
    KindId.SURVEYS: (
        "title", "audience", "scale", "opened_on", "closed_on", "answer_count", "counsellor",
    ),
    KindId.SURVEY_ANSWERS: ("survey", "answered_on", "scores", "comment"),
    KindId.TASKS: (
        "due_on", "due_at", "title", "seeker", "employer", "done_on", "counsellor", "note",
    ),
}  # fmt: skip
"""The columns of the printed list of a kind, after 연번."""

_SHORT = frozenset(
    {
        "business_number",
        "counsellor",
        "education",
        "employer_type",
        "employment_type",
        "eup_myeon",
        "gender",
        "method",
        "registration_type",
        "status",
    }
)
_PROSE = frozenset({FieldType.TEXT, FieldType.LONG_TEXT})
_TOWN = re.compile(r"^(.*?[가-힣]+(?:읍|면|동))(?=\s|\d|$|\()")
_PHONE_WITHIN = re.compile(r"(?<![\d-])0\d{1,2}([-. ]?)\d{3,4}\1\d{4}(?![\d-])")
EVERYTHING = Filter()


def suggested_name(desk: Desk, kind: KindId, *, mask: bool = False) -> str:
    """A file name without signs any system refuses: ``구직자_명부_2026-11-21.xlsx``."""
    words = [*TITLES[kind].split(), *(["가림"] if mask else []), desk.today().isoformat()]
    return "_".join((["연습"] if desk.practice else []) + words) + ".xlsx"


def export(
    desk: Desk,
    kind: KindId,
    path: Path,
    *,
    filter: Filter = EVERYTHING,  # noqa: A002 - the word every caller knows
    order: Order | None = None,
    fields: Sequence[str] | None = None,
    mask: bool = False,
    purpose: str = "",
    sensitive: Sequence[str] = (),
    reason: str = "",
    progress: Progress = silent,
) -> int:
    """Write the records of ``filter`` as a workbook and return how many there are.

    ``fields`` are field ids in the order of the columns (default :data:`FIELDS`). ``mask``
    hides the middle of personal phones, also of those written into notes, leaves of birth
    dates the year and of addresses the eup/myeon. Who exported when and for what stands at
    the foot of each page and in the access log, which is written before the file takes its
    name.

    Health, disability and accounts are left out but for the ``sensitive`` fields, which take a
    ``reason`` that stands in the access log and at the foot (개인정보 보호법 23, 안전성
    확보조치 기준 12). Raises UserError when the file cannot be written there or a field is unknown,
    Cancelled when progress says so; then no file is left.
    """
    # Imported here: openpyxl takes longer to import than the window's first page.
    from jobdesk.exchange import writer
    from jobdesk.exchange.safe_file import replacing

    if kind not in LISTED:
        raise UserError("이 자료는 명부로 내보낼 수 없습니다.")
    names = FIELDS[kind] if fields is None else tuple(fields)
    plan = _Plan(desk, kind, tuple(dict.fromkeys((*names, *sensitive))), mask)
    told = _told(plan.fields, text.tidy(reason))
    tidy_purpose = " · ".join(part for part in (text.tidy(purpose), told) if part)
    now = datetime.combine(desk.today(), datetime.now().time())
    with replacing(path) as temporary:
        with desk.store.reading():
            ids = lists.find(desk, kind, filter, order)
            with closing(plan.rows(ids)) as rows:
                written = writer.save(
                    temporary,
                    writer.Roster(
                        title=_title(desk, kind),
                        as_of=_as_of(now, len(ids), KINDS[kind].unit, mask=mask),
                        columns=plan.columns(),
                        rows=rows,
                        unit=plan.unit,
                        footer=_footer(desk, now, tidy_purpose),
                        author=desk.user,
                        sheet=TITLES[kind],
                        total=len(ids),
                    ),
                    progress,
                )
        access.log(
            desk, Action.EXPORT, kind, ids, count=written, purpose=_logged(tidy_purpose, mask)
        )
    return written


def sensitive_fields(kind: KindId) -> tuple[Field, ...]:
    """The fields of a kind that leave the office only with a reason."""
    return tuple(field for field in KINDS[kind].fields if field.sensitive)


def _told(fields: Sequence[Field], reason: str) -> str:
    """``민감정보 포함: 건강·작업 제한 (사유: …)``; empty without any. Raises UserError without
    a reason."""
    labels = ", ".join(field.label for field in fields if field.sensitive)
    if not labels:
        return ""
    if not reason:
        raise UserError(
            f"{with_particle(labels, '을/를')} 내보내려면 사유를 적으세요. 파일을 만들지 "
            "않았습니다.",
            field="reason",
        )
    return f"민감정보 포함: {labels} (사유: {reason})"


def _title(desk: Desk, kind: KindId) -> str:
    title = f"{desk.name} {TITLES[kind]}".strip()
    return f"[연습] {title}" if desk.practice else title


def _as_of(now: datetime, count: int, unit: str, *, mask: bool) -> str:
    day = "월화수목금토일"[now.weekday()]
    line = f"기준: {now:%Y-%m-%d} ({day}) {now:%H:%M} · {count:,}{unit}"
    return f"{line} · 개인정보 가림" if mask else line


def _footer(desk: Desk, now: datetime, purpose: str) -> str:
    parts = [f"내보낸 사람 {desk.user}" if desk.user else "", f"{now:%Y-%m-%d %H:%M}"]
    if purpose:
        parts.append(f"목적: {purpose}")
    return " · ".join(part for part in parts if part)


def _logged(purpose: str, mask: bool) -> str:
    return " · ".join(part for part in (purpose, "가림" if mask else "") if part)


class _Plan:
    """What is fetched of each record and how it becomes a row."""

    def __init__(self, desk: Desk, kind: KindId, names: tuple[str, ...], mask: bool) -> None:
        self.desk = desk
        self.kind = kind
        self.mask = mask
        known = {field.id for field in KINDS[kind].fields}
        unknown = [name for name in names if name not in known]
        if unknown or not names:
            raise UserError(f"명부에 없는 항목입니다: {', '.join(unknown) or '(없음)'}")
        self.fields = [KINDS[kind].field(name) for name in names]
        # A year stands in for an unknown birth date, a town for an unknown address.
        self.fetched = tuple(
            dict.fromkeys(
                (*names, *(name for name in ("birth_year", "eup_myeon") if name in known))
            )
        )
        units = {field.unit for field in self.fields if _is_count(field)}
        self.unit = units.pop() if len(units) == 1 else ""

    def columns(self) -> tuple[Column, ...]:
        """연번 and one column for each field."""
        from jobdesk.exchange.writer import Column, ColumnType

        types = {
            FieldType.LONG_TEXT: ColumnType.LONG_TEXT,
            FieldType.DATE: ColumnType.DATE,
            FieldType.YEAR: ColumnType.YEAR,
            FieldType.NUMBER: ColumnType.NUMBER,
            FieldType.PHONE: ColumnType.CENTRED,
            FieldType.CHOICE: ColumnType.CENTRED,
            FieldType.FLAG: ColumnType.CENTRED,
        }
        columns = [Column("연번", ColumnType.YEAR, 7.5)]
        for field in self.fields:
            type_ = types.get(field.type, ColumnType.TEXT)
            if field.id in _SHORT:
                type_ = ColumnType.CENTRED
            label = field.label
            if self.mask and field.personal and field.type is FieldType.DATE:
                label = label.replace("생년월일", "출생연도")
            if field.unit and not (self.unit and _is_count(field)):
                label = f"{label}\n({field.unit})"
            columns.append(Column(label, type_))
        return tuple(columns)

    def rows(self, ids: Sequence[int]) -> Generator[list[object], None, None]:
        """A row for each record, in the order of ``ids``; fetched in pages."""
        number = 0
        for start in range(0, len(ids), _PAGE):
            page = ids[start : start + _PAGE]
            found = lists.rows(self.desk, self.kind, page, self.fetched)
            for id_ in page:
                if id_ not in found:
                    continue
                number += 1
                known = dict(zip(self.fetched, found[id_], strict=True))
                yield [number, *(self._value(field, known) for field in self.fields)]

    def _value(self, field: Field, known: dict[str, object]) -> object:
        value = known[field.id]
        if field.id == "birth_date":
            if value is None:
                return known.get("birth_year")
            return value.year if self.mask and isinstance(value, date) else value
        if field.id == "address" and field.personal:
            if self.mask or not value:
                return known.get("eup_myeon") or _town(str(value or ""))
            return value
        if not self.mask or not value:
            return value
        if not field.personal:
            return _without_phones(value) if field.type in _PROSE else value
        if field.type is FieldType.PHONE:
            return text.mask_phone(str(value))
        if field.id == "account":
            return text.mask_account(str(value))
        if field.type is FieldType.DATE and isinstance(value, date):
            return value.year
        return value


def _is_count(field: Field) -> bool:
    return field.type is FieldType.NUMBER and field.unit not in ("", "세")


def _without_phones(value: object) -> object:
    """Free text with the middle of each phone number in it hidden (``010-****-5678``)."""
    if not isinstance(value, str):
        return value
    return _PHONE_WITHIN.sub(lambda found: text.mask_phone(_hyphened(found)), value)


def _hyphened(found: re.Match[str]) -> str:
    """A phone number as it is stored; one of no known area with all but its end in one part."""
    try:
        return text.phone(found[0])
    except ValueError:
        return found[0].replace("-", "")


def _town(address: str) -> str:
    """An address down to eup, myeon or dong; what has none keeps its first two words."""
    match = _TOWN.match(address)
    return match[1] if match else " ".join(address.split()[:2])
