"""What is listened for, a language each: patterns for plain readings (see `plain.py`), and what only sounds so."""

from services.safeguarding.languages.english import ENGLISH
from services.safeguarding.languages.french import FRENCH
from services.safeguarding.languages.german import GERMAN
from services.safeguarding.languages.spanish import SPANISH
from services.safeguarding.languages.swedish import SWEDISH

__all__ = ["ENGLISH", "FRENCH", "GERMAN", "SPANISH", "SWEDISH"]
