"""German: what is listened for (pure). Umlauts are read with and without their e."""

from __future__ import annotations

from typing import Final

from services.safeguarding.patterns import Listened, any_of
from services.safeguarding.sieve import Idioms

_KIN: Final = r"(?:(?:stief|pflege|gross)?(?:vater|papa|papi|mutter|mama|mami|bruder|schwester|eltern)|onkel|tante|opa|oma|cousine?|freundin|freund|mann|ex)"
_GROWN: Final = rf"(?:{_KIN}|trainer(?:in)?|lehrer(?:in)?|nachbar(?:in)?|pfarrer|chef|mitschueler|mitschuler|er|sie|jemand|jungs?|typ)"
_HURT: Final = r"(?:verprue?gelt|prue?gelt|misshandelt|missbraucht|vergewaltigt|bela(?:e)?stigt|begrapscht|gewue?rgt|angefasst|geschlagen|gehauen|gequa(?:e)?lt|berue?hrt|bedra(?:e)?ngt|verletzt|eingesperrt|getreten|bedroht|erpresst|gemobbt)"
_HURTS: Final = r"(?:schla(?:e)?gt|schlug|schlagen|haut|verprue?gelt|prue?gelt|tritt|wue?rgt|misshandelt|missbraucht|vergewaltigt|bedroht|begrapscht|qua(?:e)?lt|tut weh|mobbt|mobben|erpresst)"
_US: Final = r"(?:mich|uns|mama|papa|meine (?:mutter|mama|schwester|geschwister)|meinen (?:bruder|kleinen bruder))"
_WANTS: Final = r"(?:will|wil|moe?chte|mag|wuerde gerne?|wurde gerne?|lieber|wollte)"
_IDIOMS: Final = (
    r"\b(?:bringt|bringen|brachte) (?:mich|uns)(?: \w+){0,3} um\b|\b(?:lach|lache|gelacht)(?: \w+)? (?:mich )?(?:\w+ )?tot\b",
    r"\bschla(?:e)?gt (?:mich|uns) (?:\w+ ){0,2}(?:bei|beim|im|in) (?:mathe\w*|schach|tennis|\w*spiel\w*|karten\w*|fussball|kopfrechnen|laufen|quiz|tischtennis|rennen|sport)\b",
    r"\bmich (?:\w+ ){0,2}(?:im|beim|in|bei) (?:der |den |dem )?(?:rechnen|mathe\w*|schach|tennis|\w*spiel\w*|\w*quiz|sport|rennen|laufen|tischtennis|fussball) (?:\w+ )?geschlagen\b",
    r"\bst[ei]rbe? (?:fast )?vor (?:langeweile|lachen|hunger|neugier|scham|hitze)\b",
    r"\b(?:im|beim|in) (?:schach|spiel|tennis|buch|film|fussball|roman|kartenspiel|tischtennis)\b",
)
_SELF_HARM: Final = (
    rf"\bich {_WANTS}(?: \w+){{0,4}} (?:nicht mehr|nimmer|nie mehr|nie wieder)(?: \w+)? (?:leben|weiterleben|da ?sein|aufwachen|hier sein|existieren)\b(?! in)|\bnicht mehr leben\b",
    rf"\b{_WANTS}(?: (?:nur|einfach|am liebsten|noch|endlich))* ste?rbe?n\b",
    r"\bmich (?:selbst |einfach |heute |bald )*(?:umbringen|umzubringen|umgebracht|toe?ten|erhae?ngen|aufhae?ngen|vor den zug|ritzen|erschiessen)\b|\bmir das leben nehmen\b|\bmir (?:\w+ )?(?:die pulsadern|etwas antun|was antun)\b",
    r"\bkeine (?:lust|kraft|freude)(?: \w+){0,2} (?:zu|am) (?:leben|weiterleben)\b|\blebensmue?de\b|\b(?:spring(?:e|en)?|werf(?:e|en)?|stue?rz\w*)(?: \w+){0,4} (?:von (?:der|einer) brue?cke|vom dach|vor (?:den|einen) zug|aus dem fenster|vor die bahn)\b|\b(?:vor den zug|von der brue?cke) (?:\w+ )?(?:springen|werfen)\b",
    r"\btabletten (?:genommen|geschluckt|gegessen)\b(?:.{0,30}\b(?:viele|alle|ganze|packung|zu viel)\b)|\b(?:viele|alle|ganze|packung|zu viele)(?: \w+){0,2} tabletten (?:genommen|geschluckt|schlucken|nehmen)\b|\bue?berdosis\b(?: \w+){0,3} (?:genommen|nehmen)",
    r"\b(?:schnitte|narben|wunden)(?: \w+){0,4} (?:ritzen|arm\w*|handgelenk\w*)\b|\bvom ritzen\b|\barme? (?:sind|ist) (?:\w+ )?(?:voller schnitte|aufgeritzt|zerschnitten)|\b(?:will|wollte|mo[e]?chte) sich (?:umbringen|toe?ten|das leben nehmen|ritzen)\b|\bsich (?:umbringen|das leben nehmen) (?:will|wollte|moechte)\b",
    r"\b(?:einfach|lieber|besser|gerne?|endlich) (?:\w+ ){0,3}tot\b|\btot sein\b|\bwae?re ich (?:\w+ ){0,4}tot\b|\bgrund (?:\w+ )?zu leben\b|\bmein letzter (?:tag|abend)\b(?! (?:in|der|vor))",
    r"\bich hab\w* mich (?:(?!beim|aus|am|im)\w+ ){0,3}geschnitten\b",
    r"\bich (?:schneide?|ritze?|verbrenne?) mir (?:\w+ ){0,3}(?:arme?n?|bein\w*|handgelenk\w*|haut|oberschenkel)\b|\b(?:genug|mue?de|satt) (?:vom|von meinem|mein|das) leben\b|\b(?:nicht mehr da|nicht mehr hier|nicht mehr auf der welt) sein\b|\bso nicht (?:mehr )?(?:weiter)?leben\b",
    r"\b(?:will|moe?chte|wollte) ich (?:\w+ ){0,4}(?:sterben|tot sein|nicht mehr leben|mich umbringen)\b(?! vor)",
    r"\bich bring(?:e)? mich (?:\w+ ){0,2}um\b|\bich (?:ritze?|ritz) mich\b|\bmich (?:\w+ ){0,2}geritzt\b|\bich schneide? mich (?:selbst|absichtlich|wieder|in den arm)",
    r"\b(?:ich|mich|mir|mein\w*|habe|denke)\b(?: \w+){0,5} (?:selbstmord\w*|suizid\w*|freitod)",
    r"\bich (?:wae?re|war) (?:doch |lieber |besser |am liebsten )*tot\b|\bwae?re ich (?:doch |lieber |nur )*(?:tot|nie geboren)\b|\bich waer tot\b",
    r"\b(?:niemand|keiner|keinen)(?: \w+){0,4} (?:vermissen|merken|interessieren|kue?mmern|stoe?ren)?(?: \w+){0,2} (?:wenn|falls|ob) ich (?:\w+ ){0,2}(?:tot|sterbe|weg|sterben|nicht mehr)\b",
    r"\bverletze mich (?:selbst|absichtlich)\b|\bmich selbst (?:zu )?verletz\w*|\bselbst ?verletz\w*|\btu(?:e)? mir (?:selbst )?weh\b(?! beim)",
    r"\bmein leben (?:hat|macht)(?: \w+)? kein\w* (?:sinn|wert)\b|\b(?:mein|das) leben (?:zu )?beenden\b|\bbesser (?:dran )?ohne mich\b",
)
_HARMED: Final = (
    rf"\b{_GROWN}(?: \w+){{0,9}}? {_HURTS} {_US}\b(?! (?:im|beim|am|in|mit \d|bei|knapp|immer im|nur im) )(?! ~)",
    rf"\b(?:weil|dass|wenn|und) (?:\w+ ){{0,2}}{_KIN} {_US} (?:\w+ )?{_HURTS}\b",
    r"\bfass(?:t|en) mich (?:\w+ ){0,3}an\b|\b(?:hat|haben) (?:mich|uns|mama|(?:meine|unsere) (?:mutter|mama|schwester)|meinen bruder) (?:\w+ ){0,4}"
    + _HURT
    + r"\b",
    rf"\bich (?:wurde|werde|bin|wird)(?: \w+){{0,4}} {_HURT}\b|\b(?:werde|wurde) ich (?:\w+ ){{0,4}}{_HURT}\b",
    rf"\b(?:mutter|mama|schwester|bruder) (?:wird|wurde) (?:\w+ ){{0,5}}{_HURT}\b",
    rf"\bangst(?: \w+){{0,2}} nach hause\b|\bangst vor (?:meine[mr] )?{_KIN}\b",
    r"\b(?:hat|haben|tut|tun) mir (?:\w+ ){0,4}(?:wehgetan|weh getan|weh)\b(?! der)|\b(?:kommt|kam|legt sich|legte sich|steigt) (?:\w+ ){0,3}(?:in mein bett|zu mir ins bett)\b|\bmit dem gue?rtel\b|\bzwingt mich (?:\w+ ){0,4}(?:sex|anzufassen|auszuziehen|zu schicken|dinge)",
    r"\b(?:werde|wurde|werd) ich (?:\w+ ){0,5}(?:verprue?gelt|geschlagen|gemobbt|bedroht|getreten)\b|\b(?:nicht|un) ?sicher (?:zu ?hause|daheim)\b|\bfotos von mir (?:nackt|ohne)\b|\b(?:schlagen|treten|mobben|bespucken) mich (?:jeden|immer|alle|in der)\b",
    rf"\b{_KIN} (?:sperrt|schliesst|sperren|zieht|stoe?sst|schue?ttelt|schubst|tritt|kue?sst|streichelt) (?:mich|uns)(?: \w+){{0,4}} (?:ein|in (?:den|die|das|mein)\w* \w+|an den haaren|gegen die|weg|auf den mund|da unten|unter\w*)\b|\bunsittlich\b",
    r"\bnackt(?:bild|foto|video|selfie)\w*",
    r"\bgewalt (?:zu ?hause|daheim|in (?:der|meiner|unserer) familie|bei uns)\b",
    r"\bich bin von (?:zu ?hause|daheim) (?:weggelaufen|abgehauen)\b|\bzwangsheirat\w*|\bnichts zu essen (?:zu ?hause|daheim)\b|\bzu ?hause nichts zu essen\b",
)
_THREAT: Final = (
    r"\bich(?: \w+){0,5} (?:waffe|messer|pistole|bombe|gewehr)(?: \w+){0,3} (?:in die|zur|in der|in meinem) (?:schule|klasse|schultasche|rucksack)\b",
    r"\bich (?:werde|will|wuerde|kann)(?: \w+){0,2} (?:meine[nr]?|den|die|alle|euch|ihn|sie|dich|jemanden|einen)(?: \w+){0,5} (?:umbringen|toe?ten|erschiessen|abstechen|erstechen|verletzen|abknallen)\b",
    r"\bich (?:bring(?:e)?|stech(?:e)?|knall(?:e)?|mach(?:e)?) (?:ihn|sie|euch|dich|alle|den|die|meine[nr]?)(?: \w+){0,3} (?:um|ab|kalt)\b|\bich (?:erschiesse|erschiess|toete|tote|ersteche) (?:ihn|sie|euch|dich|alle|meine[nr]?)\b",
    r"\b(?:ich|will|werde|plane)\b(?: \w+){0,3} amok\w*|\bschule (?:\w+ )?(?:anzue?nden|abfackeln|in die luft|sprengen)\b",
)
GERMAN: Final = Listened("de", Idioms(_IDIOMS), {"self_harm": any_of(_SELF_HARM), "harmed": any_of(_HARMED), "threat": any_of(_THREAT)})
