-- ---------------------------------------------------------------------------
-- reference: documents, code lists, norms, parameters
--
-- The files of this folder are the text of a register. They run in the order
-- of their names, in the schema that is first in the search_path, with
-- khuyencong behind it. Every name is bound when its object is created, and
-- trigger functions go by the schema of their table, so that a register may be
-- renamed. What is said of many columns alike is in the last file.
-- ---------------------------------------------------------------------------

CREATE TABLE register_version (
    version text CONSTRAINT register_version_pkey PRIMARY KEY,
    applied_at timestamptz NOT NULL DEFAULT now(),
    applied_by text NOT NULL DEFAULT current_user,
    CONSTRAINT register_version_numbers CHECK (version ~ '^[0-9]+([.][0-9]+)*$')
);
COMMENT ON TABLE register_version IS 'Phiên bản của sổ: các phiên bản đã áp dụng / Version of the register: those that were applied';
COMMENT ON COLUMN register_version.version IS 'Phiên bản của phần mở rộng khuyencong / Version of the extension khuyencong';
COMMENT ON COLUMN register_version.applied_at IS 'Thời điểm áp dụng / When it was applied';
COMMENT ON COLUMN register_version.applied_by IS 'Vai trò đã áp dụng / Role that applied it';
COMMENT ON CONSTRAINT register_version_numbers ON register_version IS 'Phiên bản gồm các số cách nhau bằng dấu chấm / A version is numbers with dots between';

-- The row of a subject is the lock of those who change it: what holds for many
-- rows together is checked by one session at a time, and a transaction that
-- looks at an older state of it fails with 40001.
CREATE TABLE latest_change (
    subject text CONSTRAINT latest_change_pkey PRIMARY KEY,
    changed_at timestamptz NOT NULL,
    changed_by text NOT NULL
);
COMMENT ON TABLE latest_change IS 'Thay đổi gần nhất: mỗi danh mục có quan hệ cấp trên hoặc kế thừa được sửa đổi bởi từng phiên một / Latest change: lists with parents or successors are changed by one session at a time';
COMMENT ON COLUMN latest_change.subject IS 'Danh mục / The list';
COMMENT ON COLUMN latest_change.changed_at IS 'Thời điểm bắt đầu giao dịch đã sửa đổi / Start of the transaction that changed it';
COMMENT ON COLUMN latest_change.changed_by IS 'Vai trò đã sửa đổi / Role that changed it';

