/*-------------------------------------------------------------------------
 *
 * rounding.c
 *	  Percentages that add up, and which rounding explains printed ones.
 *
 * IDENTIFICATION
 *	  extension/rounding.c
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "catalog/pg_type.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/builtins.h"
#include "utils/memutils.h"
#include "utils/rangetypes.h"
#include "utils/typcache.h"
#include "windowapi.h"

#include "rounding.h"

static int
compare(Numeric a, Numeric b)
{
	return DatumGetInt32(DirectFunctionCall2(numeric_cmp, NumericGetDatum(a),
											 NumericGetDatum(b)));
}

static int
sign_of(Numeric value)
{
	return compare(value, int64_to_numeric(0));
}

/* 10^exponent, with as many decimals as that takes. */
static Numeric
power_of_ten(int exponent)
{
	return numeric_from_text(psprintf("1e%d", exponent));
}

static int
scale_of(Numeric value)
{
	return DatumGetInt32(DirectFunctionCall1(numeric_scale, NumericGetDatum(value)));
}

static Numeric
copy_numeric(Numeric value, MemoryContext context)
{
	return memcpy(MemoryContextAlloc(context, VARSIZE(value)), value, VARSIZE(value));
}

/* A finite numeric argument. */
#define PG_GETARG_FINITE(n) money_numeric(money_read(PG_GETARG_VARLENA_PP(n)))

/* ---------- largest remainder ---------- */

void
check_share_decimals(int decimals)
{
	if (decimals < 0 || decimals > MAX_SHARE_DECIMALS)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("number of decimals must be between 0 and %d",
						MAX_SHARE_DECIMALS),
				 errdetail("The number is %d.", decimals),
				 errhint("Percentages with more decimals need no rounding that adds up: use round().")));
}

/* What an amount's whole units of percentage leave. */
typedef struct Portion
{
	Money		remainder;
	Numeric		amount;
	int64		order;			/* the first in order wins a tie */
	int64		place;			/* among all amounts */
} Portion;

/*
 * By remainder from the largest; ties by the order, then by the larger amount.
 * The place only decides between equal amounts.
 */
static int
compare_portions(const void *a, const void *b)
{
	const Portion *x = a;
	const Portion *y = b;
	int			result = money_compare(y->remainder, x->remainder);

	CHECK_FOR_INTERRUPTS();		/* sorting millions takes a while */
	if (result == 0)
		result = (x->order > y->order) - (x->order < y->order);
	if (result == 0)
		result = compare(y->amount, x->amount);
	return result ? result : (x->place > y->place) - (x->place < y->place);
}

/*
 * The whole units in an amount, rounded down also where it is negative, and
 * the remainder, both left in the given context.
 */
static Numeric
divide_portion(Portion *portion, Numeric units, Numeric total, MemoryContext keep)
{
	Numeric		product = NUMERIC_OP(numeric_mul, portion->amount, units);
	Numeric		whole = NUMERIC_OP(numeric_div_trunc, product, total);
	Numeric		remainder = NUMERIC_OP(numeric_sub, product,
									   NUMERIC_OP(numeric_mul, whole, total));

	if (sign_of(remainder) < 0)
	{
		whole = NUMERIC_OP(numeric_sub, whole, int64_to_numeric(1));
		remainder = NUMERIC_OP(numeric_add, remainder, total);
	}
	portion->remainder = money_copy(money_read((struct varlena *) remainder), keep);
	return copy_numeric(whole, keep);
}

static Numeric
sum_of(const Numeric *amount, int64 count, MemoryContext scratch)
{
	MemoryContext keep = MemoryContextSwitchTo(scratch);
	Money		sum = {0, NULL};

	for (int64 i = 0; i < count; i++)
	{
		if (amount[i])
			money_accumulate(&sum, money_read((struct varlena *) amount[i]), keep);
		MemoryContextReset(scratch);
	}
	MemoryContextSwitchTo(keep);
	return money_numeric(sum);
}

