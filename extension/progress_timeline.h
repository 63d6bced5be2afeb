/*-------------------------------------------------------------------------
 *
 * progress_timeline.h
 *	  What is known of moments, while an aggregate runs.
 *
 * IDENTIFICATION
 *	  extension/progress_timeline.h
 *
 *-------------------------------------------------------------------------
 */
#ifndef PROGRESS_TIMELINE_H
#define PROGRESS_TIMELINE_H

#include "khuyencong.h"
#include "utils/date.h"
#include "utils/jsonb.h"

/* What one project has in a lifetime, and more: a day each is 273 years. */
#define MAX_EVENTS 100000

/*
 * Keeps what is made of them readable as text: as jsonb, whose limit is 256 MB,
 * each takes some hundred bytes more than packed.
 */
#define MAX_TIMELINE_SIZE (64 * 1024 * 1024)

/*
 * The running state of aggregates whose rows are about a date or an instant.
 * Moments come in any order; each is there once, with what the type knows of
 * it, which starts with the moment itself, an int64.
 */
typedef struct Timeline
{
	const StateType *type;
	MemoryContext context;		/* where all of it lives */
	struct events_hash *events;
	int64		missing;		/* rows that are about no moment */
	Size		size;			/* of what the type keeps elsewhere */
} Timeline;

extern Timeline *timeline_new(const StateType *type, MemoryContext context);
extern Timeline *timeline_running(FunctionCallInfo fcinfo, const StateType *type);
extern void *timeline_at(Timeline *timeline, int64 at, Size size);
extern void *timeline_keep(Timeline *timeline, Size size);
extern void timeline_miss(Timeline *timeline, int64 rows);
extern int	timeline_list(const Timeline *timeline, void ***known);

/* For what is made of them. */
extern void timeline_check_count(const StateType *type, int64 count);
extern struct varlena *timeline_value(const StateType *type, Size size);

/* As text that DateStyle and TimeZone do not change. */
extern bool json_date(JsonbValue *value, DateADT *date);
extern bool json_instant(JsonbValue *value, TimestampTz *instant);
extern char *date_to_text(DateADT date);
extern char *instant_to_text(TimestampTz instant);

#define PG_GETARG_TIMELINE(n) \
	(PG_ARGISNULL(n) ? NULL : (Timeline *) PG_GETARG_POINTER(n))

#endif							/* PROGRESS_TIMELINE_H */
