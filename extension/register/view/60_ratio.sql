-- ---------------------------------------------------------------------------
-- ratio: leverage, growth and absorption by year, priorities
-- ---------------------------------------------------------------------------

CREATE OR REPLACE VIEW leverage_by_year WITH (security_invoker = true) AS
SELECT plan_year, CAST(coalesce(support_total(l), 0) AS numeric(18,0)) AS support,
       CAST(counterpart_total(l) AS numeric(18,0)) AS counterpart,
       CAST(other_programme AS numeric(18,0)) AS other_programme,
       CAST(leverage(l) AS numeric(28,8)) AS leverage, leverage_reason(l) AS leverage_reason, has_synthetic
FROM (SELECT plan_year,
             summarize_leverage(CASE WHEN source IN ('national', 'local') THEN amount END,
                                CASE WHEN source = 'counterpart' THEN amount END) AS l,
             sum(amount) FILTER (WHERE source = 'other_programme') AS other_programme,
             bool_or(is_synthetic) AS has_synthetic
      FROM funding_line GROUP BY plan_year) AS y;

-- From each year to the next: the total, then what each content and each source
-- contributes. A part contributes what the parts up to it contribute, rounded,
-- less what those before it do; so rounded contributions add up to the rounded
-- rate, as the exact ones do to the exact one.
CREATE OR REPLACE VIEW funding_growth WITH (security_invoker = true) AS
WITH part AS (
    SELECT plan_year,
           CASE WHEN grouping(content_code) = 0 THEN 'content' WHEN grouping(source) = 0 THEN 'source' ELSE 'total' END AS dimension,
           coalesce(content_code, source) AS code, sum(amount) AS support, bool_or(is_synthetic) AS is_synthetic
    FROM support_line
    GROUP BY GROUPING SETS ((plan_year), (plan_year, content_code), (plan_year, source))
), pair AS (
    SELECT plan_year, dimension, code, sum(base) AS base, sum(current) AS current, bool_or(is_synthetic) AS is_synthetic
    FROM (SELECT plan_year, dimension, code, 0 AS base, support AS current, is_synthetic FROM part
          UNION ALL
          SELECT plan_year + 1, dimension, code, support, 0, is_synthetic FROM part) AS p
    GROUP BY plan_year, dimension, code
), running AS (
    SELECT plan_year, dimension, code, base, current, is_synthetic,
           sum(base) OVER parts AS base_to, sum(current) OVER parts AS current_to,
           sum(base) OVER (PARTITION BY plan_year, dimension) AS base_total
    FROM pair
    WINDOW parts AS (PARTITION BY plan_year, dimension ORDER BY code COLLATE "C")
), contribution AS (
    SELECT *, growth_contribution(base_to, current_to, base_total) AS up_to,
           growth_contribution(base_to - base, current_to - current, base_total) AS before
    FROM running
)
SELECT g.plan_year, g.dimension, g.code,
       CASE WHEN g.dimension = 'total' THEN 'tổng số' ELSE coalesce(c.name_vi, s.source_name, 'không xác định') END AS name,
       CAST(g.base AS numeric(18,0)) AS previous_support, CAST(g.current AS numeric(18,0)) AS support,
       CAST(g.current - g.base AS numeric(18,0)) AS change,
       CAST(growth_rate(g.base, g.current) AS numeric(28,8)) AS growth_rate,
       CAST(CAST(g.up_to AS numeric(28,8)) - CAST(g.before AS numeric(28,8)) AS numeric(28,8)) AS contribution,
       CAST(CAST(100 * g.up_to AS numeric(26,2)) - CAST(100 * g.before AS numeric(26,2)) AS numeric(26,2)) AS contribution_percent,
       CASE WHEN g.base_total <= 0 THEN 'nonpositive_base' END AS contribution_reason,
       g.is_synthetic AS has_synthetic
FROM contribution AS g
LEFT JOIN content_category AS c ON g.dimension = 'content' AND c.code = g.code
LEFT JOIN funding_source AS s ON g.dimension = 'source' AND s.source = g.code
WHERE g.plan_year > (SELECT min(plan_year) FROM part) AND g.plan_year <= (SELECT max(plan_year) FROM part);

-- What was planned, decided and paid, each of a source and year. What was paid
-- is what was not recovered.
CREATE OR REPLACE VIEW absorption_by_year WITH (security_invoker = true) AS
SELECT y.plan_year, y.source, f.source_name,
       CAST(y.planned AS numeric(18,0)) AS planned, CAST(y.support AS numeric(18,0)) AS support, CAST(y.paid AS numeric(18,0)) AS paid,
       CAST(absorption(y.support, y.planned) AS numeric(28,8)) AS decided_of_planned,
       CAST(absorption(y.paid, y.support) AS numeric(28,8)) AS paid_of_support,
       y.has_synthetic
FROM (SELECT plan_year, source, sum(planned) AS planned, sum(support) AS support, sum(paid) AS paid, bool_or(is_synthetic) AS has_synthetic
      FROM (SELECT plan_year, budget_source AS source, approved_amount AS planned, CAST(NULL AS numeric) AS support, CAST(NULL AS numeric) AS paid, is_synthetic
            FROM plan WHERE status = 'approved'
            UNION ALL
            SELECT plan_year, source, NULL AS planned, amount, NULL AS paid, is_synthetic FROM support_line
            UNION ALL
            SELECT p.plan_year, d.source, NULL AS planned, NULL AS support,
                   CASE d.kind WHEN 'recovery' THEN - d.amount ELSE d.amount END AS paid, d.is_synthetic
            FROM disbursement AS d JOIN project AS p ON p.code = d.project_code
            WHERE d.source IN ('national', 'local')) AS step
      GROUP BY plan_year, source) AS y
JOIN funding_source AS f ON f.source = y.source;

-- Money that names no establishment is of no known village, and counts in the
-- total only.
CREATE OR REPLACE VIEW priority_share WITH (security_invoker = true) AS
SELECT plan_year, priority, priority_name,
       CAST(coalesce(group_total(e), 0) AS numeric(18,0)) AS priority_support, CAST(coalesce(total(e), 0) AS numeric(18,0)) AS support,
       CAST(coalesce(total(e) - group_total(e) - outside_total(e), 0) AS numeric(18,0)) AS unclassified_support,
       group_beneficiary_count(e) AS priority_establishment_count, beneficiary_count(e) AS establishment_count,
       CAST(funding_share(e) AS numeric(28,8)) AS funding_share, CAST(100 * funding_share(e) AS numeric(22,2)) AS funding_share_percent,
       CAST(beneficiary_share(e) AS numeric(9,8)) AS beneficiary_share,
       CAST(100 * beneficiary_share(e) AS numeric(5,2)) AS beneficiary_share_percent,
       funding_share_reason(e) AS funding_share_reason, beneficiary_share_reason(e) AS beneficiary_share_reason, has_synthetic
FROM (SELECT l.plan_year, p.priority, p.priority_name,
             summarize_equity(l.amount, l.establishment_code, CASE p.priority WHEN 'sector' THEN s.is_priority
                 ELSE l.craft_village_code IS NOT NULL OR CASE WHEN l.names_establishment THEN false END END) AS e,
             bool_or(l.is_synthetic) AS has_synthetic
      FROM equity_line AS l
      CROSS JOIN (VALUES ('sector', 'ngành ưu tiên'), ('craft_village', 'làng nghề')) AS p (priority, priority_name)
      LEFT JOIN sector AS s ON s.code = l.sector_code
      GROUP BY l.plan_year, p.priority, p.priority_name) AS y;
