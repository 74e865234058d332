-- The index before it is published: for fourteen days the divisions see their inputs and may say what they think is wrong. What they say is published with
-- it, word for word and without whose words they are.
CREATE TABLE audit.index_draft (
    name       text        PRIMARY KEY CONSTRAINT index_draft_of_a_quarter CHECK (name ~ '^index/20[0-9]{2}Q[1-4]$'),
    title_ko   text        NOT NULL,
    title_en   text        NOT NULL,
    body       text        NOT NULL,
    -- The last day on which a division may object.
    until      date        NOT NULL,
    settled_at timestamptz
);
CREATE TABLE audit.index_objection (
    id       bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name     text        NOT NULL REFERENCES audit.index_draft,
    -- Agency and division.
    unit     text        NOT NULL,
    official text        NOT NULL,
    at       timestamptz NOT NULL,
    words    text        NOT NULL CONSTRAINT index_objection_says_something CHECK (length(words) BETWEEN 1 AND 1000)
);
CREATE INDEX index_objection_of_draft ON audit.index_objection (name, id);
GRANT SELECT, INSERT ON audit.index_draft, audit.index_objection TO open_audit;
GRANT UPDATE (settled_at) ON audit.index_draft TO open_audit;
