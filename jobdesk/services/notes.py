"""상담: what was said with whom, alone or with many at once, and when they meet again."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date

from jobdesk.data import contacts_made, records
from jobdesk.data.titles import title
from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.contact_matrix import UNTOLD, Cell, Matrix
from jobdesk.domain.counselling import Note, NoteChannel, NoteTopic, check_note
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.domain.people import SeekerStatus
from jobdesk.domain.text import with_particle
from jobdesk.domain.times import time_of_day
from jobdesk.errors import UserError
from jobdesk.services import entries, history, outreach_days, stored
from jobdesk.services.access import Action
from jobdesk.services.desk import Desk
from jobdesk.services.using import count_by, refuse_orphan
from jobdesk.services.writing import Writing, insist, others, tidied, writing

_KIND = KindId.NOTES
_LINKS = {
    "seeker_id": KindId.SEEKERS,
    "employer_id": KindId.EMPLOYERS,
    "outreach_id": KindId.OUTREACH,
}
_OWN = frozenset({"id", "revision", "seeker_id", "employer_id", "batch", "trashed_on"})
"""What each note of a batch has for itself."""

_SHARED = tuple(f.name for f in fields(Note) if f.name not in _OWN)


@dataclass(frozen=True, slots=True)
class Appointment:
    """A promised contact on the day ``on``; ``met`` once it took place or was replaced."""

    note_id: int
    on: date
    at: str
    what: str
    who: Ref
    name: str
    phone: str
    counsellor: str
    met: bool


def blank(desk: Desk, **values: object) -> Note:
    """A new note as a form opens it: today, now, by whoever is at the desk."""
    start = {"noted_at": desk.store.now().strftime("%H:%M")}
    note: Note = entries.blank(desk, _KIND, **(start | values))
    return note


def write(
    desk: Desk,
    note: Note,
    seeker_ids: Sequence[int] = (),
    employer_ids: Sequence[int] = (),
) -> Change:
    """Store a note for each person and firm given (or the one it names), all or none.

    Several get one row each, which share ``batch``. A person who was only 구직등록 becomes
    상담중; a planned day of outreach that has come is 실시. Raises UserError with the field
    that is wrong, or naming who lies in the 휴지통.
    """
    people = tuple(dict.fromkeys(seeker_ids))
    firms = tuple(dict.fromkeys(employer_ids))
    clean = _prepared(note)
    made = [replace(clean, seeker_id=id_) for id_ in people]
    made += [replace(clean, seeker_id=None, employer_id=id_) for id_ in firms]
    made = made or [clean]
    if len(made) > 1:
        word = uuid.uuid4().hex[:12]
        made = [replace(one, batch=word) for one in made]
    for one in made:
        insist(check_note(one, desk.today()))
    with writing(desk, "상담 기록", Action.ADD, _KIND) as work:
        for one in made:
            _insist_kept(desk, one)
        ids = [work.insert(one) for one in made]
        for one in made:
            _after_note(desk, one)
        outreach_days.held(desk, clean.outreach_id)
        work.label(f"상담 기록: {others([_name(desk, id_) for id_ in ids])}")
        return work.change(*ids)


def save(desk: Desk, note: Note, *, whole_batch: bool = False) -> Change:
    """Store an edited note. Raises UserError and StaleRecord.

    With ``whole_batch`` what was changed in it (not whom it is with) is changed in every
    note of its batch too.
    """
    clean = _prepared(note)
    insist(check_note(clean, desk.today()))
    with writing(desk, "상담 수정", Action.EDIT, _KIND) as work:
        before: Note = records.get(desk.store, _KIND, clean.id)
        moved = (clean.seeker_id, clean.employer_id) != (before.seeker_id, before.employer_id)
        if moved:
            _insist_kept(desk, clean)
        work.update(clean)
        if moved:
            _after_note(desk, clean)
        if clean.outreach_id != before.outreach_id:
            outreach_days.held(desk, clean.outreach_id)
        others_of = [id_ for id_ in batch(desk, clean.id) if id_ != clean.id]
        label = f"상담 수정: {_name(desk, clean.id)}"
        if whole_batch and others_of:
            changed = {
                name: getattr(clean, name)
                for name in _SHARED
                if getattr(clean, name) != getattr(before, name)
            }
            _spread(desk, work, changed, others_of)
            label += f" 외 {len(others_of):,}명"
        work.label(label)
        return work.change(clean.id)


def spread(desk: Desk, id_: int) -> Change:
    """Let every note of a batch say what this one says; whom each is with stays its own."""
    with writing(desk, "함께 쓴 상담 고치기", Action.EDIT, _KIND) as work:
        note: Note = records.get(desk.store, _KIND, id_)
        rest = [other for other in batch(desk, id_) if other != id_]
        _spread(desk, work, {name: getattr(note, name) for name in _SHARED}, rest)
        work.label(f"함께 쓴 상담 고치기: {others([_name(desk, one) for one in rest or [id_]])}")
        return work.change(id_)


def batch(desk: Desk, id_: int) -> tuple[int, ...]:
    """Ids of the notes written together with a note, itself among them; of one written alone
    only its own."""
    note: Note = records.get(desk.store, _KIND, id_)
    return tuple(contacts_made.batch(desk.store, note.batch)) or (id_,)


def trash(desk: Desk, ids: Sequence[int]) -> Change:
    """Move notes to the 휴지통. Who became 상담중 by one and has no other is 구직등록 again."""
    with writing(desk, "상담 휴지통", Action.DELETE, _KIND) as work:
        gone: list[Note] = records.get_many(desk.store, _KIND, ids)
        work.label(f"상담 휴지통: {others([_name(desk, id_) for id_ in ids])}")
        work.trash(ids)
        for note in gone:
            _after_unnote(desk, note)
        return work.change(*ids)


def untrash(desk: Desk, ids: Sequence[int]) -> Change:
    """Take notes out of the 휴지통. Raises UserError where whom they are with lies there."""
    with writing(desk, "상담 되살리기", Action.EDIT, _KIND) as work:
        coming: list[Note] = records.get_many(desk.store, _KIND, ids)
        for note in coming:
            refuse_orphan(desk, note, _LINKS)
        work.label(f"상담 되살리기: {others([_name(desk, id_) for id_ in ids])}")
        work.untrash(ids)
        for note in coming:
            _after_note(desk, note)
        return work.change(*ids)


def appointments(desk: Desk, first: date, last: date) -> tuple[Appointment, ...]:
    """The appointments of a span of days, both included, by day and time.

    One is met when a later note of the same person was written on its day or after, or made
    another appointment.
    """
    return tuple(
        Appointment(
            row.note_id,
            date.fromisoformat(row.next_on),
            row.next_at,
            row.next_what,
            _who(row.seeker_id, row.employer_id),
            row.name,
            row.phone,
            row.counsellor,
            bool(row.met),
        )
        for row in contacts_made.appointments(desk.store, first, last)
    )


def matrix(desk: Desk, first: date, last: date) -> Matrix:
    """Counselling by topic and channel between two days, both included.

    The topics and channels of the domain come first, then any other word that was used.
    Raises UserError when the days are the wrong way round.
    """
    if last < first:
        raise UserError("집계 기간의 끝이 시작보다 앞섭니다. 날짜를 바꾸어 보세요.", field="last")
    found = contacts_made.matrix(desk.store, first, last)
    cells: dict[tuple[str, str], Cell] = {}
    rows: dict[str, Cell] = {}
    columns: dict[str, Cell] = {}
    total = Cell()
    for one in found:
        cell = Cell(one.contacts, one.people)
        if one.topic is not None and one.channel is not None:
            cells[(one.topic or UNTOLD, one.channel or UNTOLD)] = cell
        elif one.topic is not None:
            rows[one.topic or UNTOLD] = cell
        elif one.channel is not None:
            columns[one.channel or UNTOLD] = cell
        else:
            total = cell
    known_topics = [topic.value for topic in NoteTopic]
    known_channels = [channel.value for channel in NoteChannel]
    persons, firms = contacts_made.parties(desk.store, first, last)
    return Matrix(
        first,
        last,
        (*known_topics, *(word for word in rows if word not in known_topics)),
        (*known_channels, *(word for word in columns if word not in known_channels)),
        cells,
        rows,
        columns,
        total,
        persons,
        firms,
    )


def behind(first: date, last: date, topic: str = "", channel: str = "") -> Filter:
    """The notes behind a number of the matrix; an empty word stands for all."""
    conditions = [
        Condition("noted_on", Op.AT_LEAST, first),
        Condition("noted_on", Op.AT_MOST, last),
    ]
    for field, word in (("topic", topic), ("channel", channel)):
        if word:
            conditions.append(Condition(field, Op.IS, "" if word == UNTOLD else word))
    return Filter(conditions=tuple(conditions))


def _prepared(note: Note) -> Note:
    """The note as it is stored: texts tidied, times as ``14:05`` where they can be read."""
    clean = tidied(note)
    return replace(clean, noted_at=_time(clean.noted_at), next_at=_time(clean.next_at))


def _time(typed: str) -> str:
    try:
        return time_of_day(typed)
    except ValueError:
        return typed  # for the check to name it


def _insist_kept(desk: Desk, note: Note) -> None:
    """Raise UserError when whom a note is with lies in the trash: nobody would find it."""
    for link, kind in _LINKS.items():
        id_ = getattr(note, link)
        if id_ is not None and records.get(desk.store, kind, id_).trashed_on is not None:
            name = f"{KINDS[kind].label} ‘{title(desk.store, kind, id_)}’"
            raise UserError(
                f"{with_particle(name, '이/가')} 휴지통에 있어 상담을 남기지 않았습니다. "
                "쓰신 내용은 그대로 있습니다. 먼저 되살린 뒤 다시 저장하세요.",
                field=link.removesuffix("_id"),
            )


def _after_note(desk: Desk, note: Note) -> None:
    """Who was talked with is no longer only 구직등록."""
    if note.seeker_id is None:
        return
    seeker = stored.seeker(desk, note.seeker_id)
    if seeker.status is SeekerStatus.REGISTERED:
        records.update(desk.store, replace(seeker, status=SeekerStatus.COUNSELLING))


def _after_unnote(desk: Desk, note: Note) -> None:
    """Who became 상담중 by this note, and by nothing else, is 구직등록 again."""
    if note.seeker_id is None:
        return
    seeker = stored.seeker(desk, note.seeker_id)
    if seeker.status is not SeekerStatus.COUNSELLING:
        return
    if any(count_by(desk, kind, "seeker_id", [seeker.id]) for kind in (_KIND, KindId.REFERRALS)):
        return
    made = history.record(desk, _KIND, note.id)
    moved = next(
        (
            field.before
            for entry in history.record(desk, KindId.SEEKERS, seeker.id)
            if made and entry.operation == made[-1].operation
            for field in entry.fields
            if field.field_id == "status"
        ),
        "",
    )
    if moved == SeekerStatus.REGISTERED.value:
        records.update(desk.store, replace(seeker, status=SeekerStatus.REGISTERED))


def _spread(desk: Desk, work: Writing, changed: dict[str, object], ids: Sequence[int]) -> None:
    """Change in notes of a batch what was changed in one of them."""
    other: Note
    for other in records.get_many(desk.store, _KIND, ids):
        work.update(replace(other, **changed))  # type: ignore[arg-type]


def _name(desk: Desk, id_: int) -> str:
    return title(desk.store, _KIND, id_)


def _who(seeker_id: int | None, employer_id: int | None) -> Ref:
    if seeker_id is not None:
        return Ref(KindId.SEEKERS, seeker_id)
    return Ref(KindId.EMPLOYERS, employer_id or 0)
