-- What an audit found and demanded, made known to everyone by an auditor other than the one who reported it: the number of the result, or the ground on which
-- its words are withheld. Of an audit: which kind it is, and whether it began without its plan having been told before.
ALTER TABLE audit.matter_act
    ADD COLUMN result integer CONSTRAINT matter_act_result_once UNIQUE,
    ADD COLUMN ground text CONSTRAINT matter_act_ground CHECK (ground IS NULL OR what = 'PUBLISHED'),
    ADD COLUMN audit  text CONSTRAINT matter_act_audit CHECK (audit IS NULL OR what = 'AUDITED'),
    ADD COLUMN urgent boolean NOT NULL DEFAULT false CONSTRAINT matter_act_urgent CHECK (NOT urgent OR what = 'AUDITED'),
    ADD CONSTRAINT matter_act_publishes CHECK ((what = 'PUBLISHED') = (result IS NOT NULL));

-- Results on their way into the record, as canonical JSON (RFC 8785). The publisher takes each up between two entries. Nobody can change or remove one.
CREATE TABLE office.audit_release (
    number      integer     PRIMARY KEY,
    result      text        NOT NULL,
    released_at timestamptz NOT NULL
);
GRANT SELECT, INSERT ON office.audit_release TO open_audit;
GRANT SELECT ON office.audit_release TO open_publisher;

CREATE TABLE record.audit_result (
    number       integer     PRIMARY KEY,
    result       text        NOT NULL,
    published_at timestamptz NOT NULL
);
GRANT SELECT, INSERT ON record.audit_result TO open_publisher;
GRANT SELECT ON record.audit_result TO open_portal, open_audit;
