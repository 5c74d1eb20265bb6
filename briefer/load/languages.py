"""The names of languages as reference managers write them, and their tags."""

from types import MappingProxyType

# In English and in the language itself, and as LaTeX's babel package calls its variants.
_TAGS = MappingProxyType(
    {
        name: tag
        for tag, spellings in {
            "ar": "arabic العربية",
            "bg": "bulgarian български",
            "cs": "czech čeština",
            "da": "danish dansk",
            "de": "german ngerman deutsch",
            "de-AT": "austrian naustrian",
            "de-CH": "nswissgerman swissgerman",
            "el": "greek ελληνικά",
            "en": "english",
            "en-AU": "australian",
            "en-CA": "canadian",
            "en-GB": "british ukenglish",
            "en-US": "american usenglish",
            "es": "spanish español castellano",
            "et": "estonian eesti",
            "fa": "persian farsi فارسی",
            "fi": "finnish suomi",
            "fr": "french français francais acadian",
            "he": "hebrew עברית",
            "hi": "hindi हिन्दी",
            "hr": "croatian hrvatski",
            "hu": "hungarian magyar",
            "id": "indonesian bahasa",
            "it": "italian italiano",
            "ja": "japanese 日本語",
            "ko": "korean 한국어",
            "lt": "lithuanian lietuvių",
            "lv": "latvian latviešu",
            "nb": "norwegian norsk bokmål",
            "nl": "dutch nederlands",
            "pl": "polish polski",
            "pt": "portuguese português",
            "pt-BR": "brazilian brazil",
            "ro": "romanian română",
            "ru": "russian русский",
            "sk": "slovak slovenčina",
            "sl": "slovenian slovene slovenščina",
            "sr": "serbian српски srpski",
            "sv": "swedish svenska",
            "tr": "turkish türkçe",
            "uk": "ukrainian українська",
            "ur": "urdu اردو",
            "vi": "vietnamese",
            "zh": "chinese 中文 汉语",
        }.items()
        for name in spellings.split()
    }
)


def language_of(name: str) -> str:
    """Return the tag of a language that is named in English or in itself, or an empty string (BCP 47)."""
    return _TAGS.get(name.strip().casefold(), "")
