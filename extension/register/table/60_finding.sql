-- ---------------------------------------------------------------------------
-- finding: what checks found, run by run, and what is waived
-- ---------------------------------------------------------------------------

CREATE TABLE check_run (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT check_run_pkey PRIMARY KEY,
    as_of date NOT NULL,
    started_at timestamptz NOT NULL DEFAULT now(),
    finished_at timestamptz,
    started_by text NOT NULL DEFAULT current_user,
    library_version text NOT NULL,
    CONSTRAINT check_run_dates_finite CHECK (isfinite(as_of)),
    CONSTRAINT check_run_times_in_order CHECK (started_at <= finished_at)
);
COMMENT ON TABLE check_run IS 'Lần kiểm tra / Check run: each time the rules were applied';
COMMENT ON COLUMN check_run.as_of IS 'Ngày mà các quy tắc xét theo / Day that the rules look at';
COMMENT ON COLUMN check_run.started_at IS 'Bắt đầu lúc / Started at';
COMMENT ON COLUMN check_run.finished_at IS 'Kết thúc lúc; trống là chưa xong / Finished at; NULL if it is not';
COMMENT ON COLUMN check_run.started_by IS 'Vai trò thực hiện / Role that started it';
COMMENT ON COLUMN check_run.library_version IS 'Phiên bản thư viện khuyencong / Version of the library khuyencong';
COMMENT ON CONSTRAINT check_run_times_in_order ON check_run IS 'Kết thúc không trước khi bắt đầu / The end is not before the start';

CREATE TABLE check_result (
    run_id bigint NOT NULL CONSTRAINT check_result_run_fkey REFERENCES check_run ON DELETE CASCADE,
    rule_code text NOT NULL,
    passed_count bigint NOT NULL,
    failed_count bigint NOT NULL,
    not_evaluable_count bigint NOT NULL,
    waived_count bigint NOT NULL DEFAULT 0,
    error text,
    CONSTRAINT check_result_pkey PRIMARY KEY (run_id, rule_code),
    CONSTRAINT check_result_counts_not_negative CHECK
        (passed_count >= 0 AND failed_count >= 0 AND not_evaluable_count >= 0 AND waived_count >= 0)
);
COMMENT ON TABLE check_result IS 'Kết quả kiểm tra theo quy tắc / Check result: the counts of a rule in a run';
COMMENT ON COLUMN check_result.passed_count IS 'Số đối tượng đạt / Number that passed';
COMMENT ON COLUMN check_result.failed_count IS 'Số đối tượng không đạt / Number that failed';
COMMENT ON COLUMN check_result.not_evaluable_count IS 'Số đối tượng không đủ dữ liệu để xét / Number that could not be evaluated';
COMMENT ON COLUMN check_result.waived_count IS 'Số phát hiện được miễn / Number that were waived';
COMMENT ON COLUMN check_result.error IS 'Lỗi khi áp dụng quy tắc / Error of the rule';
COMMENT ON CONSTRAINT check_result_counts_not_negative ON check_result IS 'Số lượng không âm / The counts are not negative';

