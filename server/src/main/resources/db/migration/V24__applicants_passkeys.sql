-- Passkeys that open an applicant's own view of one petition: the public half, a random handle, and the access code sealed with a key that
-- only the device can derive. They end with the filing.
CREATE TABLE intake.passkey (
    credential      bytea       PRIMARY KEY,
    petition        text        NOT NULL REFERENCES intake.filing ON DELETE CASCADE,
    owner           bytea       NOT NULL UNIQUE,
    public_key      bytea       NOT NULL,
    signature_count bigint      NOT NULL,
    attestation     bytea       NOT NULL,
    code            bytea       NOT NULL,
    created_at      timestamptz NOT NULL,
    last_used_at    timestamptz NOT NULL
);
CREATE INDEX passkey_of_petition ON intake.passkey (petition, created_at);

-- What a device is asked to sign, once: to come in, or to become a passkey of a petition.
CREATE TABLE intake.passkey_challenge (
    challenge  bytea       PRIMARY KEY,
    petition   text,
    owner      bytea,
    expires_at timestamptz NOT NULL,
    CONSTRAINT challenge_for_one_use CHECK ((petition IS NULL) = (owner IS NULL))
);
CREATE INDEX passkey_challenge_expiry ON intake.passkey_challenge (expires_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON intake.passkey, intake.passkey_challenge TO open_portal;

-- A new access code ends the passkeys that hold the one before.
GRANT SELECT (petition), DELETE ON intake.passkey TO open_office;
