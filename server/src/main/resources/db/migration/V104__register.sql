-- The register of procedures: which are disclosed, which not yet, and why. What an auditor proposes is only ever added; it counts once another has agreed.
CREATE TABLE audit.register_assessment (
    id        bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- The code of a procedure of the catalogue, or a short name of one that is not there.
    subject   text        NOT NULL CONSTRAINT register_assessment_of_something CHECK (subject ~ '^[A-Za-z0-9][A-Za-z0-9-]{0,79}$'),
    name_ko   text        NOT NULL,
    name_en   text        NOT NULL,
    -- Three criteria, each with its score and its evidence in both languages.
    criteria  jsonb       NOT NULL,
    outcome   text        NOT NULL CONSTRAINT register_assessment_outcome CHECK (outcome IN ('DISCLOSED', 'NOT_YET', 'NOT_SUITED')),
    ground    text        CONSTRAINT register_assessment_ground CHECK ((outcome = 'NOT_SUITED') = (ground IS NOT NULL)),
    reason_ko text        NOT NULL,
    reason_en text        NOT NULL,
    next_look date        NOT NULL,
    author    text        NOT NULL,
    at        timestamptz NOT NULL
);
CREATE INDEX register_assessment_of_subject ON audit.register_assessment (subject, id);

CREATE TABLE audit.register_review (
    assessment bigint      PRIMARY KEY REFERENCES audit.register_assessment,
    reviewer   text        NOT NULL,
    agreed     boolean     NOT NULL,
    remark     text        NOT NULL,
    at         timestamptz NOT NULL
);
GRANT SELECT, INSERT ON audit.register_assessment, audit.register_review TO open_audit;

-- Decisions on their way into the record, as canonical JSON (RFC 8785). The publisher takes each up between two entries. Nobody can change or remove one.
CREATE TABLE office.register_release (
    number      bigint      PRIMARY KEY,
    decision    text        NOT NULL,
    released_at timestamptz NOT NULL
);
GRANT SELECT, INSERT ON office.register_release TO open_audit;
GRANT SELECT ON office.register_release TO open_publisher;

CREATE TABLE record.register_decision (
    number       bigint      PRIMARY KEY,
    decision     text        NOT NULL,
    published_at timestamptz NOT NULL
);
GRANT SELECT, INSERT ON record.register_decision TO open_publisher;
GRANT SELECT ON record.register_decision TO open_portal, open_audit;
