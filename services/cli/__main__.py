"""`python -m services.cli`: the same as `meno`."""

from services.cli import app

app()
