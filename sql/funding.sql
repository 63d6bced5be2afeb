-- funding: exact outputs, at the limits and beyond
\set VERBOSITY terse
SET search_path = khuyencong, public;

-- Bắc Giang 2012-2022, million đồng: 12.492,1 of 47.522,9
SELECT funding_share(amount, difficult), summarize_funding(amount, difficult)
FROM (VALUES (12492.1, true), (35030.8, false)) AS f(amount, difficult);

-- every kind of row
CREATE TABLE support (amount numeric, in_group boolean);
INSERT INTO support VALUES
    (100, true), (250.50, true), (49.5, false), (600, NULL),
    (NULL, true), (NULL, NULL), (-50.00, false);
SELECT total(s), group_total(s), amount_count(s), group_amount_count(s),
       missing_count(s), unclassified_count(s), funding_share(s)
FROM (SELECT summarize_funding(amount, in_group) AS s FROM support) AS q;

-- no rows, no known amount, a filter that leaves nothing
SELECT funding_share(amount, in_group), summarize_funding(amount, in_group),
       total(summarize_funding(amount, in_group)),
       funding_share_reason(summarize_funding(amount, in_group))
FROM support WHERE false;
SELECT funding_share(amount, in_group), summarize_funding(amount, in_group),
       funding_share_reason(summarize_funding(amount, in_group))
FROM support WHERE amount IS NULL;
SELECT summarize_funding(amount, in_group) FILTER (WHERE amount > 1e9) = 'empty' AS empty
FROM support;

-- a zero or negative total has no shares; a group without rows has share 0
SELECT label, funding_share(s), group_total(s), funding_share_reason(s)
FROM (SELECT label, summarize_funding(amount, in_group) AS s
      FROM (VALUES ('zero', 5, true), ('zero', -5, false),
                   ('negative', 5, true), ('negative', -6, false),
                   ('no group', 5, false), ('no group', 6, NULL),
                   ('all', 5, true), ('all', 6, true),
                   ('over 1', 15, true), ('over 1', -5, false))
           AS v(label, amount, in_group) GROUP BY label) AS q ORDER BY label;

-- exact where binary floating point and 128 bits are not enough
SELECT total(summarize_funding(a, true)) FROM (VALUES (0.1), (0.2), (0.3)) AS v(a);
SELECT total(summarize_funding(a, true)) FROM (VALUES (1e26), (-0.000000000001)) AS v(a);
SELECT total(summarize_funding(a, true)) FROM (VALUES (1e27), (-0.000000000001)) AS v(a);
SELECT total(summarize_funding(a, true)) FROM (VALUES (170141183460469231731687303.715884105727), (0.000000000001)) AS v(a);
SELECT total(summarize_funding(a, true)) FROM (VALUES (-170141183460469231731687303.715884105727), (-0.000000000001)) AS v(a);
SELECT total(summarize_funding(a, true)) FROM (VALUES (1e-13), (1), (-1e-13)) AS v(a);
SELECT total(summarize_funding(a, true)) = 1e100 + 1e-100 AS exact FROM (VALUES (1e100), (1e-100)) AS v(a);
-- ... and back: the same content is the same state, however it was reached
SELECT summarize_funding(a, true)::text FROM (VALUES (1e100), (1e-100), (-1e100), (2.50), (-1e-100)) AS v(a);
SELECT summarize_funding(a, false)::text FROM (VALUES (1e30), (7.10)) AS v(a);

-- arithmetic
SELECT a + b AS sum, a + b - b = a AS back, a + 'empty' = a AS identity, a <> b AS differ
FROM (SELECT summarize_funding(x, x > 2) AS a FROM generate_series(1, 4) AS x) AS p,
     (SELECT summarize_funding(x, x > 2) AS b FROM (VALUES (1.5), (1e30), (NULL)) AS v(x)) AS q;
SELECT merge(s) FROM (VALUES (NULL::funding_summary), ('empty'),
    ('{"version": 1, "total": 2, "group_total": 2, "amount_count": 1, "group_amount_count": 1, "missing_count": 0, "unclassified_count": 0}')) AS v(s);
SELECT merge(s) FROM (SELECT NULL::funding_summary WHERE false) AS v(s);

-- text: any order of fields, any white space, by way of jsonb too
SELECT summarize_funding(a, true)::text::jsonb::text::funding_summary = summarize_funding(a, true) AS same
FROM (VALUES (12492.1), (1e30)) AS v(a);
SELECT E'\t{ "missing_count":0,\n"total" : 1.500 ,"unclassified_count":1, "group_total":-0, "amount_count":1,"group_amount_count":0,"version":1 } '::funding_summary;

