-- ---------------------------------------------------------------------------
-- equity: what difficult areas get, by scheme and on the dates of support
-- ---------------------------------------------------------------------------

-- A year, or the period, of which nothing could be classed has no figures of a
-- group, with the reason 'unclassified'. Compiling the many expressions takes
-- longer than they do, and without statistics the planner expects millions of
-- rows and would: so it may not.
CREATE OR REPLACE FUNCTION difficult_area_equity_between(from_year integer, to_year integer, by_year boolean DEFAULT false,
                                                         from_date date DEFAULT NULL, to_date date DEFAULT NULL)
    RETURNS TABLE (scheme_code text, scheme_name text, from_year integer, to_year integer,
                   difficult_support numeric, support numeric, difficult_establishment_count bigint, establishment_count bigint,
                   mixed_establishment_count bigint, unclassified_support numeric, unclassified_establishment_count bigint,
                   funding_share numeric, beneficiary_share numeric, disparity numeric, relative_support numeric,
                   participation_effect numeric, size_effect numeric, parity_gap numeric,
                   funding_share_reason text, beneficiary_share_reason text, disparity_reason text, relative_support_reason text,
                   participation_effect_reason text, size_effect_reason text, parity_gap_reason text,
                   first_classed_on date, last_classed_on date, list_valid_from date, list_valid_until date, has_synthetic boolean)
    LANGUAGE sql STABLE PARALLEL SAFE SET jit = off
BEGIN ATOMIC
    WITH held AS (
        SELECT h.scheme_code, h.area_code, range_agg(daterange(h.valid_from, h.valid_until, '[]')) AS known,
               coalesce(range_agg(daterange(h.valid_from, h.valid_until, '[]')) FILTER (WHERE h.is_difficult), '{}') AS difficult
        FROM area_class_history AS h GROUP BY h.scheme_code, h.area_code
    ), line AS (
        SELECT s.code AS scheme_code, s.name_vi AS scheme_name, CASE WHEN by_year THEN l.plan_year END AS plan_year, l.plan_year AS year,
               l.amount, l.establishment_code, l.on_date, l.is_synthetic,
               CASE WHEN held.known @> l.on_date THEN held.difficult @> l.on_date END AS is_difficult
        FROM equity_line AS l CROSS JOIN area_scheme AS s
        LEFT JOIN held ON held.scheme_code = s.code AND held.area_code = l.area_code
        WHERE (from_year IS NULL OR l.plan_year >= from_year) AND (to_year IS NULL OR l.plan_year <= to_year)
          AND (from_date IS NULL OR l.on_date >= from_date) AND (to_date IS NULL OR l.on_date <= to_date)
    ), figure AS (
        SELECT l.scheme_code, l.scheme_name, min(l.year) AS first_year, max(l.year) AS last_year,
               summarize_equity(l.amount, l.establishment_code, l.is_difficult) AS e,
               CASE WHEN count(l.is_difficult) > 0 THEN summarize_equity(l.amount, l.establishment_code, l.is_difficult) END AS c,
               min(l.on_date) FILTER (WHERE l.is_difficult IS NOT NULL) AS first_classed_on,
               max(l.on_date) FILTER (WHERE l.is_difficult IS NOT NULL) AS last_classed_on,
               bool_or(l.is_synthetic) AS has_synthetic
        FROM line AS l
        GROUP BY l.scheme_code, l.scheme_name, l.plan_year
    )
    SELECT f.scheme_code, f.scheme_name,
           CASE WHEN by_year THEN f.first_year ELSE coalesce(from_year, f.first_year) END,
           CASE WHEN by_year THEN f.last_year ELSE coalesce(to_year, f.last_year) END,
           group_total(f.c), coalesce(total(f.e), 0), group_beneficiary_count(f.c), beneficiary_count(f.e),
           mixed_count(f.c), coalesce(total(f.e) - coalesce(group_total(f.c) + outside_total(f.c), 0), 0),
           beneficiary_count(f.e) - coalesce(group_beneficiary_count(f.c) + outside_beneficiary_count(f.c) - mixed_count(f.c), 0),
           funding_share(f.c), beneficiary_share(f.c), disparity(f.c), relative_support(f.c),
           participation_effect(f.c), size_effect(f.c), parity_gap(f.c),
           CASE WHEN f.c IS NULL THEN 'unclassified' ELSE funding_share_reason(f.c) END,
           CASE WHEN f.c IS NULL THEN 'unclassified' ELSE beneficiary_share_reason(f.c) END,
           CASE WHEN f.c IS NULL THEN 'unclassified' ELSE disparity_reason(f.c) END,
           CASE WHEN f.c IS NULL THEN 'unclassified' ELSE relative_support_reason(f.c) END,
           CASE WHEN f.c IS NULL THEN 'unclassified' ELSE participation_effect_reason(f.c) END,
           CASE WHEN f.c IS NULL THEN 'unclassified' ELSE size_effect_reason(f.c) END,
           CASE WHEN f.c IS NULL THEN 'unclassified' ELSE parity_gap_reason(f.c) END,
           f.first_classed_on, f.last_classed_on,
           nullif(lower(used.valid), '-infinity'), nullif(upper(used.valid), 'infinity') - 1, f.has_synthetic
    FROM figure AS f
    CROSS JOIN LATERAL (SELECT range_merge(range_agg(k.valid)) AS valid FROM area_class AS k
                        WHERE k.scheme_code = f.scheme_code AND k.valid && daterange(f.first_classed_on, f.last_classed_on, '[]')
                          AND f.first_classed_on IS NOT NULL) AS used;
