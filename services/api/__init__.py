"""HTTP: parse, one call, answer. Nothing is decided here."""

from services.api.app import create_app

__all__ = ["create_app"]
