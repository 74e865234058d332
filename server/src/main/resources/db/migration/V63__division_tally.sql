-- What is counted of each division, month by month, for everyone to read: how soon its acts were entered, what was entered after the due date, which
-- dates passed, where the procedure was left, where something was withheld. The publisher counts in the transaction of the entries.
CREATE TABLE record.division_tally (
    -- The first day of the month in Seoul.
    month      date   NOT NULL CONSTRAINT division_tally_by_month CHECK (extract(day FROM month) = 1),
    agency     text   NOT NULL,
    division   text   NOT NULL,
    entered    bigint NOT NULL,
    lag_a      bigint NOT NULL,
    lag_b      bigint NOT NULL,
    lag_c      bigint NOT NULL,
    lag_d      bigint NOT NULL,
    after_due  bigint NOT NULL,
    passed     bigint NOT NULL,
    departures bigint NOT NULL,
    withheld   bigint NOT NULL,
    CONSTRAINT division_tally_once PRIMARY KEY (month, agency, division)
);

-- Whether entries from before this table are in it. The publisher counts them once, before its first batch.
ALTER TABLE record.head ADD COLUMN divisions_counted boolean NOT NULL DEFAULT false;

-- It deletes what was there when it counts anew.
GRANT SELECT, INSERT, UPDATE, DELETE ON record.division_tally TO open_publisher;
GRANT SELECT ON record.division_tally TO open_portal;
