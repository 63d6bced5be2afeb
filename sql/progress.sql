-- progress: exact outputs, at the limits and beyond
\set VERBOSITY terse
SET search_path = khuyencong, public;
SET TimeZone = 'UTC';
SET DateStyle = 'ISO';

-- ---- figures of one date --------------------------------------------------

-- a project of 100 million đồng, 40 planned to date, 35 accepted, 36 settled
SELECT spi(40000, 35000), cpi(35000, 36000), to_complete_index(100000, 35000, 36000);
SELECT method, estimate_at_completion(100000, 40000, 35000, 36000, method)
FROM unnest(ARRAY['typical', 'atypical', 'combined', 'weighted']) AS method;
-- the weights of the last: all on cost is typical, all on schedule
SELECT estimate_at_completion(100000, 40000, 35000, 36000, 'weighted', 1) AS cost, estimate_at_completion(100000, 40000, 35000, 36000, 'weighted', 0) AS schedule,
       estimate_at_completion(100000, 40000, 35000, 36000, 'weighted', cost_weight => 0.5) AS half;

-- why there is none
SELECT planned, earned, spi(planned, earned), spi_reason(planned, earned)
FROM (VALUES (0, 0), (0, 5), (5, 0), (5, 5), (-5, 5), (5, -5), (NULL, 5), (5, NULL), (NULL, NULL), (0, NULL)) AS v(planned, earned);
SELECT earned, spent, cpi(earned, spent), cpi_reason(earned, spent)
FROM (VALUES (0, 0), (5, 0), (0, 5), (5, 5), (5, -5), (-5, 5), (NULL, 5), (5, NULL)) AS v(earned, spent);
SELECT budget, earned, spent, to_complete_index(budget, earned, spent), to_complete_index_reason(budget, earned, spent)
FROM (VALUES (100, 100, 100), (100, 100, 150), (100, 120, 150), (100, 60, 100), (100, 60, 150), (100, 60, 40), (0, 0, 0), (-1, 0, 0), (100, NULL, 0), (NULL, 0, 0), (100, 0, NULL), (100, -1, 0), (100, 0, -1))
     AS v(budget, earned, spent);
SELECT planned, earned, spent, method, estimate_at_completion(100, planned, earned, spent, method), estimate_at_completion_reason(100, planned, earned, spent, method)
FROM (VALUES (40, 0, 0, 'typical'), (40, 0, 10, 'typical'), (40, 10, 0, 'typical'), (0, 10, 10, 'typical'), (0, 10, 10, 'combined'), (0, 0, 10, 'weighted'), (40, 0, 10, 'weighted'),
             (40, 0, 0, 'atypical'), (0, 10, 0, 'atypical'), (NULL, 10, 10, 'atypical'), (40, NULL, 10, 'typical'), (40, 10, NULL, 'typical'), (40, 10, 10, NULL), (40, 120, 110, 'typical'))
     AS v(planned, earned, spent, method);
SELECT estimate_at_completion(NULL, 1, 1, 1, 'typical'), estimate_at_completion_reason(NULL, 1, 1, 1, 'typical'), estimate_at_completion_reason(-1, 1, 1, 1, 'typical'), estimate_at_completion(0, 1, 1, 1, 'typical') AS nothing_approved;
SELECT paid, scheduled, disbursement(paid, scheduled), disbursement_reason(paid, scheduled)
FROM (VALUES (30, 40), (0, 40), (50, 40), (-10, 40), (30, 0), (0, 0), (30, -5), (NULL, 40), (30, NULL)) AS v(paid, scheduled);
-- huge and tiny
SELECT spi(1e131071, 1e131071), spi(2e-16383, 1e-16383) = .5 AS tiny, to_complete_index(1e30, 5e29, 0), cpi(1e-20, 1e20) = 1e-40 AS far_apart;

