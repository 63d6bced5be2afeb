-- register: the contract of its tables, and of what makes and guards them
BEGIN;
SET search_path = public, khuyencong;
SET client_min_messages = warning;
SELECT plan(78);

SELECT lives_ok($$SELECT create_register('bac_giang')$$, 'a register is made');
SET search_path = bac_giang, public, khuyencong;

-- ---- the catalogue ----------------------------------------------------------

CREATE TEMPORARY VIEW rel AS SELECT * FROM pg_class WHERE relnamespace = 'bac_giang'::regnamespace AND relkind IN ('r', 'v', 'm');
CREATE TEMPORARY VIEW col AS
SELECT r.relname, r.relkind, attrelid, attnum, attname, atttypid, atttypmod, attgenerated FROM rel AS r JOIN pg_attribute AS a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped;
CREATE TEMPORARY VIEW con AS SELECT conrelid::regclass::text AS rel, * FROM pg_constraint WHERE connamespace = 'bac_giang'::regnamespace AND conrelid <> 0;
CREATE TEMPORARY VIEW fun AS SELECT * FROM pg_proc WHERE pronamespace = 'bac_giang'::regnamespace;

SELECT cmp_ok((SELECT count(*) FROM rel WHERE relkind = 'r'), '>=', 31::bigint, 'there are tables');
SELECT cmp_ok((SELECT count(*) FROM con), '>=', 180::bigint, 'and constraints');
SELECT is_empty($$SELECT relname FROM rel WHERE coalesce(obj_description(oid, 'pg_class'), '') !~ '^\S.* / .*\S$'$$, 'every table and view has a COMMENT in Vietnamese and English');
SELECT is_empty($$SELECT relname, attname FROM col WHERE coalesce(col_description(attrelid, attnum), '') !~ '^\S.* / .*\S$'$$, 'so has every column');
SELECT is_empty($$SELECT rel, conname FROM con WHERE coalesce(obj_description(oid, 'pg_constraint'), '') !~ '^\S.* / .*\S$'$$, 'every constraint');
SELECT is_empty($$SELECT tgrelid::regclass, tgname FROM pg_trigger WHERE tgrelid IN (SELECT oid FROM rel) AND NOT tgisinternal AND coalesce(obj_description(oid, 'pg_trigger'), '') !~ '^\S.* / .*\S$'$$, 'every trigger');
SELECT is_empty($$SELECT oid::regprocedure FROM fun WHERE coalesce(obj_description(oid, 'pg_proc'), '') !~ '^\S.* / .*\S$'$$, 'and every function');
SELECT is_empty($$SELECT relname, attname, format_type(atttypid, atttypmod) FROM col WHERE relkind = 'r'
    AND format_type(atttypid, NULL) NOT IN ('text', 'integer', 'bigint', 'numeric', 'boolean', 'date', 'timestamp with time zone', 'daterange', 'jsonb')$$, 'tables have columns of built-in types only');
SELECT is_empty($$SELECT relname, attname FROM col WHERE relkind = 'r' AND attname ~ '(amount|_cost|support|counterpart|allocation|_committed|spent|invested|_value)$' AND attname !~ '^relative_|_of_'
    AND atttypid = 'numeric'::regtype AND format_type(atttypid, atttypmod) <> 'numeric(18,0)'$$, 'money is numeric(18,0)');
SELECT is_empty($$SELECT relname, attname FROM col WHERE relkind = 'r' AND atttypid = 'numeric'::regtype AND atttypmod = -1 AND relname <> 'finding'$$, 'numbers have a precision, but in findings, which are of any unit');
SELECT is_empty($$SELECT relname FROM rel WHERE relkind = 'v' AND NOT coalesce('security_invoker=true' = ANY (reloptions), false)$$, 'every view runs with the rights of who reads it');
SELECT is_empty($$SELECT oid::regprocedure FROM fun WHERE prosqlbody IS NULL AND NOT coalesce(proconfig::text LIKE '%search_path=%', false)$$, 'no function depends on search_path');
SELECT is_empty($$SELECT oid::regprocedure, proconfig FROM fun WHERE proconfig::text LIKE '%bac_giang%'$$, '... nor on the name of the register');
SELECT bag_eq($$SELECT proname::text COLLATE "default" FROM fun WHERE prosecdef$$, $$VALUES ('project_beneficiary_count')$$, 'nothing but the number of beneficiaries is told with the rights of the owner');
SELECT is_empty($$SELECT pg_describe_object(classid, objid, 0) FROM pg_depend WHERE deptype = 'e' AND (classid, objid) IN
    (SELECT 'pg_class'::regclass::oid, oid FROM rel UNION ALL SELECT 'pg_proc'::regclass, oid FROM fun UNION ALL SELECT 'pg_namespace'::regclass, 'bac_giang'::regnamespace)$$, 'nothing is a member of an extension');
SELECT is_empty($$SELECT d.objid::regclass FROM pg_depend AS d JOIN rel AS r ON r.oid = d.objid AND r.relkind = 'r'
    WHERE d.classid = 'pg_class'::regclass AND d.refclassid IN ('pg_proc'::regclass, 'pg_type'::regclass)
      AND (d.refclassid, d.refobjid) IN (SELECT classid, objid FROM pg_depend WHERE deptype = 'e' AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'khuyencong'))$$, 'no table depends on the extension');
SELECT is_empty($$SELECT rel, conname FROM con WHERE contype = 'f'
    AND rel ~ '^(establishment|project.*|disbursement|progress_report|check_result|finding)$' AND conname NOT IN ('project_violation_legal_document_fkey')
    AND NOT EXISTS (SELECT FROM pg_index AS i WHERE i.indrelid = conrelid AND (i.indkey::int2[])[0:cardinality(conkey) - 1] @> conkey)$$, 'foreign keys of tables that grow have an index');
SELECT is_empty($$SELECT rel, conname FROM con WHERE contype = 'f' AND confupdtype <> 'c' AND rel !~ '^(check_result|finding)$'$$, 'a code that is corrected is corrected everywhere');
SELECT is_empty($$SELECT rel, conname FROM con WHERE contype = 'f' AND confdeltype <> 'a' AND rel !~ '^(check_result|finding|report_.*)$'$$, 'a row that others need is not deleted, nor they with it');
SELECT is_empty($$SELECT relname, attname FROM col AS c WHERE relkind = 'r' AND relname NOT LIKE 'report\_%' AND attname = 'code' AND NOT EXISTS (SELECT FROM con WHERE conrelid = c.attrelid AND conname = c.relname || '_code_plain' AND contype = 'c')$$, 'every code is plain');

-- ---- one good row a table ---------------------------------------------------

DELETE FROM support_norm;
DELETE FROM sector;
DELETE FROM setting;
INSERT INTO setting VALUES ('one', '1', 'một', 'one');
INSERT INTO legal_document (code, number, title, kind, issuer, issued_on, valid, amends_code) VALUES
    ('D0', '1/QĐ-UBND', 'cũ', 'decision', 'UBND tỉnh', '2019-01-02', '[2019-01-02,)', NULL),
    ('D1', '2/QĐ-UBND', 'mới', 'decision', 'UBND tỉnh', '2020-01-02', '[2020-01-02,)', 'D0');