CREATE TABLE setting (
    name text CONSTRAINT setting_pkey PRIMARY KEY,
    value text NOT NULL,
    meaning_vi text NOT NULL,
    meaning_en text NOT NULL,
    CONSTRAINT setting_name_plain CHECK (name ~ '^[a-z][a-z0-9_]*$'),
    CONSTRAINT setting_value_given CHECK (btrim(value) <> ''),
    -- in the one form that means the same day whatever the DateStyle
    CONSTRAINT setting_date CHECK (CASE
        WHEN name NOT IN ('report_on', 'boundaries_on') OR value = 'today' THEN true
        WHEN value ~ '^[1-9][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$' THEN
            left(value, 4)::integer >= 1900 AND left(value, 4)::integer <= 2155 AND
            extract(month FROM make_date(left(value, 4)::integer, substr(value, 6, 2)::integer, 1) + (right(value, 2)::integer - 1))
                = substr(value, 6, 2)::integer
        ELSE false END),
    CONSTRAINT setting_number CHECK (value ~ CASE name
        WHEN 'period_from_year' THEN '^(first|[1-9][0-9]{0,3})$'
        WHEN 'period_to_year' THEN '^(last|[1-9][0-9]{0,3})$'
        WHEN 'multi_year_threshold' THEN '^[1-9][0-9]{0,3}$'
        WHEN 'commune_coverage_target' THEN '^(none|0|1|0[.][0-9]{1,8})$'
        WHEN 'collaborators_per_commune' THEN '^(none|[1-9][0-9]{0,3})$'
        ELSE '' END)
);
COMMENT ON TABLE setting IS 'Thiết lập: lựa chọn của tỉnh cho các khung nhìn và thủ tục / Setting: the province''s choices for views and procedures';
COMMENT ON COLUMN setting.name IS 'Tên thiết lập / Name of the setting';
COMMENT ON COLUMN setting.value IS 'Giá trị / Value';
COMMENT ON COLUMN setting.meaning_vi IS 'Ý nghĩa bằng tiếng Việt / Meaning in Vietnamese';
COMMENT ON COLUMN setting.meaning_en IS 'Ý nghĩa bằng tiếng Anh / Meaning in English';
COMMENT ON CONSTRAINT setting_name_plain ON setting IS 'Tên thiết lập gồm chữ thường không dấu, chữ số và dấu gạch dưới / The name of a setting has plain lower-case letters, digits and underscores';
COMMENT ON CONSTRAINT setting_value_given ON setting IS 'Giá trị không được để trống / The value is not blank';
COMMENT ON CONSTRAINT setting_date ON setting IS 'report_on và boundaries_on là today hoặc một ngày có thật của các năm 1900 đến 2155 dạng yyyy-mm-dd / report_on and boundaries_on are today or a real day of the years 1900 to 2155 as yyyy-mm-dd';
COMMENT ON CONSTRAINT setting_number ON setting IS 'period_from_year là first hoặc một năm, period_to_year là last hoặc một năm, multi_year_threshold là số năm, collaborators_per_commune là none hoặc số người, nhiều nhất bốn chữ số; commune_coverage_target là none hoặc từ 0 đến 1, dấu thập phân là dấu chấm / period_from_year is first or a year, period_to_year last or a year, multi_year_threshold a number of years, collaborators_per_commune none or a number, of four digits at most; commune_coverage_target is none or from 0 to 1, with a point';

CREATE TABLE legal_document (
    code text CONSTRAINT legal_document_pkey PRIMARY KEY,
    number text NOT NULL,
    title text NOT NULL,
    kind text NOT NULL,
    issuer text NOT NULL,
    issued_on date,
    valid daterange NOT NULL,
    amends_code text CONSTRAINT legal_document_amends_fkey REFERENCES legal_document ON UPDATE CASCADE,
    source text,
    is_synthetic boolean NOT NULL DEFAULT false,
    CONSTRAINT legal_document_code_plain CHECK (code ~ '^[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$'),
    CONSTRAINT legal_document_kind_known CHECK (kind IN
        ('law', 'decree', 'directive', 'decision', 'circular', 'joint_circular', 'resolution', 'other')),
    CONSTRAINT legal_document_number_composed CHECK (number IS NFC NORMALIZED AND btrim(number) <> ''),
    CONSTRAINT legal_document_number_once UNIQUE NULLS NOT DISTINCT (number, issuer, issued_on),
    CONSTRAINT legal_document_dates_in_range CHECK (issued_on BETWEEN '1900-01-01' AND '2155-12-31'),
    CONSTRAINT legal_document_valid_not_empty CHECK (NOT isempty(valid) AND lower(valid) >= '1900-01-01' AND upper(valid) <= '2156-01-01')
);
COMMENT ON TABLE legal_document IS 'Văn bản: căn cứ pháp lý, có thời gian hiệu lực / Legal document: what things rest on, with its validity';
COMMENT ON COLUMN legal_document.code IS 'Mã văn bản / Code of the document';
COMMENT ON COLUMN legal_document.number IS 'Số, ký hiệu như in trên văn bản / Number and symbol as printed';
COMMENT ON COLUMN legal_document.title IS 'Trích yếu nội dung / Title';
COMMENT ON COLUMN legal_document.kind IS 'Loại văn bản: law, decree, directive, decision, circular, joint_circular, resolution, other / Kind of document';
COMMENT ON COLUMN legal_document.issuer IS 'Cơ quan ban hành / Issuer';
COMMENT ON COLUMN legal_document.issued_on IS 'Ngày ban hành / Day of issue';
COMMENT ON COLUMN legal_document.amends_code IS 'Mã văn bản được sửa đổi, bổ sung hoặc thay thế / Code of the document that it amends or replaces';
COMMENT ON CONSTRAINT legal_document_kind_known ON legal_document IS 'Loại văn bản phải thuộc danh sách / The kind is one of the list';
COMMENT ON CONSTRAINT legal_document_number_composed ON legal_document IS 'Số văn bản không để trống, ở dạng Unicode dựng sẵn (NFC) / The number is not blank and in composed Unicode (NFC)';
COMMENT ON CONSTRAINT legal_document_number_once ON legal_document IS 'Mỗi số văn bản của một cơ quan trong một ngày chỉ có một lần / A number of an issuer on a day is there once';

