-- What citizens answered in a quarter, as sums: never of fewer than five answers (decision 47). An empty division is the rest of an agency, an empty agency
-- the rest of the city, an empty sector the rest of all. The question '' counts whole answers. Nothing is changed once a quarter is counted.
CREATE TABLE audit.survey_quarter (
    quarter    text   PRIMARY KEY CONSTRAINT survey_quarter_is_one CHECK (quarter ~ '^20[0-9]{2}Q[1-4]$'),
    questions  integer NOT NULL,
    counted_on date   NOT NULL,
    -- Of the results of the quarter, as the public record has them: by agency, division and sector, how many there were.
    results    jsonb  NOT NULL
);
CREATE TABLE audit.survey_count (
    quarter  text   NOT NULL REFERENCES audit.survey_quarter,
    agency   text   NOT NULL,
    division text   NOT NULL,
    sector   text   NOT NULL,
    question text   NOT NULL,
    answer   text   NOT NULL,
    number   bigint NOT NULL CONSTRAINT survey_count_counts CHECK (number > 0),
    CONSTRAINT survey_count_once PRIMARY KEY (quarter, agency, division, sector, question, answer)
);
GRANT SELECT, INSERT ON audit.survey_quarter, audit.survey_count TO open_audit;

-- Files of figures that Audit has released: the results of surveys, the index. The publisher takes each up between two entries, and its hash is an entry
-- of the log. Nobody can change or remove one.
CREATE TABLE office.figures_release (
    name        text        PRIMARY KEY CONSTRAINT figures_release_has_a_name CHECK (name ~ '^[a-z]+/[0-9A-Z]{4,8}$'),
    title_ko    text        NOT NULL,
    title_en    text        NOT NULL,
    -- Canonical JSON (RFC 8785), byte for byte what everyone gets.
    body        text        NOT NULL,
    released_at timestamptz NOT NULL
);
GRANT SELECT, INSERT ON office.figures_release TO open_audit;
GRANT SELECT ON office.figures_release TO open_publisher;

CREATE TABLE record.figures_file (
    name         text        PRIMARY KEY,
    title_ko     text        NOT NULL,
    title_en     text        NOT NULL,
    body         text        NOT NULL,
    published_at timestamptz NOT NULL
);
GRANT SELECT, INSERT ON record.figures_file TO open_publisher;
GRANT SELECT ON record.figures_file, record.published TO open_portal;
GRANT SELECT ON record.figures_file TO open_audit;

-- Nothing comes in for a quarter that is counted.
CREATE OR REPLACE FUNCTION intake.survey_put(by_mark bytea, in_quarter text, to_office bytea) RETURNS boolean
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
        WITH made AS (
            INSERT INTO audit.survey_letter (mark, quarter, sealed)
            SELECT by_mark, in_quarter, to_office
             WHERE NOT EXISTS (SELECT FROM audit.survey_quarter WHERE quarter = in_quarter)
            ON CONFLICT DO NOTHING RETURNING 1
        )
        SELECT EXISTS (SELECT FROM made)
    $$;
