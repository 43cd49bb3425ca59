"""What may stand in a column of an empty sheet, and the rule by which a writer is held to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

LISTS = "목록"
"""The hidden sheet of those lists that are too long to stand in a rule."""
_LAST = 5_000  # the last row that is checked
_INLINE = 255  # signs of a list that Excel takes within a rule


class Entry(StrEnum):
    """What may stand in a column."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    DATE = "date"
    NUMBER = "number"
    PHONE = "phone"
    TIME = "time"
    ONE_OF = "one_of"  # only one of the choices
    OFFERED = "offered"  # one of the choices or other words


@dataclass(frozen=True, slots=True)
class TemplateColumn:
    """One column to fill. ``hint`` says in one line how; ``lowest`` and ``highest`` bound a
    number."""

    label: str
    entry: Entry
    example: object
    hint: str
    required: bool = False
    choices: tuple[str, ...] = ()
    lowest: int = 0
    highest: int = 999_999_999

    @property
    def header(self) -> str:
        """The label as it heads the column; a star says that it must be filled."""
        return f"{self.label} *" if self.required else self.label


def add(sheet: Any, lists: Any, number: int, column: TemplateColumn, first: int) -> None:
    """The rule of a column: what Excel takes, what it says beside the cell and on refusing."""
    rule = _rule(column, lists)
    if rule is None:
        return
    rule.promptTitle = column.label[:32]
    rule.prompt = column.hint[:255]
    rule.showInputMessage = True
    rule.showErrorMessage = rule.type is not None and column.entry is not Entry.OFFERED
    rule.allow_blank = True
    letter = get_column_letter(number)
    rule.add(f"{letter}{first}:{letter}{_LAST}")
    sheet.add_data_validation(rule)


def _rule(column: TemplateColumn, lists: Any) -> DataValidation | None:
    if column.entry is Entry.DATE:
        rule = DataValidation("date", "DATE(1900,1,1)", "DATE(2100,12,31)", operator="between")
        rule.errorTitle = "날짜를 확인하세요"
        rule.error = f"{column.label} 칸에는 2026-03-16처럼 연-월-일로 적어 주세요."
        return rule
    if column.entry is Entry.NUMBER:
        low, high = column.lowest, column.highest
        rule = DataValidation("whole", str(low), str(high), operator="between")
        rule.errorTitle = "숫자를 확인하세요"
        rule.error = f"{column.label} 칸에는 {low}부터 {high}까지의 숫자만 적어 주세요."
        return rule
    if column.entry is Entry.PHONE:
        rule = DataValidation("textLength", "8", "40", operator="between", errorStyle="warning")
        rule.errorTitle = "전화번호를 확인하세요"
        rule.error = "지역번호나 010을 앞에 붙여 010-1234-5678처럼 적어 주세요."
        return rule
    if column.entry in (Entry.ONE_OF, Entry.OFFERED) and column.choices:
        rule = DataValidation("list", _listed(column.choices, lists))
        rule.errorTitle = "목록에서 골라 주세요"
        rule.error = f"{column.label} 칸은 목록에 있는 말만 적을 수 있습니다."
        return rule
    return DataValidation() if column.entry is Entry.TIME else None


def _listed(choices: Sequence[str], lists: Any) -> str:
    """The choices within the rule, or where they are too long on the sheet of lists."""
    inline = ",".join(choices)
    if len(inline) <= _INLINE and not any("," in c or '"' in c for c in choices):
        return f'"{inline}"'
    column = 1 if lists["A1"].value is None else lists.max_column + 1
    for row, choice in enumerate(choices, 1):
        lists.cell(row, column, choice)
    letter = get_column_letter(column)
    return f"'{LISTS}'!${letter}$1:${letter}${len(choices)}"
