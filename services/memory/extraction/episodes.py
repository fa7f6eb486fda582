"""What was worked on in a session, in one typed line (pure). The line grows with the session, and stands when the next one begins."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from services.memory.entry import Entry
from services.memory.extraction.candidate import Candidate
from services.memory.tally import Episode, TallyBook

TOLD_AT: Final = frozenset({3, 6, 12, 24, 48, 96, 192})
"""After how many answers a session that goes on is told: each time it has doubled, so that its line is not written at every answer."""
EPISODE_LIFE: Final = timedelta(days=365)
SKILLS_TOLD: Final = 4
ANSWERS_NEEDED: Final = 3


def episodes(tally: TallyBook, entry: Entry) -> Iterator[Candidate]:
    """Give the session that the newest answer has ended, and the one that it belongs to when there is more to tell."""
    ended, running = tally.ended, tally.episode
    if ended is not None and ended.answers >= ANSWERS_NEEDED and running is not None and running.first == entry.id:
        yield _candidate(ended)
    if running is not None and running.answers in TOLD_AT:
        yield _candidate(running)


def _candidate(episode: Episode) -> Candidate:
    """Return the summary of a session."""
    subject = episode.day if episode.number == 1 else f"{episode.day} ({episode.number})"
    return Candidate(
        "episode_summary", subject, episode.course, _line(episode), 1.0, tuple(episode.entries), episode.began,
        expires_at=episode.last + EPISODE_LIFE, grows=True,
    )  # fmt: skip


def _line(episode: Episode) -> str:
    """Return the session in a line: how many answers, how many right, and on which skills most."""
    most = sorted(episode.skills.items(), key=lambda skill: (-skill[1], skill[0]))[:SKILLS_TOLD]
    told = f"{episode.answers} answers, {episode.right} right"
    hinted = f", {episode.hinted} with hints" if episode.hinted else ""
    return f"{told}{hinted}: {', '.join(f'{skill} {count}' for skill, count in most)}"[:280]
