"""English: what is listened for (pure)."""

from __future__ import annotations

from typing import Final

from services.safeguarding.patterns import Listened, any_of
from services.safeguarding.sieve import Idioms

_KIN: Final = (
    r"(?:(?:step|foster|god) ?)?(?:dad+y?|father|mum+y?|mom+y?|mother|ma|pa|parents?|brother|bro|sister|uncle|aunt(?:y|ie)?|cousin|guardian|carer|"
    r"grand ?(?:pa|ma|dad|mum|father|mother|parents?)|nan|(?:mums|moms|her|his|my)? ?(?:boy|girl)friend|bf|gf|ex|husband|family|folks)"
)
_GROWN: Final = rf"(?:{_KIN}|(?:\w+ )?(?:coach|trainer|teacher|tutor|priest|pastor|imam|neighbou?r|babysitter|boss|doctor))"
_WHO: Final = rf"(?:{_GROWN}|he|she|they|(?:some|a|this|that|an older|the|these|some older) (?:man|men|guy|guys|boy|boys|woman|girl|girls|kids)|some(?:one|body))"
_HURTS: Final = (
    r"(?:hits?|hitting|beats?|beaten|beating|punch(?:es|ed)?|slap(?:s|ped)?|kick(?:s|ed)?|chok(?:es?|ed)|strangl(?:es?|ed)|hurts?|abus(?:es?|ed|ing)|"
    r"whip(?:s|ped)?|attack(?:s|ed)?|bash(?:es|ed)?|smack(?:s|ed)?|burn(?:s|ed|t)?|rap(?:es?|ed)|molest(?:s|ed)?|grop(?:es?|ed)|threaten(?:s|ed)?|"
    r"blackmail(?:s|ed)?|bull(?:y|ies|ied)|harass(?:es|ed)?|stalk(?:s|ed)?)"
)
_GAME: Final = r"(?! (?:up for|up on)\b)(?! (?:all |both |again |always )?(?:at|to (?:it|the)|by|in (?!the |my |our |front)|with (?:a|an|his|her|the) (?:question|joke|ball|pillow|snowball|riddle|fact)|\d|on points))"
_US: Final = r"(?:me|us|mum|mom|my (?:little |big |baby )?(?:mum|mom|mother|sister|brother|siblings|dad))"
_WEAPON: Final = r"(?:gun|knife|knives|pistol|rifle|machete|bomb|explosives?|weapons?|axe|blade)"
_PEOPLE: Final = (
    r"(?:him|her|them|you|every(?:one|body)|some(?:one|body)|people|(?:all|half|both|the rest) (?:of )?(?:them|you|us)|(?:all )?(?:my|the|our|that|this|those) "
    r"(?:\w+ ){0,2}?(?:teachers?|class(?:mates?)?|kids?|boys?|girls?|guys?|bull(?:y|ies)|students?|principal|headteacher|friends?|mum|mom|mother|dad|father|"
    r"sister|brother|parents|family|stepdad|stepmum|boyfriend|girlfriend|ex|neighbou?r|school|bitch|bastard)s?)"
)
_MEANS_TO: Final = r"(?:i|im|ill|i am|ima|imma|we|were|id|gonna)(?: (?:really|just|so|seriously|actually))? ?(?:will|want(?:ed)? to|wanna|gonna|going to|plan(?:ning)? (?:to|on)|about to|might|could|thinking (?:of|about)|have to|need to|m gonna)? ?(?:just |totally )?"
_HARM: Final = r"(?:hurt|harm|cut|burn|hit|punish|starve)"
_NUDE: Final = r"(?:nudes?|(?:naked|nude|sexy|sexual|private|intimate) (?:pics?|photos?|pictures?|videos?|images?|selfies?)|dick ?pics?)(?! (?:mice|mole|art))"

