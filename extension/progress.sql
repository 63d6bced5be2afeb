-- ---------------------------------------------------------------------------
-- progress: what was planned, done and paid; delay; time in a status
-- ---------------------------------------------------------------------------

-- Indices of figures. A reason is asked for where figures are missing, so those
-- functions are not strict.

CREATE FUNCTION spi(planned numeric, earned numeric) RETURNS numeric
    AS 'MODULE_PATHNAME', 'spi'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION spi(numeric, numeric) IS
    'Schedule performance index: earned value for each unit of planned value; NULL if nothing is planned yet';

CREATE FUNCTION spi_reason(planned numeric, earned numeric DEFAULT NULL) RETURNS text
    AS 'MODULE_PATHNAME', 'spi_reason'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION spi_reason(numeric, numeric) IS
    'Why spi() of the same is NULL: no_baseline, no_known_earned, negative_planned, negative_earned, not_started, unplanned_progress; NULL where it is not';

CREATE FUNCTION cpi(earned numeric, spent numeric) RETURNS numeric
    AS 'MODULE_PATHNAME', 'cpi'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION cpi(numeric, numeric) IS
    'Cost performance index: earned value for each unit spent; NULL if nothing is spent yet';

CREATE FUNCTION cpi_reason(earned numeric, spent numeric DEFAULT NULL) RETURNS text
    AS 'MODULE_PATHNAME', 'cpi_reason'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION cpi_reason(numeric, numeric) IS
    'Why cpi() of the same is NULL: no_known_earned, no_known_spent, negative_earned, negative_spent, no_cost, cost_missing; NULL where it is not';

CREATE FUNCTION estimate_at_completion(budget numeric, planned numeric, earned numeric, spent numeric, method text, cost_weight numeric DEFAULT 0.8) RETURNS numeric
    AS 'MODULE_PATHNAME', 'estimate_at_completion'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION estimate_at_completion(numeric, numeric, numeric, numeric, text, numeric) IS
    'What all of a project will have cost, by the method typical, atypical, combined or weighted; NULL if an index that the method needs is';

CREATE FUNCTION estimate_at_completion_reason(budget numeric, planned numeric, earned numeric, spent numeric, method text DEFAULT NULL) RETURNS text
    AS 'MODULE_PATHNAME', 'estimate_at_completion_reason'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION estimate_at_completion_reason(numeric, numeric, numeric, numeric, text) IS
    'Why estimate_at_completion() of the same is NULL: no_known_budget, negative_budget, no_method, nothing_earned or a reason of cpi() and spi(); NULL where it is not';

CREATE FUNCTION to_complete_index(budget numeric, earned numeric, spent numeric) RETURNS numeric
    AS 'MODULE_PATHNAME', 'to_complete_index'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION to_complete_index(numeric, numeric, numeric) IS
    'To-complete performance index: work left for each unit of budget left; 0 when all is done, NULL if work is left but no budget';

CREATE FUNCTION to_complete_index_reason(budget numeric, earned numeric, spent numeric DEFAULT NULL) RETURNS text
    AS 'MODULE_PATHNAME', 'to_complete_index_reason'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION to_complete_index_reason(numeric, numeric, numeric) IS
    'Why to_complete_index() of the same is NULL: budget_exhausted, or what is unknown or negative; NULL where it is not';

CREATE FUNCTION disbursement(paid numeric, scheduled numeric) RETURNS numeric
    AS 'MODULE_PATHNAME', 'disbursement'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION disbursement(numeric, numeric) IS
    'Share of what was due by the schedule that has been paid, as a fraction; NULL if nothing is due yet';

CREATE FUNCTION disbursement_reason(paid numeric, scheduled numeric DEFAULT NULL) RETURNS text
    AS 'MODULE_PATHNAME', 'disbursement_reason'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION disbursement_reason(numeric, numeric) IS
    'Why disbursement() of the same is NULL: no_known_paid, no_schedule, nothing_due; NULL where it is not';

CREATE FUNCTION planned_to_date(budget numeric, starts_on date, ends_on date, as_of date) RETURNS numeric
    AS 'MODULE_PATHNAME', 'planned_to_date'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION planned_to_date(numeric, date, date, date) IS
    'Part of the budget that a steady pace from the first to the last day has come to; NULL if the end is not after the start';

