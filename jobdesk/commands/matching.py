"""`match`: the people who fit a vacancy, or the vacancies that fit a person."""

from __future__ import annotations

import argparse
from dataclasses import asdict

from jobdesk.commands.console import Console
from jobdesk.commands.desks import noting
from jobdesk.domain.kinds import KindId
from jobdesk.services import access, matching


def match(options: argparse.Namespace, console: Console) -> int:
    """Print a ranking with its reasons."""
    rank = matching.for_vacancy if options.side == "vacancy" else matching.for_seeker
    with noting(options) as desk:
        ranking = rank(desk, options.id, options.limit)
        people = [row.id for row in ranking.rows] if options.side == "vacancy" else [options.id]
        access.listed(desk, KindId.SEEKERS, people, "명령 match")
        counted = matching.weights_in_words(desk)
    console.answer({"total": ranking.total, "rows": [asdict(row) for row in ranking.rows]})
    console.table(
        ("순위", "번호", "점수", "이름", "", "이유"),
        [
            (str(at), str(row.id), str(row.score), row.name, row.detail, _why(row))
            for at, row in enumerate(ranking.rows, 1)
        ],
    )
    console.say(f"모두 {ranking.total:,}건 가운데 {len(ranking.rows):,}건입니다. 비중: {counted}")
    return 0


def _why(row: matching.Fit) -> str:
    return ", ".join(filter(None, (row.mark, *(reason.text for reason in row.reasons))))
