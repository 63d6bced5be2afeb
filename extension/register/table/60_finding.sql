-- ---------------------------------------------------------------------------
-- finding: what checks found, run by run, and what is waived
-- ---------------------------------------------------------------------------

CREATE TABLE check_run (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT check_run_pkey PRIMARY KEY,
    as_of date NOT NULL,
    started_at timestamptz NOT NULL DEFAULT now(),
    finished_at timestamptz,
    started_by text NOT NULL DEFAULT current_user,
    extension_version text NOT NULL,
    code_list_digest text,
    CONSTRAINT check_run_dates_in_range CHECK (as_of BETWEEN '1900-01-01' AND '2155-12-31'),
    CONSTRAINT check_run_times_in_order CHECK (started_at <= finished_at)
);
COMMENT ON TABLE check_run IS 'Lần kiểm tra / Check run: each time the rules were applied';
COMMENT ON COLUMN check_run.as_of IS 'Ngày mà các quy tắc xét theo / Day that the rules look at';
COMMENT ON COLUMN check_run.started_at IS 'Bắt đầu lúc / Started at';
COMMENT ON COLUMN check_run.finished_at IS 'Kết thúc lúc; trống là chưa xong / Finished at; NULL if it is not';
COMMENT ON COLUMN check_run.started_by IS 'Vai trò thực hiện / Role that started it';
COMMENT ON COLUMN check_run.extension_version IS 'Phiên bản phần mở rộng khuyencong / Version of the extension khuyencong';
COMMENT ON COLUMN check_run.code_list_digest IS 'Dấu vết của các danh mục và mức hỗ trợ khi kiểm tra / Digest of the code lists and norms that the run saw';
COMMENT ON CONSTRAINT check_run_times_in_order ON check_run IS 'Kết thúc không trước khi bắt đầu / The end is not before the start';

CREATE TABLE check_result (
    run_id bigint NOT NULL CONSTRAINT check_result_run_fkey REFERENCES check_run ON DELETE CASCADE,
    rule_code text NOT NULL,
    passed_count bigint NOT NULL,
    failed_count bigint NOT NULL,
    not_evaluable_count bigint NOT NULL,
    waived_count bigint NOT NULL DEFAULT 0,
    answered_count bigint NOT NULL DEFAULT 0,
    error text,
    definition_digest text,
    CONSTRAINT check_result_pkey PRIMARY KEY (run_id, rule_code),
    CONSTRAINT check_result_counts_not_negative CHECK
        (passed_count >= 0 AND failed_count >= 0 AND not_evaluable_count >= 0 AND waived_count >= 0
         AND answered_count >= 0)
);
COMMENT ON TABLE check_result IS 'Kết quả kiểm tra theo quy tắc / Check result: the counts of a rule in a run';
COMMENT ON COLUMN check_result.passed_count IS 'Số đối tượng đạt / Number that passed';
COMMENT ON COLUMN check_result.failed_count IS 'Số đối tượng không đạt, không kể được miễn / Number that failed and are not waived';
COMMENT ON COLUMN check_result.not_evaluable_count IS 'Số đối tượng không đủ dữ liệu để xét, không kể được miễn / Number that could not be evaluated and are not waived';
COMMENT ON COLUMN check_result.waived_count IS 'Số phát hiện được miễn / Number that were waived';
COMMENT ON COLUMN check_result.answered_count IS 'Số phát hiện đã có quyết định trả lời / Number that a decision has answered';
COMMENT ON COLUMN check_result.error IS 'Lỗi khi áp dụng quy tắc / Error of the rule';
COMMENT ON COLUMN check_result.definition_digest IS 'Dấu vết định nghĩa của quy tắc do người dùng thêm / Digest of the definition of a rule of one''s own';
COMMENT ON CONSTRAINT check_result_counts_not_negative ON check_result IS 'Số lượng không âm / The counts are not negative';

