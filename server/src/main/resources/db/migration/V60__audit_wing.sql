-- The wing of the Audit Division: a schema and a role of its own. It reads what the inside has done and what the outside shows, and writes nothing
-- there; what it changes elsewhere it changes through a room's door, which grants it that one thing. It may not enter the vault.
CREATE SCHEMA audit;
COMMENT ON SCHEMA audit IS 'What the Audit Division works with: drafts of the policy, previews, reviews. Read by nobody else.';
REVOKE ALL ON SCHEMA audit FROM PUBLIC;
GRANT USAGE ON SCHEMA audit, office, record TO open_audit;
GRANT USAGE ON SCHEMA public TO open_audit;

GRANT SELECT ON office.journal, office.petition, office.subject, office.official, office.absence, office.access_log, office.privilege,
                office.delegation, office.deputyship, office.document, office.document_box, office.document_signature, office.document_turn,
                office.document_version, office.registration, office.guard_pass, office.guard_stop
    TO open_audit;
-- Whose account it is and what it may do; not what opens it.
GRANT SELECT (name, official, roles, passkey_required, made_at, made_by, disabled_at) ON office.account TO open_audit;
GRANT SELECT ON record.agency, record.unit, record.procedure_version, record.added_holiday, record.policy, record.entry, record.head,
                record.petition, record.published, record.finished, record.sector_tally, record.day_tally
    TO open_audit;

-- The versions of the disclosure policy that Audit has released, a whole sheet each; those up to 4 came with the program. The publisher takes a
-- version up between two entries and writes it into record.policy. Nobody can change or remove one.
CREATE TABLE office.policy_release (
    version     integer     PRIMARY KEY CONSTRAINT policy_release_after_those_that_came_along CHECK (version > 4),
    sheet       jsonb       NOT NULL,
    -- Who, when and why, as everyone reads it.
    release     jsonb       NOT NULL,
    released_at timestamptz NOT NULL
);
GRANT SELECT, INSERT ON office.policy_release TO open_audit;
GRANT SELECT ON office.policy_release TO open_publisher;

-- What a version says of single procedures, and who released it; null for those that came with the program, whose entries in the log stay as they are.
ALTER TABLE record.policy ADD COLUMN special jsonb, ADD COLUMN release jsonb;
