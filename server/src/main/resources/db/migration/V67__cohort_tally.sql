-- What is counted of petitions that came in together, for everyone to read: how many stand where, how soon things were entered, what was withheld on
-- which ground, how long first decisions took. By the month of reception, so that each number is a list of petitions that can be looked up. The publisher
-- counts in the transaction of the entries.
CREATE TABLE record.cohort_tally (
    -- The first day of the month in Seoul in which the petitions were received.
    month     date   NOT NULL CONSTRAINT cohort_tally_by_month CHECK (extract(day FROM month) = 1),
    sector    text   NOT NULL,
    procedure text   NOT NULL,
    agency    text   NOT NULL,
    what      text   NOT NULL,
    -- The ground, or the days, where what is counted has parts.
    part      text   NOT NULL,
    number    bigint NOT NULL,
    CONSTRAINT cohort_tally_once PRIMARY KEY (month, sector, procedure, agency, what, part)
);

-- For how many working minutes time had run by the last entry, net of time that stood still: what an open petition has lasted is counted on from there.
ALTER TABLE record.petition ADD COLUMN worked integer NOT NULL DEFAULT 0;
CREATE INDEX petition_running ON record.petition (procedure) WHERE decided_at IS NULL;

-- That the procedure was left, a supplement was asked for, a part was withheld: so that the petitions behind such a number can be looked up. Sorted.
ALTER TABLE record.petition ADD COLUMN marks text[] NOT NULL DEFAULT '{}';
CREATE INDEX petition_departures ON record.petition (received_at DESC, number DESC) WHERE marks @> '{departures}';
CREATE INDEX petition_supplements ON record.petition (received_at DESC, number DESC) WHERE marks @> '{supplements}';

-- What was published before is counted by the next publisher, before its first batch.
UPDATE record.head SET divisions_counted = false;

-- It deletes what was there when it counts anew.
GRANT SELECT, INSERT, UPDATE, DELETE ON record.cohort_tally TO open_publisher;
GRANT SELECT ON record.cohort_tally TO open_portal;
