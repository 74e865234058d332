-- Procedures that are drafted, reviewed and released by officials instead of being written into the folder of sheets. A draft is a sheet of its own, in editions that
-- are only added; a review is of one edition.
CREATE TABLE audit.procedure_draft (
    id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code       text        NOT NULL,
    -- The version it changes; 0 for a procedure that is new.
    base       integer     NOT NULL,
    begun_at   timestamptz NOT NULL,
    version    integer,
    dropped_at timestamptz,
    CONSTRAINT procedure_draft_one_a_version UNIQUE (code, version)
);
CREATE TABLE audit.procedure_edition (
    draft    bigint      NOT NULL REFERENCES audit.procedure_draft,
    edition  integer     NOT NULL,
    sheet    text        NOT NULL,
    -- Why, as everyone will read it.
    why_ko   text        NOT NULL,
    why_en   text        NOT NULL,
    official text        NOT NULL,
    at       timestamptz NOT NULL,
    CONSTRAINT procedure_edition_one_after_the_other PRIMARY KEY (draft, edition)
);
CREATE TABLE audit.procedure_review (
    draft    bigint      NOT NULL,
    edition  integer     NOT NULL,
    reviewer text        NOT NULL,
    at       timestamptz NOT NULL,
    CONSTRAINT procedure_review_once PRIMARY KEY (draft, edition),
    CONSTRAINT procedure_review_of_an_edition FOREIGN KEY (draft, edition) REFERENCES audit.procedure_edition
);
GRANT SELECT, INSERT, UPDATE ON audit.procedure_draft TO open_audit;
GRANT SELECT, INSERT ON audit.procedure_edition, audit.procedure_review TO open_audit;

-- A released version stands beside those of the sheets (decision 65), with who released it and why. Written in one transaction with the version, and never changed.
CREATE TABLE record.procedure_release (
    code    text    NOT NULL,
    version integer NOT NULL,
    release jsonb   NOT NULL,
    CONSTRAINT procedure_release_pkey PRIMARY KEY (code, version),
    CONSTRAINT procedure_release_of_a_version FOREIGN KEY (code, version) REFERENCES record.procedure_version
);
GRANT INSERT ON record.procedure_version TO open_audit;
GRANT SELECT, INSERT ON record.procedure_release TO open_audit;
GRANT SELECT ON record.procedure_release TO open_office, open_publisher, open_portal;
