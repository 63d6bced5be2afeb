-- rules: exact outputs, at the limits and beyond
\set VERBOSITY terse
SET search_path = khuyencong, public;

-- a project that cannot go on: 12.492,1 million đồng advanced, no work done
\x on
SELECT * FROM check_project(as_of => '2024-11-20', budget_source => 'national', plan_year => 2024, is_group => false,
    ends_on => '2024-10-31', accepted => false, forecast_ends_on => '2025-02-15', beneficiary_status => 'withdrawn',
    approved_support => 15000000000, advanced => 12492100000, recovered => 0, progress => 0)
WHERE status = 'fail';
SELECT action, rule_code, severity, finding_count, reason, message_vi, message_en, authority, act_by, legal_basis
FROM project_action(as_of => '2024-11-20', budget_source => 'national', plan_year => 2024, is_group => false,
    ends_on => '2024-10-31', accepted => false, forecast_ends_on => '2025-02-15', beneficiary_status => 'withdrawn',
    approved_support => 15000000000, advanced => 12492100000, recovered => 0, progress => 0);
-- nothing wrong, and nothing known
SELECT action, rule_code, severity, finding_count, reason, replace(message_vi, not_evaluable_count::text, 'n') AS message_vi, replace(message_en, not_evaluable_count::text, 'n') AS message_en, authority, act_by, legal_basis
FROM project_action(extension_count => 1);
SELECT finding_count, not_evaluable_count = (SELECT count(DISTINCT code) FROM rules() WHERE subject = 'project') AS all_rules FROM project_action();
\x off

-- the sentences of one rule for each verdict
SELECT status, reason, message_vi, message_en
FROM (VALUES (1, 1150, 1000), (2, 1149, 1000), (3, NULL, 1000), (4, 5, 0)) AS f(n, forecast, cost),
     check_project(forecast_cost => forecast * 1000000, total_cost => cost * 1000000, include_passed => true) WHERE rule_code = 'cost_growth' ORDER BY n;
SELECT status, reason, message_vi, message_en
FROM (VALUES (1, 'national', 'training', DATE '2024-06-01'), (2, 'national', 'mining', '2024-06-01'), (3, 'local', 'training', '2024-06-01'), (4, 'national', 'machinery', '2013-06-01'), (5, NULL, 'new_enterprise', '2024-06-01')) AS f(n, source, content, day),
     check_project(as_of => day, budget_source => source, content_code => content, advanced => 5, accepted => false, include_passed => true) WHERE rule_code = 'advance_early' ORDER BY n;

-- an unknown budget: the law of either, each of the day; no day, no law
SELECT day, status, reason, severity, authority, legal_basis FROM (VALUES (1, DATE '2014-02-10'), (2, '2016-06-01'), (3, '2019-06-01'), (4, NULL)) AS d(n, day),
     check_project(as_of => day, content_code => 'training', approved_support => 100, advanced => 80, recovered => 0, is_multi_year => false, accepted => false)
WHERE rule_code = 'advance_above_ratio' ORDER BY n;
SELECT rule_code, status, reason FROM check_project(budget_source => 'national', violation => true, content_changed => false, extension_count => 2, include_passed => true)
WHERE rule_code IN ('violation', 'content_changed', 'serial_extension');

-- deadlines: done late needs no decision
SELECT rule_code, severity, action, observed, expected, difference, unit, act_by, reason, message_vi, message_en
FROM check_project(as_of => '2025-03-01', budget_source => 'national', plan_year => 2024, ends_on => '2024-12-15', accepted_on => '2024-12-10', settled_on => '2024-12-30', liquidated => false)
WHERE rule_code IN ('settlement_late', 'liquidation_late');
-- the 25th of the month, at the end of the year and in a leap year
SELECT day, told, status, act_by, difference
FROM (VALUES (1, DATE '2024-01-24', DATE '2023-11-25'), (2, '2024-01-24', '2023-11-24'), (3, '2024-01-25', '2023-12-25'), (4, '2024-01-25', '2023-12-24'), (5, '2024-03-24', '2024-01-25'), (6, '2024-03-25', '2024-02-24'), (7, '2024-02-29', '2024-03-01')) AS f(n, day, told),
     check_project(as_of => day, budget_source => 'national', started_on => '2023-01-01', accepted => false, progress_on => told, include_passed => true) WHERE rule_code = 'report_missing' ORDER BY n;

