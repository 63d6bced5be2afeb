-- ---------------------------------------------------------------------------
-- finding_comment: what the views of rules and findings and their columns are,
-- Vietnamese first
--
-- A column means the same in every view that has one of its name, so it is
-- described once; where a view means more, that follows with the view's name.
-- What a column of a table or of plan_difference says is said there.
-- ---------------------------------------------------------------------------

DO $comment$
DECLARE
    described record;
BEGIN
    FOR described IN
        WITH view_comment (view, description) AS (VALUES
            ('request_rule', 'Quy tắc về các đề nghị chưa được quyết định / Rules about requests that are not decided'),
            ('rule_catalogue', 'Danh mục quy tắc, mỗi phiên bản một dòng, gồm cả quy tắc của tỉnh / Catalogue of the rules, a row a version, those of the province''s own too'),
            ('plan_finding', 'Phát hiện về kế hoạch, mục kế hoạch và mạng lưới vào ngày báo cáo / Findings about plans, their items and the network on the date of the report'),
            ('plan_finding_difference', 'Phát hiện về kế hoạch dự thảo so với kế hoạch đã phê duyệt / Findings about a draft plan against those about the approved one'),
            ('what_if', 'Dự thảo so với kế hoạch đã phê duyệt: mục, kinh phí, tỷ trọng và phát hiện / A draft against the approved plan: items, money, shares and findings'),
            ('finding_change', 'Phát hiện thay đổi thế nào so với lần kiểm tra trước, và vì sao / How findings changed since the run before, and why'),
            ('finding_history', 'Mỗi lần phát hiện, từ khi thấy đến khi hết / Each time something was found, from when it was seen until it was resolved')
        ), column_comment (view, name, description) AS (VALUES
            (NULL, 'code', 'Mã / Code'),
            ('what_if', 'code', 'Mã nội dung hoặc mục; NULL là cả kế hoạch / Code of the content or item; NULL for the whole plan'),
            (NULL, 'clause', 'Quy tắc mà thẩm quyền và căn cứ pháp lý theo / Rule that says who decides and by which law'),
            (NULL, 'title_vi', 'Tên quy tắc bằng tiếng Việt / Title in Vietnamese'),
            (NULL, 'title_en', 'Tên quy tắc bằng tiếng Anh / Title in English'),
            (NULL, 'meaning_vi', 'Ý nghĩa bằng tiếng Việt / Meaning in Vietnamese'),
            (NULL, 'meaning_en', 'Ý nghĩa bằng tiếng Anh / Meaning in English'),
            (NULL, 'numerator_vi', 'Tử số bằng tiếng Việt; NULL là không tính tỷ lệ / Numerator in Vietnamese; NULL if nothing is counted'),
            (NULL, 'numerator_en', 'Tử số bằng tiếng Anh / Numerator in English'),
            (NULL, 'denominator_vi', 'Mẫu số bằng tiếng Việt / Denominator in Vietnamese'),
            (NULL, 'denominator_en', 'Mẫu số bằng tiếng Anh / Denominator in English'),
            (NULL, 'remedy_vi', 'Cách khắc phục bằng tiếng Việt / Remedy in Vietnamese'),
            (NULL, 'remedy_en', 'Cách khắc phục bằng tiếng Anh / Remedy in English'),
            (NULL, 'decided_by', 'Cấp quyết định; local_authority là theo quy định của tỉnh / Who decides; local_authority: as the province says'),
            (NULL, 'valid_from', 'Ngày bắt đầu có hiệu lực / First day it holds'),
            (NULL, 'valid_until', 'Ngày cuối còn hiệu lực; NULL là chưa có / Last day it holds; NULL if there is none'),
            (NULL, 'facts', 'Dữ kiện mà quy tắc đọc / Facts that the rule reads'),
            (NULL, 'parameters', 'Tham số và giá trị mặc định, dạng JSON / Parameters and their defaults, as JSON'),
            (NULL, 'own_parameters', 'Tham số riêng của tỉnh và thời gian hiệu lực / Parameters of the province''s own, with their validity'),
            (NULL, 'is_own', 'Là quy tắc tỉnh tự thêm / Whether it is a rule of the province''s own'),
            (NULL, 'subject_name', 'Tên đối tượng / Name of the subject'),
            (NULL, 'plan_code', 'Mã kế hoạch / Code of the plan'),
            (NULL, 'plan_year', 'Năm kế hoạch / Year of the plan'),
            (NULL, 'jurisdiction', 'Cấp ban hành: national hoặc mã tỉnh / national, or the code of a province'),
            (NULL, 'plan_status', 'Tình trạng kế hoạch: draft, submitted, approved / State of the plan'),
            (NULL, 'is_waived', 'Đang được miễn trừ / Whether a waiver holds'),
            (NULL, 'waived_until', 'Ngày cuối được miễn trừ / Last day of the waiver'),
            (NULL, 'waiver_reason', 'Lý do miễn trừ / Reason of the waiver'),
            (NULL, 'name', 'Tên mục hoặc kế hoạch / Name of the item or plan'),
            (NULL, 'draft_code', 'Mã trong dự thảo; NULL là không có / Code in the draft; NULL if it is not in it'),
            (NULL, 'approved_code', 'Mã đã phê duyệt; NULL là không có / Approved code; NULL if there is none'),
            ('plan_finding_difference', 'change', 'Của dự thảo so với đã phê duyệt: new (mới), persisting (vẫn còn), worse (xấu hơn), better (tốt hơn), resolved (đã hết); NULL là chưa có kế hoạch phê duyệt / Of the draft against the approved: new, persisting, worse, better, resolved; NULL if no plan is approved'),
            ('finding_change', 'change', 'new (mới), persisting (vẫn còn), worse (xấu hơn), better (tốt hơn), resolved (đã hết) / new, persisting, worse, better or resolved'),
            (NULL, 'approved_status', 'Tình trạng ở kế hoạch đã phê duyệt; NULL là không phát hiện / Status in the approved plan; NULL if nothing was found'),
            (NULL, 'draft_status', 'Tình trạng ở dự thảo; NULL là không phát hiện / Status in the draft; NULL if nothing was found'),
            (NULL, 'approved_severity', 'Mức độ ở kế hoạch đã phê duyệt / Severity in the approved plan'),
            (NULL, 'draft_severity', 'Mức độ ở dự thảo / Severity in the draft'),
            (NULL, 'approved_observed', 'Giá trị thực tế ở kế hoạch đã phê duyệt / Observed in the approved plan'),
            (NULL, 'draft_observed', 'Giá trị thực tế ở dự thảo / Observed in the draft'),
            (NULL, 'approved_expected', 'Giá trị phải có ở kế hoạch đã phê duyệt / Expected in the approved plan'),
            (NULL, 'draft_expected', 'Giá trị phải có ở dự thảo / Expected in the draft'),
            (NULL, 'approved_difference', 'Chênh lệch ở kế hoạch đã phê duyệt / Difference in the approved plan'),
            (NULL, 'draft_difference', 'Chênh lệch ở dự thảo / Difference in the draft'),
            (NULL, 'approved_finding_count', 'Số phát hiện không đạt ở kế hoạch đã phê duyệt / Findings that fail in the approved plan'),
            (NULL, 'draft_finding_count', 'Số phát hiện không đạt ở dự thảo / Findings that fail in the draft'),
            (NULL, 'new_finding_count', 'Số phát hiện không đạt chỉ có ở dự thảo / Findings that fail in the draft only'),
            (NULL, 'resolved_finding_count', 'Số phát hiện không đạt mà dự thảo không còn / Findings that fail in the approved plan only'),
            (NULL, 'worse_finding_count', 'Số phát hiện xấu hơn ở dự thảo / Findings that are worse in the draft'),
            (NULL, 'better_finding_count', 'Số phát hiện tốt hơn ở dự thảo / Findings that are better in the draft'),
            (NULL, 'has_synthetic', 'Có dữ liệu mẫu, không có thật / Whether some of it is made up'),
            (NULL, 'previous_run_id', 'Lần kiểm tra trước / The run before'),
            (NULL, 'previous_as_of', 'Ngày mà lần kiểm tra trước xét theo / Day that the run before looked at'),
            (NULL, 'cause', 'Vì sao thay đổi: data (dữ liệu), rule (quy tắc), parameter (tham số), code_list (danh mục), as_of (ngày xét); nhiều lý do cách nhau bằng dấu phẩy; NULL là không thay đổi / Why it changed: data, rule, parameter, code_list, as_of, with commas between; NULL if it did not'),
            (NULL, 'changed_facts', 'Dữ kiện của quy tắc đã thay đổi / Facts of the rule that changed'),
            (NULL, 'waiver_change', 'waived (mới được miễn trừ) hoặc resurfaced (hết miễn trừ) / waived or resurfaced'),
            (NULL, 'status_before', 'Tình trạng trước đó / Status before'),
            (NULL, 'severity_before', 'Mức độ trước đó / Severity before'),
            (NULL, 'observed_before', 'Giá trị thực tế trước đó / Observed before'),
            (NULL, 'expected_before', 'Giá trị phải có trước đó / Expected before'),
            (NULL, 'difference_before', 'Chênh lệch trước đó / Difference before'),
            ('finding_change', 'status', 'Tình trạng; NULL là đã hết / Status; NULL if it is resolved'),
            ('finding_change', 'as_of', 'Ngày mà lần kiểm tra này xét theo / Day that the run looks at'),
            (NULL, 'last_run_id', 'Lần kiểm tra gần nhất còn thấy / Last run that found it'),
            (NULL, 'last_seen', 'Ngày gần nhất còn thấy / Day it was last found'),
            (NULL, 'resolved_run_id', 'Lần kiểm tra đầu tiên không còn thấy / First run that found it no more'),
            (NULL, 'resolved_on', 'Ngày không còn thấy; NULL là vẫn còn / Day it was found no more; NULL if it still is'),
            (NULL, 'is_open', 'Vẫn còn / Whether it is still found'),
            (NULL, 'run_count', 'Số lần kiểm tra đã thấy / Runs that found it')
        ), said AS ( -- by the tables, in the order of which goes before
            SELECT a.attname AS name, col_description(t.oid, a.attnum) AS description, t.place
            FROM (VALUES (CAST('finding' AS regclass), 1), ('waiver', 2), ('rule_parameter', 3), ('plan_difference', 4)) AS t (oid, place)
            JOIN pg_attribute AS a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
        )
        SELECT format('VIEW %I', view) AS object, description FROM view_comment
        UNION ALL
        SELECT format('COLUMN %I.%I', view, name), description
        FROM (SELECT v.view, a.attname AS name,
                     coalesce((SELECT c.description FROM column_comment AS c
                               WHERE c.name = a.attname AND (c.view IS NULL OR c.view = v.view) ORDER BY c.view LIMIT 1),
                              (SELECT s.description FROM said AS s
                               WHERE s.name = a.attname ORDER BY v.view = 'what_if' AND s.place = 4 DESC, s.place LIMIT 1)) AS description
              FROM view_comment AS v
              JOIN pg_attribute AS a ON a.attrelid = CAST(v.view AS regclass) AND a.attnum > 0 AND NOT a.attisdropped) AS col
        WHERE description IS NOT NULL
    LOOP
        EXECUTE format('COMMENT ON %s IS %L', described.object, described.description);
    END LOOP;
END $comment$;
