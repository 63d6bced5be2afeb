-- progress: the contract
BEGIN;
SET search_path = khuyencong, public;
SET TimeZone = 'UTC';
SELECT plan(14 * 2 + 13 * 2 + 41 + 1);
\ir matrix.psql

SELECT matrix('summarize_progress', $$nullif(date '2020-01-01' + n % 90, '2020-01-08'), nullif(abs(amount), 1e30), amount, beneficiary$$);
SELECT matrix('merge', $$('{"version": 1, "missing_count": 1, "reports": [{"reported_on": "' || date '2020-01-01' + n % 90 || '", "planned": ' || n || ', "earned": ' || coalesce(amount::text, 'null') || ', "spent": null}]}')::progress_summary$$, sorts => false);
SELECT matrix('summarize_status', $$timestamptz '2020-01-01' + nullif(n % 90, 5) * interval '1 hour', nullif(left(md5((n % 90 % 7)::text), 1 + n % 90 % 20), '1')$$);
SELECT matrix('merge', $$('{"version": 1, "missing_count": 1, "changes": [{"at": "' || date '2020-01-01' + n % 90 || 'T12:00:00+00:00", "status": "s' || n % 90 % 7 || '"}]}')::status_history$$, sorts => false);

-- ---- indices against their formulas ---------------------------------------

CREATE TABLE figure AS
SELECT 1000 + n % 77 AS b, 1 + n * 37 % 1000 AS p, 1 + n * 91 % 1000 AS e, 1 + n * 53 % 1000 AS a FROM generate_series(1, 1000) AS n;
SELECT is_empty('SELECT * FROM figure WHERE round(spi(p, e), 12) <> round(e::numeric / p, 12) OR round(cpi(e, a), 12) <> round(e::numeric / a, 12)', 'SPI and CPI');
SELECT is_empty('SELECT * FROM figure WHERE round(to_complete_index(b, e, a), 12) <> round((b - e)::numeric / (b - a), 12)', 'TCPI');
SELECT is_empty($$SELECT * FROM figure WHERE round(estimate_at_completion(b, p, e, a, 'typical'), 8) <> round(b / (e::numeric(60,40) / a), 8)$$, 'EAC, typical');
SELECT is_empty($$SELECT * FROM figure WHERE estimate_at_completion(b, p, e, a, 'atypical') <> a + b - e$$, 'EAC, atypical');
SELECT is_empty($$SELECT * FROM figure WHERE round(estimate_at_completion(b, p, e, a, 'combined'), 8) <> round(a + (b - e) / ((e::numeric(60,40) / a) * (e::numeric(60,40) / p)), 8)$$, 'EAC, combined');
SELECT is_empty($$SELECT * FROM figure WHERE round(estimate_at_completion(b, p, e, a, 'weighted'), 8) <> round(a + (b - e) / (0.8 * (e::numeric(60,40) / a) + 0.2 * (e::numeric(60,40) / p)), 8)$$, 'EAC, weighted');
SELECT is_empty($$SELECT * FROM figure WHERE round(estimate_at_completion(b, p, e, a, 'weighted', 1), 8) <> round(estimate_at_completion(b, p, e, a, 'typical'), 8)$$, '... all weight on cost: typical');
SELECT is_empty($$SELECT * FROM figure WHERE abs(to_complete_index(b, e, a) * (b - a) - (b - e)) > 1e-9$$, 'the work left at that pace takes the budget left');
SELECT is((SELECT sum(planned_to_date(1e15, '2024-01-01', '2024-12-31', d) - planned_to_date(1e15, '2024-01-01', '2024-12-31', d - 1)) FROM (SELECT date '2023-12-30' + n FROM generate_series(1, 400) AS n) AS v(d)), 1e15, 'what is planned a day adds up to the budget');
SELECT is(spi(2::smallint, 3::bigint), 1.5, 'smallint and bigint');
SELECT is(spi_reason(0), 'no_known_earned', 'a figure left out is unknown');

