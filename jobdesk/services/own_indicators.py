"""지표 of a centre's own: made of a record kind and conditions, of two others, or typed by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from jobdesk.data import records
from jobdesk.data.undo import Step
from jobdesk.domain import indicator_words as words
from jobdesk.domain import kept_filters, text
from jobdesk.domain.changes import Change
from jobdesk.domain.filters import Filter
from jobdesk.domain.indicators import Basis
from jobdesk.domain.kinds import KINDS, LISTED, KindId
from jobdesk.domain.months import Month
from jobdesk.domain.own_indicators import OwnIndicator
from jobdesk.domain.report_document import Figure
from jobdesk.errors import UserError
from jobdesk.services import entries, indicators, lists
from jobdesk.services.desk import Desk
from jobdesk.services.indicators import OWN, Measures, as_indicator
from jobdesk.services.target_year import as_of_year

_KIND = KindId.OWN_INDICATORS
COUNTABLE: tuple[KindId, ...] = tuple(kind for kind in LISTED if words.dates_of(KINDS[kind]))
"""The kinds of record that an indicator may count: those that have a list and a date."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a rule comes to this year: each month until now and the year so far."""

    year: int
    months: tuple[Figure, ...]
    whole: Figure


def blank(desk: Desk) -> OwnIndicator:
    """A new one as the dialog opens it: it counts 구직신청 by their day."""
    del desk
    return OwnIndicator(record_kind=KindId.REGISTRATIONS.value, date_field="registered_on")


def listing(desk: Desk) -> tuple[OwnIndicator, ...]:
    """Every one outside the 휴지통, also those out of use, in order."""
    return tuple(records.get_many(desk.store, _KIND, lists.find(desk, _KIND)))


def composed(desk: Desk, own: OwnIndicator) -> str:
    """The sentence that what it counts comes to; empty while too little is chosen.

    Raises UserError when it names what is no field or no indicator.
    """
    if own.numerator and own.denominator:
        above, below = (indicators.get(desk, id_).name for id_ in (own.numerator, own.denominator))
        return words.divides(above, below, percent=own.unit == "%")
    if own.hand:
        return words.typed(own.hand)
    if not own.record_kind or not own.date_field:
        return ""
    _insist_fields(own)
    conditions = kept_filters.from_text(own.conditions, KINDS[KindId(own.record_kind)]).conditions
    kind = KINDS[KindId(own.record_kind)]
    return words.counts(kind, own.date_field, own.sum_field, own.distinct_field, conditions)


def with_conditions(own: OwnIndicator, wanted: Filter) -> OwnIndicator:
    """The same under the conditions of a list's filter; its search words and ids are of the
    moment and are not kept."""
    return replace(own, conditions=kept_filters.to_text(wanted) if wanted.conditions else "")


def preview(desk: Desk, own: OwnIndicator, year: int | None = None) -> Preview:
    """What it comes to, before it is stored. Raises UserError as :func:`save` does."""
    year = year or desk.today().year
    with desk.store.reading():
        clean = _ready(desk, own)
        day = as_of_year(desk, year)
        measures = Measures(desk, day)
        draft = replace(as_indicator(clean), id=f"{OWN}draft")
        measures.learn(draft)
        months = [Month(year, number) for number in range(1, day.month + 1)]
        return Preview(
            year,
            tuple(measures.figure(draft.id, each.first, each.last) for each in months),
            measures.figure(draft.id, date(year, 1, 1), day),
        )


def save(desk: Desk, own: OwnIndicator) -> Change:
    """Store a new or an edited one; an empty sentence is composed.

    Raises UserError with the field that is wrong, and StaleRecord.
    """
    clean = _ready(desk, own)
    names = {text.search_key(e.name) for e in indicators.every(desk) if e.id != f"{OWN}{own.id}"}
    if text.search_key(clean.name) in names:
        raise UserError(
            f"‘{clean.name}’ 지표가 이미 있습니다. 보고서에서 헷갈리지 않게 다른 이름을 쓰세요.",
            field="name",
        )
    if own.id:
        return entries.save(desk, clean)
    last = max((each.position or 0 for each in listing(desk)), default=0)
    return entries.add(desk, replace(clean, position=last + 1))


def used_by(desk: Desk, own_id: int) -> tuple[str, ...]:
    """What asks for it, in words: ``목표 2건``; empty where nothing does."""
    id_ = f"{OWN}{own_id}"
    with desk.store.reading():
        told = []
        for kind, fields in _USES.items():
            found = records.get_many(desk.store, kind, lists.find(desk, kind))
            count = sum(any(_names(getattr(each, f), id_) for f in fields) for each in found)
            if count:
                told.append(f"{KINDS[kind].label} {count:,}{KINDS[kind].unit}")
        return tuple(told)


