-- ---------------------------------------------------------------------------
-- reference: what the law says and was read in a source, for any province
--
-- An open end of a validity means that the day is not known or not yet; a date
-- of issue that was not read is NULL. What belongs to one province, its own
-- norms among them, is no part of this file.
-- ---------------------------------------------------------------------------

INSERT INTO legal_document (code, number, title, kind, issuer, issued_on, valid, amends_code, source)
SELECT code, number, title, kind, issuer, issued_on::date, valid::daterange, amends_code,
       CASE source WHEN 'PD' THEN
           'https://github.com/diepxuan/diepxuan.github.io/blob/fbaa690e/van-ban/cong-nghiep/khuyen-cong.md' ELSE source END
FROM (VALUES
    ('ND-108-2006', '108/2006/NĐ-CP', 'Hướng dẫn Luật Đầu tư, có danh mục địa bàn khó khăn và đặc biệt khó khăn', 'decree', 'Chính phủ',
     '2006-09-22', '(,)', NULL, 'PD'),
    ('TTLT-16-2011', '16/2011/TTLT-BCT-BNV', 'Trung tâm Khuyến công và Tư vấn phát triển công nghiệp', 'joint_circular', 'Bộ Công Thương, Bộ Nội vụ',
     '2011-04-05', '[2011-05-20,)', NULL, 'PD'),
    ('ND-45-2012', '45/2012/NĐ-CP', 'Khuyến công', 'decree', 'Chính phủ',
     '2012-05-21', '[2012-07-05,)', NULL, 'PD'),
    ('TT-46-2012', '46/2012/TT-BCT', 'Quy định chi tiết Nghị định 45/2012/NĐ-CP', 'circular', 'Bộ Công Thương',
     '2012-12-28', '[2013-02-10,)', NULL, 'PD'),
    ('TT-36-2013', '36/2013/TT-BCT', 'Kế hoạch, thực hiện và kinh phí khuyến công quốc gia', 'circular', 'Bộ Công Thương',
     '2013-12-27', '[2014-02-10,)', NULL, 'PD'),
    ('TTLT-26-2014', '26/2014/TTLT-BTC-BCT', 'Kinh phí khuyến công quốc gia và địa phương', 'joint_circular', 'Bộ Tài chính, Bộ Công Thương',
     '2014-02-18', '[2014-04-08,2018-05-11)', NULL, 'PD'),
    ('QD-1288-2014', '1288/QĐ-TTg', 'Chương trình khuyến công quốc gia đến năm 2020', 'decision', 'Thủ tướng Chính phủ',
     '2014-08-01', '(,)', NULL,
     'https://hethongphapluat.vn/quyet-dinh-1288-qd-ttg-nam-2014-phe-duyet-chuong-trinh-khuyen-cong-quoc-gia-den-nam-2020-do-thu-tuong-chinh-phu-ban-hanh.html'),
    ('TT-26-2014', '26/2014/TT-BCT', 'Bình chọn sản phẩm công nghiệp nông thôn tiêu biểu', 'circular', 'Bộ Công Thương',
     '2014-08-28', '[2014-10-21,)', NULL, 'PD'),
    ('TT-20-2017', '20/2017/TT-BCT', 'Sửa đổi Thông tư 46/2012/TT-BCT', 'circular', 'Bộ Công Thương',
     NULL, '(,)', 'TT-46-2012',
     'https://thuviennhadat.vn/vbpl/quyet-dinh-09-2021-qd-ubnd-quy-che-quan-ly-kinh-phi-khuyen-cong-dia-phuong-tinh-gia-lai-473371.html'),
    ('TT-28-2018', '28/2018/TT-BTC', 'Lập, quản lý và sử dụng kinh phí khuyến công', 'circular', 'Bộ Tài chính',
     NULL, '[2018-05-11,)', NULL,
     'https://thuvienphapluat.vn/chinh-sach-phap-luat-moi/vn/thong-bao-van-ban-moi/email/20378/tang-muc-ho-tro-doi-voi-nhieu-hoat-dong-khuyen-cong-quoc-gia'),
    ('TT-17-2018', '17/2018/TT-BCT', 'Sửa đổi Thông tư 36/2013/TT-BCT', 'circular', 'Bộ Công Thương',
     '2018-07-10', '(,)', 'TT-36-2013',
     'https://nganhangphapluat.thukyluat.vn/tu-van-phap-luat/tai-chinh-nha-nuoc/ho-so-va-thoi-gian-dang-ky-ke-hoach-khuyen-cong-quoc-gia-261604'),
    ('QD-1881-2020', '1881/QĐ-TTg', 'Chương trình khuyến công quốc gia giai đoạn 2021–2025', 'decision', 'Thủ tướng Chính phủ',
     '2020-11-20', '(,)', NULL,
     'https://hethongphapluat.vn/quyet-dinh-2646-qd-bct-nam-2025-phe-duyet-chuong-trinh-khuyen-cong-quoc-gia-giai-doan-2026-2030-do-bo-truong-bo-cong-thuong-ban-hanh.html'),
    ('TT-64-2024', '64/2024/TT-BTC', 'Sửa đổi Thông tư 28/2018/TT-BTC (chưa đọc được nội dung)', 'circular', 'Bộ Tài chính',
     NULL, '(,)', 'TT-28-2018',
     'https://nhansu.vn/van-ban-phap-luat/Nghi-quyet-23-2025-NQ-HDND-quy-dinh-muc-chi-hoat-dong-khuyen-cong-Phu-Tho-680133.html'),
    ('ND-235-2025', '235/2025/NĐ-CP', 'Sửa đổi Nghị định 45/2012/NĐ-CP', 'decree', 'Chính phủ',
     '2025-08-27', '[2025-10-15,)', 'ND-45-2012',
     'https://baogialai.com.vn/nhieu-diem-moi-ve-khuyen-cong-co-hieu-luc-tu-ngay-15-10-post569123.html'),
    ('QD-2646-2025', '2646/QĐ-BCT', 'Chương trình khuyến công quốc gia giai đoạn 2026–2030', 'decision', 'Bộ Công Thương',
     '2025-09-23', '[2025-09-23,)', NULL,
     'https://hethongphapluat.vn/quyet-dinh-2646-qd-bct-nam-2025-phe-duyet-chuong-trinh-khuyen-cong-quoc-gia-giai-doan-2026-2030-do-bo-truong-bo-cong-thuong-ban-hanh.html'),
    ('CT-20-2025', '20/CT-BCT', 'Chương trình khuyến công địa phương giai đoạn 2026–2030', 'directive', 'Bộ Công Thương',
     '2025-12-04', '(,)', NULL,
     'https://asemconnectvietnam.gov.vn/default.aspx?ID1=2&ID8=146000&ZID1=8'))
    AS d (code, number, title, kind, issuer, issued_on, valid, amends_code, source);

