-- ---------------------------------------------------------------------------
-- plan: programmes and plannings, annual plans, and what rests on what
-- ---------------------------------------------------------------------------

CREATE TABLE programme (
    code text CONSTRAINT programme_pkey PRIMARY KEY,
    name text NOT NULL,
    kind text NOT NULL,
    jurisdiction text NOT NULL DEFAULT 'national',
    parent_code text CONSTRAINT programme_parent_fkey REFERENCES programme ON UPDATE CASCADE,
    period daterange NOT NULL,
    allocation numeric(18,0),
    legal_document_code text CONSTRAINT programme_legal_document_fkey REFERENCES legal_document ON UPDATE CASCADE,
    source text,
    is_synthetic boolean NOT NULL DEFAULT false,
    CONSTRAINT programme_code_plain CHECK (code ~ '^[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$'),
    CONSTRAINT programme_name_composed CHECK (name IS NFC NORMALIZED AND btrim(name) <> ''),
    CONSTRAINT programme_jurisdiction_plain CHECK (jurisdiction ~ '^[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$'),
    CONSTRAINT programme_kind_known CHECK (kind IN ('programme', 'planning', 'scheme', 'policy', 'target_programme')),
    CONSTRAINT programme_period_not_empty CHECK (NOT isempty(period) AND lower(period) >= '1900-01-01' AND lower(period) <= '2155-12-31'
        AND upper(period) > '1900-01-01' AND upper(period) <= '2156-01-01'),
    CONSTRAINT programme_allocation_not_negative CHECK (allocation >= 0 AND allocation < 1000000000000000)
);
COMMENT ON TABLE programme IS 'Chương trình, quy hoạch, đề án, chính sách: cái mà kế hoạch phải phù hợp / Programme, planning, scheme or policy: what plans rest on';
COMMENT ON COLUMN programme.code IS 'Mã chương trình / Code of the programme';
COMMENT ON COLUMN programme.name IS 'Tên chương trình / Name of the programme';
COMMENT ON COLUMN programme.kind IS 'Loại: programme (chương trình khuyến công), planning (quy hoạch), scheme (đề án), policy (chính sách), target_programme (chương trình mục tiêu quốc gia) / Kind of programme';
COMMENT ON COLUMN programme.parent_code IS 'Mã chương trình cấp trên / Code of the programme above';
COMMENT ON COLUMN programme.period IS 'Giai đoạn thực hiện / Period';
COMMENT ON COLUMN programme.allocation IS 'Kinh phí của cả giai đoạn (đồng) / Money of the whole period (đồng)';
COMMENT ON CONSTRAINT programme_kind_known ON programme IS 'Loại chương trình phải thuộc danh sách / The kind is one of the list';
COMMENT ON CONSTRAINT programme_period_not_empty ON programme IS 'Giai đoạn không rỗng, ngày thuộc các năm từ 1900 đến 2155; không kỳ hạn thì để trống đầu hoặc cuối / The period is not empty and of the years 1900 to 2155; an open end has no date';
COMMENT ON CONSTRAINT programme_allocation_not_negative ON programme IS 'Kinh phí không âm, dưới một triệu tỷ đồng / The money is not negative, and below a million billion đồng';

CREATE TABLE programme_target (
    programme_code text NOT NULL CONSTRAINT programme_target_programme_fkey REFERENCES programme ON UPDATE CASCADE,
    indicator text NOT NULL,
    content_code text CONSTRAINT programme_target_content_fkey REFERENCES content_category ON UPDATE CASCADE,
    name_vi text NOT NULL,
    name_en text NOT NULL,
    unit text NOT NULL,
    target numeric(18,4) NOT NULL,
    is_synthetic boolean NOT NULL DEFAULT false,
    CONSTRAINT programme_target_pkey PRIMARY KEY (programme_code, indicator),
    CONSTRAINT programme_target_not_negative CHECK (target >= 0 AND target <> 'NaN'),
    CONSTRAINT programme_target_share_range CHECK (indicator <> 'difficult_share' OR target <= 1)
);
COMMENT ON TABLE programme_target IS 'Chỉ tiêu của chương trình / Programme target: what a programme is to reach';
COMMENT ON COLUMN programme_target.indicator IS 'Mã chỉ tiêu; difficult_share là tỷ lệ kinh phí cho địa bàn khó khăn (0 đến 1) / Code of the indicator; difficult_share is the share of money for difficult areas (0 to 1)';
COMMENT ON COLUMN programme_target.content_code IS 'Mã nội dung khuyến công / Code of the content';
COMMENT ON COLUMN programme_target.name_vi IS 'Tên chỉ tiêu bằng tiếng Việt / Name in Vietnamese';
COMMENT ON COLUMN programme_target.name_en IS 'Tên chỉ tiêu bằng tiếng Anh / Name in English';
COMMENT ON COLUMN programme_target.unit IS 'Đơn vị tính / Unit';
COMMENT ON COLUMN programme_target.target IS 'Mức phải đạt, theo đơn vị tính / What is to be reached, in the unit';
COMMENT ON CONSTRAINT programme_target_not_negative ON programme_target IS 'Chỉ tiêu không âm / The target is not negative';
COMMENT ON CONSTRAINT programme_target_share_range ON programme_target IS 'difficult_share là phần từ 0 đến 1, không phải phần trăm / difficult_share is a fraction from 0 to 1, not a percentage';

