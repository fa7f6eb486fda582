"""A small course with one skill for every type of answer, published through the import, and somebody at work at one of them."""

from __future__ import annotations

from typing import Final
from uuid import uuid4

from playwright.async_api import Page

from bench.people import PASSWORD
from bench.running import Running
from bench.web.browser import enter
from bench.web.states import at_a_question
from services.bootstrap import Services
from services.curriculum import write_bundle
from tests.journeys.learner import Pupil, enrolled
from tests.journeys.school import imported
from tests.journeys.stack import client_of

CHOICES: Final = "[{id: one, text: 'First'}, {id: two, text: 'Second'}, {id: three, text: 'Third'}]"
CODE: Final = """\
answer:
  type: code
  value: |-
    def double(n):
        return 2 * n
  tests:
    - {call: "double(4)", expect: "8"}
    - {call: "double(-3)", expect: "-6"}
    - {call: "double(0.5)", expect: "1.0", hidden: true}
"""
ANSWERS: Final = {
    "number": ("What is $2 + 3$?", "answer: {type: number, value: '5'}"),
    "decimal": ("Write a half as a decimal number.", "answer: {type: number, value: '0.5'}"),
    "fraction": ("What is $\\frac12 + \\frac14$?", "answer: {type: fraction, value: '3/4', form: simplest}"),
    "expression": ("Expand $2x(x + 3)$.", "answer: {type: expression, value: '2x^2 + 6x', form: expanded}"),
    "equation": ("Solve $x^2 = 4$.", "answer: {type: equation, value: 'x = 2 or x = -2', unknown: x}"),
    "choice": ("Which is second?", f"answer: {{type: choice, value: two, choices: {CHOICES}}}"),
    "multi-choice": ("Which are not second?", f"answer: {{type: multi_choice, value: [one, three], choices: {CHOICES}}}"),
    "ordering": ("From last to first, please.", f"answer: {{type: ordering, value: [three, two, one], choices: {CHOICES}}}"),
    "short-text": ("Which animal says meow?", "answer: {type: short_text, value: cat}"),
    "pattern": ("Spell the word for red, green and blue.", "answer: {type: pattern, value: 'colou?rs?', examples: [colour]}"),
    "interval": ("Which numbers are at least 1 and less than 3?", "answer: {type: interval, value: '[1, 3)'}"),
    "set": ("Which whole numbers divide 4?", "answer: {type: set, value: '{1, 2, 4}'}"),
    "point": ("Where is the point two to the right and one down from the origin?", "answer: {type: point, value: '(2, -1)'}"),
    "ratio": ("Write four to six in smallest numbers.", "answer: {type: ratio, value: '2:3', form: simplest}"),
    "matrix": ("Double $\\begin{pmatrix}1&0\\\\2&-1\\end{pmatrix}$.", "answer: {type: matrix, value: '[[2, 0], [4, -2]]'}"),
    "quantity": ("How far is half of five kilometres?", "answer: {type: quantity, value: 2.5 km, units: [km, m]}"),
    "argument": ("Solve $2x + 1 = 7$ line by line.", "answer: {type: argument, start: '2x + 1 = 7', value: 'x = 3', unknown: x}"),
    "free-text": ("Why is the sky blue?", "answer: {type: free_text, value: Light is scattered., rubric: sky}"),
    "code": ("Write a function `double` that gives back twice its number.", CODE),
}  # fmt: skip
RUBRIC: Final = "---\ntitle: Sky\ncriteria:\n  - {id: scatter, title: Names scattering, marks: 1}\n---\nWording does not count.\n"
ITEM: Final = "---\nskills: [{skill}]\ndifficulty: 0.5\n{answer}\n---\n{stem}\n\n## Hint\nRead it once more.\n\n## Solution\nThis is how.\n"
SKILL: Final = "---\ntitle: {title}\nobjective: Answer a question.\n---\nRead the question, and answer it.\n"


def course_files(locale: str) -> dict[str, bytes]:
    """Return the files of the course, under an id of its own."""
    files = {
        "course.yaml": f"id: every-{uuid4().hex[:8]}\ntitle: Every answer\nlicence: CC BY 4.0\nlocale: {locale}\n",
        "rubrics/sky.md": RUBRIC,
    }
    for skill, (stem, answer) in ANSWERS.items():
        files[f"skills/{skill}.md"] = SKILL.format(title=skill.capitalize())
        for number in (1, 2, 3):
            files[f"items/{skill}-{number}.md"] = ITEM.format(skill=skill, answer=answer.strip(), stem=stem)
    return {path: text.encode() for path, text in files.items()}


async def published(meno: Running, locale: str) -> str:
    """Publish the course as an educator does, and return its id in addresses."""
    files = course_files(locale)
    async with client_of(meno, "grace") as grace:
        await imported(grace, write_bundle(files))
    return files["course.yaml"].decode().split()[1]


async def at_work(page: Page, meno: Running, inside: Services, course: str) -> Pupil:
    """Sign somebody new in, who is in the course and begins without a placement."""
    name = f"answers-{uuid4().hex[:8]}"
    pupil = await enrolled(meno, inside, name, course)
    await pupil.client.post(f"/v1/enrollments/{pupil.enrollment_id}/placement/refusal", json={"id": str(uuid4())})
    await enter(page, meno, name, at="/today", password=PASSWORD)
    return pupil


async def asked(page: Page, pupil: Pupil, skill: str) -> None:
    """Choose a skill, and read its lesson, so that its question is there."""
    await pupil.move("choose", skill)
    assert pupil.offer["skill"]["id"] == skill
    await page.goto(f"/session/{pupil.enrollment_id}")
    await at_a_question(page)
