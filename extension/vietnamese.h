/*-------------------------------------------------------------------------
 *
 * vietnamese.h
 *	  Numbers as people write them, for text that other files make.
 *
 * IDENTIFICATION
 *	  extension/vietnamese.h
 *
 *-------------------------------------------------------------------------
 */
#ifndef VIETNAMESE_H
#define VIETNAMESE_H

#include "money.h"

/* What separates thousands, and what comes before decimals. */
typedef struct NumberMarks
{
	char		thousands;
	char		decimals;
} NumberMarks;

extern const NumberMarks vietnamese_marks;
extern const NumberMarks english_marks;

/* Instead of a number of decimals: */
#define OWN_DECIMALS	(-1)	/* all that the value is stored with */
#define NEEDED_DECIMALS (-2)	/* the same without zeros at the end */

extern void require_utf8(void);
extern void append_number(StringInfo to, Numeric value, int shift,
						  int decimals, NumberMarks marks);
extern void append_amount(StringInfo to, Money amount, int shift, NumberMarks marks);

#endif							/* VIETNAMESE_H */
