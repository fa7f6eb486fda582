"""The settings of a command: the environment's, and what it leaves out from the stack that `meno up` made in this folder."""

from __future__ import annotations

import os
from pathlib import Path

import typer

from services.engines import local_addresses
from services.platform import Settings, WrongSettings, load_settings


def settings_here() -> Settings:
    """Return the settings; end the command with a clear word if they are wrong."""
    try:
        data_dir = Path(os.environ.get("MENO_DATA_DIR") or ".meno")
        return load_settings(**local_addresses(data_dir, os.environ), data_dir=data_dir)
    except WrongSettings as error:
        typer.echo(f"{error}\nOr run `make up` in this folder first.", err=True)
        raise typer.Exit(1) from None
