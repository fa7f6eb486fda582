"""The real services on real engines, with a learner in a small course."""

from tests.tutor.conftest import pupil  # noqa: F401 - fixtures