-- The nine contents of NĐ 45/2012, art. 4, in short. NĐ 235/2025 rewords the
-- article from 15/10/2025 in a text that was not read: the list ends there, and
-- what is approved after it needs a list of its own.
INSERT INTO content_category (code, list_code, ordinal, name_vi, name_en, valid, legal_document_code)
SELECT 'ND45.' || n, 'ND45-2012', n, name_vi, name_en, '[2012-07-05,2025-10-15)', 'ND-45-2012'
FROM (VALUES
    (1, 'Đào tạo nghề, truyền nghề', 'Vocational training and craft transfer'),
    (2, 'Năng lực quản lý, khởi sự, thị trường', 'Management capacity, start-ups, markets'),
    (3, 'Mô hình trình diễn, máy móc, công nghệ', 'Demonstration models, machines, technology'),
    (4, 'Sản phẩm tiêu biểu, hội chợ, thương hiệu', 'Typical products, fairs, brands'),
    (5, 'Tư vấn cho cơ sở', 'Advice to establishments'),
    (6, 'Thông tin, tuyên truyền', 'Information and publicity'),
    (7, 'Liên kết, cụm công nghiệp, môi trường', 'Links, industrial clusters, environment'),
    (8, 'Hợp tác quốc tế', 'International cooperation'),
    (9, 'Năng lực của hệ thống khuyến công', 'Capacity of the khuyến công system')) AS c (n, name_vi, name_en);