-- amounts beyond 128 bits and with many decimals are exact, in figures and words
SELECT status, severity, observed, expected, difference, message_vi, message_en
FROM (VALUES (1, 1e30, 1e30 + 0.5), (2, 0.0000001, 0.00000010000000000000001), (3, 1e40, 1.15e40), (4, 1e40, 1.15e40 - 1e-20)) AS f(n, cost, forecast),
     check_project(total_cost => cost, forecast_cost => forecast, include_passed => true, parameters => '{"cost_growth_warning": 0, "cost_growth_breach": 0.15}') WHERE rule_code = 'cost_growth' ORDER BY n;
SELECT observed, expected, message_en FROM check_project(as_of => '2024-06-01', budget_source => 'local', approved_support => 1e30, requested_support => 1e30 + 1e-15) WHERE status = 'fail';
-- negative amounts: refunds
SELECT rule_code, status, reason, observed FROM check_project(as_of => '2024-06-01', budget_source => 'national', in_plan => false, advanced => -5, paid => 0, approved_support => -1, total_cost => -2, forecast_cost => 5, include_passed => true)
WHERE rule_code IN ('not_in_plan', 'advance_above_ratio', 'counterpart_missing', 'cost_growth');

-- parameters
SELECT rule_code, severity, expected, message_en FROM check_project(total_cost => 100, forecast_cost => 112, parameters => '{"cost_growth_warning": 0.1, "cost_growth_breach": 0.12}') WHERE status = 'fail';
SELECT authority FROM check_project(as_of => '2024-06-01', budget_source => 'local', violation => true, parameters => '{"local_authority": "provincial_department", "settlement_days": 3}') WHERE status = 'fail';

-- in a select list, in a lateral join, with no rows, beside a limit
SELECT (f).rule_code, (f).status FROM (SELECT check_project(violation => true, as_of => '2024-06-01') AS f LIMIT 2) AS q;
SELECT n, rule_code FROM generate_series(1, 3) AS n, check_project(extension_count => n, as_of => '2024-06-01') WHERE status = 'fail' ORDER BY n;
SELECT count(*) FROM generate_series(1, 0) AS n, check_project(extension_count => n);
SELECT rule_code, rank FROM check_project(violation => true, as_of => '2024-06-01') WITH ORDINALITY AS f(rule_code, status, severity, action, observed, expected, difference, unit, reason, vi, en, authority, act_by, basis, rank) WHERE rank < 3;

-- support ceilings: a machine of 500 and of 700 million, a technology line of 1 000
SELECT support_ceiling(500, 0.5, 300) AS rate_binds, support_ceiling(700, 0.5, 300) AS cap_binds, support_ceiling(1000, 0.5, 300, 1.5) AS multiplied,
       support_ceiling(600, 0.5, 300) AS both, support_ceiling(500, NULL, 300) AS no_rate, support_ceiling(500, 0.5, NULL) AS no_cap, support_ceiling(500, 0.5, NULL, 1.5) AS no_cap_to_multiply,
       support_ceiling(500, NULL, NULL) AS no_bound, support_ceiling(NULL, 0.5, 300) AS unknown_cost, support_ceiling(NULL, NULL, 300) AS cost_does_not_matter, support_ceiling(0, 0.5, 300) AS free, support_ceiling(1e100, 1, 1e99, 0.10) AS wide;

-- an item of a plan with much wrong, one sentence a rule; what is law and what came after it
SELECT rule_code, severity, action, observed, expected, difference, unit, message_vi FROM check_plan_item(approved_on => '2016-03-01', plan_year => 2016, budget_source => 'national', content_listed => false, sector_listed => false,
    is_mineral => true, area_difficult => false, is_excluded_kiln => true, support => 350000000, eligible_cost => 500000000, max_rate => 0.5, max_amount => 200000000, multiplier => 1.6, multiplier_ground => 'none', counterpart => 120500000,
    other_state_support => true, is_focal => true, content_count => 1, starts_on => '2016-05-01', ends_on => '2016-11-30', is_group => false, has_beneficiary => false, has_objective => false, foreign_fairs_in_year => 3, supported_before => true,
    has_parent => true, parent_period => '[2011-01-01,2016-01-01)', parent_remaining => 300000000, norm_jurisdiction => 'local', management_cost => 15000000, estimate => 500000000) WHERE status = 'fail';