INSERT INTO content_category VALUES ('X-1', 'X', 1, 'nội dung', 'content', '[2012-07-05,2025-10-15)', 'D1'), ('X-2', 'X', 2, 'khác', 'other', '[2012-07-05,2025-10-15)', 'D1');
INSERT INTO sector VALUES ('S-1', 'S', 1, 'ngành', 'sector', true, false, NULL, true, '[2012-07-05,2025-10-15)', 'D1'), ('S-2', 'S', 2, 'khác', 'other', true, false, NULL, true, '[2012-07-05,2025-10-15)', 'D1');
INSERT INTO support_norm VALUES ('machine', 'national', '[2018-05-11,)', 'X-1', 'máy', 'machine', 'establishment', 0.5, 300000000, 1.5, NULL, NULL, 'D1', 'Điều 6', 'Công báo');
INSERT INTO rule_parameter VALUES ('settlement_late', 'settlement_days', 'national', '[2020-01-01,)', '15', 'D1', NULL);
-- 1 January 2025 as it was, and 1 July: Yên Dũng into the city, Lục Ngạn into two, no districts
INSERT INTO area (code, name, kind, parent_code, valid, legal_document_code) VALUES
    ('VN', 'Việt Nam', 'country', NULL, '(,)', 'D1'),
    ('24', 'Bắc Giang', 'province', 'VN', '(,2025-07-01)', 'D1'), ('24n', 'Bắc Ninh', 'province', 'VN', '[2025-07-01,)', 'D1'),
    ('213', 'Bắc Giang', 'district', '24', '(,2025-01-01)', 'D1'), ('221', 'Yên Dũng', 'district', '24', '(,2025-01-01)', 'D1'),
    ('213n', 'Bắc Giang', 'district', '24', '[2025-01-01,2025-07-01)', 'D1'),
    ('219', 'Lục Ngạn', 'district', '24', '(,2025-01-01)', 'D1'),
    ('219n', 'Lục Ngạn', 'district', '24', '[2025-01-01,2025-07-01)', 'D1'), ('224', 'Chũ', 'district', '24', '[2025-01-01,2025-07-01)', 'D1'),
    ('7000', 'Phượng Sơn', 'commune', '219', '(,2025-01-01)', 'D1');
INSERT INTO area_successor (area_code, successor_code, weight, legal_document_code) VALUES
    ('213', '213n', 1, 'D1'), ('221', '213n', 1, 'D1'), ('219', '219n', 0.6, 'D1'), ('219', '224', 0.4, 'D1'), ('24', '24n', 1, 'D1');
INSERT INTO area_scheme VALUES ('QD861', 'khu vực I, II, III', 'regions I to III', 'D1');
INSERT INTO area_class VALUES ('219', 'QD861', '[2021-06-04,2025-01-01)', 'III', true, 'D1'), ('221', 'QD861', '[2021-06-04,2025-01-01)', 'I', false, 'D1');
INSERT INTO craft_village VALUES ('V1', 'Mỳ Chũ', 'mỳ gạo', '219', '[2010-01-01,)', 'D1');
INSERT INTO establishment VALUES ('E1', 'Cơ sở mẫu 1', 'household', '2400000001', '219', 'V1', 'S-1', 'mỳ', 12, '[2015-01-01,)', true), ('E2', 'Cơ sở mẫu 2', 'enterprise', NULL, '221', NULL, NULL, NULL, NULL, '(,)', true);
INSERT INTO organisation_unit VALUES ('U0', 'Trung tâm', 'centre', NULL, NULL, true), ('U1', 'Chi nhánh', 'branch', 'U0', NULL, true);
INSERT INTO organisation_unit_area VALUES ('U1', '219', '[2020-01-01,2025-01-01)', 'D1');
INSERT INTO programme VALUES ('P0', 'Chương trình', 'programme', 'national', NULL, '[2021-01-01,2026-01-01)', 10, 'D1'), ('P1', 'Kế hoạch', 'planning', '24', 'P0', '[2021-01-01,2026-01-01)', 5, 'D1');
INSERT INTO programme_target VALUES ('P1', 'difficult_share', 'X-1', 'tỷ lệ', 'share', 'phần', 0.4, true);
INSERT INTO plan VALUES ('K1', 'Kế hoạch 2022', 2022, 'local', '24', 'approved', 'P1', 500, 600, 5, 1, '2021-05-15', '2022-01-10', 'D1');
INSERT INTO plan_item (code, plan_code, name, content_code, sector_code, area_code, establishment_code, eligible_cost, support, counterpart, multiplier, multiplier_ground, starts_on, ends_on)
VALUES ('I1', 'K1', 'Mua máy', 'X-1', 'S-1', '219', 'E1', 900, 300, 600, 1.5, 'area', '2022-02-01', '2022-11-30');
INSERT INTO conformance VALUES ('I1', 'P1', 'mục 2');
INSERT INTO project (code, name, plan_year, plan_item_code, budget_source, content_code, sector_code, area_code, executing_unit_code, approved_on,
    original_starts_on, original_ends_on, original_support, total_cost, counterpart_committed, started_on, accepted_on, settled_on, liquidated_on, legal_document_code)
VALUES ('J1', 'Mua máy', 2022, 'I1', 'local', 'X-1', 'S-1', '219', 'U1', '2022-01-10', '2022-02-01', '2022-11-30', 300, 900, 600, '2022-02-02', '2022-11-20', '2022-12-01', '2023-01-15', 'D1');
INSERT INTO project_beneficiary VALUES ('J1', 'E1', '219', 'withdrawn', '2022-03-01');
INSERT INTO project_funding (project_code, source, programme_code, establishment_code, amount, decided_on, legal_document_code)
VALUES ('J1', 'local', NULL, 'E1', 300, '2022-01-10', 'D1'), ('J1', 'other_programme', 'P0', NULL, -30, '2022-05-10', 'D1');
INSERT INTO disbursement (project_code, source, kind, amount, paid_on) VALUES ('J1', 'local', 'advance', 200, '2022-04-01');
INSERT INTO progress_report VALUES ('J1', '2022-04-25', 100, 90, 80, 250, 0.3, '2022-11-30');
INSERT INTO project_change (project_code, kind, subject, asked_on, reason, to_ends_on, to_support, decision, decided_on, decided_by, legal_document_code)
VALUES ('J1', 'extend', 'support', '2022-10-01', 'mưa lũ', '2022-12-20', 280, 'approved', '2022-10-15', 'provincial_committee', 'D1');
INSERT INTO project_violation (project_code, found_on, description, resolved_on, legal_document_code) VALUES ('J1', '2022-06-01', 'sai mục đích', '2022-07-01', 'D1');
INSERT INTO project_status VALUES ('J1', '2022-01-10 08:00+07', 'approved');
INSERT INTO check_run (as_of, finished_at, extension_version) VALUES ('2022-10-01', now(), '1.0');
INSERT INTO check_result VALUES ((SELECT max(id) FROM check_run), 'late', 1, 1, 0);
INSERT INTO finding (run_id, rule_code, subject, subject_code, status, severity, action, message_vi, message_en, act_by, first_seen, first_run_id)
SELECT id, 'late', 'project', 'J1', 'fail', 'error', 'extend', 'chậm', 'late', '2022-10-31', '2022-10-01', id FROM check_run;
INSERT INTO check_fact (subject, subject_code, from_run, facts, parameters) SELECT 'project', 'J1', id, '{}', '{}' FROM check_run;
INSERT INTO waiver (rule_code, subject, subject_code, reason, valid, legal_document_code) VALUES ('end_passed', 'project', 'J1', 'lũ', '[2022-10-01,2023-01-01)', 'D1');
INSERT INTO area_grant VALUES ('nobody', '219');
CALL run_report('bac_giang', 'year', '2022-10-01');
INSERT INTO report_action SELECT period_start, period_end, as_of, 1000, 'J1', 'Mua máy', 300, 'extend', 'late', 'error', 'chậm', 'late', NULL, NULL, NULL, 1, true FROM report_summary;
INSERT INTO report_plan_finding (period_start, period_end, as_of, line, subject, subject_code, subject_name, rule_code, severity, message_vi, message_en)
SELECT period_start, period_end, as_of, 1000, 'plan', 'K1', 'Kế hoạch 2022', 'late', 'error', 'chậm', 'late' FROM report_summary;
INSERT INTO report_network SELECT period_start, period_end, as_of, 1000, 'commune', 1, 0, 0, 0, 0, 0, 0 FROM report_summary;
SELECT lives_ok('SET CONSTRAINTS ALL IMMEDIATE', 'a good row for every table');
SET CONSTRAINTS ALL DEFERRED;
SELECT is_empty($$SELECT relname FROM rel WHERE relkind = 'r' AND (xpath('/row/n/text()', query_to_xml(format('SELECT count(*) AS n FROM %s', oid::regclass), false, true, '')))[1]::text = '0'$$, '... and every table has one');

