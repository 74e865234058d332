-- The applicant's own view. Someone who came in with number and access code, for half an hour: the id is a hash of the secret that only the
-- browser's cookie holds, and the code is sealed with that secret.
CREATE TABLE intake.visit (
    id         bytea       PRIMARY KEY,
    petition   text        NOT NULL,
    sealed     bytea       NOT NULL,
    expires_at timestamptz NOT NULL
);
CREATE INDEX visit_expiry ON intake.visit (expires_at);

-- Wrong numbers and codes, by a hash of the number or of the address they came from.
CREATE TABLE intake.attempt (
    key          bytea       PRIMARY KEY,
    failures     integer     NOT NULL,
    last_at      timestamptz NOT NULL,
    barred_until timestamptz NOT NULL
);
CREATE INDEX attempt_age ON intake.attempt (last_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON intake.visit, intake.attempt TO open_portal;

-- What became of an applicant's letter; the letter itself is gone from the box.
CREATE TABLE intake.answer (
    letter      uuid        PRIMARY KEY,
    petition    text        NOT NULL,
    kind        text        NOT NULL,
    sent_at     timestamptz NOT NULL,
    answered_at timestamptz NOT NULL,
    accepted    boolean     NOT NULL,
    ko          text        NOT NULL,
    en          text        NOT NULL
);
CREATE INDEX answer_of_petition ON intake.answer (petition, answered_at);
GRANT SELECT, INSERT ON intake.answer TO open_office;
GRANT SELECT ON intake.answer TO open_portal;

-- The counter gives access codes too.
GRANT INSERT ON intake.filing TO open_office;