-- ---- delay ----------------------------------------------------------------

SELECT is_empty($$SELECT d FROM generate_series(-5, 400) AS d
    WHERE overdue_bucket('2024-01-01', date '2024-01-01' + d) <> CASE WHEN d <= 0 THEN 'not_overdue' WHEN d <= 30 THEN '1-30' WHEN d <= 60 THEN '31-60' ELSE '61+' END$$, 'every day is in one bucket');
SELECT is_empty($$SELECT o, a, c FROM generate_series(50, 150, 10) AS o, generate_series(50, 150, 10) AS a, generate_series(50, 200, 5) AS c
    WHERE growth_breach(o, a, c) <> CASE WHEN growth_rate(o, c) >= 0.3 AND growth_rate(a, c) >= 0.15 THEN 'both' WHEN growth_rate(o, c) >= 0.3 THEN 'original' WHEN growth_rate(a, c) >= 0.15 THEN 'approved' ELSE 'none' END$$,
    'growth over both baselines; the limit itself is a breach');
SELECT is_empty($$SELECT a FROM generate_series(100, 200) AS a WHERE growth_breach(100, a, 130) NOT IN ('original', 'both')$$, 'no new baseline hides a breach of the first');

-- ---- earned schedule against plain SQL ------------------------------------

-- 400 plans of 1 to 12 periods, with plateaus, and three values for each; some
-- start flat at 0, some end flat
CREATE TABLE plan AS
SELECT k, (SELECT array_agg(planned ORDER BY t) FROM (SELECT t, sum(CASE WHEN (k + t + k / 12) % 4 = 0 THEN 0 ELSE (k * 7919 + t * 104729) % 97 / 4.0 END) OVER (ORDER BY t) AS planned FROM generate_series(1, 1 + k % 12) AS t) AS s) AS planned
FROM generate_series(1, 400) AS k;
DELETE FROM plan WHERE planned[cardinality(planned)] = 0;
CREATE FUNCTION plain_schedule(planned numeric[], earned numeric) RETURNS numeric LANGUAGE sql BEGIN ATOMIC
    SELECT CASE WHEN earned = 0 THEN 0
                WHEN earned >= planned[cardinality(planned)] THEN (SELECT min(t) FROM unnest(planned) WITH ORDINALITY AS u(v, t) WHERE v = planned[cardinality(planned)])
                ELSE c + (earned - coalesce(planned[c], 0)) / (planned[c + 1] - coalesce(planned[c], 0)) END
    FROM (SELECT coalesce(max(t), 0)::integer AS c FROM unnest(planned) WITH ORDINALITY AS u(v, t) WHERE v <= earned) AS s;
END;
SELECT cmp_ok((SELECT count(*) FROM plan WHERE planned[1] = 0), '>=', 50::bigint, 'plans that start flat are among them');
SELECT cmp_ok((SELECT count(*) FROM plan WHERE planned[cardinality(planned)] = planned[cardinality(planned) - 1]), '>=', 50::bigint, '... and plans that end flat');
SELECT is_empty($$SELECT planned, e FROM plan, LATERAL (SELECT planned[1 + k % cardinality(planned)] AS v) AS p, unnest(ARRAY[v, v + 0.5, v * 0.75]) AS e
    WHERE round(earned_schedule(planned, e), 12) <> round(plain_schedule(planned, e), 12)$$, 'earned schedule');
SELECT is_empty($$SELECT planned FROM plan WHERE round(earned_schedule((SELECT array_agg(v * 1e20 ORDER BY t) FROM unnest(planned) WITH ORDINALITY AS u(v, t)), 7e20), 12) <> round(earned_schedule(planned, 7), 12)
    OR round(earned_schedule((SELECT array_agg(v * 1e-20 ORDER BY t) FROM unnest(planned) WITH ORDINALITY AS u(v, t)), 7e-20), 12) <> round(earned_schedule(planned, 7), 12)$$, '... whatever the unit');

