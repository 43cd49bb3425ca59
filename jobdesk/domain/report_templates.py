"""보고서 양식: which sections a report has, in which order, with which options; and as text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from jobdesk.domain.report_document import MoneyUnit, Style
from jobdesk.domain.report_records import ReportTemplate
from jobdesk.domain.rounding import Rounding
from jobdesk.domain.spans import SpanType

OWN = "own:"
"""How the ids of a centre's own templates begin."""


@dataclass(frozen=True, slots=True)
class Use:
    """One section in a template: ``kind`` is a section of the registry, ``id`` tells two uses of
    it apart, ``title`` heads it (empty: as the registry says), ``options`` are its own (JSON)."""

    id: str
    kind: str
    title: str = ""
    on: bool = True
    landscape: bool | None = None
    options: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Template:
    """A template as reports are made from it; ``title`` has ``{span}`` where the stretch stands."""

    id: str
    title: str
    span_type: SpanType
    uses: tuple[Use, ...]
    style: Style = field(default_factory=Style)
    subtitle: str = ""
    numbering: str = ""


def use(kind: str, title: str = "", *, id_: str = "", **options: Any) -> Use:
    """A section that is on, under its own id."""
    return Use(id_ or kind, kind, title, options=options)


def uses_text(uses: tuple[Use, ...]) -> str:
    """The sections as a stored template keeps them."""
    return json.dumps(
        [
            {
                "id": each.id,
                "kind": each.kind,
                "title": each.title,
                "on": each.on,
                "landscape": each.landscape,
                "options": dict(each.options),
            }
            for each in uses
        ],
        ensure_ascii=False,
    )


def read_uses(kept: str) -> tuple[Use, ...]:
    """What :func:`uses_text` wrote. Raises ValueError, KeyError or TypeError where it is none."""
    found = json.loads(kept) if kept else []
    if not isinstance(found, list):
        raise TypeError(kept)
    return tuple(
        Use(
            str(each["id"]),
            str(each["kind"]),
            str(each.get("title", "")),
            bool(each.get("on", True)),
            each.get("landscape"),
            dict(each.get("options") or {}),
        )
        for each in found
    )


def of_record(record: ReportTemplate) -> Template:
    """A stored template. Raises ValueError, KeyError or TypeError where its sections cannot be
    read."""
    return Template(
        id=f"{OWN}{record.id}",
        title=record.title,
        span_type=record.span_type,
        uses=read_uses(record.sections),
        style=Style(
            Rounding(record.rounding),
            record.rate_decimals or 0,
            MoneyUnit(record.money),
            record.money_decimals or 0,
        ),
        subtitle=record.subtitle,
        numbering=record.numbering,
    )
