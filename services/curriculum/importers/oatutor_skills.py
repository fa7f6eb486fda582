"""The skills of an imported course, and the order that its lesson plan suggests (pure)."""

from __future__ import annotations

import re
from typing import Final

from schemas.course import Prerequisite, Skill
from services.curriculum.importers.oatutor_rules import Notes
from services.curriculum.importers.oatutor_source import SourceCourse, SourceProblem, SourceStep

_PHRASES: Final = {
    "attribution": {
        "en": "Imported from OATutor (https://OATutor.io), course “{course}”. Problems after {origin}; hints and scaffolds by the OATutor "
        "project. Licence: CC BY 4.0, {licence}. Changed: the format, and what the import report lists.",
        "sv": "Importerad från OATutor (https://OATutor.io), kursen ”{course}”. Uppgifter efter {origin}; ledtrådar av OATutor-projektet. "
        "Licens: CC BY 4.0, {licence}. Ändrat: formatet, och det som importrapporten räknar upp.",
    },
    "solution": {"en": "The answer is {answer}.", "sv": "Svaret är {answer}."},
    "objective": {"en": "Practise: {title}.", "sv": "Öva: {title}."},
    "explanation": {
        "en": "This belongs to {lesson} of *{course}*. Read it up at {origin}, then practise here.",
        "sv": "Detta hör till {lesson} i *{course}*. Läs mer på {origin} och öva sedan här.",
    },
    "why": {
        "en": "Proposed from the lesson plan: “{lesson}” follows “{before}”, which ends with this skill.",
        "sv": "Föreslaget efter kursplanen: ”{lesson}” följer på ”{before}”, som slutar med denna färdighet.",
    },
}  # fmt: skip


def phrase(locale: str, name: str, **words: str) -> str:
    """Return a fixed phrase in the course's language, English if there is none."""
    phrases = _PHRASES[name]
    return phrases.get(locale.split("-")[0], phrases["en"]).format(**words)


def skill_slug(name: str) -> str:
    """Return the slug of a skill's name in the source."""
    from_words = name.lower().translate(str.maketrans("åäöéü", "aaoeu"))
    return re.sub(r"[^a-z0-9.]+", "-", from_words).strip("-.")[:80].strip("-.") or "skill"


class CourseSkills:
    """Which skills the steps practise, in which lesson each belongs, and what comes before it."""

    def __init__(self, plan: SourceCourse, problems: list[SourceProblem], locale: str, notes: Notes) -> None:
        self._plan = plan
        self._locale = locale
        self._slugs: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._lesson: dict[str, int] = {}
        planned = {lesson.id: index for index, lesson in reversed(list(enumerate(plan.lessons)))}
        aims = {name: index for index, lesson in reversed(list(enumerate(plan.lessons))) for name in lesson.skills}
        for problem in problems:
            if problem.lesson_id not in planned:
                notes.add("unplanned-lesson", problem.id, f"lesson {problem.lesson!r}")
            for step in problem.steps:
                if not step.skills:
                    notes.add("no-skill", step.id, f"now {problem.lesson!r}")
                for name in step.skills or (problem.lesson,):
                    self._take(name, aims, planned.get(problem.lesson_id, len(plan.lessons)), notes)
        for name in sorted(aims.keys() - self._slugs.keys()):
            notes.add("unpractised-skill", name, f"aim of {plan.lessons[aims[name]].name}")
        notes.add("no-prerequisites", plan.name, "an order of skills is proposed from the lesson plan")

    def _take(self, name: str, aims: dict[str, int], lesson: int, notes: Notes) -> None:
        if name in self._slugs:
            return
        slug = skill_slug(name)
        if slug in self._names:
            slug = f"{slug[:76]}-{len(self._names)}"
            notes.add("renamed-id", name, f"now {slug}")
        if name not in aims:
            notes.add("unplanned-skill", name, f"in {self._plan.name}")
        self._slugs[name] = slug
        self._names[slug] = name
        self._lesson[slug] = aims.get(name, lesson)

    def of(self, problem: SourceProblem, step: SourceStep) -> tuple[str, ...]:
        """Return the skills of a step as slugs."""
        return tuple(dict.fromkeys(self._slugs[name] for name in step.skills or (problem.lesson,)))

    def skills(self) -> tuple[Skill, ...]:
        """Return all skills, each with the last skill of the lesson before as its proposed prerequisite."""
        return tuple(self._skill(slug) for slug in self._names)

    def _skill(self, slug: str) -> Skill:
        lesson = self._lesson[slug]
        title = _title(self._names[slug])
        return Skill(
            id=slug,
            title=title,
            objective=phrase(self._locale, "objective", title=title)[:280],
            prerequisites=self._before(lesson),
            explanation=phrase(
                self._locale, "explanation", lesson=self._lesson_name(lesson), course=self._plan.name, origin=_address(self._plan.origin)
            ),
        )

    def _before(self, lesson: int) -> tuple[Prerequisite, ...]:
        for earlier in range(lesson - 1, -1, -1):
            # skills are kept in the order in which problems first practise them
            last = next((slug for slug in reversed(self._names) if self._lesson[slug] == earlier), None)
            if last is not None:
                why = phrase(self._locale, "why", lesson=self._lesson_name(lesson)[:80], before=self._lesson_name(earlier)[:80])
                return (Prerequisite(id=last, why=why, proposed=True),)
        return ()

    def _lesson_name(self, index: int) -> str:
        if index >= len(self._plan.lessons):
            return self._plan.name
        lesson = self._plan.lessons[index]
        return f"{lesson.name}, {lesson.topics}" if lesson.topics else lesson.name


def _title(name: str) -> str:
    words = re.sub(r"^\d+(?:\.\d+)*_", "", name).replace("_", " ").strip(" .:")
    return (words[:1].upper() + words[1:])[:280] or name


def _address(origin: str) -> str:
    return origin.partition(" ")[0]
