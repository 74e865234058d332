-- How long an open petition has lasted: half of what a division has is decided after so long, and open ones count in that as far as they have come.
GRANT SELECT (number, worked) ON record.petition TO open_office;
