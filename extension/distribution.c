/*-------------------------------------------------------------------------
 *
 * distribution.c
 *	  How unequal amounts are: Gini, Theil, Hoover, Palma and others.
 *
 * All are computed from a distribution (see distribution_sample.h), those without
 * logarithms by exact arithmetic and one division at the end.
 *
 * IDENTIFICATION
 *	  extension/distribution.c
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include <math.h>

#include "funcapi.h"
#include "utils/builtins.h"
#include "utils/float.h"
#include "utils/tuplestore.h"

#include "distribution_moments.h"

#define SIGN_OF(numeric) \
	DatumGetInt32(DirectFunctionCall2(numeric_cmp, NumericGetDatum(numeric), \
									  NumericGetDatum(int64_to_numeric(0))))

/* ---------- indices ---------- */

/* A measure computes a value, or says why there is none. */
typedef bool (*Measure) (const Distribution *distribution, Datum *value,
						 const char **reason);

static bool
has_amounts(const Distribution *distribution, const char **reason)
{
	if (distribution->count > 0)
		return true;
	*reason = distribution->missing == 0 ? "no_rows" : "no_known_amount";
	return false;
}

/* The moments, if there are amounts, none negative, some positive. */
static bool
regular_moments(const View *view, Product product, Moments *moments,
				const char **reason)
{
	if (!has_amounts(view->distribution, reason))
		return false;
	*moments = moments_of(view, 0, product);
	if (moments->has_negative)
		*reason = "negative_unit";
	else if (SIGN_OF(exact_numeric(moments->total)) == 0)
		*reason = "zero_total";
	else
		return true;
	return false;
}

/*
 * The sum over units i of (2i - n - 1) x[i], which is half the sum of all
 * absolute differences; with frequencies, of w x (2 below + w - W).
 */
static Numeric
differences(const Moments *moments)
{
	return NUMERIC_OP(numeric_sub, exact_numeric(moments->products),
					  NUMERIC_OP(numeric_mul, units_numeric(moments->weight),
								 exact_numeric(moments->total)));
}

/* dividend / (a * b); 0 without decimals, of which division may give hundreds. */
static Datum
quotient(Numeric dividend, Numeric a, Numeric b)
{
	if (SIGN_OF(dividend) == 0)
		return NumericGetDatum(int64_to_numeric(0));
	return DirectFunctionCall2(numeric_div, NumericGetDatum(dividend),
							   NumericGetDatum(NUMERIC_OP(numeric_mul, a, b)));
}

static bool
gini(const Distribution *distribution, Datum *value, const char **reason)
{
	View		view = view_of(distribution);
	Moments		moments;

	if (!regular_moments(&view, RANKS, &moments, reason))
		return false;
	*value = quotient(differences(&moments), units_numeric(moments.weight),
					  exact_numeric(moments.total));
	return true;
}

/* Gini times W / (W - 1). */
static bool
gini_corrected(const Distribution *distribution, Datum *value,
			   const char **reason)
{
	View		view = view_of(distribution);
	Moments		moments;
	Numeric		others;

	if (!regular_moments(&view, RANKS, &moments, reason))
		return false;
	others = NUMERIC_OP(numeric_sub, units_numeric(moments.weight), weight_of_one(&view));
	if (SIGN_OF(others) <= 0)
	{
		*reason = "too_few";
		return false;
	}
	*value = quotient(differences(&moments), others, exact_numeric(moments.total));
	return true;
}

/* Over the sum of all magnitudes, so that refunds may stay in. */
static bool
gini_signed(const Distribution *distribution, Datum *value, const char **reason)
{
	View		view = view_of(distribution);
	Moments		moments = moments_of(&view, 0, MAGNITUDES);
	Numeric		magnitude = exact_numeric(moments.magnitude);

	if (!has_amounts(distribution, reason))
		return false;
	if (SIGN_OF(magnitude) == 0)
	{
		*reason = "zero_total";
		return false;
	}
	*value = quotient(differences(&moments), units_numeric(moments.weight), magnitude);
	return true;
}

