"""Every tone belongs to a stage that exists, and no stage of the pipeline is left without."""

from __future__ import annotations

import pytest

from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.ui import tones
from jobdesk.ui.theme import Tone


@pytest.mark.parametrize("kind", list(tones._STAGES))
def test_a_tone_belongs_to_a_declared_stage(kind: KindId) -> None:
    (stage,) = (field for field in KINDS[kind].fields if field.id in ("status", "step"))
    assert set(tones._STAGES[kind]) <= set(stage.choices)


def test_every_kind_with_stages_has_tones_and_the_pipeline_all_of_them() -> None:
    staged = {kind for kind, told in KINDS.items() if any(f.id == "status" for f in told.fields)}
    assert staged <= set(tones._STAGES)
    for kind in (KindId.REFERRALS, KindId.PLACEMENTS, KindId.ALLOWANCES, KindId.TRIPS):
        assert set(tones._STAGES[kind]) == set(KINDS[kind].field("status").choices)
    assert tones.tone_of(KindId.REFERRALS, "입사포기") is Tone.DANGER
