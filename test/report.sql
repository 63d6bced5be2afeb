-- report: the contract of run_report() and of what it stores
BEGIN;
SET search_path = public, khuyencong;
SET client_min_messages = warning;
SELECT plan(47);

SELECT lives_ok($$SELECT create_register('bac_giang'), load_sample('bac_giang')$$, 'a register with the sample');
SET search_path = bac_giang, public, khuyencong;
SELECT lives_ok($$CALL run_report('bac_giang', '2012-01-01', '2022-12-31', '2022-12-31')$$, 'a report of eleven years');
SELECT lives_ok($$CALL run_report('bac_giang', 'half_year', '2022-06-30')$$, '... of a half-year');
SELECT lives_ok($$CALL run_report('bac_giang', 'month', '2021-03-31')$$, '... of a month');
SELECT lives_ok($$CALL run_report('bac_giang', '2019-02-10', '2021-05-09', '2021-12-31')$$, '... and of any days');

-- ---- what was published -----------------------------------------------------

CREATE TEMPORARY VIEW whole AS SELECT * FROM report_summary WHERE period_start = '2012-01-01';
SELECT is((SELECT support FROM whole), 47522900000::numeric, '47.522,9 million đồng');
SELECT is((SELECT array[national_support, local_support] FROM whole), array[14975900000, 32547000000]::numeric[], '14.975,9 and 32.547 of them');
SELECT is((SELECT establishment_count FROM whole), 269::bigint, '269 establishments');
SELECT results_eq($$SELECT difficult_support, difficult_establishment_count, round(funding_share_percent, 1), round(beneficiary_share_percent, 1)
    FROM report_equity WHERE period_start = '2012-01-01' AND scheme_code = 'report-2012-2022'$$,
    $$VALUES (12492100000::numeric, 142::bigint, 26.3::numeric, 52.8::numeric)$$, 'difficult areas: 12.492,1, 142, 26,3 % and 52,8 %');

-- ---- as the views say, of whole years ---------------------------------------

SELECT results_eq($$SELECT code, support FROM report_funding WHERE period_start = '2012-01-01' AND dimension = 'content' ORDER BY code COLLATE "C"$$,
    $$SELECT content_code, sum(support) FROM funding_by_content GROUP BY content_code ORDER BY content_code COLLATE "C"$$, 'contents, as funding_by_content');
SELECT results_eq($$SELECT code, f.support FROM report_funding AS f WHERE period_start = '2012-01-01' AND dimension = 'area' ORDER BY code COLLATE "C"$$,
    $$SELECT area_code, sum(support) FROM funding_by_area GROUP BY area_code ORDER BY area_code COLLATE "C"$$, 'areas, as funding_by_area');
SELECT results_eq($$SELECT code, f.support FROM report_funding AS f WHERE period_start = '2012-01-01' AND dimension = 'sector' ORDER BY code COLLATE "C"$$,
    $$SELECT sector_code, sum(support) FROM funding_by_sector GROUP BY sector_code ORDER BY sector_code COLLATE "C"$$, 'sectors, as funding_by_sector');
SELECT results_eq($$SELECT code, f.support FROM report_funding AS f WHERE period_start = '2012-01-01' AND dimension = 'craft_village' ORDER BY code COLLATE "C"$$,
    $$SELECT craft_village_code, sum(support) FROM funding_by_village GROUP BY craft_village_code ORDER BY craft_village_code COLLATE "C"$$, 'craft villages, as funding_by_village');
SELECT results_eq($$SELECT code, r.planned, r.support, r.paid FROM report_plan_result AS r WHERE period_start = '2012-01-01' AND dimension = 'source' ORDER BY code COLLATE "C"$$,
    $$SELECT source, sum(planned), sum(support), sum(paid) FROM absorption_by_year GROUP BY source ORDER BY source COLLATE "C"$$, 'plan, support and payments, as absorption_by_year');
SELECT results_eq($$SELECT year, l.support, l.counterpart, l.other_programme, l.leverage, reason FROM report_leverage AS l WHERE period_start = '2012-01-01' AND year IS NOT NULL ORDER BY year$$,
    $$SELECT plan_year, support, counterpart, other_programme, leverage, leverage_reason FROM leverage_by_year ORDER BY plan_year$$, 'leverage, as leverage_by_year');