END;
COMMENT ON FUNCTION difficult_area_equity_between(integer, integer, boolean, date, date) IS
    'Phần của địa bàn khó khăn từ năm đến năm, và từ ngày đến ngày nếu có, theo từng danh mục, chung hoặc từng năm / Share of difficult areas from a year to a year, and from a day to a day if given, by scheme, as a whole or by year';

CREATE OR REPLACE VIEW difficult_area_equity WITH (security_invoker = true) AS
SELECT e.scheme_code, e.scheme_name, e.from_year AS plan_year,
       CAST(e.difficult_support AS numeric(18,0)) AS difficult_support, CAST(e.support AS numeric(18,0)) AS support,
       e.difficult_establishment_count, e.establishment_count, e.mixed_establishment_count,
       CAST(e.unclassified_support AS numeric(18,0)) AS unclassified_support, e.unclassified_establishment_count,
       CAST(e.funding_share AS numeric(28,8)) AS funding_share, CAST(100 * e.funding_share AS numeric(22,2)) AS funding_share_percent,
       CAST(e.beneficiary_share AS numeric(9,8)) AS beneficiary_share, CAST(100 * e.beneficiary_share AS numeric(5,2)) AS beneficiary_share_percent,
       CAST(e.disparity AS numeric(28,8)) AS disparity, CAST(e.relative_support AS numeric(28,8)) AS relative_support,
       CAST(e.participation_effect AS numeric(12,8)) AS participation_effect, CAST(e.size_effect AS numeric(12,8)) AS size_effect,
       CAST(e.parity_gap AS numeric(18,0)) AS parity_gap,
       e.funding_share_reason, e.beneficiary_share_reason, e.disparity_reason, e.relative_support_reason,
       e.participation_effect_reason, e.size_effect_reason, e.parity_gap_reason,
       e.first_classed_on, e.last_classed_on, e.list_valid_from, e.list_valid_until, e.has_synthetic
FROM difficult_area_equity_between(NULL, NULL, true) AS e;

CREATE OR REPLACE VIEW difficult_area_equity_period WITH (security_invoker = true) AS
SELECT e.scheme_code, e.scheme_name, e.from_year, e.to_year,
       CAST(e.difficult_support AS numeric(18,0)) AS difficult_support, CAST(e.support AS numeric(18,0)) AS support,
       e.difficult_establishment_count, e.establishment_count, e.mixed_establishment_count,
       CAST(e.unclassified_support AS numeric(18,0)) AS unclassified_support, e.unclassified_establishment_count,
       CAST(e.funding_share AS numeric(28,8)) AS funding_share, CAST(100 * e.funding_share AS numeric(22,2)) AS funding_share_percent,
       CAST(e.beneficiary_share AS numeric(9,8)) AS beneficiary_share, CAST(100 * e.beneficiary_share AS numeric(5,2)) AS beneficiary_share_percent,
       CAST(e.disparity AS numeric(28,8)) AS disparity, CAST(e.relative_support AS numeric(28,8)) AS relative_support,
       CAST(e.participation_effect AS numeric(12,8)) AS participation_effect, CAST(e.size_effect AS numeric(12,8)) AS size_effect,
       CAST(e.parity_gap AS numeric(18,0)) AS parity_gap,
       e.funding_share_reason, e.beneficiary_share_reason, e.disparity_reason, e.relative_support_reason,
       e.participation_effect_reason, e.size_effect_reason, e.parity_gap_reason,
       e.first_classed_on, e.last_classed_on, e.list_valid_from, e.list_valid_until, e.has_synthetic
FROM report_setting AS r, difficult_area_equity_between(r.period_from_year, r.period_to_year) AS e;
