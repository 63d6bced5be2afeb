-- ---------------------------------------------------------------------------
-- report: what khuyencong.run_report() found, kept under its period and date
--
-- Of each report a row in report_summary, and in the other tables its lines, in
-- the order in which they are printed.
-- ---------------------------------------------------------------------------

CREATE TABLE report_run (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT report_run_pkey PRIMARY KEY,
    period_start date NOT NULL,
    period_end date NOT NULL,
    as_of date NOT NULL,
    started_at timestamptz NOT NULL,
    finished_at timestamptz NOT NULL,
    started_by text NOT NULL DEFAULT current_user,
    extension_version text NOT NULL,
    changed_count bigint NOT NULL,
    CONSTRAINT report_run_dates_in_range CHECK (least(period_start, period_end, as_of) >= '1900-01-01' AND greatest(period_start, period_end, as_of) <= '2155-12-31'),
    CONSTRAINT report_run_dates_in_order CHECK (period_start <= period_end AND period_start <= as_of),
    CONSTRAINT report_run_times_in_order CHECK (started_at <= finished_at),
    CONSTRAINT report_run_changed_not_negative CHECK (changed_count >= 0)
);
COMMENT ON TABLE report_run IS 'Lần lập báo cáo: nhật ký, mỗi lần một dòng / Report run: the log, a row each time';
COMMENT ON COLUMN report_run.started_at IS 'Bắt đầu lúc / Started at';
COMMENT ON COLUMN report_run.finished_at IS 'Kết thúc lúc / Finished at';
COMMENT ON COLUMN report_run.started_by IS 'Vai trò thực hiện / Role that ran it';
COMMENT ON COLUMN report_run.extension_version IS 'Phiên bản phần mở rộng khuyencong / Version of the extension khuyencong';
COMMENT ON COLUMN report_run.changed_count IS 'Số dòng báo cáo được thêm, sửa, xóa; 0 là không có gì mới / Rows of the report that were added, changed or removed; 0 if there was nothing new';
COMMENT ON CONSTRAINT report_run_times_in_order ON report_run IS 'Kết thúc không trước khi bắt đầu / The end is not before the start';
COMMENT ON CONSTRAINT report_run_changed_not_negative ON report_run IS 'Số dòng không âm / The count is not negative';

CREATE TABLE report_summary (
    period_start date NOT NULL,
    period_end date NOT NULL,
    as_of date NOT NULL,
    planned numeric(18,0),
    support numeric(18,0) NOT NULL,
    national_support numeric(18,0) NOT NULL,
    local_support numeric(18,0) NOT NULL,
    counterpart numeric(18,0) NOT NULL,
    other_programme numeric(18,0) NOT NULL,
    paid numeric(18,0) NOT NULL,
    project_count bigint NOT NULL,
    establishment_count bigint NOT NULL,
    approved_count bigint NOT NULL,
    accepted_count bigint NOT NULL,
    stopped_count bigint NOT NULL,
    open_count bigint NOT NULL,
    has_synthetic boolean NOT NULL,
    CONSTRAINT report_summary_pkey PRIMARY KEY (period_start, period_end, as_of),
    CONSTRAINT report_summary_dates_in_range CHECK (least(period_start, period_end, as_of) >= '1900-01-01' AND greatest(period_start, period_end, as_of) <= '2155-12-31'),
    CONSTRAINT report_summary_dates_in_order CHECK (period_start <= period_end AND period_start <= as_of)
);
COMMENT ON TABLE report_summary IS 'Báo cáo: số liệu chung, mỗi báo cáo một dòng / Report: its totals, a row each';
COMMENT ON COLUMN report_summary.planned IS 'Kinh phí của các kế hoạch đã phê duyệt trong những năm của kỳ báo cáo (đồng); trống nếu không có / Money of the approved plans of the years of the period (đồng); NULL if there are none';
COMMENT ON COLUMN report_summary.project_count IS 'Số đề án có kinh phí hỗ trợ được quyết định trong kỳ / Projects with support decided in the period';
COMMENT ON COLUMN report_summary.establishment_count IS 'Số cơ sở thụ hưởng của các đề án được phê duyệt trong kỳ / Beneficiaries of the projects approved in the period';
COMMENT ON COLUMN report_summary.approved_count IS 'Số đề án được phê duyệt trong kỳ / Projects approved in the period';
COMMENT ON COLUMN report_summary.accepted_count IS 'Số đề án được nghiệm thu trong kỳ / Projects accepted in the period';
COMMENT ON COLUMN report_summary.stopped_count IS 'Số đề án có quyết định ngừng trong kỳ / Projects that a decision stopped in the period';
COMMENT ON COLUMN report_summary.open_count IS 'Số đề án chưa nghiệm thu, chưa ngừng vào ngày báo cáo / Projects neither accepted nor stopped on the day of the report';

