-- ---------------------------------------------------------------------------
-- network: which areas have a branch or a collaborator, at the end of each year
-- and on the date of the report
-- ---------------------------------------------------------------------------

-- A unit covers the areas it is given and all that is in them. Establishments
-- are put on the boundaries of the date by the weights of their areas.
CREATE OR REPLACE VIEW network_coverage WITH (security_invoker = true) AS
WITH day AS MATERIALIZED (
    SELECT report_on AS on_date FROM report_setting
    UNION
    SELECT make_date(y.plan_year, 12, 31) FROM (SELECT DISTINCT plan_year FROM project) AS y, report_setting AS r
    WHERE make_date(y.plan_year, 12, 31) < r.report_on
), covered AS (
    SELECT d.on_date, a.area_code,
           bool_or(u.kind = 'branch') AS by_branch, bool_or(u.kind = 'collaborator') AS by_collaborator
    FROM organisation_unit_area AS c
    JOIN day AS d ON c.valid @> d.on_date
    JOIN organisation_unit AS u ON u.code = c.unit_code
    JOIN area_ancestor AS a ON a.ancestor_code = c.area_code
    GROUP BY d.on_date, a.area_code
), located AS (
    SELECT d.on_date, e.area_code, sum(e.establishments) AS establishments
    FROM (SELECT area_code, valid, count(*) AS establishments FROM establishment GROUP BY area_code, valid) AS e
    JOIN day AS d ON e.valid @> d.on_date
    GROUP BY d.on_date, e.area_code
), placed AS (
    SELECT d.on_date, a.ancestor_code AS area_code, sum(l.establishments * m.weight) AS establishments
    FROM day AS d
    CROSS JOIN LATERAL area_mapping_on(d.on_date) AS m
    JOIN located AS l ON l.on_date = d.on_date AND l.area_code = m.area_code
    JOIN area_ancestor AS a ON a.area_code = m.mapped_code
    WHERE m.is_mapped
    GROUP BY d.on_date, a.ancestor_code
), unit AS (
    SELECT d.on_date, a.code, a.kind, a.level, coalesce(p.establishments, 0) AS establishments,
           coalesce(c.by_branch, false) AS by_branch, coalesce(c.by_collaborator, false) AS by_collaborator
    FROM area AS a
    JOIN day AS d ON a.valid @> d.on_date
    LEFT JOIN covered AS c ON c.on_date = d.on_date AND c.area_code = a.code
    LEFT JOIN placed AS p ON p.on_date = d.on_date AND p.area_code = a.code
    WHERE a.kind <> 'country'
), everywhere AS (
    SELECT on_date, sum(establishments) AS establishments FROM located GROUP BY on_date
)
SELECT u.on_date, u.on_date = r.report_on AS is_report_date, u.kind AS area_kind, u.level AS area_level, count(*) AS area_count,
       count(*) FILTER (WHERE u.by_branch) AS branch_area_count,
       count(*) FILTER (WHERE u.by_collaborator) AS collaborator_area_count,
       count(*) FILTER (WHERE u.by_branch OR u.by_collaborator) AS covered_area_count,
       CAST(100 * funding_share(1, u.by_branch) AS numeric(5,2)) AS branch_percent,
       CAST(100 * funding_share(1, u.by_collaborator) AS numeric(5,2)) AS collaborator_percent,
       CAST(100 * funding_share(1, u.by_branch OR u.by_collaborator) AS numeric(5,2)) AS covered_percent,
       CAST(sum(u.establishments) AS numeric(18,2)) AS establishment_count,
       CAST(100 * funding_share(u.establishments, u.by_branch) AS numeric(5,2)) AS branch_establishment_percent,
       CAST(100 * funding_share(u.establishments, u.by_collaborator) AS numeric(5,2)) AS collaborator_establishment_percent,
       CAST(100 * funding_share(u.establishments, u.by_branch OR u.by_collaborator) AS numeric(5,2)) AS covered_establishment_percent,
       CAST(coalesce(e.establishments, 0) - sum(u.establishments) AS numeric(18,2)) AS unplaced_establishment_count
FROM unit AS u CROSS JOIN report_setting AS r LEFT JOIN everywhere AS e ON e.on_date = u.on_date
GROUP BY u.on_date, r.report_on, u.kind, u.level, e.establishments;
