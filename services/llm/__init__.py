"""The one place that speaks to a language model: permits, redaction, deadlines, breaker. It never decides what is right."""

from services.llm.embeddings import Embeddings, OpenAIEmbeddingProvider
from services.llm.gateway import Gateway, ModelCall, ModelUnavailable, build_gateway
from services.llm.permit import Permit
from services.llm.prompt import Message

__all__ = [
    "Embeddings",
    "Gateway",
    "Message",
    "ModelCall",
    "ModelUnavailable",
    "OpenAIEmbeddingProvider",
    "Permit",
    "build_gateway",
]
