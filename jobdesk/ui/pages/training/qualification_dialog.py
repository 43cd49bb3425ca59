"""자격 취득: one certificate of one person, or the same one for many who passed together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtWidgets import QWidget

from jobdesk.domain.changes import Change
from jobdesk.domain.kinds import KindId
from jobdesk.domain.trainees import Qualification
from jobdesk.services import lists, qualifications
from jobdesk.services.desk import Desk
from jobdesk.services.writing import others
from jobdesk.ui.jobs import Jobs
from jobdesk.ui.notices import Notices
from jobdesk.ui.widgets.act_dialog import ActDialog
from jobdesk.ui.widgets.casework_list import show
from jobdesk.ui.widgets.editors import DateEdit, SuggestEdit, TextEdit
from jobdesk.ui.widgets.form_field import FormField

ISSUERS: tuple[str, ...] = (
    "한국산업인력공단",
    "대한상공회의소",
    "한국보건의료인국가시험원",
    "한국교통안전공단",
    "도로교통공단",
)
"""발급기관, offered."""


@dataclass(frozen=True, slots=True)
class _Known:
    names: tuple[str, ...]
    titles: tuple[str, ...]


class QualificationDialog(ActDialog):
    """A new 자격 취득 for everybody of ``ids``, or an edit of a stored one."""

    def __init__(
        self,
        desk: Desk,
        jobs: Jobs,
        notices: Notices,
        one: Qualification,
        ids: Sequence[int],
        known: _Known,
        parent: QWidget,
    ) -> None:
        super().__init__(
            desk,
            jobs,
            notices,
            f"자격 취득: {others(list(known.names))}",
            "저장" if len(ids) == 1 else f"{len(ids):,}명 저장",
            parent,
            about=""
            if len(ids) == 1
            else "고른 분 모두에게 같은 자격을 적습니다. 번호는 나중에 한 분씩 적을 수 있습니다.",
        )
        self._one, self._ids = one, list(ids)
        self.add_fields(
            title=FormField("자격증", SuggestEdit(known.titles), required=True, hint="급수까지"),
            acquired_on=FormField("취득일", DateEdit(desk.today)),
        )
        if len(ids) == 1:
            self.add_fields(
                issuer=FormField("발급기관", SuggestEdit(ISSUERS)),
                number=FormField("자격번호", TextEdit()),
            )
        else:
            self.add_fields(issuer=FormField("발급기관", SuggestEdit(ISSUERS)))
        for name, field in self.fields.items():
            field.set_value(getattr(one, name))
        self.end_fields("title")

    def act(self) -> Callable[[], Change]:
        """Store it."""
        said = {name: field.value() for name, field in self.fields.items()}
        day = said["acquired_on"]
        made = replace(
            self._one,
            title=str(said["title"] or ""),
            issuer=str(said["issuer"] or ""),
            number=str(said.get("number") or ""),
            acquired_on=day if isinstance(day, date) else None,
        )
        desk, ids = self.desk, self._ids
        if made.id:
            return lambda: qualifications.save(desk, made)
        return lambda: qualifications.add_many(desk, ids, made)


def ask_qualification(
    desk: Desk,
    jobs: Jobs,
    notices: Notices,
    one: Qualification,
    ids: Sequence[int],
    parent: QWidget,
) -> None:
    """Ask for a certificate of these people."""

    def look() -> _Known:
        named = lists.called(desk, KindId.TRAINEES, list(ids))
        return _Known(
            tuple(named.get(id_, "") for id_ in ids),
            qualifications.suggested(desk, one.cohort_id or 0),
        )

    jobs.read(
        look,
        lambda known: show(QualificationDialog(desk, jobs, notices, one, ids, known, parent)),
    )
