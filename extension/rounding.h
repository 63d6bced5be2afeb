/*-------------------------------------------------------------------------
 *
 * rounding.h
 *	  Percentages that add up.
 *
 * IDENTIFICATION
 *	  extension/rounding.h
 *
 *-------------------------------------------------------------------------
 */
#ifndef ROUNDING_H
#define ROUNDING_H

#include "money.h"
#include "utils/array.h"

#define MAX_SHARE_DECIMALS 6

extern void check_share_decimals(int decimals);
extern Numeric *share_out(const Numeric *amount, const int64 *order,
						  int64 count, int decimals);
extern void check_list(ArrayType *array, const char *name);
extern Numeric *array_amounts(ArrayType *array, const char *name, int *count,
							  int **decimals);

#endif							/* ROUNDING_H */