CREATE TABLE plan (
    code text CONSTRAINT plan_pkey PRIMARY KEY,
    name text NOT NULL,
    plan_year integer NOT NULL,
    budget_source text NOT NULL,
    jurisdiction text NOT NULL DEFAULT 'national',
    status text NOT NULL DEFAULT 'draft',
    programme_code text CONSTRAINT plan_programme_fkey REFERENCES programme ON UPDATE CASCADE,
    approved_amount numeric(18,0),
    budget_amount numeric(18,0),
    management_cost numeric(18,0),
    announced_items integer,
    registered_on date,
    approved_on date,
    legal_document_code text CONSTRAINT plan_legal_document_fkey REFERENCES legal_document ON UPDATE CASCADE,
    source text,
    is_synthetic boolean NOT NULL DEFAULT false,
    CONSTRAINT plan_code_plain CHECK (code ~ '^[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$'),
    CONSTRAINT plan_name_composed CHECK (name IS NFC NORMALIZED AND btrim(name) <> ''),
    CONSTRAINT plan_jurisdiction_plain CHECK (jurisdiction ~ '^[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$'),
    CONSTRAINT plan_year_range CHECK (plan_year BETWEEN 1900 AND 2155),
    CONSTRAINT plan_budget_source_known CHECK (budget_source IN ('national', 'local')),
    CONSTRAINT plan_status_known CHECK (status IN ('draft', 'submitted', 'approved', 'superseded')),
    CONSTRAINT plan_approved_has_date CHECK (status <> 'approved' OR approved_on IS NOT NULL),
    CONSTRAINT plan_one_approved EXCLUDE (plan_year WITH =, budget_source WITH =, jurisdiction WITH =) WHERE (status = 'approved'),
    CONSTRAINT plan_local_of_province CHECK (budget_source <> 'local' OR jurisdiction <> 'national'),
    CONSTRAINT plan_dates_in_range CHECK (least(registered_on, approved_on) >= '1900-01-01' AND greatest(registered_on, approved_on) <= '2155-12-31'),
    CONSTRAINT plan_announced_not_negative CHECK (announced_items >= 0),
    CONSTRAINT plan_amounts_not_negative CHECK (approved_amount >= 0 AND budget_amount >= 0 AND management_cost >= 0
        AND approved_amount < 1000000000000000 AND budget_amount < 1000000000000000 AND management_cost < 1000000000000000)
);
COMMENT ON TABLE plan IS 'Kế hoạch khuyến công hằng năm: khi điều chỉnh thì thêm kế hoạch mới, kế hoạch cũ chuyển thành superseded / Plan: of a year; a revised plan is another one, and the former is superseded';
COMMENT ON COLUMN plan.code IS 'Mã kế hoạch / Code of the plan';
COMMENT ON COLUMN plan.name IS 'Tên kế hoạch / Name of the plan';
COMMENT ON COLUMN plan.plan_year IS 'Năm kế hoạch / Year of the plan';
COMMENT ON COLUMN plan.status IS 'Tình trạng: draft (dự thảo), submitted (đã trình), approved (đã phê duyệt), superseded (đã được thay thế) / State of the plan';
COMMENT ON COLUMN plan.programme_code IS 'Mã chương trình giai đoạn / Code of the programme of the period';
COMMENT ON COLUMN plan.approved_amount IS 'Tổng kinh phí được phê duyệt (đồng) / Total that was approved (đồng)';
COMMENT ON COLUMN plan.budget_amount IS 'Kinh phí được giao trong dự toán (đồng) / Money allotted in the budget (đồng)';
COMMENT ON CONSTRAINT plan_local_of_province ON plan IS 'Kế hoạch khuyến công địa phương phải ghi phạm vi là mã tỉnh, không phải national / The jurisdiction of a plan of local money is the code of a province, not national';
COMMENT ON COLUMN plan.management_cost IS 'Chi phí quản lý (đồng) / Cost of management (đồng)';
COMMENT ON COLUMN plan.announced_items IS 'Số đề án nêu trong quyết định / Number of items that the decision announces';
COMMENT ON COLUMN plan.registered_on IS 'Ngày đăng ký kế hoạch / Day it was registered';
COMMENT ON COLUMN plan.approved_on IS 'Ngày phê duyệt / Day of approval';
COMMENT ON CONSTRAINT plan_status_known ON plan IS 'Tình trạng phải thuộc danh sách / The state is one of the list';
COMMENT ON CONSTRAINT plan_approved_has_date ON plan IS 'Kế hoạch đã phê duyệt phải có ngày phê duyệt / An approved plan has a day of approval';
COMMENT ON CONSTRAINT plan_one_approved ON plan IS 'Mỗi năm, mỗi nguồn kinh phí của một cấp chỉ có một kế hoạch đang được phê duyệt / One approved plan a year, budget and jurisdiction';
COMMENT ON CONSTRAINT plan_announced_not_negative ON plan IS 'Số đề án không âm / The number of items is not negative';

