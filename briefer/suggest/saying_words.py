"""Verbs by which something is said, in all their forms, and the nouns of what is said in writing. English."""

import re

from briefer.suggest.clause_words import words_of

_STEMS = """
    sa(?:y|ys|id|ying) t(?:ell|ells|old|elling) stat(?:e|es|ed|ing) announc(?:e|es|ed|ing) claim(?:s|ed|ing)?
    not(?:ed|ing) argu(?:e|es|ed|ing) insist(?:s|ed|ing)? declar(?:e|es|ed|ing) alleg(?:e|es|ed|ing)
    add(?:s|ed|ing) explain(?:s|ed|ing)? writ(?:es|ing) wrote remark(?:s|ed|ing)? comment(?:ed|ing)
    repl(?:ies|ied) testif(?:ies|ied|ying) predict(?:s|ed|ing)? suggest(?:s|ed|ing)? stress(?:es|ed|ing)?
    emphasi[sz](?:e|es|ed|ing) underlin(?:e|es|ed|ing) underscor(?:es|ed|ing) reiterat(?:e|es|ed|ing)
    reaffirm(?:s|ed|ing)? affirm(?:s|ed|ing)? express(?:es|ed|ing)? voic(?:es|ed|ing) assur(?:e|es|ed|ing)
    reassur(?:e|es|ed|ing) warn(?:s|ed|ing)? urg(?:e|es|ed|ing) accus(?:e|es|ed|ing) den(?:y|ies|ied|ying)
    acknowledg(?:e|es|ed|ing) admit(?:s|ted|ting)? conced(?:e|es|ed|ing) confirm(?:s|ed|ing)?
    pledg(?:e|es|ed|ing) promis(?:e|es|ed|ing) vow(?:s|ed|ing)? offer(?:s|ed|ing)? propos(?:e|es|ed|ing)
    recommend(?:s|ed|ing)? condemn(?:s|ed|ing)? denounc(?:e|es|ed|ing) critici[sz](?:e|es|ed|ing)
    protest(?:s|ed|ing)? welcom(?:e|es|ed|ing) prais(?:e|es|ed|ing) apologi[sz](?:e|es|ed|ing)
    demand(?:s|ed|ing)? request(?:s|ed|ing)? threaten(?:s|ed|ing)? indicat(?:e|es|ed|ing) hint(?:s|ed|ing)?
    caution(?:s|ed|ing)? maintain(?:s|ed|ing)? contend(?:s|ed|ing)? complain(?:s|ed|ing)?
    describ(?:e|es|ed|ing) mention(?:s|ed|ing)? swore tweeted posted
"""
SAYING = re.compile("|".join(_STEMS.split()))
PURE = re.compile(
    r"sa(?:ys|id|ying)|t(?:ells|old|elling)|stat(?:es|ed|ing)|announc(?:es|ed|ing)|wr(?:ites|ote|iting)"
    r"|add(?:s|ed|ing)"
)
"""The verbs that only say; the others also do something by saying it, as to offer or to protest does."""

DENYING = re.compile(r"den(?:y|ies|ied|ying)")
CALLING = words_of("called calls calling labelled labeled dubbed branded termed described")
"""Verbs that give somebody's words where something in the sentence is quoted."""

BEING = words_of("is are was were am be been being")
HELPING = BEING | words_of("has have had also never not repeatedly again then later since already")
STATEMENTS = words_of(
    "statement statements report reports letter letters release communique communiqué tweet post speech"
    " message memo note remarks comments declaration spokesperson spokesman spokeswoman"
)
