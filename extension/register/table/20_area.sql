-- ---------------------------------------------------------------------------
-- area: places that come and go, what follows them, and how they are classed
-- ---------------------------------------------------------------------------

-- A unit that gets other boundaries, or another parent, is another unit with
-- another code, whatever its name.
CREATE TABLE area (
    code text CONSTRAINT area_pkey PRIMARY KEY,
    name text NOT NULL,
    kind text NOT NULL,
    level integer NOT NULL GENERATED ALWAYS AS (CASE kind
        WHEN 'country' THEN 0 WHEN 'province' THEN 1 WHEN 'district' THEN 2 ELSE 3 END) STORED,
    parent_code text CONSTRAINT area_parent_fkey REFERENCES area ON UPDATE CASCADE,
    valid daterange NOT NULL,
    legal_document_code text CONSTRAINT area_legal_document_fkey REFERENCES legal_document ON UPDATE CASCADE,
    source text,
    is_synthetic boolean NOT NULL DEFAULT false,
    CONSTRAINT area_code_plain CHECK (code ~ '^[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$'),
    CONSTRAINT area_name_composed CHECK (name IS NFC NORMALIZED AND btrim(name) <> ''),
    CONSTRAINT area_kind_known CHECK (kind IN ('country', 'province', 'district', 'commune')),
    CONSTRAINT area_valid_not_empty CHECK (NOT isempty(valid) AND lower(valid) >= '1900-01-01' AND upper(valid) <= '2156-01-01')
);
CREATE INDEX area_parent_idx ON area (parent_code);
COMMENT ON TABLE area IS 'Địa bàn: đơn vị hành chính trong thời gian tồn tại của nó / Area: an administrative unit for as long as it was there';
COMMENT ON COLUMN area.code IS 'Mã địa bàn / Code of the area';
COMMENT ON COLUMN area.name IS 'Tên địa bàn / Name of the area';
COMMENT ON COLUMN area.kind IS 'Cấp: country (cả nước), province (tỉnh), district (huyện), commune (xã) / Kind of unit';
COMMENT ON COLUMN area.level IS 'Bậc: 0 cả nước, 1 tỉnh, 2 huyện, 3 xã / Level: 0 country, 1 province, 2 district, 3 commune';
COMMENT ON COLUMN area.parent_code IS 'Mã địa bàn cấp trên / Code of the area that it is part of';
COMMENT ON CONSTRAINT area_kind_known ON area IS 'Cấp phải thuộc danh sách / The kind is one of the list';

CREATE TABLE area_successor (
    area_code text CONSTRAINT area_successor_area_fkey REFERENCES area ON UPDATE CASCADE,
    successor_code text CONSTRAINT area_successor_successor_fkey REFERENCES area ON UPDATE CASCADE,
    weight numeric(9,8) NOT NULL DEFAULT 1,
    weight_basis text,
    legal_document_code text CONSTRAINT area_successor_legal_document_fkey REFERENCES legal_document ON UPDATE CASCADE,
    source text,
    is_synthetic boolean NOT NULL DEFAULT false,
    CONSTRAINT area_successor_pkey PRIMARY KEY (area_code, successor_code),
    CONSTRAINT area_successor_other CHECK (area_code <> successor_code),
    CONSTRAINT area_successor_weight_range CHECK (weight > 0 AND weight <= 1)
);
CREATE INDEX area_successor_successor_idx ON area_successor (successor_code);
COMMENT ON TABLE area_successor IS 'Kế thừa địa bàn: chia tách, sáp nhập, kèm tỷ trọng / Area succession: splits and mergers, with weights';
COMMENT ON COLUMN area_successor.successor_code IS 'Mã địa bàn kế thừa / Code of the area that follows';
COMMENT ON COLUMN area_successor.weight IS 'Phần của địa bàn cũ thuộc địa bàn kế thừa, từ 0 đến 1; tổng các phần bằng 1 / Part of the former area that goes to this one, 0 to 1; the parts add up to 1';
COMMENT ON COLUMN area_successor.weight_basis IS 'Căn cứ tính tỷ trọng (diện tích, dân số, số cơ sở…) / What the weight is derived from';
COMMENT ON CONSTRAINT area_successor_other ON area_successor IS 'Địa bàn không kế thừa chính nó / No area follows itself';
COMMENT ON CONSTRAINT area_successor_weight_range ON area_successor IS 'Tỷ trọng lớn hơn 0 và không quá 1 / A weight is above 0 and at most 1';