CREATE TABLE report_funding (
    period_start date NOT NULL,
    period_end date NOT NULL,
    as_of date NOT NULL,
    line bigint NOT NULL,
    dimension text NOT NULL,
    code text,
    name_vi text NOT NULL,
    name_en text NOT NULL,
    support numeric(18,0) NOT NULL,
    share numeric(22,2),
    project_count bigint NOT NULL,
    establishment_count bigint NOT NULL,
    has_synthetic boolean NOT NULL,
    CONSTRAINT report_funding_pkey PRIMARY KEY (period_start, period_end, as_of, line),
    CONSTRAINT report_funding_report_fkey FOREIGN KEY (period_start, period_end, as_of) REFERENCES report_summary ON UPDATE CASCADE ON DELETE CASCADE,
    CONSTRAINT report_funding_dates_in_range CHECK (least(period_start, period_end, as_of) >= '1900-01-01' AND greatest(period_start, period_end, as_of) <= '2155-12-31'),
    CONSTRAINT report_funding_dimension_known CHECK (dimension IN ('content', 'source', 'sector', 'area', 'craft_village'))
);
COMMENT ON TABLE report_funding IS 'Báo cáo: kinh phí hỗ trợ được quyết định trong kỳ, theo từng cách phân tổ / Report: support decided in the period, by each dimension';
COMMENT ON COLUMN report_funding.dimension IS 'Cách phân tổ: content (nội dung), source (nguồn), sector (ngành nghề), area (địa bàn), craft_village (làng nghề) / What it is by';
COMMENT ON COLUMN report_funding.share IS 'Tỷ trọng trong kỳ (%), cộng lại đúng 100,00 trong mỗi cách phân tổ / Share of the period (%), adding up to 100.00 in each dimension';
COMMENT ON COLUMN report_funding.project_count IS 'Số đề án có kinh phí được quyết định trong kỳ / Projects with money decided in the period';
COMMENT ON COLUMN report_funding.establishment_count IS 'Số cơ sở thụ hưởng của các đề án được phê duyệt trong kỳ / Beneficiaries of the projects approved in the period';

CREATE TABLE report_plan_result (
    period_start date NOT NULL,
    period_end date NOT NULL,
    as_of date NOT NULL,
    line bigint NOT NULL,
    dimension text NOT NULL,
    code text,
    name_vi text NOT NULL,
    name_en text NOT NULL,
    item_count bigint NOT NULL,
    unknown_amount_count bigint NOT NULL,
    planned numeric(18,0),
    support numeric(18,0) NOT NULL,
    paid numeric(18,0) NOT NULL,
    support_of_planned numeric(28,8),
    paid_of_support numeric(28,8),
    has_synthetic boolean NOT NULL,
    CONSTRAINT report_plan_result_pkey PRIMARY KEY (period_start, period_end, as_of, line),
    CONSTRAINT report_plan_result_report_fkey FOREIGN KEY (period_start, period_end, as_of) REFERENCES report_summary ON UPDATE CASCADE ON DELETE CASCADE,
    CONSTRAINT report_plan_result_dates_in_range CHECK (least(period_start, period_end, as_of) >= '1900-01-01' AND greatest(period_start, period_end, as_of) <= '2155-12-31'),
    CONSTRAINT report_plan_result_dimension_known CHECK (dimension IN ('content', 'source', 'area'))
);
COMMENT ON TABLE report_plan_result IS 'Báo cáo: kế hoạch và kết quả theo nội dung, nguồn, địa bàn / Report: plan and result by content, source and area';
COMMENT ON COLUMN report_plan_result.dimension IS 'Cách phân tổ: content (nội dung), source (nguồn), area (địa bàn) / What it is by';
COMMENT ON COLUMN report_plan_result.item_count IS 'Số mục của các kế hoạch đã phê duyệt trong những năm của kỳ báo cáo / Items of the approved plans of the years of the period';
COMMENT ON COLUMN report_plan_result.unknown_amount_count IS 'Số mục chưa rõ kinh phí / Items without an amount';
COMMENT ON COLUMN report_plan_result.planned IS 'Kinh phí của các mục đó (đồng), cho cả năm; trống nếu không có / Money of those items (đồng), of whole years; NULL if there is none';
COMMENT ON COLUMN report_plan_result.support_of_planned IS 'Kinh phí được quyết định trong kỳ ÷ kế hoạch năm / Support decided in the period ÷ plan of the years';
COMMENT ON COLUMN report_plan_result.paid_of_support IS 'Kinh phí đã chi ÷ được quyết định, trong kỳ / Paid ÷ decided, both in the period';

