"""지표·목표: the year's targets against what was reached, and the indicators themselves."""

from jobdesk.ui.pages.reports.targets.targets_part import TargetsPart

__all__ = ["TargetsPart"]