-- The sectors of NĐ 45/2012, art. 5.1, by their letters (dd is đ), and what TT
-- 46/2012, art. 5.1, excludes. Letters a, d and g are marked as priority although
-- art. 6.2.a names only the larger part of each; c is not, of which it names only
-- chemicals for agriculture. Both lists end where the contents end.
INSERT INTO sector (code, list_code, ordinal, name_vi, name_en, is_supported, only_difficult_areas, restriction, is_priority, valid, legal_document_code)
SELECT code, list_code, n, name_vi, name_en, list_code = 'ND45-2012', code = 'ND45.e', CASE code WHEN 'ND45.e' THEN 'mineral' END, code IN ('ND45.a', 'ND45.d', 'ND45.g'),
       valid::daterange, document
FROM (VALUES
    ('ND45.a', 1, 'Chế biến nông – lâm – thủy sản và thực phẩm', 'Processing of farm, forest, fishery products and food'),
    ('ND45.b', 2, 'Hàng tiêu dùng, xuất khẩu, thay thế nhập khẩu', 'Consumer and export goods, import substitution'),
    ('ND45.c', 3, 'Hóa chất phục vụ nông nghiệp; vật liệu xây dựng', 'Chemicals for agriculture; building materials'),
    ('ND45.d', 4, 'Cơ khí, điện, điện tử; công nghiệp hỗ trợ', 'Mechanical, electrical, electronic goods; supporting industry'),
    ('ND45.dd', 5, 'Tiểu thủ công nghiệp', 'Handicrafts'),
    ('ND45.e', 6, 'Khai thác, chế biến khoáng sản ở địa bàn khó khăn', 'Mining and processing of minerals in difficult areas'),
    ('ND45.g', 7, 'Sản xuất sạch hơn; xử lý ô nhiễm', 'Cleaner production; pollution treatment'))
    AS s (code, n, name_vi, name_en), (VALUES ('ND45-2012', '[2012-07-05,2025-10-15)', 'ND-45-2012')) AS l (list_code, valid, document)
UNION ALL
SELECT 'TT46.5.1', 'TT46-2012', 1, 'Gạch đất sét nung bằng lò thủ công cải tiến, lò vòng', 'Fired-clay bricks from improved manual or ring kilns',
       false, false, 'excluded_kiln', false, '[2013-02-10,2025-10-15)', 'TT-46-2012';

-- Ceilings of national support. The multiplier is the most that the document
-- lets a ceiling be raised by: for a priority area or sector (TTLT 26/2014, art.
-- 6.2.t), for a technology line (TT 28/2018). It is our reading that it raises the
-- amount and leaves the rate as it is, that there is none for prizes, and none
-- where there is only a rate of 80 or 100 percent. Left out, because
-- no source was read: the other norms of TT 28/2018, whether its priority
-- multiplier stayed (NULL), all numbers of TT 64/2024, and the 250 million đồng for a
-- demonstration model before 2014, of which neither document nor dates are known.
INSERT INTO support_norm (item, content_code, name_vi, name_en, per, valid, max_rate, max_amount, multiplier, cost_base, legal_document_code, legal_basis, source)
SELECT item, content_code, name_vi, name_en, per, '[2014-04-08,2018-05-11)', max_rate, 1000000.0 * million, multiplier, cost_base, 'TTLT-26-2014',
       'TTLT 26/2014/TTLT-BTC-BCT, Điều 6.2.' || point,
       'https://github.com/diepxuan/diepxuan.github.io/blob/fbaa690e/van-ban/cong-nghiep/khuyen-cong.md'
