"""가져오기: a sheet comes in, step by step, and nothing is written before it is said so."""

from jobdesk.ui.pages.importing.page import ImportingPage

__all__ = ["ImportingPage"]
