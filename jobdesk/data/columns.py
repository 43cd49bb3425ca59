"""What each field is in SQL: the only place where a field id becomes an expression.

Every expression is written here by hand or made from the declared field ids, so no name from
outside can reach a statement. ``t`` is the kind's own table; other aliases need their join.
"""

from __future__ import annotations

from jobdesk.data import desk_columns, indicator_columns
from jobdesk.data.column import Column, counted, named, per, person
from jobdesk.domain.employers import OPEN_VACANCY
from jobdesk.domain.kinds import KINDS, Field, FieldType, KindId


def _age(table: str) -> str:
    """만 나이 as of ``:today`` (a number, YYYYMMDD), as people.age_on reckons it."""
    return (
        f"CASE WHEN {table}.birth_date IS NOT NULL"
        f" THEN (:today - CAST(replace({table}.birth_date, '-', '') AS INTEGER)) / 10000"
        f" ELSE :today / 10000 - {table}.birth_year END"
    )


def _birth(table: str) -> str:
    """The birth date, 1 January where only the year is known: that gives the same age."""
    return f"COALESCE({table}.birth_date, {table}.birth_year || '-01-01')"


_OPEN = ", ".join(f"'{status.value}'" for status in sorted(OPEN_VACANCY))


JOINS: dict[KindId, dict[str, str]] = {
    KindId.SEEKERS: {
        "r": per("r", "COUNT(*) AS n, MAX(referred_on) AS last_on", "referrals", "seeker_id"),
        "n": per("n", "MAX(noted_on) AS last_on", "notes", "seeker_id"),
        "m": " LEFT JOIN seekers m ON m.id = t.merged_into_id",
    },
    KindId.EMPLOYERS: {
        "o": " LEFT JOIN seekers o ON o.id = t.owner_id",
        "v": per("v", "COUNT(*) AS n", "vacancies", "employer_id", f"+status IN ({_OPEN})"),
        "p": per("p", "COUNT(*) AS n", "placements", "employer_id"),
        "c": per("c", "MAX(visited_on) AS last_on", "visits", "employer_id"),
        "m": " LEFT JOIN employers m ON m.id = t.merged_into_id",
    },
    KindId.VACANCIES: {
        "e": " LEFT JOIN employers e ON e.id = t.employer_id",
        "r": per("r", "COUNT(*) AS n", "referrals", "vacancy_id"),
        "p": per("p", "COUNT(*) AS n", "placements", "vacancy_id"),
    },
    KindId.REFERRALS: {
        "s": " LEFT JOIN seekers s ON s.id = t.seeker_id",
        "v": " LEFT JOIN vacancies v ON v.id = t.vacancy_id",
        "e": " LEFT JOIN employers e ON e.id = v.employer_id",
    },
    KindId.PLACEMENTS: {
        "s": " LEFT JOIN seekers s ON s.id = t.seeker_id",
        "e": " LEFT JOIN employers e ON e.id = t.employer_id",
        "d": " LEFT JOIN matching_days d ON d.id = t.matching_day_id",
        "c": " LEFT JOIN cohorts c ON c.id = t.cohort_id",
    },
    KindId.TARGETS: {},
    **desk_columns.JOINS,
}
"""Joins by kind and alias, in the order in which they may build on each other."""


