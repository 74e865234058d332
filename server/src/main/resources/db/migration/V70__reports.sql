-- The postcard to the mayor: what somebody reports about corruption, and what is said about it afterwards. Every envelope is sealed twice, to the
-- office and to the reporter's own key, and has the same size whatever is in it. A report knows the day it came and no hour, no address and no
-- petition. The portal has no right on these tables at all: it reaches a single report, by a hash of the reporter's code, through four functions.
CREATE TABLE audit.report (
    id          uuid  PRIMARY KEY,
    -- A hash of the code; nothing in the database leads back from it.
    find        bytea NOT NULL CONSTRAINT report_one_a_code UNIQUE CONSTRAINT report_found_by_hash CHECK (length(find) = 32),
    -- The private half of the reporter's own key, sealed with the code.
    kept        bytea NOT NULL CONSTRAINT report_key_is_short CHECK (length(kept) <= 1024),
    received_on date  NOT NULL,
    -- The last day on which somebody came with the code: access ends with it.
    visited_on  date  NOT NULL
);

CREATE TABLE audit.report_message (
    n            bigint  GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id           uuid    NOT NULL CONSTRAINT report_message_once UNIQUE,
    report       uuid    NOT NULL REFERENCES audit.report ON DELETE CASCADE,
    said_on      date    NOT NULL,
    from_office  boolean NOT NULL,
    for_office   bytea   NOT NULL,
    for_reporter bytea   NOT NULL,
    CONSTRAINT report_message_is_padded CHECK (length(for_office) BETWEEN 16384 AND 66000 AND length(for_reporter) BETWEEN 16384 AND 66000)
);
CREATE INDEX report_message_of_report ON audit.report_message (report, n);
-- What is sealed does not get smaller.
ALTER TABLE audit.report_message ALTER COLUMN for_office SET STORAGE EXTERNAL, ALTER COLUMN for_reporter SET STORAGE EXTERNAL;

GRANT SELECT, DELETE ON audit.report TO open_audit;
GRANT SELECT, INSERT, DELETE ON audit.report_message TO open_audit;

-- A new report; false where there is one with this code, as when a form is sent twice.
CREATE FUNCTION intake.report_begin(as_id uuid, by_find bytea, with_kept bytea, on_day date) RETURNS boolean
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
        WITH made AS (
            INSERT INTO audit.report (id, find, kept, received_on, visited_on)
            VALUES (as_id, by_find, with_kept, on_day, on_day)
            ON CONFLICT DO NOTHING RETURNING 1
        )
        SELECT EXISTS (SELECT FROM made)
    $$;

-- What lies under a code, and that somebody came for it.
CREATE FUNCTION intake.report_visit(by_find bytea, on_day date) RETURNS TABLE (report uuid, key bytea)
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
        UPDATE audit.report SET visited_on = greatest(visited_on, on_day) WHERE find = by_find RETURNING report.id, report.kept
    $$;

-- Another envelope for the report of this code; the same again changes nothing.
CREATE FUNCTION intake.report_add(by_find bytea, as_id uuid, on_day date, to_office bytea, to_reporter bytea) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
        INSERT INTO audit.report_message (id, report, said_on, from_office, for_office, for_reporter)
        SELECT as_id, report.id, on_day, false, to_office, to_reporter FROM audit.report WHERE report.find = by_find
        ON CONFLICT DO NOTHING
    $$;

-- What was said so far, as it is sealed for the reporter.
CREATE FUNCTION intake.report_said(by_find bytea) RETURNS TABLE (message uuid, said_on date, from_office boolean, sealed bytea)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
        SELECT said.id, said.said_on, said.from_office, said.for_reporter
          FROM audit.report_message said JOIN audit.report ON report.id = said.report
         WHERE report.find = by_find
         ORDER BY said.n
    $$;

REVOKE ALL ON FUNCTION intake.report_begin(uuid, bytea, bytea, date), intake.report_visit(bytea, date),
                       intake.report_add(bytea, uuid, date, bytea, bytea), intake.report_said(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION intake.report_begin(uuid, bytea, bytea, date), intake.report_visit(bytea, date),
                          intake.report_add(bytea, uuid, date, bytea, bytea), intake.report_said(bytea) TO open_portal;
