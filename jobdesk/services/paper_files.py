"""A made paper leaves the program as a file."""

from __future__ import annotations

from pathlib import Path

from jobdesk.exchange.safe_file import replacing


def save(path: Path, pdf: bytes) -> None:
    """Write a PDF whole or not at all. Raises UserError where it cannot be written."""
    with replacing(path) as temporary:
        temporary.write_bytes(pdf)
