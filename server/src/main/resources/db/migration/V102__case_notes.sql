-- Notes of officials and memos of telephone calls, for the inside alone: sealed with the petition's key, as they may say who the applicant is, and gone with
-- it. Rows are only ever added.
CREATE TABLE vault.note (
    id       uuid        PRIMARY KEY,
    petition text        NOT NULL REFERENCES vault.key ON DELETE CASCADE,
    at       timestamptz NOT NULL,
    agency   text        NOT NULL,
    unit     text        NOT NULL,
    official text        NOT NULL,
    rank     text        NOT NULL,
    kind     text        NOT NULL,
    sealed   bytea       NOT NULL
);
CREATE INDEX note_of_petition ON vault.note (petition, at);
GRANT SELECT, INSERT ON vault.note TO open_office;
