-- Electronic approval. What was written and signed is only ever added; the one row that moves, the document's own, stops moving for good
-- once it is approved.
CREATE TABLE office.document (
    id           text        PRIMARY KEY,
    petition     text        NOT NULL,
    agency       text        NOT NULL,
    division     text        NOT NULL,
    drafter      text        NOT NULL,
    version      integer     NOT NULL,
    state        text        NOT NULL,
    drafted_at   timestamptz NOT NULL,
    -- Set on approval, all together.
    registration text,
    approver     text,
    rank         text,
    rule         text,
    table_rank   text,
    authority    text,
    approved_at  timestamptz,
    CONSTRAINT document_state CHECK (state IN ('IN_LINE', 'RETURNED', 'APPROVED')),
    CONSTRAINT document_version_from_one CHECK (version >= 1),
    CONSTRAINT document_authority CHECK (authority IN ('WITHIN', 'ABOVE', 'BELOW')),
    CONSTRAINT document_approved_whole CHECK ((state = 'APPROVED') = (registration IS NOT NULL AND approver IS NOT NULL
        AND rank IS NOT NULL AND approved_at IS NOT NULL)),
    CONSTRAINT document_registered_once UNIQUE (registration)
);

-- One paper of a petition is in line at a time, so that what the approver sees is what comes next.
CREATE UNIQUE INDEX document_one_in_line ON office.document (petition) WHERE state = 'IN_LINE';
CREATE INDEX document_petition ON office.document (petition);
CREATE INDEX document_drafter ON office.document (drafter) WHERE state <> 'APPROVED';
CREATE INDEX document_beside_the_table ON office.document (authority, approved_at) WHERE authority IN ('ABOVE', 'BELOW');

-- What the drafter wrote, and which row of the delegation table it was measured against.
CREATE TABLE office.document_version (
    document   text        NOT NULL REFERENCES office.document,
    version    integer     NOT NULL,
    title_ko   text        NOT NULL,
    title_en   text        NOT NULL,
    paper      jsonb       NOT NULL,
    rule       text,
    table_rank text,
    drafted_at timestamptz NOT NULL,
    PRIMARY KEY (document, version)
);

CREATE TABLE office.document_box (
    document  text     NOT NULL,
    version   integer  NOT NULL,
    place     smallint NOT NULL,
    stage     smallint NOT NULL,
    part      text     NOT NULL,
    agency    text     NOT NULL,
    unit      text     NOT NULL,
    official  text     NOT NULL,
    rank      text     NOT NULL,
    delegated boolean  NOT NULL,
    PRIMARY KEY (document, version, place),
    CONSTRAINT document_box_one_each UNIQUE (document, version, official),
    FOREIGN KEY (document, version) REFERENCES office.document_version
);

CREATE INDEX document_box_official ON office.document_box (official, document);

CREATE TABLE office.document_signature (
    document   text        NOT NULL,
    version    integer     NOT NULL,
    place      smallint    NOT NULL,
    kind       text        NOT NULL,
    signer     text        NOT NULL,
    rank       text        NOT NULL,
    acting     boolean     NOT NULL,
    opinion_ko text,
    opinion_en text,
    dissent    boolean     NOT NULL,
    signed_at  timestamptz NOT NULL,
    CONSTRAINT document_signature_once PRIMARY KEY (document, version, place),
    CONSTRAINT document_signature_kind CHECK (kind IN ('SIGNED', 'SKIPPED', 'RETURNED')),
    CONSTRAINT document_signature_says_why CHECK ((kind = 'SIGNED' AND NOT dissent) OR opinion_ko IS NOT NULL),
    FOREIGN KEY (document, version, place) REFERENCES office.document_box
);

-- Whose turn it is, so that an inbox is one look at an index. Can be made again from boxes and signatures.
CREATE TABLE office.document_turn (
    document text        NOT NULL REFERENCES office.document,
    place    smallint    NOT NULL,
    official text        NOT NULL,
    since    timestamptz NOT NULL,
    PRIMARY KEY (document, place)
);

CREATE INDEX document_turn_official ON office.document_turn (official, since, document);

CREATE TABLE office.document_issue (
    document  text        PRIMARY KEY REFERENCES office.document,
    to_ko     text        NOT NULL,
    to_en     text        NOT NULL,
    issued_by text        NOT NULL,
    issued_at timestamptz NOT NULL
);

