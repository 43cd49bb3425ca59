"""From a drop, a paste or a choice to attached files: prepared in the background, then written.

::

    sources = sources_of(event.mimeData(), desk.store.now())
    bring(desk, jobs, notices, Ref(kind, id), sources, added, parent)
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.progress import Progress
from jobdesk.errors import UserError
from jobdesk.services import attachments
from jobdesk.services.attachments import Paper
from jobdesk.services.desk import Desk
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices

Source = Callable[[], Paper]
"""Reads and prepares one file; takes a moment, so it is called off the window's thread."""


@dataclass(frozen=True, slots=True)
class _Prepared:
    """Files ready to be attached to one record, and why others are not."""

    papers: list[Paper]
    refusals: list[str]


def holds_files(data: QMimeData | None) -> bool:
    """Whether something in it could be attached: files of this PC, or a picture."""
    return data is not None and (bool(_paths(data)) or data.hasImage())


def sources_of(data: QMimeData | None, now: datetime) -> list[Source]:
    """What a drop or the clipboard brings; files come before the picture some programs add."""
    if data is None:
        return []
    paths = _paths(data)
    if paths:
        return from_paths(paths)
    image = QImage(data.imageData()) if data.hasImage() else QImage()
    if image.isNull():
        return []
    return [partial(_paper_of, image, f"붙여넣은 사진 {now:%Y-%m-%d %H%M%S}.png")]


def from_paths(paths: Sequence[Path]) -> list[Source]:
    """Files of this PC."""
    return [partial(attachments.load, path) for path in paths]


def bring(
    desk: Desk,
    jobs: Jobs,
    notices: Notices,
    owner: Ref,
    sources: Sequence[Source],
    added: Callable[[Change], None],
    parent: QWidget,
) -> None:
    """Prepare all, tell which cannot be attached, attach the others in one operation."""

    def prepare(progress: Progress) -> _Prepared:
        made = _Prepared([], [])
        for number, source in enumerate(sources):
            progress(number, len(sources))
            try:
                made.papers.append(source())
            except UserError as error:
                made.refusals.append(error.message)
        progress(len(sources), len(sources))
        return made

    def write(made: _Prepared) -> None:
        if made.refusals:
            more = len(made.refusals) - 1
            others = f" 붙이지 못한 파일이 {more}개 더 있습니다." if more else ""
            notices.warn(made.refusals[0] + others)
        if made.papers:
            jobs.write(
                lambda: attachments.add_papers(desk, owner.kind, owner.id, made.papers), added
            )

    jobs.long("사진과 서류를 준비합니다", prepare, write, parent=parent)


def _paths(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def _paper_of(image: QImage, name: str) -> Paper:
    """A picture without a file, such as a copied part of the screen."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return attachments.prepare(bytes(buffer.data().data()), name)
