-- What is open, and past its due date, is counted of every division for the pages of agencies: out of this index alone, without a look at the petitions.
-- All that it holds besides is in an index already, or never changes, so a step forward costs what it did.
DROP INDEX record.petition_queue;
CREATE INDEX petition_queue ON record.petition (agency, division, received_at, number)
    INCLUDE (procedure, due_at, late, stands) WHERE decided_at IS NULL;
