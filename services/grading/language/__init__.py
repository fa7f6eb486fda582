"""The language of answers: from text, plain or LaTeX, to a tree and back (pure)."""
