-- Another post gives whoever has rights another reach of them, so it waits for a second administrator as rights do: agency, unit, rank, telephone, since and
-- until, none where it is not about a post.
ALTER TABLE office.privilege_request ADD COLUMN post text[] NOT NULL DEFAULT '{}';

-- From which post to which, where the fact is about one.
ALTER TABLE office.privilege ADD COLUMN post text;

-- Whose account brought the change about; none for the program.
ALTER TABLE office.posting ADD COLUMN changed_by text;

-- Whether a place in a line approves by delegation goes with the rank of whoever takes it over.
GRANT UPDATE (delegated) ON office.document_box TO open_office;
