-- ---------------------------------------------------------------------------
-- area: what is known of Bắc Giang, and a second, made-up scheme
--
-- The codes are this sample's own. A year behind a code tells two units of the
-- same name apart: it is the year the unit began. Only what the sources name is
-- here: no communes, and of Bắc Ninh only the province that Bắc Giang became
-- part of.
-- ---------------------------------------------------------------------------

INSERT INTO legal_document (code, number, title, kind, issuer, issued_on, valid, amends_code, source) VALUES
    ('NQ-1191-2024', '1191/NQ-UBTVQH15', 'Sắp xếp đơn vị hành chính của tỉnh Bắc Giang giai đoạn 2023–2025', 'resolution', 'Ủy ban Thường vụ Quốc hội', '2024-09-28', '[2025-01-01,)', NULL,
     'https://xemnha.vn/thong-tin-quy-hoach/tu-112025-nhap-toan-bo-huyen-yen-dung-vao-tp-bac-giang-thanh-lap-thi-xa-chu'),
    ('NQ-1658-2025', '1658/NQ-UBTVQH15', 'Sắp xếp đơn vị hành chính cấp xã của tỉnh Bắc Ninh', 'resolution', 'Ủy ban Thường vụ Quốc hội', '2025-06-16', '(,)', NULL,
     'https://thethaovanhoa.vn/print-2025062715193351.htm');

INSERT INTO area (code, name, kind, parent_code, valid, legal_document_code, source)
SELECT code, name, kind, parent_code, valid::daterange, document, CASE source
           WHEN 1 THEN 'https://baotainguyenmoitruong.vn/sap-xep-don-vi-hanh-chinh-cap-xa-tai-bac-giang-lang-son-thai-nguyen-296704.html'
           WHEN 2 THEN 'https://cafef.vn/hon-10-ngay-nua-se-co-thi-xa-ten-ngan-nhat-viet-nam-188241218133720117.chn'
           WHEN 3 THEN 'https://xemnha.vn/thong-tin-quy-hoach/tu-112025-nhap-toan-bo-huyen-yen-dung-vao-tp-bac-giang-thanh-lap-thi-xa-chu'
           ELSE 'https://thethaovanhoa.vn/print-2025062715193351.htm' END
FROM (VALUES
    ('VN', 'Việt Nam', 'country', NULL, '(,)', NULL, 4),
    ('BG', 'Bắc Giang', 'province', 'VN', '(,2025-07-01)', NULL, 1),
    ('BN-2025', 'Bắc Ninh', 'province', 'VN', '[2025-07-01,)', NULL, 4),
    ('BG.SD', 'Sơn Động', 'district', 'BG', '(,2025-01-01)', NULL, 1),
    ('BG.LNM', 'Lục Nam', 'district', 'BG', '(,2025-07-01)', NULL, 1),
    ('BG.LN', 'Lục Ngạn', 'district', 'BG', '(,2025-01-01)', NULL, 1),
    ('BG.YT', 'Yên Thế', 'district', 'BG', '(,2025-07-01)', NULL, 1),
    ('BG.HH', 'Hiệp Hòa', 'district', 'BG', '(,2025-07-01)', NULL, 1),
    ('BG.TP', 'Thành phố Bắc Giang', 'district', 'BG', '(,2025-01-01)', NULL, 1),
    ('BG.YD', 'Yên Dũng', 'district', 'BG', '(,2025-01-01)', NULL, 1),
    ('BG.VY', 'Việt Yên', 'district', 'BG', '(,2025-07-01)', NULL, 1),
    ('BG.LG', 'Lạng Giang', 'district', 'BG', '(,2025-07-01)', NULL, 1),
    ('BG.TY', 'Tân Yên', 'district', 'BG', '(,2025-07-01)', NULL, 1),
    ('BG.SD-2025', 'Sơn Động', 'district', 'BG', '[2025-01-01,2025-07-01)', 'NQ-1191-2024', 2),
    ('BG.LN-2025', 'Lục Ngạn', 'district', 'BG', '[2025-01-01,2025-07-01)', 'NQ-1191-2024', 2),
    ('BG.CHU', 'Thị xã Chũ', 'district', 'BG', '[2025-01-01,2025-07-01)', 'NQ-1191-2024', 2),
    ('BG.TP-2025', 'Thành phố Bắc Giang', 'district', 'BG', '[2025-01-01,2025-07-01)', 'NQ-1191-2024', 3))
    AS a (code, name, kind, parent_code, valid, document, source);