CREATE TABLE report_equity (
    period_start date NOT NULL,
    period_end date NOT NULL,
    as_of date NOT NULL,
    line bigint NOT NULL,
    scheme_code text NOT NULL,
    scheme_name text NOT NULL,
    difficult_support numeric(18,0),
    support numeric(18,0) NOT NULL,
    funding_share_percent numeric(22,2),
    difficult_establishment_count bigint,
    establishment_count bigint NOT NULL,
    beneficiary_share_percent numeric(5,2),
    unclassified_support numeric(18,0) NOT NULL,
    unclassified_establishment_count bigint NOT NULL,
    disparity numeric(28,8),
    relative_support numeric(28,8),
    participation_effect numeric(12,8),
    size_effect numeric(12,8),
    parity_gap numeric(18,0),
    reason text,
    list_valid_from date,
    list_valid_until date,
    has_synthetic boolean NOT NULL,
    CONSTRAINT report_equity_pkey PRIMARY KEY (period_start, period_end, as_of, line),
    CONSTRAINT report_equity_report_fkey FOREIGN KEY (period_start, period_end, as_of) REFERENCES report_summary ON UPDATE CASCADE ON DELETE CASCADE,
    CONSTRAINT report_equity_dates_in_range CHECK (least(period_start, period_end, as_of, list_valid_from, list_valid_until) >= '1900-01-01'
        AND greatest(period_start, period_end, as_of, list_valid_from, list_valid_until) <= '2155-12-31')
);
COMMENT ON TABLE report_equity IS 'Báo cáo: phần của địa bàn khó khăn trong kỳ, theo từng danh mục địa bàn / Report: what difficult areas got in the period, by list of areas';
COMMENT ON COLUMN report_equity.scheme_code IS 'Mã danh mục địa bàn / Code of the list of areas';
COMMENT ON COLUMN report_equity.scheme_name IS 'Tên danh mục địa bàn / Name of the list of areas';
COMMENT ON COLUMN report_equity.difficult_support IS 'Kinh phí cho địa bàn khó khăn (đồng) / Support of difficult areas (đồng)';
COMMENT ON COLUMN report_equity.funding_share_percent IS 'Phần kinh phí của địa bàn khó khăn (%) / Share of difficult areas in the money (%)';
COMMENT ON COLUMN report_equity.difficult_establishment_count IS 'Số cơ sở thụ hưởng ở địa bàn khó khăn / Beneficiaries in difficult areas';
COMMENT ON COLUMN report_equity.establishment_count IS 'Số cơ sở thụ hưởng của các đề án được phê duyệt trong kỳ / Beneficiaries of the projects approved in the period';
COMMENT ON COLUMN report_equity.beneficiary_share_percent IS 'Phần cơ sở thụ hưởng ở địa bàn khó khăn (%) / Share of difficult areas in the beneficiaries (%)';
COMMENT ON COLUMN report_equity.unclassified_support IS 'Kinh phí không rõ có thuộc địa bàn khó khăn hay không (đồng) / Support of areas without a class on the day (đồng)';
COMMENT ON COLUMN report_equity.unclassified_establishment_count IS 'Số cơ sở không rõ có ở địa bàn khó khăn hay không / Beneficiaries in areas without a class on the day';
COMMENT ON COLUMN report_equity.disparity IS 'Phần kinh phí ÷ phần cơ sở; 1 là ngang bằng / Share of money ÷ share of beneficiaries; 1 is parity';
COMMENT ON COLUMN report_equity.relative_support IS 'Hỗ trợ bình quân một cơ sở ở địa bàn khó khăn ÷ ở nơi khác / Average support inside ÷ outside';
COMMENT ON COLUMN report_equity.participation_effect IS 'Phần do số cơ sở tham gia (ln) / Effect of participation (ln)';
COMMENT ON COLUMN report_equity.size_effect IS 'Phần do mức hỗ trợ một cơ sở (ln) / Effect of size (ln)';
COMMENT ON COLUMN report_equity.parity_gap IS 'Số tiền cần chuyển thêm để ngang bằng (đồng); âm nếu đã hơn / Money that would have to move for parity (đồng); negative if there is more than that';
COMMENT ON COLUMN report_equity.reason IS 'Vì sao không có tỷ số / Why there is no disparity';
COMMENT ON COLUMN report_equity.list_valid_from IS 'Ngày đầu của danh mục được dùng / First day of the list that was used';
COMMENT ON COLUMN report_equity.list_valid_until IS 'Ngày cuối của danh mục được dùng; trống là còn hiệu lực / Last day of the list that was used; NULL if open';

