"""What each field is in SQL: the only place where a field id becomes an expression.

Every expression is written here by hand or made from the declared field ids, so no name from
outside can reach a statement. ``t`` is the kind's own table; other aliases need their join.
"""

from __future__ import annotations

from dataclasses import dataclass

from jobdesk.domain.employers import OPEN_VACANCY
from jobdesk.domain.kinds import KINDS, Field, FieldType, KindId


@dataclass(frozen=True, slots=True)
class Column:
    """One field in SQL.

    ``sql`` is its value; ``key`` the value it sorts by, empty where that is ``sql``; ``join``
    names the joins of the kind that both need. ``search`` is the search key of the value
    where the store keeps one. ``id_sql`` is a link's id. ``whole`` replaces ``sql`` where all
    rows are asked at once: counting per row suits a page, a grouped join suits the whole list.
    ``reverse`` says that ``key`` falls where the value rises (a birth against an age).
    """

    sql: str
    type: FieldType
    key: str = ""
    join: tuple[str, ...] = ()
    search: str = ""
    id_sql: str = ""
    whole: str = ""
    whole_join: tuple[str, ...] = ()
    reverse: bool = False


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


def kept(table: str, id_: str = "id") -> str:
    """The condition that a row of ``table`` is not in the trash.

    The few trashed are looked up by their index, so that a walk along an index of another
    column needs nothing but that index.
    """
    return f"{id_} NOT IN (SELECT id FROM {table} WHERE trashed_on IS NOT NULL)"


_OPEN = ", ".join(f"'{status.value}'" for status in sorted(OPEN_VACANCY))


def _per(name: str, value: str, table: str, by: str, where: str = "") -> str:
    """A join that groups a whole table by the record it belongs to."""
    condition = f" AND {where}" if where else ""
    return (
        f" LEFT JOIN (SELECT {by} AS of_id, {value} FROM {table} WHERE {kept(table)}{condition}"
        f" GROUP BY {by}) {name} ON {name}.of_id = t.id"
    )


JOINS: dict[KindId, dict[str, str]] = {
    KindId.SEEKERS: {
        "r": _per("r", "COUNT(*) AS n, MAX(referred_on) AS last_on", "referrals", "seeker_id"),
    },
    KindId.EMPLOYERS: {
        "o": " LEFT JOIN seekers o ON o.id = t.owner_id",
        "v": _per("v", "COUNT(*) AS n", "vacancies", "employer_id", f"+status IN ({_OPEN})"),
        "p": _per("p", "COUNT(*) AS n", "placements", "employer_id"),
    },
    KindId.VACANCIES: {
        "e": " LEFT JOIN employers e ON e.id = t.employer_id",
        "r": _per("r", "COUNT(*) AS n", "referrals", "vacancy_id"),
        "p": _per("p", "COUNT(*) AS n", "placements", "vacancy_id"),
    },
    KindId.REFERRALS: {
        "s": " LEFT JOIN seekers s ON s.id = t.seeker_id",
        "v": " LEFT JOIN vacancies v ON v.id = t.vacancy_id",
        "e": " LEFT JOIN employers e ON e.id = v.employer_id",
    },
    KindId.PLACEMENTS: {
        "s": " LEFT JOIN seekers s ON s.id = t.seeker_id",
        "e": " LEFT JOIN employers e ON e.id = t.employer_id",
    },
    KindId.TARGETS: {},
}
"""Joins by kind and alias, in the order in which they may build on each other."""


def _counted(table: str, by: str, alias: str, where: str = "") -> Column:
    condition = f" AND {where}" if where else ""
    return Column(
        f"(SELECT COUNT(*) FROM {table} x"
        f" WHERE x.{by} = t.id AND {kept(table, 'x.id')}{condition})",
        FieldType.NUMBER,
        whole=f"COALESCE({alias}.n, 0)",
        whole_join=(alias,),
    )


def _name(alias: str, join: tuple[str, ...], id_sql: str) -> Column:
    return Column(
        f"{alias}.name",
        FieldType.LINK,
        key=f"{alias}.name_key",
        join=join,
        search=f"{alias}.name_key",
        id_sql=id_sql,
    )


