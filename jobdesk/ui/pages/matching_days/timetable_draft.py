"""A timetable while it is being changed: every step kept, none of them stored yet."""

from __future__ import annotations

from dataclasses import dataclass, field

from jobdesk.domain.timetable_edits import Plan


@dataclass(frozen=True, slots=True)
class Step:
    """One edit in words, and the plan it left."""

    label: str
    plan: Plan


@dataclass(slots=True)
class Draft:
    """``stored`` is the plan the store holds; the steps lead from where the work began."""

    stored: Plan = ()
    began: Plan = ()
    steps: list[Step] = field(default_factory=list)
    at: int = 0

    @property
    def plan(self) -> Plan:
        """The plan as it stands."""
        return self.steps[self.at - 1].plan if self.at else self.began

    @property
    def is_changed(self) -> bool:
        """Whether something is not stored."""
        return self.plan != self.stored

    @property
    def changes(self) -> int:
        """How many meetings are not as the store has them."""
        return len(set(self.plan) - set(self.stored)) + len(
            {(m.guest, m.booth) for m in self.stored} - {(m.guest, m.booth) for m in self.plan}
        )

    @property
    def undo_label(self) -> str:
        """What would be taken back; "" for nothing."""
        return self.steps[self.at - 1].label if self.at else ""

    @property
    def redo_label(self) -> str:
        """What would be done again; "" for nothing."""
        return self.steps[self.at].label if self.at < len(self.steps) else ""

    def begin(self, plan: Plan) -> None:
        """Start anew from what the store holds."""
        self.stored = self.began = plan
        self.steps.clear()
        self.at = 0

    def do(self, label: str, plan: Plan) -> bool:
        """One step on; False where nothing changes."""
        if plan == self.plan:
            return False
        del self.steps[self.at :]
        self.steps.append(Step(label, plan))
        self.at += 1
        return True

    def undo(self) -> bool:
        """One step back; False where there is none."""
        if not self.at:
            return False
        self.at -= 1
        return True

    def redo(self) -> bool:
        """One step on again; False where there is none."""
        if self.at >= len(self.steps):
            return False
        self.at += 1
        return True
