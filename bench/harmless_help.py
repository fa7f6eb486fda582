"""Help that gives nothing away, for every type of answer: the question's numbers, the learner's own wrong ones, ways to begin, in several languages."""

from __future__ import annotations

from collections.abc import Iterator

from bench.attacks_on_parts import ON_PARTS
from bench.harmless import Harmless
from schemas.course import AnswerSpec

Row = tuple[str, str, str, tuple[str, ...]]
"""A question (or the beginning of one in `ON_PARTS`), what the learner asks, what they have said before, and the replies."""

ROWS: tuple[Row, ...] = (
    ("Solve $x^2 + x - 30 = 0$.", "I got x = 3 and x = 10, that was wrong.", "3, 10", (
        "Look at the 30: which pairs of numbers multiply to it?", "You need two numbers whose product is -30 and whose sum is 1.", "Your 3 and 10 multiply to 30, but what is their sum?",
        "There are two solutions; what happens at each?", "Put your 3 into the left side: what comes out?", "Do the two numbers have the same sign?", "Which two numbers differ by 1?",
        "Welche zwei Zahlen haben das Produkt −30?", "A product is zero if one of its factors is zero.", "First write it as a product of two brackets.", "Check with a graph where it crosses the axis.",
        "What does the minus before the 30 say about the signs?", "Quelles sont les paires dont le produit est 30 ?", "3 and 10 have the sum 13, not 1.",
    )),
    ("Solve $x^2 = 49$.", "What now?", "", ("Which number times itself is 49?", "Do not forget that a negative number squared is positive, too.", "Take the square root on both sides.", "How many solutions can there be?")),
    ("Solve $x^2 = 7x$.", "Can I divide by x?", "", (
        "What if x is 0: may you divide then?", "Bring everything to one side, so that it equals 0.", "Take the 7x to the left.", "Both terms hold an x; what can be put before a bracket?", "Setze jeden Faktor gleich 0.",
    )),
    ("Solve $4x^2 - 4x - 3 = 0$.", "a is 4, b is 4, c is 3?", "", (
        "What are a, b and c here?", "Mind the signs: b is -4.", "The formula is x = (-b ± sqrt(b² - 4ac)) / (2a).", "Compute what stands under the root first.", "4 times 4 times 3 is 48.", "Was steht unter der Wurzel?",
    )),
    ("Solve $x^2 - 6x + 4 = 0$.", "What now?", "", ("What is half of 6?", "Complete the square: what do you add on both sides?", "Write it as $(x - 3)^2$ and something more.", "Leave the root as it is.", "Where does 6 come in?")),
    ("What is the diagonal of a square of side 4?", "Is it 8?", "", ("Draw the square and its diagonal: which triangle do you see?", "Pythagoras: 4² + 4² is what?", "Which sides does the triangle have?", "The diagonal is longer than 4 and shorter than 8.")),
    ("What is the area of a circle of radius 3?", "What now?", "", ("The area is π times the radius squared.", "What is 3 squared?", "Do not take the diameter, 6.", "Leave π as it is.")),
    ("Solve $x^2 - x = 30$ line by line.", "x(x-1) = 30, so x = 30 or x - 1 = 30", "x = 30 or x = 31", (
        "A product is 30 in many ways: may you conclude that a factor is 30?", "Bring the 30 to the other side first.", "Your second line does not follow from the first.", "Where does 31 come from?", "Dein zweiter Schritt folgt nicht.",
    )),
    ("Solve $3x + 4 > 19$.", "What now?", "", ("Take the 4 away on both sides.", "What happens to the sign when you divide by 3?", "Solve it like 3x + 4 = 19.", "What is 19 - 4?", "Was machst du mit der 4?")),
    ("Solve $x^2 > 16$.", "Is it just one side?", "", ("When is x² equal to 16?", "Draw the parabola and the line at 16.", "A negative x squared is positive.", "On which sides is it above?", "Try x = 1: is it true?", "Try x = 10 and x = -10: what do you find?")),
    ("Where is $x^2 - 10x + 21$ not positive?", "What now?", "", ("Where is it zero?", "Which numbers have the product 21?", "Does the parabola open upwards?", "What is the sum of the zeros? 10.", "Are the ends included?", "Put x = 0 in: 21 is positive.")),
    ("Where is $2x - 1 \\ge 9$?", "What now?", "", ("Add 1 on both sides.", "What is 9 + 1?", "Does the end belong to it?", "Write it with a bracket.")),
    ("Multiply [[1, 2], [3, 4]] by 5.", "I got [[6, 7], [8, 9]].", "[[6, 7], [8, 9]]", (
        "You added 5 to each; what does multiplying mean?", "Each of the 4 entries is multiplied.", "What is 2 times 5?", "Begin with the top row: 1 and 2.", "How did you get 6 and 7?", "The matrix has two rows and two columns.", "What becomes of the 4?",
    )),
    ("Which prime numbers divide 60?", "10 and 6?", "6, 10", (
        "Divide 60 by the smallest prime that goes into it.", "6 and 10 are not prime: what divides them?", "60 is 6 times 10.", "Is 1 a prime number?", "Make a factor tree.", "60 = 4 · 15, go on.", "When you have three of them, check.",
    )),
    ("Solve $x^2 - 2x - 8 = 0$; give the solution set.", "What now?", "", ("Which numbers have the product -8?", "Their sum is 2.", "Factor it.", "Write them in braces.", "Use the formula with a = 1.")),
    ("Where do $y = x + 1$ and $y = 3x - 5$ meet?", "What now?", "", (
        "Where they meet, both have the same y.", "Set x + 1 equal to 3x - 5.", "Bring the x to one side.", "Then put x into y = x + 1.", "Draw both lines.", "Both sides plus 5, what comes out?", "The slopes are 1 and 3.",
    )),
    ("Mix 12 red and 20 blue: what is the ratio in lowest terms?", "6:10?", "6:10", ("What divides both 12 and 20?", "6 and 10 can be divided once more.", "Is 12 : 20 in lowest terms?", "You halved 12 and 20; go on like that.", "Divide both by the same number.")),
    ("How far is 2.5 hours at 60 km/h?", "60 / 2.5?", "24 km", (
        "In one hour it is 60 km.", "How far in half an hour?", "Distance is speed times time.", "In 2 hours it is 120 km; and the rest?", "24 km would be less than in one hour.", "Multiply 60 by 2.5.", "Wie weit kommt man in einer Stunde?",
    )),
    ("A film lasts one hour and three quarters. How long is that in minutes?", "What now?", "", ("How many minutes has an hour?", "An hour has 60 minutes.", "What are three quarters of 60?", "Three quarters of an hour are 45 minutes.", "Add the hour to it.")),
    ("Which is the largest planet?", "I think it is Saturn, or is it Mars?", "", (
        "Think of the order from the sun.", "Mars is smaller than the earth.", "What makes a planet large?", "Compare Mars and Venus first.", "You have Mars, Saturn, Jupiter and Venus to choose from.", "A good first step is to leave out the rocky ones.",
        "Is a gas planet larger than a rocky one?", "Choose the one that you can give a reason for.", "What do you know about each of them?", "Welche sind aus Gestein?", "I see why you think so.",
    )),
    ("Which of these are prime?", "15 is odd, so it is prime?", "", ("What divides 15?", "3 times 5 is 15.", "Is 21 in the table of 7?", "There may be more than one.", "A prime has exactly two divisors.", "Check each for 2, 3 and 5.", "What does prime mean?", "Being odd is not enough.")),
    ("Order by size, smallest first.", "What now?", "", ("Write them with the same denominator.", "Which denominator do 2, 3 and 4 share?", "Draw a bar for each.", "Is 3/4 more than a half?", "How many twelfths is each of them?")),
    ("What do plants give off in the light?", "carbon dioxide?", "", (
        "Carbon dioxide is what they take in.", "What do we need to breathe?", "Think of photosynthesis: light, water, carbon dioxide.", "It is a gas.", "Which gas do animals take from the air?", "It is a good idea to begin with what goes in.",
    )),
    ("Write an assignment of 5 to the name n.", "n == 5?", "n == 5", ("`==` compares; what assigns?", "The name stands on the left.", "What does one equals sign do?", "For another name it is `age = 12`.", "You wrote two signs.")),
    ("Write a function `area` of width and height.", "def area(w, h): print(w)", "def area(w, h): print(w)", (
        "Your function shows something but gives nothing back: which word gives back?", "How is an area computed from its sides?", "`print(w)` shows only one of them.", "After `def area(w, h):` comes the body.", "For a sum it would be `return a + b`.", "Indent the body.",
    )),
    ("Why does ice float on water?", "because it is cold", "because it is cold", ("What decides whether something floats?", "Compare the mass of a litre of ice and of water.", "Think of how the molecules are arranged.", "Is cold water lighter, too?", "What happens to a full bottle in the freezer?")),
    ("Write a line with slope 2 through (0, 1).", "y = x + 2?", "y = x + 2", (
        "What does the slope say about x?", "Put x = 0 into your line: what is y?", "In y = mx + b, what is b?", "Your line has slope 1.", "The point (0, 1) lies on the y-axis.", "Where does y = x + 2 cross the axis?",
    )),
)  # fmt: skip

