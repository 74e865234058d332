-- What the watch has seen of one petition, and what came of it: a date that passed, an entry that is missing. Who, what and when is said by the acts, which are
-- only added; how it stands is folded from them, and kept beside for lists, which have to stay quick with a hundred thousand of them.
CREATE TABLE audit.matter (
    id       integer     GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    petition text        NOT NULL,
    -- Such as 'due 1781535600', the second at which the date passed; of one petition the same is seen once.
    about    text        NOT NULL,
    seen_at  timestamptz NOT NULL,
    -- To whom it is addressed: who had the petition when it was seen, or when the last order was given.
    agency   text        NOT NULL,
    division text        NOT NULL,
    official text        NOT NULL,
    state    text        NOT NULL,
    -- By when something has to be done, and what; far away where nothing has.
    next     text        NOT NULL,
    next_by  date        NOT NULL,
    CONSTRAINT matter_once UNIQUE (petition, about)
);
CREATE INDEX matter_by_state ON audit.matter (state, next_by, id);
CREATE INDEX matter_of_division ON audit.matter (agency, division, state, next_by, id);

CREATE TABLE audit.matter_act (
    n        bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    matter   integer     NOT NULL REFERENCES audit.matter,
    at       timestamptz NOT NULL,
    -- Empty for what the program does by itself.
    official text        NOT NULL,
    what     text        NOT NULL,
    words    text        NOT NULL,
    -- Of an order: its number, what is demanded, by when it is to be answered, when the division's head is told, when a warning is due, when a special audit.
    number   integer,
    demand   text,
    terms    date[],
    CONSTRAINT matter_act_orders CHECK ((what = 'ORDERED') = (demand IS NOT NULL AND terms IS NOT NULL AND number IS NOT NULL)),
    CONSTRAINT matter_act_order_once UNIQUE (number)
);
CREATE INDEX matter_act_of_matter ON audit.matter_act (matter, n);

GRANT SELECT, INSERT ON audit.matter, audit.matter_act TO open_audit;
GRANT UPDATE (agency, division, official, state, next, next_by) ON audit.matter TO open_audit;

-- What the Audit Division lays before the office: facts to record of a petition, and what somebody is to be told. Taken up in the transaction of the fact, so
-- that neither is without the other; in the order in which they were laid.
CREATE TABLE office.order_slip (
    n        bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    petition text        NOT NULL,
    -- The kind of a fact, or of a notice.
    kind     text        NOT NULL,
    -- The fact's parts; nothing of a notice.
    body     jsonb       NOT NULL,
    -- Who acted; or who is told.
    agency   text        NOT NULL,
    division text        NOT NULL,
    official text        NOT NULL,
    rank     text        NOT NULL,
    about    text        NOT NULL,
    at       timestamptz NOT NULL,
    taken_at timestamptz,
    -- The rule that said no; nothing should.
    refused  text
);
CREATE INDEX order_slip_waiting ON office.order_slip (n) WHERE taken_at IS NULL;
GRANT SELECT, INSERT ON office.order_slip TO open_audit;
GRANT SELECT ON office.order_slip TO open_office;
GRANT UPDATE (taken_at, refused) ON office.order_slip TO open_office;

-- Approvals of other systems that are not public are seen by the watch as entries that are missing.
GRANT SELECT ON office.alert TO open_audit;
