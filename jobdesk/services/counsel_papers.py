"""상담 실적 leaves the program: as a PDF to print, or as a file, noted in the access log."""

from __future__ import annotations

from pathlib import Path

from jobdesk.domain.contact_matrix import Matrix
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.exchange.safe_file import replacing
from jobdesk.services import access, settings
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk

TITLE = "상담 실적"
SUFFIXES = (".pdf", ".xlsx")


def pdf(desk: Desk, matrix: Matrix) -> bytes:
    """The sheet as PDF, the 결재란 as the centre's settings say."""
    from jobdesk.reports.counsel_matrix import counsel_matrix_pdf

    own = settings.get(desk)
    return counsel_matrix_pdf(
        matrix,
        own.name or desk.name,
        taken_at=desk.store.now(),
        taken_by=desk.user,
        approval=own.approval_titles,
        practice=desk.practice,
    )


def save(desk: Desk, matrix: Matrix, path: Path) -> Path:
    """Write the matrix to ``path`` (.pdf or .xlsx). Raises UserError when the ending is
    neither or the place cannot be written to."""
    from jobdesk.exchange.matrix_sheet import write_matrix

    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise UserError(
            f"상담 실적은 .pdf, .xlsx 파일로 저장합니다: {path.name}. 파일 이름을 고치세요."
        )
    if suffix == ".xlsx":
        write_matrix(path, matrix, settings.get(desk).name or desk.name)
    else:
        pages = pdf(desk, matrix)
        with replacing(path) as temporary:
            temporary.write_bytes(pages)
    handed_out(desk, matrix, Action.EXPORT)
    return path


def handed_out(desk: Desk, matrix: Matrix, action: Action) -> None:
    """Note that the sheet was printed or saved; it counts people and names none."""
    span = f"{matrix.first.isoformat()}~{matrix.last.isoformat()}"
    access.log(desk, action, KindId.NOTES, (), count=0, purpose=f"{TITLE} {span}")
