-- A report does not stay for ever: what was said goes 90 days after it was closed, unless it belongs to an audit file; the code opens for 90 days after
-- the reporter came or was answered last. That it was, and who did what, stays, without the reasons why it was read.
ALTER TABLE audit.report_act
    DROP CONSTRAINT report_act_kinds,
    ADD CONSTRAINT report_act_kinds
        CHECK (what IN ('READ', 'ASSIGNED', 'ANSWERED', 'EXAMINED', 'EXTENDED', 'HANDED_OVER', 'CLOSED', 'KEPT', 'DELETED')),
    DROP CONSTRAINT report_act_says_what_belongs_to_it,
    ADD CONSTRAINT report_act_says_what_belongs_to_it
        CHECK ((what = 'ASSIGNED') = (auditor IS NOT NULL) AND (what = 'CLOSED') = (outcome IS NOT NULL) AND (why IS NULL OR what IN ('READ', 'KEPT')));
GRANT UPDATE (why) ON audit.report_act TO open_audit;

CREATE OR REPLACE FUNCTION intake.report_visit(by_find bytea, on_day date) RETURNS TABLE (report uuid, key bytea)
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
        UPDATE audit.report SET visited_on = greatest(visited_on, on_day)
         WHERE find = by_find
           AND on_day - 90 <= greatest(visited_on, (SELECT max(said_on) FROM audit.report_message WHERE report_message.report = audit.report.id))
        RETURNING report.id, report.kept
    $$;
