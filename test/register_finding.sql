-- Findings about projects through the register: every rule, decisions that close,
-- earlier days, whose parameters, decisions checked, timeline and progress
\set ON_ERROR_STOP on
BEGIN;
SET client_min_messages = warning;
SELECT * FROM no_plan();
SELECT khuyencong.create_register('made_up') \g /dev/null
SET search_path = made_up, khuyencong, public;

-- ---- sound projects, and in each one thing wrong ------------------------------

INSERT INTO setting (name, value, meaning_vi, meaning_en) VALUES ('report_on', '2024-06-15', 'ngày', 'day')
ON CONFLICT (name) DO UPDATE SET value = excluded.value;
INSERT INTO area (code, name, kind, valid, is_synthetic) VALUES ('A', 'Huyện A', 'district', '(,)', true);
INSERT INTO establishment (code, name, area_code, valid, is_synthetic) VALUES ('E1', 'Cơ sở 1', 'A', '(,)', true), ('E2', 'Cơ sở 2', 'A', '(,)', true);
INSERT INTO plan (code, name, plan_year, budget_source, jurisdiction, status, approved_on, is_synthetic)
VALUES ('KH', 'Kế hoạch', 2024, 'national', 'national', 'approved', '2023-12-20', true), ('KHL', 'Kế hoạch địa phương', 2024, 'local', 'A', 'approved', '2023-12-20', true);

CREATE FUNCTION make(made text, source text DEFAULT 'national') RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO plan_item (code, plan_code, name, other_state_support, is_synthetic)
    VALUES (made, CASE source WHEN 'local' THEN 'KHL' ELSE 'KH' END, 'Mục ' || made, false, true);
    INSERT INTO project (code, name, plan_year, plan_item_code, budget_source, activity, area_code, approved_on, original_starts_on, original_ends_on,
                         original_support, total_cost, counterpart_committed, started_on, is_synthetic)
    VALUES (made, 'Đề án ' || made, 2024, made, source, 'training', 'A', '2024-01-10', '2024-02-01', '2024-11-30', 200e6, 500e6, 300e6, '2024-02-05', true);
    INSERT INTO project_beneficiary (project_code, establishment_code, area_code, is_synthetic) VALUES (made, 'E1', 'A', true);
    INSERT INTO project_funding (project_code, source, amount, decided_on, is_synthetic) VALUES (made, source, 200e6, '2024-01-10', true);
    INSERT INTO disbursement (project_code, source, kind, amount, paid_on, is_synthetic) VALUES (made, source, 'advance', 100e6, '2024-03-01', true);
    INSERT INTO progress_report (project_code, reported_on, planned_value, earned_value, spent, invested, progress, forecast_ends_on, forecast_cost, is_synthetic)
    VALUES (made, '2024-04-20', 150e6, 150e6, 150e6, 150e6, 0.3, '2024-11-30', 500e6, true),
           (made, '2024-05-20', 250e6, 250e6, 250e6, 250e6, 0.5, '2024-11-30', 500e6, true);
END $$;
CREATE TABLE wrong (rule text PRIMARY KEY, change text);
CREATE FUNCTION asks(made text, kind text, subject text, ends date DEFAULT NULL, support numeric DEFAULT NULL, decision text DEFAULT NULL,
                     asked date DEFAULT '2024-06-01', decided date DEFAULT '2024-06-10', by text DEFAULT 'minister',
                     cost numeric DEFAULT NULL, majeure boolean DEFAULT false, why text DEFAULT 'lý do') RETURNS void LANGUAGE sql AS $$
    INSERT INTO project_change (project_code, kind, subject, asked_on, reason, force_majeure, to_ends_on, to_support, to_total_cost, decision, decided_on, decided_by, is_synthetic)
    VALUES (made, kind, subject, asked, why, majeure, ends, support, cost, decision, CASE WHEN decision IS NOT NULL THEN decided END,
            CASE WHEN decision IS NOT NULL THEN by END, true) $$;
