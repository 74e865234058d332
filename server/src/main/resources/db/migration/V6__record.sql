-- The public record. Everything here may be read by anyone; it is written by the publisher alone, and entries are only ever added.
CREATE TABLE record.entry (
    -- The year of the petition's number: a petition's entries lie together.
    year        smallint    NOT NULL,
    -- Dense and global, from 0: the order of everything public. record.head hands it out, one publisher at a time.
    index       bigint      NOT NULL,
    petition    text        NOT NULL,
    seq         integer     NOT NULL,
    kind        text        NOT NULL,
    occurred_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    -- Canonical JSON (RFC 8785), byte for byte what everyone gets and what a log will hash.
    body        text        NOT NULL,
    published_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT entry_index_once PRIMARY KEY (year, index),
    CONSTRAINT entry_fact_once UNIQUE (year, petition, seq)
) PARTITION BY RANGE (year);

CREATE INDEX entry_by_index ON record.entry (index);

-- One row: the next index, how far the journal has been read, and which policy is in force.
CREATE TABLE record.head (
    one        boolean PRIMARY KEY DEFAULT true CHECK (one),
    next_index bigint  NOT NULL DEFAULT 0,
    from_tx    bigint  NOT NULL DEFAULT 0,
    to_tx      bigint  NOT NULL DEFAULT 0,
    position   bigint  NOT NULL DEFAULT 0
);
INSERT INTO record.head DEFAULT VALUES;

-- The public view of each petition: what its page shows above the timeline, and what lists are searched by.
CREATE TABLE record.petition (
    number      text        PRIMARY KEY,
    sector      text        NOT NULL,
    procedure   text        NOT NULL,
    agency      text        NOT NULL,
    division    text        NOT NULL,
    status      text        NOT NULL,
    outcome     text,
    received_at timestamptz NOT NULL,
    due_at      timestamptz,
    decided_at  timestamptz,
    late        boolean     NOT NULL,
    -- Time does not run: a supplement or a suspension is open, so the due date cannot pass.
    stands      boolean     NOT NULL,
    updated_at  timestamptz NOT NULL,
    last_index  bigint      NOT NULL,
    view        jsonb       NOT NULL
) WITH (fillfactor = 70);

CREATE INDEX petition_newest ON record.petition (received_at DESC, number DESC);
CREATE INDEX petition_sector ON record.petition (sector, received_at DESC, number DESC);
CREATE INDEX petition_procedure ON record.petition (procedure, received_at DESC, number DESC);
CREATE INDEX petition_agency ON record.petition (agency, received_at DESC, number DESC);
CREATE INDEX petition_queue ON record.petition (agency, division, received_at, number) WHERE decided_at IS NULL;
CREATE INDEX petition_due ON record.petition (due_at) WHERE decided_at IS NULL AND NOT stands;
CREATE INDEX petition_decided_late ON record.petition (received_at DESC, number DESC) WHERE late;

-- Words to search by, apart from the view so that a step forward does not touch the trigram index.
CREATE TABLE record.words (
    number      text        PRIMARY KEY,
    received_at timestamptz NOT NULL,
    words       text        NOT NULL
);
CREATE INDEX words_trigrams ON record.words USING gin (words public.gin_trgm_ops);

-- Running figures, so that no page ever counts rows.
CREATE TABLE record.sector_tally (
    sector text   PRIMARY KEY,
    open   bigint NOT NULL
);
CREATE TABLE record.day_tally (
    day             date   PRIMARY KEY,
    received        bigint NOT NULL DEFAULT 0,
    decided         bigint NOT NULL DEFAULT 0,
    decided_on_time bigint NOT NULL DEFAULT 0,
    disclosed       bigint NOT NULL DEFAULT 0,
    within_hour     bigint NOT NULL DEFAULT 0
);

-- How long finished petitions took, from reception to each step and to the decision, in working minutes net of time that stood still.
CREATE TABLE record.finished (
    number      text        PRIMARY KEY,
    procedure   text        NOT NULL,
    decided_at  timestamptz NOT NULL,
    minutes     integer     NOT NULL,
    limit_minutes integer,
    steps       jsonb       NOT NULL
);
CREATE INDEX finished_latest ON record.finished (procedure, decided_at DESC);
CREATE INDEX finished_newest ON record.finished (decided_at DESC);

-- The disclosure policy by version, as it was applied; public, so that everyone can read why a field is shown or not.
CREATE TABLE record.policy (
    version       integer     PRIMARY KEY,
    rules         jsonb       NOT NULL,
    in_force_from timestamptz NOT NULL
);

-- The salt of a petition's commitments. Destroying it makes what was committed unknowable; the commitments themselves still stand.
CREATE TABLE vault.salt (
    petition text  PRIMARY KEY,
    salt     bytea NOT NULL CHECK (length(salt) = 32)
);

DO $$
BEGIN
    EXECUTE 'CREATE TABLE record.entry_before_2024 PARTITION OF record.entry FOR VALUES FROM (MINVALUE) TO (2024)';
    FOR y IN 2024..2036 LOOP
        EXECUTE format('CREATE TABLE record.entry_%s PARTITION OF record.entry FOR VALUES FROM (%s) TO (%s)', y, y, y + 1);
    END LOOP;
    EXECUTE 'CREATE TABLE record.entry_after_2036 PARTITION OF record.entry FOR VALUES FROM (2037) TO (MAXVALUE)';
END $$;

GRANT SELECT, INSERT ON record.entry, record.words, record.finished, record.policy TO open_publisher;
GRANT SELECT, INSERT, UPDATE ON record.petition, record.sector_tally, record.day_tally TO open_publisher;
GRANT SELECT, UPDATE ON record.head TO open_publisher;
GRANT USAGE ON SCHEMA vault TO open_publisher;
GRANT SELECT, INSERT ON vault.salt TO open_publisher;

GRANT SELECT ON record.entry, record.head, record.petition, record.words, record.sector_tally, record.day_tally,
                record.finished, record.policy TO open_portal;
