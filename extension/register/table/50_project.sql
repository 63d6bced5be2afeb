-- ---------------------------------------------------------------------------
-- project: what was approved, funded, paid, reported, asked and decided
--
-- A project's row says what was approved first; what changed since is in
-- project_change and project_funding, so that nothing is overwritten.
-- ---------------------------------------------------------------------------

CREATE TABLE project (
    code text CONSTRAINT project_pkey PRIMARY KEY,
    name text NOT NULL,
    plan_year integer NOT NULL,
    plan_item_code text CONSTRAINT project_plan_item_fkey REFERENCES plan_item ON UPDATE CASCADE,
    budget_source text NOT NULL,
    content_code text CONSTRAINT project_content_fkey REFERENCES content_category ON UPDATE CASCADE,
    activity text,
    sector_code text CONSTRAINT project_sector_fkey REFERENCES sector ON UPDATE CASCADE,
    area_code text CONSTRAINT project_area_fkey REFERENCES area ON UPDATE CASCADE,
    executing_unit_code text CONSTRAINT project_executing_unit_fkey REFERENCES organisation_unit ON UPDATE CASCADE,
    partner text,
    objective text,
    product text,
    focal_code text,
    is_focal boolean NOT NULL DEFAULT false,
    is_group boolean NOT NULL DEFAULT false,
    approved_on date NOT NULL,
    original_starts_on date,
    original_ends_on date,
    original_support numeric(18,0),
    total_cost numeric(18,0),
    counterpart_committed numeric(18,0),
    started_on date,
    accepted_on date,
    settled_on date,
    liquidated_on date,
    legal_document_code text CONSTRAINT project_legal_document_fkey REFERENCES legal_document ON UPDATE CASCADE,
    is_synthetic boolean NOT NULL DEFAULT false,
    CONSTRAINT project_code_plain CHECK (code ~ '^[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$'),
    CONSTRAINT project_name_composed CHECK (name IS NFC NORMALIZED AND btrim(name) <> ''),
    CONSTRAINT project_year_range CHECK (plan_year BETWEEN 1900 AND 2155),
    CONSTRAINT project_budget_source_known CHECK (budget_source IN ('national', 'local')),
    CONSTRAINT project_activity_known CHECK (activity IN
        ('cluster_infrastructure', 'cluster_pollution', 'demonstration_model', 'machinery', 'technology_transfer',
         'establishment_pollution', 'training', 'advice', 'workshop', 'study_visit', 'brand', 'association', 'enterprise_link',
         'cleaner_production_audit', 'fair', 'media', 'cluster_planning', 'new_enterprise')),
    CONSTRAINT project_dates_in_range CHECK (least(approved_on, original_starts_on, original_ends_on, started_on, accepted_on, settled_on, liquidated_on) >= '1900-01-01'
        AND greatest(approved_on, original_starts_on, original_ends_on, started_on, accepted_on, settled_on, liquidated_on) <= '2155-12-31'),
    CONSTRAINT project_dates_in_order CHECK (original_starts_on <= original_ends_on),
    CONSTRAINT project_accepted_after_start CHECK (started_on <= accepted_on),
    CONSTRAINT project_settled_after_acceptance CHECK (accepted_on <= settled_on),
    CONSTRAINT project_liquidated_last CHECK (settled_on <= liquidated_on AND started_on <= liquidated_on),
    CONSTRAINT project_amounts_not_negative CHECK (original_support >= 0 AND total_cost >= 0 AND counterpart_committed >= 0
        AND original_support < 1000000000000000 AND total_cost < 1000000000000000 AND counterpart_committed < 1000000000000000)
);
CREATE INDEX project_year_idx ON project (plan_year);
CREATE INDEX project_plan_item_idx ON project (plan_item_code) WHERE plan_item_code IS NOT NULL;
CREATE INDEX project_content_idx ON project (content_code);
CREATE INDEX project_sector_idx ON project (sector_code);
CREATE INDEX project_area_idx ON project (area_code);
CREATE INDEX project_executing_unit_idx ON project (executing_unit_code) WHERE executing_unit_code IS NOT NULL;
CREATE INDEX project_legal_document_idx ON project (legal_document_code) WHERE legal_document_code IS NOT NULL;
COMMENT ON TABLE project IS 'Đề án: nội dung được phê duyệt lần đầu; thay đổi về sau ghi ở project_change và project_funding / Project: what was approved first; what changed since is in project_change and project_funding';
COMMENT ON COLUMN project.code IS 'Mã đề án / Code of the project';
COMMENT ON COLUMN project.name IS 'Tên đề án / Name of the project';
COMMENT ON COLUMN project.plan_year IS 'Năm kế hoạch, cũng là năm của kinh phí / Year of the plan, and of the money';
COMMENT ON COLUMN project.plan_item_code IS 'Mã mục kế hoạch; trống là ngoài kế hoạch / Code of the plan item; NULL if it is in no plan';
COMMENT ON COLUMN project.activity IS 'Loại hoạt động khuyến công, theo TT 36/2013/TT-BCT, Điều 13, như machinery (máy móc), training (đào tạo); trống là chưa rõ / Kind of activity, by that article; NULL if unknown';
COMMENT ON COLUMN project.executing_unit_code IS 'Mã đơn vị thực hiện / Code of the unit that carries it out';
COMMENT ON COLUMN project.partner IS 'Đơn vị phối hợp / Partner';
COMMENT ON COLUMN project.product IS 'Sản phẩm / Product';
COMMENT ON COLUMN project.focal_code IS 'Mã chung của các đề án cùng một đề án điểm qua nhiều năm / Code that the projects of one focal project share over the years';
COMMENT ON COLUMN project.approved_on IS 'Ngày phê duyệt / Day of approval';
COMMENT ON COLUMN project.original_starts_on IS 'Ngày bắt đầu theo phê duyệt lần đầu / First day, as approved first';
COMMENT ON COLUMN project.original_ends_on IS 'Ngày kết thúc theo phê duyệt lần đầu (tính cả ngày này) / Last day, included, as approved first';
COMMENT ON COLUMN project.original_support IS 'Kinh phí khuyến công hỗ trợ theo phê duyệt lần đầu (đồng) / Support as approved first (đồng)';
COMMENT ON COLUMN project.total_cost IS 'Tổng kinh phí thực hiện (đồng) / Total cost (đồng)';
COMMENT ON COLUMN project.counterpart_committed IS 'Vốn đối ứng cam kết (đồng) / Counterpart funding committed (đồng)';
COMMENT ON COLUMN project.started_on IS 'Ngày triển khai thực tế / Day the work began';
COMMENT ON COLUMN project.accepted_on IS 'Ngày nghiệm thu / Day of acceptance';
COMMENT ON COLUMN project.settled_on IS 'Ngày quyết toán / Day of settlement';
COMMENT ON COLUMN project.liquidated_on IS 'Ngày thanh lý hợp đồng / Day the contract was liquidated';
COMMENT ON CONSTRAINT project_activity_known ON project IS 'Loại hoạt động phải thuộc danh sách của check_project() / The activity is one that check_project() knows';
COMMENT ON CONSTRAINT project_accepted_after_start ON project IS 'Nghiệm thu không trước ngày triển khai / Acceptance is not before the start';
COMMENT ON CONSTRAINT project_settled_after_acceptance ON project IS 'Quyết toán không trước ngày nghiệm thu / Settlement is not before acceptance';
COMMENT ON CONSTRAINT project_liquidated_last ON project IS 'Thanh lý không trước ngày triển khai và ngày quyết toán / Liquidation is not before the start or the settlement';

