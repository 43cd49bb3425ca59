"""Sections of words: those typed for the report and those that say how its numbers are counted."""

from __future__ import annotations

from jobdesk.domain.report_document import Block, Words
from jobdesk.services.report_sections.indicator_tables import chosen
from jobdesk.services.report_sections.making import Making


def typed(making: Making) -> tuple[Block, ...]:
    """The words typed for this section, nothing where none were."""
    said = making.texts.get(making.use.id, "").strip()
    if not said:
        return ()
    lines = tuple(line.rstrip() for line in said.splitlines() if line.strip())
    return (Words(making.use.id, lines),)


def definitions(making: Making) -> tuple[Block, ...]:
    """One sentence for each indicator that is printed."""
    lines = tuple(f"- {each.label}: {each.rule}" for each in chosen(making))
    return (Words(making.use.id, lines, small=True),) if lines else ()
