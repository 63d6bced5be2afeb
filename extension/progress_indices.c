/*-------------------------------------------------------------------------
 *
 * progress_indices.c
 *	  Indices of the figures of one date: earned value, estimates, delay.
 *
 * IDENTIFICATION
 *	  extension/progress_indices.c
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "catalog/pg_type.h"
#include "utils/array.h"
#include "utils/builtins.h"

#include "progress.h"
#include "rounding.h"
#include "progress_timeline.h"

DateADT
finite_date(DateADT date)
{
	if (DATE_NOT_FINITE(date))
		ereport(ERROR,
				(errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE),
				 errmsg("date must be finite"),
				 errdetail("The date is %s.", date_to_text(date)),
				 errhint("Use NULL for an unknown date.")));
	return date;
}

/* What a function returns that tells a reason, or that there is none. */
Datum
reason_text(FunctionCallInfo fcinfo, const char *reason)
{
	if (reason == NULL)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text(reason));
}

/* ---------- indices of figures ---------- */

/* A figure that an index is made of, and why there is none without it. */
typedef struct Figure
{
	const char *unknown;
	const char *negative;		/* NULL if it may be */
} Figure;

static const Figure budget_figure = {"no_known_budget", "negative_budget"};
static const Figure planned_figure = {"no_baseline", "negative_planned"};
static const Figure earned_figure = {"no_known_earned", "negative_earned"};
static const Figure spent_figure = {"no_known_spent", "negative_spent"};
static const Figure paid_figure = {"no_known_paid", NULL};
static const Figure scheduled_figure = {"no_schedule", NULL};

#define MAX_FIGURES 4

typedef struct FigureIndex
{
	int			figures;
	const Figure *figure[MAX_FIGURES];

	/* is there one for these figures? if not, why */
	bool		(*exists) (FunctionCallInfo fcinfo, const Money *figure,
						   const char **reason);
	Numeric		(*compute) (FunctionCallInfo fcinfo, const Money *figure);
} FigureIndex;

/* Reads the figures; false if there is no index of them, and why. */
static bool
read_figures(FunctionCallInfo fcinfo, const FigureIndex *index, Money *figure,
			 const char **reason)
{
	for (int i = 0; i < index->figures; i++)
		if (!PG_ARGISNULL(i))
			figure[i] = PG_GETARG_MONEY(i);
	for (int i = 0; i < index->figures; i++)
	{
		*reason = index->figure[i]->unknown;
		if (PG_ARGISNULL(i))
			return false;
		*reason = index->figure[i]->negative;
		if (*reason && money_sign(figure[i]) < 0)
			return false;
	}
	return index->exists(fcinfo, figure, reason);
}

static Datum
index_value(FunctionCallInfo fcinfo, const FigureIndex *index)
{
	Money		figure[MAX_FIGURES];
	const char *reason;

	if (!read_figures(fcinfo, index, figure, &reason))
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(index->compute(fcinfo, figure));
}

static Datum
index_reason(FunctionCallInfo fcinfo, const FigureIndex *index)
{
	Money		figure[MAX_FIGURES];
	const char *reason;

	return reason_text(fcinfo, read_figures(fcinfo, index, figure, &reason) ? NULL : reason);
}

static Numeric
first_over_second(FunctionCallInfo fcinfo, const Money *figure)
{
	return money_divide(figure[0], figure[1]);
}

static Numeric
second_over_first(FunctionCallInfo fcinfo, const Money *figure)
{
	return money_divide(figure[1], figure[0]);
}

static bool
is_planned(Money planned, Money earned, const char **reason)
{
	*reason = money_sign(earned) > 0 ? "unplanned_progress" : "not_started";
	return money_sign(planned) > 0;
}

static bool
is_spent(Money earned, Money spent, const char **reason)
{
	*reason = money_sign(earned) > 0 ? "cost_missing" : "no_cost";
	return money_sign(spent) > 0;
}

static bool
spi_exists(FunctionCallInfo fcinfo, const Money *figure, const char **reason)
{
	return is_planned(figure[0], figure[1], reason);
}

static bool
cpi_exists(FunctionCallInfo fcinfo, const Money *figure, const char **reason)
{
	return is_spent(figure[0], figure[1], reason);
}

