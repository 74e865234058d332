-- Where a petition is, as far as its public view tells: what is left of its masked place, without the province or city that all places may begin with, such
-- as 강남구 역삼동. Made of the view alone and by the database, so that a place which is hidden or withheld there is gone here with it.
ALTER TABLE record.petition ADD COLUMN place text GENERATED ALWAYS AS (
    nullif(regexp_replace(
               regexp_replace(
                   regexp_replace(view ->> 'site', '\s+', ' ', 'g'),
                   '^((\S+(특별시|광역시|특별자치시|특별자치도|도)|서울시?|부산|대구|인천|광주|대전|울산|세종|경기|강원|충북|충남|전북|전남|경북|경남|제주) )+', ''),
               ' ?\*+$', ''), '')) STORED;

-- The petitions of a place, the newest first.
CREATE INDEX petition_place ON record.petition (place text_pattern_ops, received_at DESC, number DESC);
-- What is open is counted by place out of this index alone. All that it holds besides is in an index already, or never changes.
CREATE INDEX petition_place_open ON record.petition (place)
    INCLUDE (sector, procedure, agency, received_at, due_at, late, stands) WHERE decided_at IS NULL;
