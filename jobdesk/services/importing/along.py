"""How many people, firms and vacancies a plan would make because its rows name them."""

from __future__ import annotations

from jobdesk.domain.kinds import KindId
from jobdesk.services.importing.firms import firm_key
from jobdesk.services.importing.intake import INTAKES
from jobdesk.services.importing.shapes import Decision, ImportPlan

_LINKS = {
    "seeker_id": KindId.SEEKERS,
    "employer_id": KindId.EMPLOYERS,
    "vacancy_id": KindId.VACANCIES,
}


def made_along(plan: ImportPlan) -> dict[KindId, int]:
    """By kind, without the kind of the plan itself; kinds of which none is made are left out."""
    new = [row.values for row in plan.rows if row.decision is Decision.NEW]
    if plan.kind is KindId.VACANCIES:
        firms = {
            firm_key(str(values["employer"]))
            for values in new
            if values.get("employer_id") is None and values.get("employer")
        }
        return {KindId.EMPLOYERS: len(firms)} if firms else {}
    if plan.kind not in INTAKES:
        return {}
    made: dict[KindId, set[object]] = {kind: set() for kind in _LINKS.values()}
    for values in new:
        for link, kind in _LINKS.items():
            id_ = values.get(link)
            if isinstance(id_, int) and id_ < 0:
                of = values.get("employer_id") if link == "vacancy_id" else None
                made[kind].add((id_, of))
    return {kind: len(ids) for kind, ids in made.items() if ids}
