"""만남의 날: the days that are coming and were, and one of them from plan to feedback."""

from jobdesk.ui.pages.matching_days.page import MatchingDaysPage

__all__ = ["MatchingDaysPage"]
