/*-------------------------------------------------------------------------
 *
 * progress.h
 *	  What was planned, done and paid: the reports, and what its files share.
 *
 * IDENTIFICATION
 *	  extension/progress.h
 *
 *-------------------------------------------------------------------------
 */
#ifndef PROGRESS_H
#define PROGRESS_H

#include "money.h"
#include "utils/date.h"

#define PLUS(a, b) NUMERIC_OP(numeric_add, a, b)
#define MINUS(a, b) NUMERIC_OP(numeric_sub, a, b)
#define TIMES(a, b) NUMERIC_OP(numeric_mul, a, b)
#define OVER(a, b) NUMERIC_OP(numeric_div, a, b)

extern DateADT finite_date(DateADT date);
extern Datum reason_text(FunctionCallInfo fcinfo, const char *reason);

#define PG_GETARG_FINITE_DATE(n) finite_date(PG_GETARG_DATEADT(n))

/* ---------- reports, in the order of their dates ---------- */

enum ReportFigure
{
	PLANNED,
	EARNED,
	SPENT,
	REPORT_FIGURES
};

typedef struct Report
{
	int64		on;				/* a date */
	int			known;			/* a bit for each figure */
	Money		figure[REPORT_FIGURES]; /* 0 if not known */
} Report;

typedef struct Progress
{
	int64		missing;		/* rows without a date or without a figure */
	int			count;
	Report	   *report;			/* by date */
} Progress;

static inline bool
knows(const Report *report, int figure)
{
	return (report->known >> figure) & 1;
}

extern Progress progress_unpack(const struct varlena *value);

#define PG_GETARG_PROGRESS(n) progress_unpack(PG_GETARG_VARLENA_P(n))

#endif							/* PROGRESS_H */