-- A code list is a list of one document; a later list has codes of its own, so
-- that what was approved under the former one keeps its meaning.
CREATE TABLE content_category (
    code text CONSTRAINT content_category_pkey PRIMARY KEY,
    list_code text NOT NULL,
    ordinal integer NOT NULL,
    name_vi text NOT NULL,
    name_en text NOT NULL,
    valid daterange NOT NULL,
    legal_document_code text CONSTRAINT content_category_legal_document_fkey REFERENCES legal_document ON UPDATE CASCADE,
    CONSTRAINT content_category_code_plain CHECK (code ~ '^[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$'),
    CONSTRAINT content_category_ordinal_positive CHECK (ordinal > 0),
    CONSTRAINT content_category_valid_not_empty CHECK (NOT isempty(valid) AND lower(valid) >= '1900-01-01' AND upper(valid) <= '2156-01-01'),
    CONSTRAINT content_category_no_overlap EXCLUDE USING gist (list_code WITH =, ordinal WITH =, valid WITH &&)
);
COMMENT ON TABLE content_category IS 'Nội dung hoạt động khuyến công: danh mục theo từng văn bản / Content of industrial promotion: one list a document';
COMMENT ON COLUMN content_category.code IS 'Mã nội dung / Code of the content';
COMMENT ON COLUMN content_category.list_code IS 'Mã danh mục / Code of the list';
COMMENT ON COLUMN content_category.ordinal IS 'Số thứ tự trong danh mục / Position in the list';
COMMENT ON COLUMN content_category.name_vi IS 'Tên nội dung bằng tiếng Việt / Name in Vietnamese';
COMMENT ON COLUMN content_category.name_en IS 'Tên nội dung bằng tiếng Anh / Name in English';
COMMENT ON CONSTRAINT content_category_ordinal_positive ON content_category IS 'Số thứ tự là số dương / The position is positive';
COMMENT ON CONSTRAINT content_category_no_overlap ON content_category IS 'Mỗi vị trí trong danh mục chỉ có một nội dung tại một thời điểm / One content a position and time';