CREATE TABLE project_beneficiary (
    project_code text NOT NULL CONSTRAINT project_beneficiary_project_fkey REFERENCES project ON UPDATE CASCADE,
    establishment_code text NOT NULL CONSTRAINT project_beneficiary_establishment_fkey REFERENCES establishment ON UPDATE CASCADE,
    area_code text NOT NULL CONSTRAINT project_beneficiary_area_fkey REFERENCES area ON UPDATE CASCADE,
    status text NOT NULL DEFAULT 'active',
    status_on date,
    is_synthetic boolean NOT NULL DEFAULT false,
    CONSTRAINT project_beneficiary_pkey PRIMARY KEY (project_code, establishment_code),
    CONSTRAINT project_beneficiary_status_known CHECK (status IN ('active', 'withdrawn', 'dissolved', 'ineligible')),
    CONSTRAINT project_beneficiary_status_dated CHECK (status = 'active' OR status_on IS NOT NULL),
    CONSTRAINT project_beneficiary_dates_in_range CHECK (status_on BETWEEN '1900-01-01' AND '2155-12-31')
);
CREATE INDEX project_beneficiary_establishment_idx ON project_beneficiary (establishment_code);
CREATE INDEX project_beneficiary_area_idx ON project_beneficiary (area_code);
COMMENT ON TABLE project_beneficiary IS 'Đơn vị thụ hưởng: cơ sở được đề án hỗ trợ, với địa bàn tại thời điểm đó / Beneficiary: an establishment that a project supports, with its area at the time';
COMMENT ON COLUMN project_beneficiary.area_code IS 'Mã địa bàn của cơ sở tại thời điểm hỗ trợ / Code of its area at the time of support';
COMMENT ON COLUMN project_beneficiary.status IS 'Tình trạng: active (đang tham gia), withdrawn (rút lui), dissolved (giải thể), ineligible (không đủ điều kiện) / State of the beneficiary';
COMMENT ON COLUMN project_beneficiary.status_on IS 'Ngày bắt đầu tình trạng đó / Day the state began';
COMMENT ON CONSTRAINT project_beneficiary_status_known ON project_beneficiary IS 'Tình trạng phải thuộc danh sách / The state is one of the list';
COMMENT ON CONSTRAINT project_beneficiary_status_dated ON project_beneficiary IS 'Đơn vị không còn tham gia phải có ngày / A beneficiary that is out of it has a day';

