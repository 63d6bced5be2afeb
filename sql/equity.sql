-- equity: exact outputs, at the limits and beyond
\set VERBOSITY terse
SET search_path = khuyencong, public;

-- Bắc Giang 2012-2022: 142 of 269 establishments, 12.492,1 of 47.522,9 million
-- đồng. The heads carry no amounts here and the amounts no heads: both count.
CREATE VIEW bac_giang AS
SELECT NULL::numeric AS amount, n AS establishment, n <= 142 AS difficult
FROM generate_series(1, 269) AS n
UNION ALL VALUES (12492.1, NULL::integer, true), (35030.8, NULL, false);

SELECT summarize_equity(amount, establishment, difficult) FROM bac_giang;
SELECT funding_share(e), beneficiary_share(e), disparity(e), relative_support(e),
       parity_gap(e), participation_effect(e), size_effect(e)
FROM (SELECT summarize_equity(amount, establishment, difficult) AS e FROM bac_giang) AS q \gx
SELECT summarize_equity(amount, establishment, difficult) =
       summarize_equity(amount, 'BG-' || establishment, difficult) AS same,
       beneficiary_share(establishment, difficult) AS bigint,
       beneficiary_share('BG-' || establishment, difficult) AS text
FROM bac_giang;

-- published figures, already added up
SELECT disparity(12492.1, 47522.9, 142, 269);
SELECT disparity(0, 10, 0, 5) AS empty_group, disparity(1, 10, 0, 5) AS money_without_beneficiary,
       disparity(1, 0, 1, 5) AS zero_total, disparity(1, -1, 1, 5) AS negative_total,
       disparity(0, 10, 1, 5) AS no_money, disparity(0, 10, 0, 0) AS no_beneficiary,
       disparity(NULL, 10, 1, 5) AS unknown, disparity(1e200, 2e200, 1, 2) AS huge;

-- every kind of row: a beneficiary may be inside, outside, both or unknown, may
-- come back, may have no amount at all; an empty name is a name
CREATE TABLE support (amount numeric, beneficiary bigint, code text, in_group boolean);
INSERT INTO support VALUES
    (10, 1, 'one', true), (20, 1, 'one', true),             -- inside, twice
    (30, 2, 'two', false), (NULL, 2, 'two', false),         -- outside
    (40, 3, 'a name of some length', true), (5, 3, 'a name of some length', false), -- both
    (50, 4, '', NULL),                                      -- unknown
    (NULL, 5, 'five', true),                                -- no amount
    (60, NULL, NULL, false), (NULL, NULL, NULL, NULL);      -- nobody's
SELECT summarize_equity(amount, beneficiary, in_group) FROM support;
SELECT summarize_equity(amount, code, in_group) = summarize_equity(amount, beneficiary, in_group) AS same
FROM support;
SELECT total(e), group_total(e), outside_total(e), amount_count(e), group_amount_count(e), missing_count(e),
       unclassified_count(e), beneficiary_count(e), group_beneficiary_count(e), outside_beneficiary_count(e),
       mixed_count(e), funding_share(e), beneficiary_share(e)
FROM (SELECT summarize_equity(amount, beneficiary, in_group) AS e FROM support) AS q \gx

-- what has no answer says why
SELECT label,
       funding_share_reason(e) AS funding_share, beneficiary_share_reason(e) AS beneficiary_share,
       disparity_reason(e) AS disparity, relative_support_reason(e) AS relative_support,
       parity_gap_reason(e) AS parity_gap, participation_effect_reason(e) AS participation,
       size_effect_reason(e) AS size
FROM (SELECT label, summarize_equity(amount, who, g) FILTER (WHERE label <> 'no rows') AS e
      FROM (VALUES ('no rows', 1, 1, true), ('no known amount', NULL, 1, true),
                   ('no beneficiary', 1, NULL, true), ('zero total', 0, 1, true),
                   ('negative total', -1, 1, true), ('empty group', 1, 1, false),
                   ('money alone', 1, NULL, true), ('money alone', 1, 1, false),
                   ('no outside', 1, 1, true),
                   ('free outside', 1, 1, true), ('free outside', 0, 2, false),
                   ('refund outside', 2, 1, true), ('refund outside', -1, 2, false),
                   ('refund inside', -1, 1, true), ('refund inside', 3, 2, false),
                   ('complete', 1, 1, true), ('complete', 1, 2, false))
           AS v(label, amount, who, g) GROUP BY label) AS q ORDER BY label;
-- ... and where there is a reason there is no answer
SELECT count(*) AS contradictions
FROM (SELECT summarize_equity(a, b, g) AS e
      FROM (VALUES (0, NULL), (-1, 1), (2, 1)) AS x(a, b), (VALUES (true), (false), (NULL)) AS y(g), generate_series(1, 3) AS k
      GROUP BY GROUPING SETS ((a, b), (a, g), (b, g), (g), ())) AS q
