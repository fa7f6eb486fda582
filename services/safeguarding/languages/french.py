"""French: what is listened for (pure)."""

from __future__ import annotations

from typing import Final

from services.safeguarding.patterns import Listened, any_of
from services.safeguarding.sieve import Idioms

_KIN: Final = (
    r"(?:(?:beau|grand)[ -]?(?:pere|papa)|(?:belle|grand)[ -]?mere|pere|papa|mere|maman|oncle|tante|demi[ -]?(?:frere|soeur)|frere|soeur|papy|papi|mamie|cousine?|"
    r"copain|copine|mec|ex|petite? amie?|parents|mari)"
)
_GROWN: Final = rf"(?:{_KIN}|entraineur|coach|prof(?:esseure?)?|voisin|pretre|il|ils|elle|quelquun|un homme|un mec)"
_HURT: Final = r"(?:frapp|batt|bat|tap|touch|viol|abus|gifl|menac|maltrait|cogn|enferm|agress|harcel|tripot|attouch)\w*"
_WANTS: Final = r"(?:veux|veu|voudrais|souhaite|vais|envie de|envi de|aimerais|pense a|prefere|prefererais)"
_IDIOMS: Final = (
    r"\b(?:mort|morte|morts|mourir|meurs|creve) (?:de (?:rire|faim|soif|honte|fatigue|chaud|froid|peur)|denvie|dennui)\b",
    rf"\b(?:mes? |ma |mon )?{_GROWN} (?:va|vont|vas) (?:me|nous) tuer\b|\bme tue\b|\btuer? le temps\b",
    r"\bme bat(?: \w+){0,2} (?:aux?|a la|a) (?!la maison|coups)\w+\b",
    r"\b(?:tape|tapent|tapes) dans la main\b|\ben finir avec (?:cet|ce|cette|les|ces|le|mes) \w+\b",
    r"\b(?:dans|au) (?:le |un |mon |ce )?(?:livre|film|roman|jeu|echecs|tennis|histoire)\b",
)
_SELF_HARM: Final = (
    rf"\bj?{_WANTS}(?: (?:juste|vraiment|tellement|plus que|de))* (?:mourir|me suicider|me tuer|me pendre|mettre fin a (?:ma vie|mes jours)|disparaitre (?:pour toujours|a jamais|de ce monde)|me faire du mal|crever)\b",
    r"\ben finir (?:avec (?:la|ma) vie|pour (?:de bon|toujours))\b|\betre mort[e]?\b(?! (?:de|pour))",
    r"\bj?(?:veux|envie de|envie|peux|merite) (?:plus|pas) (?:envie de |de )?(?:vivre|exister|me reveiller)\b(?! (?:a|en|chez|dans|avec|ici))|\bplus envie de vivre\b",
    r"\bme (?:scarifie|mutile|taillade|fais du mal)|\bme suis (?:scarifie|mutile|coupe les veines|ouvert les veines)|\bme coupe (?:quand|le soir|parce que|souvent|encore|la nuit|les (?:veines|bras|cuisses)|expres|volontairement|le bras|la peau)",
    r"\b(?:je|jai|me|mon|ma|amie?|pense|idees)\b(?: \w+){0,4} suicid\w*",
    r"\b(?:me jeter|sauter|me lancer)(?: \w+){0,2} (?:sous (?:un|le) (?:train|metro|bus)|par la fenetre|du (?:pont|toit|haut)|dans le vide)\b|\b(?:avale|avaler|pris|prendre|ingere)(?: \w+){0,4} (?:cachets|medicaments|comprimes|pilules|medocs)\b(?! (?:par jour|prescrits))",
    r"\b(?:recommence|continue|arrete pas|envie|peux pas mempecher)(?: \w+)? (?:a |de )me (?:couper|scarifier|mutiler|faire du mal)\b|\b(?:veut|voulait|voudrait|essaye de|va) (?:se suicider|se tuer|mourir|en finir avec la vie)\b|\bmarre de (?:vivre|la vie)\b|\bfatiguee? de vivre\b|\b(?:pas|plus de|aucune) raison de vivre\b|\bprefere (?:etre )?mort",
    r"\b(?:veux|voudrais|envie de) (?:plus|pas) etre (?:la|ici|de ce monde|en vie)\b|\bjveux plus etre la\b|\bassez de (?:la|ma) vie\b|\bpense (?:souvent |tous les jours |tout le temps )?a (?:la mort|mourir|ma mort|me tuer)\b|\bme (?:coupe|brule) (?:les |le |la )?(?:bras|poignets?|cuisses?|jambes?)\b",
    r"\bmieux sans moi\b|\bpersonne ne (?:remarquerait|pleurerait|me regretterait)(?: \w+){0,2} si (?:je|j) ?(?:meurs|mourais|disparais|etais mort)",
    r"\bma vie (?:ne vaut|na (?:plus|aucun)|ne sert a rien|na pas de sens)\b",
)
_HARMED: Final = (
    rf"\b{_GROWN}(?: \w+){{0,9}}? (?:me|ma|nous|nous a|mas|mont) {_HURT}\b(?! (?:dans la main|au|aux|le devoir|les cours))",
    rf"\b{_GROWN}(?: \w+)? (?:tape|frappe|bat|cogne|tabasse) (?:sur )?(?:maman|papa|ma mere|ma soeur|mon frere|ma petite soeur|mon petit frere)\b",
    r"\b(?:jai|on ma|jetais|je suis)(?: \w+)? (?:ete |ete souvent )?(?:viole|abuse|agresse|battu|harcele|violente|racket)\w*",
    r"\b(?:me|ma|mont|mas|nous) (?:donne|donner|mis|met|foutu)\w*(?: \w+){0,3} (?:coups?|gifles?|claques?|raclee)\b(?! de main)|\b(?:me|ma) caress\w*\b|\bon (?:me|ma) (?:frapp|tap|harcel|bat|menac|touch|insult|viol|rackett)\w*",
    r"\bm ?oblige\w* a(?: \w+)? (?:coucher|toucher|faire des choses|me deshabiller|envoyer|embrasser|lui)\b|\ben securite chez moi\b|\bceinture\b(?: \w+){0,3} (?:me|frapp\w*)|\b(?:vient|venu|rentre)(?: \w+){0,3} dans mon lit\b|\btouche (?:en bas|mes parties|mes seins|les fesses)",
    r"\bme (?:harcel|insult|rackett|tabass|frapp|menac)\w*(?: \w+){0,3} (?:tous les jours|a lecole|au college|au lycee|chaque jour|sans arret|en ligne)\b|\bsans mon (?:accord|consentement)\b|\bmenferme\w*|\bme fait (?:peur et|du mal|mal expres)\b",
    r"\babus\w* (?:sexuellement )?de moi\b|\bjai ete frappee?\b",
    r"\b(?:victime|subis|subit|subir)(?: (?:de|d|du|des|un))? ?(?:d)?(?:harcelement|violences?|abus|attouchements?|inceste|maltraitance|viol|racket|cyberharcelement)\b",
    rf"\bpeur (?:de|d) ?(?:rentrer|aller)(?: \w+)? (?:a la maison|chez moi|maison)\b|\bpeur de (?:mon|ma|mes) {_KIN}\b",
    r"\b(?:photos?|videos?|images?)(?: \w+){0,3} (?:nue?s?|intimes?|denudee?s?)\b|\bnudes\b",
    r"\bviolences? (?:a la maison|chez moi|conjugales? chez)\b|\bmariage force\b|\bjai fugue\b|\bme forcer? a (?:coucher|me deshabiller|toucher)",
)
_THREAT: Final = (
    r"\b(?:vais|veux) (?:tuer|planter|poignarder|egorger|buter|tirer sur|etrangler) (?:mon|ma|mes|tout|tous|toutes|quelquun|un|une|le prof|la prof|les (?:autres|eleves|profs))\b",
    r"\b(?:vais|veux) (?:tous |toutes )?(?:les|le|la|te|vous|tous) (?:tous |toutes )?(?:tuer|planter|poignarder|egorger|buter)\b",
    r"\btirer sur (?:tout le monde|tous|les (?:eleves|profs)|mon|ma)\b|\b(?:ramen|apport|amen)\w*(?: \w+){0,2} (?:flingue|arme|pistolet|fusil|bombe)\b(?=.{0,40}\b(?:demain|lundi|tirer|tuer|ecole|lecole|college|lycee|classe)\b)",
    r"\b(?:faire sauter|bruler|faire exploser) (?:l ?ecole|lecole|le (?:college|lycee|bahut)|la classe)\b",
    r"\b(?:apporte|amene|prends|ramene|porte|apporter|amener)\w*(?: \w+){0,2} (?:couteau|arme|flingue|pistolet|bombe|fusil)(?: \w+){0,2} (?:college|lycee|ecole|lecole|classe|bahut|sac)\b",
)
FRENCH: Final = Listened("fr", Idioms(_IDIOMS), {"self_harm": any_of(_SELF_HARM), "harmed": any_of(_HARMED), "threat": any_of(_THREAT)})
