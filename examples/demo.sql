-- The Bắc Giang report from published figures: make demo
\set QUIET on
\pset footer off
\pset border 2
\pset linestyle unicode
\pset null '—'
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS khuyencong;
SET search_path = public, khuyencong;

CREATE TEMP TABLE establishment (district text, establishments integer, difficult boolean, note text, source text);
CREATE TEMP TABLE funding (line text, amount numeric, difficult boolean, budget text, note text, source text);
CREATE TEMP TABLE published (id text, scope text, period text, measure text, part numeric, whole numeric, unit text, printed numeric, decimals integer, rounding text, source text);
\copy establishment FROM 'test/data/bac_giang_establishments.csv' CSV HEADER
\copy funding FROM 'test/data/bac_giang_funding.csv' CSV HEADER
CREATE TEMP TABLE plan_2020 (content text, amount numeric, note text, source text);
CREATE TEMP TABLE plan_2019 (line integer, amount numeric, note text, source text);
\copy plan_2020 FROM 'test/data/bac_giang_plan_2020.csv' CSV HEADER
\copy plan_2019 FROM 'test/data/binh_thuan_plan_2019.csv' CSV HEADER
\copy published FROM 'test/data/published_figures.csv' CSV HEADER

CREATE FUNCTION pg_temp.verdict(computed numeric, published numeric) RETURNS text LANGUAGE sql IMMUTABLE
    RETURN CASE WHEN published IS NULL THEN 'not published' WHEN computed = published THEN 'equals the print' ELSE 'DIFFERS from the print' END;

CREATE FUNCTION pg_temp.percent(share numeric, decimals integer) RETURNS text LANGUAGE sql IMMUTABLE
    RETURN lpad(format_number_vi(share, decimals) || ' %', decimals + 6);

-- One row an establishment, without an amount, and one a line of money, without
-- an establishment: the book gives the two apart. Establishments have no names
-- in it, so a number stands for each.
CREATE TEMP TABLE summary AS
SELECT summarize_equity(amount, establishment, difficult) AS e
FROM (SELECT NULL::numeric AS amount, district || ' ' || n AS establishment, difficult
      FROM establishment, generate_series(1, establishments) AS n
      UNION ALL
      SELECT amount, NULL, difficult FROM funding WHERE difficult IS NOT NULL) AS r;

\echo
\echo 'Bắc Giang 2012–2022: where the khuyến công money went'
\echo 'Amounts in million đồng, as Vietnamese reports print numbers: 12.492,1 is twelve thousand four hundred ninety-two and one tenth.'
\echo 'Difficult areas: Sơn Động, Lục Nam, Lục Ngạn, Yên Thế, Hiệp Hòa.'
SELECT figure, lpad(computed, 8) AS computed, lpad(printed, 9) AS published, pg_temp.verdict(value, published) AS verdict
FROM summary,
     (SELECT part AS e_part, whole AS e_whole, printed AS e_share FROM published WHERE id = 'BG-1') AS heads,
     (SELECT part AS m_part, whole AS m_whole, printed AS m_share FROM published WHERE id = 'BG-3') AS money,
LATERAL (VALUES
    (1, 'Establishments supported', format_number_vi(beneficiary_count(e), 0), format_number_vi(e_whole, 0), beneficiary_count(e), e_whole),
    (2, '  of them in difficult areas', format_number_vi(group_beneficiary_count(e), 0), format_number_vi(e_part, 0), group_beneficiary_count(e), e_part),
    (3, '  their share', format_number_vi(100 * beneficiary_share(e), 1) || ' %', format_number_vi(e_share, 1) || ' %', round(100 * beneficiary_share(e), 1), e_share),
    (4, 'Money of the programme', format_number_vi(total(e), 1), format_number_vi(m_whole, 1), total(e), m_whole),
    (5, '  of it to difficult areas', format_number_vi(group_total(e), 1), format_number_vi(m_part, 1), group_total(e), m_part),
    (6, '  its share', format_number_vi(100 * funding_share(e), 1) || ' %', format_number_vi(m_share, 1) || ' %', round(100 * funding_share(e), 1), m_share),
    (7, 'Disparity: money share ÷ establishment share', format_number_vi(disparity(e), 3), NULL, NULL, NULL),
    (8, 'Money per establishment in difficult areas', format_number_vi(group_total(e) / group_beneficiary_count(e), 1), NULL, NULL, NULL),
    (9, '  elsewhere, common activities included', format_number_vi(outside_total(e) / outside_beneficiary_count(e), 1), NULL, NULL, NULL),
    (10, '  the first ÷ the second', format_number_vi(relative_support(e), 3), NULL, NULL, NULL),
    (11, 'Money that would have to move for parity', format_number_vi(parity_gap(e), 1), NULL, NULL, NULL))
    AS f(place, figure, computed, printed, value, published)
ORDER BY place;
SELECT 'The money of difficult areas in words: ' || vnd_in_words(1000000 * group_total(e)) AS words FROM summary \gset
\echo :words
\echo 'Published: the two totals and the lines of each district and of the difficult areas; "Other" lines are'
\echo 'what is left of the totals. The money is all money of the programme, training and publicity included:'
\echo 'from the disparity down, figures compare areas and are not what an establishment received.'

