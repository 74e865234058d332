-- Orders of the Audit Division, by the month in which they were given: how many, how many of them were answered by now, and how many of these in time. There
-- were none before this version.
ALTER TABLE record.division_tally
    ADD COLUMN orders          bigint NOT NULL DEFAULT 0,
    ADD COLUMN orders_answered bigint NOT NULL DEFAULT 0,
    ADD COLUMN orders_in_time  bigint NOT NULL DEFAULT 0;
