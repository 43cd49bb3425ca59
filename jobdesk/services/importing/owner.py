"""The one record that all rows of a sheet hang on, and that the user may name: a 만남의 날, a
교육 기수."""

from __future__ import annotations

from typing import NamedTuple

from jobdesk.domain.kinds import KindId

DAY, COHORT = "matching_day", "cohort"

OF_A_DAY: frozenset[KindId] = frozenset(
    {KindId.DAY_EMPLOYERS, KindId.DAY_ATTENDEES, KindId.DAY_INTERVIEWS}
)
OF_A_COHORT: frozenset[KindId] = frozenset(
    {
        KindId.COHORT_SESSIONS,
        KindId.COHORT_DEMANDS,
        KindId.TRAINEES,
        KindId.ATTENDANCE,
        KindId.QUALIFICATIONS,
        KindId.TRAINEE_ALLOWANCES,
        KindId.CERTIFICATE_ISSUES,
    }
)

LINK: dict[KindId, str] = {
    **dict.fromkeys(OF_A_DAY, DAY),
    **dict.fromkeys(OF_A_COHORT, COHORT),
}
"""The link to that record, by the kind of the rows."""

SAID_BY: dict[str, frozenset[str]] = {
    DAY: frozenset({"matching_day", "matching_day.held_on"}),
    COHORT: frozenset({"cohort"}),
}
"""The columns by which a row names it itself."""

WHICH: dict[str, str] = {
    DAY: (
        "어느 행사의 명단인지 알 수 없습니다. ‘이해한 내용’에서 행사를 고르세요. "
        "(명령에서는 --day 뒤에 행사 번호를 씁니다.)"
    ),
    COHORT: (
        "어느 기수의 명단인지 알 수 없습니다. ‘이해한 내용’에서 기수를 고르세요. 없으면 "
        "교육에서 기수를 먼저 만드세요. "
        "(명령에서는 --cohort 뒤에 기수 번호를 씁니다.)"
    ),
}
"""What a row says that hangs on none."""


class Meant(NamedTuple):
    """The record that the rows hang on, 0 where nothing says it; ``said`` by the user, else
    ``note`` says why."""

    id: int = 0
    title: str = ""
    said: bool = False
    note: str = ""
