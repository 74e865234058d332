-- What the desks of the office need beside the journal.

-- On whom a petition waits and until when, which units were asked and have not answered, and whether another system's log brought it
-- in. Like all of office.petition it can be folded again from the journal.
ALTER TABLE office.petition
    ADD COLUMN imported    boolean NOT NULL DEFAULT false,
    ADD COLUMN waits_for   text CONSTRAINT petition_waits_for_known CHECK (waits_for IN ('SUPPLEMENT', 'SUSPENSION', 'CONSULTATION')),
    ADD COLUMN waits_until date,
    ADD COLUMN asked       text[]  NOT NULL DEFAULT '{}';

-- What each petition is about. Written once, at reception: a step forward does not touch what petitions are searched by.
CREATE TABLE office.subject (
    number     text PRIMARY KEY,
    subject_ko text NOT NULL,
    subject_en text NOT NULL,
    applicant  text
);
CREATE INDEX subject_trigrams ON office.subject USING gin ((lower(subject_ko || ' ' || subject_en)) public.gin_trgm_ops);
CREATE INDEX subject_applicant ON office.subject (applicant) WHERE applicant IS NOT NULL;

-- Petitions from before this migration.
INSERT INTO office.subject
SELECT petition, body -> 'subject' ->> 'ko', body -> 'subject' ->> 'en', body ->> 'applicant'
  FROM office.journal
 WHERE seq = 1;

UPDATE office.petition
   SET imported = true
  FROM office.journal
 WHERE journal.petition = petition.number AND journal.seq = 1 AND (journal.body ->> 'imported')::boolean;

WITH supplement AS (
    SELECT DISTINCT ON (petition) petition, (body ->> 'answerBy')::date AS until
      FROM office.journal
     WHERE kind IN ('supplement.requested', 'supplement.extended', 'supplement.demanded')
     ORDER BY petition, seq DESC
)
UPDATE office.petition
   SET waits_for = 'SUPPLEMENT', waits_until = supplement.until
  FROM supplement
 WHERE petition.number = supplement.petition AND petition.status = 'SUPPLEMENT' AND petition.decided_at IS NULL;

UPDATE office.petition SET waits_for = 'SUSPENSION' WHERE status = 'SUSPENDED' AND decided_at IS NULL;

WITH question AS (
    SELECT asked.petition, min((asked.body ->> 'replyBy')::date) AS until
      FROM office.journal AS asked
     WHERE asked.kind = 'consultation.asked'
       AND NOT EXISTS (SELECT FROM office.journal AS answered
                        WHERE answered.petition = asked.petition AND answered.kind = 'consultation.answered'
                          AND (answered.body ->> 'asked')::integer = asked.seq)
     GROUP BY asked.petition
)
UPDATE office.petition
   SET waits_for = 'CONSULTATION', waits_until = question.until
  FROM question
 WHERE petition.number = question.petition AND petition.waits_for IS NULL AND petition.decided_at IS NULL;

-- The queues of the desks, each an index of its own, so that neither a page nor a count walks past what it does not want.
CREATE INDEX petition_of_official ON office.petition (official, received_at, number) WHERE decided_at IS NULL;
CREATE INDEX petition_of_official_due ON office.petition (official, due_at, number) WHERE decided_at IS NULL;
CREATE INDEX petition_unassigned ON office.petition (agency, division, received_at, number)
    WHERE decided_at IS NULL AND official IS NULL;
-- Who has come and whom nobody has, in any division.
CREATE INDEX petition_to_give_out ON office.petition (received_at, number) WHERE decided_at IS NULL AND official IS NULL;
CREATE INDEX petition_of_division_due ON office.petition (agency, division, due_at, number) WHERE decided_at IS NULL;
CREATE INDEX petition_asked ON office.petition USING gin (asked) WHERE decided_at IS NULL AND asked <> '{}';
CREATE INDEX petition_deemed ON office.petition (deemed_on) WHERE decided_at IS NULL AND deemed_on IS NOT NULL;
CREATE INDEX petition_waiting ON office.petition (waits_until) WHERE waits_for = 'SUPPLEMENT' AND decided_at IS NULL;
CREATE INDEX petition_arrival ON office.petition (received_at, number);
CREATE INDEX petition_open_since ON office.petition (received_at, number) WHERE decided_at IS NULL;
CREATE INDEX petition_decided ON office.petition (agency, division, decided_at) WHERE decided_at IS NOT NULL;

