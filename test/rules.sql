-- rules: the contract
BEGIN;
SET search_path = khuyencong, public;
SET client_min_messages = warning;
SET jit = off;
SELECT plan(82 + 4);

-- The cases: a new rule needs two rows here, one where it fails and one where
-- it passes. Cases where a fact is missing are made from them below.
CREATE TABLE case_row (rule text, wanted text, facts jsonb);
INSERT INTO case_row VALUES
('violation', 'fail', '{"as_of": "2024-06-01", "budget_source": "national", "violation": true}'),
('violation', 'pass', '{"as_of": "2024-06-01", "budget_source": "national", "violation": false}'),
('beneficiary_lost', 'fail', '{"as_of": "2024-06-01", "budget_source": "national", "beneficiary_status": "withdrawn", "accepted": false}'),
('beneficiary_lost', 'fail', '{"as_of": "2024-06-01", "budget_source": "local", "beneficiary_status": "dissolved", "accepted_on": "2024-06-02"}'),
('beneficiary_lost', 'pass', '{"as_of": "2024-06-01", "budget_source": "national", "beneficiary_status": "active", "accepted": false}'),
('beneficiary_lost', 'pass', '{"as_of": "2024-06-01", "budget_source": "national", "beneficiary_status": "ineligible", "accepted_on": "2024-06-01"}'),
('no_volume', 'fail', '{"as_of": "2024-11-01", "budget_source": "national", "ends_on": "2024-10-31", "advanced": 70, "recovered": 69.5, "progress": 0, "beneficiary_status": "active", "accepted": false}'),
('no_volume', 'fail', '{"as_of": "2024-10-31", "budget_source": "local", "ends_on": "2024-10-31", "advanced": 70, "recovered": 0, "progress": 0, "beneficiary_status": "withdrawn", "accepted": false}'),
('no_volume', 'pass', '{"as_of": "2024-10-31", "budget_source": "national", "ends_on": "2024-10-31", "advanced": 70, "recovered": 0, "progress": 0, "beneficiary_status": "active", "accepted": false}'),
('no_volume', 'pass', '{"as_of": "2024-11-01", "budget_source": "national", "ends_on": "2024-10-31", "advanced": 70, "recovered": 70, "progress": 0, "accepted": false}'),
('extension_needed', 'fail', '{"as_of": "2024-06-01", "budget_source": "national", "plan_year": 2024, "ends_on": "2024-11-30", "forecast_ends_on": "2025-01-01", "accepted": false}'),
('extension_needed', 'fail', '{"as_of": "2025-01-01", "budget_source": "national", "plan_year": 2024, "ends_on": "2024-11-30", "accepted": false}'),
('extension_needed', 'pass', '{"as_of": "2024-06-01", "budget_source": "national", "plan_year": 2024, "ends_on": "2024-11-30", "forecast_ends_on": "2024-12-31", "accepted": false}'),
('extension_needed', 'pass', '{"as_of": "2025-01-01", "budget_source": "national", "plan_year": 2024, "ends_on": "2025-03-31", "forecast_ends_on": "2025-12-31", "accepted": false}'),
('extension_requested', 'fail', '{"as_of": "2024-06-01", "budget_source": "national", "ends_on": "2024-12-31", "requested_ends_on": "2025-01-01"}'),
('extension_requested', 'pass', '{"as_of": "2024-06-01", "budget_source": "national", "ends_on": "2024-11-30", "requested_ends_on": "2024-12-31"}'),
('support_up', 'fail', '{"as_of": "2024-06-01", "budget_source": "national", "approved_support": 300, "requested_support": 300.1}'),
('support_up', 'pass', '{"as_of": "2024-06-01", "budget_source": "national", "approved_support": 300, "requested_support": 300.0}'),
('support_up', 'pass', '{"as_of": "2024-06-01", "budget_source": "national", "approved_support": 300, "change_requested": false}'),
('support_down', 'fail', '{"as_of": "2024-06-01", "budget_source": "national", "approved_support": 300, "requested_support": 299.9}'),
('support_down', 'fail', '{"as_of": "2024-06-01", "budget_source": "national", "approved_support": 300, "requested_support": 300}'),
('support_down', 'pass', '{"as_of": "2024-06-01", "budget_source": "national", "approved_support": 300, "requested_support": 300.1}'),
('content_changed', 'fail', '{"as_of": "2024-06-01", "budget_source": "national", "content_changed": true}'),
('content_changed', 'pass', '{"as_of": "2024-06-01", "budget_source": "national", "content_changed": false}'),
('place_changed', 'fail', '{"as_of": "2024-06-01", "budget_source": "national", "is_group": false, "place_changed": true}'),
('place_changed', 'pass', '{"as_of": "2024-06-01", "budget_source": "national", "is_group": false, "place_changed": false}'),
('beneficiary_changed', 'fail', '{"as_of": "2024-06-01", "budget_source": "national", "is_group": true, "beneficiary_changed": true}'),
('beneficiary_changed', 'pass', '{"as_of": "2024-06-01", "budget_source": "national", "beneficiary_changed": false}'),
('partner_changed', 'fail', '{"as_of": "2024-06-01", "budget_source": "local", "partner_changed": true}'),
('partner_changed', 'pass', '{"as_of": "2024-06-01", "budget_source": "local", "partner_changed": false}'),
('end_passed', 'fail', '{"as_of": "2024-11-01", "budget_source": "national", "ends_on": "2024-10-31", "accepted": false}'),
('end_passed', 'pass', '{"as_of": "2024-10-31", "budget_source": "national", "ends_on": "2024-10-31", "accepted": false}'),
('end_passed', 'pass', '{"as_of": "2024-11-01", "budget_source": "national", "ends_on": "2024-10-31", "accepted_on": "2024-11-01"}'),
('forecast_past_end', 'fail', '{"as_of": "2024-06-01", "budget_source": "national", "ends_on": "2024-10-31", "forecast_ends_on": "2024-11-01", "accepted": false}'),
('forecast_past_end', 'pass', '{"as_of": "2024-06-01", "budget_source": "national", "ends_on": "2024-10-31", "forecast_ends_on": "2024-10-31", "accepted": false}'),
('time_changed', 'fail', '{"as_of": "2024-06-01", "budget_source": "national", "ends_on": "2024-10-31", "requested_ends_on": "2024-12-31"}'),
('time_changed', 'pass', '{"as_of": "2024-06-01", "budget_source": "national", "ends_on": "2024-10-31", "requested_ends_on": "2024-10-31"}'),
('time_changed', 'pass', '{"as_of": "2024-06-01", "budget_source": "national", "ends_on": "2024-10-31", "requested_ends_on": "2025-01-01"}'),
('not_in_plan', 'fail', '{"as_of": "2024-06-01", "budget_source": "national", "in_plan": false, "advanced": 0, "paid": 1}'),
('not_in_plan', 'pass', '{"as_of": "2024-06-01", "budget_source": "national", "in_plan": true, "advanced": 5, "paid": 1}'),
('not_in_plan', 'pass', '{"as_of": "2024-06-01", "budget_source": "national", "in_plan": false, "advanced": 0, "paid": 0}'),
('second_budget', 'fail', '{"as_of": "2018-05-10", "budget_source": "national", "other_state_support": true}'),
('second_budget', 'pass', '{"as_of": "2018-05-11", "budget_source": "national", "other_state_support": false}'),
('counterpart_missing', 'fail', '{"as_of": "2016-06-01", "budget_source": "local", "total_cost": 600, "approved_support": 300, "counterpart_committed": 299, "counterpart_paid": 100}'),
('counterpart_missing', 'pass', '{"as_of": "2016-06-01", "budget_source": "local", "total_cost": 600, "approved_support": 300, "counterpart_committed": 300, "counterpart_paid": 100}'),
('counterpart_missing', 'pass', '{"as_of": "2016-06-01", "budget_source": "local", "total_cost": 600, "approved_support": 300, "counterpart_committed": 0, "counterpart_paid": 300}'),
('counterpart_late', 'fail', '{"as_of": "2024-11-01", "ends_on": "2024-10-31", "counterpart_committed": 300, "counterpart_paid": 299}'),
('counterpart_late', 'pass', '{"as_of": "2024-10-31", "ends_on": "2024-10-31", "counterpart_committed": 300, "counterpart_paid": 299}'),
('counterpart_late', 'pass', '{"as_of": "2024-11-01", "ends_on": "2024-10-31", "counterpart_committed": 300, "counterpart_paid": 300}'),
('advance_early', 'fail', '{"as_of": "2024-06-01", "budget_source": "national", "content_code": "cluster_infrastructure", "advanced": 30, "progress": 0.5, "accepted": false}'),
('advance_early', 'fail', '{"as_of": "2024-06-01", "budget_source": "national", "content_code": "machinery", "advanced": 70, "invested": 700, "total_cost": 1000, "accepted": false}'),
('advance_early', 'fail', '{"as_of": "2024-06-01", "budget_source": "national", "content_code": "new_enterprise", "advanced": 10, "accepted": false}'),
('advance_early', 'pass', '{"as_of": "2024-06-01", "budget_source": "national", "content_code": "cluster_pollution", "advanced": 30, "progress": 0.51, "accepted": false}'),
('advance_early', 'pass', '{"as_of": "2024-06-01", "budget_source": "national", "content_code": "demonstration_model", "advanced": 70, "invested": 700.1, "total_cost": 1000, "accepted": false}'),
('advance_early', 'pass', '{"as_of": "2024-06-01", "budget_source": "national", "content_code": "training", "advanced": 70, "accepted": false}'),
('advance_early', 'pass', '{"as_of": "2024-06-01", "budget_source": "national", "content_code": "new_enterprise", "advanced": 10, "accepted_on": "2024-05-31"}'),
('advance_early', 'pass', '{"as_of": "2024-06-01", "budget_source": "local", "content_code": "machinery", "advanced": 70, "invested": 0, "total_cost": 1000, "accepted": false}'),
('advance_above_ratio', 'fail', '{"as_of": "2024-06-01", "budget_source": "national", "content_code": "training", "advanced": 70.1, "recovered": 0, "approved_support": 100, "is_multi_year": false, "accepted": false}'),
('advance_above_ratio', 'fail', '{"as_of": "2024-06-01", "budget_source": "national", "content_code": "cluster_infrastructure", "advanced": 30.1, "recovered": 0, "approved_support": 100, "starts_on": "2024-01-15", "original_ends_on": "2024-12-15", "accepted": false}'),
('advance_above_ratio', 'fail', '{"as_of": "2016-06-01", "budget_source": "local", "advanced": 71, "recovered": 0, "approved_support": 100, "accepted": false}'),
('advance_above_ratio', 'pass', '{"as_of": "2024-06-01", "budget_source": "national", "content_code": "training", "advanced": 70, "recovered": 0, "approved_support": 100, "is_multi_year": false, "accepted": false}'),
('advance_above_ratio', 'pass', '{"as_of": "2024-06-01", "budget_source": "national", "content_code": "training", "advanced": 100, "recovered": 0, "approved_support": 100, "is_multi_year": false, "accepted_on": "2024-06-01"}'),
('advance_above_ratio', 'pass', '{"as_of": "2024-06-01", "budget_source": "national", "content_code": "fair", "advanced": 80, "recovered": 10, "approved_support": 100, "is_multi_year": false, "accepted": false}'),
('advance_above_ratio', 'pass', '{"as_of": "2024-06-01", "budget_source": "national", "content_code": "cluster_pollution", "advanced": 60, "recovered": 0, "approved_support": 100, "starts_on": "2023-01-15", "original_ends_on": "2024-12-15", "accepted": false}'),
('force_majeure', 'fail', '{"as_of": "2024-06-01", "budget_source": "national", "force_majeure": true, "settled": false}'),
('force_majeure', 'pass', '{"as_of": "2024-06-01", "budget_source": "national", "force_majeure": true, "settled_on": "2024-05-01"}'),
('settlement_late', 'fail', '{"as_of": "2024-06-17", "budget_source": "national", "accepted_on": "2024-06-01", "settled": false}'),
('settlement_late', 'fail', '{"as_of": "2024-12-01", "budget_source": "national", "accepted_on": "2024-06-01", "settled_on": "2024-06-17"}'),
('settlement_late', 'pass', '{"as_of": "2024-06-16", "budget_source": "national", "accepted_on": "2024-06-01", "settled": false}'),
('settlement_late', 'pass', '{"as_of": "2024-12-01", "budget_source": "national", "accepted_on": "2024-06-01", "settled_on": "2024-06-16"}'),
('liquidation_late', 'fail', '{"as_of": "2025-01-23", "budget_source": "national", "plan_year": 2024, "ends_on": "2024-11-30", "liquidated": false}'),
('liquidation_late', 'fail', '{"as_of": "2025-03-01", "budget_source": "national", "plan_year": 2024, "ends_on": "2024-11-30", "liquidated_on": "2025-01-23"}'),
('liquidation_late', 'pass', '{"as_of": "2025-01-22", "budget_source": "national", "plan_year": 2024, "ends_on": "2024-11-30", "liquidated": false}'),
('liquidation_late', 'pass', '{"as_of": "2025-01-23", "budget_source": "national", "plan_year": 2024, "ends_on": "2025-03-31", "liquidated": false}'),
('report_missing', 'fail', '{"as_of": "2024-06-25", "budget_source": "national", "started_on": "2024-03-01", "progress_on": "2024-05-24", "accepted": false}'),
('report_missing', 'fail', '{"as_of": "2024-03-25", "budget_source": "national", "started_on": "2024-03-24", "reported": false, "accepted": false}'),
('report_missing', 'pass', '{"as_of": "2024-06-25", "budget_source": "national", "started_on": "2024-03-01", "progress_on": "2024-05-25", "accepted": false}'),
('report_missing', 'pass', '{"as_of": "2024-06-24", "budget_source": "national", "started_on": "2024-03-01", "progress_on": "2024-04-25", "accepted": false}'),
('report_missing', 'pass', '{"as_of": "2024-03-25", "budget_source": "national", "started_on": "2024-03-25", "reported": false, "accepted": false}'),
('not_started', 'fail', '{"as_of": "2024-05-02", "starts_on": "2024-04-01", "started": false}'),
('not_started', 'pass', '{"as_of": "2024-05-01", "starts_on": "2024-04-01", "started": false}'),
('not_started', 'pass', '{"as_of": "2024-05-02", "starts_on": "2024-04-01", "started_on": "2024-05-02"}'),
('progress_stalled', 'fail', '{"as_of": "2024-06-01", "progress": 0.4, "previous_progress": 0.4, "accepted": false}'),
('progress_stalled', 'fail', '{"as_of": "2024-06-01", "progress": 0, "previous_progress": 0, "started": true, "accepted": false}'),
('progress_stalled', 'pass', '{"as_of": "2024-06-01", "progress": 0.41, "previous_progress": 0.4, "accepted": false}'),
('progress_stalled', 'pass', '{"as_of": "2024-06-01", "progress": 1, "previous_progress": 1, "accepted": false}'),
('serial_extension', 'fail', '{"extension_count": 2}'),
('serial_extension', 'pass', '{"extension_count": 1}'),
('cost_growth', 'fail', '{"forecast_cost": 1150, "total_cost": 1000}'),
('cost_growth', 'pass', '{"forecast_cost": 1149.9, "total_cost": 1000}'),
('original_cost_growth', 'fail', '{"forecast_cost": 1300, "original_total_cost": 1000}'),
('original_cost_growth', 'pass', '{"forecast_cost": 1299.9, "original_total_cost": 1000}'),
('original_support_growth', 'fail', '{"original_support": 100, "approved_support": 130, "change_requested": false}'),
('original_support_growth', 'fail', '{"original_support": 100, "approved_support": 100, "requested_support": 150}'),
('original_support_growth', 'pass', '{"original_support": 100, "approved_support": 129.9, "change_requested": false}'),
('time_growth', 'fail', '{"as_of": "2024-06-01", "starts_on": "2024-01-01", "ends_on": "2024-04-10", "forecast_ends_on": "2024-04-25", "accepted": false}'),
('time_growth', 'pass', '{"as_of": "2024-06-01", "starts_on": "2024-01-01", "ends_on": "2024-04-10", "forecast_ends_on": "2024-04-24", "accepted": false}'),
('original_time_growth', 'fail', '{"as_of": "2024-06-01", "starts_on": "2024-01-01", "original_ends_on": "2024-04-10", "forecast_ends_on": "2024-05-10", "accepted": false}'),
('original_time_growth', 'pass', '{"as_of": "2024-06-01", "starts_on": "2024-01-01", "original_ends_on": "2024-04-10", "forecast_ends_on": "2024-05-09", "accepted": false}');

