"""The frozen report as plain data."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime

import pytest
from report_kit import report

from jobdesk.domain.report_json import check_code, digest, from_json, to_json


def test_a_report_comes_back_the_same_through_text() -> None:
    made = report()
    assert from_json(json.loads(json.dumps(to_json(made)))) == made


def test_the_digest_says_whether_two_prints_hold_the_same() -> None:
    made = report()
    later = replace(
        made, taken_at=datetime.fromisoformat("2027-01-01T00:00"), taken_by="이상담", closed=True
    )
    assert digest(later) == digest(made)
    assert digest(replace(made, span="2022년 11월")) != digest(made)
    assert check_code(made).replace("-", "").lower() == digest(made)[:12]


def test_a_report_read_back_has_the_digest_it_was_kept_with() -> None:
    made = report()
    assert digest(from_json(json.loads(json.dumps(to_json(made))))) == digest(made)


def test_what_is_no_report_is_refused() -> None:
    held = to_json(report())
    held["sections"] = [{"id": "x", "title": "x", "blocks": [{"is": "poem"}]}]
    with pytest.raises(KeyError):
        from_json(held)
