"""계획·예산 and 공약, two parts of 실적·보고."""

from jobdesk.ui.pages.reports.plans.plans_part import PlansPart
from jobdesk.ui.pages.reports.plans.pledges_part import PledgesPart

__all__ = ["PlansPart", "PledgesPart"]
