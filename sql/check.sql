-- check: exact outputs of a small register made up by hand
SET search_path = khuyencong, public;
SET client_min_messages = warning;
SELECT create_register('tinh');
RESET client_min_messages;
SET datestyle = 'ISO, YMD';
SET search_path = tinh, khuyencong, public;
\set SHOW_CONTEXT never

INSERT INTO project (code, name, plan_year, budget_source, is_group, approved_on, original_starts_on, original_ends_on, original_support, total_cost, counterpart_committed, activity) VALUES
    ('DA1', 'Máy sấy mỳ', 2024, 'local', false, '2024-02-01', '2024-03-01', '2024-10-31', 150000000, 400000000, 250000000, 'machinery'),
    ('DA2', 'Máy ép gỗ', 2024, 'local', false, '2024-02-01', '2024-03-01', '2024-11-30', 200000000, 500000000, 300000000, 'machinery');
UPDATE project SET started_on = '2024-03-05';
INSERT INTO plan (code, name, plan_year, budget_source, jurisdiction, status, approved_amount, announced_items, approved_on) VALUES ('KH', 'Kế hoạch 2024', 2024, 'local', '24', 'approved', 350000000, 2, '2024-01-20');
INSERT INTO plan_item (code, plan_code, name, eligible_cost, support, counterpart, starts_on, ends_on) VALUES ('M1', 'KH', 'Máy sấy mỳ', 400000000, 150000000, 250000000, '2024-03-01', '2024-10-31');

-- a run, and what it says
CALL run_check('tinh', '2024-11-20');
SELECT rule_code, passed_count, failed_count, not_evaluable_count, waived_count, answered_count, error FROM check_result WHERE failed_count > 0 ORDER BY rule_code COLLATE "C";
SELECT subject, subject_code, rule_code, severity, action, observed, expected, difference, unit, message_vi, authority, act_by, first_seen FROM finding WHERE status = 'fail' ORDER BY subject COLLATE "C", subject_code COLLATE "C", rule_code COLLATE "C";
SELECT message_en, legal_basis FROM finding WHERE status = 'fail' AND subject = 'project' ORDER BY subject_code COLLATE "C", rule_code COLLATE "C";
SELECT comparison, count(*) > 0 AS some FROM replay_check('tinh', 1) GROUP BY comparison;

-- ten days later one is accepted, the other is late too
UPDATE project SET accepted_on = '2024-11-25' WHERE code = 'DA1';
CALL run_check('tinh', '2024-12-10');
SELECT subject_code, rule_code, change, cause, changed_facts, observed_before, observed FROM finding_change WHERE run_id = 2 AND change <> 'persisting' AND coalesce(status, status_before) = 'fail' ORDER BY subject_code COLLATE "C", rule_code COLLATE "C";
SELECT rule_code, subject_code, first_seen, last_seen, resolved_on, is_open, run_count FROM finding_history WHERE status = 'fail' AND subject = 'project' ORDER BY subject_code COLLATE "C", rule_code COLLATE "C";

-- a rule of one's own, and a broken one
CREATE VIEW rule_no_partner AS
SELECT 'project' AS subject, code AS subject_code, 'rule_no_partner' AS rule_code, CASE WHEN partner IS NULL THEN 'fail' ELSE 'pass' END AS status, 'advisory' AS severity, 'review' AS action,
    NULL::numeric AS observed, NULL::numeric AS expected, NULL::numeric AS difference, NULL::text AS unit, NULL::text AS reason,
    'Chưa có đơn vị phối hợp.' AS message_vi, 'There is no partner.' AS message_en, 'provincial_department' AS authority, NULL::date AS act_by, 'Quy định của tỉnh' AS legal_basis
FROM project;
COMMENT ON VIEW rule_no_partner IS 'Thiếu đơn vị phối hợp / No partner';
CREATE VIEW rule_broken AS SELECT code AS subject_code, 1 AS observed FROM project;
CALL run_check('tinh', '2024-12-10');
SELECT rule_code, passed_count, failed_count, error FROM check_result WHERE run_id = 3 AND rule_code LIKE 'rule\_%' ORDER BY rule_code COLLATE "C";
SELECT rule_code, title_vi, title_en, is_own FROM rule_catalogue WHERE is_own ORDER BY rule_code COLLATE "C";
SELECT * FROM own_rule_rows('tinh', 'rule_broken');

-- refused
INSERT INTO rule_parameter (rule_code, parameter, valid, value) VALUES ('starts', 'start_days', '(,)', '10');
INSERT INTO rule_parameter (rule_code, parameter, valid, value) VALUES ('not_started', 'days', '(,)', '10');
INSERT INTO rule_parameter (rule_code, parameter, valid, value) VALUES ('not_started', 'start_days', '(,)', '10 ngày');
INSERT INTO rule_parameter (rule_code, parameter, valid, value) VALUES ('advance_above_ratio', 'advance_ratio', '(,)', '70');
INSERT INTO waiver (rule_code, subject, subject_code, reason, valid) VALUES ('starts', 'project', 'DA1', 'x', '[2024-01-01,2025-01-01)');
INSERT INTO waiver (rule_code, subject, subject_code, reason, valid) VALUES ('end_passed', 'project', 'DA9', 'x', '[2024-01-01,2025-01-01)');
CALL run_check('nowhere', '2024-12-10');
CALL run_check('tinh', NULL);
CALL run_check('tinh', 'infinity');
SELECT * FROM replay_check('tinh', 9);

SET client_min_messages = warning;
DROP SCHEMA tinh CASCADE;
