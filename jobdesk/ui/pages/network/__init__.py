"""협력·홍보: agreements, meetings, publicity, recruiting for firms."""

from jobdesk.ui.pages.network.page import NetworkPage

__all__ = ["NetworkPage"]
