-- report: what a report counts, when a run writes, and every error
\set VERBOSITY default
\set SHOW_CONTEXT never
SET client_min_messages = warning;
SET DateStyle = 'ISO';
SET search_path = public, khuyencong;

-- periods: every kind, at both ends, in a leap year and not
SELECT as_of::date, month.*, quarter.*, half_year.*, year.*
FROM (VALUES ('2024-02-29'), ('2023-02-01'), ('2022-03-31'), ('2022-04-01'), ('2022-06-30'), ('2022-07-01'), ('2022-12-31'), ('1900-01-01'), ('2155-12-31')) AS d (as_of),
     report_period('month', as_of::date) AS month, report_period('quarter', as_of::date) AS quarter,
     report_period('half_year', as_of::date) AS half_year, report_period('year', as_of::date) AS year;
SELECT * FROM report_period('month', NULL);
SELECT * FROM report_period('week', '2022-03-31');
SELECT * FROM report_period('year', 'infinity');
SELECT * FROM report_period('year', '1899-12-31');

-- three projects, all made up: A of the first half-year, paid in both; B decided on
-- the last day of June and cut in July; C of the year before, paid back in June
SELECT create_register('r');
SET search_path = r, khuyencong, public;
INSERT INTO area (code, name, kind, valid) VALUES ('P', 'Tỉnh mẫu', 'province', '(,)');
INSERT INTO area (code, name, kind, parent_code, valid) VALUES ('D1', 'Huyện một', 'district', 'P', '(,)'), ('D2', 'Huyện hai', 'district', 'P', '(,)');
INSERT INTO area_scheme VALUES ('S', 'danh mục mẫu', 'made-up list');
INSERT INTO area_class VALUES ('D1', 'S', '[2020-01-01,2030-01-01)', 'III', true);
INSERT INTO establishment (code, name, area_code, valid) VALUES ('E1', 'Cơ sở 1', 'D1', '(,)'), ('E2', 'Cơ sở 2', 'D2', '(,)');
INSERT INTO plan (code, name, plan_year, budget_source, jurisdiction, status, approved_on, approved_amount) VALUES
    ('K1', 'Kế hoạch', 2022, 'local', 'P', 'superseded', '2022-01-05', 500e6), ('K2', 'Kế hoạch điều chỉnh', 2022, 'local', 'P', 'approved', '2022-06-20', 700e6);
INSERT INTO plan_item (code, plan_code, name, content_code, area_code, support) VALUES
    ('K1.1', 'K1', 'A', 'ND45.3', 'D1', 500e6), ('K2.1', 'K2', 'A', 'ND45.3', 'D1', 400e6), ('K2.2', 'K2', 'B', 'ND45.1', 'D2', 300e6);
INSERT INTO project (code, name, plan_year, plan_item_code, budget_source, content_code, area_code, approved_on, accepted_on) VALUES
    ('A', 'Đề án A', 2022, 'K2.1', 'local', 'ND45.3', 'D1', '2022-02-01', '2022-06-30'),
    ('B', 'Đề án B', 2022, 'K2.2', 'local', 'ND45.1', 'D2', '2022-06-30', NULL),
    ('C', 'Đề án C', 2021, NULL, 'national', 'ND45.3', 'D2', '2021-03-01', '2021-11-01');
INSERT INTO project_beneficiary (project_code, establishment_code, area_code) VALUES ('A', 'E1', 'D1'), ('B', 'E2', 'D2'), ('C', 'E2', 'D2');
INSERT INTO project_funding (project_code, source, establishment_code, amount, decided_on) VALUES
    ('A', 'local', 'E1', 400e6, '2022-02-01'), ('A', 'counterpart', NULL, 600e6, '2022-02-01'),
    ('B', 'local', 'E2', 300e6, '2022-06-30'), ('B', 'local', 'E2', -100e6, '2022-07-01'), ('C', 'national', 'E2', 50e6, '2021-03-01');
INSERT INTO disbursement (project_code, source, kind, amount, paid_on) VALUES
    ('A', 'local', 'advance', 280e6, '2022-03-01'), ('A', 'local', 'settlement', 120e6, '2022-07-10'), ('A', 'counterpart', 'settlement', 600e6, '2022-06-01'),
    ('C', 'national', 'settlement', 50e6, '2021-12-01'), ('C', 'national', 'recovery', 10e6, '2022-06-15');

