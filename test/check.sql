-- check: the contract of runs, of what becomes of findings, and of rules of one's own
BEGIN;
SET search_path = public, khuyencong;
SET client_min_messages = error;
SELECT plan(107);

SELECT create_register('tinh');
SELECT load_sample('tinh');
SET search_path = tinh, public, khuyencong;

CREATE FUNCTION pg_temp.run(as_of date) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    run bigint;
BEGIN
    CALL khuyencong.run_check('tinh', as_of, run);
    RETURN run;
END $$;
-- error, detail and hint on one line
CREATE FUNCTION pg_temp.refused(statement text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    name text;
    detail text;
    hint text;
BEGIN
    EXECUTE statement;
    RETURN 'accepted';
EXCEPTION WHEN OTHERS THEN
    GET STACKED DIAGNOSTICS name = CONSTRAINT_NAME, detail = PG_EXCEPTION_DETAIL, hint = PG_EXCEPTION_HINT;
    RETURN concat_ws(' | ', SQLSTATE, nullif(name, ''), SQLERRM, nullif(detail, ''), nullif(hint, ''));
END $$;

-- ---- a run ------------------------------------------------------------------

SELECT is(pg_temp.run('2021-06-30'), 1::bigint, 'a run returns its number');
SELECT results_eq('SELECT as_of, started_by = current_user, extension_version, finished_at >= started_at FROM check_run',
    $$SELECT '2021-06-30'::date, true, extversion COLLATE "default", true FROM pg_extension WHERE extname = 'khuyencong'$$, 'and says what it was');
SELECT set_eq('SELECT rule_code FROM check_result WHERE run_id = 1', 'SELECT code FROM rules() UNION SELECT code FROM request_rule', 'every rule has its counts');
SET khuyencong_register.report_on = '2021-06-30';
CREATE TEMPORARY TABLE subjects AS
SELECT 'project' AS subject, count(*) AS n FROM project WHERE approved_on <= '2021-06-30' UNION ALL SELECT 'plan', count(*) FROM plan WHERE status <> 'superseded'
UNION ALL SELECT 'plan_item', count(*) FROM plan_item AS i JOIN plan AS l ON l.code = i.plan_code WHERE l.status <> 'superseded' UNION ALL SELECT 'network', count(*) FROM network_fact;
SELECT is_empty($$SELECT rule_code, passed_count + failed_count + not_evaluable_count + waived_count + answered_count, n
    FROM check_result JOIN (SELECT DISTINCT rule_code, subject FROM rule_catalogue) AS r USING (rule_code) JOIN subjects USING (subject)
    WHERE run_id = 1 AND passed_count + failed_count + not_evaluable_count + waived_count + answered_count <> n$$, 'each rule says one thing of each subject');

-- the facts given by hand, passes included
CREATE TEMPORARY TABLE project_said AS
SELECT f.project_code, c.*
FROM project_fact_on('2021-06-30') AS f, check_project(as_of => '2021-06-30', budget_source => f.budget_source, plan_year => f.plan_year, in_plan => f.in_plan,
    is_group => f.is_group, content_code => f.activity, starts_on => f.starts_on, ends_on => f.ends_on, original_ends_on => f.original_ends_on,
    forecast_ends_on => f.forecast_ends_on, started_on => f.started_on, accepted_on => f.accepted_on, settled_on => f.settled_on,
    liquidated_on => f.liquidated_on, progress_on => f.progress_on, approved_support => f.approved_support, original_support => f.original_support,
    requested_support => f.requested_support, total_cost => f.total_cost, invested => f.invested, counterpart_committed => f.counterpart_committed,
    counterpart_paid => f.counterpart_paid, advanced => f.advanced, paid => f.paid, recovered => f.recovered, other_state_support => f.other_state_support,
    progress => f.progress, previous_progress => f.previous_progress, beneficiary_status => f.beneficiary_status, content_changed => f.content_changed,
    place_changed => f.place_changed, beneficiary_changed => f.beneficiary_changed, partner_changed => f.partner_changed, violation => f.violation,
    force_majeure => f.force_majeure, extension_count => f.extension_count, started => f.started, accepted => f.accepted, settled => f.settled,
    liquidated => f.liquidated, reported => f.reported, change_requested => f.change_requested, requested_ends_on => f.requested_ends_on,
    advanced_on => f.advanced_on, original_total_cost => f.original_total_cost, forecast_cost => f.forecast_cost, include_passed => true) AS c;
SELECT bag_eq($$SELECT rule_code, passed_count FROM check_result WHERE run_id = 1 AND rule_code IN (SELECT code FROM rules() WHERE subject = 'project')$$,
    $$SELECT rule_code, count(*) FILTER (WHERE status = 'pass') FROM project_said GROUP BY 1$$, 'what passed is what check_project() says passes');
SELECT bag_eq($$SELECT rule_code, failed_count + not_evaluable_count + answered_count FROM check_result WHERE run_id = 1 AND rule_code IN (SELECT code FROM rules() WHERE subject = 'project')$$,
    $$SELECT rule_code, count(*) FILTER (WHERE status <> 'pass') FROM project_said GROUP BY 1$$, '... and what did not, what does not');
CREATE TEMPORARY VIEW kept AS SELECT run_id, subject, subject_code, rule_code, status, severity, action, observed, expected, difference, unit, reason, message_vi, message_en, authority, act_by, legal_basis FROM finding;
CREATE TEMPORARY TABLE shown AS
SELECT subject, subject_code, rule_code, status, severity, action, observed, expected, difference, unit, reason, message_vi, message_en, authority, act_by, legal_basis FROM project_finding WHERE is_open
UNION ALL SELECT subject, subject_code, rule_code, status, severity, action, observed, expected, difference, unit, reason, message_vi, message_en, authority, act_by, legal_basis FROM plan_finding;
SELECT cmp_ok((SELECT count(DISTINCT subject) FROM shown), '=', 4::bigint, 'there are findings about every kind of subject');
SELECT bag_eq($$SELECT subject, subject_code, rule_code, status, severity, action, observed::numeric(28,4), expected::numeric(28,4), difference::numeric(28,4), unit, reason, message_vi, message_en, authority, act_by, legal_basis FROM kept WHERE run_id = 1$$,
    'SELECT * FROM shown', 'the views say the same without writing');
CREATE TEMPORARY TABLE item_said AS
SELECT 'plan_item' AS subject, f.plan_item_code AS subject_code, c.*
FROM plan_item_fact AS f, check_plan_item(approved_on => f.judged_on, plan_year => f.plan_year, budget_source => f.budget_source, content_code => f.content_code,
    content_listed => f.content_listed, sector_listed => f.sector_listed, area_difficult => f.area_difficult, support => f.support, eligible_cost => f.eligible_cost,
    max_rate => f.max_rate, max_amount => f.max_amount, multiplier => f.multiplier, multiplier_ground => coalesce(f.multiplier_ground, 'none'), counterpart => f.counterpart,
    other_state_support => f.other_state_support, is_focal => f.is_focal, content_count => f.content_count, starts_on => f.starts_on, ends_on => f.ends_on,
    is_group => f.is_group, has_beneficiary => f.has_beneficiary, has_objective => f.has_objective, establishment_eligible => f.establishment_eligible,
    foreign_fairs_in_year => f.foreign_fairs_in_year, supported_before => f.supported_before, has_parent => f.has_parent,
    parent_period => CASE WHEN f.has_parent THEN daterange(f.parent_from, f.parent_until, '[]') END, parent_remaining => f.parent_remaining, as_of => '2021-06-30',
    norm_known => CASE WHEN f.norm_reason = 'no_norm_item' THEN NULL ELSE f.norm_reason IS NULL END,
    norm_jurisdiction => CASE f.norm_jurisdiction WHEN 'national' THEN 'national' ELSE nullif('local', coalesce(f.norm_jurisdiction, 'local')) END) AS c
WHERE f.plan_status <> 'superseded';
SELECT bag_eq($$SELECT subject_code, rule_code, status, observed, difference, message_vi FROM kept WHERE run_id = 1 AND subject = 'plan_item' AND rule_code IN ('focal_contents', 'focal_time', 'beneficiary_missing', 'counterpart_short', 'sector_unlisted', 'above_parent_remaining')$$,
    $$SELECT subject_code, rule_code, status, observed, difference, message_vi FROM item_said WHERE rule_code IN ('focal_contents', 'focal_time', 'beneficiary_missing', 'counterpart_short', 'sector_unlisted', 'above_parent_remaining')$$, '... as check_plan_item() does, facts given by hand');

-- ---- again, and replayed ------------------------------------------------------

SELECT is(pg_temp.run('2021-06-30'), 2::bigint, 'a second run');
SELECT is((SELECT count(*) FROM check_fact WHERE from_run = 2 OR until_run = 2), 0::bigint, 'stores no facts again that are as they were');
SELECT results_eq('SELECT change, count(*) FROM finding_change GROUP BY change', $$SELECT 'persisting', count(*) FROM finding WHERE run_id = 1$$, 'and finds the same');
SELECT is_empty('SELECT * FROM finding_change WHERE cause IS NOT NULL OR changed_facts IS NOT NULL OR waiver_change IS NOT NULL', '... for no cause');
CREATE TEMPORARY TABLE first_run AS SELECT * FROM kept WHERE run_id = 1;
SELECT results_eq($$SELECT comparison, count(*) FROM replay_check('tinh', 1) GROUP BY comparison$$, $$SELECT 'same', count(*) FROM finding WHERE run_id = 1$$, 'a run is replayed');

-- ---- changes and their causes, one edit each ----------------------------------

CREATE TEMPORARY TABLE chosen AS
SELECT (SELECT p.code FROM project AS p WHERE p.plan_year = 2021 AND p.code NOT IN (SELECT project_code FROM project_violation) ORDER BY p.code COLLATE "C" LIMIT 1) AS project,
       (SELECT i.sector_code FROM plan_item_fact AS i WHERE i.sector_listed AND NOT i.area_difficult GROUP BY 1 ORDER BY count(*), 1 LIMIT 1) AS sector;
INSERT INTO project_violation (project_code, found_on, description) SELECT project, '2021-06-01', 'sai mục đích' FROM chosen;
SELECT pg_temp.run('2021-06-30');
SELECT results_eq('SELECT subject, subject_code, rule_code, change, cause, changed_facts, first_seen FROM finding_change WHERE run_id = 3 AND change <> $$persisting$$',
    $$SELECT 'project', project, 'violation', 'new', 'data', 'violation', '2021-06-30'::date FROM chosen$$, 'data: a violation is new');

INSERT INTO rule_parameter VALUES ('cost_growth', 'cost_growth_warning', 'any', '[2021-01-01,)', '9', NULL, NULL), ('cost_growth', 'cost_growth_breach', 'any', '[2021-01-01,)', '9.5', NULL, NULL);
SELECT pg_temp.run('2021-06-30');
SELECT results_eq('SELECT rule_code, change, cause, changed_facts, count(*) FROM finding_change WHERE run_id = 4 AND change <> $$persisting$$ GROUP BY 1, 2, 3, 4',
    $$SELECT 'cost_growth', 'resolved', 'parameter', NULL, count(*) FROM finding WHERE run_id = 3 AND rule_code = 'cost_growth' AND status = 'fail'$$, 'parameter: growth above 15 % is allowed');
SELECT cmp_ok((SELECT count(*) FROM finding_change WHERE run_id = 4 AND change = 'resolved'), '>', 10::bigint, '... which was found before');
UPDATE rule_parameter SET value = '0.1' WHERE parameter = 'cost_growth_warning';
UPDATE rule_parameter SET value = '0.15' WHERE parameter = 'cost_growth_breach';
SELECT pg_temp.run('2021-06-30');
SELECT is((SELECT count(*) FROM finding_change_between(3, 5) WHERE rule_code = 'cost_growth' AND change = 'worse' AND cause = 'parameter' AND severity_before = 'warning' AND severity = 'error'),
    (SELECT count(*) FROM finding WHERE run_id = 3 AND rule_code = 'cost_growth' AND severity = 'warning' AND status = 'fail' AND observed > 0.15), 'a warning that becomes an error is worse');
SELECT is((SELECT count(*) FROM finding_change_between(5, 3) WHERE rule_code = 'cost_growth' AND change = 'better'),
    (SELECT count(*) FROM finding_change_between(3, 5) WHERE rule_code = 'cost_growth' AND change = 'worse'), '... and the other way round better');

UPDATE sector SET is_supported = false WHERE code = (SELECT sector FROM chosen);
SELECT pg_temp.run('2021-06-30');
SELECT bag_eq($$SELECT subject_code, rule_code, change, cause, changed_facts FROM finding_change WHERE run_id = 6 AND change <> 'persisting'$$,
    $$SELECT f.plan_item_code, 'sector_unlisted' AS rule, 'new' AS change, 'code_list' AS cause, 'sector_listed' AS fact FROM plan_item_fact AS f JOIN finding AS n ON n.subject_code = f.plan_item_code AND n.run_id = 6 AND n.rule_code = 'sector_unlisted' AND n.status = 'fail'
      WHERE f.sector_code = (SELECT sector FROM chosen)$$, 'code list: a sector is supported no more');
SELECT cmp_ok((SELECT count(*) FROM finding_change WHERE run_id = 6 AND cause = 'code_list'), '>', 0::bigint, '... which some items were of');

SELECT pg_temp.run('2021-07-20');
SELECT set_has($$SELECT DISTINCT cause FROM finding_change WHERE run_id = 7 AND cause IS NOT NULL$$, $$VALUES ('as_of')$$, 'as of another day');
SELECT is_empty($$SELECT * FROM finding_change AS c WHERE run_id = 7 AND cause = 'as_of'
    AND NOT EXISTS (SELECT FROM check_fact AS a, check_facts(c.subject, '2021-07-20', a.facts, a.parameters) AS f
                    WHERE a.subject = c.subject AND a.subject_code = c.subject_code AND a.from_run <= 6 AND (a.until_run > 6) IS NOT FALSE
                      AND f.rule_code = c.rule_code AND f.status = c.status AND f.observed IS NOT DISTINCT FROM c.observed)
    AND c.change <> 'resolved'$$, '... is the cause of what the facts of before say then');
SELECT isnt_empty($$SELECT * FROM finding_change WHERE run_id = 7 AND cause LIKE 'data%' AND changed_facts IS NOT NULL$$, '... and what happened meanwhile is data');

-- a library that said something else, as far as a test can have one
UPDATE check_run SET extension_version = '0.9' WHERE id = 7;
DELETE FROM finding WHERE run_id = 7 AND rule_code = 'focal_time';
SELECT pg_temp.run('2021-07-20');
SELECT results_eq($$SELECT DISTINCT rule_code, change, cause FROM finding_change WHERE run_id = 8 AND change <> 'persisting'$$, $$VALUES ('focal_time', 'new', 'rule')$$, 'rule: another version of the library');

SELECT bag_eq($$SELECT subject, subject_code, rule_code, status, severity, action, observed, expected, difference, unit, reason, message_vi, message_en, authority, act_by, legal_basis FROM replay_check('tinh', 1)$$,
    'SELECT subject, subject_code, rule_code, status, severity, action, observed, expected, difference, unit, reason, message_vi, message_en, authority, act_by, legal_basis FROM first_run', 'after all of that the first run is replayed exactly');
SELECT is_empty($$SELECT r.run, p.comparison FROM generate_series(1, 6) AS r (run), replay_check('tinh', r.run) AS p WHERE p.comparison <> 'same'$$, '... and so are the others');
UPDATE finding SET observed = observed + 1 WHERE id = (SELECT min(id) FROM finding WHERE run_id = 2 AND observed IS NOT NULL);
DELETE FROM finding WHERE id = (SELECT max(id) FROM finding WHERE run_id = 2);
UPDATE finding SET rule_code = 'violation' WHERE id = (SELECT max(id) FROM finding WHERE run_id = 2 AND subject = 'network');
SELECT bag_eq($$SELECT comparison, count(*) FROM replay_check('tinh', 2) WHERE comparison <> 'same' GROUP BY 1$$, $$VALUES ('different', 1::bigint), ('extra', 2), ('missing', 1)$$, 'what was tampered with shows');

-- ---- a subject that comes and goes ------------------------------------------

UPDATE project_violation SET resolved_on = '2021-07-21' WHERE project_code = (SELECT project FROM chosen);
SELECT pg_temp.run('2021-08-01');
UPDATE project_violation SET resolved_on = NULL WHERE project_code = (SELECT project FROM chosen);
SELECT pg_temp.run('2021-08-02');
SELECT results_eq($$SELECT first_run_id, first_seen, last_run_id, last_seen, resolved_run_id, resolved_on, is_open, run_count FROM finding_history
    WHERE rule_code = 'violation' AND subject_code = (SELECT project FROM chosen) ORDER BY first_run_id$$,
    $$VALUES (3::bigint, '2021-06-30'::date, 8::bigint, '2021-07-20'::date, 9::bigint, '2021-08-01'::date, false, 6::bigint), (10, '2021-08-02', 10, '2021-08-02', NULL, NULL, true, 1)$$, 'first seen, last seen, resolved, and found again');
SELECT results_eq($$SELECT run_id, change, cause FROM finding_change WHERE rule_code = 'violation' AND run_id > 8 AND subject_code = (SELECT project FROM chosen)$$,
    $$VALUES (9::bigint, 'resolved', 'data'), (10, 'new', 'data')$$, '... by data');
SELECT pg_temp.run('2021-07-15');
SELECT is((SELECT first_seen FROM finding WHERE run_id = 11 AND rule_code = 'violation' AND subject_code = (SELECT project FROM chosen)), '2021-07-15', 'a look back finds it earlier');

-- ---- waivers ------------------------------------------------------------------

INSERT INTO legal_document (code, number, title, kind, issuer, valid) VALUES ('CV1', '1/UBND', 'chấp thuận', 'other', 'UBND tỉnh', '(,)');
INSERT INTO waiver (rule_code, subject, subject_code, reason, valid, legal_document_code) SELECT 'violation', 'project', project, 'đang xử lý', '[2021-08-03,2021-08-05)', 'CV1' FROM chosen;
SELECT pg_temp.run('2021-08-04');
SELECT results_eq($$SELECT failed_count, waived_count FROM check_result WHERE run_id IN (11, 12) AND rule_code = 'violation' ORDER BY run_id$$, $$VALUES (1::bigint, 0::bigint), (0, 1)$$, 'a waived finding is counted as such');
SELECT results_eq($$SELECT is_open, is_waived, waived_until, waiver_reason, legal_document_code FROM finding_history WHERE last_run_id = 12 AND rule_code = 'violation'$$, $$VALUES (true, true, '2021-08-04'::date, 'đang xử lý', 'CV1')$$, '... and shown, with its reason, document and last day');
SELECT is((SELECT waiver_change FROM finding_change WHERE run_id = 12 AND rule_code = 'violation'), 'waived', '... from the run on');
SELECT pg_temp.run('2021-08-05');
SELECT results_eq($$SELECT change, waiver_change FROM finding_change WHERE run_id = 13 AND rule_code = 'violation'$$, $$VALUES ('persisting', 'resurfaced')$$, 'an expired waiver resurfaces');
SELECT is((SELECT failed_count FROM check_result WHERE run_id = 13 AND rule_code = 'violation'), 1::bigint, '... and counts again');
SELECT throws_ok('DELETE FROM waiver', '23503', NULL, 'a waiver that was used is kept');
SELECT is(pg_temp.refused($$INSERT INTO waiver (rule_code, subject, subject_code, reason, valid) VALUES ('violaton', 'project', 'DA', 'x', '[2021-01-01,2022-01-01)')$$),
    '23514 | waiver_rule_known | no rule "violaton" for the subject "project" | The view tinh.rule_catalogue lists the rules, with their subjects.', 'a waiver of no rule is refused');
SELECT matches(pg_temp.refused($$INSERT INTO waiver (rule_code, subject, subject_code, reason, valid) VALUES ('violation', 'plan', 'DA', 'x', '[2021-01-01,2022-01-01)')$$), '^23514 \| waiver_rule_known', '... or of a rule for something else');
SELECT matches(pg_temp.refused($$INSERT INTO waiver (rule_code, subject, subject_code, reason, valid) VALUES ('violation', 'project', 'no such', 'x', '[2021-01-01,2022-01-01)')$$), '^23503 \| waiver_subject_project_known \| there is no project "no such"', '... or for nothing');

-- ---- rules of one's own -------------------------------------------------------

CREATE VIEW rule_large AS
SELECT 'project' AS subject, code AS subject_code, 'rule_large' AS rule_code, CASE WHEN original_support > 200000000 THEN 'fail' ELSE 'pass' END AS status, 'advisory' AS severity, 'review' AS action,
       original_support::numeric AS observed, 200000000::numeric AS expected, original_support - 200000000::numeric AS difference, 'dong' AS unit, NULL::text AS reason,
       'Hỗ trợ lớn' AS message_vi, 'Large support' AS message_en, 'provincial_department' AS authority, NULL::date AS act_by, 'Quy định của tỉnh' AS legal_basis
FROM project;
COMMENT ON VIEW rule_large IS 'Đề án lớn / Large project';
CREATE VIEW rule_columns AS SELECT subject, subject_code, rule_code, status, severity, action, observed, expected, difference::integer, unit, message_vi, message_en, authority, act_by, legal_basis FROM rule_large;
CREATE VIEW rule_runtime AS SELECT subject, subject_code, 'rule_runtime' AS rule_code, status, severity, action, observed, expected, 1 / (difference - difference) AS difference, unit, reason, message_vi, message_en, authority, act_by, legal_basis FROM rule_large;
CREATE VIEW rule_twice AS SELECT subject, subject_code, 'rule_twice' AS rule_code, 'fail' AS status, severity, action, observed, expected, difference, unit, reason, message_vi, message_en, authority, act_by, legal_basis FROM rule_large, generate_series(1, 2) WHERE subject_code = 'DA.2021.001';
CREATE VIEW rule_status AS SELECT subject, subject_code, 'rule_status' AS rule_code, 'late' AS status, severity, action, observed, expected, difference, unit, reason, message_vi, message_en, authority, act_by, legal_basis FROM rule_large;
CREATE VIEW rule_named AS SELECT * FROM rule_large;
CREATE VIEW rule_gone AS SELECT 'plan_item' AS subject, coalesce(n.code, subject_code) AS subject_code, 'rule_gone' AS rule_code, n.status, severity, action, observed, expected, difference, unit, reason, message_vi, message_en, authority, act_by, legal_basis
FROM rule_large, (VALUES ('fail', 'no such')) AS n (status, code) WHERE subject_code = 'DA.2021.001';
CREATE VIEW rule_long AS SELECT 'network' AS subject, repeat('x', 101) AS subject_code, 'rule_long' AS rule_code, 'pass' AS status, severity, action, observed, expected, difference, unit, reason, message_vi, message_en, authority, act_by, legal_basis FROM rule_large WHERE subject_code = 'DA.2021.001';
SELECT pg_temp.run('2021-08-05');
SELECT results_eq($$SELECT passed_count, failed_count, not_evaluable_count, error FROM check_result WHERE run_id = 14 AND rule_code = 'rule_large'$$,
    $$SELECT count(*) FILTER (WHERE (original_support > 200000000) IS NOT TRUE), count(*) FILTER (WHERE original_support > 200000000), 0::bigint, NULL FROM project$$, 'a view that follows the contract is a rule');
SELECT cmp_ok((SELECT count(*) FROM finding WHERE run_id = 14 AND rule_code = 'rule_large'), '>', 0::bigint, '... with findings');
SELECT bag_eq($$SELECT rule_code, error FROM check_result WHERE run_id = 14 AND error IS NOT NULL$$, $$VALUES
    ('rule_columns', 'view "rule_columns" does not follow the contract of a rule: difference is integer, not numeric, reason is missing'),
    ('rule_named', 'rule_code is "rule_large", not the name of the view'),
    ('rule_runtime', 'division by zero'), ('rule_status', 'status is "late"'), ('rule_gone', 'there is no plan item "no such"'),
    ('rule_long', 'subject_code has more than 100 characters'),
    ('rule_twice', '2 rows for the project "DA.2021.001"')$$, 'a broken one is an error of that rule');
SELECT is((SELECT count(*) FROM finding WHERE run_id = 14 AND rule_code LIKE 'rule\_%' AND rule_code <> 'rule_large'), 0::bigint, '... of which nothing is kept');
SELECT is((SELECT sum(passed_count + failed_count + not_evaluable_count + waived_count) FROM check_result WHERE run_id = 14 AND error IS NOT NULL), 0::numeric, '... nor counted');
SELECT is_empty($$SELECT * FROM finding_change WHERE run_id = 14 AND change <> 'persisting' AND rule_code <> 'rule_large'$$, '... and the others still run');
SELECT results_eq($$SELECT DISTINCT change, cause FROM finding_change WHERE run_id = 14 AND rule_code = 'rule_large'$$, $$VALUES ('new', 'rule')$$, 'what a rule finds that the run before did not know is new');
SELECT bag_eq($$SELECT subject_code, status, observed, message_vi FROM own_finding$$, $$SELECT subject_code, status, observed, message_vi FROM finding WHERE run_id = 14 AND rule_code LIKE 'rule\_%'$$, 'own_finding says the same without a run, and nothing of broken ones');
SELECT results_eq($$SELECT title_vi, title_en, is_own FROM rule_catalogue WHERE rule_code = 'rule_large'$$, $$VALUES ('Đề án lớn', 'Large project', true)$$, 'the catalogue has it');
SELECT results_eq($$SELECT DISTINCT comparison FROM replay_check('tinh', 14) WHERE rule_code = 'rule_large'$$, $$VALUES ('stored')$$, 'a replay gives what it said');
DROP VIEW rule_columns, rule_runtime, rule_twice, rule_status, rule_named, rule_gone, rule_long;
ALTER VIEW rule_large RENAME COLUMN unit TO units;
SELECT pg_temp.run('2021-08-05');
ALTER VIEW rule_large RENAME COLUMN units TO unit;
SELECT pg_temp.run('2021-08-05');
SELECT is_empty($$SELECT * FROM finding_change WHERE run_id IN (15, 16) AND rule_code = 'rule_large'$$, 'where it could not be applied, nothing is said of what it found');
SELECT is((SELECT count(*) FROM finding WHERE run_id = 16 AND rule_code = 'rule_large' AND first_run_id <> 14), 0::bigint, '... and what it finds afterwards was first seen before');
CREATE OR REPLACE VIEW rule_large AS
SELECT 'project' AS subject, code AS subject_code, 'rule_large' AS rule_code, 'fail' AS status, 'advisory' AS severity, 'review' AS action,
       original_support::numeric AS observed, 100000000::numeric AS expected, original_support - 100000000::numeric AS difference, 'dong' AS unit, NULL::text AS reason,
       'Hỗ trợ lớn' AS message_vi, 'Large support' AS message_en, 'provincial_department' AS authority, NULL::date AS act_by, 'Quy định của tỉnh' AS legal_basis
FROM project WHERE original_support > 100000000;
SELECT pg_temp.run('2021-08-05');
SELECT results_eq($$SELECT DISTINCT rule_code, cause FROM finding_change WHERE run_id = 17 AND change <> 'persisting'$$, $$VALUES ('rule_large', 'rule')$$, 'another definition is the cause of what it says');
SELECT is(pg_temp.refused($$INSERT INTO waiver (rule_code, subject, subject_code, reason, valid, legal_document_code) SELECT 'rule_large', 'project', project, 'x', '[2021-01-01,2022-01-01)', 'CV1' FROM chosen$$), 'accepted', 'it can be waived too');
CREATE ROLE stranger;
GRANT USAGE, CREATE ON SCHEMA tinh TO stranger;
GRANT USAGE ON SCHEMA khuyencong TO stranger;
GRANT SELECT ON ALL TABLES IN SCHEMA tinh TO stranger;
ALTER VIEW rule_large OWNER TO stranger;
REVOKE CREATE ON SCHEMA tinh FROM stranger;
SELECT pg_temp.run('2021-08-05');
SELECT is((SELECT error FROM check_result WHERE run_id = 18 AND rule_code = 'rule_large'), 'view "rule_large" is not of the owner of the register', 'but only the owner adds a rule');

-- ---- parameters -----------------------------------------------------------------

CREATE FUNCTION pg_temp.parameter(rule text, name text, budget text, value text) RETURNS text LANGUAGE sql AS
$$SELECT pg_temp.refused(format('INSERT INTO rule_parameter (rule_code, parameter, budget_source, valid, value) VALUES (%L, %L, %L, %L, %L)', rule, name, budget, '(,)', value))$$;
SELECT is(pg_temp.parameter('start_late', 'start_days', 'any', '20'), '23514 | rule_parameter_known | refused: rule "start_late", parameter "start_days" | There is no rule "start_late". | khuyencong.rules() lists the rules; local_authority, which is of all, has the rule_code any.', 'an unknown rule is refused');
SELECT is(pg_temp.parameter('not_started', 'days', 'any', '20'), '23514 | rule_parameter_known | refused: rule "not_started", parameter "days" | The rule has no parameter "days". | Its parameters are: start_days.', 'an unknown parameter');
SELECT is(pg_temp.parameter('violation', 'days', 'any', '20'), '23514 | rule_parameter_known | refused: rule "violation", parameter "days" | The rule has no parameter "days". | It has none.', '... of a rule with none');
SELECT is(pg_temp.parameter('settlement_late', 'settlement_days', 'local', '20'), '23514 | rule_parameter_known | refused: rule "settlement_late", parameter "settlement_days" | The rule does not have it for the budget "local". | khuyencong.rules() lists the parameters by budget_source.', 'a parameter of the other budget');
SELECT is(pg_temp.parameter('not_started', 'start_days', 'any', '20 ngày'), '23514 | rule_parameter_known | refused: rule "not_started", parameter "start_days" | The value is "20 ngày": invalid input syntax for type numeric: "20 ngày". | Write digits, with a point before decimals: 0.15 for 15 %.', 'what is no number');
SELECT is(pg_temp.parameter('advance_above_ratio', 'advance_ratio', 'any', '70'), '23514 | rule_parameter_known | refused: rule "advance_above_ratio", parameter "advance_ratio" | The value is "70": parameter "advance_ratio" must be a number from 0 to 1. | Give a fraction, 0.15 for 15 %; rules() lists parameters with their defaults.', 'a percentage in place of a share');
SELECT matches(pg_temp.parameter('not_started', 'start_days', 'any', '2.5'), '^23514 \| rule_parameter_known \| .* must be a whole number', 'half a day');
SELECT matches(pg_temp.parameter('any', 'local_authority', 'local', 'UBND'), '^23514 \| rule_parameter_known \| .*"UBND": parameter "local_authority" must be the code of an authority', 'an unknown authority');
SELECT is(pg_temp.parameter('any', 'local_authority', 'local', 'provincial_department'), 'accepted', 'a known one is not refused');
SELECT is(pg_temp.parameter('not_started', 'start_days', 'any', '20'), 'accepted', 'nor is a number of days');
INSERT INTO rule_parameter (rule_code, parameter, budget_source, valid, value) VALUES ('deputies', 'deputies', 'local', '(,)', '3');
SELECT is((SELECT DISTINCT parameters -> 'deputies' FROM checked_fact_on('2021-08-06') WHERE subject = 'network'), '3', 'the province decides about its network: what is for local money holds');
SELECT matches(pg_temp.refused($$INSERT INTO rule_parameter (rule_code, parameter, valid, value) VALUES ('not_started', 'start_days', '[2020-01-01,)', '25')$$), '^23P01 \| rule_parameter_no_overlap', '... but a second one at a time');
SELECT matches(pg_temp.refused($$UPDATE rule_parameter SET value = '-1' WHERE parameter = 'start_days'$$), '^23514 \| rule_parameter_known', 'nor does it become another by an UPDATE');
SELECT is((SELECT DISTINCT own_parameters FROM rule_catalogue WHERE rule_code = 'not_started'), 'start_days = 20 ((,))', 'the catalogue shows it');

-- ---- the catalogue --------------------------------------------------------------

SELECT is_empty($$SELECT * FROM rule_catalogue WHERE NOT is_own AND (title_vi IS NULL OR title_en IS NULL OR meaning_vi IS NULL OR meaning_en IS NULL OR remedy_vi IS NULL OR remedy_en IS NULL OR legal_basis IS NULL)$$, 'every rule has its title, meaning, remedy and legal basis, in both languages');
SELECT set_eq('SELECT rule_code FROM rule_catalogue WHERE NOT is_own', 'SELECT code FROM rules() UNION SELECT code FROM request_rule', '... and every rule is there');

-- ---- what if --------------------------------------------------------------------

-- a copy of the approved plan, but for one item that asks for more than its norm and one that is left out
CREATE TEMPORARY TABLE approved AS
SELECT l.code AS plan, i.dear, i.dropped FROM plan AS l CROSS JOIN LATERAL (
    SELECT min(code) AS dropped, max(code) FILTER (WHERE eligible_cost > support AND norm_item IS NOT NULL) AS dear FROM plan_item WHERE plan_code = l.code) AS i
WHERE l.status = 'approved' AND i.dear IS NOT NULL AND i.dear <> i.dropped ORDER BY l.plan_year DESC, l.code LIMIT 1;
CREATE TEMPORARY TABLE was AS SELECT * FROM plan_finding;
INSERT INTO plan SELECT (jsonb_populate_record(l, '{"code": "DRAFT", "status": "draft"}')).* FROM plan AS l WHERE l.code = (SELECT plan FROM approved);
INSERT INTO plan_item SELECT (jsonb_populate_record(i, jsonb_build_object('code', 'DRAFT.' || i.code, 'plan_code', 'DRAFT',
    'support', CASE WHEN i.code = (SELECT dear FROM approved) THEN 999000000 ELSE i.support END,
    'eligible_cost', CASE WHEN i.code = (SELECT dear FROM approved) THEN 1998000000 ELSE i.eligible_cost END))).* FROM plan_item AS i
WHERE plan_code = (SELECT plan FROM approved) AND code <> (SELECT dropped FROM approved);
INSERT INTO conformance SELECT 'DRAFT.' || c.plan_item_code, c.programme_code, c.clause, c.note, c.is_synthetic FROM conformance AS c JOIN plan_item AS i ON i.code = 'DRAFT.' || c.plan_item_code;
SELECT bag_eq($$SELECT subject, subject_code, rule_code, status, severity, message_vi FROM plan_finding WHERE plan_status IS DISTINCT FROM 'draft'$$,
    'SELECT subject, subject_code, rule_code, status, severity, message_vi FROM was', 'a draft is checked beside the approved plan, which stays as it is');
CREATE TEMPORARY TABLE difference AS SELECT * FROM plan_finding_difference WHERE draft_plan_code = 'DRAFT';
SELECT results_eq($$SELECT DISTINCT change FROM difference WHERE subject = 'plan_item' AND draft_code = 'DRAFT.' || (SELECT dear FROM approved) AND draft_status = 'fail' AND approved_status IS DISTINCT FROM 'fail'$$,
    $$VALUES ('new')$$, 'what is asked too much is new');
SELECT set_eq($$SELECT DISTINCT change FROM difference WHERE approved_code = (SELECT dropped FROM approved)$$, $$VALUES ('resolved')$$, 'what is left out is resolved');
SELECT is_empty($$SELECT approved_code, rule_code, change FROM difference WHERE subject = 'plan_item' AND change <> 'persisting'
    AND approved_code NOT IN (SELECT dear FROM approved UNION SELECT dropped FROM approved) AND rule_code NOT IN ('above_parent_remaining', 'foreign_fairs')$$, 'all else is as it was');
SELECT results_eq($$SELECT approved_finding_count, draft_finding_count FROM what_if WHERE draft_plan_code = 'DRAFT' AND dimension = 'plan'$$,
    $$SELECT count(*) FILTER (WHERE plan_status = 'approved'), count(*) FILTER (WHERE plan_status = 'draft') FROM plan_finding
      WHERE status = 'fail' AND plan_code IN ('DRAFT', (SELECT plan FROM approved))$$, 'counts of both are beside money and shares');
-- ---- refused ----------------------------------------------------------------------

SELECT throws_ok($$CALL run_check('nowhere', '2021-06-30')$$, '42704', 'register "nowhere" does not exist');
SELECT throws_ok($$CALL run_check('tinh', NULL)$$, '22004', 'a run needs a register and a day');
SELECT throws_ok($$CALL run_check('tinh', 'infinity')$$, '22008', 'as_of must be a day of the years 1900 to 2155');
SELECT throws_ok($$SELECT * FROM replay_check('tinh', 99)$$, '42704', 'register "tinh" has no run 99');
SET ROLE stranger;
SELECT throws_ok($$CALL khuyencong.run_check('tinh', '2021-06-30')$$, '42501', 'must be owner of register "tinh"');
SELECT is((SELECT count(*) FROM tinh.plan_finding), (SELECT count(*) FROM plan_finding), 'who may read has the findings without a run');
RESET ROLE;
RESET khuyencong_register.report_on;
SELECT is(pg_temp.run('2021-08-06'), 19::bigint, 'a run');
SELECT is(current_setting('khuyencong_register.report_on', true), '', '... leaves the day of the reports as it is');
UPDATE sector SET restriction = 'excluded_kiln' WHERE code = (SELECT sector FROM chosen);
SELECT pg_temp.run('2021-08-06');
SELECT set_eq($$SELECT rule_code, change, cause FROM finding_change WHERE run_id = 20 AND change <> 'persisting'$$,
    $$VALUES ('sector_unlisted', 'resolved', 'code_list'), ('excluded_kiln', 'new', 'code_list')$$, 'what a list excludes by a rule of its own is said by that rule');
UPDATE sector SET is_priority = NOT is_priority WHERE restriction IS NULL;
SELECT pg_temp.run('2021-08-06');
SELECT bag_eq($$SELECT subject_code, rule_code, cause, changed_facts FROM finding_change WHERE run_id = 21 AND change <> 'persisting'$$,
    $$SELECT b.subject_code, 'priority_order' AS rule, 'code_list' AS cause, 'priority_order_breaches' AS facts FROM (SELECT * FROM finding WHERE run_id = 21 AND rule_code = 'priority_order') AS b
      FULL JOIN (SELECT * FROM finding WHERE run_id = 20 AND rule_code = 'priority_order') AS a USING (subject_code)
      WHERE (a.status, a.difference) IS DISTINCT FROM (b.status, b.difference)$$, 'other priority sectors put items out of order');
SELECT cmp_ok((SELECT count(*) FROM finding_change WHERE run_id = 21 AND change = 'worse'), '>', 2::bigint, '... many of them');
-- a draft is judged on the day of the question: from 11 May 2018 a machine may get 300 million
INSERT INTO plan (code, name, plan_year, budget_source, jurisdiction, status) VALUES ('NHAP', 'Nháp', 2018, 'national', 'BG', 'draft');
INSERT INTO plan_item (code, plan_code, name, norm_item, eligible_cost, support) VALUES ('NHAP.1', 'NHAP', 'Máy', 'machinery', 900000000, 250000000);
-- a failed assertion is an error of its rule like any other
CREATE FUNCTION never() RETURNS boolean STABLE LANGUAGE plpgsql AS $$ BEGIN ASSERT false, 'never'; RETURN true; END $$;
CREATE VIEW rule_never AS SELECT * FROM rule_large WHERE never();
SELECT pg_temp.run('2018-05-10');
SELECT pg_temp.run('2018-05-25');
SELECT results_eq($$SELECT rule_code, change, cause, changed_facts, difference_before FROM finding_change WHERE run_id = 23 AND subject_code = 'NHAP.1' AND rule_code = 'support_above_norm'$$,
    $$VALUES ('support_above_norm', 'resolved', 'as_of', 'max_amount, max_multiplier, norm_basis', 50000000::numeric)$$, 'what another day''s norm says is put down to the day');
-- figures and days that no view could say
CREATE VIEW rule_far AS SELECT subject, subject_code, 'rule_far' AS rule_code, status, severity, action, observed, expected, difference, unit, reason, message_vi, message_en, authority, date '2200-01-01' AS act_by, legal_basis FROM rule_large;
CREATE VIEW rule_endless AS SELECT subject, subject_code, 'rule_endless' AS rule_code, status, severity, action, 'Infinity'::numeric AS observed, expected, difference, unit, reason, message_vi, message_en, authority, act_by, legal_basis FROM rule_large;
CREATE VIEW rule_nan AS SELECT subject, subject_code, 'rule_nan' AS rule_code, status, severity, action, observed, 'NaN'::numeric AS expected, difference, unit, reason, message_vi, message_en, authority, act_by, legal_basis FROM rule_large;
CREATE VIEW rulexbar AS SELECT * FROM rule_large;
ALTER VIEW rule_large OWNER TO CURRENT_USER;
SET standard_conforming_strings = off;
SELECT pg_temp.run('2021-08-10');
RESET standard_conforming_strings;
SELECT results_eq($$SELECT rule_code, error FROM check_result WHERE run_id = 24 AND error IS NOT NULL ORDER BY 1$$,
    $$VALUES ('rule_endless', 'observed, expected or difference is no number below 1e20'), ('rule_far', 'act_by is no day of the years 1900 to 2155'),
             ('rule_nan', 'observed, expected or difference is no number below 1e20'), ('rule_never', 'never')$$, 'what no view could say is an error of its rule alone');
SELECT results_eq($$SELECT run_id, error FROM check_result WHERE rule_code = 'rule_never' AND run_id < 24$$, $$VALUES (22::bigint, 'never'), (23, 'never')$$, 'a failed assertion is an error of that rule');

-- ---- what is gone, and what is not --------------------------------------------------

DROP VIEW rule_never, rule_far, rule_endless, rule_nan, rulexbar, rule_large;
CREATE VIEW rule_deep_one AS SELECT 'network' AS subject, 'province' AS subject_code, 'rule_deep_one' AS rule_code, 'fail' AS status, 'advisory' AS severity, 'review' AS action, (SELECT count(*) FROM own_finding)::numeric AS observed,
    NULL::numeric AS expected, NULL::numeric AS difference, NULL::text AS unit, NULL::text AS reason, 'x' AS message_vi, 'x' AS message_en, NULL::text AS authority, NULL::date AS act_by, NULL::text AS legal_basis;
CREATE VIEW rule_deep_two AS SELECT subject, subject_code, 'rule_deep_two' AS rule_code, status, severity, action, (SELECT count(*) FROM own_finding)::numeric AS observed, expected, difference, unit, reason, message_vi, message_en, authority, act_by, legal_basis FROM rule_deep_one;
SELECT results_eq($$SELECT rule_code, problem FROM khuyencong.own_rules('tinh') WHERE subject IS NULL AND rule_code LIKE 'rule\_deep%'$$,
    $$VALUES ('rule_deep_one', 'a rule cannot read what the rules of one''s own say'), ('rule_deep_two', 'a rule cannot read what the rules of one''s own say')$$, 'rules that read themselves are errors, not endless');
DROP VIEW rule_deep_one, rule_deep_two;
SELECT enable_area_security('tinh');
CREATE VIEW rule_open AS SELECT 'project' AS subject, code AS subject_code, 'rule_open' AS rule_code, 'pass' AS status, 'advisory' AS severity, 'review' AS action, NULL::numeric AS observed,
    NULL::numeric AS expected, NULL::numeric AS difference, NULL::text AS unit, NULL::text AS reason, 'x' AS message_vi, 'x' AS message_en, NULL::text AS authority, NULL::date AS act_by, NULL::text AS legal_basis FROM project;
SELECT is((SELECT problem FROM khuyencong.own_rules('tinh') WHERE subject IS NULL AND rule_code = 'rule_open'), 'view "rule_open" shows all areas to everybody', 'security by area is not to be got round by a rule');
ALTER VIEW rule_open SET (security_invoker = true);
SELECT is((SELECT problem FROM khuyencong.own_rules('tinh') WHERE subject IS NULL AND rule_code = 'rule_open'), NULL, '... nor need be');
DROP VIEW rule_open;
SELECT disable_area_security('tinh');
UPDATE plan_item SET support = 350000000 WHERE code = 'NHAP.1';
SELECT pg_temp.run('2021-08-10');
SELECT results_eq($$SELECT DISTINCT change, cause FROM finding_change WHERE run_id = 25 AND rule_code = 'rule_large'$$, $$VALUES ('resolved', 'rule')$$, 'what a rule found that is dropped is resolved by that');
SELECT is_empty($$SELECT * FROM finding_history WHERE rule_code = 'rule_large' AND is_open$$, '... and open no more');
SET timezone = 'America/New_York';
SET quote_all_identifiers = on;
CREATE VIEW rule_small AS SELECT 'network' AS subject, 'province' AS subject_code, 'rule_small' AS rule_code, 'fail' AS status, 'advisory' AS severity, 'review' AS action, NULL::numeric AS observed, NULL::numeric AS expected,
    NULL::numeric AS difference, NULL::text AS unit, NULL::text AS reason, 'nhỏ' AS message_vi, 'small' AS message_en, NULL::text AS authority, NULL::date AS act_by, NULL::text AS legal_basis;
INSERT INTO waiver (rule_code, subject, subject_code, reason, valid, legal_document_code) VALUES ('support_above_norm', 'plan_item', 'NHAP.1', 'x', '[2021-01-01,2022-01-01)', 'CV1');
UPDATE plan_item SET norm_item = NULL WHERE code = 'NHAP.1';
SELECT pg_temp.run('2021-08-10');
RESET timezone;
RESET quote_all_identifiers;
SELECT results_eq($$SELECT subject_code FROM check_fact WHERE from_run = 26$$, $$VALUES ('NHAP.1')$$, 'another time zone changes no fact');
SELECT results_eq($$SELECT change, status_before, status, cause FROM finding_change WHERE run_id = 26 AND rule_code = 'support_above_norm' AND subject_code = 'NHAP.1'$$,
    $$VALUES ('persisting', 'fail', 'not_evaluable', 'data')$$, 'why something can no longer be evaluated is said');
UPDATE plan_item SET code = 'NHAP.2' WHERE code = 'NHAP.1';
SELECT is((SELECT subject_code FROM waiver WHERE rule_code = 'support_above_norm'), 'NHAP.2', 'a waiver follows the code of what it is about');
SELECT pg_temp.run('2021-08-10');
SELECT results_eq($$SELECT subject_code, change, cause, changed_facts FROM finding_change WHERE run_id = 27 AND rule_code = 'support_above_norm' AND subject_code LIKE 'NHAP%' ORDER BY 1$$,
    $$VALUES ('NHAP.1', 'resolved', 'data', 'subject'), ('NHAP.2', 'new', 'data', 'subject')$$, '... though to runs it is another subject');
SELECT is_empty($$SELECT * FROM finding_change WHERE run_id = 27 AND rule_code = 'rule_small' AND change <> 'persisting'$$, 'how identifiers are quoted is no other definition');
UPDATE plan SET plan_year = 2030 WHERE code = 'NHAP';
SELECT results_eq($$SELECT draft_finding_count > 0, new_finding_count FROM what_if WHERE draft_plan_code = 'NHAP' AND dimension = 'plan' AND approved_plan_code IS NULL$$, $$VALUES (true, NULL::bigint)$$, 'without an approved plan nothing is said to be new');
SELECT is(pg_temp.refused($$INSERT INTO waiver (rule_code, subject, subject_code, reason, valid) VALUES ('rule_parameter', 'network', 'province', 'x', '[2021-01-01,2022-01-01)')$$),
    '23514 | waiver_rule_known | no rule "rule_parameter" for the subject "network" | The view tinh.rule_catalogue lists the rules, with their subjects.', 'a table is no rule');
SELECT is(pg_temp.refused($$UPDATE setting SET value = 'ninh binh' WHERE name = 'difficult_scheme'$$),
    '23503 | setting_difficult_scheme_known | there is no area scheme "ninh binh" | The column "code" of the table "area_scheme" lists them: enter it there first, or correct it.', 'a scheme that is none');
SET CONSTRAINTS ALL IMMEDIATE;
TRUNCATE check_run RESTART IDENTITY CASCADE;
SELECT is(pg_temp.run('2021-08-10'), 1::bigint, 'runs can begin anew');

-- ---- without the extension ----------------------------------------------------------

DROP EXTENSION khuyencong CASCADE;
SELECT is(pg_temp.refused($$INSERT INTO rule_parameter (rule_code, parameter, valid, value) VALUES ('later', 'days', '(,)', '5')$$), 'accepted', 'without the extension parameters come in unseen');
SELECT is(pg_temp.refused($$INSERT INTO waiver (rule_code, subject, subject_code, reason, valid, legal_document_code) VALUES ('later', 'project', 'DA.2021.001', 'x', '[2021-01-01,2022-01-01)', 'CV1')$$), 'accepted', '... and waivers');
SELECT cmp_ok((SELECT count(*) FROM check_fact), '>', 800::bigint, '... and what runs stored is there');

SELECT * FROM finish();
ROLLBACK;