INSERT INTO wrong VALUES
    ('violation', $$INSERT INTO project_violation (project_code, found_on, description) VALUES (%1$L, '2024-05-01', 'sai')$$),
    ('beneficiary_lost', $$UPDATE project_beneficiary SET status = 'withdrawn', status_on = '2024-05-15' WHERE project_code = %1$L$$),
    ('no_volume', $$UPDATE project SET original_ends_on = '2024-06-01' WHERE code = %1$L; UPDATE progress_report SET progress = 0, invested = 0, earned_value = 0 WHERE project_code = %1$L$$),
    ('extension_needed', $$UPDATE progress_report SET forecast_ends_on = '2025-02-01' WHERE project_code = %1$L$$),
    ('extension_requested', $$SELECT asks(%1$L, 'extend', 'time', '2025-02-01')$$),
    ('support_up', $$SELECT asks(%1$L, 'adjust', 'support', support => 210e6)$$),
    ('content_changed', $$SELECT asks(%1$L, 'adjust', 'content')$$),
    ('place_changed', $$SELECT asks(%1$L, 'adjust', 'place')$$),
    ('beneficiary_changed', $$SELECT asks(%1$L, 'adjust', 'beneficiary')$$),
    ('partner_changed', $$SELECT asks(%1$L, 'adjust', 'partner')$$),
    ('end_passed', $$UPDATE project SET original_ends_on = '2024-06-01' WHERE code = %1$L$$),
    ('forecast_past_end', $$UPDATE progress_report SET forecast_ends_on = '2024-12-15' WHERE project_code = %1$L$$),
    ('time_changed', $$SELECT asks(%1$L, 'extend', 'time', '2024-12-20')$$),
    ('support_down', $$SELECT asks(%1$L, 'adjust', 'support', support => 190e6)$$),
    ('not_in_plan', $$UPDATE project SET plan_item_code = NULL WHERE code = %1$L$$),
    ('second_budget', $$UPDATE plan_item SET other_state_support = true WHERE code = %1$L$$),
    ('counterpart_missing', $$UPDATE project SET counterpart_committed = 250e6 WHERE code = %1$L$$),
    ('counterpart_late', $$UPDATE project SET original_ends_on = '2024-06-01' WHERE code = %1$L$$),
    ('advance_early', $$UPDATE project SET activity = 'machinery' WHERE code = %1$L$$),
    ('advance_above_ratio', $$INSERT INTO disbursement (project_code, source, kind, amount, paid_on) VALUES (%1$L, 'national', 'advance', 41e6, '2024-04-01')$$),
    ('force_majeure', $$SELECT asks(%1$L, 'adjust', 'other', majeure => true)$$),
    ('settlement_late', $$UPDATE project SET accepted_on = '2024-05-20' WHERE code = %1$L$$),
    ('liquidation_late', $$UPDATE project SET plan_year = 2023, original_ends_on = '2023-12-15', original_starts_on = '2023-02-01' WHERE code = %1$L$$),
    ('report_missing', $$DELETE FROM progress_report WHERE project_code = %1$L AND reported_on > '2024-05-01'$$),
    ('not_started', $$UPDATE project SET started_on = NULL WHERE code = %1$L$$),
    ('progress_stalled', $$UPDATE progress_report SET progress = 0.3 WHERE project_code = %1$L$$),
    ('serial_extension', $$SELECT asks(%1$L, 'extend', 'time', '2024-12-05', NULL, 'approved', '2024-04-01', '2024-04-02'), asks(%1$L, 'extend', 'time', '2024-12-10', NULL, 'approved', '2024-05-01', '2024-05-02')$$),
    ('cost_growth', $$UPDATE progress_report SET forecast_cost = 580e6 WHERE project_code = %1$L$$),
    ('original_cost_growth', $$UPDATE progress_report SET forecast_cost = 700e6 WHERE project_code = %1$L$$),
    ('original_support_growth', $$INSERT INTO project_funding (project_code, source, amount, decided_on) VALUES (%1$L, 'national', 80e6, '2024-05-01')$$),
    ('time_growth', $$UPDATE progress_report SET forecast_ends_on = '2025-02-01' WHERE project_code = %1$L$$),
    ('original_time_growth', $$UPDATE progress_report SET forecast_ends_on = '2025-06-01' WHERE project_code = %1$L$$);
SELECT bag_eq('SELECT rule FROM wrong', $$SELECT DISTINCT code FROM rules() WHERE subject = 'project'$$, 'every rule about a project has a project made for it');
SELECT make('sound') \g /dev/null
SELECT make(rule) FROM wrong \g /dev/null
DO $$
DECLARE
    w record;
BEGIN
    FOR w IN SELECT * FROM wrong LOOP
        EXECUTE format(w.change, w.rule);
    END LOOP;
END $$;
SET CONSTRAINTS ALL IMMEDIATE;