-- the same plans by month, with a report for every month of up to two more;
-- the plan does not go on in those
CREATE TABLE monthly AS
SELECT k, t, (date '2024-01-01' + t * interval '1 month' - interval '1 day')::date AS d, planned[t] AS p, planned[cardinality(planned)] AS whole,
       round(planned[cardinality(planned)] * least(1, t * (1 + k % 5) / 10.0), 2) AS e
FROM plan, LATERAL generate_series(1, cardinality(planned) + k % 3) AS t WHERE planned[1] > 0;
CREATE TABLE summary AS SELECT k, summarize_progress(d, p, e, NULL) AS s FROM monthly GROUP BY k;
-- time goes on in periods of average length
CREATE VIEW clock AS
SELECT m.*, CASE WHEN p IS NOT NULL THEN t WHEN n > 1 THEN n + (d - last) * (n - 1)::numeric / (last - first) END AS at
FROM monthly m JOIN (SELECT k, count(p) AS n, min(d) AS first, max(d) FILTER (WHERE p IS NOT NULL) AS last FROM monthly GROUP BY k) AS c USING (k);
CREATE TABLE expected AS
SELECT c.k, c.d, plain_schedule(planned, f.e) / f.at AS spi_time, f.finished
FROM clock c JOIN plan USING (k),
     LATERAL (SELECT e, at, e >= whole AS finished FROM clock f WHERE f.k = c.k AND f.d <= c.d ORDER BY e >= whole DESC, CASE WHEN e >= whole THEN -t ELSE t END DESC LIMIT 1) AS f;
SELECT cmp_ok((SELECT count(*) FROM expected WHERE finished), '>=', 100::bigint, 'finished projects are among them');
SELECT is_empty('SELECT k, d, spi_time(s, d), e.spi_time FROM expected e JOIN summary USING (k) WHERE round(spi_time(s, d), 12) IS DISTINCT FROM round(e.spi_time, 12)', 'SPI(t) at every date');
SELECT is_empty('SELECT k, d FROM expected e JOIN summary USING (k) WHERE (finished_on(s, d) IS NOT NULL) <> finished', 'and who has finished by then');
SELECT is_empty('SELECT k, d FROM clock JOIN summary USING (k) WHERE latest_report(s, d) <> d OR latest_earned(s, d) <> e OR latest_planned(s, d) IS DISTINCT FROM p OR report_count(s, d) <> t OR budget_at_completion(s) <> whole', 'what a summary says as it is');
SELECT is_empty($$SELECT k, d FROM monthly JOIN summary USING (k) WHERE (spi_time(s, d) IS NULL) <> (spi_time_reason(s, d) IS NOT NULL)
    OR (forecast_end(s, '2024-12-31', d) IS NULL) <> (forecast_end_reason(s, '2024-12-31', d) IS NOT NULL)
    OR (to_complete_schedule_index(s, d) IS NULL) <> (to_complete_schedule_index_reason(s, d) IS NOT NULL)
    OR (earned_periods(s, d) IS NULL) <> (earned_periods_reason(s, d) IS NOT NULL)
    OR (actual_periods(s, d) IS NULL) <> (actual_periods_reason(s, d) IS NOT NULL)$$, 'a reason where there is no answer, and only there');
SELECT is_empty($$SELECT k FROM (SELECT k, summarize_progress(d, p * 1e20, e * 1e20, NULL) AS wide FROM monthly GROUP BY k) AS w JOIN summary USING (k)
    WHERE spi_time(wide) IS DISTINCT FROM spi_time(s) OR forecast_end(wide, '2025-01-01') IS DISTINCT FROM forecast_end(s, '2025-01-01')$$, 'the unit of the values does not matter');

