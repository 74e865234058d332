-- Whoever administers the database could put a key of his own into the letter box and read what is filed from then on. The office therefore signs
-- its public key; the private half of the signing key lies beside that of the box, wrapped by the master key, and portals know its public half from
-- outside the database.
ALTER TABLE vault.letter_key ADD COLUMN signing bytea;
ALTER TABLE intake.letter_key ADD COLUMN signed text;
