-- Comments on a petition while they are invited, until an official has looked at them: sealed to the office, with the name of whoever gave one. One that came
-- with a mailbox waits for its confirmation as a subscription and then forgets which it was. The portal puts one in and counts how many wait; it cannot read
-- them again.
CREATE TABLE intake.comment (
    id        uuid    PRIMARY KEY,
    petition  text    NOT NULL,
    given_on  date    NOT NULL,
    neighbour boolean NOT NULL,
    follower  uuid,
    sealed    bytea   NOT NULL CONSTRAINT comment_is_short CHECK (length(sealed) <= 20000)
);
CREATE INDEX comment_of_petition ON intake.comment (petition, given_on, id);
GRANT INSERT ON intake.comment TO open_portal;
GRANT SELECT (id, petition) ON intake.comment TO open_portal;
GRANT SELECT, DELETE ON intake.comment TO open_office;
GRANT UPDATE (follower) ON intake.comment TO open_office;

-- The codes in letters to neighbours, each good for one comment: hashes that say nothing of whom the letter went to.
CREATE TABLE intake.neighbour (
    code     bytea   PRIMARY KEY,
    petition text    NOT NULL,
    made_on  date    NOT NULL,
    used     boolean NOT NULL DEFAULT false
);
GRANT SELECT, INSERT ON intake.neighbour TO open_office;
GRANT SELECT (code, used), UPDATE (used) ON intake.neighbour TO open_portal;
