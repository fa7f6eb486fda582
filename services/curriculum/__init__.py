"""Courses: their files, their published versions, and the questions that their items pose."""

from services.curriculum.graph import ItemTable, SkillGraph

__all__ = ["ItemTable", "SkillGraph"]
