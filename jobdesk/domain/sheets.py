"""What a centre keeps about the sheets that come in and go out: profiles and layouts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jobdesk.domain.checks import Problem, need


@dataclass(frozen=True, slots=True)
class ImportProfile:
    """가져오기 양식: how sheets of one header are taken in.

    ``signature`` names the header by its words, not by their order. ``sheet_kind`` is the
    kind of sheet; ``definition`` is JSON, written and read by the service of profiles: which
    header goes into which field, what each value of a coded column becomes, the rule for
    known records.
    """

    id: int = 0
    revision: int = 0
    name: str = ""
    signature: str = ""
    sheet_kind: str = ""
    definition: str = "{}"
    used_on: date | None = None
    used_count: int | None = None
    counsellor: str = ""
    trashed_on: date | None = None


@dataclass(frozen=True, slots=True)
class RosterLayout:
    """명부 양식: columns, order, filter, grouping, masking and heading of a roster.

    ``definition`` is JSON, written and read by the service of layouts. One that is not
    ``shared`` is offered to ``counsellor`` alone.
    """

    id: int = 0
    revision: int = 0
    list_kind: str = ""
    name: str = ""
    definition: str = "{}"
    shared: bool | None = True
    counsellor: str = ""
    trashed_on: date | None = None


def check_import_profile(profile: ImportProfile, today: date) -> tuple[Problem, ...]:
    """What keeps a profile from being stored, in words."""
    del today
    return (
        *need("name", profile.name, "양식 이름"),
        *need("signature", profile.signature, "머리글"),
        *need("sheet_kind", profile.sheet_kind, "종류"),
    )


def check_roster_layout(layout: RosterLayout, today: date) -> tuple[Problem, ...]:
    """What keeps a layout from being stored, in words."""
    del today
    return (*need("name", layout.name, "양식 이름"), *need("list_kind", layout.list_kind, "명부"))
