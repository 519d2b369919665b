"""Names of the roles on the screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def role_name(role: str) -> str:
    """A role's name in the language on the screen."""
    names = {
        "greeter": QCoreApplication.translate("Roles", "Greeter"),
        "consultant": QCoreApplication.translate("Roles", "Sales consultant"),
        "receptionist": QCoreApplication.translate("Roles", "Front desk"),
        "supervisor": QCoreApplication.translate("Roles", "Supervisor"),
        "manager": QCoreApplication.translate("Roles", "Store manager"),
        "administrator": QCoreApplication.translate("Roles", "Administrator"),
        "desk": QCoreApplication.translate("Roles", "Locked"),
    }
    return names.get(role, role)
