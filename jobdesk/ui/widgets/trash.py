"""휴지통 for any listed kind: one name for the services' trash and untrash."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from jobdesk.domain.changes import Change
from jobdesk.domain.kinds import KindId
from jobdesk.services import employers, placements, referrals, seekers, vacancies
from jobdesk.services.desk import Desk

Move = Callable[[Desk, Sequence[int]], Change]

TRASH: dict[KindId, Move] = {
    KindId.SEEKERS: seekers.trash,
    KindId.EMPLOYERS: employers.trash,
    KindId.VACANCIES: vacancies.trash,
    KindId.REFERRALS: referrals.trash,
    KindId.PLACEMENTS: placements.trash,
}
"""Moves records of a kind to the 휴지통; refuses in words what others hang on."""

UNTRASH: dict[KindId, Move] = {
    KindId.SEEKERS: seekers.untrash,
    KindId.EMPLOYERS: employers.untrash,
    KindId.VACANCIES: vacancies.untrash,
    KindId.REFERRALS: referrals.untrash,
    KindId.PLACEMENTS: placements.untrash,
}
"""Takes them out again."""

SURE_UP_TO = 10
"""More records than this are moved only after a question that names their number."""
