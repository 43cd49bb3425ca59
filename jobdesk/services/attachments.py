"""첨부: papers and photos kept with a record, inside the encrypted store.

A photo is set upright, made small and rid of its place and time before it is stored; other
files stay as they are. The bytes lie once in the store however often they are attached.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from jobdesk.data import files_table, operations, records
from jobdesk.data.titles import title
from jobdesk.domain import text
from jobdesk.domain.changes import Change
from jobdesk.domain.circumstances import Attachment
from jobdesk.domain.kinds import KINDS, WITH_PAPERS, KindId
from jobdesk.domain.text import with_particle
from jobdesk.errors import UserError
from jobdesk.exchange import papers
from jobdesk.exchange.papers import MAX_BYTES as MAX_BYTES  # what one file may weigh
from jobdesk.exchange.papers import PDF as PDF  # the media type of a PDF
from jobdesk.exchange.papers import SUFFIXES as SUFFIXES  # endings a window offers
from jobdesk.exchange.papers import Paper as Paper  # a file as it is kept
from jobdesk.exchange.safe_file import replacing
from jobdesk.services import access, entries
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk, Role
from jobdesk.services.writing import others, writing

_KIND = KindId.ATTACHMENTS
_SWEPT_AFTER = timedelta(days=30)  # as long as a record lies in the 휴지통
_PDF_THUMB_DPI = 200.0


def prepare(data: bytes, name: str) -> Paper:
    """A file as it is kept; takes a moment for a photo and writes nothing.

    Raises UserError when it is too large (20 MB), damaged, or not a file that is kept.
    """
    return papers.prepare(data, name)


def load(path: Path) -> Paper:
    """A file of this PC as it is kept. Raises UserError as :func:`prepare`, and when the file
    cannot be read."""
    try:
        papers.check_size(path.stat().st_size, path.name)
        data = path.read_bytes()
    except OSError as error:
        raise UserError(
            f"'{path.name}' 파일을 읽지 못했습니다. 저장된 자료는 그대로입니다. 다른 프로그램에서 "
            "열려 있으면 닫고, 폴더가 아닌 파일인지 확인한 뒤 다시 붙이세요."
        ) from error
    return prepare(data, path.name)


def add(desk: Desk, kind: KindId, id_: int, data: bytes, name: str, caption: str = "") -> Change:
    """Attach one file to a record. Raises UserError as :func:`prepare` and :func:`add_papers`."""
    return add_papers(desk, kind, id_, [prepare(data, name)], caption)


def add_papers(
    desk: Desk, kind: KindId, id_: int, made: Sequence[Paper], caption: str = ""
) -> Change:
    """Attach prepared files to a record in one operation; one that is there already is left out.

    Raises UserError when the record takes no files, lies in the 휴지통, or has them all.
    """
    if kind not in WITH_PAPERS:
        raise UserError(
            f"{KINDS[kind].label} 기록에는 파일을 붙일 수 없습니다. 아무것도 바뀌지 않았습니다."
        )
    with writing(desk, "첨부", Action.ADD, _KIND) as work:
        owner = records.get(desk.store, kind, id_)
        name = f"{KINDS[kind].label} ‘{title(desk.store, kind, id_)}’"
        if owner.trashed_on is not None:
            raise UserError(
                f"{with_particle(name, '이/가')} 휴지통에 있어 파일을 붙일 수 없습니다. 먼저 "
                "되살린 뒤 다시 붙이세요."
            )
        known = {each.file_id for each in _of(desk, kind, id_)}
        added: list[Paper] = []
        for paper in made:
            file_id = files_table.put(desk.store, paper.data)
            if file_id in known:
                continue
            known.add(file_id)
            attachment: Attachment = entries.blank(
                desk,
                _KIND,
                of_kind=kind.value,
                of_id=id_,
                name=paper.name,
                media_type=paper.media_type,
                size=len(paper.data),
                file_id=file_id,
                caption=text.tidy(caption),
            )
            work.insert(attachment)
            added.append(paper)
        if not added:
            raise UserError(f"같은 파일이 이미 {name}에 붙어 있습니다. 아무것도 바뀌지 않았습니다.")
        _sweep(desk)
        work.label(f"첨부: {title(desk.store, kind, id_)} – {others([p.name for p in added])}")
        return work.change(*work.written)


def of(desk: Desk, kind: KindId, id_: int) -> tuple[Attachment, ...]:
    """What is attached to a record, the latest first; nothing that lies in the 휴지통."""
    return _of(desk, kind, id_)


def count(desk: Desk, kind: KindId, id_: int) -> int:
    """How many are attached to a record."""
    return len(files_table.papers_of(desk.store, kind, [id_]))


def get(desk: Desk, id_: int) -> Attachment:
    """One attachment, without its bytes. Raises UserError when there is none."""
    found: Attachment = records.get(desk.store, _KIND, id_)
    return found


def read(desk: Desk, id_: int) -> bytes:
    """The bytes of an attachment, for somebody to look at: the access log notes it.

    Raises UserError when the bytes are not what was stored.
    """
    attachment = get(desk, id_)
    data = _bytes(desk, attachment)
    _note(desk, attachment, Action.VIEW, "첨부 보기")
    return data


def can_be_shown(attachment: Attachment) -> bool:
    """Whether the program shows it itself: pictures and PDFs."""
    return attachment.media_type == PDF or is_picture(attachment)


def is_picture(attachment: Attachment) -> bool:
    """Whether it is a photo or a drawing."""
    return attachment.media_type.startswith("image/")


def thumbnail(desk: Desk, id_: int, px: int) -> bytes:
    """A small picture of at most ``px`` pixels a side, JPEG bytes; ``b""`` for what has none.

    A PDF shows its first page. Not noted in the access log, where the look at the record is.
    """
    from jobdesk.exchange import pictures
    from jobdesk.services.pdf_pages import Pages

    attachment = get(desk, id_)
    if is_picture(attachment):
        return pictures.smaller(pictures.opened(_bytes(desk, attachment), px), px)
    if attachment.media_type != PDF:
        return b""
    data = _bytes(desk, attachment)
    try:
        pages = Pages(data)
    except UserError:
        return b""  # a locked PDF is kept and saved; only its picture is missing
    if not pages.count:
        return b""
    dpi = min(_PDF_THUMB_DPI, px / max(1.0, *pages.size_mm(0)) * 25.4)
    return pictures.of_raster(*pages.raster(0, dpi))


def sheet(desk: Desk, id_: int) -> bytes:
    """What is looked at and printed, as PDF: a PDF as it is, a picture on an A4 sheet.

    Noted in the access log. Raises UserError for a file the program does not show.
    """
    from jobdesk.reports.photo_page import photo_pdf

    attachment = get(desk, id_)
    if not can_be_shown(attachment):
        raise UserError(
            f"‘{attachment.name}’ 파일은 여기에서 미리 볼 수 없습니다. 파일로 저장한 뒤 한글이나 "
            "오피스 프로그램에서 여세요."
        )
    data = read(desk, id_)
    if attachment.media_type == PDF:
        return data
    words = " · ".join(
        part
        for part in (
            _owner(desk, attachment),
            attachment.caption or attachment.name,
            attachment.added_on.isoformat() if attachment.added_on else "",
        )
        if part
    )
    return photo_pdf(data, words, title=attachment.name, centre=desk.name)


def printed(desk: Desk, id_: int) -> None:
    """Note in the access log that an attachment was printed."""
    _note(desk, get(desk, id_), Action.PRINT, "첨부 인쇄")


def export(desk: Desk, id_: int, path: Path) -> None:
    """Write an attachment to a file, whole or not at all, and note it in the access log.

    Raises UserError where it cannot be written.
    """
    attachment = get(desk, id_)
    data = _bytes(desk, attachment)
    with replacing(path) as temporary:
        temporary.write_bytes(data)
    _note(desk, attachment, Action.EXPORT, "첨부 저장")


def edit(desk: Desk, id_: int, *, name: str | None = None, caption: str | None = None) -> Change:
    """Give an attachment another name or caption; the ending stays what the file is.

    Raises UserError with the field that is wrong.
    """
    with writing(desk, "첨부 수정", Action.EDIT, _KIND) as work:
        old = get(desk, id_)
        new = replace(
            old,
            name=old.name if name is None else _name(name, old),
            caption=old.caption if caption is None else text.tidy(caption),
        )
        work.update(new)
        work.label(f"첨부 수정: {new.name}")
        return work.change(id_)


def trash(desk: Desk, ids: Sequence[int]) -> Change:
    """Move attachments to the 휴지통; their bytes stay for the way back."""
    with writing(desk, "첨부 휴지통", Action.DELETE, _KIND) as work:
        work.label(f"첨부 휴지통: {others([get(desk, id_).name for id_ in ids])}")
        work.trash(ids)
        return work.change(*ids)


def untrash(desk: Desk, ids: Sequence[int]) -> Change:
    """Take attachments out of the 휴지통. Raises UserError while their record lies there."""
    with writing(desk, "첨부 되살리기", Action.EDIT, _KIND) as work:
        for id_ in ids:
            attachment = get(desk, id_)
            kind, owner = KindId(attachment.of_kind), attachment.of_id or 0
            if records.get(desk.store, kind, owner).trashed_on is not None:
                whose = f"{KINDS[kind].label} ‘{title(desk.store, kind, owner)}’"
                raise UserError(
                    f"{with_particle(whose, '이/가')} 휴지통에 있어 첨부만 되살릴 수 없습니다. "
                    "아무것도 바뀌지 않았습니다. 그 기록을 먼저 되살리세요."
                )
        work.label(f"첨부 되살리기: {others([get(desk, id_).name for id_ in ids])}")
        work.untrash(ids)
        return work.change(*ids)


def alone(desk: Desk, ids: Sequence[int]) -> list[int]:
    """Those of ``ids`` whose record does not lie in the 휴지통; the others go with it."""
    found: list[int] = []
    gone: dict[tuple[str, int], bool] = {}
    for each in records.get_many(desk.store, _KIND, ids):
        owner = (each.of_kind, each.of_id or 0)
        if owner not in gone:
            record = records.get(desk.store, KindId(owner[0]), owner[1])
            gone[owner] = record.trashed_on is not None
        found += [] if gone[owner] else [each.id]
    return found


def told(desk: Desk, id_: int) -> str:
    """Whose it is and what it shows: ``김민지 (구직자) · 지게차 면허``."""
    attachment = get(desk, id_)
    whose = f"{_owner(desk, attachment)} ({KINDS[KindId(attachment.of_kind)].label})"
    return " · ".join(part for part in (whose, attachment.caption) if part)


def purge(desk: Desk, ids: Sequence[int]) -> Change:
    """Destroy attachments that lie in the 휴지통, bytes and all; nothing brings them back.

    Earlier backups hold them until they are thinned out. Only a 관리자 may, and the access log
    keeps the names. Raises UserError otherwise; nothing is destroyed then.
    """
    if desk.role is not Role.ADMIN:
        raise UserError(
            "파일을 완전히 지우는 일은 관리자만 할 수 있습니다. 아무것도 지우지 않았습니다. "
            "관리자에게 부탁하세요."
        )
    with desk.store.operation("첨부 완전히 지우기", kind=operations.PURGE) as operation:
        gone = [get(desk, id_) for id_ in ids]
        if any(each.trashed_on is None for each in gone):
            raise UserError(
                "휴지통에 있는 첨부만 완전히 지울 수 있습니다. 아무것도 지우지 않았습니다."
            )
        for each in gone:
            _note(desk, each, Action.DELETE, "첨부 완전히 지움")
        files_table.erase(desk.store, files_table.destroy(desk.store, ids))
        _sweep(desk)
        operation.relabel(f"첨부 완전히 지우기: {others([each.name for each in gone])}")
        return operation.change()


def _of(desk: Desk, kind: KindId, id_: int) -> tuple[Attachment, ...]:
    found: list[Attachment] = records.get_many(
        desk.store, _KIND, files_table.papers_of(desk.store, kind, [id_])
    )
    return tuple(sorted(found, key=lambda each: (str(each.added_on), each.id), reverse=True))


def _bytes(desk: Desk, attachment: Attachment) -> bytes:
    return files_table.get(desk.store, attachment.file_id or 0)


def _name(name: str, old: Attachment) -> str:
    if not text.tidy(name):
        raise UserError("파일 이름을 입력하세요.", field="name")
    return papers.file_name(name, old.media_type)


def _owner(desk: Desk, attachment: Attachment) -> str:
    return title(desk.store, KindId(attachment.of_kind), attachment.of_id or 0)


def _note(desk: Desk, attachment: Attachment, action: Action, what: str) -> None:
    """The access log tells whose data it was: the record's, not the file's."""
    kind, owner = KindId(attachment.of_kind), attachment.of_id or 0
    access.log(desk, action, kind, [owner], purpose=f"{what}: {attachment.name}")


def _sweep(desk: Desk) -> None:
    """Remove bytes whose attaching was undone so long ago that nobody takes it up again."""
    before = desk.store.now().date() - _SWEPT_AFTER
    files_table.erase(desk.store, files_table.forsaken(desk.store, before))
