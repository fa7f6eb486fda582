"""What may go wrong when a course is simulated."""

from __future__ import annotations

from services.platform import Problem


class SimulationsWaiting(Problem):
    """The organisation has as many simulations waiting as it may."""

    status = 429
    code = "simulations_waiting"
    title = "Too many simulations wait to be run; try again when some are done"

    def __init__(self) -> None:
        """Ask the caller to come back in a minute."""
        super().__init__(headers={"Retry-After": "60"})


class SimulationTooLarge(Problem):
    """Learners times skills are more than one simulation takes."""

    status = 422
    code = "simulation_too_large"
    title = "This course is too large for so many simulated learners"

    def __init__(self, most: int) -> None:
        """Say how many it takes."""
        super().__init__(f"Ask for at most {most} learners.")


class NothingToSimulate(Problem):
    """A course without items that practise a skill."""

    status = 422
    code = "nothing_to_simulate"
    title = "This course has no item that practises a skill; write some first"


class SimulationNotDone(Problem):
    """A picture is asked for before the report is there."""

    status = 409
    code = "simulation_not_done"
    title = "The simulation has no report yet; ask again when its state is done"
