"""구인·알선: vacancies, referrals and placements, one list each."""

from jobdesk.ui.pages.work.page import WorkPage

__all__ = ["WorkPage"]
