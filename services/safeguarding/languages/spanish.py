"""Spanish: what is listened for (pure)."""

from __future__ import annotations

from typing import Final

from services.safeguarding.patterns import Listened, any_of
from services.safeguarding.sieve import Idioms

_KIN: Final = r"(?:padres?|papas?|madre|mama|padrastro|madrastra|tios?|tias?|abuel[oa]s?|herman[oa]|hermanastr[oa]|prim[oa]|novi[oa]|ex|marido|pareja|famili[a]r?)"
_GROWN: Final = rf"(?:{_KIN}|entrenadora?|profesora?|profe|maestr[oa]|vecin[oa]|cura|jefe|compañer[oa]s?|companer[oa]s?)"
_WANTS: Final = (
    r"(?:q[ui]*ero|quisiera|deseo|ganas de|voy a|vo a|pienso en|pensando en|pienso|intente|intentado|pensado en|prefiero|necesito)"
)
_BODY: Final = r"(?:cara|mano|pierna|cuerpo|pecho|culo|partes|paliza|bofetada|cabeza|espalda|muslo|cintur\w+)"
_IDIOMS: Final = (
    r"\b(?:me |nos )?(?:muero|morirme|moria|morir) (?:de (?:risa|hambre|sueno|calor|frio|verguenza|ganas|sed|curiosidad|aburrimiento|envidia)|por (?:saber|ver|ir))\b",
    r"\b(?:me|nos) (?:va|van|vais|vas) a matar\b|\bme (?:esta|estan|estas) matando\b|\bmatar el tiempo\b",
    r"\ben (?:el|la) (?:libro|pelicula|novela|juego|cuento|ajedrez)\b",
)
_SELF_HARM: Final = (
    rf"\b{_WANTS}(?: \w+){{0,2}} (?:morir(?:me)?|matarme|suicidarme|quitarme la vida|acabar con (?:mi vida|todo(?! (?:esto|est[ae]|lo|el|la)\b))|estar muert[oa]|cortarme(?! el pelo| las unas)|hacerme dano|desaparecer (?:para siempre|del mundo))\b",
    r"\bme (?:quiero|voy a|quise|intente) (?:matar|morir|suicidar|cortar las venas|quitar la vida)\b",
    r"\bno (?:quiero|tengo ganas de|merezco|puedo)(?: \w+)? (?:seguir )?(?:vivir|viviendo|seguir viva|seguir vivo|existir)\b(?! (?:en|con|cerca|aqui|alli|solo|lejos))",
    r"\bme (?:corto|corte|estoy cortando)(?: \w+)? (?:brazos?|venas?|munecas?|piernas?|piel)\b|\bme (?:corto|hago cortes)(?: (?:a mi mism|cuando|con una cuchilla))",
    r"\bojala (?:estuviera|estuviese|me|no) (?:muert[oa]|muriera|hubiera nacido|existiera)\b|\bno haber nacido\b",
    r"\ba nadie le import\w+ (?:\w+ )?si (?:me )?(?:muero|muriera|mato|desaparezco|estoy muert[oa])\b",
    r"\b(?:hart[oa]|cansad[oa]) de (?:vivir|la vida|existir|estar viv[oa])\b(?! en)|\b(?:tirarme|lanzarme|arrojarme|saltar) (?:por la ventana|de(?:sde)? (?:un|el|la) (?:puente|edificio|balcon|azotea)|al tren|a las vias|bajo)|\bno despertar\w*(?: mas| nunca)?\b(?! temprano)",
    r"\bme (?:he )?(?:vuelto a |volvi a )cort\w+|\bme (?:he cortado|corte) (?:otra vez|de nuevo|con una)|\b(?:se quiere|quiere|va a|intento) (?:suicidar(?:se)?|matarse|quitarse la vida)\b|\bse quiere (?:matar|morir)\b",
    r"\b(?:tome|he tomado|tomado|trague|tomarme)(?: \w+){0,4} (?:pastillas|tabletas|medicamentos|somniferos)\b|\b(?:prefer\w+|gustaria|quisiera|deberia) (?:estar|haber) muert[oa]\b|\brazon(?:es)? para vivir\b|\bmi ultim[oa] (?:noche|dia)\b(?! de)",
    r"\bme (?:corto|quemo|rajo) (?:cuando|si|porque|a veces|todos)\b|\bno quiero (?:estar (?:aqui|en este mundo)|seguir (?:asi|aqui) (?:nunca )?mas)\b(?! en clase)|\b(?:pienso|pensado|pensando) (?:mucho |siempre |cada dia )?en (?:la muerte|morir\w*|mi muerte)\b",
    r"\bno quiero(?: \w+)? (?:estar|seguir|vivir) ?viv[oa]\b|\bno quiero estar viv[oa]\b|\bme hago cortes\b|\bme he hecho cortes\b",
    r"\bmejor sin mi\b(?! [a-z]{3})",
    r"\b(?:me|mi|yo|pienso|pensando|quiero|ideas?|amig[oa])\b(?: \w+){0,4} suicid\w*|\bsuicidarme\b",
    r"\bme (?:hago|hice) dano (?:a mi|adrede|a proposito|cuando)|\bautolesion\w*",
    r"\b(?:mi )?vida (?:ya )?no (?:tiene sentido|vale)\b|\bno vale la pena vivir\b",
)
_HARMED: Final = (
    rf"\b{_GROWN}(?: \w+){{0,7}}? (?:me|nos|le|la) (?:peg(?:a|an|o|aron|aba)|golpe(?:a|an|o|aron)|maltrat\w+|abus\w+|viol(?:a|o|an|aron)|toc(?:a|o|an|aba)|amenaz\w+|encierr\w+|hac\w+ dano|azot\w+|quem(?:a|o)|manosea|acosa)\b(?! (?:una?|la|el|los|las|unos|unas) (?!{_BODY})| jugar| al? (?:tenis|ajedrez|padel))",
    r"\bme (?:violaron|violo|han violado|estan violando|maltratan|acosan|hacen bullying|pegan|golpean)\b(?! (?:una?|la|el|los|las) )",
    rf"\b{_KIN}(?: \w+){{0,4}} paliza\b|\bme (?:dio|dan|da|dieron) (?:una paliza|palizas|punetazos|patadas|bofetadas|con el cinturon)|\bme (?:mete|metio|meten) (?:mano|la mano)|\bcon el cinturon\b|\bnos (?:pega|golpea|maltrata)\w*\b",
    r"\bme (?:obliga|obligo|obligan|fuerza|forzo|presiona|chantajea)\w* (?:a|con|para)(?: \w+){0,2} (?:mandar\w*|enviar\w*|tocar\w*|besar\w*|fotos?|sexo|acostarme|desnudar\w*|hacer cosas|hacerlo)",
    r"\b(?:en casa|mis padres|los chicos|unos chicos|tod[oa]s)(?: \w+){0,3} me (?:pegan|golpean|insultan y|maltratan|empujan)\b|\bno (?:me siento|estoy) segur[oa] en (?:mi )?casa\b|\bfotos mias\b",
    rf"\b{_GROWN}(?: \w+){{0,3}} (?:pega|pego|golpea|golpeo|maltrata|insulta y pega) (?:a|y) (?:mi |mis )?(?:madre|mama|herman\w+|abuel\w+|nosotr\w+)\b",
    r"\babus(?:a|o|an|aron|ado|aba)(?: \w+)? de mi\b(?! (?!tio|padre|madre|desde|cuando|y|en|por)[a-z])",
    r"\b(?:sufro|victima de|hay|sufrimos|sufriendo)(?: \w+)? (?:maltrato|abusos?|violencia|acoso|bullying)(?: (?:en|de|por|sexual|escolar)|$|[.,!])",
    rf"\bmiedo (?:de|a) (?:volver|ir|llegar|estar)(?: \w+){{0,2}} casa\b|\bmiedo (?:de|a|al?) (?:mi )?(?:{_KIN})\b",
    r"\b(?:fotos?|videos?)(?: \w+){0,2} (?:desnud\w+|intim\w+)\b",
    r"\bme (?:tocaron|toco|tocan|obliga a|obligo a|fuerza a|forzo)(?: \w+)? (?:partes|tener sexo|tocarl[eo]|desnudarme|sin mi consentimiento)",
    r"\bme (?:escape|he escapado|fugue) de casa\b|\bme echaron de casa\b|\bme quieren casar\b",
)
_THREAT: Final = (
    r"\b(?:voy a|quiero|vamos a|pienso) (?:matar|apunalar|disparar|acuchillar|asesinar|pegar un tiro)(?:l[eo]s?|te|los)? ?(?:a )?(?:mi|mis|un|una|tod[oa]s|alguien|ell[oa]s|el profesor|la profesora|companer\w+)\b",
    r"\b(?:les|los|las|te|lo|le|os) (?:voy|vamos) a (?:matar|apunalar|disparar|acuchillar|asesinar)\b",
    r"\b(?:llevo|llevar|llevare|traigo|traer|tengo|traere)(?: \w+){0,2} (?:pistola|cuchillo|navaja|arma|bomba|escopeta)(?: \w+){0,4} (?:al?|en) (?:la |el |mi )?(?:colegio|cole|escuela|instituto|clase|mochila|insti)\b",
    r"\b(?:voy a|quiero|vamos a) (?:quemar|explotar|volar|hacer (?:explotar|volar))(?: \w+)? (?:colegio|cole|escuela|instituto)\b",
)
SPANISH: Final = Listened("es", Idioms(_IDIOMS), {"self_harm": any_of(_SELF_HARM), "harmed": any_of(_HARMED), "threat": any_of(_THREAT)})
