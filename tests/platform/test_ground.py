"""The small parts of the ground: clock, problems, metrics, cache."""

from datetime import UTC, timedelta

import pytest
from redis.asyncio import Redis

from services.platform import Metrics, NotFound, Problem, SystemClock, Unavailable, catalogue
from services.platform.job_store import JobHealth
from services.platform.jobs import retry_delay_s


def test_the_clock_is_aware_and_in_utc() -> None:
    assert SystemClock().now().tzinfo is UTC
    assert SystemClock().now().utcoffset() == timedelta(0)


def test_every_problem_has_a_status_a_code_and_a_title_of_its_own() -> None:
    found = catalogue()
    assert {
        "internal",
        "not_found",
        "unavailable",
        "too_many_requests",
        "idempotency_key_reused",
        "idempotency_key_in_flight",
    } <= found.keys()
    assert all(400 <= problem.status < 600 and problem.title for problem in found.values())


def test_a_problem_tells_its_title_if_nothing_better_is_known() -> None:
    assert NotFound().detail == NotFound.title
    assert NotFound("ask for another").detail == "ask for another"
    assert Unavailable().headers == {"Retry-After": "2"}
    assert isinstance(Unavailable(), Problem)


@pytest.mark.parametrize(("starts", "rest_s"), [(1, 2.0), (2, 4.0), (3, 8.0), (4, 16.0), (9, 60.0)])
def test_a_failed_job_rests_longer_each_time(starts: int, rest_s: float) -> None:
    assert retry_delay_s(starts) == rest_s


def test_the_metrics_page_shows_jobs_and_requests() -> None:
    metrics = Metrics()
    metrics.show_jobs(
        JobHealth(due=2, waiting=3, running=1, dead=0, lag_s=1.5, heartbeat_age_s=None, finished_age_s={"memory.witness": 7.0})
    )
    metrics.requests.labels("GET", "/v1/me", "200").inc()
    page = metrics.page().decode()
    assert 'meno_jobs{state="due"} 2.0' in page
    assert "meno_jobs_heartbeat_age_seconds -1.0" in page
    assert 'meno_schedule_age_seconds{kind="memory.witness"} 7.0' in page
    assert 'meno_http_requests_total{method="GET",route="/v1/me",status="200"} 1.0' in page


async def test_redis_answers(redis_client: Redis) -> None:
    assert await redis_client.ping()
