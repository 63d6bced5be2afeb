-- ---------------------------------------------------------------------------
-- restated: the same money on other boundaries
-- ---------------------------------------------------------------------------

-- A line's money is divided by the weights of its area exactly; each area's sum
-- is then rounded down to whole đồng, and what a year lacks goes, a đồng each,
-- to the largest remainders, of equal ones to the lower area. So a year adds up
-- to what was decided, and an area that nothing was divided for keeps its sum.
CREATE OR REPLACE FUNCTION funding_by_area_on(on_date date)
    RETURNS TABLE (plan_year integer, boundaries_on date, area_code text, area_name text, area_kind text,
                   district_code text, district_name text, province_code text, province_name text, is_mapped boolean,
                   support numeric, project_count bigint, establishment_count bigint,
                   share_of_year numeric, share_of_period numeric, has_synthetic boolean)
    LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    WITH part AS (
        SELECT l.plan_year, m.mapped_code AS area_code, coalesce(m.is_mapped, false) AS is_mapped,
               coalesce(total(summarize_equity(l.amount * coalesce(m.weight, 1), l.establishment_code, true)), 0) AS amount,
               beneficiary_count(summarize_equity(l.amount, l.project_code, true) FILTER (WHERE l.amount IS NOT NULL)) AS project_count,
               beneficiary_count(summarize_equity(l.amount * coalesce(m.weight, 1), l.establishment_code, true)) AS establishment_count,
               bool_or(l.is_synthetic) AS has_synthetic
        FROM equity_line AS l LEFT JOIN area_mapping_on(funding_by_area_on.on_date) AS m ON m.area_code = l.area_code
        WHERE funding_by_area_on.on_date IS NOT NULL
        GROUP BY l.plan_year, m.mapped_code, m.is_mapped
    ), whole AS (
        SELECT p.*, floor(p.amount) + CASE WHEN row_number() OVER (PARTITION BY p.plan_year
                        ORDER BY p.amount - floor(p.amount) DESC, p.area_code COLLATE "C")
                    <= sum(p.amount - floor(p.amount)) OVER (PARTITION BY p.plan_year) THEN 1 ELSE 0 END AS support
        FROM part AS p
    )
    SELECT w.plan_year, funding_by_area_on.on_date, w.area_code,
           CASE WHEN w.area_code IS NULL THEN 'không xác định' WHEN w.is_mapped THEN a.area_name
                ELSE a.area_name || ' (không quy đổi được)' END,
           a.area_kind, a.district_code, a.district_name, a.province_code, a.province_name, w.is_mapped,
           w.support, w.project_count, w.establishment_count,
           display_share(w.support, 2) OVER (PARTITION BY w.plan_year ORDER BY w.area_code COLLATE "C"),
           display_share(w.support, 2) OVER (ORDER BY w.plan_year, w.area_code COLLATE "C"),
           w.has_synthetic
    FROM whole AS w LEFT JOIN area_hierarchy AS a ON a.area_code = w.area_code;
END;
COMMENT ON FUNCTION funding_by_area_on(date) IS
    'Kinh phí hỗ trợ theo địa bàn, quy đổi về địa giới của một ngày / Support by area, restated on the boundaries of a date';

CREATE OR REPLACE VIEW funding_by_area_now WITH (security_invoker = true) AS
SELECT f.plan_year, f.boundaries_on, f.area_code, f.area_name, f.area_kind,
       f.district_code, f.district_name, f.province_code, f.province_name, f.is_mapped,
       CAST(f.support AS numeric(18,0)) AS support, f.project_count, f.establishment_count,
       CAST(f.share_of_year AS numeric(22,2)) AS share_of_year,
       CAST(f.share_of_period AS numeric(22,2)) AS share_of_period,
       f.has_synthetic
FROM report_setting AS r, funding_by_area_on(r.boundaries_on) AS f;
