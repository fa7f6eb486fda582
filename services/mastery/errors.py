"""What may go wrong with fitted parameters that a caller may meet."""

from __future__ import annotations

from services.platform import Problem


class VersionUnknown(Problem):
    """There is no such version, or it was refused."""

    status = 404
    code = "fit_unknown"
    title = "There is no such version that could be put in force; list them first"


class NothingBefore(Problem):
    """There is nothing to go back to: the shipped numbers are in force."""

    status = 409
    code = "fit_nothing_before"
    title = "The shipped numbers are in force already; there is nothing to go back to"
