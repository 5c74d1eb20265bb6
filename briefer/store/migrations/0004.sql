-- Version 4: options of a brief, and of its sections the choice of facts, what was taken over, versions, judgements.
-- Tables are only added, so that every step of an older version can still be undone.

CREATE TABLE brief_option (
    brief INTEGER NOT NULL REFERENCES brief (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (brief, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE sifting (
    brief INTEGER NOT NULL REFERENCES brief (id) ON DELETE CASCADE,
    section INTEGER NOT NULL REFERENCES section (id) ON DELETE CASCADE,
    kinds TEXT NOT NULL,
    statuses TEXT NOT NULL,
    fact_order TEXT NOT NULL,
    PRIMARY KEY (brief, section)
) STRICT, WITHOUT ROWID;

-- Facts that keep the place in their section where the analyst put them.
CREATE TABLE by_hand (
    brief INTEGER NOT NULL REFERENCES brief (id) ON DELETE CASCADE,
    section INTEGER NOT NULL REFERENCES section (id) ON DELETE CASCADE,
    fact INTEGER NOT NULL REFERENCES fact (id) ON DELETE CASCADE,
    PRIMARY KEY (brief, section, fact)
) STRICT, WITHOUT ROWID;

-- The template's block that a paragraph stands in place of.
CREATE TABLE takeover (
    brief INTEGER NOT NULL REFERENCES brief (id) ON DELETE CASCADE,
    paragraph INTEGER NOT NULL REFERENCES paragraph (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    place INTEGER NOT NULL,
    facts TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    PRIMARY KEY (brief, paragraph)
) STRICT, WITHOUT ROWID;

CREATE TABLE judgement (
    id INTEGER PRIMARY KEY NOT NULL,
    brief INTEGER NOT NULL REFERENCES brief (id) ON DELETE CASCADE,
    section INTEGER NOT NULL REFERENCES section (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    words TEXT NOT NULL,
    band TEXT NOT NULL,
    confidence TEXT NOT NULL,
    reasons TEXT NOT NULL
) STRICT;

CREATE TABLE version (
    id INTEGER PRIMARY KEY NOT NULL,
    brief INTEGER NOT NULL REFERENCES brief (id) ON DELETE CASCADE,
    section INTEGER NOT NULL REFERENCES section (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    paragraph INTEGER NOT NULL,
    words TEXT NOT NULL,
    made TEXT NOT NULL,
    kind TEXT NOT NULL,
    place INTEGER NOT NULL,
    facts TEXT NOT NULL,
    sha256 TEXT NOT NULL
) STRICT;

-- What citations showed when they were written. The holder is a paragraph, a judgement or a version of the brief; the
-- fact is no reference, so that what was cited is still told when it is gone.
CREATE TABLE cited (
    brief INTEGER NOT NULL REFERENCES brief (id) ON DELETE CASCADE,
    holder INTEGER NOT NULL,
    cites TEXT NOT NULL,
    position INTEGER NOT NULL,
    fact INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (brief, holder, cites)
) STRICT, WITHOUT ROWID;

CREATE INDEX by_hand_fact ON by_hand (fact);
CREATE INDEX sifting_section ON sifting (section);
CREATE INDEX by_hand_section ON by_hand (section);
CREATE INDEX takeover_paragraph ON takeover (paragraph);
CREATE INDEX judgement_brief ON judgement (brief);
CREATE INDEX judgement_section ON judgement (section, position);
CREATE INDEX version_brief ON version (brief);
CREATE INDEX version_section ON version (section, position);
