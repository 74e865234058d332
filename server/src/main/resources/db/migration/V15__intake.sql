-- The public side's letter box. Citizens leave drafts, files, filings and letters here; the office takes them in. Nothing in these tables can be
-- read by whoever holds them: a draft opens with the citizen's own key, everything else with the office's.

-- A filing that is being written, sealed with a key that only the citizen's link or cookie holds. The id is a hash of that key.
CREATE TABLE intake.draft (
    id         bytea       PRIMARY KEY,
    procedure  text        NOT NULL,
    sealed     bytea       NOT NULL,
    revision   integer     NOT NULL DEFAULT 1,
    expires_at timestamptz NOT NULL
);
CREATE INDEX draft_expiry ON intake.draft (expires_at);

-- What was filed: number and division in the clear, so that it finds its way; who and what, sealed to the office (sealed) and to the
-- applicant's access code (own), of which only a hash is kept. The same draft can be filed once.
CREATE TABLE intake.filing (
    number       text        PRIMARY KEY,
    procedure    text        NOT NULL,
    version      integer     NOT NULL,
    variant      text,
    agency       text        NOT NULL,
    division     text        NOT NULL,
    submitted_at timestamptz NOT NULL,
    received_at  timestamptz,
    sealed       bytea,
    own          bytea,
    access       text        NOT NULL,
    receipt      text        NOT NULL,
    draft        bytea       NOT NULL UNIQUE
);
CREATE INDEX filing_waiting ON intake.filing (agency, division, submitted_at) WHERE received_at IS NULL;

-- The access code, for the browser that filed and for the minutes it takes to write it down.
CREATE TABLE intake.fresh_code (
    number     text        PRIMARY KEY REFERENCES intake.filing ON DELETE CASCADE,
    sealed     bytea       NOT NULL,
    expires_at timestamptz NOT NULL
);

-- What an applicant does later: answers, asks for time, withdraws, corrects, objects. Deleted when the office has taken it in.
CREATE TABLE intake.letter (
    id       uuid        PRIMARY KEY,
    petition text        NOT NULL,
    kind     text        NOT NULL,
    sent_at  timestamptz NOT NULL,
    sealed   bytea       NOT NULL,
    -- When the office last failed to read it. It is tried again, behind the others.
    tried_at timestamptz
);
CREATE INDEX letter_waiting ON intake.letter (tried_at NULLS FIRST, sent_at, id);
CREATE INDEX letter_of_petition ON intake.letter (petition, sent_at);

-- Files come in pieces while they arrive. A file belongs to a draft, then to the filing or the letter it is sent with; its name is in what is sealed.
CREATE TABLE intake.file (
    id         uuid        PRIMARY KEY,
    draft      bytea       REFERENCES intake.draft ON DELETE CASCADE,
    petition   text        REFERENCES intake.filing ON DELETE CASCADE,
    letter     uuid        REFERENCES intake.letter ON DELETE CASCADE,
    document   text,
    type       text,
    size       bigint      CHECK (size > 0),
    sha256     bytea       CHECK (length(sha256) = 32),
    key        bytea,
    arrived_at timestamptz NOT NULL,
    CONSTRAINT file_whole CHECK ((size IS NULL) = (sha256 IS NULL) AND (size IS NULL) = (key IS NULL) AND (size IS NULL) = (type IS NULL)),
    CONSTRAINT file_belongs_to_one CHECK (num_nonnulls(draft, petition, letter) <= 1)
);
CREATE INDEX file_of_draft ON intake.file (draft);
CREATE INDEX file_of_filing ON intake.file (petition);
CREATE INDEX file_of_letter ON intake.file (letter);
CREATE INDEX file_never_whole ON intake.file (arrived_at) WHERE size IS NULL;

CREATE TABLE intake.chunk (
    file   uuid    REFERENCES intake.file ON DELETE CASCADE,
    n      integer CHECK (n >= 0),
    sealed bytea   NOT NULL CHECK (length(sealed) <= 262144),
    PRIMARY KEY (file, n)
);
-- What is sealed does not get smaller.
ALTER TABLE intake.chunk ALTER COLUMN sealed SET STORAGE EXTERNAL;

-- Who opened a file, for the applicant to see: by rank and unit, to the minute, without the official.
CREATE TABLE intake.opening (
    position bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    petition text        NOT NULL,
    at       timestamptz NOT NULL,
    agency   text        NOT NULL,
    unit     text        NOT NULL,
    rank     text        NOT NULL,
    purpose  text        NOT NULL
);
CREATE INDEX opening_of_petition ON intake.opening (petition, at);

-- The portal gives out numbers from the same series as the office and sees nothing else of the office.
CREATE FUNCTION intake.reserve_serial(of_year integer, of_agency text) RETURNS integer
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
        INSERT INTO office.serial AS serial (year, agency, last)
        SELECT of_year, of_agency, 1
         WHERE abs(of_year - extract(year FROM now() AT TIME ZONE 'Asia/Seoul')) <= 1
           AND EXISTS (SELECT FROM record.agency WHERE code = of_agency)
        ON CONFLICT (year, agency) DO UPDATE SET last = serial.last + 1
        RETURNING last
    $$;
REVOKE ALL ON FUNCTION intake.reserve_serial(integer, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION intake.reserve_serial(integer, text) TO open_portal;

GRANT SELECT, INSERT, UPDATE, DELETE ON intake.draft, intake.file, intake.fresh_code TO open_portal;
GRANT SELECT, INSERT ON intake.filing TO open_portal;
GRANT INSERT ON intake.chunk TO open_portal;
GRANT SELECT, INSERT ON intake.letter TO open_portal;
GRANT SELECT ON intake.opening TO open_portal;

GRANT SELECT, UPDATE, DELETE ON intake.filing TO open_office;
GRANT SELECT, DELETE ON intake.file, intake.letter TO open_office;
GRANT UPDATE (tried_at) ON intake.letter TO open_office;
GRANT SELECT ON intake.chunk TO open_office;
GRANT SELECT, INSERT ON intake.opening TO open_office;
