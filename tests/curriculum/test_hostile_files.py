"""Files made to harm: refused quickly, with file and line, and nothing of them is kept."""

from __future__ import annotations

import contextlib
import gzip
import io
import stat
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.curriculum import FilesRefusedError, lint, read_bundle, read_course, read_folder, read_source, write_bundle, write_folder
from services.curriculum import files as limits
from services.curriculum.importers import archives
from services.curriculum.yaml_reading import YamlRefusedError, read_block
from services.grading import grade_now
from tests.curriculum.courses import mini

BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)


def bundle(*entries: tuple[str, bytes], **options: int) -> bytes:
    """Return a zip file with entries as they are, however bad their names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", options.get("compression", zipfile.ZIP_DEFLATED)) as archive:
        for name, content in entries:
            archive.writestr(zipfile.ZipInfo(name) if "compression" not in options else name, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


@pytest.mark.timeout(60)  # what is not refused at once never ends
@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (BOMB, "aliases"),
        ("a: &a [*a]\n", "aliases"),
        ("a: !!python/object/apply:os.system [ls]\n", "tags"),
        ("a: !x 1\n", "tags"),
        ("a: " + "[" * 3000 + "]" * 3000, "deeper|not YAML"),
        ("a: " + "[" * 20 + "]" * 20, "deeper"),
        ("a: " + "{a: " * 1500 + "1" + "}" * 1500, "deeper|not YAML"),
        ("\n".join("  " * n + "a:" for n in range(1200)), "longer|deeper|not YAML"),
        ("- " * 1500 + "a", "deeper|not YAML|expected"),
        ("a: [" + "x, " * 12_000 + "x]", "more than 10000"),
        ("a: " + "x" * 200_000, "longer than"),
        ("? [a]\n: b\n", "plain text"),
        ("a: 1\na: 2\n", "twice"),
        ("a: 1\n---\nb: 2\n", "not YAML"),
        ("a: \x07", "not YAML"),
        ("a: \"unclosed", "not YAML"),
        ("%YAML 9.9\n---\na: 1\n", "not YAML|tags"),
        ("[[[[[[[[" * 900, "brackets"),
    ],
)  # fmt: skip
def test_yaml_made_to_harm_is_refused_at_once(text: str, complaint: str) -> None:
    with pytest.raises(YamlRefusedError, match=complaint):
        read_block(text)


@given(st.text(max_size=200))
def test_any_text_is_yaml_or_refused_and_nothing_else(text: str) -> None:
    with contextlib.suppress(YamlRefusedError):
        assert isinstance(read_block(text).values, dict)


@given(st.dictionaries(st.sampled_from(["course.yaml", "items/a.md", "skills/b.md", "assets/c.png", "x"]), st.binary(max_size=120)))
def test_any_files_are_read_without_a_crash(files: dict[str, bytes]) -> None:
    loaded = read_course(files)
    assert not loaded.is_whole
    assert lint(loaded, grade_now)


@given(st.sampled_from(sorted(mini())), st.integers(0, 400), st.binary(max_size=12))
def test_a_course_damaged_anywhere_is_read_or_refused_with_places(path: str, at: int, junk: bytes) -> None:
    files = mini()
    files[path] = files[path][:at] + junk + files[path][at + len(junk) :]
    for found in lint(read_course(files), grade_now, seeds=2):
        assert found.file
        assert found.line >= 1


@pytest.mark.parametrize(
    "name",
    ["../evil", "a/../../evil", "/etc/passwd", "C:\\evil", "c:/evil", "a\\..\\b", "a/\x1b[2J", "x" * 300, "..", "a/../b"],
)
def test_a_path_that_leaves_the_folder_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(FilesRefusedError):
        read_bundle(bundle((name, b"x")))
    with pytest.raises(FilesRefusedError):
        write_folder(tmp_path / "course", {name: b"x"})
    assert list(tmp_path.iterdir()) == []


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = bundle(("assets/a.png", b"\0" * 1_900_000))
    assert len(bomb) < 4_000
    with pytest.raises(FilesRefusedError, match="times its size"):
        read_bundle(bomb)


def test_a_bundle_that_lies_about_sizes_is_refused() -> None:
    honest = bundle(("items/a.md", b"A" * 1_000_000))
    lying = honest.replace((1_000_000).to_bytes(4, "little"), (100).to_bytes(4, "little"))
    assert lying != honest
    with pytest.raises(FilesRefusedError):
        read_bundle(lying)


def test_too_many_entries_are_refused() -> None:
    many = bundle(*[(f"items/{n}.md", b"") for n in range(limits.MAX_FILES + 1)])
    with pytest.raises(FilesRefusedError, match="more than"):
        read_bundle(many)


def test_a_link_in_a_bundle_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        entry = zipfile.ZipInfo("course.yaml")
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(entry, "/etc/passwd")
    with pytest.raises(FilesRefusedError, match="links"):
        read_bundle(out.getvalue())


def test_a_link_in_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "course.yaml").symlink_to("/etc/passwd")
    with pytest.raises(FilesRefusedError, match="links"):
        read_folder(tmp_path)


def test_a_name_given_twice_is_refused() -> None:
    with pytest.raises(FilesRefusedError, match="twice"), pytest.warns(UserWarning, match="Duplicate"):
        read_bundle(bundle(("course.yaml", b"a"), ("course.yaml", b"b")))


def test_other_compressions_are_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("course.yaml", "x")
    with pytest.raises(FilesRefusedError, match="deflated"):
        read_bundle(out.getvalue())


@given(st.binary(max_size=300))
def test_any_bytes_are_a_bundle_or_refused(content: bytes) -> None:
    for reader in (read_bundle, archives.read_tar):
        with pytest.raises(FilesRefusedError):
            reader(content)


@given(st.integers(0, 2_000), st.binary(min_size=1, max_size=8))
def test_a_damaged_bundle_is_read_or_refused(at: int, junk: bytes) -> None:
    content = write_bundle(mini())
    damaged = content[:at] + junk + content[at + len(junk) :]
    with contextlib.suppress(FilesRefusedError):
        read_course(read_bundle(damaged))


def test_a_bundle_may_have_one_folder_around_everything() -> None:
    wrapped = bundle(*[(f"mini/{name}", content) for name, content in mini().items()], ("__MACOSX/x", b""), ("mini/.DS_Store", b""))
    assert read_bundle(wrapped) == mini()


def _tar(add: Callable[[tarfile.TarFile], None]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        add(archive)
    return out.getvalue()


def _entry(name: str, kind: bytes = tarfile.REGTYPE, link: str = "") -> tarfile.TarInfo:
    entry = tarfile.TarInfo(name)
    entry.type, entry.linkname = kind, link
    return entry


@pytest.mark.parametrize(
    "entry",
    [
        _entry("../x"), _entry("/x"), _entry("a/../../x"), _entry("x", tarfile.SYMTYPE, "/etc/passwd"),
        _entry("x", tarfile.LNKTYPE, "y"), _entry("x", tarfile.FIFOTYPE), _entry("x", tarfile.CHRTYPE),
    ],
)  # fmt: skip
def test_a_tar_entry_that_leaves_or_is_no_file_is_refused(entry: tarfile.TarInfo) -> None:
    with pytest.raises(FilesRefusedError):
        archives.read_tar(_tar(lambda archive: archive.addfile(entry)))


def test_a_gzip_bomb_is_refused(tmp_path: Path) -> None:
    bomb = tmp_path / "bomb.tar.gz"
    with gzip.open(bomb, "wb", 9) as out:
        for _ in range(archives.MAX_UNPACKED_BYTES // 1_048_576 + 2):
            out.write(b"\0" * 1_048_576)
    with pytest.raises(FilesRefusedError, match="unpacks"):
        read_source(bomb)


@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "SVG"),
        ("a.png", b"<svg></svg>", "SVG"),
        ("a.png", b"<html><script>", "no figure"),
        ("a.png", b"GIF89a....", "rename"),
        ("a.html", b"GIF89a....", "rename"),
        ("sub/a.gif", b"GIF89a....", "plain"),
        ("a b.gif", b"GIF89a....", "plain"),
    ],
)
def test_figures_that_are_none_are_refused(name: str, content: bytes, complaint: str) -> None:
    found = [finding for finding in read_course(mini(**{f"assets/{name}": content})).findings if finding.rule == "asset"]
    assert [finding.file for finding in found] == [f"assets/{name}"]
    assert complaint in found[0].message
