-- years: exact outputs, at the limits and beyond
\set VERBOSITY terse
SET search_path = khuyencong, public;

-- one focal project with a pause, one without, one that came only once
CREATE TABLE focal (project text, year integer);
INSERT INTO focal VALUES
    ('pause', 2016), ('pause', 2014), ('pause', 2015), ('pause', 2019), ('pause', 2015),
    ('steady', 2018), ('steady', 2021), ('steady', 2020), ('steady', 2019), ('steady', NULL),
    ('once', 2020), ('undated', NULL);
SELECT project, s AS years, year_count(s), longest_run(s), longest_run_start(s), gap_years(s), longest_run(s) >= 3 AS several_years
FROM (SELECT project, summarize_years(year) AS s FROM focal GROUP BY project) AS q ORDER BY project;

-- no rows, a filter that leaves nothing
SELECT s, year_count(s), longest_run(s), longest_run_start(s), gap_years(s), years(s), s = '{}' AS empty
FROM (SELECT summarize_years(year) AS s FROM focal WHERE false
      UNION ALL SELECT summarize_years(year) FILTER (WHERE year > 2100) FROM focal) AS q;
SELECT year_count(NULL), longest_run(NULL), longest_run_start(NULL), gap_years(NULL), years(NULL), NULL::year_set + '{2020}' AS sum;

-- of two equally long runs the later one
SELECT s, longest_run(s), longest_run_start(s), gap_years(s)
FROM (VALUES ('{2010,2011,2013,2014}'::year_set), ('{2010,2011,2012,2014,2015}'), ('{2010,2012,2013,2015,2016,2018}'), ('{2010,2012,2014}')) AS v(s);

-- both ends, and all of it
SELECT s, year_count(s), longest_run(s), longest_run_start(s), array_length(gap_years(s), 1) AS gaps, year_set_send(s)
FROM (VALUES ('{1900}'::year_set), ('{2155}'), ('{2155,1900}'), ('{1900,1901,2154,2155}'), ('{1907,1908}'), ('{1963,1964}')) AS v(s);
SELECT year_count(s), longest_run(s), longest_run_start(s), gap_years(s), s::text = years(s)::text AS text_of_array, length(s::text)
FROM (SELECT summarize_years(n) AS s FROM generate_series(1900, 2155) AS n) AS q;

-- arithmetic
SELECT a + b AS sum, a + a = a AS idempotent, a + '{}' = a AS identity, a <> b AS differ, a = b AS same
FROM (VALUES ('{2018,2020}'::year_set, '{2019,2020}'::year_set)) AS v(a, b);
SELECT merge(s), longest_run(merge(s)) FROM (VALUES (NULL::year_set), ('{}'), ('{2018}'), ('{2020}'), ('{2019,2018}')) AS v(s);
SELECT merge(s) FROM (SELECT NULL::year_set WHERE false) AS v(s);

-- text: any order, spaces, repetitions; an array's text is a set's text
SELECT E' {\t2022 ,2018,\n2019,2018,02019 } '::year_set, '{ }'::year_set AS empty, ARRAY[2022, 2018]::text::year_set AS of_array;

-- growing and sliding windows
SELECT n, summarize_years(n) OVER (ORDER BY n) AS growing, summarize_years(n) OVER (ORDER BY n ROWS 1 PRECEDING) AS sliding,
       merge(('{' || n || '}')::year_set) OVER (ORDER BY n ROWS BETWEEN 1 FOLLOWING AND 2 FOLLOWING) AS ahead
FROM generate_series(2018, 2021) AS n;

-- GROUP BY and DISTINCT
SELECT s, count(*) FROM (VALUES ('{2018,2019}'::year_set), ('{2019,2018}'), ('{}')) AS v(s) GROUP BY s ORDER BY count(*);

-- functions by hand leave their arguments alone
SELECT s, summarize_years_accum(s, 2020) AS more, year_set_add(s, '{2021}') AS sum, s AS still
FROM (VALUES ('{2019}'::year_set)) AS v(s);

-- errors
\set VERBOSITY default
SELECT summarize_years(1899);
SELECT summarize_years(2156);
SELECT summarize_years(y) FROM (VALUES (-2147483648), (2020)) AS v(y);
SELECT summarize_years_accum('{}', 2147483647);
SELECT '{2300}'::year_set;
SELECT '{1899}'::year_set;
SELECT '{0}'::year_set;
SELECT '{2020,99999999999999999999999999}'::year_set;
SELECT ''::year_set;
SELECT 'empty'::year_set;
SELECT '{'::year_set;
SELECT '{2020'::year_set;
SELECT '{2020,}'::year_set;
SELECT '{,2020}'::year_set;
SELECT '{2020 2021}'::year_set;
SELECT '{-2020}'::year_set;
SELECT '{2020.0}'::year_set;
SELECT '{2020,NULL}'::year_set;
SELECT '{2020}{'::year_set;
-- only the beginning of a long text is quoted, in whole characters
SELECT ('{2020;' || repeat('đ', 300))::year_set;
SELECT ('{' || repeat('9', 500) || '}')::year_set;
-- the form is judged before the years
SELECT '{2300'::year_set;

DROP TABLE focal;
