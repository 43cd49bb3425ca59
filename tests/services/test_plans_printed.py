"""The plan and the sheet of a 공약 say the same on paper, in the workbook and in 한글."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from lxml import etree

from jobdesk.domain.report_document import Report, Table, Words
from jobdesk.domain.spans import SpanType, span_of
from jobdesk.services import report_files, report_making
from jobdesk.services.desk import Desk
from tests import geumjeong_pledge, seogu_plan


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def said(report: Report) -> Iterator[str]:
    for section in report.sections:
        for block in section.blocks:
            if isinstance(block, Table):
                for line in block.lines:
                    yield from (cell.text for cell in line.cells if cell.text)
                yield from (head.text for head in block.head)
            elif isinstance(block, Words):
                yield from block.paragraphs


def on_paper(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    return "".join(page.get_textpage().get_text_range() for page in document)


def in_the_workbook(path: Path) -> str:
    book = openpyxl.load_workbook(path)
    return "\n".join(
        str(cell.value) for sheet in book for row in sheet for cell in row if cell.value is not None
    )


def in_hangul(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        parts = [name for name in package.namelist() if name.startswith("Contents/section")]
        roots = [etree.fromstring(package.read(name)) for name in parts]
    return "".join("".join(root.itertext()) for root in roots)


@pytest.mark.parametrize("template", ["plan_year", "pledges"])
def test_each_file_has_every_word_of_the_report(desk: Desk, tmp_path: Path, template: str) -> None:
    seogu_plan.enter(desk)
    geumjeong_pledge.enter(desk)
    report = report_making.make(desk, template, span_of(SpanType.YEAR, 2023))
    paths = {suffix: tmp_path / f"plan{suffix}" for suffix in (".pdf", ".hwpx", ".xlsx")}
    for path in paths.values():
        report_files.save(desk, report, path)
    paper, hangul = squeezed(on_paper(paths[".pdf"])), squeezed(in_hangul(paths[".hwpx"]))
    for text in said(report):
        for part in re.split(
            "[○❍①-⑳▷□↔]", squeezed(text)
        ):  # signs that a font draws in its own way
            assert part in hangul, text
            assert part in paper, text
    workbook = in_the_workbook(paths[".xlsx"])
    for task in seogu_plan.STRATEGIES[0].tasks if template == "plan_year" else ():
        assert task.title in workbook
        assert str(task.goal) in workbook