CREATE TABLE report_leverage (
    period_start date NOT NULL,
    period_end date NOT NULL,
    as_of date NOT NULL,
    line bigint NOT NULL,
    year integer,
    support numeric(18,0) NOT NULL,
    counterpart numeric(18,0),
    other_programme numeric(18,0),
    leverage numeric(28,8),
    reason text,
    has_synthetic boolean NOT NULL,
    CONSTRAINT report_leverage_pkey PRIMARY KEY (period_start, period_end, as_of, line),
    CONSTRAINT report_leverage_report_fkey FOREIGN KEY (period_start, period_end, as_of) REFERENCES report_summary ON UPDATE CASCADE ON DELETE CASCADE,
    CONSTRAINT report_leverage_dates_in_range CHECK (least(period_start, period_end, as_of) >= '1900-01-01' AND greatest(period_start, period_end, as_of) <= '2155-12-31')
);
COMMENT ON TABLE report_leverage IS 'Báo cáo: vốn đối ứng thu hút được, theo năm và cả kỳ / Report: what support brought with it, by year and of the period';
COMMENT ON COLUMN report_leverage.year IS 'Năm quyết định; trống là cả kỳ / Year of the decisions; NULL for the whole period';
COMMENT ON COLUMN report_leverage.leverage IS 'Vốn đối ứng ÷ kinh phí hỗ trợ / Counterpart ÷ support';
COMMENT ON COLUMN report_leverage.reason IS 'Vì sao không có tỷ số / Why there is no ratio';

CREATE TABLE report_action (
    period_start date NOT NULL,
    period_end date NOT NULL,
    as_of date NOT NULL,
    line bigint NOT NULL,
    project_code text NOT NULL,
    project_name text NOT NULL,
    support numeric(18,0),
    action text NOT NULL,
    rule_code text NOT NULL,
    severity text NOT NULL,
    message_vi text NOT NULL,
    message_en text NOT NULL,
    authority text,
    act_by date,
    legal_basis text,
    finding_count bigint NOT NULL,
    is_synthetic boolean NOT NULL,
    CONSTRAINT report_action_pkey PRIMARY KEY (period_start, period_end, as_of, line),
    CONSTRAINT report_action_report_fkey FOREIGN KEY (period_start, period_end, as_of) REFERENCES report_summary ON UPDATE CASCADE ON DELETE CASCADE,
    CONSTRAINT report_action_dates_in_range CHECK (least(period_start, period_end, as_of, act_by) >= '1900-01-01' AND greatest(period_start, period_end, as_of, act_by) <= '2155-12-31'),
    CONSTRAINT report_action_action_known CHECK (action IN ('stop', 'adjust', 'supplement', 'extend', 'review')),
    CONSTRAINT report_action_severity_known CHECK (severity IN ('critical', 'error', 'warning', 'advisory'))
);
COMMENT ON TABLE report_action IS 'Báo cáo: đề án cần quyết định vào ngày báo cáo / Report: projects that need a decision on the day of the report';
COMMENT ON COLUMN report_action.project_name IS 'Tên đề án / Name of the project';
COMMENT ON COLUMN report_action.support IS 'Kinh phí hỗ trợ của đề án (đồng) / Support of the project (đồng)';
COMMENT ON COLUMN report_action.rule_code IS 'Mã quy tắc đứng đầu / Code of the first rule';
COMMENT ON COLUMN report_action.finding_count IS 'Số phát hiện của đề án / Findings of the project';

