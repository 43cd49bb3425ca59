"""가져오기 양식: what was chosen about a header once, applied when the header comes again.

A header is known by its words, not by the order of its columns. Only what the user chose is
kept; what the program recognises by itself it recognises anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from jobdesk.data import operations, records
from jobdesk.domain.changes import Change
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.domain.sheets import ImportProfile
from jobdesk.domain.text import tidy
from jobdesk.errors import UserError
from jobdesk.exchange import tables
from jobdesk.exchange.safe_file import replacing
from jobdesk.exchange.synonyms import SHEET_KINDS
from jobdesk.exchange.workbook import Workbook
from jobdesk.services import entries, lists
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.services.importing.shapes import Choices, DuplicateRule, ImportPlan
from jobdesk.services.writing import others, writing

_KIND = KindId.IMPORT_PROFILES
_LOOKED_AT = 80
"""A header is looked for in so many rows of a sheet; all of it would take as long as a plan."""
_FEWEST = 2
"""A header of fewer words says nothing of the sheet."""
_FORMAT = "jobdesk-import-profiles"
ENDING = ".jobdesk.json"


@dataclass(frozen=True, slots=True)
class Profile:
    """One profile as it is listed. ``chosen`` says in words what it does."""

    id: int
    name: str
    kind: KindId
    headers: tuple[str, ...]
    chosen: tuple[str, ...]
    used_on: date | None
    used_count: int


def fitting(desk: Desk, workbook: Workbook) -> Choices | None:
    """The choices of the profile that was used last for a header of this workbook."""
    kept = {one.signature: one for one in sorted(_all(desk), key=_used)}
    if not kept:
        return None
    for sheet, signature in _signatures(workbook):
        profile = kept.get(signature)
        if profile is not None and profile.sheet_kind in {kind.id for kind in SHEET_KINDS}:
            return _choices(profile, sheet)
    return None


def _used(profile: ImportProfile) -> tuple[str, int]:
    return (profile.used_on.isoformat() if profile.used_on else "", profile.id)


def name_of(desk: Desk, id_: int) -> str:
    """What a profile is called, empty where it is no more."""
    found = records.get_many(desk.store, _KIND, [id_])
    return str(found[0].name) if found and found[0].trashed_on is None else ""


def remember(desk: Desk, plan: ImportPlan) -> None:
    """Keep what was chosen about the header of a plan that was written.

    It is no work of the user's that Ctrl+Z should take back first: the operation is one of
    those that are never undone. A profile is changed and deleted in its list.
    """
    signature = _signature_of(plan)
    if not signature:
        return
    known = {one.signature: one for one in sorted(_all(desk), key=_used)}.get(signature)
    chosen = _is_chosen(plan.choices)
    if known is None and not chosen:
        return
    if known is not None and not chosen and plan.choices.profile != known.id:
        return  # taken without the profile: it stays for the next time
    name = known.name if known is not None else _name(desk, plan)
    now = replace(
        known or ImportProfile(counsellor=desk.user),
        name=name,
        signature=signature,
        sheet_kind=plan.kind.value,
        definition=_definition(plan.choices),
        used_on=desk.today(),
        used_count=(known.used_count or 0 if known is not None else 0) + 1,
    )
    label = f"가져오기 양식 기억: {name}"
    with desk.store.operation(label, kind=operations.REMEMBER):
        if known is None:
            records.insert(desk.store, now)
        else:
            records.update(desk.store, now)


def listing(desk: Desk) -> tuple[Profile, ...]:
    """Every profile, the one used last first."""
    return tuple(_shown(one) for one in sorted(_all(desk), key=_used, reverse=True))


def rename(desk: Desk, id_: int, name: str) -> Change:
    """Give a profile another name. Raises UserError for none."""
    return entries.save(desk, replace(_get(desk, id_), name=name))


def delete(desk: Desk, ids: Sequence[int]) -> Change:
    """Put profiles into the trash; undo and the trash bring them back."""
    return entries.trash(desk, _KIND, ids)


def export(desk: Desk, ids: Sequence[int], path: Path) -> int:
    """Write profiles to a file for another centre; how many. They hold no person's data
    beyond the words of coded columns. Raises UserError."""
    found = [_get(desk, id_) for id_ in ids]
    body = {
        "format": _FORMAT,
        "version": 1,
        "profiles": [
            {
                "name": one.name,
                "signature": one.signature.split("\n"),
                "kind": one.sheet_kind,
                "definition": json.loads(one.definition),
            }
            for one in found
        ],
    }
    with replacing(path) as temporary:
        temporary.write_text(json.dumps(body, ensure_ascii=False, indent=1), encoding="utf-8")
    return len(found)


def bring(desk: Desk, path: Path) -> Change:
    """Take in the profiles of a file; one for the same header is replaced. Raises UserError."""
    coming = _read(path)
    known = {one.signature: one for one in _all(desk)}
    with writing(desk, "가져오기 양식 들여오기", Action.ADD, _KIND) as work:
        ids = []
        for one in coming:
            old = known.get(one.signature)
            if old is None:
                ids.append(work.insert(replace(one, counsellor=desk.user)))
            else:
                work.update(
                    replace(
                        old, name=one.name, sheet_kind=one.sheet_kind, definition=one.definition
                    )
                )
                ids.append(old.id)
        work.label(f"가져오기 양식 들여오기: {others([one.name for one in coming])}")
        return work.change(*ids)


def _read(path: Path) -> list[ImportProfile]:
    wrong = UserError(
        f"가져오기 양식 파일이 아닙니다: {path.name}. 바뀐 것은 없습니다. 잡데스크에서 저장한 양식 "
        "파일을 고르세요."
    )
    try:
        body = json.loads(path.read_text(encoding="utf-8"))
        if body["format"] != _FORMAT or not body["profiles"]:
            raise wrong
        return [_coming(one) for one in body["profiles"]]
    except OSError as error:
        raise UserError(
            f"{path.name} 파일을 읽지 못했습니다: {error.strerror}. 바뀐 것은 없습니다."
        ) from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise wrong from error


def _coming(one: Mapping[str, Any]) -> ImportProfile:
    """A profile of a file, its definition read whole so that none comes in broken."""
    kind = KindId(one["kind"])
    signature = "\n".join(sorted({tidy(str(word)) for word in one["signature"]} - {""}))
    name = tidy(str(one["name"]))
    if not name or not signature:
        raise ValueError("a profile without name or header")
    made = ImportProfile(
        name=name,
        signature=signature,
        sheet_kind=kind.value,
        definition=json.dumps(one["definition"], ensure_ascii=False),
    )
    choices = _choices(made, "")
    return replace(made, definition=_definition(choices))


def _all(desk: Desk) -> tuple[ImportProfile, ...]:
    ids = lists.find(desk, _KIND)
    return tuple(records.get_many(desk.store, _KIND, ids.tolist()))


def _get(desk: Desk, id_: int) -> ImportProfile:
    found: Sequence[ImportProfile] = records.get_many(desk.store, _KIND, [id_])
    if not found or found[0].trashed_on is not None:
        raise UserError("그 양식은 이미 지워졌습니다. 목록을 다시 여세요.")
    return found[0]


def _signatures(workbook: Workbook) -> Iterator[tuple[str, str]]:
    """(sheet, signature) of every header the program finds by itself, hidden sheets aside."""
    for sheet in workbook.sheets:
        if not sheet.visible:
            continue
        top = replace(sheet, rows=sheet.rows[:_LOOKED_AT])
        for table in tables.find_tables(top):
            words = sorted({word for word in table.signature if word})
            if len(words) >= _FEWEST:
                yield sheet.name, "\n".join(words)


def _signature_of(plan: ImportPlan) -> str:
    """The signature by which the file of a plan is known when it comes again."""
    taken = plan.sheets[0].sheet
    own = sorted({word for word in plan.understood.tables[0].signature if word})
    found = [signature for sheet, signature in _signatures(plan.workbook) if sheet == taken]
    return next((one for one in found if one == "\n".join(own)), found[0] if found else "")


def _is_chosen(choices: Choices) -> bool:
    return bool(
        choices.kind is not None
        or choices.columns
        or choices.values
        or choices.header_rows is not None
        or choices.rule is not DuplicateRule.UPDATE
    )


def _definition(choices: Choices) -> str:
    body = {
        "columns": dict(choices.columns),
        "values": {header: dict(said) for header, said in choices.values.items() if said},
        "header_rows": None if choices.header_rows is None else list(choices.header_rows),
        "rule": choices.rule.name,
        "sheet_chosen": choices.sheet is not None,
    }
    return json.dumps(body, ensure_ascii=False, sort_keys=True)


def _choices(profile: ImportProfile, sheet: str) -> Choices:
    body = json.loads(profile.definition)
    rows = body.get("header_rows")
    by_sheet = rows is not None or bool(body.get("sheet_chosen"))
    return Choices(
        kind=profile.sheet_kind,
        sheet=sheet if by_sheet else None,
        columns={str(head): str(field) for head, field in body.get("columns", {}).items()},
        header_rows=None if rows is None else tuple(int(row) for row in rows),
        rule=DuplicateRule[body.get("rule", DuplicateRule.UPDATE.name)],
        values={
            str(head): {str(word): str(becomes) for word, becomes in said.items()}
            for head, said in body.get("values", {}).items()
        },
        profile=profile.id,
    )


def _name(desk: Desk, plan: ImportPlan) -> str:
    """The file's name without its ending and the month in it, or what the rows are."""
    stem = tidy("".join(" " if c.isdigit() or c in "_.-()[]" else c for c in Path(plan.file).stem))
    words = [word for word in stem.split() if word not in ("년", "월", "일", "분기", "차")]
    name = " ".join(words) or f"{KINDS[plan.kind].label} 명단"
    taken = {one.name for one in _all(desk)}
    number, whole = 2, name
    while whole in taken:
        whole, number = f"{name} {number}", number + 1
    return whole


def _shown(profile: ImportProfile) -> Profile:
    choices = _choices(profile, "")
    said = []
    if choices.columns:
        said.append(f"고른 열 {len(choices.columns):,}개")
    if choices.values:
        words = sum(len(values) for values in choices.values.values())
        said.append(f"정한 값 {words:,}가지")
    if choices.header_rows is not None:
        said.append("머리글 줄")
    if choices.rule is not DuplicateRule.UPDATE:
        said.append(choices.rule.value)
    kind = KindId(profile.sheet_kind)
    return Profile(
        profile.id,
        profile.name,
        kind,
        tuple(profile.signature.split("\n")),
        tuple(said) or ("종류",),
        profile.used_on,
        profile.used_count or 0,
    )
