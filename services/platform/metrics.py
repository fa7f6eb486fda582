"""Numbers for the operator, on the internal port only: how much, how fast, how late. Labels are fixed words, never ids."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest

from services.platform.job_store import JobHealth

CONTENT_TYPE: Final = CONTENT_TYPE_LATEST
_SECONDS: Final = (0.002, 0.005, 0.01, 0.015, 0.025, 0.06, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics:
    """The numbers of one process. A domain declares its own with `counter`, `histogram` and `gauge`."""

    def __init__(self) -> None:
        """Begin at zero."""
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        self.requests = self.counter("meno_http_requests", "Requests answered", ("method", "route", "status"))
        self.request_seconds = self.histogram("meno_http_request_seconds", "Time from request to reply", ("method", "route"))
        self.at_work = self.gauge("meno_http_at_work", "Requests that hold a place (MENO_MAX_AT_WORK)")
        self.refused = self.counter("meno_http_refused", "Requests sent away because all places and the queue were taken")
        self.attempts = self.counter("meno_attempts", "Attempts graded and journaled", ("outcome",))
        self.model_calls = self.counter("meno_model_calls", "Calls of the language model", ("purpose", "outcome"))
        self.model_tokens = self.counter("meno_model_tokens", "Tokens of language models", ("purpose", "direction"))
        self.model_cost = self.counter("meno_model_cost", "What language models cost, in the currency of the price table", ("purpose",))
        self._jobs = self.gauge("meno_jobs", "Jobs by state; due is a part of waiting", ("state",))
        self._lag = self.gauge("meno_jobs_lag_seconds", "How late the oldest due job is")
        self._heartbeat = self.gauge("meno_jobs_heartbeat_age_seconds", "How long ago the heartbeat job ran; -1 is never")

        self._finished = self.gauge(
            "meno_schedule_age_seconds", "How long ago work across tenants was last finished; memory.witness: the witnesses' lag", ("kind",)
        )

    def counter(self, name: str, what: str, labels: Sequence[str] = ()) -> Counter:
        """Return a new counter."""
        return Counter(name, what, labels, registry=self.registry)

    def histogram(self, name: str, what: str, labels: Sequence[str] = (), buckets: Sequence[float] = _SECONDS) -> Histogram:
        """Return a new histogram; seconds by default."""
        return Histogram(name, what, labels, buckets=buckets, registry=self.registry)

    def note_attempt(self, outcome: str) -> None:
        """Count an attempt by its verdict."""
        self.attempts.labels(outcome).inc()

    def note_turn(self, outcome: str) -> None:
        """Count a call of the language model for the tutor chat."""
        self.model_calls.labels("tutoring", outcome).inc()

    def note_model(self, purpose: str, tokens_in: int, tokens_out: int, micros: int) -> None:
        """Count what a call of a model came to. Whose it was stands in the ledger, never here."""
        self.model_tokens.labels(purpose, "in").inc(tokens_in)
        self.model_tokens.labels(purpose, "out").inc(tokens_out)
        self.model_cost.labels(purpose).inc(micros / 1_000_000)

    def show_jobs(self, health: JobHealth) -> None:
        """Take over how the jobs are doing; asked of the database when the page is read, so that all workers are in it."""
        for state in ("due", "waiting", "running", "dead"):
            self._jobs.labels(state).set(getattr(health, state))
        self._lag.set(health.lag_s)
        for kind, age_s in health.finished_age_s.items():
            self._finished.labels(kind).set(age_s)
        self._heartbeat.set(-1.0 if health.heartbeat_age_s is None else health.heartbeat_age_s)

    def page(self) -> bytes:
        """Return the page that Prometheus reads."""
        return generate_latest(self.registry)

    def gauge(self, name: str, what: str, labels: Sequence[str] = ()) -> Gauge:
        """Return a new gauge."""
        return Gauge(name, what, labels, registry=self.registry)
