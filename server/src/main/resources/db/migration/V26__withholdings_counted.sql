-- How often somebody asked that an entry be withheld, and what was decided, is public and must not cost a walk through the record.
CREATE INDEX entry_withholding ON record.entry (kind) WHERE kind IN ('withholding.asked', 'withholding.decided');
