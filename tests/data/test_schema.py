"""The tables hold exactly what the kinds declare, typed strictly."""

from __future__ import annotations

from dataclasses import fields

import pytest

from jobdesk.data import derived, journal
from jobdesk.data.faults import DbError
from jobdesk.data.record_types import TYPES
from jobdesk.domain.kinds import KINDS, Field, FieldType, KindId
from jobdesk.services.desk import Desk

BOOKKEEPING = ["id", "revision", "created_at", "updated_at", "trashed_on"]
INTEGERS = {FieldType.NUMBER, FieldType.YEAR, FieldType.FLAG, FieldType.LINK}


def column(field: Field) -> str:
    return f"{field.id}_id" if field.type is FieldType.LINK else field.id


@pytest.mark.parametrize("kind", list(KINDS))
def test_columns_are_the_declared_fields(desk: Desk, kind: KindId) -> None:
    names = journal.columns_of(desk.store.db, kind)
    stored = {column(field) for field in KINDS[kind].stored}
    also = {"employer_name", "vacancy_id", "referral_id"} if kind is KindId.PLACEMENTS else set()
    assert set(names) == {*BOOKKEEPING, *stored, *also, *derived.columns(kind)}
    assert list(names[:5]) == BOOKKEEPING


@pytest.mark.parametrize("kind", list(KINDS))
def test_the_dataclass_has_the_same_fields(desk: Desk, kind: KindId) -> None:
    own = {f.name for f in fields(TYPES[kind])}
    names = set(journal.columns_of(desk.store.db, kind))
    assert names - own == {"created_at", "updated_at", *derived.columns(kind)}
    assert own <= names


@pytest.mark.parametrize("kind", list(KINDS))
def test_types_follow_the_field(desk: Desk, kind: KindId) -> None:
    rows = desk.store.db.execute(
        'SELECT name, type, "notnull" FROM pragma_table_info(?)', [kind.value]
    ).fetchall()
    types = {name: (type_, bool(notnull)) for name, type_, notnull in rows}
    for field in KINDS[kind].stored:
        type_, notnull = types[column(field)]
        assert type_ == ("INTEGER" if field.type in INTEGERS else "TEXT"), field.id
        nullable = field.type in INTEGERS | {FieldType.DATE}
        assert notnull != nullable or field.id == "birth_approximate", field.id


def test_every_table_of_ours_is_strict(desk: Desk) -> None:
    loose = desk.store.db.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND NOT strict"
        " AND name NOT LIKE 'sqlite!_%' ESCAPE '!' AND name <> '_sqlite_migrations'"
    ).fetchall()
    assert loose == []
    with desk.store.operation("구인 등록"), pytest.raises(DbError, match="TEXT value in INTEGER"):
        desk.store.db.execute("INSERT INTO vacancies (openings) VALUES ('많이')")


def test_links_must_lead_somewhere(desk: Desk) -> None:
    with pytest.raises(DbError, match="FOREIGN KEY"), desk.store.operation("구인 등록"):
        desk.store.db.execute("INSERT INTO vacancies (employer_id) VALUES (77)")


def test_what_is_looked_up_is_indexed(desk: Desk) -> None:
    indexed = {
        (table, name)
        for table in KINDS
        for (index,) in desk.store.db.execute("SELECT name FROM pragma_index_list(?)", [table])
        for (name,) in desk.store.db.execute("SELECT name FROM pragma_index_info(?)", [index])
    }
    links = {
        (table, name)
        for table in KINDS
        for (name,) in desk.store.db.execute(
            'SELECT "from" FROM pragma_foreign_key_list(?)', [table]
        )
    }
    assert links <= indexed
    assert {("seekers", "name_key"), ("seekers", "phone_digits"), ("placements", "hire_date")} <= (
        indexed
    )


def test_the_contract_of_a_day_is_found_by_person_and_farm(desk: Desk) -> None:
    asked = (
        "EXPLAIN QUERY PLAN SELECT MAX(x.signed_on) FROM farm_contracts x"
        " WHERE x.seeker_id = 1 AND x.employer_id = 2 AND x.starts_on <= '2026-11-20'"
    )
    plan = [row[3] for row in desk.store.db.execute(asked)]
    assert "(seeker_id=? AND employer_id=?)" in plan[0]


def test_deleted_ids_are_never_used_again(desk: Desk) -> None:
    tables = dict(
        desk.store.db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'").fetchall()
    )
    for kind in KindId:
        assert "AUTOINCREMENT" in tables[kind.value]
