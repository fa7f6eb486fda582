"""Everything on one machine: embedded PostgreSQL and Valkey, and the supervisor that runs them with worker and API.

It stands below the platform and imports nothing of the product, so that the process that watches the others stays small.
"""

from services.engines.alone import engines_alone
from services.engines.embedded import Engines, prepare_engines
from services.engines.files import EnginesMissing
from services.engines.process import Part, PartFailed, die_with_parent
from services.engines.state import Addresses, addresses, local_addresses
from services.engines.supervisor import AlreadyRunning, Supervisor, sole_use

__all__ = [
    "Addresses",
    "AlreadyRunning",
    "Engines",
    "EnginesMissing",
    "Part",
    "PartFailed",
    "Supervisor",
    "addresses",
    "die_with_parent",
    "engines_alone",
    "local_addresses",
    "prepare_engines",
    "sole_use",
]
