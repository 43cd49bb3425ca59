"""All that happened to a person or a firm in one list, whatever record it is kept in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from jobdesk.data import contacts_made, records
from jobdesk.data import timeline as sql
from jobdesk.data.timeline import EventRow
from jobdesk.domain.changes import Ref
from jobdesk.domain.counselling import Note
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.services import access, owners
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk

SHOWN = 200

GROUPS: tuple[tuple[str, str, frozenset[KindId]], ...] = (
    ("notes", "상담", frozenset({KindId.NOTES, KindId.VISITS})),
    (
        "referrals",
        "알선·면접",
        frozenset({KindId.REFERRALS, KindId.TRIP_PEOPLE, KindId.ALLOWANCES, KindId.VACANCIES}),
    ),
    (
        "days",
        "만남의 날",
        frozenset({KindId.DAY_ATTENDEES, KindId.DAY_EMPLOYERS, KindId.DAY_INTERVIEWS}),
    ),
    (
        "training",
        "교육",
        frozenset(
            {
                KindId.TRAINEES,
                KindId.QUALIFICATIONS,
                KindId.TRAINEE_ALLOWANCES,
                KindId.CERTIFICATE_ISSUES,
                KindId.COHORT_DEMANDS,
            }
        ),
    ),
    (
        "farms",
        "농촌일손",
        frozenset(
            {
                KindId.FARMS,
                KindId.FARM_WISHES,
                KindId.FARM_WORKERS,
                KindId.FARM_REQUESTS,
                KindId.FARM_DAYS,
                KindId.FARM_CONTRACTS,
                KindId.SUPPORT_PAYMENTS,
            }
        ),
    ),
    (
        "placements",
        "취업·사후",
        frozenset({KindId.PLACEMENTS, KindId.FOLLOW_UPS, KindId.SURVEY_ANSWERS}),
    ),
    (
        "papers",
        "등록·그 밖",
        frozenset(
            {
                KindId.SEEKERS,
                KindId.EMPLOYERS,
                KindId.REGISTRATIONS,
                KindId.ATTACHMENTS,
                KindId.TASKS,
                KindId.AGREEMENTS,
                KindId.HIRING_PROXIES,
            }
        ),
    ),
)
"""Ways to narrow the list: id, label, the kinds of record behind it."""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened on ``at``, at ``time`` (``14:05``) where that is known.

    ``ref`` is the record it is kept in, ``kind_label`` what that is (상담, 알선). ``note`` is
    the note itself where it is one, ``with_others`` how many were written with it; ``about``
    is the firm of a person's entry, the person of a firm's, where it names one.
    """

    at: date
    ref: Ref
    kind_label: str
    title: str
    text: str
    counsellor: str
    time: str = ""
    step: bool = False
    note: Note | None = None
    with_others: int = 0
    about: Ref | None = None

    @property
    def group(self) -> str:
        """The id in GROUPS it belongs to."""
        return next(name for name, _, kinds in GROUPS if self.ref.kind in kinds)


def of(desk: Desk, kind: KindId, id_: int, limit: int = SHOWN) -> tuple[Event, ...]:
    """What happened to a seeker or an employer, newest first, at most ``limit`` entries.

    Stages that were changed come from the journal; those an undo took back are not there.
    Looking at it is noted in the access log. Raises UserError when the record is gone.
    """
    with desk.store.reading():
        records.get(desk.store, kind, id_)
        rows = sql.events(desk.store, kind, id_, limit)
        told = sorted(
            [(row, False) for row in rows]
            + [(row, True) for row in sql.moves(desk.store, kind, id_, limit)],
            key=_when,
            reverse=True,
        )[:limit]
        wanted = [row.id for row, step in told if row.kind == KindId.NOTES and not step]
        found = {n.id: n for n in records.get_many(desk.store, KindId.NOTES, wanted)}
        sizes = {
            word: len(contacts_made.batch(desk.store, word))
            for word in {n.batch for n in found.values() if n.batch}
        }
        events = tuple(_event(row, step, found, sizes) for row, step in told)
        plain = [event.ref for event in events if event.note is None and not event.step]
        about = owners.of(desk, plain, besides=Ref(kind, id_))
    access.log(desk, Action.VIEW, kind, [id_])
    return tuple(replace(event, about=about.get(event.ref)) for event in events)


def _when(told: tuple[EventRow, bool]) -> tuple[str, str, bool, int]:
    """By day, then time; a change of stage stands above the entry it came of."""
    row, step = told
    return (row.day, row.time or ("23:59" if step else ""), step, row.id)


def _event(row: EventRow, step: bool, notes: dict[int, Note], sizes: dict[str, int]) -> Event:
    kind = KindId(row.kind)
    note = notes.get(row.id) if kind is KindId.NOTES and not step else None
    label = KINDS[kind].label
    title, text = row.title, row.detail
    if step:
        title, text = f"{label} 상태: {row.title or '없음'} → {row.detail or '없음'}", ""
    return Event(
        date.fromisoformat(row.day[:10]),
        Ref(kind, row.id),
        label,
        title,
        text,
        row.counsellor,
        row.time,
        step,
        note,
        max(0, sizes.get(note.batch, 1) - 1) if note else 0,
    )
