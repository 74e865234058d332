-- Officials as they were before they got another name, rank, unit or telephone. What was told of them by then stays as it was told, and can be made again
-- from this.
CREATE TABLE office.posting (
    official   text        NOT NULL REFERENCES office.official,
    until      timestamptz NOT NULL,
    agency     text        NOT NULL,
    unit       text        NOT NULL,
    rank       text        NOT NULL,
    name_ko    text        NOT NULL,
    name_en    text        NOT NULL,
    alias      text        NOT NULL,
    phone      text        NOT NULL,
    valid_from date        NOT NULL,
    valid_to   date,
    PRIMARY KEY (official, until)
);

GRANT SELECT, INSERT ON office.posting TO open_office;
GRANT SELECT ON office.posting TO open_publisher, open_audit;
