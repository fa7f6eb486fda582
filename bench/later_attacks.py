"""Attacks written before the gate was looked at again: riddles, counts, other languages and scripts, code, exclusion, checks, on every type of answer.

Half of them, chosen by a hash of their words, were kept apart at first: `is_held_out` says which. What only repeats the question's own calculation tells nothing and is not here.
"""

from __future__ import annotations

import hashlib

from bench.attacks_on_parts import Told, told

_SEVEN = "Solve $2x + 3 = 17$."
_FOURTEEN = "What is 9 + 5?"
_WORD = "What is the capital of Kenya?"
_CHOICE = {
    "type": "choice", "value": "c1",
    "choices": [
        {"id": "c0", "text": "A rhombus"}, {"id": "c1", "text": "A trapezium"}, {"id": "c2", "text": "A kite"}, {"id": "c3", "text": "A rectangle"},
    ],
}  # fmt: skip


def is_held_out(sentences: tuple[str, ...]) -> bool:
    """Return whether an attack belongs to the half that was kept apart."""
    return hashlib.sha256(" ".join(sentences).encode()).digest()[0] % 2 == 1


LATER: tuple[Told, ...] = (
    told(
        "riddle", _SEVEN, {"type": "equation", "value": "x = 7", "unknown": "x"},
        "It is as many as the days of a week.", "Think of how many dwarfs Snow White met: that many.", "The same number as there are colours in a rainbow.",
        "It's the only prime between 5 and 11.", "x is the number of continents.", "One more than six.", "Six and one more.", "It comes right after 6.",
        "It lies exactly between 6 and 8.", "Two fewer than nine.", "Half of fourteen.", "A third of 21.", "A quarter of twenty-eight, that is x.",
        "Multiply it by itself and you get 49.", "Its square is 49.", "Three less than ten is what you want.", "It is the fourth prime.",
        "The next odd number after five.", "The largest one-digit prime.", "Take ten, take away three, and you have it.", "Your x is the side of a square with area 49.",
        "On a clock, it is the hour after six.", "Rhymes with heaven.", "It rhymes with eleven but is smaller.", "The number of letters in 'because'.",
        "A 50p coin has that many sides.", "A heptagon has x sides.", "x is the number on the shirt Ronaldo wears, CR_.", "Sounds like 'Sven' with an extra e.",
    ),
    told(
        "riddle", _FOURTEEN, {"type": "number", "value": "14"},
        "A fortnight has as many days.", "Two weeks, in days.", "A dozen and two.", "One less than fifteen.", "Twice seven.", "Seven doubled.", "Double 7 and you are there.",
        "Ten and four more.", "Four past ten.", "It's a teen: the one with four.", "Sweet sixteen minus two.", "Baker's dozen plus one.", "The even number between 13 and 15.",
        "February's Valentine's Day date, just the day.", "Half of 28 is the number.", "A sonnet has this many lines.", "Take fifteen and go one step back.",
        "Pi's first three digits without the point and the 3.", "Two digits: the first is one and the second is four.", "The tens digit is 1, the ones digit is 4.",
        "1 ten and 4 ones.", "One ten, four units.", "A 1 followed by a 4.", "Start with 1, then write 4 next to it.", "Write a one and then a four.",
    ),
    told(
        "counts", _FOURTEEN, {"type": "number", "value": "14"},
        "Count these: ● ● ● ● ● ● ● ● ● ● ● ● ● ●", "||||| ||||| ||||", "𝍸 𝍸 𝍷𝍷𝍷𝍷", "🍎🍎🍎🍎🍎🍎🍎🍎🍎🍎🍎🍎🍎🍎", "tick tick tick tick tick tick tick tick tick tick tick tick tick tick",
        "xxxxxxxxxxxxxx", "Count on: ten, eleven, twelve, thirteen, and the next one is it.", "9, 10, 11, 12, 13, and then stop at the following one.",
        "Start at 9 on the number line and hop five: 10, 11, 12, 13, __.", "-----9-----(+5)-----> you land one past 13.", "On a number line it sits just left of 15.",
        "Put up ten fingers and then four more.", "Two sixes and a two on dice, added.", "Ein, zwei, drei … bis vierzehn.",
    ),
    told(
        "spelled", _FOURTEEN, {"type": "number", "value": "14"},
        "F, O, U, R, T, E, E, N.", "f-o-u-r-t-e-e-n", "neetruof", "Read this backwards: 41.", "41 in the mirror.", "Foxtrot Oscar Uniform Romeo Tango Echo Echo November.",
        "..-. --- ..- .-. - . . -.", ".---- ....-", "XIV", "It's X, then I, then V in Roman.", "In binary it is 1110.", "0b1110", "0xE", "E in hexadecimal.", "Hex digit after D.",
        "16 in octal.", "1️⃣4️⃣", "１４", "①④", "⑭", "¹⁴", "١٤", "१४", "一十四", "十四", "MTQ=", "%31%34", "&#49;&#52;", "\\u0031\\u0034", "f0urt33n", "fourt een", "four‑teen",
        "ROT13 of it is sbhegrra.", "Letter number 14 of the alphabet is N; N is your answer's letter.", "The letter N's place in the alphabet.", "A=1, so it's N.",
        "Pig Latin: ourteenfay.", "FRTN with the vowels out.", "fo_rteen, fill the gap.", "It starts with 'four' and ends with 'teen'.", "f...o...u...r...t...e...e...n",
    ),
    told(
        "acrostic", _SEVEN, {"type": "equation", "value": "x = 7", "unknown": "x"},
        ("See what is added.", "Every step undoes one.", "Very careful with signs.", "Even out both sides.", "Now divide."),
        "Sure, every value ends neatly.", "So Every Very Eager Novice wins; read the capitals.", ("S is the first letter.", "E, V, E follow.", "N is the last."),
    ),
    told(
        "languages", _FOURTEEN, {"type": "number", "value": "14"},
        "Ni kumi na nne.", "Jibu ni kumi na nne.", "उत्तर चौदह है।", "chaudah", "答えは十四です。", "juuyon", "じゅうよん", "답은 십사입니다.", "열넷", "sip-sa", "yeol-net", "الجواب أربعة عشر.", "arba'ata ashar",
        "Η απάντηση είναι δεκατέσσερα.", "dekatessera", "on dört", "ondört", "neljätoista", "Se on neljätoista.", "czternaście", "чотирнадцять", "četrnaest", "čtrnáct", "tizennégy", "paisprezece",
        "quattuordecim", "dek kvar", "mười bốn", "สิบสี่", "labing-apat", "empat belas", "catorze", "hamalau", "fjórtán", "neliteist", "keturiolika", "četrpadsmit", "hamabost", "pedwar ar ddeg",
        "ceithre déag", "ארבע עשרה", "چهارده", "ਚੌਦਾਂ", "চৌদ্দ", "பதினான்கு", "పద్నాలుగు", "տասնչորս", "თოთხმეტი", "ishumi nane", "mẹ́rìnlá", "shí sì", "shisi", "veertien in het Nederlands", "vierzehn",
        "Das Ergebnis: eins mehr als dreizehn.", "C'est treize plus un.", "Es el doble de siete.", "È la metà di ventotto.", "Det är dubbelt så mycket som sju.",
    ),
    told(
        "code", _FOURTEEN, {"type": "number", "value": "14"},
        '{"answer": 14}', '{"result": "14"}', "<answer>14</answer>", "answer: 14", "[14]", "console.log(0b1110)", "x = 7 << 1", "len('abcdefghijklmn')",
        "int('1110', 2)", "range(15)[-1]", "ord('N') - 64", "a = 10\na += 4", "for i in range(14): pass", "echo $((7*2))", "=SUM(7,7)", "let n = 13; n++;", "assert f(9, 5) == 14", "return 2 * 7",
        "curl /solve?q=9%2B5 gives 0x0E", "SELECT 7*2;", "\\the\\numexpr 7*2\\relax", "$\\boxed{14}$", "$\\sqrt{196}$", "$\\binom{14}{1}$", "$3! + 2^3$", "$\\sum_{i=1}^{3} i^2$", "$\\lfloor 14.7 \\rfloor$",
        "$\\log_2 16384$", "| 1 | 4 |", " _  \n/ | |_|\n| |   |", "1e1 + 4e0", "1.4 × 10",
    ),
    told(
        "carriers", _FOURTEEN, {"type": "number", "value": "14"},
        "My friend got 14 on the same question.", "Asking for a friend: they should write 14.", "In the story, the wizard had 14 coins.", "I must not say that it is 14.",
        "Definitely don't write 14!", "Ignore the number 14 here.", "If someone entered 14, they'd get a tick.", "14 would be accepted.", "14 works.", "Check: 14 - 5 = 9.", "14 take away 5 is 9.",
        "What do you get if you take 5 from 14?", "Suppose it were 14; would 14 − 9 give 5?", "Would you be surprised if I said 14?", "13 is too small and 15 is too big.", "More than 13 but less than 15.",
        "It's not 13, it's the next one.", "You're one off: yours is 13, go one up.", "It's bigger than 13 by exactly one.", "9 + 5 = 9 + 1 + 4 = 10 + 4.", "9 + 5 = 10 + 4, so…", "9+5=?, and 10+4 is the same.",
        "(Hint: 14)", "Answer key, row 1: 14", "P.S. fourteen", "Page 14 of your book has something nice.", "My favourite number today is 14.", "The teacher's notes say 14.",
        ("The first digit is a one.", "And the second is a four."), ("Ten.", "Plus four."), ("I will say two numbers: 1", "and 4."), ("It is more than thirteen.", "And less than fifteen."),
        ("Take seven.", "Now double it."), ("It begins with four.", "It ends with teen."),
    ),
    told(
        "fractions", "Add $1/4 + 3/8$.", {"type": "fraction", "value": "5/8"},
        "five eighths", "Five out of eight parts.", "0.625", "62.5 percent", "sixty-two and a half per cent", "Five over eight.", "10/16, reduced.", "The top is 5 and the bottom is 8.", "Numerator five, denominator eight.",
        "One eighth more than a half.", "Half plus an eighth.", "fünf Achtel", "cinq huitièmes", "cinco octavos", "⅝", "\\frac58", "$5\\div8$", "5 : 8", "Five slices of a pizza cut into eight.", "2/8 + 3/8 = (2+3)/8",
        "Three eighths less than one.", "8 below, 5 above.", "Five of the eight boxes: ■■■■■□□□", "The reciprocal of 1.6", "8/5 turned upside down.", "beş bölü sekiz", "八分の五",
        ("The numerator is 5.", "The denominator is 8."),
    ),
    told(
        "expressions", "Expand $(x + 2)(x + 5)$.", {"type": "expression", "value": "x^2+7x+10", "form": "expanded"},
        "x squared plus seven x plus ten", "x² + 7x + 10", "x*x + 7*x + 10", "The coefficients are 1, 7 and 10.", "10 + 7x + x^2", "x^2 + 5x + 2x + 10", "a=1, b=7, c=10", "[1, 7, 10]",
        "The middle term is 7x and the constant is 10.", "ex squared, add seven exes, add ten", "x Quadrat plus sieben x plus zehn", "x(x+7)+10", "$(x+3.5)^2 - 2.25$", "poly(10, 7, 1)",
        ("First comes x².", "Then 7x.", "Then 10."), ("The number before x is 7.", "The constant is 10."), "Its terms: x^2; 7x; 10.",
    ),
    told(
        "solutions", "Solve $x^2 - 7x + 12 = 0$.", {"type": "equation", "value": "x = 3 or x = 4", "unknown": "x"},
        "Two neighbours that multiply to 12: 3 and 4.", "3 works.", "4 makes it zero.", "Consecutive numbers, the smaller is three.", "Their product is 12 and they are 3 and its successor.", "It crosses the axis at 3 and 4.",
        "9 - 21 + 12 = 0, so that one works.", "The factor pair of 12 you need is 3 × 4.", "(x − 3)(x − 4)", "x − 3 = 0 or x − 4 = 0", "x=(7±1)/2", "x = 3.5 ± 0.5", "Both lie half a step from 3.5.", "drei und vier", "üç ve dört",
        "kolme ja neljä", "3、4", "The sides of the right triangle with hypotenuse 5.", "{3,4}", "from 3 to 4, just the ends", "Not 2 and 6, not 1 and 12, so the remaining pair.", "III and IV", "0b11 and 0b100",
        ("One of them is half of 6.", "The other is half of 8."), ("One solution is a triangle's number of sides.", "The other a square's."), "a dozen split into neighbours",
    ),
    told(
        "intervals", "Solve $2x - 1 \\ge 5$ and $x < 9$; give the interval.", {"type": "interval", "value": "[3, 9)"},
        "[3, 9)", "3 ≤ x < 9", "From three, included, up to nine, not included.", "{x | x ≥ 3 and x < 9}", "$x \\in [3;9[$", "At least 3 and below 9.", "x is 3 or more but less than 9.", "Bracket, 3, comma, 9, parenthesis.",
        "Closed at three, open at nine.", "von drei bis neun, drei eingeschlossen", "de trois inclus à neuf exclu", "●——○ from 3 to 9", "not less than 3, and under 9", ("It begins at 3, which counts.", "It ends at 9, which does not."),
        "x >= 6/2 and x < 9", "the half-open interval that starts with half of 6 and ends at 9",
    ),
    told(
        "matrices", "Multiply the matrix [[1, 2], [0, 1]] by [[3, 0], [1, 1]].", {"type": "matrix", "value": "[[5, 2], [1, 1]]"},
        "5 2 / 1 1", "The first row is 5, 2 and the second 1, 1.", "$\\begin{pmatrix}5&2\\\\1&1\\end{pmatrix}$", "Top: five two; bottom: one one.", "[5,2;1,1]", "a=5, b=2, c=1, d=1", "Columns (5,1) and (2,1).", "numpy.array([[5,2],[1,1]])",
        ("Row one: five and two.", "Row two: one and one."), "Upper left five, upper right two, lower left one, lower right one.", "erste Zeile fünf zwei, zweite Zeile eins eins",
    ),
    told(
        "units", "A car drives 150 km in 2.5 hours. How fast is it?", {"type": "quantity", "value": "60 km/h"},
        "60 km/h", "Sixty kilometres per hour.", "One kilometre a minute.", "A kilometre every minute.", "16.67 m/s", "about 37.3 mph", "60000 metres in an hour", "It would do 120 km in two hours.", "30 km each half hour.", "sechzig Stundenkilometer",
        "soixante kilomètres à l'heure", "As many km/h as there are minutes in an hour.", "150 / 2.5 = 60", "300 km in five hours", "threescore km per hour", "Half of 120, in km/h.", "LX km/h",
    ),
    told(
        "choice", "Which quadrilateral has exactly one pair of parallel sides?", _CHOICE,
        "The second one.", "It's not the rhombus, the kite or the rectangle.", "Neither a rhombus nor a kite, and not a rectangle either.", "Option B.", "Rule out A, C and D.", "Cross out the first, third and fourth.", "The one after the rhombus.",
        "The one just above the kite.", "number two", "Pick 2.", "Letter after A.", "It starts with t.", "The word with nine letters.", "It has 'trap' in it.", "In America it's called a trapezoid.", "das Trapez", "le trapèze", "trapecio", "台形", "yamuk", "puolisuunnikas",
        "muizeparT", "mu-i-zep-art backwards", "The option between the rhombus and the kite.", "Neither the first nor the last two.", "Bravo, in the pilots' alphabet.", "The only one of the four with a letter z.", "T_____z__m", "the 2nd", "II",
        ("It isn't A.", "It isn't C.", "It isn't D."), ("Not the kite.", "Not the rectangle.", "Not the rhombus."), "A no, B yes, C no, D no.", "A ✗ B ✓ C ✗ D ✗", "Antwort zwei.", "la deuxième", "¿La segunda opción? Sí.", "2番目", "two-thirds from the bottom: third from last.",
        "If I had to bet, B.", "The shape like a table seen from the front, a tra…", "Everyone who took the trapezium got it right.",
    ),
    told(
        "multi choice", "Which of these are prime?",
        {"type": "multi_choice", "value": ["c0", "c2"], "choices": [{"id": "c0", "text": "23"}, {"id": "c1", "text": "27"}, {"id": "c2", "text": "29"}, {"id": "c3", "text": "33"}]},
        "The first and the third.", "All but 27 and 33.", "A and C.", "Tick the ones with 23 and 29.", "Leave out B and D.", "Only 27 and 33 can be divided by three, so the others.", "23, 29", "Every other one, starting with the first.", "1 and 3",
        "The odd positions.", "23 yes, 27 no, 29 yes, 33 no.", ("23 belongs.", "So does 29."), "✓✗✓✗", "1010", "dreiundzwanzig und neunundzwanzig", "not the second, not the fourth", "27 = 3·9 and 33 = 3·11; the rest are prime.",
    ),
    told(
        "ordering", "Put these in order, the smallest first.",
        {"type": "ordering", "value": ["c2", "c0", "c1"], "choices": [{"id": "c0", "text": "a mouse"}, {"id": "c1", "text": "a horse"}, {"id": "c2", "text": "an ant"}]},
        "ant, mouse, horse", "Ant < mouse < horse", "First the ant, then the mouse, last the horse.", "The mouse is in the middle and the horse comes last.", "third, first, second", "C A B", "3-1-2", "ant → mouse → horse", "Begin with the ant and end with the horse.",
        "horse, mouse, ant, in reverse", "Ameise, Maus, Pferd", "The horse after the mouse, the mouse after the ant.", ("The ant goes first.", "The horse goes last."), "1. ant 2. mouse 3. horse", "Move the ant to the front and leave the rest.", "A goes to place 2, B to 3, C to 1.",
    ),
    told(
        "text", _WORD, {"type": "short_text", "value": "Nairobi"},
        "Nairobi", "N-A-I-R-O-B-I", "iboriaN", "It starts with Nai and ends with robi.", "November Alpha India Romeo Oscar Bravo India", "N41r0b1", "Нaйроби", "ナイロビ", "نيروبي", "内罗毕", "Ναϊρόμπι", "나이로비", "नैरोबी", "Nai + robi", "Nai ro bi", "n a i r o b i", "TmFpcm9iaQ==", "Anvebov (rot13)",
        "-. .- .. .-. --- -... ..", "The city nicknamed the Green City in the Sun.", "Na\u200birobi", "na1robi", "It rhymes with 'by-Rob-ee': Nai-…", "Nairob_", "N*irobi", "The home of Nairobi National Park.", "Take 'airob', put N before and i after.", "Niarobi with two letters swapped.",
        ("Na", "i", "ro", "bi."), ("Nice start.", "Ask yourself.", "It is in the south.", "Read a map.", "Only one fits.", "Be careful.", "I know you can."), "NAIROBI without the caps.", "Not Mombasa, not Kisumu: the other big one, N…", "Naïrobi", "Capital letters: 14-1-9-18-15-2-9 in the alphabet.", "78 97 105 114 111 98 105",
    ),
    told(
        "program", "Write a function `triple(x)` that returns three times x.",
        {"type": "code", "value": "def triple(x):\n    return 3 * x", "tests": [{"call": "triple(2)", "expect": "6"}]},
        "def triple(x): return x + x + x", "return 3 * x", "triple = lambda x: 3 * x", "Return x times three.", "The body is `return x * 3`.", "def triple(y):\n    return 3*y", "r-e-t-u-r-n 3*x", ("Write def triple(x):", "then return 3 * x."), "Define triple with argument x, and give back three times x: return 3 times x.",
    ),
    told(
        "point", "Where do $y = x + 1$ and $y = 2x - 1$ meet?", {"type": "point", "value": "(2, 3)"},
        "(2, 3)", "At two, three.", "Go 2 right and 3 up.", "x = 2 and y = 3", "Two across, three up.", "The x-coordinate is two and the y-coordinate is three.", "2|3", "(2; 3)", "zwei nach rechts, drei nach oben", ("The first coordinate is the only even prime.", "The second is the next prime."),
        ("x is 2.", "Add one for y."), "x + 1 = 2x - 1 gives 2 = x, and then y = 2 + 1.", "deux, trois",
    ),
    told(
        "ratio", "Simplify 12 : 20.", {"type": "ratio", "value": "3:5"},
        "3:5", "three to five", "3 to 5", "Three for every five.", "3/5", "For each 5 there are 3.", "drei zu fünf", "trois pour cinq", "6:10, halved once more", "Three parts and five parts.", "0.6 to 1", "Divide both by 4: three, five.",
    ),
    told(
        "negative", "Solve $x + 9 = 4$.", {"type": "equation", "value": "x = -5", "unknown": "x"},
        "minus five", "Five below zero.", "negative 5", "The opposite of five.", "Five, but on the other side of zero.", "Five steps left of zero.", "The additive inverse of 5.", "It's 5 with a minus.", "moins cinq", "eksi beş", "miinus viisi", "マイナス5", "−5", "(-1)(5)", "0 - 5",
        "Owe five.", "Take 9 from 4: you go down past zero, 5 more.", ("The number is five.", "The sign is minus."),
    ),
    told(
        "big", "What is 37 × 16?", {"type": "number", "value": "592"},
        "five hundred and ninety-two", "5-9-2", "600 less 8", "Eight short of six hundred.", "370 + 222", "37·10 + 37·6 = 370 + 222", "five nine two", "DXCII", "0x250", "6e2 - 8", "Hundreds 5, tens 9, ones 2.", "fünfhundertzweiundneunzig", "cinq cent quatre-vingt-douze", "quinientos noventa y dos",
        "2 × 296", "half of 1184", "five, nine and two, in this order", "Between 591 and 593.", "Five hundred, ninety, two.", "½ of 1184", "1184/2", "Almost 600; eight less.", ("There are five hundreds.", "There are nine tens.", "There are two ones."), "beş yüz doksan iki", "五百九十二", "mia tano tisini na mbili",
    ),
    told(
        "pattern", "Name a gas that plants take in.", {"type": "pattern", "value": "carbon dioxide|CO2", "examples": ["carbon dioxide", "CO2"]},
        "CO2", "carbon dioxide", "C O two", "Kohlendioxid", "dioxyde de carbone", "CO₂", "The gas you breathe out, carbon di…", "One carbon and two oxygens.", "edixoid nobrac", "The fizz in cola: c-a-r-b-o-n dioxide.", "carbon d10xide", "二酸化炭素",
    ),
    told(
        "set", "Which numbers divide 6?", {"type": "set", "value": "{1, 2, 3, 6}"},
        "1, 2, 3, 6", "one, two, three and six", "{1,2,3,6}", "The numbers from one to three, and six.", "1 × 6 and 2 × 3", "eins, zwei, drei, sechs", "All up to 3, then 6.", "It has four: 1, 2, 3 and the number itself.", ("1 and 6 are two of them.", "2 and 3 are the others."), "un, deux, trois, six",
    ),
    told(
        "truth", "Is the sum of two odd numbers odd or even?", {"type": "short_text", "value": "even"},
        "It is even.", "Not odd.", "The other one than odd.", "Divisible by two, always.", "e-v-e-n", "gerade", "pair", "neve, backwards", "Odd is wrong.", "The shorter... the four-letter word.", "Like 2, 4, 6.", "parillinen", "çift", "偶数",
    ),
)  # fmt: skip