-- where periods are equally long, the forecast is the planned duration over SPI(t)
CREATE TABLE decade AS
SELECT k, summarize_progress(date '2024-01-01' + 10 * t, CASE WHEN t = 0 THEN 0 ELSE planned[t] END, CASE WHEN t = (1 + cardinality(planned)) / 2 THEN 0.7 * planned[t] + 0.1 END, NULL) AS s,
       date '2024-01-01' + 10 * cardinality(max(planned)) AS planned_end, 10 * cardinality(max(planned)) AS days
FROM plan, LATERAL generate_series(0, cardinality(planned)) AS t WHERE planned[1] > 0 AND cardinality(planned) > 2 GROUP BY k;
SELECT cmp_ok((SELECT count(forecast_end(s, planned_end)) FROM decade), '>=', 200::bigint, 'there are forecasts');
SELECT is_empty($$SELECT k FROM decade WHERE finished_on(s) IS NULL AND spi_time(s) > 0 AND forecast_end(s, planned_end) <> greatest(latest_report(s), date '2024-01-01' + ceil(round(days / spi_time(s), 9))::integer)$$, 'they are the planned duration over SPI(t)');
SELECT is_empty($$SELECT k FROM decade JOIN plan USING (k), LATERAL (SELECT plain_schedule(planned, planned[cardinality(planned)]) AS pd, round(earned_periods(s) / spi_time(s), 9) AS at) AS e
    WHERE finished_on(s) IS NULL AND spi_time(s) > 0 AND round(to_complete_schedule_index(s), 9) IS DISTINCT FROM CASE WHEN at < pd THEN round((pd - earned_periods(s)) / (pd - at), 9) END$$, 'TSPI is work left over time left');

-- ---- statuses against plain SQL -------------------------------------------

CREATE TABLE change AS
SELECT k, timestamptz '2024-01-01' + (t * 1000003 % 40000 + k) * interval '7 minutes 0.5 seconds' AS at, CASE WHEN (k + t) % 9 > 0 THEN 's' || (k * t) % 5 END AS status
FROM generate_series(1, 60) AS k, generate_series(1, 20) AS t;
CREATE TABLE history AS SELECT k, summarize_status(at, status) AS h FROM change GROUP BY k;
PREPARE plain AS
SELECT k, as_of, status, sum(least(next, as_of) - at)
FROM (SELECT *, lead(at, 1, 'infinity') OVER (PARTITION BY k ORDER BY at) AS next FROM change) AS c, (VALUES (timestamptz '2024-03-01'), ('2024-06-30 12:34:56.789'), ('2025-01-01')) AS v(as_of)
WHERE at <= as_of GROUP BY 1, 2, 3 ORDER BY 1, 2, 3;
SELECT results_eq('SELECT k, as_of, status, sum(duration) FROM history, (VALUES (timestamptz ''2024-03-01''), (''2024-06-30 12:34:56.789''), (''2025-01-01'')) AS v(as_of), status_periods(h, as_of) GROUP BY 1, 2, 3 ORDER BY 1, 2, 3', 'plain', 'periods');
SELECT is_empty($$SELECT k, status FROM history, (VALUES (timestamptz '2024-03-01'), ('2024-06-30 12:34:56.789'), ('2025-01-01')) AS v(as_of), LATERAL (SELECT status, sum(duration) AS time FROM status_periods(h, as_of) WHERE status IS NOT NULL GROUP BY status) AS p
    WHERE time_in_status(h, status, as_of) <> time$$, 'time in a status is that of its periods');
SELECT is_empty($$SELECT k FROM history WHERE (SELECT sum(duration) FROM status_periods(h, '2025-01-01')) <> timestamptz '2025-01-01' - (SELECT min(at) FROM change c WHERE c.k = history.k)$$, 'from the first change to as_of nothing is left out');
SELECT is_empty($$SELECT k FROM change JOIN history USING (k) WHERE status_at(h, at) IS DISTINCT FROM status OR status_at(h, at - interval '1 microsecond') IS NOT DISTINCT FROM status AND status <> (SELECT c.status FROM change c WHERE c.k = change.k AND c.at < change.at ORDER BY c.at DESC LIMIT 1)$$, 'the status at each change');

