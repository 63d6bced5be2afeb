-- ---------------------------------------------------------------------------
-- comment: what is said of many columns, constraints and triggers alike
-- ---------------------------------------------------------------------------

DO $comment$
DECLARE
    said record;
BEGIN
    FOR said IN
        SELECT format('COMMENT ON COLUMN %s.%I IS %L', c.oid::regclass, a.attname, v.comment) AS command
        FROM (VALUES
            ('valid', 'Thời gian hiệu lực: từ ngày đầu đến trước ngày cuối của khoảng / Validity: from the first day up to, not including, the end of the range'),
            ('is_synthetic', 'Là dữ liệu mẫu, không có thật / Is made up, for demonstration'),
            ('source', 'Nguồn thông tin / Where it is from'),
            ('note', 'Ghi chú / Note'),
            ('jurisdiction', 'Cấp ban hành: national (trung ương) hoặc mã tỉnh / national, or the code of a province'),
            ('budget_source', 'Nguồn kinh phí: national (khuyến công quốc gia), local (khuyến công địa phương) / Budget: national or local'),
            ('legal_document_code', 'Mã văn bản căn cứ / Code of the document that it rests on'),
            ('content_code', 'Mã nội dung khuyến công / Code of the content'),
            ('sector_code', 'Mã ngành nghề / Code of the sector'),
            ('area_code', 'Mã địa bàn / Code of the area'),
            ('craft_village_code', 'Mã làng nghề / Code of the craft village'),
            ('establishment_code', 'Mã cơ sở / Code of the establishment'),
            ('programme_code', 'Mã chương trình / Code of the programme'),
            ('project_code', 'Mã đề án / Code of the project'),
            ('objective', 'Mục tiêu / Objective'),
            ('is_focal', 'Là đề án điểm / Is a focal project'),
            ('is_group', 'Là đề án nhóm, nhiều đơn vị thụ hưởng / Is a group project, of several beneficiaries'),
            ('id', 'Số định danh / Identity'),
            ('run_id', 'Lần kiểm tra / The check run'),
            ('rule_code', 'Mã quy tắc kiểm tra / Code of the rule'),
            ('subject', 'Loại đối tượng: project (đề án), plan_item (mục kế hoạch), plan (kế hoạch), network (mạng lưới) / Kind of subject'),
            ('subject_code', 'Mã đối tượng / Code of the subject')) AS v (column_name, comment)
        JOIN pg_attribute AS a ON a.attname = v.column_name
        JOIN pg_class AS c ON c.oid = a.attrelid AND c.relkind = 'r' AND c.relnamespace = quote_ident(current_schema())::regnamespace
        WHERE col_description(c.oid, a.attnum) IS NULL
    UNION ALL
        SELECT format('COMMENT ON CONSTRAINT %I ON %s IS %L', k.conname, k.conrelid::regclass,
            CASE k.contype
                WHEN 'p' THEN 'Khóa chính: mỗi dòng chỉ có một lần / Primary key: each row is there once'
                WHEN 'f' THEN format('Phải có trong bảng %1$I ("%2$s") / Must be in the table %1$I', f.relname,
                    split_part(split_part(obj_description(f.oid), ' / ', 1), ':', 1))
                ELSE v.comment END)
        FROM pg_constraint AS k
        LEFT JOIN pg_class AS f ON f.oid = k.confrelid
        LEFT JOIN (VALUES
            ('%\_code\_plain', 'Mã có nhiều nhất 100 ký tự, gồm chữ cái Latinh không dấu, chữ số và . _ / -, bắt đầu bằng chữ cái hoặc chữ số / A code has at most 100 characters: plain Latin letters, digits and . _ / -, and starts with a letter or digit'),
            ('%\_jurisdiction\_plain', 'Cấp ban hành là national hoặc mã tỉnh / The jurisdiction is national or the code of a province'),
            ('%\_name\_composed', 'Tên không để trống, ở dạng Unicode dựng sẵn (NFC) / The name is not blank and in composed Unicode (NFC)'),
            ('%\_valid\_not\_empty', 'Thời gian hiệu lực không rỗng, ngày thuộc các năm từ 1900 đến 2155; không kỳ hạn thì để trống đầu hoặc cuối / The validity is not empty and of the years 1900 to 2155; an open end has no date'),
            ('%\_dates\_in\_range', 'Ngày thuộc các năm từ 1900 đến 2155 / A date is of the years 1900 to 2155'),
            ('%\_dates\_in\_order', 'Ngày kết thúc không trước ngày bắt đầu / The last day is not before the first'),
            ('%\_amounts\_not\_negative', 'Số tiền không âm, dưới một triệu tỷ đồng / The amounts are not negative, and below a million billion đồng'),
            ('%\_year\_range', 'Năm từ 1900 đến 2155 / The year is between 1900 and 2155'),
            ('%\_budget\_source\_known', 'Nguồn kinh phí là national hoặc local / The budget is national or local'),
            ('%\_subject\_known', 'Loại đối tượng phải thuộc danh sách / The kind of subject is one of the list')) AS v (pattern, comment)
            ON k.conname LIKE v.pattern AND k.contype = 'c'
        WHERE k.connamespace = quote_ident(current_schema())::regnamespace AND k.conrelid <> 0
          AND obj_description(k.oid, 'pg_constraint') IS NULL
    UNION ALL
        SELECT format('COMMENT ON TRIGGER %I ON %s IS %L', t.tgname, t.tgrelid::regclass,
            coalesce(obj_description(t.tgconstraint, 'pg_constraint'), obj_description(t.tgfoid)))
        FROM pg_trigger AS t JOIN pg_class AS c ON c.oid = t.tgrelid
        WHERE c.relnamespace = quote_ident(current_schema())::regnamespace AND NOT t.tgisinternal
    LOOP
        EXECUTE said.command;
    END LOOP;
END $comment$;