-- Every form that was accepted, and what became of it. While it is HELD its official can take it back. What could not be recorded is
-- kept with what was typed.
CREATE TABLE office.held_act (
    id         bigint      PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    petition   text        NOT NULL,
    official   text        NOT NULL,
    account    text        NOT NULL,
    -- Made with the page: the same form sent twice is one act.
    token      text        NOT NULL,
    task       text        NOT NULL,
    fields     jsonb       NOT NULL,
    seen_seq   integer     NOT NULL,
    -- Why words that look like personal data may be public, and which they are (field:kind).
    override   text,
    found      text[]      NOT NULL,
    state      text        NOT NULL CONSTRAINT held_act_state_known
        CHECK (state IN ('HELD', 'RECORDED', 'TAKEN_BACK', 'REFUSED', 'SEEN')),
    posted_at  timestamptz NOT NULL,
    until      timestamptz NOT NULL,
    up_to_seq  integer,
    refusal_ko text,
    refusal_en text,
    CONSTRAINT held_act_once UNIQUE (official, token, petition)
);
CREATE INDEX held_act_due ON office.held_act (until) WHERE state = 'HELD';
CREATE INDEX held_act_open ON office.held_act (official) WHERE state IN ('HELD', 'REFUSED');
CREATE INDEX held_act_waiting ON office.held_act (petition) WHERE state = 'HELD';

CREATE TABLE office.desk_preference (
    official     text     PRIMARY KEY,
    hold_seconds smallint NOT NULL CONSTRAINT desk_preference_up_to_a_minute CHECK (hold_seconds BETWEEN 0 AND 60)
);

CREATE TABLE office.absence (
    official  text NOT NULL,
    first_day date NOT NULL,
    last_day  date NOT NULL,
    CONSTRAINT absence_pkey PRIMARY KEY (official, first_day),
    CONSTRAINT absence_ends_after_it_begins CHECK (last_day >= first_day)
);

-- Who looked for a person and what for. Only ever added to.
CREATE TABLE office.access_log (
    id       bigint      PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    at       timestamptz NOT NULL,
    account  text        NOT NULL,
    official text        NOT NULL,
    what     text        NOT NULL,
    subject  text        NOT NULL,
    purpose  text        NOT NULL CONSTRAINT access_log_purpose_said CHECK (purpose <> '')
);
CREATE INDEX access_log_latest ON office.access_log (at DESC);

-- The draw: a secret seed a day for each division, how many petitions each official has drawn, and where drawing is the rule.
CREATE TABLE office.draw_seed (
    agency   text  NOT NULL,
    division text  NOT NULL,
    day      date  NOT NULL,
    seed     bytea NOT NULL CONSTRAINT draw_seed_has_32_bytes CHECK (octet_length(seed) = 32),
    CONSTRAINT draw_seed_pkey PRIMARY KEY (agency, division, day)
);
CREATE TABLE office.draw_turn (
    agency   text    NOT NULL,
    division text    NOT NULL,
    official text    NOT NULL,
    drawn    integer NOT NULL,
    CONSTRAINT draw_turn_pkey PRIMARY KEY (agency, division, official)
);
CREATE TABLE office.draw_rule (
    agency   text        NOT NULL,
    division text        NOT NULL,
    -- Petitions received from then on are drawn for; null where somebody gives them out.
    since    timestamptz,
    CONSTRAINT draw_rule_pkey PRIMARY KEY (agency, division)
);

-- The public half of the draw: what the seed was committed to, and the seed itself once its day is over.
CREATE TABLE record.draw (
    agency     text NOT NULL,
    division   text NOT NULL,
    day        date NOT NULL,
    commitment text NOT NULL CONSTRAINT draw_commitment_is_sha256 CHECK (commitment ~ '^[0-9a-f]{64}$'),
    seed       bytea,
    CONSTRAINT draw_pkey PRIMARY KEY (agency, division, day)
);
CREATE INDEX draw_secret ON record.draw (day) WHERE seed IS NULL;

-- What was done because a date had come: each once, in the transaction of its fact.
CREATE TABLE office.date_done (
    petition text NOT NULL,
    what     text NOT NULL,
    -- For which date: a due date that moves is reminded of again.
    of_date  text NOT NULL,
    CONSTRAINT date_done_pkey PRIMARY KEY (petition, what, of_date)
);

-- Work that one node does at a time. Who holds it lets go, or is taken to be gone when the time is over.
CREATE TABLE office.turn (
    job        text        PRIMARY KEY,
    holder     text        NOT NULL,
    held_until timestamptz NOT NULL
);

GRANT SELECT, INSERT ON office.subject, office.access_log, office.draw_seed, office.date_done TO open_office;
GRANT SELECT, INSERT, UPDATE ON office.held_act, office.desk_preference, office.absence, office.draw_turn, office.draw_rule,
                                office.turn, record.draw TO open_office;
GRANT SELECT ON office.subject TO open_publisher;
GRANT SELECT ON record.draw TO open_portal;
-- Where time is lost is told from what finished petitions took.
GRANT SELECT ON record.finished TO open_office;
