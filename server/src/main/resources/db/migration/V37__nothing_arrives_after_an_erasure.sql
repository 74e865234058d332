-- A salt that is put in by hand waits for an erasure that is on its way, as a key does. One that is born with its petition needs no lock and could
-- not have one: an import bears thousands in one transaction.
CREATE OR REPLACE FUNCTION vault.alone() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp
    AS $$
        BEGIN
            IF pg_trigger_depth() = 1 THEN
                PERFORM pg_advisory_xact_lock(hashtextextended('vault.key ' || NEW.petition, 0));
            END IF;
            RETURN NEW;
        END
    $$;
CREATE TRIGGER salt_1_alone BEFORE INSERT ON vault.salt FOR EACH ROW EXECUTE FUNCTION vault.alone();
ALTER TRIGGER salt_never_again ON vault.salt RENAME TO salt_2_never_again;

-- What is on its way while a petition is erased arrives before, and goes with it, or does not arrive at all. Letters and the mailbox under which
-- applicants follow their own petition are sealed to the letter box, whose key lives on, so an erasure that passes them by would leave them
-- readable for good. They take the lock that the vault takes (V36), shared, so that they do not wait for one another.
CREATE FUNCTION vault.living(of_petition text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
        BEGIN
            PERFORM pg_advisory_xact_lock_shared(hashtextextended('vault.key ' || of_petition, 0));
            IF EXISTS (SELECT FROM vault.erased WHERE petition = of_petition) THEN
                RAISE EXCEPTION 'The data of % were erased; nothing is kept for it any more.', of_petition
                    USING ERRCODE = 'check_violation';
            END IF;
        END
    $$;
REVOKE ALL ON FUNCTION vault.living(text) FROM PUBLIC;

CREATE FUNCTION intake.letter_to_the_living() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$ BEGIN PERFORM vault.living(NEW.petition); RETURN NEW; END $$;
CREATE TRIGGER letter_to_the_living BEFORE INSERT ON intake.letter
    FOR EACH ROW EXECUTE FUNCTION intake.letter_to_the_living();

CREATE FUNCTION intake.follower_of_the_living() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$ BEGIN PERFORM vault.living(NEW.target); RETURN NEW; END $$;
CREATE TRIGGER follower_of_the_living BEFORE INSERT ON intake.follower
    FOR EACH ROW WHEN (NEW.own AND NEW.kind = 'petition') EXECUTE FUNCTION intake.follower_of_the_living();

CREATE FUNCTION intake.filing_of_the_living() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$ BEGIN PERFORM vault.living(NEW.number); RETURN NEW; END $$;
CREATE TRIGGER filing_of_the_living BEFORE INSERT ON intake.filing
    FOR EACH ROW EXECUTE FUNCTION intake.filing_of_the_living();

-- What other systems send is sealed under a key of its document. Whoever brings it, binds it or erases it locks the document's row first.
CREATE FUNCTION vault.document_of_the_living() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
        DECLARE
            about text;
        BEGIN
            SELECT petition INTO about FROM office.bridge_document
             WHERE system = NEW.system AND document = NEW.document FOR SHARE;
            IF EXISTS (SELECT FROM vault.erased WHERE petition IN (about, NEW.document)) THEN
                RAISE EXCEPTION 'The data of the petition that % of % is about were erased; nothing is kept for it any more.',
                    NEW.document, NEW.system USING ERRCODE = 'check_violation';
            END IF;
            RETURN NEW;
        END
    $$;
CREATE TRIGGER bridge_seal_of_the_living BEFORE INSERT ON vault.bridge_seal
    FOR EACH ROW EXECUTE FUNCTION vault.document_of_the_living();

-- For the erasure, which finds documents by either name and then what was sent about them.
CREATE INDEX bridge_document_of_petition ON office.bridge_document (petition) WHERE petition IS NOT NULL;
CREATE INDEX bridge_document_named ON office.bridge_document (document);
CREATE INDEX bridge_event_of_document ON office.bridge_event (system, document);

-- What the race has left, and what came under the petition's own number, which an erasure used to pass by. Letters are answered by the office.
CREATE TEMPORARY TABLE gone ON COMMIT DROP AS
SELECT system, document
  FROM office.bridge_document JOIN vault.erased ON erased.petition IN (bridge_document.petition, bridge_document.document);
DELETE FROM vault.bridge_body AS body
 USING office.bridge_event AS event JOIN gone USING (system, document)
 WHERE body.position = event.position;
DELETE FROM vault.bridge_seal AS key USING gone WHERE key.system = gone.system AND key.document = gone.document;
UPDATE office.bridge_event AS event
   SET state = 'set-aside', waits_for = NULL, settled_at = now(),
       reason_ko = '이 민원의 개인정보를 파기하여 보낸 내용을 더 두지 않습니다.',
       reason_en = 'The data of this petition were erased; what was sent about it is not kept any more.'
  FROM gone
 WHERE event.system = gone.system AND event.document = gone.document AND event.state IN ('waiting', 'parked');
DELETE FROM intake.follower USING vault.erased WHERE own AND kind = 'petition' AND target = erased.petition;

-- For the check: a draft that was filed is gone. The id is a hash of the citizen's key.
GRANT SELECT (id) ON intake.draft TO open_office;