-- What the rules looked at. A run sees the rows that were there before it and
-- are not ended by it, so that only what changed is stored again. Nothing of it
-- is deleted with a run, since the next ones rest on it.
CREATE TABLE check_fact (
    subject text NOT NULL,
    subject_code text NOT NULL,
    from_run bigint NOT NULL,
    until_run bigint,
    facts jsonb NOT NULL,
    parameters jsonb NOT NULL,
    CONSTRAINT check_fact_pkey PRIMARY KEY (subject, subject_code, from_run),
    CONSTRAINT check_fact_subject_known CHECK (subject IN ('project', 'plan_item', 'plan', 'network')),
    CONSTRAINT check_fact_runs_in_order CHECK (from_run < until_run)
);
COMMENT ON TABLE check_fact IS 'Dữ kiện đã kiểm tra: dữ kiện và tham số của từng đối tượng, từ lần kiểm tra nào đến trước lần nào / Check fact: facts and parameters of each subject, from which run to before which';
COMMENT ON COLUMN check_fact.from_run IS 'Lần kiểm tra đầu tiên thấy dữ kiện này / First run that saw them';
COMMENT ON COLUMN check_fact.until_run IS 'Lần kiểm tra đầu tiên không còn thấy; trống là vẫn còn / First run that saw them no more; NULL if the last one did';
COMMENT ON COLUMN check_fact.facts IS 'Dữ kiện theo tên / Facts by name';
COMMENT ON COLUMN check_fact.parameters IS 'Tham số theo tên, thay cho mặc định / Parameters by name, instead of the defaults';
COMMENT ON CONSTRAINT check_fact_runs_in_order ON check_fact IS 'Lần kết thúc sau lần bắt đầu / The last run is after the first';

CREATE TABLE waiver (
    id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT waiver_pkey PRIMARY KEY,
    rule_code text NOT NULL,
    subject text NOT NULL,
    subject_code text NOT NULL,
    reason text NOT NULL,
    valid daterange NOT NULL,
    legal_document_code text NOT NULL CONSTRAINT waiver_legal_document_fkey REFERENCES legal_document ON UPDATE CASCADE,
    is_synthetic boolean NOT NULL DEFAULT false,
    CONSTRAINT waiver_subject_known CHECK (subject IN ('project', 'plan_item', 'plan', 'network')),
    CONSTRAINT waiver_network_known CHECK
        (subject <> 'network' OR rule_code LIKE 'rule\_%' OR subject_code IN ('country', 'province', 'district', 'commune')),
    CONSTRAINT waiver_reason_given CHECK (btrim(reason) <> ''),
    CONSTRAINT waiver_expires CHECK (NOT isempty(valid) AND NOT upper_inf(valid) AND lower(valid) >= '1900-01-01' AND upper(valid) <= '2156-01-01'),
    CONSTRAINT waiver_no_overlap EXCLUDE USING gist
        (rule_code WITH =, subject WITH =, subject_code WITH =, valid WITH &&)
);
COMMENT ON TABLE waiver IS 'Miễn trừ: phát hiện được chấp nhận, có thời hạn / Waiver: a finding that is accepted, for a time';
COMMENT ON COLUMN waiver.reason IS 'Lý do miễn trừ / Reason';
COMMENT ON COLUMN waiver.legal_document_code IS 'Mã văn bản chấp thuận miễn trừ / Code of the document that grants it';
COMMENT ON CONSTRAINT waiver_network_known ON waiver IS 'Mạng lưới được xét theo cấp địa bàn / The network is looked at by level of areas';
COMMENT ON CONSTRAINT waiver_reason_given ON waiver IS 'Phải nêu lý do / There is a reason';
COMMENT ON CONSTRAINT waiver_expires ON waiver IS 'Miễn trừ phải có ngày hết hạn, không quá năm 2155 / A waiver has a last day, not after the year 2155';
COMMENT ON CONSTRAINT waiver_no_overlap ON waiver IS 'Mỗi đối tượng chỉ có một miễn trừ của một quy tắc tại một thời điểm / One waiver a rule, subject and time';

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
    first_run_id bigint NOT NULL,
    waiver_id bigint CONSTRAINT finding_waiver_fkey REFERENCES waiver,
    CONSTRAINT finding_unique UNIQUE (run_id, rule_code, subject, subject_code),
    CONSTRAINT finding_subject_known CHECK (subject IN ('project', 'plan_item', 'plan', 'network')),
    CONSTRAINT finding_status_known CHECK (status IN ('fail', 'not_evaluable')),
    CONSTRAINT finding_severity_known CHECK (severity IN ('critical', 'error', 'warning', 'advisory')),
    CONSTRAINT finding_dates_in_range CHECK (least(act_by, first_seen) >= '1900-01-01' AND greatest(act_by, first_seen) <= '2155-12-31'),
    CONSTRAINT finding_first_run_before CHECK (first_run_id <= run_id),
    CONSTRAINT finding_action_known CHECK (action IN ('stop', 'adjust', 'supplement', 'extend', 'review'))
);
CREATE INDEX finding_subject_idx ON finding (subject, subject_code);
CREATE INDEX finding_waiver_idx ON finding (waiver_id) WHERE waiver_id IS NOT NULL;
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
COMMENT ON COLUMN finding.first_seen IS 'Ngày phát hiện lần đầu, từ đó lần kiểm tra nào cũng thấy / Day it was first found, and by every run since';
COMMENT ON COLUMN finding.first_run_id IS 'Lần kiểm tra phát hiện lần đầu / Run that first found it';
COMMENT ON COLUMN finding.waiver_id IS 'Miễn trừ đang có hiệu lực / Waiver that holds';
COMMENT ON CONSTRAINT finding_first_run_before ON finding IS 'Lần phát hiện đầu không sau lần kiểm tra này / The first run is not after this one';
COMMENT ON CONSTRAINT finding_unique ON finding IS 'Mỗi quy tắc có một phát hiện cho một đối tượng trong một lần kiểm tra / One finding a rule and subject in a run';
COMMENT ON CONSTRAINT finding_status_known ON finding IS 'Tình trạng là fail hoặc not_evaluable / The status is fail or not_evaluable';
COMMENT ON CONSTRAINT finding_severity_known ON finding IS 'Mức độ phải thuộc danh sách / The severity is one of the list';
COMMENT ON CONSTRAINT finding_action_known ON finding IS 'Việc cần làm phải thuộc danh sách / The action is one of the list';