-- planned to date: a year has 366 days here
SELECT as_of, planned_to_date(732, '2024-01-01', '2025-01-01', as_of)
FROM (VALUES (date '2023-12-31'), ('2024-01-01'), ('2024-01-02'), ('2024-07-02'), ('2024-12-31'), ('2025-01-01'), ('2025-01-02'), (NULL)) AS v(as_of);
SELECT planned_to_date(100, '2024-01-01', '2024-01-01', '2024-01-01') AS no_day, planned_to_date(100, '2024-01-02', '2024-01-01', '2024-01-01') AS backwards,
       planned_to_date(NULL, '2024-01-01', '2024-01-02', '2024-01-01') AS no_budget, planned_to_date(100, '0002-01-01 BC', '0001-01-01 BC', '0002-07-02 12:00 BC') AS long_ago,
       planned_to_date(3, '4714-11-24 BC', '5874897-12-31', '2024-01-01') AS all_of_time, planned_to_date(1, '2024-01-01', '2024-01-04', '2024-01-02') AS third;

-- ---- earned schedule ------------------------------------------------------

SELECT planned, earned, earned_schedule(planned, earned), earned_schedule_reason(planned, earned)
FROM (VALUES ('{10,25,45,70,100}'::numeric[], 50), ('{10,25,45,70,100}', 45), ('{10,25,45,70,100}', 5), ('{10,25,45,70,100}', 0), ('{10,25,45,70,100}', 100), ('{10,25,45,70,100}', 120),
             ('{10,10,30}', 10), ('{10,10,30}', 9), ('{0,0,10}', 0), ('{0,0,10}', 1), ('{10,100,100,100}', 100), ('{5}', 5), ('{5}', 2),
             ('{10,20}', -1), ('{}', 5), ('{0,0}', 0), ('{0,0}', 5), ('{10,NULL,30}', 5), (NULL, 5), ('{10}', NULL)) AS v(planned, earned);
SELECT earned_schedule('{1e30,3e30}', 2e30), earned_schedule('{1e-20,3e-20}', 2e-20), earned_schedule('[5:6]={1,2}', 1.5) AS other_bounds, earned_schedule('{1}', NULL), earned_schedule_reason(NULL);

-- ---- delay and growth -----------------------------------------------------

SELECT finish_slip('2024-06-30', '2024-07-15') AS late, finish_slip('2024-06-30', '2024-06-30') AS on_time, finish_slip('2024-06-30', '2024-06-01') AS early,
       finish_slip(NULL, '2024-06-01') AS no_baseline, finish_slip('4714-11-24 BC', '5874897-12-31') AS all_of_time;
SELECT expected_slip('2024-06-30', '2024-07-15', '2024-05-01') AS forecast, expected_slip('2024-06-30', '2024-06-15', '2024-07-02') AS overtaken, expected_slip('2024-06-30', '2024-06-15', '2024-05-01') AS ahead,
       expected_slip('2024-06-30', NULL, '2024-05-01') AS no_forecast;
-- the end moved twice: against the first and against the approved baseline
SELECT extension_ratio('2024-01-01', '2024-07-01', '2024-12-31'), extension_ratio('2024-01-01', '2024-07-01', '2024-07-01') AS none, extension_ratio('2024-01-01', '2024-07-01', '2024-04-01') AS shorter,
       extension_ratio('2024-01-01', '2024-01-01', '2024-07-01') AS no_duration, extension_ratio(NULL, '2024-01-01', '2024-07-01');
