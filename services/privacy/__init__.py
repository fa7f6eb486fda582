"""A learner's rights over their memory: see it with its evidence, correct it, forget it, take it away, and see who looked."""

from services.privacy.auditing import Auditing
from services.privacy.forgetting import RightToForget
from services.privacy.looking_back import LookingBack
from services.privacy.oversight import Oversight
from services.privacy.service import Privacy

__all__ = ["Auditing", "LookingBack", "Oversight", "Privacy", "RightToForget"]
