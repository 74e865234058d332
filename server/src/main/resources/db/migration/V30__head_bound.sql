-- What the page of a petition shows above its timeline is bound to the log: the latest entry carries the hash of this salt and the view. The salt
-- is public with the view and replaced with it (docs/decisions/0021). Null for petitions whose last entry is from before.
ALTER TABLE record.petition ADD COLUMN head_salt text
    CONSTRAINT petition_head_salt_is_32_bytes CHECK (head_salt ~ '^[0-9a-f]{64}$');

-- The check compares opened papers and draws with the entries that tell of them.
GRANT SELECT ON record.draw, record.added_holiday TO open_publisher;
