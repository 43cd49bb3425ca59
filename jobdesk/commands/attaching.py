"""`attach`: a file goes to a record, made small and rid of its place where it is a photo."""

from __future__ import annotations

import argparse

from jobdesk.commands.console import Console
from jobdesk.commands.desks import writing
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.services import attachments


def attach(options: argparse.Namespace, console: Console) -> int:
    """Attach one file of this PC to the record named."""
    kind = KindId(options.kind)
    paper = attachments.load(options.file)
    with writing(options) as desk:
        change = attachments.add_papers(desk, kind, options.id, [paper], options.caption)
    console.answer(
        {
            "id": change.id,
            "kind": kind.value,
            "record": options.id,
            "name": paper.name,
            "media_type": paper.media_type,
            "size": len(paper.data),
            "operation": change.operation,
        }
    )
    size = max(1, round(len(paper.data) / 1024))
    console.say(f"{KINDS[kind].label} {options.id}번에 붙였습니다: {paper.name} ({size:,}KB)")
    return 0
