-- The journal: what has happened to each petition, in order, for good. It is the truth from which all else follows.
-- Partitioned by the year of the petition's number, so that a petition's facts lie together and old years can be moved away.
CREATE TABLE office.journal (
    year        smallint    NOT NULL,
    petition    text        NOT NULL,
    seq         integer     NOT NULL,
    -- Order in which rows were numbered; not the order in which they became visible, hence tx.
    position    bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    -- The writing transaction: the publisher reads only below the oldest one still in flight.
    tx          xid8        NOT NULL DEFAULT pg_current_xact_id(),
    kind        text        NOT NULL,
    occurred_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    by          jsonb       NOT NULL,
    body        jsonb       NOT NULL,
    CONSTRAINT journal_one_fact_per_seq PRIMARY KEY (year, petition, seq),
    CONSTRAINT journal_seq_from_one CHECK (seq >= 1),
    CONSTRAINT journal_no_future CHECK (occurred_at <= recorded_at)
) PARTITION BY RANGE (year);

CREATE INDEX journal_position ON office.journal (position);
CREATE INDEX journal_tx ON office.journal (tx);

-- What each petition looks like now, brought up in the transaction of each fact; every column can be folded again from the journal.
CREATE TABLE office.petition (
    number       text        PRIMARY KEY,
    procedure    text        NOT NULL,
    version      integer     NOT NULL,
    agency       text        NOT NULL,
    division     text        NOT NULL,
    official     text,
    status       text        NOT NULL,
    outcome      text,
    received_at  timestamptz NOT NULL,
    due_at       timestamptz,
    deemed_on    date,
    decided_at   timestamptz,
    late         boolean     NOT NULL,
    seq          integer     NOT NULL,
    updated_at   timestamptz NOT NULL
) WITH (fillfactor = 80);

-- A division's queue is arrival order.
CREATE INDEX petition_queue ON office.petition (agency, division, received_at, number) WHERE decided_at IS NULL;
CREATE INDEX petition_due ON office.petition (due_at) WHERE decided_at IS NULL;

-- The last serial given out, by year of reception and agency. A number is never given twice.
CREATE TABLE office.serial (
    year   smallint NOT NULL,
    agency text     NOT NULL,
    last   integer  NOT NULL,
    CONSTRAINT serial_seven_digits CHECK (last BETWEEN 1 AND 9999999),
    PRIMARY KEY (year, agency)
);

DO $$
BEGIN
    EXECUTE 'CREATE TABLE office.journal_before_2024 PARTITION OF office.journal FOR VALUES FROM (MINVALUE) TO (2024)';
    FOR y IN 2024..2036 LOOP
        EXECUTE format('CREATE TABLE office.journal_%s PARTITION OF office.journal FOR VALUES FROM (%s) TO (%s)', y, y, y + 1);
    END LOOP;
    EXECUTE 'CREATE TABLE office.journal_after_2036 PARTITION OF office.journal FOR VALUES FROM (2037) TO (MAXVALUE)';
END $$;

-- Facts are only ever added. Nobody the program runs as can change or remove one.
GRANT SELECT, INSERT ON office.journal TO open_office;
GRANT SELECT ON office.journal TO open_publisher;
GRANT SELECT, INSERT, UPDATE ON office.petition, office.serial TO open_office;
GRANT SELECT ON office.petition TO open_publisher;
