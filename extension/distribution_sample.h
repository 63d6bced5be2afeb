/*-------------------------------------------------------------------------
 *
 * distribution_sample.h
 *	  The amounts that a distribution consists of: collected, ordered, stored.
 *
 * IDENTIFICATION
 *	  extension/distribution_sample.h
 *
 *-------------------------------------------------------------------------
 */
#ifndef DISTRIBUTION_SAMPLE_H
#define DISTRIBUTION_SAMPLE_H

#include "money.h"

/* An amount and its weight, where both are units (see money.h) ... */
typedef struct PlainItem
{
	int128		amount;
	int128		weight;
} PlainItem;

/* ... and where one of them is not. */
typedef struct WideItem
{
	Money		amount;
	Money		weight;
} WideItem;

/*
 * A distribution that can be read.  It has either items or, as soon as one of
 * them is wide, wide items.
 */
typedef struct Distribution
{
	int64		count;
	const PlainItem *item;			/* NULL if they are wide */
	WideItem   *wide;
	int64		missing;		/* rows whose amount or weight is NULL */
} Distribution;

static inline WideItem
item_at(const Distribution *distribution, int64 i)
{
	if (distribution->item == NULL)
		return distribution->wide[i];
	return (WideItem)
	{
		.amount.units = distribution->item[i].amount,
		.weight.units = distribution->item[i].weight
	};
}

typedef struct Sample Sample;

extern Distribution sample_distribution(Sample *sample);
extern Distribution distribution_unpack(const struct varlena *value);

#define PG_GETARG_DISTRIBUTION(n) distribution_unpack(PG_GETARG_VARLENA_P(n))

/* A running state. */
#define PG_GETARG_SAMPLE(n) \
	(PG_ARGISNULL(n) ? NULL : (Sample *) PG_GETARG_POINTER(n))

#endif							/* DISTRIBUTION_SAMPLE_H */
