-- allocation: exact outputs, at the limits and beyond
\set VERBOSITY terse
\pset null NULL
SET search_path = khuyencong, public;

-- every kind of row: known, missing and refunded amounts, with a name, an empty
-- name and none
CREATE TABLE line (category text, amount numeric);
INSERT INTO line VALUES
    ('machines', 3000), ('machines', 0.50), ('advice', 630), ('advice', NULL),
    ('products', 440), ('', 70), (NULL, 100), (NULL, NULL), ('training', NULL),
    ('refunded', 20), ('refunded', -50), ('none', 0), ('machine', 70);
SELECT summarize_allocation(category, amount) FROM line;
SELECT s.* FROM (SELECT summarize_allocation(category, amount) AS a FROM line) AS q, shares(a) AS s;
SELECT category, display_share FROM (SELECT summarize_allocation(category, amount) AS a FROM line) AS q, shares(a, 0);
SELECT total(a), amount_count(a), missing_count(a), category_count(a),
       top_share(a, 1) AS top_1, top_share(a, 3) AS top_3, top_share(a, 99) AS top_99,
       hhi(a), hhi_reason(a), effective_number(a), effective_number_reason(a), top_share_reason(a, 1)
FROM (SELECT summarize_allocation(category, amount) AS a FROM line) AS q \gx
SELECT amount_of(a, 'machines') AS machines, amount_of(a, 'machine') AS machine, amount_of(a, '') AS empty,
       amount_of(a, 'training') AS missing, amount_of(a, 'nowhere') AS unknown, amount_of(a, NULL) AS nameless
FROM (SELECT summarize_allocation(category, amount) AS a FROM line) AS q;

-- concentration: four equal, one of four, and shares of 3/4 and 1/4
SELECT label, hhi(a), effective_number(a), top_share(a, 1)
FROM (SELECT label, summarize_allocation(c, x) AS a
      FROM (VALUES ('equal', 'a', 5), ('equal', 'b', 5), ('equal', 'c', 5), ('equal', NULL, 5),
                   ('one', 'a', 5), ('one', 'b', 0), ('one', 'c', NULL), ('one', 'd', 0),
                   ('uneven', 'a', 3), ('uneven', 'b', 1)) AS v(label, c, x) GROUP BY label) AS q ORDER BY label;

-- what has no answer says why
SELECT label, total(a), top_share(a, 1), hhi(a), effective_number(a),
       top_share_reason(a, 1), hhi_reason(a), effective_number_reason(a)
FROM (SELECT label, summarize_allocation(c, x) FILTER (WHERE label <> 'no rows') AS a
      FROM (VALUES ('no rows', 'a', 1), ('no known amount', 'a', NULL), ('no known amount', NULL, NULL),
                   ('zero total', 'a', 1), ('zero total', 'b', -1), ('negative total', 'a', 1), ('negative total', 'b', -2),
                   ('negative category', 'a', 3), ('negative category', 'b', -1),
                   ('refund in a category', 'a', 3), ('refund in a category', 'a', -1)) AS v(label, c, x) GROUP BY label) AS q ORDER BY label;
SELECT label, s.*
FROM (SELECT label, summarize_allocation(c, x) FILTER (WHERE label <> 'no rows') AS a
      FROM (VALUES ('no rows', 'a', 1), ('no known amount', 'a', NULL), ('no known amount', NULL, NULL),
                   ('zero total', 'a', 1), ('zero total', 'b', -1), ('negative category', 'a', 3), ('negative category', 'b', -1))
           AS v(label, c, x) GROUP BY label) AS q, shares(a) AS s ORDER BY label, rank, category;

-- equal amounts have equal ranks, and the first name gets the odd unit
SELECT s.* FROM (SELECT summarize_allocation(c, 1) AS a FROM unnest(ARRAY['c', 'b', 'a']) AS c) AS q, shares(a, 1) AS s;

