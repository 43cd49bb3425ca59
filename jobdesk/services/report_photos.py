"""Which pictures stand in a report, and what they hold: read, never written, by what prints."""

from __future__ import annotations

from collections.abc import Sequence

from jobdesk.data import files_table, records
from jobdesk.domain.circumstances import Attachment
from jobdesk.domain.kinds import KindId
from jobdesk.domain.report_document import Photo
from jobdesk.domain.report_records import ReportPhoto
from jobdesk.services.desk import Desk
from jobdesk.services.linked_records import linked


def of(desk: Desk, report_id: int, section: str | None = None) -> tuple[ReportPhoto, ...]:
    """The pictures of a report, of one section where named, in their order."""
    found: list[ReportPhoto] = linked(desk, KindId.REPORT_PHOTOS, "report_id", [report_id])
    mine = [each for each in found if section is None or each.section == section]
    return tuple(sorted(mine, key=lambda each: (each.position or 0, each.id)))


def as_printed(desk: Desk, photos: Sequence[ReportPhoto]) -> tuple[Photo, ...]:
    """The pictures as a report holds them, with the digest of their bytes."""
    wanted = [each.attachment_id for each in photos if each.attachment_id is not None]
    papers: list[Attachment] = records.get_many(desk.store, KindId.ATTACHMENTS, wanted)
    files = {each.id: each.file_id for each in papers}
    return tuple(
        Photo(
            each.attachment_id,
            files_table.digest_of(desk.store, files.get(each.attachment_id) or 0),
            each.caption,
            each.taken_on,
        )
        for each in photos
        if each.attachment_id is not None
    )


def bytes_of(desk: Desk, photo: Photo) -> bytes:
    """The picture as it was when it was put into the report; nothing where it was destroyed."""
    found = records.get_many(desk.store, KindId.ATTACHMENTS, [photo.attachment])
    if not found or not found[0].file_id:
        return b""
    if files_table.digest_of(desk.store, found[0].file_id) != photo.sha256:
        return b""
    return files_table.get(desk.store, found[0].file_id)
