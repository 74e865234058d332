-- Who a reporter is, where they say so: in an envelope that two custodians open together. Every report that is taken while there are two has one, of one
-- size, also where nobody has signed it. Its key is sealed to one custodian and inside that to another, once for each pair in each order; the key of a
-- custodian opens with a passphrase that is kept nowhere.
CREATE TABLE audit.custodian (
    id       uuid        PRIMARY KEY,
    official text        NOT NULL,
    -- The public half, and the office's signed note over it: a key that somebody puts here himself is believed by nobody.
    open     bytea       NOT NULL CONSTRAINT custodian_key_is_short CHECK (length(open) <= 512),
    signed   text        NOT NULL,
    -- The private half, sealed with the passphrase.
    kept     bytea       NOT NULL CONSTRAINT custodian_kept_is_short CHECK (length(kept) <= 1024),
    made_at  timestamptz NOT NULL
);
CREATE INDEX custodian_of_official ON audit.custodian (official, made_at DESC);

CREATE TABLE audit.report_identity (
    report uuid  PRIMARY KEY REFERENCES audit.report ON DELETE CASCADE,
    sealed bytea NOT NULL CONSTRAINT report_identity_is_padded CHECK (length(sealed) BETWEEN 4096 AND 4200),
    -- Sealed to the office, once two custodians have opened it.
    opened bytea
);
ALTER TABLE audit.report_identity ALTER COLUMN sealed SET STORAGE EXTERNAL;

CREATE TABLE audit.report_share (
    report uuid  NOT NULL REFERENCES audit.report_identity ON DELETE CASCADE,
    -- To whose key the outer layer is sealed, and to whose the inner.
    opener uuid  NOT NULL REFERENCES audit.custodian,
    other  uuid  NOT NULL REFERENCES audit.custodian,
    sealed bytea NOT NULL CONSTRAINT report_share_is_short CHECK (length(sealed) <= 1024),
    PRIMARY KEY (report, opener, other),
    CONSTRAINT report_share_takes_two CHECK (opener <> other)
);

-- What the first who agreed has opened, still sealed to each of the others.
CREATE TABLE audit.report_half (
    report uuid  NOT NULL REFERENCES audit.report_identity ON DELETE CASCADE,
    other  uuid  NOT NULL REFERENCES audit.custodian,
    sealed bytea NOT NULL CONSTRAINT report_half_is_short CHECK (length(sealed) <= 1024),
    PRIMARY KEY (report, other)
);

GRANT SELECT, INSERT ON audit.custodian TO open_audit;
GRANT SELECT ON audit.report_identity, audit.report_share TO open_audit;
GRANT UPDATE (opened) ON audit.report_identity TO open_audit;
GRANT SELECT, INSERT, DELETE ON audit.report_half TO open_audit;

-- The newest key of each who is a custodian on this day: the role, the account and the post decide, at once.
CREATE FUNCTION intake.custodians(on_day date) RETURNS TABLE (id uuid, official text, open bytea, signed text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
        SELECT DISTINCT ON (one.official) one.id, one.official, one.open, one.signed
          FROM audit.custodian one
          JOIN office.account ON account.official = one.official
          JOIN office.official post ON post.id = one.official
         WHERE account.disabled_at IS NULL AND 'CUSTODIAN' = ANY (account.roles)
           AND post.valid_from <= on_day AND (post.valid_to IS NULL OR post.valid_to >= on_day)
         ORDER BY one.official, one.made_at DESC, one.id
    $$;

-- Who wrote the report of this code. What the same form sends again takes its place, so that it cannot be told who wrote a name the second time; what two
-- custodians have opened stays.
CREATE FUNCTION intake.report_identify(by_find bytea, envelope bytea, openers uuid[], others uuid[], shares bytea[]) RETURNS void
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
        DELETE FROM audit.report_identity
         WHERE opened IS NULL AND report = (SELECT report.id FROM audit.report WHERE report.find = by_find);
        INSERT INTO audit.report_identity (report, sealed)
        SELECT report.id, envelope FROM audit.report WHERE report.find = by_find
        ON CONFLICT DO NOTHING;
        INSERT INTO audit.report_share (report, opener, other, sealed)
        SELECT identity.report, share.opener, share.other, share.sealed
          FROM audit.report_identity identity
          JOIN audit.report ON report.id = identity.report
         CROSS JOIN unnest(openers, others, shares) AS share (opener, other, sealed)
         WHERE report.find = by_find AND identity.sealed = envelope
    $$;

REVOKE ALL ON FUNCTION intake.custodians(date), intake.report_identify(bytea, bytea, uuid[], uuid[], bytea[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION intake.custodians(date), intake.report_identify(bytea, bytea, uuid[], uuid[], bytea[]) TO open_portal;