/* Turns units, and one more for the first portions, into percentages. */
static void
scale_shares(Numeric *share, const Portion *portion, int64 known, int64 extra,
			 Numeric unit, MemoryContext scratch)
{
	MemoryContext keep = MemoryContextSwitchTo(scratch);

	for (int64 i = 0; i < known; i++)
	{
		Numeric    *mine = &share[portion[i].place];
		Numeric		whole = *mine;
		Numeric		result;

		CHECK_FOR_INTERRUPTS();
		if (i < extra)
			whole = NUMERIC_OP(numeric_add, whole, int64_to_numeric(1));
		result = NUMERIC_OP(numeric_mul, whole, unit);
		pfree(*mine);
		*mine = copy_numeric(result, keep);
		MemoryContextReset(scratch);
	}
	MemoryContextSwitchTo(keep);
}

/*
 * The percentages of amounts, NULL where the amount is, rounded to decimals so
 * that they add up to 100: all are rounded down, and what is missing goes, a
 * unit of the last decimal each, to the largest remainders.  All NULL if the
 * total is not positive.
 *
 * Ties go to the lower order, or without one to the earlier place.  Of millions
 * of amounts no intermediate results stay behind: they are made in a context
 * that is reset row by row.
 */
Numeric *
share_out(const Numeric *amount, const int64 *order, int64 count, int decimals)
{
	MemoryContext keep = CurrentMemoryContext;
	MemoryContext scratch = AllocSetContextCreate(keep, "khuyencong share_out",
												  ALLOCSET_SMALL_SIZES);
	Numeric    *share = palloc_extended(count * sizeof(Numeric), MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
	Portion    *portion = palloc_extended(count * sizeof(Portion), MCXT_ALLOC_HUGE);
	Numeric		units = power_of_ten(decimals + 2);
	Numeric		total = sum_of(amount, count, scratch);
	Numeric		left;
	int64		known = 0;
	int64		extra;

	if (sign_of(total) <= 0)
	{
		MemoryContextDelete(scratch);
		return share;
	}
	MemoryContextSwitchTo(scratch);
	for (int64 i = 0; i < count; i++)
	{
		CHECK_FOR_INTERRUPTS();
		if (amount[i] == NULL)
			continue;
		portion[known].amount = amount[i];
		portion[known].order = order ? order[i] : i;
		portion[known].place = i;
		share[i] = divide_portion(&portion[known++], units, total, keep);
		MemoryContextReset(scratch);
	}
	MemoryContextSwitchTo(keep);
	qsort(portion, known, sizeof(Portion), compare_portions);
	/* the remainders add up to that many units, each being less than one */
	left = NUMERIC_OP(numeric_sub, units, sum_of(share, count, scratch));
	extra = DatumGetInt64(DirectFunctionCall1(numeric_int8, NumericGetDatum(left)));
	scale_shares(share, portion, known, extra, power_of_ten(-decimals), scratch);
	MemoryContextDelete(scratch);
	return share;
}

/* ---------- display_share() and display_shares() ---------- */

typedef struct PartitionShares
{
	Numeric    *share;			/* NULL before the first row */
	int			decimals;
} PartitionShares;

static Numeric *
partition_shares(WindowObject window, int decimals)
{
	int64		count = WinGetPartitionRowCount(window);
	Numeric    *amount = palloc_extended(count * sizeof(Numeric), MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
	int64	   *order = palloc_extended(count * sizeof(int64), MCXT_ALLOC_HUGE);
	MemoryContext keep = CurrentMemoryContext;
	MemoryContext scratch = AllocSetContextCreate(keep, "khuyencong amounts",
												  ALLOCSET_SMALL_SIZES);

	MemoryContextSwitchTo(scratch);
	for (int64 i = 0; i < count; i++)
	{
		bool		is_null;
		bool		is_out;
		Datum		value = WinGetFuncArgInPartition(window, 0, i, WINDOW_SEEK_HEAD,
													 false, &is_null, &is_out);

		CHECK_FOR_INTERRUPTS();
		if (!is_null)
			amount[i] = copy_numeric(money_numeric(money_read(PG_DETOAST_DATUM_PACKED(value))), keep);
		/* peers are in no order that may matter */
		order[i] = i > 0 && WinRowsArePeers(window, i - 1, i) ? order[i - 1] : i;
		MemoryContextReset(scratch);
	}
	MemoryContextSwitchTo(keep);
	return share_out(amount, order, count, decimals);
}

/* Computed at a partition's first row, for all of them. */
static void
fill_partition(WindowObject window, PartitionShares *shares, int decimals)
{
	MemoryContext keep = GetMemoryChunkContext(shares);
	MemoryContext work = AllocSetContextCreate(CurrentMemoryContext,
											   "khuyencong display_share",
											   ALLOCSET_DEFAULT_SIZES);
	MemoryContext old = MemoryContextSwitchTo(work);
	int64		count = WinGetPartitionRowCount(window);
	Numeric    *share;

	check_share_decimals(decimals);
	share = partition_shares(window, decimals);
	shares->share = MemoryContextAllocHuge(keep, count * sizeof(Numeric));
	for (int64 i = 0; i < count; i++)
		shares->share[i] = share[i] ? copy_numeric(share[i], keep) : NULL;
	shares->decimals = decimals;
	MemoryContextSwitchTo(old);
	MemoryContextDelete(work);
}

KC_FUNCTION(display_share);
Datum
display_share(PG_FUNCTION_ARGS)
{
	WindowObject window = PG_WINDOW_OBJECT();
	PartitionShares *shares = WinGetPartitionLocalMemory(window, sizeof(PartitionShares));
	bool		is_null;
	int			decimals = DatumGetInt32(WinGetFuncArgCurrent(window, 1, &is_null));
	Numeric		share;

	if (is_null)
		PG_RETURN_NULL();
	if (shares->share == NULL)
		fill_partition(window, shares, decimals);
	if (decimals != shares->decimals)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("number of decimals must be the same for all rows of a partition"),
				 errdetail("It is %d and %d.", shares->decimals, decimals),
				 errhint("Add it to PARTITION BY, or use a constant.")));
	share = shares->share[WinGetCurrentPosition(window)];
	if (share == NULL)
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(share);
}