FROM (VALUES
    ('a', 'new_enterprise', 'ND45.2', 'Thành lập doanh nghiệp ở địa bàn khó khăn', 'New enterprise in a difficult area', 'enterprise', NULL, 10, 1.5, NULL),
    ('b', 'demonstration_model', 'ND45.3', 'Mô hình trình diễn kỹ thuật', 'Demonstration model', 'model', 0.30, 500, 1.5, 'building, machines and documents'),
    ('b', 'replicable_model', 'ND45.3', 'Mô hình để nhân rộng', 'Model to be replicated', 'model', NULL, 100, 1.5, NULL),
    ('c', 'machinery', 'ND45.3', 'Máy móc, chuyển giao công nghệ', 'Machines and technology transfer', 'establishment', 0.50, 200, 1.5, 'machines or transfer'),
    ('d', 'domestic_fair', 'ND45.4', 'Tổ chức hội chợ trong nước', 'Organising a domestic fair', 'event', 1, NULL, 1, 'booths, publicity and organisation'),
    ('d', 'domestic_fair_booth', 'ND45.4', 'Gian hàng ở hội chợ khác trong nước', 'Booth at another domestic fair', 'event', 0.80, NULL, 1, 'rent of the booth'),
    ('đ', 'foreign_fair', 'ND45.4', 'Hội chợ ở nước ngoài', 'Fair abroad', 'event', 1, NULL, 1, 'listed costs'),
    ('e', 'foreign_study_trip', 'ND45.2', 'Vé máy bay khảo sát ở nước ngoài', 'Flights of a study trip abroad', 'event', 1, NULL, 1, 'air tickets'),
    ('g', 'regional_vote', 'ND45.4', 'Bình chọn sản phẩm cấp khu vực', 'Voting of typical products, regional', 'vote', NULL, 100, 1.5, NULL),
    ('g', 'national_vote', 'ND45.4', 'Bình chọn sản phẩm cấp quốc gia', 'Voting of typical products, national', 'vote', NULL, 200, 1.5, NULL),
    ('g', 'regional_prize', 'ND45.4', 'Thưởng sản phẩm cấp khu vực', 'Prize for a typical product, regional', 'product', NULL, 5, 1, NULL),
    ('g', 'national_prize', 'ND45.4', 'Thưởng sản phẩm cấp quốc gia', 'Prize for a typical product, national', 'product', NULL, 10, 1, NULL),
    ('h', 'brand', 'ND45.4', 'Xây dựng, đăng ký thương hiệu', 'Building and registering a brand', 'brand', 0.50, 35, 1.5, 'all costs'),
    ('i', 'advice', 'ND45.5', 'Thuê tư vấn', 'Advice', 'establishment', 0.50, 35, 1.5, 'all costs'),
    ('l', 'regional_association', 'ND45.7', 'Thành lập hội cấp vùng', 'Founding an association, regional', 'association', 0.30, 70, 1.5, 'founding costs'),
    ('l', 'national_association', 'ND45.7', 'Thành lập hội cấp quốc gia', 'Founding an association, national', 'association', 0.30, 100, 1.5, 'founding costs'),
    ('m', 'link_cluster', 'ND45.7', 'Cụm liên kết doanh nghiệp', 'Cluster of linked enterprises', 'link_cluster', 0.50, 150, 1.5, 'all costs'),
    ('n', 'relocation_interest', 'ND45.7', 'Lãi vay di dời cơ sở gây ô nhiễm', 'Loan interest of a relocation', 'establishment', 0.50, 500, 1.5, 'interest of the first two years'),
    ('o', 'pollution_establishment', 'ND45.7', 'Xử lý ô nhiễm tại cơ sở', 'Pollution treatment at an establishment', 'establishment', 0.30, 300, 1.5, 'all costs'),
    ('p', 'pollution_cluster', 'ND45.7', 'Xử lý ô nhiễm tại cụm công nghiệp', 'Pollution treatment at an industrial cluster', 'cluster', 0.30, 1500, 1.5, 'all costs'),
    ('q', 'cluster_planning', 'ND45.7', 'Quy hoạch chi tiết cụm công nghiệp', 'Detailed planning of an industrial cluster', 'cluster', 0.50, 500, 1.5, 'all costs'),
    ('r', 'cluster_infrastructure', 'ND45.7', 'Hạ tầng cụm công nghiệp', 'Infrastructure of an industrial cluster', 'cluster', NULL, 3000, 1.5, NULL))
    AS n (point, item, content_code, name_vi, name_en, per, max_rate, million, multiplier, cost_base);