-- Lục Ngạn became two by the people of 31/12/2023: 127.881 in Chũ, 126.625 in
-- the new Lục Ngạn. Sơn Động gave it 75,93 km² and, as far as was read, nobody.
INSERT INTO area_successor (area_code, successor_code, weight, weight_basis, legal_document_code, source)
SELECT area_code, successor_code, weight, basis, 'NQ-1191-2024', source
FROM (VALUES
    ('BG.LN', 'BG.CHU', round(127881.0 / 254506, 8), '127.881 / 254.506 người, 31/12/2023', 'https://wikiwand.com/vi/articles/Ch%C5%A9'),
    ('BG.LN', 'BG.LN-2025', 1 - round(127881.0 / 254506, 8), '126.625 / 254.506 người, 31/12/2023',
     'https://ever.vn/ban-do-hanh-chinh-huyen-luc-ngan-bac-giang-truoc-sap-nhap'),
    ('BG.SD', 'BG.SD-2025', 1, 'theo dân số; 75,93 km² nhập vào Lục Ngạn',
     'https://cafef.vn/hon-10-ngay-nua-se-co-thi-xa-ten-ngan-nhat-viet-nam-188241218133720117.chn'),
    ('BG.TP', 'BG.TP-2025', 1, 'toàn bộ', 'https://xemnha.vn/thong-tin-quy-hoach/tu-112025-nhap-toan-bo-huyen-yen-dung-vao-tp-bac-giang-thanh-lap-thi-xa-chu'),
    ('BG.YD', 'BG.TP-2025', 1, 'toàn bộ', 'https://xemnha.vn/thong-tin-quy-hoach/tu-112025-nhap-toan-bo-huyen-yen-dung-vao-tp-bac-giang-thanh-lap-thi-xa-chu'))
    AS s (area_code, successor_code, weight, basis, source);

-- From 1 July 2025 there are no districts: what follows them is the province. The
-- resolution that merged the provinces was not read: NQ 1658 is of communes only.
INSERT INTO area_successor (area_code, successor_code, weight, weight_basis, source)
SELECT code, 'BN-2025', 1, 'toàn bộ', 'https://thethaovanhoa.vn/print-2025062715193351.htm'
FROM area WHERE upper(valid) = '2025-07-01';

-- The report of 2012–2022 counts five districts as difficult or especially
-- difficult and does not say which is which, nor by which list: the class is that
-- they are listed.
INSERT INTO area_scheme (code, name_vi, name_en, source, is_synthetic) VALUES
    ('report-2012-2022', 'Địa bàn khó khăn và đặc biệt khó khăn theo báo cáo 2012–2022', 'Difficult and especially difficult areas of the report 2012–2022',
     'http://khuyencongonline.gov.vn/tin-tuc/ho-tro-dau-tu-phat-trien-san-xuat-cong-nghiep-nong-thon-tai-nhung-dia-ban-co-dieu-kien-kinh-te-xa-hoi-kho-khan-va-dac-biet-kho-khan-97a65e7d_1438', false),
    ('sample', 'Danh sách giả định (dữ liệu mẫu)', 'Made-up list (sample data)', NULL, true);

INSERT INTO area_class (area_code, scheme_code, valid, class, is_difficult, source)
SELECT area_code, s.code, '[2012-01-01,2023-01-01)', 'listed', true, s.source
FROM unnest(ARRAY['BG.SD', 'BG.LNM', 'BG.LN', 'BG.YT', 'BG.HH']) AS area_code, area_scheme AS s WHERE s.code = 'report-2012-2022';

INSERT INTO area_class (area_code, scheme_code, valid, class, is_difficult, is_synthetic) VALUES
    ('BG.SD', 'sample', '[2012-01-01,2023-01-01)', 'especially_difficult', true, true),
    ('BG.LN', 'sample', '[2012-01-01,2017-01-01)', 'especially_difficult', true, true),
    ('BG.LN', 'sample', '[2017-01-01,2023-01-01)', 'difficult', true, true),
    ('BG.LNM', 'sample', '[2012-01-01,2019-01-01)', 'difficult', true, true),
    ('BG.LNM', 'sample', '[2019-01-01,2023-01-01)', 'not_difficult', false, true);

INSERT INTO craft_village (code, name, product, area_code, source)
SELECT code, name, product, area_code, 'http://online.flipbuilder.com/usxyo/brnt/, printed page 55'
FROM (VALUES
    ('LN-MY-CHU', 'Mỳ Chũ', 'mỳ gạo', 'BG.LN'),
    ('LN-BANH-DA-KE', 'Bánh đa Kế', 'bánh đa', 'BG.TP'),
    ('LN-BAI-OI', 'Mộc Bãi Ổi', 'đồ gỗ', 'BG.TP'),
    ('LN-TRI-YEN', 'Tương Trí Yên', 'tương', 'BG.YD'),
    ('LN-NGOI', 'Gốm làng Ngòi', 'gốm', 'BG.YD'),
    ('LN-THO-HA', 'Bánh đa nem Thổ Hà', 'bánh đa nem', 'BG.VY'),
    ('LN-LANG-VAN', 'Rượu Làng Vân', 'rượu', 'BG.VY')) AS v (code, name, product, area_code);

-- The centre is all there is: no branches in districts, no collaborators in
-- communes.
INSERT INTO organisation_unit (code, name, kind) VALUES
    ('TTKC-BG', 'Trung tâm Khuyến công và Xúc tiến thương mại Bắc Giang', 'centre');
INSERT INTO organisation_unit_area (unit_code, area_code, valid) VALUES
    ('TTKC-BG', 'BG', '(,2025-07-01)');
