-- Texts that a division writes once and uses often: one row a version, only ever added, so that it stays known who wrote what and when. The newest counts.
CREATE TABLE office.wording (
    id        uuid        NOT NULL,
    version   integer     NOT NULL,
    agency    text        NOT NULL,
    division  text        NOT NULL,
    -- For which field of a form it is.
    use       text        NOT NULL,
    -- Null where it is for all of the division's procedures.
    procedure text,
    name      text        NOT NULL,
    ko        text        NOT NULL,
    en        text        NOT NULL,
    retired   boolean     NOT NULL,
    official  text        NOT NULL,
    at        timestamptz NOT NULL,
    CONSTRAINT wording_once PRIMARY KEY (id, version),
    CONSTRAINT wording_version_counts CHECK (version > 0)
);
CREATE INDEX wording_of_division ON office.wording (agency, division, id, version DESC);
GRANT SELECT, INSERT ON office.wording TO open_office;
