-- That a case was closed is told by one document, that its papers were signed by others, and they come in any order. A decision waits for what its papers
-- have to say: when it is looked at again, and whether somebody has let it go on without them. Why it waits stands in the reason.
ALTER TABLE office.bridge_event
    ADD COLUMN look_at timestamptz,
    ADD COLUMN let_go boolean NOT NULL DEFAULT false;

-- Who said that an alert is done, and why, where it did not come right by itself.
ALTER TABLE office.alert
    ADD COLUMN done_by text,
    ADD COLUMN done_why text,
    ADD CONSTRAINT alert_done_says_why CHECK ((done_by IS NULL) = (done_why IS NULL) AND (done_by IS NULL OR cleared_at IS NOT NULL));
