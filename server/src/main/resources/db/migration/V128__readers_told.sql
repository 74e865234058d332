-- Up to which day an official was told by mail that postcards, or reporters' names, wait for them: once a working day, of the days before it.
CREATE TABLE audit.report_told (
    official text PRIMARY KEY,
    through  date NOT NULL
);
GRANT SELECT, INSERT, UPDATE ON audit.report_told TO open_audit;
