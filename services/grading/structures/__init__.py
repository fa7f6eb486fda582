"""Answers that are put together from several expressions: sets, intervals, points, ratios and matrices."""