CREATE TABLE sector (
    code text CONSTRAINT sector_pkey PRIMARY KEY,
    list_code text NOT NULL,
    ordinal integer NOT NULL,
    name_vi text NOT NULL,
    name_en text NOT NULL,
    is_supported boolean NOT NULL DEFAULT true,
    only_difficult_areas boolean NOT NULL DEFAULT false,
    restriction text,
    is_priority boolean NOT NULL DEFAULT false,
    valid daterange NOT NULL,
    legal_document_code text CONSTRAINT sector_legal_document_fkey REFERENCES legal_document ON UPDATE CASCADE,
    CONSTRAINT sector_code_plain CHECK (code ~ '^[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$'),
    CONSTRAINT sector_ordinal_positive CHECK (ordinal > 0),
    CONSTRAINT sector_restriction_known CHECK (CASE restriction WHEN 'mineral' THEN is_supported AND only_difficult_areas
        WHEN 'excluded_kiln' THEN NOT is_supported ELSE restriction IS NULL END),
    CONSTRAINT sector_valid_not_empty CHECK (NOT isempty(valid) AND lower(valid) >= '1900-01-01' AND upper(valid) <= '2156-01-01'),
    CONSTRAINT sector_no_overlap EXCLUDE USING gist (list_code WITH =, ordinal WITH =, valid WITH &&)
);
COMMENT ON TABLE sector IS 'Ngành nghề: danh mục theo từng văn bản / Sector: one list a document';
COMMENT ON COLUMN sector.code IS 'Mã ngành nghề / Code of the sector';
COMMENT ON COLUMN sector.list_code IS 'Mã danh mục / Code of the list';
COMMENT ON COLUMN sector.ordinal IS 'Số thứ tự trong danh mục / Position in the list';
COMMENT ON COLUMN sector.name_vi IS 'Tên ngành nghề bằng tiếng Việt / Name in Vietnamese';
COMMENT ON COLUMN sector.name_en IS 'Tên ngành nghề bằng tiếng Anh / Name in English';
COMMENT ON COLUMN sector.is_supported IS 'Được hưởng chính sách khuyến công / May be supported';
COMMENT ON COLUMN sector.only_difficult_areas IS 'Chỉ được hỗ trợ tại địa bàn khó khăn / May be supported in difficult areas only';
COMMENT ON COLUMN sector.restriction IS 'Quy định hạn chế riêng mà ngành nghề thuộc về: mineral (khoáng sản, chỉ ở địa bàn khó khăn), excluded_kiln (gạch nung bằng lò không được hỗ trợ) / Restriction of its own that the sector is under: minerals, in difficult areas only; fired bricks from kilns that are not supported';
COMMENT ON COLUMN sector.is_priority IS 'Ngành nghề ưu tiên / Priority sector';
COMMENT ON CONSTRAINT sector_ordinal_positive ON sector IS 'Số thứ tự là số dương / The position is positive';
COMMENT ON CONSTRAINT sector_restriction_known ON sector IS 'mineral là ngành chỉ được hỗ trợ ở địa bàn khó khăn, excluded_kiln là ngành không được hỗ trợ / mineral is a sector that is supported in difficult areas only, excluded_kiln one that is not';
COMMENT ON CONSTRAINT sector_no_overlap ON sector IS 'Mỗi vị trí trong danh mục chỉ có một ngành nghề tại một thời điểm / One sector a position and time';