SELECT ends_on, extension_count(ends_on)
FROM (VALUES ('{2024-07-01,2024-10-01,2024-12-31}'::date[]), ('{2024-07-01}'), ('{}'), ('{2024-07-01,2024-07-01}'), ('{2024-07-01,2024-06-01,2024-07-01}'), ('{NULL,2024-07-01,NULL,2024-10-01}'), (NULL)) AS v(ends_on);
-- a new baseline does not hide a breach of the first
SELECT original, approved, current, growth_breach(original, approved, current)
FROM (VALUES (100, 100, 100), (100, 100, 115), (100, 100, 129.99), (100, 100, 130), (100, 125, 130), (100, 125, 143.75), (100, 113, 129.95), (100, 80, 92), (100, 100, 50), (0, 100, 150), (100, -1, 150), (NULL, 100, 150)) AS v(original, approved, current);
SELECT growth_breach(100, 120, 125, original_limit => 0.25, approved_limit => 0.05), growth_breach(183, 275, 366) AS days;

SELECT as_of, overdue_days('2024-06-30', as_of), overdue_bucket('2024-06-30', as_of)
FROM (VALUES (date '2024-06-29'), ('2024-06-30'), ('2024-07-01'), ('2024-07-30'), ('2024-07-31'), ('2024-08-29'), ('2024-08-30'), ('2034-06-30'), (NULL)) AS v(as_of);
SELECT overdue_bucket('2024-06-30', '2024-07-08', '{7,14}'), overdue_bucket('2024-06-30', '2024-07-08', '{}'), overdue_bucket('2024-06-30', '2024-07-08', '{1,2,3,8}'),
       overdue_bucket('4714-11-24 BC', '5874897-12-31', '{2147483647}'), overdue_days('4714-11-24 BC', '5874897-12-31');

-- ---- reports over time ----------------------------------------------------

-- the worked example by month, the plan in one table and the reports in another
CREATE TABLE report (reported_on date, planned numeric, earned numeric, spent numeric);
INSERT INTO report VALUES
    ('2024-01-31', 10, NULL, NULL), ('2024-02-29', 25, NULL, NULL), ('2024-03-31', 45, NULL, NULL), ('2024-04-30', 70, NULL, NULL), ('2024-05-31', 100, NULL, NULL),
    ('2024-01-31', NULL, 8, 9), ('2024-02-29', NULL, 22, 21.50), ('2024-03-31', NULL, 35, 38), ('2024-04-30', NULL, 50, 55);
SELECT summarize_progress(reported_on, planned, earned, spent) FROM report;
CREATE TABLE project AS SELECT summarize_progress(reported_on, planned, earned, spent) AS s FROM report;
\x
SELECT latest_report(s), report_count(s), missing_count(s), latest_planned(s), latest_earned(s), latest_spent(s), budget_at_completion(s), finished_on(s),
       earned_periods(s), actual_periods(s), spi_time(s), to_complete_schedule_index(s), forecast_end(s, '2024-05-31'), forecast_end_reason(s, '2024-05-31') FROM project;
\x
-- as it stood on other days
SELECT as_of, latest_report(s, as_of), report_count(s, as_of) AS reports, latest_earned(s, as_of), earned_periods(s, as_of), spi_time(s, as_of), spi_time_reason(s, as_of),
       forecast_end(s, '2024-05-31', as_of), forecast_end_reason(s, '2024-05-31', as_of)
FROM project, (VALUES (date '2023-12-31'), ('2024-01-31'), ('2024-02-28'), ('2024-02-29'), ('2024-03-31'), ('2030-01-01'), ('infinity'), ('-infinity'), (NULL)) AS v(as_of);

-- finished late: frozen at the finish, whatever is reported after; not finished if that was taken back
SELECT label, finished_on(s), earned_periods(s), spi_time(s), to_complete_schedule_index(s), forecast_end(s, '2024-03-31'), latest_report(s), latest_spent(s)
FROM (SELECT label, summarize_progress(d, p, e, a) AS s
      FROM (VALUES ('late', date '2024-01-31', 30, 20, 20), ('late', '2024-02-29', 60, 50, 50), ('late', '2024-03-31', 100, 80, 90), ('late', '2024-04-30', NULL, 100, 110), ('late', '2024-05-31', NULL, 100, 115), ('late', '2024-06-30', NULL, NULL, 120),
                   ('early', '2024-01-31', 30, 50, 20), ('early', '2024-02-29', 60, 100, 50), ('early', '2024-03-31', 100, 100, 90),
                   ('taken back', '2024-01-31', 30, 50, 20), ('taken back', '2024-02-29', 60, 100, 50), ('taken back', '2024-03-31', 100, 90, 90),
                   ('more than planned', '2024-01-31', 30, 50, 20), ('more than planned', '2024-02-29', 100, 70, 20), ('more than planned', '2024-03-31', 100, 110, 50))
           AS v(label, d, p, e, a) GROUP BY label) AS q ORDER BY label;

