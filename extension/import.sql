-- ---------------------------------------------------------------------------
-- import: rows of text, as spreadsheets have them, into the tables of a register
-- ---------------------------------------------------------------------------

-- What can be imported: the columns of each table, the kind of text each takes
-- (that of a choice is the name of its list in import_choices()), and the
-- Vietnamese headings it may stand under, folded by fold_vi(). Two columns that
-- end in _from and _until are the first and last day of one range.
CREATE FUNCTION import_columns(OUT table_name text, OUT column_name text, OUT kind text, OUT is_required boolean, OUT headings text[])
    RETURNS SETOF record
    LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 165
BEGIN ATOMIC
    SELECT v.table_name, v.column_name, v.kind, v.is_required, v.headings::text[] FROM (VALUES
        ('area', 'code', 'code', true, '{ma, ma dia ban, ma don vi hanh chinh}'),
        ('area', 'name', 'name', true, '{ten, ten dia ban, ten don vi hanh chinh}'),
        ('area', 'kind', 'area_kind', true, '{cap}'),
        ('area', 'parent_code', 'code', false, '{ma cap tren, cap tren, thuoc}'),
        ('area', 'valid_from', 'date', false, '{tu ngay, hieu luc tu}'),
        ('area', 'valid_until', 'date', false, '{den ngay, hieu luc den}'),
        ('area', 'legal_document_code', 'code', false, '{ma van ban}'),
        ('area', 'source', 'text', false, '{nguon}'),
        ('area_class', 'area_code', 'code', true, '{ma dia ban, dia ban}'),
        ('area_class', 'scheme_code', 'code', true, '{ma he thong, he thong}'),
        ('area_class', 'valid_from', 'date', true, '{tu ngay, hieu luc tu}'),
        ('area_class', 'valid_until', 'date', false, '{den ngay, hieu luc den}'),
        ('area_class', 'class', 'name', true, '{loai, khu vuc}'),
        ('area_class', 'is_difficult', 'boolean', true, '{kho khan}'),
        ('area_class', 'legal_document_code', 'code', false, '{ma van ban}'),
        ('area_class', 'source', 'text', false, '{nguon}'),
        ('craft_village', 'code', 'code', true, '{ma, ma lang nghe}'),
        ('craft_village', 'name', 'name', true, '{ten, ten lang nghe}'),
        ('craft_village', 'product', 'name', true, '{san pham}'),
        ('craft_village', 'area_code', 'code', false, '{ma dia ban, dia ban}'),
        ('craft_village', 'valid_from', 'date', false, '{tu ngay, hieu luc tu}'),
        ('craft_village', 'valid_until', 'date', false, '{den ngay, hieu luc den}'),
        ('craft_village', 'legal_document_code', 'code', false, '{ma van ban}'),
        ('craft_village', 'source', 'text', false, '{nguon}'),
        ('establishment', 'code', 'code', true, '{ma, ma co so}'),
        ('establishment', 'name', 'name', true, '{ten, ten co so}'),
        ('establishment', 'kind', 'establishment_kind', false, '{loai hinh}'),
        ('establishment', 'tax_code', 'code', false, '{ma so thue, mst}'),
        ('establishment', 'area_code', 'code', true, '{ma dia ban, dia ban}'),
        ('establishment', 'craft_village_code', 'code', false, '{ma lang nghe, lang nghe}'),
        ('establishment', 'sector_code', 'code', false, '{ma nganh nghe, nganh nghe}'),
        ('establishment', 'product', 'name', false, '{san pham}'),
        ('establishment', 'employee_count', 'count', false, '{so lao dong, lao dong}'),
        ('establishment', 'valid_from', 'date', false, '{tu ngay}'),
        ('establishment', 'valid_until', 'date', false, '{den ngay}'),
        ('organisation_unit', 'code', 'code', true, '{ma, ma don vi}'),
        ('organisation_unit', 'name', 'name', true, '{ten, ten don vi}'),
        ('organisation_unit', 'kind', 'unit_kind', true, '{loai, loai don vi}'),
        ('organisation_unit', 'parent_code', 'code', false, '{ma cap tren, cap tren, truc thuoc}'),
        ('organisation_unit', 'deputy_count', 'count', false, '{so cap pho}'),
        ('organisation_unit_area', 'unit_code', 'code', true, '{ma don vi, don vi}'),
        ('organisation_unit_area', 'area_code', 'code', true, '{ma dia ban, dia ban}'),
        ('organisation_unit_area', 'valid_from', 'date', true, '{tu ngay}'),
        ('organisation_unit_area', 'valid_until', 'date', false, '{den ngay}'),
        ('organisation_unit_area', 'legal_document_code', 'code', false, '{ma van ban}'),
        ('programme', 'code', 'code', true, '{ma, ma chuong trinh}'),
        ('programme', 'name', 'name', true, '{ten, ten chuong trinh}'),
        ('programme', 'kind', 'programme_kind', true, '{loai}'),
        ('programme', 'jurisdiction', 'code', false, '{pham vi, ma tinh}'),
        ('programme', 'parent_code', 'code', false, '{ma cap tren, cap tren, can cu}'),
        ('programme', 'period_from', 'date', true, '{tu ngay}'),
        ('programme', 'period_until', 'date', true, '{den ngay}'),
        ('programme', 'allocation', 'amount', false, '{kinh phi, tong kinh phi}'),
        ('programme', 'legal_document_code', 'code', false, '{ma van ban}'),
        ('programme', 'source', 'text', false, '{nguon}'),
        ('programme_target', 'programme_code', 'code', true, '{ma chuong trinh, chuong trinh}'),
        ('programme_target', 'indicator', 'code', true, '{ma chi tieu}'),
        ('programme_target', 'content_code', 'code', false, '{ma noi dung, noi dung}'),
        ('programme_target', 'name_vi', 'name', true, '{ten, ten chi tieu, chi tieu}'),
        ('programme_target', 'name_en', 'name', true, '{ten tieng anh}'),
        ('programme_target', 'unit', 'name', true, '{don vi, don vi tinh, dvt}'),
        ('programme_target', 'target', 'number', true, '{muc, muc tieu, muc phai dat}'),
        ('plan', 'code', 'code', true, '{ma, ma ke hoach}'),
        ('plan', 'name', 'name', true, '{ten, ten ke hoach}'),
        ('plan', 'plan_year', 'year', true, '{nam, nam ke hoach}'),
        ('plan', 'budget_source', 'budget_source', true, '{nguon kinh phi}'),
        ('plan', 'jurisdiction', 'code', false, '{pham vi, ma tinh}'),
        ('plan', 'status', 'plan_status', false, '{trang thai}'),
        ('plan', 'programme_code', 'code', false, '{ma chuong trinh, chuong trinh}'),
        ('plan', 'approved_amount', 'amount', false, '{kinh phi phe duyet, kinh phi duyet}'),
        ('plan', 'budget_amount', 'amount', false, '{du toan}'),
        ('plan', 'management_cost', 'amount', false, '{chi phi quan ly}'),
        ('plan', 'announced_items', 'count', false, '{so de an}'),
        ('plan', 'registered_on', 'date', false, '{ngay dang ky}'),
        ('plan', 'approved_on', 'date', false, '{ngay phe duyet, ngay duyet}'),
        ('plan', 'legal_document_code', 'code', false, '{ma van ban}'),
        ('plan', 'source', 'text', false, '{nguon}'),
        ('plan_item', 'code', 'code', true, '{ma, ma muc ke hoach, ma muc}'),
        ('plan_item', 'plan_code', 'code', true, '{ma ke hoach, ke hoach}'),
        ('plan_item', 'name', 'name', true, '{ten, ten de an}'),
        ('plan_item', 'objective', 'text', false, '{muc tieu}'),
        ('plan_item', 'content_code', 'code', false, '{ma noi dung, noi dung}'),
        ('plan_item', 'activity', 'activity', false, '{hoat dong, loai hoat dong}'),
        ('plan_item', 'content_count', 'count', false, '{so noi dung}'),
        ('plan_item', 'sector_code', 'code', false, '{ma nganh nghe, nganh nghe}'),
        ('plan_item', 'area_code', 'code', false, '{ma dia ban, dia ban}'),
        ('plan_item', 'establishment_code', 'code', false, '{ma co so, don vi thu huong}'),
        ('plan_item', 'beneficiary', 'text', false, '{doi tuong thu huong}'),
        ('plan_item', 'establishment_eligible', 'boolean', false, '{co so du dieu kien}'),
        ('plan_item', 'norm_item', 'text', false, '{dinh muc}'),
        ('plan_item', 'eligible_cost', 'amount', false, '{chi phi hop le, chi phi duoc tinh}'),
        ('plan_item', 'support', 'amount', false, '{kinh phi ho tro, kinh phi khuyen cong}'),
        ('plan_item', 'counterpart', 'amount', false, '{von doi ung, kinh phi doi ung}'),
        ('plan_item', 'other_state_support', 'boolean', false, '{ho tro khac cua nha nuoc}'),
        ('plan_item', 'multiplier', 'multiplier', false, '{he so, he so uu tien}'),
        ('plan_item', 'multiplier_ground', 'multiplier_ground', false, '{ly do he so, can cu he so}'),
        ('plan_item', 'unit_count', 'count', false, '{so luong}'),
        ('plan_item', 'is_focal', 'boolean', false, '{de an diem}'),
        ('plan_item', 'is_group', 'boolean', false, '{de an nhom}'),
        ('plan_item', 'group_plan_approved_on', 'date', false, '{ngay duyet ke hoach chi tiet, ngay phe duyet ke hoach chi tiet}'),
        ('plan_item', 'is_foreign_fair', 'boolean', false, '{hoi cho nuoc ngoai}'),
        ('plan_item', 'estimate', 'amount', false, '{du toan}'),
        ('plan_item', 'management_cost', 'amount', false, '{chi phi quan ly, chi quan ly}'),
        ('plan_item', 'priority_rank', 'count', false, '{thu tu uu tien, uu tien}'),
        ('plan_item', 'area_priority', 'count', false, '{uu tien dia ban}'),
        ('plan_item', 'sector_priority', 'count', false, '{uu tien nganh nghe}'),
        ('plan_item', 'starts_on', 'date', false, '{ngay bat dau, bat dau, tu ngay}'),
        ('plan_item', 'ends_on', 'date', false, '{ngay ket thuc, ket thuc, den ngay}'),
        ('conformance', 'plan_item_code', 'code', true, '{ma muc ke hoach, ma muc}'),
        ('conformance', 'programme_code', 'code', true, '{ma chuong trinh, chuong trinh, can cu}'),
        ('conformance', 'clause', 'text', false, '{dieu khoan}'),
        ('conformance', 'note', 'text', false, '{ghi chu}'),
        ('project', 'code', 'code', true, '{ma, ma de an}'),
        ('project', 'name', 'name', true, '{ten, ten de an}'),
        ('project', 'plan_year', 'year', true, '{nam, nam ke hoach}'),
        ('project', 'plan_item_code', 'code', false, '{ma muc ke hoach}'),
        ('project', 'budget_source', 'budget_source', true, '{nguon kinh phi, nguon}'),
        ('project', 'content_code', 'code', false, '{ma noi dung, noi dung}'),
        ('project', 'activity', 'activity', false, '{hoat dong, loai hoat dong}'),
        ('project', 'sector_code', 'code', false, '{ma nganh nghe, nganh nghe}'),
        ('project', 'area_code', 'code', false, '{ma dia ban, dia ban, dia diem}'),
        ('project', 'executing_unit_code', 'code', false, '{ma don vi thuc hien, don vi thuc hien}'),
        ('project', 'partner', 'name', false, '{don vi phoi hop}'),
        ('project', 'objective', 'text', false, '{muc tieu}'),
        ('project', 'product', 'name', false, '{san pham}'),
        ('project', 'focal_code', 'code', false, '{ma de an diem}'),
        ('project', 'is_focal', 'boolean', false, '{de an diem}'),
        ('project', 'is_group', 'boolean', false, '{de an nhom}'),
        ('project', 'approved_on', 'date', true, '{ngay phe duyet, ngay duyet}'),
        ('project', 'original_starts_on', 'date', false, '{ngay bat dau, bat dau, tu ngay}'),
        ('project', 'original_ends_on', 'date', false, '{ngay ket thuc, ket thuc, den ngay}'),
        ('project', 'original_support', 'amount', false, '{kinh phi ho tro, kinh phi khuyen cong}'),
        ('project', 'total_cost', 'amount', false, '{tong kinh phi, tong muc dau tu}'),
        ('project', 'counterpart_committed', 'amount', false, '{von doi ung, kinh phi doi ung}'),
        ('project', 'started_on', 'date', false, '{ngay trien khai}'),
        ('project', 'accepted_on', 'date', false, '{ngay nghiem thu}'),
        ('project', 'settled_on', 'date', false, '{ngay quyet toan}'),
        ('project', 'liquidated_on', 'date', false, '{ngay thanh ly}'),
        ('project', 'legal_document_code', 'code', false, '{ma van ban}'),
        ('project_beneficiary', 'project_code', 'code', true, '{ma de an}'),
        ('project_beneficiary', 'establishment_code', 'code', true, '{ma co so, don vi thu huong}'),
        ('project_beneficiary', 'area_code', 'code', true, '{ma dia ban, dia ban}'),
        ('project_beneficiary', 'status', 'beneficiary_status', false, '{trang thai}'),
        ('project_beneficiary', 'status_on', 'date', false, '{ngay thay doi}'),
        ('project_funding', 'project_code', 'code', true, '{ma de an}'),
        ('project_funding', 'source', 'money_source', true, '{nguon, nguon kinh phi}'),
        ('project_funding', 'programme_code', 'code', false, '{ma chuong trinh, chuong trinh}'),
        ('project_funding', 'establishment_code', 'code', false, '{ma co so, don vi thu huong}'),
        ('project_funding', 'cost_item', 'text', false, '{noi dung chi}'),
        ('project_funding', 'amount', 'amount', true, '{so tien, kinh phi, kinh phi ho tro}'),
        ('project_funding', 'decided_on', 'date', true, '{ngay quyet dinh}'),
        ('project_funding', 'legal_document_code', 'code', false, '{ma van ban}'),
        ('disbursement', 'project_code', 'code', true, '{ma de an}'),
        ('disbursement', 'source', 'money_source', true, '{nguon, nguon kinh phi}'),
        ('disbursement', 'kind', 'disbursement_kind', true, '{loai, loai chi}'),
        ('disbursement', 'amount', 'amount', true, '{so tien, kinh phi}'),
        ('disbursement', 'paid_on', 'date', true, '{ngay chi, ngay}'),
        ('disbursement', 'voucher', 'text', false, '{so chung tu, chung tu}'),
        ('disbursement', 'note', 'text', false, '{ghi chu}'),
        ('progress_report', 'project_code', 'code', true, '{ma de an}'),
        ('progress_report', 'reported_on', 'date', true, '{ngay bao cao}'),
        ('progress_report', 'planned_value', 'amount', false, '{gia tri ke hoach}'),
        ('progress_report', 'earned_value', 'amount', false, '{gia tri nghiem thu, khoi luong hoan thanh}'),
        ('progress_report', 'spent', 'amount', false, '{da chi, kinh phi da chi}'),
        ('progress_report', 'invested', 'amount', false, '{von da dau tu}'),
        ('progress_report', 'progress', 'fraction', false, '{tien do}'),
        ('progress_report', 'forecast_ends_on', 'date', false, '{du kien ket thuc}'),
        ('progress_report', 'forecast_cost', 'amount', false, '{kinh phi du kien, tong kinh phi du kien}'),
        ('progress_report', 'note', 'text', false, '{ghi chu}'),
        ('project_change', 'project_code', 'code', true, '{ma de an}'),
        ('project_change', 'kind', 'change_kind', true, '{loai, loai thay doi}'),
        ('project_change', 'subject', 'change_subject', true, '{noi dung thay doi}'),
        ('project_change', 'asked_on', 'date', true, '{ngay de nghi}'),
        ('project_change', 'asked_by', 'name', false, '{nguoi de nghi, don vi de nghi}'),
        ('project_change', 'reason', 'text', true, '{ly do}'),
        ('project_change', 'force_majeure', 'boolean', false, '{bat kha khang}'),
        ('project_change', 'from_value', 'text', false, '{truoc}'),
        ('project_change', 'to_value', 'text', false, '{sau}'),
        ('project_change', 'to_ends_on', 'date', false, '{ngay ket thuc moi}'),
        ('project_change', 'to_support', 'amount', false, '{kinh phi moi}'),
        ('project_change', 'to_total_cost', 'amount', false, '{tong kinh phi moi}'),
        ('project_change', 'decision', 'decision', false, '{quyet dinh}'),
        ('project_change', 'decided_on', 'date', false, '{ngay quyet dinh}'),
        ('project_change', 'decided_by', 'authority', false, '{cap quyet dinh}'),
        ('project_change', 'legal_document_code', 'code', false, '{ma van ban}')
    ) AS v (table_name, column_name, kind, is_required, headings);
