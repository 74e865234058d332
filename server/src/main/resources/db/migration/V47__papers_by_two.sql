-- A paper goes out by two officials: one blackens it, another signs, and ten seconds later it is public. Until then it lies here, and what
-- became of it stays here. The id is drawn, as one made of the content would tell whoever has the paper whether it is the same.
CREATE TABLE office.paper (
    id         text        PRIMARY KEY,
    petition   text        NOT NULL,
    title_ko   text        NOT NULL,
    title_en   text        NOT NULL,
    sha256     text        NOT NULL,
    pages      integer     NOT NULL CHECK (pages > 0),
    pdf        bytea       NOT NULL,
    -- What was blackened: [{"page":1,"ground":"9-1-6"}].
    covered    jsonb       NOT NULL,
    -- Pages that no machine could read, so that whoever signs says to have looked at them.
    unread     integer[]   NOT NULL,
    state      text        NOT NULL CONSTRAINT paper_state_known CHECK (state IN ('DRAFTED', 'SIGNED', 'OPENED', 'TAKEN_BACK', 'REFUSED')),
    drafted_by text        NOT NULL,
    drafted_at timestamptz NOT NULL,
    signed_by  text,
    account    text,
    signed_at  timestamptz,
    until      timestamptz,
    refusal_ko text,
    refusal_en text,
    CONSTRAINT paper_signed_by_another CHECK (signed_by IS NULL OR signed_by <> drafted_by),
    CONSTRAINT paper_signed_whole CHECK ((state IN ('SIGNED', 'OPENED')) <= (num_nulls(signed_by, account, signed_at, until) = 0))
);
ALTER TABLE office.paper ALTER COLUMN pdf SET STORAGE EXTERNAL;
CREATE INDEX paper_of_petition ON office.paper (petition, drafted_at);
CREATE INDEX paper_due ON office.paper (until) WHERE state = 'SIGNED';
GRANT SELECT, INSERT, UPDATE ON office.paper TO open_office;
-- The pages of a paper that is taken back are kept nowhere.
GRANT DELETE ON office.rendition TO open_office;

-- A paper that is taken back goes from the public record with the entry that says so.
GRANT DELETE ON record.document TO open_publisher;
