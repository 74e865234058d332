-- What the mayor and the Audit Division did about a report: who read it and why, who was to examine it, what was answered, how it ended. Facts are only
-- added. Nothing of what was reported stands here; a reason to read is written by officials about themselves.
CREATE TABLE audit.report_act (
    n        bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    report   uuid        NOT NULL,
    at       timestamptz NOT NULL,
    official text        NOT NULL,
    what     text        NOT NULL,
    -- To whom it was given, where it was.
    auditor  text,
    -- What came of it, where it ended.
    outcome  text,
    -- Why it was read, where it was.
    why      text,
    CONSTRAINT report_act_kinds CHECK (what IN ('READ', 'ASSIGNED', 'ANSWERED', 'EXAMINED', 'EXTENDED', 'HANDED_OVER', 'CLOSED')),
    CONSTRAINT report_act_says_what_belongs_to_it
        CHECK ((what = 'ASSIGNED') = (auditor IS NOT NULL) AND (what = 'CLOSED') = (outcome IS NOT NULL) AND (what = 'READ') = (why IS NOT NULL))
);
CREATE INDEX report_act_of_report ON audit.report_act (report, n);
GRANT SELECT, INSERT ON audit.report_act TO open_audit;
