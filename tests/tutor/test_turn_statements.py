"""What a turn asks of the databases before a model is asked: counted, so that it does not grow unseen."""

from __future__ import annotations

from uuid import uuid4

from sqlalchemy import event

from tests.tutor import test_dialogue
from tests.tutor.test_dialogue import Chat

model, services, chat = test_dialogue.model, test_dialogue.services, test_dialogue.chat
MOST_STATEMENTS = 18


async def sent_before_the_model_is_asked(chat: Chat) -> list[str]:
    """Return the statements of one turn up to the call of the provider, transaction control apart."""
    sent: list[str] = []
    engine = chat.services.database._engine.sync_engine

    def note(*call: object) -> None:
        if not chat.model.seen:
            sent.append(" ".join(str(call[2]).split()))

    chat.model.seen.clear()
    event.listen(engine, "before_cursor_execute", note)
    turn = await chat.ask("and what comes after that?", uuid4())
    event.remove(engine, "before_cursor_execute", note)
    assert not turn.authored
    return [statement for statement in sent if not statement.upper().startswith(("BEGIN", "COMMIT"))]


async def test_a_turn_takes_few_statements_before_the_model_is_asked(chat: Chat) -> None:
    await chat.ask("what now?")  # fills what a process keeps
    sent = await sent_before_the_model_is_asked(chat)
    assert len(sent) <= MOST_STATEMENTS, sent
