-- ---------------------------------------------------------------------------
-- establishment: 269 made-up ones, as many in each difficult district as the
-- report counts, and the programmes that their projects rest on
-- ---------------------------------------------------------------------------

-- Numbers are spread over districts by a step of 97 around the prime 269. How
-- the 127 of the other five districts divide was not published.
INSERT INTO establishment (code, name, kind, area_code, craft_village_code, sector_code, product, employee_count, is_synthetic)
SELECT 'CS' || lpad(e::text, 3, '0'), 'Cơ sở mẫu ' || lpad(e::text, 3, '0'),
       (ARRAY['household', 'household', 'enterprise', 'cooperative', 'household', 'cooperative_group'])[1 + e % 6],
       a.code, v.code, coalesce(v.sector_code, p.sector_code), coalesce(v.product, p.product), 3 + e * 31 % 70, true
FROM generate_series(1, 269) AS e
CROSS JOIN LATERAL (SELECT (ARRAY['BG.SD', 'BG.LNM', 'BG.LN', 'BG.YT', 'BG.HH', 'BG.TP', 'BG.YD', 'BG.VY', 'BG.LG', 'BG.TY'])
        [1 + width_bucket(e * 97 % 269, ARRAY[20, 40, 86, 111, 142, 172, 196, 221, 246])] AS code) AS a
LEFT JOIN LATERAL (SELECT *, CASE WHEN product IN ('đồ gỗ', 'gốm') THEN 'ND45.dd' ELSE 'ND45.a' END AS sector_code
    FROM (SELECT *, row_number() OVER (ORDER BY code COLLATE "C") AS place FROM craft_village WHERE area_code = a.code) AS village
    WHERE e % 3 = 0 ORDER BY (place + e / 3) % 2 LIMIT 1) AS v ON true
JOIN (VALUES (0, 'mỳ gạo', 'ND45.a'), (1, 'gỗ ván ép', 'ND45.a'), (2, 'may mặc', 'ND45.b'), (3, 'cơ khí', 'ND45.d'), (4, 'linh kiện điện tử', 'ND45.d'),
             (5, 'chè', 'ND45.a'), (6, 'gạch không nung', 'ND45.c'), (7, 'mây tre đan', 'ND45.dd'), (8, 'vải thiều sấy', 'ND45.a'), (9, 'khuôn mẫu', 'ND45.d'))
    AS p (n, product, sector_code) ON p.n = e % 10
ORDER BY e;

-- The two target programmes stand for what projects are integrated with.
INSERT INTO programme (code, name, kind, jurisdiction, parent_code, period, allocation, legal_document_code, source, is_synthetic) VALUES
    ('NTM', 'Chương trình mục tiêu quốc gia xây dựng nông thôn mới', 'target_programme', 'national', NULL, '(,)', NULL, 'TT-46-2012',
     'https://github.com/diepxuan/diepxuan.github.io/blob/fbaa690e/van-ban/cong-nghiep/khuyen-cong.md', false),
    ('BG-KTXH-MAU', 'Chương trình kinh tế – xã hội của tỉnh (dữ liệu mẫu)', 'target_programme', 'BG', NULL, '[2012-01-01,2023-01-01)', NULL, NULL, NULL, true),
    ('BG-KC-2015', 'Chương trình khuyến công Bắc Giang 2012–2015 (dữ liệu mẫu)', 'programme', 'BG', NULL, '[2012-01-01,2016-01-01)', 16000000000, NULL, NULL, true),
    ('BG-KC-2020', 'Chương trình khuyến công Bắc Giang 2016–2020 (dữ liệu mẫu)', 'programme', 'BG', 'KCQG-2020', '[2016-01-01,2021-01-01)', 24000000000, NULL, NULL, true),
    ('BG-KC-2025', 'Chương trình khuyến công Bắc Giang 2021–2025 (dữ liệu mẫu)', 'programme', 'BG', 'KCQG-2025', '[2021-01-01,2026-01-01)', 30000000000, NULL, NULL, true);
INSERT INTO programme_target (programme_code, indicator, content_code, name_vi, name_en, unit, target, is_synthetic)
SELECT p.code, t.indicator, t.content_code, t.name_vi, t.name_en, t.unit, t.target, true
FROM programme AS p, (VALUES
    ('machinery', 'ND45.3', 'Cơ sở được hỗ trợ máy móc', 'Establishments with new machines', 'cơ sở', 60),
    ('trainees', 'ND45.1', 'Lao động được đào tạo', 'Workers trained', 'người', 1000)) AS t (indicator, content_code, name_vi, name_en, unit, target)
WHERE p.code LIKE 'BG-KC-%';
INSERT INTO programme_target (programme_code, indicator, content_code, name_vi, name_en, unit, target, is_synthetic)
SELECT p.code, 'projects_' || c.ordinal, c.code, 'Đề án: ' || c.name_vi, 'Projects: ' || c.name_en, 'đề án', 10, true
FROM programme AS p, content_category AS c
WHERE p.code LIKE 'BG-KC-%' AND c.list_code = 'ND45-2012' AND c.ordinal IN (2, 4, 5, 6, 7, 9);
