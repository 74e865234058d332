-- What the auditors watch: for each division, official and procedure, month by month, how soon acts were entered and what asks for a look; and the single
-- entries that ask for one. The publisher writes it in the transaction of the entries, so nothing is missed or counted twice; only the inside reads it.
CREATE TABLE office.watch_tally (
    -- The first day of the month in Seoul.
    month     date   NOT NULL CONSTRAINT watch_tally_by_month CHECK (extract(day FROM month) = 1),
    agency    text   NOT NULL,
    division  text   NOT NULL,
    -- Who entered it, or who had the petition whose date passed; empty where that was nobody in office.
    official  text   NOT NULL,
    procedure text   NOT NULL,
    what      text   NOT NULL,
    number    bigint NOT NULL,
    CONSTRAINT watch_tally_once PRIMARY KEY (month, agency, division, official, procedure, what)
);

CREATE TABLE office.watch_item (
    petition  text    NOT NULL,
    seq       integer NOT NULL,
    what      text    NOT NULL,
    month     date    NOT NULL CONSTRAINT watch_item_by_month CHECK (extract(day FROM month) = 1),
    agency    text    NOT NULL,
    division  text    NOT NULL,
    official  text    NOT NULL,
    procedure text    NOT NULL,
    occurred_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    CONSTRAINT watch_item_once PRIMARY KEY (petition, seq, what)
);
CREATE INDEX watch_item_by_month ON office.watch_item (month, what, agency, division);

-- Counted from the beginning once more, with the figures of divisions.
UPDATE record.head SET divisions_counted = false;

GRANT SELECT, INSERT, UPDATE, DELETE ON office.watch_tally TO open_publisher;
GRANT SELECT, INSERT, DELETE ON office.watch_item TO open_publisher;
GRANT SELECT ON office.watch_tally, office.watch_item TO open_office, open_audit;
GRANT SELECT ON record.division_tally TO open_audit;