CREATE TABLE finding (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT finding_pkey PRIMARY KEY,
    run_id bigint NOT NULL CONSTRAINT finding_run_fkey REFERENCES check_run ON DELETE CASCADE,
    rule_code text NOT NULL,
    subject text NOT NULL,
    subject_code text NOT NULL,
    status text NOT NULL,
    severity text NOT NULL,
    action text,
    observed numeric,
    expected numeric,
    difference numeric,
    unit text,
    reason text,
    message_vi text NOT NULL,
    message_en text NOT NULL,
    authority text,
    act_by date,
    legal_basis text,
    first_seen date NOT NULL,
    CONSTRAINT finding_unique UNIQUE (run_id, rule_code, subject, subject_code),
    CONSTRAINT finding_subject_known CHECK (subject IN ('project', 'plan_item', 'plan', 'network')),
    CONSTRAINT finding_status_known CHECK (status IN ('fail', 'not_evaluable')),
    CONSTRAINT finding_severity_known CHECK (severity IN ('critical', 'error', 'warning', 'advisory')),
    CONSTRAINT finding_dates_finite CHECK (isfinite(act_by) AND isfinite(first_seen)),
    CONSTRAINT finding_action_known CHECK (action IN ('stop', 'adjust', 'supplement', 'extend', 'review'))
);
CREATE INDEX finding_subject_idx ON finding (subject, subject_code);
COMMENT ON TABLE finding IS 'Phát hiện: đối tượng không đạt hoặc không xét được theo một quy tắc / Finding: what a rule says of a subject in a run';
COMMENT ON COLUMN finding.status IS 'fail (không đạt) hoặc not_evaluable (không đủ dữ liệu) / fail or not_evaluable';
COMMENT ON COLUMN finding.severity IS 'Mức độ: critical, error, warning, advisory / Severity';
COMMENT ON COLUMN finding.action IS 'Việc cần làm: stop (ngừng), adjust (điều chỉnh), supplement (bổ sung), extend (gia hạn), review (rà soát) / What to do';
COMMENT ON COLUMN finding.observed IS 'Giá trị thực tế, theo đơn vị tính / Observed, in the unit';
COMMENT ON COLUMN finding.expected IS 'Giá trị phải có, theo đơn vị tính / Expected, in the unit';
COMMENT ON COLUMN finding.difference IS 'Chênh lệch, theo đơn vị tính / Difference, in the unit';
COMMENT ON COLUMN finding.unit IS 'Đơn vị tính / Unit';
COMMENT ON COLUMN finding.reason IS 'Mã lý do / Code of the reason';
COMMENT ON COLUMN finding.message_vi IS 'Thông báo bằng tiếng Việt / Message in Vietnamese';
COMMENT ON COLUMN finding.message_en IS 'Thông báo bằng tiếng Anh / Message in English';
COMMENT ON COLUMN finding.authority IS 'Cấp có thẩm quyền quyết định / Who decides';
COMMENT ON COLUMN finding.act_by IS 'Hạn xử lý (tính cả ngày này) / Last day to act, included';
COMMENT ON COLUMN finding.legal_basis IS 'Căn cứ pháp lý / Legal basis';
COMMENT ON COLUMN finding.first_seen IS 'Ngày phát hiện lần đầu / Day it was first found';
COMMENT ON CONSTRAINT finding_unique ON finding IS 'Mỗi quy tắc có một phát hiện cho một đối tượng trong một lần kiểm tra / One finding a rule and subject in a run';
COMMENT ON CONSTRAINT finding_status_known ON finding IS 'Tình trạng là fail hoặc not_evaluable / The status is fail or not_evaluable';
COMMENT ON CONSTRAINT finding_severity_known ON finding IS 'Mức độ phải thuộc danh sách / The severity is one of the list';
COMMENT ON CONSTRAINT finding_action_known ON finding IS 'Việc cần làm phải thuộc danh sách / The action is one of the list';

CREATE TABLE waiver (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT waiver_pkey PRIMARY KEY,
    rule_code text NOT NULL,
    subject text NOT NULL,
    subject_code text NOT NULL,
    reason text NOT NULL,
    valid daterange NOT NULL,
    legal_document_code text CONSTRAINT waiver_legal_document_fkey REFERENCES legal_document ON UPDATE CASCADE,
    is_synthetic boolean NOT NULL DEFAULT false,
    CONSTRAINT waiver_subject_known CHECK (subject IN ('project', 'plan_item', 'plan', 'network')),
    CONSTRAINT waiver_reason_given CHECK (btrim(reason) <> ''),
    CONSTRAINT waiver_expires CHECK (NOT isempty(valid) AND NOT upper_inf(valid) AND lower(valid) > '-infinity' AND upper(valid) < 'infinity'),
    CONSTRAINT waiver_no_overlap EXCLUDE USING gist
        (rule_code WITH =, subject WITH =, subject_code WITH =, valid WITH &&)
);
COMMENT ON TABLE waiver IS 'Miễn trừ: phát hiện được chấp nhận, có thời hạn / Waiver: a finding that is accepted, for a time';
COMMENT ON COLUMN waiver.reason IS 'Lý do miễn trừ / Reason';
COMMENT ON CONSTRAINT waiver_reason_given ON waiver IS 'Phải nêu lý do / There is a reason';
COMMENT ON CONSTRAINT waiver_expires ON waiver IS 'Miễn trừ phải có ngày hết hạn / A waiver has a last day';
COMMENT ON CONSTRAINT waiver_no_overlap ON waiver IS 'Mỗi đối tượng chỉ có một miễn trừ của một quy tắc tại một thời điểm / One waiver a rule, subject and time';
