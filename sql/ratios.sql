-- ratios: exact outputs, at the limits and beyond
\set VERBOSITY terse
SET search_path = khuyencong, public;

-- Bình Định 2022, million đồng: 2.400 national and 3.420 local support, 8.588
-- from the beneficiaries; printed 1,5
SELECT round(leverage(support, counterpart), 1) AS printed, leverage(support, counterpart), summarize_leverage(support, counterpart)
FROM (VALUES (2400, NULL), (3420, NULL), (NULL, 8588)) AS f(support, counterpart);

-- every kind of row
CREATE TABLE project (support numeric, counterpart numeric);
INSERT INTO project VALUES
    (100, 250), (300.50, 600), (NULL, 1000), (200, NULL), (NULL, NULL), (-50.00, -100.5), (0, 0);
SELECT support_total(s), counterpart_total(s), support_count(s), counterpart_count(s),
       missing_support_count(s), missing_counterpart_count(s), leverage(s)
FROM (SELECT summarize_leverage(support, counterpart) AS s FROM project) AS q;
-- only rows where both are known
SELECT leverage(support, counterpart) FILTER (WHERE support IS NOT NULL AND counterpart IS NOT NULL) FROM project;

-- no rows, a filter that leaves nothing
SELECT leverage(support, counterpart), support_total(summarize_leverage(support, counterpart)), counterpart_total(summarize_leverage(support, counterpart)),
       summarize_leverage(support, counterpart) = 'empty' AS empty, leverage_reason(summarize_leverage(support, counterpart))
FROM project WHERE false;
SELECT summarize_leverage(support, counterpart) FILTER (WHERE support > 1e9) = 'empty' AS empty FROM project;

-- why there is none
SELECT label, leverage(s), support_total(s), counterpart_total(s), leverage_reason(s)
FROM (SELECT label, summarize_leverage(support, counterpart) AS s
      FROM (VALUES ('both unknown', NULL::numeric, NULL::numeric), ('support unknown', NULL, 5), ('counterpart unknown', 5, NULL),
                   ('no support', 0, 5), ('none, unknown', 0, NULL), ('support recovered', -1, 5), ('no counterpart', 5, 0), ('counterpart taken back', 5, -2),
                   ('both negative', -5, -2))
           AS v(label, support, counterpart) GROUP BY label) AS q ORDER BY label;

-- beyond 128 bits and back, on either side; the same content is the same state
SELECT summarize_leverage(s, c) FROM (VALUES (1e30, 1e-20), (1, 2)) AS v(s, c);
SELECT summarize_leverage(s, c) FROM (VALUES (1e30, 1e-20), (1, 2.50), (-1e30, -1e-20)) AS v(s, c);
SELECT summarize_leverage(s, c) FROM (VALUES (170141183460469231731687303.715884105727, -170141183460469231731687303.715884105727), (0.000000000001, -0.000000000001)) AS v(s, c);
SELECT leverage(1e131071, 1e131071), leverage(1e-16383, 3e-16383) = 3 AS tiny;

-- arithmetic
SELECT a + b AS sum, a + b - b = a AS back, a + 'empty' = a AS identity, a <> b AS differ
FROM (SELECT summarize_leverage(x, x * 2) AS a FROM generate_series(1, 4) AS x) AS p,
     (SELECT summarize_leverage(x, y) AS b FROM (VALUES (1.5, NULL), (NULL, 1e30)) AS v(x, y)) AS q;
SELECT leverage(merge(s)) FROM (VALUES (NULL::leverage_summary), ('empty'),
    ('{"version": 1, "support_total": 2, "counterpart_total": 3, "support_count": 1, "counterpart_count": 1, "missing_support_count": 0, "missing_counterpart_count": 0}')) AS v(s);
SELECT merge(s) = 'empty' AS empty FROM (SELECT NULL::leverage_summary WHERE false) AS v(s);

