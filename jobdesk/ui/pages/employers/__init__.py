"""구인업체: companies, farms and institutions, and what they offer."""

from jobdesk.ui.pages.employers.page import EmployersPage

__all__ = ["EmployersPage"]
