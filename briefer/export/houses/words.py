"""What places and styles are called in house files: English first, and other languages as they were met.

Names are compared without regard to case, marks of punctuation and spaces.
"""

import re

_MARKS = re.compile(r"[\W_]+")


def plain(name: str) -> str:
    """Return a name as it is compared: small letters and digits alone."""
    return _MARKS.sub("", name.casefold())


def _sets(table: dict[str, str]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(plain(name) for name in names.split(",")) for key, names in table.items()}


PLACE_WORDS = _sets(
    {
        "marking": "marking, classification, security classification, security marking, protective marking, "
        "handling, handling caveat, geheimhaltungsgrad, einstufung, niveau de classification, clasificación, "
        "classifica, rubricering, гриф",
        "kind": "kind, kind of note, subtitle, document type, type of document, note kind, untertitel, "
        "sous-titre, sous titre, subtítulo, sottotitolo, ondertitel, подзаголовок",
        "to": "to, for, submitted to, addressee, recipient, attention, attn, distribution, memo to, an, "
        "empfänger, à, destinataire, pour, para, destinatario, a, al, aan, кому, 收件人, 宛先",
        "from": "from, author, authors, author name, prepared by, report prepared by, submitted by, "
        "originator, drafted by, drafter, von, verfasser, autor, de, auteur, expéditeur, rédacteur, da, "
        "autore, remitente, van, от, автор, 发件人",
        "date": "date, dated, publication date, date of publication, issue date, published, report date, "
        "datum, date de publication, fecha, data, дата, 日期",
        "cut_off": "cut off, cut off date, information cut off, information cut-off, as of, "
        "redaktionsschluss, stand, date limite, fecha de cierre",
        "reference": "reference, ref, reference number, ref no, our ref, our reference, file, file no, "
        "file number, document number, serial no, serial number, doc no, aktenzeichen, az, référence, réf, "
        "referencia, riferimento, kenmerk, исх, номер",
        "title": "title, subject, re, topic, document title, publication title, report title, project title, "
        "note title, headline, titre, objet, sujet, betreff, titel, thema, asunto, título, oggetto, titolo, "
        "onderwerp, тема, название, заголовок, 标题, 主题, 件名",
        "body": "body, text, main text, body text, content, note text, insert text, texte, corps, text hier, "
        "cuerpo, testo, текст, 正文",
    }
)

_HEADINGS = (
    "heading",
    "titre",
    "überschrift",
    "berschrift",
    "título",
    "ttulo",
    "titolo",
    "kop",
    "заголовок",
    "标题",
    "rubrik",
    "nagłówek",
    "overskrift",
    "otsikko",
    "nadpis",
    "címsor",
    "başlık",  # noqa: RUF001 - Turkish has this letter
    "見出し",
    "제목",
)

STYLE_WORDS = _sets(
    {
        "title": "title, publication title, document title, report title, note title, titre, titel, título, "
        "titolo, название, 표제",
        "kind": "note kind, kind, document type, subtitle, publication subtitle, untertitel, sous-titre, "
        "subtítulo, sottotitolo, подзаголовок",
        "body": "body text, body, textkörper, corps de texte, texto independiente, corpo testo, "
        "corpo del testo, platte tekst, brödtext, основной текст, 正文",
        "numbered": "numbered paragraph, numbered para, numbered text, paragraph numbered, "
        "paragraphe numéroté, nummerierter absatz, párrafo numerado",
        "item": "bullet 1, list bullet, bullet, bullets, bullet list, bulleted list, liste à puces, "
        "aufzählungszeichen, aufzählung, lista con viñetas, elenco puntato, маркированный список, "
        "list paragraph, paragraphe de liste, listenabsatz, párrafo de lista, paragrafo elenco, "
        "абзац списка",
        "quotation": "quote, quotation, block quote, block quotation, citation, zitat, cita, citazione, "
        "citaat, цитата, block text",
        "bottom-line": "bottom line, key message, key messages, summary box, key point",
        "caption": "caption, table caption, table or chart caption, légende, beschriftung, epígrafe, "
        "didascalia, bijschrift, название объекта",
        "small": "small print, table or chart note, table note, source note",
        "marking": "marking, classification, security marking, protective marking, security classification",
        "page": "page number line, page numbers, footer, pied de page, fußzeile, pie de página",
        "table-text": "table text, table body, table contents, tabellentext, tabelleninhalt, "
        "texte de tableau, contenu du tableau, texto de tabla, contenuto tabella",
        "table-heading": "table heading, table head, table header, table title, tabellenkopf, "
        "tabellenüberschrift, en-tête de tableau, titre de tableau, encabezado de tabla",
        "footnote": "footnote text, note de bas de page, fußnotentext, texto nota pie, texto de nota al pie, "
        "testo nota a piè di pagina, voetnoottekst, текст сноски",
        "footnote-mark": "footnote reference, footnote characters, appel note de bas de p, fußnotenzeichen, "
        "ref de nota al pie, rimando nota a piè di pagina, voetnootmarkering, знак сноски",
        "endnote": "endnote text, note de fin, endnotentext, texto nota al final, testo nota di chiusura",
        "endnote-mark": "endnote reference, appel de note de fin, endnotenzeichen",
        "contents-title": "contents title, contents header, contents heading, toc heading, "
        "inhaltsverzeichnisüberschrift, en-tête de table des matières",
        "link": "hyperlink, lien hypertexte, internetlink, internet link, hipervínculo, "
        "collegamento ipertestuale, гиперссылка",
        "code": "inline code, verbatim char, source code char, html code",
        "table": "note table",
        "field-label": "field label",
        "field-value": "field value",
        "field-table": "field table",
        "prompt": "prompt",
        "rule": "rule",
        "table-end": "table end",
    }
    | {
        f"heading{level}": ", ".join(f"{name} {level}" for name in _HEADINGS)
        + f", section heading {level}, heading level {level}"
        for level in range(1, 5)
    }
)