WHERE (funding_share(e) IS NULL) <> (funding_share_reason(e) IS NOT NULL)
   OR (beneficiary_share(e) IS NULL) <> (beneficiary_share_reason(e) IS NOT NULL)
   OR (disparity(e) IS NULL) <> (disparity_reason(e) IS NOT NULL)
   OR (relative_support(e) IS NULL) <> (relative_support_reason(e) IS NOT NULL)
   OR (parity_gap(e) IS NULL) <> (parity_gap_reason(e) IS NOT NULL)
   OR (participation_effect(e) IS NULL) <> (participation_effect_reason(e) IS NOT NULL)
   OR (size_effect(e) IS NULL) <> (size_effect_reason(e) IS NOT NULL);

-- refunds give shares outside 0..1; parity is 1, 1, 0, 0
SELECT label, funding_share(e), disparity(e), relative_support(e), parity_gap(e), participation_effect(e), size_effect(e)
FROM (SELECT label, summarize_equity(amount, who, g) AS e
      FROM (VALUES ('parity', 3, 1, true), ('parity', 3, 2, false),
                   ('refund', -1, 1, true), ('refund', 2, 2, false))
           AS v(label, amount, who, g) GROUP BY label) AS q ORDER BY label;
-- amounts far apart: ln(1e-40 / 1e40) = -80 ln 10
SELECT participation_effect(e), size_effect(e)
FROM (SELECT summarize_equity(a, b, b = 1) AS e FROM (VALUES (1e-40, 1), (1e40, 2)) AS v(a, b)) AS q;

-- no rows, and a filter that leaves none
SELECT summarize_equity(amount, beneficiary, in_group) = 'empty' AS empty, beneficiary_share(beneficiary, in_group)
FROM support WHERE false;
SELECT summarize_equity(amount, code, in_group) FILTER (WHERE amount > 1e9) = 'empty' AS empty FROM support;

-- amounts beyond 128 bits, and back
SELECT total(e), group_total(e), outside_total(e)
FROM (SELECT summarize_equity(a, b, b < 3) AS e FROM (VALUES (1e40, 1), (1e-40, 2), (-1e40, 3), (7, 3)) AS v(a, b)) AS q;
SELECT summarize_equity(a, b, true)::text FROM (VALUES (1e40, 1), (2.50, 1), (-1e40, 2)) AS v(a, b);

-- keys at the limits
SELECT beneficiary_count(summarize_equity(1, b, true))
FROM unnest(ARRAY[0, -1, 1, 9223372036854775807, -9223372036854775808, 0, 4294967296]) AS b;
SELECT beneficiary_count(summarize_equity(1, b, true))
FROM unnest(ARRAY['', '1234567', '12345678', '123456789', '123456789', repeat('x', 100000), repeat('x', 100000), repeat('x', 99999), 'Ab', 'ab']) AS b;

-- windows, growing and sliding
SELECT n, beneficiary_share(n % 3, n % 2 = 0) OVER (ORDER BY n) AS growing,
       beneficiary_count(summarize_equity(n, n % 3, true) OVER (ORDER BY n ROWS 1 PRECEDING)) AS sliding
FROM generate_series(1, 6) AS n;

-- text, by way of jsonb too
SELECT e::text::jsonb::text::equity_summary = e AS same
FROM (SELECT summarize_equity(amount, beneficiary, in_group) AS e FROM support) AS q;

-- errors
\set VERBOSITY default
SELECT summarize_equity('NaN', 1, true);
SELECT summarize_equity('Infinity'::numeric, 'x', true);
SELECT disparity('NaN', 1, 1, 1);
SELECT disparity(12492.1, 47522.9, 269, 142);
SELECT disparity(1, 2, -1, 2);
SELECT 'x'::equity_summary;
SELECT '{"version": 9}'::equity_summary;
SELECT replace(e, '"mixed_count": 1', '"mixed_count": 3')::equity_summary
FROM (SELECT summarize_equity(amount, beneficiary, in_group)::text AS e FROM support) AS q;
SELECT replace(e, '"outside_total": 95', '"outside_total": 96')::equity_summary
FROM (SELECT summarize_equity(amount, beneficiary, in_group)::text AS e FROM support WHERE in_group IS NOT NULL) AS q;
SELECT replace(e, '"outside_total": 0', '"outside_total": 1')::equity_summary
FROM (SELECT summarize_equity(amount, beneficiary, in_group)::text AS e FROM support WHERE in_group) AS q;
CREATE TABLE two_collations (a text COLLATE "C", b text COLLATE "POSIX");
INSERT INTO two_collations VALUES ('a', 'b');
SELECT beneficiary_share(a || b, true) FROM two_collations;

DROP TABLE support, two_collations;
DROP VIEW bac_giang;