-- One line of money that was decided: a correction is a line of its own, and
-- negative if it takes away.
CREATE TABLE project_funding (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT project_funding_pkey PRIMARY KEY,
    project_code text NOT NULL CONSTRAINT project_funding_project_fkey REFERENCES project ON UPDATE CASCADE,
    source text NOT NULL,
    programme_code text CONSTRAINT project_funding_programme_fkey REFERENCES programme ON UPDATE CASCADE,
    establishment_code text,
    cost_item text,
    amount numeric(18,0) NOT NULL,
    decided_on date NOT NULL,
    legal_document_code text CONSTRAINT project_funding_legal_document_fkey REFERENCES legal_document ON UPDATE CASCADE,
    is_synthetic boolean NOT NULL DEFAULT false,
    CONSTRAINT project_funding_beneficiary_fkey FOREIGN KEY (project_code, establishment_code)
        REFERENCES project_beneficiary ON UPDATE CASCADE,
    CONSTRAINT project_funding_source_known CHECK (source IN ('national', 'local', 'counterpart', 'other_programme')),
    CONSTRAINT project_funding_programme_named CHECK ((source = 'other_programme') = (programme_code IS NOT NULL)),
    CONSTRAINT project_funding_dates_in_range CHECK (decided_on BETWEEN '1900-01-01' AND '2155-12-31'),
    CONSTRAINT project_funding_amount_not_zero CHECK (amount <> 0 AND abs(amount) < 1000000000000000)
);
CREATE INDEX project_funding_project_idx ON project_funding (project_code, establishment_code);
CREATE INDEX project_funding_programme_idx ON project_funding (programme_code) WHERE programme_code IS NOT NULL;
CREATE INDEX project_funding_legal_document_idx ON project_funding (legal_document_code) WHERE legal_document_code IS NOT NULL;
COMMENT ON TABLE project_funding IS 'Kinh phí đề án: mỗi dòng là một khoản được quyết định theo nguồn; điều chỉnh giảm là dòng âm / Project funding: one line an amount decided, by source; a cut is a negative line';
COMMENT ON COLUMN project_funding.source IS 'Nguồn: national (khuyến công quốc gia), local (khuyến công địa phương), counterpart (vốn đối ứng), other_programme (chương trình khác) / Source of the money';
COMMENT ON COLUMN project_funding.programme_code IS 'Mã chương trình khác đã cấp kinh phí / Code of the other programme that gave it';
COMMENT ON COLUMN project_funding.establishment_code IS 'Mã cơ sở thụ hưởng khoản này; trống là chung cho đề án / Code of the establishment it is for; NULL if for the project as a whole';
COMMENT ON COLUMN project_funding.cost_item IS 'Nội dung chi / What it is for';
COMMENT ON COLUMN project_funding.amount IS 'Số tiền (đồng), âm nếu giảm / Amount (đồng), negative if it takes away';
COMMENT ON COLUMN project_funding.decided_on IS 'Ngày quyết định / Day of the decision';
COMMENT ON CONSTRAINT project_funding_source_known ON project_funding IS 'Nguồn phải thuộc danh sách / The source is one of the list';
COMMENT ON CONSTRAINT project_funding_programme_named ON project_funding IS 'Nguồn chương trình khác, và chỉ nguồn đó, phải ghi mã chương trình / Money of another programme, and no other, names the programme';
COMMENT ON CONSTRAINT project_funding_amount_not_zero ON project_funding IS 'Số tiền khác 0, dưới một triệu tỷ đồng / The amount is not zero, and below a million billion đồng';

