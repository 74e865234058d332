-- What other systems send may name people before anybody knows which petition it is about, so each of their documents has a key of its own.
-- Erasing the petition destroys it. '' is the document of what names none.
CREATE TABLE vault.bridge_seal (
    system   text  NOT NULL REFERENCES office.bridge_system,
    document text  NOT NULL,
    wrapped  bytea NOT NULL,
    CONSTRAINT bridge_seal_is_one_of_a_document PRIMARY KEY (system, document)
);

-- What lies open from before is sealed by the program when it starts.
ALTER TABLE vault.bridge_body ALTER COLUMN body DROP NOT NULL;
ALTER TABLE vault.bridge_body ADD COLUMN sealed bytea;
ALTER TABLE vault.bridge_body ADD CONSTRAINT bridge_body_is_open_or_sealed CHECK ((body IS NULL) <> (sealed IS NULL));

GRANT SELECT, INSERT, UPDATE, DELETE ON vault.bridge_seal TO open_office;
GRANT UPDATE ON vault.bridge_body TO open_office;
