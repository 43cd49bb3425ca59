"""The search for cyclic garbage rests while very much is made, and only then."""

from __future__ import annotations

import gc
import threading

import pytest

from jobdesk.ui.steady import steady


def test_it_rests_inside_and_comes_back() -> None:
    assert gc.isenabled()
    with steady():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_comes_back_after_an_exception() -> None:
    with pytest.raises(KeyError), steady():
        raise KeyError
    assert gc.isenabled()


def test_it_rests_until_the_last_of_several_is_done() -> None:
    begun, go = threading.Event(), threading.Event()

    def work() -> None:
        with steady():
            begun.set()
            go.wait(5)

    other = threading.Thread(target=work)
    other.start()
    assert begun.wait(5)
    with steady():
        pass
    assert not gc.isenabled()
    go.set()
    other.join(5)
    assert gc.isenabled()


def test_what_was_made_in_great_number_is_not_searched_again() -> None:
    before = gc.get_freeze_count()
    with steady():
        few = [[] for _ in range(10)]
    assert gc.get_freeze_count() == before
    with steady():
        many = [[few] for _ in range(60_000)]
    frozen = gc.get_freeze_count()
    assert frozen >= before + len(many)
    del many
    assert gc.get_freeze_count() <= frozen - 60_000, "counting references still frees it"
    gc.unfreeze()