-- Circulated for information: who has opened it, the first time.
CREATE TABLE office.document_reader (
    document text        NOT NULL REFERENCES office.document,
    official text        NOT NULL,
    since    timestamptz NOT NULL,
    read_at  timestamptz,
    PRIMARY KEY (document, official)
);

CREATE INDEX document_reader_official ON office.document_reader (official, since) WHERE read_at IS NULL;

-- The last registration serial of a division in a year. A number is never given twice.
CREATE TABLE office.registration (
    agency   text     NOT NULL,
    division text     NOT NULL,
    year     smallint NOT NULL,
    last     integer  NOT NULL,
    PRIMARY KEY (agency, division, year)
);

CREATE FUNCTION office.approved_papers_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state = 'APPROVED' THEN
        RAISE EXCEPTION 'document % is approved and stays as it is', OLD.id USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE TRIGGER document_approved_stays BEFORE UPDATE OR DELETE ON office.document
    FOR EACH ROW EXECUTE FUNCTION office.approved_papers_stay();

CREATE FUNCTION office.nothing_is_added_to_approved_papers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM office.document WHERE id = NEW.document AND state = 'APPROVED') THEN
        RAISE EXCEPTION 'document % is approved and stays as it is', NEW.document USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER document_version_before_approval BEFORE INSERT ON office.document_version
    FOR EACH ROW EXECUTE FUNCTION office.nothing_is_added_to_approved_papers();
CREATE TRIGGER document_box_before_approval BEFORE INSERT ON office.document_box
    FOR EACH ROW EXECUTE FUNCTION office.nothing_is_added_to_approved_papers();
CREATE TRIGGER document_signature_before_approval BEFORE INSERT ON office.document_signature
    FOR EACH ROW EXECUTE FUNCTION office.nothing_is_added_to_approved_papers();

-- The delegation table as the sheets had it, with the days on which each row counted: papers of earlier years are measured by the row of
-- their day.
CREATE TABLE office.delegation (
    id          text    NOT NULL,
    level       text    NOT NULL,
    valid_from  date    NOT NULL,
    valid_to    date,
    procedure   text    NOT NULL,
    task_ko     text    NOT NULL,
    task_en     text    NOT NULL,
    amount_from bigint,
    amount_below bigint,
    size_from   bigint,
    size_below  bigint,
    novel       boolean,
    approver    text    NOT NULL,
    concurring  text[]  NOT NULL,
    basis_ko    text    NOT NULL,
    basis_en    text    NOT NULL,
    PRIMARY KEY (level, id, valid_from),
    CONSTRAINT delegation_ends_after_it_begins CHECK (valid_to IS NULL OR valid_to >= valid_from)
);

-- Who signs for whom on which days. One that is ended early keeps its row; one that never began ends the day before it would have.
CREATE TABLE office.deputyship (
    id         bigint      PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    absent     text        NOT NULL,
    deputy     text        NOT NULL,
    valid_from date        NOT NULL,
    valid_to   date        NOT NULL,
    reason_ko  text        NOT NULL,
    reason_en  text        NOT NULL,
    made_by    text        NOT NULL,
    made_at    timestamptz NOT NULL,
    CONSTRAINT deputyship_of_another CHECK (absent <> deputy),
    CONSTRAINT deputyship_days CHECK (valid_to >= valid_from - 1)
);

CREATE INDEX deputyship_deputy ON office.deputyship (deputy, valid_to);
CREATE INDEX deputyship_absent ON office.deputyship (absent, valid_to);

GRANT SELECT, INSERT ON office.document, office.document_version, office.document_box, office.document_signature,
    office.document_issue, office.document_reader, office.deputyship TO open_office;
GRANT UPDATE (state, version, registration, approver, rank, rule, table_rank, authority, approved_at) ON office.document TO open_office;
GRANT UPDATE (read_at) ON office.document_reader TO open_office;
GRANT UPDATE (valid_to) ON office.deputyship TO open_office;
GRANT SELECT, INSERT, DELETE ON office.document_turn TO open_office;
GRANT SELECT, INSERT, UPDATE ON office.registration, office.delegation TO open_office;
