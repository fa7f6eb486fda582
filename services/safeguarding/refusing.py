"""Requests that are not for a tutor, where code can tell (pure): weapons, drugs, sexual content, somebody's exam, data of others.

Only what asks for the thing itself is refused before any model: school talks of wars, medicine and biology. What is borderline goes to the
model under its rules.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from services.safeguarding.plain import readings

RefusalKind = Literal["weapons", "drugs", "sexual", "exam", "personal"]

_HOW: Final = (
    r"\b(?:how (?:do|can|could|would|should|to)(?: (?:i|you|we|one|someone))?|(?:can|could) (?:you|u) (?:tell|show|explain|help|give|teach)(?: \w+){0,3}|tell me|show me|explain|"
    r"teach me|help me|give me|i (?:want|need|would like)(?: to)?|instructions?(?: for| to| on)?|recipe (?:for|to)|steps? (?:to|for)|(?:best |easiest )?ways? to|write me|"
    r"como(?: puedo| se)?|dime|ensename|quiero|wie(?: kann| baue| mache| stelle)?(?: ich| man)?|sag mir|zeig mir|erklar mir|comment(?: puis je| peut on| on)?|dis moi|montre moi|"
    r"je veux|hur(?: kan| gor| bygger)?(?: jag| man)?|beratta|visa mig)\b"
)
_MAKE: Final = r"(?:make|making|build|building|create|construct|assemble|3d ?print|produce|synthesi[sz]e|cook|buy|get|order|use|hacer|fabricar|construir|comprar|baue?n?|bauen|herstelle?n?|mache?n?|kaufe?n?|fabriquer|faire|construire|acheter|bygga|bygger|tillverka|gora|kopa)"
_BOMB: Final = r"(?:(?:pipe |nail |petrol |fertili[sz]er |dirty )?bombs?|explosives?|grenades?|molotov\w*|guns?|pistols?|rifles?|firearms?|silencers?|ammunition|napalm|nerve gas|ricin|sarin|chlorine gas|poison(?:s|ed)?|bomba|explosivos?|pistola|veneno|bomben?|sprengstoff|waffen?|gift|bombe|explosifs?|arme|vapen|spranga\w*)"
_DRUG: Final = r"(?:meth(?:amphetamine)?|crystal meth|cocaine|heroin|lsd|mdma|ecstasy|fentanyl|crack|ketamine|weed|cannabis|marijuana|drugs|xanax|cocaina|drogas|kokain|drogen|drogues?|droger|knark)"
_EDIBLE: Final = (
    r"(?! (?:barrel|problem|formula|question|shot|calorimeter|diagram|graph|in (?:minecraft|fortnite|roblox|the game)|salad|cake))"
)
_PATTERNS: Final[Mapping[RefusalKind, re.Pattern[str]]] = {
    "weapons": re.compile(
        rf"{_HOW}(?: \w+){{0,4}} {_MAKE}(?: \w+){{0,3}} {_BOMB}\b{_EDIBLE}|\b(?:bomb|explosive|gun|napalm|poison)(?:[- ]making)? (?:recipe|instructions|blueprint|manual|tutorial)\b|"
        rf"\b(?:schusswaffe|bombe)\w* (?:selber |selbst )?(?:bauen|basteln)\b"
    ),
    "drugs": re.compile(
        rf"{_HOW}(?: \w+){{0,4}}? (?:{_MAKE}|grow|smoke|sell|inject|snort|deal|hide|vender|verkaufen|vendre|salja)(?: \w+){{0,3}}? {_DRUG}\b|\b(?:drogen|kokain|gras) (?:kaufen|verkaufen|nehmen|ziehen)\b|\b(?:recipe|dealer|street price) (?:for|of) {_DRUG}\b|"
        r"\bwhere (?:can|do) i (?:buy|get|find)(?: \w+){0,2} (?:meth|cocaine|heroin|lsd|mdma|ecstasy|fentanyl|weed|drugs|xanax|alcohol|vapes?|cigarettes)\b"
    ),
    "sexual": re.compile(
        r"\b(?:porn\w*|hentai|erotica|sexting|sex chat|cybersex|nsfw|blowjobs?|orgasm\w*|masturbat\w*|horny|onlyfans|pornos?|sexgeschichte\w*)\b|"
        r"\b(?:sexy|erotic|sexual|sex|dirty|nude|naked|kinky) (?:story|stories|roleplay|role play|chat|talk|pictures?|scene|fantas\w+|game)\b|\b(?:be|act as|play) my (?:sexy )?(?:girl|boy)friend\b|"
        r"\b(?:talk dirty|have sex with (?:me|you)|want to have sex|send (?:me )?nudes|show me (?:your )?(?:boobs|tits|naked))\b"
    ),
    "exam": re.compile(
        r"\b(?:do|write|solve|take|complete|finish|answer|sit)(?: \w+){0,2} (?:my|his|her|their|our|this|the) (?:whole |entire |graded |final |online |take home )*(?:exam|test|quiz|midterm|finals?|assessment|coursework|graded \w+)(?: for me| now)?\b(?=.{0,60}\b(?:for me|right now|so (?:that )?i (?:dont|do not)|instead of me|while|its due|i am in|im in|for him|for her)\b)|"
        r"\bi(?:m| am) (?:sitting |taking |writing |in )(?:an? |my |the )(?:exam|test|quiz|midterm)\b(?: right)? ?now\b|"
        r"\bwrite (?:my|the|an?|this) (?:whole |entire )?(?:essay|homework|assignment|paper|coursework|term paper) for me\b|\b(?:hack|steal|leak|get me)(?: \w+){0,3} (?:exam|test|answer key|answer sheet|exam questions)\b|"
        r"\bhow (?:do|can|to)(?: i| you)? cheat (?:on|in|at|during)(?: \w+){0,2} (?:exam|test|quiz)|\b(?:schreib|mach) (?:mir )?(?:die|meine) (?:klausur|prufung|klassenarbeit|hausarbeit) (?:fur mich)\b|"
        r"\bhaz(?:me)? (?:mi|el) examen\b(?: por mi)?|\bfais (?:mon|le) (?:examen|controle) (?:pour moi|a ma place)\b|\bgor mitt prov (?:at mig)\b"
    ),
    "personal": re.compile(
        r"\b(?:what|where|give me|tell me|find|show me|who)\b(?: \w+){0,4} (?:is |are |does |do )?(?:(?:my |the )?(?:teacher|classmate|friend|neighbou?r|principal|crush|girlfriend|boyfriend|ex)\w*|\w+s|his|her|their|another (?:student|pupil|learner)s?|other (?:students|pupils|learners|kids)) "
        r"(?:home |private |personal |real |e ?mail |phone )*(?:address|phone number|number|password|e ?mail|grades?|marks?|answers|log ?in|location|instagram|snapchat|birthday|salary)\b(?<!the number)(?<!whats number)(?<!its number)(?<!this number)|"
        r"\b(?:hack|log ?in ?to|break into|get into)(?: \w+){0,3} (?:account|instagram|snapchat|phone|e ?mail|computer|wifi|school system|grade ?book)\b|"
        r"\bwhat did (?:the )?(?:other|another) (?:students?|learners?|pupils?|kids?) (?:answer|write|say|get)\b"
    ),
}  # fmt: skip
_TEXTS: Final[Mapping[str, Mapping[RefusalKind, str]]] = {
    "en": {
        "weapons": "I do not help with weapons or with anything that hurts people. I am here for your course.",
        "drugs": "I do not help with drugs. If you or a friend have trouble with them, an adult you trust or a doctor can help. I am here for your course.",
        "sexual": "That is not something I talk about. For real questions about the body and growing up, ask an adult you trust. I am here for your course.",
        "exam": "An exam or a graded piece of work is yours to do, so I leave it to you. I gladly practise with you before it.",
        "personal": "I know nothing about other people, and what is theirs is private. I am here for your course.",
    },
    "es": {
        "weapons": "No ayudo con armas ni con nada que haga daño a alguien. Estoy aquí para tu curso.",
        "drugs": "No ayudo con drogas. Si tú o alguien cercano tenéis problemas con ellas, un adulto de confianza o un médico puede ayudar. Estoy aquí para tu curso.",
        "sexual": "De eso no hablo. Para preguntas de verdad sobre el cuerpo, pregunta a un adulto de confianza. Estoy aquí para tu curso.",
        "exam": "Un examen o un trabajo con nota es tuyo, así que te lo dejo a ti. Con gusto practico contigo antes.",
        "personal": "No sé nada de otras personas, y lo suyo es privado. Estoy aquí para tu curso.",
    },
    "de": {
        "weapons": "Bei Waffen und allem, was Menschen verletzt, helfe ich nicht. Ich bin für deinen Kurs da.",
        "drugs": "Bei Drogen helfe ich nicht. Wenn du oder jemand anderes damit Sorgen habt, hilft ein Erwachsener, dem du vertraust, oder eine Ärztin. Ich bin für deinen Kurs da.",
        "sexual": "Darüber spreche ich nicht. Mit echten Fragen zum Körper geh zu einem Erwachsenen, dem du vertraust. Ich bin für deinen Kurs da.",
        "exam": "Eine Prüfung oder benotete Arbeit ist deine Sache, darum überlasse ich sie dir. Gern übe ich vorher mit dir.",
        "personal": "Über andere Menschen weiß ich nichts, und was ihnen gehört, ist privat. Ich bin für deinen Kurs da.",
    },
    "fr": {
        "weapons": "Je n'aide pas pour des armes ni pour rien qui blesse quelqu'un. Je suis là pour ton cours.",
        "drugs": "Je n'aide pas pour des drogues. Si toi ou quelqu'un avez des soucis avec cela, un adulte de confiance ou un médecin peut aider. Je suis là pour ton cours.",
        "sexual": "Je ne parle pas de cela. Pour de vraies questions sur le corps, demande à un adulte de confiance. Je suis là pour ton cours.",
        "exam": "Un examen ou un devoir noté, c'est à toi de le faire, alors je te le laisse. Je m'entraîne volontiers avec toi avant.",
        "personal": "Je ne sais rien des autres, et ce qui est à eux est privé. Je suis là pour ton cours.",
    },
    "sv": {
        "weapons": "Jag hjälper inte till med vapen eller något som skadar människor. Jag finns här för din kurs.",
        "drugs": "Jag hjälper inte till med droger. Om du eller någon annan har problem med dem kan en vuxen du litar på eller en läkare hjälpa. Jag finns här för din kurs.",
        "sexual": "Det pratar jag inte om. Med riktiga frågor om kroppen kan du gå till en vuxen du litar på. Jag finns här för din kurs.",
        "exam": "Ett prov eller en betygsatt uppgift är din egen, så den lämnar jag åt dig. Jag övar gärna med dig innan.",
        "personal": "Jag vet inget om andra människor, och det som är deras är privat. Jag finns här för din kurs.",
    },
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """What was asked for that is not for a tutor."""

    kind: RefusalKind

    def text(self, locale: str) -> str:
        """Return the fixed reply in the language of a locale, in English where there is none in it."""
        return _TEXTS.get(locale.partition("-")[0], _TEXTS["en"])[self.kind]


def refused(text: str) -> Refusal | None:
    """Return what a request is refused for, None for everything else."""
    for reading in readings(text):
        kind = next((kind for kind, pattern in _PATTERNS.items() if pattern.search(reading)), None)
        if kind is not None:
            return Refusal(kind)
    return None