CREATE FUNCTION earned_schedule(planned numeric[], earned numeric) RETURNS numeric
    AS 'MODULE_PATHNAME', 'earned_schedule'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION earned_schedule(numeric[], numeric) IS
    'Period by which the plan had come to the earned value, parts of a period included; NULL if nothing is planned';

CREATE FUNCTION earned_schedule_reason(planned numeric[], earned numeric DEFAULT NULL) RETURNS text
    AS 'MODULE_PATHNAME', 'earned_schedule_reason'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION earned_schedule_reason(numeric[], numeric) IS
    'Why earned_schedule() of the same is NULL: no_baseline, planned_missing, no_known_earned, negative_earned; NULL where it is not';

-- Delay and growth

CREATE FUNCTION finish_slip(baseline_end date, finished_on date) RETURNS integer
    AS 'MODULE_PATHNAME', 'finish_slip'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION finish_slip(date, date) IS
    'Days from the end of a baseline to the day a project finished, negative if that was early';

CREATE FUNCTION expected_slip(baseline_end date, forecast_end date, as_of date) RETURNS integer
    AS 'MODULE_PATHNAME', 'expected_slip'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION expected_slip(date, date, date) IS
    'Days from the end of a baseline to the forecast end of an unfinished project, or to as_of if that is later; never negative';

CREATE FUNCTION extension_ratio(starts_on date, original_ends_on date, ends_on date) RETURNS numeric
    AS 'MODULE_PATHNAME', 'extension_ratio'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION extension_ratio(date, date, date) IS
    'Days that the end has moved for each day of the original duration; NULL if that is not positive';

CREATE FUNCTION extension_count(ends_on date[]) RETURNS integer
    AS 'MODULE_PATHNAME', 'extension_count'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION extension_count(date[]) IS
    'Number of approved ends, in the order of approval, that are later than the one before';

CREATE FUNCTION growth_breach(original numeric, approved numeric, current numeric, original_limit numeric DEFAULT 0.30, approved_limit numeric DEFAULT 0.15) RETURNS text
    AS 'MODULE_PATHNAME', 'growth_breach'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION growth_breach(numeric, numeric, numeric, numeric, numeric) IS
    'Baselines over which an amount has grown by their limit or more: none, approved, original or both; NULL if a baseline is not positive';

CREATE FUNCTION overdue_days(due date, as_of date) RETURNS integer
    AS 'MODULE_PATHNAME', 'overdue_days'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION overdue_days(date, date) IS
    'Days since a due date; 0 on that day and before';

CREATE FUNCTION overdue_bucket(due date, as_of date, limits integer[] DEFAULT '{30,60}') RETURNS text
    AS 'MODULE_PATHNAME', 'overdue_bucket'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION overdue_bucket(date, date, integer[]) IS
    'Bucket of the days overdue: not_overdue, 1-30, 31-60, 61+, or as the last days of other buckets say';

-- Reports over time

%type progress_summary
COMMENT ON TYPE progress_summary IS
    'Cumulative planned, earned and spent values by date of report; made by summarize_progress()';

CREATE FUNCTION progress_summary_add(progress_summary, progress_summary) RETURNS progress_summary
    AS 'MODULE_PATHNAME', 'progress_summary_add'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION progress_summary_add(progress_summary, progress_summary) IS
    'Implements the operator +';

CREATE OPERATOR + (
    LEFTARG = progress_summary, RIGHTARG = progress_summary, FUNCTION = progress_summary_add,
    COMMUTATOR = +
);
COMMENT ON OPERATOR + (progress_summary, progress_summary) IS
    'Summary of the reports of both';

CREATE FUNCTION missing_count(progress_summary) RETURNS bigint
    AS 'MODULE_PATHNAME', 'missing_count_progress_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION missing_count(progress_summary) IS
    'Number of rows without a date or without any value';

CREATE FUNCTION report_count(progress_summary, as_of date DEFAULT 'infinity') RETURNS bigint
    AS 'MODULE_PATHNAME', 'report_count_progress_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION report_count(progress_summary, date) IS
    'Number of reports up to a date: dates on which an earned or a spent value is known';

CREATE FUNCTION latest_report(progress_summary, as_of date DEFAULT 'infinity') RETURNS date
    AS 'MODULE_PATHNAME', 'latest_report_progress_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION latest_report(progress_summary, date) IS
    'Date of the latest report up to a date; NULL if there is none';

