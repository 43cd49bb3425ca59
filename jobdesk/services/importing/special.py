"""What a declaration cannot say of the kinds that come in by one: a value that follows from
others, a firm that is not made, how a row is called."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from jobdesk.domain import text
from jobdesk.domain.aftercare import Outcome
from jobdesk.domain.casework import PlacementRoute, PlacementStatus, ReferralStatus
from jobdesk.domain.indicators_ready import READY
from jobdesk.domain.kinds import KINDS, KindId
from jobdesk.domain.matching_days import MeetingStatus
from jobdesk.services.importing.asking import Found
from jobdesk.services.importing.openings import NO_JOB
from jobdesk.services.importing.reading import Context, RowValues

DAYS: dict[KindId, str] = {
    KindId.REFERRALS: "referred_on",
    KindId.VISITS: "visited_on",
    KindId.HIRING_PROXIES: "requested_on",
    KindId.NOTES: "noted_on",
    KindId.REGISTRATIONS: "registered_on",
}
"""The day of a row, on which a vacancy that it names was open and an event was held."""

_INDICATORS = {
    text.search_key(name): each.id
    for each in reversed(READY)
    for name in (each.id, each.name, each.label)
}


def missing(kind: KindId, field: str, row: RowValues, context: Context) -> None:
    """Make up a required value that follows from what stands around the row."""
    if (kind, field) == (KindId.TARGETS, "year"):
        row.values["year"] = context.year
        row.remarks.append(f"연도가 없어 {context.year}년으로 봅니다.")


def complete(kind: KindId, row: RowValues, context: Context) -> None:
    """Fill in what follows from the row's values; add what is wrong with them."""
    values = row.values
    if kind is KindId.REFERRALS:
        values.setdefault("stage_on", values.get("interview_on") or values.get("referred_on"))
        values.setdefault("vacancy", NO_JOB)
    elif kind is KindId.PLACEMENTS:
        _dated(values, context.today)
    elif kind is KindId.FOLLOW_UPS and values.get("done_on"):
        values.setdefault("outcome", Outcome.DONE)
    elif kind is KindId.DAY_INTERVIEWS and values.get("result"):
        values.setdefault("status", MeetingStatus.DONE)
    elif kind is KindId.TARGETS:
        values.setdefault("set_on", context.today)
        said = str(values.get("indicator", ""))
        if said:
            key = text.search_key(said)
            known = _INDICATORS.get(key) or context.indicators.get(key)
            if known is None:
                known_at = "실적·보고의 지표·목표에 있는 이름으로 적으세요."
                row.bad.append(("indicator", f"모르는 지표입니다: {said}. {known_at}"))
            else:
                values["indicator"] = known


def undated(kind: KindId, mapped: Collection[str], row: RowValues) -> None:
    """A sheet without a column of interview days can say 면접예정 all the same: the words are
    kept in the note, since the stage needs its day and no cell could be mended."""
    values = row.values
    if (
        kind is KindId.REFERRALS
        and "interview_on" not in mapped
        and values.get("status") is ReferralStatus.INTERVIEW_SET
    ):
        said = f"상태: {values.pop('status')}"
        note = str(values.get("note") or "")
        values["note"] = f"{note}\n{said}".strip()
        row.remarks.append("면접일 열이 없어 ‘면접예정’은 비고에 적습니다.")


def _dated(values: dict[str, object], today: date) -> None:
    """A hire that has ended, or is still to come, says so by its days."""
    left, hired = values.get("left_on"), values.get("hire_date")
    if isinstance(left, date) and left <= today:
        values.setdefault("status", PlacementStatus.LEFT)
    elif isinstance(hired, date) and hired > today:
        values.setdefault("status", PlacementStatus.EXPECTED)


def firm(kind: KindId, values: dict[str, object], found: Found) -> Found:
    """A firm that the centre did not send anybody to is not made a client: its name stays."""
    if (
        kind is KindId.PLACEMENTS
        and found.id is None
        and not found.candidates
        and values.get("route") in (PlacementRoute.SELF, PlacementRoute.TRAINING)
    ):
        values["employer_name"] = values["employer"]
        return Found()
    return found


def title(kind: KindId, values: Mapping[str, object]) -> str:
    """How a row is called in the plan: by who it is about, or by its own title."""
    of = ("task", "employer") if kind is KindId.FARM_REQUESTS else ("seeker", "employer")
    who = [str(values[name]) for name in of if values.get(name)]
    if who:
        return " · ".join(who)
    declared = KINDS[kind]
    for name in (declared.title, declared.title_else):
        value = values.get(name) if name else None
        if value:
            return value.isoformat() if isinstance(value, date) else str(value)
    return ""