CREATE TABLE plan_item (
    code text CONSTRAINT plan_item_pkey PRIMARY KEY,
    plan_code text NOT NULL CONSTRAINT plan_item_plan_fkey REFERENCES plan ON UPDATE CASCADE,
    name text NOT NULL,
    objective text,
    content_code text CONSTRAINT plan_item_content_fkey REFERENCES content_category ON UPDATE CASCADE,
    activity text,
    content_count integer NOT NULL DEFAULT 1,
    sector_code text CONSTRAINT plan_item_sector_fkey REFERENCES sector ON UPDATE CASCADE,
    area_code text CONSTRAINT plan_item_area_fkey REFERENCES area ON UPDATE CASCADE,
    establishment_code text CONSTRAINT plan_item_establishment_fkey REFERENCES establishment ON UPDATE CASCADE,
    beneficiary text,
    establishment_eligible boolean,
    norm_item text,
    eligible_cost numeric(18,0),
    support numeric(18,0),
    counterpart numeric(18,0),
    other_state_support boolean,
    multiplier numeric(4,2) NOT NULL DEFAULT 1,
    multiplier_ground text,
    unit_count integer,
    is_focal boolean NOT NULL DEFAULT false,
    is_group boolean NOT NULL DEFAULT false,
    group_plan_approved_on date,
    is_foreign_fair boolean NOT NULL DEFAULT false,
    estimate numeric(18,0),
    management_cost numeric(18,0),
    priority_rank integer,
    area_priority integer,
    sector_priority integer,
    starts_on date,
    ends_on date,
    is_synthetic boolean NOT NULL DEFAULT false,
    CONSTRAINT plan_item_code_plain CHECK (code ~ '^[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$'),
    CONSTRAINT plan_item_name_composed CHECK (name IS NFC NORMALIZED AND btrim(name) <> ''),
    CONSTRAINT plan_item_activity_known CHECK (activity IN
        ('cluster_infrastructure', 'cluster_pollution', 'demonstration_model', 'machinery', 'technology_transfer',
         'establishment_pollution', 'training', 'advice', 'workshop', 'study_visit', 'brand', 'association', 'enterprise_link',
         'cleaner_production_audit', 'fair', 'media', 'cluster_planning', 'new_enterprise')),
    CONSTRAINT plan_item_content_count_positive CHECK (content_count > 0),
    CONSTRAINT plan_item_amounts_not_negative CHECK (eligible_cost >= 0 AND support >= 0 AND counterpart >= 0 AND estimate >= 0 AND management_cost >= 0
        AND eligible_cost < 1000000000000000 AND support < 1000000000000000 AND counterpart < 1000000000000000 AND estimate < 1000000000000000 AND management_cost < 1000000000000000),
    CONSTRAINT plan_item_priority_range CHECK (priority_rank > 0 AND area_priority BETWEEN 1 AND 5 AND sector_priority BETWEEN 1 AND 3),
    CONSTRAINT plan_item_unit_count_positive CHECK (unit_count > 0),
    CONSTRAINT plan_item_multiplier_range CHECK (multiplier BETWEEN 1 AND 10),
    CONSTRAINT plan_item_multiplier_ground_known CHECK (multiplier_ground IN ('area', 'sector', 'technology_line')),
    CONSTRAINT plan_item_dates_in_range CHECK (least(starts_on, ends_on, group_plan_approved_on) >= '1900-01-01' AND greatest(starts_on, ends_on, group_plan_approved_on) <= '2155-12-31'),
    CONSTRAINT plan_item_dates_in_order CHECK (starts_on <= ends_on)
);
CREATE INDEX plan_item_plan_idx ON plan_item (plan_code);
CREATE INDEX plan_item_area_idx ON plan_item (area_code);
CREATE INDEX plan_item_establishment_idx ON plan_item (establishment_code) WHERE establishment_code IS NOT NULL;
COMMENT ON TABLE plan_item IS 'Mục kế hoạch: đề án dự kiến trong kế hoạch năm / Plan item: a project that a plan provides for';
COMMENT ON COLUMN plan_item.code IS 'Mã mục kế hoạch / Code of the item';
COMMENT ON COLUMN plan_item.plan_code IS 'Mã kế hoạch / Code of the plan';
COMMENT ON COLUMN plan_item.name IS 'Tên đề án / Name of the project';
COMMENT ON COLUMN plan_item.activity IS 'Loại hoạt động khuyến công, theo TT 36/2013/TT-BCT, Điều 13, như machinery (máy móc), training (đào tạo); trống là chưa rõ / Kind of activity, by that article; NULL if unknown';
COMMENT ON COLUMN plan_item.content_count IS 'Số nội dung khuyến công của đề án / Number of contents it has';
COMMENT ON COLUMN plan_item.beneficiary IS 'Đối tượng thụ hưởng không phải một cơ sở, như học viên của lớp đào tạo, các cơ sở dự hội chợ / Who benefits where that is no single establishment, as those who are trained or exhibit';
COMMENT ON COLUMN plan_item.unit_count IS 'Số lượng được tính theo định mức: số cơ sở, mô hình, lớp, người…; trống là một, với đề án nhóm là chưa rõ / How many of what the norm is per: establishments, models, classes, persons; NULL is one, of a group not known';
COMMENT ON CONSTRAINT plan_item_unit_count_positive ON plan_item IS 'Số lượng lớn hơn 0 / The number is above 0';
COMMENT ON COLUMN plan_item.establishment_eligible IS 'Cơ sở đủ điều kiện hỗ trợ theo kết quả thẩm định; trống là chưa rõ / The establishment was found to be eligible; NULL if unknown';
COMMENT ON COLUMN plan_item.norm_item IS 'Khoản hỗ trợ áp dụng (support_norm.item) / Item of support that applies (support_norm.item)';
COMMENT ON COLUMN plan_item.eligible_cost IS 'Chi phí làm căn cứ tính hỗ trợ (đồng) / Cost that support is of (đồng)';
COMMENT ON COLUMN plan_item.support IS 'Kinh phí khuyến công đề nghị hỗ trợ (đồng) / Support asked for (đồng)';
COMMENT ON COLUMN plan_item.counterpart IS 'Vốn đối ứng (đồng) / Counterpart funding (đồng)';
COMMENT ON COLUMN plan_item.other_state_support IS 'Cùng khoản chi có nguồn ngân sách nhà nước khác hỗ trợ; trống là chưa rõ / Another state source supports the same cost; NULL if unknown';
COMMENT ON COLUMN plan_item.multiplier IS 'Hệ số áp dụng cho mức hỗ trợ tối đa / Factor used on the largest amount';
COMMENT ON COLUMN plan_item.multiplier_ground IS 'Căn cứ áp dụng hệ số: area (địa bàn), sector (ngành nghề), technology_line (dây chuyền công nghệ) / Ground of the factor';
COMMENT ON COLUMN plan_item.group_plan_approved_on IS 'Của đề án nhóm: ngày Sở Công Thương phê duyệt kế hoạch chi tiết; trống là chưa phê duyệt / Of a group project: day its detailed plan was approved; NULL if it is not yet';
COMMENT ON COLUMN plan_item.estimate IS 'Dự toán của đề án (đồng) / Estimate of the project (đồng)';
COMMENT ON COLUMN plan_item.management_cost IS 'Chi quản lý của đơn vị thực hiện trong dự toán (đồng) / Management cost of the executing unit in the estimate (đồng)';
COMMENT ON COLUMN plan_item.priority_rank IS 'Thứ tự ưu tiên mà kế hoạch xếp cho đề án, 1 là trước nhất; trống là không xếp / Place in the order of priority that the plan gives the project, 1 is first; NULL if it gives none';
COMMENT ON COLUMN plan_item.area_priority IS 'Thứ tự của địa bàn theo TT 46/2012/TT-BCT, Điều 6.1: 1 đến 4 là điểm a đến d, 5 là không ưu tiên; trống thì địa bàn khó khăn là 4, còn lại là 5 / Order of the area by that article: 1 to 4 are points a to d, 5 is none; NULL: 4 for a difficult area, else 5';
COMMENT ON COLUMN plan_item.sector_priority IS 'Thứ tự của ngành nghề theo NĐ 45/2012/NĐ-CP, Điều 6.2: 1 là điểm b, 2 là điểm a, 3 là không ưu tiên; trống thì ngành nghề ưu tiên của danh mục là 2, còn lại là 3 / Order of the sector by that article: 1 is point b, 2 is point a, 3 is none; NULL: 2 for a priority sector of the list, else 3';
COMMENT ON COLUMN plan_item.is_foreign_fair IS 'Hội chợ, triển lãm ở nước ngoài / A fair abroad';
COMMENT ON COLUMN plan_item.starts_on IS 'Ngày bắt đầu / First day';
COMMENT ON COLUMN plan_item.ends_on IS 'Ngày kết thúc (tính cả ngày này) / Last day, included';
COMMENT ON CONSTRAINT plan_item_activity_known ON plan_item IS 'Loại hoạt động phải thuộc danh sách của check_project() / The activity is one that check_project() knows';
COMMENT ON CONSTRAINT plan_item_content_count_positive ON plan_item IS 'Số nội dung là số dương / The number of contents is positive';
COMMENT ON CONSTRAINT plan_item_priority_range ON plan_item IS 'Thứ tự là số dương; của địa bàn từ 1 đến 5, của ngành nghề từ 1 đến 3 / A place in an order is positive; of an area 1 to 5, of a sector 1 to 3';
COMMENT ON CONSTRAINT plan_item_multiplier_range ON plan_item IS 'Hệ số từ 1 đến 10 / The factor is from 1 to 10';
COMMENT ON CONSTRAINT plan_item_multiplier_ground_known ON plan_item IS 'Căn cứ áp dụng hệ số phải thuộc danh sách / The ground is one of the list';