def trash(desk: Desk, ids: Sequence[int]) -> Change:
    """Move to the 휴지통. Raises UserError naming what still asks for one of them."""
    for id_ in ids:
        held = used_by(desk, id_)
        if held:
            name = records.get(desk.store, _KIND, id_).name
            raise UserError(
                f"‘{name}’ 지표는 {', '.join(held)}에서 쓰고 있어 휴지통으로 옮기지 않았습니다. "
                "더 쓰지 않으려면 ‘사용’을 끄세요. 지난 보고서의 숫자는 그대로 남습니다."
            )
    return entries.trash(desk, _KIND, ids)


def insist_sound(desk: Desk, steps: Sequence[Step], doing: str) -> None:
    """Raise UserError where steps that were taken back leave something asking for one that is
    gone; ``doing`` is as the guards of an undo say it."""
    touched = {step.record for step in steps if step.kind is _KIND}
    kept = set(lists.find(desk, _KIND)) if touched else set()
    for id_ in sorted(touched - kept):
        held = used_by(desk, id_)
        if held:
            raise UserError(
                f"{doing} {', '.join(held)}에서 쓰는 지표가 없어집니다. 그것을 먼저 되돌리세요. "
                "아무것도 바뀌지 않았습니다."
            )


_USES: dict[KindId, tuple[str, ...]] = {
    KindId.TARGETS: ("indicator",),
    KindId.INDICATOR_VALUES: ("indicator",),
    KindId.PLAN_ITEMS: ("indicator",),
    KindId.REPORT_TEMPLATES: ("sections",),
    _KIND: ("numerator", "denominator"),
}


def _names(said: object, id_: str) -> bool:
    return said == id_ or f'"{id_}"' in str(said)


def _ready(desk: Desk, own: OwnIndicator) -> OwnIndicator:
    """As it is stored: what its way of counting does not use is empty, its basis follows."""
    if own.numerator or own.denominator:
        own = replace(own, record_kind="", date_field="", hand="")
        _insist_parts(desk, own)
    elif own.hand:
        own = replace(own, record_kind="", date_field="")
    if not own.record_kind:
        own = replace(own, sum_field="", distinct_field="", conditions="")
    else:
        _insist_fields(own)
    own = replace(own, basis=_basis(own).value)
    return replace(own, rule=own.rule.strip() or composed(desk, own))


def _basis(own: OwnIndicator) -> Basis:
    if own.distinct_field == "seeker_id":
        return Basis.PEOPLE
    return Basis.PARTICIPATIONS if own.unit == "명" else Basis.CASES


def _insist_fields(own: OwnIndicator) -> None:
    kind = KINDS.get(KindId(own.record_kind)) if own.record_kind in COUNTABLE else None
    if kind is None:
        raise UserError(f"셀 수 없는 기록입니다: {own.record_kind}", field="record_kind")
    for name, known, asked in (
        ("date_field", {f.id for f in words.dates_of(kind)}, own.date_field),
        ("sum_field", {"", *(f.id for f in words.sums_of(kind))}, own.sum_field),
        (
            "distinct_field",
            {"", *(f"{f.id}{words.LINKED}" for f in words.once_of(kind))},
            own.distinct_field,
        ),
    ):
        if asked not in known:
            said = f": {asked}" if asked else ""
            raise UserError(
                f"{kind.label}에서 고를 수 없는 항목입니다{said}. 목록에서 다시 고르세요.",
                field=name,
            )
    try:
        kept = kept_filters.read(kept_filters.loads(own.conditions))
    except (ValueError, KeyError, TypeError):
        raise UserError("조건을 읽을 수 없습니다. 다시 고르세요.", field="conditions") from None
    unknown = {each.field for each in kept} - {field.id for field in kind.fields}
    if unknown:
        raise UserError(f"{kind.label}에 없는 조건입니다: {min(unknown)}", field="conditions")


def _insist_parts(desk: Desk, own: OwnIndicator) -> None:
    """Both parts exist, and neither is made of this one."""
    for field in ("numerator", "denominator"):
        wanted = getattr(own, field)
        if wanted and own.id and f"{OWN}{own.id}" in _made_of(desk, wanted):
            raise UserError(
                "이 지표로 만든 지표를 분자나 분모로 쓸 수 없습니다. 다른 지표를 고르세요.",
                field=field,
            )
        if wanted:
            indicators.get(desk, wanted)


def _made_of(desk: Desk, id_: str) -> set[str]:
    found, ahead = set[str](), [id_]
    while ahead:
        each = ahead.pop()
        if each not in found:
            found.add(each)
            ahead += indicators.get(desk, each).over or ()
    return found
