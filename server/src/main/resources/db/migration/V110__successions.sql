-- Who leaves hands over the places in approval lines that they have not signed.
GRANT UPDATE (official, unit, rank) ON office.document_box TO open_office;
GRANT UPDATE (official) ON office.document_turn TO open_office;

-- What somebody is in charge of, asked for when they leave.
CREATE INDEX petition_in_hands ON office.petition (official, received_at, number) WHERE decided_at IS NULL;