CREATE TABLE report_plan_finding (
    period_start date NOT NULL,
    period_end date NOT NULL,
    as_of date NOT NULL,
    line bigint NOT NULL,
    subject text NOT NULL,
    subject_code text NOT NULL,
    subject_name text NOT NULL,
    rule_code text NOT NULL,
    severity text NOT NULL,
    action text,
    observed numeric(28,4),
    expected numeric(28,4),
    difference numeric(28,4),
    unit text,
    message_vi text NOT NULL,
    message_en text NOT NULL,
    authority text,
    act_by date,
    legal_basis text,
    CONSTRAINT report_plan_finding_pkey PRIMARY KEY (period_start, period_end, as_of, line),
    CONSTRAINT report_plan_finding_report_fkey FOREIGN KEY (period_start, period_end, as_of) REFERENCES report_summary ON UPDATE CASCADE ON DELETE CASCADE,
    CONSTRAINT report_plan_finding_dates_in_range CHECK (least(period_start, period_end, as_of, act_by) >= '1900-01-01' AND greatest(period_start, period_end, as_of, act_by) <= '2155-12-31'),
    CONSTRAINT report_plan_finding_subject_known CHECK (subject IN ('project', 'plan_item', 'plan', 'network')),
    CONSTRAINT report_plan_finding_severity_known CHECK (severity IN ('critical', 'error', 'warning', 'advisory')),
    CONSTRAINT report_plan_finding_action_known CHECK (action IN ('stop', 'adjust', 'supplement', 'extend', 'review'))
);
COMMENT ON TABLE report_plan_finding IS 'Báo cáo: phát hiện đối với kế hoạch, mục kế hoạch và mạng lưới / Report: findings about plans, plan items and the network';
COMMENT ON COLUMN report_plan_finding.subject_name IS 'Tên đối tượng / Name of the subject';
COMMENT ON COLUMN report_plan_finding.observed IS 'Giá trị thực tế, theo đơn vị tính / Observed, in the unit';
COMMENT ON COLUMN report_plan_finding.expected IS 'Giá trị phải có, theo đơn vị tính / Expected, in the unit';
COMMENT ON COLUMN report_plan_finding.difference IS 'Chênh lệch, theo đơn vị tính / Difference, in the unit';
COMMENT ON COLUMN report_plan_finding.unit IS 'Đơn vị tính / Unit';

CREATE TABLE report_network (
    period_start date NOT NULL,
    period_end date NOT NULL,
    as_of date NOT NULL,
    line bigint NOT NULL,
    area_kind text NOT NULL,
    area_count bigint NOT NULL,
    branch_area_count bigint NOT NULL,
    collaborator_area_count bigint NOT NULL,
    covered_area_count bigint NOT NULL,
    covered_percent numeric(5,2),
    establishment_count numeric(18,2) NOT NULL,
    covered_establishment_percent numeric(5,2),
    CONSTRAINT report_network_pkey PRIMARY KEY (period_start, period_end, as_of, line),
    CONSTRAINT report_network_report_fkey FOREIGN KEY (period_start, period_end, as_of) REFERENCES report_summary ON UPDATE CASCADE ON DELETE CASCADE,
    CONSTRAINT report_network_dates_in_range CHECK (least(period_start, period_end, as_of) >= '1900-01-01' AND greatest(period_start, period_end, as_of) <= '2155-12-31'),
    CONSTRAINT report_network_area_kind_known CHECK (area_kind IN ('province', 'district', 'commune'))
);
COMMENT ON TABLE report_network IS 'Báo cáo: mạng lưới khuyến công vào ngày báo cáo, theo cấp địa bàn / Report: the network on the day of the report, by level of areas';
COMMENT ON COLUMN report_network.area_kind IS 'Cấp địa bàn: province (tỉnh), district (huyện), commune (xã) / Level of the areas';
COMMENT ON COLUMN report_network.area_count IS 'Số địa bàn / Areas';
COMMENT ON COLUMN report_network.branch_area_count IS 'Số địa bàn có chi nhánh / Areas with a branch';
COMMENT ON COLUMN report_network.collaborator_area_count IS 'Số địa bàn có cộng tác viên / Areas with a collaborator';
COMMENT ON COLUMN report_network.covered_area_count IS 'Số địa bàn có chi nhánh hoặc cộng tác viên / Areas with either';
COMMENT ON COLUMN report_network.covered_percent IS 'Tỷ lệ địa bàn có mạng lưới (%) / Areas with either (%)';
COMMENT ON COLUMN report_network.establishment_count IS 'Số cơ sở trên các địa bàn đó / Establishments in those areas';
COMMENT ON COLUMN report_network.covered_establishment_percent IS 'Tỷ lệ cơ sở ở địa bàn có mạng lưới (%) / Establishments in areas with either (%)';