SELECT rule_code, action, decided, message_en FROM check_plan_item(approved_on => '2016-03-01', plan_year => 2015, budget_source => 'local', as_of => '2016-06-01', support => 0, content_count => 0, starts_on => '2016-05-01', ends_on => '2016-11-30', is_group => true, has_parent => false,
    establishment_eligible => false, max_rate => 0.6, national_max_rate => 0.5, max_amount => 100, national_max_amount => 200, norm_jurisdiction => 'local', local_norm_capped => true, group_plan_approved => false) AS f, LATERAL (SELECT f.authority) AS a(decided) WHERE status = 'fail';
SELECT status, reason, severity, authority, message_vi FROM check_plan_item(approved_on => '2020-03-01', budget_source => 'national', is_group => true, as_of => '2020-05-02', starts_on => '2020-05-01', group_plan_approved => false) WHERE rule_code = 'group_plan_missing';
-- the period of a programme, open or not, in words
SELECT message_vi, message_en FROM unnest(ARRAY['[2016-01-01,2020-12-31]', '(,2020-12-31]', '[2022-01-01,)', '[2022-01-01,infinity)']::daterange[]) WITH ORDINALITY AS p(period, n),
     check_plan_item(approved_on => '2016-03-01', budget_source => 'national', has_parent => true, parent_period => period, starts_on => '2021-05-01', ends_on => '2021-11-30') WHERE status = 'fail' ORDER BY n;
-- the multiplier, before and after 11/05/2018
SELECT day, rule_code, status, severity, message_vi, message_en FROM unnest(ARRAY[DATE '2018-05-10', '2018-05-11']) AS d(day), check_plan_item(approved_on => day, budget_source => 'national', multiplier => 1.75, multiplier_ground => 'technology_line') WHERE rule_code LIKE 'multiplier%' ORDER BY day, rule_code;
-- a plan with much wrong
SELECT rule_code, severity, action, observed, expected, difference, unit, act_by, message_vi, message_en FROM check_plan(plan_year => 2020, budget_source => 'national', approved_on => '2020-01-15', approved_amount => 32547000000, items_amount => 32546900000, announced_items => 130, listed_items => 131, budget_amount => 32000000000,
    registration_stage => 'ministry', registered_on => '2019-06-25', management_cost => 500000000, difficult_share => 0.263, difficult_target => 0.528, focal_count => 0, multi_year_count => 0, integrated_count => 0,
    national_amount => 15000000000, national_budget => 14975900000, local_amount => 32547000000, local_budget => 32547000000, priority_order_breaches => 2, has_programme => false, previous_total => 20000000000) WHERE status = 'fail';
SELECT message_vi, message_en FROM check_plan(plan_year => 2020, budget_source => 'national', registration_stage => 'province', registered => false, as_of => '2019-05-25') WHERE status = 'fail';
-- days of grace by guidance, a share of zero, nothing to compare with
SELECT rule_code, status, reason, difference FROM check_plan(plan_year => 2020, budget_source => 'national', approved_on => '2016-01-15', registration_stage => 'province', registered_on => '2019-05-25', management_cost => 5, budget_amount => 0, approved_amount => 0, previous_total => 0, include_passed => true, parameters => '{"registration_days": 6}')
WHERE rule_code IN ('registered_late', 'management_cost', 'plan_growth');
-- a network with much wrong
SELECT rule_code, severity, observed, expected, unit, authority, message_vi, message_en FROM check_network(as_of => '2022-12-31', level => 'province', area_count => 209, covered_count => 210, branch_count => 2, collaborator_count => 500, centre_count => 0, deputy_count => 3, branch_deputy_count => 3, coverage_target => 1, collaborators_per_area => 2) WHERE status = 'fail'
UNION ALL SELECT rule_code, severity, observed, expected, unit, authority, message_vi, message_en FROM check_network(as_of => '2022-12-31', level => 'commune', area_count => 209, covered_count => 58, collaborator_count => 0, coverage_target => 0.5, parameters => '{"local_authority": "provincial_department"}') WHERE status = 'fail';

