"""The one place that speaks to a language model: permits, redaction, deadlines, breaker. It never decides what is right."""

from services.llm.embeddings import Embeddings, OpenAIEmbeddingProvider
from services.llm.gateway import BACKGROUND, Gateway, ModelCall, ModelUnavailable, Patience, build_gateway
from services.llm.permit import Permit
from services.llm.prompt import Message
from services.llm.structured import AnswerInvalid, Disclose, structured

__all__ = [
    "BACKGROUND",
    "AnswerInvalid",
    "Disclose",
    "Embeddings",
    "Gateway",
    "Message",
    "ModelCall",
    "ModelUnavailable",
    "OpenAIEmbeddingProvider",
    "Patience",
    "Permit",
    "build_gateway",
    "structured",
]
