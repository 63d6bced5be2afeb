-- ---------------------------------------------------------------------------
-- setting: what the views ask for
-- ---------------------------------------------------------------------------

INSERT INTO setting (name, value, meaning_vi, meaning_en) VALUES
    ('report_on', 'today',
     'Ngày của báo cáo về mạng lưới và mức hỗ trợ, dạng yyyy-mm-dd; today là hôm nay, giờ Việt Nam',
     'Date of the reports on the network and on norms, as yyyy-mm-dd; today is the day in Việt Nam'),
    ('boundaries_on', 'today',
     'Ngày của địa giới mà funding_by_area_now quy đổi về, dạng yyyy-mm-dd; today là hôm nay, giờ Việt Nam',
     'Date of the boundaries that funding_by_area_now restates on, as yyyy-mm-dd; today is the day in Việt Nam'),
    ('period_from_year', 'first',
     'Năm đầu của cả giai đoạn; first là năm đầu có số liệu',
     'First year of the whole period; first is the first with data'),
    ('period_to_year', 'last',
     'Năm cuối của cả giai đoạn; last là năm cuối có số liệu',
     'Last year of the whole period; last is the last with data'),
    ('multi_year_threshold', '3',
     'Số năm liên tục ít nhất để coi là hỗ trợ nhiều năm',
     'Consecutive years from which on support is called multi-year'),
    ('difficult_scheme', 'only',
     'Danh mục địa bàn khó khăn dùng để xét kế hoạch; only là danh mục duy nhất đang có',
     'Scheme of difficult areas that plans are judged by; only is the only scheme there is'),
    ('commune_coverage_target', 'none',
     'Chỉ tiêu của tỉnh: phần số xã có chi nhánh hoặc cộng tác viên, từ 0 đến 1; none là không có chỉ tiêu',
     'Target of the province: part of the communes that have a branch or a collaborator, 0 to 1; none is no target'),
    ('collaborators_per_commune', 'none',
     'Số cộng tác viên nhiều nhất của tỉnh cho mỗi xã; none là không quy định',
     'Most collaborators a commune that the province allows; none is no limit')
ON CONFLICT (name) DO NOTHING;
