-- Once a year officials are asked too. Who drew a link and which links were drawn stand in one row for an agency, each list in an order of its own, so
-- that neither says anything of the other: no row of a table is younger than another (decision 74). Both go when the year is counted.
CREATE TABLE audit.survey_invitation (
    year      text    NOT NULL CONSTRAINT survey_invitation_of_a_year CHECK (year ~ '^20[0-9]{2}$'),
    agency    text    NOT NULL,
    officials text[]  NOT NULL,
    marks     bytea[] NOT NULL CONSTRAINT survey_invitation_has_as_many CHECK (cardinality(marks) = cardinality(officials)),
    CONSTRAINT survey_invitation_once PRIMARY KEY (year, agency)
);
GRANT SELECT, INSERT, UPDATE, DELETE ON audit.survey_invitation TO open_audit;

-- A letter is of a quarter of citizens, or of a year of officials.
ALTER TABLE audit.survey_letter
    DROP CONSTRAINT survey_letter_of_a_quarter,
    ADD CONSTRAINT survey_letter_of_a_time CHECK (quarter ~ '^20[0-9]{2}(Q[1-4])?$');

-- The year and the agency of a link that was drawn; nothing for another. The portal learns no more, and cannot go through them.
CREATE FUNCTION intake.survey_invited(by_mark bytea) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$ SELECT year || '/' || agency FROM audit.survey_invitation WHERE by_mark = ANY (marks) $$;
REVOKE ALL ON FUNCTION intake.survey_invited(bytea) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION intake.survey_invited(bytea) TO open_portal;

-- Nothing comes in for a quarter that is counted, and for a year only with a link that was drawn.
CREATE OR REPLACE FUNCTION intake.survey_put(by_mark bytea, in_quarter text, to_office bytea) RETURNS boolean
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
        WITH made AS (
            INSERT INTO audit.survey_letter (mark, quarter, sealed)
            SELECT by_mark, in_quarter, to_office
             WHERE NOT EXISTS (SELECT FROM audit.survey_quarter WHERE quarter = in_quarter)
               AND (length(in_quarter) > 4
                    OR EXISTS (SELECT FROM audit.survey_invitation WHERE year = in_quarter AND by_mark = ANY (marks)))
            ON CONFLICT DO NOTHING RETURNING 1
        )
        SELECT EXISTS (SELECT FROM made)
    $$;