SELECT results_eq($$SELECT scheme_code, e.difficult_support, disparity, parity_gap, e.establishment_count FROM report_equity AS e WHERE period_start = '2012-01-01' ORDER BY 1$$,
    $$SELECT scheme_code, difficult_support, disparity, parity_gap, establishment_count FROM difficult_area_equity_period ORDER BY 1$$, 'equity, as difficult_area_equity_period');
SELECT results_eq($$SELECT area_kind, area_count, covered_area_count, n.establishment_count FROM report_network AS n WHERE period_start = '2012-01-01' ORDER BY line$$,
    $$SELECT area_kind, area_count, covered_area_count, establishment_count FROM network_coverage WHERE on_date = '2022-12-31' ORDER BY area_level$$, 'the network, as network_coverage');
SELECT set_eq($$SELECT project_code, action, rule_code, message_vi, act_by, a.finding_count FROM report_action AS a WHERE period_start = '2012-01-01'$$,
    $$SELECT project_code, action, rule_code, message_vi, act_by, finding_count FROM project_action WHERE action IS NOT NULL$$, 'projects to decide about, as project_action on that day');
SELECT bag_eq($$SELECT subject, subject_code, rule_code, message_vi FROM report_plan_finding WHERE period_start = '2012-01-01'$$,
    $$SELECT subject, subject_code, rule_code, message_vi FROM plan_finding WHERE status = 'fail' AND NOT is_waived
      AND (subject = 'network' OR plan_code IN (SELECT code FROM plan WHERE status = 'approved' AND plan_year BETWEEN 2012 AND 2022))$$, 'findings about plans, as plan_finding on that day');
SET khuyencong_register.report_on = '2022-06-30';
SELECT set_eq($$SELECT project_code, action, message_vi FROM report_action WHERE as_of = '2022-06-30'$$,
    $$SELECT project_code, action, message_vi FROM project_action WHERE action IS NOT NULL$$, '... and on another day as that day has them');
RESET khuyencong_register.report_on;

-- ---- as plain SQL says, of any days -----------------------------------------

SELECT results_eq($$SELECT period_start, support, paid, counterpart FROM report_summary ORDER BY 1$$, $$
    SELECT r.period_start, (SELECT sum(amount) FROM project_funding WHERE source IN ('national', 'local') AND decided_on BETWEEN r.period_start AND r.period_end AND decided_on <= r.as_of),
           (SELECT coalesce(sum(amount * CASE kind WHEN 'recovery' THEN -1 ELSE 1 END), 0) FROM disbursement WHERE source IN ('national', 'local') AND paid_on BETWEEN r.period_start AND r.period_end AND paid_on <= r.as_of),
           (SELECT sum(amount) FROM project_funding WHERE source = 'counterpart' AND decided_on BETWEEN r.period_start AND r.period_end AND decided_on <= r.as_of)
    FROM report_summary AS r ORDER BY 1$$, 'money of the days, from the first to the last');
SELECT results_eq($$SELECT period_start, project_count, establishment_count, approved_count, accepted_count FROM report_summary ORDER BY 1$$, $$
    SELECT r.period_start, (SELECT count(DISTINCT project_code) FROM project_funding WHERE source IN ('national', 'local') AND decided_on BETWEEN r.period_start AND r.period_end),
           (SELECT count(DISTINCT establishment_code) FROM project_beneficiary JOIN project ON code = project_code WHERE approved_on BETWEEN r.period_start AND r.period_end),
           (SELECT count(*) FROM project WHERE approved_on BETWEEN r.period_start AND r.period_end),
           (SELECT count(*) FROM project WHERE accepted_on BETWEEN r.period_start AND r.period_end)
    FROM report_summary AS r ORDER BY 1$$, 'projects and beneficiaries of the days');
