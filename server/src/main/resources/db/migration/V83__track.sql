-- What follows where an order and a warning did not do: query and reply, special audit, report, disposition, implementation. Each step has the last day of what
-- it asks for, as it was counted then; a disposition its kind, and what came of the question whether active administration makes immune.
ALTER TABLE audit.matter_act
    ADD COLUMN until       date,
    ADD COLUMN disposition text,
    ADD COLUMN immunity    text,
    ADD CONSTRAINT matter_act_disposes CHECK ((what = 'DISPOSED') = (disposition IS NOT NULL AND immunity IS NOT NULL));
CREATE INDEX matter_act_implemented ON audit.matter_act (at) WHERE what = 'IMPLEMENTED';
