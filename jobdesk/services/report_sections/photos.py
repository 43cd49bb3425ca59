"""Pictures in a grid, as they were chosen for the report."""

from __future__ import annotations

from jobdesk.domain.report_document import Block, Photos
from jobdesk.services import report_photos
from jobdesk.services.report_sections.making import Making


def photos(making: Making) -> tuple[Block, ...]:
    """The section's pictures; nothing where none were chosen."""
    record = making.record
    if record is None or not record.id:
        return ()
    chosen = report_photos.of(making.desk, record.id, making.use.id)
    shown = report_photos.as_printed(making.desk, chosen)
    across = int(making.option("across", 2))
    return (Photos(making.use.id, shown, across=across),) if shown else ()