CREATE TABLE area_scheme (
    code text CONSTRAINT area_scheme_pkey PRIMARY KEY,
    name_vi text NOT NULL,
    name_en text NOT NULL,
    legal_document_code text CONSTRAINT area_scheme_legal_document_fkey REFERENCES legal_document ON UPDATE CASCADE,
    source text,
    is_synthetic boolean NOT NULL DEFAULT false,
    CONSTRAINT area_scheme_code_plain CHECK (code ~ '^[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$')
);
COMMENT ON TABLE area_scheme IS 'Hệ thống phân loại địa bàn: mỗi văn bản quy định địa bàn khó khăn là một hệ thống / Area scheme: each rule of what a difficult area is';
COMMENT ON COLUMN area_scheme.code IS 'Mã hệ thống phân loại / Code of the scheme';
COMMENT ON COLUMN area_scheme.name_vi IS 'Tên bằng tiếng Việt / Name in Vietnamese';
COMMENT ON COLUMN area_scheme.name_en IS 'Tên bằng tiếng Anh / Name in English';

-- A class holds for the area and for all areas in it.
CREATE TABLE area_class (
    area_code text NOT NULL CONSTRAINT area_class_area_fkey REFERENCES area ON UPDATE CASCADE,
    scheme_code text NOT NULL CONSTRAINT area_class_scheme_fkey REFERENCES area_scheme ON UPDATE CASCADE,
    valid daterange NOT NULL,
    class text NOT NULL,
    is_difficult boolean NOT NULL,
    legal_document_code text CONSTRAINT area_class_legal_document_fkey REFERENCES legal_document ON UPDATE CASCADE,
    source text,
    is_synthetic boolean NOT NULL DEFAULT false,
    CONSTRAINT area_class_pkey PRIMARY KEY (area_code, scheme_code, valid),
    CONSTRAINT area_class_named CHECK (btrim(class) <> ''),
    CONSTRAINT area_class_valid_not_empty CHECK (NOT isempty(valid) AND lower(valid) >= '1900-01-01' AND upper(valid) <= '2156-01-01'),
    CONSTRAINT area_class_no_overlap EXCLUDE USING gist (area_code WITH =, scheme_code WITH =, valid WITH &&),
    CONSTRAINT area_class_one_meaning EXCLUDE USING gist (scheme_code WITH =, class WITH =, (is_difficult::integer) WITH <>)
);
COMMENT ON TABLE area_class IS 'Phân loại địa bàn: áp dụng cho địa bàn và mọi địa bàn trực thuộc trong thời gian ghi / Area class: it holds for the area and all in it, on the days given';
COMMENT ON COLUMN area_class.scheme_code IS 'Mã hệ thống phân loại / Code of the scheme';
COMMENT ON COLUMN area_class.class IS 'Loại, như khu vực III / Class, such as region III';
COMMENT ON COLUMN area_class.is_difficult IS 'Là địa bàn khó khăn hoặc đặc biệt khó khăn / Is difficult or especially difficult';
COMMENT ON CONSTRAINT area_class_named ON area_class IS 'Loại không được để trống / The class is not blank';
COMMENT ON CONSTRAINT area_class_no_overlap ON area_class IS 'Mỗi địa bàn chỉ có một loại của một hệ thống tại một thời điểm / One class an area, scheme and time';
COMMENT ON CONSTRAINT area_class_one_meaning ON area_class IS 'Trong một hệ thống, một loại hoặc luôn là khó khăn hoặc luôn không / In a scheme a class is always difficult or never';