SELECT results_eq($$SELECT difficult_support, difficult_establishment_count FROM report_equity WHERE period_start = '2019-02-10' AND scheme_code = 'report-2012-2022'$$, $$
    SELECT (SELECT sum(amount) FROM project_funding AS f JOIN project AS p ON p.code = f.project_code LEFT JOIN project_beneficiary AS b USING (project_code, establishment_code)
            JOIN area_class AS c ON c.area_code = coalesce(b.area_code, p.area_code) AND c.is_difficult AND c.valid @> f.decided_on AND c.scheme_code = 'report-2012-2022'
            WHERE f.source IN ('national', 'local') AND decided_on BETWEEN '2019-02-10' AND '2021-05-09'),
           (SELECT count(DISTINCT establishment_code) FROM project_beneficiary AS b JOIN project AS p ON p.code = b.project_code
            JOIN area_class AS c ON c.area_code = b.area_code AND c.is_difficult AND c.valid @> p.approved_on AND c.scheme_code = 'report-2012-2022'
            WHERE approved_on BETWEEN '2019-02-10' AND '2021-05-09')$$, 'difficult areas of the days');
SELECT is_empty($$SELECT period_start, dimension, sum(share) FROM report_funding GROUP BY period_start, period_end, as_of, dimension HAVING sum(share) <> 100$$, 'shares add up to 100.00');
SELECT is_empty($$SELECT r.period_start, dimension FROM report_funding AS r JOIN report_summary AS s USING (period_start, period_end, as_of)
    GROUP BY r.period_start, r.period_end, r.as_of, dimension, s.support HAVING sum(r.support) <> s.support$$, '... and money to the total, in every dimension');
SELECT is_empty($$SELECT r.period_start, dimension FROM report_plan_result AS r JOIN report_summary AS s USING (period_start, period_end, as_of)
    GROUP BY r.period_start, r.period_end, r.as_of, dimension, s.support, s.paid, s.planned HAVING (sum(r.support), sum(r.paid), sum(r.planned)) IS DISTINCT FROM (s.support, s.paid, s.planned)$$,
    '... plans, support and payments too');
SELECT is_empty($$SELECT support, sum FROM report_leverage JOIN (SELECT period_start, sum(support) FROM report_leverage WHERE year IS NOT NULL GROUP BY 1) AS y USING (period_start) WHERE year IS NULL AND support <> sum$$,
    '... and years to the period');

-- ---- again ------------------------------------------------------------------