CREATE TABLE disbursement (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT disbursement_pkey PRIMARY KEY,
    project_code text NOT NULL CONSTRAINT disbursement_project_fkey REFERENCES project ON UPDATE CASCADE,
    source text NOT NULL,
    kind text NOT NULL,
    amount numeric(18,0) NOT NULL,
    paid_on date NOT NULL,
    voucher text,
    note text,
    is_synthetic boolean NOT NULL DEFAULT false,
    CONSTRAINT disbursement_source_known CHECK (source IN ('national', 'local', 'counterpart', 'other_programme')),
    CONSTRAINT disbursement_kind_known CHECK (kind IN ('advance', 'settlement', 'recovery')),
    CONSTRAINT disbursement_dates_in_range CHECK (paid_on BETWEEN '1900-01-01' AND '2155-12-31'),
    CONSTRAINT disbursement_amount_positive CHECK (amount > 0 AND amount < 1000000000000000)
);
CREATE INDEX disbursement_project_idx ON disbursement (project_code);
COMMENT ON TABLE disbursement IS 'Giải ngân: tạm ứng, thanh toán, thu hồi / Disbursement: advances, settlements, recoveries';
COMMENT ON COLUMN disbursement.source IS 'Nguồn: national (khuyến công quốc gia), local (khuyến công địa phương), counterpart (vốn đối ứng), other_programme (chương trình khác) / Source of the money';
COMMENT ON COLUMN disbursement.kind IS 'Loại: advance (tạm ứng), settlement (thanh toán), recovery (thu hồi) / Kind of payment';
COMMENT ON COLUMN disbursement.amount IS 'Số tiền (đồng), luôn dương / Amount (đồng), always positive';
COMMENT ON COLUMN disbursement.paid_on IS 'Ngày chi hoặc thu hồi / Day it was paid or recovered';
COMMENT ON COLUMN disbursement.voucher IS 'Số chứng từ / Number of the voucher';
COMMENT ON CONSTRAINT disbursement_source_known ON disbursement IS 'Nguồn phải thuộc danh sách / The source is one of the list';
COMMENT ON CONSTRAINT disbursement_kind_known ON disbursement IS 'Loại phải thuộc danh sách / The kind is one of the list';
COMMENT ON CONSTRAINT disbursement_amount_positive ON disbursement IS 'Số tiền là số dương, dưới một triệu tỷ đồng; thu hồi ghi loại recovery / The amount is positive, and below a million billion đồng; what comes back is of kind recovery';