void
check_list(ArrayType *array, const char *name)
{
	if (ARR_NDIM(array) > 1)
		ereport(ERROR,
				(errcode(ERRCODE_ARRAY_SUBSCRIPT_ERROR),
				 errmsg("%s must have one dimension", name),
				 errdetail("It has %d.", ARR_NDIM(array)),
				 errhint("Use unnest() and array_agg() to make it a list.")));
}

/*
 * The elements of an array argument, NULL where they are; if asked for, also
 * the number of decimals that each is written with.
 */
Numeric *
array_amounts(ArrayType *array, const char *name, int *count, int **decimals)
{
	Datum	   *value;
	bool	   *is_null;
	Numeric    *amount;

	check_list(array, name);
	deconstruct_array(array, NUMERICOID, -1, false, TYPALIGN_INT,
					  &value, &is_null, count);
	amount = palloc0_array(Numeric, *count);
	if (decimals)
		*decimals = palloc0_array(int, *count);
	for (int i = 0; i < *count; i++)
	{
		if (is_null[i])
			continue;
		amount[i] = money_numeric(money_read(PG_DETOAST_DATUM_PACKED(value[i])));
		if (decimals)
			(*decimals)[i] = scale_of(DatumGetNumeric(value[i]));
	}
	return amount;
}

