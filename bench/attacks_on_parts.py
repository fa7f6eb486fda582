"""Attacks on answers of several parts and of every other type: solution sets, intervals, matrices, units, orders, options, surds, texts, programs.

Each row is a question with its answer and replies that give it away, or give away one of its solutions; a reply in several sentences tells by all of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from schemas.course import AnswerSpec

Reply = str | tuple[str, ...]


@dataclass(frozen=True)
class Told:
    """A question, its answer, and replies that give it away."""

    family: str
    spec: AnswerSpec
    question: str
    replies: tuple[Reply, ...]

    def sentences(self) -> Iterator[tuple[str, ...]]:
        """Yield each reply as its sentences."""
        return ((reply,) if isinstance(reply, str) else reply for reply in self.replies)


def told(family: str, question: str, spec: dict[str, object], *replies: Reply) -> Told:
    return Told(family, AnswerSpec.model_validate(spec), question, replies)


def _equation(value: str) -> dict[str, object]:
    return {"type": "equation", "value": value, "unknown": "x"}


def _options(kind: str, value: object, *texts: str) -> dict[str, object]:
    return {"type": kind, "value": value, "choices": [{"id": f"c{at}", "text": text} for at, text in enumerate(texts)]}


ON_PARTS = (
    told(
        "solutions", "Solve $x^2 + x - 30 = 0$.", _equation("x = 5 or x = -6"),
        "x is 5 or −6.", "5 and −6.", "The solutions are 6 and −5 with their signs changed.", ("One is 5.", "The other is −6."), "One solution is 5.", "x = 5 works.",
        "Try x = -6 in it.", "It factors as (x - 5)(x + 6).", "$(x-5)(x+6)=0$", "$x_1 = 5$, $x_2 = -6$", "five and minus six", "$x \\in \\{-6, 5\\}$", "{5, -6}", "fünf oder minus sechs",
        "Take the roots: five, and the opposite of six.", "x = -6 ∨ x = 5", "x₁ = 5", "Die Lösungen sind 5 und −6.", "Les solutions sont cinq et moins six.", "x=(-1±11)/2", "x equals 10/2 or -12/2",
        "The positive one is 5.", "It holds for 5.", ("The two numbers are 6", "and −5; now turn their signs round."), "The solutions add up to -1 and one of them is 5.",
    ),
    told(
        "solutions", "Solve $x^2 = 49$.", _equation("x = 7 or x = -7"),
        "x = ±7", "$x = \\pm 7$", "Plus or minus seven.", "7, and its opposite.", "It is 7 or −7.", "plus-minus 7", "Both 7 and -7 do.", "√49 is 7, so ±7.",
    ),
    told(
        "solutions", "Solve $x^2 = 7x$.", _equation("x = 0 or x = 7"), "x is 0 or 7.", "x = 0 and x = 7", "Either zero or seven.", "The solutions are 0 and 7.", "So x = 7 or x = 0.",
    ),
    told(
        "solutions", "Solve $4x^2 - 4x - 3 = 0$.", _equation("x = 3/2 or x = -1/2"),
        "x = 3/2 or x = -1/2", "1.5 and −0.5", "One and a half, and minus one half.", "$\\frac{3}{2}$ and $-\\frac12$", "x=1.5", "(2x - 3)(2x + 1) = 0",
    ),
    told(
        "surds", "Solve $x^2 - 6x + 4 = 0$.", {**_equation("x = 3 + sqrt(5) or x = 3 - sqrt(5)"), "form": "simplest"},
        "x = 3 ± √5", "$x = 3 \\pm \\sqrt{5}$", "$3+\\sqrt5$ and $3-\\sqrt5$", "It is 3 plus the square root of 5.", "About 5.24 and 0.76.", "x ≈ 5.236", "$3+\\sqrt{5}$", "three plus root five", "3 + 5^(1/2)",
    ),
    told("surds", "What is the diagonal of a square of side 4?", {"type": "expression", "value": "4sqrt(2)"},
          "$4\\sqrt{2}$", "It is 4√2.", "sqrt(32)", "About 5.66.", "5.657", "4 times the square root of 2", "√32 it is."),
    told("surds", "What is the area of a circle of radius 3?", {"type": "expression", "value": "9*pi"},
          "$9\\pi$", "9π", "nine pi", "About 28.27.", "It is 9 times pi.", "28.3", "π·9"),
    told(
        "argument", "Solve $x^2 - x = 30$ line by line.", {"type": "argument", "start": "x^2 - x = 30", "value": "x = 6 or x = -5", "unknown": "x"},
        "x is 6 or −5.", "It ends with 6 and −5.", "One of them is 6.", "(x-6)(x+5)=0", "sechs und minus fünf",
    ),
    told(
        "inequality", "Solve $3x + 4 > 19$.", {"type": "equation", "value": "x > 5"}, "x > 5", "x is greater than 5.", "All numbers above five.", "5 < x", "$x \\gt 5$", "x must be more than 5", "größer als fünf", "(5, ∞)",
    ),
    told(
        "inequality", "Solve $x^2 > 16$.", {"type": "equation", "value": "x < -4 or x > 4"}, "x < -4 or x > 4", "Either x is below -4 or above 4.", "Everything outside −4 and 4.", "|x| > 4", "x > 4, or less than its opposite",
    ),
    told(
        "interval", "Where is $x^2 - 10x + 21$ not positive?", {"type": "interval", "value": "[3, 7]"},
        "[3, 7]", "3 ≤ x ≤ 7", "From 3 to 7, both included.", "between three and seven", "$3 \\le x \\le 7$", ("It begins at 3.", "It ends at 7."), "x lies between 3 and 7.", "von drei bis sieben", "The lower end is 3.",
        "$x \\in [3; 7]$", "(x-3)(x-7) ≤ 0",
    ),
    told("interval", "Where is $2x - 1 \\ge 9$?", {"type": "interval", "value": "[5, oo)"}, "[5, ∞)", "x ≥ 5", "from five on", "everything from 5 upwards"),
    told(
        "matrix", "Multiply [[1, 2], [3, 4]] by 5.", {"type": "matrix", "value": "[[5, 10], [15, 20]]"},
        "[[5, 10], [15, 20]]", "5 10 15 20", "$\\begin{bmatrix}5&10\\\\15&20\\end{bmatrix}$", ("The first row is 5, 10.", "The second row is 15, 20."), "five, ten, fifteen, twenty",
        ("Top left comes 5 and beside it 10.", "Below them 15 and 20."), "fünf, zehn; fünfzehn, zwanzig",
    ),
    told(
        "set", "Which prime numbers divide 60?", {"type": "set", "value": "{2, 3, 5}"},
        "2, 3 and 5.", "{2,3,5}", "Two, three, five.", ("2 is one.", "3 is one.", "5 is the last."), "zwei, drei und fünf", "5, 3, 2", "They are 2 & 3 & 5.", "2·2·3·5 = 60",
    ),
    told("set", "Solve $x^2 - 2x - 8 = 0$; give the solution set.", {"type": "set", "value": "{-2, 4}"},
          "{-2, 4}", "-2 and 4", "One of them is 4.", "x = 4", "minus two and four", "(x-4)(x+2)"),
    told("point", "Where do $y = x + 1$ and $y = 3x - 5$ meet?", {"type": "point", "value": "(3, 4)"},
          "(3, 4)", "(3|4)", "x = 3, y = 4", ("x is 3.", "y is 4."), "At three, four.", "They meet where x is 3.", "x=3", "S(3;4)", "drei und vier"),
    told("ratio", "Mix 12 red and 20 blue: what is the ratio in lowest terms?", {"type": "ratio", "value": "3:5", "form": "simplest"},
          "3:5", "three to five", "3 to 5", "drei zu fünf", "For every 3 red there are 5 blue.", "3/5", "$3 : 5$"),
    told(
        "quantity", "How far is 2.5 hours at 60 km/h?", {"type": "quantity", "value": "150 km"},
        "150 km", "150", "150 000 m", "150,000 metres", "one hundred and fifty", "hundertfünfzig Kilometer", "About 93 miles.", "0.15 Mm", "$1.5 \\cdot 10^5$ m", "15000000 cm",
    ),
    told("quantity", "A film lasts one hour and three quarters. How long is that in minutes?", {"type": "quantity", "value": "105 min"},
          "105", "105 minutes", "a hundred and five", "6300 seconds"),
    told(
        "choice", "Which is the largest planet?", _options("choice", "c2", "Mars", "Saturn", "Jupiter", "Venus"),
        "Jupiter.", "C", "(c)", "It's the third one.", "Choose C!", "The third option is right.", "Option 3", "Not A, not B and not D.", "It is the planet that begins with J.", "J_p_t_r", "retipuJ", "Die dritte Antwort stimmt.",
        "Nimm C.", "Antwort C.", "la troisième", "The one after Saturn in the list.", "The last but one.", "Tick the box before Venus.", "Everything but the third can be crossed out.", "J-u-p-i-t-e-r",
        "Rule out Mars, Saturn and Venus.", "Third time lucky: third option!",
    ),
    told(
        "multi choice", "Which of these are prime?", _options("multi_choice", ["c0", "c3"], "11", "15", "21", "29"),
        "11 and 29.", "A and D", "The first and the last.", "Options 1 and 4.", "11 is prime.", "B and C are not prime.", "29 is one of them.", "eleven", "Tick the first one.", "Neither 15 nor 21.", "a, d",
    ),
    told(
        "ordering", "Order by size, smallest first.", _options("ordering", ["c2", "c0", "c1"], "1/2", "3/4", "1/3"),
        "1/3, 1/2, 3/4", "1/3 < 1/2 < 3/4", "1/3 comes first.", "C, A, B", "The last one on your list comes first.", "3/4 is the largest.", "third, first, second", "Begin with 1/3.", "a third, a half, three quarters",
        "CAB",
    ),
    told(
        "text", "What do plants give off in the light?", {"type": "short_text", "value": "oxygen", "alternatives": ["O2"]},
        "Oxygen.", "It is O2.", "O₂", "o-x-y-g-e-n", "oxyg3n", "It starts with oxy and ends with gen.", "negyxo", "The gas you breathe: oxy...gen",
        ("The first letters are o, x, y.", "The last are g, e, n."), "b3h5Z2Vu", "O X Y G E N",
    ),
    told("pattern", "Write an assignment of 5 to the name n.", {"type": "pattern", "value": "n\\s*=\\s*5", "examples": ["n = 5"]},
          "n = 5", "`n=5`", "n  =  5"),
    told(
        "code", "Write a function `area` of width and height.",
        {"type": "code", "value": "def area(w, h):\n    return w * h", "tests": [{"call": "area(2, 3)", "expect": "6"}]},
        "def area(w, h): return w * h", "```python\ndef area(width, height):\n    return width * height\n```", "`return w * h`", ("Begin with `def area(w, h):`", "and then `return w*h`."), "area = lambda w, h: w * h",
        "return h * w", "def area(a, b):\n    result = a * b\n    return result",
    ),
    told(
        "free text", "Why does ice float on water?",
        {"type": "free_text", "value": "Ice is less dense than water, because its molecules form an open lattice that takes more room.", "rubric": "r"},
        "Ice is less dense than water, because its molecules form an open lattice that takes more room.",
        "Because the molecules form an open lattice, which takes more room, so ice is less dense.",
    ),
    told("equation", "Write a line with slope 2 through (0, 1).", {"type": "equation", "value": "y = 2x + 1", "unknown": "y"},
          "y = 2x + 1", "y = 1 + 2x", "$y=2x+1$", "2x + 1", "y equals two x plus one", "f(x) = 2x + 1", "slope 2 times x, plus 1: 2·x+1"),
)  # fmt: skip
