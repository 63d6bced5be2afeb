/*-------------------------------------------------------------------------
 *
 * distribution.c
 *	  How unequal amounts are: Gini, Theil, Hoover, Palma and others.
 *
 * All are computed from a distribution (see sample.h), those without
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
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/float.h"
#include "utils/tuplestore.h"

#include "sample.h"

/* ---------- exact arithmetic over all items ---------- */

/*
 * A sum of products of units.  Most fit 128 bits; the others are added up
 * as numerics.
 */
typedef struct Exact
{
	int128		units;
	Numeric		rest;			/* NULL while there is none */
} Exact;

static const Money one_unit = {.units = 1};

/* The number of units, be it whole or not. */
static Numeric
units_numeric(Money money)
{
	return NUMERIC_OP(numeric_mul, money_numeric(money),
					  int64_to_numeric((int64) MONEY_ONE));
}

static Numeric
exact_numeric(Exact exact)
{
	Numeric		value = units_numeric((Money) {.units = exact.units});

	return exact.rest ? NUMERIC_OP(numeric_add, value, exact.rest) : value;
}

static void
exact_add_slowly(Exact *sum, Money a, Money b, Money c)
{
	Numeric		product = NUMERIC_OP(numeric_mul, units_numeric(a),
									 NUMERIC_OP(numeric_mul, units_numeric(b),
												units_numeric(c)));
	Numeric		rest = sum->rest;

	sum->rest = rest ? NUMERIC_OP(numeric_add, rest, product) : product;
	if (rest)
		pfree(rest);
}

static inline bool
is_small(Money money)
{
	return money.wide == NULL && money.units == (int64) money.units;
}

/* Adds a * b * c. */
static inline void
exact_add(Exact *sum, Money a, Money b, Money c)
{
	int128		product = (int128) (int64) a.units * (int64) b.units;
	int128		total;

	if (is_small(a) && is_small(b) && is_small(c) &&
		(c.units == 1 || product == (int64) product) &&
		units_add(sum->units, product * c.units, &total))
		sum->units = total;
	else
		exact_add_slowly(sum, a, b, c);
}

/*
 * What the indices are computed from.  Indices do not depend on the scale of
 * amounts, so that common trailing zeros are left out of the units: it is what
 * makes most products fit.
 */
typedef struct View
{
	const Distribution *distribution;
	uint64		amount_scale;
	uint64		weight_scale;
} View;

static uint64
largest_scale(int128 units, uint64 scale)
{
	while (units % (int64) scale != 0)
		scale /= 10;
	return scale;
}

static View
view_of(const Distribution *distribution)
{
	View		view = {distribution, 1, 1};

	if (distribution->item == NULL)
		return view;
	view.amount_scale = view.weight_scale = MONEY_ONE;
	for (int64 i = 0; i < distribution->count; i++)
	{
		view.amount_scale = largest_scale(distribution->item[i].amount, view.amount_scale);
		view.weight_scale = largest_scale(distribution->item[i].weight, view.weight_scale);
	}
	return view;
}

static inline WideItem
view_item(const View *view, int64 i)
{
	WideItem	item = item_at(view->distribution, i);

	if (view->amount_scale > 1)
		item.amount.units /= (int64) view->amount_scale;
	if (view->weight_scale > 1)
		item.weight.units /= (int64) view->weight_scale;
	return item;
}

typedef struct Moments
{
	Money		weight;			/* all weights, W */
	Exact		total;			/* of weight * amount, S */
	Exact		magnitude;		/* ... with every amount positive */
	Exact		squares;		/* of weight * amount^2 */
	Exact		ranks;			/* of weight * amount * (twice the weight
								 * below + weight) */
	bool		has_negative;
	bool		has_zero;
} Moments;

static void
add_moments(Moments *moments, WideItem item)
{
	int			sign = money_sign(item.amount);
	Money		below = moments->weight;
	Money		middle;

	money_accumulate(&moments->weight, item.weight, CurrentMemoryContext);
	middle = money_add(below, moments->weight);
	exact_add(&moments->total, item.weight, item.amount, one_unit);
	exact_add(&moments->ranks, item.weight, item.amount, middle);
	exact_add(&moments->squares, item.weight, item.amount, item.amount);
	moments->has_negative |= sign < 0;
	moments->has_zero |= sign == 0;
	if (sign < 0)
		item.amount = money_subtract((Money) {0}, item.amount);
	exact_add(&moments->magnitude, item.weight, item.amount, one_unit);
}

static Moments
moments_of(const View *view)
{
	Moments		moments = {0};

	for (int64 i = 0; i < view->distribution->count; i++)
	{
		CHECK_FOR_INTERRUPTS();
		add_moments(&moments, view_item(view, i));
	}
	return moments;
}

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