-- amounts beyond 128 bits or with more than 12 decimals, and back
SELECT summarize_allocation(c, x)
FROM (VALUES ('far', 1e40), ('near', 1e-40), ('back', 1e40), ('back', -1e40), ('back', 2.50), ('fine', 0.1234567890123)) AS v(c, x);
SELECT s.category, s.amount, s.display_share, s.rank
FROM (SELECT summarize_allocation(c, x) AS a FROM (VALUES ('far', 1e40), ('near', 1e-40), ('farther', 1e40 + 1)) AS v(c, x)) AS q, shares(a) AS s;
SELECT total(a) = 3e40 + 1e-40 AS total, hhi(a), amount_of(a, 'near') = 1e-40 AS near
FROM (SELECT summarize_allocation(c, x) AS a FROM (VALUES ('far', 1e40), ('near', 1e-40), ('farther', 2e40)) AS v(c, x)) AS q;

-- names at the limits: up to 8 bytes, more, and a prefix of another; by bytes
SELECT category, amount FROM (
    SELECT summarize_allocation(c, 1) AS a
    FROM unnest(ARRAY['', '1234567', '12345678', '123456789', '123456789', '1234567890123456', '12345678901234567', 'Ab', 'ab', 'đồng', 'dong']) AS c) AS q, shares(a);
SELECT length(category), amount FROM (
    SELECT summarize_allocation(c, 1) AS a
    FROM unnest(ARRAY[repeat('x', 1000000), repeat('x', 999999), repeat('x', 1000000), repeat('x', 999999) || 'y']) AS c) AS q, shares(a);

-- no rows, and a filter that leaves none
SELECT summarize_allocation(category, amount), total(summarize_allocation(category, amount)) FROM line WHERE false;
SELECT summarize_allocation(category, amount) FILTER (WHERE amount > 1e9) FROM line;
SELECT count(*) FROM (SELECT summarize_allocation(category, amount) AS a FROM line WHERE false) AS q, shares(a);

-- merge, +, = and windows
CREATE TABLE stored AS SELECT n, summarize_allocation((n % 2)::text, n) AS a FROM generate_series(1, 3) AS n GROUP BY n;
SELECT merge(a) FROM stored;
SELECT x.a + y.a AS sum, x.a + y.a = y.a + x.a AS commutes, x.a <> y.a AS differ, x.a = x.a AS same, x.a + NULL AS unknown
FROM stored AS x, stored AS y WHERE x.n = 1 AND y.n = 3;
SELECT merge(a), merge(NULL::allocation) FROM (VALUES (NULL::allocation)) AS v(a);
SELECT n, total(summarize_allocation((n % 2)::text, n) OVER (ORDER BY n)) AS growing,
       category_count(summarize_allocation((n % 2)::text, n) OVER (ORDER BY n ROWS BETWEEN CURRENT ROW AND 0 FOLLOWING)) AS sliding,
       total(merge(a) OVER (ORDER BY n ROWS 1 PRECEDING)) AS merged
FROM (SELECT n, summarize_allocation('a', n) AS a FROM generate_series(1, 4) AS n GROUP BY n) AS q ORDER BY n;

-- text: fields and categories in any order, odd names, by way of jsonb
SELECT '{"categories": [{"missing_count": 1, "amount_count": 2, "amount": 1.50, "category": null},
         {"category": "q\"\\\u0111\n", "amount": -1e1, "amount_count": 1, "missing_count": 0}], "version": 1}'::allocation;
SELECT a::text::allocation = a AS text, a::text::jsonb::text::allocation = a AS jsonb
FROM (SELECT summarize_allocation(category, amount) AS a FROM line) AS q;
SELECT 'empty'::allocation, 'empty' = summarize_allocation(category, amount) AS empty FROM line WHERE false GROUP BY ();

