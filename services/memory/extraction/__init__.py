"""What may be concluded from a learner's entries, and what may never be: extractors, the screen before a fact, and quotes."""
