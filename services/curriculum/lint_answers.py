"""Lint: answers, foreseen wrong answers and item tests, judged by the grader itself at several seeds (pure)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from schemas.course import AnswerSpec, Course, Item, Step, WrongAnswer
from schemas.grading import Answer, Graded
from services.curriculum.expressions import TemplateError
from services.curriculum.findings import Findings, Path, Place, Places
from services.curriculum.questions import Question, TemplateRefusedError, answer_of_test, instantiate
from services.grading import BadAnswerSpec

Grade = Callable[[AnswerSpec, Answer, Sequence[WrongAnswer], str], Graded]


def check_answers(course: Course, places: Places, grade: Grade, seeds: int) -> Findings:
    """Return what is wrong with the answers of a course; each template is drawn at `seeds` seeds."""
    check = _AnswerCheck(course, places, grade, seeds)
    for item in course.items:
        check.item(item)
    return check.found


@dataclass(slots=True)
class _Tally:
    """How often something was wrong over the seeds, and the first case."""

    count: int = 0
    first: str = ""
    seed: int = 0

    def add(self, text: str, seed: int) -> None:
        if not self.count:
            self.first, self.seed = text, seed
        self.count += 1


@dataclass(slots=True)
class _AnswerCheck:
    course: Course
    places: Places
    grade: Grade
    seeds: int
    found: Findings = field(default_factory=Findings)
    _tallies: dict[tuple[str, Path], _Tally] = field(default_factory=dict)

    def item(self, item: Item) -> None:
        self._step_ids(item)
        questions = self._questions(item)
        self._tallies = {}
        for question in questions:
            for index, step in enumerate(question.steps):
                self._step(step, question.seed, ("steps", index))
        self._report(item, len(questions))
        if questions:
            self._tests(item)

    def _place(self, item: Item, path: Path) -> Place:
        return self.places.of("items", item.id, *path)

    def _step_ids(self, item: Item) -> None:
        seen: set[str] = set()
        for index, step in enumerate(item.steps):
            if step.id in seen:
                self.found.error("duplicate-id", self._place(item, ("steps", index)), f"two steps are called {step.id!r}", "rename one")
            seen.add(step.id)

    def _questions(self, item: Item) -> list[Question]:
        questions: list[Question] = []
        for seed in range(self.seeds if item.variables else 1):
            try:
                questions.append(instantiate(item, seed))
            except TemplateRefusedError as error:
                place = self._place(item, error.path).after(error.line)
                self.found.error("template", place, f"at seed {seed}: {error.message}", "correct the template or its variables")
                return []
        return questions

    def _step(self, step: Step, seed: int, path: Path) -> None:
        self._right(step.answer, step.wrong, seed, (*path, "answer"))
        for index, hint in enumerate(step.hints):
            if hint.answer is not None:
                self._right(hint.answer, (), seed, (*path, "hints", index, "answer"))
        for index, wrong in enumerate(step.wrong):
            self._wrong(step, wrong, seed, (*path, "wrong", index))

    def _graded(self, spec: AnswerSpec, answer: Answer, wrong: Sequence[WrongAnswer], seed: int, path: Path) -> Graded | None:
        """Return the grader's word on an answer; None, and a note at the path, if it cannot read the author's value."""
        try:
            return self.grade(spec, answer, wrong, self.course.locale)
        except BadAnswerSpec as error:
            self._note("answer-rejected", path, f"{spec.value!r} cannot be read as {spec.type} ({error.reason})", seed)
            return None

    def _right(self, spec: AnswerSpec, wrong: Sequence[WrongAnswer], seed: int, path: Path) -> None:
        if spec.type == "free_text":
            return  # marked by a model or a person, never by a grader
        if spec.type == "pattern":
            self._examples(spec, wrong, seed, path)
        else:
            self._accepted(spec, spec.value, wrong, seed, (*path, "value"))
            for index, text in enumerate(spec.alternatives):
                self._accepted(spec, text, wrong, seed, (*path, "alternatives", index))
        texts = [" ".join(choice.text.split()) for choice in spec.choices]
        same = next((text for text in texts if texts.count(text) > 1), None)
        if same is not None:
            self._note("same-choices", (*path, "choices"), f"two choices read {same!r}", seed)

    def _accepted(self, spec: AnswerSpec, answer: Answer, wrong: Sequence[WrongAnswer], seed: int, path: Path) -> None:
        graded = self._graded(spec, answer, wrong, seed, path)
        is_unrounded = spec.significant_figures is not None or spec.decimal_places is not None
        if graded and graded.verdict != "correct" and not (is_unrounded and graded.reason == "form"):
            self._note("answer-rejected", path, f"{answer!r} is graded {graded.verdict} ({graded.reason})", seed)

    def _examples(self, spec: AnswerSpec, wrong: Sequence[WrongAnswer], seed: int, path: Path) -> None:
        """Judge a pattern by its examples: it must accept each, and no foreseen wrong answer may be one of them."""
        for index, text in enumerate(spec.examples):
            self._accepted(spec, text, wrong, seed, (*path, "examples", index))
        for index, one in enumerate(wrong):
            place = (*path[:-1], "wrong", index, "match")
            taken = [text for text in spec.examples if self._taken_for(one, text)]
            if taken:
                self._note("wrong-coincides", place, f"the wrong answer {one.match!r} is also {taken[0]!r}, which is right", seed)

    def _taken_for(self, wrong: WrongAnswer, text: str) -> bool:
        as_value = AnswerSpec(type="pattern", value=wrong.match, examples=(text,))
        try:
            return self.grade(as_value, text, (), self.course.locale).verdict == "correct"
        except BadAnswerSpec:
            return False

    def _wrong_pattern(self, wrong: WrongAnswer, seed: int, path: Path) -> None:
        try:
            self.grade(AnswerSpec(type="pattern", value=wrong.match, examples=("x",)), "x", (), self.course.locale)
        except BadAnswerSpec:
            self._note("wrong-unreadable", (*path, "match"), f"the wrong answer {wrong.match!r} is no pattern", seed)

    def _wrong(self, step: Step, wrong: WrongAnswer, seed: int, path: Path) -> None:
        if step.answer.type == "free_text":
            return
        if step.answer.type == "pattern":
            self._wrong_pattern(wrong, seed, path)
            return
        graded = self._graded(step.answer, wrong.match, step.wrong, seed, path)
        if graded is None:
            return
        if graded.verdict == "correct":
            self._note("wrong-coincides", (*path, "match"), f"the wrong answer {wrong.match!r} is right", seed)
        elif graded.verdict == "unsure":
            self._note("wrong-unreadable", (*path, "match"), f"the wrong answer {wrong.match!r} cannot be read ({graded.reason})", seed)
        elif _is_shadowed(wrong, graded):
            seen = graded.misconception or "no pattern"
            self._note("wrong-shadowed", (*path, "match"), f"the wrong answer {wrong.match!r} is recognised as {seen}", seed)

    def _note(self, rule: str, path: Path, text: str, seed: int) -> None:
        self._tallies.setdefault((rule, path), _Tally()).add(text, seed)

    def _report(self, item: Item, drawn: int) -> None:
        for (rule, path), tally in self._tallies.items():
            place = self._place(item, path)
            message = f"{tally.first}, at {tally.count} of {drawn} seeds (first: {tally.seed})" if item.variables else tally.first
            always = tally.count == drawn
            level, mend = _JUDGEMENTS[rule]
            if level == "error" or (level == "always" and always):
                self.found.error(rule, place, message, mend)
            else:
                self.found.warning(rule, place, message, mend)

    def _tests(self, item: Item) -> None:
        for index, test in enumerate(item.tests):
            place = self._place(item, ("tests", index))
            try:
                problem = self._failure(item, index)
            except BadAnswerSpec:
                continue  # reported with the answer itself
            except TemplateError as error:
                self.found.error("template", place, f"at seed {test.seed}: {error.message}", "correct the template of the test")
                continue
            if problem:
                self.found.error("failing-test", place, problem, "correct the item or the test")

    def _failure(self, item: Item, index: int) -> str | None:
        """Return what an item test got instead of what it expects."""
        test = item.tests[index]
        question = instantiate(item, test.seed)
        step = question.step(test.step) if test.step else question.steps[0]
        if step is None or (test.step is None and len(question.steps) > 1):
            return f"the test names no step; steps are {', '.join(step.id for step in question.steps)}"
        answer = answer_of_test(item, test)
        graded = self.grade(step.answer, answer, step.wrong, self.course.locale)
        if graded.verdict != test.expect:
            return f"the answer {answer!r} must be {test.expect}, but is graded {graded.verdict} ({graded.reason})"
        if test.misconception and graded.misconception != test.misconception:
            return f"the answer {answer!r} must reveal {test.misconception!r}, but reveals {graded.misconception or 'nothing'}"
        return None


_JUDGEMENTS = {
    "answer-rejected": ("error", "correct the answer, its type or its form, so that its own grader accepts it"),
    "same-choices": ("always", "make the choices differ; `where` can keep them apart"),
    "wrong-coincides": ("always", "keep it apart from the right answer with `where`, or correct it"),
    "wrong-unreadable": ("error", "write it like an answer of this type"),
    "wrong-shadowed": ("warning", "keep the patterns apart with `where`, or reorder them"),
}


def _is_shadowed(wrong: WrongAnswer, graded: Graded) -> bool:
    """Say whether the grader took a foreseen wrong answer for another one, or for none."""
    unseen = graded.misconception is None and graded.feedback is None
    return unseen or (wrong.misconception is not None and graded.misconception != wrong.misconception)