\ir rules_plan_case.psql

-- everything that check_project() and its like say of facts, and project_action()
CREATE TYPE finding AS (rule_code text, status text, severity text, action text, observed numeric, expected numeric, difference numeric, unit text,
    reason text, message_vi text, message_en text, authority text, act_by date, legal_basis text);
CREATE FUNCTION findings(facts jsonb, parameters jsonb DEFAULT '{}', subject text DEFAULT 'project') RETURNS SETOF finding LANGUAGE plpgsql AS $$
BEGIN
    RETURN QUERY EXECUTE format('SELECT * FROM %I(%s parameters => $1, include_passed => true)', 'check_' || subject,
        (SELECT string_agg(format('%I => %L, ', key, value), '' ORDER BY key) FROM jsonb_each_text(facts))) USING parameters;
END $$;
CREATE FUNCTION headline(facts jsonb, OUT action text, OUT rule_code text, OUT finding_count integer) LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('SELECT action, rule_code, finding_count FROM project_action(%s)',
        (SELECT string_agg(format('%I => %L', key, value), ', ' ORDER BY key) FROM jsonb_each_text(facts))) INTO action, rule_code, finding_count;
END $$;

-- ---- one table of facts, one of rules -------------------------------------

SELECT results_eq(
    $$SELECT subject, place, fact, split_part(replace(type, ', a code', ''), ',', 1) FROM rule_facts() ORDER BY subject COLLATE "C", place$$,
    $$SELECT substr(proname, 7) COLLATE "default", n::integer, proargnames[n] COLLATE "default", format_type(proargtypes[n - 1], NULL)
      FROM pg_proc, generate_series(1, pronargs - 2) AS n WHERE proname IN (SELECT 'check_' || subject FROM rule_facts()) AND pronamespace = 'khuyencong'::regnamespace
      ORDER BY substr(proname, 7) COLLATE "C", n$$,
    'the arguments of check_project() and its like are the facts in C, by name, place and type');
