"""Lists that leave the office: who takes what out, with whose phone hidden, and why."""

from __future__ import annotations

import io
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from jobdesk.domain import text
from jobdesk.domain.filters import Filter, Order
from jobdesk.domain.kinds import KINDS, LISTED, Field, KindId
from jobdesk.domain.passwords import check_password
from jobdesk.domain.progress import Progress, silent
from jobdesk.domain.rosters import Layout, Total, check_layout
from jobdesk.domain.text import with_particle
from jobdesk.errors import UserError
from jobdesk.services import access, lists, settings
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.services.roster_kinds import FIELDS, TITLES
from jobdesk.services.roster_rows import Plan, grouped
from jobdesk.services.writing import insist

if TYPE_CHECKING:
    from jobdesk.exchange.writer import Roster
    from jobdesk.services.roster_templates import OwnTemplate

__all__ = ["FIELDS", "TITLES", "Wanted", "export", "out", "pdf", "sensitive_fields"]

EVERYTHING = Filter()
USUAL = Layout()
"""The roster as it is where nobody chose otherwise: its usual columns, masked."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One roster as somebody asks for it: which records, how laid out, what for.

    ``filter`` and ``order`` are the list's and hold where the layout has none of its own. The
    ``sensitive`` fields go along after those of the layout, for a ``reason``.
    """

    kind: KindId
    layout: Layout = USUAL
    filter: Filter = EVERYTHING
    order: Order | None = None
    purpose: str = ""
    sensitive: tuple[str, ...] = ()
    reason: str = ""

    @property
    def held(self) -> Filter:
        """The filter in force."""
        return self.filter if self.layout.filter is None else self.layout.filter

    @property
    def sorted_by(self) -> Order | None:
        """The order in force."""
        return self.layout.order or self.order


def suggested_name(desk: Desk, kind: KindId, *, mask: bool = False, ending: str = ".xlsx") -> str:
    """A file name without signs any system refuses: ``구직자_명부_2026-11-21.xlsx``."""
    words = [*TITLES[kind].split(), *(["가림"] if mask else []), desk.today().isoformat()]
    return "_".join((["연습"] if desk.practice else []) + words) + ending


def export(
    desk: Desk,
    kind: KindId,
    path: Path,
    *,
    filter: Filter = EVERYTHING,  # noqa: A002 - the word every caller knows
    order: Order | None = None,
    fields: Sequence[str] | None = None,
    mask: bool = False,
    purpose: str = "",
    sensitive: Sequence[str] = (),
    reason: str = "",
    progress: Progress = silent,
) -> int:
    """Write the records of ``filter`` as a workbook and return how many there are.

    ``fields`` are field ids in the order of the columns (default :data:`FIELDS`). ``mask``
    hides the middle of personal phones, also of those written into notes, leaves of birth
    dates the year and of addresses the eup/myeon. Who exported when and for what stands at
    the foot of each page and in the access log, which is written before the file takes its
    name.

    Health, disability and accounts are left out but for the ``sensitive`` fields, which take a
    ``reason`` that stands in the access log and at the foot (개인정보 보호법 23, 안전성
    확보조치 기준 12). Raises UserError when the file cannot be written there or a field is unknown,
    Cancelled when progress says so; then no file is left.
    """
    if fields is not None and not fields:
        raise UserError("명부에 넣을 항목이 없습니다. 파일을 만들지 않았습니다.", field="fields")
    layout = Layout(fields=tuple(fields or ()), mask=mask)
    wanted = Wanted(kind, layout, filter, order, purpose, tuple(sensitive), reason)
    return save(desk, wanted, path, progress=progress)


