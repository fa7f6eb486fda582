"""A step's right answer as somebody would write it: an example of a pattern, the texts of choices (pure)."""

from __future__ import annotations

from schemas.course import AnswerSpec


def written(spec: AnswerSpec) -> str:
    """Return an answer that is right, as text; a pattern's own source is none, so its first example stands for it."""
    listed = spec.value if isinstance(spec.value, tuple) else (spec.value,)
    if spec.choices:
        texts = {choice.id: choice.text for choice in spec.choices}
        return ("; then " if spec.type == "ordering" else "; ").join(texts[one] for one in listed)
    if spec.type == "pattern":
        return next(iter(spec.examples), "")
    return "\n".join(listed)