SELECT is_empty($$SELECT rule_code, status, message_en FROM project_finding WHERE project_code = 'sound' AND rule_code <> 'support_down'$$, 'nothing is found of a sound project');
SELECT is((SELECT count(*) FROM project_finding WHERE project_code = rule AND rule_code = rule AND status = 'fail'), 1::bigint, rule || ' fails through the register')
FROM wrong ORDER BY rule;
-- the same facts, given by hand
SELECT row_eq($$SELECT severity, action, observed::numeric, expected::numeric, difference::numeric, unit, message_vi, authority, act_by, legal_basis FROM project_finding
        WHERE project_code = 'advance_above_ratio' AND rule_code = 'advance_above_ratio'$$,
    (SELECT ROW(severity, action, observed, expected, difference, unit, message_vi, authority, act_by, legal_basis)
     FROM check_project(as_of => '2024-06-15', budget_source => 'national', content_code => 'training', starts_on => '2024-02-01', original_ends_on => '2024-11-30',
         approved_support => 200e6, advanced => 141e6, recovered => 0, accepted => false, advanced_on => '2024-04-01') WHERE rule_code = 'advance_above_ratio'),
    'a finding is what check_project() says of the facts given by hand');
SELECT is_empty($$SELECT * FROM project_finding WHERE status = 'fail' AND (project_code, rule_code, message_vi) NOT IN
    (SELECT project_code, rule_code, message_vi FROM project_finding_on('2024-06-15'))$$, 'the view and the function agree');

-- ---- one row a project ----------------------------------------------------------

SELECT bag_eq('SELECT project_code FROM project_action', 'SELECT code FROM project', 'project_action: each project once');
SELECT row_eq($$SELECT action, rule_code, severity, finding_count, closed_count, worst_severity, action_name, authority_name FROM project_action WHERE project_code = 'sound'$$,
    ROW(NULL::text, NULL::text, NULL::text, 0::bigint, 0::bigint, NULL::text, NULL::text, NULL::text), '... a sound one with nothing to do');
SELECT row_eq($$SELECT action, action_name, rule_code, authority, authority_name FROM project_action WHERE project_code = 'no_volume'$$,
    ROW('stop'::text, 'ngừng'::text, 'no_volume'::text, 'minister'::text, 'Bộ trưởng'::text), '... stop before the adjustment that its end needs');
SELECT bag_eq('SELECT project_code, finding_count, closed_count, not_evaluable_count FROM project_action',
    $$SELECT code, count(*) FILTER (WHERE f.status = 'fail' AND is_open) AS a, count(*) FILTER (WHERE f.status = 'fail' AND NOT is_open) AS b,
             count(*) FILTER (WHERE f.status = 'not_evaluable' AND is_open) AS c
      FROM project LEFT JOIN project_finding AS f ON project_code = code GROUP BY code$$, 'its counts are those of project_finding');
SELECT bag_eq('SELECT project_code, action, severity, worst_severity FROM project_action WHERE finding_count > 0',
    $$SELECT project_code, (array_agg(action ORDER BY strpos('stop extend adjust supplement review', action), strpos('critical error warning advisory', severity)))[1] AS a,
             (array_agg(severity ORDER BY strpos('stop extend adjust supplement review', action), strpos('critical error warning advisory', severity)))[1] AS b,
             (array_agg(severity ORDER BY strpos('critical error warning advisory', severity)))[1] AS c
      FROM project_finding WHERE status = 'fail' AND is_open GROUP BY project_code$$, '... its headline the first by action, then severity');
SELECT bag_eq($$SELECT project_code FROM project_finding WHERE rule_code = 'end_passed' AND status = 'fail'$$,
    $$SELECT code FROM project AS p WHERE accepted_on IS NULL AND '2024-06-15' > coalesce((SELECT max(to_ends_on) FROM project_change AS c
        WHERE c.project_code = p.code AND decision = 'approved'), original_ends_on)$$, 'ends that have passed, by plain SQL');
SELECT bag_eq($$SELECT project_code, observed::numeric, expected::numeric FROM project_finding WHERE rule_code = 'cost_growth' AND status = 'fail'$$,
    $$SELECT project_code, forecast_cost / total_cost - 1 AS observed, 0.15 + 0.10 * (forecast_cost >= 1.25 * total_cost)::integer AS expected FROM progress_report AS r JOIN project ON code = project_code
      WHERE reported_on = (SELECT max(reported_on) FROM progress_report AS l WHERE l.project_code = r.project_code) AND forecast_cost >= 1.15 * total_cost$$,
    'growth of cost, by plain SQL');

-- ---- decisions close ----------------------------------------------------------------