INSERT INTO support_norm (item, content_code, name_vi, name_en, per, valid, max_rate, max_amount, multiplier, cost_base, legal_document_code, legal_basis, source)
SELECT item, content_code, name_vi, name_en, per, '[2018-05-11,)', max_rate, 1000000.0 * million, multiplier, cost_base, 'TT-28-2018',
       'TT 28/2018/TT-BTC' || article || ' (chưa rõ TT 64/2024/TT-BTC có sửa hay không)', source
FROM (VALUES
    ('', 'demonstration_model', 'ND45.3', 'Mô hình trình diễn kỹ thuật', 'Demonstration model', 'model', 0.30, 1000, NULL, 'building, machines and documents',
     'https://thuvienphapluat.vn/hoi-dap-phap-luat/3C878-hd-muc-chi-ho-tro-xay-dung-mo-hinh-trinh-dien-ky-thuat-cho-hoat-dong-khuyen-cong.html'),
    (', Điều 8.4', 'machinery', 'ND45.3', 'Máy móc, chuyển giao công nghệ', 'Machines and technology transfer', 'establishment', 0.50, 300, NULL, 'machines or transfer',
     'http://www.khuyencongbinhthuan.com.vn/News/FaqView.aspx?ID=575'),
    (', Điều 8.4', 'machinery_line', 'ND45.3', 'Dây chuyền công nghệ', 'Technology line', 'establishment', 0.50, 300, 1.5, 'the line',
     'http://www.khuyencongbinhthuan.com.vn/News/FaqView.aspx?ID=575'),
    (', Điều 8.6', 'foreign_fair', 'ND45.4', 'Hội chợ ở nước ngoài', 'Fair abroad', 'event', 1, NULL, 1, 'listed costs',
     'https://thuvienphapluat.vn/hoi-dap-phap-luat/3C895-hd-muc-chi-hoat-dong-khuyen-cong-khi-to-chuc-tham-gia-hoi-cho-trien-lam-cho-cac-co-so-cong-nghiep-nong-thon-tai-nuoc-ngoai-la-bao-nhieu.html'),
    (', Điều 8.6', 'foreign_study_trip', 'ND45.2', 'Vé máy bay khảo sát ở nước ngoài', 'Flights of a study trip abroad', 'event', 1, NULL, 1, 'air tickets',
     'https://thuvienphapluat.vn/hoi-dap-phap-luat/3C895-hd-muc-chi-hoat-dong-khuyen-cong-khi-to-chuc-tham-gia-hoi-cho-trien-lam-cho-cac-co-so-cong-nghiep-nong-thon-tai-nuoc-ngoai-la-bao-nhieu.html'),
    ('', 'regional_vote', 'ND45.4', 'Bình chọn sản phẩm cấp khu vực', 'Voting of typical products, regional', 'vote', NULL, 200, NULL, NULL,
     'https://thuvienphapluat.vn/chinh-sach-phap-luat-moi/vn/thong-bao-van-ban-moi/email/20378/tang-muc-ho-tro-doi-voi-nhieu-hoat-dong-khuyen-cong-quoc-gia'),
    ('', 'national_vote', 'ND45.4', 'Bình chọn sản phẩm cấp quốc gia', 'Voting of typical products, national', 'vote', NULL, 400, NULL, NULL,
     'https://thuvienphapluat.vn/chinh-sach-phap-luat-moi/vn/thong-bao-van-ban-moi/email/20378/tang-muc-ho-tro-doi-voi-nhieu-hoat-dong-khuyen-cong-quoc-gia'),
    ('', 'cluster_infrastructure', 'ND45.7', 'Hạ tầng cụm công nghiệp', 'Infrastructure of an industrial cluster', 'cluster', NULL, 6000, NULL, NULL,
     'https://thuvienphapluat.vn/chinh-sach-phap-luat-moi/vn/thong-bao-van-ban-moi/email/20378/tang-muc-ho-tro-doi-voi-nhieu-hoat-dong-khuyen-cong-quoc-gia'))
    AS n (article, item, content_code, name_vi, name_en, per, max_rate, million, multiplier, cost_base, source);

