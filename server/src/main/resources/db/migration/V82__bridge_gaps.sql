-- Times in which another system was silent, so that nothing can be said of the divisions that work in it: the watch tells them nothing meanwhile, and the gap
-- is shown.
CREATE TABLE audit.bridge_gap (
    system text        NOT NULL,
    agency text        NOT NULL,
    -- When it was heard of last.
    since  timestamptz NOT NULL,
    -- When it was heard again.
    until  timestamptz,
    CONSTRAINT bridge_gap_once PRIMARY KEY (system, since)
);
CREATE INDEX bridge_gap_open ON audit.bridge_gap (system) WHERE until IS NULL;
GRANT SELECT, INSERT ON audit.bridge_gap TO open_audit;
GRANT UPDATE (until) ON audit.bridge_gap TO open_audit;

GRANT SELECT (name, agency, stopped_at, listed_at) ON office.bridge_system TO open_audit;
GRANT SELECT (position, system, received_at) ON office.bridge_event TO open_audit;
CREATE INDEX bridge_event_latest ON office.bridge_event (system, position DESC);