CREATE FUNCTION state(made text, rule text, on_day date DEFAULT '2024-06-15') RETURNS text LANGUAGE sql
RETURN (SELECT concat_ws(' ', CASE WHEN is_open THEN 'open' ELSE 'closed' END, decision, decided_on) FROM project_finding_on(on_day)
        WHERE project_code = made AND rule_code = rule AND status = 'fail');
SELECT is(state('violation', 'violation'), 'open', 'a violation is open');
SELECT asks('violation', 'stop', 'project') \g /dev/null
SELECT is(state('violation', 'violation'), 'open', 'a request closes nothing');
SELECT is(state('violation', 'stop_requested'), 'open', '... and is a finding itself');
UPDATE project_change SET decision = 'refused', decided_on = '2024-06-05', decided_by = 'minister' WHERE project_code = 'violation';
SELECT is(state('violation', 'violation'), 'open refused 2024-06-05', 'a refusal is shown and closes nothing');
SELECT is(state('violation', 'stop_requested'), NULL, '... but answers the request');
SELECT is((SELECT action FROM project_action WHERE project_code = 'violation'), 'stop', '... to stop stays what is to be decided');
SELECT asks('violation', 'stop', 'project', support => 0, decision => 'approved', decided => '2024-06-12') \g /dev/null
SELECT is(state('violation', 'violation'), 'closed approved 2024-06-12', 'a stop closes what asks for it');
SELECT is(state('violation', 'violation', '2024-06-11'), 'open refused 2024-06-05', '... from its day on');
SELECT row_eq($$SELECT action, finding_count, closed_count FROM project_action WHERE project_code = 'violation'$$, ROW(NULL::text, 0::bigint, 1::bigint), '... nothing is left to decide');
SELECT asks('advance_above_ratio', 'stop', 'project', decision => 'approved') \g /dev/null
SELECT is(state('advance_above_ratio', 'advance_above_ratio'), 'open', 'a stop does not settle money already paid');
SELECT asks('not_in_plan', 'supplement', 'project') \g /dev/null
SELECT is(state('not_in_plan', 'supplement_requested'), 'open', 'a supplement is asked for');
UPDATE project_change SET decision = 'approved', decided_on = '2024-06-09', decided_by = 'minister' WHERE project_code = 'not_in_plan';
SELECT is(state('not_in_plan', 'not_in_plan'), 'closed approved 2024-06-09', 'a supplement closes that it is in no plan');
SELECT asks('beneficiary_lost', 'adjust', 'beneficiary', decision => 'approved', asked => '2024-05-01', decided => '2024-05-14') \g /dev/null
SELECT is(state('beneficiary_lost', 'beneficiary_lost'), 'open', 'a change of beneficiary before the loss does not answer it');
SELECT asks('beneficiary_lost', 'adjust', 'beneficiary', decision => 'approved', asked => '2024-05-01', decided => '2024-05-15') \g /dev/null
SELECT is(state('beneficiary_lost', 'beneficiary_lost'), 'closed approved 2024-05-15', '... one of that day does');
SELECT is(state('serial_extension', 'serial_extension'), 'closed approved 2024-05-02', 'the last extension was decided with the others in view');
SELECT is(state('original_support_growth', 'original_support_growth'), 'open', 'money without a decision');
SELECT asks('original_support_growth', 'adjust', 'support', support => 280e6, decision => 'approved') \g /dev/null
SELECT is(state('original_support_growth', 'original_support_growth'), 'closed approved 2024-06-10', '... and with one');
SELECT asks('original_cost_growth', 'adjust', 'other', cost => 690e6, decision => 'approved') \g /dev/null
SELECT is(state('original_cost_growth', 'original_cost_growth'), 'open', 'a forecast above what was approved again stays open');
SELECT asks('original_cost_growth', 'adjust', 'other', cost => 700e6, decision => 'approved', decided => '2024-06-11') \g /dev/null
SELECT is(state('original_cost_growth', 'original_cost_growth'), 'closed approved 2024-06-11', '... one as approved does not');
SELECT is(state('original_cost_growth', 'cost_growth'), NULL, '... and has not grown over the present baseline');
SELECT asks('extension_needed', 'extend', 'time', '2025-02-01', decision => 'refused') \g /dev/null
SELECT is(state('extension_needed', 'extension_needed'), 'open refused 2024-06-10', 'an extension refused leaves the question');
SELECT asks('extension_needed', 'extend', 'time', '2025-02-01', decision => 'approved', decided => '2024-06-14') \g /dev/null
SELECT is(state('extension_needed', 'extension_needed'), NULL, 'one approved moves the end');
SELECT asks('sound', 'extend', 'time') \g /dev/null
SELECT is((SELECT action || ' ' || authority FROM project_action WHERE project_code = 'sound'), 'extend minister', 'an extension without a date is to be decided');
UPDATE project SET accepted_on = '2024-06-14' WHERE code = 'sound';
SELECT is(state('sound', 'extension_undated'), NULL, '... until the project is accepted');
SELECT is(state('sound', 'extension_undated', '2024-06-13'), 'open', '... which it was not the day before');
UPDATE project SET accepted_on = NULL WHERE code = 'sound';
DELETE FROM project_change WHERE project_code = 'sound';

