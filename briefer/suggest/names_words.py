"""Words that tell what a run of capitalised words is: titles, endings and heads of names, openers.

English; the project's own, of general use and not of any one subject. All are matched as printed, with a
capital. Where a word stands under two kinds, the later one counts.
"""

from types import MappingProxyType

from briefer.model.actors import ActorKind


def words(text: str) -> frozenset[str]:
    """Return the words of a text, each once."""
    return frozenset(text.split())


_ENDINGS = {
    ActorKind.PUBLIC_BODY: """
        Ministry Department Secretariat Parliament Senate Congress Assembly Cabinet Treasury Court
        Tribunal Government Administration Authority Bureau Commission Council Embassy Consulate Office
        Directorate Inspectorate Police Municipality Duma Knesset Majlis Chancellery Presidency Prefecture
        Agency Committee Registry Legislature Judiciary Observatory Pentagon Kremlin
    """,
    ActorKind.MILITARY: """
        Army Navy Force Forces Command Corps Regiment Battalion Brigade Division Squadron Fleet Guard
        Guards Marines Marine Militia Infantry Artillery Airmen Platoon Battery Wing
    """,
    ActorKind.ARMED_GROUP: """
        Brigades Front Jaish Lashkar Harakat Liwa Hizb Tehrik
    """,
    ActorKind.INTERNATIONAL_BODY: """
        Nations Union Coalition Alliance League Bloc Organisation Organization Community
    """,
    ActorKind.POLITICAL_PARTY: """
        Party Democrats Republicans Conservatives Socialists Liberals Greens Labour
    """,
    ActorKind.COMPANY: """
        Inc Inc. Ltd Ltd. Corp Corp. Corporation Company Co Co. Group Holdings Airlines Airways Bank
        Industries Motors Systems Technologies Technology Electronics Energy Petroleum Pharmaceuticals
        Records Studios Stores Partners Capital Securities Insurance Plc PLC AG SA GmbH LLC NV N.V. S.A.
        Telecom Solutions Software Aircraft Airplanes Electric
    """,
    ActorKind.MEDIA: """
        Times News Post Journal Herald Tribune Gazette Telegraph Guardian Observer Chronicle Television
        Radio TV Press Magazine Newspaper Daily Broadcasting Today
    """,
    ActorKind.ORGANISATION: """
        Association Society Institute Institution University College School Academy Foundation Trust
        Federation Confederation Movement Network Centre Center Club Church Mosque Hospital Museum Library
        Board Chamber Syndicate Service Services Team Group Initiative Fund Mission Task Consortium
        Research Laboratory Forum
    """,
    ActorKind.PROGRAMME: """
        Corridor Programme Program Project Operation Treaty Agreement Accord Accords Protocol Pact
        Convention Plan Act Declaration Charter Resolution Summit Conference
    """,
    ActorKind.OTHER: """
        City Province District Region Island Islands River Sea Ocean Strait Straits Gulf Bay Lake Mountain
        Mountains Valley Desert Airport Port Harbour Harbor Dam Bridge Street Road Avenue Square Park
        Village Town County Governorate Peninsula Coast Barrage Base Camp Stadium Hotel Palace Tower
        Airfield Hills Heights Canal Prison
    """,
}
ENDINGS = MappingProxyType({word: kind for kind, text in _ENDINGS.items() for word in text.split()})
"""The kind of a name that ends in this word."""

HEADS = words(
    """
    Academy Agency Army Assembly Association Bank Battle Bay Board Book Brigade Brigades Bureau Cape
    Center Centre Chamber Chiefs Church Coast College Commission Committee Commonwealth Community
    Confederation Conference Congress Convention Corps Council Court Declaration Democratic Department
    Duchy Emirates Federation Foundation Front Fund Group Gulf Horn House Institute Islands Isle Jamaat
    Joint Kingdom League Library Ministries Ministry Mount Movement Museum Office Operation Order
    Organisation Organization Parliament Partisans Party People Port Principality Republic Rock School Sea
    Society Soldiers Sons State States Statue Strait Treaty Union University
    """
)
"""Words after which “of” goes on with the name: “Department of Health”, not “President of Health”."""

TITLES = words(
    """
    Adm Admiral Airman Amb Ambassador Analyst Archbishop Attorney Ayatollah Banker Baron Baroness Bishop
    Brig Brigadier CEO CFO COO CTO Capt Captain Cardinal Chair Chairman Chairwoman Chancellor Chief Cmdr
    Co-founder Coach Cofounder Col Colonel Commander Commissioner Commodore Congressman Congresswoman
    Constable Consul Coordinator Corporal Correspondent Count Countess Cpl Crown Czar Dean Deputy
    Detective Director Dr Duchess Duke Economist Editor Emir Emperor Ensign Envoy Ex-president Executive
    Founder Gen General Gov Governor Grand HE Head Hon Imam Inspector Judge Justice King Lady Leader
    Lieutenant Lord Lt Madam Maj Major Manager Marshal Maulana Mayor Minister Minister-designate
    Minister-elect Miss Mr Mrs Ms Mullah Officer Petty Pope Premier President President-elect Prime Prince
    Princess Private Prof Professor Pvt Queen Rabbi Rear Rep Reporter Representative Rev Reverend Seaman
    Secretary Secretary-General Sen Senator Sergeant Sgt Shaikh Sheik Sheikh Sir Sister Spc Speaker
    Specialist Spokesman Spokesperson Spokeswoman Staff Sub-Lieutenant Sultan Superintendent Tsar
    Undersecretary Vice Viceroy Viscount Warrant
    """
)
"""Ranks, titles and offices that stand before a person and are no part of the name."""

