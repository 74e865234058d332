-- Red flags over the city's own cases: one run a night, and whenever an auditor asks. A flag is a question to a person; what came of it is only added. Read by
-- auditors alone.
CREATE TABLE audit.flag_run (
    id       integer     GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- Of which night; none where somebody asked.
    night    date        CONSTRAINT flag_run_once_a_night UNIQUE,
    asked_by text        NOT NULL,
    asked_at timestamptz NOT NULL,
    -- As which moment the city was seen, and when everything was written down; none while it has not been.
    seen_at  timestamptz,
    done_at  timestamptz,
    cases    bigint,
    -- Of each flag, how many cases it could look at, or what is missing for it.
    coverage jsonb,
    CONSTRAINT flag_run_done_whole CHECK ((done_at IS NULL) = (coverage IS NULL))
);
CREATE INDEX flag_run_waiting ON audit.flag_run (id) WHERE done_at IS NULL;

CREATE TABLE audit.flag (
    id          integer     GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code        text        NOT NULL,
    -- What it is about, the same in every run: an entry of a case, an official's day, a division's quarter.
    subject     text        NOT NULL,
    agency      text        NOT NULL,
    division    text        NOT NULL,
    -- Empty where it is about no person.
    official    text        NOT NULL,
    found_at    timestamptz NOT NULL,
    first_run   integer     NOT NULL REFERENCES audit.flag_run,
    last_run    integer     NOT NULL REFERENCES audit.flag_run,
    sentence_ko text        NOT NULL,
    sentence_en text        NOT NULL,
    figures     jsonb       NOT NULL,
    -- Numbers of the cases behind it.
    cases       text[]      NOT NULL,
    look_by     date        NOT NULL,
    -- The last outcome, kept beside for lists; none while nobody has looked.
    outcome     text,
    CONSTRAINT flag_once UNIQUE (code, subject)
);
CREATE INDEX flag_open ON audit.flag (id) WHERE outcome IS NULL;
CREATE INDEX flag_by_code ON audit.flag (code, id);

CREATE TABLE audit.flag_act (
    n        bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    flag     integer     NOT NULL REFERENCES audit.flag,
    at       timestamptz NOT NULL,
    official text        NOT NULL,
    outcome  text        NOT NULL,
    words    text        NOT NULL,
    -- The case of which a matter was opened.
    opened   text,
    CONSTRAINT flag_act_opens CHECK ((outcome = 'OPENED') = (opened IS NOT NULL))
);
CREATE INDEX flag_act_of_flag ON audit.flag_act (flag, n);

-- Cases that are looked at without knowing whether a flag names them: those that none names show what flags miss, the others keep it blind.
CREATE TABLE audit.flag_sample (
    quarter  text    NOT NULL CONSTRAINT flag_sample_of_quarter CHECK (quarter ~ '^20[0-9]{2}Q[1-4]$'),
    petition text    NOT NULL,
    agency   text    NOT NULL,
    division text    NOT NULL,
    official text    NOT NULL,
    flagged  boolean NOT NULL,
    CONSTRAINT flag_sample_once PRIMARY KEY (quarter, petition)
);

CREATE TABLE audit.flag_look (
    quarter  text        NOT NULL,
    petition text        NOT NULL,
    at       timestamptz NOT NULL,
    official text        NOT NULL,
    found    text        NOT NULL,
    words    text        NOT NULL,
    CONSTRAINT flag_look_once PRIMARY KEY (quarter, petition),
    CONSTRAINT flag_look_of_sample FOREIGN KEY (quarter, petition) REFERENCES audit.flag_sample
);

GRANT SELECT, INSERT ON audit.flag_run, audit.flag, audit.flag_act, audit.flag_sample, audit.flag_look TO open_audit;
GRANT UPDATE (seen_at, done_at, cases, coverage) ON audit.flag_run TO open_audit;
GRANT UPDATE (last_run, outcome) ON audit.flag TO open_audit;
