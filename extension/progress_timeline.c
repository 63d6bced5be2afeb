/*-------------------------------------------------------------------------
 *
 * progress_timeline.c
 *	  What is known of moments, while an aggregate runs.
 *
 * IDENTIFICATION
 *	  extension/progress_timeline.c
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "catalog/pg_type.h"
#include "utils/datetime.h"
#include "utils/json.h"

#include "key.h"
#include "tally.h"
#include "progress_timeline.h"

typedef struct Event
{
	Key			key;
	char		status;			/* of the hash table */
	void	   *known;
} Event;

#define SH_PREFIX events
#define SH_ELEMENT_TYPE Event
#define SH_KEY_TYPE Key
#define SH_KEY key
#define SH_HASH_KEY(table, key) ((key).hash)
#define SH_EQUAL(table, a, b) same_key(a, b)
#define SH_STORE_HASH
#define SH_GET_HASH(table, event) ((event)->key.hash)
#define SH_SCOPE static inline
#define SH_DECLARE
#define SH_DEFINE
#include "lib/simplehash.h"

#define FIRST_EVENTS 14		/* in 16 buckets */

static void
out_of_range(const StateType *type, const char *detail)
{
	ereport(ERROR,
			(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
			 errmsg("%s is too large", type->name),
			 errdetail_internal("%s", detail),
			 errhint("Call %s() for one project at a time, with GROUP BY.", type->maker)));
}

void
timeline_check_count(const StateType *type, int64 count)
{
	if (count > MAX_EVENTS)
		out_of_range(type, psprintf("It can hold %d dates or instants.", MAX_EVENTS));
}

static void
check_size(const StateType *type, Size size)
{
	if (size > MAX_TIMELINE_SIZE)
		out_of_range(type, psprintf("It would take more than %d MB.",
									MAX_TIMELINE_SIZE / (1024 * 1024)));
}

Timeline *
timeline_new(const StateType *type, MemoryContext context)
{
	Timeline   *timeline = MemoryContextAllocZero(context, sizeof(Timeline));

	timeline->type = type;
	timeline->context = context;
	timeline->events = events_create(context, FIRST_EVENTS, NULL);
	return timeline;
}

/* The running state that an aggregate passes first; a new one if it has none. */
Timeline *
timeline_running(FunctionCallInfo fcinfo, const StateType *type)
{
	MemoryContext context;

	if (!PG_ARGISNULL(0))
		return (Timeline *) PG_GETARG_POINTER(0);
	if (!AggCheckCallContext(fcinfo, &context))
		elog(ERROR, "aggregate function called in non-aggregate context");
	return timeline_new(type, context);
}

/* What is known of a moment; zero, but for the moment itself, if it is new. */
void *
timeline_at(Timeline *timeline, int64 at, Size size)
{
	Key			key = short_key(at);
	bool		found;
	Event	   *event = events_insert_hash(timeline->events, key, key.hash, &found);

	if (!found)
	{
		timeline_check_count(timeline->type, timeline->events->members);
		event->known = MemoryContextAllocZero(timeline->context, size);
		*(int64 *) event->known = at;
	}
	return event->known;
}

/* Room for what is known of a moment and varies in size. */
void *
timeline_keep(Timeline *timeline, Size size)
{
	timeline->size += size;
	check_size(timeline->type, timeline->size);
	return MemoryContextAlloc(timeline->context, size);
}

void
timeline_miss(Timeline *timeline, int64 rows)
{
	timeline->missing += rows;
	if (timeline->missing > TALLY_MAX_COUNT)
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("%s out of range", timeline->type->name),
				 errdetail("A count exceeds " INT64_FORMAT ".", TALLY_MAX_COUNT),
				 errhint("Check where the values come from: no %s() counts that many rows.",
						 timeline->type->maker)));
}

static int
by_moment(const void *a, const void *b)
{
	int64		x = **(int64 *const *) a;
	int64		y = **(int64 *const *) b;

	return (x > y) - (x < y);
}

/* What is known of all moments, from the first to the last; how many. */
int
timeline_list(const Timeline *timeline, void ***known)
{
	events_iterator iterator;
	Event	   *next;
	int			count = 0;

	*known = palloc_array(void *, timeline->events->members);
	events_start_iterate(timeline->events, &iterator);
	while ((next = events_iterate(timeline->events, &iterator)) != NULL)
		(*known)[count++] = next->known;
	qsort(*known, count, sizeof(void *), by_moment);
	return count;
}

/* A value of the type, to be filled in. */
struct varlena *
timeline_value(const StateType *type, Size size)
{
	State	   *state;

	check_size(type, size);
	state = palloc0(size);
	SET_VARSIZE(state, size);
	state->version = type->version;
	return (struct varlena *) state;
}

/* ---------- dates and instants as text ---------- */

/* Text that no DateStyle changes. */
char *
date_to_text(DateADT date)
{
	return JsonEncodeDateTime(palloc(MAXDATELEN + 1), DateADTGetDatum(date),
							  DATEOID, NULL);
}

/* Text in UTC, which no TimeZone changes either. */
char *
instant_to_text(TimestampTz instant)
{
	const int	utc = 0;

	return JsonEncodeDateTime(palloc(MAXDATELEN + 1), TimestampTzGetDatum(instant),
							  TIMESTAMPTZOID, &utc);
}

/* The text in a field, and the year, month and day that it starts with. */
static char *
json_day(JsonbValue *value, struct pg_tm *tm, int *length)
{
	char	   *string;

	if (value == NULL || value->type != jbvString)
		return NULL;
	string = pnstrdup(value->val.string.val, value->val.string.len);
	if (sscanf(string, "%7d-%2d-%2d%n", &tm->tm_year, &tm->tm_mon, &tm->tm_mday, length) != 3)
		return NULL;
	if (strstr(string, " BC"))
		tm->tm_year = 1 - tm->tm_year;
	return IS_VALID_JULIAN(tm->tm_year, tm->tm_mon, tm->tm_mday) ? string : NULL;
}

/* False if the value is not what date_to_text() has written. */
bool
json_date(JsonbValue *value, DateADT *date)
{
	struct pg_tm tm = {0};
	int			length;
	char	   *string = json_day(value, &tm, &length);

	if (string == NULL)
		return false;
	*date = date2j(tm.tm_year, tm.tm_mon, tm.tm_mday) - POSTGRES_EPOCH_JDATE;
	return IS_VALID_DATE(*date) && strcmp(string, date_to_text(*date)) == 0;
}

/* False if the value is not what instant_to_text() has written. */
bool
json_instant(JsonbValue *value, TimestampTz *instant)
{
	struct pg_tm tm = {0};
	int			utc = 0;
	int			microseconds = 0;
	int			length;
	int			time_length;
	int			digits;			/* with the point */
	char	   *string = json_day(value, &tm, &length);

	if (string == NULL ||
		sscanf(string + length, "T%2d:%2d:%2d%n", &tm.tm_hour, &tm.tm_min, &tm.tm_sec, &time_length) != 3)
		return false;
	if (sscanf(string + length + time_length, ".%6d%n", &microseconds, &digits) == 1)
		for (; digits <= 6; digits++)
			microseconds *= 10;
	if (tm2timestamp(&tm, microseconds, &utc, instant) != 0)
		return false;
	return IS_VALID_TIMESTAMP(*instant) && strcmp(string, instant_to_text(*instant)) == 0;
}
