-- The bridge to other systems of the city. What they send is kept as it came before anything of it is believed; an event
-- is applied in the transaction that writes its fact, so that neither exists without the other.

CREATE TABLE office.bridge_system (
    name       text        PRIMARY KEY,
    agency     text        NOT NULL,
    -- The client id in the tokens of the authorization server, for a system that logs in with them.
    client     text        UNIQUE,
    made_by    text        NOT NULL,
    made_at    timestamptz NOT NULL,
    stopped_at timestamptz,
    -- When it last told us the whole list of its documents.
    listed_at  timestamptz,
    CONSTRAINT bridge_system_name CHECK (name ~ '^[a-z][a-z0-9-]{1,39}$')
);

-- Secrets that sign requests (RFC 9421). Both sides need the same one, so it cannot be kept as a hash.
CREATE TABLE vault.bridge_key (
    id       text        PRIMARY KEY,
    system   text        NOT NULL REFERENCES office.bridge_system,
    secret   bytea       NOT NULL,
    made_by  text        NOT NULL,
    made_at  timestamptz NOT NULL,
    ended_at timestamptz
);

CREATE TABLE office.bridge_event (
    position    bigint      PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    system      text        NOT NULL REFERENCES office.bridge_system,
    source      text        NOT NULL,
    id          text        NOT NULL,
    -- NULL for what could not be read as an event at all.
    type        text,
    -- The subject: a petition's number, or the other system's own number of the document.
    document    text,
    sequence    bigint,
    occurred_at timestamptz NOT NULL,
    received_at timestamptz NOT NULL,
    -- Digest of the canonical content, to tell a repetition from a contradiction.
    content     text        NOT NULL,
    contradicts boolean     NOT NULL,
    state       text        NOT NULL,
    -- The case that has to be received first.
    waits_for   text,
    reason_ko   text,
    reason_en   text,
    petition    text,
    seq         integer,
    settled_at  timestamptz,
    settled_by  text,
    CONSTRAINT bridge_event_state CHECK (state IN ('waiting', 'applied', 'parked', 'set-aside')),
    CONSTRAINT bridge_event_applied CHECK ((state = 'applied') = (seq IS NOT NULL)),
    CONSTRAINT bridge_event_says_why CHECK (state NOT IN ('parked', 'set-aside') OR reason_en IS NOT NULL)
);

CREATE UNIQUE INDEX bridge_event_once ON office.bridge_event (system, source, id) WHERE NOT contradicts;
CREATE UNIQUE INDEX bridge_event_contradiction_once ON office.bridge_event (system, source, id, content) WHERE contradicts;
CREATE INDEX bridge_event_waiting ON office.bridge_event (system, document, sequence) WHERE state = 'waiting';
CREATE INDEX bridge_event_parked ON office.bridge_event (position) WHERE state = 'parked';

-- What was sent may hold names and addresses, of which only masks go into the journal.
CREATE TABLE vault.bridge_body (
    position bigint PRIMARY KEY REFERENCES office.bridge_event,
    body     text   NOT NULL
);

-- How far each document of a system has been applied, and which petition it belongs to.
CREATE TABLE office.bridge_document (
    system   text   NOT NULL REFERENCES office.bridge_system,
    document text   NOT NULL,
    petition text,
    next     bigint NOT NULL DEFAULT 1,
    -- The highest number that was sent, and the one in the system's last list.
    sent     bigint NOT NULL DEFAULT 0,
    listed   bigint,
    PRIMARY KEY (system, document)
);

-- Approvals given there, watched until they are public here.
CREATE TABLE office.bridge_approval (
    system      text        NOT NULL,
    document    text        NOT NULL,
    approved_at timestamptz NOT NULL,
    -- The event that tells of it; 0 where only the system's list does.
    position    bigint      NOT NULL,
    disclosed   boolean     NOT NULL DEFAULT false,
    PRIMARY KEY (system, document, position),
    FOREIGN KEY (system, document) REFERENCES office.bridge_document
);
CREATE INDEX bridge_approval_open ON office.bridge_approval (approved_at) WHERE NOT disclosed;

-- What the Audit Division has to look at.
CREATE TABLE office.alert (
    id         bigint      PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    kind       text        NOT NULL,
    about      text        NOT NULL,
    petition   text,
    words_ko   text        NOT NULL,
    words_en   text        NOT NULL,
    raised_at  timestamptz NOT NULL,
    cleared_at timestamptz,
    CONSTRAINT alert_once UNIQUE (kind, about)
);

-- Who is told of public entries. delivered is the index of the last entry they took, or that lies among the dead letters.
CREATE TABLE office.webhook (
    id           bigint      PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    name         text        NOT NULL,
    target       text        NOT NULL UNIQUE,
    state        text        NOT NULL,
    delivered    bigint      NOT NULL,
    -- Requests a minute that the target allows; NULL for any number.
    rate         integer,
    tries        integer     NOT NULL DEFAULT 0,
    next_try_at  timestamptz NOT NULL,
    trouble      text,
    made_by      text        NOT NULL,
    made_at      timestamptz NOT NULL,
    -- One node at a time delivers to a subscriber, for as long as it says so again.
    leased_by    text,
    leased_until timestamptz,
    CONSTRAINT webhook_state CHECK (state IN ('unconfirmed', 'on', 'stopped', 'gone'))
);

CREATE TABLE vault.webhook_key (
    webhook bigint PRIMARY KEY REFERENCES office.webhook,
    secret  bytea  NOT NULL
);

CREATE TABLE office.webhook_dead_letter (
    webhook bigint      NOT NULL REFERENCES office.webhook,
    index   bigint      NOT NULL,
    tries   integer     NOT NULL,
    reason  text        NOT NULL,
    died_at timestamptz NOT NULL,
    PRIMARY KEY (webhook, index)
);

GRANT SELECT, INSERT, UPDATE ON office.bridge_system, office.bridge_event, office.bridge_document, office.bridge_approval,
                                office.alert, office.webhook TO open_office;
GRANT SELECT, INSERT, UPDATE ON vault.bridge_key TO open_office;
GRANT SELECT, INSERT ON vault.bridge_body, vault.webhook_key TO open_office;
GRANT SELECT, INSERT, DELETE ON office.webhook_dead_letter TO open_office;