-- ---- guards -----------------------------------------------------------------

-- One run after the other: each knows the findings of the one before.
CREATE TRIGGER check_run_take_turns BEFORE INSERT ON check_run
    FOR EACH STATEMENT EXECUTE FUNCTION take_turns('check_run');

-- Runs may be numbered from 1 again after a TRUNCATE. That of several tables is
-- under way while this runs, and allows no other.
CREATE FUNCTION forget_facts() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    EXECUTE format('DELETE FROM %I.check_fact', TG_TABLE_SCHEMA);
    RETURN NULL;
END $$;
COMMENT ON FUNCTION forget_facts() IS 'Xóa dữ kiện đã kiểm tra khi TRUNCATE check_run / Empties check_fact when check_run is truncated';
CREATE TRIGGER check_run_forget_facts AFTER TRUNCATE ON check_run
    FOR EACH STATEMENT EXECUTE FUNCTION forget_facts();

-- What can be a rule is for the extension to say; while it is not installed,
-- rows come in unseen. A rule of one's own is a view.
CREATE FUNCTION check_rule_known() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    is_known boolean;
BEGIN
    IF to_regprocedure('khuyencong.rules()') IS NULL
       OR starts_with(NEW.rule_code, 'rule_') AND NEW.rule_code <> 'rule_catalogue'
          AND EXISTS (SELECT FROM pg_class WHERE oid = to_regclass(format('%I.%I', TG_TABLE_SCHEMA, NEW.rule_code)) AND relkind IN ('v', 'm')) THEN
        RETURN NEW;
    END IF;
    EXECUTE 'SELECT EXISTS (SELECT FROM khuyencong.rules() WHERE code = $1 AND subject = $2)' INTO is_known USING NEW.rule_code, NEW.subject;
    IF NOT is_known THEN
        RAISE EXCEPTION 'no rule "%" for the subject "%"', NEW.rule_code, NEW.subject USING
            ERRCODE = 'check_violation',
            SCHEMA = TG_TABLE_SCHEMA, TABLE = TG_TABLE_NAME, COLUMN = 'rule_code', CONSTRAINT = TG_NAME,
            HINT = format('The view %I.rule_catalogue lists the rules, with their subjects.', TG_TABLE_SCHEMA);
    END IF;
    RETURN NEW;
END $$;
COMMENT ON FUNCTION check_rule_known() IS 'Từ chối quy tắc không có trong danh mục / Refuses a rule that is none';
CREATE TRIGGER waiver_rule_known BEFORE INSERT OR UPDATE OF rule_code, subject ON waiver
    FOR EACH ROW WHEN (NEW.subject IN ('project', 'plan_item', 'plan', 'network')) EXECUTE FUNCTION check_rule_known();

CREATE TRIGGER waiver_subject_project_known BEFORE INSERT OR UPDATE OF subject, subject_code ON waiver
    FOR EACH ROW WHEN (NEW.subject = 'project') EXECUTE FUNCTION check_listed('subject_code', 'project', 'code');
CREATE TRIGGER waiver_subject_plan_item_known BEFORE INSERT OR UPDATE OF subject, subject_code ON waiver
    FOR EACH ROW WHEN (NEW.subject = 'plan_item') EXECUTE FUNCTION check_listed('subject_code', 'plan_item', 'code');