CREATE VIEW checker AS SELECT * FROM pg_proc WHERE proname IN (SELECT 'check_' || subject FROM rule_facts()) AND pronamespace = 'khuyencong'::regnamespace;
SELECT set_eq($$SELECT proargnames[pronargs - 1 : pronargs] FROM checker$$, $$VALUES (ARRAY['parameters', 'include_passed'])$$, '... then parameters and include_passed');
SELECT is((SELECT proargnames[1 : pronargs] FROM pg_proc WHERE proname = 'project_action'),
    (SELECT proargnames[1 : pronargs - 1] FROM pg_proc WHERE proname = 'check_project'), 'project_action() takes the same');
SELECT is_empty($$SELECT proname, pronargdefaults FROM pg_proc WHERE (proname = 'project_action' OR oid IN (SELECT oid FROM checker)) AND pronargdefaults <> pronargs$$, 'every argument has a default');
SELECT is_empty($$SELECT proname FROM pg_proc WHERE (proname IN ('project_action', 'rules', 'rule_facts', 'support_ceiling') OR oid IN (SELECT oid FROM checker)) AND (provolatile <> 'i' OR proparallel <> 's')$$, 'immutable and parallel safe: the same facts give the same findings for ever');
CREATE VIEW rule_subject AS SELECT code, subject, min(n) AS n FROM (SELECT code, subject, row_number() OVER () AS n FROM rules()) AS r GROUP BY code, subject;
SELECT results_eq('SELECT rule_code FROM check_project(include_passed => true) UNION ALL SELECT rule_code FROM check_plan_item(include_passed => true) UNION ALL SELECT rule_code FROM check_plan(include_passed => true) UNION ALL SELECT rule_code FROM check_network(include_passed => true)',
    'SELECT code FROM rule_subject ORDER BY n', 'rules() lists the rules that check_project() and its like try, in order, each code once');
SELECT is_empty($$SELECT code, budget_source, valid_from FROM rules() GROUP BY 1, 2, 3 HAVING count(*) > 1$$, '... each version once');
SELECT is_empty($$SELECT code FROM rules() WHERE num_nulls(subject, severity, action, decided_by, title_vi, title_en, meaning_vi, meaning_en, remedy_vi, remedy_en, facts, legal_basis) > 0 OR parameters::jsonb = '{}'$$, '... with everything said of it');
SELECT is_empty($$SELECT code, f FROM rules() AS r, regexp_split_to_table(facts, ', ') AS f WHERE (r.subject, f) NOT IN (SELECT subject, fact FROM rule_facts())$$, '... by facts that there are');
SELECT is_empty($$SELECT a.code, a.valid_from FROM rules() AS a JOIN rules() AS b ON a.code = b.code AND a.budget_source IS NOT DISTINCT FROM b.budget_source AND a.valid_from < b.valid_from WHERE a.valid_to IS NULL OR a.valid_to >= b.valid_from$$, 'versions do not overlap');
SELECT is_empty($$SELECT subject, fact FROM rule_facts() AS f WHERE fact NOT IN ('budget_source', 'is_group', 'advanced_on', 'accepted', 'approved_on') AND (subject, fact) NOT IN (VALUES ('plan_item', 'content_code'), ('network', 'as_of'))
    AND NOT EXISTS (SELECT FROM rules() AS r WHERE r.subject = f.subject AND fact = ANY (string_to_array(facts, ', ')))$$, 'every fact is read by a rule, or says who decides, or when');

