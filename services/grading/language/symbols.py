"""The signs and words of mathematics that an answer may use, each with its plain spelling (pure)."""

from __future__ import annotations

from typing import Final

GREEK: Final = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ϵ": "epsilon", "ζ": "zeta", "η": "eta", "θ": "theta",
    "ϑ": "theta", "κ": "kappa", "λ": "lambda", "μ": "mu", "µ": "mu", "ν": "nu", "ξ": "xi", "ρ": "rho", "σ": "sigma", "τ": "tau",
    "φ": "phi", "ϕ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega", "Δ": "Delta", "Γ": "Gamma", "Θ": "Theta", "Λ": "Lambda",
    "Σ": "Sigma", "Φ": "Phi", "Ψ": "Psi", "Ω": "Omega",
}  # fmt: skip
GREEK_NAMES: Final = frozenset(GREEK.values()) | {"varepsilon", "vartheta", "varphi"}

# One character each; the replacement is plain text. Names are padded so that they never run into their neighbours.
CHARACTERS: Final[dict[str, str]] = (
    dict.fromkeys("−‐‑‒–—﹣－➖", "-")
    | dict.fromkeys("×✕✖⨯·⋅∙•∗⁎＊⨉", "*")
    | dict.fromkeys("÷∕⁄／➗", "/")
    | dict.fromkeys("＋➕﹢", "+")
    | {"≤": "<=", "⩽": "<=", "≦": "<=", "≥": ">=", "⩾": ">=", "≧": ">=", "≠": "!=", "√": "\\sqrt ", "∛": "\\cbrt "}
    | {
        "π": " pi ",
        "∞": " inf ",
        "°": " degrees ",
        "∨": " or ",
        "∧": " and ",
        "¬": " not ",
        "⊕": " xor ",
        "⇒": " implies ",
        "⟹": " implies ",
        "⇔": " iff ",
        "⟺": " iff ",
        "∪": " union ",
        "∩": " intersect ",
        "∖": " setminus ",
        "∈": " in ",
        "∅": " emptyset ",
        "ℝ": " reals ",
        "∣": "|",
        "❘": "|",
        "，": ",",
        "،": ",",
        "٫": ".",
        "٬": ",",
        "٪": "%",
        "；": ";",
        "、": ",",
        "∶": ":",
        "⋃": " union ",
        "⋂": " intersect ",
        "⟨": "(",
        "⟩": ")",
        "〈": "(",
        "〉": ")",
    }
    | dict.fromkeys("’‘ʼ´′", "'")
    | dict.fromkeys(
        "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2066\u2067\u2068\u2069\ufeff\u00ad\ufe0e\ufe0f",
        "",
    )
    | {sign: f" {name} " for sign, name in GREEK.items()}
)
SUPERSCRIPTS: Final = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿˣ", "0123456789+-nx", strict=True))
SUBSCRIPTS: Final = dict(zip("₀₁₂₃₄₅₆₇₈₉ₙₓ", "0123456789nx", strict=True))
VULGAR: Final = {
    "½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅕": "1/5", "⅖": "2/5", "⅗": "3/5", "⅘": "4/5", "⅙": "1/6",
    "⅚": "5/6", "⅐": "1/7", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8", "⅑": "1/9", "⅒": "1/10",
}  # fmt: skip
CURRENCIES: Final = ("$", "€", "£", "¥", "₹", "₩", "kr", "Kr", "USD", "EUR", "GBP", "SEK", "NOK", "DKK", "CHF")