def save(
    desk: Desk,
    wanted: Wanted,
    path: Path,
    *,
    password: str = "",
    template: Path | None = None,
    progress: Progress = silent,
) -> int:
    """Write a roster as the ending of ``path`` says, .pdf or .xlsx; returns its records.

    A ``password`` encrypts the workbook (AES, as Excel does). A ``template`` is a workbook of
    the centre's own that is filled instead (services/roster_templates.py): it names the columns
    and has its own head. Raises as :func:`export` does, and UserError for a password that is
    none or a template that cannot be filled.
    """
    # Imported here: openpyxl takes longer to import than the window's first page.
    from jobdesk.exchange import protected
    from jobdesk.exchange.safe_file import replacing

    printed = path.suffix.lower() == ".pdf"
    if password:
        _check_password(password, printed=printed)
    own = _own(wanted, template, printed=printed) if template is not None else None
    if own is not None:
        wanted = replace(wanted, layout=replace(wanted.layout, fields=own.fields))
    making = _Making(desk, wanted)
    with replacing(path) as temporary:
        if printed:
            made, ids = _pdf(making, progress)
        elif own is not None:
            made, ids = _filled(making, own, progress)
        else:
            target = io.BytesIO() if password else temporary
            ids = _xlsx(making, target, progress)
            made = target.getvalue() if isinstance(target, io.BytesIO) else b""
        if password:
            made = protected.encrypt(made, password)
        if made:
            temporary.write_bytes(made)
        making.log(Action.EXPORT, ids)
    return len(ids)


def pdf(desk: Desk, wanted: Wanted, progress: Progress = silent) -> bytes:
    """A roster on paper, to be looked at; :func:`out` notes when it is printed or saved."""
    return _pdf(_Making(desk, wanted), progress)[0]


def out(desk: Desk, wanted: Wanted, action: Action) -> None:
    """Note in the access log that a roster left the screen."""
    making = _Making(desk, wanted)
    with desk.store.reading():
        ids, _ = making.ids()
    making.log(action, ids)


def sensitive_fields(kind: KindId) -> tuple[Field, ...]:
    """The fields of a kind that leave the office only with a reason."""
    return tuple(field for field in KINDS[kind].fields if field.sensitive)


def _check_password(password: str, *, printed: bool) -> None:
    if printed:
        raise UserError(
            "PDF 파일에는 암호를 걸 수 없습니다. 파일을 만들지 않았습니다. 엑셀로 저장하거나 "
            "암호를 지우세요.",
            field="password",
        )
    problem = check_password(password)
    if problem:
        raise UserError(f"{problem} 파일을 만들지 않았습니다.", field="password")


class _Making:
    """One roster while it is made: checked, and the words that stand on it."""

    def __init__(self, desk: Desk, wanted: Wanted) -> None:
        if wanted.kind not in LISTED:
            raise UserError("이 자료는 명부로 내보낼 수 없습니다.")
        self.desk, self.wanted, self.kind = desk, wanted, wanted.kind
        self.layout = wanted.layout
        insist(check_layout(self.layout))
        names = (*(self.layout.fields or FIELDS[self.kind]), *wanted.sensitive)
        self.plan = Plan(desk, self.kind, tuple(dict.fromkeys(names)), self.layout.mask)
        told = _told(self.plan.fields, text.tidy(wanted.reason))
        self.purpose = " · ".join(part for part in (text.tidy(wanted.purpose), told) if part)
        self.now = datetime.combine(desk.today(), datetime.now().time())

    def ids(self) -> tuple[Sequence[int], list[str]]:
        """Ids in their order and the group of each."""
        wanted = self.wanted
        return grouped(self.desk, self.kind, wanted.held, wanted.sorted_by, self.layout.group)

    @property
    def title(self) -> str:
        """What stands above the table."""
        own = text.tidy(self.layout.title)
        title = own or f"{self.desk.name} {TITLES[self.kind]}".strip()
        return f"[연습] {title}" if self.desk.practice else title

    def as_of(self, count: int) -> str:
        """``기준: 2026-11-20 (금) 14:05 · 3명``."""
        day = "월화수목금토일"[self.now.weekday()]
        unit = KINDS[self.kind].unit
        line = f"기준: {self.now:%Y-%m-%d} ({day}) {self.now:%H:%M} · {count:,}{unit}"
        return f"{line} · 개인정보 가림" if self.layout.mask else line

    @property
    def footer(self) -> str:
        """Who took it out, when and what for."""
        user = self.desk.user
        parts = [f"내보낸 사람 {user}" if user else "", f"{self.now:%Y-%m-%d %H:%M}"]
        if self.purpose:
            parts.append(f"목적: {self.purpose}")
        return " · ".join(part for part in parts if part)

    def log(self, action: Action, ids: Sequence[int]) -> None:
        """Note it in the access log."""
        hidden = "가림" if self.layout.mask else ""
        purpose = " · ".join(part for part in (self.purpose, hidden) if part)
        access.log(self.desk, action, self.kind, ids, count=len(ids), purpose=purpose)