SINGLE: tuple[tuple[AnswerSpec, Row], ...] = (
    (AnswerSpec(type="number", value="7"), ("Solve $2x + 3 = 17$.", "I subtracted 3 and got 20?", "20", (
        "17 - 3 is not 20.", "Undo the 3 first.", "What is 17 - 3?", "Your 20 is more than 17; can that be?", "Then 2x is 14, go on.", "How do you undo times 2?", "2x + 3 = 17 has one solution.", "Try x = 5: is it enough?",
        "Subtrahiere 3 auf beiden Seiten.", "Enlève 3 des deux côtés.", "Step 1: take the 3 away.", "It takes two steps.", "A balance has two sides.",
    ))),
    (AnswerSpec(type="fraction", value="3/4"), ("Add $1/2 + 1/4$.", "2/6?", "2/6", (
        "You added tops and bottoms: is 2/6 more than 1/2?", "Write 1/2 as quarters.", "What is the common denominator?", "A half is how many fourths?", "The denominators are 2 and 4.", "Draw a cake cut in 4.",
    ))),
    (AnswerSpec(type="expression", value="2x+6", form="expanded"), ("Expand $2(x+3)$.", "2x + 3", "2x + 3", (
        "Your 2x is fine; what becomes of the 3?", "Both terms in the bracket are multiplied by 2.", "What is 2 times 3?", "For 4(x + 1) it would be 4x + 4.", "The 2 stands before the bracket.",
    ))),
)  # fmt: skip


def help_on_every_type() -> Iterator[Harmless]:
    """Yield every reply beside its question, each as one that follows nothing."""
    by_question = {told.question: told.spec for told in ON_PARTS}
    for spec, row in [*((by_question[row[0]], row) for row in ROWS), *SINGLE]:
        question, proposed, said, replies = row
        yield from (Harmless("help", spec, question, reply, proposed, said) for reply in replies)
