"""사유 of a 정정: who did what to which record, so that a number of a closed month counts anew.

People's names are left out of it: it is printed in reports that leave the centre and kept with
the closing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from jobdesk.data import records
from jobdesk.data.titles import title
from jobdesk.domain.closing import Correction, RowChange
from jobdesk.domain.indicators import Indicator
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.errors import UserError
from jobdesk.services import history
from jobdesk.services.desk import Desk
from jobdesk.services.history import Entry

RULE_CHANGED = "지표의 세는 법이 바뀌었습니다"
ELSEWHERE = "연결된 기록이나 기준일이 바뀌었습니다"


def explained(
    desk: Desk, correction: Correction, indicator: Indicator, after_operation: int
) -> Correction:
    """The same with who changed each record since ``after_operation`` and under what label."""
    changes = tuple(
        _why(desk, correction, indicator, each, after_operation) for each in correction.changes
    )
    return replace(correction, changes=changes)


def _why(
    desk: Desk, correction: Correction, indicator: Indicator, change: RowChange, after: int
) -> RowChange:
    kind = indicator.kind or KindId.INDICATOR_VALUES
    if change.after is None:
        kind = correction.kind  # what it counted then, should it count other records by now
    what = "" if _of_people(kind) else title(desk.store, kind, change.record)
    own = _since(desk, kind, change.record, after)
    asked = _asked(indicator)
    for entry in own:
        if asked & {each.field_id for each in entry.fields}:
            return _said(change, entry, kind, what)
    for entry in _of_rule(desk, indicator, after):
        return replace(change, what=what, who=entry.user, why=RULE_CHANGED, on=entry.at.date())
    for beside, id_ in _links(desk, kind, change.record):
        for entry in _since(desk, beside, id_, after):
            return _said(change, entry, beside, what)
    for entry in own:
        return _said(change, entry, kind, what)
    return replace(change, what=what, why=ELSEWHERE)


def _since(desk: Desk, kind: KindId, id_: int, after: int) -> Sequence[Entry]:
    """What was done to a record after an operation, newest first."""
    return [each for each in history.record(desk, kind, id_) if each.operation > after]


def _asked(indicator: Indicator) -> frozenset[str]:
    """The columns by which an indicator counts a record or not."""
    fields = {indicator.date_field, indicator.sum_field, indicator.distinct_field, "trashed_on"}
    fields |= {each.field for each in indicator.conditions}
    if indicator.hand:
        fields |= {"indicator", "starts_on", "ends_on", "value"}
    if indicator.left_out:
        fields.add("status")
    return frozenset(fields | {f"{each}_id" for each in fields})


def _of_rule(desk: Desk, indicator: Indicator, after: int) -> Iterator[Entry]:
    """What was done since to a centre's own indicator itself."""
    head, _, number = indicator.id.partition(":")
    if head == "own" and number.isdecimal():
        for entry in _since(desk, KindId.OWN_INDICATORS, int(number), after):
            if _COUNTING & {each.field_id for each in entry.fields}:
                yield entry


_COUNTING = frozenset({"record_kind", "date_field", "sum_field", "distinct_field", "conditions"})


def _links(desk: Desk, kind: KindId, id_: int) -> Iterator[tuple[KindId, int]]:
    """The records on which one hangs, people and firms last: much is done to them that changes
    no number."""
    try:
        record = records.get(desk.store, kind, id_)
    except UserError:
        return
    linked = [KindId(field.link) for field in KINDS[kind].fields if field.link in KINDS]
    ids = [field.id for field in KINDS[kind].fields if field.link in KINDS]
    last = (KindId.EMPLOYERS, KindId.SEEKERS)
    for target, field in sorted(zip(linked, ids, strict=True), key=lambda pair: pair[0] in last):
        held = getattr(record, f"{field}_id", None)
        if isinstance(held, int):
            yield target, held


def _said(change: RowChange, entry: Entry, kind: KindId, what: str) -> RowChange:
    label = entry.label.rpartition(": ")[0] if _of_people(kind) else ""
    return replace(change, what=what, who=entry.user, why=label or entry.label, on=entry.at.date())


@cache
def _of_people(kind: KindId, seen: frozenset[KindId] = frozenset()) -> bool:
    """Whether a record of that kind is somebody's, so that its title and its labels say a name."""
    if kind is KindId.SEEKERS:
        return True
    links = {KindId(field.link) for field in KINDS[kind].fields if field.link in KINDS}
    return any(_of_people(each, seen | {kind}) for each in links - seen - {kind})