-- One ceiling of one kind of support. The jurisdiction is 'national' or the
-- code of the province whose norm it is.
CREATE TABLE support_norm (
    item text NOT NULL,
    jurisdiction text NOT NULL DEFAULT 'national',
    valid daterange NOT NULL,
    content_code text CONSTRAINT support_norm_content_fkey REFERENCES content_category ON UPDATE CASCADE,
    name_vi text NOT NULL,
    name_en text NOT NULL,
    per text NOT NULL,
    max_rate numeric(5,4),
    max_amount numeric(18,0),
    multiplier numeric(4,2),
    cost_base text,
    caps_local boolean,
    legal_document_code text NOT NULL CONSTRAINT support_norm_legal_document_fkey REFERENCES legal_document ON UPDATE CASCADE,
    legal_basis text NOT NULL,
    source text NOT NULL,
    is_synthetic boolean NOT NULL DEFAULT false,
    CONSTRAINT support_norm_pkey PRIMARY KEY (item, jurisdiction, valid),
    CONSTRAINT support_norm_item_plain CHECK (item ~ '^[a-z][a-z0-9_]*$'),
    CONSTRAINT support_norm_jurisdiction_plain CHECK (jurisdiction ~ '^[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$'),
    CONSTRAINT support_norm_per_known CHECK (per IN
        ('model', 'establishment', 'cluster', 'link_cluster', 'association', 'vote', 'product', 'brand', 'enterprise', 'event',
         'project', 'person', 'class', 'household', 'cooperative', 'other')),
    CONSTRAINT support_norm_bounds CHECK (max_rate IS NOT NULL OR max_amount IS NOT NULL),
    CONSTRAINT support_norm_rate_range CHECK (max_rate > 0 AND max_rate <= 1),
    CONSTRAINT support_norm_amount_positive CHECK (max_amount > 0 AND max_amount < 1000000000000000),
    CONSTRAINT support_norm_multiplier_range CHECK (multiplier BETWEEN 1 AND 10),
    CONSTRAINT support_norm_valid_not_empty CHECK (NOT isempty(valid) AND lower(valid) >= '1900-01-01' AND upper(valid) <= '2156-01-01'),
    CONSTRAINT support_norm_no_overlap EXCLUDE USING gist (item WITH =, jurisdiction WITH =, valid WITH &&)
);
COMMENT ON TABLE support_norm IS 'Mức hỗ trợ: mức tối đa theo nội dung chi, cấp ban hành và thời gian hiệu lực / Support norm: ceilings by item, jurisdiction and validity';
COMMENT ON COLUMN support_norm.item IS 'Khoản hỗ trợ / Item of support';
COMMENT ON COLUMN support_norm.content_code IS 'Mã nội dung khuyến công / Code of the content';
COMMENT ON COLUMN support_norm.name_vi IS 'Tên khoản hỗ trợ bằng tiếng Việt / Name in Vietnamese';
COMMENT ON COLUMN support_norm.name_en IS 'Tên khoản hỗ trợ bằng tiếng Anh / Name in English';
COMMENT ON COLUMN support_norm.per IS 'Mức tối đa tính cho mỗi (mô hình, cơ sở, cụm, sản phẩm…) / What the ceiling is for one of';
COMMENT ON COLUMN support_norm.max_rate IS 'Tỷ lệ hỗ trợ tối đa trên chi phí, từ 0 đến 1 / Largest part of the cost, 0 to 1';
COMMENT ON COLUMN support_norm.max_amount IS 'Mức hỗ trợ tối đa (đồng) / Largest amount (đồng)';
COMMENT ON COLUMN support_norm.multiplier IS 'Hệ số tối đa nhân với mức hỗ trợ tối đa, 1 là không nhân; trống là chưa rõ / Largest factor on the largest amount, 1 is none; NULL if unknown';
COMMENT ON COLUMN support_norm.cost_base IS 'Chi phí làm căn cứ tính tỷ lệ / Cost that the rate is of';
COMMENT ON COLUMN support_norm.caps_local IS 'Của mức trung ương: văn bản có cấm tỉnh quy định mức cao hơn không; trống là chưa rõ / Of a national norm: whether its document forbids provinces to go above it; NULL if unknown';
COMMENT ON COLUMN support_norm.legal_basis IS 'Điều, khoản, điểm / Article, clause, point';
COMMENT ON CONSTRAINT support_norm_item_plain ON support_norm IS 'Khoản hỗ trợ gồm chữ thường không dấu, chữ số và dấu gạch dưới / An item has plain lower-case letters, digits and underscores';
COMMENT ON CONSTRAINT support_norm_per_known ON support_norm IS 'Đơn vị tính mức phải thuộc danh sách / What it is per is one of the list';
COMMENT ON CONSTRAINT support_norm_bounds ON support_norm IS 'Phải có tỷ lệ hoặc mức tiền tối đa / There is a rate or an amount';
COMMENT ON CONSTRAINT support_norm_rate_range ON support_norm IS 'Tỷ lệ lớn hơn 0 và không quá 1 / The rate is above 0 and at most 1';
COMMENT ON CONSTRAINT support_norm_amount_positive ON support_norm IS 'Mức tiền tối đa là số dương, dưới một triệu tỷ đồng / The amount is positive, and below a million billion đồng';
COMMENT ON CONSTRAINT support_norm_multiplier_range ON support_norm IS 'Hệ số từ 1 đến 10 / The factor is from 1 to 10';
COMMENT ON CONSTRAINT support_norm_no_overlap ON support_norm IS 'Mỗi khoản hỗ trợ của một cấp ban hành chỉ có một mức tại một thời điểm / One norm an item, jurisdiction and time';

