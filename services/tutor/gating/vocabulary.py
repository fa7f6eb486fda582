"""Which words are known: those of English, and in German what is often said in help (pure).

A word that is neither known nor in the question, nor was said by the learner, may hide anything; `told_strangely` looks at where it stands.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Final

from services.tutor.gating.language import FUNCTION_WORDS
from services.tutor.gating.spelling import word_set

SHORTEST_STEM: Final = 3
_ENDINGS: Final = ("'s", "s", "es", "ed", "d", "ing", "ly", "er", "r", "est", "n", "en", "e", "em", "t", "st")
_SPOKEN: Final = word_set(
    "ah aha alright anyone boolean bracket celsius cloakroom coef couldn't didn't diff discriminant distributive doesn't etc euro fahrenheit gcf "
    "go hadn't hasn't haven't hi hmm i'd i'll i've in isn't leftover lowercase max mid min misspelt no nope oh ok oops parabola poly "
    "pythagorean recalculate recheck regroup restate shouldn't they're traceback trinomial tuple unrooted uppercase vertex wasn't we'd "
    "we'll we're we've weren't whiteboard won't wouldn't yay yeah yep you'd you'll you've zeroth let's "
)
_OF_NUMBERS: Final = word_set(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy "
    "eighty ninety hundred thousand million dozen half quarter third fifth sixth seventh eighth ninth tenth null zwei drei vier fünf sechs sieben acht neun zehn elf zwölf hundert tausend "
    "kg km cm mm ml kmh mph min sec hrs cos sin tan log ln max lim gcd lcm ggt kgv lhs rhs"
)
_GERMAN: Final = word_set(
    "abbrechen abgelehnt abmelden abstand abziehen achse achten addiere addieren addition adresse after alle allein alles also alt alter "
    "anbieter andere anderen anderer anderes anders anfang anfangen anfängst angeboten angehalten angesehen anhalten anlegen anmelden "
    "annahme annahmen annimmt anpassen anpassung anschauen ansehen anteil antwort antworten anzahl apfel arbeit arbeiten arbeiter "
    "arbeitet archiv archive art audit aufbaut aufgabe aufgaben aufgehoben aufgeschrieben aufhören aufpassen aufschreiben auftrag "
    "aufträge augen aus ausdruck ausklammern ausmultiplizieren ausprobieren aussage außen außerdem away backup bahn bald balken band "
    "bauen baut beantwortet bearbeiten bearbeitet bedeutet bedingung beendet before befreit beginn beginne beginnen beginnt begonnen "
    "behalten behält beiden beides beim beispiel beispiele beitreten bekannt bekommen bekommst benannt benannten benenne benutze benutzen "
    "benutzername berechne berechnen berechnet bereich bereit bereits berg bericht berichtigen berichtigt besser bestanden beste bestehen "
    "bestimme bestimmen bestimmt bestritten betreut betrieb bevor bewerten bewertet bewertung bezahlen beziehung bild bilder bin bis "
    "bisher bitte bleiben bleibt blick brauchen brauchst braucht bringe bringen browser bruch brüche buch buchstabe buchstaben chance "
    "chat code count csv da dabei dadurch dafür daher dahin dahinter damals danach daneben daran darauf daraus darf darfst darin darum "
    "darunter dasselbe datei dateien datenbanken dauert davon davor day dazu deiner deines denen denk denke denken deren deshalb dessen "
    "diese dieselbe diesem diesen dieser dieses differenz dinge direkt doctor done doppelt dran drehe drei drucken dürfen eben ebenso "
    "echt ecke egal eigene eigenen eigentlich einfach einfacher einheit einige einlesen einmal einmalcode eins einsetzen einstellungen "
    "einstufung eintrag einträge einzeln element ende endet endgültig endlich enter entfernen entfernt entscheide entwurf erde erfährt "
    "ergebnis ergibt erhalten erhältst erinnere erinnern erkannt erkennst erkläre erklären erledigt ermittelt erreichbar erreicht erst "
    "erste erstellt ersten erwachsene erwartet erweitere erweitern etwa etwas euch euer falsch falsche familie fang fange fassung "
    "fassungen fast fehler fehlt feld fertig festlegen file finde finden findest findet fluss folge folgt form formel formeln fortschritt "
    "frag frage fragen frei frist frühere funktioniert fähigkeit fähigkeiten fällig fällt führe fünf fürsorge ganz ganze ganzen gar "
    "gearbeitet geben gebrauch gedächtnis gedächtnisses gefragt gefunden gefällt gegeben gegen gegenteil geh gehe gehen geht gehören "
    "gehört geld gelernt gelesen gelingt gelten gelöscht gemeinsam gemeinsame gemeinsamen gemeistert gemeldet gemerkt genannten genau "
    "genug geprüft gerade geraden gesagt gesamt geschafft geschieht geschrieben gesehen gesendet gesetzt gespeichert gesperrt gestein "
    "gesucht getan gewählt gezeigt gezeigten gezogen geändert geöffnet gib gibt gilt ging ginge gleich gleiche gleichen gleichung glieder "
    "graph grenze grenzen groß große grund gruppe größe größer größte gründen gut gute guter halb halte hatte hauptschlüssel heisst heißt "
    "helfen her heraus herausnehmen heute hilf hilfe hilfen hilft hin hinter hintereinander hinweis hinzufügen hoch hoffe hälfte hätte "
    "höchstens höher idee ihm ihn ihnen ihre ihrem ihrer immer in indem innen insgesamt installation interessant inzwischen item ja jedem "
    "jeden jederzeit jedes jemand jemandem jemanden kam kann karte keinem keinen keiner kennst kennt kennung keys kind klammer klammern "
    "klar klasse klassen klein kleine kleiner kleinste kleinsten komma komme kommen kommst kommt konnte konto kosten kurs kursdateien "
    "kurse kurses kurz könnte könntest kürze kürzen lade land landkarte lang lange langsam lass lassen lasting later leer lehrende "
    "lehrkraft leicht leichter leider lektion lernbegleiter lernen lernende lernenden lernmodell lernst lernt lesbar lesen letzte letzten "
    "liegt lies liest line linie linke linken links liste los länge lässt läuft löschen löschungen löse lösen lösung mach mache machen "
    "machst macht magst mail male manchmal mehrere mein meine meinst meist melde melden meldung meldungen menge meno mensch menschen "
    "merke merken merkt methode min minus minute minuten minutes misslungen mitnehmen mitte modell modellanbieter moment mond most "
    "multipliziere multiplizieren musst möchtest möglich möglichkeit nachgesehen nachrichten nahe name namen natürlich neben nehmen nein "
    "nenne nenner nennt neu neue neuen neues neueste neuesten nichts nie niemand niemanden nimm nimmst nochmal normal notiz null number "
    "nun nächste nächsten nächster nächstes nötig nützlich ob oben offen oft ohne ordne ordnen ordnung ort paar paare passen passiert "
    "passt passwort pause person personen pflanze place plan planet plus potenz prima primzahl primzahlen privatsphäre probe probier "
    "probiere probieren produkt programm prozent prüfe prüfen prüfst prüfung punkt punkte python quadrat quelle quellen quittung rechne "
    "rechnen rechner rechnest rechnung rechte rechteck rechten rechts regel regeln reicht reihe reihenfolge rest richtig richtige "
    "richtigen richtung right ruhe ruhig runde rückgängig rückwärts sache sag sage sagen sagst sagt satz schaffen schaue schauen scheinst "
    "schief schliessen schlüssel schreib schreibe schreiben schreibt schritt schritte schritten schule schwer schön scope seconds sehen "
    "sei seine seinen seit seite seiten seither sekunden selben selbst sende senden server setze setzen share sich sicher sicherung "
    "sicherungen sieben sieh siehe siehst sieht sinn sitzt sitzung sitzungen skill skills so sobald sofort sogar soll sollen sollte "
    "solltest sondern sonne sonst sorgeberechtigte speichern sperren spitze sprachmodell später späteren stadt stand stattdessen stehen "
    "steht stelle stellen stimmen stimmig stimmt strich stunde stunden stück stücke subtrahiere subtrahieren such suche suchen summe "
    "super tab tabelle tafel tag tage tagebuch tagebücher tagen tausche teil teile teilen teiler teilt teilweise tempo term terme termin "
    "test tests text thema themen tier tipp tipps token toll tritt trotzdem tun tust tut tutor uhr um umformen umgekehrt unbekannte "
    "ungefähr ungleichung unsicher unsicherer unten unterrichtet unterschied unterstützung until variable verbessern verbinden verblassen "
    "verblasst verfassten vergessen vergiss vergleich vergleiche vergleichen verify verlauf verloren vermerkt verraten verrät "
    "verschlüsselt verschwinden verschwindet version verstehe verstehen versteht versuch versuche versuchen verwende veröffentlichen "
    "veröffentlicht viel viele vielen vielfache vielleicht vier viertel voll vollständig vor voraus vorher vorne vorsicht vorstellen "
    "vorzeichen waagerecht wahr wanted warte warten wartet wasser wechsel wechseln wechselt weg wegen weglassen wegnehmen wegräumen weil "
    "weise weiss weit weiter weitere weitergeben weitergegeben weitermachen weißt welche welchem welchen weniger werkstatt wert werte "
    "weshalb what when who why wichtig wieder wiederherstellung wiederhole wiederholung wiederholungen wieso wieviel willst winkel "
    "wirklich wirst wissen woche wochen wodurch wofür wohin womit woran worauf wort worte worten wozu wurde wurden wurzel wähle wählen "
    "wäre wörter wörtern würde würdest zahl zahlen zehner zeichne zeichnen zeichnung zeige zeigen zeigt zeile zeit zeitraum zerlege ziehe "
    "ziehen ziel ziele ziemlich ziffern zugestimmt zuletzt zunächst zurück zurückgenommen zurücknehmen zusammen zusammenbringen "
    "zusammenfassen zusammenfassungen zustand zusteht zustimmst zustimmung zustimmungen zuvor zwei zweite zweiten zwischen zähle zählen "
    "zähler zählt ähnlich ändern ändert äpfel öffne öffnen öffnet üben überlege überlegen überprüfe übrig übung "
)


@lru_cache(maxsize=1)
def _english() -> frozenset[str]:
    lines = Path(__file__).with_name("english.txt").read_text(encoding="utf-8").splitlines()
    return word_set(" ".join(line for line in lines if not line.startswith("#"))) | _SPOKEN


@lru_cache(maxsize=8_192)
def is_known(word: str, languages: frozenset[str]) -> bool:
    """Return whether a word in lower case, or one that it is a form of, belongs to one of the languages, to any if none is given."""
    listed = [words for language, words in FUNCTION_WORDS.items() if language in (languages or FUNCTION_WORDS)]
    listed += [_english()] if not languages or "en" in languages else []
    listed += [_GERMAN] if not languages or "de" in languages else []
    listed.append(_OF_NUMBERS)
    return any(stem in known for stem in stems(word) for known in listed)


def stems(word: str) -> tuple[str, ...]:
    """Return a word and what it may be a form of: `halving` of `halve`, `stopped` of `stop`."""
    bare = [word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM]
    doubled = [stem[:-1] for stem in bare if stem[-1] == stem[-2]]
    return (word, *bare, *doubled, *(f"{stem}e" for stem in bare), *(f"{stem[:-1]}y" for stem in bare if stem[-1] == "i"))
