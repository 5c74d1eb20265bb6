-- The session file, version 1. docs/file-format.md explains each table.
--
-- Tracked tables: every change to them is in the journal, so each has an explicit key that is NOT NULL.

CREATE TABLE source (
    id INTEGER PRIMARY KEY NOT NULL,
    added INTEGER NOT NULL,
    label TEXT NOT NULL COLLATE NOCASE,
    title TEXT NOT NULL,
    byline TEXT NOT NULL,
    publisher TEXT NOT NULL,
    published TEXT,
    published_precision TEXT NOT NULL,
    published_basis TEXT NOT NULL,
    retrieved TEXT NOT NULL,
    url TEXT NOT NULL,
    language TEXT NOT NULL,
    media_type TEXT NOT NULL,
    file_name TEXT NOT NULL,
    file_sha256 TEXT NOT NULL,
    text_sha256 TEXT NOT NULL REFERENCES text (sha256),
    length INTEGER NOT NULL,
    reliability TEXT NOT NULL
) STRICT;

CREATE TABLE warning (
    source INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (source, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE actor (
    id INTEGER PRIMARY KEY NOT NULL,
    added INTEGER NOT NULL,
    label TEXT NOT NULL COLLATE NOCASE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    note TEXT NOT NULL,
    pin INTEGER NOT NULL,
    origin TEXT NOT NULL
) STRICT;

CREATE TABLE alias (
    id INTEGER PRIMARY KEY NOT NULL,
    actor INTEGER NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    words TEXT NOT NULL,
    kind TEXT NOT NULL
) STRICT;

CREATE TABLE role (
    id INTEGER PRIMARY KEY NOT NULL,
    actor INTEGER NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    held_from TEXT NOT NULL,
    held_to TEXT NOT NULL
) STRICT;

CREATE TABLE mention (
    id INTEGER PRIMARY KEY NOT NULL,
    source INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    quote TEXT NOT NULL,
    kind TEXT NOT NULL
) STRICT;

CREATE TABLE mention_actor (
    mention INTEGER NOT NULL REFERENCES mention (id) ON DELETE CASCADE,
    actor INTEGER NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    PRIMARY KEY (mention, actor)
) STRICT, WITHOUT ROWID;

CREATE TABLE fact (
    id INTEGER PRIMARY KEY NOT NULL,
    added INTEGER NOT NULL,
    label TEXT NOT NULL COLLATE NOCASE,
    kind TEXT NOT NULL,
    statement TEXT NOT NULL,
    event_date TEXT,
    event_precision TEXT NOT NULL,
    event_basis TEXT NOT NULL,
    deadline TEXT,
    place TEXT NOT NULL,
    confidence TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT;

CREATE TABLE fact_actor (
    fact INTEGER NOT NULL REFERENCES fact (id) ON DELETE CASCADE,
    actor INTEGER NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
    role TEXT NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (fact, actor, role)
) STRICT, WITHOUT ROWID;

CREATE TABLE evidence (
    id INTEGER PRIMARY KEY NOT NULL,
    fact INTEGER NOT NULL REFERENCES fact (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    source INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    quote TEXT NOT NULL,
    translation TEXT NOT NULL,
    attribution TEXT NOT NULL,
    speaker INTEGER REFERENCES actor (id) ON DELETE SET NULL,
    speaker_words TEXT NOT NULL,
    verb TEXT NOT NULL,
    report_date TEXT,
    status TEXT NOT NULL,
    modality TEXT NOT NULL,
    reliability TEXT NOT NULL,
    credibility TEXT NOT NULL
) STRICT;

CREATE TABLE brief (
    id INTEGER PRIMARY KEY NOT NULL,
    added INTEGER NOT NULL,
    label TEXT NOT NULL COLLATE NOCASE,
    title TEXT NOT NULL,
    pack TEXT NOT NULL,
    cut_off TEXT
) STRICT;

CREATE TABLE brief_field (
    brief INTEGER NOT NULL REFERENCES brief (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    position INTEGER NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (brief, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE section (
    id INTEGER PRIMARY KEY NOT NULL,
    brief INTEGER NOT NULL REFERENCES brief (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    heading TEXT NOT NULL,
    included INTEGER NOT NULL
) STRICT;

CREATE TABLE placement (
    section INTEGER NOT NULL REFERENCES section (id) ON DELETE CASCADE,
    fact INTEGER NOT NULL REFERENCES fact (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    PRIMARY KEY (section, fact)
) STRICT, WITHOUT ROWID;

CREATE TABLE paragraph (
    id INTEGER PRIMARY KEY NOT NULL,
    section INTEGER NOT NULL REFERENCES section (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    words TEXT NOT NULL
) STRICT;

CREATE TABLE refusal (
    id INTEGER PRIMARY KEY NOT NULL,
    source INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    actor INTEGER NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    quote TEXT NOT NULL
) STRICT;

-- Untracked tables: what never changes once it is stored, what undo leaves alone, and the journal itself.

CREATE TABLE text (
    sha256 TEXT PRIMARY KEY NOT NULL,
    content TEXT NOT NULL
) STRICT;

CREATE TABLE original (
    sha256 TEXT PRIMARY KEY NOT NULL,
    content BLOB NOT NULL
) STRICT;

CREATE TABLE state (
    name TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE journal (
    position INTEGER PRIMARY KEY NOT NULL,
    id INTEGER NOT NULL UNIQUE,
    "group" INTEGER NOT NULL,
    label TEXT NOT NULL,
    made TEXT NOT NULL,
    schema_version INTEGER NOT NULL,
    undone INTEGER NOT NULL,
    changeset BLOB NOT NULL,
    changeset_sha256 TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX source_label ON source (label);
CREATE UNIQUE INDEX actor_label ON actor (label);
CREATE UNIQUE INDEX fact_label ON fact (label);
CREATE UNIQUE INDEX brief_label ON brief (label);
CREATE INDEX source_added ON source (added);
CREATE INDEX actor_added ON actor (added);
CREATE INDEX fact_added ON fact (added);
CREATE INDEX brief_added ON brief (added);
CREATE INDEX source_text ON source (text_sha256);
CREATE INDEX alias_actor ON alias (actor, position);
CREATE INDEX role_actor ON role (actor, position);
CREATE INDEX mention_place ON mention (source, "start");
CREATE INDEX mention_actor_actor ON mention_actor (actor);
CREATE INDEX fact_actor_actor ON fact_actor (actor);
CREATE INDEX evidence_fact ON evidence (fact, position);
CREATE INDEX evidence_place ON evidence (source, "start");
CREATE INDEX evidence_speaker ON evidence (speaker);
CREATE INDEX section_brief ON section (brief, position);
CREATE INDEX placement_fact ON placement (fact);
CREATE INDEX paragraph_section ON paragraph (section, position);
CREATE INDEX refusal_place ON refusal (source, "start");
CREATE INDEX refusal_actor ON refusal (actor);
CREATE INDEX journal_undone ON journal (position) WHERE undone = 1;
