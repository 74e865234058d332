-- Suspensions, extensions and committees held before their day join what the auditors find by its kind.
DROP INDEX office.journal_for_audit;
CREATE INDEX journal_for_audit ON office.journal (recorded_at)
 WHERE (kind IN ('period.suspended', 'period.extended')
        OR (kind = 'petition.decided' AND (jsonb_exists(body, 'departure') OR jsonb_exists(body, 'passedOver')))
        OR (kind = 'period.resumed' AND jsonb_exists(body, 'explanation'))
        OR (kind = 'committee.held' AND jsonb_exists(body, 'early')));
