-- Rules: included by bench.sql, whose rows, functions and procedures it uses.
-- Projects under way, every fact known, about one in four with something wrong.
CREATE UNLOGGED TABLE project_fact AS
SELECT n AS id, DATE '2024-11-20' AS as_of, CASE WHEN n % 3 = 0 THEN 'local' ELSE 'national' END AS budget_source, 2024 AS plan_year,
       n % 97 <> 5 AS in_plan, n % 11 = 0 AS is_group,
       ('{training,machinery,demonstration_model,cluster_infrastructure,fair,media}'::text[])[1 + n % 6] AS content_code,
       DATE '2024-01-15' + n % 60 AS starts_on, e.ends_on, e.ends_on AS original_ends_on, e.ends_on + CASE WHEN n % 41 = 7 THEN 35 ELSE -5 END AS forecast_ends_on,
       CASE WHEN n % 53 <> 3 THEN DATE '2024-01-20' + n % 70 END AS started_on, CASE WHEN n % 2 = 0 THEN DATE '2024-11-10' - n % 20 END AS accepted_on,
       CASE WHEN n % 2 = 0 AND n % 37 <> 4 THEN DATE '2024-11-15' - n % 20 END AS settled_on, CASE WHEN n % 2 = 0 AND n % 37 <> 4 THEN DATE '2024-11-18' END AS liquidated_on,
       CASE WHEN n % 43 <> 8 THEN DATE '2024-11-01' ELSE DATE '2024-09-10' END AS progress_on,
       m AS approved_support, m AS original_support, CASE WHEN n % 89 = 2 THEN m + 50000000 END AS requested_support,
       2.5 * m AS total_cost, 2 * m AS invested, 1.5 * m AS counterpart_committed, CASE WHEN n % 61 = 9 THEN 0.7 ELSE 1.5 END * m AS counterpart_paid,
       CASE WHEN n % 71 = 11 THEN 0.9 ELSE 0.25 END * m AS advanced, 0.25 * m AS paid, 0::numeric AS recovered, n % 101 = 13 AS other_state_support,
       CASE WHEN n % 67 = 21 THEN 0.4 ELSE 0.8 END AS progress, 0.4 AS previous_progress, CASE WHEN n % 83 = 17 THEN 'withdrawn' ELSE 'active' END AS beneficiary_status,
       n % 103 = 1 AS content_changed, n % 107 = 1 AS place_changed, n % 109 = 1 AS beneficiary_changed, n % 113 = 1 AS partner_changed,
       n % 127 = 1 AS violation, n % 131 = 1 AS force_majeure, CASE WHEN n % 47 = 5 THEN 2 ELSE n % 2 END AS extension_count,
       n % 53 <> 3 AS started, n % 2 = 0 AS accepted, n % 2 = 0 AND n % 37 <> 4 AS settled, n % 2 = 0 AND n % 37 <> 4 AS liquidated, true AS reported,
       n % 89 = 2 AS change_requested, NULL::date AS requested_ends_on, NULL::date AS advanced_on, false AS is_multi_year,
       2.5 * m AS original_total_cost, CASE WHEN n % 59 = 19 THEN 3 ELSE 2.5 END * m AS forecast_cost
FROM generate_series(1, :rows / 5) AS r(n), LATERAL (SELECT DATE '2024-12-31' - n % 40, (100 + n % 400) * 1000000::numeric) AS e(ends_on, m);
VACUUM (ANALYZE, FREEZE) project_fact;
\ir ../test/rules_plain.psql
SELECT format('CREATE VIEW our_finding AS SELECT id, (f).* FROM (SELECT id, check_project(%s) AS f FROM project_fact) AS q', string_agg(format('%1$s => %1$s', fact), ', ' ORDER BY place)),
       format('CREATE VIEW our_join AS SELECT id, f.* FROM project_fact AS p, check_project(%s) AS f', string_agg(format('%1$s => p.%1$s', fact), ', ' ORDER BY place))
FROM rule_facts() WHERE subject = 'project' \gexec
CALL compare('all project rules, a fifth of the rows, against one SQL branch a rule',
    'SELECT count(*), count(message_vi), count(message_en), count(legal_basis) FROM plain_union',
    'SELECT count(*), count(message_vi), count(message_en), count(legal_basis) FROM our_finding', 5);
-- the strongest plain SQL we know: all branches beside each project, one scan
CALL compare('all project rules, against all branches in one scan',
    'SELECT count(*), count(message_vi), count(message_en), count(legal_basis) FROM plain_finding',
    'SELECT count(*), count(message_vi), count(message_en), count(legal_basis) FROM our_finding');
CALL compare('all project rules, joined, against one SQL branch a rule',
    'SELECT count(*), count(message_vi), count(message_en), count(legal_basis) FROM plain_union',
    'SELECT count(*), count(message_vi), count(message_en), count(legal_basis) FROM our_join');
