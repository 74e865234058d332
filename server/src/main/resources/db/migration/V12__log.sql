-- How a petition's commitments follow from its salt: 1, all under the salt itself, so that none can be opened alone; 2, each part
-- under a salt of its own derived from it. Petitions published before this migration stay as they are.
ALTER TABLE vault.salt ADD COLUMN form smallint NOT NULL DEFAULT 1
    CONSTRAINT salt_form_known CHECK (form IN (1, 2));
ALTER TABLE vault.salt ALTER COLUMN form SET DEFAULT 2;

-- The verifiable log over the public entries (docs/decisions/0016). Its leaves are the entries in index order; what follows is written in
-- the transaction that writes the entries, so that neither is ever without the other.

-- One row: how many entries are in the tree, and its root (RFC 6962). Behind record.head only while an older installation is taken in.
CREATE TABLE record.log_head (
    one  boolean PRIMARY KEY DEFAULT true CHECK (one),
    size bigint  NOT NULL DEFAULT 0,
    root bytea   NOT NULL DEFAULT sha256(''),
    CONSTRAINT log_head_root_is_a_hash CHECK (length(root) = 32)
);
INSERT INTO record.log_head DEFAULT VALUES;

-- Hashes of the tree, 256 to a tile (C2SP tlog-tiles). The last tile of a level grows; a partial tile is the beginning of the full one.
CREATE TABLE record.log_tile (
    level  smallint NOT NULL,
    index  bigint   NOT NULL,
    hashes bytea    NOT NULL,
    CONSTRAINT log_tile_once PRIMARY KEY (level, index),
    CONSTRAINT log_tile_is_of_hashes CHECK (length(hashes) % 32 = 0 AND length(hashes) BETWEEN 32 AND 8192)
) WITH (fillfactor = 80);
-- Hashes do not compress.
ALTER TABLE record.log_tile ALTER COLUMN hashes SET STORAGE EXTERNAL;

-- One row once the log was begun: the tree that was signed last. The signer changes it only from the state it has seen, so that of two
-- signers one gives way.
CREATE TABLE record.log_checkpoint (
    one       boolean     PRIMARY KEY DEFAULT true CHECK (one),
    origin    text        NOT NULL,
    size      bigint      NOT NULL,
    root      bytea       NOT NULL,
    note      text        NOT NULL,
    signed_at timestamptz NOT NULL
);

-- The keys the log was ever signed with, as verifiers write them (C2SP signed-note). handover is the last tree under the key before,
-- signed with both.
CREATE TABLE record.log_key (
    verifier text        PRIMARY KEY,
    since    timestamptz NOT NULL,
    until    timestamptz,
    handover text
);
CREATE UNIQUE INDEX log_key_one_signs ON record.log_key ((until IS NULL)) WHERE until IS NULL;

GRANT SELECT, UPDATE ON record.log_head TO open_publisher;
GRANT SELECT, INSERT, UPDATE ON record.log_tile, record.log_checkpoint, record.log_key TO open_publisher;
GRANT SELECT ON record.log_head, record.log_tile, record.log_checkpoint, record.log_key TO open_portal;
