-- Petitions past their due date are listed by how long they are late: the open ones, and those decided late.
DROP INDEX record.petition_due;
CREATE INDEX petition_due ON record.petition (due_at, number) WHERE decided_at IS NULL AND NOT stands;
DROP INDEX record.petition_decided_late;
CREATE INDEX petition_decided_late ON record.petition (due_at, number) WHERE late AND decided_at IS NOT NULL;
