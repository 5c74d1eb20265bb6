-- Version 3: where a source's particulars came from, its pages, what is hidden of it, and how it belongs to others.
-- Tables are only added, so that every step of an older version can still be undone.

CREATE TABLE source_basis (
    source INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    field TEXT NOT NULL,
    basis TEXT NOT NULL,
    PRIMARY KEY (source, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE source_link (
    source INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    other INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    PRIMARY KEY (source, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE page (
    source INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    PRIMARY KEY (source, number)
) STRICT, WITHOUT ROWID;

-- Passages that are not shown or searched; the text itself stays as it is.
CREATE TABLE hidden (
    source INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    PRIMARY KEY (source, "start")
) STRICT, WITHOUT ROWID;

-- Tags of the earlier version for which this version has no sure place: member is the key of one of that kind,
-- near_start and near_end are the stretch of this text that is nearest.
CREATE TABLE adrift (
    source INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    member INTEGER NOT NULL,
    reason TEXT NOT NULL,
    near_start INTEGER,
    near_end INTEGER,
    PRIMARY KEY (source, kind, member)
) STRICT, WITHOUT ROWID;

-- What the analyst said of two sources: that they are copies of one story, or that they are not.
CREATE TABLE kinship (
    one INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    other INTEGER NOT NULL REFERENCES source (id) ON DELETE CASCADE,
    is_copy INTEGER NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;

CREATE INDEX source_link_other ON source_link (other);
CREATE INDEX kinship_other ON kinship (other);