static bool
hhi(const Distribution *distribution, Datum *value, const char **reason)
{
	View		view = view_of(distribution);
	Moments		moments;
	Numeric		total;

	if (!regular_moments(&view, SQUARES, &moments, reason))
		return false;
	total = exact_numeric(moments.total);
	*value = quotient(NUMERIC_OP(numeric_mul, exact_numeric(moments.products),
								 weight_of_one(&view)), total, total);
	return true;
}

/* The first item whose amount is above the mean, S / W. */
static int64
first_above_mean(const View *view, Numeric total, Numeric weight)
{
	int64		low = 0;
	int64		high = view->distribution->count;

	while (low < high)
	{
		int64		middle = low + (high - low) / 2;
		Numeric		amount = units_numeric(view_item(view, middle).amount);

		if (SIGN_OF(NUMERIC_OP(numeric_sub, NUMERIC_OP(numeric_mul, amount, weight), total)) > 0)
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}

/* The share of the total that those above the mean have above it. */
static bool
hoover(const Distribution *distribution, Datum *value, const char **reason)
{
	View		view = view_of(distribution);
	Moments		moments;
	Moments		above;
	Numeric		weight;
	Numeric		total;

	if (!regular_moments(&view, NOTHING, &moments, reason))
		return false;
	weight = units_numeric(moments.weight);
	total = exact_numeric(moments.total);
	above = moments_of(&view, first_above_mean(&view, total, weight), NOTHING);
	*value = quotient(NUMERIC_OP(numeric_sub,
								 NUMERIC_OP(numeric_mul, exact_numeric(above.total), weight),
								 NUMERIC_OP(numeric_mul, total, units_numeric(above.weight))),
					  weight, total);
	return true;
}

static Money
times(Money money, int factor)
{
	if (is_small(money))
		return (Money) {.units = money.units * factor};
	return multiplied(money, int64_to_numeric(factor));
}

/* What the lowest tenths of the weight have, in tenths. */
typedef struct Lowest
{
	Money		left;			/* tenths of weight still to come */
	Exact		tenths;
} Lowest;

static void
add_lowest(const View *view, const WideItem *item, void *state)
{
	Lowest	   *lowest = state;
	Money		tenths = times(item->weight, 10);

	if (money_compare(tenths, lowest->left) > 0)
		tenths = lowest->left;
	exact_add(&lowest->tenths, tenths, item->amount, one_unit, view->context);
	money_accumulate(&lowest->left, money_subtract((Money) {0}, tenths), view->context);
}

static Numeric
tenths_of_lowest(const View *view, const Moments *moments, int tenths)
{
	Lowest		lowest = {.left = times(moments->weight, tenths)};

	visit(view, 0, add_lowest, &lowest);
	return exact_numeric(lowest.tenths);
}

/* What the highest tenth has, over what the lowest four tenths have. */
static bool
palma(const Distribution *distribution, Datum *value, const char **reason)
{
	View		view = view_of(distribution);
	Moments		moments;
	Numeric		low;
	Numeric		high;

	if (!regular_moments(&view, NOTHING, &moments, reason))
		return false;
	low = tenths_of_lowest(&view, &moments, 4);
	if (SIGN_OF(low) == 0)
	{
		*reason = "zero_bottom";
		return false;
	}
	high = NUMERIC_OP(numeric_sub,
					  NUMERIC_OP(numeric_mul, exact_numeric(moments.total), int64_to_numeric(10)),
					  tenths_of_lowest(&view, &moments, 9));
	*value = quotient(high, low, int64_to_numeric(1));
	return true;
}

/* ---------- indices with logarithms ---------- */

/* A sum of doubles that keeps what rounding loses (Neumaier). */
typedef struct Compensated
{
	double		sum;
	double		lost;
} Compensated;

static void
compensated_add(Compensated *to, double value)
{
	double		sum = to->sum + value;

	if (fabs(to->sum) >= fabs(value))
		to->lost += (to->sum - sum) + value;
	else
		to->lost += (value - sum) + to->sum;
	to->sum = sum;
}

/* Neither index is below 0, but what is rounded may be. */
static double
compensated_sum(Compensated sum)
{
	return Max(sum.sum + sum.lost, 0);
}

/* 0 or infinity where double precision ends. */
static double
to_double(Numeric value)
{
	return DatumGetFloat8(DirectFunctionCall1(numeric_float8_no_overflow,
											  NumericGetDatum(value)));
}

static double
ratio_of(Numeric a, Numeric b)
{
	return to_double(NUMERIC_OP(numeric_div, a, b));
}

static double
log_of(Numeric value)
{
	return to_double(DatumGetNumeric(DirectFunctionCall1(numeric_ln, NumericGetDatum(value))));
}

/*
 * What some units add to an index, given their shares of the amount and of the
 * weight and the logarithm of the former over the latter.
 */
typedef double (*LogTerm) (double amount_share, double weight_share, double log_ratio);

static double
theil_term(double amount_share, double weight_share, double log_ratio)
{
	return amount_share > 0 ? amount_share * log_ratio : 0;
}

static double
deviation_term(double amount_share, double weight_share, double log_ratio)
{
	return -weight_share * log_ratio;
}

typedef struct LogSum
{
	LogTerm		term;
	Numeric		weight;			/* of all units */
	Numeric		total;
	double		weight_double;
	double		mean_double;
	Compensated sum;
} LogSum;

static void
add_log_term(const View *view, const WideItem *item, void *state)
{
	LogSum	   *to = state;
	double		weight_share = (double) item->weight.units / to->weight_double;
	double		ratio = (double) item->amount.units / to->mean_double;	/* equal ones: exactly 1 */

	compensated_add(&to->sum, to->term(ratio * weight_share, weight_share, log(ratio)));
}

/* The same for wide items, whose ratio may be beyond double precision. */
static void
add_wide_log_term(const View *view, const WideItem *item, void *state)
{
	LogSum	   *to = state;
	Numeric		weight = units_numeric(item->weight);
	Numeric		amount = units_numeric(item->amount);
	double		ratio = ratio_of(NUMERIC_OP(numeric_mul, amount, to->weight), to->total);
	double		log_ratio;

	if (money_sign(item->amount) == 0)
		log_ratio = -get_float8_infinity();
	else if (ratio > 1e-300 && ratio < 1e300)
		log_ratio = log(ratio);
	else
		log_ratio = log_of(amount) + log_of(to->weight) - log_of(to->total);
	compensated_add(&to->sum, to->term(ratio_of(NUMERIC_OP(numeric_mul, weight, amount), to->total),
									   ratio_of(weight, to->weight), log_ratio));
}

static double
sum_of_logs(const View *view, const Moments *moments, LogTerm term)
{
	LogSum		to = {.term = term};

	to.weight = units_numeric(moments->weight);
	to.total = exact_numeric(moments->total);
	if (view->distribution->item)
	{
		to.weight_double = to_double(to.weight);
		to.mean_double = ratio_of(to.total, to.weight);
		visit(view, 0, add_log_term, &to);
	}
	else
		visit(view, 0, add_wide_log_term, &to);
	return compensated_sum(to.sum);
}

static bool
theil(const Distribution *distribution, Datum *value, const char **reason)
{
	View		view = view_of(distribution);
	Moments		moments;

	if (!regular_moments(&view, NOTHING, &moments, reason))
		return false;
	*value = Float8GetDatum(sum_of_logs(&view, &moments, theil_term));
	return true;
}

static bool
mean_log_deviation(const Distribution *distribution, Datum *value,
				   const char **reason)
{
	View		view = view_of(distribution);
	Moments		moments;

	if (!regular_moments(&view, NOTHING, &moments, reason))
		return false;
	if (moments.has_zero)
	{
		*reason = "zero_unit";
		return false;
	}
	*value = Float8GetDatum(sum_of_logs(&view, &moments, deviation_term));
	return true;
}

/* ---------- totals ---------- */

static void
add_wide_total(const View *view, const WideItem *item, void *state)
{
	Numeric		product = NUMERIC_OP(numeric_mul, money_numeric(item->weight),
									 money_numeric(item->amount));

	money_accumulate(state, money_from_numeric(product), view->context);
}

/* Undoes the scales of a view: a value with so many of its units. */
static Numeric
unscaled(Numeric value, uint64 scale)
{
	value = NUMERIC_OP(numeric_mul, value, int64_to_numeric(scale));
	return NUMERIC_OP(numeric_mul, value, money_numeric(one_unit));
}

static Numeric
total_of(const Distribution *distribution)
{
	View		view = plain_view_of(distribution);
	Money		wide = {0};
	Numeric		total;

	if (distribution->item == NULL)
	{
		visit(&view, 0, add_wide_total, &wide);
		return money_numeric(wide);
	}
	view = view_of(distribution);
	total = unscaled(exact_numeric(moments_of(&view, 0, NOTHING).total), view.amount_scale);
	return DatumGetNumeric(DirectFunctionCall1(numeric_trim_scale,
											   NumericGetDatum(unscaled(total, view.weight_scale))));
}

static bool
total(const Distribution *distribution, Datum *value, const char **reason)
{
	if (!has_amounts(distribution, reason))
		return false;
	*value = NumericGetDatum(total_of(distribution));
	return true;
}

static void
add_weight(const View *view, const WideItem *item, void *state)
{
	money_accumulate(state, item->weight, view->context);
}

static Numeric
weight_of(const Distribution *distribution)
{
	View		view = plain_view_of(distribution);
	Money		weight = {0};

	visit(&view, 0, add_weight, &weight);
	return money_numeric(weight);
}

/* ---------- the SQL functions of an index ---------- */

static Datum
value_of(FunctionCallInfo fcinfo, Distribution distribution, Measure measure)
{
	const char *reason;
	Datum		value;

	if (!measure(&distribution, &value, &reason))
		PG_RETURN_NULL();
	return value;
}

static Datum
reason_of(FunctionCallInfo fcinfo, Distribution distribution, Measure measure)
{
	const char *reason;
	Datum		value;

	if (measure(&distribution, &value, &reason))
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text(reason));
}

