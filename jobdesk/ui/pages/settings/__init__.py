"""설정: what the centre is, who works here, targets, papers, copies, records and the look."""

from jobdesk.ui.pages.settings.page import SettingsPage

__all__ = ["SettingsPage"]
