-- Which case of which event log has become which petition, so that the same log again makes nothing twice. source is
-- the agency and the procedure the log was brought in as; content is a digest, to notice a case that has changed since.

CREATE TABLE office.imported_case (
    source      text        NOT NULL,
    case_id     text        NOT NULL,
    petition    text        NOT NULL,
    content     text        NOT NULL,
    imported_at timestamptz NOT NULL,
    CONSTRAINT imported_case_pkey PRIMARY KEY (source, case_id)
);

GRANT SELECT, INSERT ON office.imported_case TO open_office;
