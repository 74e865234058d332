-- Deleting a petition's key makes everything sealed with it unreadable for good; what is left of it goes in the same moment.
ALTER TABLE vault.person DROP CONSTRAINT person_petition_fkey,
    ADD CONSTRAINT person_petition_fkey FOREIGN KEY (petition) REFERENCES vault.key ON DELETE CASCADE;
ALTER TABLE vault.file DROP CONSTRAINT file_petition_fkey,
    ADD CONSTRAINT file_petition_fkey FOREIGN KEY (petition) REFERENCES vault.key ON DELETE CASCADE;

-- Which petitions were erased; no key is ever made for them again.
CREATE TABLE vault.erased (
    petition text        PRIMARY KEY,
    at       timestamptz NOT NULL
);

-- What the round that follows the retention periods did, for IT staff to see.
CREATE TABLE office.retention_round (
    id     bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at     timestamptz NOT NULL,
    erased integer     NOT NULL,
    left_over integer  NOT NULL
);

GRANT UPDATE, DELETE ON vault.key TO open_office;
GRANT SELECT, DELETE ON vault.salt TO open_office;
GRANT DELETE ON vault.bridge_body TO open_office;
GRANT SELECT, INSERT ON vault.erased, office.retention_round TO open_office;
-- What was erased before it was published gets no salt anew.
GRANT SELECT ON vault.erased TO open_publisher;
