-- A register with the sample of Bắc Giang, and what its views answer. Included
-- by demo.sql, whose settings it uses.
SELECT create_register('bac_giang') \gset
SELECT load_sample('bac_giang') \gset
SET search_path = bac_giang, khuyencong, public;

\echo
\echo 'A register: SELECT create_register(''bac_giang''), load_sample(''bac_giang'')'
\echo 'Tables and views in a schema of your own. The sample adds up to what Bắc Giang published; its projects are made up'
\echo 'and marked as such (is_synthetic), and so is every figure below that was not published.'
SELECT count(*) AS projects, count(DISTINCT plan_year) AS years,
       (SELECT count(*) FROM bac_giang.establishment) AS establishments,
       (SELECT count(*) FROM project_funding) AS "lines of money",
       (SELECT count(*) FROM progress_report) AS "progress reports"
FROM project;

\echo 'difficult_area_equity_period: the same question by list of difficult areas, each with its dates'
SELECT scheme_name AS list, list_valid_from AS "from", list_valid_until AS until,
       format('%s / %s', difficult_establishment_count, establishment_count) AS establishments,
       pg_temp.percent(beneficiary_share_percent, 1) AS share,
       format('%s / %s', format_number_vi(difficult_support / 1e6, 1), format_number_vi(support / 1e6, 1)) AS "million đồng",
       pg_temp.percent(funding_share_percent, 1) AS share, format_number_vi(disparity, 3) AS disparity
FROM difficult_area_equity_period ORDER BY scheme_code;

\echo 'funding_by_area: where the money of all years went. "Bắc Giang" is money of the province as a whole, of no district'
SELECT coalesce(area_name, 'all') AS area, lpad(format_number_vi(sum(support) / 1e6, 1), 8) AS "million đồng",
       pg_temp.percent(sum(share), 2) AS share, text_bar(sum(share), 100, 20) AS "of all"
FROM (SELECT area_name, sum(support) AS support, display_share(sum(support), 2) OVER (ORDER BY area_name COLLATE "C") AS share
      FROM funding_by_area GROUP BY area_name) AS a
GROUP BY ROLLUP (area_name) ORDER BY grouping(area_name), sum(support) DESC;

\echo 'leverage_by_year and funding_growth: what came with the support, and how it grew'
SELECT plan_year AS year, lpad(format_number_vi(l.support / 1e6, 1), 7) AS support, lpad(format_number_vi(counterpart / 1e6, 1), 7) AS counterpart,
       format_number_vi(leverage, 2) AS leverage, text_bar(leverage, 2, 16) AS "bar from 0 to 2",
       lpad(coalesce(format_number_vi(contribution_percent, 2) || ' %', '—'), 8) AS growth
FROM leverage_by_year AS l LEFT JOIN funding_growth AS g USING (plan_year)
WHERE dimension = 'total' OR dimension IS NULL ORDER BY plan_year;

\echo 'multi_year_project: no focal project ran for several years; these come nearest'
SELECT candidate_rank AS rank, label, years, longest_run AS run, CASE WHEN is_focal_multi_year THEN 'yes' ELSE 'no' END AS "focal, several years",
       lpad(format_number_vi(support / 1e6, 1), 7) AS "million đồng"
FROM multi_year_project WHERE kind = 'focal' ORDER BY candidate_rank, key LIMIT 3;

\echo 'network_coverage: the provincial centre stands alone, and is itself neither branch nor collaborator'
SELECT on_date AS date, area_kind AS level, area_count AS areas, branch_area_count AS "with a branch", collaborator_area_count AS "with a collaborator",
       pg_temp.percent(covered_percent, 2) AS covered
FROM network_coverage WHERE is_report_date ORDER BY area_level;

\echo 'project_action: projects that need a decision at the end of 2022, in the order of the four decisions'
SELECT action, project_code AS project, authority AS "who decides", finding_count AS findings, rule_code AS rule, left(message_en, 76) || CASE WHEN length(message_en) > 76 THEN '…' ELSE '' END AS why
FROM project_action WHERE action <> 'review'
ORDER BY array_position(ARRAY['stop', 'extend', 'adjust', 'supplement'], action), project_code LIMIT 10;
SELECT 'In Vietnamese: ' || message_vi AS vi FROM project_action WHERE action = 'extend' ORDER BY project_code LIMIT 1 \gset
\echo :vi
SET search_path = public, khuyencong;
