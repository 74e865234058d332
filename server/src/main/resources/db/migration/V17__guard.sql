-- By what the values sealed about an applicant are recognised in words that are to become public: keyed marks, never the values. The key is
-- the petition's own; with the petition's key in vault.key both are gone.
CREATE TABLE vault.mark_key (
    petition text  PRIMARY KEY REFERENCES vault.key ON DELETE CASCADE,
    key      bytea NOT NULL CONSTRAINT mark_key_has_32_bytes CHECK (octet_length(key) = 32)
);
CREATE TABLE vault.mark (
    petition text     NOT NULL REFERENCES vault.mark_key ON DELETE CASCADE,
    kind     text     NOT NULL,
    -- Of the value, in letters and digits.
    length   smallint NOT NULL,
    mark     text     NOT NULL,
    CONSTRAINT mark_pkey PRIMARY KEY (petition, mark)
);
GRANT SELECT, INSERT ON vault.mark_key, vault.mark TO open_office;
GRANT SELECT ON vault.mark_key, vault.mark TO open_publisher;

-- What the publisher withheld because it looked like personal data: the places, never the words. An entry is made again from its fact and
-- these rows, so none is ever changed.
CREATE TABLE office.guard_stop (
    petition text        NOT NULL,
    -- The fact it was found in.
    seq      integer     NOT NULL,
    -- The part that was withheld, and the place in it: reason, reason.ko.
    part     text        NOT NULL,
    path     text        NOT NULL,
    kind     text        NOT NULL,
    begins   integer     NOT NULL,
    ends     integer     NOT NULL,
    at       timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT guard_stop_pkey PRIMARY KEY (petition, seq, path, begins)
);
CREATE INDEX guard_stop_by_day ON office.guard_stop (at);
GRANT SELECT, INSERT ON office.guard_stop TO open_publisher;
GRANT SELECT ON office.guard_stop TO open_office;

-- Words that only look like personal data, which an official let stand, and why. They become public.
CREATE TABLE office.guard_pass (
    petition text        NOT NULL,
    words    text        NOT NULL,
    kind     text        NOT NULL,
    why      text        NOT NULL CONSTRAINT guard_pass_reason_said CHECK (why <> ''),
    official text        NOT NULL,
    at       timestamptz NOT NULL,
    CONSTRAINT guard_pass_pkey PRIMARY KEY (petition, kind, words)
);
GRANT SELECT, INSERT ON office.guard_pass TO open_office;
GRANT SELECT ON office.guard_pass TO open_publisher;