-- ---- other days -----------------------------------------------------------------------

CREATE TABLE kept AS SELECT * FROM project_finding_on('2024-05-31');
CREATE TABLE kept_facts AS SELECT * FROM project_fact_on('2024-05-31');
INSERT INTO disbursement (project_code, source, kind, amount, paid_on) SELECT code, 'national', 'advance', 90e6, '2024-06-01' FROM project;
INSERT INTO progress_report (project_code, reported_on, progress, forecast_ends_on, forecast_cost) SELECT code, '2024-06-02', 0.1, '2026-01-01', 900e6 FROM project;
INSERT INTO project_violation (project_code, found_on, description) SELECT code, '2024-06-03', 'sai' FROM project;
INSERT INTO project_funding (project_code, source, amount, decided_on) SELECT code, 'national', 500e6, '2024-06-04' FROM project;
INSERT INTO project_status (project_code, at, status) SELECT code, '2024-06-01 00:00+07', 'suspended' FROM project;
SELECT asks(code, 'stop', 'project', support => 0, decision => 'approved', asked => '2024-06-05') FROM project \g /dev/null
UPDATE project SET accepted_on = '2024-06-06' WHERE accepted_on IS NULL AND started_on IS NOT NULL;
UPDATE project_beneficiary SET status = 'dissolved', status_on = '2024-06-07' WHERE status = 'active';
SELECT bag_eq($$SELECT * FROM project_fact_on('2024-05-31')$$, 'SELECT * FROM kept_facts', 'what became known in June does not change the facts of May');
SELECT bag_eq($$SELECT * FROM project_finding_on('2024-05-31')$$, 'SELECT * FROM kept', '... nor its findings');
SELECT isnt_empty($$SELECT * FROM project_finding_on('2024-06-15') EXCEPT SELECT * FROM kept$$, '... but those of June');
SELECT is_empty($$SELECT * FROM project_fact_on('2024-01-09')$$, 'before its approval a project is not known');
SELECT is((SELECT count(*) FROM project_fact_on('2024-01-10')), (SELECT count(*) FROM project), '... on that day it is');
CREATE TABLE on_another_day AS SELECT * FROM project_finding;
UPDATE setting SET value = '2024-05-31' WHERE name = 'report_on';
SELECT bag_eq('SELECT subject_code, rule_code, message_vi, is_open FROM project_finding', 'SELECT subject_code, rule_code, message_vi, is_open FROM kept',
    'the setting says which day');
UPDATE setting SET value = '2024-06-15' WHERE name = 'report_on';
SET LOCAL enable_hashjoin = off;
SET LOCAL enable_hashagg = off;
SET LOCAL timezone = 'America/New_York';
SET LOCAL datestyle = 'German, DMY';
SELECT bag_eq('SELECT * FROM project_finding', 'SELECT * FROM on_another_day', 'the same findings by another plan and in another time zone');
RESET enable_hashjoin;
RESET enable_hashagg;
RESET timezone;
RESET datestyle;

-- ---- the province's parameters ------------------------------------------------------------

SELECT make('P1', 'local'), make('P2', 'national') \g /dev/null
UPDATE project SET accepted_on = '2024-05-20' WHERE code IN ('P1', 'P2');
INSERT INTO rule_parameter (rule_code, parameter, budget_source, valid, value) VALUES
    ('settlement_late', 'settlement_days', 'any', '[2024-05-21,)', '1'), ('settlement_late', 'settlement_days', 'any', '[2024-05-20,2024-05-21)', '40'),
    ('any', 'local_authority', 'any', '[2024-01-01,)', 'provincial_department'), ('any', 'local_authority', 'local', '[2024-06-01,)', 'provincial_committee'),
    ('advance_above_ratio', 'advance_ratio', 'any', '[2024-02-01,2024-03-02)', '0.4');