MARKING = re.compile(
    r"\W*(?:(?:UK|US|EU|NATO|TLP|UN)\W+)?(?:UNCLASSIFIED|OFFICIAL|PROTECTED|CONFIDENTIAL|SECRET|"
    r"TOP SECRET|RESTRICTED|RESTRICTED STATISTICS|SENSITIVE|NON-CLASSIFI[EÉ]|DIFFUSION RESTREINTE|"
    r"NUR F[UÜ]R DEN DIENSTGEBRAUCH|CLEAR|GREEN|AMBER|AMBER\+STRICT|RED)\b(?:\W[^\n\t]{0,60})?",
    re.IGNORECASE,
)
"""A line that is a marking and nothing else."""

MARKING_HEAD = re.compile(r"(?:[A-Z]{2,}|Unclassified|Official|Protected|Confidential|Secret)\b")
"""How a marking begins that is set as one: running text would begin with a capital and go on small."""

BRACKETED = re.compile(
    r"\[([^\[\]\n\t]{2,60})\]|<([^<>\n\t]{2,60})>|«([^«»\n\t]{2,60})»|\{([^{}\n\t]{2,60})\}"
)
"""Words that stand for something else, in brackets."""

_MONTHS = """january february march april may june july august september october november december
janvier février mars avril mai juin juillet août septembre octobre novembre décembre
januar februar märz mai juni juli oktober dezember months? month monat mois mes mmmm mmm mm"""
DATE_LIKE = re.compile(
    r"(?:\b(?:XX|DD?|TT|JJ|\d{1,2})[\s./-]+)?\b(?:" + "|".join(_MONTHS.split()) + r")[\s./,-]*"
    r"(?:20XX|YYYY|YY|JJJJ|AAAA|XXXX)\b",
    re.IGNORECASE,
)
"""A date of which some is still to be filled in."""

REFERENCE_LIKE = re.compile(
    r"\b(?:Serial\s+)?(?:No|Nr|N°|Ref|Doc|File|Az)\b\.?:?\s*([\w./-]*X{2,}[\w./-]*)", re.IGNORECASE
)
"""A number of a register of which some is still to be filled in."""

LABEL = re.compile(r"\s*([^:\n\t]{1,40}?)\s*(?::\s*|\t+\s*)")
"""A label at the start of a line, up to where its value begins."""

_INVITING = re.compile(
    r"^(?:click (?:or tap )?(?:here )?to (?:enter|insert|add)|click here|please (?:enter|insert|type)|"
    r"enter|insert|type|add|your|the|hier|texte?\s+de)\s+|"
    r"\s+(?:here|goes here|hier|ici|aquí|of the (?:note|document|report))$",
    re.IGNORECASE,
)

_WHOLE_LINES = """author name, author names, authors, document title, publication title, report title,
note title, project title, subtitle, publication date, reference number, security classification,
security marking, protective marking, untertitel, sous-titre, subtítulo, sottotitolo"""
_WHOLE = frozenset(map(plain, _WHOLE_LINES.split(",")))


def place_of_line(words: str) -> str:
    """Return the name of the place that a line stands for by itself, without brackets, or an empty text."""
    return place_named(words) if plain(words) in _WHOLE else ""


def place_named(words: str) -> str:
    """Return the name of the place that words stand for, such as “[Subject]”, or an empty text."""
    bare = words.strip(" \t[]<>«»{}()*.:…")
    for _ in range(2):
        bare = _INVITING.sub("", bare)
    wanted = plain(bare)
    return next((place for place, names in PLACE_WORDS.items() if wanted and wanted in names), "")