PORTFOLIOS = words(
    """
    Acting Affairs Agriculture Area Assistant Associate Chancellor Chief Class Commerce Communications
    Culture Defence Defense Division Economic Economy Education Energy Environment Executive External
    Federal Finance Financial First Foreign Former Health Home Human Information Intelligence Interior
    Internal Investor Joint Justice Labor Lead Legal Managing Marketing Media Military National Oil
    Operating Operator Permanent Political Press Principal Public Regional Relations Resources Security
    Senior Shadow Special Sports Technology Tourism Trade Transport Warfare
    """
)
"""Words between a body and an office that name what the office is for."""

WITHOUT_A_NAME = words(
    """
    AIDS AK AM ATM CD CEO CET CFO COO COVID COVID-19 CT CTO Christmas Constitution DNA DVD EDT EST EUR
    Earth East Easter Eid FAQ Flight GBP GDP GMT GPS God HIV HTML HTTP HTTPS ICBM ID IED IEDs II III
    IV IX Internet Law MOU MP MPs MRI Members Men MoU Moon NGO NGOs North OK PC PDF PDT PM PST PhD RPG
    Ramadan SMS SUV South TV Thanksgiving UAV UAVs URL USD UTC VI VII VIII VIP WMD Web West Women XI
    XII
    """
)
"""Capitalised words that are no name of anybody by themselves."""

EVENTS = words(
    """
    Anniversary Awards Ceremony Championship Championships Conference Conflict Crisis Cup Day
    Election Elections Festival Games Holiday Keynote Law Marathon Olympics Parade Race Revolution Season
    Show Summer Summit Time Tournament Tour War Wars Week Winter Year
    """
)
"""Words in which names of what happens end, and of times: nobody bears them, and nobody acts under them."""

OPENERS = words(
    """
    A About Above According Accordingly Across Actually Additionally Advertisement After Afterwards Again
    Against Ago Ahead All Almost Alone Along Already Also Although Always Amid Among An And Another Any
    Anyone Anything Apparently Approximately Are Aren't Around As Aside Asked At Authorities Away Back
    Based Be Because Been Before Behind Being Below Besides Between Beyond Both Briefly But By Can Can't
    Cannot Certainly Clearly Contact Copyright Correction Could Couldn't Critics Currently Despite Did
    Didn't Do Does Doesn't Don't Down Due During Each Earlier Early Either Else Elsewhere Enough
    Especially Even Eventually Ever Every Everybody Everyone Everything Everywhere Except Experts Few
    Fewer File Finally First Five For Former Formerly Four Fourth From Further Furthermore Generally Given
    Had Has Hasn't Have Haven't He Hence Her Here Hers Herself Him Himself His How However Hundreds I I'd
    I'll I'm I've If Image In Including Indeed Initially Inside Instead Into Is Isn't It It's Its Itself
    Just Last Lastly Late Later Latest Least Less Let Let's Like Likewise Local Long Many May Maybe Me
    Meanwhile Might Military Mine More Moreover Most Mostly Much Must My Myself Near Nearby Nearly Neither
    Never Nevertheless New Next Nine No Nobody None Nonetheless Nor Not Notably Note Nothing Now Nowhere
    Obviously Of Off Officials Often Old On Once One Only Onto Opposite Or Originally Other Others
    Otherwise Our Ours Out Outside Over Overall Own Part Partly Past People Perhaps Photo Police Possibly
    Previously Probably Quite Rather Readers Really Recent Recently Regarding Related Reportedly Roughly
    Said Same Saying Second Secondly See Seemingly Seven Several Shall Share She Should Shouldn't
    Similarly Simply Since Six So Some Somebody Someone Something Sometimes Somewhat Soon Source Sources
    Still Subsequently Such Suddenly Ten Than Thanks That That's The Their Theirs Them Themselves Then
    There There's Thereafter Therefore These They They're Third This Those Though Thousands Three Through
    Throughout Thus To Today Together Tomorrow Tonight Too Toward Towards Traditionally Twelve Two
    Typically Ultimately Under Unfortunately Unless Unlike Until Up Update Upon Us Use Usually Various
    Very Via Was Wasn't We We'll We're We've Well Were Weren't What Whatever When Whenever Where Whereas
    Wherever Whether Which While Who Whoever Whole Whom Whose Why Will With Within Without Won't Would
    Wouldn't Yes Yesterday Yet You Your Yours
    """
)
"""Words that are capitalised for opening a sentence or a heading, never for being a name."""

CALENDAR = words(
    """
    Apr April Aug August Dec December Feb February Fri Friday Fridays Jan January Jul July Jun June Mar
    March May Mon Monday Mondays Nov November Oct October Sat Saturday Saturdays Sep Sept September Sunday
    Sundays Thu Thur Thurs Thursday Thursdays Tue Tues Tuesday Tuesdays Wed Wednesday Wednesdays
    """
)
"""Months and days of the week, but for “Sun”, which may be a family name."""
