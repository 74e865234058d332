-- Which years the portal may ask a number of was told by the database's clock; but one clock decides in OPEN, the program's, and two that differ
-- at New Year refuse a filing. What is to be bounded is how many series a portal that was broken into can begin, and that needs no clock.
CREATE OR REPLACE FUNCTION intake.reserve_serial(of_year integer, of_agency text) RETURNS integer
    LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp
    AS $$
        INSERT INTO office.serial AS serial (year, agency, last)
        SELECT of_year, of_agency, 1
         WHERE of_year BETWEEN 2024 AND 2099
           AND EXISTS (SELECT FROM record.agency WHERE code = of_agency)
        ON CONFLICT (year, agency) DO UPDATE SET last = serial.last + 1
        RETURNING last
    $$;