def _xlsx(making: _Making, target: Path | io.BytesIO, progress: Progress) -> Sequence[int]:
    from jobdesk.exchange import writer

    with making.desk.store.reading():
        ids, groups = making.ids()
        rows = making.plan.rows(ids, groups, totals=making.layout.totals)
        with closing(rows):
            roster: Roster = writer.Roster(
                title=making.title,
                as_of=making.as_of(len(ids)),
                columns=making.plan.columns(totals=bool(groups) or making.layout.totals),
                rows=rows,
                unit=making.plan.unit,
                footer=making.footer,
                author=making.desk.user,
                sheet=TITLES[making.kind],
                total=len(ids),
                approval=making.layout.approval,
                counted=KINDS[making.kind].unit,
                grouped=bool(groups),
                summed=making.plan.summed if groups or making.layout.totals else (),
            )
            writer.save(target, roster, progress)
    return ids


def _own(wanted: Wanted, template: Path, *, printed: bool) -> OwnTemplate:
    """A centre's own workbook, looked through; what is sensitive in it must have been asked for."""
    from jobdesk.services.roster_templates import OwnTemplate

    if printed:
        raise UserError(
            "직접 만든 서식 파일은 엑셀로만 채울 수 있습니다. 파일 이름을 .xlsx로 저장하세요.",
            field="template",
        )
    own = OwnTemplate(template, wanted.kind)
    quiet = {field.id for field in sensitive_fields(wanted.kind)} - set(wanted.sensitive)
    words = [KINDS[wanted.kind].field(each).label for each in own.fields if each in quiet]
    if words:
        raise UserError(
            f"서식 파일에 민감정보 항목이 있습니다: {', '.join(words)}. 파일을 만들지 않았습니다. "
            "‘함께 내보내기’에 표시하고 사유를 적거나, 서식에서 그 항목을 지우세요.",
            field="reason",
        )
    return own


def _filled(making: _Making, own: OwnTemplate, progress: Progress) -> tuple[bytes, Sequence[int]]:
    with making.desk.store.reading():
        ids, _ = making.ids()
        own.check_count(len(ids))
        rows: list[list[object]] = []
        with closing(making.plan.rows(ids)) as found:
            for row in found:
                if not isinstance(row, Total):
                    rows.append(row)
                if len(rows) % 500 == 0:
                    progress(len(rows), len(ids))
    progress(len(ids), len(ids))
    facts = {
        "title": making.title,
        "centre": settings.get(making.desk).name or making.desk.name,
        "day": making.now.date(),
        "count": len(ids),
        "user": making.desk.user,
        "purpose": making.purpose,
    }
    return own.filled(facts, rows), ids


def _pdf(making: _Making, progress: Progress) -> tuple[bytes, Sequence[int]]:
    from jobdesk.reports.roster_pdf import RosterPaper, roster_pdf

    with making.desk.store.reading():
        ids, groups = making.ids()
        with closing(making.plan.rows(ids, groups, totals=making.layout.totals)) as rows:
            paper = RosterPaper(
                title=making.title,
                centre=settings.get(making.desk).name or making.desk.name,
                as_of=making.as_of(len(ids)),
                columns=making.plan.columns(),
                rows=rows,
                unit=making.plan.unit,
                foot=making.footer,
                approval=making.layout.approval,
                practice=making.desk.practice,
                total=len(ids),
                counted=KINDS[making.kind].unit,
            )
            return roster_pdf(paper, progress), ids


def _told(fields: Sequence[Field], reason: str) -> str:
    """``민감정보 포함: 건강·작업 제한 (사유: …)``; empty without any. Raises UserError without
    a reason."""
    labels = ", ".join(field.label for field in fields if field.sensitive)
    if not labels:
        return ""
    if not reason:
        raise UserError(
            f"{with_particle(labels, '을/를')} 내보내려면 사유를 적으세요. 파일을 만들지 "
            "않았습니다.",
            field="reason",
        )
    return f"민감정보 포함: {labels} (사유: {reason})"


def count(desk: Desk, wanted: Wanted) -> int:
    """How many records the roster would hold."""
    return lists.count(desk, wanted.kind, wanted.held)
