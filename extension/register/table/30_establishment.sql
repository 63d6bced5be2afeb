-- ---------------------------------------------------------------------------
-- establishment: who is supported, and who does the work
-- ---------------------------------------------------------------------------

CREATE TABLE establishment (
    code text CONSTRAINT establishment_pkey PRIMARY KEY,
    name text NOT NULL,
    kind text NOT NULL DEFAULT 'household',
    tax_code text,
    area_code text NOT NULL CONSTRAINT establishment_area_fkey REFERENCES area ON UPDATE CASCADE,
    craft_village_code text CONSTRAINT establishment_craft_village_fkey REFERENCES craft_village ON UPDATE CASCADE,
    sector_code text CONSTRAINT establishment_sector_fkey REFERENCES sector ON UPDATE CASCADE,
    product text,
    employee_count integer,
    valid daterange NOT NULL DEFAULT '(,)',
    is_synthetic boolean NOT NULL DEFAULT false,
    CONSTRAINT establishment_code_plain CHECK (code ~ '^[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$'),
    CONSTRAINT establishment_name_composed CHECK (name IS NFC NORMALIZED AND btrim(name) <> ''),
    CONSTRAINT establishment_kind_known CHECK (kind IN
        ('enterprise', 'cooperative', 'cooperative_group', 'cooperative_union', 'household', 'other')),
    CONSTRAINT establishment_tax_code_digits CHECK (tax_code ~ '^[0-9][0-9-]*$'),
    CONSTRAINT establishment_employees_not_negative CHECK (employee_count >= 0),
    CONSTRAINT establishment_valid_not_empty CHECK (NOT isempty(valid) AND lower(valid) >= '1900-01-01' AND upper(valid) <= '2156-01-01')
);
CREATE INDEX establishment_area_idx ON establishment (area_code);
CREATE INDEX establishment_craft_village_idx ON establishment (craft_village_code) WHERE craft_village_code IS NOT NULL;
CREATE INDEX establishment_sector_idx ON establishment (sector_code);
CREATE INDEX establishment_tax_code_idx ON establishment (tax_code) WHERE tax_code IS NOT NULL;
COMMENT ON TABLE establishment IS 'Cơ sở công nghiệp nông thôn: đối tượng thụ hưởng / Establishment: who may be supported';
COMMENT ON COLUMN establishment.code IS 'Mã cơ sở / Code of the establishment';
COMMENT ON COLUMN establishment.name IS 'Tên cơ sở / Name of the establishment';
COMMENT ON COLUMN establishment.kind IS 'Loại hình: enterprise (doanh nghiệp), cooperative (hợp tác xã), cooperative_group (tổ hợp tác), cooperative_union (liên hiệp hợp tác xã), household (hộ kinh doanh), other / Kind of establishment';
COMMENT ON COLUMN establishment.tax_code IS 'Mã số thuế; có thể trùng giữa các cơ sở của một chủ / Tax code; establishments of one owner may share it';
COMMENT ON COLUMN establishment.product IS 'Sản phẩm chính / Main product';
COMMENT ON COLUMN establishment.employee_count IS 'Số lao động (người) / Number of employees (persons)';
COMMENT ON CONSTRAINT establishment_kind_known ON establishment IS 'Loại hình phải thuộc danh sách / The kind is one of the list';
COMMENT ON CONSTRAINT establishment_tax_code_digits ON establishment IS 'Mã số thuế gồm chữ số và dấu gạch nối / A tax code has digits and hyphens';
COMMENT ON CONSTRAINT establishment_employees_not_negative ON establishment IS 'Số lao động không âm / The number of employees is not negative';

