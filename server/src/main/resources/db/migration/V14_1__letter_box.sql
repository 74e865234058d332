-- The key pair of the letter box. The public half lies where the portal can read it; the private half lies here, wrapped by the master key.
CREATE TABLE vault.letter_key (
    one     boolean PRIMARY KEY DEFAULT true CHECK (one),
    wrapped bytea   NOT NULL
);
CREATE TABLE intake.letter_key (
    one  boolean PRIMARY KEY DEFAULT true CHECK (one),
    open bytea   NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON vault.letter_key, intake.letter_key TO open_office;
GRANT SELECT ON intake.letter_key TO open_portal;

-- Files of a petition. Each has a data key of its own, wrapped by the petition's; so a file that came through the letter box is taken in by
-- wrapping its key again, and its chunks stay as the portal sealed them. What kind of paper it is, its type and size tell of nobody; its name may.
CREATE TABLE vault.file (
    id       uuid        PRIMARY KEY,
    petition text        NOT NULL REFERENCES vault.key,
    document text,
    name     bytea       NOT NULL,
    type     text        NOT NULL,
    size     bigint      NOT NULL CHECK (size > 0),
    sha256   bytea       NOT NULL CHECK (length(sha256) = 32),
    wrapped  bytea       NOT NULL,
    added_at timestamptz NOT NULL
);
CREATE INDEX file_of_petition ON vault.file (petition, added_at);

CREATE TABLE vault.chunk (
    file   uuid    REFERENCES vault.file ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    n      integer CHECK (n >= 0),
    sealed bytea   NOT NULL,
    PRIMARY KEY (file, n)
);
-- What is sealed does not get smaller.
ALTER TABLE vault.chunk ALTER COLUMN sealed SET STORAGE EXTERNAL;

GRANT SELECT, INSERT, DELETE ON vault.file, vault.chunk TO open_office;

-- What was opened: the applicant, or one of the files.
ALTER TABLE vault.opening ADD COLUMN file uuid;
