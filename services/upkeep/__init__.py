"""Keeping an installation safe: backing up, restoring, and saying what an operator should know."""

from services.upkeep.backup import Backup, BackupRefused, Progress, back_up, read_backup
from services.upkeep.doctor import examine
from services.upkeep.findings import Finding, Level
from services.upkeep.restore import Restored, RestoreRefused, restore

__all__ = [
    "Backup",
    "BackupRefused",
    "Finding",
    "Level",
    "Progress",
    "RestoreRefused",
    "Restored",
    "back_up",
    "examine",
    "read_backup",
    "restore",
]
