"""Erroneous procedures: each computes the wrong answer that it leads to."""
