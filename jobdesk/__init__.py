"""JobDesk (잡데스크): the desk of a rural Korean job centre."""

__version__ = "0.1.0"
