"""The example of docs/client.md, as written, against a running Meno."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from services.cli.demo import demo_password

ROOT = Path(__file__).resolve().parents[2]

pytestmark = [pytest.mark.slow, pytest.mark.timeout(240)]


def test_the_example_of_the_documentation_runs(meno):
    code = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "client.md").read_text("utf-8"), re.S)[0]
    password = demo_password(meno.data_dir, "demo", "ada")
    assert password
    environment = {**os.environ, "MENO_URL": meno.url, "MENO_PASSWORD": password}
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60)
    assert ran.returncode == 0, ran.stderr
    assert "categories of memory" in ran.stdout
    assert "entries would be forgotten" in ran.stdout
    assert "not_found" in ran.stdout
