"""실적·보고: reports drawn up and handed in, indicators with their targets, the plan, 공약."""

from jobdesk.ui.pages.reports.page import ReportsPage

__all__ = ["ReportsPage"]
