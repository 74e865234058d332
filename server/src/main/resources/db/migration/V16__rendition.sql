-- Redacted papers, kept by the office when they are made and shown by the publisher together with the entry that tells of them.
CREATE TABLE office.rendition (
    id       text    PRIMARY KEY,
    petition text    NOT NULL,
    sha256   text    NOT NULL,
    pages    integer NOT NULL,
    pdf      bytea   NOT NULL
);
GRANT SELECT, INSERT ON office.rendition TO open_office;
GRANT SELECT ON office.rendition TO open_publisher;

CREATE TABLE record.document (
    petition text  NOT NULL,
    id       text  NOT NULL,
    sha256   text  NOT NULL,
    pdf      bytea NOT NULL,
    CONSTRAINT document_once PRIMARY KEY (petition, id)
);
-- They are pictures packed already.
ALTER TABLE office.rendition ALTER COLUMN pdf SET STORAGE EXTERNAL;
ALTER TABLE record.document ALTER COLUMN pdf SET STORAGE EXTERNAL;
GRANT SELECT, INSERT ON record.document TO open_publisher;
GRANT SELECT ON record.document TO open_portal;
