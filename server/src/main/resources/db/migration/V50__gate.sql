-- Whoever guesses waits, counted for an address and for what it guesses at; an address that came in with an account before is not barred because
-- others guess at that account.
ALTER TABLE office.login_attempt ADD COLUMN known_until timestamptz;
ALTER TABLE intake.attempt ADD COLUMN known_until timestamptz;
CREATE INDEX login_attempt_age ON office.login_attempt (last_at);

-- What an address has done within its hour, as a number or in bytes; all machines of the portal count together. Keys are hashes.
CREATE TABLE intake.amount (
    key     bytea       PRIMARY KEY,
    n       bigint      NOT NULL,
    ends_at timestamptz NOT NULL
);
CREATE INDEX amount_age ON intake.amount (ends_at);

-- What may be shown once, such as the solution of a proof of work, until it would be worth nothing anyway.
CREATE TABLE intake.shown (
    hash    bytea       PRIMARY KEY,
    ends_at timestamptz NOT NULL
);
CREATE INDEX shown_age ON intake.shown (ends_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON intake.amount TO open_portal;
GRANT SELECT, INSERT, DELETE ON intake.shown TO open_portal;