-- the reference has the same table
\ir rules_page.psql
\set page `cat doc/rule_catalogue.md; echo .`
SELECT is_empty(format($$SELECT subject, rules_page(subject) FROM (SELECT DISTINCT subject FROM rules()) AS s WHERE position(E'\n' || rules_page(subject) || E'\n' IN %L) = 0$$, :'page'), 'doc/rule_catalogue.md has the tables that rules_page() prints');

-- ---- every rule: it passes, it fails, it says what it lacks -----------------

SELECT is_empty($$SELECT code, wanted FROM (SELECT DISTINCT code FROM rules()) AS r, (VALUES ('fail'), ('pass')) AS w(wanted) EXCEPT SELECT rule, wanted FROM case_row$$, 'every rule has a case where it fails and one where it passes');
CREATE TABLE case_result AS SELECT c.rule, c.wanted, c.facts, f.* FROM case_row AS c, rule_subject AS s, findings(facts, '{}', s.subject) AS f WHERE s.code = c.rule AND f.rule_code = c.rule;
SELECT is_empty('SELECT rule, wanted, facts, status, reason FROM case_result WHERE status <> wanted', 'they do');
-- the same with one fact less
CREATE TABLE lacking AS
SELECT c.rule, c.wanted, c.facts, key AS without, f.status, f.reason
FROM case_row AS c, rule_subject AS s, jsonb_object_keys(facts) AS key, findings(facts - key, '{}', s.subject) AS f WHERE s.code = c.rule AND f.rule_code = c.rule
-- of a norm that is known, a bound without a figure is none
AND NOT (key LIKE '%max\_%' AND coalesce(facts -> 'norm_known' = 'true', false));
SELECT is_empty($$SELECT * FROM lacking WHERE status <> wanted AND status <> 'not_evaluable'$$, 'an unknown fact never passes what failed, and never fails what passed');
SELECT is_empty($$SELECT code FROM rules() EXCEPT SELECT rule FROM lacking WHERE wanted = 'fail' AND status = 'not_evaluable' AND (reason = without OR reason = without || '_on')$$, 'every rule has a case that lacks a fact and names it');
SELECT is_empty($$SELECT * FROM lacking WHERE status = 'not_evaluable' AND reason NOT IN (without, without || '_on') AND (rule, without, reason) NOT IN (
    VALUES ('no_volume', 'ends_on', 'ends_on'), ('advance_above_ratio', 'starts_on', 'is_multi_year'), ('advance_above_ratio', 'original_ends_on', 'is_multi_year'),
           ('support_up', 'change_requested', 'requested_support'), ('original_support_growth', 'change_requested', 'requested_support'), ('extension_needed', 'as_of', 'forecast_ends_on'), ('advance_above_ratio', 'budget_source', 'content_code'), ('report_missing', 'reported', 'progress_on'),
           ('support_above_norm', 'norm_known', 'max_rate'), ('schedule_missing', 'has_schedule', 'ends_on'), ('schedule_missing', 'has_schedule', 'starts_on'), ('amount_missing', 'has_amount', 'support'),
           ('establishment_ineligible', 'has_beneficiary', 'establishment_eligible'), ('outside_parent_period', 'has_parent', 'parent_period'), ('registered_late', 'registered', 'registered_on'),
           ('norm_order', 'budget_source', 'has_local_norm'), ('local_norm_above_national', 'local_norm_capped', 'norm_jurisdiction'),
           ('local_norm_above_national', 'norm_known', 'max_amount'), ('local_norm_above_national', 'norm_known', 'max_rate'), ('local_norm_above_national', 'norm_known', 'national_max_rate'),
           ('support_above_national_norm', 'norm_known', 'national_max_rate'), ('support_above_national_norm', 'multiplier', 'national_max_rate'),
           ('support_above_national_norm', 'national_max_amount', 'national_max_rate'), ('support_above_national_norm', 'local_norm_capped', 'norm_jurisdiction'),
           ('outside_programme_period', 'has_programme', 'programme_period'),
           -- what is left of the norm is its rate, or whether it has one
           ('support_above_norm', 'max_amount', 'max_rate'), ('support_above_norm', 'multiplier_ground', 'max_rate'), ('support_above_norm', 'multiplier', 'max_rate'),
           ('support_above_norm', 'max_multiplier', 'max_rate'), ('support_above_norm', 'is_group', 'max_rate'), ('support_above_national_norm', 'is_group', 'national_max_rate'), ('support_above_norm', 'multiplier_ground', 'max_multiplier'),
           ('establishment_ineligible', 'beneficiary_active', 'establishment_eligible'))
    AND NOT (without = 'approved_on' AND reason = 'as_of')$$, '... the one that is missing');
SELECT is_empty($$SELECT rule, reason FROM lacking JOIN rules() ON code = rule WHERE status = 'not_evaluable' AND reason <> ALL (string_to_array(rules.facts, ', ') || '{as_of,budget_source,approved_on}'::text[])$$, '... one of those that rules() lists');
SELECT is_empty($$SELECT rule, wanted, message_vi FROM case_result WHERE message_vi !~ '^[“A-ZĐ].*\.$' OR message_en !~ '^[“A-Z0-9].*\.$' OR message_vi ~ '[{}]' OR message_en ~ '[{}]'$$, 'messages are whole sentences in both languages');
SELECT is_empty($$SELECT rule FROM case_result WHERE status = 'fail' AND (act_by IS NULL) <> (reason IS NOT NULL)$$, 'a finding has a last day in time, or the reason why not');
SELECT is_empty($$SELECT rule FROM case_result WHERE status = 'fail' AND (authority IS NULL) <> (facts->'budget_source' IS NULL AND rule NOT IN (SELECT code FROM rule_subject WHERE subject = 'network'))$$, '... and who decides, if whose money it is is known');
SELECT is_empty($$SELECT rule, observed, expected FROM case_result WHERE difference IS DISTINCT FROM observed - expected OR (unit IS NULL) <> (observed IS NULL)$$, 'difference is observed less expected');
SELECT is_empty($$SELECT rule FROM case_result WHERE legal_basis = ''$$, 'every finding has its legal basis');

-- ---- nothing known, everything known ----------------------------------------

SELECT results_eq($$SELECT DISTINCT status FROM rule_facts() AS r, findings('{}', '{}', r.subject)$$, ARRAY['not_evaluable'], 'without facts nothing passes and nothing fails');
SELECT results_eq('SELECT action, rule_code, finding_count, not_evaluable_count FROM project_action()', $$SELECT NULL::text, NULL::text, 0, (SELECT count(DISTINCT code)::integer FROM rules() WHERE subject = 'project')$$, '... and there is no action');
SELECT is_empty($$SELECT * FROM check_project(parameters => NULL, include_passed => NULL) EXCEPT SELECT * FROM check_project()$$, 'NULL parameters are none');

-- ---- against plain SQL ------------------------------------------------------

