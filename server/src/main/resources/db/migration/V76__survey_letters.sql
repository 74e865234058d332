-- What citizens answer after a result, until their quarter is counted: sealed to the office, all of one size, with the quarter and nothing else in the
-- clear. The mark is what a site makes of a token with a secret that lies outside the database; it lets a token answer once and goes with the answer.
-- No hour, no address, no petition. The portal has no right on this table: it puts one in, or asks for one mark, through two functions.
CREATE TABLE audit.survey_letter (
    mark    bytea PRIMARY KEY CONSTRAINT survey_letter_mark_is_a_hash CHECK (length(mark) = 32),
    quarter text  NOT NULL CONSTRAINT survey_letter_of_a_quarter CHECK (quarter ~ '^20[0-9]{2}Q[1-4]$'),
    sealed  bytea NOT NULL CONSTRAINT survey_letter_is_padded CHECK (length(sealed) BETWEEN 2048 AND 2400)
);
CREATE INDEX survey_letter_of_quarter ON audit.survey_letter (quarter);
ALTER TABLE audit.survey_letter ALTER COLUMN sealed SET STORAGE EXTERNAL;
GRANT SELECT, DELETE ON audit.survey_letter TO open_audit;

-- False where this token has answered.
CREATE FUNCTION intake.survey_put(by_mark bytea, in_quarter text, to_office bytea) RETURNS boolean
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
        WITH made AS (
            INSERT INTO audit.survey_letter (mark, quarter, sealed) VALUES (by_mark, in_quarter, to_office)
            ON CONFLICT DO NOTHING RETURNING 1
        )
        SELECT EXISTS (SELECT FROM made)
    $$;

CREATE FUNCTION intake.survey_has(by_mark bytea) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$ SELECT EXISTS (SELECT FROM audit.survey_letter WHERE mark = by_mark) $$;

REVOKE ALL ON FUNCTION intake.survey_put(bytea, text, bytea), intake.survey_has(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION intake.survey_put(bytea, text, bytea), intake.survey_has(bytea) TO open_portal;