CREATE TABLE craft_village (
    code text CONSTRAINT craft_village_pkey PRIMARY KEY,
    name text NOT NULL,
    product text NOT NULL,
    area_code text CONSTRAINT craft_village_area_fkey REFERENCES area ON UPDATE CASCADE,
    valid daterange NOT NULL DEFAULT '(,)',
    legal_document_code text CONSTRAINT craft_village_legal_document_fkey REFERENCES legal_document ON UPDATE CASCADE,
    source text,
    is_synthetic boolean NOT NULL DEFAULT false,
    CONSTRAINT craft_village_code_plain CHECK (code ~ '^[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$'),
    CONSTRAINT craft_village_name_composed CHECK (name IS NFC NORMALIZED AND btrim(name) <> ''),
    CONSTRAINT craft_village_valid_not_empty CHECK (NOT isempty(valid) AND lower(valid) >= '1900-01-01' AND upper(valid) <= '2156-01-01')
);
COMMENT ON TABLE craft_village IS 'Làng nghề: thời gian hiệu lực là thời gian được công nhận / Craft village: valid while recognised';
COMMENT ON COLUMN craft_village.code IS 'Mã làng nghề / Code of the village';
COMMENT ON COLUMN craft_village.name IS 'Tên làng nghề / Name of the village';
COMMENT ON COLUMN craft_village.product IS 'Sản phẩm chính / Main product';

-- ---- guards -----------------------------------------------------------------

CREATE TRIGGER area_code_plain BEFORE INSERT OR UPDATE OF code ON area
    FOR EACH ROW WHEN (NEW.code !~ '^[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$') EXECUTE FUNCTION refuse_code();
CREATE TRIGGER area_scheme_code_plain BEFORE INSERT OR UPDATE OF code ON area_scheme
    FOR EACH ROW WHEN (NEW.code !~ '^[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$') EXECUTE FUNCTION refuse_code();
CREATE TRIGGER craft_village_code_plain BEFORE INSERT OR UPDATE OF code ON craft_village
    FOR EACH ROW WHEN (NEW.code !~ '^[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$') EXECUTE FUNCTION refuse_code();

CREATE TRIGGER area_take_turns BEFORE INSERT OR UPDATE ON area
    FOR EACH STATEMENT EXECUTE FUNCTION take_turns('area');
CREATE TRIGGER area_successor_take_turns BEFORE INSERT OR UPDATE OR DELETE ON area_successor
    FOR EACH STATEMENT EXECUTE FUNCTION take_turns('area');

-- A parent is of a higher level and there for as long as its child. Levels
-- rise, so there is no cycle.
CREATE FUNCTION area_check_parent() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET datestyle = 'ISO' AS $$
DECLARE
    bad record;
