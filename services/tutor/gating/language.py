"""In which language a text is, by its function words: whether a reply is in one that its learner did not ask for (pure).

Only what is clear is judged: mathematics, code, quotations and names say nothing, and a sentence of few function words is in any language.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from services.tutor.gating.sentences import sentences
from services.tutor.gating.spelling import word_set

LEAST_WORDS: Final = 3  # different function words of another language that make it clear
LEAST_SHARE: Final = 0.25  # of all words
AHEAD: Final = 2  # times as many as of the language that is expected
FUNCTION_WORDS: Final = {
    "en": word_set(
        "the of and to is are was were be you your yours we our it its this that these those what which who how why when where if then than there their they he she his her do does did don't not "
        "can could would should will let let's with from for by at on into have has had been both each any some about by also first next now try look think because so my me them an as or but a i it's you're i'm that's there's here remember step steps "
        "us see still more many much total number start only after before same up out over again between find get got need take please your sentence word words help"
    ),
    "de": word_set(
        "der die das den dem des ein eine einen einem einer eines und oder aber nicht kein keine ist sind war waren sein bist hast hat haben habe du dein deine deinen deinem ich mir mich dir dich wir uns "
        "unser ihr sie er es man was wie wo wer warum wann wenn dann als auf aus bei mit nach von vom zu zum zur im ins am an für über unter durch dass damit denn noch auch nur schon sehr mehr zuerst jetzt "
        "kannst können muss müssen wird werden welche welcher welches beide jede jeder hier dort schau mal doch"
    ),
    "fr": word_set(
        "le la les l un une des du de d et ou mais ne pas n est sont était être tu ton ta tes te vous votre vos nous notre nos je mon ma mes il elle ils elles on ce cette ces cet que qu qui quoi quel quelle "
        "quels quelles comment pourquoi quand où si alors donc car avec sans pour par dans sur sous au aux en plus moins très aussi peux peut faut fait c y as ai à"
    ),
    "es": word_set(
        "el la los las un una unos unas y o pero no es son era ser eres tu tus te ti usted su sus yo mi mis me nos nuestro lo le les se que qué quién cuál cuáles cómo por para porque cuándo dónde si entonces "
        "con sin de del al en sobre más menos muy también puedes puede hay esta este esto estos ese esa primero ahora cada ambos"
    ),
    "sv": word_set(
        "en ett och eller men inte är var vara du din ditt dina dig jag min mitt mina mig vi vår oss det den de dem han hon man vad vilken vilket vilka hur varför när där om då så som att på av med från till "
        "för i ur över under kan ska skulle måste har hade blir varje båda också först nu sedan titta"
    ),
    "it": word_set(
        "il lo la i gli le un uno una e o ma non è sono era essere tu tuo tua tuoi ti voi vostro noi nostro io mio mia mi ci si che chi cosa quale quali come perché quando dove se allora quindi con senza per da "
        "dal dalla del della dei delle di al alla in nel nella su sul più meno molto anche puoi può questo questa ogni prima ora"
    ),
    "pt": word_set(
        "o a os as um uma uns umas e ou mas não é são era ser tu teu tua você seu sua te nós nosso eu meu minha me se que quem qual quais como por porque quando onde então com sem para de do da dos das no na "
        "nos nas em ao à mais menos muito também podes pode há este esta isto esse isso cada primeiro agora"
    ),
    "nl": word_set(
        "de het een en of maar niet geen is zijn was waren je jij jouw u uw we wij ons onze ik mijn mij hij zij ze er dit dat deze die wat welke wie hoe waarom wanneer waar als dan omdat met van voor door in op "
        "aan bij uit naar over onder om te ook nog al meer heb heeft hebben kan kun moet wordt worden eerst nu elke beide"
    ),
    "da": word_set(
        "en et og eller men ikke er var være du din dit dine dig jeg min mit mine mig vi vores os det den de dem han hun man hvad hvilken hvilket hvilke hvordan hvorfor når hvor om da så som at på af med fra "
        "til for i over under kan skal skulle må har havde bliver hver begge også først nu derefter av ikkje og"
    ),
    "pl": word_set(
        "i a albo ale nie jest są był być ty twój twoja ci cię ja mój mi my nasz on ona ono oni to ten ta te co jaki jaka jakie kto jak dlaczego kiedy gdzie jeśli więc bo z ze od do dla przez w na po pod się "
        "też jeszcze już bardzo możesz trzeba każdy najpierw teraz czy"
    ),
    "fi": word_set(
        "ja tai mutta ei on ovat oli olla sinä sinun sinulla minä minun me meidän hän se ne tämä tuo mikä mitä mikä kuka miten miksi milloin missä jos niin kun koska että kanssa myös vielä jo hyvin voit pitää "
        "ensin nyt kumpi molemmat"
    ),
    "tr": word_set("ve veya ama değil bir bu şu o ben sen senin biz ne hangi kim nasıl neden zaman nerede eğer ise çünkü ile için gibi daha çok da de mi mı var yok önce şimdi her"),
}  # fmt: skip
_ALIKE: Final = {"nb": "da", "no": "da", "nn": "da"}
_CLOSE: Final = frozenset({frozenset({"da", "sv"})})
_APART: Final = re.compile(
    r"```.*?(?:```|$)|`[^`]*`|\$\$.*?\$\$|\$[^$\n]*\$|\\\(.*?\\\)|\\\[.*?\\\]|\"[^\"\n]*\"|“[^”\n]*”|„[^“”\n]*[“”]|«[^»\n]*»|‘[^’\n]*’|\*[^*\n]+\*|_[^_\n]+_", re.DOTALL
)  # fmt: skip
_WORD: Final = re.compile(r"(?<!\w)[^\W\d_]+(?:['’](?:s|t))?(?!\w)")  # letters beside digits are names of things


def known(locale: str) -> str:
    """Return the language of a locale as it is named here."""
    language = locale.partition("-")[0].casefold()
    return _ALIKE.get(language, language)


@lru_cache(maxsize=512)
def language_of(text: str) -> str | None:
    """Return the language that a text is clearly in, None where it is not clear."""
    words = _words(text)
    counts = _counts(words)
    best = max(counts, key=lambda language: counts[language])
    rivals = [count for language, count in counts.items() if language != best]
    is_clear = counts[best] >= LEAST_WORDS and counts[best] >= LEAST_SHARE * len(words) and counts[best] > max(rivals)
    return best if is_clear else None


def is_in_another_language(text: str, expected: frozenset[str]) -> bool:
    """Return whether a text is clearly in none of the languages that are expected, named as `known` names them."""
    words = _words(text)
    counts = _counts(words)
    mine = max((counts.get(language, 0) for language in expected), default=0)
    others = {language: count for language, count in counts.items() if language not in expected and not _is_close(language, expected)}
    other = max(others, key=lambda language: others[language], default="")
    best = others.get(other, 0)
    return (
        len(FUNCTION_WORDS.get(other, frozenset()).intersection(words)) >= LEAST_WORDS
        and best >= LEAST_SHARE * len(words)
        and best >= AHEAD * mine + 1
    )


@lru_cache(maxsize=256)
def taught_in(text: str, locale: str) -> frozenset[str]:
    """Return the languages that a course's text holds sentences of beside its own: those that it teaches."""
    found = {language_of(sentence) for sentence in sentences([text])}
    return frozenset(language for language in found if language is not None) - {known(locale)}


def _is_close(language: str, expected: frozenset[str]) -> bool:
    return any(frozenset({language, one}) in _CLOSE for one in expected)


def _words(text: str) -> list[str]:
    return [word.casefold().replace("’", "'") for word in _WORD.findall(_APART.sub(" ", text))]


def _counts(words: list[str]) -> dict[str, int]:
    return {language: sum(word in listed for word in words) for language, listed in FUNCTION_WORDS.items()}
