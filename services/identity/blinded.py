"""User names and e-mails as they are stored: blinded, each with one key of the tenant, and found with every version of it (pure)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BlindName:
    """One name. `written` is how it is stored now; while the key is being rotated an account may still bear another of `every`."""

    written: bytes
    every: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class BlindNames:
    """What one account is found by."""

    user_name: BlindName
    email: BlindName | None

    @property
    def every(self) -> tuple[bytes, ...]:
        """Return all that an account with one of these names may bear."""
        return self.user_name.every + (self.email.every if self.email else ())

    @property
    def locks(self) -> list[int]:
        """Return the numbers of the locks that whoever writes these names takes, in this order.

        With one version of the key the table itself lets no name stand twice, and nothing need be locked. With several it cannot see that
        two differently blinded names are the same; so both writers take the lock of the name as the oldest version blinds it.
        """
        names = [name for name in (self.user_name, self.email) if name is not None and len(name.every) > 1]
        return sorted({int.from_bytes(name.every[0][:8], "big", signed=True) for name in names})
