"""Chooses the reader for a format; runs in the reading process."""

from __future__ import annotations

from typing import NamedTuple

from jobdesk.exchange import sniff
from jobdesk.exchange.refusals import damaged
from jobdesk.exchange.workbook import Format, Sheet


class Request(NamedTuple):
    """What is asked of the reading process; the bytes of the file follow it."""

    name: str
    format: Format
    protected: bool = False
    password: str | None = None
    slow: bool = False


class Answer(NamedTuple):
    """What was read; ``encoding`` is empty for binary formats."""

    format: Format
    encoding: str
    sheets: list[Sheet]
    warnings: tuple[str, ...] = ()


def run(request: Request, data: bytes) -> Answer:
    """Read the bytes as the request says. Raises Unreadable and its kin.

    Each format's module is imported only when asked for, which keeps the start of the
    process short.
    """
    name, kind = request.name, request.format
    if request.protected:
        data, kind = _opened(request, data)
    if kind is Format.HTML:
        from jobdesk.exchange import html_table

        return Answer(kind, *html_table.read(data, name))
    if kind is Format.XML:
        from jobdesk.exchange import xml_sheet

        return Answer(kind, "", xml_sheet.read(data, name))
    if kind is Format.SYLK:
        from jobdesk.exchange import sylk

        return Answer(kind, *sylk.read(data, name))
    from jobdesk.exchange import binary_book
    from jobdesk.exchange.refusals import NeedsPassword

    try:
        return Answer(kind, "", binary_book.read(data, kind, name, slow=request.slow))
    except NeedsPassword:
        if request.protected:
            raise damaged(name) from None
        # An .xls tells only when its records are read that they are encrypted.
        data, kind = _opened(request, data)
        return Answer(kind, "", binary_book.read(data, kind, name, slow=request.slow))


def _opened(request: Request, data: bytes) -> tuple[bytes, Format]:
    from jobdesk.exchange import protected

    plain = protected.decrypt(data, request.name, request.password)
    return plain, sniff.sniff(plain, request.name).format