CREATE TABLE conformance (
    plan_item_code text NOT NULL CONSTRAINT conformance_plan_item_fkey REFERENCES plan_item ON UPDATE CASCADE,
    programme_code text NOT NULL CONSTRAINT conformance_programme_fkey REFERENCES programme ON UPDATE CASCADE,
    clause text,
    note text,
    is_synthetic boolean NOT NULL DEFAULT false,
    CONSTRAINT conformance_pkey PRIMARY KEY (plan_item_code, programme_code)
);
CREATE INDEX conformance_programme_idx ON conformance (programme_code);
COMMENT ON TABLE conformance IS 'Sự phù hợp: mục kế hoạch dựa trên chương trình, quy hoạch, chính sách nào / Conformance: what programme, planning or policy a plan item rests on';
COMMENT ON COLUMN conformance.plan_item_code IS 'Mã mục kế hoạch / Code of the plan item';
COMMENT ON COLUMN conformance.clause IS 'Điều, khoản, mục được dựa vào / Article or section that it rests on';

-- ---- guards -----------------------------------------------------------------

CREATE TRIGGER programme_code_plain BEFORE INSERT OR UPDATE OF code ON programme
    FOR EACH ROW WHEN (NEW.code !~ '^[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$') EXECUTE FUNCTION refuse_code();
CREATE TRIGGER plan_code_plain BEFORE INSERT OR UPDATE OF code ON plan
    FOR EACH ROW WHEN (NEW.code !~ '^[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$') EXECUTE FUNCTION refuse_code();
CREATE TRIGGER plan_item_code_plain BEFORE INSERT OR UPDATE OF code ON plan_item
    FOR EACH ROW WHEN (NEW.code !~ '^[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$') EXECUTE FUNCTION refuse_code();
CREATE TRIGGER programme_take_turns BEFORE INSERT OR UPDATE OF code, parent_code ON programme
    FOR EACH STATEMENT EXECUTE FUNCTION take_turns('programme');
CREATE CONSTRAINT TRIGGER programme_no_cycle AFTER INSERT OR UPDATE OF code, parent_code ON programme
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.parent_code IS NOT NULL) EXECUTE FUNCTION check_no_cycle('parent_code');
COMMENT ON CONSTRAINT programme_no_cycle ON programme IS 'Chương trình không thể dựa trên chính nó, dù qua bao nhiêu bước / No programme rests on itself, in whatever number of steps';