-- 3 000 projects with facts drawn at random, one in six unknown
SELECT format('CREATE TABLE project_fact (id integer, %s)', string_agg(fact || ' ' || split_part(replace(type, ', a code', ''), ',', 1), ', ' ORDER BY place)) FROM rule_facts() WHERE subject = 'project' \gexec
CREATE FUNCTION draw(id bigint, place bigint, n integer) RETURNS integer LANGUAGE sql IMMUTABLE
    RETURN (abs(hashint8extended(id * 1000 + place, 2013)) % n)::integer;
SELECT format('INSERT INTO project_fact SELECT id, %s FROM generate_series(1, 3000) AS id',
    string_agg(format(CASE WHEN fact IN ('as_of', 'budget_source') THEN '%s' ELSE 'CASE WHEN draw(id, %2$s, 6) > 0 THEN %1$s END' END,
        CASE WHEN fact = 'budget_source' THEN format('(%L::text[])[1 + draw(id, %s + 100, 2)]', '{national,local}', place)
             WHEN fact = 'beneficiary_status' THEN format('(%L::text[])[1 + draw(id, %s + 100, 6)]', '{active,active,active,withdrawn,dissolved,ineligible}', place)
             WHEN fact = 'content_code' THEN format('(%L::text[])[1 + draw(id, %s + 100, 8)]', '{training,machinery,cluster_infrastructure,new_enterprise,other,fair,demonstration_model,cluster_pollution}', place)
             WHEN fact = 'plan_year' THEN format('2022 + draw(id, %s + 100, 4)', place)
             WHEN type = 'date' THEN format('DATE %L + draw(id, %s + 100, 1100)', '2022-01-10', place)
             WHEN type = 'integer' THEN format('draw(id, %s + 100, 4)', place)
             WHEN type = 'boolean' THEN format('draw(id, %s + 100, 2) = 0', place)
             WHEN type = 'numeric, 0 to 1' THEN format('draw(id, %s + 100, 11) / 10.0', place)
             ELSE format('draw(id, %s + 100, 40) * 12500000.25', place) END, place), ', ' ORDER BY place))
FROM rule_facts() WHERE subject = 'project' \gexec
\ir rules_plain.psql
SELECT format('CREATE VIEW our_finding AS SELECT p.id, c.* FROM project_fact AS p, check_project(%s) AS c', string_agg(format('%1$s => p.%1$s', fact), ', ' ORDER BY place)) FROM rule_facts() WHERE subject = 'project' \gexec
CREATE TABLE ours AS TABLE our_finding;
CREATE TABLE plain AS TABLE plain_finding;
CREATE VIEW ours_in_plain AS SELECT * FROM ours WHERE rule_code IN (SELECT rule_code FROM plain);
SELECT is((SELECT count(DISTINCT rule_code) FROM ours_in_plain WHERE status = 'fail'), (SELECT count(*) FROM plain_text WHERE name = 'branch'), 'every rule that is in plain SQL fails somewhere');
SELECT is((SELECT count(*) FROM ours_in_plain), (SELECT count(*) FROM plain), 'as many findings as by plain SQL');
SELECT is_empty('(TABLE ours_in_plain EXCEPT TABLE plain) UNION ALL (TABLE plain EXCEPT TABLE ours_in_plain)', 'every column of every finding equals plain SQL');
SELECT is_empty('(TABLE plain_union EXCEPT TABLE plain) UNION ALL (TABLE plain EXCEPT TABLE plain_union)', 'both plain SQL views are the same');
SELECT format('CREATE VIEW our_action AS SELECT p.id, a.* FROM project_fact AS p, project_action(%s) AS a', string_agg(format('%1$s => p.%1$s', fact), ', ' ORDER BY place)) FROM rule_facts() WHERE subject = 'project' \gexec
SELECT is_empty($$
    SELECT id, action, rule_code, severity, finding_count, not_evaluable_count, reason, message_vi, message_en, authority, act_by, legal_basis FROM our_action WHERE finding_count > 0
    EXCEPT
    SELECT id, action, rule_code, severity, fails, silent, reason, message_vi, message_en, authority, act_by, legal_basis
    FROM (SELECT o.*, (count(*) FILTER (WHERE status = 'fail') OVER w)::integer AS fails, (count(*) FILTER (WHERE status <> 'fail') OVER w)::integer AS silent,
                 row_number() OVER (PARTITION BY id ORDER BY status <> 'fail', array_position('{stop,extend,adjust,supplement,review,NULL}'::text[], action),
                     array_position('{critical,error,warning,advisory}'::text[], severity), n) AS rank
          FROM (SELECT ours.*, row_number() OVER () AS n FROM ours) AS o WINDOW w AS (PARTITION BY id)) AS q
    WHERE rank = 1$$,
    'the headline is the first finding by stop, extend, adjust, supplement, review, then by severity');
SET LOCAL timezone = 'Asia/Ho_Chi_Minh'; SET LOCAL datestyle = 'SQL, DMY'; SET LOCAL lc_numeric = 'C'; SET khuyencong.fast_numeric = off;
SELECT is_empty('(TABLE our_finding EXCEPT TABLE ours) UNION ALL (TABLE ours EXCEPT TABLE our_finding)', 'the same whatever the settings of the session');
SET LOCAL timezone TO DEFAULT; SET LOCAL datestyle TO DEFAULT; RESET khuyencong.fast_numeric;

-- one fact after the other is forgotten, but for those that come with a date or
-- a boolean that may say the contrary; nor is anything accepted that has not started
CREATE TABLE full_finding AS SELECT * FROM findings('{}') WITH NO DATA;
ALTER TABLE full_finding ADD without text, ADD id integer;
SELECT format('INSERT INTO full_finding SELECT c.*, %L, id FROM project_fact AS p, check_project(%s, include_passed => true) AS c WHERE id <= 100 AND (coalesce(p.started_on <= p.as_of, p.started) OR NOT coalesce(p.accepted_on <= p.as_of, p.accepted)) IS NOT FALSE', without,
    (SELECT string_agg(format('%1$I => %2$s', fact, CASE WHEN fact = without THEN 'NULL' ELSE 'p.' || fact END), ', ') FROM rule_facts() WHERE subject = 'project'))
FROM (SELECT fact FROM rule_facts() WHERE subject = 'project' AND fact NOT IN ('started_on', 'accepted_on', 'settled_on', 'liquidated_on', 'progress_on', 'starts_on', 'original_ends_on', 'requested_support', 'requested_ends_on', 'advanced_on')
      UNION ALL SELECT '') AS f(without) \gexec
SELECT cmp_ok((SELECT count(*) FROM full_finding AS a JOIN full_finding AS b USING (id, rule_code) WHERE a.without = '' AND b.status = 'not_evaluable' AND a.status <> b.status), '>', 2500::bigint, 'facts are forgotten');
SELECT is_empty($$SELECT rule_code, b.without, a.status, b.status, id FROM full_finding AS a JOIN full_finding AS b USING (id, rule_code) WHERE a.without = '' AND b.status NOT IN (a.status, 'not_evaluable')$$,
    '... and no rule that failed passes for that, nor does one that passed fail');

-- ---- precedence -------------------------------------------------------------