-- Every row of a report with the transaction that wrote it.
CREATE FUNCTION pg_temp.stored() RETURNS text LANGUAGE sql BEGIN ATOMIC
    SELECT string_agg((xpath('/row/d/text()', query_to_xml(format('SELECT md5(string_agg(concat(xmin, ctid, t::text), '''' ORDER BY ctid)) AS d FROM bac_giang.%I AS t', name), false, true, '')))[1]::text, ' ')
    FROM unnest(report_tables()) AS name;
END;
CREATE TEMPORARY TABLE before AS SELECT pg_temp.stored() AS stored;
SAVEPOINT again; -- what is written from here on has another xmin
CALL run_report('bac_giang', '2012-01-01', '2022-12-31', '2022-12-31');
CALL run_report('bac_giang', 'half_year', '2022-06-30');
SELECT is(pg_temp.stored(), (SELECT stored FROM before), 'a second run writes no row');
SELECT is((SELECT array_agg(changed_count ORDER BY id DESC) FROM (SELECT * FROM report_run ORDER BY id DESC LIMIT 2) AS l), '{0,0}', '... and the log says so');
DO $$
DECLARE
    zone text;
BEGIN
    FOREACH zone IN ARRAY ARRAY['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'UTC', 'Asia/Ho_Chi_Minh'] LOOP
        PERFORM set_config('TimeZone', zone, true), set_config('DateStyle', 'SQL, MDY', true), set_config('search_path', '', true);
        CALL khuyencong.run_report('bac_giang', DATE '2012-01-01', DATE '2022-12-31', DATE '2022-12-31');
    END LOOP;
END $$;
RESET DateStyle;
SET search_path = bac_giang, public, khuyencong;
SELECT is(pg_temp.stored(), (SELECT stored FROM before), 'whatever the time zone, the date style and the search_path');
RELEASE again;

-- of a row that is there no more, one that is new, and one that changed
UPDATE project SET content_code = 'ND45.1' WHERE content_code = 'ND45.9';
INSERT INTO project (code, name, plan_year, budget_source, content_code, approved_on) VALUES ('NEW', 'mới', 2022, 'local', NULL, '2022-06-30');
INSERT INTO project_funding (project_code, source, amount, decided_on) VALUES ('NEW', 'local', 1, '2022-06-30');
CALL run_report('bac_giang', 'half_year', '2022-06-30');
SELECT set_eq($$SELECT code FROM report_funding WHERE as_of = '2022-06-30' AND dimension = 'content'$$,
    $$SELECT content_code FROM funding_by_content WHERE plan_year = 2022$$, 'a correction takes lines away and adds some');
SELECT is((SELECT md5(string_agg(f::text, '' ORDER BY line)) FROM report_funding AS f WHERE period_start = '2012-01-01' AND dimension = 'content' AND code = 'ND45.9' GROUP BY code) IS NOT NULL, true, '... from the report that is run, and no other');
ALTER TABLE report_funding ADD remark text, ADD line_code text GENERATED ALWAYS AS (dimension || line) STORED;
UPDATE report_funding SET remark = 'đã xem';
SELECT lives_ok($$CALL run_report('bac_giang', 'half_year', '2022-06-30')$$, 'columns of the user''s own do not disturb');
SELECT is((SELECT count(*) FROM report_funding WHERE remark IS NULL), 0::bigint, '... and are left alone');

-- ---- names, rights, places --------------------------------------------------

CREATE TEMPORARY TABLE project (code text);
CREATE TEMPORARY VIEW report_setting AS SELECT DATE '1999-01-01' AS report_on;
SELECT is((SELECT changed_count FROM (SELECT 1) AS one, LATERAL (SELECT changed_count FROM report_run ORDER BY id DESC LIMIT 1) AS l), 0::bigint, 'the last run changed nothing');
CALL khuyencong.run_report('bac_giang', 'half_year', '2022-06-30');
SELECT is((SELECT changed_count FROM report_run ORDER BY id DESC LIMIT 1), 0::bigint, 'temporary tables of the same names are not looked at');
DROP VIEW pg_temp.report_setting;
DROP TABLE pg_temp.project;
SELECT is(current_setting('search_path'), 'bac_giang, public, khuyencong', 'the search_path is as it was');
SELECT is(nullif(current_setting('khuyencong_register.report_on', true), ''), NULL, '... and the day of the session');
ALTER SCHEMA bac_giang RENAME TO "Bắc ""Giang""";
SELECT lives_ok($$CALL run_report('Bắc "Giang"', 'half_year', '2022-06-30')$$, 'a register of any name');
ALTER SCHEMA "Bắc ""Giang""" RENAME TO bac_giang;

CREATE ROLE regress_owner;
CREATE ROLE regress_reader;
GRANT USAGE ON SCHEMA khuyencong TO regress_owner;
GRANT CREATE ON DATABASE :DBNAME TO regress_owner;
SELECT lives_ok($$SELECT grant_reader('bac_giang', 'regress_reader')$$, 'a reader');
GRANT INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA bac_giang TO regress_reader;
SET ROLE regress_reader;
SELECT throws_ok($$CALL khuyencong.run_report('bac_giang', 'year', '2022-12-31')$$, '42501', 'must be owner of register "bac_giang"', '... runs no report, whatever it may write');
RESET ROLE;
SELECT is(area_secured_tables() @> report_tables(), true, 'security by area is about all tables of reports');
SELECT lives_ok($$SELECT enable_area_security('bac_giang')$$, '... and where it is enabled');
SET ROLE regress_reader;
SELECT is((SELECT count(*) FROM report_summary), 0::bigint, '... who does not see all areas sees no report, which is about all');
RESET ROLE;
INSERT INTO area_grant (role_name, area_code) VALUES ('regress_reader', NULL);
SET ROLE regress_reader;
SELECT is((SELECT count(*) FROM report_summary), 4::bigint, '... and who does sees them');
SET ROLE regress_owner;
SELECT lives_ok($$SELECT khuyencong.create_register('own')$$, 'an owner who is no superuser');
SELECT lives_ok($$CALL khuyencong.run_report('own', 'year', '2022-12-31')$$, '... runs one');
RESET ROLE;

SELECT * FROM finish();
ROLLBACK;
