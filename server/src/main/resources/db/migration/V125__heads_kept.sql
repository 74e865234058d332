-- How each entry of a petition changed what stands above its timeline: a merge patch (RFC 7396) on what stood there before, and the salt that binds
-- what stood there after it to the entry. So a petition is shown as it was by what was shown (docs/decisions/0080). Null in entries in which the city
-- speaks about itself and in those from before; the salt goes when words of theirs are withheld.
ALTER TABLE record.entry
    ADD COLUMN head_change text,
    ADD COLUMN head_salt text;

GRANT UPDATE (shown, head_change, head_salt) ON record.entry TO open_publisher;

-- From which index on. An entry after it without them is a finding.
ALTER TABLE record.head ADD COLUMN heads_kept_from bigint;
UPDATE record.head SET heads_kept_from = next_index;
ALTER TABLE record.head ALTER COLUMN heads_kept_from SET NOT NULL;