END;
COMMENT ON FUNCTION import_columns() IS
    'Columns that imports take: the table, the kind of text, whether a row needs it, and the Vietnamese headings it may stand under';

-- The code itself is always understood.
CREATE FUNCTION import_choices(OUT kind text, OUT code text, OUT words text[])
    RETURNS SETOF record
    LANGUAGE sql IMMUTABLE PARALLEL SAFE ROWS 76
BEGIN ATOMIC
    SELECT v.kind, v.code, v.words::text[] FROM (VALUES
        ('area_kind', 'country', '{quoc gia, ca nuoc}'),
        ('area_kind', 'province', '{tinh, thanh pho truc thuoc trung uong, cap tinh}'),
        ('area_kind', 'district', '{huyen, thi xa, quan, thanh pho thuoc tinh, cap huyen}'),
        ('area_kind', 'commune', '{xa, phuong, thi tran, dac khu, cap xa}'),
        ('establishment_kind', 'enterprise', '{doanh nghiep, cong ty, cong ty tnhh, cong ty co phan, doanh nghiep tu nhan, dntn}'),
        ('establishment_kind', 'cooperative', '{hop tac xa, htx}'),
        ('establishment_kind', 'cooperative_group', '{to hop tac}'),
        ('establishment_kind', 'cooperative_union', '{lien hiep hop tac xa}'),
        ('establishment_kind', 'household', '{ho kinh doanh, ho}'),
        ('establishment_kind', 'other', '{khac}'),
        ('unit_kind', 'centre', '{trung tam}'),
        ('unit_kind', 'branch', '{chi nhanh}'),
        ('unit_kind', 'collaborator', '{cong tac vien}'),
        ('unit_kind', 'department', '{so, phong}'),
        ('unit_kind', 'other', '{khac}'),
        ('programme_kind', 'programme', '{chuong trinh}'),
        ('programme_kind', 'planning', '{quy hoach}'),
        ('programme_kind', 'scheme', '{de an}'),
        ('programme_kind', 'policy', '{chinh sach}'),
        ('programme_kind', 'target_programme', '{chuong trinh muc tieu, chuong trinh muc tieu quoc gia}'),
        ('budget_source', 'national', '{quoc gia, khuyen cong quoc gia, kcqg, trung uong}'),
        ('budget_source', 'local', '{dia phuong, khuyen cong dia phuong, kcdp, tinh}'),
        ('money_source', 'national', '{quoc gia, khuyen cong quoc gia, kcqg, trung uong}'),
        ('money_source', 'local', '{dia phuong, khuyen cong dia phuong, kcdp, tinh}'),
        ('money_source', 'counterpart', '{doi ung, von doi ung, co so}'),
        ('money_source', 'other_programme', '{chuong trinh khac, long ghep}'),
        ('plan_status', 'draft', '{du thao}'),
        ('plan_status', 'submitted', '{da trinh}'),
        ('plan_status', 'approved', '{da phe duyet, da duyet}'),
        ('plan_status', 'superseded', '{da thay the}'),
        ('activity', 'cluster_infrastructure', '{ha tang cum cong nghiep}'),
        ('activity', 'cluster_pollution', '{xu ly o nhiem cum cong nghiep}'),
        ('activity', 'demonstration_model', '{mo hinh trinh dien, mo hinh}'),
        ('activity', 'machinery', '{may moc, may moc thiet bi, may moc tien tien}'),
        ('activity', 'technology_transfer', '{chuyen giao cong nghe}'),
        ('activity', 'establishment_pollution', '{xu ly o nhiem, xu ly o nhiem tai co so}'),
        ('activity', 'training', '{dao tao, dao tao nghe, truyen nghe}'),
        ('activity', 'advice', '{tu van}'),
        ('activity', 'workshop', '{hoi thao, hoi nghi}'),
        ('activity', 'study_visit', '{tham quan, khao sat}'),
        ('activity', 'brand', '{thuong hieu}'),
        ('activity', 'association', '{hiep hoi, hoi nganh nghe}'),
        ('activity', 'enterprise_link', '{lien doanh lien ket, cum lien ket doanh nghiep}'),
        ('activity', 'cleaner_production_audit', '{danh gia san xuat sach hon, san xuat sach hon}'),
        ('activity', 'fair', '{hoi cho, hoi cho trien lam}'),
        ('activity', 'media', '{truyen thong, tuyen truyen}'),
        ('activity', 'cluster_planning', '{quy hoach cum cong nghiep, quy hoach chi tiet cum cong nghiep}'),
        ('activity', 'new_enterprise', '{thanh lap doanh nghiep}'),
        ('multiplier_ground', 'area', '{dia ban}'),
        ('multiplier_ground', 'sector', '{nganh nghe}'),
        ('multiplier_ground', 'technology_line', '{day chuyen cong nghe}'),
        ('beneficiary_status', 'active', '{dang hoat dong, dang tham gia}'),
        ('beneficiary_status', 'withdrawn', '{da rut}'),
        ('beneficiary_status', 'dissolved', '{da giai the}'),
        ('beneficiary_status', 'ineligible', '{khong du dieu kien}'),
        ('disbursement_kind', 'advance', '{tam ung}'),
        ('disbursement_kind', 'settlement', '{thanh toan, quyet toan}'),
        ('disbursement_kind', 'recovery', '{thu hoi, hoan tra}'),
        ('change_kind', 'stop', '{ngung, ngung thuc hien}'),
        ('change_kind', 'adjust', '{dieu chinh}'),
        ('change_kind', 'supplement', '{bo sung}'),
        ('change_kind', 'extend', '{gia han, keo dai}'),
        ('change_subject', 'project', '{de an}'),
        ('change_subject', 'support', '{kinh phi, kinh phi ho tro}'),
        ('change_subject', 'content', '{noi dung}'),
        ('change_subject', 'place', '{dia diem}'),
        ('change_subject', 'beneficiary', '{don vi thu huong}'),
        ('change_subject', 'partner', '{don vi phoi hop}'),
        ('change_subject', 'time', '{thoi gian}'),
        ('change_subject', 'other', '{khac}'),
        ('decision', 'approved', '{dong y, chap thuan, phe duyet}'),
        ('decision', 'refused', '{khong dong y, tu choi}'),
        ('authority', 'minister', '{bo truong}'),
        ('authority', 'department', '{cuc}'),
        ('authority', 'provincial_committee', '{ubnd tinh, uy ban nhan dan tinh}'),
        ('authority', 'provincial_department', '{so cong thuong}')
    ) AS v (kind, code, words);
