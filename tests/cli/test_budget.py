"""`meno budget` on real engines: what was spent, and setting limits."""

from __future__ import annotations

import json
from uuid import uuid4

import pytest
from typer.testing import CliRunner, Result

from schemas.identity import TenantPolicy
from services.bootstrap import build_services
from services.cli.main import app
from services.identity import Profile
from services.llm import Permit
from services.llm.spending.ledger import Wanted
from services.llm.spending.prices import Price


@pytest.fixture
async def spent(settings, database, keys_database, redis_client) -> str:
    """The slug of a school in which one learner has used 150 tokens."""
    services = await build_services(settings)
    slug = f"north-{uuid4().hex[:6]}"
    founded = await services.identity.tenants.found(slug, "North", Profile(name="Olga", user_name="olga"), TenantPolicy(consent_age=13))
    permit = Permit(founded.tenant.id, uuid4(), "tutoring", "adult", 2000, 200)
    ledger = services.models.ledger
    await ledger.settle(await ledger.reserve(permit, Wanted("x", "y", Price(), 100, 100)), 100, 50)
    await ledger.reserve(permit, Wanted("x", "y", Price(), 30, 20))
    await services.close()
    return slug


@pytest.fixture
def meno(settings):
    environment = {
        "MENO_DATABASE_URL": settings.database_url, "MENO_KEYS_DATABASE_URL": settings.keys_database_url, "MENO_REDIS_URL": settings.redis_url,
        "MENO_DATA_DIR": str(settings.data_dir), "COLUMNS": "60",
    }  # fmt: skip

    def run(*arguments: str) -> Result:
        return CliRunner(env=environment).invoke(app, ["budget", *arguments])

    return run


def test_spending_is_shown_and_limits_are_set_without_touching_the_rest_of_the_policy(meno, spent: str) -> None:
    shown = meno("show", "--tenant", spent)
    assert shown.exit_code == 0, shown.output
    assert "150" in shown.output
    assert meno("limit", "learner/month=180t, tenant/month=20", "--tenant", spent).exit_code == 0
    told = json.loads(meno("show", "--tenant", spent, "--json").output)
    tenant, (learner,) = told["spending"]["tenant"], told["learners"]
    assert (tenant["tokens"], tenant["reserved_tokens"], tenant["unpriced_calls"], tenant["state"]) == (150, 50, 1, "within")
    assert (learner["state"], learner["limits"][0]["tokens"]) == ("used_up", 180)
    assert "used up" in meno("show", "--tenant", spent).output
    assert "none of its own" in meno("limit", "none", "--tenant", spent).output


def test_a_limit_that_cannot_be_read_is_explained(meno, spent: str) -> None:
    refused = meno("limit", "learner/week=1", "--tenant", spent)
    assert refused.exit_code == 2
    assert "write limits as" in " ".join(refused.output.replace("│", " ").split())