_IDIOMS: Final = (
    r"\b(?:is|are|was|were|s|its|been|keeps?|youre|this|that)(?: (?:totally|really|just|so|literally|slowly))? (?:killing|murdering|torturing) (?:me|us)\b",
    r"\b(?:home ?work|maths?|fractions?|algebra|exam|test|quiz|problem|question|exercise|geometry|division|lesson|class|subject|deadline|teacher)s?"
    r"(?: \w+){0,3} (?:will |wants? to |going to |gonna |trying to |could |makes? (?:me|us) (?:want to|wanna) )?(?:kill|murder|die|killed|murdered)(?:s|ed)?(?: (?:me|us|myself))?\b",
    rf"\b(?:my )?{_GROWN}(?: (?:would|will|is going to|are going to|gonna|is gonna|are gonna|ll))(?: \w+)? (?:kill|murder|strangle) (?:me|us)\b(?: (?:if|when|for|because|unless|lol|haha|over))?",
    r"\b(?:dying|die|died) (?:to (?:know|see|find)|of (?:laughter|boredom|laughing|embarrassment|curiosity|hunger|heat|thirst|cringe)|laughing|for a|inside (?:lol|haha))\b",
    r"\b(?:id|would|i would) rather die than\b|\b(?:so|too) \w+ i could (?:die|kill)\b|\bdie (?:my|her|his|the) hair\b",
    r"\b(?:kill|kil+ed|kil+ing|die|dead|dying) (?:for a|two birds|(?:some |the )?time|it on|the (?:test|quiz|exam|vibe|mood|term|[a-z] ))\b|\bover my dead body\b",
    r"\bim (?:so )?dead (?:lol|haha|xd)|\b(?:lol|lmao|haha|omg) im (?:so )?dead\b",
    r"\b(?:cut|cutting) my ?self (?:a|an|some|off|short|out|shaving)\b|\bstab in the dark\b|\btake a (?:shot|stab)\b",
    r"\bhurt my ?self (?:at|in|on|playing|while|when i (?:fell|was)|falling|by accident)\b",
    r"\bsuicide (?:squad|rates?|numbers?|statistics|prevention|bombers?|in the (?:book|play|film|novel|table|chapter))\b",
    r"\b(?:in|on) (?:the |my |a )?(?:game|minecraft|fortnite|roblox|movie|film|book|novel|play|story|chapter|chess)\b",
)
_SELF_HARM: Final = (
    r"\bkil+(?:ing|ed|s)? (?:my ?sel[fv]?|me ?self|myslef)\b|\bkil+(?:ing)?my ?self",
    r"\bkms (?:tbh|fr|rn|now|tonight|today|bye)\b|\b(?:gonna|wanna|imma|might|should|to|will) kms\b",
    r"\bun ?aliv(?:e|ing)(?:d)? (?:my ?self|me)\b|\b(?:want|wanna|gonna|going to|to) un ?alive\b",
    r"\b(?:want|wanna|wana|wanted|hope|ready|deserve|need|wish|love|like)(?: i could| i can| i would)?(?: (?:to|2|just|really|only|so bad)){0,3} die\b(?! (?:my|the|her|his|in a game|roll))|wan(?:na|t ?to) ?die\b(?! (?:my|of))|\b(?:going to|gonna|will) die (?:tonight|today|soon|anyway|alone|tomorrow|by my own)\b",
    r"\b(?:dont|do not|doesnt|no longer|never|didnt|not)(?: (?:really|even|just|wanna|want|wish|deserve|care|feel|like))*(?: to| 2|nt to)? ?(?:live|living|be(?:ing)? alive|exist|be here any ?more|be in this world|wake up|carry on living|go on living)(?: any ?more)?\b(?! (?:in|at|near|with|on|next|by|there|early|so|that|for|before|to)\b)(?<!not live)(?<!not living)(?<!never live)(?<!not exist)(?<!doesnt exist)(?<!dont exist)(?<!dont live)",
    r"\bno longer want to (?:live|be alive|exist|be here)\b",
    r"\bwish (?:that )?(?:i|id|i had)(?: (?:was|were|could|wasnt|werent|had|just))*(?: be)? (?:dead|gone|never (?:been )?born|not alive|never existed|not (?:wake up|exist)|die|born|alive)\b|\b(?:should|would) (?:be |have )?(?:better off )?dead\b|\b(?:rather be|better off|happier|prefer(?: to be| being)?|better) dead\b",
    r"\b(?:no ?(?:one|body)|who|they)(?: (?:would|will|wouldnt|even|really|d))* (?:care|notice|miss me|cry|mind)(?: at all)? (?:if|when) i (?:(?:was|were|am|just|had|would) )*(?:die|died|dead|gone|disappear(?:ed)?|vanish(?:ed)?)\b",
    r"\b(?:better|happier)(?: off)? (?:without me\b(?! \w+ing)|if i (?:was|were|am) (?:dead|gone|not here)|if i (?:died|wasnt here))",
    rf"\b(?:want|wanna|keep|kept|start|started|going|gonna|urge|thinking|thought|stop|stopped|need|love|have to|been|tried)(?: \w+){{0,3}} {_HARM}(?:t?ing)? my ?self\b",
    rf"\b(?:{_HARM})(?:t?ing)? my ?self (?:on purpose|again|when|because|so (?:that )?i|to feel|deliberately|every|sometimes|with a|at night|a lot)\b|\bcutting my ?self\b|\bstarving my ?self\b",
    r"\b(?:cut|cutting|cuts|slit|slitting|slic(?:e|ed|ing)|scratch(?:ed|ing)?)(?: open)? my (?:own )?(?:arms?|wrists?|legs?|thighs?|skin|veins?|stomach|body)\b(?! (?:on|while|by accident|playing|when i fell))",
    r"\bend(?:ing|ed)? (?:it all|my (?:own )?life|my existence)\b|\bend it (?:tonight|today|now|tomorrow|this week)\b|\b(?:end|finish) my ?self\b",
    r"\b(?:i|im|ive|me|my|feel(?:ing|s)?|friend)\b(?: [\w-]+){0,6} (?:su+i?c+i+de?|sui?cidal|sucidal|suicid\w*)\b",
    r"\bsuicid\w* (?:thoughts?|attempts?|plans?|ideation|me|is (?:my|the) only)\b|\bcommit(?:ting)? suicide\b(?<!did \w commit suicide).{0,3}\b(?:tonight|myself|today)\b",
    r"\b(?:i|ive|i have)(?: just| already)? (?:took|taken|swallowed|ate|downed)(?: \w+){0,2} (?:whole|all|bottle|too many|lots|loads|packet|packs?|box|handful|every|overdose|[2-9]\d|1\d\d?)\b(?: \w+){0,4} (?:pills?|tablets?|paracetamol|tylenol|ibuprofen|meds|medicine|medication|sleeping)\b",
    r"\b(?:i|im|ive|i have|want to|going to|gonna|tried to) (?:just )?over ?dos(?:e|ed|ing)\b(?! (?:is|of vitamin|means))",
    r"\bhow (?:many|much)(?: [\w-]+){1,7} (?:to (?:die|kill (?:me|you|my ?self|your ?self|a person|someone|somebody)|overdose)|(?:is|are) (?:lethal|fatal|deadly)|kills? (?:you|me))\b",
    r"\b(?:way|ways|how|method|methods)(?: \w+){0,4} (?:to|can i|do i|do you|should i|of) (?:kil+(?:ing)? (?:your|my|one) ?self|die(?:ing)?(?: painlessly| without pain| quickly| fast)|commit(?:ting)? suicide|hang(?:ing)? (?:my|your) ?self|end(?:ing)? my life|self ?harm)\b",
    r"\bi(?:m|ve)?\b(?: \w+){0,4} self ?harm(?:ing|ed)?\b|\bself ?harming\b",
    r"\b(?:written|wrote|writing|write|left|leaving)(?: \w+){0,3} (?:good ?bye|farewell|suicide) (?:letter|note|message|video)\b|\bmy suicide note\b",
    r"\b(?:hang|hanged|hanging|hung|drown|drowning|shoot|shooting|poison|poisoning|stab|stabbing|strangle) my ?self\b(?! up\b| an?\b)",
    r"\b(?:i|im|ive|i am|me)\b(?: \w+){0,5} jump(?:ing|ed)? (?:off|from|in front|out)(?: of)? (?:a|the|my|that|this) (?:\w+ )?(?:bridge|roof|building|train|window|car|bus|balcony|cliff|truck|platform)\b",
    r"\b(?:take|taking|took|taken|end|ending|ended) (?:my|his|her|their)(?: own)? li(?:fe|ves)\b(?! story| lessons?| into)",
    rf"\bmy (?:best |little |big |older |younger |girl|boy)?(?:friend|{_KIN}|classmate|mate|roommate)(?: [\w-]+){{0,6}} (?:kil+(?:ing|s|ed)?|hurt(?:ing|s)?|cut(?:ting|s)?|harm(?:ing|s)?|hang(?:ing|s|ed)?) (?:him|her|them) ?sel\w+|\bmy (?:\w+ ){1, 3}?(?:cuts?|cutting|slit|burns?) (?:her|his|their) (?:own )?(?:arms?|wrists?|legs?|thighs?|skin)\b",
    rf"\bmy (?:best |little |big |older |younger |girl|boy)?(?:friend|{_KIN}|classmate|mate|roommate)(?: [\w-]+){{0,4}} (?:wants? to die|wanted to die|commit(?:ted)? suicide|is suicidal)\b",
    r"\bdont think i (?:really )?(?:want|wanna|deserve)(?: to)? (?:live|be alive|be here|exist|go on)\b|\b(?:not|no longer) (?:afraid|scared) (?:of (?:dying|death)|to die)\b|\bmy (?:own )?funeral\b|\bpainless(?:ly)?(?: \w+){0,2} (?:die|death|way to (?:die|go))\b|\bdie painless",
    r"\b(?:feel(?:ing)?|felt) (?:like|so bad i (?:could|want to)) (?:dying|killing myself|ending it|giving up on life)\b|\b(?:enough|sick|tired|weary) of (?:my )?life\b(?! (?:sciences?|skills))|\b(?:better|happier|easier)(?: \w+){0,3} (?:if|when|once) i(?: \w+)? (?:dead|gone|die|died|not (?:here|around|alive))\b",
    r"\b(?:dont|do not|cant|cannot|no longer)(?: \w+)? (?:live|go on|carry on|exist|keep living|take life) (?:like this|this way|with this pain|any (?:more|longer)|much longer)\b(?! (?:exercise|homework|task|with the))|\b(?:planning|plan|want|ready|decided) to (?:leave (?:this|the) world|die by suicide|be gone for good|end up dead)\b",
    r"\b(?:voices?|something)(?: \w+){0,4} (?:tell|tells|telling) me to (?:die|kill|hurt|cut|jump|harm)\b|\b(?:slit|cut|cutting|slash(?:ed|ing)?) (?:my )?(?:wrists?|veins?|arms?|thighs?)\b(?! in)|\bi(?: \w+){0,3} (?:have not|havent|cant|wont|stopped) (?:eat|eaten|eating)(?: (?:properly|anything|at all|food|much))*(?: (?:for|in|since|to))?(?: \w+){0,2} (?:days|weeks|(?:get|be) (?:thin|skinny))\b|\b(?:going to|gonna|will|ill|want to|wanna) (?:take|swallow|down) (?:all|the whole|a (?:whole )?bottle|every|too many|lots)(?: \w+){0,4} (?:pills?|tablets?|paracetamol|meds|medication|medicine)\b|\b(?:knife|blade|razor|scissors|glass)(?: \w+){0,4} (?:to|against|on|at|across) my (?:own )?(?:arms?|wrists?|throat|skin|neck|legs?|thighs?)\b|\bhow (?:deep|high|long|far|fast)(?: \w+){0,6} (?:i|you|one|someone)\b(?: \w+){0,6} (?:to )?die\b",
    r"\bsuicid\w*(?: \w+){0,6} (?:i think|my mind|i want|my head|my only|helps? me)\b|\bi(?: \w+)? cut(?:ting)? (?:again|last night|yesterday|deep(?:er)?|every (?:day|night))\b",
    r"\b(?:think(?:ing)?|thoughts?|thought|dream(?:t|ing)?|fantasi[sz]\w+)(?: \w+)? (?:about|of) (?:dying|my (?:own )?death|being dead|how (?:i|to|id)(?: \w+)? (?:die|do it|end it)|ending (?:it|everything))\b|\bhow id (?:do it|kill|end)\b",
    r"\b(?:shouldnt|should not|never should|dont deserve to) (?:exist|be alive|have been born|be born)\b|\b(?:hate|tired of|sick of|done with|fed up with|cant stand|exhausted of) (?:being alive|living|existing|life|my existence)\b(?! (?:in|with|at|here|sciences?|skills|of|is short))",
    r"\b(?:cuts|scars|slashes|wounds)(?: \w+){0,3} my (?:wrists?|arms?|legs?|thighs?)\b|\bmy (?:wrists?|arms?|thighs?|legs?|forearms?)(?: \w+){0,4} (?:cuts|scars|slashed|sliced)\b|\b(?:razor|blade)s?(?: \w+){0,4} my (?:wrists?|arms?|legs?|thighs?|skin)\b",
    r"\b(?:drink(?:ing)?|drank|swallow(?:ing|ed)?) (?:the |some |a bottle of )?(?:bleach|poison|drain cleaner|antifreeze|detergent|rat poison|chemicals|turpentine)\b",
    r"\b(?:have|got|ive|bought|hid|here are|stole|collected|saved)(?: \w+){0,2} (?:rope|noose|pills|razor|blades?|tablets|belt)\b(?: \w+){0,2} (?:ready|here|next to me|in my hand|for (?:it|tonight))\b",
    r"\b(?:be|is|was) my (?:last|final) (?:night|day|evening|message|words?)\b(?! (?:of|at|in|here|before|on the|for))|\bgoodbye (?:forever|everyone|world)\b|\bwont (?:be (?:here|alive|around)|wake up) (?:tomorrow|any ?more|next week|much longer)\b",
    r"\b(?:reason|reasons|purpose|will|strength|energy) (?:left )?(?:\w+ ){0,3}?(?:to|for) (?:live|living|be alive|go on living|keep living|stay alive)\b",
    r"\b(?:throw|threw|throwing|puk(?:e|ed|ing)|vomit(?:ed|ing)?)(?: up)?(?: \w+){0,2} (?:on purpose|after (?:eating|lunch|dinner|meals|every meal|food)|to (?:get|be|stay|lose))\b|\b(?:make|making|made) my ?self (?:sick|throw up|vomit|puke)\b",
    r"\b(?:i|ive)\b(?: \w+){0,3} (?:not|havent|stopped|nothing|never)(?: \w+)? (?:eat|eaten|eating)(?: (?:anything|at all|food|much|properly))* (?:for|in|since)? ?(?:\w+ )?(?:days|weeks|week)\b|\b(?:die|starve) from not eating\b",
    r"\bwant (?:it|this|everything)(?: all)? to (?:stop|end|be over)\b.{0,40}\b(?:pills|rope|knife|blade|bridge|forever)\b",
    r"\b(?:want to|going to|gonna|wanna|will|ill|thinking of|about to) (?:hang|drown|overdose|od)\b(?! (?:out|in|on|up|the|around|with|onto))",
    r"\b(?:no (?:point|reason|sense)|nothing)(?: left)? (?:in |to |for )?(?:be(?:ing)? alive|living(?: for)?|live(?: for)?|going on living|carry on living)\b",
    r"\blife (?:is not|isnt|aint|is no longer|has no|isn) ?(?:worth|meaning|point|sense)(?! (?:calculating|of x))|\bmy life (?:is|has)(?: \w+)? (?:pointless|worthless|over|no (?:point|meaning|sense|value))\b",
    r"\blife\b[\w ,]{0,30}\bwant (?:it|this|everything) to (?:be over|end|stop)\b",
    r"\b(?:want|wanna|wish|just)(?: \w+){0,3} (?:disappear (?:forever|for good|from this world|and never)|never wake up|not wake up|sleep forever|sleep and never)\b|\bso (?:that )?i (?:disappear|die)\b",
)
_HARMED: Final = (
    rf"\b{_WHO} (?:[\w-]+ ){{0,7}}?{_HURTS} {_US}\b{_GAME}",
    rf"\b{_WHO} …touch(?:es|ed|ing)? (?:me|us|my (?:private|body|breast|chest|leg|thigh|bum|butt|genital)\w*)\b",
    r"\b(?:makes?|made|forces?|forced|forcing|wants?) (?:me|us)(?: to)? (?:touch (?:him|her|it|his)|undress|have sex|sleep with|do sexual|watch porn|kiss him|strip)\b",
    r"\b(?:puts?|putting|sticks?|stuck|slides?|slid|shoves?|has|had) (?:his|her|their|a) (?:hands?|fingers?|tongue|penis|dick|thing) (?:under|in|into|up|down|on|between|inside|over) my (?:skirt|shirt|pants|trousers|top|bra|underwear|underpants|legs?|thighs?|body|mouth|chest|knees?|blouse|bottom|bum|butt|dress|throat|neck)\b",
    r"\b(?:hurts?|touch\w*|shows?|showed|showing|look(?:s|ed)? at|lick\w*|kiss\w*|sees?|rubs?|rubbed)(?: \w+){0,4} (?:down there|private parts?|privates|penis|genitals|dick|vagina|nipples?)\b",
    r"\b(?:keeps?|kept|started|starts|always|wont stop|doesnt stop|been|is|was|likes) touching (?:me|us|my)\b|\btouching me\b",
    rf"\b(?:{_WHO}|is|are|keeps?) (?:\w+ )?(?:hurting|hitting|beating|kicking|punching|abusing|harassing|bullying|molesting|choking|stalking|blackmailing|grooming|starving|raping) (?:me|us|my (?:sister|brother|mum|mom|mother))\b",
    rf"\b(?:{_GROWN}|he|she|they) (?:[\w-]+ ){{0,3}}?(?:threw|throws?|pushe[sd]|dragge?[ds]|drags|shove[sd]|slammed|slams|knocked|pulled|pulls|shook|shakes|spat|spits|broke|breaks|burned|burnt|grabbed|grabs|smashed|twisted|held|holds)(?: (?:a|the|his|her|an) (?:chair|plate|bottle|glass|knife|shoe|phone|lamp|pan|cup|hot \w+|things))?(?: \w+)? (?:at me|my (?:arm|nose|ribs?|fingers?|jaw|hand|leg|head|hair|face|teeth|tooth|wrist|neck|bones?)|me (?:against|down the|into the|across|to the (?:floor|ground)|on the (?:floor|ground)|by (?:the|my) (?:hair|neck|throat|arm)|down))\b",
    rf"\b{_GROWN}(?: \w+){{0,4}} (?:his|her|a|the) (?:belt|cane|whip|hanger|cable|iron|cigarettes?)\b(?: \w+){{0,4}} ?(?:me|us|my|off|on)?\b(?<!the iron)(?<!a cable)(?<!the cable)",
    r"\b(?:not|dont feel|never feel|isnt|arent|un)(?: \w+)? ?safe (?:at home|in my (?:own )?(?:house|home|room)|with (?:my|him|her)|around (?:my|him|her))|\bin fear (?:of (?:my|him|her)|at home)\b|\b(?:scared|afraid|terrified) of (?:him|what (?:he|she|they|my)|being alone with)\b",
    r"\bma[dk]es? me do (?:things|stuff|it|bad|sexual|that)\b(?! (?:again|over|by hand|without|with|the|my|in|on))|\bdo(?:es|ing)? (?:bad |weird |sexual )?things to me\b|\bthings i (?:dont|didnt) want (?:to do )?(?:with|to) (?:him|her|them|me)\b",
    r"\b(?:pull|lift|pulled|lifted|pulls|lifts)(?: \w+)? my (?:skirt|shirt|pants|dress|top|trousers|hijab)\b|\bgrab(?:s|bed|bing)? my (?:butt|bum|breasts?|ass|chest|crotch|boobs?)\b|\b(?:and|to) grab me\b",
    r"\b(?:video|photo|picture|pic|film|recording)s? of me (?:\w+ )?(?:in the (?:shower|toilet|bath|changing)|naked|nude|undressing|changing|in my underwear|sleeping|having)\b",
    r"\b(?:dont|doesnt|wont|never|not) (?:let|allow)s? (?:me|us)(?: to)? (?:eat|leave (?:the house|home)|have food|sleep|see anyone|out of)\b",
    r"\b(?:older|grown|adult|old|strange|\d\d year old|\d\d) (?:man|guy|woman|men|dude)\b(?: [\w-]+){0,9} (?:meet (?:me|up)|kiss(?:es|ed)? me|alone|(?:our|a) secret|hotel|loves me|my address|pick me up)\b|\b(?:online|snapchat|instagram|discord|tiktok|roblox|internet|whatsapp|telegram)\b(?: [\w-]+){0,6} (?:meet me (?:alone|in secret|at)|naked|nudes|my body|my address)\b",
    r"\b(?:forced|forces|pressured|made) (?:me|my \w+) (?:to|into) (?:have )?(?:sex|do things|sexual)\b|\bhad sex with me (?:when|without|while)\b",
    r"\brap(?:ed|es|ing) (?:me|my)\b|\b(?:was|been|got|being|getting|were) (?:gang ?)?(?:raped|molested|groped|groomed|trafficked|sexually \w+)\b",
    r"\b(?:i|im|ive|i am|i have)(?: \w+){0,3} (?:been|being|am|get|got|was|getting|be) (?:(?:badly|sexually|physically|so|constantly|often|always) )*(?:abused|raped|molested|assaulted|groped|harassed|blackmailed|bullied|cyberbullied|stalked|sold)\b",
    r"\b(?:im|i am|ive been|i was|i get|i got|we get|we are|were) (?:(?:being|always|often|badly|still) )*(?:abused|bullied|cyberbullied|beaten up|molested)\b|\b(?:being|getting|get) bullied\b",
    r"\b(?:i|we)(?: \w+){0,2} (?:get|got|am|was|being|getting) (?:hit|beaten|slapped|punched|kicked|whipped|burned|choked|locked up|touched|hurt)(?: up)?(?: \w+){0,2} (?:at home|by (?:my|him|her|mum|mom|dad)|every|when(?:ever)? i|for (?:bad|getting))",
    rf"\b(?:scared|afraid|terrified|frightened|fear)(?: \w+)? (?:to go (?:back )?home|of going (?:back )?home|to be (?:at )?home|of (?:my )?{_KIN}\b|to be alone with)",
    r"\b(?:violence|abuse|violent|abusive) (?:at|in) (?:my |our )?(?:home|house|family)\b|\b(?:domestic|family) (?:violence|abuse) (?:at|in (?:my|our)|is happening)",
    rf"\b(?:some ?(?:one|body)|{_GROWN}|people) (?:at home|in my (?:family|house|home))(?: (?:is|are|keeps?|was))? (?:hurt|hit|beat|abus|touch|threaten|scar)\w*",
    rf"\b(?:ask(?:s|ed|ing)?|wants?|wanted|send|sends|sent|post|posts|posted|share|shared|leak|leaked|sell|made|blackmail\w*|threaten\w*|get|got|take|took)\b(?: [\w-]+){{0,6}} {_NUDE}",
    r"\b(?:told|tells|said|says|made|makes) (?:me )?(?:\w+ ){0,4}(?:not to tell|never to tell|keep|dont tell)\b[\w ]{0,40}\b(?:did|does|do|happened|doing) (?:to|with) me\b|\bour little secret\b",
    rf"\b{_WHO} …(?:comes?|came|sneak(?:s|ed)?|enters?) (?:in|into|to) my (?:bed|room)\b(?=.{{0,60}}\b(?:night|bed|touch\w*|lie|lay|lies|undress\w*|sleep)\b)",
    r"\b(?:im|i am|was|get|got|been|keep me|kept) locked (?:in|up|out|inside|outside)\b(?! of my (?:account|phone))|\bme to marry\b",
    r"\b(?:says?|said|swears?|swore|saying|told me|yells?|promised)(?: \w+){0,3} (?:he|she|they|he is|they are)(?:ll| will| would| going to|s going to| gonna|s gonna) (?:kill|hurt|beat|shoot|stab|find) (?:me|us|my|mum|mom)\b(?! if i (?:fail|dont pass))",
    rf"\b{_WHO} …(?:comes?|came|gets?|got|climb(?:s|ed)?|lies?|lay) (?:in|into|in to|next to me in) my bed\b",
    rf"\b(?:{_GROWN}|they|he|she) …lock(?:s|ed)? (?:me|us) (?:in|up|out|into|inside|outside|down)\b",
    r"\b(?:nothing|no food|not enough|never anything|hardly anything)(?: to eat)? at home\b|\b(?:doesnt|dont|wont|never) (?:feed (?:me|us)|give (?:me|us) (?:food|anything to eat))\b",
    rf"\b{_KIN}(?: (?:has|have))? (?:left|abandoned) (?:us|me)(?: alone)?(?: (?:for|since))? ?(?:a|one|two|three|\d+)? ?(?:weeks?|days?|months?|nights?)\b",
    r"\bi (?:ran|run|have run|ve run|am running) away from home\b|\bive run away\b|\b(?:i|we)\b(?: \w+){0,4} sleep(?:ing)? (?:outside|rough|on the streets?)\b|\b(?:kicked|threw|thrown) (?:me )?out of (?:the |our |my )?(?:house|home)\b",
    r"\bmarry (?:me|my sister) off\b|\b(?:force|forced|forcing|make|made|want) me (?:to|into) (?:marry|marriage|a marriage)\b|\bforced marriage\b",
    r"\b(?:they|people|kids|boys|girls|everyone|he|she) (?:all |always |keep )?(?:bull(?:y|ying|ies|ied)|beat(?:s|ing)? me up|(?:beat|hit|kick|punch) me (?:up|after|every|at school))",
    rf"\bbruises?\b(?: \w+){{0,4}} (?:from|because of|by|of) (?:my )?{_KIN}\b|\bhid(?:e|ing) (?:my |the )?bruises\b",
    r"\bthreaten(?:s|ed|ing)?(?: \w+){0,3} (?:to )?(?:kill|hurt|beat|hit|stab|shoot|rape|post|leak|share)\b|\btried to (?:kill|strangle|rape|stab|choke|drown) (?:me|us|my)\b",
    rf"\b(?:my )?(?:mum|mom|mother|sister|brother|dad|father)(?: (?:is|was|gets?|has|been|being|got|still|always))+ (?:beaten|hit|abused|hurt|punched|choked|raped|slapped|battered)(?: up)? by (?:my |her |his )?(?:{_KIN}|him|her)",
    rf"\b(?:my )?{_KIN} (?:is|are|gets?|got|becomes?|can be|turns) (?:\w+ ){{0,2}}?(?:violent|abusive|aggressive with (?:me|us))\b",
    rf"\b{_WHO} …kiss(?:es|ed|ing)? (?:me|us) (?:on (?:the|my) (?:mouth|lips|neck|body)|when|and|even|at night|although|like)\b|\b(?:undress(?:es|ed)?|strip(?:s|ped)?|film(?:s|ed)?) me\b|\b(?:watch(?:es|ed)?|spies on|looks at) me (?:in the (?:shower|bath|toilet)|undress\w*|naked|while i (?:shower|change|undress))",
    r"\b(?:picture|photo|pic|video|image)s? of (?:his|her|their) (?:penis|dick|private parts?|genitals|naked|breasts|thing)\b|\bexpos(?:es|ed) (?:himself|herself) to me\b|\bmasturbat\w* in front of me\b",
    rf"\b(?:my )?{_KIN}(?: (?:has|have|had))? ?(?:hasnt|havent|has not|have not|not)(?: \w+){{0,2}} (?:home|back|come home)(?: \w+){{0,2}} (?:days|weeks?|a week|a month|months)\b|\b(?:left|home|all) alone (?:with (?:my )?(?:little |baby )?(?:brothers?|sisters?|siblings)|for (?:days|weeks|\d+ days))\b",
    r"\b(?:hit|hits|beat|beats|slaps?|slapped|hurt|hurts|punished|punishes|burned) (?:me|us)(?: \w+){0,4} (?:belt|stick|cane|hanger|shoe|iron|cable|wooden spoon|fist|every (?:day|night|time))\b|\b(?:hurt|touch(?:ed)?|grabbed) (?:me|my) (?:in (?:a )?(?:bad|private|sexual) (?:way|place)|inappropriately|sexually)\b|\binappropriate(?:ly)? (?:touch|touched|pictures|messages)\b",
    r"\bspit(?:s|ting)? (?:at|on|in) (?:me|my face)\b|\b(?:call|calls|calling) me (?:\w+ ){1,6}every day\b",
    rf"\bmy {_KIN} (?:is|are|gets?|can be) (?:\w+ )?(?:violent|abusive)\b",
    r"\b(?:im|i am|ive been|i was) (?:a )?victim of (?:abuse|violence|bullying|rape)\b",
)
_THREAT: Final = (
    rf"\b(?:i|im|ill|ive|we|gonna|going|he|hes|he said|she|someone|they)\b(?: [\w-]+){{0,7}} (?:bring(?:ing)?|tak(?:e|ing)|brought|carry(?:ing)?|got|have|hid|hide|pack(?:ed)?)(?: \w+){{0,3}} {_WEAPON}(?: \w+){{0,3}} (?:to|into|at|in) (?:the |our |my )?(?:school|class(?:room)?|college|bag|backpack|campus|locker)\b",
    rf"\b{_MEANS_TO}(?:kil+(?:ing)?|murder(?:ing)?|stab(?:bing)?|shoot(?:ing)?|behead|slaughter|poison(?:ing)?|strangl(?:e|ing)|hurt(?:ing)?|attack(?:ing)?|execute) {_PEOPLE}\b(?! (?:in|at|with) (?:the |a )?(?:game|chess|kindness|minecraft|quiz|cards|question))",
    r"\bshoot(?:ing)? up (?:the|my|our|this|a) (?:school|class|place|church|mall)\b|\b(?:i|im|ill)\b(?: \w+){0,4} (?:school|mass) shoot(?:er|ing)\b",
    r"\b(?:i|im|ill|we|gonna|going to)\b(?: \w+){0,4} (?:blow(?:ing)? up|bomb(?:ing)?|burn(?:ing)? down|set(?:ting)? fire to) (?:the|my|our|this) (?:\w+ )?(?:school|class(?:room)?|building|house|gym)\b",
    r"\b(?:wants?|plans?|planning|going|gonna|threatens?|threatened|said he would|will)(?: to)? (?:blow up|bomb|burn down|shoot up|set fire to) (?:our|the|my|this) (?:school|class(?:room)?|college)\b",
    r"\b(?:gonna|going to|will|want to|ill|wanna|plan to) (?:burn|bomb|blow up|torch|destroy)(?: \w+){0,2} (?:school|college|classroom)\b(?! (?:record|calories))",
    rf"\bi (?:\w+ )?(?:want|wanna|will|gonna|am going|going)(?: to)? (?:see|make|watch) {_PEOPLE}(?: all)? (?:bleed|suffer|die|scream|burn)\b",
    rf"\bi(?:ve)? (?:got|have|took|found|stole|bought|will take|can get)(?: \w+){{0,3}} (?:dads|fathers|uncles|brothers|grandpas|moms|mums) (?:{_WEAPON}|shotgun)\b|\b{_WEAPON}\b.{{0,40}}\b(?:(?:mon|tues|wednes|thurs|fri)day|tomorrow) is the day\b",
    rf"\b(?:they|you|everyone|everybody)(?: (?:will|are|going|gonna|all|to|must))+ die\b.{{0,60}}\b(?:i|my)\b.{{0,30}}{_WEAPON}|\bi (?:have|got|took)(?: \w+){{0,3}} {_WEAPON}\b.{{0,60}}\b(?:them|everyone|him|her|die|school|classmates|teacher|kill|shoot|stab)\b",
    r"\b(?:going to|gonna|will|wants? to|ll) (?:stab|shoot|kill|murder) (?:people|everyone|everybody|someone|students|teachers|kids|us all)\b",
)
ENGLISH: Final = Listened("en", Idioms(_IDIOMS), {"self_harm": any_of(_SELF_HARM), "harmed": any_of(_HARMED), "threat": any_of(_THREAT)})
