-- What lies on the desks beside the petitions themselves: what came in, drafts that came back, what was sent and is awaited, what remains once it is
-- decided. Written in the transaction of the facts from which it follows; what its official has set aside as seen is gone.
CREATE TABLE office.pile (
    petition text        NOT NULL,
    what     text        NOT NULL,
    -- The fact, the document, the step or the letter.
    about    text        NOT NULL,
    pile     text        NOT NULL CONSTRAINT pile_known CHECK (pile IN ('ARRIVED', 'RETURNED', 'AFTER', 'SENT')),
    -- An official, or agency/division while nobody has the petition.
    holder   text        NOT NULL,
    -- 9999-12-31 where no day is set.
    until    date        NOT NULL,
    since    timestamptz NOT NULL,
    words_ko text        NOT NULL,
    words_en text        NOT NULL,
    CONSTRAINT pile_pkey PRIMARY KEY (petition, what, about)
);
CREATE INDEX pile_of_holder ON office.pile (holder, pile, until, since, petition, what, about);

-- How much lies in each pile, by the day until which; the sum of its rows. Each write adds its own row, so that nobody waits for anybody; once a
-- minute the rows of a day become one.
CREATE TABLE office.pile_tally (
    holder text   NOT NULL,
    pile   text   NOT NULL,
    until  date   NOT NULL,
    n      bigint NOT NULL
);
CREATE INDEX pile_tally_of_holder ON office.pile_tally (holder, pile, until) INCLUDE (n);

CREATE FUNCTION office.pile_counted() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
    AS $$
        BEGIN
            IF TG_OP <> 'INSERT' THEN
                INSERT INTO office.pile_tally (holder, pile, until, n)
                SELECT holder, pile, until, -count(*) FROM gone GROUP BY holder, pile, until;
            END IF;
            IF TG_OP <> 'DELETE' THEN
                INSERT INTO office.pile_tally (holder, pile, until, n)
                SELECT holder, pile, until, count(*) FROM come GROUP BY holder, pile, until;
            END IF;
            RETURN NULL;
        END
    $$;
CREATE TRIGGER pile_comes AFTER INSERT ON office.pile
    REFERENCING NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION office.pile_counted();
CREATE TRIGGER pile_moves AFTER UPDATE ON office.pile
    REFERENCING OLD TABLE AS gone NEW TABLE AS come FOR EACH STATEMENT EXECUTE FUNCTION office.pile_counted();
CREATE TRIGGER pile_goes AFTER DELETE ON office.pile
    REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION office.pile_counted();

-- Up to where petitions from before this table were looked at; no row once all were, or where there were none.
CREATE TABLE office.pile_start (
    up_to text NOT NULL
);
INSERT INTO office.pile_start SELECT '' WHERE EXISTS (SELECT FROM office.petition);

GRANT SELECT, INSERT, UPDATE, DELETE ON office.pile TO open_office;
GRANT SELECT, INSERT, DELETE ON office.pile_tally TO open_office;
GRANT SELECT, UPDATE, DELETE ON office.pile_start TO open_office;
