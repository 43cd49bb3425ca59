"""취업자 명단: a line for each hire of the stretch, names masked unless a template says no."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from jobdesk.domain.kinds import KindId
from jobdesk.domain.official import official_date
from jobdesk.domain.report_document import Block, Cell, Figure, Line
from jobdesk.services import lists
from jobdesk.services.report_sections.figure_cells import left, person, table
from jobdesk.services.report_sections.making import Making

_FIELDS = (
    "seeker", "gender", "age", "eup_myeon", "employer", "job", "hire_date", "employment_type",
    "route", "insured",
)  # fmt: skip
TITLES = ("연번", "성명", "성별", "나이", "읍면", "취업처", "직종", "입사일", "고용형태",
          "취업경로", "고용보험")  # fmt: skip


def hires(making: Making) -> tuple[Block, ...]:
    """연번 | 성명 | 성별 | 나이 | 읍면 | 취업처 | 직종 | 입사일 | 고용형태 | 경로 | 고용보험.

    The option ``names`` (``full``) prints whole names, ``whole`` the year so far.
    """
    span = making.span.so_far if making.option("whole", False) else making.span
    found = making.measures.figure("placements", span.first, span.last)
    rows = lists.rows(making.desk, KindId.PLACEMENTS, found.ids, _FIELDS)
    if not rows:
        return ()
    full = making.option("names", "masked") == "full"
    lines = []
    for at, id_ in enumerate(found.ids, 1):
        name, gender, age, place, firm, job, day, form, route, insured = rows[id_]
        opens = Figure(Decimal(1), "명", str(firm or ""), "", KindId.PLACEMENTS, (id_,))
        lines.append(
            Line(
                (
                    Cell(str(at), figure=opens),
                    person(str(name or ""), opens, full=full),
                    Cell(str(gender or "")),
                    Cell(str(age) if age is not None else ""),
                    left(str(place or "")),
                    left(str(firm or "")),
                    left(str(job or "")),
                    left(official_date(day) if isinstance(day, date) else ""),
                    left(str(form or "")),
                    left(str(route or "")),
                    Cell({True: "가입", False: "미가입"}.get(bool(insured), "")
                         if insured is not None else ""),
                )
            )
        )  # fmt: skip
    masked = () if full else ("이름은 가운데를 가렸습니다.",)
    return (
        table(
            making.use.id,
            TITLES,
            lines,
            words=tuple(range(1, len(TITLES))),
            widths=(8, 14, 9, 9, 15, 34, 26, 24, 16, 18, 14),
            notes=masked,
            size=8.5,
        ),
    )
