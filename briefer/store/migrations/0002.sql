-- Version 2: notes on passages, actors that were merged, facts that were reconciled, proposals dismissed for good.
-- Tables are only added, so that every step of an older version can still be undone.

CREATE TABLE memo (
    id INTEGER PRIMARY KEY NOT NULL,
    source INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    quote TEXT NOT NULL,
    words TEXT NOT NULL
) STRICT;

-- An actor that was merged into another keeps its own row, aliases and roles, so that the two can be parted again.
CREATE TABLE merge (
    actor INTEGER PRIMARY KEY NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
    kept INTEGER NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
    reason TEXT NOT NULL,
    made TEXT NOT NULL
) STRICT;

-- What came from the merged actor to the kept one, and where it stood there. Rows are for one merge alone: what an
-- actor had from those merged into it is told once more when it is merged itself, so that all part in any order.
CREATE TABLE merge_move (
    merge INTEGER NOT NULL REFERENCES merge (actor) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    member INTEGER NOT NULL,
    role TEXT NOT NULL,
    position INTEGER NOT NULL,
    was_shared INTEGER NOT NULL,
    PRIMARY KEY (merge, kind, member, role)
) STRICT, WITHOUT ROWID;

CREATE TABLE reconciliation (
    id INTEGER PRIMARY KEY NOT NULL,
    added INTEGER NOT NULL,
    label TEXT NOT NULL COLLATE NOCASE,
    kind TEXT NOT NULL,
    statement TEXT NOT NULL,
    note TEXT NOT NULL
) STRICT;

CREATE TABLE reconciliation_fact (
    reconciliation INTEGER NOT NULL REFERENCES reconciliation (id) ON DELETE CASCADE,
    fact INTEGER NOT NULL REFERENCES fact (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    PRIMARY KEY (reconciliation, fact)
) STRICT, WITHOUT ROWID;

CREATE TABLE choice (
    reconciliation INTEGER NOT NULL REFERENCES reconciliation (id) ON DELETE CASCADE,
    matter TEXT NOT NULL,
    position INTEGER NOT NULL,
    way TEXT NOT NULL,
    value TEXT NOT NULL,
    fact INTEGER REFERENCES fact (id) ON DELETE SET NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (reconciliation, matter)
) STRICT, WITHOUT ROWID;

CREATE TABLE dismissal (
    id INTEGER PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL,
    words TEXT NOT NULL,
    one INTEGER NOT NULL,
    other INTEGER NOT NULL
) STRICT;

-- The few mentions that are long, so that those in view are found without reading all that begin before.
CREATE INDEX mention_long ON mention (source) WHERE "end" - "start" > 1000;
CREATE INDEX memo_place ON memo (source, "start");
CREATE INDEX merge_kept ON merge (kept);
CREATE INDEX merge_move_member ON merge_move (member);
CREATE UNIQUE INDEX reconciliation_label ON reconciliation (label);
CREATE INDEX reconciliation_added ON reconciliation (added);
CREATE UNIQUE INDEX reconciliation_fact_fact ON reconciliation_fact (fact);
CREATE INDEX choice_fact ON choice (fact);
CREATE UNIQUE INDEX dismissal_once ON dismissal (kind, words, one, other);