-- a plan whose first value is 0 tells its start; reports between its dates, before and after them
SELECT d, earned_periods(s), actual_periods(s), actual_periods_reason(s), spi_time(s), to_complete_schedule_index(s), to_complete_schedule_index_reason(s), forecast_end(s, '2024-04-10'), forecast_end_reason(s, '2024-04-10')
FROM (SELECT r.d, summarize_progress(x.d, x.p, x.e, NULL) AS s
      FROM (VALUES (date '2024-02-20'), ('2024-03-01'), ('2024-03-06'), ('2024-03-11'), ('2024-03-16'), ('2024-04-10'), ('2024-04-30')) AS r(d),
           LATERAL (VALUES (date '2024-03-01', 0, NULL), ('2024-03-11', 10, NULL), ('2024-03-31', 20, NULL), ('2024-04-10', 40, NULL), (r.d, NULL, 5)) AS x(d, p, e)
      GROUP BY r.d) AS q ORDER BY d;
-- without one, a period before the first date is as long as the others on average
SELECT d, earned_periods(s), spi_time(s), spi_time_reason(s), forecast_end(s, '2024-03-31'), forecast_end_reason(s, '2024-03-31')
FROM (SELECT r.d, summarize_progress(x.d, x.p, x.e, NULL) AS s
      FROM (VALUES (date '2024-03-01'), ('2024-03-06'), ('2024-03-11')) AS r(d),
           LATERAL (VALUES (date '2024-03-11', 10, NULL), ('2024-03-21', 20, NULL), ('2024-03-31', 30, NULL), (r.d, NULL, 5)) AS x(d, p, e)
      GROUP BY r.d) AS q ORDER BY d;

-- a plan to date only: on schedule, ahead of it, behind
SELECT earned, spi_time(s), finished_on(s), forecast_end(s, '2024-12-31'), forecast_end_reason(s, '2024-12-31')
FROM (SELECT earned, summarize_progress(d, p, e, NULL) AS s
      FROM unnest(ARRAY[20, 30, 15]) AS earned, LATERAL (VALUES (date '2024-01-31', 10, 10), ('2024-02-29', 20, earned)) AS x(d, p, e) GROUP BY earned) AS q ORDER BY earned;

-- why there is none
SELECT label, spi_time(s), spi_time_reason(s), to_complete_schedule_index_reason(s), earned_periods_reason(s), forecast_end(s, '2024-03-31'), forecast_end_reason(s, '2024-03-31')
FROM (SELECT label, summarize_progress(d::date, p, e, a) AS s
      FROM (VALUES ('nothing planned', '2024-01-31', 0, 5, 5), ('no plan', '2024-01-31', NULL, 5, 5), ('only a plan', '2024-01-31', 5, NULL, NULL), ('only money', '2024-01-31', 5, NULL, 5),
                   ('no progress', '2024-01-31', 5, 0, 5), ('recovered', '2024-01-31', 5, -5, 5), ('no date', NULL, 5, 5, 5), ('no figure', '2024-01-31', NULL, NULL, NULL),
                   ('one date of a plan', '2024-01-31', 10, NULL, NULL), ('one date of a plan', '2024-02-29', NULL, 5, NULL),
                   ('a crawl', '2024-01-31', 10, 1e-20, NULL), ('a crawl', '2024-02-29', 20, NULL, NULL)) AS v(label, d, p, e, a) GROUP BY label) AS q ORDER BY label;