SET LOCAL session_replication_role = replica;
INSERT INTO rule_parameter (rule_code, parameter, budget_source, valid, value) VALUES ('another_rule', 'days', 'any', '(,)', '7');
SET LOCAL session_replication_role = origin;
SELECT is(state('P2', 'settlement_late'), NULL, 'the days to settle are those of the day of the acceptance');
SELECT bag_eq($$SELECT valid, parameters ->> 'settlement_days' AS days FROM project_parameters() WHERE event = 'accepted_on' AND budget_source = 'national'$$,
    $$VALUES (daterange '[2024-05-20,2024-05-21)', '40'), ('[2024-05-21,)', '1')$$, '... 40 of them');
UPDATE project SET accepted_on = '2024-05-21' WHERE code = 'P2';
SELECT is(state('P2', 'settlement_late'), 'open', '... a day later it is one');
UPDATE project SET accepted_on = NULL WHERE code = 'P1';
SELECT is(state('P1', 'advance_above_ratio'), 'open', 'the ratio of an advance is that of its day: 50 % of March the 1st is above 40 %');
SELECT is((SELECT authority FROM project_finding WHERE project_code = 'P1' AND rule_code = 'advance_above_ratio'), 'provincial_committee', 'who decides: the value for one budget goes first');
SELECT is((SELECT authority FROM project_finding_on('2024-05-31') WHERE project_code = 'P1' AND rule_code = 'advance_above_ratio'), 'provincial_department', '... on its days');
UPDATE disbursement SET paid_on = '2024-03-02' WHERE project_code = 'P1';
SELECT is(state('P1', 'advance_above_ratio'), NULL, '... a day later 70 % are allowed');
SELECT bag_eq($$SELECT DISTINCT event FROM project_parameters()$$, $$VALUES ('as_of'), ('accepted_on'), ('advanced_on')$$, 'parameters by event');
SELECT is_empty($$SELECT * FROM project_parameters() WHERE parameters ? 'days'$$, 'other rules'' parameters are left alone');
DELETE FROM rule_parameter;

-- ---- decisions checked ------------------------------------------------------------------------

CREATE FUNCTION decided(made text, rule text) RETURNS text LANGUAGE sql
RETURN (SELECT string_agg(concat_ws(' ', status, severity, authority, nullif(reason, 'no_deadline'), observed::integer), ', ' ORDER BY decision_id)
        FROM decision_finding WHERE project_code = made AND rule_code = rule);
DELETE FROM project_change;
DELETE FROM disbursement WHERE paid_on = '2024-06-01';
SELECT make('D' || n, CASE n WHEN 9 THEN 'local' ELSE 'national' END) FROM generate_series(1, 12) AS n \g /dev/null
UPDATE project SET is_group = true WHERE code = 'D4';
SELECT asks('D1', 'stop', 'project', support => 0, decision => 'approved', by => 'department'),
       asks('D2', 'adjust', 'support', support => 250e6, decision => 'approved', by => 'department', decided => '2024-06-02'),
       asks('D2', 'adjust', 'support', support => 250e6, decision => 'approved', by => 'department', decided => '2024-06-03'),
       asks('D3', 'extend', 'time', '2024-12-31', decision => 'approved', by => 'department'),
       asks('D3', 'extend', 'time', '2025-01-31', decision => 'approved', by => 'department', decided => '2024-06-11'),
       asks('D4', 'adjust', 'place', decision => 'approved', by => 'provincial_department'),
       asks('D5', 'adjust', 'place', decision => 'approved', by => 'provincial_department'),
       asks('D6', 'adjust', 'partner', decision => 'refused', by => 'minister'),
       asks('D7', 'adjust', 'content', decision => 'approved', by => 'minister', why => '...'),
       asks('D8', 'extend', 'time', '2025-01-31', decision => 'approved', asked => '2024-06-02'),
       asks('D9', 'supplement', 'project', decision => 'approved', by => 'minister'),
       asks('D10', 'extend', 'time', '2025-01-31', decision => 'approved', asked => '2024-05-30'),
       asks('D11', 'stop', 'project', support => 0, decision => 'approved', by => 'minister', majeure => true),
       asks('D12', 'stop', 'project', decision => 'approved', decided => '2024-06-16', by => 'department') \g /dev/null