BEGIN
    -- parts of a new area are checked as what they are
    EXECUTE format('SELECT child, parent
        FROM %1$I.area AS child JOIN %1$I.area AS parent ON parent.code = child.parent_code
        WHERE (child.code = $1 OR $2 AND parent.code = $1) AND (parent.level >= child.level OR NOT parent.valid @> child.valid)
        ORDER BY child.code <> $1, child.code LIMIT 1', TG_TABLE_SCHEMA) INTO bad USING NEW.code, TG_OP = 'UPDATE';
    IF (bad.child).code IS NOT NULL THEN
        RAISE EXCEPTION 'area "%" cannot be part of area "%"', (bad.child).code, (bad.parent).code USING
            ERRCODE = 'check_violation',
            SCHEMA = TG_TABLE_SCHEMA, TABLE = 'area', CONSTRAINT = 'area_parent_contains',
            DETAIL = format('The %s is valid %s, the %s %s.', (bad.child).kind, (bad.child).valid, (bad.parent).kind, (bad.parent).valid),
            HINT = 'A parent is of a higher level and valid for as long as its parts; give a unit that changes its parent a new row.';
    END IF;
    RETURN NULL;
END $$;
COMMENT ON FUNCTION area_check_parent() IS 'Kiểm tra địa bàn cấp trên: bậc cao hơn và tồn tại suốt thời gian của địa bàn trực thuộc / Checks that a parent is of a higher level and there for as long as its parts';

CREATE CONSTRAINT TRIGGER area_parent_contains AFTER INSERT OR UPDATE OF kind, parent_code, valid ON area
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION area_check_parent();
COMMENT ON CONSTRAINT area_parent_contains ON area IS 'Địa bàn cấp trên có bậc cao hơn và tồn tại suốt thời gian của địa bàn trực thuộc; để trống ngày đầu nghĩa là có từ trước đến nay / A parent is of a higher level and valid for as long as its parts; an empty first day means that it was always there';

-- What follows an area begins the day it ends. Time moves on with each step,
-- so there is no cycle.
CREATE FUNCTION area_check_gap() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp SET datestyle = 'ISO' AS $$
DECLARE
    bad record;
BEGIN
    EXECUTE format('SELECT a.code, a.valid, b.code AS successor_code, b.valid AS successor_valid
        FROM (SELECT * FROM %1$I.area_successor WHERE area_code = $1
              UNION ALL SELECT * FROM %1$I.area_successor WHERE $2 AND successor_code = $1) AS s
        JOIN %1$I.area AS a ON a.code = s.area_code JOIN %1$I.area AS b ON b.code = s.successor_code
        WHERE upper(a.valid) IS DISTINCT FROM lower(b.valid) OR upper(a.valid) IS NULL
        ORDER BY a.code, b.code LIMIT 1', TG_TABLE_SCHEMA)
        INTO bad USING to_jsonb(NEW) ->> CASE TG_TABLE_NAME WHEN 'area' THEN 'code' ELSE 'area_code' END, TG_TABLE_NAME = 'area';
    IF bad.code IS NOT NULL THEN
        RAISE EXCEPTION 'area "%" does not follow area "%"', bad.successor_code, bad.code USING
            ERRCODE = 'check_violation',
            SCHEMA = TG_TABLE_SCHEMA, TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME,
            DETAIL = format('One is valid %s, the other %s.', bad.successor_valid, bad.valid),
            HINT = 'The first day of a successor is the day after the last of what it follows.';
    END IF;
    RETURN NULL;
END $$;
COMMENT ON FUNCTION area_check_gap() IS 'Kiểm tra địa bàn kế thừa bắt đầu đúng ngày địa bàn cũ chấm dứt / Checks that a successor begins the day the former area ends';

CREATE CONSTRAINT TRIGGER area_successor_no_gap AFTER INSERT OR UPDATE ON area_successor
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION area_check_gap();
COMMENT ON CONSTRAINT area_successor_no_gap ON area_successor IS 'Địa bàn kế thừa bắt đầu ngay sau ngày cuối cùng của địa bàn cũ / A successor begins the day after the last of what it follows';
CREATE CONSTRAINT TRIGGER area_no_gap AFTER UPDATE OF valid ON area
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION area_check_gap();
COMMENT ON CONSTRAINT area_no_gap ON area IS 'Đổi thời gian hiệu lực không được làm đứt quan hệ kế thừa / A change of validity leaves no gap to what follows or went before';

-- The successors of an area are all of it.
CREATE FUNCTION area_check_weights() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    changed CONSTANT text[] := ARRAY[to_jsonb(OLD)->>'area_code', to_jsonb(NEW)->>'area_code'];
    bad record;
BEGIN
    EXECUTE format('SELECT area_code, sum(weight) AS weight
        FROM %I.area_successor WHERE area_code = ANY ($1)
        GROUP BY area_code HAVING sum(weight) <> 1 ORDER BY area_code LIMIT 1', TG_TABLE_SCHEMA) INTO bad USING changed;
    IF bad.area_code IS NOT NULL THEN
        RAISE EXCEPTION 'the successors of area "%" are not all of it', bad.area_code USING
            ERRCODE = 'check_violation',
            SCHEMA = TG_TABLE_SCHEMA, TABLE = 'area_successor', CONSTRAINT = 'area_successor_weights_add_up',
            DETAIL = format('Their weights add up to %s instead of 1.', trim_scale(bad.weight)),
            HINT = 'Enter all successors of an area in one transaction, with weights that add up to 1.';
    END IF;
    RETURN NULL;
END $$;
COMMENT ON FUNCTION area_check_weights() IS 'Kiểm tra tổng tỷ trọng của các địa bàn kế thừa bằng 1 / Checks that the weights of the successors of an area add up to 1';

CREATE CONSTRAINT TRIGGER area_successor_weights_add_up AFTER INSERT OR UPDATE OR DELETE ON area_successor
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION area_check_weights();
COMMENT ON CONSTRAINT area_successor_weights_add_up ON area_successor IS 'Tổng tỷ trọng của các địa bàn kế thừa bằng 1 / The weights of the successors of an area add up to 1';
