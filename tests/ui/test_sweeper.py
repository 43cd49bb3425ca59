"""Cyclic garbage is searched for by the sweeper, on the window's thread, and nowhere else."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from jobdesk.ui.sweeper import Sweeper


class _Knot:
    """An object only a search can free."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def sweeper(qtbot: QtBot) -> Iterator[Sweeper]:
    """A sweeper with nothing left to sweep."""
    parent = QObject()
    made = Sweeper(parent)
    gc.collect()
    yield made
    made.deleteLater()
    gc.unfreeze()


def _tied(count: int) -> weakref.ref[_Knot]:
    first = _Knot()
    rest = [_Knot() for _ in range(count)]
    del rest
    return weakref.ref(first)


def test_no_worker_searches(sweeper: Sweeper) -> None:
    seen: list[weakref.ref[_Knot]] = []
    worker = threading.Thread(target=lambda: seen.append(_tied(10_000)))
    worker.start()
    worker.join()
    assert seen[0]() is not None
    sweeper.sweep()
    assert seen[0]() is None


def test_few_new_objects_ask_for_no_search(sweeper: Sweeper) -> None:
    knot = _tied(10)
    sweeper.sweep()
    assert knot() is not None


def test_it_searches_by_itself(sweeper: Sweeper, qtbot: QtBot) -> None:
    knot = _tied(5_000)
    assert knot() is not None
    qtbot.waitUntil(lambda: knot() is None, timeout=10_000)
    assert knot() is None


def test_old_objects_are_searched_in_the_end(sweeper: Sweeper) -> None:
    knot = _tied(10)
    gc.collect(0)
    gc.collect(1)  # it is old now
    for _ in range(200):
        if knot() is None:
            break
        keep = [[] for _ in range(3_000)]
        sweeper.sweep()
        del keep
    assert knot() is None


def test_what_was_made_in_great_number_is_not_searched_again(sweeper: Sweeper) -> None:
    before = gc.get_freeze_count()
    many = [[] for _ in range(60_000)]
    sweeper.sweep()
    frozen = gc.get_freeze_count()
    assert frozen >= before + len(many)
    del many
    assert gc.get_freeze_count() <= frozen - 60_000, "counting references still frees it"
