-- load_sample: the contract
BEGIN;
SET search_path = khuyencong, public;
SELECT plan(45);

-- One digest of every row of every table of a register, but for what says when
-- and by whom it was made.
CREATE FUNCTION digest(register text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    name text;
    part text;
    whole text := '';
BEGIN
    FOR name IN SELECT relname FROM pg_class WHERE relnamespace = register::regnamespace AND relkind = 'r' AND relname NOT IN ('register_version', 'latest_change') ORDER BY relname COLLATE "C" LOOP
        EXECUTE format('SELECT count(*) || md5(string_agg(t::text, E''\n'' ORDER BY t::text COLLATE "C")) FROM %I.%I AS t', register, name) INTO part;
        whole := whole || name || coalesce(part, '0') || E'\n';
    END LOOP;
    RETURN whole;
END $$;
-- How many rows of the tables with these columns meet a condition.
CREATE FUNCTION rows_where(register text, columns text[], condition text) RETURNS TABLE (name text, n bigint) LANGUAGE plpgsql AS $$
BEGIN
    FOR name IN SELECT relname FROM pg_class AS c WHERE relnamespace = register::regnamespace AND relkind = 'r'
            AND columns <@ ARRAY(SELECT attname::text FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0) LOOP
        EXECUTE format('SELECT count(*) FROM %I.%I AS t WHERE %s', register, name, condition) INTO n;
        RETURN NEXT;
    END LOOP;
END $$;

-- ---- what a register of any province starts with --------------------------

SELECT lives_ok($$SELECT create_register('empty_one')$$, 'a register without the sample');
SELECT is_empty($$SELECT * FROM rows_where('empty_one', '{is_synthetic}', 'is_synthetic') WHERE n > 0$$, 'nothing that is shipped is made up');
SELECT is_empty($$SELECT * FROM rows_where('empty_one', '{source}', 'source IS NULL') WHERE n > 0$$, 'everything that is shipped names its source');
SELECT bag_eq($$SELECT * FROM rows_where('empty_one', '{}', 't::text ~ ''Bắc Giang''') WHERE n > 0$$, $$VALUES ('legal_document', 2::bigint), ('support_norm', 2)$$, 'nothing of Bắc Giang is among it but its norm and the decisions');
SELECT results_eq($$SELECT item, max_amount, valid FROM empty_one.support_norm WHERE jurisdiction <> 'national' ORDER BY valid$$,
    $$VALUES ('machinery', 150e6::numeric(18,0), daterange('2014-10-28', '2019-12-30')), ('machinery', 300e6, '[2019-12-30,)')$$, 'machines: 150 million, then 300');
SELECT is_empty($$SELECT n FROM empty_one.support_norm AS n JOIN empty_one.legal_document AS d ON d.code = n.legal_document_code WHERE NOT n.valid <@ d.valid$$, 'a norm holds within its document');
SELECT is_empty($$SELECT code FROM (SELECT code, valid FROM empty_one.content_category UNION ALL SELECT code, valid FROM empty_one.sector) AS list
    WHERE NOT valid @> DATE '2025-10-14' OR valid @> DATE '2025-10-15'$$, 'contents and sectors end the day before NĐ 235/2025');
SELECT is((SELECT count(*)::integer FROM empty_one.content_category WHERE valid @> DATE '2012-07-05'), 9, 'nine contents from the first day of NĐ 45/2012');
SELECT is((SELECT string_agg(code, ' ' ORDER BY ordinal) FROM empty_one.sector WHERE list_code = 'ND45-2012'), 'ND45.a ND45.b ND45.c ND45.d ND45.dd ND45.e ND45.g', 'seven sectors');
SELECT results_eq($$SELECT valid, support_ceiling FROM (SELECT valid, least(max_rate * 700e6, max_amount * coalesce(multiplier, 1))::numeric(18,0) AS support_ceiling
    FROM empty_one.support_norm WHERE item = 'machinery' AND jurisdiction = 'national' ORDER BY valid) AS n$$,
    $$VALUES (daterange('2014-04-08', '2018-05-11'), 300e6::numeric(18,0)), ('[2018-05-11,)', 300e6)$$, 'a machine of 700 million: 200 times 1,5 then, 300 now');
SELECT is((SELECT least(max_rate * 1000e6, max_amount * multiplier) FROM empty_one.support_norm WHERE item = 'machinery_line'), 450e6::numeric, 'a line of 1.000 million: 450');

-- ---- loading --------------------------------------------------------------

SELECT lives_ok($$SELECT create_register('bac_giang'), create_register('again')$$, 'two more registers');
SELECT lives_ok($$SELECT load_sample('bac_giang')$$, 'the sample loads');
SET CONSTRAINTS ALL IMMEDIATE;
SELECT pass('all constraints hold');
CREATE TABLE digest_before AS SELECT digest('bac_giang') AS d;
SELECT throws_ok($$SELECT load_sample('bac_giang')$$, '55000', 'register "bac_giang" is not empty', 'once');
SELECT is(digest('bac_giang'), (SELECT d FROM digest_before), '... and the refusal changes nothing');
INSERT INTO empty_one.area (code, name, kind, valid) VALUES ('X', 'x', 'province', '(,)');
SELECT throws_ok($$SELECT load_sample('empty_one')$$, '55000', 'register "empty_one" is not empty', 'not into somebody''s own areas');
SELECT throws_ok($$SELECT load_sample('nowhere')$$, '42704', 'register "nowhere" does not exist', 'not into nothing');
SELECT is(load_sample(NULL)::text, NULL, 'NULL loads nothing');
SELECT is((SELECT count(*)::integer FROM pg_class WHERE relnamespace = pg_my_temp_schema() AND relname LIKE 'sample%'), 0, 'nothing temporary is left');
SELECT is(current_setting('search_path'), 'khuyencong, public', 'search_path is as it was');

SET TimeZone = 'America/New_York';
SET DateStyle = 'SQL, MDY';
SET enable_hashjoin = off;
SET enable_hashagg = off;
SELECT load_sample('again');
RESET TimeZone;
RESET DateStyle;
RESET enable_hashjoin;
RESET enable_hashagg;
SELECT is(digest('again'), digest('bac_giang'), 'the same rows whatever the time zone, the date style and the plan');

-- ---- published ------------------------------------------------------------

CREATE TABLE published_district (district text, establishments integer, difficult boolean, note text, source text);
\copy published_district FROM 'test/data/bac_giang_establishments.csv' CSV HEADER
CREATE TABLE published_money (line text, amount numeric, difficult boolean, source_of_money text, note text, source text);
\copy published_money FROM 'test/data/bac_giang_funding.csv' CSV HEADER

SET search_path = bac_giang, khuyencong, public;
CREATE VIEW head AS
SELECT DISTINCT b.establishment_code, a.name, coalesce(c.is_difficult, false) AS difficult
FROM project_beneficiary AS b JOIN area AS a ON a.code = b.area_code JOIN project AS p ON p.code = b.project_code
LEFT JOIN area_class AS c ON c.area_code = a.code AND c.scheme_code = 'report-2012-2022' AND c.valid @> p.approved_on;
CREATE VIEW money AS
SELECT f.source, f.amount, coalesce(c.is_difficult, false) AS difficult
FROM project_funding AS f JOIN project AS p ON p.code = f.project_code
LEFT JOIN project_beneficiary AS b ON (b.project_code, b.establishment_code) = (f.project_code, f.establishment_code)
LEFT JOIN area_class AS c ON c.area_code = coalesce(b.area_code, p.area_code) AND c.scheme_code = 'report-2012-2022' AND c.valid @> f.decided_on
WHERE f.source IN ('national', 'local');

SELECT results_eq('SELECT name, count(*)::integer FROM head WHERE difficult GROUP BY name ORDER BY name COLLATE "C"',
    'SELECT district, establishments FROM published_district WHERE difficult ORDER BY district COLLATE "C"', 'establishments of each difficult district as published');
SELECT results_eq('SELECT difficult, count(*) FROM head GROUP BY 1 ORDER BY 1', 'SELECT difficult, sum(establishments) FROM published_district GROUP BY 1 ORDER BY 1', '142 and 127');
SELECT is((SELECT count(DISTINCT establishment_code)::integer FROM head), 269, '269, and none on both sides');
SELECT results_eq('SELECT difficult, sum(amount) / 1000000 FROM money GROUP BY 1 ORDER BY 1',
    'SELECT difficult, amount FROM published_money WHERE difficult IS NOT NULL ORDER BY 1', 'money of difficult areas as published, to the đồng');
SELECT results_eq('SELECT source, sum(amount) / 1000000 FROM money GROUP BY source ORDER BY source COLLATE "C"',
    'SELECT source_of_money, amount FROM published_money WHERE source_of_money IS NOT NULL ORDER BY source_of_money COLLATE "C"', 'money of both budgets as published, to the đồng');
SELECT is((SELECT sum(amount) FROM money), 47522900000::numeric, 'and of all');
SELECT is_empty($$SELECT norm_item, b.establishment_code FROM project AS p JOIN plan_item AS i ON i.code = p.plan_item_code JOIN project_beneficiary AS b ON b.project_code = p.code AND b.status = 'active'
    WHERE norm_item IN ('machinery', 'demonstration_model', 'advice') GROUP BY 1, 2 HAVING count(*) > 1$$, 'no establishment twice for the same content');
SELECT results_eq($$SELECT k.name, count(*)::integer FROM project AS p JOIN (VALUES ('Ứng dụng máy móc sản xuất –%'), ('Mô hình trình diễn –%'), ('Thiết kế bao bì, nhãn mác –%'), ('Bình chọn%')) AS k (name) ON p.name LIKE k.name
    GROUP BY 1 ORDER BY 2$$, $$VALUES ('Bình chọn%', 5), ('Mô hình trình diễn –%', 10), ('Thiết kế bao bì, nhãn mác –%', 89), ('Ứng dụng máy móc sản xuất –%', 140)$$,
    '5 rounds of voting, 10 models, 89 with packaging, 140 with machines, as published');
SELECT is((SELECT count(DISTINCT content_code)::integer FROM project), 9, '9 of 9 contents, as published');
SELECT is_empty('SELECT * FROM (SELECT count(*) - lag(count(*)) OVER (ORDER BY plan_year) AS more FROM project GROUP BY plan_year) AS y WHERE more <= 0', 'more projects each year, as published');
SELECT is((SELECT string_agg(DISTINCT kind, ' ') FROM organisation_unit), 'centre', 'no branches and no collaborators, as published');
SELECT is_empty($$SELECT p.focal_code, o.source FROM project AS p JOIN project AS q ON q.focal_code = p.focal_code AND q.plan_year = p.plan_year + 1
    JOIN project_funding AS o ON o.project_code IN (p.code, q.code) AND o.source = 'other_programme'$$, 'no focal project over consecutive years and integrated, as published');
SELECT is_empty($$SELECT v.code FROM craft_village AS v LEFT JOIN establishment AS e ON e.craft_village_code = v.code GROUP BY v.code HAVING count(e.code) = 0$$, 'every craft village has somebody');

-- ---- marked ---------------------------------------------------------------

SELECT is_empty($$SELECT * FROM rows_where('bac_giang', '{is_synthetic,source}', 'NOT is_synthetic AND source IS NULL') WHERE n > 0$$, 'what is not marked as made up names its source');
SELECT set_eq($$SELECT name FROM rows_where('bac_giang', '{is_synthetic}', 'NOT is_synthetic') WHERE n > 0$$,
    ARRAY['area', 'area_class', 'area_scheme', 'area_successor', 'craft_village', 'legal_document', 'organisation_unit', 'organisation_unit_area', 'programme', 'support_norm'],
    'no plan, project, establishment, payment, report or change is taken for real');
SELECT set_eq($$SELECT name FROM rows_where('bac_giang', '{is_synthetic}', 'is_synthetic') WHERE n > 0$$,
    ARRAY['area_class', 'area_scheme', 'conformance', 'disbursement', 'establishment', 'plan', 'plan_item', 'programme', 'programme_target', 'progress_report', 'project',
          'project_beneficiary', 'project_change', 'project_funding', 'project_status'], 'no place, norm or document is made up');

-- ---- a story that holds together ------------------------------------------

SELECT is_empty($$SELECT p.code FROM project AS p JOIN (SELECT project_code, sum(amount) AS amount FROM project_funding WHERE source IN ('national', 'local') GROUP BY 1) AS f ON f.project_code = p.code
    WHERE amount < 0 OR amount > total_cost$$, 'no project has less than nothing or more than it costs');
SELECT is_empty($$SELECT project_code, source FROM (SELECT project_code, source, sum(CASE kind WHEN 'recovery' THEN -amount ELSE amount END) AS paid FROM disbursement WHERE source <> 'counterpart' GROUP BY 1, 2) AS d
    JOIN (SELECT project_code, source, sum(amount) AS amount FROM project_funding GROUP BY 1, 2) AS f USING (project_code, source)
    JOIN project AS p ON p.code = project_code WHERE accepted_on IS NOT NULL AND settled_on IS NOT NULL AND paid <> f.amount$$, 'what is settled is paid in full, and no more');
SELECT is_empty($$SELECT * FROM (SELECT progress, spent, invested, lag(progress) OVER w AS p, lag(spent) OVER w AS s, lag(invested) OVER w AS i FROM progress_report WINDOW w AS (PARTITION BY project_code ORDER BY reported_on)) AS r
    WHERE progress < p OR spent < s OR invested < i$$, 'reports only grow');
SELECT is_empty($$SELECT n.code FROM plan AS n JOIN plan_item AS i ON i.plan_code = n.code GROUP BY n.code, n.approved_amount HAVING sum(i.support) <> n.approved_amount$$, 'items add up to their plan');
SELECT cmp_ok((SELECT count(*) FROM project_change WHERE kind = 'stop'), '>', 0::bigint, 'there is something to stop');
SELECT set_eq('SELECT DISTINCT kind FROM project_change', ARRAY['stop', 'adjust', 'supplement', 'extend'], '... to adjust, to supplement, to extend');
SELECT is((SELECT greatest(max(paid_on), (SELECT max(reported_on) FROM progress_report), (SELECT max(accepted_on) FROM project)) <= DATE '2022-12-31' FROM disbursement), true, 'and it ends with 2022');

SELECT * FROM finish();
ROLLBACK;