-- Of a province, under the code BG for its jurisdiction: 150 became 300 million
-- đồng. The rate was not read, nor the days of coming into force: those of issue
-- stand for them.
INSERT INTO legal_document (code, number, title, kind, issuer, issued_on, valid, amends_code, source) VALUES
    ('QD-734-2014-BG', '734/2014/QĐ-UBND', 'Quản lý và sử dụng kinh phí khuyến công của tỉnh Bắc Giang', 'decision', 'UBND tỉnh Bắc Giang', '2014-10-28', '(,)', NULL,
     'http://dntm.vn/vn/tin-moi/bac-giang-sua-doi-bo-sung-quy-dinh-ve-quan-ly-va-su-dung-kinh-phi-khuyen-cong-cua-tinh-nam-2020-21017.phtml'),
    ('QD-30-2019-BG', '30/2019/QĐ-UBND', 'Sửa đổi Quyết định 734/2014/QĐ-UBND', 'decision', 'UBND tỉnh Bắc Giang', '2019-12-30', '(,)', 'QD-734-2014-BG',
     'http://dntm.vn/vn/tin-moi/bac-giang-sua-doi-bo-sung-quy-dinh-ve-quan-ly-va-su-dung-kinh-phi-khuyen-cong-cua-tinh-nam-2020-21017.phtml');
INSERT INTO support_norm (item, jurisdiction, content_code, name_vi, name_en, per, valid, max_amount, legal_document_code, legal_basis, source)
SELECT 'machinery', 'BG', 'ND45.3', 'Máy móc, chuyển giao công nghệ', 'Machines and technology transfer', 'establishment',
       n.valid::daterange, max_amount, d.code, d.number || ' của UBND tỉnh Bắc Giang (tính từ ngày ban hành)', d.source
FROM (VALUES ('QD-734-2014-BG', '[2014-10-28,2019-12-30)', 150000000), ('QD-30-2019-BG', '[2019-12-30,)', 300000000)) AS n (document, valid, max_amount)
JOIN legal_document AS d ON d.code = n.document;

-- The programmes above every plan. That to 2020 cannot have begun before its
-- decision.
INSERT INTO programme (code, name, kind, period, legal_document_code, source)
SELECT p.code, d.title, 'programme', p.period::daterange, d.code, d.source
FROM (VALUES ('KCQG-2020', 'QD-1288-2014', '[2014-08-01,2021-01-01)'),
             ('KCQG-2025', 'QD-1881-2020', '[2021-01-01,2026-01-01)'),
             ('KCQG-2030', 'QD-2646-2025', '[2026-01-01,2031-01-01)')) AS p (code, document, period)
JOIN legal_document AS d ON d.code = p.document;
