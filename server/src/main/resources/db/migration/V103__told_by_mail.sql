-- Where an official has themselves told by mail, and when. Mails are written when they are sent and kept nowhere.
CREATE TABLE office.told_mail (
    official     text        PRIMARY KEY,
    account      text        NOT NULL,
    mailbox      text        NOT NULL,
    lang         text        NOT NULL,
    rhythm       text        NOT NULL,
    -- Of the day in the city, for a digest.
    hour         smallint    NOT NULL,
    asked_at     timestamptz NOT NULL,
    -- SHA-256 of what was mailed, to be typed: whose mailbox it is. Null before it was sent, and once it was typed.
    code         text,
    guesses      smallint    NOT NULL DEFAULT 0,
    confirmed_at timestamptz,
    -- The server said that there is no such mailbox.
    refused_at   timestamptz,
    -- When it is looked at next; while a mail is on its way, which one, since when and how often it was tried.
    next_at      timestamptz NOT NULL,
    message      uuid,
    begun_at     timestamptz,
    tries        smallint    NOT NULL DEFAULT 0,
    CONSTRAINT told_mail_hour CHECK (hour BETWEEN 0 AND 23),
    CONSTRAINT told_mail_rhythm CHECK (rhythm IN ('AT_ONCE', 'DAILY'))
);
CREATE INDEX told_mail_next ON office.told_mail (next_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON office.told_mail TO open_office;

-- Which notices went to whom by mail, or are on their way: each goes once.
CREATE TABLE office.told_mailed (
    official text   NOT NULL REFERENCES office.told_mail ON DELETE CASCADE,
    told     bigint NOT NULL REFERENCES office.told ON DELETE CASCADE,
    message  uuid   NOT NULL,
    CONSTRAINT told_mailed_once PRIMARY KEY (official, told)
);
CREATE INDEX told_mailed_message ON office.told_mailed (message);
CREATE INDEX told_mailed_told ON office.told_mailed (told);
GRANT SELECT, INSERT, DELETE ON office.told_mailed TO open_office;
