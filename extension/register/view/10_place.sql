-- ---------------------------------------------------------------------------
-- place: settings, the tree of areas, their classes, their successors
--
-- The files of this folder may run again over what they made: a view keeps its
-- columns, in their order, and gets new ones at its end.
-- ---------------------------------------------------------------------------

-- A session may look at another day than the setting says, as run_report() does:
-- SET khuyencong_register.report_on = '2022-06-30'.
CREATE OR REPLACE VIEW report_setting WITH (security_invoker = true) AS
SELECT coalesce(CAST(nullif(current_setting('khuyencong_register.report_on', true), '') AS date),
                CAST(nullif(max(value) FILTER (WHERE name = 'report_on'), 'today') AS date), today) AS report_on,
       coalesce(CAST(nullif(max(value) FILTER (WHERE name = 'boundaries_on'), 'today') AS date), today) AS boundaries_on,
       CAST(nullif(max(value) FILTER (WHERE name = 'period_from_year'), 'first') AS integer) AS period_from_year,
       CAST(nullif(max(value) FILTER (WHERE name = 'period_to_year'), 'last') AS integer) AS period_to_year,
       coalesce(CAST(max(value) FILTER (WHERE name = 'multi_year_threshold') AS integer), 3) AS multi_year_threshold,
       CAST(nullif(max(value) FILTER (WHERE name = 'commune_coverage_target'), 'none') AS numeric(28,8)) AS commune_coverage_target,
       CAST(nullif(max(value) FILTER (WHERE name = 'collaborators_per_commune'), 'none') AS integer) AS collaborators_per_commune
FROM (SELECT CAST(now() AT TIME ZONE 'Asia/Ho_Chi_Minh' AS date) AS today) AS t LEFT JOIN setting ON true
GROUP BY today;

-- Each area with itself and all that it is part of. Levels rise, so this ends
-- even before the guards of a transaction have looked at it.
CREATE OR REPLACE VIEW area_ancestor WITH (security_invoker = true) AS
WITH RECURSIVE up (area_code, ancestor_code, ancestor_name, ancestor_kind, ancestor_level, distance, parent_code) AS (
    SELECT code, code, name, kind, level, 0, parent_code FROM area
    UNION ALL
    SELECT up.area_code, a.code, a.name, a.kind, a.level, up.distance + 1, a.parent_code
    FROM up JOIN area AS a ON a.code = up.parent_code AND a.level < up.ancestor_level)
SELECT area_code, ancestor_code, ancestor_name, ancestor_kind, ancestor_level, distance FROM up;

CREATE OR REPLACE VIEW area_hierarchy WITH (security_invoker = true) AS
SELECT a.code AS area_code, a.name AS area_name, a.kind AS area_kind, a.level AS area_level,
       up.district_code, up.district_name, up.province_code, up.province_name,
       nullif(lower(a.valid), '-infinity') AS valid_from,
       nullif(upper(a.valid), 'infinity') - 1 AS valid_until,
       a.is_synthetic
FROM area AS a
JOIN (SELECT area_code,
             max(ancestor_code) FILTER (WHERE ancestor_kind = 'district') AS district_code,
             max(ancestor_name) FILTER (WHERE ancestor_kind = 'district') AS district_name,
             max(ancestor_code) FILTER (WHERE ancestor_kind = 'province') AS province_code,
             max(ancestor_name) FILTER (WHERE ancestor_kind = 'province') AS province_name
      FROM area_ancestor GROUP BY area_code) AS up ON up.area_code = a.code;

-- The class of each area in each scheme, period by period. Of several areas it
-- is part of the nearest one with a class decides. An area without a class is
-- not difficult as long as the scheme lists areas that exist, and has no row
-- where it does not.
CREATE OR REPLACE VIEW area_class_history WITH (security_invoker = true) AS
WITH held AS (
    SELECT a.area_code, c.scheme_code, a.distance, c.area_code AS class_area_code, c.class, c.is_difficult, c.valid
    FROM area_ancestor AS a JOIN area_class AS c ON c.area_code = a.ancestor_code
), nearer AS (
    SELECT far.area_code, far.scheme_code, far.distance, range_agg(near.valid) AS valid
    FROM held AS far JOIN held AS near USING (area_code, scheme_code)
    WHERE near.distance < far.distance
    GROUP BY far.area_code, far.scheme_code, far.distance
), classed AS (
    SELECT area_code, scheme_code, range_agg(valid) AS valid FROM held GROUP BY area_code, scheme_code
), listed AS (
    SELECT c.scheme_code, range_agg(c.valid * a.valid) AS valid
    FROM area_class AS c JOIN area AS a ON a.code = c.area_code
    GROUP BY c.scheme_code
), history AS (
    SELECT held.area_code, held.scheme_code, held.class, held.is_difficult, held.class_area_code,
           unnest(datemultirange(held.valid) - coalesce(nearer.valid, '{}')) AS valid
    FROM held LEFT JOIN nearer USING (area_code, scheme_code, distance)
    UNION ALL
    SELECT a.code, listed.scheme_code, NULL AS class, false AS is_difficult, NULL AS class_area_code,
           unnest(listed.valid - coalesce(classed.valid, '{}')) AS valid
    FROM area AS a CROSS JOIN listed LEFT JOIN classed ON classed.area_code = a.code AND classed.scheme_code = listed.scheme_code
)
SELECT scheme_code, area_code, class, is_difficult, class_area_code,
       nullif(lower(valid), '-infinity') AS valid_from,
       nullif(upper(valid), 'infinity') - 1 AS valid_until
FROM history;

-- Where each area is on the boundaries of a date. An area that has ended goes
-- to its successors, by weight; one that has yet to begin goes to what it
-- follows, if that is one area. What gets stuck stays at the last area reached,
-- which is not there on that date. The weights of an area add up to 1.
CREATE OR REPLACE FUNCTION area_mapping_on(on_date date)
    RETURNS TABLE (area_code text, mapped_code text, weight numeric, is_mapped boolean)
    LANGUAGE sql STABLE PARALLEL SAFE
BEGIN ATOMIC
    WITH RECURSIVE neighbour (area_code, to_code, weight, is_forward) AS (
        SELECT s.area_code, s.successor_code, CAST(s.weight AS numeric), true FROM area_successor AS s
        UNION ALL
        SELECT s.successor_code, min(s.area_code), 1, false FROM area_successor AS s
        GROUP BY s.successor_code HAVING count(*) = 1
    ), step (area_code, mapped_code, weight, is_forward, is_mapped) AS (
        SELECT a.code, a.code, CAST(1 AS numeric), coalesce(upper(a.valid) <= on_date, false), a.valid @> on_date FROM area AS a
        UNION ALL
        SELECT s.area_code, n.to_code, trim_scale(s.weight * n.weight), s.is_forward, a.valid @> on_date
        FROM step AS s
        JOIN neighbour AS n ON n.area_code = s.mapped_code AND n.is_forward = s.is_forward
        JOIN area AS a ON a.code = n.to_code
        WHERE NOT s.is_mapped
    )
    SELECT s.area_code, s.mapped_code, trim_scale(sum(s.weight)), s.is_mapped
    FROM step AS s
    WHERE s.is_mapped OR NOT EXISTS
        (SELECT FROM neighbour AS n WHERE n.area_code = s.mapped_code AND n.is_forward = s.is_forward)
    GROUP BY s.area_code, s.mapped_code, s.is_mapped;
END;
COMMENT ON FUNCTION area_mapping_on(date) IS
    'Mỗi địa bàn ứng với địa bàn nào theo địa giới của một ngày, với trọng số / Which areas each area is on the boundaries of a date, with weights';