CREATE FUNCTION latest_planned(progress_summary, as_of date DEFAULT 'infinity') RETURNS numeric
    AS 'MODULE_PATHNAME', 'latest_planned_progress_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION latest_planned(progress_summary, date) IS
    'Planned value of the latest report up to a date; NULL if that has none';

CREATE FUNCTION latest_earned(progress_summary, as_of date DEFAULT 'infinity') RETURNS numeric
    AS 'MODULE_PATHNAME', 'latest_earned_progress_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION latest_earned(progress_summary, date) IS
    'Earned value of the latest report up to a date; NULL if that has none';

CREATE FUNCTION latest_spent(progress_summary, as_of date DEFAULT 'infinity') RETURNS numeric
    AS 'MODULE_PATHNAME', 'latest_spent_progress_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION latest_spent(progress_summary, date) IS
    'Spent value of the latest report up to a date; NULL if that has none';

CREATE FUNCTION budget_at_completion(progress_summary) RETURNS numeric
    AS 'MODULE_PATHNAME', 'budget_at_completion_progress_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION budget_at_completion(progress_summary) IS
    'Planned value of the last date that has one: all that is to be done; NULL if nothing is planned';

CREATE FUNCTION earned_periods(progress_summary, as_of date DEFAULT 'infinity') RETURNS numeric
    AS 'MODULE_PATHNAME', 'earned_periods_progress_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION earned_periods(progress_summary, date) IS
    'Earned schedule: period of the plan by which it had come to what is earned, parts of a period included; NULL if nothing is planned or no earned value known';

CREATE FUNCTION earned_periods_reason(progress_summary, as_of date DEFAULT 'infinity') RETURNS text
    AS 'MODULE_PATHNAME', 'earned_periods_reason_progress_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION earned_periods_reason(progress_summary, date) IS
    'Why earned_periods() of the same is NULL: no_rows, no_baseline, no_known_earned, negative_earned; NULL where it is not';

CREATE FUNCTION actual_periods(progress_summary, as_of date DEFAULT 'infinity') RETURNS numeric
    AS 'MODULE_PATHNAME', 'actual_periods_progress_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION actual_periods(progress_summary, date) IS
    'Actual time of the report that tells what is earned, in periods of the plan; of a finished project that of its finish; NULL if it is not known or not positive';

CREATE FUNCTION actual_periods_reason(progress_summary, as_of date DEFAULT 'infinity') RETURNS text
    AS 'MODULE_PATHNAME', 'actual_periods_reason_progress_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION actual_periods_reason(progress_summary, date) IS
    'Why actual_periods() of the same is NULL, as spi_time_reason()';

CREATE FUNCTION spi_time(progress_summary, as_of date DEFAULT 'infinity') RETURNS numeric
    AS 'MODULE_PATHNAME', 'spi_time_progress_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION spi_time(progress_summary, date) IS
    'SPI(t): earned_periods() over actual_periods(), which of a finished project are those of its finish; NULL if either is';

CREATE FUNCTION spi_time_reason(progress_summary, as_of date DEFAULT 'infinity') RETURNS text
    AS 'MODULE_PATHNAME', 'spi_time_reason_progress_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION spi_time_reason(progress_summary, date) IS
    'Why spi_time() of the same is NULL: no_rows, no_baseline, no_known_earned, negative_earned, no_calendar, not_started; NULL where it is not';

CREATE FUNCTION to_complete_schedule_index(progress_summary, as_of date DEFAULT 'infinity') RETURNS numeric
    AS 'MODULE_PATHNAME', 'to_complete_schedule_index_progress_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION to_complete_schedule_index(progress_summary, date) IS
    'TSPI: periods of work left for each period of time left; 0 when all is done, NULL if work is left but no time';

CREATE FUNCTION to_complete_schedule_index_reason(progress_summary, as_of date DEFAULT 'infinity') RETURNS text
    AS 'MODULE_PATHNAME', 'to_complete_schedule_index_reason_progress_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION to_complete_schedule_index_reason(progress_summary, date) IS
    'Why to_complete_schedule_index() of the same is NULL: past_end or a reason of spi_time(); NULL where it is not';

CREATE FUNCTION finished_on(progress_summary, as_of date DEFAULT 'infinity') RETURNS date
    AS 'MODULE_PATHNAME', 'finished_on_progress_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION finished_on(progress_summary, date) IS
    'Date of the report since which all that was planned is earned; NULL if the project is not finished';