DO $comment$
DECLARE
    said record;
BEGIN
    FOR said IN
        SELECT format('COMMENT ON COLUMN %s.%I IS %L', c.oid::regclass, a.attname, v.comment) AS command
        FROM (VALUES
            ('period_start', 'Ngày đầu của kỳ báo cáo / First day of the period'),
            ('period_end', 'Ngày cuối của kỳ báo cáo (tính cả ngày này) / Last day of the period, included'),
            ('as_of', 'Ngày báo cáo: những gì có sau ngày này không được tính / Day of the report: nothing later counts'),
            ('line', 'Số thứ tự trong báo cáo / Place in the report'),
            ('code', 'Mã; trống là không xác định / Code; NULL if unknown'),
            ('name_vi', 'Tên bằng tiếng Việt / Name in Vietnamese'),
            ('name_en', 'Tên bằng tiếng Anh / Name in English'),
            ('support', 'Kinh phí khuyến công quốc gia và địa phương được quyết định trong kỳ (đồng) / National and local support decided in the period (đồng)'),
            ('national_support', 'Trong đó khuyến công quốc gia (đồng) / Of it national (đồng)'),
            ('local_support', 'Trong đó khuyến công địa phương (đồng) / Of it local (đồng)'),
            ('counterpart', 'Vốn đối ứng được ghi nhận trong kỳ (đồng) / Counterpart decided in the period (đồng)'),
            ('other_programme', 'Kinh phí của chương trình khác trong kỳ (đồng) / Money of other programmes decided in the period (đồng)'),
            ('paid', 'Kinh phí hỗ trợ đã chi trong kỳ, trừ thu hồi (đồng) / Support paid in the period less what was recovered (đồng)'),
            ('action', 'Việc cần làm: stop (ngừng), adjust (điều chỉnh), supplement (bổ sung), extend (gia hạn), review (rà soát) / What to do'),
            ('severity', 'Mức độ: critical, error, warning, advisory / Severity'),
            ('message_vi', 'Thông báo bằng tiếng Việt / Message in Vietnamese'),
            ('message_en', 'Thông báo bằng tiếng Anh / Message in English'),
            ('authority', 'Cấp có thẩm quyền quyết định / Who decides'),
            ('act_by', 'Hạn xử lý (tính cả ngày này) / Last day to act, included'),
            ('legal_basis', 'Căn cứ pháp lý / Legal basis'),
            ('has_synthetic', 'Có dữ liệu mẫu, không có thật / Has made-up rows in it')) AS v (column_name, comment)
        JOIN pg_attribute AS a ON a.attname = v.column_name
        JOIN pg_class AS c ON c.oid = a.attrelid AND c.relkind = 'r' AND c.relname LIKE 'report\_%' AND c.relnamespace = quote_ident(current_schema())::regnamespace
        WHERE col_description(c.oid, a.attnum) IS NULL
    UNION ALL
        SELECT format('COMMENT ON CONSTRAINT %I ON %s IS %L', k.conname, k.conrelid::regclass, v.comment)
        FROM (VALUES
            ('report\_%\_dates\_in\_order', 'Kỳ báo cáo không kết thúc trước khi bắt đầu, ngày báo cáo không trước kỳ / The period does not end before it starts, nor is the day of the report before it'),
            ('report\_%\_dimension\_known', 'Cách phân tổ phải thuộc danh sách / The dimension is one of the list'),
            ('report\_%\_action\_known', 'Việc cần làm phải thuộc danh sách / The action is one of the list'),
            ('report\_%\_severity\_known', 'Mức độ phải thuộc danh sách / The severity is one of the list'),
            ('report\_%\_area\_kind\_known', 'Cấp địa bàn phải thuộc danh sách / The level is one of the list')) AS v (pattern, comment)
        JOIN pg_constraint AS k ON k.conname LIKE v.pattern AND k.connamespace = quote_ident(current_schema())::regnamespace
    LOOP
        EXECUTE said.command;
    END LOOP;
END $comment$;
