"""What a user prefers comes back as it was, also from a file somebody spoilt."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from jobdesk.domain import kept_filters
from jobdesk.domain.filters import Condition, Filter, Op
from jobdesk.domain.kinds_work import SEEKERS
from jobdesk.ui.settings import UserSettings
from jobdesk.ui.theme import Scheme


def test_values_keep_their_type_in_a_new_process(tmp_path: Path) -> None:
    file = tmp_path / "settings.ini"
    first = UserSettings(file)
    first.scheme, first.scale = Scheme.DARK, 130
    for key, value in {"a": True, "b": ["하나"], "c": [], "d": {"1": 2}, "e": "참"}.items():
        first.set_value(key, value)
    first.sync()
    again = UserSettings(file)
    assert (again.scheme, again.scale) == (Scheme.DARK, 130)
    assert again.value("a", False) is True
    assert again.value("b", []) == ["하나"]
    assert again.value("c", ["x"]) == []
    assert again.value("d", {}) == {"1": 2}
    assert again.value("e", "") == "참"


def test_what_cannot_be_read_is_the_default(tmp_path: Path) -> None:
    file = tmp_path / "settings.ini"
    file.write_text('[look]\nscheme=purple\nscale="77"\n[a]\nb=not json\n', encoding="utf-8")
    spoilt = UserSettings(file)
    assert (spoilt.scheme, spoilt.scale) == (Scheme.SYSTEM, 100)
    assert spoilt.value("a/b", 3) == 3


@pytest.mark.parametrize(
    "wanted",
    [
        Filter(),
        Filter(conditions=(Condition("status", Op.IN, ("상담중", "알선중")),)),
        Filter(
            conditions=(
                Condition("registered_on", Op.AT_LEAST, date(2026, 11, 1)),
                Condition("registered_on", Op.AT_MOST, date(2026, 11, 30)),
                Condition("age", Op.AT_LEAST, 60),
                Condition("phone", Op.EMPTY),
            )
        ),
    ],
)
def test_a_filter_is_kept_as_text(wanted: Filter) -> None:
    assert kept_filters.from_text(kept_filters.to_text(wanted), SEEKERS) == wanted


@pytest.mark.parametrize("kept", ["", "{", "[1]", '[{"field": "x"}]', '[{"field":1,"op":"no"}]'])
def test_a_filter_that_cannot_be_read_filters_nothing(kept: str) -> None:
    assert kept_filters.from_text(kept, SEEKERS) == Filter()


def test_a_condition_on_a_field_that_is_gone_is_left_out() -> None:
    kept = '[{"field": "shoe_size", "op": "is", "value": 260}]'
    assert kept_filters.from_text(kept, SEEKERS) == Filter()
