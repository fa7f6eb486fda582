"""Use cases of assignments."""