CREATE FUNCTION forecast_end(progress_summary, planned_end date, as_of date DEFAULT 'infinity') RETURNS date
    AS 'MODULE_PATHNAME', 'forecast_end_progress_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION forecast_end(progress_summary, date, date) IS
    'Date by which the project ends if it goes on at its SPI(t); of a finished project the date it finished; NULL if nothing is earned yet';

CREATE FUNCTION forecast_end_reason(progress_summary, planned_end date, as_of date DEFAULT 'infinity') RETURNS text
    AS 'MODULE_PATHNAME', 'forecast_end_reason_progress_summary'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION forecast_end_reason(progress_summary, date, date) IS
    'Why forecast_end() of the same is NULL: nothing_earned, plan_incomplete, beyond_calendar or a reason of spi_time(); NULL where it is not';

-- The running state is internal: a hash table that grows with the reports.

CREATE FUNCTION summarize_progress_accum(internal, reported_on date, planned numeric, earned numeric, spent numeric) RETURNS internal
    AS 'MODULE_PATHNAME', 'summarize_progress_accum'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION summarize_progress_accum(internal, date, numeric, numeric, numeric) IS
    'Puts a row into a running state; transition of summarize_progress()';

CREATE FUNCTION progress_summary_merge_accum(internal, progress_summary) RETURNS internal
    AS 'MODULE_PATHNAME', 'progress_summary_merge_accum'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION progress_summary_merge_accum(internal, progress_summary) IS
    'Puts a summary into a running state; transition of merge()';

CREATE FUNCTION progress_summary_final(internal) RETURNS progress_summary
    AS 'MODULE_PATHNAME', 'progress_summary_final'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION progress_summary_final(internal) IS
    'The summary that a running state has come to';

CREATE FUNCTION progress_summary_combine(internal, internal) RETURNS internal
    AS 'MODULE_PATHNAME', 'progress_summary_combine'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION progress_summary_combine(internal, internal) IS
    'Combines the running states of partial aggregates';

CREATE FUNCTION progress_summary_serialize(internal) RETURNS bytea
    AS 'MODULE_PATHNAME', 'progress_summary_final'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION progress_summary_serialize(internal) IS
    'Writes a running state for the leader of a parallel plan';

CREATE FUNCTION progress_summary_deserialize(bytea, internal) RETURNS internal
    AS 'MODULE_PATHNAME', 'progress_summary_deserialize'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION progress_summary_deserialize(bytea, internal) IS
    'Reads what a parallel worker has written';

