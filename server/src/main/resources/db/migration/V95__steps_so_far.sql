-- After how many working minutes each step of a petition had ended, net of time that stood still, as for finished ones: where an open petition stands is
-- what its forecast goes by, and open ones count in the forecasts of others.
ALTER TABLE record.petition ADD COLUMN steps jsonb NOT NULL DEFAULT '{}';

-- What was published before is counted by the next publisher, before its first batch.
UPDATE record.head SET divisions_counted = false;
