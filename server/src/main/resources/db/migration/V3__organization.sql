-- Agencies and units are public: everybody may know who works where. People are inside; what the public sees of them
-- goes through the disclosure policy.

CREATE TABLE record.agency (
    code            text NOT NULL,
    name_ko         text NOT NULL,
    name_en         text NOT NULL,
    level           text NOT NULL,
    identity        text NOT NULL,
    phone_prefix    text NOT NULL,
    legal_code      text NOT NULL,
    statistics_code text NOT NULL,
    CONSTRAINT agency_pkey PRIMARY KEY (code),
    CONSTRAINT agency_code_has_seven_digits CHECK (code ~ '^[0-9]{7}$'),
    CONSTRAINT agency_level_is_known CHECK (level IN ('CITY', 'DISTRICT')),
    CONSTRAINT agency_identity_is_known CHECK (identity IN ('NAME', 'ALIAS'))
);

-- A reorganisation ends a row and begins another: a petition keeps the unit as it was, so nothing is ever deleted.
CREATE TABLE record.unit (
    agency     text NOT NULL,
    id         text NOT NULL,
    parent     text,
    kind       text NOT NULL,
    name_ko    text NOT NULL,
    name_en    text NOT NULL,
    phone      text NOT NULL,
    valid_from date NOT NULL,
    valid_to   date,
    CONSTRAINT unit_pkey PRIMARY KEY (agency, id, valid_from),
    CONSTRAINT unit_belongs_to_an_agency FOREIGN KEY (agency) REFERENCES record.agency (code),
    CONSTRAINT unit_ends_after_it_begins CHECK (valid_to IS NULL OR valid_to >= valid_from)
);

CREATE TABLE office.official (
    id         text NOT NULL,
    agency     text NOT NULL,
    unit       text NOT NULL,
    rank       text NOT NULL,
    name_ko    text NOT NULL,
    name_en    text NOT NULL,
    alias      text NOT NULL,
    phone      text NOT NULL,
    valid_from date NOT NULL,
    valid_to   date,
    CONSTRAINT official_pkey PRIMARY KEY (id),
    CONSTRAINT official_belongs_to_an_agency FOREIGN KEY (agency) REFERENCES record.agency (code),
    CONSTRAINT official_leaves_after_arriving CHECK (valid_to IS NULL OR valid_to >= valid_from)
);

GRANT SELECT, INSERT, UPDATE ON record.agency, record.unit, office.official TO open_office;
GRANT SELECT ON record.agency, record.unit, office.official TO open_publisher;
GRANT SELECT ON record.agency, record.unit TO open_portal;
