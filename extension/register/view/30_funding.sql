-- ---------------------------------------------------------------------------
-- funding: support by year and one thing more
--
-- Each view has a row for every year and key with support or beneficiaries.
-- Projects and establishments are counted once in a row, so they may be in
-- several. Shares are of all rows of the year, and of all rows; of equal
-- remainders the lower key is rounded up, the unknown one last.
-- ---------------------------------------------------------------------------

CREATE OR REPLACE VIEW funding_by_area WITH (security_invoker = true) AS
SELECT s.plan_year,
       CAST(NULL AS date) AS boundaries_on, s.area_code, coalesce(a.area_name, 'không xác định') AS area_name, a.area_kind,
       a.district_code, a.district_name, a.province_code, a.province_name, s.area_code IS NOT NULL AS is_mapped,
       CAST(s.support AS numeric(18,0)) AS support, s.project_count, s.establishment_count,
       CAST(display_share(s.support, 2) OVER (PARTITION BY s.plan_year ORDER BY s.area_code COLLATE "C") AS numeric(22,2)) AS share_of_year,
       CAST(display_share(s.support, 2) OVER (ORDER BY s.plan_year, s.area_code COLLATE "C") AS numeric(22,2)) AS share_of_period,
       s.has_synthetic
FROM (SELECT plan_year, area_code,
             coalesce(total(summarize_equity(amount, establishment_code, true)), 0) AS support,
             beneficiary_count(summarize_equity(amount, project_code, true) FILTER (WHERE amount IS NOT NULL)) AS project_count,
             beneficiary_count(summarize_equity(amount, establishment_code, true)) AS establishment_count,
             bool_or(is_synthetic) AS has_synthetic
      FROM equity_line GROUP BY plan_year, area_code) AS s
LEFT JOIN area_hierarchy AS a ON a.area_code = s.area_code;

CREATE OR REPLACE VIEW funding_by_sector WITH (security_invoker = true) AS
SELECT s.plan_year,
       s.sector_code, coalesce(c.name_vi, 'không xác định') AS sector_name, c.list_code, c.is_priority,
       CAST(s.support AS numeric(18,0)) AS support, s.project_count, s.establishment_count,
       CAST(display_share(s.support, 2) OVER (PARTITION BY s.plan_year ORDER BY s.sector_code COLLATE "C") AS numeric(22,2)) AS share_of_year,
       CAST(display_share(s.support, 2) OVER (ORDER BY s.plan_year, s.sector_code COLLATE "C") AS numeric(22,2)) AS share_of_period,
       s.has_synthetic
FROM (SELECT plan_year, sector_code,
             coalesce(total(summarize_equity(amount, establishment_code, true)), 0) AS support,
             beneficiary_count(summarize_equity(amount, project_code, true) FILTER (WHERE amount IS NOT NULL)) AS project_count,
             beneficiary_count(summarize_equity(amount, establishment_code, true)) AS establishment_count,
             bool_or(is_synthetic) AS has_synthetic
      FROM equity_line GROUP BY plan_year, sector_code) AS s
LEFT JOIN sector AS c ON c.code = s.sector_code;

CREATE OR REPLACE VIEW funding_by_content WITH (security_invoker = true) AS
SELECT s.plan_year,
       s.content_code, coalesce(c.name_vi, 'không xác định') AS content_name, c.list_code,
       CAST(s.support AS numeric(18,0)) AS support, s.project_count, s.establishment_count,
       CAST(display_share(s.support, 2) OVER (PARTITION BY s.plan_year ORDER BY s.content_code COLLATE "C") AS numeric(22,2)) AS share_of_year,
       CAST(display_share(s.support, 2) OVER (ORDER BY s.plan_year, s.content_code COLLATE "C") AS numeric(22,2)) AS share_of_period,
       s.has_synthetic
FROM (SELECT plan_year, content_code,
             coalesce(total(summarize_equity(amount, establishment_code, true)), 0) AS support,
             beneficiary_count(summarize_equity(amount, project_code, true) FILTER (WHERE amount IS NOT NULL)) AS project_count,
             beneficiary_count(summarize_equity(amount, establishment_code, true)) AS establishment_count,
             bool_or(is_synthetic) AS has_synthetic
      FROM equity_line GROUP BY plan_year, content_code) AS s
LEFT JOIN content_category AS c ON c.code = s.content_code;

