/*-------------------------------------------------------------------------
 *
 * progress.c
 *	  What was planned and what is done: earned schedule, forecasts.
 *
 * Time is counted in periods of the plan, not in days, as earned schedule does
 * it: so plans and reports of any rhythm compare.
 *
 * IDENTIFICATION
 *	  extension/progress.c
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "progress.h"
#include "rounding.h"
#include "progress_timeline.h"

/* ---------- earned schedule ---------- */

/* A quotient that is not divided yet; the divisor is positive. */
typedef struct Ratio
{
	Numeric		part;
	Numeric		whole;
} Ratio;

static Ratio
whole_ratio(int64 value)
{
	return (Ratio) {int64_to_numeric(value), int64_to_numeric(1)};
}

static Ratio
ratio_minus(Ratio a, Ratio b)
{
	return (Ratio)
	{
		MINUS(TIMES(a.part, b.whole), TIMES(b.part, a.whole)),
			TIMES(a.whole, b.whole)
	};
}

/* Negative, zero or positive as the ratio is. */
static int
ratio_sign(Ratio ratio)
{
	return DatumGetInt32(DirectFunctionCall2(numeric_cmp,
											 NumericGetDatum(ratio.part),
											 NumericGetDatum(int64_to_numeric(0))));
}

static Numeric
ratio_over(Ratio a, Ratio b)
{
	return OVER(TIMES(a.part, b.whole), TIMES(a.whole, b.part));
}

/* The quotient of positive values, rounded up; no division rounds before. */
static Numeric
quotient_up(Numeric part, Numeric whole)
{
	Ratio		whole_days = {NUMERIC_OP(numeric_div_trunc, part, whole), int64_to_numeric(1)};
	Ratio		rest = ratio_minus((Ratio) {part, whole}, whole_days);

	return ratio_sign(rest) > 0 ? PLUS(whole_days.part, whole_days.whole) : whole_days.part;
}

/*
 * A plan: what is to be done by the end of each period, cumulative.  Period 0
 * is the start, with nothing to be done.
 */
typedef struct Plan
{
	int			periods;
	Money	   *planned;
	int			first;			/* the first with a date, 0 or 1 */
	DateADT    *on;				/* NULL if there are none */
} Plan;

static void
check_plan(const Plan *plan)
{
	for (int i = 1; i <= plan->periods; i++)
		if (money_compare(plan->planned[i], plan->planned[i - 1]) < 0)
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("planned value must not decrease"),
					 errdetail("It goes from %s to %s %s.",
							   money_to_text(plan->planned[i - 1]),
							   money_to_text(plan->planned[i]),
							   plan->on ? psprintf("on %s", date_to_text(plan->on[i])) :
							   psprintf("in period %d", i)),
					 errhint("Planned values are cumulative: all that is to be done up to a date.")));
}

/* When had the plan come to what is earned?  False if never, and why. */
static bool
find_schedule(const Plan *plan, Money earned, int *period, Ratio *schedule,
			  const char **reason)
{
	Money		whole = plan->planned[plan->periods];
	Money		step;
	int			at = 0;

	*reason = "no_baseline";
	if (money_sign(whole) == 0)
		return false;
	*reason = "negative_earned";
	if (money_sign(earned) < 0)
		return false;
	/* done: the first period that plans all; else the last not beyond */
	if (money_compare(earned, whole) >= 0)
		while (money_compare(plan->planned[at], whole) < 0)
			at++;
	else if (money_sign(earned) > 0)
		while (money_compare(plan->planned[at + 1], earned) <= 0)
			at++;
	*period = at;
	*schedule = whole_ratio(at);
	if (money_compare(earned, plan->planned[at]) > 0 &&
		money_compare(earned, whole) < 0)
	{
		step = money_subtract(plan->planned[at + 1], plan->planned[at]);
		schedule->whole = money_numeric(step);
		schedule->part = PLUS(TIMES(int64_to_numeric(at), schedule->whole),
							  money_numeric(money_subtract(earned, plan->planned[at])));
	}
	return true;
}