CREATE TABLE rule_parameter (
    rule_code text NOT NULL,
    parameter text NOT NULL,
    budget_source text NOT NULL DEFAULT 'any',
    valid daterange NOT NULL,
    value text NOT NULL,
    legal_document_code text CONSTRAINT rule_parameter_legal_document_fkey REFERENCES legal_document ON UPDATE CASCADE,
    note text,
    CONSTRAINT rule_parameter_pkey PRIMARY KEY (rule_code, parameter, budget_source, valid),
    CONSTRAINT rule_parameter_budget_source_known CHECK (budget_source IN ('any', 'national', 'local')),
    CONSTRAINT rule_parameter_value_given CHECK (btrim(value) <> ''),
    CONSTRAINT rule_parameter_valid_not_empty CHECK (NOT isempty(valid) AND lower(valid) >= '1900-01-01' AND upper(valid) <= '2156-01-01'),
    CONSTRAINT rule_parameter_no_overlap EXCLUDE USING gist
        (rule_code WITH =, parameter WITH =, budget_source WITH =, valid WITH &&)
);
COMMENT ON TABLE rule_parameter IS 'Tham số quy tắc: ngưỡng riêng của tỉnh, có thời gian hiệu lực / Rule parameter: thresholds of the province''s own, with their validity';
COMMENT ON COLUMN rule_parameter.rule_code IS 'Mã quy tắc kiểm tra / Code of the rule';
COMMENT ON COLUMN rule_parameter.parameter IS 'Tên tham số / Name of the parameter';
COMMENT ON COLUMN rule_parameter.budget_source IS 'Nguồn kinh phí áp dụng: any, national, local / Budget it is for';
COMMENT ON COLUMN rule_parameter.value IS 'Giá trị thay cho mặc định / Value instead of the default';
COMMENT ON CONSTRAINT rule_parameter_value_given ON rule_parameter IS 'Giá trị không được để trống / The value is not blank';
COMMENT ON CONSTRAINT rule_parameter_no_overlap ON rule_parameter IS 'Mỗi tham số chỉ có một giá trị tại một thời điểm / One value a parameter and time';
COMMENT ON CONSTRAINT rule_parameter_budget_source_known ON rule_parameter IS 'Nguồn kinh phí phải thuộc danh sách / The budget is one of the list';

-- ---- guards -----------------------------------------------------------------

-- A CHECK can only print the whole row, where a look-alike letter looks right.
CREATE FUNCTION refuse_code() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    letter CONSTANT text := substring(NEW.code FROM '[^A-Za-z0-9._/-]');
BEGIN
    RAISE EXCEPTION 'invalid code in table "%": "%"', TG_TABLE_NAME, left(NEW.code, 100) USING
        ERRCODE = 'check_violation',
        SCHEMA = TG_TABLE_SCHEMA, TABLE = TG_TABLE_NAME, COLUMN = 'code', CONSTRAINT = TG_TABLE_NAME || '_code_plain',
        DETAIL = CASE
            WHEN NEW.code = '' THEN 'It is empty.'
            WHEN letter IS NULL AND length(NEW.code) > 100 THEN format('It has %s characters, 100 is the most.', length(NEW.code))
            WHEN letter IS NULL THEN format('It starts with "%s".', left(NEW.code, 1))
            ELSE format('Character %s is "%s" (U+%s).', strpos(NEW.code, letter), letter, lpad(upper(to_hex(ascii(letter))), 4, '0')) END,
        HINT = 'A code has plain Latin letters, digits and . _ / - only, and starts with a letter or digit. Letters of other alphabets may look the same.';
END $$;
COMMENT ON FUNCTION refuse_code() IS 'Từ chối mã có ký tự ngoài chữ cái Latinh không dấu, chữ số và . _ / -, nêu rõ ký tự đó / Refuses a code with anything but plain Latin letters, digits and . _ / -, and names the character';

-- For what no foreign key can say: a column that names one table or another, or
-- a column of a table in which several rows have the same. The arguments are the
-- column, the table, and its column.
CREATE FUNCTION check_listed() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    named CONSTANT text := to_jsonb(NEW) ->> TG_ARGV[0];
    is_listed boolean;
BEGIN
    EXECUTE format('SELECT EXISTS (SELECT FROM %I.%I WHERE %I = $1)', TG_TABLE_SCHEMA, TG_ARGV[1], TG_ARGV[2]) INTO is_listed USING named;
    IF NOT is_listed THEN
        RAISE EXCEPTION 'there is no % "%"', replace(TG_ARGV[1], '_', ' '), named USING
            ERRCODE = 'foreign_key_violation',
            SCHEMA = TG_TABLE_SCHEMA, TABLE = TG_TABLE_NAME, COLUMN = TG_ARGV[0], CONSTRAINT = TG_NAME,
            HINT = format('The column "%s" of the table "%s" lists them: enter it there first, or correct it.', TG_ARGV[2], TG_ARGV[1]);
    END IF;
    RETURN NEW;