_SPECIAL: dict[KindId, dict[str, Column]] = {
    KindId.SEEKERS: {
        "name": Column("t.name", FieldType.TEXT, key="t.name_key", search="t.name_key"),
        "age": Column(_age("t"), FieldType.NUMBER, key=_birth("t"), reverse=True),
        "desired_wage": Column("t.desired_wage", FieldType.WAGE, key="t.desired_wage_amount"),
        "referral_count": _counted("referrals", "seeker_id", "r"),
        "last_referred_on": Column(
            "(SELECT MAX(x.referred_on) FROM referrals x"
            " WHERE x.seeker_id = t.id AND +x.trashed_on IS NULL)",
            FieldType.DATE,
            whole="r.last_on",
            whole_join=("r",),
        ),
    },
    KindId.EMPLOYERS: {
        "name": Column("t.name", FieldType.TEXT, key="t.name_key", search="t.name_key"),
        "owner": _name("o", ("o",), "t.owner_id"),
        "open_vacancies": _counted("vacancies", "employer_id", "v", f"+x.status IN ({_OPEN})"),
        "placement_count": _counted("placements", "employer_id", "p"),
    },
    KindId.VACANCIES: {
        "employer": _name("e", ("e",), "t.employer_id"),
        "wage": Column("t.wage", FieldType.WAGE, key="t.wage_amount"),
        "referral_count": _counted("referrals", "vacancy_id", "r"),
        "hired_count": _counted("placements", "vacancy_id", "p"),
    },
    KindId.REFERRALS: {
        "seeker": _name("s", ("s",), "t.seeker_id"),
        "vacancy": Column("v.job", FieldType.LINK, join=("v",), id_sql="t.vacancy_id"),
        "employer": _name("e", ("v", "e"), "v.employer_id"),
        "employer_id": Column("v.employer_id", FieldType.NUMBER, join=("v",)),
        "phone": Column("s.phone", FieldType.PHONE, join=("s",)),
    },
    KindId.PLACEMENTS: {
        "seeker": _name("s", ("s",), "t.seeker_id"),
        "gender": Column("s.gender", FieldType.CHOICE, join=("s",)),
        "age": Column(_age("s"), FieldType.NUMBER, key=_birth("s"), reverse=True, join=("s",)),
        "eup_myeon": Column("s.eup_myeon", FieldType.TEXT, join=("s",)),
        "employer": Column(
            "COALESCE(e.name, t.employer_name)",
            FieldType.LINK,
            key="COALESCE(e.name_key, t.employer_name)",
            join=("e",),
            id_sql="t.employer_id",
        ),
        "employer_name": Column("t.employer_name", FieldType.TEXT),
        "vacancy_id": Column("t.vacancy_id", FieldType.NUMBER),
        "referral_id": Column("t.referral_id", FieldType.NUMBER),
        "wage": Column("t.wage", FieldType.WAGE, key="t.wage_amount"),
    },
    KindId.TARGETS: {},
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
        if field.id not in _SPECIAL[kind]:
            columns[field.id] = _plain(field)
    return columns | _SPECIAL[kind]


def _plain(field: Field) -> Column:
    if field.derived or field.type is FieldType.LINK:
        raise AssertionError(f"no SQL written for {field.id}")
    return Column(f"t.{field.id}", field.type)


COLUMNS: dict[KindId, dict[str, Column]] = {kind: _columns(kind) for kind in KINDS}
"""Columns by kind and field id; beside the declared fields also ``id``, ``revision``, the
times, ``trashed_on`` and every link's ``<id>_id``."""

TEXT_SOURCES: dict[KindId, tuple[str, ...]] = {
    KindId.SEEKERS: ("t.search_text",),
    KindId.EMPLOYERS: ("t.search_text",),
    KindId.VACANCIES: ("t.search_text",),
    KindId.REFERRALS: ("t.search_text",),
    KindId.PLACEMENTS: ("t.search_text",),
    KindId.TARGETS: (),
}
"""Own columns of keys in which a typed word is looked for."""

LINKED_TEXT: dict[KindId, tuple[tuple[str, KindId], ...]] = {
    KindId.SEEKERS: (),
    KindId.EMPLOYERS: (),
    KindId.VACANCIES: (("t.employer_id", KindId.EMPLOYERS),),
    KindId.REFERRALS: (("t.seeker_id", KindId.SEEKERS), ("t.vacancy_id", KindId.VACANCIES)),
    KindId.PLACEMENTS: (("t.seeker_id", KindId.SEEKERS), ("t.employer_id", KindId.EMPLOYERS)),
    KindId.TARGETS: (),
}
"""Links whose target's words count as the record's own (a vacancy is found by its employer)."""
