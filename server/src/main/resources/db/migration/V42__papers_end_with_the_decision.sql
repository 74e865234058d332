-- A paper that was still on its way when its petition was decided otherwise waited in somebody's list for ever. It is closed with the
-- decision now, says how the petition was decided, and stays as it is like an approved one.
ALTER TABLE office.document
    ADD COLUMN closed_outcome text,
    ADD COLUMN closed_at timestamptz,
    DROP CONSTRAINT document_state,
    ADD CONSTRAINT document_state CHECK (state IN ('IN_LINE', 'RETURNED', 'APPROVED', 'CLOSED')),
    ADD CONSTRAINT document_closed_whole CHECK ((state = 'CLOSED') = (closed_outcome IS NOT NULL AND closed_at IS NOT NULL));

CREATE OR REPLACE FUNCTION office.approved_papers_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state IN ('APPROVED', 'CLOSED') THEN
        RAISE EXCEPTION 'document % is % and stays as it is', OLD.id, lower(OLD.state) USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE OR REPLACE FUNCTION office.nothing_is_added_to_approved_papers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM office.document WHERE id = NEW.document AND state IN ('APPROVED', 'CLOSED')) THEN
        RAISE EXCEPTION 'document % is settled and stays as it is', NEW.document USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;

-- Those that hang already.
UPDATE office.document document
   SET state = 'CLOSED', closed_outcome = petition.outcome, closed_at = petition.decided_at
  FROM office.petition petition
 WHERE petition.number = document.petition AND petition.decided_at IS NOT NULL AND document.state IN ('IN_LINE', 'RETURNED');
DELETE FROM office.document_turn turn USING office.document document WHERE document.id = turn.document AND document.state = 'CLOSED';

GRANT UPDATE (closed_outcome, closed_at) ON office.document TO open_office;

-- What the auditors look at among millions of facts is found by its kind; only kinds of which there are few are kept here.
CREATE INDEX journal_for_audit ON office.journal (recorded_at)
 WHERE (kind = 'petition.decided' AND (jsonb_exists(body, 'departure') OR jsonb_exists(body, 'passedOver')));
