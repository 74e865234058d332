-- Versions of procedures. A petition stays on the version it began under, so a version is written once and never
-- touched again: nobody may UPDATE or DELETE.

CREATE TABLE record.procedure_version (
    code         text NOT NULL,
    version      integer NOT NULL,
    definition   jsonb NOT NULL,
    content_hash bytea NOT NULL,
    published_at timestamptz NOT NULL,
    CONSTRAINT procedure_version_pkey PRIMARY KEY (code, version),
    CONSTRAINT procedure_version_counts_from_one CHECK (version >= 1),
    CONSTRAINT procedure_version_hash_is_sha256 CHECK (octet_length(content_hash) = 32)
);

GRANT SELECT, INSERT ON record.procedure_version TO open_office;
GRANT SELECT ON record.procedure_version TO open_publisher, open_portal;