#define ACCESSOR(measure) \
	KC_FUNCTION_AS(measure##_distribution, value_of(fcinfo, PG_GETARG_DISTRIBUTION(0), measure))

#define INDEX(measure) \
	ACCESSOR(measure); \
	KC_FUNCTION_AS(measure##_reason_distribution, reason_of(fcinfo, PG_GETARG_DISTRIBUTION(0), measure)); \
	KC_FUNCTION_AS(measure##_final, value_of(fcinfo, sample_distribution(PG_GETARG_SAMPLE(0)), measure))

INDEX(gini);
INDEX(gini_corrected);
INDEX(gini_signed);
INDEX(theil);
INDEX(mean_log_deviation);
INDEX(hoover);
INDEX(hhi);
INDEX(palma);
ACCESSOR(total);

KC_FUNCTION(unit_count_distribution);
Datum
unit_count_distribution(PG_FUNCTION_ARGS)
{
	Distribution distribution = PG_GETARG_DISTRIBUTION(0);

	PG_RETURN_NUMERIC(weight_of(&distribution));
}

KC_FUNCTION_AS(missing_count_distribution, Int64GetDatum(PG_GETARG_DISTRIBUTION(0).missing));

/* ---------- Lorenz curve ---------- */

typedef struct Curve
{
	ReturnSetInfo *result;
	Numeric		weight;			/* of all units */
	Numeric		total;
	Money		weight_below;
	Exact		total_below;
} Curve;

static void
put_point(const Curve *curve)
{
	Numeric		one = int64_to_numeric(1);
	Datum		values[] = {
		quotient(units_numeric(curve->weight_below), curve->weight, one),
		quotient(exact_numeric(curve->total_below), curve->total, one)
	};
	bool		nulls[lengthof(values)] = {false};

	tuplestore_putvalues(curve->result->setResult, curve->result->setDesc, values, nulls);
}

static void
add_point(const View *view, const WideItem *item, void *state)
{
	Curve	   *curve = state;

	money_accumulate(&curve->weight_below, item->weight, view->context);
	exact_add(&curve->total_below, item->weight, item->amount, one_unit, view->context);
	put_point(curve);
}

/* One point for each different amount, after the origin. */
KC_FUNCTION(lorenz_distribution);
Datum
lorenz_distribution(PG_FUNCTION_ARGS)
{
	Distribution distribution = PG_GETARG_DISTRIBUTION(0);
	View		view = view_of(&distribution);
	Moments		moments;
	Curve		curve = {0};
	const char *reason;

	InitMaterializedSRF(fcinfo, 0);
	if (!regular_moments(&view, NOTHING, &moments, &reason))
		return (Datum) 0;
	curve.result = (ReturnSetInfo *) fcinfo->resultinfo;
	curve.weight = units_numeric(moments.weight);
	curve.total = exact_numeric(moments.total);
	put_point(&curve);
	visit(&view, 0, add_point, &curve);
	return (Datum) 0;
}

/* ---------- within groups and between them ---------- */

/* What a group contributes to the split of Theil's indices. */
typedef struct Part
{
	double		weight;
	double		total;
	double		theil;			/* 0 where there is none */
	double		deviation;		/* likewise */
	bool		has_negative;
	bool		has_zero;
} Part;

typedef struct Split
{
	MemoryContext context;
	int			count;
	int			space;
	Part	   *part;
} Split;

#define FIRST_PARTS 8
#define MAX_PARTS ((int) ((MaxAllocSize - VARHDRSZ) / sizeof(Part)))

static Split *
running_split(FunctionCallInfo fcinfo)
{
	MemoryContext context;
	Split	   *split;

	if (!PG_ARGISNULL(0))
		return (Split *) PG_GETARG_POINTER(0);
	if (!AggCheckCallContext(fcinfo, &context))
		elog(ERROR, "aggregate function called in non-aggregate context");
	split = MemoryContextAllocZero(context, sizeof(Split));
	split->context = context;
	split->space = FIRST_PARTS;
	split->part = MemoryContextAlloc(context, FIRST_PARTS * sizeof(Part));
	return split;
}

static void
add_parts(Split *split, const Part *part, int count)
{
	if (count > MAX_PARTS - split->count)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("too many groups"),
				 errdetail("There can be %d.", MAX_PARTS),
				 errhint("Merge the distributions of small groups first.")));
	if (split->count + count > split->space)
	{
		split->space = Min(2 * (split->count + count), MAX_PARTS);
		split->part = repalloc(split->part, split->space * sizeof(Part));
	}
	memcpy(split->part + split->count, part, count * sizeof(Part));
	split->count += count;
}

/* Parts are doubles. */
static double
part_double(Numeric value)
{
	double		result = to_double(value);

	if (isinf(result) || (result == 0 && SIGN_OF(value) != 0))
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("distribution out of range"),
				 errdetail("The total or the weight of a group is beyond double precision."),
				 errhint("Use another unit of amounts or weights.")));
	return result;
}

