"""Empty sheets that partners fill, so that what comes in needs no mending."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from jobdesk.domain.indicators_ready import READY
from jobdesk.domain.kinds import KINDS, Field, FieldType, KindId
from jobdesk.exchange import template_book
from jobdesk.exchange.rules import Reads
from jobdesk.exchange.synonyms import sheet_kind
from jobdesk.exchange.template_book import Template
from jobdesk.exchange.template_rules import Entry, TemplateColumn
from jobdesk.services.importing.links import field_of
from jobdesk.services.template_columns import Asked
from jobdesk.services.template_kinds import ASKED, TITLES

_HOW = (
    "별표(*)가 있는 칸은 꼭 채워 주세요. 입력예 줄은 지우지 말고 그 아래 줄부터 적으세요. 입력예 "
    "줄은 가져올 때 저절로 빠집니다."
)
_PERSONAL = (
    "센터에 알리는 데 동의한 사람만 적고, 주민등록번호와 건강·장애·계좌 정보는 적지 마세요. "
    "파일에는 열기 암호를 걸어 보내 주세요."
)


def kinds() -> tuple[KindId, ...]:
    """Every kind that has an empty sheet: all that can be taken in."""
    return tuple(ASKED)


def title(kind: KindId) -> str:
    """What the sheet of a kind is called: ``구직자 명단``."""
    return TITLES[kind]


def file_name(kind: KindId) -> str:
    """``구직자 명단 양식.xlsx``."""
    return f"{title(kind)} 양식.xlsx"


def save(kind: KindId, path: Path, *, places: Sequence[str] = ()) -> None:
    """Write the empty sheet of a kind; ``places`` are the 읍·면 to offer.

    It holds no data of the centre. Raises UserError when it cannot be written there.
    """
    template_book.write(path, template(kind, places))


def template(kind: KindId, places: Sequence[str] = ()) -> Template:
    """The sheet of a kind, not yet written."""
    columns = tuple(_column(kind, asked, places) for asked in ASKED[kind])
    personal = any(a.field == "seeker" or field_of(kind, a.field).personal for a in ASKED[kind])
    leads = (_HOW, _PERSONAL) if personal else (_HOW,)
    return Template(title(kind), KINDS[kind].label, leads, columns)


def _column(kind: KindId, asked: Asked, places: Sequence[str]) -> TemplateColumn:
    field = field_of(kind, asked.field)
    reads = sheet_kind(kind.value).rule(asked.field).reads
    entry, choices, hint = _entry(field, reads)
    if field.id == "eup_myeon" and places:
        entry, choices = Entry.OFFERED, tuple(places)
    if (kind, asked.field) == (KindId.TARGETS, "indicator"):
        entry, choices = Entry.OFFERED, tuple(each.name for each in READY)
        hint = "목록에서 고르거나 우리 센터 지표의 이름을 적습니다."
    low, high = (1900, 2100) if field.type is FieldType.YEAR else (0, 999_999_999)
    return TemplateColumn(
        asked.label or field.label,
        entry,
        asked.example,
        asked.hint or hint,
        asked.required,
        choices,
        low,
        high,
    )


def _entry(field: Field, reads: Reads) -> tuple[Entry, tuple[str, ...], str]:
    """What may stand in a column of the field, its choices, and how to fill it."""
    offered = ", ".join(field.choices)
    if field.type is FieldType.FLAG:
        return Entry.ONE_OF, ("예", "아니오"), "예 또는 아니오를 고릅니다. 모르면 비워 둡니다."
    if field.type is FieldType.CHOICE:
        return Entry.ONE_OF, field.choices, f"목록에서 고릅니다: {offered}"
    if field.type is FieldType.MULTI and field.choices:
        return Entry.TEXT, (), f"맞는 것을 쉼표로 나누어 적습니다: {offered}"
    if field.type is FieldType.SUGGEST and field.choices:
        return Entry.OFFERED, field.choices, f"목록에서 고르거나 적습니다: {offered}"
    if reads in (Reads.DATE, Reads.LAST_DATE, Reads.BIRTH):
        return Entry.DATE, (), "2026-03-16처럼 연-월-일로 적습니다."
    if reads in (Reads.HEADS, Reads.OPENINGS, Reads.NUMBER, Reads.WON, Reads.YEAR):
        unit = f" 단위는 {field.unit}입니다." if field.unit else ""
        return Entry.NUMBER, (), f"숫자만 적습니다.{unit}"
    if reads is Reads.PHONE:
        return Entry.PHONE, (), "010-1234-5678처럼 적습니다. 앞의 0은 지워지지 않습니다."
    if reads is Reads.TIME:
        return Entry.TIME, (), "14:00처럼 24시간으로 적습니다."
    if reads is Reads.WAGE:
        return Entry.TEXT, (), "월급·일급·시급과 금액을 함께 적습니다. (월 230만원, 시급 11,000원)"
    return (Entry.LONG_TEXT if reads is Reads.LONG_TEXT else Entry.TEXT), (), ""
