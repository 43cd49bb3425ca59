"""`imports`: which files came in, what each brought, and the receipt of one on paper."""

from __future__ import annotations

import argparse

from jobdesk.commands.console import Console
from jobdesk.commands.desks import noting, reading
from jobdesk.domain.kinds import KINDS
from jobdesk.errors import UserError


def receipts(options: argparse.Namespace, console: Console) -> int:
    """The list of imports, or one of them whole; ``--pdf`` writes its receipt."""
    if options.id is None:
        if options.pdf is not None:
            raise UserError("어느 확인서인지 번호를 쓰세요. 번호는 ‘jobdesk imports’에 있습니다.")
        return _listing(options, console)
    return _one(options, console)


def _listing(options: argparse.Namespace, console: Console) -> int:
    from jobdesk.services.importing import receipts as kept

    with reading(options) as desk:
        found = kept.listing(desk, options.limit)
    console.answer([_plain(one) for one in found])
    console.table(
        ["번호", "때", "파일", "종류", "읽음", "새로", "갱신", "거절", "한 사람", "상태"],
        [
            [
                str(one.id),
                one.at.strftime("%Y-%m-%d %H:%M"),
                one.file,
                KINDS[one.kind].label,
                f"{one.counts.read:,}",
                f"{one.counts.new:,}",
                f"{one.counts.updated:,}",
                f"{one.counts.rejected:,}",
                one.user,
                "되돌림" if one.undone else "",
            ]
            for one in found
        ],
    )
    console.say(f"{len(found):,}건")
    return 0


def _one(options: argparse.Namespace, console: Console) -> int:
    from jobdesk.exchange.safe_file import replacing
    from jobdesk.services.access import Action
    from jobdesk.services.importing import receipts as kept

    with (reading if options.pdf is None else noting)(options) as desk:
        one = kept.get(desk, options.id)
        if options.pdf is not None:
            pages = kept.pdf(desk, one.id)
            with replacing(options.pdf) as temporary:
                temporary.write_bytes(pages)
            kept.handed_out(desk, one.id, Action.EXPORT)
    answer = _plain(one)
    answer["left"] = [
        {"where": row.where, "title": row.title, "fate": row.fate, "reason": row.reason}
        for row in one.left
    ]
    console.answer(answer)
    console.say(f"{one.at:%Y-%m-%d %H:%M}  {one.user}  {one.file} ({KINDS[one.kind].label})")
    counts = one.counts
    console.say(
        f"읽음 {counts.read:,} = 새로 {counts.new:,} + 갱신 {counts.updated:,} + "
        f"같음 {counts.unchanged:,} + 건너뜀 {counts.skipped:,} + "
        f"정하지 않음 {counts.question:,} + 거절 {counts.rejected:,}"
    )
    for rule in one.rules:
        console.say(f"  {rule}")
    for row in one.left:
        console.say(f"  {row.fate} · {row.where} {row.title}: {row.reason}")
    if one.undone:
        console.say("이 가져오기는 되돌렸습니다.")
    if options.pdf is not None:
        console.say(f"확인서를 만들었습니다: {options.pdf}")
    return 0


def _plain(one: object) -> dict[str, object]:
    from jobdesk.services.importing.receipts import Receipt

    assert isinstance(one, Receipt)
    return {
        "id": one.id,
        "operation": one.operation,
        "at": one.at,
        "user": one.user,
        "file": one.file,
        "sha256": one.sha256,
        "kind": one.kind.value,
        "undone": one.undone,
        "read": one.counts.read,
        "new": one.counts.new,
        "updated": one.counts.updated,
        "unchanged": one.counts.unchanged,
        "skipped": one.counts.skipped,
        "question": one.counts.question,
        "rejected": one.counts.rejected,
        "sheets": list(one.sheets),
        "columns": dict(one.columns),
        "rules": list(one.rules),
    }
