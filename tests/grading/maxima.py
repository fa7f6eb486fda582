"""The least translation from Maxima's syntax to ours that the STACK rows need; None for what our grammar does not cover."""

from __future__ import annotations

import re

_REFUSED = re.compile(
    r"['\"\\:#\[\]{}@&?]|\b(matrix|diff|int|sum|product|integrate|binomial|stack\w*|ev|radcan|ratsimp|rectform|trig\w*|exdowncase|round|limit|"
    r"significantfigures|scientific_notation\w*|integerp|lowesttermsp|all|none|nounor|nounand|nounnot|not|true|false|implies|xnor|xor|nand|nor|"
    r"union|oo|oc|co|cc|minf|disp_complex|polarform\w*|conjugate|boolean_form|erf|noundiff|nounint|realset|delta|dispdp|plusminus|and)\b|%(?!pi|e|i)"
)
_FUNCTIONS = {"log": "ln", "lg": "log", "ln": "ln"}


def translated(text: str) -> str | None:
    """Return the row's text in our plain syntax."""
    text = re.sub(r"%(pi|e|i)\b", r"\1", text.strip())
    if _REFUSED.search(text) or re.search(r"\b[A-Za-z]\(", text):
        return None
    text = re.sub(r"\blg\(([^(),]*),([^(),]*)\)", r"LG{\2}(\1)", text)
    text = re.sub(r"\broot\(([^(),]*)\)", r"sqrt(\1)", text)
    text = re.sub(r"\broot\(([^(),]*),([^(),]*)\)", r"\\sqrt[\2]{\1}", text)
    text = re.sub(r"(?<!\\)\b([A-Za-z]+)(?=\()", lambda found: _FUNCTIONS.get(found.group(1), found.group(1)), text)
    return text.replace("LG{", "\\log_{")