UPDATE project SET original_ends_on = '2024-06-01' WHERE code IN ('D8', 'D10');
SELECT is(decided('D1', 'decision_authority'), 'fail error minister', 'to stop is the minister''s');
SELECT is(decided('D1', 'advance_not_returned'), 'fail error minister 100000000', '... and the advance is still out');
SELECT is(decided('D2', 'decision_authority'), 'fail error minister', 'more support is the minister''s, the same support again the department''s');
SELECT is(decided('D3', 'decision_authority'), 'fail error minister', 'within the year the department extends, beyond it the minister');
SELECT is(decided('D4', 'decision_authority'), NULL, 'the place of a group is the province''s');
SELECT is(decided('D5', 'decision_authority'), 'fail error department', '... of another project it is not');
SELECT is(decided('D6', 'decision_authority'), 'fail advisory department', 'the minister instead of the department');
SELECT is(decided('D7', 'decision_reason'), 'fail error minister', 'a reason without a word');
SELECT is(decided('D7', 'decision_authority'), NULL, '... from the right authority');
SELECT is(decided('D8', 'request_late'), 'fail warning minister 1', 'asked for a day after the end');
SELECT is(decided('D8', 'decision_late'), NULL, '... the decision is late because of that');
SELECT is(decided('D10', 'decision_late'), 'fail warning minister 9', 'asked for in time, decided nine days late');
SELECT is(decided('D9', 'decision_authority'), 'fail advisory provincial_committee', 'local money is for the province to decide on');
SELECT is(decided('D9', 'supplement_late'), 'fail error provincial_committee 101', 'money was paid on 1 March, the supplement decided on 10 June');
SELECT is(decided('D11', 'advance_not_returned'), NULL, 'what force majeure stops is settled by the work done');
SELECT is_empty($$SELECT * FROM decision_finding WHERE project_code = 'D12'$$, 'a decision after the report date is not there yet');
INSERT INTO rule_parameter (rule_code, parameter, budget_source, valid, value) VALUES ('any', 'local_authority', 'local', '[2024-06-10,2024-06-11)', 'provincial_department');
SELECT is(decided('D9', 'decision_authority'), 'fail advisory provincial_department', 'by the parameter of the day of the decision');

-- ---- timeline and progress --------------------------------------------------------------------------

SELECT results_eq($$SELECT event_on, event, amount::numeric, progress::numeric, is_plan FROM project_timeline WHERE project_code = 'D10' ORDER BY event_number$$, $$VALUES
    (date '2024-01-10', 'approved', 200e6, NULL::numeric, false), ('2024-02-01', 'planned_start', NULL, NULL, true), ('2024-02-05', 'started', NULL, NULL, false),
    ('2024-03-01', 'advance', 100e6, NULL, false), ('2024-04-20', 'report', 150e6, 0.3, false), ('2024-05-20', 'report', 250e6, 0.5, false),
    ('2024-05-30', 'change_asked', NULL, NULL, false), ('2024-06-01', 'original_end', NULL, NULL, true), ('2024-06-10', 'change_approved', NULL, NULL, false),
    ('2024-11-30', 'forecast_end', NULL, NULL, true), ('2025-01-31', 'approved_end', NULL, NULL, true)$$, 'a timeline, by hand');
SELECT is((SELECT count(*) FROM project_timeline), (SELECT sum(n) FROM (
        SELECT sum(num_nonnulls(approved_on, original_starts_on, started_on, original_ends_on, accepted_on, settled_on, liquidated_on)) AS n FROM project
        UNION ALL SELECT count(*) FROM progress_report UNION ALL SELECT count(*) FROM disbursement UNION ALL SELECT count(*) + count(decided_on) FROM project_change
        UNION ALL SELECT count(*) FROM project_status UNION ALL SELECT count(*) + count(resolved_on) FROM project_violation
        UNION ALL SELECT count(*) FROM project_current WHERE ends_on <> original_ends_on
        UNION ALL SELECT count(*) FROM project_current WHERE forecast_ends_on IS NOT NULL AND accepted_on IS NULL) AS part)::bigint,
    'no event of any table is lost or doubled');
