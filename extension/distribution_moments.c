/*-------------------------------------------------------------------------
 *
 * distribution_moments.c
 *	  Exact sums over the items of a distribution.
 *
 * Plain C values in, plain C values out: nothing here is callable from SQL.
 *
 * IDENTIFICATION
 *	  extension/distribution_moments.c
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "utils/builtins.h"

#include "distribution_moments.h"

/* The number of units, be it whole or not, without trailing zeros. */
Numeric
units_numeric(Money money)
{
	Numeric		units;

	if (is_small(money))
		return int64_to_numeric((int64) money.units);
	units = NUMERIC_OP(numeric_mul, money_numeric(money), int64_to_numeric(MONEY_ONE));
	return DatumGetNumeric(DirectFunctionCall1(numeric_trim_scale, NumericGetDatum(units)));
}

Numeric
exact_numeric(Exact exact)
{
	Numeric		value = units_numeric((Money) {.units = exact.units});

	return exact.rest ? NUMERIC_OP(numeric_add, value, exact.rest) : value;
}

/* Adds to the part of a sum that is a numeric and lives in the given context. */
void
exact_add_numeric(Exact *sum, Numeric value, MemoryContext context)
{
	Numeric		rest = sum->rest;

	if (rest)
		value = NUMERIC_OP(numeric_add, rest, value);
	sum->rest = money_copy((Money) {.wide = value}, context).wide;
	if (rest)
		pfree(rest);
}

void
exact_add_slowly(Exact *sum, Money a, Money b, Money c, MemoryContext context)
{
	Numeric		product = NUMERIC_OP(numeric_mul, units_numeric(b), units_numeric(c));

	exact_add_numeric(sum, NUMERIC_OP(numeric_mul, units_numeric(a), product), context);
}

/* ---------- views ---------- */

/* A larger one would not fit, nor would it be of use. */
#define MAX_SCALE INT64CONST(1000000000000000000)

static uint64
largest_scale(int128 units, uint64 scale)
{
	if (units == (int64) units)
	{
		while ((int64) units % (int64) scale != 0)
			scale /= 10;
	}
	else
	{
		while (units % (int64) scale != 0)
			scale /= 10;
	}
	return scale;
}

/* A view of the items as they are. */
View
plain_view_of(const Distribution *distribution)
{
	return (View)
	{
		distribution, CurrentMemoryContext, 1, 1, NULL, NULL
	};
}

typedef struct Decimals
{
	int			amount;
	int			weight;
} Decimals;

static int
decimals_of(Money money)
{
	return DatumGetInt32(DirectFunctionCall1(numeric_scale,
											 NumericGetDatum(money_numeric(money))));
}

static void
note_decimals(const View *view, const WideItem *item, void *state)
{
	Decimals   *most = state;

	most->amount = Max(most->amount, decimals_of(item->amount));
	most->weight = Max(most->weight, decimals_of(item->weight));
}

/* What makes the last of so many decimals a unit. */
static Numeric
factor_for(int decimals)
{
	return numeric_from_text(psprintf("1e%d", decimals - MONEY_DECIMALS));
}

View
view_of(const Distribution *distribution)
{
	View		view = plain_view_of(distribution);
	Decimals	most = {0};

	if (distribution->item == NULL)
	{
		visit(&view, 0, note_decimals, &most);
		view.amount_factor = factor_for(most.amount);
		view.weight_factor = factor_for(most.weight);
		return view;
	}
	view.amount_scale = MAX_SCALE;
	view.weight_scale = MONEY_ONE;
	for (int64 i = 0; i < distribution->count; i++)
	{
		view.amount_scale = largest_scale(distribution->item[i].amount, view.amount_scale);
		view.weight_scale = largest_scale(distribution->item[i].weight, view.weight_scale);
	}
	return view;
}

/* How many units of weight, in the view, one unit of the sample has. */
Numeric
weight_of_one(const View *view)
{
	Money		one = {.units = MONEY_ONE / view->weight_scale};

	return units_numeric(multiplied(one, view->weight_factor));
}

/* A NULL factor is 1. */
Money
multiplied(Money money, Numeric factor)
{
	return factor ? money_from_numeric(NUMERIC_OP(numeric_mul, money_numeric(money), factor)) : money;
}

/* ---------- moments ---------- */

static void
add_moments(const View *view, const WideItem *item, void *state)
{
	Moments    *moments = state;
	int			sign = money_sign(item->amount);

	moments->has_negative |= sign < 0;
	moments->has_zero |= sign == 0;
	exact_add(&moments->total, item->weight, item->amount, one_unit, view->context);
	if (moments->product == SQUARES)
		exact_add(&moments->products, item->weight, item->amount, item->amount, view->context);
	else if (moments->product != NOTHING)
	{
		Money		middle = money_add(money_add(moments->weight, moments->weight), item->weight);

		exact_add(&moments->products, item->weight, item->amount, middle, view->context);
	}
	if (moments->product == MAGNITUDES)
		exact_add(&moments->magnitude, item->weight,
				  sign < 0 ? money_subtract((Money) {0}, item->amount) : item->amount,
				  one_unit, view->context);
	money_accumulate(&moments->weight, item->weight, view->context);
}

/* Of the items from the given one on. */
Moments
moments_of(const View *view, int64 from, Product product)
{
	Moments		moments = {.product = product};

	visit(view, from, add_moments, &moments);
	return moments;
}