SELECT spi_time_reason(s), latest_report(s), report_count(s), missing_count(s), budget_at_completion(s), s FROM (SELECT summarize_progress(reported_on, planned, earned, spent) AS s FROM report WHERE false) AS q;
SELECT spi_time(NULL), spi_time_reason(NULL), latest_report(NULL), forecast_end(NULL, '2024-01-01'), forecast_end(s, NULL) FROM project;

-- several reports of a date: each figure is the largest; values beyond 128 bits
SELECT summarize_progress(d, p, e, a) FROM (VALUES (date '2024-01-31', 10, 5, NULL), ('2024-01-31', 9, 6, 3), ('2024-01-31', NULL, 6.00, 2)) AS v(d, p, e, a);
SELECT summarize_progress(d, p, e, a) FROM (VALUES (date '0044-03-15 BC', 1e30, 1e-20, NULL), ('5874897-12-31', 2e30, NULL, -1e30), ('0044-03-15 BC', 1e29, 2e-20, 7)) AS v(d, p, e, a);
SELECT s, s::text::progress_summary = s AS text_back FROM (SELECT summarize_progress(d, 1, 1, 1) AS s FROM (VALUES (date '4714-11-24 BC'), ('5874897-12-31'), ('0001-12-31 BC'), ('0001-01-01')) AS v(d)) AS q;
SET DateStyle = 'German';
SELECT s, s::text::progress_summary = s AS same FROM project;
SET DateStyle = 'ISO';

-- arithmetic, windows
SELECT a + b = whole AS sum, b + a = whole AS commutes, a + a = a AS idempotent, merge_of = whole AS merged, a <> b AS differ
FROM (SELECT summarize_progress(reported_on, planned, earned, spent) FILTER (WHERE earned IS NULL) AS a, summarize_progress(reported_on, planned, earned, spent) FILTER (WHERE earned IS NOT NULL) AS b,
             summarize_progress(reported_on, planned, earned, spent) AS whole FROM report) AS q,
     (SELECT merge(x) AS merge_of FROM (SELECT summarize_progress(reported_on, planned, earned, spent) AS x FROM report GROUP BY reported_on UNION ALL SELECT NULL) AS p) AS m;
SELECT merge(s) = 'empty' AS empty, merge(s) FROM project WHERE false;
SELECT reported_on, report_count(summarize_progress(reported_on, planned, earned, spent) OVER w) AS growing, spi_time(summarize_progress(reported_on, 10 * n, earned, spent) OVER (w ROWS 1 PRECEDING)) AS sliding
FROM (SELECT *, row_number() OVER (ORDER BY reported_on) AS n FROM report WHERE earned > 0) AS r WINDOW w AS (ORDER BY reported_on);

-- ---- statuses over time ---------------------------------------------------

CREATE TABLE change (project integer, at timestamptz, status text);
INSERT INTO change VALUES
    (1, '2024-03-01', 'running'), (1, '2024-01-01', 'proposed'), (1, '2024-02-01', 'approved'), (1, '2024-05-01', 'paused'), (1, '2024-05-11 12:00', 'running'), (1, '2024-08-01', 'accepted'),
    (2, '2024-01-01', 'proposed'), (2, '2024-02-01', NULL), (2, '2024-03-01', 'running'), (2, NULL, 'lost'), (2, '2024-01-01', 'proposed'), (2, '2024-01-01', NULL), (2, '2024-06-01', '');
