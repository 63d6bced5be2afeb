-- ---------------------------------------------------------------------------
-- multi-year: who and what was supported over consecutive years
-- ---------------------------------------------------------------------------

-- A year counts if a project of its plan has support left after what was taken
-- away. Products and objectives are texts, matched without case and accents.
CREATE OR REPLACE VIEW multi_year_project WITH (security_invoker = true) AS
WITH supported AS MATERIALIZED (
    SELECT p.code AS project_code, p.plan_year, p.product, p.objective, p.focal_code, p.is_focal,
           sum(f.amount) AS support, p.is_synthetic OR bool_or(f.is_synthetic) AS is_synthetic
    FROM project AS p JOIN project_funding AS f ON f.project_code = p.code
    WHERE f.source IN ('national', 'local')
    GROUP BY p.code HAVING sum(f.amount) > 0
), named AS (
    SELECT project_code, establishment_code, sum(amount) AS support
    FROM project_funding WHERE source IN ('national', 'local') AND establishment_code IS NOT NULL
    GROUP BY project_code, establishment_code
), member AS MATERIALIZED (
    SELECT 'beneficiary' AS kind, b.establishment_code AS key, e.name AS label, s.project_code, s.plan_year,
           named.support, s.is_focal, s.is_synthetic
    FROM supported AS s
    JOIN project_beneficiary AS b ON b.project_code = s.project_code
    JOIN establishment AS e ON e.code = b.establishment_code
    LEFT JOIN named ON named.project_code = b.project_code AND named.establishment_code = b.establishment_code
    UNION ALL
    SELECT 'product' AS kind, nullif(fold_vi(s.product), '') AS key, s.product, s.project_code, s.plan_year, s.support, s.is_focal, s.is_synthetic
    FROM supported AS s WHERE s.product IS NOT NULL
    UNION ALL
    SELECT 'objective' AS kind, nullif(fold_vi(s.objective), '') AS key, s.objective, s.project_code, s.plan_year, s.support, s.is_focal, s.is_synthetic
    FROM supported AS s WHERE s.objective IS NOT NULL
    UNION ALL
    SELECT 'focal' AS kind, s.focal_code AS key, s.focal_code AS label, s.project_code, s.plan_year, s.support, s.is_focal, s.is_synthetic
    FROM supported AS s WHERE s.focal_code IS NOT NULL
), integrated AS (
    SELECT m.kind, m.key, string_agg(DISTINCT g.name, '; ' ORDER BY g.name) AS programmes
    FROM (SELECT DISTINCT project_code, programme_code FROM project_funding WHERE source = 'other_programme') AS o
    JOIN programme AS g ON g.code = o.programme_code
    JOIN member AS m ON m.project_code = o.project_code
    GROUP BY m.kind, m.key
), candidate AS (
    SELECT kind, key, min(label COLLATE "C") COLLATE "default" AS label, summarize_years(plan_year) AS years, count(*) AS project_count,
           sum(support) AS support, summarize_years(plan_year) FILTER (WHERE is_focal) AS focal_years, bool_or(is_synthetic) AS has_synthetic
    FROM member WHERE key IS NOT NULL
    GROUP BY kind, key
)
SELECT c.kind, c.key, c.label, array_to_string(years(c.years), ', ') AS years, year_count(c.years) AS year_count,
       longest_run(c.years) AS longest_run, longest_run_start(c.years) AS run_from_year,
       longest_run_start(c.years) + longest_run(c.years) - 1 AS run_to_year,
       nullif(array_to_string(gap_years(c.years), ', '), '') AS gap_years,
       c.project_count, CAST(c.support AS numeric(18,0)) AS support, year_count(c.focal_years) > 0 AS has_focal,
       i.programmes IS NOT NULL AS is_integrated, i.programmes,
       longest_run(c.years) >= r.multi_year_threshold AS is_multi_year,
       longest_run(c.focal_years) >= r.multi_year_threshold AS is_focal_multi_year,
       CAST(row_number() OVER (PARTITION BY c.kind ORDER BY longest_run(c.years) DESC, year_count(c.years) DESC,
            c.support DESC NULLS LAST, c.key COLLATE "C") AS integer) AS candidate_rank,
       c.has_synthetic
FROM candidate AS c CROSS JOIN report_setting AS r
LEFT JOIN integrated AS i ON i.kind = c.kind AND i.key = c.key;