SELECT results_eq($$
    SELECT (headline(facts)).* FROM (VALUES
        (1, '{"as_of": "2024-06-01", "budget_source": "national", "extension_count": 3}'::jsonb),
        (2, '{"as_of": "2024-06-01", "budget_source": "national", "extension_count": 3, "in_plan": false, "paid": 5}'),
        (3, '{"as_of": "2024-06-01", "budget_source": "national", "extension_count": 3, "in_plan": false, "paid": 5, "content_changed": true}'),
        (4, '{"as_of": "2024-06-01", "budget_source": "national", "extension_count": 3, "in_plan": false, "paid": 5, "content_changed": true, "ends_on": "2024-12-31", "requested_ends_on": "2025-06-30"}'),
        (5, '{"as_of": "2024-06-01", "budget_source": "national", "extension_count": 3, "in_plan": false, "paid": 5, "content_changed": true, "ends_on": "2024-12-31", "requested_ends_on": "2025-06-30", "violation": true}')) AS f(n, facts) ORDER BY n$$,
    $$VALUES ('review', 'serial_extension', 1), ('supplement', 'not_in_plan', 2), ('adjust', 'content_changed', 3), ('extend', 'extension_requested', 4), ('stop', 'violation', 5)$$,
    'stop before extend, adjust, supplement, review; every condition is counted');

-- ---- who decides ------------------------------------------------------------

SELECT results_eq($$
    SELECT rule_code, authority, reason FROM check_project(as_of => '2024-06-01', budget_source => 'national', violation => true, content_changed => true, place_changed => true, is_group => true, ends_on => '2024-12-31', requested_ends_on => '2024-12-01') WHERE status = 'fail'$$,
    $$VALUES ('violation', 'minister', 'no_deadline'), ('content_changed', 'minister', 'no_deadline'), ('place_changed', 'provincial_department', 'no_deadline'), ('time_changed', 'department', 'no_deadline')$$,
    'national projects: the Minister, the department, the provincial department for groups');
SELECT results_eq($$SELECT authority, reason FROM check_project(as_of => '2024-06-01', budget_source => 'national', place_changed => true) WHERE status = 'fail'$$, $$VALUES (NULL::text, 'is_group')$$, 'of a project that may be a group it is not known');
SELECT results_eq($$SELECT authority, reason, legal_basis FROM check_project(as_of => '2024-06-01', violation => true) WHERE status = 'fail'$$,
    $$VALUES (NULL::text, 'budget_source', 'TT 36/2013/TT-BCT, Điều 11.3; ngân sách địa phương: TT 46/2012/TT-BCT, Điều 8.3.b (quy trình do UBND cấp tỉnh quy định)')$$, '... nor of an unknown budget');
SELECT is((SELECT authority FROM check_project(as_of => '2024-06-01', budget_source => 'local', violation => true) WHERE status = 'fail'), 'provincial_committee', 'local projects: the provincial committee');
SELECT is((SELECT authority FROM check_project(as_of => '2024-06-01', budget_source => 'local', violation => true, parameters => '{"local_authority": "provincial_department"}') WHERE status = 'fail'), 'provincial_department', '... or whom the parameter names');

-- ---- versions ---------------------------------------------------------------

SELECT results_eq($$
    SELECT s.status, s.reason, s.severity, s.legal_basis FROM (VALUES (1, DATE '2014-04-07'), (2, '2014-04-08'), (3, '2018-05-10'), (4, '2018-05-11')) AS d(n, day),
        check_project(as_of => day, other_state_support => true) AS s WHERE rule_code = 'second_budget' ORDER BY n$$,
    $$VALUES ('not_evaluable', 'not_in_force', 'error', 'TTLT 26/2014/TTLT-BTC-BCT, Điều 7.4'),
        ('fail', 'budget_source', 'error', 'TTLT 26/2014/TTLT-BTC-BCT, Điều 7.4'),
        ('fail', 'budget_source', 'error', 'TTLT 26/2014/TTLT-BTC-BCT, Điều 7.4'),
        ('fail', 'budget_source', 'warning', 'Nguyên tắc quản lý theo TTLT 26/2014/TTLT-BTC-BCT, Điều 7.4 (hết hiệu lực từ 11/05/2018, thay bằng TT 28/2018/TT-BTC)')$$,
    'the day chooses the version; before the first one the rule says so');
SELECT results_eq($$
    SELECT status, reason FROM (VALUES (1, DATE '2014-02-09'), (2, '2014-02-10')) AS d(n, day),
        check_project(as_of => '2020-01-01', budget_source => 'national', accepted_on => day, settled => false) WHERE rule_code = 'settlement_late' ORDER BY n$$,
    $$VALUES ('not_evaluable', 'not_in_force'), ('fail', NULL)$$, '... the day of the event, where there is one');

-- ---- parameters -------------------------------------------------------------

SELECT results_eq($$
    SELECT f.status FROM (VALUES (1, '{}'), (2, '{"settlement_days": 16}'), (3, '{"settlement_days": 15.0}'), (4, '{"start_days": 0}')) AS p(n, parameters),
        check_project(as_of => '2024-06-17', budget_source => 'national', accepted_on => '2024-06-01', settled => false, include_passed => true, parameters => p.parameters::jsonb) AS f
    WHERE rule_code = 'settlement_late' ORDER BY n$$, $$VALUES ('fail'), ('pass'), ('fail'), ('fail')$$, 'a parameter in place of a default');
SELECT is_empty($$SELECT r.code, f.status FROM rules() AS r JOIN case_row AS c ON c.rule = r.code AND r.parameters IS NOT NULL, findings(c.facts, r.parameters::jsonb, r.subject) AS f WHERE f.rule_code = c.rule AND f.status <> c.wanted$$, 'the parameters that rules() lists are those in force');
SELECT throws_ok(format('SELECT * FROM check_project(parameters => %L)', p), '22023', NULL, p)
FROM unnest(ARRAY['[]', '{"unknown": 1}', '{"settlement_days": "15"}', '{"advance_ratio": 70}', '{"local_authority": "mayor"}']) AS p;

-- ---- items, plans, networks -------------------------------------------------