SELECT project, summarize_status(at, status) FROM change GROUP BY project ORDER BY project;
CREATE TABLE history AS SELECT project, summarize_status(at, status) AS h FROM change GROUP BY project;
SELECT as_of, time_in_status(h, 'running', as_of), time_in_status(h, 'accepted', as_of), status_at(h, as_of), time_in_status_reason(h, 'running', as_of)
FROM history, (VALUES (timestamptz '2023-12-31'), ('2024-01-01'), ('2024-03-01'), ('2024-03-31 06:00'), ('2024-05-01'), ('2024-06-01'), ('2024-09-01'), (NULL)) AS v(as_of) WHERE project = 1;
SELECT project, change_count(h), missing_count(h), p.* FROM history, status_periods(h, '2024-07-01') AS p ORDER BY project, starts_at;
SELECT status_at(h, '2024-02-10') IS NULL AS unknown, time_in_status(h, '', '2024-06-02') AS nameless, time_in_status(h, 'Running', '2024-06-02') AS other_case, status_at(h, 'infinity') = '' AS at_the_end, status_at(h, '-infinity') FROM history WHERE project = 2;
-- no rows
SELECT h, time_in_status(h, 'running', '2024-01-01'), time_in_status_reason(h, 'running', '2024-01-01'), status_at(h, '2024-01-01'), change_count(h), (SELECT count(*) FROM status_periods(h, '2024-01-01')) AS periods, h = 'empty' AS empty
FROM (SELECT summarize_status(at, status) AS h FROM change WHERE false) AS q;
SELECT time_in_status(NULL, 'a', '2024-01-01'), time_in_status(h, NULL, '2024-01-01'), status_at(NULL, '2024-01-01') FROM history WHERE project = 1;
-- the text is in UTC, whatever the session's zone; fractions and years before Christ
SET TimeZone = 'Asia/Ho_Chi_Minh';
SELECT h, h::text::status_history = h AS text_back
FROM (SELECT summarize_status(at, status) AS h FROM (VALUES (timestamptz '2024-01-31 00:00:00.000001', 'đang "chạy"'), ('0044-03-15 12:00:00.5 BC', E'\\'), ('294276-12-31 23:59:59.999999', 'cuối'), ('4714-11-25 BC', 'đầu')) AS v(at, status)) AS q;
SET TimeZone = 'UTC';
-- arithmetic, windows
SELECT a.h + a.h = a.h AS idempotent, a.h + e.h = a.h AS identity, merge_of = a.h AS merged
FROM history AS a, (SELECT summarize_status(at, status) AS h FROM change WHERE false) AS e, (SELECT merge(x) AS merge_of FROM (SELECT summarize_status(at, status) AS x FROM change WHERE project = 1 GROUP BY status) AS p) AS m WHERE project = 1;
SELECT status, change_count(summarize_status(at, status) OVER (ORDER BY at)) AS growing, status_at(summarize_status(at, status) OVER (ORDER BY at ROWS BETWEEN 1 FOLLOWING AND 2 FOLLOWING), 'infinity') AS next_but_one FROM change WHERE project = 1;

-- ---- errors ---------------------------------------------------------------