/* Reads the planned values of an array; false if one is NULL. */
static bool
array_plan(ArrayType *array, Plan *plan)
{
	Numeric    *planned = array_amounts(array, "planned", &plan->periods, NULL);

	plan->planned = palloc0_array(Money, plan->periods + 1);
	plan->on = NULL;
	for (int i = 0; i < plan->periods; i++)
	{
		if (planned[i] == NULL)
			return false;
		plan->planned[i + 1] = money_from_numeric(planned[i]);
	}
	check_plan(plan);
	return true;
}

/* earned_schedule(planned, earned) */
static bool
array_schedule(FunctionCallInfo fcinfo, Ratio *schedule, const char **reason)
{
	Plan		plan;
	Money		value;
	int			period;

	*reason = "no_baseline";
	if (PG_ARGISNULL(0))
		return false;
	*reason = "no_known_earned";
	if (PG_ARGISNULL(1))
		return false;
	value = PG_GETARG_MONEY(1);
	*reason = "planned_missing";
	return array_plan(PG_GETARG_ARRAYTYPE_P(0), &plan) &&
		find_schedule(&plan, value, &period, schedule, reason);
}

KC_FUNCTION(earned_schedule);
Datum
earned_schedule(PG_FUNCTION_ARGS)
{
	Ratio		schedule;
	const char *reason;

	if (!array_schedule(fcinfo, &schedule, &reason))
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(OVER(schedule.part, schedule.whole));
}

KC_FUNCTION(earned_schedule_reason);
Datum
earned_schedule_reason(PG_FUNCTION_ARGS)
{
	Ratio		schedule;
	const char *reason;

	return reason_text(fcinfo, array_schedule(fcinfo, &schedule, &reason) ? NULL : reason);
}

/* ---------- what a summary says as it is ---------- */

/* Does it say how far the project is?  What it does not is part of the plan. */
static bool
is_report(const Report *report)
{
	return knows(report, EARNED) || knows(report, SPENT);
}

/* The summary argument, with the reports up to the date that follows it. */
static Progress
known_by(FunctionCallInfo fcinfo, int as_of)
{
	Progress	progress = PG_GETARG_PROGRESS(0);

	while (progress.count > 0 &&
		   progress.report[progress.count - 1].on > PG_GETARG_DATEADT(as_of))
		progress.count--;
	return progress;
}

static const Report *
last_report(const Progress *progress)
{
	for (int i = progress->count - 1; i >= 0; i--)
		if (is_report(&progress->report[i]))
			return &progress->report[i];
	return NULL;
}

KC_FUNCTION_AS(missing_count_progress_summary,
			   Int64GetDatum(PG_GETARG_PROGRESS(0).missing));

KC_FUNCTION(report_count_progress_summary);
Datum
report_count_progress_summary(PG_FUNCTION_ARGS)
{
	Progress	progress = known_by(fcinfo, 1);
	int64		count = 0;

	for (int i = 0; i < progress.count; i++)
		count += is_report(&progress.report[i]);
	PG_RETURN_INT64(count);
}

KC_FUNCTION(latest_report_progress_summary);
Datum
latest_report_progress_summary(PG_FUNCTION_ARGS)
{
	Progress	progress = known_by(fcinfo, 1);
	const Report *report = last_report(&progress);

	if (report == NULL)
		PG_RETURN_NULL();
	PG_RETURN_DATEADT(report->on);
}

static Datum
latest_figure(FunctionCallInfo fcinfo, int figure)
{
	Progress	progress = known_by(fcinfo, 1);
	const Report *report = last_report(&progress);

	if (report == NULL || !knows(report, figure))
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(money_numeric(report->figure[figure]));
}

KC_FUNCTION_AS(latest_planned_progress_summary, latest_figure(fcinfo, PLANNED));
KC_FUNCTION_AS(latest_earned_progress_summary, latest_figure(fcinfo, EARNED));
KC_FUNCTION_AS(latest_spent_progress_summary, latest_figure(fcinfo, SPENT));

/* ---------- time of a summary ---------- */