-- Cumulative figures, as the monthly report states them.
CREATE TABLE progress_report (
    project_code text NOT NULL CONSTRAINT progress_report_project_fkey REFERENCES project ON UPDATE CASCADE,
    reported_on date NOT NULL,
    planned_value numeric(18,0),
    earned_value numeric(18,0),
    spent numeric(18,0),
    invested numeric(18,0),
    progress numeric(5,4),
    forecast_ends_on date,
    forecast_cost numeric(18,0),
    note text,
    is_synthetic boolean NOT NULL DEFAULT false,
    CONSTRAINT progress_report_pkey PRIMARY KEY (project_code, reported_on),
    CONSTRAINT progress_report_progress_range CHECK (progress BETWEEN 0 AND 1),
    CONSTRAINT progress_report_dates_in_range CHECK (least(reported_on, forecast_ends_on) >= '1900-01-01' AND greatest(reported_on, forecast_ends_on) <= '2155-12-31'),
    CONSTRAINT progress_report_amounts_not_negative CHECK
        (planned_value >= 0 AND earned_value >= 0 AND spent >= 0 AND invested >= 0 AND forecast_cost >= 0 AND forecast_cost < 1000000000000000
         AND planned_value < 1000000000000000 AND earned_value < 1000000000000000 AND spent < 1000000000000000 AND invested < 1000000000000000)
);
COMMENT ON TABLE progress_report IS 'Báo cáo tiến độ: số lũy kế đến ngày báo cáo / Progress report: cumulative figures up to its day';
COMMENT ON COLUMN progress_report.reported_on IS 'Ngày báo cáo / Day of the report';
COMMENT ON COLUMN progress_report.planned_value IS 'Giá trị khối lượng theo kế hoạch (đồng, lũy kế) / Planned value (đồng, cumulative)';
COMMENT ON COLUMN progress_report.earned_value IS 'Giá trị khối lượng đã nghiệm thu (đồng, lũy kế) / Earned value (đồng, cumulative)';
COMMENT ON COLUMN progress_report.spent IS 'Kinh phí đã chi (đồng, lũy kế) / Money spent (đồng, cumulative)';
COMMENT ON COLUMN progress_report.invested IS 'Vốn đã đầu tư từ mọi nguồn (đồng, lũy kế) / Invested from all sources (đồng, cumulative)';
COMMENT ON COLUMN progress_report.progress IS 'Phần khối lượng đã nghiệm thu, từ 0 đến 1 / Part of the volume accepted, 0 to 1';
COMMENT ON COLUMN progress_report.forecast_ends_on IS 'Ngày dự kiến hoàn thành (tính cả ngày này) / Day it is expected to end, included';
COMMENT ON COLUMN progress_report.forecast_cost IS 'Tổng kinh phí dự kiến khi hoàn thành (đồng) / Total cost expected at completion (đồng)';
COMMENT ON CONSTRAINT progress_report_progress_range ON progress_report IS 'Tiến độ từ 0 đến 1 / Progress is between 0 and 1';