KC_FUNCTION(display_shares);
Datum
display_shares(PG_FUNCTION_ARGS)
{
	int			decimals = PG_GETARG_INT32(1);
	int			count;
	Numeric    *amount = array_amounts(PG_GETARG_ARRAYTYPE_P(0), "amounts", &count, NULL);
	Numeric    *share;
	Datum	   *value;
	bool	   *is_null;
	int			lower = 1;

	check_share_decimals(decimals);
	if (count == 0)
		PG_RETURN_ARRAYTYPE_P(construct_empty_array(NUMERICOID));
	share = share_out(amount, NULL, count, decimals);
	value = palloc_array(Datum, count);
	is_null = palloc_array(bool, count);
	for (int i = 0; i < count; i++)
	{
		value[i] = NumericGetDatum(share[i]);
		is_null[i] = share[i] == NULL;
	}
	PG_RETURN_ARRAYTYPE_P(construct_md_array(value, is_null, 1, &count, &lower,
											 NUMERICOID, -1, false, TYPALIGN_INT));
}

/* ---------- which rounding explains a printed figure ---------- */

typedef enum Rounding
{
	HALF_UP,					/* half away from zero */
	HALF_EVEN,
	TRUNCATED,					/* toward zero */
	ROUNDED_UP,					/* away from zero */
	NOT_REPRODUCIBLE
} Rounding;

static const char *const rounding_name[] = {
	[HALF_UP] = "half_up",
	[HALF_EVEN] = "half_even",
	[TRUNCATED] = "truncated",
	[ROUNDED_UP] = "rounded_up",
	[NOT_REPRODUCIBLE] = "not_reproducible"
};

/* A printed figure and the exact quotient it stands for. */
typedef struct Claim
{
	Numeric		printed;		/* in units of its last decimal, without sign */
	Numeric		whole_units;	/* of the quotient, without sign */
	int			half;			/* sign of twice the remainder less a unit */
	bool		exact;			/* there is no remainder */
	bool		signs_agree;
} Claim;

/* The claim that part / whole, times a factor, is printed so; whole > 0. */
static Claim
make_claim(Numeric printed, int decimals, Numeric part, Numeric whole,
		   Numeric factor)
{
	Numeric		scale = power_of_ten(decimals);
	Numeric		magnitude = DatumGetNumeric(DirectFunctionCall1(numeric_abs, NumericGetDatum(part)));
	Numeric		dividend = NUMERIC_OP(numeric_mul, NUMERIC_OP(numeric_mul, magnitude, factor), scale);
	Numeric		remainder;
	Claim		claim;

	CHECK_FOR_INTERRUPTS();
	claim.printed = NUMERIC_OP(numeric_mul, scale,
							   DatumGetNumeric(DirectFunctionCall1(numeric_abs, NumericGetDatum(printed))));
	claim.whole_units = NUMERIC_OP(numeric_div_trunc, dividend, whole);
	remainder = NUMERIC_OP(numeric_sub, dividend,
						   NUMERIC_OP(numeric_mul, claim.whole_units, whole));
	claim.half = compare(NUMERIC_OP(numeric_add, remainder, remainder), whole);
	claim.exact = sign_of(remainder) == 0;
	claim.signs_agree = sign_of(printed) * sign_of(part) >= 0;
	return claim;
}

static bool
is_odd(Numeric value)
{
	return sign_of(NUMERIC_OP(numeric_mod, value, int64_to_numeric(2))) != 0;
}

static bool
explains(Rounding rounding, const Claim *claim)
{
	bool		up = false;
	Numeric		units = claim->whole_units;

	if (rounding == HALF_UP)
		up = claim->half >= 0;
	else if (rounding == HALF_EVEN)
		up = claim->half > 0 || (claim->half == 0 && is_odd(units));
	else if (rounding == ROUNDED_UP)
		up = !claim->exact;
	if (up)
		units = NUMERIC_OP(numeric_add, units, int64_to_numeric(1));
	return claim->signs_agree && compare(units, claim->printed) == 0;
}

