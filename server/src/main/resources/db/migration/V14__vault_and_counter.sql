-- Who filed a petition, sealed with a key of the petition's own. The key lies beside it, wrapped by a master key that is not in the database.
CREATE TABLE vault.key (
    petition text  PRIMARY KEY,
    wrapped  bytea NOT NULL
);

CREATE TABLE vault.person (
    petition text  PRIMARY KEY REFERENCES vault.key,
    sealed   bytea NOT NULL
);

-- Who opened it, when and why. Rows are only ever added.
CREATE TABLE vault.opening (
    position bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    petition text        NOT NULL,
    at       timestamptz NOT NULL,
    agency   text        NOT NULL,
    unit     text        NOT NULL,
    official text        NOT NULL,
    rank     text        NOT NULL,
    purpose  text        NOT NULL
);
CREATE INDEX opening_of_petition ON vault.opening (petition, at);

GRANT SELECT, INSERT ON vault.key, vault.opening TO open_office;
GRANT SELECT, INSERT, UPDATE ON vault.person TO open_office;

-- Forms of the counter that were taken: the same form again is the same petition.
CREATE TABLE office.reception (
    token    text PRIMARY KEY,
    petition text NOT NULL
);
GRANT SELECT, INSERT ON office.reception TO open_office;