CALL run_report('r', '2022-01-01', '2022-06-30', '2022-06-30');
CALL run_report('r', 'half_year', '2022-12-31');
CALL run_report('r', 'year', '2022-12-31');
CALL run_report('r', 'month', '2022-06-30');
-- the first half-year as it was known in May: before the plan was replaced and B approved
CALL run_report('r', '2022-01-01', '2022-06-30', '2022-05-15');
SELECT period_start, period_end, as_of, planned, support, paid, counterpart, project_count AS projects, establishment_count AS heads,
       approved_count AS approved, accepted_count AS accepted, open_count AS open
FROM report_summary ORDER BY 1, 2, 3;
SELECT period_start, period_end, as_of, dimension, name_vi, support, share, project_count, establishment_count FROM report_funding
WHERE dimension IN ('content', 'source', 'area') AND period_end <> '2022-12-31' ORDER BY period_start, period_end, as_of, line;
SELECT period_start, period_end, as_of, dimension, name_vi, item_count, planned, support, paid, round(support_of_planned, 4) AS support_of_planned, round(paid_of_support, 4) AS paid_of_support
FROM report_plan_result WHERE period_end <> '2022-12-31' ORDER BY period_start, period_end, as_of, line;
SELECT period_start, period_end, as_of, funding_share_percent, beneficiary_share_percent, round(disparity, 4) AS disparity, parity_gap FROM report_equity ORDER BY 1, 2, 3;
SELECT period_start, period_end, as_of, year, support, counterpart, round(leverage, 4) AS leverage, reason FROM report_leverage ORDER BY 1, 2, 3, line;

-- again: the log says that nothing changed; a correction changes what it is about, and a report that is not run stays
CALL run_report('r', '2022-01-01', '2022-06-30', '2022-06-30');
UPDATE project_funding SET amount = 500e6 WHERE amount = 400e6;
CALL run_report('r', '2022-01-01', '2022-06-30', '2022-06-30');
DELETE FROM disbursement WHERE kind = 'recovery';
CALL run_report('r', 'month', '2022-06-30');
SELECT period_start, period_end, as_of, changed_count > 0 AS changed, started_by = current_user AS by_me, extension_version = extversion AS installed, finished_at >= started_at AS ended
FROM report_run, pg_extension WHERE extname = 'khuyencong' ORDER BY id;
SELECT period_start, period_end, as_of, support, paid FROM report_summary ORDER BY 1, 2, 3;
-- a report goes with all its lines
DELETE FROM report_summary WHERE as_of = '2022-05-15';
SELECT count(*) FROM report_plan_result WHERE as_of = '2022-05-15';

-- another day for a session, and back
SELECT report_on = (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS today FROM report_setting;
SET khuyencong_register.report_on = '2022-06-15';
SELECT report_on FROM report_setting;
CALL run_report('r', 'month', '2022-06-30');
SELECT report_on FROM report_setting;
RESET khuyencong_register.report_on;

-- without anything
SELECT create_register('nothing');
CALL run_report('nothing', 'year', '2022-12-31');
SELECT planned, support, paid, project_count, open_count, has_synthetic FROM nothing.report_summary;
SELECT count(*) FROM nothing.report_funding;
SELECT year, support, counterpart, leverage, reason FROM nothing.report_leverage;

-- errors
CALL run_report(NULL, 'year', '2022-12-31');
CALL run_report('r', 'year', NULL);
CALL run_report('r', '2022-01-01', '2022-12-31', NULL);
CALL run_report('r', 'decade', '2022-12-31');
CALL run_report('r', '2022-12-31', '2022-01-01', '2022-12-31');
CALL run_report('r', '2022-06-01', '2022-12-31', '2022-05-31');
CALL run_report('r', '-infinity', '2022-12-31', '2022-12-31');
CALL run_report('r', '2022-01-01', '2022-12-31', 'infinity');
CALL run_report('nowhere', 'year', '2022-12-31');
CREATE ROLE regress_report_reader;
SELECT grant_reader('r', 'regress_report_reader');
SET ROLE regress_report_reader;
CALL run_report('r', 'year', '2022-12-31');
SELECT count(*) FROM report_summary;
RESET ROLE;
SELECT count(*) AS runs FROM report_run;
RESET search_path;
DROP SCHEMA r, nothing CASCADE;
DROP OWNED BY regress_report_reader;
DROP ROLE regress_report_reader;
