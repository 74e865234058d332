-- What the city says about itself (policy, procedures, days off, agencies and divisions) is published in entries of no petition: their petition is
-- empty, and the body leaves it out. Here stands what was said last of each thing, and in which entry, so that the publisher says nothing twice.
CREATE TABLE record.published (
    what   text   PRIMARY KEY,
    sha256 text   NOT NULL CONSTRAINT published_sha256_is_one CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    index  bigint NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON record.published TO open_publisher;
GRANT SELECT ON record.published TO open_portal;
