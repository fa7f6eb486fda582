"""What may go wrong when a memory is taken along."""

from __future__ import annotations

from services.platform import NotFound, Problem


class ExportUnknown(NotFound):
    """There is no such export of yours, or its time is over, or something was forgotten since."""


class ExportNotReady(Problem):
    """The archive is still being made."""

    status = 409
    code = "export_not_ready"
    title = "This export is still being made; ask for its state and fetch it when it is ready"

    def __init__(self) -> None:
        """Ask the caller to come back in three seconds."""
        super().__init__(headers={"Retry-After": "3"})


class ArchiveUnreadable(Problem):
    """What was sent is no archive of a memory, or is too large."""

    status = 422
    code = "archive_unreadable"
    title = "Send the zip that an export gave, unchanged"
