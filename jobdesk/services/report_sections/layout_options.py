"""Reads how one use of a ready table differs, as a template keeps it (JSON)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from jobdesk.domain.report_checks import typed_number
from jobdesk.domain.report_document import Role, Style
from jobdesk.domain.report_layout_parts import Given, Options, Row, Signs
from jobdesk.services.report_sections.making import Making

_SIGNED = re.compile(r"[△▵-]")


def options(making: Making) -> Options:
    """``year``, ``signs``, ``columns``, ``total``, ``subtotals``, ``total_label``, ``unit``,
    ``notes`` and ``heads`` of the section; what is not set is as the layout says."""
    signs = str(making.option("signs", Signs.TRIANGLE))
    total = making.option("total", None)
    return Options(
        year=int(making.option("year", making.year)),
        signs=Signs(signs) if signs in tuple(Signs) else Signs.TRIANGLE,
        each=tuple(str(each) for each in making.option("columns", ())),
        total=None if total is None else str(total),
        subtotals=bool(making.option("subtotals", False)),
        total_label=str(making.option("total_label", "")),
        unit=str(making.option("unit", "")),
        notes=tuple(str(each) for each in making.option("notes", ())),
        heads={str(k): str(v) for k, v in dict(making.option("heads", {})).items()},
    )


def style(making: Making) -> Style:
    """The report's style with the ``decimals`` of this section where it has its own."""
    decimals = making.option("decimals", None)
    known = making.style
    return known if decimals is None else replace(known, rate_decimals=int(decimals))


def given(typed: object) -> Given:
    """A typed value: ``1,652``, ``△765`` and ``-5,464`` are numbers, anything else is words."""
    text = str(typed).strip()
    number = typed_number(_SIGNED.sub("-", text, count=1)) if text not in ("", "-") else None
    return Given(text=text) if number is None else Given(number)


def typed_row(written: Mapping[str, Any]) -> Row:
    """A row as it was typed; its values are under the keys of the layout's columns, money in 원."""
    role = str(written.get("role", Role.LINE))
    decimals = written.get("decimals")
    return Row(
        str(written.get("label", "")),
        {str(key): given(value) for key, value in dict(written.get("values") or {}).items()},
        str(written.get("group", "")),
        str(written.get("unit", "")),
        None if decimals is None else int(decimals),
        Role(role) if role in tuple(Role) else Role.LINE,
    )


def number(value: int | Decimal | None) -> Given:
    """A number that was reckoned."""
    return Given() if value is None else Given(Decimal(value))
