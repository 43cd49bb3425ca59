"""What hangs on a record: nothing is put away from under another, or back on what is gone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jobdesk.data import records, search
from jobdesk.data.record_types import Record
from jobdesk.data.titles import title
from jobdesk.domain.employers import Employer
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.domain.people import Seeker
from jobdesk.domain.text import with_particle
from jobdesk.errors import UserError
from jobdesk.services.desk import Desk


def count_by(desk: Desk, kind: KindId, link: str, ids: Sequence[int]) -> int:
    """How many records of ``kind`` outside the trash have one of ``ids`` in ``link``."""
    condition = Condition(link, Op.IN, tuple(ids))
    return search.count(desk.store, kind, Filter(conditions=(condition,)), desk.today())


def refuse_used(
    desk: Desk, ids: Sequence[int], names: Sequence[str], link: str, *kinds: KindId
) -> None:
    """Raise UserError naming the first record that others still point to by ``link``."""
    if not any(count_by(desk, kind, link, ids) for kind in kinds):
        return
    for id_, name in zip(ids, names, strict=True):
        counts = [(KINDS[kind], count_by(desk, kind, link, [id_])) for kind in kinds]
        held = ", ".join(f"{kind.label} {n}{kind.unit}" for kind, n in counts if n)
        if held:
            raise UserError(
                f"{name} 기록에 딸린 {with_particle(held, '이/가')} 있어 휴지통으로 "
                "옮기지 않았습니다. "
                "실적이 함께 사라지지 않도록 딸린 기록을 먼저 휴지통으로 옮기세요. "
                "아무것도 바뀌지 않았습니다."
            )


def refuse_orphan(desk: Desk, record: Record, links: Mapping[str, KindId]) -> None:
    """Raise UserError when a record that ``record`` points to by one of ``links`` lies in the
    trash: it would count, and nobody would find whom it counts."""
    for link, kind in links.items():
        id_ = getattr(record, link)
        if id_ is None or records.get(desk.store, kind, id_).trashed_on is None:
            continue
        name = f"{KINDS[kind].label} ‘{title(desk.store, kind, id_)}’"
        raise UserError(
            f"{with_particle(name, '이/가')} 휴지통에 있어 딸린 기록만 되살릴 수 없습니다. "
            "아무것도 바뀌지 않았습니다. 그 기록을 먼저 되살리거나 함께 고르세요."
        )


def insist_kept(desk: Desk, kind: KindId, id_: int, name: str, field: str) -> None:
    """Raise UserError when what a record would hang on lies in the 휴지통."""
    if records.get(desk.store, kind, id_).trashed_on is not None:
        raise UserError(
            f"{KINDS[kind].label} ‘{name}’ 기록이 휴지통에 있습니다. 더하지 않았습니다. "
            "먼저 되살리세요.",
            field=field,
        )


def refuse_merged(desk: Desk, record: Seeker | Employer) -> None:
    """Raise UserError when a record was merged into another: what it held is with that one,
    and taken out alone it would count a second time."""
    if record.merged_into_id is None:
        return
    kind = records.kind_of(record)
    name, into = (title(desk.store, kind, id_) for id_ in (record.id, record.merged_into_id))
    raise UserError(
        f"‘{name}’ 기록은 ‘{into}’ 기록에 합쳐져 있어 혼자 되살리지 않았습니다. 아무것도 바뀌지 "
        "않았습니다. 다른 사람이면 합친 작업을 되돌리세요. 되돌릴 수 없으면 새로 등록하세요."
    )
