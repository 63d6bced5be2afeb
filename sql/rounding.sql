-- rounding: exact outputs, at the limits and beyond
\set VERBOSITY terse
SET search_path = khuyencong, public;

-- by hand: a third is 33.3 and a third of a unit; one unit is missing, and all
-- remainders are equal: the first in order gets it
SELECT n, display_share(1, 1) OVER (ORDER BY n), display_share(1, 1) OVER (ORDER BY n DESC) AS from_the_end FROM generate_series(1, 3) AS n ORDER BY n;
-- 36.08, 36.47, 27.45: to 36, 36, 27 comes a unit for the largest remainder
SELECT display_shares(ARRAY[92, 93, 70], 0);
-- 120.4, -10.2, -10.2: rounded down to 120, -11, -11, so two units are missing
SELECT display_shares(ARRAY[120.4, -10.2, -10.2], 0);
-- 14.28571428...: the same amounts with 0 to 6 decimals
SELECT decimals, display_shares(ARRAY[1, 2, 4], decimals) FROM generate_series(0, 6) AS decimals;

-- every kind of partition
CREATE TABLE line (year integer, name text, amount numeric);
INSERT INTO line VALUES
    (2017, 'one row', 5),
    (2018, 'a', 20), (2018, 'b', 50), (2018, 'c', 20), (2018, 'd', 10),
    (2019, 'a', 1), (2019, 'unknown', NULL), (2019, 'b', 1), (2019, 'c', 1),
    (2020, 'a', 0), (2020, 'b', 0.00), (2020, 'unknown', NULL),
    (2021, 'a', 5), (2021, 'recovered', -5),
    (2022, 'a', 5), (2022, 'recovered', -6),
    (2023, 'unknown', NULL), (2023, 'unknown too', NULL),
    (2024, 'a', 300), (2024, 'recovered', -100), (2024, 'nothing', 0);
SELECT year, name, amount, display_share(amount, 1) OVER w AS share, scale(display_share(amount, 1) OVER w)
FROM line WINDOW w AS (PARTITION BY year ORDER BY name) ORDER BY year, name;
SELECT display_share(amount, 1) OVER () FROM line WHERE false;

-- ties: by the order; within peers and without an order by the larger amount
-- (10.5 and 19.5 leave half a unit each), never by how the rows came
CREATE TABLE tie (n integer, amount numeric);
INSERT INTO tie VALUES (1, 10.5), (2, 19.5), (3, 70);
SELECT n, amount, display_share(amount, 0) OVER (ORDER BY n) AS by_n, display_share(amount, 0) OVER (ORDER BY n DESC) AS backwards,
       display_share(amount, 0) OVER () AS without_order, display_share(amount, 0) OVER (ORDER BY n / 10) AS peers
FROM tie ORDER BY n;
SELECT n, amount, display_share(amount, 0) OVER () AS without_order FROM (SELECT * FROM tie ORDER BY n DESC) AS q ORDER BY n;
SELECT display_shares(ARRAY[10.5, 19.5, 70], 0) AS by_place, display_shares(ARRAY[19.5, 10.5, 70], 0) AS by_place_again;
-- a negative amount takes part like any other: -0.5 is -1 and half a unit
SELECT display_shares(ARRAY[-0.5, 50.5, 50], 0), display_shares(ARRAY[50.5, -0.5, 50], 0);

-- a partition is a partition, whatever the frame
SELECT n, display_share(amount, 0) OVER (ORDER BY n ROWS BETWEEN 1 PRECEDING AND CURRENT ROW EXCLUDE CURRENT ROW) AS frame,
       display_share(amount, 0) OVER (ORDER BY n GROUPS CURRENT ROW) AS groups
FROM tie ORDER BY n;
-- again for every outer row, only the first rows, forwards and backwards
SELECT t, shares FROM generate_series(1, 3) AS t,
     LATERAL (SELECT array_agg(s) AS shares FROM (SELECT display_share(amount + t, 0) OVER (ORDER BY n) AS s FROM tie OFFSET 0) AS q) AS r;
SELECT n, display_share(amount, 0) OVER (ORDER BY n) FROM tie LIMIT 2;
BEGIN;
DECLARE c SCROLL CURSOR FOR SELECT n, display_share(amount, 0) OVER (ORDER BY n) FROM tie;
FETCH 2 FROM c;
FETCH PRIOR FROM c;
FETCH LAST FROM c;
COMMIT;
-- decimals may differ between partitions; where they are NULL, so is the share
SELECT year, name, display_share(amount, year % 3) OVER (PARTITION BY year ORDER BY name) FROM line WHERE year IN (2018, 2019) ORDER BY year, name;
SELECT n, display_share(amount, CASE WHEN n > 1 THEN 2 END) OVER (ORDER BY n), display_share(amount, NULL) OVER () FROM tie ORDER BY n;

-- arrays: NULL elements, none, other subscripts, NULL arguments
SELECT display_shares(ARRAY[1, NULL, 2], 1), display_shares('{}', 1) AS none, display_shares('{NULL}', 1) AS unknown, display_shares('{0,0,0}', 1) AS zero,
       display_shares('[5:6]={1,2}', 0) AS from_one, display_shares(NULL, 1) IS NULL AS no_array, display_shares(ARRAY[1], NULL) IS NULL AS no_decimals;

