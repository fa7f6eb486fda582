"""A learner's rights over their memory: see it with its evidence, correct it, forget it, take it away, see who looked, and be erased."""

from services.privacy import erasure_tables as erasure_tables
from services.privacy.auditing import Auditing
from services.privacy.building import build_remembrance
from services.privacy.erasures import ERASE_JOB, AccountErased, Erasures
from services.privacy.holding import PrivacyHolding
from services.privacy.looking_back import LookingBack
from services.privacy.old_words import Obeyed
from services.privacy.oversight import Oversight
from services.privacy.proving import PROVE_JOB, Proofs
from services.privacy.receipts import Receipts
from services.privacy.remembrance import Remembrance
from services.privacy.removal import Removal
from services.privacy.rights import Rights, build_rights
from services.privacy.service import Privacy
from services.privacy.standing import Standing

__all__ = [
    "ERASE_JOB",
    "PROVE_JOB",
    "AccountErased",
    "Auditing",
    "Erasures",
    "LookingBack",
    "Obeyed",
    "Oversight",
    "Privacy",
    "PrivacyHolding",
    "Proofs",
    "Receipts",
    "Remembrance",
    "Removal",
    "Rights",
    "Standing",
    "build_remembrance",
    "build_rights",
]
