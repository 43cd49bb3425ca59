"""`template`: an empty sheet of a kind, for partners to fill; it needs no centre."""

from __future__ import annotations

import argparse

from jobdesk.commands.console import Console
from jobdesk.domain.kinds import KindId
from jobdesk.domain.text import with_particle


def template(options: argparse.Namespace, console: Console) -> int:
    """Write the sheet; a file of that name is replaced."""
    from jobdesk.services import templates

    kind = KindId(options.kind)
    templates.save(kind, options.out)
    title = f"{templates.title(kind)} 양식"
    console.answer({"file": options.out, "kind": options.kind})
    console.say(f"{with_particle(title, '을/를')} 만들었습니다: {options.out}")
    return 0