CREATE TABLE organisation_unit (
    code text CONSTRAINT organisation_unit_pkey PRIMARY KEY,
    name text NOT NULL,
    kind text NOT NULL,
    parent_code text CONSTRAINT organisation_unit_parent_fkey REFERENCES organisation_unit ON UPDATE CASCADE,
    deputy_count integer,
    is_synthetic boolean NOT NULL DEFAULT false,
    CONSTRAINT organisation_unit_code_plain CHECK (code ~ '^[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$'),
    CONSTRAINT organisation_unit_name_composed CHECK (name IS NFC NORMALIZED AND btrim(name) <> ''),
    CONSTRAINT organisation_unit_kind_known CHECK (kind IN ('centre', 'branch', 'collaborator', 'department', 'other')),
    CONSTRAINT organisation_unit_deputies_not_negative CHECK (deputy_count >= 0),
    CONSTRAINT organisation_unit_parent_other CHECK (parent_code <> code)
);
COMMENT ON TABLE organisation_unit IS 'Tổ chức khuyến công: trung tâm, chi nhánh, cộng tác viên / Organisation unit: centre, branches, collaborators';
COMMENT ON COLUMN organisation_unit.code IS 'Mã đơn vị / Code of the unit';
COMMENT ON COLUMN organisation_unit.name IS 'Tên đơn vị hoặc họ tên cộng tác viên / Name of the unit or the collaborator';
COMMENT ON COLUMN organisation_unit.kind IS 'Loại: centre (trung tâm), branch (chi nhánh), collaborator (cộng tác viên), department (sở), other / Kind of unit';
COMMENT ON COLUMN organisation_unit.parent_code IS 'Mã đơn vị cấp trên / Code of the unit above';
COMMENT ON COLUMN organisation_unit.deputy_count IS 'Số cấp phó hiện có: phó giám đốc của trung tâm, phó trưởng chi nhánh; trống là chưa rõ / Deputies it has: deputy directors of a centre, deputy heads of a branch; NULL if unknown';
COMMENT ON CONSTRAINT organisation_unit_kind_known ON organisation_unit IS 'Loại đơn vị phải thuộc danh sách / The kind is one of the list';
COMMENT ON CONSTRAINT organisation_unit_deputies_not_negative ON organisation_unit IS 'Số cấp phó không âm / The number of deputies is not negative';
COMMENT ON CONSTRAINT organisation_unit_parent_other ON organisation_unit IS 'Đơn vị không là cấp trên của chính nó / No unit is its own parent';

-- What a unit covers and when: a branch may cover several districts.
CREATE TABLE organisation_unit_area (
    unit_code text NOT NULL CONSTRAINT organisation_unit_area_unit_fkey REFERENCES organisation_unit ON UPDATE CASCADE,
    area_code text NOT NULL CONSTRAINT organisation_unit_area_area_fkey REFERENCES area ON UPDATE CASCADE,
    valid daterange NOT NULL,
    legal_document_code text CONSTRAINT organisation_unit_area_legal_document_fkey REFERENCES legal_document ON UPDATE CASCADE,
    is_synthetic boolean NOT NULL DEFAULT false,
    CONSTRAINT organisation_unit_area_pkey PRIMARY KEY (unit_code, area_code, valid),
    CONSTRAINT organisation_unit_area_valid_not_empty CHECK (NOT isempty(valid) AND lower(valid) >= '1900-01-01' AND upper(valid) <= '2156-01-01'),
    CONSTRAINT organisation_unit_area_no_overlap EXCLUDE USING gist (unit_code WITH =, area_code WITH =, valid WITH &&)
);
CREATE INDEX organisation_unit_area_area_idx ON organisation_unit_area (area_code);
COMMENT ON TABLE organisation_unit_area IS 'Địa bàn phụ trách: đơn vị nào phụ trách địa bàn nào, khi nào / Coverage: which unit covers which area, and when';
COMMENT ON COLUMN organisation_unit_area.unit_code IS 'Mã đơn vị / Code of the unit';
COMMENT ON CONSTRAINT organisation_unit_area_no_overlap ON organisation_unit_area IS 'Mỗi đơn vị phụ trách một địa bàn chỉ ghi một lần tại một thời điểm / A unit covers an area once at a time';

-- ---- guards -----------------------------------------------------------------

CREATE TRIGGER establishment_code_plain BEFORE INSERT OR UPDATE OF code ON establishment
    FOR EACH ROW WHEN (NEW.code !~ '^[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$') EXECUTE FUNCTION refuse_code();
CREATE TRIGGER organisation_unit_code_plain BEFORE INSERT OR UPDATE OF code ON organisation_unit
    FOR EACH ROW WHEN (NEW.code !~ '^[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$') EXECUTE FUNCTION refuse_code();
CREATE TRIGGER organisation_unit_take_turns BEFORE INSERT OR UPDATE OF code, parent_code ON organisation_unit
    FOR EACH STATEMENT EXECUTE FUNCTION take_turns('organisation_unit');
CREATE CONSTRAINT TRIGGER organisation_unit_no_cycle AFTER INSERT OR UPDATE OF code, parent_code ON organisation_unit
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.parent_code IS NOT NULL) EXECUTE FUNCTION check_no_cycle('parent_code');
COMMENT ON CONSTRAINT organisation_unit_no_cycle ON organisation_unit IS 'Đơn vị không thể là cấp trên của chính mình, dù qua bao nhiêu bước / No unit is above itself, in whatever number of steps';