static bool
disbursement_exists(FunctionCallInfo fcinfo, const Money *figure,
					const char **reason)
{
	*reason = "nothing_due";
	return money_sign(figure[1]) > 0;
}

static const FigureIndex spi_index = {2, {&planned_figure, &earned_figure}, spi_exists, second_over_first};
static const FigureIndex cpi_index = {2, {&earned_figure, &spent_figure}, cpi_exists, first_over_second};
static const FigureIndex disbursement_index = {2, {&paid_figure, &scheduled_figure}, disbursement_exists, first_over_second};

KC_FUNCTION_AS(spi, index_value(fcinfo, &spi_index));
KC_FUNCTION_AS(spi_reason, index_reason(fcinfo, &spi_index));
KC_FUNCTION_AS(cpi, index_value(fcinfo, &cpi_index));
KC_FUNCTION_AS(cpi_reason, index_reason(fcinfo, &cpi_index));
KC_FUNCTION_AS(disbursement, index_value(fcinfo, &disbursement_index));
KC_FUNCTION_AS(disbursement_reason, index_reason(fcinfo, &disbursement_index));

/* to_complete_index(budget, earned, spent): 0 when all is done */
static bool
to_complete_exists(FunctionCallInfo fcinfo, const Money *figure,
				   const char **reason)
{
	*reason = "budget_exhausted";
	return money_compare(figure[1], figure[0]) >= 0 ||
		money_compare(figure[2], figure[0]) < 0;
}

static Numeric
to_complete(FunctionCallInfo fcinfo, const Money *figure)
{
	if (money_compare(figure[1], figure[0]) >= 0)
		return int64_to_numeric(0);
	return money_divide(money_subtract(figure[0], figure[1]),
						money_subtract(figure[0], figure[2]));
}

static const FigureIndex to_complete_index_index = {3, {&budget_figure, &earned_figure, &spent_figure}, to_complete_exists, to_complete};

KC_FUNCTION_AS(to_complete_index, index_value(fcinfo, &to_complete_index_index));
KC_FUNCTION_AS(to_complete_index_reason, index_reason(fcinfo, &to_complete_index_index));

/* ---------- estimate at completion ---------- */

/* The figures of an estimate, and the argument that follows them. */
enum EstimateArgument
{
	BUDGET,
	PLANNED_VALUE,
	EARNED_VALUE,
	SPENT_VALUE,
	METHOD,
	COST_WEIGHT
};

typedef enum Method
{
	TYPICAL,
	ATYPICAL,
	COMBINED,
	WEIGHTED
} Method;

static const char *const method_name[] = {"typical", "atypical", "combined", "weighted"};

static Method
method_argument(FunctionCallInfo fcinfo)
{
	char	   *name = text_to_cstring(PG_GETARG_TEXT_PP(METHOD));

	for (int i = 0; i < (int) lengthof(method_name); i++)
		if (strcmp(name, method_name[i]) == 0)
			return i;
	ereport(ERROR,
			(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
			 errmsg("unknown method of estimation \"%s\"", name),
			 errhint("Use typical, atypical, combined or weighted.")));
}

static bool
estimate_exists(FunctionCallInfo fcinfo, const Money *figure,
				const char **reason)
{
	Method		method;

	*reason = "no_method";
	if (PG_ARGISNULL(METHOD))
		return false;
	method = method_argument(fcinfo);
	if (method == ATYPICAL)
		return true;
	if (!is_spent(figure[EARNED_VALUE], figure[SPENT_VALUE], reason))
		return false;
	if (method != TYPICAL &&
		!is_planned(figure[PLANNED_VALUE], figure[EARNED_VALUE], reason))
		return false;
	*reason = "nothing_earned";
	return money_sign(figure[EARNED_VALUE]) > 0;
}

/* The weight of the CPI against the SPI. */
static Numeric
cost_weight(FunctionCallInfo fcinfo)
{
	Money		weight = PG_GETARG_MONEY(COST_WEIGHT);

	if (money_sign(weight) < 0 ||
		money_compare(weight, (Money) {.units = MONEY_ONE}) > 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("cost_weight must be between 0 and 1"),
				 errdetail("The weight is %s.", money_to_text(weight)),
				 errhint("It is the weight of the CPI; the SPI has the rest.")));
	return money_numeric(weight);
}