-- ---- every constraint refuses -----------------------------------------------

CREATE FUNCTION pg_temp.attempt(statement text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    name text;
BEGIN
    EXECUTE statement;
    SET CONSTRAINTS ALL IMMEDIATE;
    RAISE EXCEPTION USING ERRCODE = 'KC000';
EXCEPTION WHEN OTHERS THEN
    GET STACKED DIAGNOSTICS name = CONSTRAINT_NAME;
    RETURN CASE WHEN SQLSTATE = 'KC000' THEN 'accepted' ELSE concat_ws(' ', SQLSTATE, NULLIF(name, '')) END;
END $$;

CREATE TEMPORARY TABLE case_row (statement text, expected text);
-- what many tables have alike
INSERT INTO case_row
SELECT format('UPDATE %s SET code = %L WHERE code = (SELECT min(code) FROM %1$s)', rel, v.code), '23514 ' || conname
FROM con, unnest(ARRAY['', 'Cơ', 'C' || chr(1091), ' C1', 'C1' || chr(10), '-C1', 'C' || chr(160)]) AS v (code) WHERE conname LIKE '%\_code\_plain' AND contype = 'c'
UNION ALL
SELECT format('UPDATE %s SET name = %L', rel, v.name), '23514 ' || conname
FROM con, unnest(ARRAY['', ' ', normalize('Mỳ', NFD)]) AS v (name) WHERE conname LIKE '%\_name\_composed'
UNION ALL
SELECT format('UPDATE %s SET %I = %L', rel, a.attname, v.range), '23514 ' || conname
FROM con JOIN pg_attribute AS a ON attrelid = conrelid AND attnum = conkey[1], unnest(ARRAY['empty', '[2020-01-01,infinity)', '(-infinity,2020-01-01)', '[2020-01-01,9999-12-31)', '[0202-01-01,2024-01-01)', '[1899-12-31,2020-01-01)', '[2020-01-01,2156-01-02)']) AS v (range)
WHERE conname ~ '_(valid|period)_not_empty$' OR conname = 'waiver_expires'
UNION ALL
SELECT format('UPDATE %s SET %I = %L', rel, a.attname, v.amount), '23514 ' || conname
FROM con JOIN pg_attribute AS a ON attrelid = conrelid AND attnum = ANY (conkey), unnest(ARRAY['-1', 'NaN']) AS v (amount)
WHERE conname LIKE '%not\_negative' AND a.atttypid = 'numeric'::regtype
UNION ALL
SELECT format('UPDATE %s SET %I = -1', rel, a.attname), '23514 ' || conname
FROM con JOIN pg_attribute AS a ON attrelid = conrelid AND attnum = ANY (conkey)
WHERE conname LIKE '%not\_negative' AND a.atttypid <> 'numeric'::regtype
UNION ALL
SELECT format('UPDATE %s SET %I = %L', rel, a.attname, 'no such'), '23514 ' || conname
FROM con JOIN pg_attribute AS a ON attrelid = conrelid AND attnum = ANY (conkey)
WHERE (conname LIKE '%\_known' AND cardinality(conkey) = 1 OR conname LIKE '%jurisdiction\_plain') AND a.atttypid = 'text'::regtype
UNION ALL
SELECT format('UPDATE %1$s SET %2$I = %3$L WHERE ctid = (SELECT ctid FROM %1$s ORDER BY %2$I IS NULL LIMIT 1)', rel, a.attname, '9999'), '23503 ' || conname
FROM con JOIN pg_attribute AS a ON attrelid = conrelid AND attnum = conkey[cardinality(conkey)] WHERE contype = 'f' AND a.atttypid = 'text'::regtype
UNION ALL
SELECT format('INSERT INTO %1$s (%2$s) OVERRIDING SYSTEM VALUE SELECT %2$s FROM %1$s', rel,
    (SELECT string_agg(quote_ident(attname), ', ') FROM pg_attribute WHERE attrelid = conrelid AND attnum > 0 AND attgenerated = '')), '23505 ' || conname
FROM con WHERE contype = 'p' OR conname = 'area_grant_once'
UNION ALL
SELECT format('UPDATE %s SET as_of = as_of + 1', rel), '23503 ' || conname FROM con WHERE conname LIKE 'report\_%\_report\_fkey'
UNION ALL
SELECT format('UPDATE %s SET period_end = period_start - 1', rel), '23514 ' || conname FROM con WHERE conname LIKE 'report\_%\_dates\_in\_order'
UNION ALL
SELECT format('UPDATE %s SET as_of = ''infinity''', rel), '23514 ' || conname FROM con WHERE conname LIKE 'report\_%\_dates\_in\_range';

INSERT INTO case_row VALUES
    ($$INSERT INTO register_version (version) VALUES ('1.0beta')$$, '23514 register_version_numbers'),
    ($$UPDATE setting SET name = 'Một'$$, '23514 setting_name_plain'),
    ($$UPDATE setting SET value = ' '$$, '23514 setting_value_given'),
    ($$INSERT INTO setting VALUES ('report_on', '30/06/2022', '-', '-')$$, '23514 setting_date'),
    ($$INSERT INTO setting VALUES ('report_on', '2023-02-29', '-', '-')$$, '23514 setting_date'),
    ($$INSERT INTO setting VALUES ('boundaries_on', '2022-13-01', '-', '-')$$, '23514 setting_date'),
    ($$INSERT INTO setting VALUES ('boundaries_on', 'yesterday', '-', '-')$$, '23514 setting_date'),
    ($$INSERT INTO setting VALUES ('period_from_year', 'last', '-', '-')$$, '23514 setting_number'),
    ($$INSERT INTO setting VALUES ('period_to_year', '20222', '-', '-')$$, '23514 setting_number'),
    ($$INSERT INTO setting VALUES ('multi_year_threshold', '0', '-', '-')$$, '23514 setting_number'),
    ($$INSERT INTO setting VALUES ('report_on', '1850-01-01', '-', '-')$$, '23514 setting_date'),
    ($$INSERT INTO setting VALUES ('commune_coverage_target', '50', '-', '-')$$, '23514 setting_number'),
    ($$INSERT INTO setting VALUES ('commune_coverage_target', '0,5', '-', '-')$$, '23514 setting_number'),
    ($$INSERT INTO setting VALUES ('commune_coverage_target', '1.5', '-', '-')$$, '23514 setting_number'),
    ($$INSERT INTO setting VALUES ('collaborators_per_commune', '0', '-', '-')$$, '23514 setting_number'),
    ($$INSERT INTO setting VALUES ('commune_coverage_target', '0.5', '-', '-'), ('collaborators_per_commune', 'none', '-', '-')$$, 'accepted'),
    ($$UPDATE legal_document SET number = ''$$, '23514 legal_document_number_composed'),
    ($$INSERT INTO legal_document (code, number, title, kind, issuer, valid) SELECT 'N' || n, '3', '-', 'law', 'QH', '(,)' FROM generate_series(1, 2) AS n$$, '23505 legal_document_number_once'),
    ($$UPDATE legal_document SET issued_on = 'infinity' WHERE code = 'D1'$$, '23514 legal_document_dates_in_range'),
    ($$UPDATE legal_document SET amends_code = 'D1' WHERE code = 'D0'$$, '23514 legal_document_no_cycle'),
    ($$UPDATE content_category SET ordinal = 0$$, '23514 content_category_ordinal_positive'),
    ($$UPDATE content_category SET ordinal = 2 WHERE code = 'X-1'$$, '23P01 content_category_no_overlap'),
    ($$UPDATE sector SET ordinal = -1$$, '23514 sector_ordinal_positive'),
    ($$UPDATE sector SET restriction = 'mineral'$$, '23514 sector_restriction_known'),
    ($$UPDATE sector SET restriction = 'excluded_kiln'$$, '23514 sector_restriction_known'),
    ($$UPDATE sector SET restriction = 'kiln', is_supported = false$$, '23514 sector_restriction_known'),
    ($$UPDATE sector SET restriction = 'mineral', only_difficult_areas = true$$, 'accepted'),
    ($$UPDATE sector SET restriction = 'excluded_kiln', is_supported = false$$, 'accepted'),
    ($$UPDATE sector SET ordinal = 2 WHERE code = 'S-1'$$, '23P01 sector_no_overlap'),
    ($$UPDATE support_norm SET item = 'Machine'$$, '23514 support_norm_item_plain'),
    ($$UPDATE support_norm SET max_rate = NULL, max_amount = NULL$$, '23514 support_norm_bounds'),
    ($$UPDATE support_norm SET max_rate = 0$$, '23514 support_norm_rate_range'),
    ($$UPDATE support_norm SET max_rate = 1.5$$, '23514 support_norm_rate_range'),
    ($$UPDATE support_norm SET max_rate = 'NaN'$$, '23514 support_norm_rate_range'),
    ($$UPDATE support_norm SET max_amount = 0$$, '23514 support_norm_amount_positive'),
    ($$UPDATE support_norm SET max_amount = 'NaN'$$, '23514 support_norm_amount_positive'),
    ($$UPDATE support_norm SET multiplier = 0.5$$, '23514 support_norm_multiplier_range'),
    ($$UPDATE support_norm SET multiplier = 'NaN'$$, '23514 support_norm_multiplier_range'),
    ($$INSERT INTO support_norm SELECT item, jurisdiction, '[2020-01-01,2021-01-01)', content_code, name_vi, name_en, per, max_rate, max_amount, multiplier, cost_base, caps_local, legal_document_code, legal_basis, source FROM support_norm$$, '23P01 support_norm_no_overlap'),
    ($$UPDATE rule_parameter SET value = ''$$, '23514 rule_parameter_value_given'),
    ($$INSERT INTO rule_parameter SELECT rule_code, parameter, budget_source, '[2020-05-01,2021-01-01)', value FROM rule_parameter$$, '23P01 rule_parameter_no_overlap'),
    ($$INSERT INTO rule_parameter VALUES ('cost_growth', 'cost_growth_warning', 'local', '[2020-01-01,)', '0.26')$$, '23514 rule_parameter_levels'),
    ($$INSERT INTO rule_parameter VALUES ('cost_growth', 'cost_growth_warning', 'local', '[2020-01-01,)', '0.26'), ('cost_growth', 'cost_growth_breach', 'any', '[2020-01-02,)', '0.3')$$, '23514 rule_parameter_levels'),
    ($$INSERT INTO rule_parameter VALUES ('cost_growth', 'cost_growth_warning', 'local', '[2020-01-01,)', '0.26'), ('cost_growth', 'cost_growth_breach', 'any', '[2020-01-01,)', '0.3'); DELETE FROM rule_parameter WHERE parameter = 'cost_growth_breach'$$, '23514 rule_parameter_levels'),
    ($$INSERT INTO rule_parameter VALUES ('cost_growth', 'cost_growth_warning', 'local', '[2020-01-01,)', '0.26'), ('cost_growth', 'cost_growth_breach', 'any', '[2020-01-01,)', '0.3'); UPDATE rule_parameter SET budget_source = 'national' WHERE parameter = 'cost_growth_breach'$$, '23514 rule_parameter_levels'),
    ($$INSERT INTO rule_parameter VALUES ('cost_growth', 'cost_growth_warning', 'local', '[2020-01-01,)', '0.25')$$, 'accepted'),
    ($$INSERT INTO rule_parameter VALUES ('cost_growth', 'cost_growth_warning', 'local', '[2020-01-01,)', '0.26'), ('cost_growth', 'cost_growth_breach', 'any', '[2020-01-01,)', '0.3'); DELETE FROM rule_parameter$$, 'accepted'),
    -- areas
    ($$UPDATE area SET parent_code = '7000' WHERE code = '219'$$, '23514 area_parent_contains'),
    ($$UPDATE area SET parent_code = code WHERE code = '219'$$, '23514 area_parent_contains'),
    ($$UPDATE area SET parent_code = '213' WHERE code = '219'$$, '23514 area_parent_contains'),
    ($$UPDATE area SET parent_code = '24' WHERE code = '24n'$$, '23514 area_parent_contains'),
    ($$UPDATE area SET kind = 'district' WHERE code = '24'$$, '23514 area_parent_contains'),
    ($$UPDATE area SET valid = '(,2024-06-01)' WHERE code = '213'; UPDATE area SET valid = '[2024-06-01,2025-07-01)' WHERE code = '213n'$$, '23514 area_no_gap'),
    ($$INSERT INTO area (code, name, kind, parent_code, valid) VALUES ('7001', 'Tân Sơn', 'commune', '219', '(,)')$$, '23514 area_parent_contains'),
    ($$UPDATE area SET valid = '(,2024-12-31)' WHERE code = '221'$$, '23514 area_no_gap'),
    ($$UPDATE area SET valid = '[2025-01-02,2025-07-01)' WHERE code = '224'$$, '23514 area_no_gap'),
    ($$INSERT INTO area (code, name, kind, parent_code, valid) VALUES ('225', 'Mới', 'district', '24', '[2025-02-01,2025-07-01)'); INSERT INTO area_successor VALUES ('7000', '225', 1)$$, '23514 area_successor_no_gap'),
    ($$INSERT INTO area_successor VALUES ('213n', '213', 1)$$, '23514 area_successor_no_gap'),
    ($$INSERT INTO area_successor VALUES ('VN', '24n', 1)$$, '23514 area_successor_no_gap'),
    ($$INSERT INTO area_successor VALUES ('213', '213', 1)$$, '23514 area_successor_other'),
    ($$INSERT INTO area_successor VALUES ('213', '224', 0)$$, '23514 area_successor_weight_range'),
    ($$INSERT INTO area_successor VALUES ('213', '224', 1.1)$$, '23514 area_successor_weight_range'),
    ($$INSERT INTO area_successor VALUES ('213', '224', 'NaN')$$, '23514 area_successor_weight_range'),
    ($$INSERT INTO area_successor VALUES ('213', '224', 0.5)$$, '23514 area_successor_weights_add_up'),
    ($$UPDATE area_successor SET weight = 0.5 WHERE successor_code = '224'$$, '23514 area_successor_weights_add_up'),
    ($$UPDATE area_successor SET area_code = '221' WHERE successor_code = '224'$$, '23514 area_successor_weights_add_up'),
    ($$DELETE FROM area_successor WHERE successor_code = '224'$$, '23514 area_successor_weights_add_up'),
    ($$UPDATE area_class SET class = ''$$, '23514 area_class_named'),
    ($$INSERT INTO area_class VALUES ('219', 'QD861', '[2022-01-01,2023-01-01)', 'II', true)$$, '23P01 area_class_no_overlap'),
    ($$INSERT INTO area_class VALUES ('213', 'QD861', '[2022-01-01,2023-01-01)', 'III', false)$$, '23P01 area_class_one_meaning'),
    -- establishments and units
    ($$UPDATE establishment SET tax_code = 'không'$$, '23514 establishment_tax_code_digits'),
    ($$UPDATE organisation_unit SET parent_code = 'U1' WHERE code = 'U1'$$, '23514 organisation_unit_parent_other'),
    ($$UPDATE organisation_unit SET parent_code = 'U1' WHERE code = 'U0'$$, '23514 organisation_unit_no_cycle'),
    ($$INSERT INTO organisation_unit_area VALUES ('U1', '219', '[2021-01-01,2022-01-01)')$$, '23P01 organisation_unit_area_no_overlap'),
    ($$UPDATE establishment SET employee_count = -1$$, '23514 establishment_employees_not_negative'),
    ($$UPDATE organisation_unit SET deputy_count = -1$$, '23514 organisation_unit_deputies_not_negative'),
    -- plans
    ($$UPDATE programme SET parent_code = 'P1' WHERE code = 'P0'$$, '23514 programme_no_cycle'),
    ($$UPDATE plan SET plan_year = 22$$, '23514 plan_year_range'),
    ($$UPDATE plan SET approved_on = NULL$$, '23514 plan_approved_has_date'),
    ($$INSERT INTO plan (code, name, plan_year, budget_source, jurisdiction, status, approved_on) VALUES ('K2', 'thay', 2022, 'local', '24', 'approved', '2022-06-01')$$, '23P01 plan_one_approved'),
    ($$UPDATE plan SET registered_on = 'infinity'$$, '23514 plan_dates_in_range'),
    ($$UPDATE programme_target SET target = 30$$, '23514 programme_target_share_range'),
    ($$UPDATE programme SET period = '[1800-01-01,2021-01-01)' WHERE code = 'P0'$$, '23514 programme_period_not_empty'),
    ($$UPDATE programme SET period = '(,1900-01-01)' WHERE code = 'P0'$$, '23514 programme_period_not_empty'),
    ($$UPDATE programme SET period = '[2156-01-01,)' WHERE code = 'P0'$$, '23514 programme_period_not_empty'),
    ($$UPDATE programme SET period = '[infinity,)' WHERE code = 'P0'$$, '23514 programme_period_not_empty'),
    ($$UPDATE programme SET period = '(,)' WHERE code = 'P0'$$, 'accepted'),
    ($$UPDATE plan_item SET support = 1000000000000000$$, '23514 plan_item_amounts_not_negative'),
    ($$UPDATE plan_item SET support = 999999999999999$$, 'accepted'),
    ($$UPDATE project_funding SET amount = -1000000000000000 WHERE source = 'local'$$, '23514 project_funding_amount_not_zero'),
    ($$UPDATE project_funding SET amount = 'NaN' WHERE source = 'local'$$, '23514 project_funding_amount_not_zero'),
    ($$UPDATE plan_item SET multiplier = 10.01$$, '23514 plan_item_multiplier_range'),
    ($$UPDATE support_norm SET multiplier = 11$$, '23514 support_norm_multiplier_range'),
    ($$UPDATE support_norm SET multiplier = NULL$$, 'accepted'),
    ($$UPDATE plan_item SET content_count = 0$$, '23514 plan_item_content_count_positive'),
    ($$UPDATE plan_item SET priority_rank = 0$$, '23514 plan_item_priority_range'),
    ($$UPDATE plan_item SET area_priority = 6$$, '23514 plan_item_priority_range'),
    ($$UPDATE plan_item SET sector_priority = 0$$, '23514 plan_item_priority_range'),
    ($$UPDATE plan_item SET unit_count = 0$$, '23514 plan_item_unit_count_positive'),
    ($$UPDATE plan_item SET norm_item = (SELECT min(item) FROM support_norm), unit_count = 3$$, 'accepted'),
    ($$UPDATE plan SET budget_source = 'local', jurisdiction = 'national'$$, '23514 plan_local_of_province'),
    ($$UPDATE plan_item SET management_cost = -1$$, '23514 plan_item_amounts_not_negative'),
    ($$UPDATE plan_item SET estimate = 'NaN'$$, '23514 plan_item_amounts_not_negative'),
    ($$UPDATE plan_item SET group_plan_approved_on = 'infinity'$$, '23514 plan_item_dates_in_range'),
    ($$UPDATE plan_item SET priority_rank = 1, area_priority = 5, sector_priority = 3, management_cost = 0, estimate = 0$$, 'accepted'),
    ($$UPDATE plan_item SET multiplier = 0$$, '23514 plan_item_multiplier_range'),
    ($$UPDATE plan_item SET ends_on = 'infinity'$$, '23514 plan_item_dates_in_range'),
    ($$UPDATE plan_item SET ends_on = '2022-01-31'$$, '23514 plan_item_dates_in_order'),
    -- projects
    ($$UPDATE project SET plan_year = 2156$$, '23514 project_year_range'),
    ($$UPDATE project SET approved_on = '-infinity'$$, '23514 project_dates_in_range'),
    ($$UPDATE project SET original_ends_on = '2022-01-31'$$, '23514 project_dates_in_order'),
    ($$UPDATE project SET accepted_on = '2022-02-01'$$, '23514 project_accepted_after_start'),
    ($$UPDATE project SET settled_on = '2022-11-19'$$, '23514 project_settled_after_acceptance'),
    ($$UPDATE project SET liquidated_on = '2022-11-30'$$, '23514 project_liquidated_last'),
    ($$UPDATE project SET accepted_on = NULL, settled_on = NULL, liquidated_on = '2022-02-01'$$, '23514 project_liquidated_last'),
    ($$UPDATE project_beneficiary SET status_on = NULL$$, '23514 project_beneficiary_status_dated'),
    ($$UPDATE project_beneficiary SET status_on = 'infinity'$$, '23514 project_beneficiary_dates_in_range'),
    ($$UPDATE project_funding SET programme_code = NULL$$, '23514 project_funding_programme_named'),
    ($$UPDATE project_funding SET source = 'national'$$, '23514 project_funding_programme_named'),
    ($$UPDATE project_funding SET decided_on = 'infinity'$$, '23514 project_funding_dates_in_range'),
    ($$UPDATE project_funding SET amount = 0$$, '23514 project_funding_amount_not_zero'),
    ($$UPDATE project_funding SET amount = 'NaN'$$, '23514 project_funding_amount_not_zero'),
    ($$UPDATE project_funding SET establishment_code = 'E2' WHERE source = 'local'$$, '23503 project_funding_beneficiary_fkey'),
    ($$UPDATE disbursement SET paid_on = 'infinity'$$, '23514 disbursement_dates_in_range'),
    ($$UPDATE disbursement SET amount = -5$$, '23514 disbursement_amount_positive'),
    ($$UPDATE disbursement SET amount = 'NaN'$$, '23514 disbursement_amount_positive'),
    ($$UPDATE progress_report SET progress = 1.1$$, '23514 progress_report_progress_range'),
    ($$UPDATE progress_report SET progress = 'NaN'$$, '23514 progress_report_progress_range'),
    ($$UPDATE progress_report SET forecast_ends_on = 'infinity'$$, '23514 progress_report_dates_in_range'),
    ($$UPDATE project_change SET decided_by = NULL$$, '23514 project_change_decided_whole'),
    ($$UPDATE project_change SET decided_by = 'mayor'$$, '23514 project_change_authority_known'),
    ($$UPDATE project_change SET decided_on = '2022-09-30'$$, '23514 project_change_decided_after_asked'),
    ($$UPDATE project_change SET to_ends_on = NULL$$, '23514 project_change_extension_dated'),
    ($$UPDATE project_change SET to_support = NULL$$, '23514 project_change_support_stated'),
    ($$UPDATE project_change SET to_ends_on = 'infinity'$$, '23514 project_change_dates_in_range'),
    ($$UPDATE project_change SET reason = ' '$$, '23514 project_change_reason_given'),
    ($$UPDATE project_violation SET description = ''$$, '23514 project_violation_described'),
    ($$UPDATE project_violation SET found_on = '-infinity'$$, '23514 project_violation_dates_in_range'),
    ($$UPDATE project_violation SET resolved_on = '2022-05-31'$$, '23514 project_violation_dates_in_order'),
    ($$UPDATE project_status SET at = 'infinity'$$, '23514 project_status_at_in_range'),
    ($$UPDATE project_status SET at = '20220-01-01'$$, '23514 project_status_at_in_range'),
    ($$UPDATE project_status SET at = '0202-01-01'$$, '23514 project_status_at_in_range'),
    -- findings
    ($$UPDATE check_run SET finished_at = started_at - interval '1 second'$$, '23514 check_run_times_in_order'),
    ($$UPDATE check_run SET as_of = 'infinity'$$, '23514 check_run_dates_in_range'),
    ($$UPDATE check_result SET run_id = -1$$, '23503 check_result_run_fkey'),
    ($$UPDATE finding SET run_id = 99$$, '23503 finding_run_fkey'),
    ($$UPDATE finding SET first_run_id = run_id + 1$$, '23514 finding_first_run_before'),
    ($$UPDATE finding SET waiver_id = -1$$, '23503 finding_waiver_fkey'),
    ($$UPDATE check_fact SET until_run = from_run$$, '23514 check_fact_runs_in_order'),
    ($$UPDATE finding SET act_by = 'infinity'$$, '23514 finding_dates_in_range'),
    ($$INSERT INTO finding (run_id, rule_code, subject, subject_code, status, severity, message_vi, message_en, first_seen, first_run_id) SELECT run_id, rule_code, subject, subject_code, status, severity, message_vi, message_en, first_seen, first_run_id FROM finding$$, '23505 finding_unique'),
    ($$UPDATE waiver SET reason = ''$$, '23514 waiver_reason_given'),
    ($$INSERT INTO waiver (rule_code, subject, subject_code, reason, valid, legal_document_code) VALUES ('no_branch', 'network', 'nowhere', 'x', '[2022-12-01,2023-03-01)', 'D1')$$, '23514 waiver_network_known'),
    ($$UPDATE waiver SET valid = '[2022-10-01,)'$$, '23514 waiver_expires'),
    ($$INSERT INTO waiver (rule_code, subject, subject_code, reason, valid, legal_document_code) SELECT rule_code, subject, subject_code, reason, '[2022-12-01,2023-03-01)', legal_document_code FROM waiver$$, '23P01 waiver_no_overlap'),
    -- reports
    ($$UPDATE report_run SET finished_at = started_at - interval '1 second'$$, '23514 report_run_times_in_order'),
    ($$UPDATE report_summary SET as_of = period_start - 1$$, '23514 report_summary_dates_in_order'),
    -- what others need stays
    ($$DELETE FROM project WHERE code = 'J1'$$, '23503 project_not_waived'),
    ($$DO 'BEGIN DELETE FROM finding; DELETE FROM waiver; DELETE FROM project WHERE code = ''J1''; END'$$, '23503 project_beneficiary_project_fkey'),
    ($$DELETE FROM area WHERE code = '219'$$, '23503 area_parent_fkey'),
    -- and what is right is accepted
    ($$UPDATE area SET code = '219-old' WHERE code = '219'$$, 'accepted'),
    ($$UPDATE project SET code = 'J-1/2022'$$, 'accepted'),
    ($$UPDATE legal_document SET code = 'QD-2_UBND.2020' WHERE code = 'D1'$$, 'accepted'),
    ($$UPDATE area SET valid = '(,2024-12-01)' WHERE code IN ('213', '221'); UPDATE area SET valid = '[2024-12-01,2025-07-01)' WHERE code = '213n'$$, 'accepted'),
    ($$DELETE FROM area_successor WHERE area_code = '219'$$, 'accepted'),
    ($$DELETE FROM area_successor WHERE area_code = '219'; INSERT INTO area_successor VALUES ('219', '224', 0.25), ('219', '219n', 0.75)$$, 'accepted'),
    ($$INSERT INTO area_class VALUES ('219', 'QD861', '[2025-01-01,2026-01-01)', 'II', true)$$, 'accepted'),
    ($$UPDATE plan SET status = 'superseded'; INSERT INTO plan (code, name, plan_year, budget_source, jurisdiction, status, approved_on) VALUES ('K2', 'thay', 2022, 'local', '24', 'approved', '2022-06-01')$$, 'accepted'),
    ($$INSERT INTO plan (code, name, plan_year, budget_source, jurisdiction, status, approved_on) VALUES ('K2', 'quốc gia', 2022, 'national', '24', 'approved', '2022-06-01'), ('K3', 'dự thảo', 2022, 'local', '24', 'draft', NULL)$$, 'accepted'),
    ($$UPDATE project_change SET decision = NULL, decided_on = NULL, decided_by = NULL, to_ends_on = NULL, to_support = NULL$$, 'accepted'),
    ($$UPDATE project_change SET decision = 'refused', to_ends_on = NULL, to_support = NULL$$, 'accepted'),
    ($$UPDATE project_change SET kind = 'stop', to_ends_on = NULL, to_support = NULL$$, 'accepted'),
    ($$UPDATE project SET original_starts_on = NULL, original_ends_on = NULL, original_support = NULL, started_on = NULL, accepted_on = NULL, settled_on = NULL$$, 'accepted'),
    ($$UPDATE establishment SET valid = '(,)', tax_code = '2400000001-001', employee_count = NULL$$, 'accepted');

SELECT is_empty($$SELECT * FROM (SELECT statement, expected, pg_temp.attempt(statement) AS got FROM case_row) AS c WHERE got <> expected$$, 'every bad row is refused by the constraint that is there for it, and good ones are accepted');
SELECT is_empty($$SELECT rel, conname FROM con WHERE conname NOT IN (SELECT split_part(expected, ' ', 2) FROM case_row)$$, '... and no constraint is without a case');
SELECT is_empty($$SELECT rel, attname, got FROM (
    SELECT rel, attname, pg_temp.attempt(format('UPDATE %s SET %I = %L', rel, attname, day)) AS got
    FROM unnest(ARRAY['infinity', '-infinity', '1899-12-31', '2156-01-01', '0202-03-01', '20242-03-01']) AS day, con JOIN pg_attribute ON attrelid = conrelid AND attnum = ANY (conkey) WHERE conname LIKE '%\_dates\_in\_range') AS c WHERE got NOT LIKE '23514 %'$$, 'no date is infinity, nor of a year that is mistyped');
SELECT is_empty($$SELECT relname, attname FROM col WHERE relkind = 'r' AND atttypid = 'date'::regtype AND NOT EXISTS
    (SELECT FROM con WHERE conrelid = attrelid AND conname LIKE '%\_dates\_in\_range' AND attnum = ANY (conkey))$$, '... whatever its column');
SELECT throws_matching(format($$INSERT INTO establishment (code, name, area_code) VALUES ('CS%s01', 'x', '219')$$, chr(1091)),
    'invalid code in table "establishment": "CSу01"', 'a look-alike letter is named');

SET CONSTRAINTS ALL IMMEDIATE;
SET CONSTRAINTS ALL DEFERRED;

-- ---- guards follow the register ---------------------------------------------

CREATE TEMPORARY TABLE area (code text, valid daterange, parent_code text, level integer);
ALTER SCHEMA bac_giang RENAME TO "Bắc ""Giang""";
SET search_path = "Bắc ""Giang""", public, khuyencong, pg_temp;
SELECT is(register_version('Bắc "Giang"'), register_version, 'a register may be renamed') FROM (SELECT extversion AS register_version FROM pg_extension WHERE extname = 'khuyencong') AS e;
SELECT is(pg_temp.attempt($$UPDATE area_successor SET weight = 0.5 WHERE successor_code = '224'$$), '23514 area_successor_weights_add_up', '... its guards work under the new name, whatever temporary tables there are');
SELECT is(pg_temp.attempt($$UPDATE programme SET parent_code = 'P1' WHERE code = 'P0'$$), '23514 programme_no_cycle', '... all of them');
SELECT lives_ok($$SELECT upgrade_register('Bắc "Giang"')$$, '... and it is upgraded');
ALTER SCHEMA "Bắc ""Giang""" RENAME TO bac_giang;
DROP TABLE pg_temp.area;
SET search_path = bac_giang, public, khuyencong;

-- ---- readers ----------------------------------------------------------------

CREATE ROLE regress_reader;
CREATE ROLE "regress Cộng tác viên";
CREATE ROLE regress_member IN ROLE "regress Cộng tác viên";
SELECT lives_ok($$SELECT grant_reader('bac_giang', 'regress_reader')$$, 'a role may read');
SELECT lives_ok($$SELECT grant_reader('bac_giang', 'regress Cộng tác viên')$$, '... whatever its name');
CREATE TABLE later (n integer);
GRANT SELECT ON rel, col TO regress_reader, "regress Cộng tác viên";
GRANT INSERT, UPDATE, DELETE ON project_beneficiary, progress_report, project, establishment, waiver TO "regress Cộng tác viên";
CREATE FUNCTION public.denied(statement text) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE statement;
    RETURN false;
EXCEPTION WHEN insufficient_privilege THEN
    RETURN true;
END $$;
SET ROLE regress_reader;
SELECT is_empty($$SELECT relname FROM rel WHERE public.denied(format('SELECT * FROM %s', oid::regclass))$$, '... every table and view, and those that come later');
SELECT is_empty($$SELECT relname FROM rel WHERE relkind = 'r' AND NOT public.denied(format('DELETE FROM %s', oid::regclass))$$, '... and delete nothing');
SELECT is_empty($$SELECT relname, attname FROM col WHERE relkind = 'r' AND attgenerated = '' AND NOT public.denied(format('UPDATE %s SET %I = DEFAULT', attrelid::regclass, attname))$$, '... update nothing');
SELECT is_empty($$SELECT relname FROM rel WHERE relkind = 'r' AND NOT public.denied(format('INSERT INTO %s DEFAULT VALUES', oid::regclass))$$, '... insert nothing');
SELECT is_empty($$SELECT relname FROM rel WHERE has_table_privilege(oid, 'INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')$$, '... through no view either');
RESET ROLE;
SELECT throws_ok($$SELECT grant_reader('bac_giang', 'no such role')$$, '42704', 'role "no such role" does not exist', 'a role must be there');
DROP TABLE later;

-- ---- security by area -------------------------------------------------------

INSERT INTO project (code, name, plan_year, budget_source, area_code, approved_on) VALUES
    ('J2', 'ở Yên Dũng', 2022, 'local', '221', '2022-01-10'), ('J3', 'nhóm', 2022, 'local', NULL, '2022-01-10'), ('J4', 'không địa bàn', 2022, 'local', NULL, '2022-01-10');
INSERT INTO establishment (code, name, area_code) VALUES ('E3', 'Cơ sở xã', '7000');
INSERT INTO project_beneficiary (project_code, establishment_code, area_code) VALUES ('J2', 'E2', '221'), ('J3', 'E2', '221'), ('J3', 'E3', '7000');
INSERT INTO project_funding (project_code, source, establishment_code, amount, decided_on) VALUES
    ('J2', 'local', 'E2', 1000, '2022-01-10'), ('J3', 'local', 'E2', 2000, '2022-01-10'), ('J3', 'local', 'E3', 4000, '2022-01-10'), ('J3', 'local', NULL, 8000, '2022-01-10'), ('J4', 'local', NULL, 16000, '2022-01-10');
INSERT INTO progress_report (project_code, reported_on) VALUES ('J2', '2022-05-25'), ('J3', '2022-05-25');
DELETE FROM area_grant;
SELECT lives_ok($$SELECT enable_area_security('bac_giang'), enable_area_security('bac_giang')$$, 'security by area is enabled, once or twice');
PREPARE seen AS SELECT (SELECT string_agg(code, ' ' ORDER BY code) FROM project), (SELECT string_agg(code, ' ' ORDER BY code) FROM establishment),
    (SELECT sum(amount) FROM project_funding), (SELECT count(*) FROM progress_report), (SELECT count(*) FROM finding);
SELECT results_eq('seen', $$VALUES ('J1 J2 J3 J4', 'E1 E2 E3', 31270::numeric, 3::bigint, 1::bigint)$$, 'the owner sees everything');
SET ROLE regress_reader;
SELECT results_eq('seen', $$VALUES (NULL, NULL, NULL::numeric, 0::bigint, 0::bigint)$$, 'a reader without a grant sees no project');
RESET ROLE;
INSERT INTO area_grant VALUES ('regress Cộng tác viên', '219'), ('regress_reader', '221'), ('no such role', '24');
SET ROLE regress_member;
SELECT results_eq('seen', $$VALUES ('J1 J3', 'E1 E3', 12270::numeric, 2::bigint, 0::bigint)$$, 'a collaborator sees the area and what is in it: 300 - 30 of J1, 4000 + 8000 of J3');
SELECT results_eq('SELECT sum(support) FROM funding_by_area', 'VALUES (12300::numeric)', '... through views too, which here leave out the other programme');
SELECT is_empty($$SELECT relname FROM rel WHERE relkind = 'v' AND public.denied(format('SELECT * FROM %s', oid::regclass))$$, '... all of them');
SELECT is(public.denied($$INSERT INTO progress_report (project_code, reported_on) VALUES ('J3', '2022-06-25')$$), false, 'it reports on its projects');
SELECT is(public.denied($$INSERT INTO progress_report (project_code, reported_on) VALUES ('J2', '2022-06-25')$$), true, '... and on no other');
SELECT is(public.denied($$INSERT INTO project_beneficiary (project_code, establishment_code, area_code) VALUES ('J2', 'E3', '219')$$), true, '... and cannot open one by a beneficiary of its own');
SELECT is(public.denied($$INSERT INTO project_beneficiary (project_code, establishment_code, area_code) VALUES ('J1', 'E2', '219')$$), true, '... nor an establishment by naming it');
SELECT is(public.denied($$UPDATE project_beneficiary SET establishment_code = 'E2' WHERE project_code = 'J3'$$), true, '... afterwards either');
SELECT is(public.denied($$UPDATE establishment SET area_code = '221' WHERE code = 'E3'$$), true, '... nor give one of its own away');
SELECT is(public.denied($$INSERT INTO waiver (rule_code, subject, subject_code, reason, valid, legal_document_code) VALUES ('violation', 'project', 'J1', 'x', '[2022-01-01,2023-01-01)', 'D1')$$), true, '... nor waive anything');
SELECT results_eq($$WITH d AS (DELETE FROM progress_report WHERE project_code = 'J2' RETURNING 1) SELECT count(*) FROM d$$, 'VALUES (0::bigint)', '... nor delete what it does not see');
RESET ROLE;
SET ROLE regress_reader;
SELECT results_eq('seen', $$VALUES ('J2 J3', 'E2', 11000::numeric, 3::bigint, 0::bigint)$$, 'the other role sees the other area');
SELECT is_empty($$SELECT * FROM plan_finding WHERE subject = 'plan'$$, '... and is told nothing of sums it sees a part of');
SELECT results_eq($$SELECT project_code, beneficiary_status, beneficiary_count, approved_support FROM project_current ORDER BY project_code$$,
    $$VALUES ('J2', 'active', 1::bigint, 1000::numeric), ('J3', NULL, NULL, NULL)$$, '... nor what is true of all beneficiaries only');
RESET ROLE;
-- J5 is of the area 221, its beneficiaries are of both; the one that the collaborator sees has left it, which is a stop if it is all
INSERT INTO project (code, name, plan_year, budget_source, area_code, approved_on) VALUES ('J5', 'chung', 2022, 'local', '221', '2022-01-10');
INSERT INTO project_beneficiary (project_code, establishment_code, area_code, status, status_on) VALUES ('J5', 'E2', '221', 'active', NULL), ('J5', 'E3', '7000', 'withdrawn', '2022-03-01');
INSERT INTO plan_item (code, name, plan_code, content_code, support, area_code) SELECT 'I221', 'mục', code, NULL, 1000, '221' FROM plan WHERE status = 'approved' LIMIT 1;
INSERT INTO project (code, name, plan_year, budget_source, area_code, approved_on, plan_item_code) VALUES ('J6', 'trong kế hoạch', 2022, 'local', '219', '2022-01-10', 'I221');
INSERT INTO conformance (plan_item_code, programme_code) VALUES ('I221', 'P0');
SET ROLE regress_member;
SELECT results_eq($$SELECT status, reason FROM project_finding WHERE project_code = 'J5' AND rule_code = 'beneficiary_lost'$$,
    $$VALUES ('not_evaluable', 'beneficiary_status')$$, 'the one that sees the beneficiary that left cannot tell whether it was the last');
SELECT results_eq($$WITH u AS (UPDATE project SET name = 'của tôi' WHERE code = 'J5' RETURNING 1) SELECT count(*) FROM u$$, 'VALUES (0::bigint)', '... nor change a project that a beneficiary leads to');
SELECT results_eq($$WITH d AS (DELETE FROM project WHERE code = 'J5' RETURNING 1) SELECT count(*) FROM d$$, 'VALUES (0::bigint)', '... nor delete it');
SELECT is_empty($$SELECT * FROM outside_plan WHERE project_code = 'J6'$$, 'a project whose item it does not see is not outside the plan');
SELECT is_empty($$SELECT * FROM conformance WHERE plan_item_code = 'I221'$$, '... nor does it see what the item rests on');
SELECT is(public.denied('SELECT * FROM plan_conformance'), false, '... and the hierarchy is shown to it in part');
RESET ROLE;
DELETE FROM conformance WHERE plan_item_code = 'I221';
DELETE FROM project_beneficiary WHERE project_code = 'J5';
DELETE FROM project WHERE code IN ('J5', 'J6');
DELETE FROM plan_item WHERE code = 'I221';
INSERT INTO area_grant VALUES ('regress_reader', NULL);
SET ROLE regress_reader;
SELECT results_eq('seen', $$VALUES ('J1 J2 J3 J4', 'E1 E2 E3', 31270::numeric, 4::bigint, 1::bigint)$$, 'a grant of everything');
SELECT isnt_empty($$SELECT * FROM plan_finding WHERE subject = 'plan'$$, '... with the findings of plans');
RESET ROLE;
SELECT lives_ok($$SELECT disable_area_security('bac_giang')$$, 'and it is disabled');
SET ROLE regress_member;
SELECT results_eq('seen', $$VALUES ('J1 J2 J3 J4', 'E1 E2 E3', 31270::numeric, 4::bigint, 1::bigint)$$, '... for all');
RESET ROLE;

-- ---- who may create in the schema of a register -------------------------------

GRANT CREATE ON SCHEMA bac_giang TO regress_reader;
SELECT throws_ok($$CALL run_check('bac_giang', '2022-12-31')$$, '42501', 'schema "bac_giang" is not its owner''s alone', 'nothing runs where another role may create functions and operators');
SELECT throws_ok($$SELECT upgrade_register('bac_giang')$$, '42501', NULL, '... no upgrade');
SET ROLE regress_reader;
CREATE FUNCTION bac_giang.contains(daterange, daterange) RETURNS boolean LANGUAGE plpgsql AS $$BEGIN RAISE 'caught'; END$$;
CREATE OPERATOR bac_giang.@> (LEFTARG = daterange, RIGHTARG = daterange, FUNCTION = bac_giang.contains);
CREATE FUNCTION bac_giang.sum(numeric) RETURNS numeric LANGUAGE plpgsql AS $$BEGIN RAISE 'caught'; END$$;
CREATE DOMAIN bac_giang.quote_ident AS name;
CREATE VIEW bac_giang.rule_theirs AS SELECT 1 AS one;
RESET ROLE;
REVOKE CREATE ON SCHEMA bac_giang FROM regress_reader;
SELECT throws_ok($$SELECT register_path('bac_giang')$$, '42501', NULL, '... nor where it has created some');
SELECT throws_matching($$CALL run_check('bac_giang', '2022-12-31')$$, 'not its owner''s alone', '... which no run calls');
SELECT lives_ok($$UPDATE area SET kind = kind; UPDATE area_successor SET weight = weight; SET CONSTRAINTS ALL IMMEDIATE$$, '... nor a guard');
DROP OPERATOR bac_giang.@> (daterange, daterange);
DROP FUNCTION bac_giang.contains, bac_giang.sum;
SELECT throws_ok($$CALL run_check('bac_giang', '2022-12-31')$$, '42501', NULL, 'a type is as bad, a call being taken for a cast');
DROP DOMAIN bac_giang.quote_ident;
GRANT TRIGGER ON check_result TO regress_reader;
SELECT throws_ok($$CALL run_check('bac_giang', '2022-12-31')$$, '42501', NULL, '... and the right to create a trigger');
REVOKE TRIGGER ON check_result FROM regress_reader;
CREATE FUNCTION public.theirs() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NULL; END$$;
ALTER FUNCTION public.theirs OWNER TO regress_reader;
CREATE TRIGGER theirs AFTER INSERT ON check_result FOR EACH ROW EXECUTE FUNCTION public.theirs();
SELECT throws_ok($$CALL run_check('bac_giang', '2022-12-31')$$, '42501', NULL, '... and one that is there');
DROP TRIGGER theirs ON check_result;
SET client_min_messages = error;
SELECT lives_ok($$CALL run_check('bac_giang', '2022-12-31')$$, 'without them it does');
SET client_min_messages = warning;
SELECT is((SELECT error FROM check_result WHERE rule_code = 'rule_theirs'), 'view "rule_theirs" is not of the owner of the register', '... and a view of theirs is an error of that rule');
DROP VIEW rule_theirs;
GRANT CREATE ON SCHEMA bac_giang TO PUBLIC;
SELECT throws_ok($$SELECT load_sample('bac_giang')$$, '42501', NULL, 'everybody is another role');
REVOKE CREATE ON SCHEMA bac_giang FROM PUBLIC;

SELECT * FROM finish();
ROLLBACK;
