"""Courses: their files, their published versions, and the questions that their items pose."""

from __future__ import annotations

from services.curriculum.calculation import Value
from services.curriculum.canonical import canonical, canonical_json, content_hash
from services.curriculum.checking import Checked, check_course, check_files
from services.curriculum.comparing import diff, graph_out
from services.curriculum.errors import CourseRefused, UploadUnreadable, VersionNotPublished, VersionsOfDifferentCourses
from services.curriculum.expressions import TemplateError
from services.curriculum.files import FilesRefusedError, read_bundle, read_folder, write_bundle, write_folder
from services.curriculum.graph import ItemTable, SkillGraph
from services.curriculum.holding import CurriculumHolding
from services.curriculum.importers.archives import read_source
from services.curriculum.importers.oatutor import Imported, import_oatutor
from services.curriculum.imports import Imports, version_out
from services.curriculum.lint import lint
from services.curriculum.questions import Question, instantiate
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
    "Loaded",
    "Pin",
    "Question",
    "SkillGraph",
    "TemplateError",
    "UploadUnreadable",
    "Value",
    "VersionCache",
    "VersionInfo",
    "VersionNotPublished",
    "VersionsOfDifferentCourses",
    "canonical",
    "canonical_json",
    "check_course",
    "check_files",
    "content_hash",
    "diff",
    "graph_out",
    "import_oatutor",
    "instantiate",
    "lint",
    "read_bundle",
    "read_course",
    "read_folder",
    "read_source",
    "version_out",
    "write_bundle",
    "write_course",
    "write_folder",
]