/* The formulas, with CPI and SPI written out so that they divide once. */
static Numeric
estimate(FunctionCallInfo fcinfo, const Money *figure)
{
	Method		method = method_argument(fcinfo);
	Numeric		weight = cost_weight(fcinfo);
	Numeric		planned = money_numeric(figure[PLANNED_VALUE]);
	Numeric		earned = money_numeric(figure[EARNED_VALUE]);
	Numeric		spent = money_numeric(figure[SPENT_VALUE]);
	Numeric		left = money_numeric(money_subtract(figure[BUDGET], figure[EARNED_VALUE]));
	Numeric		pace;

	if (method == TYPICAL)
		return OVER(TIMES(money_numeric(figure[BUDGET]), spent), earned);
	if (method == ATYPICAL)
		return PLUS(spent, left);
	/* CPI * SPI, or their weighted mean, times spent * planned */
	if (method == COMBINED)
		pace = TIMES(earned, earned);
	else
		pace = TIMES(earned, PLUS(TIMES(weight, planned),
								  TIMES(MINUS(int64_to_numeric(1), weight), spent)));
	return PLUS(spent, OVER(TIMES(left, TIMES(spent, planned)), pace));
}

static const FigureIndex estimate_index = {4, {&budget_figure, &planned_figure, &earned_figure, &spent_figure}, estimate_exists, estimate};

KC_FUNCTION_AS(estimate_at_completion, index_value(fcinfo, &estimate_index));
KC_FUNCTION_AS(estimate_at_completion_reason, index_reason(fcinfo, &estimate_index));

/* ---------- plans and delays ---------- */

/* planned_to_date(budget, starts_on, ends_on, as_of) */
KC_FUNCTION(planned_to_date);
Datum
planned_to_date(PG_FUNCTION_ARGS)
{
	Numeric		whole = money_numeric(PG_GETARG_MONEY(0));
	int64		starts_on = PG_GETARG_FINITE_DATE(1);
	int64		ends_on = PG_GETARG_FINITE_DATE(2);
	int64		as_of = PG_GETARG_FINITE_DATE(3);

	if (ends_on <= starts_on)
		PG_RETURN_NULL();
	if (as_of <= starts_on)
		PG_RETURN_NUMERIC(int64_to_numeric(0));
	if (as_of >= ends_on)
		PG_RETURN_NUMERIC(whole);
	PG_RETURN_NUMERIC(OVER(TIMES(whole, int64_to_numeric(as_of - starts_on)),
						   int64_to_numeric(ends_on - starts_on)));
}

/* finish_slip(baseline_end, finished_on) */
KC_FUNCTION_AS(finish_slip,
			   Int32GetDatum(PG_GETARG_FINITE_DATE(1) - PG_GETARG_FINITE_DATE(0)));

/* expected_slip(baseline_end, forecast_end, as_of) */
KC_FUNCTION(expected_slip);
Datum
expected_slip(PG_FUNCTION_ARGS)
{
	DateADT		baseline = PG_GETARG_FINITE_DATE(0);
	DateADT		end = Max(PG_GETARG_FINITE_DATE(1), PG_GETARG_FINITE_DATE(2));

	PG_RETURN_INT32(Max(end - baseline, 0));
}

/* extension_ratio(starts_on, original_ends_on, ends_on) */
KC_FUNCTION(extension_ratio);
Datum
extension_ratio(PG_FUNCTION_ARGS)
{
	int64		starts_on = PG_GETARG_FINITE_DATE(0);
	int64		original_ends_on = PG_GETARG_FINITE_DATE(1);
	int64		ends_on = PG_GETARG_FINITE_DATE(2);

	if (original_ends_on <= starts_on)
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(OVER(int64_to_numeric(ends_on - original_ends_on),
						   int64_to_numeric(original_ends_on - starts_on)));
}