/* The first rounding that explains all of some claims. */
static Rounding
explanation(const Claim *claim, int count)
{
	for (Rounding rounding = HALF_UP; rounding < NOT_REPRODUCIBLE; rounding++)
	{
		int			explained = 0;

		while (explained < count && explains(rounding, &claim[explained]))
			explained++;
		if (explained == count)
			return rounding;
	}
	return NOT_REPRODUCIBLE;
}

/* (printed, part, whole), of a quotient times a factor. */
static Datum
reconcile(FunctionCallInfo fcinfo, int factor)
{
	Numeric		printed = PG_GETARG_NUMERIC(0);
	Numeric		value = PG_GETARG_FINITE(0);
	Numeric		part = PG_GETARG_FINITE(1);
	Numeric		whole = PG_GETARG_FINITE(2);
	Claim		claim;

	if (sign_of(whole) <= 0)
		PG_RETURN_NULL();
	claim = make_claim(value, scale_of(printed), part, whole, int64_to_numeric(factor));
	PG_RETURN_TEXT_P(cstring_to_text(rounding_name[explanation(&claim, 1)]));
}

KC_FUNCTION_AS(reconcile_share, reconcile(fcinfo, 100));
KC_FUNCTION_AS(reconcile_ratio, reconcile(fcinfo, 1));

/* ---------- ... and a set of them ---------- */

static void
check_printed_set(const Numeric *printed, int count, const Numeric *part, int parts)
{
	if (count != parts)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("printed and parts must have the same number of elements"),
				 errdetail("They have %d and %d.", count, parts),
				 errhint("The order is reconcile_shares(printed, parts).")));
	for (int i = 0; i < count; i++)
		if (printed[i] == NULL || part[i] == NULL)
			ereport(ERROR,
					(errcode(ERRCODE_NULL_VALUE_NOT_ALLOWED),
					 errmsg("printed and parts must not contain nulls"),
					 errdetail("Element %d is null.", i + 1),
					 errhint("A set can be reconciled only where all of it is known.")));
}

/* Are these the percentages that share_out() gives? */
static bool
is_shared_out(const Numeric *printed, const int *decimals, const Numeric *part,
			  const int64 *order, int count)
{
	Numeric    *share = share_out(part, order, count, decimals[0]);

	for (int i = 0; i < count; i++)
		if (decimals[i] != decimals[0] || compare(share[i], printed[i]) != 0)
			return false;
	return true;
}

/*
 * An order in which ties go to those that are printed higher than a share out
 * by place would have them.
 */
static int64 *
order_as_printed(const Numeric *printed, const int *decimals, const Numeric *part,
				 int count)
{
	Numeric    *share = share_out(part, NULL, count, decimals[0]);
	int64	   *order = palloc_array(int64, count);

	for (int i = 0; i < count; i++)
		order[i] = i - (int64) count * compare(printed[i], share[i]);
	return order;
}

/* Are all but the last rounded in one way, and the last what they leave? */
static bool
is_completed(const Numeric *printed, const Claim *claim, int count)
{
	Numeric		left = int64_to_numeric(100);

	for (int i = 0; i < count; i++)
		left = NUMERIC_OP(numeric_sub, left, printed[i]);
	return sign_of(left) == 0 &&
		explanation(claim, count - 1) != NOT_REPRODUCIBLE;
}

