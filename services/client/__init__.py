"""A typed client of Meno's REST API, for Python programs: the memory API whole, and what the loop needs. It knows the contracts and nothing else."""

from services.client.asynchronous import AsyncMeno
from services.client.blocking import Meno
from services.client.calls import Call
from services.client.problems import ApiProblem, ConsentMissing, NotThere, OutOfDate, SignInNeeded, TooLarge, TryLater, Unreachable
from services.client.stream import Piece

__all__ = [
    "ApiProblem",
    "AsyncMeno",
    "Call",
    "ConsentMissing",
    "Meno",
    "NotThere",
    "OutOfDate",
    "Piece",
    "SignInNeeded",
    "TooLarge",
    "TryLater",
    "Unreachable",
]
