"""One pass over an OpenDocument sheet, for what the fast engine does not tell.

The engine blanks error cells, turns booleans to 1.0 and knows no merges or hidden rows.
Positions in ODS are implied by counting, so the pass runs only where a sheet shows one of
these at all.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from xml.parsers import expat

from jobdesk.exchange.cells import Marks
from jobdesk.exchange.limits import MAX_COLUMNS, MAX_ROWS
from jobdesk.exchange.refusals import EntitiesFound

_TELLTALES = (
    b'value-type="error"',
    b'value-type="boolean"',
    b"table:visibility=",
    b"-spanned=",
    b"<!DOCTYPE",
)


def scan(archive: zipfile.ZipFile) -> dict[str, Marks]:
    """Marks by sheet name. Raises KeyError and expat.ExpatError when damaged, EntitiesFound
    when the document declares entities."""
    content = archive.read("content.xml")
    if not any(sign in content for sign in _TELLTALES):
        return {}
    walk = _Walk()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = walk.start
    parser.EndElementHandler = walk.end
    parser.CharacterDataHandler = walk.characters
    parser.EntityDeclHandler = walk.entity
    parser.Parse(content, True)
    return walk.sheets


class _Walk:
    """Counts rows and cells as the document goes by."""

    def __init__(self) -> None:
        self.sheets: dict[str, Marks] = {}
        self.marks = Marks()
        self.row = 0
        self.columns = 0
        self.rows = 1
        self.column = 0
        self.error: tuple[int, int] | None = None  # where it stands, and
        self.repeated = 1  # over how many columns
        self.text: list[str] = []
        self.depth = 0  # tables inside cells are no sheets

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(" ")[2]
        if name == "table":
            self.depth += 1
            if self.depth == 1:
                self.row = self.columns = 0
                self.marks = self.sheets[_get(attributes, "name")] = Marks()
        elif self.depth != 1:
            return
        elif name == "table-column":
            first = self.columns + 1
            self.columns += _count(attributes, "number-columns-repeated")
            if _get(attributes, "visibility") in ("collapse", "filter"):
                self.marks.hidden_columns.append((first, self.columns))
        elif name == "table-row":
            self.row += 1
            self.column = 0
            self.rows = _count(attributes, "number-rows-repeated")
            if _get(attributes, "visibility") in ("collapse", "filter"):
                last = min(self.row + self.rows, MAX_ROWS + 1)
                self.marks.hidden_rows.update(range(self.row, last))
        elif name in ("table-cell", "covered-table-cell"):
            self._cell(attributes)

    def _cell(self, attributes: dict[str, str]) -> None:
        place = (self.row, self.column + 1)
        repeated = _count(attributes, "number-columns-repeated")
        self.column += repeated
        kinds = {value for key, value in attributes.items() if key.endswith(" value-type")}
        if "error" in kinds:
            self.error, self.repeated, self.text = place, repeated, []
        elif "boolean" in kinds:
            truth = _get(attributes, "boolean-value") == "true"
            self.marks.values.update(dict.fromkeys(self._covered(place[1], repeated), truth))
        down, across = (
            _count(attributes, "number-rows-spanned"),
            _count(attributes, "number-columns-spanned"),
        )
        if down > 1 or across > 1:
            self.marks.merged.append(
                (place[0], place[1], place[0] + down - 1, place[1] + across - 1)
            )

    def characters(self, text: str) -> None:
        if self.error:
            self.text.append(text)

    def end(self, tag: str) -> None:
        name = tag.rpartition(" ")[2]
        if name == "table":
            self.depth -= 1
        elif name == "table-row" and self.depth == 1:
            self.row += self.rows - 1
        elif name == "table-cell" and self.error:
            error = "".join(self.text).strip() or "#N/A"
            places = self._covered(self.error[1], self.repeated)
            self.marks.errors.update(dict.fromkeys(places, error))
            self.error = None

    def _covered(self, column: int, repeated: int) -> Iterator[tuple[int, int]]:
        """The places of a cell of this row that stands for several, within the limits."""
        for row in range(self.row, min(self.row + self.rows, MAX_ROWS + 1)):
            for each in range(column, min(column + repeated, MAX_COLUMNS + 1)):
                yield row, each

    def entity(self, *_: object) -> None:
        raise EntitiesFound


def _get(attributes: dict[str, str], name: str) -> str:
    return next((v for k, v in attributes.items() if k.rpartition(" ")[2] == name), "")


def _count(attributes: dict[str, str], name: str) -> int:
    value = _get(attributes, name)
    return max(1, int(value)) if value.isdigit() else 1
