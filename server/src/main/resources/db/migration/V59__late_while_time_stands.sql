-- A petition whose date had passed before a supplement was asked for, or before time was stopped, is late while it waits. "late" says so of petitions
-- that are decided or stand still; of those that run, their date says it. Lists of the public go by one index for each.
DROP INDEX record.petition_decided_late;
CREATE INDEX petition_late ON record.petition (due_at, number) WHERE late;

-- Of petitions that stand still today, told from the journal as the program tells it. Their public views carry hashes in the log and so stay as they
-- were published, until the next entry brings them up.
UPDATE office.petition AS now
   SET late = true
 WHERE decided_at IS NULL AND waits_for IN ('SUPPLEMENT', 'SUSPENSION')
   AND due_at <= (SELECT min(coalesce((fact.body ->> 'from')::date, (fact.occurred_at AT TIME ZONE 'Asia/Seoul')::date)::timestamp
                             AT TIME ZONE 'Asia/Seoul')
                    FROM office.journal fact
                   WHERE fact.petition = now.number AND fact.kind IN ('supplement.requested', 'period.suspended')
                     AND NOT EXISTS (SELECT FROM office.journal after
                                      WHERE after.petition = fact.petition AND after.seq > fact.seq
                                        AND after.kind IN ('petition.decided',
                                                           CASE fact.kind WHEN 'period.suspended' THEN 'period.resumed' ELSE 'supplement.answered' END)));