-- sliding and growing windows
SELECT n, funding_share(n, n % 2 = 0) OVER (ORDER BY n ROWS 2 PRECEDING) AS sliding,
       total(summarize_funding(n, true) OVER (ORDER BY n)) AS growing,
       total(merge(s) OVER (ORDER BY n ROWS BETWEEN 1 PRECEDING AND CURRENT ROW)) AS merged
FROM (SELECT n, summarize_funding(n, true) AS s FROM generate_series(1, 5) AS n GROUP BY n) AS v;

-- DISTINCT and GROUP BY
SELECT DISTINCT s FROM (SELECT summarize_funding(n, true) AS s FROM (VALUES (1, 2.0), (2, 2)) AS v(k, n) GROUP BY k) AS q;

-- errors
\set VERBOSITY default
SELECT funding_share(amount, true) FROM (VALUES ('NaN'::numeric)) AS v(amount);
SELECT funding_share(amount, true) FROM (VALUES ('-Infinity'::numeric)) AS v(amount);
SELECT ''::funding_summary;
SELECT 'abc'::funding_summary;
SELECT '{}'::funding_summary;
SELECT '{"version": 1}'::funding_summary;
SELECT '{"version": 1, "heads": 1}'::funding_summary;
SELECT '{"version": 2, "heads": 1}'::funding_summary;
SELECT '{"version": 0}'::funding_summary;
SELECT '{"version": 1, "version": 1}'::funding_summary;
SELECT '{"version": 1, "total": NaN}'::funding_summary;
SELECT '{"version": 1, "total": 1.}'::funding_summary;
SELECT '{"version": 1, "total": 1, "group_total": 0, "amount_count": 1.0, "group_amount_count": 0, "missing_count": 0, "unclassified_count": 0}'::funding_summary;
SELECT '{"version": 1, "total": 1, "group_total": 0, "amount_count": 99999999999999999999, "group_amount_count": 0, "missing_count": 0, "unclassified_count": 0}'::funding_summary;
SELECT '{"version": 1, "total": 1, "group_total": 0, "amount_count": 9223372036854775807, "group_amount_count": 0, "missing_count": 0, "unclassified_count": 0}'::funding_summary;
SELECT '{"version": 1, "total": 1, "group_total": 0, "amount_count": 1, "group_amount_count": 0, "missing_count": -1, "unclassified_count": 0}'::funding_summary;
SELECT '{"version": 1, "total": 1, "group_total": 0, "amount_count": 1, "group_amount_count": 1, "missing_count": 0, "unclassified_count": 1}'::funding_summary;
SELECT '{"version": 1, "total": 1, "group_total": 0, "amount_count": 0, "group_amount_count": 0, "missing_count": 0, "unclassified_count": 0}'::funding_summary;
SELECT '{"version": 1, "total": 1, "group_total": 1, "amount_count": 1, "group_amount_count": 0, "missing_count": 0, "unclassified_count": 0}'::funding_summary;
SELECT '{"version": 1, "total": 1, "group_total": 2, "amount_count": 1, "group_amount_count": 1, "missing_count": 0, "unclassified_count": 0}'::funding_summary;
SELECT '{"version": 1, "total": 1, "group_total": 0, "amount_count": 1, "group_amount_count": 0, "missing_count": 0, "unclassified_count": 0} x'::funding_summary;
SELECT s - (s + s) FROM (SELECT summarize_funding(1, true) AS s) AS q;
SELECT s - t FROM (SELECT summarize_funding(1, true) AS s, summarize_funding(2, true) AS t) AS q;
SELECT s + s FROM (VALUES ('{"version": 1, "total": 1, "group_total": 0, "amount_count": 4611686018427387903, "group_amount_count": 0, "missing_count": 0, "unclassified_count": 0}'::funding_summary)) AS v(s);
SELECT summarize_funding_remove('empty', 1, true);
SELECT summarize_funding_accum(s, 1, true) FROM (VALUES ('{"version": 1, "total": 1, "group_total": 0, "amount_count": 4611686018427387903, "group_amount_count": 0, "missing_count": 0, "unclassified_count": 0}'::funding_summary)) AS v(s);

-- transition functions by hand leave their argument alone
SELECT summarize_funding_accum(s, 1, true) <> s AS copied, summarize_funding_remove(summarize_funding_accum(s, 1, true), 1, true) = s AS back
FROM (VALUES ('empty'::funding_summary)) AS v(s);

DROP TABLE support;
