-- import: the contract
BEGIN;
SET search_path = khuyencong, public;
SET client_min_messages = warning;
SELECT plan(175);
SELECT create_register('tinh');
CREATE SCHEMA staging;

-- ---- one cell -----------------------------------------------------------------

CREATE TABLE cell (kind text, cell text, unit text, value text, reason text);
INSERT INTO cell VALUES
    -- codes: homoglyphs, width, quotes, case
    ('code', 'BG-01', NULL, 'BG-01', NULL),
    ('code', ' BG-01' || chr(160), NULL, 'BG-01', NULL),
    ('code', chr(65279) || 'bg-01', NULL, 'bg-01', NULL),
    ('code', '12/QD.UBND_a', NULL, '12/QD.UBND_a', NULL),
    ('code', repeat('A', 100), NULL, repeat('A', 100), NULL),
    ('code', repeat('A', 101), NULL, NULL, 'longer than 100'),
    ('code', 'BG-' || chr(1091), NULL, NULL, 'character 4: "у" \(U\+0443\)'),
    ('code', chr(1040) || 'B', NULL, NULL, 'U\+0410'),
    ('code', 'BG-' || chr(65297), NULL, NULL, 'U\+FF11'),
    ('code', 'BG' || chr(8211) || '1', NULL, NULL, 'U\+2013'),
    ('code', 'BG' || chr(8203) || '1', NULL, NULL, 'U\+200B'),
    ('code', 'Đ1', NULL, NULL, 'U\+0110'),
    ('code', '''0123', NULL, NULL, 'character 1: "''" \(U\+0027\)'),
    ('code', 'BG 01', NULL, NULL, 'U\+0020'),
    ('code', '-01', NULL, NULL, 'character 1: "-"'),
    -- names: composed, single spaces, no damage
    ('name', 'Mỳ Chũ', NULL, 'Mỳ Chũ', NULL),
    ('name', normalize('Mỳ Chũ', NFD), NULL, normalize('Mỳ Chũ', NFC), NULL),
    ('name', E' Mỳ\n  Chũ\t', NULL, 'Mỳ Chũ', NULL),
    ('name', 'Máy 5 µm, 3 Ω', NULL, 'Máy 5 µm, 3 Ω', NULL),
    ('name', chr(208) || 'ông', NULL, NULL, 'character 1: .* \(U\+00D0\), no letter of Vietnamese'),
    ('name', 'S' || chr(1072) || 'n', NULL, NULL, 'U\+0430'),
    ('name', 'M' || chr(65533), NULL, NULL, 'U\+FFFD'),
    ('name', 'M' || chr(7), NULL, NULL, 'U\+0007'),
    ('name', 'M' || chr(65535), NULL, NULL, 'U\+FFFF'),
    ('name', 'M' || chr(8203), NULL, NULL, 'U\+200B'),
    ('text', E' một\nhai ', NULL, E'một\nhai', NULL),
    -- dates
    ('date', '31/12/2024', NULL, '2024-12-31', NULL),
    ('date', '1/2/2024', NULL, '2024-02-01', NULL),
    ('date', '01-02-2024', NULL, '2024-02-01', NULL),
    ('date', '1.2.2024', NULL, '2024-02-01', NULL),
    ('date', '2024-02-29', NULL, '2024-02-29', NULL),
    ('date', '2024-02-29 00:00:00', NULL, '2024-02-29', NULL),
    ('date', '29/02/2023', NULL, NULL, 'no such day'),
    ('date', '31/04/2024', NULL, NULL, 'no such day'),
    ('date', '12/31/2024', NULL, NULL, 'no such day'),
    ('date', '0/1/2024', NULL, NULL, 'no such day'),
    ('date', '44197', NULL, NULL, 'day number of Excel \(01/01/2021\?\)'),
    ('date', '44197.5', NULL, NULL, 'day number of Excel'),
    ('date', '1/2/24', NULL, NULL, 'four digits'),
    ('date', '1/2/0204', NULL, NULL, 'from 1900 to 2155'),
    ('date', '2/2024', NULL, NULL, 'not a date as dd/mm/yyyy'),
    ('date', '2024-02-29 10:00', NULL, NULL, 'not a date'),
    ('date', 'infinity', NULL, NULL, 'not a date'),
    ('date', 'today', NULL, NULL, 'not a date'),
    -- amounts
    ('amount', '12.492,1 triệu', NULL, '12492100000', NULL),
    ('amount', '1.200,5 tr.đ', NULL, '1200500000', NULL),
    ('amount', '1.200,5 Tr. đồng', NULL, '1200500000', NULL),
    ('amount', normalize('12.492,1 triệu', NFD), NULL, '12492100000', NULL),
    ('amount', '12.492,1', 'triệu đồng', '12492100000', NULL),
    ('amount', '2 tỷ 500 triệu', 'triệu đồng', '2500000000', NULL),
    ('amount', '1,5', 'tỷ đồng', '1500000000', NULL),
    ('amount', '-100', 'đồng', '-100', NULL),
    ('amount', chr(8722) || '100', 'đồng', '-100', NULL),
    ('amount', '1.000', 'đồng', '1000', NULL),
    ('amount', '0', 'đồng', '0', NULL),
    ('amount', '1.5', 'tỷ đồng', NULL, 'correct "1\.5"'),
    ('amount', '1,234,567', 'đồng', NULL, 'correct "1,234,567"'),
    ('amount', '500', NULL, NULL, 'has no unit'),
    ('amount', 'gần 5 tỷ', NULL, NULL, 'approximate'),
    ('amount', normalize('gần 5 tỷ', NFD), NULL, NULL, 'approximate'),
    ('amount', '(1.000)', 'đồng', NULL, 'minus sign'),
    ('amount', '0,5', 'đồng', NULL, 'fraction of a đồng'),
    ('amount', '1.000.000.000 tỷ', NULL, NULL, 'larger than any amount'),
    ('amount', '999.999.999,999999999 tỷ', NULL, '999999999999999999', NULL),
    ('amount', '1e9', 'đồng', NULL, 'cannot be read'),
    ('amount', '#REF!', 'đồng', NULL, 'leave the cell empty'),
    ('amount', '262.5', 'triệu', NULL, 'correct "262\.5": dots come before every three digits'),
    ('amount', '100 USD', NULL, NULL, 'cannot be read'),
    ('amount', '100%', 'đồng', NULL, 'cannot be read'),
    ('amount', repeat('9', 200000), 'đồng', NULL, 'larger than any number'),
    ('text', repeat('á ', 3000), NULL, rtrim(repeat('á ', 3000)), NULL),
    ('text', repeat('á', 500001), NULL, NULL, 'longer than a million bytes'),
    -- other numbers
    ('fraction', '0,65', NULL, '0.65', NULL),
    ('fraction', '65%', NULL, '0.65', NULL),
    ('fraction', '65,5 %', NULL, '0.655', NULL),
    ('fraction', '65', '%', '0.65', NULL),
    ('fraction', '100%', '%', '1', NULL),
    ('fraction', '65', NULL, NULL, 'from 0 to 1'),
    ('fraction', '101%', NULL, NULL, 'from 0 to 1'),
    ('fraction', '-1%', NULL, NULL, 'from 0 to 1'),
    ('count', '1.200', NULL, '1200', NULL),
    ('count', '1,5', NULL, NULL, 'not a count'),
    ('count', '-1', NULL, NULL, 'not a count'),
    ('count', '12%', NULL, NULL, 'not a count'),
    ('count', '3.000.000.000', NULL, NULL, 'not a count'),
    ('count', '12 người', NULL, NULL, 'correct "người": write the number alone$'),
    ('year', '2024', NULL, '2024', NULL),
    ('year', '2.024', NULL, NULL, 'not a year'),
    ('year', '24', NULL, NULL, 'not a year'),
    ('year', '2200', NULL, NULL, 'not a year'),
    ('multiplier', '1,5', NULL, '1.5', NULL),
    ('multiplier', '0,5', NULL, NULL, 'from 1 to 10'),
    ('multiplier', '1,555', NULL, NULL, 'from 1 to 10'),
    ('multiplier', '150%', NULL, NULL, 'not a count'),
    -- words
    ('boolean', 'x', NULL, 'true', NULL),
    ('boolean', 'Có', NULL, 'true', NULL),
    ('boolean', 'KHÔNG', NULL, 'false', NULL),
    ('boolean', 'có thể', NULL, NULL, 'must be có or không'),
    ('budget_source', 'Khuyến công Quốc gia', NULL, 'national', NULL),
    ('budget_source', normalize('địa phương', NFD), NULL, 'local', NULL),
    ('money_source', 'OTHER_PROGRAMME', NULL, 'other_programme', NULL),
    ('area_kind', 'thành phố', NULL, NULL, 'must be one of: .*province \(tinh, thanh pho truc thuoc trung uong, cap tinh\); district \(.*, thanh pho thuoc tinh,'),
    ('area_kind', 'Thành phố thuộc tỉnh', NULL, 'district', NULL),
    ('establishment_kind', 'Công ty TNHH', NULL, 'enterprise', NULL),
    ('establishment_kind', 'DNTN', NULL, 'enterprise', NULL),
    ('area_kind', 'thị xã', NULL, 'district', NULL);

SELECT is(coalesce(v.value, '~ ' || v.reason_en), coalesce(c.value, '~ ' || substring(v.reason_en FROM '.*(?:' || c.reason || ').*')), format('%s %s, unit %s', c.kind, to_json(left(c.cell, 40)), c.unit))
FROM cell AS c, import_value(c.kind, c.cell, c.unit) AS v;
SELECT is((import_date(U&'\0660\0661/\0660\0662/\0662\0660\0662\0660' COLLATE "und-x-icu")).reason_en, 'is not a date as dd/mm/yyyy', 'digits of other scripts are none, whatever the locale says');
SELECT is_empty($$SELECT c.* FROM cell AS c, import_value(c.kind, c.cell, c.unit) AS v
    WHERE num_nulls(v.value, v.reason_vi, v.reason_en) NOT IN (1, 2) OR (v.value IS NULL) <> (v.reason_vi IS NOT NULL) OR (v.reason_vi IS NULL) <> (v.reason_en IS NULL)$$,
    'a value, or a reason in both languages');
SELECT results_eq($$SELECT DISTINCT v::text FROM import_columns() AS c, unnest(ARRAY['', ' ', chr(160), E'\t\n', chr(65279), NULL]) AS e, import_value(c.kind, e, NULL) AS v$$,
    $$VALUES ('(,,)')$$, 'empty cells of every kind say nothing');
SELECT results_eq(
    $$SELECT c.kind, v.* FROM cell AS c, import_value(c.kind, normalize(c.cell, NFD), c.unit) AS v ORDER BY c.kind, c.cell, c.unit$$,
    $$SELECT c.kind, v.* FROM cell AS c, import_value(c.kind, normalize(c.cell, NFC), c.unit) AS v ORDER BY c.kind, c.cell, c.unit$$,
    'both Unicode forms are the same');

-- ---- what imports know of the tables --------------------------------------------

CREATE VIEW target AS
SELECT c.table_name::text, c.column_name::text, c.data_type, c.is_nullable = 'NO' AND c.column_default IS NULL AS is_required
FROM information_schema.columns AS c
WHERE c.table_schema = 'tinh' AND c.is_generated = 'NEVER' AND c.is_identity = 'NO' AND c.column_name <> 'is_synthetic'
  AND c.table_name IN (SELECT table_name FROM import_columns());
SELECT set_eq($$SELECT table_name, column_name FROM target$$,
    $$SELECT table_name, regexp_replace(column_name, '^(valid|period)_(from|until)$', '\1') FROM import_columns()$$, 'imports know all columns, and no others');
SELECT is_empty($$SELECT * FROM import_columns() AS i JOIN target AS t USING (table_name, column_name) WHERE i.is_required <> t.is_required$$, 'they demand what a table demands');
SELECT is_empty($$SELECT table_name, column_name, t.data_type, i.kind FROM import_columns() AS i JOIN target AS t USING (table_name, column_name)
    WHERE i.kind NOT IN (SELECT kind FROM import_choices()) AND (t.data_type, i.kind) NOT IN (('text', 'code'), ('text', 'name'), ('text', 'text'), ('date', 'date'), ('boolean', 'boolean'),
        ('numeric', 'amount'), ('numeric', 'number'), ('numeric', 'multiplier'), ('numeric', 'fraction'), ('integer', 'count'), ('integer', 'year'))$$, 'and the kind of each column');
SELECT is_empty($$SELECT DISTINCT table_name, column_name FROM import_columns() AS i JOIN import_choices() AS c USING (kind)
    WHERE NOT EXISTS (SELECT FROM pg_constraint AS k WHERE k.conrelid = format('tinh.%I', i.table_name)::regclass AND k.contype = 'c'
        AND pg_get_constraintdef(k.oid) LIKE format('%%(%s = ANY (%%%L%%', i.column_name, c.code))$$, 'every choice is one that the table has');
SELECT is_empty($$SELECT table_name, column_name, h FROM import_columns(), unnest(headings) AS h WHERE h <> fold_vi(h)$$, 'headings are folded');
SELECT is_empty($$SELECT table_name, h FROM import_columns(), unnest(headings || translate(column_name, '_', ' ')) AS h GROUP BY 1, 2 HAVING count(*) > 1$$, 'a heading is that of one column');
SELECT is_empty($$SELECT kind, w FROM import_choices(), unnest(words || code) AS w GROUP BY 1, 2 HAVING count(*) > 1 OR w <> fold_vi(w)$$, 'a word stands for one code');
SELECT is_empty($$SELECT table_name FROM import_columns() EXCEPT SELECT substr(proname, 8) FROM pg_proc WHERE pronamespace = 'khuyencong'::regnamespace$$, 'every table has its function');

SELECT set_eq($$SELECT DISTINCT i.table_name, i.column_name, import_reference(i.table_name, i.column_name) FROM import_columns() AS i WHERE import_reference(i.table_name, i.column_name) IS NOT NULL$$,
    $$SELECT DISTINCT i.table_name, i.column_name, CASE b.attname WHEN 'establishment_code' THEN 'establishment' ELSE f.relname::text END FROM import_columns() AS i
      JOIN pg_constraint AS k ON k.conrelid = format('tinh.%I', i.table_name)::regclass AND k.contype = 'f'
      JOIN pg_attribute AS a ON a.attrelid = k.conrelid AND a.attname = i.column_name AND a.attnum = k.conkey[cardinality(k.conkey)]
      JOIN pg_attribute AS b ON b.attrelid = k.confrelid AND b.attnum = k.confkey[cardinality(k.conkey)]
      JOIN pg_class AS f ON f.oid = k.confrelid$$, 'where the codes of a column are');

-- ---- a small province, made up, in dependency order -----------------------------

INSERT INTO tinh.legal_document (code, number, title, kind, issuer, valid) VALUES ('VB', '1/VB', 'Văn bản', 'decision', 'UBND', '[2010-01-01,)');
INSERT INTO tinh.area_scheme (code, name_vi, name_en) VALUES ('KV', 'Khu vực', 'Zone');

CREATE TABLE staging.area (line text, "Mã địa bàn" text, "TÊN ĐỊA BÀN" text, cap text, "Mã cấp trên" text, "Từ ngày" text, "Đến ngày" text);
INSERT INTO staging.area VALUES
    ('2', 'T-01-1', 'Xã Một', 'xã', 'T-01', '1/1/2010', NULL),                    -- before its parent
    ('3', 'T-01', normalize('Huyện Một', NFD), 'Huyện', 'T', '01/01/2010', ''),
    ('4', 'T', 'Tỉnh', 'tỉnh', NULL, '01/01/2000', NULL),
    ('5', 'T-02', 'Huyện Hai', 'huyện', 'T', '01/01/2010', '31/12/2024'),
    ('6', 'T-03', 'Huyện Ba', 'huyện', 'T-99', NULL, NULL),
    ('7', 'T-04', 'Huyện Bốn', 'huyện', 'T', '01/01/1999', NULL),                 -- before the province
    ('8', 'T-05', 'Huyện Năm', 'huyện', 'T', '31/12/2020', '1/1/2020'),
    ('9', 'T-01-' || chr(1091), 'Xã', 'phố', 'T-01', NULL, NULL),
    ('10', 'T-01', 'Huyện khác', 'huyện', 'T', '01/01/2010', NULL),
    ('11', ' ', NULL, chr(160), '', NULL, NULL);
CREATE FUNCTION comment_en(constraint_name text) RETURNS text LANGUAGE sql RETURN (
    SELECT split_part(obj_description(oid, 'pg_constraint') COLLATE "default", ' / ', 2) FROM pg_constraint
    WHERE conname = constraint_name AND connamespace = 'tinh'::regnamespace);
PREPARE bad_area AS SELECT line, column_name, value, reason_en FROM import_area('tinh', 'staging.area');
SELECT results_eq('bad_area', $$VALUES
    (6::bigint, 'parent_code', 'T-99', comment_en('area_parent_fkey')),
    (7, NULL, NULL, comment_en('area_parent_contains')),
    (8, 'valid_until', '2020-01-01', 'the last day is before the first'),
    (9, 'code', 'T-01-у', 'character 6: "у" (U+0443); a code has plain Latin letters, digits and . _ / -, a letter or digit first'),
    (9, 'kind', 'phố', 'must be one of: country (quoc gia, ca nuoc); province (tinh, thanh pho truc thuoc trung uong, cap tinh); district (huyen, thi xa, quan, thanh pho thuoc tinh, cap huyen); commune (xa, phuong, thi tran, dac khu, cap xa); with accents or without'),
    (10, 'name', 'Huyện khác', 'is in the register with another value: Huyện Một')$$, 'bad areas, with reasons');
SELECT results_eq($$SELECT code, name, valid FROM tinh.area ORDER BY code$$, $$VALUES
    ('T', 'Tỉnh', '[2000-01-01,)'::daterange), ('T-01', 'Huyện Một', '[2010-01-01,)'), ('T-01-1', 'Xã Một', '[2010-01-01,)'), ('T-02', 'Huyện Hai', '[2010-01-01,2025-01-01)')$$,
    'good areas are there, in whatever order, composed, their last day included');

CREATE TABLE staging.area_class (area_code text, scheme_code text, tu_ngay text, den_ngay text, loai text, "Khó khăn" text);
INSERT INTO staging.area_class VALUES ('T-01', 'KV', '01/01/2012', '31/12/2015', 'III', 'có'), ('T-01', 'KV', '01/01/2015', NULL, 'II', 'không'), ('T-01', 'XX', '1/1/2012', NULL, 'I', NULL);
CREATE TABLE staging.craft_village (ma text, ten text, san_pham text, ma_dia_ban text);
INSERT INTO staging.craft_village VALUES ('LN', 'Làng nghề', 'gốm', 'T-01-1'), ('LN2', 'Làng', 'gốm', 'T-01-2');
CREATE TABLE staging.establishment ("Mã cơ sở" text, "Tên cơ sở" text, "Loại hình" text, "Mã địa bàn" text, "Làng nghề" text, "Lao động (người)" text);
INSERT INTO staging.establishment VALUES ('CS1', 'Cơ sở Một', 'HTX', 'T-01', 'LN', '1.200'), ('CS2', 'Cơ sở Hai', NULL, 'T-02', NULL, NULL), ('CS3', 'Cơ sở Ba', 'hộ', 'T-9', 'LN9', '5'), ('CS4', NULL, 'x', NULL, NULL, '-5');
CREATE TABLE staging.organisation_unit (ma text, ten text, loai text, truc_thuoc text);
INSERT INTO staging.organisation_unit VALUES ('CN', 'Chi nhánh', 'chi nhánh', 'TT'), ('TT', 'Trung tâm', 'Trung tâm', NULL), ('CN2', 'Chi nhánh', 'chi nhánh', 'CN2');
CREATE TABLE staging.organisation_unit_area (ma_don_vi text, ma_dia_ban text, tu_ngay text);
INSERT INTO staging.organisation_unit_area VALUES ('CN', 'T-01', '1/1/2012'), ('CN', 'T-01', '1/1/2013');
CREATE TABLE staging.programme (ma text, ten text, loai text, cap_tren text, tu_ngay text, den_ngay text, "Kinh phí (tỷ đồng)" text);
INSERT INTO staging.programme VALUES ('CT2', 'Chương trình tỉnh', 'chương trình', 'CT1', '1/1/2016', '31/12/2020', '5,5'), ('CT1', 'Chương trình quốc gia', 'chương trình', NULL, '1/1/2014', '31/12/2020', NULL),
    ('CT3', 'Vòng', 'đề án', 'CT4', '1/1/2014', '31/12/2020', NULL), ('CT4', 'Vòng', 'đề án', 'CT3', '1/1/2014', '31/12/2020', NULL);
CREATE TABLE staging.programme_target (ma_chuong_trinh text, ma_chi_tieu text, "Chỉ tiêu" text, ten_tieng_anh text, "Đơn vị tính" text, muc text);
INSERT INTO staging.programme_target VALUES ('CT2', 'difficult_share', 'Tỷ lệ địa bàn khó khăn', 'Share of difficult areas', 'tỷ lệ', '0,25'), ('CT2', 'machines', 'Đề án máy móc', 'Machinery projects', 'đề án', '1.200'),
    ('CT2', 'half', 'Nửa', 'Half', 'đề án', '25%'), ('CT2', 'share', 'Phần', 'Part', 'tỷ lệ', '-1'), ('CT9', 'x', 'X', 'X', 'đề án', '1');
CREATE TABLE staging.plan (ma text, ten text, nam text, nguon_kinh_phi text, "Mã tỉnh" text, ma_chuong_trinh text, trang_thai text, "Dự toán (tr.đ)" text, ngay_duyet text);
INSERT INTO staging.plan VALUES ('KH20', 'Kế hoạch 2020', '2020', 'địa phương', 'T', 'CT2', 'đã duyệt', '1.000', '1/12/2019'), ('KH21', 'Kế hoạch 2021', '2021', 'địa phương', 'T', 'CT2', 'đã duyệt', '1.000', NULL),
    ('KH22', 'Kế hoạch 2022', '2022', 'địa phương', NULL, 'CT2', 'đã duyệt', '1.000', '1/12/2021');
CREATE TABLE staging.plan_item (ma text, ma_ke_hoach text, ten text, ma_co_so text, "Kinh phí hỗ trợ (triệu đồng)" text, "Hệ số ưu tiên" text, "Định mức" text, "Số lượng" text, "Từ ngày" text, "Đến ngày" text);
INSERT INTO staging.plan_item VALUES ('KH20-1', 'KH20', 'Máy', 'CS1', '150', '1,5', 'machinery', '2', '1/3/2020', '31/10/2020'), ('KH20-2', 'KH20', 'Máy', 'CS1', '150', '0,5', NULL, NULL, NULL, NULL), ('KH20-3', 'KH20', 'Máy', 'CS1', '150', '1000', NULL, NULL, NULL, NULL),
    ('KH20-4', 'KH20', 'Máy', 'CS1', '150', '1', 'machinry', NULL, NULL, NULL);
CREATE TABLE staging.conformance (ma_muc_ke_hoach text, ma_chuong_trinh text, dieu_khoan text);
INSERT INTO staging.conformance VALUES ('KH20-1', 'CT2', 'Mục 3'), ('KH20-1', 'CT9', NULL), ('KH20-2', 'CT2', NULL);
CREATE TABLE staging.project ("Mã đề án" text, "Tên đề án" text, "Năm" text, "Nguồn kinh phí" text, "Mã địa bàn" text, "Ngày phê duyệt" text, "Kinh phí hỗ trợ (triệu đồng)" text, "Đề án điểm" text);
INSERT INTO staging.project VALUES ('DA1', 'Máy', '2020', 'địa phương', 'T-01', '15/1/2020', '150', NULL), ('DA2', 'Máy', '2020', 'KCQG', 'T-02', '15/1/2020', '0,3 tỷ', 'x'),
    ('DA3', 'Máy', '20', 'x', 'T-9', '43845', 'khoảng 5', 'y'), ('DA4', 'Máy', '2020', 'KCQG', 'T-9', '15/1/2020', '-1', NULL), ('DA1', 'Máy', '2020', 'địa phương', 'T-01', '15/01/2020', '150 triệu', '');
CREATE TABLE staging.project_beneficiary (ma_de_an text, ma_co_so text, ma_dia_ban text);
INSERT INTO staging.project_beneficiary VALUES ('DA1', 'CS1', 'T-01'), ('DA2', 'CS2', 'T-02'), ('DA9', 'CS9', 'T-02');
CREATE TABLE staging.project_funding (ma_de_an text, nguon text, ma_co_so text, ma_chuong_trinh text, "Số tiền" text, ngay_quyet_dinh text);
INSERT INTO staging.project_funding VALUES ('DA1', 'địa phương', 'CS1', NULL, '100 triệu', '15/1/2020'), ('DA1', 'địa phương', 'CS1', NULL, '100.000.000 đ', '15/01/2020'), ('DA1', 'địa phương', 'CS1', NULL, '-50 triệu', '1/6/2020'),
    ('DA2', 'quốc gia', 'CS1', NULL, '1 triệu', '1/6/2020'), ('DA2', 'quốc gia', NULL, NULL, '0 đồng', '1/6/2020'), ('DA2', 'chương trình khác', NULL, NULL, '1 tỷ', '1/6/2020'), ('DA2', 'lồng ghép', NULL, 'CT1', '1 tỷ', '1/6/2020');
CREATE TABLE staging.disbursement (ma_de_an text, nguon text, loai text, so_tien text, ngay_chi text, so_chung_tu text);
INSERT INTO staging.disbursement VALUES ('DA1', 'địa phương', 'tạm ứng', '70', '1/2/2020', 'PC1'), ('DA1', 'địa phương', 'thu hồi', '-70', '1/2/2020', 'PC2');
CREATE TABLE staging.progress_report (ma_de_an text, ngay_bao_cao text, "Tiến độ (%)" text, da_chi text);
INSERT INTO staging.progress_report VALUES ('DA1', '30/6/2020', '33,3333333', '10 triệu'), ('DA1', '31/7/2020', '120', '10 triệu');
CREATE TABLE staging.project_change (ma_de_an text, loai text, noi_dung_thay_doi text, ngay_de_nghi text, ly_do text, quyet_dinh text, ngay_quyet_dinh text, cap_quyet_dinh text, ngay_ket_thuc_moi text);
INSERT INTO staging.project_change VALUES ('DA1', 'gia hạn', 'thời gian', '1/6/2020', 'Mưa lũ', 'đồng ý', '10/6/2020', 'Sở Công Thương', '31/12/2020'), ('DA1', 'gia hạn', 'thời gian', '1/6/2020', 'Mưa lũ', 'đồng ý', NULL, NULL, '31/12/2020');

CREATE FUNCTION row_count(name text) RETURNS bigint LANGUAGE sql
    RETURN (xpath('//n/text()', query_to_xml(format('SELECT count(*) AS n FROM tinh.%I', name), false, true, '')))[1]::text::bigint;
CREATE TABLE dependency (n integer GENERATED ALWAYS AS IDENTITY, name text, unit text, shipped bigint);
INSERT INTO dependency (name, unit, shipped) SELECT name, 'triệu đồng', row_count(name) FROM unnest(ARRAY['area', 'area_class', 'craft_village', 'establishment', 'organisation_unit', 'organisation_unit_area', 'programme', 'programme_target', 'plan',
    'plan_item', 'conformance', 'project', 'project_beneficiary', 'project_funding', 'disbursement', 'progress_report', 'project_change']) AS name;
CREATE FUNCTION import_all() RETURNS TABLE (name text, line bigint, column_name text, constraint_or_value text) LANGUAGE plpgsql AS $$
DECLARE
    d record;
BEGIN
    FOR d IN SELECT * FROM dependency ORDER BY n LOOP
        RETURN QUERY EXECUTE format($q$SELECT %1$L, r.line, r.column_name,
                coalesce((SELECT k.conname::text FROM pg_constraint AS k WHERE k.conrelid = 'tinh.%1$I'::regclass AND obj_description(k.oid, 'pg_constraint') = r.reason_vi || ' / ' || r.reason_en
                          ORDER BY k.conname LIMIT 1), r.value)
            FROM import_%1$s('tinh', 'staging.%1$I', %2$L) AS r$q$, d.name, d.unit);
    END LOOP;
END $$;
CREATE TABLE bad AS SELECT * FROM import_all();
SELECT results_eq($$SELECT * FROM bad WHERE name <> 'area'$$, $$VALUES
    ('area_class', 2::bigint, NULL, 'area_class_no_overlap'),
    ('area_class', 3, 'is_difficult', NULL),
    ('craft_village', 2, 'area_code', 'craft_village_area_fkey'),
    ('establishment', 3, 'area_code', 'establishment_area_fkey'),
    ('establishment', 3, 'craft_village_code', 'establishment_craft_village_fkey'),
    ('establishment', 4, 'area_code', NULL),
    ('establishment', 4, 'employee_count', '-5'),
    ('establishment', 4, 'kind', 'x'),
    ('establishment', 4, 'name', NULL),
    ('organisation_unit', 3, NULL, 'organisation_unit_parent_other'),
    ('organisation_unit_area', 2, NULL, 'organisation_unit_area_no_overlap'),
    ('programme', 3, 'parent_code', 'programme_parent_fkey'),
    ('programme', 4, 'parent_code', 'programme_parent_fkey'),
    ('programme_target', 3, 'target', '25%'),
    ('programme_target', 4, 'target', '-1'),
    ('programme_target', 5, 'programme_code', 'programme_target_programme_fkey'),
    ('plan', 2, NULL, 'plan_approved_has_date'),
    ('plan', 3, NULL, 'plan_local_of_province'),
    ('plan_item', 2, 'multiplier', '0,5'),
    ('plan_item', 3, 'multiplier', '1000'),
    ('conformance', 2, 'programme_code', 'conformance_programme_fkey'),
    ('conformance', 3, 'plan_item_code', 'conformance_plan_item_fkey'),
    ('project', 3, 'approved_on', '43845'),
    ('project', 3, 'budget_source', 'x'),
    ('project', 3, 'original_support', 'khoảng 5'),
    ('project', 3, 'plan_year', '20'),
    ('project', 4, 'area_code', 'project_area_fkey'),
    ('project_beneficiary', 3, 'establishment_code', 'project_beneficiary_establishment_fkey'),
    ('project_beneficiary', 3, 'project_code', 'project_beneficiary_project_fkey'),
    ('project_funding', 4, 'establishment_code', 'project_funding_beneficiary_fkey'),
    ('project_funding', 5, 'amount', 'project_funding_amount_not_zero'),
    ('project_funding', 6, NULL, 'project_funding_programme_named'),
    ('disbursement', 2, 'amount', 'disbursement_amount_positive'),
    ('progress_report', 2, 'progress', '120'),
    ('project_change', 2, NULL, 'project_change_decided_whole')$$,
    'every bad cell and row of a province, by the constraint whose comment is the reason or by its value');
SELECT results_eq($$SELECT format('%s %s', name, row_count(name) - shipped) FROM dependency ORDER BY n$$,
    $$VALUES ('area 0'), ('area_class 1'), ('craft_village 1'), ('establishment 2'), ('organisation_unit 2'), ('organisation_unit_area 1'), ('programme 2'), ('programme_target 2'), ('plan 1'), ('plan_item 2'), ('conformance 1'),
    ('project 2'), ('project_beneficiary 2'), ('project_funding 4'), ('disbursement 1'), ('progress_report 1'), ('project_change 1')$$, 'the rest is there, no row lost');
SELECT results_eq($$SELECT source, programme_code, amount, decided_on FROM tinh.project_funding ORDER BY id$$,
    $$VALUES ('local', NULL, 100000000::numeric, '2020-01-15'::date), ('local', NULL, 100000000, '2020-01-15'), ('local', NULL, -50000000, '2020-06-01'), ('other_programme', 'CT1', 1000000000, '2020-06-01')$$,
    'equal lines of money are two lines, in the order of the file');
SELECT row_eq($$SELECT kind, craft_village_code, employee_count, valid FROM tinh.establishment WHERE code = 'CS1'$$, ROW('cooperative'::text, 'LN'::text, 1200, '(,)'::daterange), 'an establishment');
SELECT is((SELECT kind FROM tinh.establishment WHERE code = 'CS2'), 'household', 'an empty cell takes the default');
SELECT results_eq($$SELECT original_support, is_focal FROM tinh.project ORDER BY code$$, $$VALUES (150000000::numeric, false), (300000000, true)$$, 'bare numbers have the unit of the heading, others their own');
SELECT is((SELECT amount FROM tinh.disbursement), 70000000::numeric, '... or the default unit');
SELECT is((SELECT progress FROM tinh.progress_report), 0.3333, 'percent in the heading');
SELECT row_eq($$SELECT budget_amount, unit_count, multiplier, i.starts_on, i.ends_on FROM tinh.plan AS l JOIN tinh.plan_item AS i ON i.plan_code = l.code WHERE i.code = 'KH20-1'$$, ROW(1000000000::numeric(18,0), 2, 1.50::numeric(4,2), '2020-03-01'::date, '2020-10-31'::date), 'headings as sheets have them');
SELECT bag_eq('SELECT indicator, target FROM tinh.programme_target', $$VALUES ('difficult_share', 0.25), ('machines', 1200)$$, 'targets');
SELECT is((SELECT allocation FROM tinh.programme WHERE code = 'CT2'), 5500000000::numeric, 'a programme that rests on a later row');

-- ---- again ----------------------------------------------------------------------

CREATE FUNCTION content() RETURNS SETOF text LANGUAGE sql BEGIN ATOMIC
    SELECT relname::text COLLATE "default" || query_to_xml(format('SELECT md5(string_agg(t::text, chr(10) ORDER BY t::text)) AS md5 FROM tinh.%I AS t', relname), false, true, '')
    FROM pg_class WHERE relnamespace = 'tinh'::regnamespace AND relkind = 'r' ORDER BY relname;
END;
UPDATE tinh.latest_change SET changed_at = '2000-01-01';
CREATE TABLE first AS SELECT content();
SELECT cmp_ok((SELECT count(*) FROM first), '>', 20::bigint, 'a register has tables');
SELECT results_eq('SELECT * FROM import_all()', 'SELECT * FROM bad', 'a second import refuses the same rows');
SELECT results_eq('SELECT content()', 'SELECT * FROM first', '... and changes nothing');
CREATE TABLE staging.more AS SELECT f.* FROM staging.project_funding AS f, generate_series(1, 2) AS n WHERE "Số tiền" = '100 triệu' OR "Số tiền" LIKE '100.%' AND n = 1;
DO $$ DECLARE t record; BEGIN
    FOR t IN SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = 'staging' AND table_name IN (SELECT name FROM dependency) LOOP
        EXECUTE format('UPDATE staging.%I SET %2$I = normalize(%2$I, NFD)', t.table_name, t.column_name);
        EXECUTE format('ALTER TABLE staging.%I RENAME %I TO %I', t.table_name, t.column_name, t.column_name || '_');
        EXECUTE format('ALTER TABLE staging.%I RENAME %I TO %I', t.table_name, t.column_name || '_', normalize(t.column_name, NFD));
    END LOOP;
END $$;
SELECT results_eq('SELECT name, line, column_name, normalize(constraint_or_value) FROM import_all()', 'SELECT * FROM bad', 'the same file with decomposed cells and headings is the same');
SELECT results_eq('SELECT content()', 'SELECT * FROM first', '... and changes nothing');

-- a third equal line is new, a file of fewer takes nothing away
SELECT is_empty($$SELECT * FROM import_project_funding('tinh', 'staging.more')$$, 'one more equal line');
SELECT is((SELECT count(*) FROM tinh.project_funding WHERE amount = 100000000), 3::bigint, '... is one more row');
DELETE FROM staging.more WHERE "Số tiền" = '100 triệu';
SELECT is_empty($$SELECT * FROM import_project_funding('tinh', 'staging.more')$$, 'fewer equal lines');
SELECT is((SELECT count(*) FROM tinh.project_funding WHERE amount = 100000000), 3::bigint, '... take nothing away');

-- values that differ are reported cell by cell; what is there stays
CREATE TABLE staging.other (ma text, ten text, nam text, nguon text, ngay_duyet text, ket_thuc text, "Kinh phí hỗ trợ (tỷ đồng)" text, ma_dia_ban text);
INSERT INTO staging.other VALUES ('DA1', 'Máy mới', '2021', 'local', '15/1/2020', '1/1/2021', '0,15', ''), ('DA5', 'Mới', '2021', 'local', '15/1/2020', NULL, NULL, 'T'), ('da1', 'Máy', '2021', 'local', '15/1/2020', NULL, NULL, NULL);
SELECT results_eq($$SELECT line, column_name, value, reason_en FROM import_project('tinh', 'staging.other')$$, $$VALUES
    (1::bigint, 'name', 'Máy mới', 'is in the register with another value: Máy'),
    (1, 'original_ends_on', '2021-01-01', 'is in the register with another value: (empty)'),
    (1, 'plan_year', '2021', 'is in the register with another value: 2020')$$, 'differences');
SELECT results_eq($$SELECT code, name, plan_year FROM tinh.project ORDER BY code COLLATE "C"$$, $$VALUES ('DA1', 'Máy', 2020), ('DA2', 'Máy', 2020), ('DA5', 'Mới', 2021), ('da1', 'Máy', 2021)$$, 'nothing there changes, and case matters');

-- the first of several rows with one key counts
CREATE TABLE staging.twice (ma text, ten text, cap text, cap_tren text);
INSERT INTO staging.twice VALUES ('Z1', 'một', 'huyện', NULL), ('Z1', 'hai', 'huyện', NULL), ('Z2', 'một', 'xã', 'Z3'), ('Z2', 'hai', 'xã', NULL), ('Z1', 'một', 'huyện', NULL);
SELECT results_eq($$SELECT line, column_name, value FROM import_area('tinh', 'staging.twice')$$,
    $$VALUES (2::bigint, 'name', 'hai'), (3, 'parent_code', 'Z3'), (4, NULL, NULL)$$, 'rows with one key');

-- the more particular of two headings, and where the codes are
CREATE TABLE staging.headed ("Mã" text, "Mã đề án" text, "Tên" text, "Năm" text, "Nguồn" text, "Ngày duyệt" text, "Ngành nghề" text);
INSERT INTO staging.headed VALUES (NULL, 'DA6', 'Máy', '2021', 'local', '15/1/2020', NULL), ('9', 'DA7', 'Máy', '2021', 'local', '15/1/2020', 'Cơ khí');
SELECT results_eq($$SELECT line, column_name, value, reason_vi, reason_en FROM import_project('tinh', 'staging.headed')$$, $$VALUES (2::bigint, 'sector_code', 'Cơ khí',
    'ký tự thứ 2: "ơ" (U+01A1); mã gồm chữ cái Latinh không dấu, chữ số và . _ / -, bắt đầu bằng chữ cái hoặc chữ số; các mã có trong bảng sector',
    'character 2: "ơ" (U+01A1); a code has plain Latin letters, digits and . _ / -, a letter or digit first; the codes are in the table sector')$$, 'a name in place of a code');
SELECT is((SELECT name FROM tinh.project WHERE code = 'DA6'), 'Máy', 'an empty column "Mã" is not the code where there is a "Mã đề án"');
SELECT is((SELECT heading FROM import_mapping('project', 'staging.other') WHERE column_name = 'code'), 'ma', '... and is it where it is alone');

-- ---- staging tables of all sorts --------------------------------------------------

CREATE TABLE staging.hostile ("x""; DROP SCHEMA tinh CASCADE; --" text, "%s %I $1 ' " text, code text, name text, kind text);
INSERT INTO staging.hostile VALUES ('a', 'b', 'H1', $v$'"; DROP SCHEMA tinh; -- %s $1 \ $$$v$, 'commune');
ALTER TABLE staging.hostile RENAME TO "h""; DROP TABLE x; --' %s";
SELECT is_empty($$SELECT * FROM import_area('tinh', (SELECT oid::regclass FROM pg_class WHERE relname LIKE 'h"; DROP%'))$$, 'hostile names');
SELECT is((SELECT name FROM tinh.area WHERE code = 'H1'), $v$'"; DROP SCHEMA tinh; -- %s $1 \ $$$v$, 'hostile values are values');
CREATE VIEW staging.seen AS SELECT 'V' || n AS code, 'Tên' AS name, CASE n WHEN 2 THEN 'sai' ELSE 'xã' END AS "Cấp (chọn)", 'bỏ' AS thua FROM generate_series(1, 3) AS n;
SELECT results_eq($$SELECT line, column_name, value FROM import_area('tinh', 'staging.seen')$$, $$VALUES (2::bigint, 'kind', 'sai')$$, 'a view');
CREATE TABLE staging.parted (code text, name text, kind text, line integer) PARTITION BY LIST (code);
CREATE TABLE staging.part PARTITION OF staging.parted DEFAULT;
INSERT INTO staging.parted VALUES ('P1', 'Tên', 'xã', 40), ('P2', 'Tên', 'sai', 7), ('P3', '', 'xã', NULL);
SELECT results_eq($$SELECT line, column_name FROM import_area('tinh', 'staging.parted')$$, $$VALUES (3::bigint, 'name'), (7, 'kind')$$, 'a partitioned table, with line numbers of its own');
CREATE TEMPORARY TABLE passing (code varchar, name char(9), dropped text, kind text);
ALTER TABLE passing DROP COLUMN dropped;
SELECT is_empty($$SELECT * FROM import_area('tinh', 'passing')$$, 'no rows');
INSERT INTO passing VALUES ('E1', 'Tên', 'xã'), (NULL, NULL, NULL), ('', ' ', chr(160)), ('E2', 'Tên', 'xã');
SELECT is_empty($$SELECT * FROM import_area('tinh', 'passing')$$, 'empty rows, a dropped column, other types of text');
SELECT is((SELECT string_agg(name, ',') FROM tinh.area WHERE code IN ('E1', 'E2')), 'Tên,Tên', '... are read');
CREATE TABLE staging.many AS SELECT 'DA1' AS ma_de_an, 'local' AS nguon, CASE n WHEN 1700 THEN '0' ELSE n::text END AS so_tien, '1/1/2020' AS ngay_quyet_dinh, n::text AS line FROM generate_series(1, 2500) AS n ORDER BY n DESC;
SELECT results_eq($$SELECT line, column_name, value FROM import_project_funding('tinh', 'staging.many', 'đồng')$$, $$VALUES (1700::bigint, 'amount', '0')$$, 'one bad row in three batches');
SELECT is((SELECT sum(amount) FROM tinh.project_funding WHERE decided_on = '2020-01-01'), 2500 * 2501 / 2 - 1700::numeric, '... and all the others');
SELECT is((SELECT count(*) FROM import_project_funding('tinh', 'staging.many', 'đồng')), 1::bigint, '... again');
SELECT is((SELECT count(*) FROM tinh.project_funding WHERE decided_on = '2020-01-01'), 2499::bigint, '... and no more of them');

-- ---- refused altogether -------------------------------------------------------------

SELECT throws_ok($$SELECT * FROM import_area('nowhere', 'staging.area')$$, '42704', 'register "nowhere" does not exist');
SELECT throws_ok($$SELECT * FROM import_area(NULL, 'staging.area')$$, '22004', 'an import needs a register');
SELECT throws_ok($$SELECT * FROM import_area('tinh', NULL)$$, '22004', 'an import needs a table and a staging table');
SELECT throws_ok($$SELECT * FROM import_read('area', NULL)$$, '22004', 'an import needs a table and a staging table');
SELECT throws_ok($$SELECT * FROM import_read(NULL, 'staging.area')$$, '22004', 'an import needs a table and a staging table');
SELECT throws_ok($$SELECT * FROM import_read('pg_class', 'staging.area')$$, '22023', 'table "pg_class" cannot be imported');
SELECT throws_ok($$SELECT * FROM import_area('tinh', 'staging.area', 'USD')$$, '22023', 'unknown unit of amounts: "USD"');
SELECT throws_ok($$SELECT * FROM import_rows('tinh', 'pg_class', 'staging.area')$$, '22023', 'table "pg_class" cannot be imported');
SELECT throws_ok($$SELECT * FROM import_project('tinh', 'staging.area')$$, '42703', NULL, 'a column that every row needs is not there');
CREATE TABLE staging.nothing ();
SELECT throws_ok($$SELECT * FROM import_area('tinh', 'staging.nothing')$$, '42703', 'no column of "staging.nothing" is the column "code" of "area"');
CREATE TABLE staging.double (code text, "Tên" text, "TÊN" text, kind text);
SELECT throws_ok($$SELECT * FROM import_area('tinh', 'staging.double')$$, '42702', 'two columns of "staging.double" are the column "name" of "area"');
CREATE TABLE staging.typed (code text, name text, kind text, valid_from date);
SELECT throws_ok($$SELECT * FROM import_area('tinh', 'staging.typed')$$, '42804', 'column "valid_from" of "staging.typed" is not text');
CREATE TABLE staging.unit (ma_de_an text, nguon text, "Số tiền (USD)" text, ngay_quyet_dinh text);
SELECT throws_ok($$SELECT * FROM import_project_funding('tinh', 'staging.unit')$$, '22023', 'unknown unit of amounts: "USD"');

CREATE TABLE staging.fresh AS SELECT 'F1' AS code, 'Tên' AS name, 'xã' AS kind;
CREATE TABLE staging.village AS SELECT 'LN' AS code, 'Làng nghề' AS name, 'gỗ' AS product;
CREATE ROLE clerk;
GRANT USAGE ON SCHEMA khuyencong, staging, tinh TO clerk;
GRANT SELECT ON ALL TABLES IN SCHEMA staging, tinh TO clerk;
GRANT INSERT ON tinh.craft_village TO clerk;
ALTER TABLE tinh.craft_village ENABLE ROW LEVEL SECURITY;
CREATE POLICY others ON tinh.craft_village TO clerk USING (product <> 'gốm');
SET ROLE clerk;
SELECT throws_ok($$SELECT * FROM import_area('tinh', 'staging.fresh')$$, '42501', NULL, 'missing rights are an error, not a bad row');
SELECT results_eq($$SELECT line, column_name, reason_en FROM import_craft_village('tinh', 'staging.village')$$,
    $$VALUES (1::bigint, NULL, 'another row has the same key, one that was refused or may not be seen')$$, 'a row that may not be seen is not taken for the same');
RESET ROLE;

-- the guards of the table are deferred again afterwards
SELECT lives_ok($$INSERT INTO tinh.area (code, name, kind, parent_code, valid) VALUES ('X1', 'X', 'commune', 'T-02', '[2000-01-01,)')$$, 'guards are deferred again');
SELECT throws_ok($$SET CONSTRAINTS ALL IMMEDIATE$$, '23514', NULL, '... but at work');

SELECT * FROM finish();
ROLLBACK;
