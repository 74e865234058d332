-- Who signs the key of the letter box is told to everyone, in an entry of the log, so that it cannot be one key for some and another for others. The
-- office writes each signer here once; the publisher says what is new. Numbered, since a signer could come back.
CREATE TABLE record.letter_signer (
    number integer PRIMARY KEY CONSTRAINT letter_signer_numbers_count CHECK (number > 0),
    key    text    NOT NULL
);
GRANT SELECT, INSERT ON record.letter_signer TO open_office;
GRANT SELECT ON record.letter_signer TO open_publisher;
