-- A report to schedule: the funding of the year up to a day, one row a day.
--     psql -v ON_ERROR_STOP=1 -d mydatabase -f examples/schedule/report.sql
-- Then one of the two schedules beside this file runs CALL report.run().
CREATE SCHEMA report;
COMMENT ON SCHEMA report IS 'Scheduled reports';

-- Stands for the table or view where your payments are.
CREATE TABLE report.payment (paid_on date NOT NULL, amount numeric, difficult boolean);
COMMENT ON TABLE report.payment IS 'One row a payment: day, amount in đồng, whether it went to an area in difficult conditions';

CREATE TABLE report.funding (
    report_date date PRIMARY KEY,
    summary khuyencong.funding_summary NOT NULL
);
COMMENT ON TABLE report.funding IS 'The payments of the year up to each day, as they were known when the report ran';

-- Idempotent: a second run for the same day rewrites its row only if payments changed in between.
-- The session's time zone and search_path do not matter.
CREATE PROCEDURE report.run(as_of date DEFAULT (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date - 1)
LANGUAGE sql
BEGIN ATOMIC
    INSERT INTO report.funding AS f (report_date, summary)
    SELECT as_of, khuyencong.summarize_funding(amount, difficult)
    FROM report.payment
    WHERE paid_on BETWEEN make_date(extract(year FROM as_of)::integer, 1, 1) AND as_of
    ON CONFLICT (report_date) DO UPDATE SET summary = excluded.summary
    WHERE f.summary OPERATOR(khuyencong.<>) excluded.summary;
END;
COMMENT ON PROCEDURE report.run(date) IS 'Stores the report of a day, by default of the day that ended last in Việt Nam';

CREATE VIEW report.funding_report AS
SELECT report_date,
       khuyencong.total(summary)::numeric(18, 0) AS total_vnd,
       khuyencong.group_total(summary)::numeric(18, 0) AS difficult_vnd,
       round(100 * khuyencong.funding_share(summary), 1)::numeric(5, 1) AS difficult_percent,
       khuyencong.funding_share_reason(summary) AS no_percent_because,
       khuyencong.missing_count(summary) AS amounts_missing
FROM report.funding;
COMMENT ON VIEW report.funding_report IS 'The stored reports in plain columns, for BI tools and files';
COMMENT ON COLUMN report.funding_report.report_date IS 'Ngày báo cáo; the day of the report';
COMMENT ON COLUMN report.funding_report.total_vnd IS 'Kinh phí từ đầu năm, đồng; money of the year so far, in đồng';
COMMENT ON COLUMN report.funding_report.difficult_vnd IS 'Trong đó cho địa bàn khó khăn, đồng; of it to areas in difficult conditions, in đồng';
COMMENT ON COLUMN report.funding_report.difficult_percent IS 'Tỷ trọng của địa bàn khó khăn, %; share of those areas, in percent';
COMMENT ON COLUMN report.funding_report.no_percent_because IS 'Lý do không có tỷ trọng; why there is no share';
COMMENT ON COLUMN report.funding_report.amounts_missing IS 'Số khoản chưa biết số tiền; payments without an amount';