\set VERBOSITY default
SELECT spi('NaN', 1);
SELECT cpi(1, 'Infinity');
SELECT spi_reason('NaN', NULL);
SELECT to_complete_index(-1, 'NaN', 1);
SELECT disbursement(1, '-Infinity');
SELECT estimate_at_completion(100, 40, 35, 36, 'optimistic');
SELECT estimate_at_completion_reason(100, 40, 35, 36, 'Typical');
SELECT estimate_at_completion(100, 40, 35, 36, 'weighted', 1.1);
SELECT estimate_at_completion(100, 40, 35, 36, 'typical', 'NaN');
SELECT planned_to_date('NaN', '2024-01-01', '2024-12-31', '2024-06-01');
SELECT planned_to_date(1, '-infinity', '2024-12-31', '2024-06-01');
SELECT planned_to_date(1, '2024-01-01', '2024-12-31', 'infinity');
SELECT earned_schedule('{10,5}', 1);
SELECT earned_schedule('{-1}', 1);
SELECT earned_schedule('{1,NaN}', 1);
SELECT earned_schedule('{{1,2}}', 1);
SELECT finish_slip('2024-01-01', 'infinity');
SELECT extension_count('{2024-01-01,infinity}');
SELECT extension_count('{{2024-01-01}}');
SELECT growth_breach(100, 100, 100, 0);
SELECT growth_breach(100, 100, 'NaN');
SELECT overdue_days('infinity', '2024-01-01');
SELECT overdue_bucket('2024-01-01', '2024-01-01', '{30,30}');
SELECT overdue_bucket('2024-01-01', '2024-01-01', '{0}');
SELECT overdue_bucket('2024-01-01', '2024-01-01', '{30,NULL}');
SELECT summarize_progress('infinity', 1, 1, 1);
SELECT summarize_progress('2024-01-01', 1, 'NaN', 1);
SELECT summarize_progress(NULL, 1, 1, 'Infinity');
SELECT spi_time(summarize_progress(d, p, 1, 1)) FROM (VALUES (date '2024-01-31', 10), ('2024-02-29', 9.5)) AS v(d, p);
SELECT forecast_end(s, 'infinity') FROM project;
SELECT finished_on(summarize_progress(d, p, NULL, NULL)) FROM (VALUES (date '2024-01-31', 10), ('2024-02-29', 0)) AS v(d, p);
SELECT summarize_status('-infinity', 'x');
SELECT summarize_status(at, status) FROM (VALUES (timestamptz '2024-01-01', 'a'), ('2024-01-01', 'b')) AS v(at, status);
SELECT time_in_status(h, 'running', 'infinity') FROM history;
SELECT time_in_status(summarize_status('4714-11-25 BC', 'a'), 'a', '294276-12-31');
SELECT '[]'::progress_summary;
SELECT '{"version": 1, "missing_count": 0, "reports": [{"reported_on": "2024-1-31", "planned": 1, "earned": 1, "spent": 1}]}'::progress_summary;
SELECT '{"version": 1, "missing_count": 0, "reports": [{"reported_on": "today", "planned": 1, "earned": 1, "spent": 1}]}'::progress_summary;
SELECT '{"version": 1, "missing_count": 0, "reports": [{"reported_on": "2023-02-29", "planned": 1, "earned": 1, "spent": 1}]}'::progress_summary;
SELECT '{"version": 1, "missing_count": 0, "reports": [{"reported_on": "2024-02-29", "planned": "1", "earned": 1, "spent": 1}]}'::progress_summary;
SELECT '{"version": 1, "missing_count": 0, "reports": [{"reported_on": "2024-02-29", "planned": null, "earned": null, "spent": null}]}'::progress_summary;
SELECT '{"version": 1, "missing_count": 0, "reports": [{"reported_on": "2024-02-29", "planned": 1, "earned": 1, "spent": 1}, {"reported_on": "2024-02-29", "planned": 1, "earned": 1, "spent": 1}]}'::progress_summary;
SELECT '{"version": 1, "missing_count": -1, "reports": []}'::progress_summary;
SELECT '{"version": 1, "reports": []}'::progress_summary;
SELECT '{"version": 2, "reports": []}'::progress_summary;
SELECT '{"version": 1, "missing_count": 0, "changes": [{"at": "2024-01-01T00:00:00+07:00", "status": "a"}]}'::status_history;
SELECT '{"version": 1, "missing_count": 0, "changes": [{"at": "2024-01-01T24:00:00+00:00", "status": "a"}]}'::status_history;
SELECT '{"version": 1, "missing_count": 0, "changes": [{"at": "2024-01-01T00:00:00+00:00", "status": 1}]}'::status_history;
SELECT '{"version": 1, "missing_count": 0, "changes": [{"at": "2024-01-01T00:00:00+00:00", "status": "a"}, {"at": "2024-01-01T00:00:00+00:00", "status": null}]}'::status_history;

DROP TABLE report, project, change, history;
