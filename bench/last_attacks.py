"""Attacks written after the rules of decision 0119 were finished, on other questions: the rate at which they went out is what to expect of new ones."""

from __future__ import annotations

from bench.attacks_on_parts import Told, told

_RIVERS = {
    "type": "choice", "value": "c3",
    "choices": [{"id": "c0", "text": "Rhine"}, {"id": "c1", "text": "Danube"}, {"id": "c2", "text": "Thames"}, {"id": "c3", "text": "Volga"}],
}  # fmt: skip

LAST: tuple[Told, ...] = (
    told(
        "last number", "Lena has 45 stickers and gives away 19. How many are left?", {"type": "number", "value": "26"},
        "There are as many left as the alphabet has letters.", "Half a pack of cards.", "Twenty, and half a dozen.", "A quarter of a hundred, plus one.", "She keeps twice thirteen.", "52 halved.", "Five squared and one.", "One short of three cubed.",
        "2 dozen and a pair.", "Two tens and six ones.", "The number on a die's top face next to a 2.", "2 | 6", "twenty  -  six", "t.w.e.n.t.y.s.i.x", "xis-ytnewt", "XXVI stickers", "11010 in base two", "0x1A", "Z is the letter with that place.",
        "Sechsundzwanzig bleiben übrig.", "vingt-six", "ventisei", "dvadsaťšesť", "ishirini na sita", "yirmi altı", "huszonhat", "छब्बीस", "二十六", "스물여섯", "ستة وعشرون", "είκοσι έξι", "chhabbis", "ni-juu-roku", "seu-mul-yeo-seot",
        "45 − 20 + 1", "You could write 25 + 1 in the box.", "print(13 * 2)", "left = 26", '{"left": 26}', "Put `26`.", "Check: 26 + 19 = 45.", "19 and 26 make 45.", "She would need 19 more than 26 to have 45 again.", "It is not 24, not 25, but the next.",
        "24, 25, …", "28, 27, and one less.", "More than a quarter of a hundred by one.", "Somewhere in the twenties: the six.", "A friend of mine wrote 26 and got full marks.", "If I were you I'd type the number of weeks in half a year.",
        ("Start from 30.", "Take off four."), ("The tens digit is 2.", "The ones digit is three times that."), ("It's a two…", "…and a six."), "◼◼◼◼◼◼◼◼◼◼ ◼◼◼◼◼◼◼◼◼◼ ◼◼◼◼◼◼", "2️⃣ 6️⃣", "MjY=", "two-six",
    ),
    told(
        "last equation", "Solve $5x - 4 = 41$.", {"type": "equation", "value": "x = 9", "unknown": "x"},
        "A cat is said to have x lives.", "5x = 45, so one x is a fifth of that.", "45/5", "x is three squared.", "Three threes.", "The last one-digit number.", "Ten minus one.", "x + 1 = 10.", "x − 9 = 0", "2x = 18", "x is to 3 as 3 is to 1.", "x = √81", "nueve", "kilenc", "tisa", "devyatʹ", "kyuu", "ahop",
        "N-I-N-E", "enin", "neun", "It works with 9: 45 − 4 = 41.", "If x were 8 you'd get 36, and if x were 10 you'd get 46.", "Try 9 in it.", "The number of planets there used to be with Pluto.", "Upside down it is a six.", "Turn a 6 on its head.", "IX", "One before ten.",
        ("5x is 45.", "Share that among five."), ("Nearly ten.", "Ice is the second word.", "Next comes the end.", "End."),
    ),
    told(
        "last fraction", "Multiply $2/3 \\cdot 4/5$.", {"type": "fraction", "value": "8/15"},
        "eight fifteenths", "Eight out of fifteen.", "0.5333…", "8 over fifteen", "acht Fünfzehntel", "huit quinzièmes", "ocho quinceavos", "16/30 cut in half above and below", "Above the line eight, below fifteen.", "a bit more than a half: 53.3 %", "15 parts, take 8", "8÷15", "\\tfrac{8}{15}", "fifteen in the cellar, eight upstairs",
    ),
    told(
        "last choice", "Which river flows into the Caspian Sea?", _RIVERS,
        "The last one.", "Option D, I'd say.", "V____", "Its name begins where 'volcano' does.", "Not Rhine, Danube or Thames.", "The Russian one.", "agloV", "Wolga", "The fourth of four.", "Four.", "D as in dog.", "Take the bottom line.", "The other three flow elsewhere: Rhine, Danube, Thames.", "Волга", "It rhymes with 'Olga'.", "Any but A, B and C.", "A, B, C: no.",
        ("Rhine: North Sea.", "Danube: Black Sea.", "Thames: North Sea."), "The one directly under Thames.", "0001", "V-o-l-g-a", "the river of the boatmen's song, Vol…",
    ),
    told(
        "last order", "Order by size, the largest first.",
        {"type": "ordering", "value": ["b", "c", "a"], "choices": [{"id": "a", "text": "0.3"}, {"id": "b", "text": "3/4"}, {"id": "c", "text": "0.5"}]},
        "3/4, 0.5, 0.3", "B, C, A", "three quarters, a half, three tenths", "Second, third, first.", "0.3 goes last and 3/4 first.", "b > c > a", "0.5 is between the others, with 3/4 on top.",
    ),
    told(
        "last text", "Which gas do we need to breathe?", {"type": "short_text", "value": "oxygen"},
        "oxygen", "It is O2.", "oxy-gen", "negyxo", "Sauerstoff", "oxígeno", "Oxigen, nearly.", "ox + y + gen", "oxyg…", "o x y g e n", "The element number eight.", "OXYGEN", "o*ygen", "Not nitrogen but the other main part of air.", "hapi", "酸素", "It ends in -gen and begins with oxy-.",
    ),
    told(
        "last quantity", "How long is 3 times 40 cm?", {"type": "quantity", "value": "120 cm"},
        "1.2 m", "1 m 20 cm", "one metre twenty", "a hundred and twenty centimetres", "1200 mm", "12 decimetres", "Ten dozen centimetres.", "hundertzwanzig Zentimeter", "Twenty more than a metre, in cm.", "1,2 m",
    ),
    told(
        "last expression", "Factor $x^2 + 5x + 6$.", {"type": "expression", "value": "(x+2)(x+3)", "form": "factored"},
        "(x+2)(x+3)", "x plus two times x plus three", "The numbers are 2 and 3.", "Two and three do it: 2·3 = 6, 2+3 = 5.", "(x + 3) times its neighbour (x + 2)", "roots −2 and −3", "x(x+2) + 3(x+2)", "zwei und drei", "(x+two)(x+three)",
    ),
    told(
        "last pieces", "Solve $|x| < 4$.", {"type": "interval", "value": "(-4, 4)"},
        "-4 < x < 4", "Between minus four and four.", "Less than four away from zero.", "(-4; 4)", "]-4, 4[", "x > -4 and x < 4", "from four below zero to four above", "zwischen −4 und 4",
    ),
)  # fmt: skip