-- sliding and growing windows
SELECT n, leverage(n, n * n) OVER (ORDER BY n ROWS 1 PRECEDING) AS sliding, leverage(n, n * n) OVER (ORDER BY n) AS growing,
       leverage(NULLIF(n, 3), NULLIF(n, 4)) OVER (ORDER BY n ROWS 1 PRECEDING) AS with_unknowns,
       counterpart_total(merge(s) OVER (ORDER BY n ROWS 1 PRECEDING)) AS merged
FROM (SELECT n, summarize_leverage(1, n) AS s FROM generate_series(1, 5) AS n GROUP BY n) AS v;

-- transition functions by hand leave their argument alone
SELECT s, summarize_leverage_accum(s, 1, NULL) AS more, summarize_leverage_remove(summarize_leverage_accum(s, 1e30, 2), 1e30, 2) = s AS back, s = 'empty' AS still
FROM (VALUES ('empty'::leverage_summary)) AS v(s);
SELECT summarize_leverage_accum(NULL, 1, 1) IS NULL AS nothing;

-- growth, by hand: 80 + 15 + 5 = 100 grows to 92 + 12 + 8 = 112
SELECT growth_rate(100, 112), growth_contribution(80, 92, 100) AS first, growth_contribution(15, 12, 100) AS second, growth_contribution(5, 8, 100) AS third;
SELECT growth_rate(100, 0) AS gone, growth_rate(100, 100.00) AS same, growth_rate(100, -50) AS negative, growth_rate(3, 4) AS third, growth_rate(0, 5) AS from_nothing, growth_rate(-5, 5) AS from_below;
SELECT growth_rate(NULL, 1), growth_rate(1, NULL), growth_contribution(NULL, 1, 1), growth_contribution(1, NULL, 1), growth_contribution(1, 1, NULL);
SELECT growth_contribution(0, 5, 100) AS new, growth_contribution(5, 0, 100) AS ended, growth_contribution(1, 2, 0) AS no_total, growth_contribution(1, 2, -1) AS negative_total;
SELECT growth_rate(current => 150, base => 120), growth_contribution(base_total => 120, base_part => 20, current_part => 26);

-- absorption: the South 2023, billion đồng, printed 95,85 %
SELECT round(100 * absorption(30.68, 32.01), 2) AS printed, absorption(30.68, 32.01);
SELECT absorption(0, 5) AS none, absorption(6, 5) AS over, absorption(-1, 5) AS recovered, absorption(5, 0) AS no_allocation, absorption(5, -1) AS negative, absorption(NULL, 5), absorption(5, NULL);
SELECT absorption(spent => 1e131071, allocated => 1e131071) AS huge, absorption(1e-16383, 2e-16383) = 0.5 AS tiny, absorption(1, 1e-1000) = 1e1000 AS wide;

-- errors
\set VERBOSITY default
SELECT leverage(s, 1) FROM (VALUES ('NaN'::numeric)) AS v(s);
SELECT leverage(1, s) FROM (VALUES ('Infinity'::numeric)) AS v(s);
SELECT growth_rate('NaN', 1);
SELECT growth_rate(1, '-Infinity');
SELECT growth_contribution(1, 'NaN', 1);
SELECT growth_contribution(1, 1, 'Infinity');
SELECT absorption('Infinity', 'Infinity');
SELECT 'abc'::leverage_summary;
SELECT '{"version": 1, "support_total": 1, "counterpart_total": 0, "support_count": 1, "counterpart_count": 1, "missing_support_count": 1, "missing_counterpart_count": 0}'::leverage_summary;
SELECT '{"version": 1, "support_total": 1, "counterpart_total": 0, "support_count": 0, "counterpart_count": 1, "missing_support_count": 1, "missing_counterpart_count": 0}'::leverage_summary;
SELECT '{"version": 1, "support_total": 1, "counterpart_total": 2, "support_count": 1, "counterpart_count": 0, "missing_support_count": 0, "missing_counterpart_count": 1}'::leverage_summary;
SELECT s - t FROM (SELECT summarize_leverage(1, 1) AS s, summarize_leverage(1, NULL) AS t) AS q;
SELECT summarize_leverage_remove('empty', 1, 1);

DROP TABLE project;
