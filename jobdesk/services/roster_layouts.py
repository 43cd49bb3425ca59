"""명부 양식: how a roster looks under a name, for oneself or for all."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from jobdesk.data import records
from jobdesk.domain import kept_filters, text
from jobdesk.domain.changes import Change
from jobdesk.domain.filters import Filter, Order
from jobdesk.domain.kinds import KINDS, Kind, KindId
from jobdesk.domain.rosters import Grouping, Layout, check_layout
from jobdesk.domain.sheets import RosterLayout
from jobdesk.errors import UserError
from jobdesk.services import entries, kept_looks, lists
from jobdesk.services.desk import Desk
from jobdesk.services.ready_layouts import READY
from jobdesk.services.roster_kinds import TITLES, groupings
from jobdesk.services.writing import insist

_KIND = KindId.ROSTER_LAYOUTS


@dataclass(frozen=True, slots=True)
class Opened:
    """A layout as it can be used today; ``remark`` says what of it could not be kept, or ``""``."""

    record: RosterLayout
    layout: Layout
    remark: str = ""


def all(desk: Desk, kind: KindId) -> tuple[RosterLayout, ...]:  # noqa: A001 - roster_layouts.all
    """The layouts of a roster the user may use: those the program brings along (their ids are
    below 0), then the centre's own by name."""
    ids = lists.find(desk, _KIND)
    own = (
        each
        for each in records.get_many(desk.store, _KIND, ids.tolist())
        if each.list_kind == kind and kept_looks.usable(desk, each)
    )
    return (*_ready(kind), *own)


def _ready(kind: KindId) -> tuple[RosterLayout, ...]:
    return tuple(
        RosterLayout(
            id=-number, list_kind=kind.value, name=layout.title, definition=_definition(layout)
        )
        for number, layout in enumerate(READY.get(kind, ()), 1)
    )


def _insist_own(id_: int) -> None:
    if id_ < 0:
        raise UserError(
            "잡데스크가 마련한 양식이라 고치거나 지울 수 없습니다. 양식은 그대로입니다. 모양을 "
            "바꾼 뒤 ‘양식 저장’에서 다른 이름으로 저장하세요."
        )


def named(desk: Desk, kind: KindId, name: str) -> Opened:
    """The layout of that name. Raises UserError that names those there are."""
    found = all(desk, kind)
    for each in found:
        if text.search_key(each.name) == text.search_key(name):
            return opened(each)
    names = ", ".join(f"‘{each.name}’" for each in found)
    there = f"있는 양식: {names}" if found else "저장해 둔 양식이 없습니다"
    raise UserError(f"{TITLES[kind]}에 ‘{name}’ 양식이 없습니다. {there}.")


def opened(record: RosterLayout) -> Opened:
    """What a layout is today: a field the program no longer knows is left out and named."""
    kind = KINDS[KindId(record.list_kind)]
    try:
        layout = _read(json.loads(record.definition))
    except (ValueError, KeyError, TypeError, IndexError):
        return Opened(
            record,
            Layout(),
            f"‘{record.name}’ 양식의 내용을 읽을 수 없어 기본 모양으로 엽니다. 자료는 "
            "그대로입니다. 모양을 다시 고른 뒤 이 양식에 덮어쓰세요.",
        )
    layout, lost = _known(layout, kind)
    if not lost:
        return Opened(record, layout)
    return Opened(
        record,
        layout,
        f"‘{record.name}’ 양식에 쓰인 항목이 이제 없어 뺐습니다: {', '.join(lost)}. 자료는 "
        "그대로입니다. 맞으면 이 양식에 덮어쓰고, 아니면 다시 고르세요.",
    )


def add(desk: Desk, kind: KindId, name: str, layout: Layout, *, shared: bool = False) -> Change:
    """Store a new layout. Raises UserError with the field that is wrong."""
    record = RosterLayout(
        list_kind=kind.value,
        name=name,
        definition=_definition(layout),
        shared=shared,
        counsellor=desk.user,
    )
    return kept_looks.add(desk, record, all(desk, kind))


