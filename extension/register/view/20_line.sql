-- ---------------------------------------------------------------------------
-- line: money and beneficiaries, a row each, with all that they are counted by
-- ---------------------------------------------------------------------------

CREATE OR REPLACE VIEW funding_source WITH (security_invoker = true) AS
SELECT source, source_name, source_name_en, is_support
FROM (VALUES ('national', 'khuyến công quốc gia', 'national programme', true),
             ('local', 'khuyến công địa phương', 'local programme', true),
             ('counterpart', 'đối ứng', 'counterpart', false),
             ('other_programme', 'chương trình khác', 'other programme', false))
     AS s (source, source_name, source_name_en, is_support);

-- Money belongs to the area of the beneficiary it names, else to that of its project.
CREATE OR REPLACE VIEW funding_line WITH (security_invoker = true) AS
SELECT f.id AS funding_id, f.project_code, p.name AS project_name, p.plan_year, f.source, f.programme_code,
       p.content_code, coalesce(p.sector_code, e.sector_code) AS sector_code,
       coalesce(b.area_code, p.area_code) AS area_code,
       f.establishment_code, e.craft_village_code, f.amount, f.decided_on,
       f.is_synthetic OR p.is_synthetic AS is_synthetic
FROM project_funding AS f
JOIN project AS p ON p.code = f.project_code
LEFT JOIN project_beneficiary AS b ON b.project_code = f.project_code AND b.establishment_code = f.establishment_code
LEFT JOIN establishment AS e ON e.code = f.establishment_code;

CREATE OR REPLACE VIEW support_line WITH (security_invoker = true) AS
SELECT funding_id, project_code, project_name, plan_year, source, content_code, sector_code, area_code,
       establishment_code, craft_village_code, amount, decided_on, is_synthetic
FROM funding_line
WHERE source IN ('national', 'local');

CREATE OR REPLACE VIEW beneficiary_line WITH (security_invoker = true) AS
SELECT b.project_code, p.name AS project_name, b.establishment_code, e.name AS establishment_name, p.plan_year,
       p.content_code, coalesce(p.sector_code, e.sector_code) AS sector_code, b.area_code, e.craft_village_code,
       p.approved_on, b.status, b.status_on,
       b.is_synthetic OR p.is_synthetic AS is_synthetic
FROM project_beneficiary AS b
JOIN project AS p ON p.code = b.project_code
JOIN establishment AS e ON e.code = b.establishment_code;

-- Rows as summarize_equity() takes them: money without a beneficiary, heads
-- without an amount.
CREATE OR REPLACE VIEW equity_line WITH (security_invoker = true) AS
SELECT plan_year, content_code, sector_code, area_code, craft_village_code, project_code,
       amount, CAST(NULL AS text) AS establishment_code, establishment_code IS NOT NULL AS names_establishment,
       decided_on AS on_date, is_synthetic
FROM support_line
UNION ALL
SELECT plan_year, content_code, sector_code, area_code, craft_village_code, project_code,
       CAST(NULL AS numeric(18,0)), establishment_code, true, approved_on, is_synthetic
FROM beneficiary_line;
