-- Withheld is withheld (docs/decisions/0022). body is the leaf: what was hashed into the log, which nobody can change; from version 4 of the
-- policy on it has no words that people wrote, only salted commitments to them. shown is the entry as everyone reads it, with the words and
-- their salts, and is taken back to the leaf when the entry is withheld. Null where both are the same.
ALTER TABLE record.entry ADD COLUMN shown text;
GRANT UPDATE (shown) ON record.entry TO open_publisher;

-- Words to search by are made anew, and an opened paper goes, when the entry they came from is withheld.
GRANT UPDATE (words) ON record.words TO open_publisher;
GRANT DELETE ON record.document TO open_publisher;

-- What was withheld before: until now each page left it out for itself. Their leaves hold the words for good.
UPDATE record.entry entry
   SET shown = (entry.body::jsonb || jsonb_build_object(
                   'open', '{}'::jsonb, 'masked', '{}'::jsonb,
                   'withheld', jsonb_build_array(jsonb_build_object(
                       'field', 'entry', 'ground', decision.body::jsonb -> 'open' -> 'ground', 'since', decision.seq))))::text
  FROM record.entry decision
 WHERE decision.kind = 'withholding.decided' AND (decision.body::jsonb -> 'open' ->> 'granted')::boolean
   AND decision.year = entry.year AND decision.petition = entry.petition
   AND (decision.body::jsonb -> 'open' ->> 'seq')::integer = entry.seq;

UPDATE record.petition petition
   SET view = view - 'site' - 'applicant' || '{"subject": {"ko": "비공개", "en": "Withheld"}}'::jsonb
 WHERE EXISTS (SELECT FROM record.entry WHERE entry.petition = petition.number AND seq = 1 AND shown IS NOT NULL);
UPDATE record.words words
   SET words = ' ' || number
 WHERE EXISTS (SELECT FROM record.entry WHERE entry.petition = words.number AND seq = 1 AND shown IS NOT NULL);
DELETE FROM record.document document
 WHERE EXISTS (SELECT
                 FROM record.entry
                WHERE entry.petition = document.petition AND kind = 'document.opened' AND shown IS NOT NULL
                  AND entry.body::jsonb -> 'open' ->> 'document' = document.id);
