-- Who follows what. What is followed, how often and in which language stands in the clear; where the news go is sealed to the office together with
-- the follower's token, of which only a hash is kept. The portal may write what is sealed and take it away, and not even read it.
CREATE TABLE intake.follower (
    id           uuid        PRIMARY KEY,
    -- petition, procedure, division or search; target is the number, the code, agency/division, or the search as it stands in an address.
    kind         text        NOT NULL CHECK (kind IN ('petition', 'procedure', 'division', 'search')),
    target       text        NOT NULL CHECK (length(target) <= 2000),
    -- Whether the applicant follows their own petition, and is also told what to do.
    own          boolean     NOT NULL,
    lang         text        NOT NULL CHECK (lang IN ('ko', 'en')),
    rhythm       text        NOT NULL CHECK (rhythm IN ('at-once', 'daily')),
    way          text        NOT NULL CHECK (way IN ('mail', 'push')),
    sealed       bytea,
    token        bytea       NOT NULL UNIQUE CHECK (length(token) = 32),
    -- Wrong codes typed so far.
    tries        integer     NOT NULL DEFAULT 0,
    state        text        NOT NULL DEFAULT 'requested' CHECK (state IN ('requested', 'confirmed', 'stopped')),
    -- The last public entry before it was confirmed: what is told begins behind it.
    after        bigint      NOT NULL DEFAULT -1,
    requested_at timestamptz NOT NULL,
    confirmed_at timestamptz,
    stopped_at   timestamptz,
    CONSTRAINT follower_sealed_until_stopped CHECK ((sealed IS NULL) = (state = 'stopped'))
);
CREATE INDEX follower_of_target ON intake.follower (kind, target) WHERE state = 'confirmed';
CREATE INDEX follower_not_confirmed ON intake.follower (requested_at) WHERE state = 'requested';
CREATE INDEX follower_stopped ON intake.follower (stopped_at) WHERE state = 'stopped';

GRANT INSERT (id, kind, target, own, lang, rhythm, way, sealed, token, state, after, requested_at, confirmed_at) ON intake.follower TO open_portal;
GRANT SELECT (id, kind, target, own, lang, rhythm, way, token, tries, state, after, requested_at, confirmed_at, stopped_at)
    ON intake.follower TO open_portal;
GRANT UPDATE (lang, rhythm, sealed, tries, state, after, confirmed_at, stopped_at) ON intake.follower TO open_portal;
GRANT SELECT, DELETE ON intake.follower TO open_office;
GRANT UPDATE (sealed, state, stopped_at) ON intake.follower TO open_office;

-- The outbox: what is to be told to whom, by the indexes of public entries. What it says is put together from the record when it is sent, so nothing
-- of it is kept here. gathering: may still grow until next_at; sending: somebody has it until next_at; waiting: to be tried again at next_at.
CREATE TABLE office.follow_message (
    id          uuid        PRIMARY KEY,
    follower    uuid        NOT NULL REFERENCES intake.follower ON DELETE CASCADE,
    kind        text        NOT NULL CHECK (kind IN ('confirm', 'news', 'digest')),
    first_index bigint      NOT NULL,
    entries     bigint[]    NOT NULL,
    state       text        NOT NULL CHECK (state IN ('gathering', 'sending', 'waiting', 'sent', 'failed')),
    tries       integer     NOT NULL DEFAULT 0,
    next_at     timestamptz NOT NULL,
    made_at     timestamptz NOT NULL,
    sent_at     timestamptz,
    -- What the mail server answered, as a number: its words may name the address.
    trouble     text,
    CONSTRAINT follow_message_once UNIQUE (follower, kind, first_index)
);
CREATE UNIQUE INDEX follow_message_gathering ON office.follow_message (follower, kind) WHERE state = 'gathering';
CREATE INDEX follow_message_due ON office.follow_message (next_at) WHERE state IN ('gathering', 'sending', 'waiting');
CREATE INDEX follow_message_sent ON office.follow_message (sent_at) WHERE state = 'sent';

-- How far the public record has been looked through for followers.
CREATE TABLE office.follow_cursor (
    one   boolean PRIMARY KEY DEFAULT true CHECK (one),
    index bigint  NOT NULL
);
GRANT SELECT, INSERT, UPDATE, DELETE ON office.follow_message TO open_office;
GRANT SELECT, INSERT, UPDATE ON office.follow_cursor TO open_office;