END $$;
COMMENT ON FUNCTION check_listed() IS 'Từ chối giá trị không có trong bảng mà nó dẫn chiếu / Refuses what is not in the table that it names';

CREATE TRIGGER setting_difficult_scheme_known BEFORE INSERT OR UPDATE OF name, value ON setting
    FOR EACH ROW WHEN (NEW.name = 'difficult_scheme' AND NEW.value <> 'only') EXECUTE FUNCTION check_listed('value', 'area_scheme', 'code');

CREATE TRIGGER legal_document_code_plain BEFORE INSERT OR UPDATE OF code ON legal_document
    FOR EACH ROW WHEN (NEW.code !~ '^[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$') EXECUTE FUNCTION refuse_code();
CREATE TRIGGER content_category_code_plain BEFORE INSERT OR UPDATE OF code ON content_category
    FOR EACH ROW WHEN (NEW.code !~ '^[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$') EXECUTE FUNCTION refuse_code();
CREATE TRIGGER sector_code_plain BEFORE INSERT OR UPDATE OF code ON sector
    FOR EACH ROW WHEN (NEW.code !~ '^[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$') EXECUTE FUNCTION refuse_code();

CREATE FUNCTION take_turns() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    -- once a transaction; the row is locked either way
    EXECUTE format('INSERT INTO %I.latest_change AS l (subject, changed_at, changed_by) VALUES ($1, now(), current_user)
        ON CONFLICT (subject) DO UPDATE SET changed_at = excluded.changed_at, changed_by = excluded.changed_by
        WHERE l.changed_at <> excluded.changed_at', TG_TABLE_SCHEMA) USING TG_ARGV[0];
    RETURN NULL;
END $$;
COMMENT ON FUNCTION take_turns() IS 'Bảo đảm một danh mục được sửa đổi bởi từng phiên một / Makes the sessions that change a list take turns';

CREATE FUNCTION check_no_cycle() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    is_cycle boolean;
BEGIN
    EXECUTE format('WITH RECURSIVE above (code) AS (
            SELECT %1$I FROM %2$I.%3$I WHERE code = $1
            UNION SELECT t.%1$I FROM %2$I.%3$I AS t JOIN above USING (code))
        SELECT EXISTS (SELECT FROM above WHERE code = $1)', TG_ARGV[0], TG_TABLE_SCHEMA, TG_TABLE_NAME)
        INTO is_cycle USING NEW.code;
    IF is_cycle THEN
        RAISE EXCEPTION '"%" of table "%" cannot rest on itself', NEW.code, TG_TABLE_NAME USING
            ERRCODE = 'check_violation',
            SCHEMA = TG_TABLE_SCHEMA, TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME,
            DETAIL = format('Following %s from one to the next leads back to it.', TG_ARGV[0]),
            HINT = format('Correct %s of one of them.', TG_ARGV[0]);
    END IF;
    RETURN NULL;
END $$;
COMMENT ON FUNCTION check_no_cycle() IS 'Kiểm tra rằng theo cấp trên từng bước không quay về chính nó / Checks that no row is, in whatever number of steps, its own parent';

CREATE TRIGGER legal_document_take_turns BEFORE INSERT OR UPDATE OF code, amends_code ON legal_document
    FOR EACH STATEMENT EXECUTE FUNCTION take_turns('legal_document');
CREATE CONSTRAINT TRIGGER legal_document_no_cycle AFTER INSERT OR UPDATE OF code, amends_code ON legal_document
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.amends_code IS NOT NULL) EXECUTE FUNCTION check_no_cycle('amends_code');
COMMENT ON CONSTRAINT legal_document_no_cycle ON legal_document IS 'Văn bản không thể tự sửa đổi chính mình, dù qua bao nhiêu bước / No document amends itself, in whatever number of steps';
