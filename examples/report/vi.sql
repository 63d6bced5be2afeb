-- The words of report.sql in Vietnamese.
\set lang_code vi
\set superior 'CƠ QUAN CẤP TRÊN: ........................'
\set unit 'ĐƠN VỊ BÁO CÁO: ........................'
\set number 'Số: ........../BC-..........'
\set country 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'
\set motto 'Độc lập - Tự do - Hạnh phúc'
\set place '.................., ngày ..... tháng ..... năm .......'
\set title 'BÁO CÁO'
\set to_whom 'Kính gửi: ..............................................'
\set receivers 'Nơi nhận:'
\set receiver_lines '- Như trên;\n- Lưu: ............'
\set author 'NGƯỜI LẬP BIỂU'
\set signer 'THỦ TRƯỞNG ĐƠN VỊ'
\set sign_hint '(Ký, ghi rõ họ tên)'
SELECT format('Kết quả hoạt động khuyến công%s %s',
       -- some names say what they are of
       CASE WHEN :'province' ~* '^(tỉnh|thành phố) ' THEN ' ' || lower(left(:'province', 1)) || substr(:'province', 2) ELSE ' tỉnh ' || :'province' END,
       CASE WHEN year_start AND year_end AND y1 = y2 THEN format('năm %s', y1)
            WHEN year_start AND year_end THEN format('giai đoạn %s–%s', y1, y2)
            WHEN y1 = y2 AND month_start AND month_end AND m1 = m2 THEN format('tháng %s năm %s', m1, y1)
            WHEN y1 = y2 AND month_start AND month_end AND m1 % 3 = 1 AND m2 = m1 + 2 THEN format('quý %s năm %s', (ARRAY['I', 'II', 'III', 'IV'])[m2 / 3], y1)
            WHEN y1 = y2 AND month_start AND month_end AND m1 = 1 AND m2 < 12 THEN format('%s tháng đầu năm %s', m2, y1)
            WHEN y1 = y2 AND month_start AND month_end AND m1 = 7 AND m2 = 12 THEN format('6 tháng cuối năm %s', y1)
            ELSE format('từ ngày %s đến ngày %s', to_char(period_start, 'DD/MM/YYYY'), to_char(period_end, 'DD/MM/YYYY')) END) AS subject,
       format('Số liệu trong kỳ từ %s đến %s, tính đến hết ngày %s. Đơn vị tính: triệu đồng, trừ khi ghi khác.', to_char(period_start, 'DD/MM/YYYY'),
              to_char(period_end, 'DD/MM/YYYY'), to_char(CAST(:'as_of' AS date), 'DD/MM/YYYY')) AS about