static Part
part_of(const Distribution *distribution)
{
	View		view = view_of(distribution);
	Moments		moments;
	const char *reason;
	Part		part;

	/* parts travel with their padding */
	memset(&part, 0, sizeof(Part));
	part.weight = part_double(weight_of(distribution));
	part.total = part_double(total_of(distribution));
	if (regular_moments(&view, NOTHING, &moments, &reason))
	{
		part.theil = sum_of_logs(&view, &moments, theil_term);
		if (!moments.has_zero)
			part.deviation = sum_of_logs(&view, &moments, deviation_term);
	}
	part.has_negative = moments.has_negative;
	part.has_zero = moments.has_zero;
	return part;
}

KC_FUNCTION(distribution_split_accum);
Datum
distribution_split_accum(PG_FUNCTION_ARGS)
{
	Split	   *split = running_split(fcinfo);

	if (!PG_ARGISNULL(1))
	{
		Distribution distribution = PG_GETARG_DISTRIBUTION(1);

		if (distribution.count > 0)
		{
			Part		part = part_of(&distribution);

			add_parts(split, &part, 1);
		}
	}
	PG_RETURN_POINTER(split);
}

KC_FUNCTION(distribution_split_combine);
Datum
distribution_split_combine(PG_FUNCTION_ARGS)
{
	Split	   *split;

	if (PG_ARGISNULL(0) && PG_ARGISNULL(1))
		PG_RETURN_NULL();
	split = running_split(fcinfo);
	if (!PG_ARGISNULL(1))
	{
		Split	   *other = (Split *) PG_GETARG_POINTER(1);

		add_parts(split, other->part, other->count);
	}
	PG_RETURN_POINTER(split);
}