-- ---- algebra --------------------------------------------------------------

CREATE TABLE part AS SELECT k % 20 AS k, summarize_progress(d + k, p, e, NULL) AS s FROM monthly GROUP BY 1, t UNION ALL SELECT -1, summarize_progress(NULL, NULL, NULL, NULL) UNION ALL SELECT -2, NULL;
SELECT results_eq('SELECT merge(s) FROM part WHERE k >= 0', 'SELECT summarize_progress(d + k, p, e, NULL) FROM monthly', 'merged summaries are the summary of all');
SELECT is_empty('SELECT a.k, b.k FROM part a, part b WHERE a.k < 3 AND b.k < 6 AND (a.s + b.s <> b.s + a.s OR (a.s + b.s) + b.s <> a.s + b.s AND b.k >= 0)', '+ is commutative, and a summary twice is the summary');
SELECT is_empty($$SELECT k FROM part WHERE s::text::progress_summary <> s OR s::text::jsonb::text::progress_summary <> s OR s + 'empty' <> s OR 'empty' + s <> s$$, 'text there and back; the empty one is the identity');
SELECT is_empty('SELECT a.k, b.k FROM part a, part b WHERE (a.s = b.s) <> (progress_summary_send(a.s) = progress_summary_send(b.s)) OR (a.s = b.s AND progress_summary_hash(a.s) <> progress_summary_hash(b.s))', 'equal means equal bytes and equal hashes');
SELECT is_empty($$SELECT k FROM history WHERE h::text::status_history <> h OR h + h <> h OR h + 'empty' <> h OR h::text::jsonb::text::status_history <> h$$, 'so for histories');
SELECT results_eq('SELECT k, merge(h) FROM (SELECT k, summarize_status(at, status) AS h FROM change GROUP BY k, status) AS p GROUP BY k ORDER BY k', 'SELECT k, h FROM history ORDER BY k', 'merged histories are the history of all');

-- ---- limits and errors ----------------------------------------------------

SELECT throws_ok($$SELECT summarize_progress(date '2000-01-01' + n, 1, 1, 1) FROM generate_series(0, 100000) AS n$$, '54000', 'progress_summary is too large', 'too many reports');
SELECT throws_ok($$SELECT summarize_status(timestamptz '2000-01-01' + n * interval '1 day', repeat(chr(65 + n), 1000000)) FROM generate_series(0, 70) AS n$$, '54000', 'status_history is too large', 'too long statuses');
SELECT throws_ok($$SELECT merge(h) FROM (SELECT summarize_status('2024-01-01', s) FROM unnest(ARRAY['a', 'b']) AS s GROUP BY s) AS v(h)$$, '22023', 'two statuses at one instant', 'also when they meet late');
SELECT throws_ok($$SELECT earned_schedule('{2,1}', 1)$$, '22023', 'planned value must not decrease', 'a plan that decreases');

-- half the plan less 1e-20 of it is a begun day more than half of it
SELECT results_eq($$SELECT forecast_end(summarize_progress(d, p, e, NULL), '2020-01-11')
    FROM (VALUES (1, date '2020-01-01', 0::numeric, 0::numeric), (1, '2020-01-06', NULL, 5e19), (1, '2020-01-11', 1e20, NULL),
                 (2, '2020-01-01', 0, 0), (2, '2020-01-06', NULL, 5e19 - 1), (2, '2020-01-11', 1e20, NULL)) AS v(k, d, p, e) GROUP BY k ORDER BY k$$,
    $$VALUES (date '2020-01-11'), ('2020-01-12')$$, 'no rounding before a day is counted as begun');

SELECT * FROM finish();
ROLLBACK;
