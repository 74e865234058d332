-- The secret of a petition's commitments is born with its first fact, in the transaction of that fact, and made here: no program ever writes one,
-- so none can come back after an erasure, and none passes through a statement that a log might keep. Until now the publisher wrote it, beside an
-- erasure that it could not see yet (docs/decisions/0023).
CREATE FUNCTION vault.give_salt() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
        BEGIN
            -- 366 random bits of the operating system's; a planted one is replaced.
            INSERT INTO vault.salt (petition, salt)
            VALUES (NEW.petition,
                    sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())))
            ON CONFLICT (petition) DO UPDATE SET salt = excluded.salt;
            RETURN NULL;
        END
    $$;
REVOKE ALL ON FUNCTION vault.give_salt() FROM PUBLIC;
CREATE TRIGGER journal_gives_salt AFTER INSERT ON office.journal
    FOR EACH ROW WHEN (NEW.seq = 1) EXECUTE FUNCTION vault.give_salt();

-- What the race has left.
DELETE FROM vault.salt USING vault.erased WHERE erased.petition = salt.petition;
-- What is in the journal and not yet public; a salt that is missing behind an entry stays missing, and is found.
INSERT INTO vault.salt (petition, salt)
SELECT fact.petition,
       sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()))
  FROM office.journal AS fact
 WHERE fact.seq = 1
   AND NOT EXISTS (SELECT FROM vault.erased WHERE erased.petition = fact.petition)
   AND NOT EXISTS (SELECT FROM record.entry WHERE entry.year = fact.year AND entry.petition = fact.petition)
ON CONFLICT DO NOTHING;
REVOKE INSERT ON vault.salt FROM open_publisher;

-- Who makes a key or erases one is alone with that petition until its transaction ends, whatever program it is; and after an erasure there is
-- never again a key or a salt. A salt needs no lock: its petition does not exist for anybody else before its transaction is over.
CREATE FUNCTION vault.alone() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
    AS $$
        BEGIN
            PERFORM pg_advisory_xact_lock(hashtextextended('vault.key ' || NEW.petition, 0));
            RETURN NEW;
        END
    $$;
CREATE FUNCTION vault.never_again() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
        BEGIN
            IF EXISTS (SELECT FROM vault.erased WHERE erased.petition = NEW.petition) THEN
                RAISE EXCEPTION 'The data of % were erased; nothing is ever sealed or committed to for it again.', NEW.petition
                    USING ERRCODE = 'check_violation';
            END IF;
            RETURN NEW;
        END
    $$;
-- Triggers fire by name: first alone, then looked at.
CREATE TRIGGER key_1_alone BEFORE INSERT ON vault.key FOR EACH ROW EXECUTE FUNCTION vault.alone();
CREATE TRIGGER erased_1_alone BEFORE INSERT ON vault.erased FOR EACH ROW EXECUTE FUNCTION vault.alone();
CREATE TRIGGER key_2_never_again BEFORE INSERT OR UPDATE ON vault.key FOR EACH ROW EXECUTE FUNCTION vault.never_again();
CREATE TRIGGER salt_never_again BEFORE INSERT OR UPDATE ON vault.salt FOR EACH ROW EXECUTE FUNCTION vault.never_again();