/* Between the processes of one server parts travel as they are. */
KC_FUNCTION(distribution_split_serialize);
Datum
distribution_split_serialize(PG_FUNCTION_ARGS)
{
	Split	   *split = (Split *) PG_GETARG_POINTER(0);
	Size		size = split->count * sizeof(Part);
	bytea	   *bytes = palloc(VARHDRSZ + size);

	SET_VARSIZE(bytes, VARHDRSZ + size);
	memcpy(VARDATA(bytes), split->part, size);
	PG_RETURN_BYTEA_P(bytes);
}

KC_FUNCTION(distribution_split_deserialize);
Datum
distribution_split_deserialize(PG_FUNCTION_ARGS)
{
	bytea	   *bytes = PG_GETARG_BYTEA_PP(0);
	Size		size = VARSIZE_ANY_EXHDR(bytes);
	Split	   *split = palloc0(sizeof(Split));

	split->context = CurrentMemoryContext;
	split->count = size / sizeof(Part);
	split->space = Max(split->count, FIRST_PARTS);
	split->part = palloc(split->space * sizeof(Part));
	memcpy(split->part, VARDATA_ANY(bytes), size);
	PG_RETURN_POINTER(split);
}

/* Parts that compare as equal are alike: their order does not matter. */
static int
compare_parts(const void *a, const void *b)
{
	const Part *left = a;
	const Part *right = b;
	const double pair[][2] = {
		{left->weight, right->weight}, {left->total, right->total},
		{left->theil, right->theil}, {left->deviation, right->deviation}
	};

	for (int i = 0; i < (int) lengthof(pair); i++)
		if (pair[i][0] != pair[i][1])
			return pair[i][0] < pair[i][1] ? -1 : 1;
	return 0;
}