/* The plan that the reports tell, with dates; false if none does. */
static bool
summary_plan(const Progress *progress, Plan *plan)
{
	plan->periods = 0;
	plan->planned = palloc0_array(Money, progress->count + 1);
	plan->on = palloc0_array(DateADT, progress->count + 1);
	plan->first = 1;
	for (int i = 0; i < progress->count; i++)
	{
		const Report *report = &progress->report[i];

		if (!knows(report, PLANNED))
			continue;
		/* a plan that starts with nothing to be done tells its start */
		if (plan->periods == 0 && plan->first == 1 &&
			money_sign(report->figure[PLANNED]) == 0)
			plan->first = 0;
		else
			plan->periods++;
		plan->planned[plan->periods] = report->figure[PLANNED];
		plan->on[plan->periods] = report->on;
	}
	check_plan(plan);
	return plan->periods > 0;
}

/*
 * The stretch of the calendar that starts at the end of a period.  Before the
 * first date and after the last one it goes on with periods of average length.
 */
typedef struct Stretch
{
	int			anchor;			/* a period that has a date */
	int			periods;
	int64		days;			/* 0 if the plan has a single date */
} Stretch;

static Stretch
stretch_after(const Plan *plan, int period)
{
	Stretch		stretch = {.anchor = period, .periods = 1};

	if (period >= plan->first && period < plan->periods)
		stretch.days = plan->on[period + 1] - plan->on[period];
	else
	{
		stretch.anchor = period < plan->first ? plan->first : plan->periods;
		stretch.periods = Max(plan->periods - plan->first, 1);
		stretch.days = plan->on[plan->periods] - plan->on[plan->first];
	}
	return stretch;
}

/* The time that a date has in the plan, in periods; false if none. */
static bool
time_of_date(const Plan *plan, int64 date, Ratio *time)
{
	int			period = plan->first - 1;
	Stretch		stretch;

	while (period < plan->periods && plan->on[period + 1] <= date)
		period++;
	stretch = stretch_after(plan, period);
	date -= plan->on[stretch.anchor];
	*time = whole_ratio(stretch.anchor);
	if (date == 0)
		return true;
	time->part = int64_to_numeric(stretch.anchor * stretch.days + date * stretch.periods);
	time->whole = int64_to_numeric(stretch.days);
	return stretch.days > 0;
}

/* The date, as days, of a time within the given period; false if none. */
static bool
date_of_time(const Plan *plan, int period, Ratio time, Ratio *date)
{
	Stretch		stretch = stretch_after(plan, period);
	Ratio		after = ratio_minus(time, whole_ratio(stretch.anchor));
	Numeric		whole = TIMES(after.whole, int64_to_numeric(stretch.periods));

	date->part = PLUS(TIMES(int64_to_numeric(plan->on[stretch.anchor]), whole),
					  TIMES(after.part, int64_to_numeric(stretch.days)));
	date->whole = whole;
	return stretch.days > 0 || ratio_sign(after) == 0;
}

/* How far a project has come, by one of its reports. */
typedef struct Standing
{
	Plan		plan;
	const Report *report;		/* the one that tells */
	bool		finished;		/* with that report */
	int			period;			/* the last whole one of ... */
	Ratio		schedule;		/* the earned schedule */
} Standing;

/*
 * The report that tells how far the project is: the last with an earned
 * value; of a finished project the first since which all is earned.
 */
static const Report *
telling_report(const Progress *progress, Money whole, bool *finished)
{
	const Report *telling = NULL;

	*finished = false;
	for (int i = progress->count - 1; i >= 0; i--)
	{
		const Report *report = &progress->report[i];
		bool		is_all;

		if (!knows(report, EARNED))
			continue;
		is_all = money_compare(report->figure[EARNED], whole) >= 0;
		if (telling && !is_all)
			break;
		telling = report;
		*finished = is_all;
		if (!is_all)
			break;
	}
	return telling;
}

