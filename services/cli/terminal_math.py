"""LaTeX as a terminal can show it: fractions with a slash, powers and roots as Unicode (pure)."""

from __future__ import annotations

import re

SUPERSCRIPTS = str.maketrans("0123456789+-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ")
SUBSCRIPTS = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
SYMBOLS = {
    "cdot": "·", "times": "×", "div": "÷", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "ne": "≠", "neq": "≠", "pm": "±", "approx": "≈",
    "pi": "π", "infty": "∞", "to": "→", "rightarrow": "→", "Rightarrow": "⇒", "degree": "°", "circ": "°", "ldots": "…", "dots": "…", "cdots": "⋯",
    "quad": "  ", "qquad": "    ", "left": "", "right": "", "displaystyle": "", "theta": "θ", "alpha": "α", "beta": "β", "Delta": "Δ",
}  # fmt: skip
MATHS = re.compile(r"\$\$(.+?)\$\$|\$(.+?)\$", re.DOTALL)
FRACTION = re.compile(r"\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}")
ROOT = re.compile(r"\\sqrt\s*\{([^{}]*)\}")
WORDS = re.compile(r"\\(?:text|mathrm|mathbf|operatorname)\s*\{([^{}]*)\}")
POWER = re.compile(r"\^\{([0-9+\-n]+)\}|\^([0-9n])")
INDEX = re.compile(r"_\{([0-9]+)\}|_([0-9])")


def plain_maths(text: str) -> str:
    """Return Markdown with its LaTeX turned into plain text."""
    return MATHS.sub(lambda match: latex_to_text(match.group(1) or match.group(2)), text)


def latex_to_text(latex: str) -> str:
    """Return one formula as plain text."""
    previous = None
    while previous != latex:
        previous = latex
        latex = WORDS.sub(r"\1", latex)
        latex = ROOT.sub(lambda match: f"√{_grouped(match.group(1))}", latex)
        latex = FRACTION.sub(lambda match: f"{_grouped(match.group(1))}/{_grouped(match.group(2))}", latex)
    latex = POWER.sub(lambda match: (match.group(1) or match.group(2)).translate(SUPERSCRIPTS), latex)
    latex = INDEX.sub(lambda match: (match.group(1) or match.group(2)).translate(SUBSCRIPTS), latex)
    latex = re.sub(r"\\([a-zA-Z]+)\s?", lambda match: SYMBOLS.get(match.group(1), match.group(1)), latex)
    return (
        re.sub(r"\\([%$#&_{},;:! ])", lambda match: "" if match.group(1) in ",;:!" else match.group(1), latex)
        .replace("{", "")
        .replace("}", "")
    )


def _grouped(part: str) -> str:
    part = part.strip()
    return part if re.fullmatch(r"-?[\w.]+|\(.*\)", part) else f"({part})"
