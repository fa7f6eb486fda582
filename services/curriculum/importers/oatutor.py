"""Imports OATutor content: every problem becomes an item, and what could not be carried is told item by item (pure)."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from schemas.course import Asset, Course, Hint, Item, Step
from schemas.curriculum import ImportedCourse, ImportReport
from services.curriculum.canonical import canonical, canonical_json, content_hash
from services.curriculum.importers.oatutor_answers import Asked, Grade, answer_of
from services.curriculum.importers.oatutor_defects import find_defects
from services.curriculum.importers.oatutor_rules import Notes, counted
from services.curriculum.importers.oatutor_skills import CourseSkills, phrase
from services.curriculum.importers.oatutor_source import (
    Source,
    SourceCourse,
    SourceHint,
    SourceProblem,
    SourceStep,
    all_hints,
    read_oatutor,
)
from services.curriculum.importers.oatutor_text import TextNotes, bare, markdown
from services.curriculum.media import MediaRefusedError, ending_of, media_type_of, sniffed

_LANGUAGES: Final = {"se": "sv"}
_LICENCE: Final = "CC BY 4.0"
_LICENCE_ADDRESS: Final = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import made: courses with their figures by SHA-256, and the report."""

    courses: tuple[tuple[Course, Mapping[str, bytes]], ...]
    report: ImportReport


def import_oatutor(files: Mapping[str, bytes], grade: Grade) -> Imported:
    """Return the courses that OATutor files hold; the same files give the same courses and the same report.

    Args:
        files: content by path, from a folder or an archive.
        grade: the grader, which every imported answer must convince.
    """
    source = read_oatutor(files)
    notes = Notes()
    find_defects(source, notes)
    plans = _plans(source, notes)
    builds = [_CourseBuild(plan, grade, notes) for plan in plans]
    made = tuple(build.course([problem for problem in source.problems if problem.course == build.plan.name]) for build in builds)
    kept = [pair for pair in made if pair is not None]
    return Imported(tuple((course, contents) for course, contents, _ in kept), _report(source, [summary for *_, summary in kept], notes))


def _plans(source: Source, notes: Notes) -> list[SourceCourse]:
    plans = list(source.courses)
    for name in sorted({problem.course for problem in source.problems} - {plan.name for plan in plans}):
        notes.add("unplanned-course", name, "there is no course plan of this name")
        plans.append(SourceCourse(name, "en", "", "", ()))
    return plans


def _report(source: Source, courses: list[ImportedCourse], notes: Notes) -> ImportReport:
    steps = [step for problem in source.problems for step in problem.steps]
    found = notes.sorted()
    return ImportReport(
        source="OATutor",
        problems=len(source.problems),
        steps=len(steps),
        hints=sum(1 for step in steps for _ in all_hints(step.hints)),
        items_lost=len(source.problems) - sum(course.items for course in courses),
        steps_lost=len(steps) - sum(course.steps for course in courses),
        courses=tuple(courses),
        rules=counted(found),
        notes=found,
    )


def plain_id(name: str) -> str:
    """Return a name as a slug: lower case, ASCII, with dashes."""
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9.]+", "-", ascii_name).strip("-.")[:80].strip("-.") or "x"


