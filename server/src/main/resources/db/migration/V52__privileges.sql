-- What became of accounts and rights. Each row carries the hash of the one before, so that a changed or missing one is found; positions are dense
-- from 0. Nobody the program runs as can change or delete a row.
CREATE TABLE office.privilege (
    position bigint      PRIMARY KEY,
    at       timestamptz NOT NULL,
    -- Whose account did it; none where it was the program itself, or somebody who held a one-time link.
    by       text,
    account  text        NOT NULL,
    kind     text        NOT NULL,
    -- Before and after, where the fact is about roles.
    had      text[]      NOT NULL DEFAULT '{}',
    roles    text[]      NOT NULL DEFAULT '{}',
    -- The second administrator; and whether one was needed and there was none.
    second   text,
    alone    boolean     NOT NULL DEFAULT false,
    -- SHA-256 of the password's hash or of the passkey, so that one that is put into the database behind the program is found.
    secret   bytea,
    previous bytea       NOT NULL CHECK (length(previous) = 32),
    hash     bytea       NOT NULL CHECK (length(hash) = 32),
    CONSTRAINT privilege_one_after_another UNIQUE (previous)
);
CREATE INDEX privilege_of_account ON office.privilege (account, position);

-- What one administrator has asked for and another has to agree to.
CREATE TABLE office.privilege_request (
    id         uuid        PRIMARY KEY,
    account    text        NOT NULL REFERENCES office.account (name),
    kind       text        NOT NULL,
    roles      text[]      NOT NULL DEFAULT '{}',
    asked_by   text        NOT NULL REFERENCES office.account (name),
    asked_at   timestamptz NOT NULL,
    settled_at timestamptz,
    settled_by text
);
CREATE UNIQUE INDEX privilege_request_one_waiting ON office.privilege_request (account, kind) WHERE settled_at IS NULL;

-- Up to which position the official has been told what others did to the account.
ALTER TABLE office.account ADD COLUMN told bigint NOT NULL DEFAULT -1;

GRANT SELECT, INSERT ON office.privilege TO open_office;
GRANT SELECT, INSERT, UPDATE ON office.privilege_request TO open_office;
