"""A report leaves the program as a file; its ending says in which form."""

from __future__ import annotations

import json
from pathlib import Path

from jobdesk.domain.figures import Figures
from jobdesk.errors import UserError
from jobdesk.exchange.safe_file import replacing
from jobdesk.services import reports
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk

SUFFIXES = (".pdf", ".xlsx", ".json")


def save(
    desk: Desk, figures: Figures, path: Path, *, mask: bool = False, purpose: str = ""
) -> None:
    """Write the figures to ``path`` (.pdf, .xlsx or .json) and note it in the access log.

    ``mask`` hides the middle of the names in the list of placements. Raises UserError when
    the ending is none of the three or the place cannot be written to.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise UserError(
            f"보고서는 .pdf, .xlsx, .json 파일로 저장합니다: {path.name}. 파일 이름을 고치세요."
        )
    with replacing(path) as temporary:
        if suffix == ".pdf":
            temporary.write_bytes(reports.to_pdf(desk, figures, mask=mask))
        elif suffix == ".xlsx":
            reports.to_xlsx(desk, figures, temporary, mask=mask)
        else:
            plain = json.dumps(reports.to_json(figures), ensure_ascii=False, indent=2)
            temporary.write_text(plain + "\n", encoding="utf-8")
    reports.handed_out(desk, figures, Action.EXPORT, purpose=purpose)
