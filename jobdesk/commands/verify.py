"""`verify-table`: somebody's table reckoned again, without a centre."""

from __future__ import annotations

import argparse

from jobdesk.commands.console import Console
from jobdesk.services import verify_table


def table(options: argparse.Namespace, console: Console) -> int:
    """Reckon the tables of a file again; 0 whether or not something disagrees."""
    done = verify_table.file(options.file, password=options.password)
    for warning in done.warnings:
        console.warn(warning)
    console.answer(done.to_json())
    verdict = done.verdict
    for number, told in enumerate(verdict.tables, 1):
        name = f" {told.about}" if told.about else ""
        rounding = f", 비율은 {told.rounding}" if told.rounding else ""
        console.say(f"표 {number} · {told.sheet}{name}: 검산 {len(told.checked):,}칸{rounding}")
    if verdict.findings:
        console.say()
        console.table(
            ("시트", "칸", "줄", "열", "적힌 값", "바른 값", "셈한 법"),
            [
                (f.sheet, f.cell, f.row, f.column, f.printed, f.computed, f.rule)
                for f in verdict.findings
            ],
        )
        console.say()
    console.say(
        f"표 {len(verdict.tables):,}개에서 {verdict.checked:,}칸을 다시 셈했습니다. "
        + (
            f"맞지 않는 칸이 {len(verdict.findings):,}개 있습니다."
            if verdict.findings
            else "맞지 않는 칸이 없습니다."
        )
    )
    return 0
