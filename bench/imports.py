"""Importing the OATutor sample: read, carry, grade every answer, lint."""

from __future__ import annotations

from time import perf_counter

from bench.figures import Figure, figure, shared_folder
from services.curriculum import check_course, import_oatutor, read_source
from services.grading import grade_now


def figures(*, quick: bool) -> list[Figure]:
    """Return the seconds that the import takes; nothing when the data is not there."""
    archives = sorted((shared_folder() / "data" / "oatutor").glob("*.tar.gz"))
    if not archives:
        print("skipped: no OATutor sample in the shared data")
        return []
    began = perf_counter()
    imported = import_oatutor(read_source(archives[0]), grade_now)
    for course, assets in imported.courses:
        check_course(course, assets, grade_now)
    return [figure("oatutor_import_s", perf_counter() - began, "s")]
