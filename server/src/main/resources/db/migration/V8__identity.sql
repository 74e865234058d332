-- Who may come in. Nothing here is ever shown in public.
CREATE TABLE office.account (
    name             text        PRIMARY KEY,
    official         text        NOT NULL,
    -- Argon2id with its salt and costs; none for an account that only comes in with a passkey or through the city's own login.
    password         text,
    roles            text[]      NOT NULL,
    -- The password alone does not open it.
    passkey_required boolean     NOT NULL DEFAULT false,
    made_at          timestamptz NOT NULL,
    made_by          text,
    disabled_at      timestamptz,
    CONSTRAINT account_name_shape CHECK (name ~ '^[a-z0-9][a-z0-9._-]{1,39}$'),
    CONSTRAINT account_one_an_official UNIQUE (official)
);

-- One-time links: the hash of the secret in the address. Without an account it is the one that makes the first administrator.
CREATE TABLE office.invitation (
    hash       bytea       PRIMARY KEY,
    account    text        REFERENCES office.account (name),
    expires_at timestamptz NOT NULL
);

-- Who fails to log in waits longer and longer. Keys are hashes, as people type passwords into the field for the name.
CREATE TABLE office.login_attempt (
    key          bytea       PRIMARY KEY,
    failures     integer     NOT NULL,
    last_at      timestamptz NOT NULL,
    barred_until timestamptz NOT NULL
);

-- Under which random id an account is known to the devices that hold its passkeys.
CREATE TABLE office.passkey_owner (
    id      bytea PRIMARY KEY,
    account text  NOT NULL UNIQUE REFERENCES office.account (name)
);

-- The public half of each passkey, with the fields of WebAuthn Level 3.
CREATE TABLE office.passkey (
    credential       bytea       PRIMARY KEY,
    owner            bytea       NOT NULL REFERENCES office.passkey_owner (id),
    type             text        NOT NULL,
    public_key       bytea       NOT NULL,
    signature_count  bigint      NOT NULL,
    uv_initialized   boolean     NOT NULL,
    transports       text[]      NOT NULL,
    backup_eligible  boolean     NOT NULL,
    backup_state     boolean     NOT NULL,
    attestation      bytea,
    client_data      bytea,
    label            text        NOT NULL,
    created_at       timestamptz NOT NULL,
    last_used_at     timestamptz NOT NULL
);
CREATE INDEX passkey_of_owner ON office.passkey (owner);

-- Sessions, in the shape that Spring Session reads and writes: times are milliseconds of the epoch.
CREATE TABLE office.session (
    primary_id            char(36)     PRIMARY KEY,
    session_id            char(36)     NOT NULL,
    creation_time         bigint       NOT NULL,
    last_access_time      bigint       NOT NULL,
    max_inactive_interval integer      NOT NULL,
    expiry_time           bigint       NOT NULL,
    principal_name        varchar(100),
    CONSTRAINT session_one_an_id UNIQUE (session_id)
);
CREATE INDEX session_expiry ON office.session (expiry_time);
CREATE INDEX session_principal ON office.session (principal_name);

CREATE TABLE office.session_attributes (
    session_primary_id char(36)     NOT NULL REFERENCES office.session (primary_id) ON DELETE CASCADE,
    attribute_name     varchar(200) NOT NULL,
    attribute_bytes    bytea        NOT NULL,
    PRIMARY KEY (session_primary_id, attribute_name)
);

GRANT SELECT, INSERT, UPDATE ON office.account TO open_office;
GRANT SELECT, INSERT, UPDATE, DELETE
    ON office.invitation, office.login_attempt, office.passkey_owner, office.passkey, office.session, office.session_attributes
    TO open_office;
