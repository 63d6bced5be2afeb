/*-------------------------------------------------------------------------
 *
 * funding.h
 *	  The funding side of a tally, which funding and equity have in common.
 *
 * IDENTIFICATION
 *	  extension/funding.h
 *
 *-------------------------------------------------------------------------
 */
#ifndef FUNDING_H
#define FUNDING_H

#include "tally.h"

/* The first sums and counts of every tally that holds funding. */
enum FundingSum
{
	TOTAL,
	GROUP_TOTAL,
	FUNDING_SUMS
};

enum FundingCount
{
	AMOUNTS,					/* known amounts */
	GROUP_AMOUNTS,				/* ... in the group */
	MISSING,					/* NULL amounts, whatever the group */
	UNCLASSIFIED,				/* known amounts whose group is NULL */
	FUNDING_COUNTS
};

#define FUNDING_SUM_NAMES "total", "group_total"
#define FUNDING_COUNT_NAMES \
	"amount_count", "group_amount_count", "missing_count", \
	"unclassified_count"

/* What a row says of its group. */
typedef enum Side
{
	OUTSIDE,
	INSIDE,
	UNKNOWN_SIDE
} Side;

#define PG_GETARG_SIDE(n) \
	(PG_ARGISNULL(n) ? UNKNOWN_SIDE : PG_GETARG_BOOL(n) ? INSIDE : OUTSIDE)

extern const char *funding_fault(const Tally *tally);
extern Numeric funding_share(const Tally *tally, const char **reason);

#endif							/* FUNDING_H */