-- Decisions that contradict themselves, as published.  Bắc Giang, QĐ 427/QĐ-UBND of 09/03/2021, "05 nội dung", of which it lists six
-- (http://ttkhuyencong.bacgiang.gov.vn/khuyen-cong/phe-duyet-ke-hoach-su-dung-kinh-phi-khuyen-cong-tinh-bac-giang-nam-2021); QĐ 1010/QĐ-TTg of
-- 2018, 130 difficult communes of Bắc Giang, by district 23+23+22+18+8+8+16+10+3 (http://bdt.bacgiang.gov.vn/node/2699)
SELECT results_eq($$
    SELECT observed, expected, difference, unit, message_vi FROM (VALUES (1, 5, 6), (2, 130, 23+23+22+18+8+8+16+10+3)) AS p(n, announced, listed),
        check_plan(announced_items => announced, listed_items => listed) WHERE status = 'fail' ORDER BY n$$,
    $$VALUES (6::numeric, 5::numeric, 1::numeric, 'count', 'Văn bản công bố 5 mục nhưng liệt kê 6.'), (131, 130, 1, 'count', 'Văn bản công bố 130 mục nhưng liệt kê 131.')$$,
    'five contents announced and six listed, 130 communes printed and 131 listed');
-- Bình Thuận, plan of 2019, 986 million (http://khuyencongbinhthuan.com.vn/News/hoatdongkhuyencong/2019/03/281.aspx), with the project from the reserve;
-- Bắc Giang, QĐ 457/QĐ-UBND of 2020: 4,5 tỷ, of which three lines are printed
-- (https://ipc1.gov.vn/bac-giang-phe-duyet-ke-hoach-su-dung-kinh-phi-khuyen-cong-nam-2020/)
SELECT results_eq($$
    SELECT p.n, f.status, f.difference, f.message_vi FROM (VALUES (1, 986, 150+380+230+88+41+97), (2, 986, 150+380+230+88+41+97 + 94), (3, 4500, 3000+630+440)) AS p(n, approved, items),
        check_plan(approved_amount => approved * 1000000::numeric, items_amount => items * 1000000::numeric, include_passed => true) AS f WHERE rule_code = 'items_total' ORDER BY n$$,
    $$VALUES (1, 'pass', NULL::numeric, '“Tổng các đề án không bằng kinh phí được duyệt”: đã kiểm tra, không có vấn đề.'),
        (2, 'fail', 94000000, 'Tổng kinh phí các đề án 1.080 triệu đồng cao hơn 94 triệu đồng so với tổng được duyệt 986 triệu đồng.'),
        (3, 'fail', -430000000, 'Tổng kinh phí các đề án 4.070 triệu đồng thiếu 430 triệu đồng so với tổng được duyệt 4.500 triệu đồng.')$$,
    'items add up, with one too many, with a line not printed');
-- Bắc Giang 2012–2022: 12.492,1 of 47.522,9 million in difficult areas, where 142 of 269 establishments are; a target of parity
SELECT results_eq($$SELECT round(observed, 3), round(expected, 3), message_en FROM check_plan(difficult_share => 12492.1 / 47522.9, difficult_target => 142.0 / 269) WHERE status = 'fail'$$,
    $$VALUES (0.263, 0.528, 'Difficult areas get 26.29% of the money, below the target of 52.79%.')$$, 'difficult areas of Bắc Giang, against the share of their establishments');

-- the eligible establishment, by the definition of the day
SELECT results_eq($$
    SELECT legal_basis, message_vi LIKE '%15/10/2025%' FROM (VALUES (DATE '2025-10-14'), ('2025-10-15')) AS d(day), check_plan_item(approved_on => day, establishment_eligible => false) WHERE status = 'fail' ORDER BY day$$,
    $$VALUES ('NĐ 45/2012/NĐ-CP, Điều 1.2; TT 46/2012/TT-BCT, Điều 3', false), ('NĐ 45/2012/NĐ-CP, sửa đổi, bổ sung bởi NĐ 235/2025/NĐ-CP (định nghĩa cơ sở công nghiệp nông thôn)', true)$$,
    'the definition that holds on the day of approval, of either decree');
-- a draft has no day of approval: the day of the question chooses
SELECT results_eq($$SELECT status, severity FROM (VALUES (1, DATE '2018-05-10'), (2, '2018-05-11'), (3, NULL)) AS d(n, day), check_plan_item(as_of => day, other_state_support => true) WHERE rule_code = 'other_state_money' ORDER BY n$$,
    $$VALUES ('fail', 'error'), ('fail', 'warning'), ('not_evaluable', 'error')$$, 'a draft is judged by the law of the day of the question');
-- a bound of the norm that is exceeded is so whatever the other is; the lower one is named
SELECT results_eq($$
    SELECT f.status, f.reason, f.expected FROM (VALUES (1, 300, 500, 0.5, NULL::numeric, NULL::numeric), (2, 200, 500, 0.5, NULL, NULL), (3, 200, NULL, 0.5, 150, 1), (4, 200, NULL, 0.5, 150, NULL), (5, 100, 500, NULL, 150, NULL), (6, 900, 900, 0.5, 300, 1.5), (7, 900, 1800, 0.25, 300, 1.5)) AS i(n, s, c, r, a, m),
        check_plan_item(approved_on => '2020-01-01', budget_source => 'national', support => s, eligible_cost => c, max_rate => r, max_amount => a, multiplier => m, is_group => false, include_passed => true) AS f WHERE rule_code = 'support_above_norm' ORDER BY n$$,
    $$VALUES ('fail', 'no_deadline', 250::numeric), ('not_evaluable', 'max_amount', NULL), ('fail', 'no_deadline', 150), ('not_evaluable', 'eligible_cost', NULL), ('not_evaluable', 'max_rate', NULL), ('fail', 'no_deadline', 450), ('fail', 'no_deadline', 450)$$,
    'support above one bound of the norm, within what is known of it');
SELECT results_eq($$SELECT status, reason FROM check_plan_item(approved_on => '2020-01-01', budget_source => 'national', support => 5, norm_known => false) WHERE rule_code = 'support_above_norm'$$, $$VALUES ('not_evaluable', 'no_norm')$$, '... and where no norm is in force');
SELECT is_empty($$
    SELECT n FROM (SELECT n, (1 + draw(n, 1, 900)) * 1000000.5 AS s, (1 + draw(n, 2, 2000)) * 1000000.25 AS c, draw(n, 3, 11) / 10.0 AS r, draw(n, 4, 600) * 1000000.75 AS a, 1 + draw(n, 5, 6) / 10.0 AS m FROM generate_series(1, 3000) AS n) AS i,
        check_plan_item(approved_on => '2020-01-01', budget_source => 'national', support => s, eligible_cost => c, max_rate => r, max_amount => a, multiplier => m, is_group => false, multiplier_ground => 'area', max_multiplier => 2, include_passed => true) AS f, support_ceiling(c, r, a, m) AS x
    WHERE rule_code = 'support_above_norm' AND (status, observed, expected) IS DISTINCT FROM (CASE WHEN s > x THEN 'fail' ELSE 'pass' END, CASE WHEN s > x THEN s END, CASE WHEN s > x THEN x END)$$, 'the most allowed is support_ceiling()');
-- a finding cites the norm besides the law, or in its place where it is an article of it
SELECT results_eq($$SELECT legal_basis FROM (VALUES (1, 'local', 'QĐ 12/QĐ-UBND, Điều 3'), (2, 'national', 'TT 28/2018/TT-BTC, Điều 8.4'), (3, 'national', NULL)) AS b (n, budget, norm),
    check_plan_item(approved_on => '2020-01-01', budget_source => budget, support => 2, max_amount => 1, multiplier => 1, norm_basis => norm) WHERE rule_code = 'support_above_norm' ORDER BY n$$,
    $$VALUES ('Quy định của cấp tỉnh về mức chi khuyến công địa phương; QĐ 12/QĐ-UBND, Điều 3'), ('TT 28/2018/TT-BTC, Điều 8.4'), ('TT 28/2018/TT-BTC, Điều 8')$$, 'a norm is cited');
SELECT is((SELECT legal_basis FROM check_plan_item(approved_on => '2020-01-01', budget_source => 'local', norm_jurisdiction => 'local', local_norm_capped => true, max_amount => 2, national_max_amount => 1, norm_basis => 'sai', national_norm_basis => 'TT 28/2018/TT-BTC, Điều 8.4')
    WHERE rule_code = 'local_norm_above_national'), 'Quy định của cấp tỉnh về mức chi khuyến công địa phương; TT 28/2018/TT-BTC, Điều 8.4', '... the one that forbids it, not the one at fault');
-- 15.0001 of 1000 is 1.50001 %
SELECT is((SELECT message_en FROM check_plan(budget_source => 'national', approved_on => '2016-01-01', management_cost => 15000100, budget_amount => 1000000000) WHERE rule_code = 'management_cost'),
    'The management cost of 15.0001 million đồng is 1.50001% of the 1,000 million đồng allotted, above 1.5%.', 'as many decimals as tell a share from its limit');
-- time: a day of registration by stage and year, against plain dates
SELECT is_empty($$
    SELECT * FROM (SELECT y AS plan_year, stage, day::date AS day, make_date(y - 1, CASE stage WHEN 'province' THEN 5 ELSE 6 END, CASE WHEN stage = 'ministry' AND y <= 2019 THEN 15 ELSE 20 END) AS before
                   FROM generate_series(2016, 2024) AS y, (VALUES ('province'), ('ministry')) AS s(stage), generate_series(make_date(y - 1, 5, 1), make_date(y - 1, 7, 1), interval '1 day') AS day) AS d,
        check_plan(plan_year => plan_year, budget_source => 'national', registration_stage => stage, registered_on => day, include_passed => true) AS f
    WHERE rule_code = 'registered_late' AND (status, difference, act_by) IS DISTINCT FROM (CASE WHEN day < before THEN 'pass' ELSE 'fail' END, CASE WHEN day >= before THEN day - before + 1 END::numeric, CASE WHEN day >= before THEN before - 1 END)$$,
    'registered before 20/5, before 15/6 up to 2018, before 20/6 since');
SELECT is_empty($$SELECT rule_code FROM check_plan(plan_year => 2020, budget_source => 'local', registration_stage => 'ministry', registered_on => '2019-12-31') WHERE status = 'fail'$$, 'local plans have the procedure of their province');
SELECT is_empty($$
    SELECT * FROM (SELECT DATE '2015-01-01' + 7 * n AS first, DATE '2015-01-01' + 7 * n + 360 + k AS last FROM generate_series(0, 260) AS n, generate_series(0, 10) AS k) AS d,
        check_plan_item(approved_on => '2016-01-01', budget_source => 'national', is_focal => true, starts_on => first, ends_on => last, include_passed => true) AS f
    WHERE rule_code = 'focal_time' AND (status = 'pass') <> (last > (first + interval '1 year' - interval '1 day')::date)$$, 'a focal project lasts for more than a year, by plain dates');
-- networks: the province decides; the districts ended on 2025-07-01
SELECT results_eq($$SELECT rule_code, severity, authority, message_vi FROM check_network(as_of => '2022-12-31', level => 'district', area_count => 10, covered_count => 0, branch_count => 0, collaborator_count => 0, centre_count => 1, deputy_count => 2, coverage_target => 0.5) WHERE status = 'fail'$$,
    $$VALUES ('no_branch', 'advisory', 'provincial_committee', 'Trung tâm chưa có chi nhánh ở cấp huyện.'), ('coverage_low', 'warning', 'provincial_committee', 'Mạng lưới phủ 0/10 đơn vị, đạt 0%, thấp hơn chỉ tiêu 50%.')$$,
    'Bắc Giang to 2022: only the provincial centre');
SELECT results_eq($$SELECT status, reason FROM (VALUES (1, DATE '2025-06-30'), (2, '2025-07-01')) AS d(n, day), check_network(as_of => day, level => 'district', branch_count => 0) WHERE rule_code = 'no_branch' ORDER BY n$$,
    $$VALUES ('fail', 'no_deadline'), ('not_evaluable', 'not_in_force')$$, 'branches of districts are asked for while there are districts');
SELECT throws_ok(format('SELECT * FROM %s', c), '22023', NULL, c)
FROM unnest(ARRAY['check_plan_item(multiplier => 0.5)', 'check_plan_item(multiplier => 11)', $$check_plan_item(parent_period => 'empty')$$, $$check_plan_item(multiplier_ground => 'friend')$$,
    'check_plan(difficult_share => 26.3)', $$check_plan(registration_stage => 'district')$$, 'check_network(area_count => -1)', $$check_network(level => 'village')$$, $$check_plan(parameters => '{"settlement_days": 3}')$$, $$check_plan_item(parameters => '{"multiplier_limit": 11}')$$]) AS c;
SELECT throws_ok($$SELECT * FROM check_plan_item(parent_period => '[1800-01-01,2020-01-01)')$$, '22008', NULL, 'a period before 1900');
-- what counts says what it counts, what divides of what
SELECT is_empty($$SELECT DISTINCT f.rule_code, unit FROM case_result AS f JOIN rules() AS r ON code = rule_code WHERE status = 'fail' AND (unit IN ('count', 'share') AND num_nulls(numerator_vi, numerator_en) > 0
    OR unit = 'share' AND num_nulls(denominator_vi, denominator_en) > 0 OR (denominator_vi IS NULL) <> (denominator_en IS NULL) OR denominator_vi IS NOT NULL AND numerator_vi IS NULL)$$, 'rules that measure counts and shares say of what');

-- every verdict once more in plain SQL: 3 000 items, plans and networks each, with facts drawn at random, one in six unknown
\ir rules_plan_plain.psql
SELECT cmp_ok((SELECT count(*) FROM second_reading WHERE status = wanted), '=', 3000 * (SELECT count(*) FROM rule_subject WHERE subject <> 'project'), 'every rule for items, plans and networks is in plain SQL');
SELECT is_empty('SELECT rule_code, id, status, wanted, reason FROM second_reading WHERE status <> wanted', '... and says the same');
SELECT is_empty($$SELECT code, w FROM rule_subject, unnest('{pass,fail,not_evaluable}'::text[]) AS w WHERE subject <> 'project' EXCEPT SELECT rule_code, status FROM second_reading$$, '... in all three ways');
SELECT is_empty($$SELECT rule_code, id, reason FROM second_reading WHERE status = 'not_evaluable' AND reason NOT IN ('no_norm', 'no_baseline') AND NOT (facts ? reason AND facts->reason = 'null')$$, '... what is missing is missing');

-- ---- a million projects -----------------------------------------------------

SELECT is((SELECT count(f) FROM generate_series(1, 1000000) AS n, project_action(as_of => '2024-06-01', budget_source => 'national', extension_count => n % 4, advanced => n) AS f WHERE f.action = 'review'), 500000::bigint, 'a million headlines');

-- ---- at the edges of numbers, ranges and laws ------------------------------

SELECT throws_ok(format('SELECT check_project(as_of => ''2020-03-10'', parameters => %L)', parameters), '22023', NULL, parameters || ' is no whole number')
FROM unnest(ARRAY['{"settlement_days": 15.0000000000001}', '{"settlement_days": 1e-20}']) AS parameters;
SELECT throws_ok($$SELECT check_plan_item(parent_period => daterange('infinity', NULL))$$, '22008', NULL, 'a period that never begins is none');
-- registered on the first day of TT 36/2013, nine months after a day that bound nobody
SELECT results_eq($$SELECT status, reason FROM check_plan(plan_year => 2014, budget_source => 'national', registration_stage => 'province', registered_on => '2014-02-10') WHERE rule_code = 'registered_late'$$,
    $$VALUES ('not_evaluable', 'not_in_force')$$, 'a deadline from before the law is not missed');

SELECT * FROM finish();
ROLLBACK;
