-- Drafts of the disclosure policy: what would be otherwise, what a preview found, who agreed, and what was closed at once.
CREATE TABLE audit.policy_draft (
    id               bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    title            text        NOT NULL CONSTRAINT policy_draft_has_a_title CHECK (title <> ''),
    -- As everyone will read it.
    why_ko           text        NOT NULL,
    why_en           text        NOT NULL,
    -- The version it changes.
    base             integer     NOT NULL,
    author           text        NOT NULL,
    begun_at         timestamptz NOT NULL,
    -- Counts what was changed about it: previews and reviews are of one edition.
    edition          integer     NOT NULL DEFAULT 0,
    reviewer         text,
    reviewed_at      timestamptz,
    reviewed_edition integer,
    version          integer     CONSTRAINT policy_draft_one_a_version UNIQUE,
    dropped_at       timestamptz
);

CREATE TABLE audit.policy_change (
    draft     bigint      NOT NULL REFERENCES audit.policy_draft,
    -- Both empty for all procedures; the step empty for all of a procedure.
    procedure text        NOT NULL,
    step      text        NOT NULL,
    kind      text        NOT NULL,
    part      text        NOT NULL,
    way       text        NOT NULL,
    ground    text,
    until     text,
    comment   text        NOT NULL,
    official  text        NOT NULL,
    at        timestamptz NOT NULL,
    CONSTRAINT policy_change_one_a_place PRIMARY KEY (draft, procedure, step, kind, part)
);

-- Numbers, places and kinds of what the guard found; never words of a petition.
CREATE TABLE audit.policy_preview (
    id      bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    draft   bigint      NOT NULL REFERENCES audit.policy_draft,
    made_at timestamptz NOT NULL,
    result  jsonb       NOT NULL
);
CREATE INDEX policy_preview_of_draft ON audit.policy_preview (draft, id);

-- What one auditor has closed alone. Settled when another ratifies or nobody did in time, and as which version.
CREATE TABLE audit.policy_closing (
    version    integer     NOT NULL,
    procedure  text        NOT NULL,
    step       text        NOT NULL,
    kind       text        NOT NULL,
    part       text        NOT NULL,
    -- How it was shown before.
    was        text        NOT NULL,
    why_ko     text        NOT NULL,
    why_en     text        NOT NULL,
    official   text        NOT NULL,
    closed_at  timestamptz NOT NULL,
    lapses_at  timestamptz NOT NULL,
    settled_at timestamptz,
    settled_as integer,
    CONSTRAINT policy_closing_one_a_place PRIMARY KEY (version, procedure, step)
);

GRANT SELECT, INSERT, UPDATE ON audit.policy_draft, audit.policy_closing TO open_audit;
GRANT SELECT, INSERT, UPDATE, DELETE ON audit.policy_change TO open_audit;
GRANT SELECT, INSERT ON audit.policy_preview TO open_audit;