-- What an approved change comes to is in the to_ columns, so that it can be
-- computed with; from_value and to_value are for people.
CREATE TABLE project_change (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT project_change_pkey PRIMARY KEY,
    project_code text NOT NULL CONSTRAINT project_change_project_fkey REFERENCES project ON UPDATE CASCADE,
    kind text NOT NULL,
    subject text NOT NULL,
    asked_on date NOT NULL,
    asked_by text,
    reason text NOT NULL,
    force_majeure boolean NOT NULL DEFAULT false,
    from_value text,
    to_value text,
    to_ends_on date,
    to_support numeric(18,0),
    to_total_cost numeric(18,0),
    decision text,
    decided_on date,
    decided_by text,
    legal_document_code text CONSTRAINT project_change_legal_document_fkey REFERENCES legal_document ON UPDATE CASCADE,
    is_synthetic boolean NOT NULL DEFAULT false,
    CONSTRAINT project_change_kind_known CHECK (kind IN ('stop', 'adjust', 'supplement', 'extend')),
    CONSTRAINT project_change_subject_known CHECK (subject IN
        ('project', 'support', 'content', 'place', 'beneficiary', 'partner', 'time', 'other')),
    CONSTRAINT project_change_decision_known CHECK (decision IN ('approved', 'refused')),
    CONSTRAINT project_change_decided_whole CHECK
        (num_nonnulls(decision, decided_on, decided_by) IN (0, 3)),
    CONSTRAINT project_change_authority_known CHECK (decided_by IN
        ('minister', 'department', 'provincial_committee', 'provincial_department')),
    CONSTRAINT project_change_decided_after_asked CHECK (asked_on <= decided_on),
    CONSTRAINT project_change_extension_dated CHECK (decision IS DISTINCT FROM 'approved' OR kind <> 'extend' OR to_ends_on IS NOT NULL),
    CONSTRAINT project_change_support_stated CHECK
        (decision IS DISTINCT FROM 'approved' OR subject <> 'support' OR kind = 'stop' OR to_support IS NOT NULL),
    CONSTRAINT project_change_dates_in_range CHECK (least(asked_on, to_ends_on, decided_on) >= '1900-01-01' AND greatest(asked_on, to_ends_on, decided_on) <= '2155-12-31'),
    CONSTRAINT project_change_reason_given CHECK (btrim(reason) <> ''),
    CONSTRAINT project_change_support_not_negative CHECK (to_support >= 0 AND to_support < 1000000000000000),
    CONSTRAINT project_change_cost_not_negative CHECK (to_total_cost >= 0 AND to_total_cost < 1000000000000000)
);
CREATE INDEX project_change_project_idx ON project_change (project_code);
CREATE INDEX project_change_legal_document_idx ON project_change (legal_document_code) WHERE legal_document_code IS NOT NULL;
COMMENT ON TABLE project_change IS 'Điều chỉnh đề án: đề nghị và quyết định ngừng, điều chỉnh, bổ sung, gia hạn / Project change: what was asked and decided, to stop, adjust, supplement or extend';
COMMENT ON COLUMN project_change.kind IS 'Loại: stop (ngừng), adjust (điều chỉnh), supplement (bổ sung), extend (gia hạn) / Kind of change';
COMMENT ON COLUMN project_change.subject IS 'Đối tượng thay đổi: project (cả đề án), support (kinh phí), content (nội dung), place (địa điểm), beneficiary (đơn vị thụ hưởng), partner (đơn vị phối hợp), time (thời gian), other / What changes';
COMMENT ON COLUMN project_change.asked_on IS 'Ngày đề nghị / Day it was asked for';
COMMENT ON COLUMN project_change.asked_by IS 'Đơn vị đề nghị / Who asked';
COMMENT ON COLUMN project_change.reason IS 'Lý do / Reason';
COMMENT ON COLUMN project_change.force_majeure IS 'Do bất khả kháng / Because of force majeure';
COMMENT ON COLUMN project_change.from_value IS 'Trước khi thay đổi, bằng lời / Before, in words';
COMMENT ON COLUMN project_change.to_value IS 'Sau khi thay đổi, bằng lời / After, in words';
COMMENT ON COLUMN project_change.to_ends_on IS 'Ngày kết thúc mới (tính cả ngày này) / New last day, included';
COMMENT ON COLUMN project_change.to_support IS 'Tổng kinh phí khuyến công mới (đồng) / New total support (đồng)';
COMMENT ON COLUMN project_change.to_total_cost IS 'Tổng kinh phí thực hiện mới (đồng) / New total cost (đồng)';
COMMENT ON COLUMN project_change.decision IS 'Quyết định: approved (chấp thuận), refused (từ chối); trống là chưa quyết định / Decision; NULL while there is none';
COMMENT ON COLUMN project_change.decided_on IS 'Ngày quyết định / Day of the decision';
COMMENT ON COLUMN project_change.decided_by IS 'Cấp quyết định: minister (Bộ trưởng), department (Cục), provincial_committee (UBND tỉnh), provincial_department (Sở) / Who decided';
COMMENT ON CONSTRAINT project_change_kind_known ON project_change IS 'Loại thay đổi phải thuộc danh sách / The kind is one of the list';
COMMENT ON CONSTRAINT project_change_subject_known ON project_change IS 'Đối tượng thay đổi phải thuộc danh sách / What changes is one of the list';
COMMENT ON CONSTRAINT project_change_decision_known ON project_change IS 'Quyết định là approved hoặc refused / The decision is approved or refused';
COMMENT ON CONSTRAINT project_change_decided_whole ON project_change IS 'Quyết định, ngày và cấp quyết định cùng có hoặc cùng trống / Decision, day and authority are all there or none';
COMMENT ON CONSTRAINT project_change_authority_known ON project_change IS 'Cấp quyết định phải thuộc danh sách / The authority is one of the list';
COMMENT ON CONSTRAINT project_change_decided_after_asked ON project_change IS 'Ngày quyết định không trước ngày đề nghị / A decision is not before what was asked';
COMMENT ON CONSTRAINT project_change_extension_dated ON project_change IS 'Gia hạn được chấp thuận phải có ngày kết thúc mới / An approved extension has a new last day';
COMMENT ON CONSTRAINT project_change_support_stated ON project_change IS 'Điều chỉnh kinh phí được chấp thuận phải có tổng kinh phí mới / An approved change of support has a new total';
COMMENT ON CONSTRAINT project_change_reason_given ON project_change IS 'Phải nêu lý do / There is a reason';
COMMENT ON CONSTRAINT project_change_support_not_negative ON project_change IS 'Tổng kinh phí mới không âm, dưới một triệu tỷ đồng / The new total is not negative, and below a million billion đồng';
COMMENT ON CONSTRAINT project_change_cost_not_negative ON project_change IS 'Tổng kinh phí thực hiện mới không âm, dưới một triệu tỷ đồng / The new total cost is not negative, and below a million billion đồng';

