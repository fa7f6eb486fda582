"""Course files come from a folder or a zip bundle, under hard limits, and go back there."""

from __future__ import annotations

import io
import stat
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Final

from services.curriculum.media import MAX_ASSET_BYTES

MAX_FILES: Final = 20_000
MAX_FILE_BYTES: Final = 256 * 1024
MAX_TOTAL_BYTES: Final = 64 * 1024 * 1024
MAX_BUNDLE_BYTES: Final = 32 * 1024 * 1024
MAX_RATIO: Final = 200
RATIO_FLOOR_BYTES: Final = 64 * 1024
MAX_PATH_CHARS: Final = 240
_ENTRY_SIGNATURE: Final = b"PK\x01\x02"
BUNDLE_DATE: Final = (1980, 1, 1, 0, 0, 0)


class FilesRefusedError(ValueError):
    """Files that must not be read; `file` names the first offender."""

    def __init__(self, message: str, file: str) -> None:
        super().__init__(f"{file}: {message}")
        self.message = message
        self.file = file


def read_folder(folder: Path) -> dict[str, bytes]:
    """Return the files of a course folder by their path in it. Hidden files are left out; links are refused."""
    if not folder.is_dir():
        raise FilesRefusedError("there is no such folder", folder.name)
    found: dict[str, bytes] = {}
    total = 0
    for path in _walk(folder):
        name = path.relative_to(folder).as_posix()
        _check_size(name, path.stat().st_size)
        found[name] = path.read_bytes()
        total += len(found[name])
        _check_totals(name, len(found), total)
    return found


def _walk(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()):
        if path.name.startswith("."):
            continue
        if path.is_symlink():
            raise FilesRefusedError("links are not allowed in a course folder", path.name)
        if path.is_dir():
            yield from _walk(path)
        elif path.is_file():
            yield path


def read_bundle(bundle: bytes) -> dict[str, bytes]:
    """Return the files of a zip bundle. Sizes are counted while unpacking, never believed; nothing touches the disk."""
    if len(bundle) > MAX_BUNDLE_BYTES:
        raise FilesRefusedError(f"the bundle is larger than {MAX_BUNDLE_BYTES // 1024 // 1024} MiB", "bundle")
    if bundle.count(_ENTRY_SIGNATURE) > MAX_FILES:  # before zipfile builds an object for each
        raise FilesRefusedError(f"the bundle holds more than {MAX_FILES} files", "bundle")
    try:
        with zipfile.ZipFile(io.BytesIO(bundle)) as archive:
            return _without_common_folder(_unpacked(archive))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        if isinstance(error, FilesRefusedError):
            raise
        raise FilesRefusedError("this is not a zip bundle that can be read", "bundle") from error


def _unpacked(archive: zipfile.ZipFile) -> dict[str, bytes]:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    found: dict[str, bytes] = {}
    total = 0
    for entry in entries:
        name = safe_path(entry.filename)
        if name in found:
            raise FilesRefusedError("the bundle holds this file twice", name)
        if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise FilesRefusedError("only plain and deflated entries are read", name)
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise FilesRefusedError("links are not allowed in a bundle", name)
        found[name] = _content(archive, entry, name)
        total += len(found[name])
        _check_totals(name, len(found), total)
    return found


def _content(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> bytes:
    limit = _limit_of(name)
    with archive.open(entry) as stream:
        content = stream.read(limit + 1)
    _check_size(name, len(content))
    if len(content) > RATIO_FLOOR_BYTES and len(content) > MAX_RATIO * max(1, entry.compress_size):
        raise FilesRefusedError(f"the file unpacks to more than {MAX_RATIO} times its size", name)
    return content


def safe_path(name: str) -> str:
    """Return a relative path with `/`; refuse what could leave the folder or hide."""
    parts = PurePosixPath(name).parts
    plain = bool(parts) and len(name) <= MAX_PATH_CHARS and all(part.isprintable() and part not in ("..", ".", "/") for part in parts)
    if not plain or "\\" in name or ":" in name or name.startswith("/"):
        raise FilesRefusedError(
            "the path is absolute, leads out of the folder, or is not plain", name[:80].encode("ascii", "replace").decode()
        )
    return "/".join(parts)


def _without_common_folder(files: dict[str, bytes]) -> dict[str, bytes]:
    """Drop hidden and system files, and the one folder that zip programs like to put around everything."""
    kept = {path: content for path, content in files.items() if not any(part.startswith((".", "__MACOSX")) for part in path.split("/"))}
    tops = {path.split("/")[0] for path in kept}
    if "course.yaml" in kept or len(tops) != 1:
        return kept
    top = f"{tops.pop()}/"
    return {path.removeprefix(top): content for path, content in kept.items()}


def _limit_of(name: str) -> int:
    return MAX_ASSET_BYTES if "assets/" in name else MAX_FILE_BYTES


def _check_size(name: str, size: int) -> None:
    if size > _limit_of(name):
        raise FilesRefusedError(f"the file is larger than {_limit_of(name) // 1024} KiB", name)


def _check_totals(name: str, count: int, total: int) -> None:
    if count > MAX_FILES or total > MAX_TOTAL_BYTES:
        raise FilesRefusedError(f"more than {MAX_FILES} files or {MAX_TOTAL_BYTES // 1024 // 1024} MiB in all", name)


def write_folder(folder: Path, files: Mapping[str, bytes]) -> list[str]:
    """Write files that differ from what is there; return their paths. Nothing is deleted."""
    changed: list[str] = []
    for name, content in sorted(files.items()):
        path = folder / safe_path(name)
        if path.is_symlink():
            raise FilesRefusedError("links are not allowed in a course folder", name)
        if path.is_file() and path.read_bytes() == content:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        changed.append(name)
    return changed


def write_bundle(files: Mapping[str, bytes]) -> bytes:
    """Return a zip bundle; the same files give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, BUNDLE_DATE)
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[name], zipfile.ZIP_DEFLATED)
    return out.getvalue()
