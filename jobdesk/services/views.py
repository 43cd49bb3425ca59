"""저장된 보기: filter, order and columns of a list under a name, for oneself or for all."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from jobdesk.data import records
from jobdesk.domain import kept_filters
from jobdesk.domain.changes import Change
from jobdesk.domain.circumstances import SavedView
from jobdesk.domain.filters import Filter, Order
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.errors import UserError
from jobdesk.services import entries, kept_looks, lists
from jobdesk.services.desk import Desk

_KIND = KindId.SAVED_VIEWS


@dataclass(frozen=True, slots=True)
class Look:
    """How a list is looked at. No ``columns``: those there is room for. No ``order``: its own."""

    filter: Filter = lists.EVERYTHING
    order: Order | None = None
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Opened:
    """A view as it can be shown today; ``remark`` says what of it could not be kept, or ``""``."""

    view: SavedView
    look: Look
    remark: str = ""


def all(desk: Desk, kind: KindId | None = None) -> tuple[SavedView, ...]:  # noqa: A001 - views.all
    """The views the user may use, of one list or of every list; by name."""
    ids = lists.find(desk, _KIND)
    return tuple(
        view
        for view in records.get_many(desk.store, _KIND, ids.tolist())
        if kept_looks.usable(desk, view)
        and (view.list_kind == kind if kind is not None else view.list_kind in KINDS)
    )


def get(desk: Desk, view_id: int) -> SavedView:
    """One view. Raises UserError when there is none."""
    found = records.get(desk.store, _KIND, view_id)
    assert isinstance(found, SavedView)
    return found


def opened(view: SavedView) -> Opened:
    """What a view shows today: a field the program no longer knows is left out and named."""
    kind = KINDS[KindId(view.list_kind)]
    known = {field.id for field in kind.fields}
    try:
        kept = json.loads(view.definition)
        conditions = kept_filters.read(kept["conditions"])
        said, columns = kept["order"], tuple(str(field) for field in kept["columns"])
        order = Order(str(said[0]), bool(said[1])) if said else None
        words = str(kept["text"])
    except (ValueError, KeyError, TypeError, IndexError):
        return Opened(
            view,
            Look(),
            f"‘{view.name}’ 보기의 조건을 읽을 수 없어 모든 자료를 보여 줍니다. 자료는 "
            "그대로입니다. 조건을 다시 고른 뒤 이 보기에 덮어쓰세요.",
        )
    lost = [c.field for c in conditions if c.field not in known]
    if order is not None and order.field not in known:
        lost.append(order.field)
        order = None
    lost += [field for field in columns if field not in known]
    look = Look(
        Filter(text=words, conditions=tuple(c for c in conditions if c.field in known)),
        order,
        tuple(field for field in columns if field in known),
    )
    if not lost:
        return Opened(view, look)
    names = ", ".join(dict.fromkeys(lost))
    return Opened(
        view,
        look,
        f"‘{view.name}’ 보기에 쓰인 항목이 이제 없어 빼고 보여 줍니다: {names}. 자료는 "
        "그대로입니다. 맞으면 이 보기에 덮어쓰고, 아니면 조건을 다시 고르세요.",
    )


def add(desk: Desk, kind: KindId, name: str, look: Look, *, shared: bool = False) -> Change:
    """Store a new view. Raises UserError with the field that is wrong."""
    view = SavedView(
        list_kind=kind.value,
        name=name,
        definition=_definition(look),
        shared=shared,
        counsellor=desk.user,
    )
    return kept_looks.add(desk, view, all(desk, kind))


def overwrite(desk: Desk, view: SavedView, look: Look) -> Change:
    """Let a view show what the list shows now. Raises UserError and StaleRecord."""
    changed = replace(view, definition=_definition(look))
    return kept_looks.save(desk, changed, "덮어쓰기", _beside(desk, view))


def rename(desk: Desk, view: SavedView, name: str) -> Change:
    """Call a view otherwise. Raises UserError and StaleRecord."""
    return kept_looks.save(desk, replace(view, name=name), "이름 바꾸기", _beside(desk, view))


def share(desk: Desk, view: SavedView, *, shared: bool) -> Change:
    """Offer a view to everybody, or keep it to the one at the desk. Raises StaleRecord."""
    return kept_looks.share(desk, view, _beside(desk, view), shared=shared)


def trash(desk: Desk, ids: Sequence[int]) -> Change:
    """Take views away; the records they list stay."""
    return entries.trash(desk, _KIND, ids)


def _beside(desk: Desk, view: SavedView) -> tuple[SavedView, ...]:
    return all(desk, KindId(view.list_kind))


def _definition(look: Look) -> str:
    if look.filter.ids is not None or look.filter.trashed:
        raise UserError(
            "골라 놓은 자료만 보는 목록이라 보기로 저장하지 않았습니다. 그 사이 자료가 바뀌면 "
            "맞지 않기 때문입니다. 조건이나 찾는 말로 거른 뒤 저장하세요."
        )
    order = look.order
    return json.dumps(
        {
            "text": look.filter.text,
            "conditions": kept_filters.entries(look.filter),
            "order": [order.field, order.descending] if order is not None else None,
            "columns": list(look.columns),
        }
    )