-- beyond 128 bits and back; trailing zeros do not matter
SELECT display_shares(ARRAY[1e131000, 1e131000, 1e131000], 2) AS huge, display_shares(ARRAY[1e-16383, 1e-16383, 1e-16383], 2) AS tiny,
       display_shares(ARRAY[1e131000, 1e-16383], 6) AS both, display_shares(ARRAY[1e30 + 1, -1e30, 2.000], 1) AS cancel_out;

-- a printed figure: 2/3 is 66.666...; every rounding there is, the first that fits
SELECT printed, reconcile_share(printed, 2, 3)
FROM unnest(ARRAY[66, 67, 66.6, 66.7, 66.66, 66.67, 66.666, 66.6667, 66.5, 66.8, 66.65, 66.68, 66.70, 66.60, -67]) AS printed;
-- an exact half: 12.5 is 13 half up, 12 half even, 12 cut; 13.5 is 14 by both
SELECT printed, part, reconcile_share(printed, part, 1000)
FROM (VALUES (13, 125), (12, 125), (14, 135), (13, 135), (12.5, 125), (12.50, 125), (12.4, 125), (12.6, 125), (13.0, 125), (0, 5), (1, 5), (2, 15), (1, 15)) AS v(printed, part);
-- above and below an exact half by the least there is
SELECT reconcile_share(12, 125 - 1e-16383, 1000) AS cut, reconcile_share(13, 125 - 1e-16383, 1000) AS up, reconcile_share(12, 125 + 1e-16383, 1000) AS cut_too, reconcile_share(13, 125 + 1e-16383, 1000) AS half_up;
-- 41 and 41.0 are different claims (2400 of 5820 is 41.237...)
SELECT reconcile_share(41, 2400, 5820) AS "41", reconcile_share(41.0, 2400, 5820) AS "41.0", reconcile_share(41.2, 2400, 5820) AS "41.2", reconcile_share(41.3, 2400, 5820) AS "41.3", reconcile_share(41.00, 41, 100) AS exact;
-- zero, more than all, refunds: half up is away from zero, truncated toward it
SELECT printed, part, whole, reconcile_share(printed, part, whole)
FROM (VALUES (0, 0, 5), (0.00, 0, 5), (1, 0, 5), (0, 1, 1000), (1, 1, 1000), (0, -1, 1000), (-1, -1, 1000), (0, 4, 1000),
             (150, 3, 2), (100, 5, 5), (-67, -2, 3), (-66, -2, 3), (-66.7, -2, 3), (67, -2, 3), (-67, 2, 3), (-12, -125, 1000), (-13, -125, 1000), (-14, -135, 1000)) AS v(printed, part, whole);
-- no whole, no answer
SELECT reconcile_share(50, 1, 0) IS NULL AS zero, reconcile_share(50, 1, -2) IS NULL AS negative, reconcile_share(NULL, 1, 2) IS NULL AS not_printed,
       reconcile_share(50, NULL, 2) IS NULL AS no_part, reconcile_share(50, 1, NULL) IS NULL AS no_whole, reconcile_ratio(1, 1, 0) IS NULL AS ratio, reconcile_ratio(NULL, 1, 1) IS NULL AS no_ratio;
-- as many decimals as numeric has
SELECT reconcile_share(33.3333333333333333333333333, 1, 3) AS "25", reconcile_share(33.3333333333333333333333334, 1, 3) AS "25 up", reconcile_share(66.6666666666666666666666666, 2, 3) AS "25 cut",
       reconcile_share(('66.' || repeat('6', 16382) || '7')::numeric, 2, 3) AS "16383", reconcile_share(('66.' || repeat('6', 16383))::numeric, 2, 3) AS "16383 cut", reconcile_share(('66.' || repeat('6', 16382) || '8')::numeric, 2, 3) AS "16383 wrong";
-- ratios: 8588 of 5820 is 1.4756...
SELECT printed, reconcile_ratio(printed, 8588, 5820) FROM unnest(ARRAY[1.5, 1.4, 1.48, 1.47, 1.475, 1.476, 1, 2, 3, -1.5]) AS printed;

