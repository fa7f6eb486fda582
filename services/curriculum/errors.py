"""What may go wrong with courses. Details name courses, versions and lines of course files, never people."""

from __future__ import annotations

from collections.abc import Sequence

from schemas.curriculum import Finding
from services.platform import Problem

MAX_FINDINGS_TOLD = 50
MAX_SKILLS_TOLD = 8


class CourseRefused(Problem):
    """Lint found errors, or the files could not be read."""

    status = 422
    code = "course_refused"
    title = "The course has errors; mend them and send it again"

    def __init__(self, findings: Sequence[Finding]) -> None:
        """Tell the first findings with file and line."""
        errors = [finding for finding in findings if finding.level == "error"]
        first = f" First: {errors[0].file}:{errors[0].line}: {errors[0].message}" if errors else ""
        listed = [finding.model_dump() for finding in errors[:MAX_FINDINGS_TOLD]]
        super().__init__(f"{len(errors)} error(s).{first}", extra={"findings": listed})
        self.findings = tuple(findings)


class VersionNotPublished(Problem):
    """Only a published version can be pinned or learnt from."""

    status = 409
    code = "version_not_published"
    title = "This version is a draft; publish it first"


class VersionNeedsMap(Problem):
    """Learners would lose what they did on skills that the version does not have."""

    status = 409
    code = "version_needs_map"
    title = "Skills are gone in this version, and no map says what becomes of learners' state"

    def __init__(self, skills: Sequence[str], *, is_back: bool = False) -> None:
        """Say what to do about the skills."""
        named = ", ".join(skills[:MAX_SKILLS_TOLD]) + (" …" if len(skills) > MAX_SKILLS_TOLD else "")
        mend = (
            "A class cannot go back across a map. Publish the older content as a new version, with a map of its own."
            if is_back
            else "Publish a version whose migrations.yaml says what became of them."
        )
        super().__init__(f"{mend} Skills: {named}.", extra={"skills": list(skills[:MAX_FINDINGS_TOLD])})
        self.skills = tuple(skills)


class VersionsOfDifferentCourses(Problem):
    """Two versions are compared that belong to different courses."""

    status = 422
    code = "versions_of_different_courses"
    title = "Compare two versions of one course"


class UploadsWaiting(Problem):
    """The organisation has as many uploads waiting to be read as it may."""

    status = 429
    code = "uploads_waiting"
    title = "Too many uploads wait to be read; try again when some are done"

    def __init__(self) -> None:
        """Ask the caller to come back in half a minute."""
        super().__init__(headers={"Retry-After": "30"})


class UploadUnreadable(Problem):
    """An upload is empty or too large."""

    status = 422
    code = "upload_unreadable"
    title = "Send one file: a zip bundle of a course, or a .tar.gz of OATutor content"
