"""취업취약계층: the centre's rules, and whom they suggest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jobdesk.data import settings as table
from jobdesk.domain import groups, text
from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.groups import GroupRule
from jobdesk.domain.kinds import KindId
from jobdesk.domain.people import Seeker
from jobdesk.services.desk import Desk
from jobdesk.services.writing import insist

_KEY = "group_rules"


def rules(desk: Desk) -> tuple[GroupRule, ...]:
    """The centre's rules; those the law suggests where it has changed none."""
    return groups.from_text(str(table.read(desk.store).get(_KEY, "")))


def save_rules(desk: Desk, changed: Sequence[GroupRule]) -> Change:
    """Store the rules as one operation. Raises UserError whose field is the group."""
    clean = [
        replace(rule, programme=text.tidy(rule.programme), source=text.tidy(rule.source))
        for rule in changed
    ]
    insist(groups.check_rules(clean))
    with desk.store.operation("취업취약계층 기준") as operation:
        written = table.write(desk.store, {_KEY: groups.to_text(clean)})
        return operation.change(*(Ref(KindId.SETTINGS, id_) for id_ in written))


def suggested(desk: Desk, seeker: Seeker) -> tuple[str, ...]:
    """Groups that a person falls into today and that are not ticked."""
    return groups.suggested(rules(desk), seeker, desk.today())


def remarks(desk: Desk, seeker: Seeker) -> tuple[str, ...]:
    """A sentence for each ticked group that contradicts age or gender."""
    return groups.remarks(rules(desk), seeker, desk.today())