KC_FUNCTION(reconcile_shares);
Datum
reconcile_shares(PG_FUNCTION_ARGS)
{
	int			count;
	int			parts;
	int		   *decimals;
	Numeric    *printed = array_amounts(PG_GETARG_ARRAYTYPE_P(0), "printed", &count, &decimals);
	Numeric    *part = array_amounts(PG_GETARG_ARRAYTYPE_P(1), "parts", &parts, NULL);
	Numeric		whole = int64_to_numeric(0);
	Claim	   *claim = palloc_array(Claim, count);
	Rounding	rounding;

	check_printed_set(printed, count, part, parts);
	for (int i = 0; i < count; i++)
		whole = NUMERIC_OP(numeric_add, whole, part[i]);
	if (sign_of(whole) <= 0)
		PG_RETURN_NULL();
	for (int i = 0; i < count; i++)
		claim[i] = make_claim(printed[i], decimals[i], part[i], whole, int64_to_numeric(100));
	rounding = explanation(claim, count);
	if (rounding != NOT_REPRODUCIBLE)
		PG_RETURN_TEXT_P(cstring_to_text(rounding_name[rounding]));
	if (is_shared_out(printed, decimals, part, NULL, count))
		PG_RETURN_TEXT_P(cstring_to_text("largest_remainder"));
	if (is_completed(printed, claim, count))
		PG_RETURN_TEXT_P(cstring_to_text("complement"));
	if (is_shared_out(printed, decimals, part,
					  order_as_printed(printed, decimals, part, count), count))
		PG_RETURN_TEXT_P(cstring_to_text("largest_remainder"));
	PG_RETURN_TEXT_P(cstring_to_text(rounding_name[NOT_REPRODUCIBLE]));
}

/* ---------- implied_total() ---------- */

/* Decimals of the result beyond those of the part, if numeric has them. */
#define EXTRA_DECIMALS 6
#define MAX_DECIMALS 16383	/* of a numeric */

/* A printed figure in halves of its last decimal, and how many it has. */
static Numeric
half_units(FunctionCallInfo fcinfo, int n, int *decimals)
{
	Numeric		value = PG_GETARG_FINITE(n);

	*decimals = scale_of(PG_GETARG_NUMERIC(n));
	return NUMERIC_OP(numeric_mul, value, numeric_from_text(psprintf("2e%d", *decimals)));
}

/* part / share, cut to a number of decimals, or the next one above. */
static Datum
total_end(Numeric part, Numeric share, int decimals, bool above)
{
	Numeric		units = NUMERIC_OP(numeric_div_trunc, part, share);

	if (above && compare(NUMERIC_OP(numeric_mul, units, share), part) != 0)
		units = NUMERIC_OP(numeric_add, units, int64_to_numeric(1));
	return NumericGetDatum(NUMERIC_OP(numeric_mul, units, power_of_ten(-decimals)));
}

/*
 * In halves of the last decimal, a figure of n is rounded from n - 1 to n + 1.
 * As whole numbers these are exact: numeric may not have the decimal for them.
 */
KC_FUNCTION(implied_total);
Datum
implied_total(PG_FUNCTION_ARGS)
{
	int			part_decimals;
	int			share_decimals;
	Numeric		part = half_units(fcinfo, 0, &part_decimals);
	Numeric		share = half_units(fcinfo, 1, &share_decimals);
	Numeric		one = int64_to_numeric(1);
	Numeric		least_part = NUMERIC_OP(numeric_sub, part, one);
	Numeric		least_share = NUMERIC_OP(numeric_sub, share, one);
	int			decimals = Min(part_decimals + EXTRA_DECIMALS, MAX_DECIMALS);
	Numeric		scale = power_of_ten(share_decimals - part_decimals + decimals + 2);
	RangeBound	lower = {.inclusive = true, .lower = true};
	RangeBound	upper = {0};

	if (sign_of(part) < 0 || sign_of(least_share) <= 0)
		PG_RETURN_NULL();
	if (sign_of(least_part) < 0)
		least_part = int64_to_numeric(0);
	lower.val = total_end(NUMERIC_OP(numeric_mul, least_part, scale),
						  NUMERIC_OP(numeric_add, share, one), decimals, false);
	upper.val = total_end(NUMERIC_OP(numeric_mul, NUMERIC_OP(numeric_add, part, one), scale),
						  least_share, decimals, true);
	PG_RETURN_RANGE_P(MAKE_RANGE(NUMRANGEOID, &lower, &upper));
}