/* Are there amounts, none negative, some positive? */
static bool
is_regular(const Distribution *distribution, const Moments *moments,
		   const char **reason)
{
	if (!has_amounts(distribution, reason))
		return false;
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
	return NUMERIC_OP(numeric_sub, exact_numeric(moments->ranks),
					  NUMERIC_OP(numeric_mul, units_numeric(moments->weight),
								 exact_numeric(moments->total)));
}

static Datum
quotient(Numeric dividend, Numeric a, Numeric b)
{
	return DirectFunctionCall2(numeric_div, NumericGetDatum(dividend),
							   NumericGetDatum(NUMERIC_OP(numeric_mul, a, b)));
}

static bool
gini(const Distribution *distribution, Datum *value, const char **reason)
{
	View		view = view_of(distribution);
	Moments		moments = moments_of(&view);

	if (!is_regular(distribution, &moments, reason))
		return false;
	*value = quotient(differences(&moments), units_numeric(moments.weight),
					  exact_numeric(moments.total));
	return true;
}

/* How many units of weight, in the view, one unit of the sample has. */
static Numeric
weight_of_one(const View *view)
{
	return int64_to_numeric(MONEY_ONE / view->weight_scale);
}

/* Gini times W / (W - 1). */
static bool
gini_corrected(const Distribution *distribution, Datum *value,
			   const char **reason)
{
	View		view = view_of(distribution);
	Moments		moments = moments_of(&view);
	Numeric		others;

	if (!is_regular(distribution, &moments, reason))
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
	Moments		moments = moments_of(&view);
	Numeric		magnitude;

	if (!has_amounts(distribution, reason))
		return false;
	magnitude = exact_numeric(moments.magnitude);
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
	Moments		moments = moments_of(&view);
	Numeric		total;

	if (!is_regular(distribution, &moments, reason))
		return false;
	total = exact_numeric(moments.total);
	*value = quotient(NUMERIC_OP(numeric_mul, exact_numeric(moments.squares),
								 weight_of_one(&view)), total, total);
	return true;
}

/* The first item whose amount is above the mean, S / W. */
static int64
first_above_mean(const View *view, const Moments *moments)
{
	Numeric		total = exact_numeric(moments->total);
	Numeric		weight = units_numeric(moments->weight);
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
	Moments		moments = moments_of(&view);
	Numeric		weight = units_numeric(moments.weight);
	Numeric		total = exact_numeric(moments.total);
	Money		weight_above = {0};
	Exact		total_above = {0};

	if (!is_regular(distribution, &moments, reason))
		return false;
	for (int64 i = first_above_mean(&view, &moments); i < distribution->count; i++)
	{
		WideItem	item = view_item(&view, i);

		money_accumulate(&weight_above, item.weight, CurrentMemoryContext);
		exact_add(&total_above, item.weight, item.amount, one_unit);
	}
	*value = quotient(NUMERIC_OP(numeric_sub,
								 NUMERIC_OP(numeric_mul, exact_numeric(total_above), weight),
								 NUMERIC_OP(numeric_mul, total, units_numeric(weight_above))),
					  weight, total);
	return true;
}

/* What the lowest tenths of the weight have, interpolated within an item. */
static Numeric
total_of_lowest(const View *view, Money weight, int tenths)
{
	Numeric		part = NUMERIC_OP(numeric_div, int64_to_numeric(tenths), int64_to_numeric(10));
	Money		limit = money_from_numeric(NUMERIC_OP(numeric_mul, money_numeric(weight), part));
	Money		below = {0};
	Exact		total = {0};

	for (int64 i = 0;; i++)
	{
		WideItem	item = view_item(view, i);
		Money		next = money_add(below, item.weight);

		if (i == view->distribution->count - 1 || money_compare(next, limit) > 0)
		{
			Numeric		within = units_numeric(money_subtract(limit, below));

			return NUMERIC_OP(numeric_add, exact_numeric(total),
							  NUMERIC_OP(numeric_mul, within, units_numeric(item.amount)));
		}
		exact_add(&total, item.weight, item.amount, one_unit);
		below = next;
	}
}