UPDATE progress_report SET forecast_ends_on = '2025-02-10', forecast_cost = 600e6, planned_value = 400e6, spent = 200e6 WHERE project_code = 'D10' AND reported_on = '2024-05-20';
SELECT row_eq($$SELECT report_count, spi, cpi, original_slip, approved_slip, extension_count, extension_ratio, overdue_days, original_cost_growth, approved_cost_growth, cost_breach
        FROM project_progress WHERE project_code = 'D10'$$,
    -- 250 of 400 planned, 250 for 200 spent; 1 June 2024 and 31 January 2025 to 10 February 2025; 244 days more than 121; 600 over 500 million
    ROW(2::bigint, 0.6250::numeric(28,4), 1.2500::numeric(28,4), 254, 10, 1, round(244 / 121.0, 4)::numeric(28,4), 0, 0.2000::numeric(28,4), 0.2000::numeric(28,4), 'approved'::text),
    'progress against both baselines, by hand');
SELECT bag_eq('SELECT project_code FROM project_progress', 'SELECT code FROM project', '... each project once');
UPDATE project SET original_ends_on = '2024-05-01' WHERE code = 'D1';
SELECT row_eq($$SELECT original_slip, approved_slip, slip_reason, overdue_days, overdue_bucket FROM project_progress WHERE project_code = 'D1'$$,
    ROW(NULL::integer, NULL::integer, 'stopped'::text, 0, 'not_overdue'::text), 'what was stopped is not late');
INSERT INTO project (code, name, plan_year, budget_source, approved_on) VALUES ('bare', 'Trống', 2024, 'local', '2024-01-01');
SELECT row_eq($$SELECT report_count, spi_reason, cpi_reason, spi_time_reason, computed_ends_on_reason, slip_reason, cost_reason FROM project_progress WHERE project_code = 'bare'$$,
    ROW(0::bigint, 'no_rows'::text, 'no_rows'::text, 'no_rows'::text, 'no_rows'::text, 'original_ends_on'::text, 'total_cost'::text), 'nothing known, and why');

-- ---- waived -------------------------------------------------------------------

-- a project with a headline loses it to a waiver of that finding, and has it back the day after its last day
CREATE TEMP TABLE headline AS SELECT project_code, rule_code, finding_count, waived_count FROM project_action WHERE rule_code IS NOT NULL ORDER BY project_code LIMIT 1;
INSERT INTO waiver (rule_code, subject, subject_code, reason, valid, legal_document_code, is_synthetic)
SELECT rule_code, 'project', project_code, 'đã thống nhất', '[2024-06-01,2024-06-16)', (SELECT min(code) FROM legal_document), true FROM headline;
SELECT results_eq($$SELECT a.finding_count, a.waived_count, a.rule_code IS DISTINCT FROM h.rule_code FROM project_action AS a JOIN headline AS h USING (project_code)$$,
    'SELECT finding_count - 1, waived_count + 1, true FROM headline', 'a waived finding is counted apart and is no headline');
SELECT results_eq($$SELECT is_waived, waived_until, waiver_reason FROM project_finding JOIN headline USING (project_code, rule_code)$$,
    $$VALUES (true, date '2024-06-15', 'đã thống nhất')$$, '... and says until when and why');
UPDATE setting SET value = '2024-06-16' WHERE name = 'report_on';
SELECT is((SELECT is_waived FROM project_finding JOIN headline USING (project_code, rule_code)), false, '... it is back when the waiver has expired');
UPDATE setting SET value = '2024-06-15' WHERE name = 'report_on';
DELETE FROM waiver;

-- ---- rights ----------------------------------------------------------------------------------------------

SELECT is_empty($$SELECT relname FROM pg_class WHERE relnamespace = 'made_up'::regnamespace AND relkind = 'v'
    AND relname IN ('project_current', 'project_finding', 'project_action', 'decision_finding', 'project_timeline', 'project_progress')
    AND reloptions IS DISTINCT FROM '{security_invoker=true}'$$, 'views run with the caller''s rights');
SELECT is_empty($$SELECT proname FROM pg_proc WHERE pronamespace = 'made_up'::regnamespace AND proname LIKE 'project\_%\_on' AND (prosecdef OR provolatile <> 's' OR prosqlbody IS NULL)$$,
    'functions do, are STABLE and have a standard body');
CREATE ROLE nobody_of_register;
GRANT USAGE ON SCHEMA made_up, khuyencong TO nobody_of_register;
GRANT SELECT ON project_action, project_finding, decision_finding, project_timeline, project_progress TO nobody_of_register;
SET LOCAL ROLE nobody_of_register;
SELECT throws_ok('SELECT * FROM made_up.' || v, '42501', NULL, v || ' without rights on the tables')
FROM unnest(ARRAY['project_action', 'project_finding', 'decision_finding', 'project_timeline', 'project_progress']) AS v;
RESET ROLE;

SELECT * FROM finish();
ROLLBACK;