/* The sums of all parts; false where the index that is split is NULL. */
static bool
sum_parts(const Split *split, bool zero_allowed, double *total, double *weight)
{
	Compensated totals = {0};
	Compensated weights = {0};

	for (int i = 0; i < split->count; i++)
	{
		const Part *part = &split->part[i];

		if (part->has_negative || (part->has_zero && !zero_allowed))
			return false;
		compensated_add(&totals, part->total);
		compensated_add(&weights, part->weight);
	}
	if (isinf(totals.sum) || isinf(weights.sum))
		float_overflow_error();
	*total = compensated_sum(totals);
	*weight = compensated_sum(weights);
	return *total > 0;
}

/* What a group adds, given its shares of the amount and of the weight. */
typedef double (*SplitTerm) (const Part *part, double amount_share,
							 double weight_share);

static double
theil_within(const Part *part, double amount_share, double weight_share)
{
	return amount_share * part->theil;
}

static double
theil_between(const Part *part, double amount_share, double weight_share)
{
	return theil_term(amount_share, weight_share, log(amount_share / weight_share));
}

static double
deviation_within(const Part *part, double amount_share, double weight_share)
{
	return weight_share * part->deviation;
}

static double
deviation_between(const Part *part, double amount_share, double weight_share)
{
	return deviation_term(amount_share, weight_share, log(amount_share / weight_share));
}

static Datum
split_sum(FunctionCallInfo fcinfo, bool zero_allowed, SplitTerm term)
{
	Split	   *split = PG_ARGISNULL(0) ? NULL : (Split *) PG_GETARG_POINTER(0);
	Compensated sum = {0};
	double		total;
	double		weight;

	if (split == NULL)
		PG_RETURN_NULL();
	qsort(split->part, split->count, sizeof(Part), compare_parts);
	if (!sum_parts(split, zero_allowed, &total, &weight))
		PG_RETURN_NULL();
	for (int i = 0; i < split->count; i++)
	{
		const Part *part = &split->part[i];

		compensated_add(&sum, term(part, part->total / total, part->weight / weight));
	}
	PG_RETURN_FLOAT8(compensated_sum(sum));
}

KC_FUNCTION_AS(theil_within_final, split_sum(fcinfo, true, theil_within));
KC_FUNCTION_AS(theil_between_final, split_sum(fcinfo, true, theil_between));
KC_FUNCTION_AS(mean_log_deviation_within_final, split_sum(fcinfo, false, deviation_within));
KC_FUNCTION_AS(mean_log_deviation_between_final, split_sum(fcinfo, false, deviation_between));