CONSTANTS: Final = {
    "pi": "pi", "e": "e", "i": "i", "inf": "inf", "Inf": "inf", "infinity": "inf", "Infinity": "inf", "infty": "inf", "true": "true", "false": "false",
    "reals": "reals", "emptyset": "empty", "varnothing": "empty",
}  # fmt: skip
# Spelling → name of the whitelist. `ln` and `log` with no base differ: log is the decimal logarithm of school.
FUNCTIONS: Final = {
    "sin": "sin", "cos": "cos", "tan": "tan", "cot": "cot", "sec": "sec", "csc": "csc", "cosec": "csc", "tg": "tan", "ctg": "cot",
    "arcsin": "asin", "arccos": "acos", "arctan": "atan", "asin": "asin", "acos": "acos", "atan": "atan",
    "arccot": "acot", "arcsec": "asec", "arccsc": "acsc", "acot": "acot", "asec": "asec", "acsc": "acsc",
    "sinh": "sinh", "cosh": "cosh", "tanh": "tanh", "coth": "coth", "sech": "sech", "csch": "csch", "cosech": "csch",
    "asinh": "asinh", "acosh": "acosh", "atanh": "atanh", "arsinh": "asinh", "arcosh": "acosh", "artanh": "atanh",
    "arcsinh": "asinh", "arccosh": "acosh", "arctanh": "atanh", "ln": "ln", "log": "log", "lg": "log", "exp": "exp",
    "sqrt": "sqrt", "root": "sqrt", "wurzel": "sqrt", "Wurzel": "sqrt", "cbrt": "cbrt", "abs": "abs", "floor": "floor", "ceil": "ceiling", "ceiling": "ceiling",
    "sign": "sign", "sgn": "sign", "min": "min", "max": "max", "gcd": "gcd", "lcm": "lcm", "binomial": "binomial",
    "matrix": "matrix", "conjugate": "conjugate", "sum": "sum", "product": "product",
}  # fmt: skip
# How many values a function takes, where it is not one.
ARITIES: Final = {
    "min": (1, 12),
    "max": (1, 12),
    "gcd": (2, 12),
    "lcm": (2, 12),
    "binomial": (2, 2),
    "matrix": (1, 12),
    "log": (1, 2),
    "sum": (4, 4),
    "product": (4, 4),
}
INVERSES: Final = {
    "sin": "asin", "cos": "acos", "tan": "atan", "cot": "acot", "sec": "asec", "csc": "acsc",
    "sinh": "asinh", "cosh": "acosh", "tanh": "atanh",
}  # fmt: skip
# Words between statements or sets, with the kind of token that each makes.
JOINING_WORDS: Final = {
    "or": "or", "eller": "or", "oder": "or", "ou": "or", "and": "and", "och": "and", "und": "and", "et": "and", "not": "not",
    "xor": "xor", "implies": "implies", "iff": "iff", "xnor": "iff", "union": "union", "intersect": "intersect", "intersection": "intersect",
    "setminus": "setminus",
}  # fmt: skip
JOINING_KINDS: Final = {
    "or": "OR", "xor": "OR", "and": "AND", "not": "NOT", "implies": "IMPLIES", "iff": "IFF",
    "union": "UNION", "setminus": "UNION", "intersect": "INTERSECT", "in": "IN",
}  # fmt: skip
COMMANDS: Final = {
    "cdot": "*", "times": "*", "ast": "*", "div": "/", "le": "<=", "leq": "<=", "leqslant": "<=", "ge": ">=", "geq": ">=",
    "geqslant": ">=", "ne": "!=", "neq": "!=", "lt": "<", "gt": ">", "pm": "±", "lor": " or ", "vee": " or ",
    "land": " and ", "wedge": " and ", "lnot": " not ", "neg": " not ", "oplus": " xor ", "Rightarrow": " implies ", "implies": " implies ",
    "Leftrightarrow": " iff ", "iff": " iff ", "cup": " union ", "cap": " intersect ", "setminus": " setminus ", "smallsetminus": " setminus ",
    "in": " in ", "R": " reals ", "Reals": " reals ", "backslash": " setminus ", "langle": "(", "rangle": ")",
    "bigcup": " union ", "bigcap": " intersect ",
    "lbrace": "{", "rbrace": "}", "lvert": "|", "rvert": "|", "vert": "|", "mid": "|", "lbrack": "[", "rbrack": "]", "degree": " degrees ",
    "left": "", "right": "", "big": "", "Big": "", "bigl": "", "bigr": "", "Bigl": "", "Bigr": "", "quad": " ", "qquad": " ",
    "displaystyle": "", "textstyle": "", "limits": "", "colon": ":", "varepsilon": " epsilon ", "vartheta": " theta ", "varphi": " phi ",
}  # fmt: skip
# Names of functions that are also read inside a run of letters, as in xsinx.
STANDING_TOGETHER: Final = frozenset(
    {"sin", "cos", "tan", "cot", "sec", "csc", "cosec", "ctg", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh", "log", "exp", "sqrt",
     "cbrt", "abs", "ln", "pi"}
)  # fmt: skip
WRAPPERS: Final = frozenset({"text", "mathrm", "operatorname", "mathit", "mathbf", "textrm", "mbox", "textbf"})
