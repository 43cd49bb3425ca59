"""`duplicates` and `merge`: who stands in the centre twice, and making two records one."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from jobdesk.commands.console import Console
from jobdesk.commands.desks import noting, writing
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.services import access, duplicates, merging


def listing(options: argparse.Namespace, console: Console) -> int:
    """Print the pairs that may be one, the surest first."""
    kind = KINDS[KindId(options.kind)]
    with noting(options) as desk:
        pairs = duplicates.candidates(desk, kind.id)
        if kind.id is KindId.SEEKERS:
            people = [known.id for pair in pairs for known in (pair.one, pair.other)]
            access.listed(desk, kind.id, people, "명령 duplicates")
    console.answer([asdict(pair) for pair in pairs])
    if pairs:
        console.table(
            ("번호", kind.label, "번호", kind.label, "까닭"),
            [
                (
                    str(pair.one.id),
                    f"{pair.one.name} ({pair.one.about})",
                    str(pair.other.id),
                    f"{pair.other.name} ({pair.other.about})",
                    pair.why,
                )
                for pair in pairs
            ],
        )
    console.say(f"{kind.label} 중복 의심 {len(pairs):,}쌍")
    return 0


def merge(options: argparse.Namespace, console: Console) -> int:
    """Make the second record part of the first; one `undo` parts them again."""
    kind = KindId(options.kind)
    with writing(options) as desk:
        moving = merging.preview(desk, kind, options.keep, options.gone).moving
        change = merging.merge(desk, kind, options.keep, options.gone)
    console.answer(
        {
            "operation": change.operation,
            "label": change.label,
            "kept": options.keep,
            "gone": options.gone,
            "moved": {linked.value: count for linked, count in moving},
        }
    )
    told = ", ".join(
        f"{KINDS[linked].label} {count:,}{KINDS[linked].unit}" for linked, count in moving
    )
    console.say(f"합쳤습니다: {change.label}")
    console.say(f"옮긴 기록: {told or '없음'}. 되돌리려면 jobdesk undo")
    return 0
