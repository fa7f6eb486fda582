"""Swedish: what is listened for (pure). å and ä are read as a, ö as o."""

from __future__ import annotations

from typing import Final

from services.safeguarding.patterns import Listened, any_of
from services.safeguarding.sieve import Idioms

_KIN: Final = r"(?:(?:styv|plast|foster)?(?:pappa|mamma|far|mor|bror|syster)|farfar|morfar|farmor|mormor|morbror|farbror|moster|faster|kusin|kille|tjej|pojkvan|flickvan|ex|foraldrar|man)"
_GROWN: Final = rf"(?:{_KIN}|tranaren?|lararen?|granne|granen|prast|han|hon|de|nagon|en (?:man|kille|gubbe))"
_HURTS: Final = r"(?:slar|slog|slagit|sparkar|sparkade|misshandlar|misshandlade|valdtog|valdtar|antastar|antastade|utnyttjar|utnyttjade|hotar|hotade|tafsar pa|tafsade pa|tar pa|tog pa|ror|rorde|skadar|stryper|mobbar|trakasserar|laser in)"
_HURT: Final = r"(?:slagen|valdtagen|misshandlad|utnyttjad|mobbad|antastad|hotad|utpressad|trakasserad|tafsad)"
_IDIOMS: Final = (
    r"\bdor (?:av (?:skratt|nyfikenhet|hunger|uttrakning|skam)|for att fa veta)\b",
    rf"\b{_GROWN} (?:dodar|kommer (?:att )?doda|slar ihjal) mig (?:om|nar)\b",
    r"\bi (?:schack|spelet|tennis|boken|filmen|pingis|fotboll|innebandy)\b",
)
_SELF_HARM: Final = (
    r"\bjag (?:vill|onskar|hoppas|langtar efter att)(?: (?:bara|verkligen|helst|att jag far))* do\b(?! av)",
    r"\b(?:vill|orkar|kan) inte(?: (?:langre|mer))? (?:leva|finnas|vakna|existera)\b(?! (?:i|pa|med|utan|nara|har))",
    r"\bjag (?:\w+ ){0,4}(?:ta|tar|tagit|tog) (?:livet av mig|mitt (?:eget )?liv)\b|\bvill ta (?:mitt )?liv\w*",
    r"\b(?:skar|skara|skurit|rispar|rispat|branner) mig(?: sjalv)?\b(?! (?:i fingret|pa (?:ett|en)|nar jag (?:lagade|skulle)))",
    r"\b(?:jag|mig|min|kompis)\b(?: \w+){0,5} sjalvmord\w*",
    r"\bhoppa (?:framfor|fran|ut) (?:ett |en |fran )?(?:tag\w*|bro\w*|tak\w*|fonst\w*|balkong\w*)\b|\b(?:tagit|tog|ta|svalt|svalja) (?:massor|alla|for manga|en massa|hela|manga)(?: \w+){0,2} (?:tabletter|piller|medicin|alvedon|tabletterna|pillren)\b|\bta livet av sig\b|\bta (?:sitt|sitt eget) liv\b",
    r"\btrott pa (?:att leva|livet)\b|\bhatar (?:att leva|livet|mitt liv)\b|\b(?:anledning|mening|skal) (?:med )?att leva\b|\bmin sista (?:natt|dag|kvall)\b(?! (?:i|pa|med))|\bvarit dod\b|\bborjat skara\b|\barr pa (?:armarna|handlederna|laren)",
    r"\b(?:vill|orkar) inte (?:vara (?:med langre|kvar|har mer)|langre)\b$|\btanker pa (?:doden|att do|att ta livet)\b|\bnog av livet\b|\bskar(?:a|it)? (?:mina )?(?:armar|handleder|lar)\b",
    r"\bonskar (?:att )?jag (?:var|vore|vart|aldrig) (?:dod|fodd|foddes)\b|\bjag (?:borde|skulle) vara dod\b",
    r"\b(?:battre|gladare)(?: \w+)? utan mig\b|\bingen (?:skulle )?(?:bry sig|sakna mig|marka)(?: \w+){0,2} om jag (?:dog|dor|forsvann|var dod)\b",
    r"\bsjalvskad\w+|\bskadar? mig sjalv\b|\bgor(?:a)? mig (?:sjalv )?illa\b(?! (?:pa|i))|\bhanga mig\b",
    r"\blivet (?:ar |kanns )?(?:inte vart|meningslost)\b",
)
_HARMED: Final = (
    rf"\b{_GROWN}(?: \w+){{0,9}}? {_HURTS} (?:mig|oss|mamma|pappa|min (?:mamma|syster|bror|lillebror|lillasyster))\b(?! (?:med \d|pa (?!natten|rumpan|brosten|kroppen)|~|nastan)| i (?!ansiktet|magen|huvudet))",
    rf"\bjag (?:blir|blev|har blivit|ar|har)(?: \w+){{0,3}} {_HURT}\b|\bblir jag {_HURT}\b",
    rf"\b{_GROWN}(?: \w+)? (?:kastade|kastar|drog|knuffade|knuffar|sparkade|slangde|brande|skakade|tryckte)(?: (?!boll)\w+){{0,3}} (?:pa mig|mig (?:i haret|mot|i vaggen|i golvet|ner))\b|\b(?:de|han|hon|killarna|tjejerna|nagra)(?: \w+)? (?:sparkar|slar|spottar|tafsar|skriker)(?: pa)? mig\b|\bmig dar (?:han|hon) inte far\b",
    r"\bkommer in i min sang\b|\bkommer till min sang\b|\binte trygg hemma\b|\bmed (?:baltet|skarpet)\b|\b(?:slar|slog|slas) (?:mig|oss) (?:nar|om|varje|sa|med (?:en|ett|handen|knytn\w*|baltet|skarpet))\b",
    rf"\bradd (?:for )?(?:att )?(?:ga|komma) hem\b|\bradd for (?:min |mina )?{_KIN}\b",
    r"\bnaken(?:bild|foto|film|video)\w*|\bnudes\b",
    r"\bvald (?:i hemmet|hemma|i familjen)\b|\b(?:slar|misshandlar)(?: \w+)? hemma\b",
    r"\bjag har (?:rymt|sprungit) hemifran\b|\bgifta bort mig\b|\bfick inte berätta\b|\bingen mat hemma\b|\btvingar mig att (?:ha sex|ta av|rora)\b",
)
_THREAT: Final = (
    r"\bjag (?:ska|kommer(?: att)?|vill|tanker)(?: \w+)? (?:doda|skjuta|knivhugga|hugga|mordra|sticka ner|spranga|branna ner|skada) (?:min|mina|alla|dig|honom|henne|dem|skolan|nagon|lararen|folk)\b",
    r"\b(?:tar|ta|har|tog)(?: \w+){0,4} (?:kniv|pistol|vapen|bomb|gevar)(?: \w+){0,3} (?:till|i) (?:skolan|klassen|vaskan|ryggsacken)\b",
)
SWEDISH: Final = Listened("sv", Idioms(_IDIOMS), {"self_harm": any_of(_SELF_HARM), "harmed": any_of(_HARMED), "threat": any_of(_THREAT)})
