-- Two worlds in one database. Inside: office (what has happened) and vault (sealed personal data). Outside: record
-- (what the policy let through). intake is the letter box between them: the outside may drop letters in, the inside
-- empties it. The three login roles exist before this migration runs; a later migration grants its own tables and
-- nothing is granted by default, so a forgotten GRANT shows as an error and never as a leak.

CREATE SCHEMA office;
CREATE SCHEMA vault;
CREATE SCHEMA intake;
CREATE SCHEMA record;

COMMENT ON SCHEMA office IS 'The case base: the journal of what has happened, and what hangs on it. Inside only.';
COMMENT ON SCHEMA vault IS 'Personal data, sealed per petition. Inside only, and read with a logged reason.';
COMMENT ON SCHEMA intake IS 'The letter box: filings the public side drops in and the inside empties.';
COMMENT ON SCHEMA record IS 'The public record: only what the disclosure policy let through.';

REVOKE ALL ON SCHEMA office, vault, intake, record, public FROM PUBLIC;

GRANT USAGE ON SCHEMA office, vault, intake, record TO open_office;
GRANT USAGE ON SCHEMA office, record TO open_publisher;
GRANT USAGE ON SCHEMA intake, record TO open_portal;

-- Search with typing errors needs trigrams. The extension lives in public so that its operators are found without a
-- prefix; public holds nothing else but the history of these migrations.
CREATE EXTENSION IF NOT EXISTS pg_trgm SCHEMA public;
GRANT USAGE ON SCHEMA public TO open_office, open_publisher, open_portal;