CREATE TABLE project_violation (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT project_violation_pkey PRIMARY KEY,
    project_code text NOT NULL CONSTRAINT project_violation_project_fkey REFERENCES project ON UPDATE CASCADE,
    found_on date NOT NULL,
    found_by text,
    description text NOT NULL,
    resolved_on date,
    legal_document_code text CONSTRAINT project_violation_legal_document_fkey REFERENCES legal_document ON UPDATE CASCADE,
    is_synthetic boolean NOT NULL DEFAULT false,
    CONSTRAINT project_violation_described CHECK (btrim(description) <> ''),
    CONSTRAINT project_violation_dates_in_range CHECK (least(found_on, resolved_on) >= '1900-01-01' AND greatest(found_on, resolved_on) <= '2155-12-31'),
    CONSTRAINT project_violation_dates_in_order CHECK (found_on <= resolved_on)
);
CREATE INDEX project_violation_project_idx ON project_violation (project_code);
COMMENT ON TABLE project_violation IS 'Vi phạm: sai phạm của đề án do kiểm tra phát hiện / Project violation: what an inspection found';
COMMENT ON COLUMN project_violation.found_on IS 'Ngày phát hiện / Day it was found';
COMMENT ON COLUMN project_violation.found_by IS 'Đơn vị phát hiện / Who found it';
COMMENT ON COLUMN project_violation.description IS 'Nội dung vi phạm / What it is';
COMMENT ON COLUMN project_violation.resolved_on IS 'Ngày đã khắc phục; trống là chưa / Day it was put right; NULL if not yet';
COMMENT ON CONSTRAINT project_violation_described ON project_violation IS 'Phải nêu nội dung vi phạm / The violation is described';

CREATE TABLE project_status (
    project_code text NOT NULL CONSTRAINT project_status_project_fkey REFERENCES project ON UPDATE CASCADE,
    at timestamptz NOT NULL,
    status text NOT NULL,
    note text,
    is_synthetic boolean NOT NULL DEFAULT false,
    CONSTRAINT project_status_pkey PRIMARY KEY (project_code, at),
    CONSTRAINT project_status_at_in_range CHECK (at >= '1900-01-01 00:00+07' AND at < '2156-01-01 00:00+07'),
    CONSTRAINT project_status_known CHECK (status IN
        ('approved', 'contracted', 'running', 'suspended', 'stopped', 'accepted', 'settled', 'liquidated'))
);
COMMENT ON TABLE project_status IS 'Trạng thái đề án: lịch sử, mỗi lần chuyển là một dòng / Project status: the history, one line a change';
COMMENT ON COLUMN project_status.at IS 'Thời điểm chuyển trạng thái / When it changed';
COMMENT ON COLUMN project_status.status IS 'Trạng thái: approved (đã phê duyệt), contracted (đã ký hợp đồng), running (đang thực hiện), suspended (tạm dừng), stopped (ngừng), accepted (đã nghiệm thu), settled (đã quyết toán), liquidated (đã thanh lý) / Status';
COMMENT ON CONSTRAINT project_status_at_in_range ON project_status IS 'Thời điểm thuộc các năm từ 1900 đến 2155 / The time is of the years 1900 to 2155';
COMMENT ON CONSTRAINT project_status_known ON project_status IS 'Trạng thái phải thuộc danh sách / The status is one of the list';

-- ---- guards -----------------------------------------------------------------

CREATE TRIGGER project_code_plain BEFORE INSERT OR UPDATE OF code ON project
    FOR EACH ROW WHEN (NEW.code !~ '^[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$') EXECUTE FUNCTION refuse_code();
