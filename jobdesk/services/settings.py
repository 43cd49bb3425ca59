"""The centre's own settings: read by every page, saved as one undoable operation."""

from __future__ import annotations

from dataclasses import asdict, fields, replace

from jobdesk.data import settings as table
from jobdesk.domain import text
from jobdesk.domain.centre import CentreSettings, check_settings
from jobdesk.domain.changes import Change, Ref
from jobdesk.domain.kinds import KindId
from jobdesk.errors import UserError
from jobdesk.services.desk import Desk


def get(desk: Desk) -> CentreSettings:
    """The settings as stored; what was never set has its default."""
    known = {field.name for field in fields(CentreSettings)}
    values = {key: value for key, value in table.read(desk.store).items() if key in known}
    for key, value in values.items():
        if isinstance(value, list):
            values[key] = tuple(value)
    return CentreSettings(**values)  # type: ignore[arg-type]


def save(desk: Desk, settings: CentreSettings) -> Change:
    """Store settings, texts made tidy and empty entries of lists dropped.

    Raises UserError with the field that is wrong.
    """
    clean = replace(
        settings,
        name=text.tidy(settings.name),
        sido=text.tidy(settings.sido),
        sigungu=text.tidy(settings.sigungu),
        address=text.tidy(settings.address),
        phone=_phone(settings.phone),
        eup_myeon=tuple(dict.fromkeys(_listed(settings.eup_myeon))),
        approval_titles=_listed(settings.approval_titles),
        minimum_wages=_listed(settings.minimum_wages),
        decline_reasons=tuple(dict.fromkeys(_listed(settings.decline_reasons))),
        reject_reasons=tuple(dict.fromkeys(_listed(settings.reject_reasons))),
        leave_reasons=tuple(dict.fromkeys(_listed(settings.leave_reasons))),
        closed_reasons=tuple(dict.fromkeys(_listed(settings.closed_reasons))),
    )
    problems = check_settings(clean)
    if problems:
        raise UserError(problems[0].message, field=problems[0].field)
    with desk.store.operation("센터 설정") as operation:
        written = table.write(desk.store, asdict(clean))
        return operation.change(*(Ref(KindId.SETTINGS, id_) for id_ in written))


def _listed(values: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(tidy for tidy in map(text.tidy, values) if tidy)


def _phone(value: str) -> str:
    try:
        return text.phone(value)
    except ValueError:
        raise UserError(f"전화번호로 읽을 수 없습니다: {value}", field="phone") from None
