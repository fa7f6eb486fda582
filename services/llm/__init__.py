"""The one place that speaks to a language model: permits, redaction, deadlines, breaker, budgets. It never decides what is right."""

from services.llm.building import ModelParts, build_embeddings, build_models
from services.llm.call import BACKGROUND, CONVERSATION, ModelCall, Patience
from services.llm.embeddings import Embeddings
from services.llm.errors import AnswerInvalid, BudgetUsedUp, ModelUnavailable
from services.llm.gateway import Gateway
from services.llm.permit import Permit
from services.llm.prompt import CHARACTERS_PER_TOKEN, Message, estimate_tokens
from services.llm.quoting import as_data, quoted
from services.llm.spending.holding import LedgerHolding
from services.llm.spending.ledger import Ledger
from services.llm.spending.limits import MICROS, Account, Spent, begin_of, holding, read_limits, state_of, write_limit
from services.llm.structured import Disclose, structured
from services.llm.watching import ModelWatch, Probed

__all__ = [
    "BACKGROUND",
    "CHARACTERS_PER_TOKEN",
    "CONVERSATION",
    "MICROS",
    "Account",
    "AnswerInvalid",
    "BudgetUsedUp",
    "Disclose",
    "Embeddings",
    "Gateway",
    "Ledger",
    "LedgerHolding",
    "Message",
    "ModelCall",
    "ModelParts",
    "ModelUnavailable",
    "ModelWatch",
    "Patience",
    "Permit",
    "Probed",
    "Spent",
    "as_data",
    "begin_of",
    "build_embeddings",
    "build_models",
    "estimate_tokens",
    "holding",
    "quoted",
    "read_limits",
    "state_of",
    "structured",
    "write_limit",
]