/* Where a project stands as of a date; false if that cannot be said, and why. */
static bool
find_standing(FunctionCallInfo fcinfo, int as_of, Standing *standing,
			  const char **reason)
{
	Progress	all = PG_GETARG_PROGRESS(0);
	Progress	progress = known_by(fcinfo, as_of);
	Plan	   *plan = &standing->plan;

	*reason = "no_rows";
	if (all.count == 0 && all.missing == 0)
		return false;
	*reason = "no_baseline";
	if (!summary_plan(&all, plan) || money_sign(plan->planned[plan->periods]) == 0)
		return false;
	standing->report = telling_report(&progress, plan->planned[plan->periods], &standing->finished);
	*reason = "no_known_earned";
	if (standing->report == NULL)
		return false;
	return find_schedule(plan, standing->report->figure[EARNED],
						 &standing->period, &standing->schedule, reason);
}

/* The actual time, AT; false if there is none, and why. */
static bool
find_time(const Standing *standing, Ratio *time, const char **reason)
{
	*reason = "no_calendar";
	if (!time_of_date(&standing->plan, standing->report->on, time))
		return false;
	*reason = "not_started";
	return ratio_sign(*time) > 0;
}

/* A measure of a standing: false if there is none, and why. */
typedef bool (*StandingMeasure) (const Standing *standing, Numeric *value,
								 const char **reason);

static bool
earned_measure(const Standing *standing, Numeric *value, const char **reason)
{
	*value = OVER(standing->schedule.part, standing->schedule.whole);
	return true;
}

static bool
actual_measure(const Standing *standing, Numeric *value, const char **reason)
{
	Ratio		time;

	if (!find_time(standing, &time, reason))
		return false;
	*value = OVER(time.part, time.whole);
	return true;
}

static bool
spi_time_measure(const Standing *standing, Numeric *value, const char **reason)
{
	Ratio		time;

	if (!find_time(standing, &time, reason))
		return false;
	*value = ratio_over(standing->schedule, time);
	return true;
}

/* (PD - ES) / (PD - AT); PD, the end, is where all is planned first */
static bool
to_complete_measure(const Standing *standing, Numeric *value, const char **reason)
{
	const Plan *plan = &standing->plan;
	int			end = plan->periods;
	Ratio		time;
	Ratio		left;

	*value = int64_to_numeric(0);
	if (standing->finished)
		return true;
	if (!find_time(standing, &time, reason))
		return false;
	while (money_compare(plan->planned[end - 1], plan->planned[plan->periods]) == 0)
		end--;
	left = ratio_minus(whole_ratio(end), time);
	*reason = "past_end";
	if (ratio_sign(left) <= 0)
		return false;
	*value = ratio_over(ratio_minus(whole_ratio(end), standing->schedule), left);
	return true;
}

/* The measure of (progress_summary, as_of), or why there is none. */
static Datum
measure_value(FunctionCallInfo fcinfo, StandingMeasure measure)
{
	Standing	standing;
	const char *reason;
	Numeric		value;

	if (!find_standing(fcinfo, 1, &standing, &reason) ||
		!measure(&standing, &value, &reason))
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(value);
}

static Datum
measure_reason(FunctionCallInfo fcinfo, StandingMeasure measure)
{
	Standing	standing;
	const char *reason;
	Numeric		value;

	if (find_standing(fcinfo, 1, &standing, &reason) &&
		measure(&standing, &value, &reason))
		PG_RETURN_NULL();
	return reason_text(fcinfo, reason);
}

KC_FUNCTION_AS(earned_periods_progress_summary, measure_value(fcinfo, earned_measure));
KC_FUNCTION_AS(earned_periods_reason_progress_summary, measure_reason(fcinfo, earned_measure));
KC_FUNCTION_AS(actual_periods_progress_summary, measure_value(fcinfo, actual_measure));
KC_FUNCTION_AS(actual_periods_reason_progress_summary, measure_reason(fcinfo, actual_measure));
KC_FUNCTION_AS(spi_time_progress_summary, measure_value(fcinfo, spi_time_measure));
KC_FUNCTION_AS(spi_time_reason_progress_summary, measure_reason(fcinfo, spi_time_measure));
KC_FUNCTION_AS(to_complete_schedule_index_progress_summary, measure_value(fcinfo, to_complete_measure));
KC_FUNCTION_AS(to_complete_schedule_index_reason_progress_summary, measure_reason(fcinfo, to_complete_measure));