CREATE TRIGGER waiver_subject_plan_known BEFORE INSERT OR UPDATE OF subject, subject_code ON waiver
    FOR EACH ROW WHEN (NEW.subject = 'plan') EXECUTE FUNCTION check_listed('subject_code', 'plan', 'code');

-- A code that is corrected is corrected in its waivers, which no foreign key leads
-- to. With the rights of who corrects it: those of the owner would be there for
-- every trigger on waiver.
CREATE FUNCTION waiver_follow_code() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    EXECUTE format('UPDATE %I.waiver SET subject_code = $3 WHERE subject = $1 AND subject_code = $2', TG_TABLE_SCHEMA) USING TG_TABLE_NAME, OLD.code, NEW.code;
    RETURN NULL;
END $$;
COMMENT ON FUNCTION waiver_follow_code() IS 'Sửa mã đối tượng trong các miễn trừ khi mã được sửa / Corrects the code of a subject in its waivers';
CREATE TRIGGER project_waiver_follow_code AFTER UPDATE OF code ON project
    FOR EACH ROW WHEN (OLD.code <> NEW.code) EXECUTE FUNCTION waiver_follow_code();
CREATE TRIGGER plan_item_waiver_follow_code AFTER UPDATE OF code ON plan_item
    FOR EACH ROW WHEN (OLD.code <> NEW.code) EXECUTE FUNCTION waiver_follow_code();
CREATE TRIGGER plan_waiver_follow_code AFTER UPDATE OF code ON plan
    FOR EACH ROW WHEN (OLD.code <> NEW.code) EXECUTE FUNCTION waiver_follow_code();

-- What is waived is not deleted before its waivers, which another row with its code
-- would inherit.
CREATE FUNCTION check_not_waived() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    waived text;
BEGIN
    EXECUTE format('SELECT min(rule_code) FROM %I.waiver WHERE subject = $1 AND subject_code = $2', TG_TABLE_SCHEMA) INTO waived USING TG_TABLE_NAME, OLD.code;
    IF waived IS NOT NULL THEN
        RAISE EXCEPTION 'the % "%" has a waiver', replace(TG_TABLE_NAME, '_', ' '), OLD.code USING
            ERRCODE = 'foreign_key_violation',
            SCHEMA = TG_TABLE_SCHEMA, TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME,
            DETAIL = format('It is waived for the rule "%s".', waived),
            HINT = 'Delete its rows of the table "waiver" first; where runs have used one, keep what it is about.';
    END IF;
    RETURN OLD;
END $$;
COMMENT ON FUNCTION check_not_waived() IS 'Từ chối xóa đối tượng đang có miễn trừ / Refuses to delete what has a waiver';
CREATE TRIGGER project_not_waived BEFORE DELETE ON project FOR EACH ROW EXECUTE FUNCTION check_not_waived();
CREATE TRIGGER plan_item_not_waived BEFORE DELETE ON plan_item FOR EACH ROW EXECUTE FUNCTION check_not_waived();
CREATE TRIGGER plan_not_waived BEFORE DELETE ON plan FOR EACH ROW EXECUTE FUNCTION check_not_waived();

-- A value is tried out on the functions that will get it.
CREATE FUNCTION check_rule_parameter() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    place CONSTANT text := format('rule "%s", parameter "%s"', NEW.rule_code, NEW.parameter);
    rule record;
    value jsonb;
    why text;
    what_to_do text;
