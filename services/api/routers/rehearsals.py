"""Files tried by their authors before they are kept."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends

from schemas.rehearsal import RehearsalIn, RehearsalOut, WrittenIn, WrittenOut
from services.api.deps import Served, require
from services.identity import Principal

# No Idempotency-Key: nothing is kept, and the checkers must not wait inside a unit of work.
router = APIRouter(prefix="/v1/rehearsals", tags=["courses"])
Author = Annotated[Principal, Depends(require("educator", "operator"))]


@router.post("")
async def rehearse(body: RehearsalIn, author: Author, services: Served) -> RehearsalOut:
    """Read an item as it is being written, show it as a learner would see it, run its tests, and judge an answer on it.

    The files are read and linted by the same code as an import; nothing is stored. Findings about the item come with file and line.
    """
    return await services.rehearsals.rehearse(body)


@router.post("/lint")
async def lint_written(body: WrittenIn, author: Author, services: Served) -> WrittenOut:
    """Read a course's own file or a skill's as it is being written, and say what lint finds in it; nothing is stored.

    Whether skills have enough items, and what other files say of this one, is found once it is saved.
    """
    return await services.rehearsals.findings(body)