FROM period \gset
\set sample 'SỐ LIỆU MẪU: báo cáo có số liệu dựng để minh họa, không có thật; không dùng làm căn cứ.'
\set no_rows 'Không có.'
\set total 'Tổng số'
\set h_line TT
\set h_item 'Chỉ tiêu'
\set h_figure 'Số liệu'
\set h_planned 'Kế hoạch'
\set h_support 'Hỗ trợ'
\set h_paid 'Đã chi'
\set h_of_plan 'HT/KH %'
\set h_of_support 'Chi/HT %'
\set h_share 'Tỷ trọng (%)'
\set h_projects 'Đề án'
\set h_establishments 'Cơ sở'
\set h_year 'Năm'
\set h_counterpart 'Vốn đối ứng'
\set h_other 'Chương trình khác'
\set h_leverage 'Đối ứng/hỗ trợ'
\set h_level 'Cấp địa bàn'
\set h_areas 'Địa bàn'
\set h_branch 'Có chi nhánh'
\set h_collaborator 'Có cộng tác viên'
\set h_covered 'Có mạng lưới (%)'
\set h_covered_est 'Cơ sở (%)'
\set h_project 'Đề án'
\set h_subject 'Đối tượng'
\set h_finding 'Phát hiện'
\set h_action 'Việc cần làm'
\set h_decision 'Thẩm quyền, hạn xử lý'
\set h_basis 'Căn cứ'
\set h_count 'Số đề án'
\set by_content 'Theo nội dung'
\set by_source 'Theo nguồn kinh phí'
\set by_area 'Theo địa bàn'
\set by_sector 'Theo ngành nghề'
\set by_village 'Theo làng nghề'
\set s_summary 'Kết quả chung'
\set s_plan 'Kế hoạch và kết quả'
\set s_funding 'Cơ cấu kinh phí hỗ trợ'
\set s_equity 'Địa bàn khó khăn'
\set s_leverage 'Vốn huy động cùng kinh phí khuyến công'
\set s_action 'Đề án cần quyết định'
\set s_plan_finding 'Phát hiện đối với kế hoạch và mạng lưới'
\set s_network 'Mạng lưới khuyến công'
\set s_note 'Ghi chú'
\set i_planned 'Kinh phí của kế hoạch đã phê duyệt, các năm trong kỳ'
\set i_support 'Kinh phí khuyến công quyết định hỗ trợ trong kỳ'
\set i_national '– khuyến công quốc gia'
\set i_local '– khuyến công địa phương'
\set i_paid 'Kinh phí đã chi trong kỳ, trừ thu hồi'
\set i_counterpart 'Vốn đối ứng'
\set i_other 'Kinh phí của chương trình khác'
\set i_projects 'Đề án có kinh phí quyết định trong kỳ'
\set i_establishments 'Cơ sở thụ hưởng của đề án phê duyệt trong kỳ'
\set i_approved 'Đề án phê duyệt trong kỳ'
\set i_accepted 'Đề án nghiệm thu trong kỳ'
\set i_stopped 'Đề án có quyết định ngừng trong kỳ'
\set i_open 'Đề án chưa nghiệm thu, chưa ngừng vào ngày báo cáo'
\set i_action 'Đề án cần quyết định (mục VI)'
\set i_finding 'Phát hiện đối với kế hoạch và mạng lưới (mục VII)'
\set u_money 'triệu đồng'
\set u_project 'đề án'
\set u_establishment 'cơ sở'
\set u_finding 'phát hiện'
\set e_list_valid 'Danh mục dùng: từ %s đến %s'
\set e_open 'nay'
\set e_unknown 'trước'
\set e_support 'Kinh phí hỗ trợ cho địa bàn khó khăn'
\set e_of_support 'trong tổng số'
\set e_support_share 'Phần kinh phí'
\set e_heads 'Cơ sở thụ hưởng ở địa bàn khó khăn'
\set e_head_share 'Phần cơ sở'
\set e_disparity 'Phần kinh phí ÷ phần cơ sở (1 là ngang bằng)'
\set e_gap 'Kinh phí cần chuyển thêm để ngang bằng'
\set e_no_list 'Không có danh mục nào trong kỳ'
\set e_unclassified 'Kinh phí chưa xếp được loại địa bàn'
\set words 'Kinh phí hỗ trợ trong kỳ, bằng chữ: '
SELECT vnd_in_words(support) || '.' AS amount_in_words FROM report_summary
WHERE (period_start, period_end, as_of) = (:'period_start', :'period_end', :'as_of') \gset
\set l_authority 'Thẩm quyền: '
\set l_act_by 'Hạn xử lý: '
\set l_basis 'Căn cứ: '
\set other_findings 'cùng %s phát hiện khác'
CREATE TEMPORARY TABLE word (code text, word text);
INSERT INTO word VALUES
    ('stop', 'Ngừng'), ('extend', 'Gia hạn'), ('adjust', 'Điều chỉnh'), ('supplement', 'Bổ sung'), ('review', 'Rà soát'),
    ('minister', 'Bộ trưởng Bộ Công Thương'), ('department', 'Cục quản lý khuyến công của Bộ'),
    ('provincial_committee', 'UBND cấp tỉnh'), ('provincial_department', 'Sở Công Thương'),
    ('critical', 'nghiêm trọng'), ('error', 'lỗi'), ('warning', 'cảnh báo'), ('advisory', 'khuyến nghị'),
    ('province', 'tỉnh'), ('district', 'huyện'), ('commune', 'xã'),
    ('project', 'đề án'), ('plan', 'kế hoạch'), ('plan_item', 'mục kế hoạch'), ('network', 'mạng lưới cấp');
CREATE TEMPORARY TABLE note (place integer, note text);
INSERT INTO note VALUES
    (1, format('Nguồn số liệu: sổ đăng ký %s, các bảng report_* lập bằng khuyencong.run_report (khuyencong %s). Đề án, kinh phí, giải ngân do đơn vị cập nhật.', :'register', :'version')),
    (2, 'Hỗ trợ là kinh phí khuyến công quốc gia và địa phương, tính theo ngày quyết định; kinh phí đã chi theo ngày chi; cơ sở theo ngày phê duyệt đề án, mỗi cơ sở đếm một lần ở mỗi dòng.'),
    (3, 'Kế hoạch là kế hoạch đã phê duyệt của cả năm, kể cả khi kỳ báo cáo ngắn hơn một năm. HT/KH là hỗ trợ trong kỳ trên kế hoạch năm; Chi/HT là đã chi trên hỗ trợ trong cùng kỳ.'),
    (4, 'Khoản chi không ghi địa bàn: tính cho địa bàn của kinh phí đề án nếu chỉ có một, nếu không thì cho địa bàn của đề án.'),
    (5, 'Tỷ trọng được làm tròn sao cho cộng lại đúng 100,00. Số tiền làm tròn đến 0,1 triệu đồng khi in; tổng tính từ số chưa làm tròn.'),
    (6, 'Địa bàn khó khăn xét theo từng danh mục, vào ngày quyết định kinh phí và ngày phê duyệt đề án. Dấu – là không có số liệu hoặc không tính được.');