KC_FUNCTION(budget_at_completion_progress_summary);
Datum
budget_at_completion_progress_summary(PG_FUNCTION_ARGS)
{
	Progress	progress = PG_GETARG_PROGRESS(0);

	for (int i = progress.count - 1; i >= 0; i--)
		if (knows(&progress.report[i], PLANNED))
			PG_RETURN_NUMERIC(money_numeric(progress.report[i].figure[PLANNED]));
	PG_RETURN_NULL();
}

KC_FUNCTION(finished_on_progress_summary);
Datum
finished_on_progress_summary(PG_FUNCTION_ARGS)
{
	Standing	standing;
	const char *reason;

	if (!find_standing(fcinfo, 1, &standing, &reason) || !standing.finished)
		PG_RETURN_NULL();
	PG_RETURN_DATEADT(standing.report->on);
}

/*
 * Is all earned that there is?  A plan that still rises where it stops, before
 * the planned end, is one to date and does not tell: who has earned just that
 * is on schedule, and who has earned more may be anywhere.
 */
static bool
is_finished(const Standing *standing, DateADT planned_end, const char **reason)
{
	const Plan *plan = &standing->plan;
	Money		whole = plan->planned[plan->periods];

	*reason = NULL;
	if (!standing->finished || plan->on[plan->periods] >= planned_end ||
		money_compare(plan->planned[plan->periods - 1], whole) == 0)
		return standing->finished;
	if (money_compare(standing->report->figure[EARNED], whole) > 0)
		*reason = "plan_incomplete";
	return false;
}

/*
 * forecast_end(progress_summary, planned_end, as_of): the date of the report,
 * and the days that the plan had left at the earned schedule at the pace of
 * SPI(t), begun days included.
 */
static bool
forecast_end(FunctionCallInfo fcinfo, DateADT *end, const char **reason)
{
	DateADT		planned_end = PG_GETARG_FINITE_DATE(1);
	Standing	standing;
	Ratio		time;
	Ratio		left;
	Numeric		days;

	if (!find_standing(fcinfo, 2, &standing, reason))
		return false;
	*end = standing.report->on;
	if (is_finished(&standing, planned_end, reason))
		return true;
	if (*reason)
		return false;
	if (!find_time(&standing, &time, reason))
		return false;
	*reason = "nothing_earned";
	if (ratio_sign(standing.schedule) == 0)
		return false;
	*reason = "no_calendar";
	if (!date_of_time(&standing.plan, standing.period, standing.schedule, &left))
		return false;
	left = ratio_minus(whole_ratio(planned_end), left);
	if (ratio_sign(left) <= 0)
		return true;
	days = quotient_up(TIMES(TIMES(left.part, time.part), standing.schedule.whole),
					   TIMES(TIMES(left.whole, time.whole), standing.schedule.part));
	*reason = "beyond_calendar";
	left.part = days;
	left.whole = int64_to_numeric(1);
	if (ratio_sign(ratio_minus(left, whole_ratio((int64) DATE_END_JULIAN - POSTGRES_EPOCH_JDATE - *end))) >= 0)
		return false;
	*end += DatumGetInt32(DirectFunctionCall1(numeric_int4, NumericGetDatum(days)));
	return true;
}

KC_FUNCTION(forecast_end_progress_summary);
Datum
forecast_end_progress_summary(PG_FUNCTION_ARGS)
{
	DateADT		end;
	const char *reason;

	if (!forecast_end(fcinfo, &end, &reason))
		PG_RETURN_NULL();
	PG_RETURN_DATEADT(end);
}

KC_FUNCTION(forecast_end_reason_progress_summary);
Datum
forecast_end_reason_progress_summary(PG_FUNCTION_ARGS)
{
	DateADT		end;
	const char *reason;

	return reason_text(fcinfo, forecast_end(fcinfo, &end, &reason) ? NULL : reason);
}
