"""The fixed replies to what a person has to hear of, in the language in which it was recognised (pure). No model has a part in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from schemas.safeguarding import ConcernKind, HelpLine

_BEGIN: Final[Mapping[str, Mapping[ConcernKind, str]]] = {
    "en": {
        "self_harm": "Thank you for telling me. I am an AI, so I cannot be with you the way a person can, but what you wrote matters, and you do not have to carry it alone. "
        "Please talk to somebody now: an adult you trust, or one of these people, who listen at any hour.",
        "harmed": "Thank you for telling me. What is done to you there is not your fault, and nobody has the right to do it. I am an AI and cannot help with it the way a person can. "
        "Please tell an adult you trust, or one of these people, who know what to do.",
        "threat": "What you wrote sounds serious, so I stop here. I am an AI and cannot help with this the way a person can. If somebody is in danger now, call the emergency number. "
        "Please talk to an adult you trust, or to one of these people, before anything happens.",
    },
    "es": {
        "self_harm": "Gracias por contármelo. Soy una IA y no puedo estar contigo como una persona, pero lo que has escrito importa y no tienes que llevarlo a solas. "
        "Por favor, habla ahora con alguien: un adulto de confianza o una de estas personas, que escuchan a cualquier hora.",
        "harmed": "Gracias por contármelo. Lo que te hacen no es culpa tuya, y nadie tiene derecho a hacerlo. Soy una IA y no puedo ayudar en esto como una persona. "
        "Por favor, cuéntaselo a un adulto de confianza o a una de estas personas, que saben qué hacer.",
        "threat": "Lo que has escrito suena serio, así que me detengo aquí. Soy una IA y no puedo ayudar en esto como una persona. Si alguien está en peligro ahora, llama a emergencias. "
        "Por favor, habla con un adulto de confianza o con una de estas personas antes de que pase algo.",
    },
    "de": {
        "self_harm": "Danke, dass du mir das sagst. Ich bin eine KI und kann nicht für dich da sein wie ein Mensch, aber was du geschrieben hast, ist wichtig, und du musst es nicht allein tragen. "
        "Bitte sprich jetzt mit jemandem: mit einem Erwachsenen, dem du vertraust, oder mit diesen Menschen, die zu jeder Zeit zuhören.",
        "harmed": "Danke, dass du mir das sagst. Was dir angetan wird, ist nicht deine Schuld, und niemand hat das Recht dazu. Ich bin eine KI und kann dabei nicht helfen wie ein Mensch. "
        "Bitte sag es einem Erwachsenen, dem du vertraust, oder diesen Menschen, die wissen, was zu tun ist.",
        "threat": "Was du geschrieben hast, klingt ernst, darum höre ich hier auf. Ich bin eine KI und kann dabei nicht helfen wie ein Mensch. Ist jetzt jemand in Gefahr, ruf den Notruf. "
        "Bitte sprich mit einem Erwachsenen, dem du vertraust, oder mit diesen Menschen, bevor etwas geschieht.",
    },
    "fr": {
        "self_harm": "Merci de me le dire. Je suis une IA et je ne peux pas être là comme une personne, mais ce que tu as écrit compte, et tu n'as pas à le porter seul. "
        "Parle à quelqu'un maintenant : un adulte de confiance, ou l'une de ces personnes, qui écoutent à toute heure.",
        "harmed": "Merci de me le dire. Ce qu'on te fait n'est pas ta faute, et personne n'en a le droit. Je suis une IA et je ne peux pas aider comme une personne. "
        "Dis-le à un adulte de confiance, ou à l'une de ces personnes, qui savent quoi faire.",
        "threat": "Ce que tu as écrit semble grave, alors je m'arrête ici. Je suis une IA et je ne peux pas aider comme une personne. Si quelqu'un est en danger maintenant, appelle les urgences. "
        "Parle à un adulte de confiance, ou à l'une de ces personnes, avant qu'il n'arrive quelque chose.",
    },
    "sv": {
        "self_harm": "Tack för att du berättar. Jag är en AI och kan inte finnas där som en människa, men det du skrev är viktigt, och du behöver inte bära det ensam. "
        "Prata med någon nu: en vuxen du litar på, eller någon av dem här, som lyssnar när som helst.",
        "harmed": "Tack för att du berättar. Det som görs mot dig är inte ditt fel, och ingen har rätt att göra så. Jag är en AI och kan inte hjälpa till som en människa. "
        "Berätta för en vuxen du litar på, eller för någon av dem här, som vet vad man kan göra.",
        "threat": "Det du skrev låter allvarligt, så jag stannar här. Jag är en AI och kan inte hjälpa till som en människa. Är någon i fara nu, ring nödnumret. "
        "Prata med en vuxen du litar på, eller med någon av dem här, innan något händer.",
    },
}
_PASSED_ON: Final[Mapping[str, str]] = {
    "en": "The person at your school whose task this is will be told, so that somebody can be there for you. Nobody else at school and nobody at home can read here what you wrote.",
    "es": "Se avisará a la persona de tu centro que se ocupa de esto, para que alguien pueda estar a tu lado. Nadie más del centro ni de casa puede leer aquí lo que has escrito.",
    "de": "Die Person an deiner Schule, deren Aufgabe das ist, erfährt davon, damit jemand für dich da sein kann. Niemand sonst an der Schule und niemand zu Hause kann hier lesen, was du geschrieben hast.",
    "fr": "La personne de ton établissement dont c'est la mission sera prévenue, pour que quelqu'un puisse être là. Personne d'autre à l'école ni à la maison ne peut lire ici ce que tu as écrit.",
    "sv": "Personen på din skola som har den uppgiften får veta det, så att någon kan finnas där för dig. Ingen annan på skolan och ingen hemma kan läsa här vad du skrev.",
}
_KEPT_NOWHERE: Final[Mapping[str, str]] = {
    "en": "I have told nobody, so please tell somebody yourself.",
    "es": "No se lo he dicho a nadie, así que por favor cuéntaselo tú a alguien.",
    "de": "Ich habe es niemandem gesagt; bitte sag du es jemandem.",
    "fr": "Je ne l'ai dit à personne : dis-le toi-même à quelqu'un, s'il te plaît.",
    "sv": "Jag har inte berättat för någon, så berätta själv för någon.",
}
_END: Final[Mapping[str, str]] = {
    "en": "The exercises can wait. They are here whenever you want to go on.",
    "es": "Los ejercicios pueden esperar. Están aquí cuando quieras seguir.",
    "de": "Die Aufgaben können warten. Sie sind da, wenn du weitermachen willst.",
    "fr": "Les exercices peuvent attendre. Ils sont là quand tu voudras continuer.",
    "sv": "Uppgifterna kan vänta. De finns här när du vill fortsätta.",
}
TO_STAFF: Final = "This is not kept as a note. It has been passed on to the person at the school who has the duty of safeguarding; if a child is in danger now, call the emergency number."
TO_STAFF_UNNAMED: Final = (
    "This is not kept as a note. Nobody is named for safeguarding here yet, so tell your head yourself, now; it waits sealed until somebody is named. "
    "If a child is in danger now, call the emergency number."
)


def answer(kind: ConcernKind, language: str, lines: Sequence[HelpLine], *, passed_on: bool) -> str:
    """Return the reply to a learner.

    Args:
        kind: What was recognised.
        language: In which language; English where there are no words in it.
        lines: Help lines, in order.
        passed_on: Somebody with the duty is named and will be told; else nothing is promised.
    """
    spoken = language if language in _BEGIN else "en"
    listed = "\n".join(f"- **{line.name}**: {line.contact}" for line in lines)
    told = _PASSED_ON[spoken] if passed_on else _KEPT_NOWHERE[spoken]
    return "\n\n".join((_BEGIN[spoken][kind], listed, told, _END[spoken]))
