"""Words that show how an English sentence is built: verbs, what they ask for, what opens another clause."""

import re


def words_of(listed: str) -> frozenset[str]:
    """Return the words that stand in a list of them with blanks between."""
    return frozenset(listed.split())


AUXILIARIES = words_of(
    "is are was were am be been being has have had do does did will would shall should can could may"
    " might must won't can't isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't"
    " wouldn't shouldn't"
)
IRREGULAR = words_of(
    "said told met held took went came began left made gave saw sent won lost rose fell struck hit shot"
    " led brought built bought caught cut dealt drew fought found flew got grew heard kept knew laid"
    " paid put ran sat set shut spoke stood swore threw understood withdrew became broke chose drove"
    " fled froze hid meant overthrew read sank sought sold shook shrank spent split spread stole swept"
    " swung taught thought undertook upheld wrote rang rode sprang stuck wore wove bore bound forbade"
    " forgave foresaw"
)
NOT_PAST = words_of(
    "need indeed speed feed seed breed hundred united armed embed exceed proceed succeed greed agreed-"
    " upon red bed shed sacred naked hatred kindred"
)
PLACED = words_of("the a an this that these those its his her their our my some any no each every")
PREPOSITIONS = words_of(
    "about above across against along alongside amid among around at before behind below beneath beside"
    " between beyond by concerning despite during for from in including inside into like near of off on"
    " onto opposite out outside over past regarding round since through throughout to toward towards"
    " under until up upon via with within without after following as than despite"
)
SUBORDINATORS = words_of(
    "after although because before if since unless until when whenever where whereas wherever whether"
    " which while who whom whose as though once"
)
ELSEWHERE = re.compile(
    r"\b(?:in response to|in retaliation for|in reaction to|as a result of|because of|due to|owing to"
    r"|in the wake of|after|following|since|before|prior to|ahead of|during|amid|despite|when|while|as|where"
    r"|which|who|whose|that|although|though|because|if|whether|pending)\b",
    re.IGNORECASE,
)
"""What opens words about something else than what the main verb tells of."""

PRONOUNS = words_of("he she they it we i you")
OWNERS = words_of("his her its their our my your whose")

MEETING = words_of(
    "meet meets met meeting meetings spoken talk talks talked call calls called phone phoned telephone"
    " conversation conversations consultation consultations consulted consults spoke speaks speaking"
    " dialogue discussion discussions negotiation negotiations negotiated summit interview session"
    " dinner lunch breakfast audience conferred confers encounter exchange"
)
HOSTED = words_of("visit visits visited visiting tour tours toured touring")
AIMED = words_of(
    "attack attacks attacked attacking target targets targeted targeting strike strikes struck striking"
    " hit hits hitting bomb bombs bombed bombing shell shells shelled shelling raid raids raided raiding"
    " invade invades invaded invading condemn condemns condemned condemning accuse accuses accused"
    " accusing sanction sanctions sanctioned sanctioning threaten threatens threatened threatening kill"
    " kills killed killing arrest arrests arrested arresting detain detains detained detaining capture"
    " captures captured capturing assault assaults assaulted blame blames blamed criticise criticises"
    " criticised criticize criticizes criticized denounce denounces denounced fire fired seize seizes"
    " seized seizing besiege besieged ambush ambushed blockade blockaded boycott boycotted expel"
    " expelled sue sued rebuke rebuked slam slammed jail jailed"
)
GIVEN = words_of(
    "assure assures assured assuring reassure reassures reassured tell tells told telling inform"
    " informs informed informing give gives gave giving offer offers offered offering promise promises"
    " promised promising send sends sent sending grant grants granted granting urge urges urged urging"
    " ask asks asked asking warn warns warned warning notify notifies notified pay pays paid paying lend"
    " lends lent hand hands handed award awards awarded brief briefs briefed sell sells sold supply"
    " supplies supplied thank thanks thanked congratulate congratulated invite invites invited show"
    " showed order orders ordered advise advised remind reminded"
)
SHARED = words_of(
    "agree agrees agreed meet met sign signed clash clashed negotiate negotiated exchange exchanged"
    " restore restored resume resumed share shared fight fought talk talked cooperate cooperated"
    " cooperating compete competed"
)
CHANGED = words_of(
    "rose fell grew dropped increased decreased declined climbed doubled tripled halved shrank raised"
    " cut jumped soared slumped surged plunged totalled totaled averaged cost costs amounted numbered"
    " reached"
)
AGAINST = words_of("against at")
TOPICS = words_of("regarding concerning about")
HAPPENINGS = re.compile(
    r"\b(?:\w+(?:tion|sion)s?|attacks?|air ?strikes?|strikes?|raids?|bombings?|killings?|meetings?|visits?"
    r"|talks|wars?|arrests?|protests?|agreements?|launch(?:es)?|clash(?:es)?|ambush(?:es)?|shelling|fighting"
    r"|blasts?|assaults?|riots?|coups?|deaths?|earthquakes?|floods?|storms?|fires?|accidents?|crash(?:es)?|collapse"
    r"|summits?|departures?|arrivals?|return|withdrawal|deployment|appointment|closure|seizures?|release|siege"
    r"|offensives?|landing|hearings?|trials?|votes?|outbreaks?)\b",
    re.IGNORECASE,
)
NO_HAPPENINGS = words_of(
    "nation nations million position positions station stations section sections region regions"
    " organisation organisations organization organizations institution institutions condition"
    " conditions population mission missions tension tensions question questions relation relations"
    " situation situations corporation location administration commission information attention ambition"
    " option options tradition function reputation generation foundation association federation"
    " coalition opinion action version decision"
)
