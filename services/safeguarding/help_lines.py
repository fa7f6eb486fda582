"""Help lines by country, and by language where no country is known (pure). A school's own list takes their place.

Numbers change: whoever runs Meno checks the list of their country, or sets their own, before learners come (docs/safeguarding.md).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from schemas.safeguarding import HelpLine


def _lines(*pairs: tuple[str, str]) -> tuple[HelpLine, ...]:
    return tuple(HelpLine(name=name, contact=contact) for name, contact in pairs)


BY_COUNTRY: Final[Mapping[str, tuple[HelpLine, ...]]] = {
    "US": _lines(("988 Suicide & Crisis Lifeline", "988"), ("Childhelp", "1-800-422-4453"), ("Emergency", "911")),
    "CA": _lines(("Suicide Crisis Helpline", "988"), ("Kids Help Phone", "1-800-668-6868"), ("Emergency", "911")),
    "GB": _lines(("Childline", "0800 1111"), ("Samaritans", "116 123"), ("Emergency", "999")),
    "IE": _lines(("Childline", "1800 66 66 66"), ("Samaritans", "116 123"), ("Emergency", "112")),
    "AU": _lines(("Kids Helpline", "1800 55 1800"), ("Lifeline", "13 11 14"), ("Emergency", "000")),
    "NZ": _lines(("1737 Need to talk?", "1737"), ("Youthline", "0800 376 633"), ("Emergency", "111")),
    "DE": _lines(("Nummer gegen Kummer", "116 111"), ("TelefonSeelsorge", "0800 111 0 111"), ("Notruf", "112")),
    "AT": _lines(("Rat auf Draht", "147"), ("TelefonSeelsorge", "142"), ("Notruf", "112")),
    "CH": _lines(("Pro Juventute", "147"), ("Die Dargebotene Hand · La Main Tendue", "143"), ("Notruf · Urgences", "112")),
    "FR": _lines(("Allô Enfance en danger", "119"), ("Numéro national de prévention du suicide", "3114"), ("Urgences", "112")),
    "BE": _lines(("Écoute-Enfants", "103"), ("Centre de Prévention du Suicide", "0800 32 123"), ("Urgences", "112")),
    "ES": _lines(("Fundación ANAR", "900 20 20 10"), ("Línea de atención a la conducta suicida", "024"), ("Emergencias", "112")),
    "MX": _lines(("Línea de la Vida", "800 911 2000"), ("Emergencias", "911")),
    "SE": _lines(("Bris", "116 111"), ("Mind Självmordslinjen", "90101"), ("SOS Alarm", "112")),
    "FI": _lines(("Barn- och ungdomstelefonen", "116 111"), ("Kristelefonen", "09 2525 0112"), ("Nödnummer", "112")),
}
BY_LANGUAGE: Final[Mapping[str, tuple[HelpLine, ...]]] = {
    "en": _lines(("USA and Canada", "988"), ("United Kingdom and Ireland: Samaritans", "116 123"), ("every country", "findahelpline.com"), ("Emergency", "112, 911 or 999")),
    "de": BY_COUNTRY["DE"],
    "fr": BY_COUNTRY["FR"],
    "es": BY_COUNTRY["ES"],
    "sv": BY_COUNTRY["SE"],
}  # fmt: skip


def lines_for(locale: str, own: Sequence[HelpLine]) -> tuple[HelpLine, ...]:
    """Return the help lines of an account.

    Args:
        locale: The account's, such as `de` or `de-AT`.
        own: The school's; those for the locale are shown, the nearest first, or Meno's where it has none for it.
    """
    fitting = [line for line in own if not line.locale or locale == line.locale or locale.startswith(f"{line.locale}-")]
    if fitting:
        return tuple(sorted(fitting, key=lambda line: -len(line.locale)))
    language, _, rest = locale.partition("-")
    country = next((part.upper() for part in rest.split("-") if len(part) == 2), "")
    return BY_COUNTRY.get(country) or BY_LANGUAGE.get(language) or BY_LANGUAGE["en"]
