"""The fields of a sheet that belong to another record: ``employer.phone`` of a vacancy."""

from __future__ import annotations

from jobdesk.domain.kinds import KINDS, Field, KindId

LINKED: dict[str, KindId] = {
    "seeker": KindId.SEEKERS,
    "employer": KindId.EMPLOYERS,
    "vacancy": KindId.VACANCIES,
    "trip": KindId.TRIPS,
    "matching_day": KindId.MATCHING_DAYS,
    "attendee": KindId.DAY_ATTENDEES,
    "trainee": KindId.TRAINEES,
}
"""The kinds whose own fields may stand beside a link, by the link's id."""

_NAMED = {"employer": "업체"}
"""How the fields of a link are called where its own label is long."""


def field_of(kind: KindId, field_id: str) -> Field:
    """The declaration behind a column's field, dotted or not. Raises KeyError."""
    prefix, _, name = field_id.rpartition(".")
    return (KINDS[LINKED[prefix]] if prefix else KINDS[kind]).field(name)


def label_of(kind: KindId, field_id: str) -> str:
    """``연락처``, and of a link's field ``업체 연락처``."""
    prefix, _, _ = field_id.rpartition(".")
    label = field_of(kind, field_id).label
    return f"{_NAMED.get(prefix) or KINDS[LINKED[prefix]].label} {label}" if prefix else label


def rest_field(kind: KindId) -> str:
    """The field that keeps what a cell says beyond its own field."""
    stored = {field.id for field in KINDS[kind].stored}
    return next(name for name in ("note", "content", "comment", "reason") if name in stored)
