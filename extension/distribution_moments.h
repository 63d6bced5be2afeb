/*-------------------------------------------------------------------------
 *
 * distribution_moments.h
 *	  Exact sums over the items of a distribution.
 *
 * IDENTIFICATION
 *	  extension/distribution_moments.h
 *
 *-------------------------------------------------------------------------
 */
#ifndef DISTRIBUTION_MOMENTS_H
#define DISTRIBUTION_MOMENTS_H

#include "miscadmin.h"
#include "utils/memutils.h"

#include "distribution_sample.h"

/* ---------- sums of products ---------- */

/*
 * A sum of products of units.  Most fit 128 bits; the others are added up as
 * numerics.
 */
typedef struct Exact
{
	int128		units;
	Numeric		rest;			/* NULL while there is none */
} Exact;

static const Money one_unit = {.units = 1};

extern Numeric units_numeric(Money money);
extern Numeric exact_numeric(Exact exact);
extern void exact_add_numeric(Exact *sum, Numeric value, MemoryContext context);
extern void exact_add_slowly(Exact *sum, Money a, Money b, Money c,
							 MemoryContext context);

static inline bool
is_small(Money money)
{
	return money.wide == NULL && money.units == (int64) money.units;
}

/* Adds a * b * c. */
static inline void
exact_add(Exact *sum, Money a, Money b, Money c, MemoryContext context)
{
	int128		product = (int128) (int64) a.units * (int64) b.units;
	int128		total;

	if (!is_small(a) || !is_small(b) || !is_small(c) ||
		(c.units != 1 && product != (int64) product))
	{
		exact_add_slowly(sum, a, b, c, context);
		return;
	}
	product *= (int64) c.units;
	if (!units_add(sum->units, product, &total))
	{
		/* make room */
		exact_add_numeric(sum, units_numeric((Money) {.units = sum->units}), context);
		total = product;
	}
	sum->units = total;
}

/* ---------- items as indices see them ---------- */

/*
 * What the indices are computed from: items in units that are as large as they
 * can be with all amounts, and all weights, whole.  Indices do not depend on
 * such units.  So most products fit 128 bits, none is rounded, and digits are
 * the same in đồng and in million đồng.
 */
typedef struct View
{
	const Distribution *distribution;
	MemoryContext context;		/* of the sums */
	uint64		amount_scale;	/* units divided by it, in items */
	uint64		weight_scale;
	Numeric		amount_factor;	/* amounts multiplied by it, in wide items */
	Numeric		weight_factor;
} View;

extern View view_of(const Distribution *distribution);
extern View plain_view_of(const Distribution *distribution);
extern Numeric weight_of_one(const View *view);
extern Money multiplied(Money money, Numeric factor);

static inline int128
scaled_down(int128 units, uint64 scale)
{
	if (scale == 1)
		return units;
	return units == (int64) units ? (int64) units / (int64) scale : units / (int64) scale;
}

static inline WideItem
view_item(const View *view, int64 i)
{
	WideItem	item = item_at(view->distribution, i);

	if (view->distribution->item)
	{
		item.amount.units = scaled_down(item.amount.units, view->amount_scale);
		item.weight.units = scaled_down(item.weight.units, view->weight_scale);
	}
	else
	{
		item.amount = multiplied(item.amount, view->amount_factor);
		item.weight = multiplied(item.weight, view->weight_factor);
	}
	return item;
}

/* Adds an item to a sum of any kind, in view->context. */
typedef void (*Visitor) (const View *view, const WideItem *item, void *state);

/* Shows all items from the given one on, each in memory to waste. */
static pg_attribute_always_inline void
visit(const View *view, int64 from, Visitor visitor, void *state)
{
	MemoryContext scratch = AllocSetContextCreate(CurrentMemoryContext,
												  "items visited", ALLOCSET_SMALL_SIZES);
	MemoryContext old = MemoryContextSwitchTo(scratch);

	for (int64 i = from; i < view->distribution->count; i++)
	{
		WideItem	item = view_item(view, i);

		CHECK_FOR_INTERRUPTS();
		visitor(view, &item, state);
		MemoryContextReset(scratch);
	}
	MemoryContextSwitchTo(old);
	MemoryContextDelete(scratch);
}

/* ---------- moments ---------- */

/* What an index is computed from besides all weights and amounts. */
typedef enum Product
{
	NOTHING,
	RANKS,						/* of weight * amount * (twice the weight
								 * below + weight) */
	SQUARES,					/* of weight * amount^2 */
	MAGNITUDES,					/* RANKS, and weight * |amount| */
} Product;

typedef struct Moments
{
	Product		product;
	Money		weight;			/* all weights, W */
	Exact		total;			/* of weight * amount, S */
	Exact		products;
	Exact		magnitude;
	bool		has_negative;
	bool		has_zero;
} Moments;

extern Moments moments_of(const View *view, int64 from, Product product);

#endif							/* DISTRIBUTION_MOMENTS_H */
