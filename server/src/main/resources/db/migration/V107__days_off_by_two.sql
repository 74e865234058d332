-- A day off that was announced can be taken back before it comes. The announcement stays, as petitions were counted with it, and so does this.
CREATE TABLE record.withdrawn_holiday (
    day          date        CONSTRAINT withdrawn_holiday_pk PRIMARY KEY
        CONSTRAINT withdrawn_holiday_was_announced REFERENCES record.added_holiday,
    reason_ko    text        NOT NULL CONSTRAINT withdrawn_holiday_reason_ko_said CHECK (reason_ko <> ''),
    reason_en    text        NOT NULL CONSTRAINT withdrawn_holiday_reason_en_said CHECK (reason_en <> ''),
    basis        text        NOT NULL CONSTRAINT withdrawn_holiday_basis_said CHECK (basis <> ''),
    withdrawn_at timestamptz NOT NULL
);

GRANT SELECT ON record.withdrawn_holiday TO open_office, open_publisher, open_portal, open_audit;
GRANT INSERT ON record.withdrawn_holiday TO open_office;

-- One official proposes it, another one agrees. Accounts are named, as they are in the journal of rights.
CREATE TABLE office.holiday_proposal (
    id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    day         date        NOT NULL,
    -- None where an announced day is to be taken back.
    kind        text        CONSTRAINT holiday_proposal_kind_known CHECK (kind IN ('temporary', 'election', 'substitute')),
    -- What the day is called, or why it is taken back.
    words_ko    text        NOT NULL,
    words_en    text        NOT NULL,
    basis       text        NOT NULL,
    proposed_by text        NOT NULL,
    proposed_at timestamptz NOT NULL,
    settled_by  text,
    settled_at  timestamptz,
    agreed      boolean,
    CONSTRAINT holiday_proposal_settled_at_once CHECK (num_nonnulls(settled_by, settled_at, agreed) IN (0, 3)),
    CONSTRAINT holiday_proposal_takes_two CHECK (NOT agreed OR settled_by <> proposed_by)
);
CREATE UNIQUE INDEX holiday_proposal_waits ON office.holiday_proposal (day) WHERE settled_at IS NULL;

-- For which changes of the calendar the open petitions have been counted again.
CREATE TABLE office.holiday_counted (
    change     text        PRIMARY KEY,
    counted_at timestamptz NOT NULL,
    moved      bigint      NOT NULL
);

GRANT SELECT, INSERT ON office.holiday_proposal, office.holiday_counted TO open_office;
GRANT UPDATE (settled_by, settled_at, agreed) ON office.holiday_proposal TO open_office;

-- What was announced before this was counted when it was announced.
INSERT INTO office.holiday_counted (change, counted_at, moved)
SELECT 'holiday/' || day, announced_at + interval '1 hour', 0 FROM record.added_holiday;
