-- import: exact outputs, at the limits and beyond; all rows are made up
SET search_path = khuyencong, public;
SET client_min_messages = warning;
SELECT create_register('tinh');
RESET client_min_messages;
CREATE SCHEMA staging;

-- what is known of a table, and of words
SELECT column_name, kind, is_required, headings FROM import_columns() WHERE table_name = 'project_funding';
SELECT code, words FROM import_choices() WHERE kind = 'money_source';
SELECT table_name, count(*), count(*) FILTER (WHERE is_required) AS required FROM import_columns() GROUP BY table_name ORDER BY table_name COLLATE "C";

-- cells, with the reasons in both languages
SELECT c.kind, c.cell, c.unit, v.*
FROM (VALUES ('code', 'BG-01', NULL), ('code', 'BG-у', NULL), ('code', '.01', NULL), ('code', repeat('9', 101), NULL), ('name', 'Mỳ  Chũ ', NULL), ('name', 'Ðồng', NULL), ('name', 'Sаn', NULL),
             ('date', '1/2/2024', NULL), ('date', '30/2/2024', NULL), ('date', '44197', NULL), ('date', '1/2/24', NULL), ('date', '1/2/1024', NULL), ('date', 'hôm qua', NULL),
             ('amount', '12.492,1', 'triệu'), ('amount', '12.492,1', NULL), ('amount', '1.5 tỷ', NULL), ('amount', 'gần 5 tỷ', NULL), ('amount', '(1.000)', 'đ'), ('amount', '0,5 đ', NULL), ('amount', '-9.999.999.999 tỷ', NULL),
             ('fraction', '65%', NULL), ('fraction', '65', NULL), ('fraction', '65', '%'), ('count', '1.200', NULL), ('amount', '262.5', 'triệu'), ('amount', 'abc', 'triệu'), ('amount', '2 tỷ 500', NULL), ('amount', 'trên dưới 5 tỷ', NULL), ('amount', '5 USD', NULL), ('amount', '2 triệu 5 tỷ', NULL), ('count', '1,2', NULL), ('count', '5 người', NULL), ('count', 'mười', NULL), ('year', '2024', NULL), ('year', '24', NULL),
             ('multiplier', '1,5', NULL), ('multiplier', '0', NULL), ('boolean', 'Có', NULL), ('boolean', '?', NULL), ('area_kind', 'Thị xã', NULL), ('area_kind', 'thành phố', NULL), ('name', ' ', NULL), ('amount', NULL, NULL))
     AS c (kind, cell, unit), import_value(c.kind, c.cell, c.unit) AS v;

-- headings, units, and what a row is read as
CREATE TABLE staging.money ("MÃ ĐỀ ÁN" text, "Nguồn kinh phí" text, nguon text, "Số  tiền (ĐVT: triệu đồng)" text, "Ngày_quyết_định" text, "Người lập" text, dropped text);
ALTER TABLE staging.money DROP COLUMN dropped;
INSERT INTO staging.money VALUES ('DA1', 'KCQG', 'ngân sách', '262,5', '15/3/2021', 'x'), ('DA1', 'đối ứng', NULL, '0,1 tỷ', '15/3/2021', NULL), (NULL, 'lạ', NULL, 'trên 5', '44270', NULL), ('', ' ', NULL, NULL, NULL, 'tổng');
SELECT column_name, kind, heading, unit FROM import_mapping('project_funding', 'staging.money');
SELECT line, jsonb_pretty(content) AS content, jsonb_pretty(problems) AS problems FROM import_read('project_funding', 'staging.money');

-- the notices
CREATE TABLE staging.area (line integer, code text, name text, kind text, parent_code text, valid_from text, valid_until text, "thừa ""1""" text);
INSERT INTO staging.area VALUES (12, 'T-01', 'Huyện Một', 'huyện', 'T', '1/1/2010', NULL), (11, 'T', 'Tỉnh', 'tỉnh', NULL, '1/1/2000', '31/12/2024'), (13, 'T-02', 'Huyện Hai', 'huyện', 'T', '1/1/2010', '31/12/2024'),
    (14, 'T-03', 'Huyện Ba', 'huyện', 'T-9', NULL, NULL), (15, 'T-02', 'Huyện Hai', 'xã', 'T', '1/1/2010', '1/1/2024'), (NULL, 'T-04', NULL, 'huyện', NULL, '1/1/2010', '31/12/2009');
SELECT line, column_name, value, reason_en FROM import_area('tinh', 'staging.area');
SELECT code, kind, parent_code, valid FROM tinh.area WHERE code LIKE 'T%' ORDER BY code;
SELECT line, column_name, value FROM import_area('tinh', 'staging.area');

-- money: one project is not there, then it is; equal lines count
SELECT line, column_name, value FROM import_project_funding('tinh', 'staging.money');
INSERT INTO tinh.project (code, name, plan_year, budget_source, approved_on) VALUES ('DA1', 'Máy', 2021, 'national', '2021-03-15');
SELECT line, column_name, value FROM import_project_funding('tinh', 'staging.money');
INSERT INTO staging.money SELECT * FROM staging.money WHERE "Nguồn kinh phí" = 'KCQG';
SELECT count(*) FROM import_project_funding('tinh', 'staging.money');
SELECT count(*) FROM import_project_funding('tinh', 'staging.money');
SELECT project_code, source, amount, decided_on, is_synthetic FROM tinh.project_funding ORDER BY id;

-- refused altogether
\set SHOW_CONTEXT never
SELECT * FROM import_project('khong_co', 'staging.area');
SELECT * FROM import_project('tinh', 'staging.area');
SELECT * FROM import_project('tinh', NULL);
SELECT * FROM import_area('tinh', 'staging.area', 'thùng');
SELECT * FROM import_rows('tinh', 'setting', 'staging.area');
SELECT * FROM import_read('no_such', 'staging.area');
SELECT * FROM import_read('area', NULL);
ALTER TABLE staging.area ADD "Cấp" text, ADD "cap" text;
SELECT count(*) FROM import_area('tinh', 'staging.area');
ALTER TABLE staging.area DROP kind;
SELECT count(*) FROM import_area('tinh', 'staging.area');
ALTER TABLE staging.area DROP "cap", ALTER valid_from TYPE date USING NULL;
SELECT count(*) FROM import_area('tinh', 'staging.area');
ALTER TABLE staging.money RENAME "Số  tiền (ĐVT: triệu đồng)" TO "Số tiền (USD)";
SELECT count(*) FROM import_project_funding('tinh', 'staging.money');
BEGIN ISOLATION LEVEL REPEATABLE READ;
SELECT count(*) FROM import_project_funding('tinh', 'staging.money');
ROLLBACK;

SET client_min_messages = warning;
DROP SCHEMA tinh, staging CASCADE;