\echo
\echo 'How 12.492,1 ÷ 35.030,8 comes about: more establishments, but far less money for each'
\echo 'The factors multiply (1,118 × 0,319 = 0,357); their natural logarithms (ln) add. None of this was published.'
SELECT cause, lpad(format_number_vi(exp(effect), 3), 7) AS factor, lpad(format_number_vi(effect, 4), 7) AS ln
FROM summary, LATERAL (VALUES
    (1, 'participation: establishments inside ÷ outside', participation_effect(e)),
    (2, 'size: money per establishment inside ÷ outside', size_effect(e)),
    (3, 'both: money inside ÷ outside', participation_effect(e) + size_effect(e))) AS p(place, cause, effect)
ORDER BY place;

\echo
\echo 'The two budgets'
SELECT coalesce(budget || ' programme', 'both') AS budget, format_number_vi(total(s), 1) AS "million đồng",
       pg_temp.percent(100 * total(s) / sum(total(s)) FILTER (WHERE budget IS NOT NULL) OVER (), 1) AS share,
       text_bar(total(s), sum(total(s)) FILTER (WHERE budget IS NOT NULL) OVER (), 20) AS "of all",
       CASE WHEN budget IS NULL THEN pg_temp.verdict(total(s), (SELECT whole FROM published WHERE id = 'BG-3')) || ' (sum)'
            ELSE 'amount published, share not' END AS verdict
FROM (SELECT budget, summarize_funding(amount, true) AS s
      FROM funding WHERE budget IS NOT NULL GROUP BY GROUPING SETS ((budget), ())) AS b
ORDER BY b.budget NULLS LAST;

\echo
\echo 'Bắc Giang, plan of 2020 by content, in million đồng: rounded one by one the shares would add up to 100,01'
SELECT content, lpad(format_number_vi(amount, 0), 5) AS amount, pg_temp.percent(share, 2) AS share,
       text_bar(share, 100, 20) AS "of all", note
FROM (SELECT 1 AS place, content, amount, note, display_share(amount, 2) OVER (ORDER BY amount DESC) AS share FROM plan_2020
      UNION ALL
      SELECT 2, 'all', sum(amount), 'published', sum(share)
      FROM (SELECT amount, display_share(amount, 2) OVER (ORDER BY amount DESC) AS share FROM plan_2020) AS s) AS line
ORDER BY place, amount DESC;

\echo
\echo 'Bình Thuận, plan of 2019: six published lines, in million đồng, and their published total of 986'
SELECT coalesce('line ' || line, 'all') AS line, lpad(format_number_vi(amount, 0), 3) AS amount, pg_temp.percent(share, 2) AS share,
       text_bar(share, 100, 20) AS "of all", CASE WHEN line IS NULL THEN pg_temp.verdict(amount, 986) ELSE note END AS note
FROM (SELECT line, amount, note, display_share(amount, 2) OVER (ORDER BY line) AS share FROM plan_2019
      UNION ALL
      SELECT NULL, sum(amount), NULL, sum(share)
      FROM (SELECT amount, display_share(amount, 2) OVER (ORDER BY line) AS share FROM plan_2019) AS s) AS plan
ORDER BY plan.line NULLS LAST;

\echo
\echo 'Bình Định 2022: what a đồng of support brought with it'
SELECT lpad(format_number_vi(support_total(s), 0), 5) AS support, 'trên ' || format_number_vi(counterpart_total(s), 0) AS counterpart,
       format_number_vi(leverage(s), 4) AS leverage, format_number_vi(printed, 1) AS published,
       pg_temp.verdict(round(leverage(s), decimals), printed) AS verdict
FROM (SELECT summarize_leverage(whole, part) AS s, printed, decimals FROM published WHERE id = 'BĐ-2' GROUP BY printed, decimals) AS b;

\echo
\echo 'Audit of every published ratio: which rounding explains the print, each on its own?'
SELECT id, scope, lpad(format_number_vi(part), 8) AS part, lpad(format_number_vi(whole), 8) AS whole,
       lpad(format_number_vi(CASE measure WHEN 'leverage' THEN 1 ELSE 100 END * part / whole, decimals + 3), 8) AS exact, lpad(format_number_vi(printed, decimals), 7) AS printed,
       CASE measure WHEN 'leverage' THEN reconcile_ratio(printed, part, whole) ELSE reconcile_share(printed, part, whole) END AS explanation
FROM published ORDER BY id;
\echo '... and together, those that are all the parts of a whole?'
SELECT string_agg(id, ' + ' ORDER BY id) AS figures, string_agg(format_number_vi(printed), ' + ' ORDER BY id) AS printed,
       reconcile_shares(array_agg(printed ORDER BY id), array_agg(part ORDER BY id)) AS explanation
FROM published GROUP BY rtrim(id, 'ab'), whole HAVING sum(part) = whole AND count(*) > 1
ORDER BY 1;

\echo
\echo 'The same in SQL you can paste, after CREATE EXTENSION khuyencong and SET search_path = public, khuyencong:'
\echo
\! cat examples/bac_giang.sql
\echo
\i examples/bac_giang.sql
\i examples/demo_register.sql
\echo 'Sources: test/data/*.csv, column source. More: README.md.'
