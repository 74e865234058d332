-- Who opened a file is written down in a chain: each row carries the hash of itself and of the row before, so that none can be changed, struck out or
-- slipped in without all later ones telling. The head of each day's chain becomes a public entry, and the applicant is shown the link of each row.
ALTER TABLE vault.opening ADD COLUMN chain text;
ALTER TABLE intake.opening ADD COLUMN chain text;

CREATE FUNCTION vault.opening_link(before text, one vault.opening) RETURNS text
    LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
    AS $$
        SELECT encode(sha256(convert_to(concat_ws(E'\n', before, one.petition,
                   to_char(one.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
                   one.agency, one.unit, one.official, one.rank, one.purpose, coalesce(one.file::text, '')), 'UTF8')), 'hex')
    $$;

DO $$
DECLARE
    one  vault.opening;
    link text := '';
BEGIN
    FOR one IN SELECT * FROM vault.opening ORDER BY position LOOP
        link := vault.opening_link(link, one);
        UPDATE vault.opening SET chain = link WHERE position = one.position;
    END LOOP;
END $$;
ALTER TABLE vault.opening ALTER COLUMN chain SET NOT NULL;

-- One after the other: whoever opens a file waits for who is just opening one.
CREATE FUNCTION vault.chain_opening() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
    AS $$
    DECLARE
        before record;
    BEGIN
        PERFORM pg_advisory_xact_lock(hashtext('open openings'));
        SELECT position, chain INTO before FROM vault.opening ORDER BY position DESC LIMIT 1;
        NEW.position := coalesce(before.position, 0) + 1;
        NEW.chain := vault.opening_link(coalesce(before.chain, ''), NEW);
        RETURN NEW;
    END
    $$;
CREATE TRIGGER opening_chained BEFORE INSERT ON vault.opening FOR EACH ROW EXECUTE FUNCTION vault.chain_opening();

GRANT USAGE ON SCHEMA intake TO open_publisher;
GRANT SELECT ON vault.opening, intake.opening TO open_publisher;