CREATE OR REPLACE VIEW funding_by_village WITH (security_invoker = true) AS
SELECT s.plan_year,
       s.craft_village_code, coalesce(v.name, 'ngoài làng nghề hoặc không xác định') AS craft_village_name, v.product, v.area_code,
       CAST(s.support AS numeric(18,0)) AS support, s.project_count, s.establishment_count,
       CAST(display_share(s.support, 2) OVER (PARTITION BY s.plan_year ORDER BY s.craft_village_code COLLATE "C") AS numeric(22,2)) AS share_of_year,
       CAST(display_share(s.support, 2) OVER (ORDER BY s.plan_year, s.craft_village_code COLLATE "C") AS numeric(22,2)) AS share_of_period,
       s.has_synthetic
FROM (SELECT plan_year, craft_village_code,
             coalesce(total(summarize_equity(amount, establishment_code, true)), 0) AS support,
             beneficiary_count(summarize_equity(amount, project_code, true) FILTER (WHERE amount IS NOT NULL)) AS project_count,
             beneficiary_count(summarize_equity(amount, establishment_code, true)) AS establishment_count,
             bool_or(is_synthetic) AS has_synthetic
      FROM equity_line GROUP BY plan_year, craft_village_code) AS s
LEFT JOIN craft_village AS v ON v.code = s.craft_village_code;

CREATE OR REPLACE VIEW funding_by_year WITH (security_invoker = true) AS
SELECT s.plan_year, CAST(s.support AS numeric(18,0)) AS support,
       CAST(coalesce(m.national_support, 0) AS numeric(18,0)) AS national_support,
       CAST(coalesce(m.local_support, 0) AS numeric(18,0)) AS local_support,
       s.project_count, s.establishment_count,
       CAST(display_share(s.support, 2) OVER (ORDER BY s.plan_year) AS numeric(22,2)) AS share_of_period,
       s.has_synthetic
FROM (SELECT plan_year,
             coalesce(total(summarize_equity(amount, establishment_code, true)), 0) AS support,
             beneficiary_count(summarize_equity(amount, project_code, true) FILTER (WHERE amount IS NOT NULL)) AS project_count,
             beneficiary_count(summarize_equity(amount, establishment_code, true)) AS establishment_count,
             bool_or(is_synthetic) AS has_synthetic
      FROM equity_line GROUP BY plan_year) AS s
LEFT JOIN (SELECT plan_year,
                  sum(amount) FILTER (WHERE source = 'national') AS national_support,
                  sum(amount) FILTER (WHERE source = 'local') AS local_support
           FROM support_line GROUP BY plan_year) AS m ON m.plan_year = s.plan_year;

-- All money, that of another programme with its name. Establishments are those
-- of the projects that have money of the source, named by it or not.
CREATE OR REPLACE VIEW funding_by_source WITH (security_invoker = true) AS
WITH line AS (
    SELECT plan_year, source, programme_code, project_code, amount, CAST(NULL AS text) AS establishment_code, is_synthetic
    FROM funding_line
    UNION ALL
    SELECT f.plan_year, f.source, f.programme_code, f.project_code, CAST(NULL AS numeric(18,0)), b.establishment_code, b.is_synthetic
    FROM funding_line AS f JOIN project_beneficiary AS b ON b.project_code = f.project_code
)
SELECT s.plan_year, s.source, f.source_name, s.programme_code, p.name AS programme_name, f.is_support,
       CAST(s.amount AS numeric(18,0)) AS amount,
       CAST(CASE WHEN f.is_support THEN s.amount END AS numeric(18,0)) AS support,
       s.project_count, s.establishment_count,
       CAST(display_share(CASE WHEN f.is_support THEN s.amount END, 2) OVER (PARTITION BY s.plan_year
            ORDER BY s.source COLLATE "C", s.programme_code COLLATE "C") AS numeric(22,2)) AS share_of_year,
       CAST(display_share(CASE WHEN f.is_support THEN s.amount END, 2) OVER (
            ORDER BY s.plan_year, s.source COLLATE "C", s.programme_code COLLATE "C") AS numeric(22,2)) AS share_of_period,
       CAST(display_share(s.amount, 2) OVER (PARTITION BY s.plan_year
            ORDER BY s.source COLLATE "C", s.programme_code COLLATE "C") AS numeric(22,2)) AS share_of_all_money,
       s.has_synthetic
FROM (SELECT plan_year, source, programme_code,
             total(summarize_equity(amount, establishment_code, true)) AS amount,
             beneficiary_count(summarize_equity(amount, project_code, true)) AS project_count,
             beneficiary_count(summarize_equity(amount, establishment_code, true)) AS establishment_count,
             bool_or(is_synthetic) AS has_synthetic
      FROM line GROUP BY plan_year, source, programme_code) AS s
JOIN funding_source AS f ON f.source = s.source
LEFT JOIN programme AS p ON p.code = s.programme_code;
