"""Courses: their files, their published versions, and the questions that their items pose."""

from __future__ import annotations

from services.curriculum.calculation import Value
from services.curriculum.canonical import canonical, canonical_json, content_hash
from services.curriculum.checking import Checked, check_course, check_files
from services.curriculum.comparing import diff, graph_out, upgrade_out
from services.curriculum.completions import given_steps
from services.curriculum.errors import CourseRefused, UploadUnreadable, VersionNeedsMap, VersionNotPublished, VersionsOfDifferentCourses
from services.curriculum.expressions import TemplateError
from services.curriculum.files import FilesRefusedError, read_bundle, read_folder, write_bundle, write_folder
from services.curriculum.graph import ItemTable, SkillGraph
from services.curriculum.holding import CurriculumHolding
from services.curriculum.importers.archives import read_source
from services.curriculum.importers.oatutor import Imported, import_oatutor
from services.curriculum.imports import Imports, version_out
from services.curriculum.links import Links
from services.curriculum.lint import lint
from services.curriculum.migrating import course_map, in_words, skills_gone, unmapped, unmapped_findings
from services.curriculum.questions import Question, answer_of_test, instantiate
from services.curriculum.reading import Loaded, read_course
from services.curriculum.service import Curriculum
from services.curriculum.versions import CourseInfo, CourseVersion, Pin, VersionCache, VersionInfo
from services.curriculum.writing import write_course

__all__ = [
    "Checked",
    "CourseInfo",
    "CourseRefused",
    "CourseVersion",
    "Curriculum",
    "CurriculumHolding",
    "FilesRefusedError",
    "Imported",
    "Imports",
    "ItemTable",
    "Links",
    "Loaded",
    "Pin",
    "Question",
    "SkillGraph",
    "TemplateError",
    "UploadUnreadable",
    "Value",
    "VersionCache",
    "VersionInfo",
    "VersionNeedsMap",
    "VersionNotPublished",
    "VersionsOfDifferentCourses",
    "answer_of_test",
    "canonical",
    "canonical_json",
    "check_course",
    "check_files",
    "content_hash",
    "course_map",
    "diff",
    "given_steps",
    "graph_out",
    "import_oatutor",
    "in_words",
    "instantiate",
    "lint",
    "read_bundle",
    "read_course",
    "read_folder",
    "read_source",
    "skills_gone",
    "unmapped",
    "unmapped_findings",
    "upgrade_out",
    "version_out",
    "write_bundle",
    "write_course",
    "write_folder",
]
