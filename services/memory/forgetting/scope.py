"""What is to be forgotten: what one wish names, or what standing orders name in a memory that a restore has brought back (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from schemas.journal import Corrected, Fact, FactOp
from schemas.memory import Wish
from schemas.standing import Closing, StandingOrder
from services.memory.entry import Entry
from services.memory.facts import FactBook, closed_by, said_by, slot_digest, slot_digests, yields
from services.memory.forgetting.wishes import KEPT, closes_slots, is_in_scope, names_correction, names_fact


class Scope(Protocol):
    """Says of each entry, belief and correction whether it is to be forgotten."""

    @property
    def fact_ids(self) -> frozenset[UUID]:
        """Return beliefs that are named by their ids, whether the book knows them or not."""
        ...

    def names(self, entry: Entry) -> bool:
        """Return whether an entry is named, were it not to be kept."""
        ...

    def names_fact(self, fact: Fact) -> bool:
        """Return whether a belief itself is named, whatever it rests on."""
        ...

    def names_word(self, entry: Entry, word: Corrected) -> bool:
        """Return whether the learner's own word about a belief is named."""
        ...

    def closes(self, fact: Fact) -> bool:
        """Return whether a belief that is named must never be believed again, as what it rests on stays."""
        ...

    def unclosed(self) -> Iterator[Corrected]:
        """Give what else must be closed: slots whose beliefs may not have been formed yet."""
        ...


@dataclass(frozen=True, slots=True)
class OfWish:
    """What a learner names now.

    Args:
        wish: The wish.
        turn_id: Of the entry that is wished away, if it is one half of a turn of the chat.
    """

    wish: Wish
    turn_id: UUID | None = None

    @property
    def fact_ids(self) -> frozenset[UUID]:
        """Return the belief of a wish for one: the learner may have deleted it a moment ago, so that the book knows it no more."""
        return frozenset({self.wish.id}) if self.wish.what == "fact" and self.wish.id is not None else frozenset()

    def names(self, entry: Entry) -> bool:
        """Return whether the wish speaks of an entry."""
        return is_in_scope(self.wish, entry, self.turn_id)

    def names_fact(self, fact: Fact) -> bool:
        """Return whether the wish names a belief."""
        return names_fact(self.wish, fact)

    def names_word(self, entry: Entry, word: Corrected) -> bool:
        """Return whether the wish names a word of the learner's."""
        return names_correction(self.wish, entry, word)

    def closes(self, fact: Fact) -> bool:
        """Return whether the wish closes the slot of a belief."""
        return closes_slots(self.wish) and names_fact(self.wish, fact)

    def unclosed(self) -> Iterator[Corrected]:
        """Give nothing: what a wish closes is in the book."""
        yield from ()


@dataclass(frozen=True, slots=True)
class OfOrders:
    """What standing orders name. Each speaks of what there was at its moment.

    Args:
        orders: Those that are `owed`.
    """

    orders: Sequence[StandingOrder]

    def single_entries(self) -> OfOrders:
        """Return the orders that name one entry, by an id that nobody else has given: they hold for whatever archive it is in."""
        return OfOrders([order.model_copy(update={"closes": ()}) for order, wish in self._wishes() if wish.what == "entry"])

    @property
    def fact_ids(self) -> frozenset[UUID]:
        """Return the beliefs of wishes for one and of closings."""
        wished = {
            order.wish.id for order in self.orders if order.wish is not None and order.wish.what == "fact" and order.wish.id is not None
        }
        return frozenset(wished | {closing.fact_id for order in self.orders for closing in order.closes})

    def names(self, entry: Entry) -> bool:
        """Return whether an order speaks of an entry."""
        return any(entry.at <= order.at and is_in_scope(wish, entry, order.turn_id) for order, wish in self._wishes())

    def names_fact(self, fact: Fact) -> bool:
        """Return whether an order names a belief, or closes its slot."""
        return self._is_shut(fact) or any(fact.recorded_at <= order.at and names_fact(wish, fact) for order, wish in self._wishes())

    def names_word(self, entry: Entry, word: Corrected) -> bool:
        """Return whether an order names a word of the learner's, or closes the slot of what it says."""
        if word.action == "delete":
            return False
        if any(entry.at <= order.at and names_correction(wish, entry, word) for order, wish in self._wishes()):
            return True
        said = said_by(word, entry)
        return said is not None and self._is_shut(said)

    def closes(self, fact: Fact) -> bool:
        """Return whether an order closes the slot of a belief."""
        named = any(fact.recorded_at <= order.at and closes_slots(wish) and names_fact(wish, fact) for order, wish in self._wishes())
        return named and not self._is_shut(fact)  # what an order shuts is closed by its digest

    def unclosed(self) -> Iterator[Corrected]:
        """Give every closing once; of some the belief may not have been formed again."""
        closings = {closing.slot: closing for order in self.orders for closing in order.closes}
        yield from map(_shut, closings.values())

    def _wishes(self) -> Iterator[tuple[StandingOrder, Wish]]:
        for order in self.orders:
            if order.wish is not None:
                yield order, order.wish

    def _is_shut(self, fact: Fact) -> bool:
        slots = slot_digests(fact)
        return any(closing.slot in slots and yields(fact, order.at) for order in self.orders for closing in order.closes)


def owed(orders: Sequence[StandingOrder], book: FactBook) -> list[StandingOrder]:
    """Return orders without the closings that a journal holds already, as they were written or as they were obeyed before."""
    closed = book.closings()
    return [
        order.model_copy(update={"closes": tuple(each for each in order.closes if each.slot not in closed or closed[each.slot] < order.at)})
        for order in orders
    ]


def in_archive(scope: Scope, entry: Entry) -> bool:
    """Return whether an entry of an archive is named, which has not been here for long enough to be known by its id."""
    evidence = entry.evidence
    if isinstance(evidence, FactOp):
        return scope.names_fact(evidence.fact)
    if isinstance(evidence, Corrected):
        return scope.names_word(entry, evidence)
    return entry.kind not in KEPT and scope.names(entry)


def order_of(at: datetime, wish: Wish | None, turn_id: UUID | None, words: Iterable[Corrected]) -> StandingOrder:
    """Return what the ledger is told of a wish, or of a correction.

    Args:
        at: A moment before anything was written because of it, and after everything that it speaks of.
        wish: What is forgotten; None for a correction.
        turn_id: See `OfWish`.
        words: The corrections that it comes to: the slots that they close stay closed.
    """
    closes = tuple(
        Closing(fact_id=word.fact_id, kind=word.kind, slot=slot_digest(closed_by(None, word)))
        for word in words if word.action in ("correct", "delete") and word.closes is not None
    )  # fmt: skip
    return StandingOrder(at=at, wish=wish, turn_id=turn_id, closes=closes)


def _shut(closing: Closing) -> Corrected:
    """Return the learner's word that a slot stays closed, of which only the digest is known."""
    return Corrected(fact_id=closing.fact_id, action="delete", kind=closing.kind, subject="", closes=closing.slot)