@dataclass(slots=True)
class _CourseBuild:
    plan: SourceCourse
    grade: Grade
    notes: Notes
    contents: dict[str, bytes] = field(default_factory=dict)
    assets: dict[str, Asset] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)

    @property
    def locale(self) -> str:
        return _LANGUAGES.get(self.plan.language, self.plan.language or "en")

    def course(self, problems: list[SourceProblem]) -> tuple[Course, Mapping[str, bytes], ImportedCourse] | None:
        """Return the course of a plan with its figures and its summary; None if it has no problems."""
        problems = [problem for problem in problems if problem.steps]
        if not problems:
            return None
        if self.locale != self.plan.language:
            self.notes.add("odd-language", self.plan.name, f"{self.plan.language!r} read as {self.locale!r}")
        skills = CourseSkills(self.plan, problems, self.locale, self.notes)
        items = [self._item(problem, skills) for problem in problems]
        for asset in self.assets.values():
            self.notes.add("no-alt", asset.name, "no words say what it shows")
        course = canonical(
            Course(
                id=plain_id(self.plan.name),
                title=self.plan.name,
                locale=self.locale,
                licence=_LICENCE,
                attribution=phrase(self.locale, "attribution", course=self.plan.name, origin=self.plan.origin, licence=_LICENCE_ADDRESS),
                goals=tuple(f"{lesson.name}: {lesson.topics}"[:280] for lesson in self.plan.lessons),
                skills=skills.skills(),
                items=tuple(items),
                assets=tuple(self.assets.values()),
            )
        )
        return course, self.contents, _summary(self.plan, course)

    def _item(self, problem: SourceProblem, skills: CourseSkills) -> Item:
        texts = TextNotes()
        shown = _Shown(self._figures(problem), texts)
        single = len(problem.steps) == 1
        lead = [problem.title, problem.body]
        practised = tuple(dict.fromkeys(name for step in problem.steps for name in skills.of(problem, step)))
        steps = tuple(self._step(problem, step, shown, single) for step in problem.steps)
        steps = tuple(_practising(step, skills.of(problem, source), practised) for step, source in zip(steps, problem.steps, strict=True))
        if single:
            lead += [problem.steps[0].title, problem.steps[0].body]
        item = Item(
            id=self._unique(problem.id),
            skills=practised,
            stem=_paragraphs(shown(text) for text in lead),
            steps=steps,
            licence=f"{_LICENCE}, {_LICENCE_ADDRESS}",
            source=f"{problem.origin or self.plan.origin}; OATutor (https://OATutor.io) {problem.id}; {problem.lesson}",
        )
        for rule, count in texts.counts.items():
            self.notes.add(rule, problem.id, f"{count} time(s) in the texts of the problem")
        return item

    def _unique(self, name: str) -> str:
        slug = plain_id(name)
        if slug in self.ids:
            slug = f"{slug[:70]}-{hashlib.sha256(name.encode()).hexdigest()[:6]}"
        if slug != name.lower():
            self.notes.add("renamed-id", name, f"now {slug}")
        self.ids.add(slug)
        return slug

    def _figures(self, problem: SourceProblem) -> dict[str, str]:
        """Take in a problem's figures, named by content; return asset name by the source's name."""
        names: dict[str, str] = {}
        for figure, content in sorted(problem.figures.items()):
            digest = hashlib.sha256(content).hexdigest()
            if digest not in self.assets and not self._take_figure(problem.id, figure, content, digest):
                continue
            names[figure] = self.assets[digest].name
        return names

    def _take_figure(self, problem_id: str, figure: str, content: bytes, digest: str) -> bool:
        stem, _, ending = figure.rpartition(".")
        media = sniffed(content)
        right_ending = ending_of(media) if media else f".{ending}"
        if right_ending != f".{ending.lower()}":
            self.notes.add("misnamed-figure", problem_id, f"{figure} is {media}")
        name = f"{plain_id(stem)}-{digest[:12]}{right_ending}"
        try:
            self.assets[digest] = Asset(name=name, sha256=digest, media_type=media_type_of(name, content))
        except MediaRefusedError as error:
            self.notes.add("refused-figure", problem_id, f"{figure}: {error}")
            return False
        self.contents[digest] = content
        return True

    def _step(self, problem: SourceProblem, step: SourceStep, shown: _Shown, single: bool) -> Step:
        asked = Asked(f"{problem.title} {problem.body} {step.title} {step.body}", step.problem_type, step.answer, step.choices)
        answer = answer_of(asked, self.locale, self.grade, shown, lambda rule, what: self.notes.add(rule, step.id, what))
        return Step(
            id=plain_id(step.id.removeprefix(problem.id)),
            prompt="" if single else _paragraphs([shown(step.title), shown(step.body)]),
            answer=answer,
            hints=tuple(self._hint(hint, shown) for hint in all_hints(step.hints)),
            solution=phrase(self.locale, "solution", answer=_told(step, shown)),
        )

    def _hint(self, hint: SourceHint, shown: _Shown) -> Hint:
        title, text = shown(hint.title), shown(hint.text)
        answer = None
        if hint.kind == "scaffold" and hint.answer:
            asked = Asked(f"{hint.title} {hint.text}", hint.problem_type, hint.answer, hint.choices)
            answer = answer_of(asked, self.locale, self.grade, shown, lambda rule, what: self.notes.add(rule, hint.id, what))
        return Hint(text=text or title, title=" ".join(title.split()) if text and title else None, answer=answer)


@dataclass(frozen=True, slots=True)
class _Shown:
    """Turns the texts of one problem into Markdown."""

    figures: Mapping[str, str]
    notes: TextNotes

    def __call__(self, raw: str) -> str:
        return markdown(raw, self.figures, self.notes)


def _told(step: SourceStep, shown: _Shown) -> str:
    """Return the right answer as the solution tells it."""
    right = step.answer[0] if step.answer else ""
    return shown(right) if step.choices is not None or "$$" not in right else f"${bare(right)}$"


def _practising(step: Step, own: tuple[str, ...], practised: tuple[str, ...]) -> Step:
    """Return the step with its skills, if they are not all of the item's."""
    return step if own == practised else step.model_copy(update={"skills": own})


def _paragraphs(texts: Iterable[str]) -> str:
    """Return texts as paragraphs; what has been said is not said again."""
    return "\n\n".join(dict.fromkeys(text for text in texts if text))


def _summary(plan: SourceCourse, course: Course) -> ImportedCourse:
    hints = [hint for item in course.items for step in item.steps for hint in step.hints]
    return ImportedCourse(
        slug=course.id,
        title=course.title,
        locale=course.locale,
        content_hash=content_hash(canonical_json(course)),
        lessons=len(plan.lessons),
        skills=len(course.skills),
        items=len(course.items),
        steps=sum(len(item.steps) for item in course.items),
        hints=len(hints),
        scaffolds=sum(hint.answer is not None for hint in hints),
        figures=len(course.assets),
        prerequisites_proposed=sum(len(skill.prerequisites) for skill in course.skills),
    )
