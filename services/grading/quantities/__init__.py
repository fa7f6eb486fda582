"""Quantities: numbers with units. What a unit is worth comes from `pint`; the learner's text is read here and never handed to it whole."""