-- errors
DO $$
DECLARE
    call text;
    state text; message text; detail text; hint text;
BEGIN
    FOREACH call IN ARRAY ARRAY[
        $c$check_project(budget_source => 'state')$c$, $c$check_project(beneficiary_status => 'Active')$c$, $c$check_project(budget_source => '')$c$, $c$check_project(budget_source => repeat('ngân sách ', 10))$c$,
        $c$check_project(as_of => 'infinity')$c$, $c$check_project(starts_on => '0024-05-01')$c$, $c$check_project(ends_on => '2156-01-01')$c$,
        $c$check_project(plan_year => 24)$c$, $c$check_project(extension_count => -1)$c$,
        $c$check_project(progress => 75)$c$, $c$check_project(previous_progress => -0.1)$c$, $c$check_project(progress => 'NaN')$c$, $c$check_project(total_cost => 'Infinity')$c$,
        $c$check_project(parameters => '[]')$c$, $c$check_project(parameters => 'null')$c$, $c$check_project(parameters => '{"start_day": 3}')$c$, $c$check_project(parameters => '{"": 1}')$c$, $c$check_project(parameters => jsonb_build_object(repeat('tỷ lệ ', 10), 1))$c$,
        $c$check_project(parameters => '{"settlement_days": "15"}')$c$, $c$check_project(parameters => '{"settlement_days": null}')$c$, $c$check_project(parameters => '{"settlement_days": 1.5}')$c$,
        $c$check_project(parameters => '{"settlement_days": -1}')$c$, $c$check_project(parameters => '{"settlement_days": 1e400}')$c$, $c$check_project(parameters => '{"settlement_days": {"days": [15]}}')$c$,
        $c$check_project(parameters => '{"advance_ratio": 70}')$c$, $c$check_project(parameters => '{"cost_growth_warning": 15}')$c$, $c$check_project(parameters => '{"cost_growth_warning": 0.3}')$c$, $c$check_project(parameters => '{"original_time_growth_breach": 0.2999}')$c$, $c$check_project(parameters => '{"extension_limit": 1e9}')$c$,
        $c$check_project(parameters => '{"local_authority": "mayor"}')$c$, $c$check_project(parameters => '{"local_authority": 1}')$c$,
        $c$check_plan_item(multiplier => 0.99)$c$, $c$check_plan_item(multiplier => 'NaN')$c$, $c$check_plan_item(parent_period => 'empty')$c$, $c$check_plan_item(parent_period => '[1899-12-31,)')$c$, $c$check_plan_item(parent_period => '[2020-01-01,2156-01-02)')$c$, $c$check_plan_item(multiplier_ground => 'friend')$c$,
        $c$check_plan_item(parameters => '{"multiplier_limit": 15}')$c$, $c$check_plan(registration_stage => 'district')$c$, $c$check_plan(parameters => '{"settlement_days": 15}')$c$, $c$check_plan(parameters => '{"management_share": 1.5}')$c$, $c$check_network(level => 'village')$c$, $c$check_network(covered_count => -1)$c$,
        $c$project_action(budget_source => 'state')$c$, $c$project_action(parameters => '{"include_passed": true}')$c$,
        $c$support_ceiling(-1, 0.5, 300)$c$, $c$support_ceiling(500, 50, 300)$c$, $c$support_ceiling(500, 0.5, 'NaN')$c$]
    LOOP
        BEGIN
            EXECUTE 'SELECT ' || call;
            RAISE INFO '%: no error', call;
        EXCEPTION WHEN OTHERS THEN
            GET STACKED DIAGNOSTICS state = RETURNED_SQLSTATE, message = MESSAGE_TEXT, detail = PG_EXCEPTION_DETAIL, hint = PG_EXCEPTION_HINT;
            RAISE INFO '%', concat_ws(E'\n    ', call, state || ': ' || message, nullif(detail, ''), nullif(hint, ''));
        END;
    END LOOP;
END $$;