_SPECIAL: dict[KindId, dict[str, Column]] = {
    KindId.SEEKERS: {
        "name": Column("t.name", FieldType.TEXT, key="t.name_key", search="t.name_key"),
        "age": Column(_age("t"), FieldType.NUMBER, key=_birth("t"), reverse=True),
        "desired_wage": Column("t.desired_wage", FieldType.WAGE, key="t.desired_wage_amount"),
        "referral_count": counted("referrals", "seeker_id", "r"),
        "last_referred_on": Column(
            "(SELECT MAX(x.referred_on) FROM referrals x"
            " WHERE x.seeker_id = t.id AND +x.trashed_on IS NULL)",
            FieldType.DATE,
            whole="r.last_on",
            whole_join=("r",),
        ),
        "last_noted_on": Column(
            "(SELECT MAX(x.noted_on) FROM notes x"
            " WHERE x.seeker_id = t.id AND +x.trashed_on IS NULL)",
            FieldType.DATE,
            whole="n.last_on",
            whole_join=("n",),
        ),
        "merged_into": person("m", ("m",), "t.merged_into_id"),
    },
    KindId.EMPLOYERS: {
        "name": Column("t.name", FieldType.TEXT, key="t.name_key", search="t.name_key"),
        "owner": person("o", ("o",), "t.owner_id"),
        "merged_into": named("m", ("m",), "t.merged_into_id"),
        "last_visited_on": Column(
            "(SELECT MAX(x.visited_on) FROM visits x"
            " WHERE x.employer_id = t.id AND +x.trashed_on IS NULL)",
            FieldType.DATE,
            whole="c.last_on",
            whole_join=("c",),
        ),
        "open_vacancies": counted("vacancies", "employer_id", "v", f"+x.status IN ({_OPEN})"),
        "placement_count": counted("placements", "employer_id", "p"),
    },
    KindId.VACANCIES: {
        "employer": named("e", ("e",), "t.employer_id"),
        "wage": Column("t.wage", FieldType.WAGE, key="t.wage_amount"),
        "referral_count": counted("referrals", "vacancy_id", "r"),
        "hired_count": counted("placements", "vacancy_id", "p"),
    },
    KindId.REFERRALS: {
        "seeker": person("s", ("s",), "t.seeker_id"),
        "vacancy": Column("v.job", FieldType.LINK, join=("v",), id_sql="t.vacancy_id"),
        "employer": named("e", ("v", "e"), "v.employer_id"),
        "employer_id": Column("v.employer_id", FieldType.NUMBER, join=("v",)),
        "vacancy_received_on": Column("v.received_on", FieldType.DATE, join=("v",)),
        "vacancy_openings": Column("v.openings", FieldType.NUMBER, join=("v",)),
        "birth_date": Column("s.birth_date", FieldType.DATE, join=("s",)),
        "phone": Column("s.phone", FieldType.PHONE, join=("s",)),
    },
    KindId.PLACEMENTS: {
        "seeker": person("s", ("s",), "t.seeker_id"),
        "gender": Column("s.gender", FieldType.CHOICE, join=("s",)),
        "birth_date": Column("s.birth_date", FieldType.DATE, join=("s",)),
        "phone": Column("s.phone", FieldType.PHONE, join=("s",)),
        "age": Column(_age("s"), FieldType.NUMBER, key=_birth("s"), reverse=True, join=("s",)),
        "eup_myeon": Column("s.eup_myeon", FieldType.TEXT, join=("s",)),
        "employer": Column(
            "COALESCE(e.name, t.employer_name)",
            FieldType.LINK,
            key="COALESCE(e.name_key, t.employer_name)",
            join=("e",),
            id_sql="t.employer_id",
        ),
        "matching_day": Column("d.title", FieldType.LINK, join=("d",), id_sql="t.matching_day_id"),
        "cohort": Column("c.title", FieldType.LINK, join=("c",), id_sql="t.cohort_id"),
        "employer_name": Column("t.employer_name", FieldType.TEXT),
        "vacancy_id": Column("t.vacancy_id", FieldType.NUMBER),
        "referral_id": Column("t.referral_id", FieldType.NUMBER),
        "wage": Column("t.wage", FieldType.WAGE, key="t.wage_amount"),
    },
    KindId.TARGETS: {},
    **desk_columns.SPECIAL,
}

_COMMON: dict[str, Column] = {
    "id": Column("t.id", FieldType.NUMBER),
    "revision": Column("t.revision", FieldType.NUMBER),
    "created_at": Column("t.created_at", FieldType.TEXT),
    "updated_at": Column("t.updated_at", FieldType.TEXT),
    "trashed_on": Column("t.trashed_on", FieldType.DATE),
}


def _columns(kind: KindId) -> dict[str, Column]:
    columns = dict(_COMMON)
    for field in KINDS[kind].fields:
        if field.type is FieldType.LINK:
            columns[f"{field.id}_id"] = Column(f"t.{field.id}_id", FieldType.NUMBER)
        if field.id not in _SPECIAL.get(kind, {}):
            columns[field.id] = _plain(field)
    return columns | _SPECIAL.get(kind, {}) | indicator_columns.ASKED.get(kind, {})


def _plain(field: Field) -> Column:
    if field.derived or field.type is FieldType.LINK:
        raise AssertionError(f"no SQL written for {field.id}")
    return Column(f"t.{field.id}", field.type)


COLUMNS: dict[KindId, dict[str, Column]] = {kind: _columns(kind) for kind in KINDS}
"""Columns by kind and field id; beside the declared fields also ``id``, ``revision``, the
times, ``trashed_on``, every link's ``<id>_id`` and what indicators alone ask for."""

TEXT_SOURCES: dict[KindId, tuple[str, ...]] = {
    KindId.SEEKERS: ("t.search_text",),
    KindId.EMPLOYERS: ("t.search_text",),
    KindId.VACANCIES: ("t.search_text",),
    KindId.REFERRALS: ("t.search_text",),
    KindId.PLACEMENTS: ("t.search_text",),
    KindId.TARGETS: (),
    **desk_columns.TEXT_SOURCES,
}
"""Own columns of keys in which a typed word is looked for."""

LINKED_TEXT: dict[KindId, tuple[tuple[str, KindId], ...]] = {
    KindId.SEEKERS: (),
    KindId.EMPLOYERS: (),
    KindId.VACANCIES: (("t.employer_id", KindId.EMPLOYERS),),
    KindId.REFERRALS: (("t.seeker_id", KindId.SEEKERS), ("t.vacancy_id", KindId.VACANCIES)),
    KindId.PLACEMENTS: (("t.seeker_id", KindId.SEEKERS), ("t.employer_id", KindId.EMPLOYERS)),
    KindId.TARGETS: (),
    **desk_columns.LINKED_TEXT,
}
"""Links whose target's words count as the record's own (a vacancy is found by its employer)."""
