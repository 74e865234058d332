-- What anybody asks about a petition in public, until an official has looked at it: sealed to the office, as nobody has read it yet. No name, no address, no
-- hour. The portal puts one in and counts how many wait; it cannot read them again.
CREATE TABLE intake.question (
    id       uuid  PRIMARY KEY,
    petition text  NOT NULL,
    asked_on date  NOT NULL,
    sealed   bytea NOT NULL CONSTRAINT question_is_short CHECK (length(sealed) <= 20000)
);
CREATE INDEX question_of_petition ON intake.question (petition, asked_on, id);

GRANT INSERT ON intake.question TO open_portal;
GRANT SELECT (id, petition) ON intake.question TO open_portal;
GRANT SELECT, DELETE ON intake.question TO open_office;
