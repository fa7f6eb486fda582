"""A root key that never leaves its server: the transit engine of OpenBao or HashiCorp Vault.

The transit key is a derived one: every wrapped key is bound to its context on the server, and without that context does not come back.
The client library blocks, so every call is made in a thread.
"""

from __future__ import annotations

import asyncio
import base64
import re
from importlib import import_module
from typing import Any, Final

from services.vault.envelope import SealRefused
from services.vault.roots import VaultClosed

TIMEOUT_S: Final = 5.0
_WRAPPED: Final = re.compile(rb"^vault:v(\d+):[A-Za-z0-9+/=]+$")
_KEY_TYPE: Final = "aes256-gcm96"


class OpenBaoRoot:
    """A transit key."""

    name = "openbao"

    def __init__(self, address: str, token: str, key: str = "meno", mount: str = "transit", timeout_s: float = TIMEOUT_S) -> None:
        """Connect when first used.

        Args:
            address: `https://bao.example.org:8200`.
            token: May update encrypt, decrypt and rewrap of the key, and for rotations also rotate, config and trim.
            key: Name of the transit key.
            mount: Where the transit engine is mounted.
            timeout_s: Longest wait for one answer.
        """
        self._address, self._key, self._mount = address, key, mount
        # Loaded for those who have such a server: with what it brings along it takes 10 MiB of every process.
        self._errors: Any = import_module("hvac.exceptions")
        self._transport: Any = import_module("requests.exceptions")
        self._client: Any = import_module("hvac").Client(url=address, token=token, timeout=timeout_s)

    async def create(self) -> None:
        """Make the transit key unless it is there; refuse one that is not derived, as it would bind nothing to its context."""
        if await self._config(may_be_missing=True) is None:
            await self._write(f"keys/{self._key}", type=_KEY_TYPE, derived=True)
        await self._config()

    async def wrap(self, clear: bytes, context: bytes) -> bytes:
        """Return `clear` wrapped with the newest version."""
        said = await self._write(f"encrypt/{self._key}", plaintext=_text(clear), context=_text(context))
        return str(said["ciphertext"]).encode()

    async def unwrap(self, wrapped: bytes, context: bytes) -> bytes:
        """Return what was wrapped for `context`."""
        _version(wrapped)
        try:
            said = await self._write(f"decrypt/{self._key}", ciphertext=wrapped.decode(), context=_text(context))
        except self._errors.InvalidRequest:
            raise SealRefused from None
        return base64.b64decode(said["plaintext"])

    async def rewrap(self, wrapped: bytes, context: bytes) -> bytes:
        """Return the same wrapped with the newest version, on the server."""
        if _version(wrapped) == (await self._keys())["latest_version"]:
            return wrapped
        try:
            said = await self._write(f"rewrap/{self._key}", ciphertext=wrapped.decode(), context=_text(context))
        except self._errors.InvalidRequest:
            raise SealRefused from None
        return str(said["ciphertext"]).encode()

    async def is_turning(self) -> bool:
        """Return whether versions before the newest still unwrap."""
        found = await self._keys()
        return max(int(found["min_decryption_version"]), int(found["min_available_version"])) < int(found["latest_version"])

    async def turn(self) -> None:
        """Make a newer version."""
        await self._write(f"keys/{self._key}/rotate")

    async def forget_older(self) -> None:
        """Have the server refuse, then destroy, every version but the newest."""
        newest = int((await self._keys())["latest_version"])
        await self._write(f"keys/{self._key}/config", min_decryption_version=newest, min_encryption_version=newest)
        await self._write(f"keys/{self._key}/trim", min_available_version=newest)

    async def destroy(self) -> None:
        """Destroy the transit key with all its versions."""
        await self._write(f"keys/{self._key}/config", deletion_allowed=True)
        await self._asked(lambda: self._client.delete(f"{self._mount}/keys/{self._key}"))

    async def _keys(self) -> dict[str, Any]:
        """Return what the server says of the transit key."""
        found = await self._config()
        if found is None:
            raise VaultClosed(f"the OpenBao server at {self._address} does not tell of the key {self._key}; its token must be let read it")
        return found

    async def _config(self, *, may_be_missing: bool = False) -> dict[str, Any] | None:
        """Return what the server says of the transit key, None if it is not there."""
        said = await self._asked(lambda: self._client.read(f"{self._mount}/keys/{self._key}"))
        if said is None:
            if may_be_missing:
                return None
            raise VaultClosed(
                f"the OpenBao server at {self._address} has no key {self._key} in {self._mount}/; bring back the server or the key that the"
                " epoch keys were wrapped with"
            )
        found: dict[str, Any] = said["data"]
        if not found["derived"] or found["type"] != _KEY_TYPE:
            raise VaultClosed(
                f"the transit key {self._key} must be of type {_KEY_TYPE} and derived; make another and name it in MENO_OPENBAO_KEY"
            )
        return found

    async def _write(self, path: str, **data: Any) -> dict[str, Any]:
        """Return what the server answers to a write below the mount."""
        said = await self._asked(lambda: self._client.write_data(f"{self._mount}/{path}", data=data))
        return said["data"] if isinstance(said, dict) and said.get("data") else {}

    async def _asked(self, ask: Any) -> Any:
        """Ask the server in a thread; a server that is away, sealed or unwilling closes the vault, with a word on what to do."""
        try:
            return await asyncio.to_thread(ask)
        except self._errors.InvalidRequest as error:
            if "encryption key not found" in str(error):
                raise VaultClosed(
                    f"the OpenBao server at {self._address} has no key {self._key} in {self._mount}/; bring back the right server"
                ) from None
            raise
        except self._errors.InvalidPath:
            raise VaultClosed(
                f"nothing is mounted at {self._mount}/ of the OpenBao server at {self._address}; enable transit there"
            ) from None
        except (self._errors.Forbidden, self._errors.Unauthorized):
            raise VaultClosed(
                f"the OpenBao server at {self._address} refuses the token; renew MENO_OPENBAO_TOKEN or widen its policy"
            ) from None
        except self._errors.VaultDown:
            raise VaultClosed(f"the OpenBao server at {self._address} is sealed; unseal it, then start again") from None
        except self._transport.RequestException as error:
            raise VaultClosed(
                f"the OpenBao server at {self._address} cannot be reached ({type(error).__name__}); start it, or mend MENO_OPENBAO_ADDR"
            ) from None
        except self._errors.VaultError as error:
            raise VaultClosed(f"the OpenBao server at {self._address} fails ({type(error).__name__}); see its log") from None


def _text(value: bytes) -> str:
    """Return bytes as the server takes them."""
    return base64.b64encode(value).decode()


def _version(wrapped: bytes) -> int:
    """Return with which version a key is wrapped; raise SealRefused if it was not wrapped by a transit engine."""
    match = _WRAPPED.match(wrapped)
    if match is None:
        raise SealRefused
    return int(match[1])