-- errors
\set VERBOSITY default
SELECT summarize_allocation('a', 'NaN');
SELECT summarize_allocation('a', '-Infinity');
SELECT shares(a, 7) FROM (SELECT summarize_allocation('a', 1) AS a) AS q;
SELECT shares(a, -1) FROM (SELECT summarize_allocation('a', 1) AS a) AS q;
SELECT top_share(a, 0) FROM (SELECT summarize_allocation('a', 1) AS a) AS q;
SELECT top_share_reason(a, -1) FROM (SELECT summarize_allocation('a', 1) AS a) AS q;
CREATE TABLE two_collations (a text COLLATE "C", b text COLLATE "POSIX");
INSERT INTO two_collations VALUES ('a', 'b');
SELECT summarize_allocation(a || b, 1) FROM two_collations;
-- 64 MB of names, in one state and in two that are added
SELECT summarize_allocation(repeat('x', 1000000) || n, 1) FROM generate_series(1, 70) AS n;
SELECT category_count(merge(a)) FROM (SELECT summarize_allocation(repeat('x', 1000000) || n, 1) AS a FROM generate_series(1, 70) AS n GROUP BY n % 2) AS q;
-- places for more categories than there can be
SELECT ('{"version": 1, "categories": [' || repeat('null,', 1700000) || 'null]}')::allocation;
-- counts that no rows have
SELECT a + b
FROM (VALUES ('{"version": 1, "categories": [{"category": "a", "amount": 1, "amount_count": 4611686018427387903, "missing_count": 0}]}'::allocation,
              '{"version": 1, "categories": [{"category": "b", "amount": 1, "amount_count": 1, "missing_count": 0}]}'::allocation)) AS v(a, b);
-- damaged text
\set VERBOSITY terse
\set first '{"category": "a", "amount": 1, "amount_count": 1, "missing_count": 0}'
SELECT 'Empty'::allocation;
SELECT '[]'::allocation;
SELECT '{"categories": []}'::allocation;
SELECT '{"version": 0, "categories": []}'::allocation;
SELECT '{"version": 9}'::allocation;
\set VERBOSITY default
SELECT 'nothing'::allocation;
SELECT '{"version": 1}'::allocation;
SELECT '{"version": 1, "categories": {}}'::allocation;
SELECT '{"version": 1, "categories": [], "more": 1}'::allocation;
SELECT '{"version": 1, "categories": [1]}'::allocation;
-- only the beginning of a long text is quoted
SELECT ('{"version": 1, "categories": [' || repeat('0,', 1000) || '0]}')::allocation;
SELECT '{"version": 1, "categories": [{"category": "a", "amount": 1, "amount_count": 1}]}'::allocation;
SELECT '{"version": 1, "categories": [{"category": 1, "amount": 1, "amount_count": 1, "missing_count": 0}]}'::allocation;
SELECT '{"version": 1, "categories": [{"category": "a", "amount": "1", "amount_count": 1, "missing_count": 0}]}'::allocation;
SELECT '{"version": 1, "categories": [{"category": "a", "amount": 1, "amount_count": 1.5, "missing_count": 0}]}'::allocation;
SELECT '{"version": 1, "categories": [{"category": "a", "amount": 1, "amount_count": -1, "missing_count": 0}]}'::allocation;
SELECT '{"version": 1, "categories": [{"category": "a", "amount": 0, "amount_count": 0, "missing_count": 0}]}'::allocation;
SELECT '{"version": 1, "categories": [{"category": "a", "amount": 1, "amount_count": 0, "missing_count": 1}]}'::allocation;
SELECT ('{"version": 1, "categories": [' || :'first' || ', ' || :'first' || ']}')::allocation;
SELECT '{"version": 1, "categories": [{"category": null, "amount": 1, "amount_count": 1, "missing_count": 0}, {"category": null, "amount": 2, "amount_count": 1, "missing_count": 0}]}'::allocation;
SELECT '{"version": 1, "categories": [{"category": "a", "amount": 1, "amount_count": 4611686018427387903, "missing_count": 0}, {"category": "b", "amount": 1, "amount_count": 1, "missing_count": 0}]}'::allocation;

DROP TABLE line, stored, two_collations;
