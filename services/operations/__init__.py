"""What an operator sees of the installation and does about it: how it is, jobs, keys, the proof of the journals. Opens nothing of a learner."""

from services.operations.service import Operations

__all__ = ["Operations"]
