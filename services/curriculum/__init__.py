"""Courses: their files, their published versions, and the questions that their items pose."""
