-- Holidays named after this version was made, such as a day off by order of the Cabinet or an early election. The
-- public reads them too, since due dates hang on them. A day once announced stays: petitions were counted with it.

CREATE TABLE record.added_holiday (
    day          date        CONSTRAINT added_holiday_pk PRIMARY KEY,
    name_ko      text        NOT NULL CONSTRAINT added_holiday_name_ko_said CHECK (name_ko <> ''),
    name_en      text        NOT NULL CONSTRAINT added_holiday_name_en_said CHECK (name_en <> ''),
    kind         text        NOT NULL CONSTRAINT added_holiday_kind_known
        CHECK (kind IN ('national', 'lunar', 'fixed', 'substitute', 'election', 'temporary')),
    basis        text        NOT NULL CONSTRAINT added_holiday_basis_said CHECK (basis <> ''),
    announced_at timestamptz NOT NULL
);

GRANT SELECT ON record.added_holiday TO open_office, open_publisher, open_portal;
GRANT INSERT ON record.added_holiday TO open_office;
