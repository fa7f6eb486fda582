"""Checks a course folder before `meno` is there: `python -m services.curriculum.check PATH`."""

from __future__ import annotations

import sys
from pathlib import Path

from services.curriculum.files import read_folder
from services.curriculum.lint import lint
from services.curriculum.reading import read_course
from services.grading import grade_now

if __name__ == "__main__":
    findings = lint(read_course(read_folder(Path(sys.argv[1]))), grade_now)
    for f in findings:
        sys.stdout.write(f"{f.file}:{f.line}: {f.level} {f.rule}: {f.message} — {f.mend}\n")
    sys.exit(any(f.level == "error" for f in findings))