/* What the highest tenth has, over what the lowest four tenths have. */
static bool
palma(const Distribution *distribution, Datum *value, const char **reason)
{
	View		view = view_of(distribution);
	Moments		moments;
	Numeric		low;
	Numeric		high;

	/* tenths of weights are to stay whole numbers of units */
	view.weight_scale = 1;
	moments = moments_of(&view);
	if (!is_regular(distribution, &moments, reason))
		return false;
	low = total_of_lowest(&view, moments.weight, 4);
	if (SIGN_OF(low) == 0)
	{
		*reason = "zero_bottom";
		return false;
	}
	high = NUMERIC_OP(numeric_sub, exact_numeric(moments.total),
					  total_of_lowest(&view, moments.weight, 9));
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

static double
to_double(Numeric value)
{
	return DatumGetFloat8(DirectFunctionCall1(numeric_float8, NumericGetDatum(value)));
}

/* What ratio to the mean an amount has; equal ones have exactly 1. */
static double
mean_ratio(Money amount, Numeric mean, double mean_double)
{
	if (amount.wide == NULL)
		return (double) amount.units / mean_double;
	return to_double(NUMERIC_OP(numeric_div, units_numeric(amount), mean));
}

typedef double (*RatioTerm) (double ratio);

static double
theil_term(double ratio)
{
	return ratio > 0 ? ratio * log(ratio) : 0;
}

static double
deviation_term(double ratio)
{
	return -log(ratio);
}

/* The mean over all units of a term of the amount's ratio to the mean. */
static Datum
mean_of(const View *view, const Moments *moments, RatioTerm term)
{
	Numeric		weight = units_numeric(moments->weight);
	Numeric		mean = NUMERIC_OP(numeric_div, exact_numeric(moments->total), weight);
	double		mean_double = view->distribution->item ? to_double(mean) : 1;
	Compensated sum = {0};

	for (int64 i = 0; i < view->distribution->count; i++)
	{
		WideItem	item = view_item(view, i);

		CHECK_FOR_INTERRUPTS();
		if (view->distribution->item == NULL)
			item.amount.wide = money_numeric(item.amount);
		compensated_add(&sum, (item.weight.wide ? to_double(units_numeric(item.weight)) :
							   (double) item.weight.units) *
						term(mean_ratio(item.amount, mean, mean_double)));
	}
	return Float8GetDatum((sum.sum + sum.lost) / to_double(weight));
}

static bool
theil(const Distribution *distribution, Datum *value, const char **reason)
{
	View		view = view_of(distribution);
	Moments		moments = moments_of(&view);

	if (!is_regular(distribution, &moments, reason))
		return false;
	*value = mean_of(&view, &moments, theil_term);
	return true;
}

static bool
mean_log_deviation(const Distribution *distribution, Datum *value,
				   const char **reason)
{
	View		view = view_of(distribution);
	Moments		moments = moments_of(&view);

	if (!is_regular(distribution, &moments, reason))
		return false;
	if (moments.has_zero)
	{
		*reason = "zero_unit";
		return false;
	}
	*value = mean_of(&view, &moments, deviation_term);
	return true;
}

/* ---------- totals ---------- */

/* Undoes the scales of a view: a value with so many of its units. */
static Numeric
unscaled(Numeric value, int units, uint64 scale)
{
	value = NUMERIC_OP(numeric_mul, value, int64_to_numeric(scale));
	for (; units > 0; units--)
		value = NUMERIC_OP(numeric_mul, value, money_numeric(one_unit));
	return DatumGetNumeric(DirectFunctionCall1(numeric_trim_scale,
											   NumericGetDatum(value)));
}

static bool
total(const Distribution *distribution, Datum *value, const char **reason)
{
	View		view = view_of(distribution);
	Moments		moments = moments_of(&view);
	Numeric		sum;

	if (!has_amounts(distribution, reason))
		return false;
	sum = unscaled(exact_numeric(moments.total), 1, view.amount_scale);
	*value = NumericGetDatum(unscaled(sum, 1, view.weight_scale));
	return true;
}

static bool
unit_count(const Distribution *distribution, Datum *value, const char **reason)
{
	Money		weight = {0};

	for (int64 i = 0; i < distribution->count; i++)
		money_accumulate(&weight, item_at(distribution, i).weight, CurrentMemoryContext);
	*value = NumericGetDatum(money_numeric(weight));
	return true;
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
ACCESSOR(unit_count);

KC_FUNCTION_AS(missing_count_distribution, Int64GetDatum(PG_GETARG_DISTRIBUTION(0).missing));

/* ---------- Lorenz curve ---------- */

static void
put_point(ReturnSetInfo *result, Numeric population, Numeric amount)
{
	Datum		values[] = {NumericGetDatum(population), NumericGetDatum(amount)};
	bool		nulls[lengthof(values)] = {false};

	tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
}

/* One point for each different amount, after the origin. */
KC_FUNCTION(lorenz_distribution);
Datum
lorenz_distribution(PG_FUNCTION_ARGS)
{
	Distribution distribution = PG_GETARG_DISTRIBUTION(0);
	View		view = view_of(&distribution);
	Moments		moments = moments_of(&view);
	ReturnSetInfo *result;
	Numeric		weight = units_numeric(moments.weight);
	Numeric		total = exact_numeric(moments.total);
	Money		below = {0};
	Exact		amount = {0};
	const char *reason;

	InitMaterializedSRF(fcinfo, 0);
	result = (ReturnSetInfo *) fcinfo->resultinfo;
	if (!is_regular(&distribution, &moments, &reason))
		return (Datum) 0;
	put_point(result, int64_to_numeric(0), int64_to_numeric(0));
	for (int64 i = 0; i < distribution.count; i++)
	{
		WideItem	item = view_item(&view, i);

		CHECK_FOR_INTERRUPTS();
		money_accumulate(&below, item.weight, CurrentMemoryContext);
		exact_add(&amount, item.weight, item.amount, one_unit);
		put_point(result,
				  NUMERIC_OP(numeric_div, units_numeric(below), weight),
				  NUMERIC_OP(numeric_div, exact_numeric(amount), total));
	}
	return (Datum) 0;
}

/* ---------- within groups and between them ---------- */

/* What a group contributes to the split of Theil's indices. */
typedef struct Part
{
	double		weight;
	double		total;
	double		theil;			/* 0 where the total is */
	double		deviation;		/* NaN if a unit has nothing */
	bool		negative;		/* then there is no split */
} Part;

typedef struct Split
{
	MemoryContext context;
	int			count;
	int			space;
	Part	   *part;
} Split;

#define FIRST_PARTS 8

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
	while (split->count + count > split->space)
	{
		split->space *= 2;
		split->part = repalloc(split->part, split->space * sizeof(Part));
	}
	memcpy(split->part + split->count, part, count * sizeof(Part));
	split->count += count;
}

static Part
part_of(const Distribution *distribution)
{
	View		view = view_of(distribution);
	Moments		moments = moments_of(&view);
	const char *reason;
	Datum		value;
	Part		part;

	/* equal parts are to be equal bytes, so that their order is none */
	memset(&part, 0, sizeof(Part));
	unit_count(distribution, &value, &reason);
	part.weight = to_double(DatumGetNumeric(value));
	total(distribution, &value, &reason);
	part.total = to_double(DatumGetNumeric(value));
	part.negative = moments.has_negative;
	part.deviation = get_float8_nan();
	if (is_regular(distribution, &moments, &reason))
	{
		part.theil = DatumGetFloat8(mean_of(&view, &moments, theil_term));
		if (!moments.has_zero)
			part.deviation = DatumGetFloat8(mean_of(&view, &moments, deviation_term));
	}
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

/* Any order will do, as long as it is always the same one. */
static int
compare_parts(const void *a, const void *b)
{
	return memcmp(a, b, sizeof(Part));
}

static double
sum_of(const Split *split, Size field)
{
	Compensated sum = {0};

	for (int i = 0; i < split->count; i++)
		compensated_add(&sum, *(const double *) ((const char *) &split->part[i] + field));
	return sum.sum + sum.lost;
}

/* What a group adds, given its shares of the amount and of the weight. */
typedef double (*SplitTerm) (const Part *part, double amount_share,
							 double weight_share);

static double
theil_within_term(const Part *part, double amount_share, double weight_share)
{
	return amount_share * part->theil;
}

static double
theil_between_term(const Part *part, double amount_share, double weight_share)
{
	return amount_share > 0 ? amount_share * log(amount_share / weight_share) : 0;
}

static double
deviation_within_term(const Part *part, double amount_share, double weight_share)
{
	return weight_share * part->deviation;
}

static double
deviation_between_term(const Part *part, double amount_share, double weight_share)
{
	return isnan(part->deviation) ? part->deviation :
		weight_share * log(weight_share / amount_share);
}

/* NULL where the index that is split would be. */
static Datum
split_sum(FunctionCallInfo fcinfo, SplitTerm term)
{
	Split	   *split = PG_ARGISNULL(0) ? NULL : (Split *) PG_GETARG_POINTER(0);
	Compensated sum = {0};
	double		total;
	double		weight;

	if (split == NULL || split->count == 0)
		PG_RETURN_NULL();
	qsort(split->part, split->count, sizeof(Part), compare_parts);
	total = sum_of(split, offsetof(Part, total));
	weight = sum_of(split, offsetof(Part, weight));
	for (int i = 0; i < split->count; i++)
	{
		const Part *part = &split->part[i];

		if (part->negative || total == 0)
			PG_RETURN_NULL();
		compensated_add(&sum, term(part, part->total / total, part->weight / weight));
	}
	if (isnan(sum.sum))
		PG_RETURN_NULL();
	PG_RETURN_FLOAT8(sum.sum + sum.lost);
}

KC_FUNCTION_AS(theil_within_final, split_sum(fcinfo, theil_within_term));
KC_FUNCTION_AS(theil_between_final, split_sum(fcinfo, theil_between_term));
KC_FUNCTION_AS(mean_log_deviation_within_final, split_sum(fcinfo, deviation_within_term));
KC_FUNCTION_AS(mean_log_deviation_between_final, split_sum(fcinfo, deviation_between_term));