END;
COMMENT ON FUNCTION import_choices() IS
    'Words that imports understand for codes, folded by fold_vi(): the list, the code and what people write for it';

-- Characters that no text of a spreadsheet means: control characters, damaged
-- ones, letters that only look Vietnamese (Ð, Ɖ), and words that mix Latin with
-- Greek or Cyrillic letters.
CREATE FUNCTION import_bad_character(given text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN coalesce(
        substring(given FROM '[\u0001-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00D0\u00F0\u0189\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFDD0-\uFDEF\uFFFD-\uFFFF]'),
        substring(given FROM '[A-Za-z\u00C0-\u024F\u1E00-\u1EFF]([\u0370-\u052F])'),
        substring(given FROM '([\u0370-\u052F])[A-Za-z\u00C0-\u024F\u1E00-\u1EFF]'));
COMMENT ON FUNCTION import_bad_character(text) IS
    'The first character of a text that an import refuses: damaged, invisible, or of another script in the middle of a word; NULL if there is none';

CREATE FUNCTION import_character(given text, bad text, what text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN format('%s %s: "%s" (U+%s)', what, strpos(given, bad), bad, lpad(upper(to_hex(ascii(bad))), 4, '0'));
COMMENT ON FUNCTION import_character(text, text, text) IS
    'Which character of a text an import refuses, for messages';

-- A date as people write it. A number, a year of two digits or a day that is
-- not in the calendar is refused, each with advice of its own.
CREATE FUNCTION import_date(given text, OUT value text, OUT reason_vi text, OUT reason_en text)
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, pg_temp SET standard_conforming_strings = on AS $$
DECLARE
    parts text[] := regexp_match(given, '^([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})(?: 0?0:00(?::00)?)?$');
    day date;
BEGIN
    IF parts IS NULL THEN
        parts := regexp_match(given, '^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[ T]0?0:00(?::00(?:\.0+)?)?)?$');
        parts := ARRAY[parts[3], parts[2], parts[1]];
    END IF;
    IF parts[3] NOT BETWEEN '1900' AND '2155' THEN
        reason_vi := 'năm phải từ 1900 đến 2155';
        reason_en := 'the year must be from 1900 to 2155';
    ELSIF parts[2]::integer BETWEEN 1 AND 12 AND parts[1]::integer BETWEEN 1 AND 31 THEN
        day := make_date(parts[3]::integer, parts[2]::integer, 1) + (parts[1]::integer - 1);
        IF extract(month FROM day) = parts[2]::integer THEN
            value := to_char(day, 'YYYY-MM-DD');
            RETURN;
        END IF;
    ELSIF given ~ '^[0-9]{5}(?:[.,][0-9]+)?$' THEN
        reason_vi := format('là số ngày của Excel (%s?); định dạng ô là ngày dd/mm/yyyy', to_char(date '1899-12-30' + left(given, 5)::integer, 'DD/MM/YYYY'));
        reason_en := format('is a day number of Excel (%s?); format the cell as a date dd/mm/yyyy', to_char(date '1899-12-30' + left(given, 5)::integer, 'DD/MM/YYYY'));
    ELSIF given ~ '^[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2}$' THEN
        reason_vi := 'năm phải đủ bốn chữ số, như 31/12/2024';
        reason_en := 'the year must have four digits, as in 31/12/2024';
    ELSIF parts[1] IS NULL THEN
        reason_vi := 'không phải là ngày dạng dd/mm/yyyy';
        reason_en := 'is not a date as dd/mm/yyyy';
    END IF;
    IF reason_en IS NULL THEN
        reason_vi := 'không có ngày này trong lịch; viết ngày trước tháng, dd/mm/yyyy';
        reason_en := 'there is no such day; write the day before the month, dd/mm/yyyy';
    END IF;
END $$;
COMMENT ON FUNCTION import_date(text) IS
    'Reads a date of an import, dd/mm/yyyy or yyyy-mm-dd: the date as yyyy-mm-dd, or why it cannot be read, in Vietnamese and English';

-- What khuyencong.parse_number_vi() and parse_vnd() advise, for a cell: those
-- who fill it in have no NULL and call no functions. Other advice stays as it is.
CREATE FUNCTION import_advice(hint text, OUT reason_vi text, OUT reason_en text)
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
    SELECT 'không đọc được' || coalesce(' ' || h.parts[1], '') || coalesce(': ' || a.vi, ''),
           'cannot be read' || coalesce('; correct ' || h.parts[1] || ': ' || coalesce(a.en, h.parts[2]), '')
    FROM (SELECT regexp_match(hint, '^Correct (".*"): (.*)[.]$')) AS h (parts)
    LEFT JOIN (VALUES
        ('dots come before', 'dấu chấm ngăn cách hàng nghìn (đủ ba chữ số), dấu phẩy trước phần thập phân, như 12.492,1', NULL),
        ('nothing may come after', 'chỉ ghi số', 'write the number alone'),
        ('there must be a number', 'phải có số; nếu chưa biết thì để trống ô', 'there must be a number in it; leave the cell empty if it is unknown'),
        ('units are', 'đơn vị là đồng, nghìn, triệu, tỷ và nghìn tỷ, có hoặc không có chữ đồng theo sau', NULL),
        ('say in which unit', 'ghi rõ đơn vị, như 500 triệu đồng', 'say in which unit it is, as in 500 triệu đồng'),
        ('only a minus sign', 'trước số chỉ được có dấu trừ', 'only a minus sign may come before the number'),
        ('each part', 'mỗi phần phải nhỏ hơn một đơn vị của phần trước, chỉ phần cuối có số lẻ, như 2 tỷ 500 triệu', NULL)) AS a (start, vi, en)
        ON starts_with(h.parts[2], a.start);
END;
COMMENT ON FUNCTION import_advice(text) IS
    'The hint of a number that cannot be parsed as the reason an import gives, in Vietnamese and English';

-- A number as people write it: an amount in đồng, a fraction, or any other.
CREATE FUNCTION import_number(kind text, given text, unit text DEFAULT NULL, OUT value text, OUT reason_vi text, OUT reason_en text)
    LANGUAGE plpgsql IMMUTABLE PARALLEL UNSAFE SET search_path = pg_catalog, pg_temp SET standard_conforming_strings = on AS $$
DECLARE
    number numeric;
    advice text;
BEGIN
    IF given ~ '^\(.*\)$' THEN
        reason_vi := 'số âm viết với dấu trừ, không viết trong ngoặc';
        reason_en := 'a negative number is written with a minus sign, not in parentheses';
        RETURN;
    ELSIF kind = 'amount' AND unit IS NULL AND given ~ '^[-\u2212]?[0-9.,]+$' THEN
        reason_vi := 'không có đơn vị; ghi đơn vị ở ô, ở tên cột hoặc ở default_unit';
        reason_en := 'has no unit; write one in the cell, in the heading or as default_unit';
        RETURN;
    ELSIF kind = 'amount' THEN
        number := khuyencong.parse_vnd(regexp_replace(given, '\mtr\.\s*(đ|đồng)\.?$', 'triệu đồng', 'i'), unit);
        IF given !~ '^[-\u2212]?[0-9]' AND khuyencong.vnd_qualifier(given) IS NOT NULL THEN
            reason_vi := 'là số ước chừng; cần số chính xác';
            reason_en := 'is approximate; an exact amount is needed';
        ELSIF number <> trunc(number) THEN
            reason_vi := 'có phần lẻ dưới một đồng';
            reason_en := 'has a fraction of a đồng';
        ELSIF abs(number) >= 1e18 THEN
            reason_vi := 'lớn hơn mọi số tiền của sổ';
            reason_en := 'is larger than any amount of a register';
        END IF;
    ELSE
        number := khuyencong.parse_number_vi(regexp_replace(given, '\s*%$', ''));
        IF kind = 'fraction' AND (unit = '%' OR given LIKE '%\%') THEN
            number := number * 0.01;
        END IF;
        IF kind = 'fraction' AND number NOT BETWEEN 0 AND 1 THEN
            reason_vi := 'phải từ 0 đến 1, hoặc từ 0% đến 100%';
            reason_en := 'must be from 0 to 1, or from 0% to 100%';
        ELSIF kind = 'number' AND (given LIKE '%\%' OR number < 0 OR number >= 1e14 OR number <> round(number, 4)) THEN
            reason_vi := 'phải là số không âm, với nhiều nhất bốn chữ số thập phân; tỷ lệ viết dạng 0,25';
            reason_en := 'must be a number, not negative, with four decimals at most; a share is written as 0,25';
        ELSIF kind <> 'fraction' AND given LIKE '%\%' OR kind = 'count' AND (number <> trunc(number) OR number NOT BETWEEN 0 AND 2147483647) THEN
            reason_vi := 'không phải là số đếm';
            reason_en := 'is not a count';
        ELSIF kind = 'multiplier' AND (number NOT BETWEEN 1 AND 10 OR number <> round(number, 2)) THEN
            reason_vi := 'phải từ 1 đến 10, với nhiều nhất hai chữ số thập phân';
            reason_en := 'must be from 1 to 10 with two decimals at most';
        ELSIF kind = 'year' AND (given !~ '^[0-9]{4}$' OR number NOT BETWEEN 1900 AND 2155) THEN
            reason_vi := 'không phải là năm từ 1900 đến 2155';
            reason_en := 'is not a year from 1900 to 2155';
        END IF;
    END IF;
    IF reason_en IS NULL THEN
        value := trim_scale(number)::text;
    END IF;
EXCEPTION
WHEN numeric_value_out_of_range THEN
    reason_vi := 'lớn hơn mọi số của sổ';
    reason_en := 'is larger than any number of a register';
WHEN invalid_text_representation THEN
    GET STACKED DIAGNOSTICS advice = PG_EXCEPTION_HINT;
    SELECT a.* INTO reason_vi, reason_en FROM khuyencong.import_advice(advice) AS a;
END $$;
COMMENT ON FUNCTION import_number(text, text, text) IS
    'Reads a number of an import, money in đồng: the number as text, or why it cannot be read, in Vietnamese and English';

-- Reads one cell. What cannot be read gives no value but the reason, in both
-- languages; an empty cell gives neither. Nothing is guessed.
CREATE FUNCTION import_value(kind text, cell text, unit text DEFAULT NULL, OUT value text, OUT reason_vi text, OUT reason_en text)
    LANGUAGE plpgsql IMMUTABLE PARALLEL UNSAFE SET search_path = pg_catalog, pg_temp SET standard_conforming_strings = on AS $$
DECLARE
    given text;
    bad text;
BEGIN
    IF cell = '' OR cell IS NULL THEN
        RETURN;
    ELSIF octet_length(cell) > 1000000 THEN
        reason_vi := 'dài hơn một triệu byte';
        reason_en := 'is longer than a million bytes';
        RETURN;
    END IF;
    -- spreadsheets have no-break spaces and byte order marks; a note keeps its lines
    given := btrim(CASE WHEN kind = 'text' THEN regexp_replace(cell, '[\u00A0\u202F\uFEFF]', ' ', 'g')
        ELSE regexp_replace(cell, '[\s\u00A0\u202F\uFEFF]+', ' ', 'g') END, E' \t\r\n');
    IF given = '' THEN
        RETURN;
    END IF;
    given := normalize(given, NFC);
    CASE
    WHEN kind = 'code' AND given ~ '^[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$' THEN
        value := given;
    WHEN kind = 'code' THEN
        bad := coalesce(substring(given FROM '[^A-Za-z0-9._/-]'), substring(given FROM '^[._/-]'));
        reason_vi := coalesce(khuyencong.import_character(given, bad, 'ký tự thứ') || '; mã gồm chữ cái Latinh không dấu, chữ số và . _ / -, bắt đầu bằng chữ cái hoặc chữ số',
            'dài hơn 100 ký tự');
        reason_en := coalesce(khuyencong.import_character(given, bad, 'character') || '; a code has plain Latin letters, digits and . _ / -, a letter or digit first',
            'is longer than 100 characters');
    WHEN kind IN ('name', 'text') THEN
        bad := khuyencong.import_bad_character(given);
        IF bad IS NULL THEN
            value := given;
        ELSE
            reason_vi := khuyencong.import_character(given, bad, 'ký tự thứ') || ', không phải chữ tiếng Việt';
            reason_en := khuyencong.import_character(given, bad, 'character') || ', no letter of Vietnamese';
        END IF;
    WHEN kind = 'date' THEN
        SELECT d.* INTO value, reason_vi, reason_en FROM khuyencong.import_date(given) AS d;
    WHEN kind IN ('amount', 'fraction', 'multiplier', 'count', 'number', 'year') THEN
        SELECT n.* INTO value, reason_vi, reason_en FROM khuyencong.import_number(kind, given, unit) AS n;
    WHEN kind = 'boolean' THEN
        value := CASE WHEN khuyencong.fold_vi(given) IN ('co', 'x', 'dung', 'true', 't', 'yes', 'y', '1') THEN 'true'
                      WHEN khuyencong.fold_vi(given) IN ('khong', 'sai', 'false', 'f', 'no', 'n', '0') THEN 'false' END;
        IF value IS NULL THEN
            reason_vi := 'phải là có hoặc không';
            reason_en := 'must be có or không';
        END IF;
    ELSE
        value := (SELECT c.code FROM khuyencong.import_choices() AS c
                  WHERE c.kind = import_value.kind AND khuyencong.fold_vi(given) = ANY (c.words || c.code));
        IF value IS NULL THEN
            SELECT 'phải là một trong: ' || w.list || '; có dấu hay không đều được', 'must be one of: ' || w.list || '; with accents or without'
            INTO reason_vi, reason_en
            FROM (SELECT string_agg(format('%s (%s)', c.code, array_to_string(c.words, ', ')), '; ') FROM khuyencong.import_choices() AS c WHERE c.kind = import_value.kind) AS w (list);
        END IF;
    END CASE;
END $$;
COMMENT ON FUNCTION import_value(text, text, text) IS
    'Reads one cell of an import: the value as text, or why it cannot be read, in Vietnamese and English';

CREATE FUNCTION import_check_unit(unit text, heading text DEFAULT NULL) RETURNS void
    LANGUAGE plpgsql IMMUTABLE PARALLEL UNSAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM khuyencong.parse_vnd('0', coalesce(unit, 'đồng'));
EXCEPTION WHEN invalid_parameter_value THEN
    RAISE EXCEPTION 'unknown unit of amounts: "%"', unit USING
        ERRCODE = 'invalid_parameter_value',
        DETAIL = coalesce('It stands in the heading "' || heading || '".', 'It is the default_unit.'),
        HINT = 'Units are đồng, nghìn đồng, triệu đồng and tỷ đồng; a heading ends in one in parentheses, or in none.';
END $$;
COMMENT ON FUNCTION import_check_unit(text, text) IS
    'Raises 22023 if this is no unit of money';

-- Before anything is looked for in a staging table.
CREATE FUNCTION import_check_target(target text, staging regclass) RETURNS void
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF num_nulls(target, staging) > 0 THEN
        RAISE EXCEPTION 'an import needs a table and a staging table' USING
            ERRCODE = 'null_value_not_allowed',
            HINT = 'As in import_read(''project'', ''staging.project'').';
    ELSIF NOT EXISTS (SELECT FROM khuyencong.import_columns() AS c WHERE c.table_name = target) THEN
        RAISE EXCEPTION 'table "%" cannot be imported', target USING
            ERRCODE = 'invalid_parameter_value',
            DETAIL = 'Imports know no columns of it.',
            HINT = 'khuyencong.import_columns() lists the tables that can be imported, and their columns.';
    END IF;
END $$;
COMMENT ON FUNCTION import_check_target(text, regclass) IS
    'Raises 22004 if an import is not told from what or into what, 22023 if it is into a table that cannot be imported';

-- Which table has the codes of a column.
CREATE FUNCTION import_reference(target text, column_name text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN CASE column_name
        WHEN 'parent_code' THEN target
        WHEN 'content_code' THEN 'content_category'
        WHEN 'scheme_code' THEN 'area_scheme'
        WHEN 'unit_code' THEN 'organisation_unit'
        WHEN 'executing_unit_code' THEN 'organisation_unit'
        WHEN 'tax_code' THEN NULL
        WHEN 'focal_code' THEN NULL
        ELSE substring(column_name FROM '^(.*)_code$') END;
COMMENT ON FUNCTION import_reference(text, text) IS
    'The table whose codes a column of an import takes, NULL if there is none';

-- Which column of a staging table is which column of an import. A heading may
-- end in a unit: "Kinh phí hỗ trợ (triệu đồng)". Of several headings that would
-- do, the column's own name counts, or else the longest: "Mã đề án" before "Mã".
CREATE FUNCTION import_mapping(target text, staging regclass, OUT column_name text, OUT kind text, OUT is_required boolean, OUT heading text, OUT unit text)
    RETURNS SETOF record
    LANGUAGE plpgsql STABLE STRICT PARALLEL UNSAFE ROWS 10 SET search_path = pg_catalog, pg_temp SET standard_conforming_strings = on AS $$
DECLARE
    found record;
BEGIN
    FOR found IN
        SELECT c.column_name, c.kind, c.is_required, c.headings, n.names[1] AS heading, n.names, n.type
        FROM khuyencong.import_columns() AS c
        LEFT JOIN LATERAL (
            SELECT array_agg(a.attname ORDER BY a.attnum) AS names, max(t.typcategory) AS type, p.place
            FROM pg_attribute AS a JOIN pg_type AS t ON t.oid = a.atttypid
            CROSS JOIN LATERAL translate(khuyencong.fold_vi(regexp_replace(a.attname, '\s*\([^()]*\)\s*$', '')), '_', ' ') AS h (folded)
            CROSS JOIN LATERAL array_position(translate(c.column_name, '_', ' ') || c.headings, h.folded) AS p (place)
            WHERE a.attrelid = staging AND a.attnum > 0 AND NOT a.attisdropped AND p.place IS NOT NULL
            GROUP BY p.place ORDER BY p.place > 1, max(length(h.folded)) DESC, p.place LIMIT 1) AS n ON true
        WHERE c.table_name = target
    LOOP
        IF cardinality(found.names) > 1 THEN
            RAISE EXCEPTION 'two columns of "%" are the column "%" of "%"', staging, found.column_name, target USING
                ERRCODE = 'ambiguous_column',
                DETAIL = format('They are "%s".', array_to_string(found.names, '", "')),
                HINT = 'Rename or drop one of them.';
        ELSIF found.names IS NULL AND found.is_required THEN
            RAISE EXCEPTION 'no column of "%" is the column "%" of "%"', staging, found.column_name, target USING
                ERRCODE = 'undefined_column',
                DETAIL = 'Every row needs it.',
                HINT = format('Name one "%s", or one of these, with or without accents: %s.', found.column_name, array_to_string(found.headings, ', '));
        ELSIF found.type <> 'S' THEN
            RAISE EXCEPTION 'column "%" of "%" is not text', found.heading, staging USING
                ERRCODE = 'datatype_mismatch',
                DETAIL = 'What a number or a date looks like as text depends on settings, so an import would have to guess.',
                HINT = 'Give all columns of a staging table the type text.';
        ELSIF found.names IS NOT NULL THEN
            column_name := found.column_name;
            kind := found.kind;
            is_required := found.is_required;
            heading := found.heading;
            unit := btrim(substring(heading FROM '\(([^()]*)\)\s*$'));
            IF khuyencong.fold_vi(split_part(unit, ':', 1)) IN ('dvt', 'don vi', 'don vi tinh') THEN
                unit := btrim(split_part(unit, ':', 2));
            END IF;
            -- as tables print it
            IF translate(khuyencong.fold_vi(unit), '. ', '') IN ('tr', 'trd', 'trdong') THEN
                unit := 'triệu đồng';
            END IF;
            IF kind = 'amount' THEN
                PERFORM khuyencong.import_check_unit(unit, heading);
            END IF;
            RETURN NEXT;
        END IF;
    END LOOP;
END $$;
COMMENT ON FUNCTION import_mapping(text, regclass) IS
    'Which column of a staging table is which column of an import, and the unit that its heading ends in';

-- The query that reads a staging table: the line and the cells of each row.
-- Rows have the number that a column "line" gives them, or else their place.
CREATE FUNCTION import_query(staging regclass, headings text[]) RETURNS text
    LANGUAGE sql STABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, pg_temp
    RETURN (SELECT format('SELECT %s AS line, ARRAY[%s]::text[] AS cells FROM %s AS s ORDER BY 1, %s',
            CASE WHEN p.has_line THEN format('CASE WHEN s.line::text ~ ''^ *[0-9]{1,18} *$'' THEN s.line::text::bigint ELSE %s END', p.place) ELSE p.place END,
            (SELECT string_agg(format('s.%I::text', u.heading), ', ' ORDER BY u.n) FROM unnest(headings) WITH ORDINALITY AS u (heading, n)),
            staging, p.place)
        FROM (SELECT CASE WHEN c.relkind IN ('r', 'm') THEN 'row_number() OVER (ORDER BY s.tableoid, s.ctid)' ELSE 'row_number() OVER ()' END AS place,
                     EXISTS (SELECT FROM pg_attribute AS a WHERE a.attrelid = c.oid AND a.attname = 'line' AND NOT a.attisdropped) AS has_line
              FROM pg_class AS c WHERE c.oid = staging) AS p);
COMMENT ON FUNCTION import_query(regclass, text[]) IS
    'SQL text of the query that reads lines and cells of a staging table';

-- The rows of a staging table as objects of what their cells say, or else what
-- cannot be read in them: an array of objects, one a cell. Empty rows do not come.
CREATE FUNCTION import_read(target text, staging regclass, default_unit text DEFAULT NULL, OUT line bigint, OUT content jsonb, OUT problems jsonb)
    RETURNS SETOF record
    LANGUAGE plpgsql STABLE PARALLEL UNSAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    names text[];
    kinds text[];
    headings text[];
    units text[];
    required boolean[];
    tables text[];
    cells text[];
    given text[];
    is_empty boolean;
    cell record;
BEGIN
    PERFORM khuyencong.import_check_target(target, staging);
    SELECT array_agg(m.column_name), array_agg(m.kind), array_agg(m.heading), array_agg(m.is_required),
           array_agg(CASE WHEN m.kind = 'amount' THEN coalesce(m.unit, default_unit) ELSE m.unit END),
           array_agg(khuyencong.import_reference(target, m.column_name))
    INTO names, kinds, headings, required, units, tables
    FROM khuyencong.import_mapping(target, staging) AS m;

    FOR line, cells IN EXECUTE khuyencong.import_query(staging, headings) LOOP
        is_empty := true;
        given := cells;
        problems := NULL;
        FOR i IN 1 .. cardinality(cells) LOOP
            cell := khuyencong.import_value(kinds[i], cells[i], units[i]);
            is_empty := is_empty AND cell.value IS NULL AND cell.reason_en IS NULL;
            IF cell.value IS NULL AND cell.reason_en IS NULL AND required[i] THEN
                cell.reason_vi := 'không được để trống';
                cell.reason_en := 'must not be empty';
            ELSIF cell.reason_en IS NOT NULL AND tables[i] IS NOT NULL THEN
                cell.reason_vi := cell.reason_vi || '; các mã có trong bảng ' || tables[i];
                cell.reason_en := cell.reason_en || '; the codes are in the table ' || tables[i];
            END IF;
            IF cell.reason_en IS NOT NULL THEN
                problems := coalesce(problems, '[]') || jsonb_build_object('column_name', names[i], 'value', left(cells[i], 200),
                    'reason_vi', cell.reason_vi, 'reason_en', cell.reason_en);
            END IF;
            given[i] := cell.value;
        END LOOP;
        CONTINUE WHEN is_empty;
        content := jsonb_object(names, given);
        problems := coalesce(problems, khuyencong.import_check_range(content));
        content := CASE WHEN problems IS NULL THEN content END;
        RETURN NEXT;
    END LOOP;
END $$;
COMMENT ON FUNCTION import_read(text, regclass, text) IS
    'Rows of a staging table as objects of the values that an import takes, or the cells that cannot be read';

CREATE FUNCTION import_check_range(content jsonb) RETURNS jsonb
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN (SELECT jsonb_build_array(jsonb_build_object('column_name', r.name || '_until', 'value', content->>(r.name || '_until'),
                'reason_vi', 'ngày cuối trước ngày đầu', 'reason_en', 'the last day is before the first'))
            FROM (VALUES ('valid'), ('period')) AS r (name)
            WHERE (content->>(r.name || '_until'))::date < (content->>(r.name || '_from'))::date);
COMMENT ON FUNCTION import_check_range(jsonb) IS
    'What is wrong with the days of an object of an import, NULL if they are in order';

-- ---- writing: a batch of objects, $1, into a table ---------------------------

-- What fills each column of a table from an object u.content that has these
-- members. Empty cells take the default where the column cannot be empty.
CREATE FUNCTION import_fields(register text, target text, members text[], OUT field text, OUT expression text, OUT is_key boolean)
    RETURNS SETOF record
    LANGUAGE sql STABLE STRICT PARALLEL SAFE ROWS 20 SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    SELECT a.attname::text,
           CASE WHEN r.is_range THEN format('daterange((u.content->>%1$L)::date, (u.content->>%2$L)::date + 1)', a.attname || '_from', a.attname || '_until')
                WHEN a.attnotnull AND a.atthasdef THEN format('coalesce((u.content->>%1$L)::%2$s, %3$s)', a.attname, format_type(a.atttypid, a.atttypmod), pg_get_expr(d.adbin, d.adrelid))
                ELSE format('(u.content->>%1$L)::%2$s', a.attname, format_type(a.atttypid, a.atttypmod)) END,
           coalesce(a.attnum = ANY (k.conkey), false)
    FROM pg_attribute AS a
    LEFT JOIN pg_attrdef AS d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    LEFT JOIN pg_constraint AS k ON k.conrelid = a.attrelid AND k.contype = 'p'
    CROSS JOIN LATERAL (SELECT EXISTS (SELECT FROM khuyencong.import_columns() AS c
        WHERE c.table_name = target AND c.column_name = a.attname || '_until') AS is_range) AS r
    WHERE a.attrelid = format('%I.%I', register, target)::regclass AND a.attnum > 0 AND NOT a.attisdropped
      AND (a.attname = ANY (members) OR r.is_range)
    ORDER BY a.attnum;
END;
COMMENT ON FUNCTION import_fields(text, text, text[]) IS
    'SQL expressions that fill the columns of a table from an object of an import, and whether they belong to the primary key';

-- Why a constraint refuses a row: its comment, Vietnamese / English, or else what
-- the server says.
CREATE FUNCTION import_reason(relation regclass, constraint_name text, message text DEFAULT NULL, OUT column_name text, OUT reason_vi text, OUT reason_en text)
    LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    SELECT (SELECT a.attname::text FROM pg_attribute AS a WHERE a.attrelid = relation AND a.attnum = c.conkey[cardinality(c.conkey)]
                AND (c.contype = 'f' OR cardinality(c.conkey) = 1)),
           split_part(t.comment, ' / ', 1),
           coalesce(nullif(split_part(t.comment, ' / ', 2), ''), t.comment)
    FROM (VALUES (1)) AS one
    LEFT JOIN pg_constraint AS c ON c.conrelid = relation AND c.conname = constraint_name
    LEFT JOIN pg_class AS r ON r.oid = c.confrelid AND c.contype = 'f'
    LEFT JOIN pg_trigger AS g ON g.tgconstraint = c.oid AND g.tgrelid = relation AND c.contype = 't'
    CROSS JOIN LATERAL (SELECT coalesce(obj_description(c.oid, 'pg_constraint') COLLATE "default", obj_description(g.oid, 'pg_trigger') COLLATE "default",
        'không có trong bảng ' || r.relname::text || ' của sổ / is not in table ' || r.relname::text || ' of the register', message) AS comment) AS t
    LIMIT 1;
END;
COMMENT ON FUNCTION import_reason(regclass, text, text) IS
    'The reason a constraint gives for refusing a row, in Vietnamese and English, and the column it is about if it is about one';

-- Objects that refer to what is not in the register, in order. References
-- inside of the table itself are left to the constraint: they may be in the batch.
CREATE FUNCTION import_missing(register text, target text, contents jsonb[],
        OUT place integer, OUT column_name text, OUT value text, OUT reason_vi text, OUT reason_en text)
    RETURNS SETOF record
    LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    relation CONSTANT regclass := format('%I.%I', register, target);
    reference record;
BEGIN
    FOR reference IN
        SELECT c.confrelid::regclass AS relation, r.*, k.*
        FROM pg_constraint AS c
        CROSS JOIN LATERAL khuyencong.import_reason(relation, c.conname) AS r
        CROSS JOIN LATERAL (
            SELECT string_agg(format('u.content->>%L IS NOT NULL', a.attname), ' AND ') AS known,
                   string_agg(format('r.%I = (u.content->>%L)::%s', b.attname, a.attname, format_type(b.atttypid, b.atttypmod)), ' AND ') AS same,
                   bool_and(contents[1] ? a.attname) AS is_given
            FROM unnest(c.conkey, c.confkey) AS k (here, there)
            JOIN pg_attribute AS a ON a.attrelid = c.conrelid AND a.attnum = k.here
            JOIN pg_attribute AS b ON b.attrelid = c.confrelid AND b.attnum = k.there) AS k
        WHERE c.conrelid = relation AND c.contype = 'f' AND c.confrelid <> c.conrelid AND k.is_given
        ORDER BY c.conkey
    LOOP
        RETURN QUERY EXECUTE format(
            'SELECT u.i::integer, %1$L, u.content->>%1$L, %2$L, %3$L FROM unnest($1) WITH ORDINALITY AS u (content, i)
             WHERE %4$s AND NOT EXISTS (SELECT FROM %5$s AS r WHERE %6$s) ORDER BY u.i',
            reference.column_name, reference.reason_vi, reference.reason_en, reference.known, reference.relation, reference.same)
        USING contents;
    END LOOP;
END $$;
COMMENT ON FUNCTION import_missing(text, text, jsonb[]) IS
    'Objects of an import that refer to codes that are not in the register';

-- The query that finds the objects $1 that are new, but for the places $3: the
-- first with a key that is not there; without a key, the n-th of equal rows, $2,
-- is new if fewer are there.
CREATE FUNCTION import_new(register text, target text, members text[]) RETURNS text
    LANGUAGE sql STABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    SELECT format('SELECT array_agg(u.i::integer ORDER BY u.i), array_agg(u.content ORDER BY u.i)
            FROM (SELECT u.i, u.content, %1$s AS nth FROM unnest($1, $2) WITH ORDINALITY AS u (content, ordinal, i)) AS u
            WHERE u.i <> ALL ($3) AND %2$s (SELECT count(*) FROM %3$I.%4$I AS t WHERE %5$s) < u.nth',
        coalesce('row_number() OVER (PARTITION BY ' || string_agg(f.expression, ', ') FILTER (WHERE f.is_key) || ' ORDER BY u.i)', 'u.ordinal'),
        CASE WHEN bool_or(f.is_key) THEN 'u.nth = 1 AND' END,
        register, target,
        coalesce(string_agg(format('t.%I = %s', f.field, f.expression), ' AND ') FILTER (WHERE f.is_key),
            string_agg(format(CASE WHEN c.is_required THEN 't.%I = %s' ELSE 't.%I IS NOT DISTINCT FROM %s' END, f.field, f.expression), ' AND ')))
    FROM khuyencong.import_fields(register, target, members) AS f
    LEFT JOIN khuyencong.import_columns() AS c ON c.table_name = target AND c.column_name = f.field;
END;
COMMENT ON FUNCTION import_new(text, text, text[]) IS
    'SQL text of the query that finds the objects of an import that are not in the register';

-- The statement that inserts objects $1. A row to which another session has just
-- given the same key is left as it is.
CREATE FUNCTION import_insert(register text, target text, members text[]) RETURNS text
    LANGUAGE sql STABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, pg_temp
BEGIN ATOMIC
    SELECT format('INSERT INTO %I.%I (%s) SELECT %s FROM unnest($1) WITH ORDINALITY AS u (content, i) ORDER BY u.i%s', register, target,
        string_agg(quote_ident(f.field), ', '), string_agg(f.expression, ', '),
        ' ON CONFLICT (' || string_agg(quote_ident(f.field), ', ') FILTER (WHERE f.is_key) || ') DO NOTHING')
    FROM khuyencong.import_fields(register, target, members) AS f;
END;
COMMENT ON FUNCTION import_insert(text, text, text[]) IS
    'SQL text of the statement that inserts a batch of objects of an import';

-- Objects whose key is in the register with other values, or that are neither
-- new nor to be seen there. An empty cell says nothing.
CREATE FUNCTION import_difference(register text, target text, contents jsonb[],
        OUT place integer, OUT column_name text, OUT value text, OUT reason_vi text, OUT reason_en text)
    RETURNS SETOF record
    LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    same text;
    pairs text;
BEGIN
    SELECT string_agg(format('t.%I = %s', f.field, f.expression), ' AND ') FILTER (WHERE f.is_key),
           string_agg(format('(%L, %s, %s)', c.column_name,
               CASE WHEN c.column_name = f.field THEN format('CASE WHEN u.content->>%L IS NOT NULL THEN (%s)::text END', f.field, f.expression)
                    ELSE format('u.content->>%L', c.column_name) END,
               format(CASE WHEN c.column_name = f.field THEN 't.%I::text' WHEN c.column_name LIKE '%\_from' THEN 'lower(t.%I)::text' ELSE '(upper(t.%I) - 1)::text' END, f.field)), ', ')
    INTO same, pairs
    FROM khuyencong.import_fields(register, target, ARRAY(SELECT jsonb_object_keys(contents[1]))) AS f
    JOIN khuyencong.import_columns() AS c ON c.table_name = target AND c.column_name IN (f.field, f.field || '_from', f.field || '_until');
    IF same IS NULL THEN
        RETURN;
    END IF;
    RETURN QUERY EXECUTE format(
        'SELECT u.i::integer, d.name, d.given, ''đã có trong sổ với giá trị khác: '' || coalesce(d.there, ''(trống)''), ''is in the register with another value: '' || coalesce(d.there, ''(empty)'')
         FROM unnest($1) WITH ORDINALITY AS u (content, i) JOIN %1$I.%2$I AS t ON %3$s
         CROSS JOIN LATERAL (VALUES %4$s) AS d (name, given, there) WHERE d.given IS DISTINCT FROM d.there AND d.given IS NOT NULL
         UNION ALL SELECT u.i::integer, NULL, NULL, ''một dòng khác có cùng mã, đã bị từ chối hoặc không được phép xem'', ''another row has the same key, one that was refused or may not be seen''
         FROM unnest($1) WITH ORDINALITY AS u (content, i) WHERE NOT EXISTS (SELECT FROM %1$I.%2$I AS t WHERE %3$s) ORDER BY 1',
        register, target, same, pairs)
    USING contents;
END $$;
COMMENT ON FUNCTION import_difference(text, text, jsonb[]) IS
    'Objects of an import whose key is in the register, with the values that are not the same there';

-- Writes a batch: rows written, and the objects that are refused and why. What
-- fails as a whole is tried in quarters, so that a refused row costs a few
-- subtransactions and a good batch one. A row that needs another one of its own
-- table is tried again for as long as that helps.
CREATE FUNCTION import_write(register text, target text, contents jsonb[], ordinals bigint[],
        OUT place integer, OUT written bigint, OUT column_name text, OUT value text, OUT reason_vi text, OUT reason_en text)
    RETURNS SETOF record
    LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    members CONSTANT text[] := ARRAY(SELECT jsonb_object_keys(contents[1]));
    statement CONSTANT text := khuyencong.import_insert(register, target, members);
    refused integer[] := '{}';
    -- what is new, and where it stands in the batch
    new jsonb[];
    places integer[];
    -- ranges of it to be tried, the next one last, and rows to be tried again
    firsts integer[];
    lasts integer[];
    waiting integer[] := '{}';
    helped boolean := false;
    is_final boolean := false;
    first integer;
    last integer;
    step integer;
    said text;
    detail text;
    failed text;
BEGIN
    FOR place, column_name, value, reason_vi, reason_en IN SELECT * FROM khuyencong.import_missing(register, target, contents) LOOP
        refused := refused || place;
        RETURN NEXT;
    END LOOP;
    EXECUTE khuyencong.import_new(register, target, members) INTO places, new USING contents, ordinals, refused;
    firsts := CASE WHEN cardinality(places) > 0 THEN '{1}' ELSE '{}' END;
    lasts := ARRAY[cardinality(places)];
    WHILE cardinality(firsts) > 0 LOOP
        first := firsts[cardinality(firsts)];
        last := lasts[cardinality(lasts)];
        firsts := trim_array(firsts, 1);
        lasts := trim_array(lasts, 1);
        BEGIN
            EXECUTE statement USING new[first:last];
            GET DIAGNOSTICS written = ROW_COUNT;
            helped := helped OR written > 0;
            RETURN QUERY SELECT NULL::integer, written, NULL, NULL, NULL, NULL;
        EXCEPTION WHEN integrity_constraint_violation OR data_exception OR raise_exception OR program_limit_exceeded THEN
            IF first < last THEN
                step := (last - first + 4) / 4;
                firsts := firsts || ARRAY(SELECT n FROM generate_series(first, last, step) AS n ORDER BY n DESC);
                lasts := lasts || ARRAY(SELECT least(n + step - 1, last) FROM generate_series(first, last, step) AS n ORDER BY n DESC);
            ELSIF SQLSTATE = '23503' AND NOT is_final THEN
                waiting := first || waiting;
            ELSE
                GET STACKED DIAGNOSTICS said = MESSAGE_TEXT, detail = PG_EXCEPTION_DETAIL, failed = CONSTRAINT_NAME;
                refused := refused || places[first];
                RETURN QUERY SELECT places[first], 0::bigint, r.column_name, new[first]->>r.column_name, r.reason_vi, r.reason_en
                    FROM khuyencong.import_reason(format('%I.%I', register, target)::regclass, failed, concat_ws('; ', said, nullif(detail, ''))) AS r;
            END IF;
        END;
        IF cardinality(firsts) = 0 THEN
            firsts := waiting;
            lasts := waiting;
            waiting := '{}';
            is_final := NOT helped;
            helped := false;
        END IF;
    END LOOP;
    RETURN QUERY SELECT d.place, 0::bigint, d.column_name, d.value, d.reason_vi, d.reason_en
        FROM khuyencong.import_difference(register, target, contents) AS d WHERE d.place <> ALL (refused);
END $$;
COMMENT ON FUNCTION import_write(text, text, jsonb[], bigint[]) IS
    'Writes a batch of objects of an import: counts of rows written, and objects that are refused with the reason';

-- ---- the import ---------------------------------------------------------------

-- Before an import: who may be asked for what, one import of a table at a time,
-- and its guards at work on every row instead of at the end of the transaction.
CREATE FUNCTION import_begin(register text, target text, staging regclass, default_unit text DEFAULT NULL) RETURNS regclass
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    relation regclass;
    ignored text;
BEGIN
    IF register IS NULL THEN
        RAISE EXCEPTION 'an import needs a register' USING
            ERRCODE = 'null_value_not_allowed',
            HINT = 'As in import_project(''bac_giang'', ''staging.project'').';
    ELSIF current_setting('transaction_isolation') = 'repeatable read' THEN
        RAISE EXCEPTION 'an import cannot run in a repeatable read transaction' USING
            ERRCODE = 'invalid_transaction_state',
            DETAIL = 'It would not see what other imports have written, and count it twice.',
            HINT = 'Use READ COMMITTED, the default, or SERIALIZABLE.';
    END IF;
    PERFORM khuyencong.import_check_target(target, staging);
    PERFORM khuyencong.register_path(register);
    PERFORM khuyencong.import_check_unit(default_unit);
    relation := format('%I.%I', register, target);
    SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) INTO ignored
    FROM pg_attribute AS a
    WHERE a.attrelid = staging AND a.attnum > 0 AND NOT a.attisdropped AND a.attname <> 'line'
      AND a.attname NOT IN (SELECT m.heading FROM khuyencong.import_mapping(target, staging) AS m);
    IF ignored IS NOT NULL THEN
        RAISE NOTICE 'columns of "%" that were not imported: %', staging, ignored;
    END IF;
    PERFORM pg_advisory_xact_lock(relation::oid::integer, 1);
    PERFORM khuyencong.import_guard(relation, 'IMMEDIATE');
    RETURN relation;
END $$;
COMMENT ON FUNCTION import_begin(text, text, regclass, text) IS
    'Checks what an import is asked for, makes the guards of the table work at once, and returns the table';

CREATE FUNCTION import_guard(relation regclass, mode text) RETURNS void
    LANGUAGE plpgsql VOLATILE STRICT PARALLEL UNSAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    guards text;
BEGIN
    SELECT string_agg(format('%I.%I', n.nspname, c.conname), ', ') INTO guards
    FROM pg_constraint AS c JOIN pg_namespace AS n ON n.oid = c.connamespace
    WHERE c.conrelid = relation AND c.condeferred;
    IF guards IS NOT NULL THEN
        EXECUTE format('SET CONSTRAINTS %s %s', guards, mode);
    END IF;
END $$;
COMMENT ON FUNCTION import_guard(regclass, text) IS
    'Makes the constraints of a table that are initially deferred IMMEDIATE, or DEFERRED again';

-- Rows go by batches, so that memory does not grow with the file; but those that
-- may need one another go together.
CREATE FUNCTION import_rows(register text, target text, staging regclass, default_unit text DEFAULT NULL)
    RETURNS TABLE (line bigint, column_name text, value text, reason_vi text, reason_en text)
    LANGUAGE plpgsql VOLATILE PARALLEL UNSAFE ROWS 10 SET search_path = pg_catalog, pg_temp SET datestyle = 'ISO' AS $$
DECLARE
    relation CONSTANT regclass := khuyencong.import_begin(register, target, staging, default_unit);
    batch_size CONSTANT bigint := CASE WHEN EXISTS (SELECT FROM pg_constraint WHERE conrelid = relation AND confrelid = relation) THEN 2147483647 ELSE 1000 END;
    batch record;
    item record;
    refused integer[];
    read_count bigint := 0;
    written_count bigint := 0;
    refused_count bigint := 0;
BEGIN
    FOR batch IN
        SELECT count(*) AS row_count,
               array_agg(r.line ORDER BY r.n) FILTER (WHERE r.problems IS NULL) AS lines,
               array_agg(r.content ORDER BY r.n) FILTER (WHERE r.problems IS NULL) AS contents,
               array_agg(r.ordinal ORDER BY r.n) FILTER (WHERE r.problems IS NULL) AS ordinals,
               jsonb_agg(jsonb_build_object('line', r.line, 'problems', r.problems)) FILTER (WHERE r.problems IS NOT NULL) AS unreadable
        FROM (SELECT r.*, row_number() OVER (PARTITION BY r.content ORDER BY r.n) AS ordinal
              FROM khuyencong.import_read(target, staging, default_unit) WITH ORDINALITY AS r (line, content, problems, n)) AS r
        GROUP BY (r.n - 1) / batch_size ORDER BY (r.n - 1) / batch_size
    LOOP
        read_count := read_count + batch.row_count;
        refused_count := refused_count + coalesce(jsonb_array_length(batch.unreadable), 0);
        RETURN QUERY SELECT (u->>'line')::bigint, p.* FROM jsonb_array_elements(batch.unreadable) AS u,
            jsonb_to_recordset(u->'problems') AS p (column_name text, value text, reason_vi text, reason_en text);
        CONTINUE WHEN batch.contents IS NULL;
        refused := '{}';
        FOR item IN SELECT * FROM khuyencong.import_write(register, target, batch.contents, batch.ordinals) LOOP
            written_count := written_count + coalesce(item.written, 0);
            IF item.reason_en IS NOT NULL THEN
                refused := refused || item.place;
                RETURN QUERY SELECT batch.lines[item.place], item.column_name, item.value, item.reason_vi, item.reason_en;
            END IF;
        END LOOP;
        refused_count := refused_count + (SELECT count(DISTINCT p) FROM unnest(refused) AS p);
    END LOOP;
    PERFORM khuyencong.import_guard(relation, 'DEFERRED');
    RAISE NOTICE '"%" into "%": % rows read, % written, % already there, % refused', staging, relation,
        read_count, written_count, read_count - written_count - refused_count, refused_count;
END $$;
COMMENT ON FUNCTION import_rows(text, text, regclass, text) IS
    'Imports a staging table into a table of a register: what every import_… function does';

CREATE FUNCTION import_area(register text, staging regclass, default_unit text DEFAULT NULL)
    RETURNS TABLE (line bigint, column_name text, value text, reason_vi text, reason_en text)
    LANGUAGE sql VOLATILE PARALLEL UNSAFE ROWS 10
BEGIN ATOMIC
    SELECT * FROM khuyencong.import_rows(register, 'area', staging, default_unit) AS r ORDER BY r.line, r.column_name COLLATE "C";
END;
COMMENT ON FUNCTION import_area(text, regclass, text) IS
    'Imports areas from a staging table of text: returns what is refused and why, the rest is in the register';

CREATE FUNCTION import_area_class(register text, staging regclass, default_unit text DEFAULT NULL)
    RETURNS TABLE (line bigint, column_name text, value text, reason_vi text, reason_en text)
    LANGUAGE sql VOLATILE PARALLEL UNSAFE ROWS 10
BEGIN ATOMIC
    SELECT * FROM khuyencong.import_rows(register, 'area_class', staging, default_unit) AS r ORDER BY r.line, r.column_name COLLATE "C";
END;
COMMENT ON FUNCTION import_area_class(text, regclass, text) IS
    'Imports the classes of areas from a staging table of text: returns what is refused and why, the rest is in the register';

CREATE FUNCTION import_craft_village(register text, staging regclass, default_unit text DEFAULT NULL)
    RETURNS TABLE (line bigint, column_name text, value text, reason_vi text, reason_en text)
    LANGUAGE sql VOLATILE PARALLEL UNSAFE ROWS 10
BEGIN ATOMIC
    SELECT * FROM khuyencong.import_rows(register, 'craft_village', staging, default_unit) AS r ORDER BY r.line, r.column_name COLLATE "C";
END;
COMMENT ON FUNCTION import_craft_village(text, regclass, text) IS
    'Imports craft villages from a staging table of text: returns what is refused and why, the rest is in the register';

CREATE FUNCTION import_establishment(register text, staging regclass, default_unit text DEFAULT NULL)
    RETURNS TABLE (line bigint, column_name text, value text, reason_vi text, reason_en text)
    LANGUAGE sql VOLATILE PARALLEL UNSAFE ROWS 10
BEGIN ATOMIC
    SELECT * FROM khuyencong.import_rows(register, 'establishment', staging, default_unit) AS r ORDER BY r.line, r.column_name COLLATE "C";
END;
COMMENT ON FUNCTION import_establishment(text, regclass, text) IS
    'Imports establishments from a staging table of text: returns what is refused and why, the rest is in the register';

CREATE FUNCTION import_organisation_unit(register text, staging regclass, default_unit text DEFAULT NULL)
    RETURNS TABLE (line bigint, column_name text, value text, reason_vi text, reason_en text)
    LANGUAGE sql VOLATILE PARALLEL UNSAFE ROWS 10
BEGIN ATOMIC
    SELECT * FROM khuyencong.import_rows(register, 'organisation_unit', staging, default_unit) AS r ORDER BY r.line, r.column_name COLLATE "C";
END;
COMMENT ON FUNCTION import_organisation_unit(text, regclass, text) IS
    'Imports the units of the network from a staging table of text: returns what is refused and why, the rest is in the register';

CREATE FUNCTION import_organisation_unit_area(register text, staging regclass, default_unit text DEFAULT NULL)
    RETURNS TABLE (line bigint, column_name text, value text, reason_vi text, reason_en text)
    LANGUAGE sql VOLATILE PARALLEL UNSAFE ROWS 10
BEGIN ATOMIC
    SELECT * FROM khuyencong.import_rows(register, 'organisation_unit_area', staging, default_unit) AS r ORDER BY r.line, r.column_name COLLATE "C";
END;
COMMENT ON FUNCTION import_organisation_unit_area(text, regclass, text) IS
    'Imports the areas that units cover from a staging table of text: returns what is refused and why, the rest is in the register';

CREATE FUNCTION import_programme(register text, staging regclass, default_unit text DEFAULT NULL)
    RETURNS TABLE (line bigint, column_name text, value text, reason_vi text, reason_en text)
    LANGUAGE sql VOLATILE PARALLEL UNSAFE ROWS 10
BEGIN ATOMIC
    SELECT * FROM khuyencong.import_rows(register, 'programme', staging, default_unit) AS r ORDER BY r.line, r.column_name COLLATE "C";
END;
COMMENT ON FUNCTION import_programme(text, regclass, text) IS
    'Imports programmes, plannings and policies from a staging table of text: returns what is refused and why, the rest is in the register';

CREATE FUNCTION import_programme_target(register text, staging regclass, default_unit text DEFAULT NULL)
    RETURNS TABLE (line bigint, column_name text, value text, reason_vi text, reason_en text)
    LANGUAGE sql VOLATILE PARALLEL UNSAFE ROWS 10
BEGIN ATOMIC
    SELECT * FROM khuyencong.import_rows(register, 'programme_target', staging, default_unit) AS r ORDER BY r.line, r.column_name COLLATE "C";
END;
COMMENT ON FUNCTION import_programme_target(text, regclass, text) IS
    'Imports targets of programmes from a staging table of text: returns what is refused and why, the rest is in the register';

CREATE FUNCTION import_plan(register text, staging regclass, default_unit text DEFAULT NULL)
    RETURNS TABLE (line bigint, column_name text, value text, reason_vi text, reason_en text)
    LANGUAGE sql VOLATILE PARALLEL UNSAFE ROWS 10
BEGIN ATOMIC
    SELECT * FROM khuyencong.import_rows(register, 'plan', staging, default_unit) AS r ORDER BY r.line, r.column_name COLLATE "C";
END;
COMMENT ON FUNCTION import_plan(text, regclass, text) IS
    'Imports annual plans from a staging table of text: returns what is refused and why, the rest is in the register';

CREATE FUNCTION import_plan_item(register text, staging regclass, default_unit text DEFAULT NULL)
    RETURNS TABLE (line bigint, column_name text, value text, reason_vi text, reason_en text)
    LANGUAGE sql VOLATILE PARALLEL UNSAFE ROWS 10
BEGIN ATOMIC
    SELECT * FROM khuyencong.import_rows(register, 'plan_item', staging, default_unit) AS r ORDER BY r.line, r.column_name COLLATE "C";
END;
COMMENT ON FUNCTION import_plan_item(text, regclass, text) IS
    'Imports items of annual plans from a staging table of text: returns what is refused and why, the rest is in the register';

CREATE FUNCTION import_conformance(register text, staging regclass, default_unit text DEFAULT NULL)
    RETURNS TABLE (line bigint, column_name text, value text, reason_vi text, reason_en text)
    LANGUAGE sql VOLATILE PARALLEL UNSAFE ROWS 10
BEGIN ATOMIC
    SELECT * FROM khuyencong.import_rows(register, 'conformance', staging, default_unit) AS r ORDER BY r.line, r.column_name COLLATE "C";
END;
COMMENT ON FUNCTION import_conformance(text, regclass, text) IS
    'Imports what items of plans rest on from a staging table of text: returns what is refused and why, the rest is in the register';

CREATE FUNCTION import_project(register text, staging regclass, default_unit text DEFAULT NULL)
    RETURNS TABLE (line bigint, column_name text, value text, reason_vi text, reason_en text)
    LANGUAGE sql VOLATILE PARALLEL UNSAFE ROWS 10
BEGIN ATOMIC
    SELECT * FROM khuyencong.import_rows(register, 'project', staging, default_unit) AS r ORDER BY r.line, r.column_name COLLATE "C";
END;
COMMENT ON FUNCTION import_project(text, regclass, text) IS
    'Imports projects from a staging table of text: returns what is refused and why, the rest is in the register';

CREATE FUNCTION import_project_beneficiary(register text, staging regclass, default_unit text DEFAULT NULL)
    RETURNS TABLE (line bigint, column_name text, value text, reason_vi text, reason_en text)
    LANGUAGE sql VOLATILE PARALLEL UNSAFE ROWS 10
BEGIN ATOMIC
    SELECT * FROM khuyencong.import_rows(register, 'project_beneficiary', staging, default_unit) AS r ORDER BY r.line, r.column_name COLLATE "C";
END;
COMMENT ON FUNCTION import_project_beneficiary(text, regclass, text) IS
    'Imports beneficiaries of projects from a staging table of text: returns what is refused and why, the rest is in the register';

CREATE FUNCTION import_project_funding(register text, staging regclass, default_unit text DEFAULT NULL)
    RETURNS TABLE (line bigint, column_name text, value text, reason_vi text, reason_en text)
    LANGUAGE sql VOLATILE PARALLEL UNSAFE ROWS 10
BEGIN ATOMIC
    SELECT * FROM khuyencong.import_rows(register, 'project_funding', staging, default_unit) AS r ORDER BY r.line, r.column_name COLLATE "C";
END;
COMMENT ON FUNCTION import_project_funding(text, regclass, text) IS
    'Imports lines of project money from a staging table of text: returns what is refused and why, the rest is in the register';

CREATE FUNCTION import_disbursement(register text, staging regclass, default_unit text DEFAULT NULL)
    RETURNS TABLE (line bigint, column_name text, value text, reason_vi text, reason_en text)
    LANGUAGE sql VOLATILE PARALLEL UNSAFE ROWS 10
BEGIN ATOMIC
    SELECT * FROM khuyencong.import_rows(register, 'disbursement', staging, default_unit) AS r ORDER BY r.line, r.column_name COLLATE "C";
END;
COMMENT ON FUNCTION import_disbursement(text, regclass, text) IS
    'Imports disbursements from a staging table of text: returns what is refused and why, the rest is in the register';

CREATE FUNCTION import_progress_report(register text, staging regclass, default_unit text DEFAULT NULL)
    RETURNS TABLE (line bigint, column_name text, value text, reason_vi text, reason_en text)
    LANGUAGE sql VOLATILE PARALLEL UNSAFE ROWS 10
BEGIN ATOMIC
    SELECT * FROM khuyencong.import_rows(register, 'progress_report', staging, default_unit) AS r ORDER BY r.line, r.column_name COLLATE "C";
END;
COMMENT ON FUNCTION import_progress_report(text, regclass, text) IS
    'Imports progress reports from a staging table of text: returns what is refused and why, the rest is in the register';

CREATE FUNCTION import_project_change(register text, staging regclass, default_unit text DEFAULT NULL)
    RETURNS TABLE (line bigint, column_name text, value text, reason_vi text, reason_en text)
    LANGUAGE sql VOLATILE PARALLEL UNSAFE ROWS 10
BEGIN ATOMIC
    SELECT * FROM khuyencong.import_rows(register, 'project_change', staging, default_unit) AS r ORDER BY r.line, r.column_name COLLATE "C";
END;
COMMENT ON FUNCTION import_project_change(text, regclass, text) IS
    'Imports changes of projects, asked and decided from a staging table of text: returns what is refused and why, the rest is in the register';
