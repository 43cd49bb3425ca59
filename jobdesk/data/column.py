"""One field in SQL, and the shapes in which a count or a linked name is written."""

from __future__ import annotations

from dataclasses import dataclass

from jobdesk.domain.fields import FieldType


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


def kept(table: str, id_: str = "id") -> str:
    """The condition that a row of ``table`` is not in the trash.

    The few trashed are looked up by their index, so that a walk along an index of another
    column needs nothing but that index.
    """
    return f"{id_} NOT IN (SELECT id FROM {table} WHERE trashed_on IS NOT NULL)"


def per(name: str, value: str, table: str, by: str, where: str = "") -> str:
    """A join that groups a whole table by the record it belongs to."""
    condition = f" AND {where}" if where else ""
    return (
        f" LEFT JOIN (SELECT {by} AS of_id, {value} FROM {table} WHERE {kept(table)}{condition}"
        f" GROUP BY {by}) {name} ON {name}.of_id = t.id"
    )


def counted(table: str, by: str, alias: str, where: str = "") -> Column:
    condition = f" AND {where}" if where else ""
    return Column(
        f"(SELECT COUNT(*) FROM {table} x"
        f" WHERE x.{by} = t.id AND {kept(table, 'x.id')}{condition})",
        FieldType.NUMBER,
        whole=f"COALESCE({alias}.n, 0)",
        whole_join=(alias,),
    )


def named(alias: str, join: tuple[str, ...], id_sql: str) -> Column:
    """A linked firm, by its name."""
    key = f"{alias}.name_key"
    return Column(f"{alias}.name", FieldType.LINK, key, join, search=key, id_sql=id_sql)


def person(alias: str, join: tuple[str, ...], id_sql: str) -> Column:
    """A linked seeker, by the word that person is known by."""
    key = f"coalesce(nullif({alias}.name_key, ''), search_key({alias}.nickname))"
    return Column(called(alias), FieldType.LINK, key, join, search=key, id_sql=id_sql)


def called(alias: str) -> str:
    """The name of a seeker, or the nickname of who gave none."""
    return f"coalesce(nullif({alias}.name, ''), {alias}.nickname)"


def of_row(table: str, by: str, where: str = "1", row: str = "t.id") -> Column:
    """How many rows of ``table`` (``x``) outside the 휴지통 name this row in ``by``."""
    return Column(
        f"(SELECT COUNT(*) FROM {table} x"
        f" WHERE x.{by} = {row} AND {kept(table, 'x.id')} AND {where})",
        FieldType.NUMBER,
    )


def distinct(what: str, table: str, by: str, where: str = "", row: str = "t.id") -> Column:
    """How many different ``what`` the rows of ``table`` (``x``) that name this row have."""
    condition = f" AND {where}" if where else ""
    return Column(
        f"(SELECT COUNT(DISTINCT {what}) FROM {table} x"
        f" WHERE x.{by} = {row} AND {kept(table, 'x.id')}{condition})",
        FieldType.NUMBER,
    )
