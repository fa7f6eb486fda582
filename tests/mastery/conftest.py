"""The real services on real engines, with a learner in a small course."""

from tests.tutor.conftest import clock, pupil, services  # noqa: F401 - fixtures