-- sets: Central and Highlands 2016, billion đồng: 40.788... and 59.211..., printed 40,78 and 59,22
SELECT reconcile_share(40.78, 15.139, 37.116) AS first, reconcile_share(59.22, 21.977, 37.116) AS second, reconcile_shares(ARRAY[40.78, 59.22], ARRAY[15.139, 21.977]) AS both;
SELECT label, reconcile_shares(printed, parts)
FROM (VALUES ('each half up', ARRAY[33.3, 33.3, 33.3], ARRAY[1, 1, 1]),
             ('each half even', ARRAY[12, 88], ARRAY[125, 875]),
             ('each cut', ARRAY[66.6, 33.3], ARRAY[2, 1]),
             ('each up', ARRAY[66.7, 33.4], ARRAY[2, 1]),
             ('exact', ARRAY[25, 75], ARRAY[1, 3]),
             ('the first of three equal ones gets the unit', ARRAY[33.4, 33.3, 33.3], ARRAY[1, 1, 1]),
             ('the second, which is a tie too', ARRAY[33.3, 33.4, 33.3], ARRAY[1, 1, 1]),
             ('the last: completed', ARRAY[33.3, 33.3, 33.4], ARRAY[1, 1, 1]),
             ('no tie: the unit goes to the wrong one', ARRAY[37, 36, 27], ARRAY[92, 93, 70]),
             ('largest remainder', ARRAY[36, 37, 27], ARRAY[92, 93, 70]),
             ('cut, then completed', ARRAY[36, 36, 28], ARRAY[92, 93, 70]),
             ('refunds', ARRAY[120, -10, -10], ARRAY[120.4, -10.2, -10.2]),
             ('largest remainder with refunds', ARRAY[-10, -10, -11, 131], ARRAY[-10.4, -10.4, -10.4, 131.2]),
             ('one decimal and none', ARRAY[33.3, 33, 33], ARRAY[1, 1, 1]),
             ('decimals that differ, not explained one by one', ARRAY[33.4, 33, 33.3], ARRAY[1, 1, 1]),
             ('a digit too many', ARRAY[41.0, 59.0], ARRAY[2400, 3420]),
             ('not 100', ARRAY[40, 59], ARRAY[2400, 3420]),
             ('one of one', ARRAY[100], ARRAY[7]),
             ('99 of one', ARRAY[99], ARRAY[7]),
             ('a part that is nothing', ARRAY[0, 100], ARRAY[0, 7]),
             ('no whole', ARRAY[50, 50], ARRAY[1, -1]),
             ('nothing', '{}', '{}'),
             ('no prints', NULL, ARRAY[1]),
             ('no parts', ARRAY[1], NULL)) AS v(label, printed, parts);

-- Bắc Giang 2012-2022, million đồng: from 12492.05 / 0.2635 to 12492.15 / 0.2625; the total is 47522.9
SELECT implied_total(12492.1, 26.3), implied_total(12492.1, 26.3) @> 47522.9 AS holds_it;
-- by hand: from 49.5 / 0.255 to 50.5 / 0.245; with more decimals it is narrower
SELECT implied_total(50, 25), implied_total(50, 25.00) AS share, implied_total(50.00, 25.00) AS both;
SELECT implied_total(0, 5) AS no_money, implied_total(0.4, 100) AS part_of_one, implied_total(3, 150) AS more_than_all, implied_total(5, 1) AS one_percent;
-- the share may be zero, or is none; a part that is negative; unknown
SELECT implied_total(5, 0) AS zero, implied_total(5, 0.00) AS "0.00", implied_total(5, -3) AS negative_share, implied_total(-5, 3) AS negative_part, implied_total(NULL, 3) AS no_part, implied_total(5, NULL) AS no_share;
-- at the ends of numeric: a half of the last decimal has one decimal more
SELECT implied_total(1e-16383, 50) = numrange(0, 4e-16383) AS tiny_part, implied_total(1, 1e-16383) = numrange(div(1e16391, 3) * 1e-6, 3e16385) AS tiny_share, implied_total(1e1000, 100) @> 1e1000 AS huge;

-- errors
\set VERBOSITY default
SELECT display_share(amount, 7) OVER () FROM tie;
SELECT display_share(amount, -1) OVER () FROM tie;
SELECT display_share(amount, n) OVER (ORDER BY n) FROM tie;
SELECT display_share(amount, 1) OVER () FROM (VALUES (1), ('NaN'::numeric)) AS v(amount);
SELECT display_share(amount, 1) OVER () FROM (VALUES (1), ('Infinity'::numeric)) AS v(amount);
SELECT display_share(1, 1);
SELECT display_share(amount, 1) FILTER (WHERE n > 1) OVER () FROM tie;
SELECT display_share(amount, 2) OVER () FROM (VALUES (1e131071)) AS v(amount);
SELECT display_shares(ARRAY[1], 7);
SELECT display_shares('{}', -1);
SELECT display_shares('{{1,2},{3,4}}', 1);
SELECT display_shares('{1,-Infinity}', 1);
SELECT reconcile_share('NaN', 1, 2);
SELECT reconcile_share(50, 'Infinity', 2);
SELECT reconcile_share(50, 1, 'Infinity');
SELECT reconcile_ratio(50, 1, 'NaN');
SELECT reconcile_shares(ARRAY[50, 50], ARRAY[1, 2, 3]);
SELECT reconcile_shares(ARRAY[50, NULL], ARRAY[1, 1]);
SELECT reconcile_shares(ARRAY[50, 50], ARRAY[NULL, 1]);
SELECT reconcile_shares('{{50,50}}', ARRAY[1, 1]);
SELECT reconcile_shares(ARRAY[50, 50], '{{1,1}}');
SELECT reconcile_shares('{50,NaN}', ARRAY[1, 1]);
SELECT reconcile_shares(ARRAY[50, 50], '{1,Infinity}');
SELECT implied_total('NaN', 5);
SELECT implied_total(5, '-Infinity');

DROP TABLE line, tie;
