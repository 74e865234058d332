-- What the audited have against a demand: the head asks for re-deliberation (Public Audit Act art. 25), the official appeals against discipline (Local Public
-- Officials Act art. 67). What was decided; the days until which either can be asked for stand with the demand, as they were counted then (terms).
ALTER TABLE audit.matter_act
    ADD COLUMN verdict text,
    ADD CONSTRAINT matter_act_decides CHECK ((what IN ('REVIEWED', 'APPEAL_DECIDED')) = (verdict IS NOT NULL)),
    ADD CONSTRAINT matter_act_verdict CHECK (verdict IN ('DISMISSED', 'REJECTED', 'GRANTED'));

-- Officials see what is addressed to them, wherever they work by now.
CREATE INDEX matter_of_official ON audit.matter (official, state, next_by, id) WHERE official <> '';
