-- What an official is told: that something was given to them, asked, sent back, is late, or came from the applicant. Written in the transaction of the
-- fact. No word of a petition stands here.
CREATE TABLE office.told (
    id       bigint      PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    -- An official, or agency/division where any of its officers is meant; who reads it first has read it for all.
    holder   text        NOT NULL,
    kind     text        NOT NULL,
    petition text        NOT NULL,
    -- The fact, the paper or the letter; the same is told once.
    about    text        NOT NULL,
    at       timestamptz NOT NULL,
    read_at  timestamptz,
    CONSTRAINT told_once UNIQUE (holder, kind, petition, about)
);
CREATE INDEX told_newest ON office.told (holder, id DESC);
CREATE INDEX told_unread ON office.told (holder) WHERE read_at IS NULL;
CREATE INDEX told_unread_of_petition ON office.told (petition) WHERE read_at IS NULL;

-- What an official does not want to be told; the piles show it all the same.
CREATE TABLE office.told_unwanted (
    official text NOT NULL,
    kind     text NOT NULL,
    CONSTRAINT told_unwanted_pkey PRIMARY KEY (official, kind)
);

GRANT SELECT, INSERT, UPDATE, DELETE ON office.told TO open_office;
GRANT SELECT, INSERT, DELETE ON office.told_unwanted TO open_office;
