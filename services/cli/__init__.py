"""`meno …`: thin commands over the services."""

from services.cli.main import app

__all__ = ["app"]
