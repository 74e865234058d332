-- The key pair with which push services know us (VAPID, RFC 8292): the public half for browsers, the private half sealed to the office.
CREATE TABLE intake.push_key (
    one    boolean PRIMARY KEY DEFAULT true CHECK (one),
    open   bytea   NOT NULL CHECK (length(open) = 65),
    sealed bytea   NOT NULL
);
GRANT SELECT (open) ON intake.push_key TO open_portal;
GRANT SELECT, INSERT ON intake.push_key TO open_office;
