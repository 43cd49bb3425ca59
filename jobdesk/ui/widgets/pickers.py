"""The system's own file dialogs, behind a few names that tests replace."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget


def folder(parent: QWidget, title: str, start: Path | None = None) -> Path | None:
    """A folder the user chose, None when the dialog was left."""
    chosen = QFileDialog.getExistingDirectory(parent, title, str(start or Path.home()))
    return Path(chosen) if chosen else None


def file_to_open(parent: QWidget, title: str, kinds: str, start: Path | None = None) -> Path | None:
    """A file the user chose, None when the dialog was left. ``kinds`` as Qt filters."""
    chosen, _ = QFileDialog.getOpenFileName(parent, title, str(start or Path.home()), kinds)
    return Path(chosen) if chosen else None


def files_to_open(parent: QWidget, title: str, kinds: str) -> list[Path]:
    """The files the user chose, none when the dialog was left. ``kinds`` as Qt filters."""
    chosen, _ = QFileDialog.getOpenFileNames(parent, title, str(Path.home()), kinds)
    return [Path(each) for each in chosen]


def file_to_save(parent: QWidget, title: str, name: str, kinds: str) -> Path | None:
    """Where to save, the ending of ``name`` added where it was left out."""
    chosen, _ = QFileDialog.getSaveFileName(parent, title, str(Path.home() / name), kinds)
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix else path.with_suffix(Path(name).suffix)