CREATE AGGREGATE summarize_progress(reported_on date, planned numeric, earned numeric, spent numeric) (
    SFUNC = summarize_progress_accum,
    STYPE = internal,
    SSPACE = 2048,
    FINALFUNC = progress_summary_final,
    COMBINEFUNC = progress_summary_combine,
    SERIALFUNC = progress_summary_serialize,
    DESERIALFUNC = progress_summary_deserialize,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE summarize_progress(date, numeric, numeric, numeric) IS
    'Summary of reports of cumulative values, to be read by accessors, stored and merged';

CREATE AGGREGATE merge(progress_summary) (
    SFUNC = progress_summary_merge_accum,
    STYPE = internal,
    SSPACE = 2048,
    FINALFUNC = progress_summary_final,
    COMBINEFUNC = progress_summary_combine,
    SERIALFUNC = progress_summary_serialize,
    DESERIALFUNC = progress_summary_deserialize,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE merge(progress_summary) IS
    'Summary of the reports of all summaries; NULL ones are skipped, none at all gives the empty one';

-- Statuses over time

%type status_history
COMMENT ON TYPE status_history IS
    'Changes of status by instant; made by summarize_status()';

CREATE FUNCTION status_history_add(status_history, status_history) RETURNS status_history
    AS 'MODULE_PATHNAME', 'status_history_add'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION status_history_add(status_history, status_history) IS
    'Implements the operator +';

CREATE OPERATOR + (
    LEFTARG = status_history, RIGHTARG = status_history, FUNCTION = status_history_add,
    COMMUTATOR = +
);
COMMENT ON OPERATOR + (status_history, status_history) IS
    'History of the changes of both';

CREATE FUNCTION change_count(status_history) RETURNS bigint
    AS 'MODULE_PATHNAME', 'change_count_status_history'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION change_count(status_history) IS
    'Number of instants at which a status began';

CREATE FUNCTION missing_count(status_history) RETURNS bigint
    AS 'MODULE_PATHNAME', 'missing_count_status_history'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION missing_count(status_history) IS
    'Number of rows without an instant';

CREATE FUNCTION status_at(status_history, at timestamptz) RETURNS text
    AS 'MODULE_PATHNAME', 'status_at_status_history'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION status_at(status_history, timestamptz) IS
    'Status in force at an instant; NULL before the first change and while it is unknown';

CREATE FUNCTION time_in_status(status_history, status text, as_of timestamptz) RETURNS interval
    AS 'MODULE_PATHNAME', 'time_in_status_status_history'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION time_in_status(status_history, text, timestamptz) IS
    'Time spent in a status up to an instant, in days of 24 hours; the status in force runs to that instant, later changes do not count';

CREATE FUNCTION time_in_status_reason(status_history, status text, as_of timestamptz) RETURNS text
    AS 'MODULE_PATHNAME', 'time_in_status_reason_status_history'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION time_in_status_reason(status_history, text, timestamptz) IS
    'Why time_in_status() of the same says nothing though it is 0: no_history; NULL where there is one';

CREATE FUNCTION status_periods(status_history, as_of timestamptz) RETURNS TABLE (status text, starts_at timestamptz, ends_at timestamptz, duration interval)
    AS 'MODULE_PATHNAME', 'status_periods_status_history'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE ROWS 10;
COMMENT ON FUNCTION status_periods(status_history, timestamptz) IS
    'Periods between changes up to an instant, in order; the status is NULL while it is unknown';

-- The running state is internal: a hash table that grows with the changes.

CREATE FUNCTION summarize_status_accum(internal, at timestamptz, status text) RETURNS internal
    AS 'MODULE_PATHNAME', 'summarize_status_accum'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION summarize_status_accum(internal, timestamptz, text) IS
    'Puts a row into a running state; transition of summarize_status()';

CREATE FUNCTION status_history_merge_accum(internal, status_history) RETURNS internal
    AS 'MODULE_PATHNAME', 'status_history_merge_accum'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION status_history_merge_accum(internal, status_history) IS
    'Puts a history into a running state; transition of merge()';

CREATE FUNCTION status_history_final(internal) RETURNS status_history
    AS 'MODULE_PATHNAME', 'status_history_final'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION status_history_final(internal) IS
    'The history that a running state has come to';

CREATE FUNCTION status_history_combine(internal, internal) RETURNS internal
    AS 'MODULE_PATHNAME', 'status_history_combine'
    LANGUAGE C IMMUTABLE PARALLEL SAFE;
COMMENT ON FUNCTION status_history_combine(internal, internal) IS
    'Combines the running states of partial aggregates';

CREATE FUNCTION status_history_serialize(internal) RETURNS bytea
    AS 'MODULE_PATHNAME', 'status_history_final'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION status_history_serialize(internal) IS
    'Writes a running state for the leader of a parallel plan';

CREATE FUNCTION status_history_deserialize(bytea, internal) RETURNS internal
    AS 'MODULE_PATHNAME', 'status_history_deserialize'
    LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION status_history_deserialize(bytea, internal) IS
    'Reads what a parallel worker has written';

CREATE AGGREGATE summarize_status(at timestamptz, status text) (
    SFUNC = summarize_status_accum,
    STYPE = internal,
    SSPACE = 2048,
    FINALFUNC = status_history_final,
    COMBINEFUNC = status_history_combine,
    SERIALFUNC = status_history_serialize,
    DESERIALFUNC = status_history_deserialize,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE summarize_status(timestamptz, text) IS
    'History of changes of status, to be read by accessors, stored and merged';

CREATE AGGREGATE merge(status_history) (
    SFUNC = status_history_merge_accum,
    STYPE = internal,
    SSPACE = 2048,
    FINALFUNC = status_history_final,
    COMBINEFUNC = status_history_combine,
    SERIALFUNC = status_history_serialize,
    DESERIALFUNC = status_history_deserialize,
    PARALLEL = SAFE
);
COMMENT ON AGGREGATE merge(status_history) IS
    'History of the changes of all histories; NULL ones are skipped, none at all gives the empty one';