/* extension_count(ends_on): later than what was approved just before? */
KC_FUNCTION(extension_count);
Datum
extension_count(PG_FUNCTION_ARGS)
{
	ArrayType  *array = PG_GETARG_ARRAYTYPE_P(0);
	Datum	   *end;
	bool	   *is_null;
	int			count;
	int			extensions = 0;
	DateADT		approved = DATEVAL_NOEND;

	check_list(array, "ends_on");
	deconstruct_array(array, DATEOID, sizeof(DateADT), true, TYPALIGN_INT,
					  &end, &is_null, &count);
	for (int i = 0; i < count; i++)
	{
		if (is_null[i])
			continue;
		extensions += finite_date(DatumGetDateADT(end[i])) > approved;
		approved = DatumGetDateADT(end[i]);
	}
	PG_RETURN_INT32(extensions);
}

/* Has an amount grown over a base by a limit or more? */
static bool
is_breached(Money base, Money current, Money limit)
{
	if (money_sign(limit) <= 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("limit of growth must be positive"),
				 errdetail("The limit is %s.", money_to_text(limit)),
				 errhint("It is a fraction of the base: 0.15 for 15 %%.")));
	return money_compare(money_subtract(current, base),
						 money_from_numeric(TIMES(money_numeric(limit), money_numeric(base)))) >= 0;
}

/* growth_breach(original, approved, current, original_limit, approved_limit) */
KC_FUNCTION(growth_breach);
Datum
growth_breach(PG_FUNCTION_ARGS)
{
	static const char *const breached[] = {"none", "approved", "original", "both"};
	Money		original = PG_GETARG_MONEY(0);
	Money		approved = PG_GETARG_MONEY(1);
	Money		current = PG_GETARG_MONEY(2);
	bool		of_original = is_breached(original, current, PG_GETARG_MONEY(3));
	bool		of_approved = is_breached(approved, current, PG_GETARG_MONEY(4));

	if (money_sign(original) <= 0 || money_sign(approved) <= 0)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text(breached[2 * of_original + of_approved]));
}

static int32
days_overdue(DateADT due, DateADT as_of)
{
	return Max(finite_date(as_of) - finite_date(due), 0);
}

KC_FUNCTION_AS(overdue_days,
			   Int32GetDatum(days_overdue(PG_GETARG_DATEADT(0), PG_GETARG_DATEADT(1))));

/* The last days of all buckets but the one that is open. */
static int *
bucket_limits(ArrayType *array, int *count)
{
	Datum	   *value;
	bool	   *is_null;
	int		   *limit;

	check_list(array, "limits");
	deconstruct_array(array, INT4OID, sizeof(int32), true, TYPALIGN_INT,
					  &value, &is_null, count);
	limit = palloc_array(int, *count);
	for (int i = 0; i < *count; i++)
	{
		limit[i] = is_null[i] ? 0 : DatumGetInt32(value[i]);
		if (limit[i] < 1 || (i > 0 && limit[i] <= limit[i - 1]))
			ereport(ERROR,
					(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
					 errmsg("limits of buckets must be positive and ascending"),
					 errdetail("Limit %d is %s.", i + 1,
							   is_null[i] ? "NULL" : psprintf("%d", limit[i])),
					 errhint("Give the last day of each bucket but the open one: '{30,60}' for 1-30, 31-60 and 61+.")));
	}
	return limit;
}

/* overdue_bucket(due, as_of, limits) */
KC_FUNCTION(overdue_bucket);
Datum
overdue_bucket(PG_FUNCTION_ARGS)
{
	int32		days = days_overdue(PG_GETARG_DATEADT(0), PG_GETARG_DATEADT(1));
	int			count;
	int		   *limit = bucket_limits(PG_GETARG_ARRAYTYPE_P(2), &count);
	int64		first = 1;

	if (days == 0)
		PG_RETURN_TEXT_P(cstring_to_text("not_overdue"));
	for (int i = 0; i < count; i++)
	{
		if (days <= limit[i])
			PG_RETURN_TEXT_P(cstring_to_text(psprintf(INT64_FORMAT "-%d", first, limit[i])));
		first = (int64) limit[i] + 1;
	}
	PG_RETURN_TEXT_P(cstring_to_text(psprintf(INT64_FORMAT "+", first)));
}