BEGIN
    IF to_regprocedure('khuyencong.rules()') IS NULL THEN
        RETURN NEW;
    END IF;
    EXECUTE $query$
        SELECT min(subject) AS subject,
               bool_or(parameters::jsonb ? $2) AS has_parameter,
               bool_or(parameters::jsonb ? $2 AND ($3 = 'any' OR budget_source IS NULL OR budget_source = $3)) AS has_budget,
               (SELECT string_agg(DISTINCT name, ', ') FROM khuyencong.rules() AS r, jsonb_object_keys(r.parameters::jsonb) AS name WHERE r.code = $1) AS names
        FROM khuyencong.rules() WHERE code = $1
    $query$ INTO rule USING NEW.rule_code, NEW.parameter, NEW.budget_source;
    IF NEW.rule_code = 'any' AND NEW.parameter = 'local_authority' THEN
        rule.subject := 'project';
    ELSIF rule.subject IS NULL THEN
        why := format('There is no rule "%s".', NEW.rule_code);
        what_to_do := 'khuyencong.rules() lists the rules; local_authority, which is of all, has the rule_code any.';
    ELSIF rule.has_parameter IS NOT TRUE THEN
        why := format('The rule has no parameter "%s".', NEW.parameter);
        what_to_do := coalesce('Its parameters are: ' || rule.names || '.', 'It has none.');
    ELSIF NOT rule.has_budget THEN
        why := format('The rule does not have it for the budget "%s".', NEW.budget_source);
        what_to_do := 'khuyencong.rules() lists the parameters by budget_source.';
    END IF;
    IF why IS NULL THEN
        BEGIN
            value := CASE WHEN NEW.parameter = 'local_authority' THEN to_jsonb(NEW.value) ELSE to_jsonb(NEW.value::numeric) END;
            BEGIN
                EXECUTE format('SELECT count(*) FROM khuyencong.%I(parameters => $1)', 'check_' || rule.subject)
                    USING jsonb_build_object(NEW.parameter, value);
            EXCEPTION WHEN numeric_value_out_of_range THEN
                NULL; -- too high for the default of another: rule_parameter_levels looks at those that hold
            END;
        EXCEPTION WHEN data_exception THEN
            GET STACKED DIAGNOSTICS why = MESSAGE_TEXT, what_to_do = PG_EXCEPTION_HINT;
            why := format('The value is "%s": %s.', NEW.value, why);
            what_to_do := coalesce(nullif(what_to_do, ''), 'Write digits, with a point before decimals: 0.15 for 15 %.');
        END;
    END IF;
    IF why IS NOT NULL THEN
        RAISE EXCEPTION 'refused: %', place USING
            ERRCODE = 'check_violation',
            SCHEMA = TG_TABLE_SCHEMA, TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME,
            DETAIL = why, HINT = what_to_do;
    END IF;
    RETURN NEW;
END $$;
COMMENT ON FUNCTION check_rule_parameter() IS 'Từ chối tham số không có hoặc giá trị sai đơn vị / Refuses a parameter that is none, or a value that is not of its unit';
CREATE TRIGGER rule_parameter_known BEFORE INSERT OR UPDATE OF rule_code, parameter, budget_source, value ON rule_parameter
    FOR EACH ROW WHEN (NEW.budget_source IN ('any', 'national', 'local') AND btrim(NEW.value) <> '') EXECUTE FUNCTION check_rule_parameter();

-- Parameters that hold on the same day must go together, after a statement that
-- may have changed several; one that is taken back leaves its default.
CREATE FUNCTION check_parameter_levels() RETURNS trigger
    LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    held record;
    why text;
    detail text;
BEGIN
    IF to_regprocedure('khuyencong.rules()') IS NULL OR to_regprocedure(format('%I.project_parameters()', TG_TABLE_SCHEMA)) IS NULL THEN
        RETURN NULL;
    END IF;
    FOR held IN EXECUTE format('SELECT * FROM %I.project_parameters() WHERE event = ''as_of''', TG_TABLE_SCHEMA) LOOP
        BEGIN
            PERFORM FROM khuyencong.check_project(parameters => held.parameters);
        EXCEPTION WHEN numeric_value_out_of_range THEN
            GET STACKED DIAGNOSTICS why = MESSAGE_TEXT, detail = PG_EXCEPTION_DETAIL;
            RAISE EXCEPTION 'refused: %', why USING
                ERRCODE = 'check_violation',
                SCHEMA = TG_TABLE_SCHEMA, TABLE = TG_TABLE_NAME, CONSTRAINT = TG_NAME,
                DETAIL = format('%s That would hold %s, for the %s budget.', detail, held.valid, held.budget_source),
                HINT = 'Change both in one statement, with the same validity; where one has no row its default holds, which khuyencong.rules() lists.';
        END;
    END LOOP;
    RETURN NULL;
END $$;
COMMENT ON FUNCTION check_parameter_levels() IS 'Từ chối mức cảnh báo cao hơn mức vi phạm / Refuses a level of a warning above that of a breach';
CREATE TRIGGER rule_parameter_take_turns BEFORE INSERT OR UPDATE OR DELETE ON rule_parameter
    FOR EACH STATEMENT EXECUTE FUNCTION take_turns('rule_parameter');
CREATE TRIGGER rule_parameter_levels AFTER INSERT OR UPDATE OR DELETE ON rule_parameter
    FOR EACH STATEMENT EXECUTE FUNCTION check_parameter_levels();