def overwrite(desk: Desk, record: RosterLayout, layout: Layout) -> Change:
    """Let a layout be what the roster is now. Raises UserError and StaleRecord."""
    changed = replace(record, definition=_definition(layout))
    return kept_looks.save(desk, changed, "덮어쓰기", _beside(desk, record))


def rename(desk: Desk, record: RosterLayout, name: str) -> Change:
    """Call a layout otherwise. Raises UserError and StaleRecord."""
    return kept_looks.save(desk, replace(record, name=name), "이름 바꾸기", _beside(desk, record))


def share(desk: Desk, record: RosterLayout, *, shared: bool) -> Change:
    """Offer a layout to everybody, or keep it to the one at the desk. Raises StaleRecord."""
    return kept_looks.share(desk, record, _beside(desk, record), shared=shared)


def trash(desk: Desk, ids: Sequence[int]) -> Change:
    """Take layouts away; the records they list stay. Raises UserError for one the program
    brings along."""
    for id_ in ids:
        _insist_own(id_)
    return entries.trash(desk, _KIND, ids)


def _beside(desk: Desk, record: RosterLayout) -> tuple[RosterLayout, ...]:
    """The layouts of the same roster, once it is sure that this one may be changed."""
    _insist_own(record.id)
    return all(desk, KindId(record.list_kind))


def _definition(layout: Layout) -> str:
    insist(check_layout(layout))
    wanted, order, group = layout.filter, layout.order, layout.group
    if wanted is not None and (wanted.ids is not None or wanted.trashed):
        raise UserError(
            "골라 놓은 자료만 보는 목록이라 그 조건은 양식에 저장하지 않았습니다. 조건 없이 "
            "저장하거나, 조건이나 찾는 말로 거른 뒤 저장하세요."
        )
    return json.dumps(
        {
            "title": text.tidy(layout.title),
            "fields": list(layout.fields),
            "filter": wanted and {"text": wanted.text, "conditions": kept_filters.entries(wanted)},
            "order": order and [order.field, order.descending],
            "group": group and [group.field, group.span],
            "totals": layout.totals,
            "mask": layout.mask,
            "approval": [text.tidy(word) for word in layout.approval],
        }
    )


def _read(kept: dict[str, object]) -> Layout:
    """The layout that :func:`_definition` wrote. Raises what a damaged one trips."""
    wanted, order, group = kept["filter"], kept["order"], kept["group"]
    return Layout(
        title=str(kept["title"]),
        fields=_words(kept["fields"]),
        filter=None
        if not isinstance(wanted, dict)
        else Filter(text=str(wanted["text"]), conditions=kept_filters.read(wanted["conditions"])),
        order=Order(str(order[0]), bool(order[1])) if isinstance(order, list) else None,
        group=Grouping(*_words(group)) if isinstance(group, list) else None,
        totals=bool(kept["totals"]),
        mask=bool(kept["mask"]),
        approval=_words(kept["approval"]),
    )


def _words(kept: object) -> tuple[str, ...]:
    if not isinstance(kept, list):
        raise TypeError(kept)
    return tuple(str(word) for word in kept)


def _known(layout: Layout, kind: Kind) -> tuple[Layout, list[str]]:
    """The layout with the fields there are, and the ids of those there are no more."""
    known = {field.id for field in kind.fields}
    lost = [field for field in layout.fields if field not in known]
    wanted, order, group = layout.filter, layout.order, layout.group
    if wanted is not None:
        lost += [each.field for each in wanted.conditions if each.field not in known]
        kept = tuple(each for each in wanted.conditions if each.field in known)
        wanted = replace(wanted, conditions=kept)
    if order is not None and order.field not in known:
        lost.append(order.field)
        order = None
    if group is not None and group not in [each for _, each in groupings(kind.id)]:
        lost.append(group.field)
        group = None
    fields = tuple(field for field in layout.fields if field in known)
    whole = replace(layout, fields=fields, filter=wanted, order=order, group=group)
    return whole, list(dict.fromkeys(lost))
