"""Safeguarding: what a person has to hear of is recognised by code, answered kindly, and passed on to those named for it alone."""

from services.safeguarding import tables as tables
from services.safeguarding.at_the_door import keep_out, keep_out_of_notes
from services.safeguarding.building import build_safeguarding
from services.safeguarding.errors import ConcernUnknown, SaidToAPerson
from services.safeguarding.hearing import Concern, heard, heard_in
from services.safeguarding.holding import SafeguardingHolding
from services.safeguarding.passing_on import TELL, Heard, PassingOn
from services.safeguarding.refusing import Refusal, refused
from services.safeguarding.service import Safeguarding
from services.safeguarding.store import Waiting
from services.safeguarding.telling import Telling

__all__ = [
    "TELL",
    "Concern",
    "ConcernUnknown",
    "Heard",
    "PassingOn",
    "Refusal",
    "Safeguarding",
    "SafeguardingHolding",
    "SaidToAPerson",
    "Telling",
    "Waiting",
    "build_safeguarding",
    "heard",
    "heard_in",
    "keep_out",
    "keep_out_of_notes",
    "refused",
]
