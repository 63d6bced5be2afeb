/*-------------------------------------------------------------------------
 *
 * progress_status.c
 *	  Which status a project had when, and for how long.
 *
 * A status_history is a list of changes: from an instant on the status is
 * such, until the next change.  So intervals cannot overlap.
 *
 * IDENTIFICATION
 *	  extension/progress_status.c
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "common/int.h"
#include "funcapi.h"
#include "libpq/pqformat.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/json.h"
#include "utils/timestamp.h"
#include "utils/tuplestore.h"

#include "json.h"
#include "key.h"
#include "tally.h"
#include "progress_timeline.h"

static const StateType status_type = {"status_history", "summarize_status", 1};

typedef struct Change
{
	int64		at;				/* a timestamptz */
	const text *status;			/* NULL if unknown from here on */
} Change;

typedef struct History
{
	int64		missing;		/* rows without an instant */
	int			count;
	Change	   *change;			/* by time */
} History;

/* As they are stored: a header, and for each change ... */
typedef struct PackedChange
{
	int64		at;
	int64		status_size;	/* with padding; 0 for NULL */
	/* ... followed by the status, a text */
} PackedChange;

typedef struct PackedHistory
{
	State		state;
	int64		missing;
	int64		count;
	char		data[FLEXIBLE_ARRAY_MEMBER];
} PackedHistory;

static TimestampTz
finite_instant(TimestampTz instant)
{
	if (TIMESTAMP_NOT_FINITE(instant))
		ereport(ERROR,
				(errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE),
				 errmsg("instant must be finite"),
				 errdetail("The instant is %s.", instant_to_text(instant)),
				 errhint("Use NULL for an unknown instant.")));
	return instant;
}

/* ---------- stored histories ---------- */

static Size
status_size(const text *status)
{
	return status ? MAXALIGN(VARHDRSZ + VARSIZE_ANY_EXHDR(status)) : 0;
}

static PackedHistory *
pack(const History *history)
{
	Size		size = offsetof(PackedHistory, data);
	PackedHistory *packed;
	char	   *at;

	for (int i = 0; i < history->count; i++)
		size += sizeof(PackedChange) + status_size(history->change[i].status);
	packed = (PackedHistory *) timeline_value(&status_type, size);
	packed->missing = history->missing;
	packed->count = history->count;
	at = packed->data;
	for (int i = 0; i < history->count; i++)
	{
		PackedChange *change = (PackedChange *) at;

		change->at = history->change[i].at;
		change->status_size = status_size(history->change[i].status);
		at += sizeof(PackedChange);
		if (history->change[i].status)
			copy_text((text *) at, history->change[i].status);
		at += change->status_size;
	}
	return packed;
}

/* The changes point into the packed history. */
static History
unpack(const PackedHistory *packed)
{
	History		history = {.missing = packed->missing, .count = packed->count};
	const char *at = packed->data;

	state_check_version(&status_type, packed->state.version);
	history.change = palloc_array(Change, history.count);
	for (int i = 0; i < history.count; i++)
	{
		const PackedChange *change = (const PackedChange *) at;

		at += sizeof(PackedChange);
		history.change[i].at = change->at;
		history.change[i].status = change->status_size ? (const text *) at : NULL;
		at += change->status_size;
	}
	return history;
}

#define PG_GETARG_HISTORY(n) unpack((PackedHistory *) PG_GETARG_VARLENA_P(n))

static int
by_time(const void *a, const void *b)
{
	int64		x = ((const Change *) a)->at;
	int64		y = ((const Change *) b)->at;

	return (x > y) - (x < y);
}

/* What is wrong with a history that was read; it gets sorted for that. */
static const char *
history_fault(History *history)
{
	qsort(history->change, history->count, sizeof(Change), by_time);
	if (history->missing < 0 || history->missing > TALLY_MAX_COUNT)
		return "\"missing_count\" is negative or too large.";
	for (int i = 0; i < history->count; i++)
	{
		if (!IS_VALID_TIMESTAMP(history->change[i].at))
			return "An instant is out of range.";
		if (i > 0 && history->change[i].at == history->change[i - 1].at)
			return "There are two changes at one instant.";
	}
	return NULL;
}

/* ---------- the running state ---------- */

static bool
same_text(const text *a, const text *b)
{
	return VARSIZE_ANY_EXHDR(a) == VARSIZE_ANY_EXHDR(b) &&
		memcmp(VARDATA_ANY(a), VARDATA_ANY(b), VARSIZE_ANY_EXHDR(a)) == 0;
}

/*
 * Puts a change into a running state.  A known status wins over an unknown one
 * of the same instant; of two known ones nobody can say which came last.
 */
static void
add_change(Timeline *timeline, TimestampTz at, const text *status)
{
	Change	   *to = timeline_at(timeline, at, sizeof(Change));

	if (status == NULL)
		return;
	if (to->status == NULL)
		to->status = copy_text(timeline_keep(timeline, status_size(status)), status);
	else if (!same_text(to->status, status))
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("two statuses at one instant"),
				 errdetail("At %s they are \"%s\" and \"%s\".", instant_to_text(at),
						   text_to_cstring(to->status), text_to_cstring(status)),
				 errhint("Say which came first: add a microsecond a step, as in at + step * interval '1 microsecond'.")));
}

static void
add_history(Timeline *timeline, const History *history)
{
	timeline_miss(timeline, history->missing);
	for (int i = 0; i < history->count; i++)
	{
		CHECK_FOR_INTERRUPTS();
		add_change(timeline, history->change[i].at, history->change[i].status);
	}
}

/* What a running state has come to. */
static History
timeline_history(const Timeline *timeline)
{
	History		history = {0};
	void	  **change;

	if (timeline == NULL)
		return history;
	history.missing = timeline->missing;
	history.count = timeline_list(timeline, &change);
	history.change = palloc_array(Change, history.count);
	for (int i = 0; i < history.count; i++)
		history.change[i] = *(Change *) change[i];
	return history;
}

KC_FUNCTION(summarize_status_accum);
Datum
summarize_status_accum(PG_FUNCTION_ARGS)
{
	Timeline   *timeline = timeline_running(fcinfo, &status_type);

	if (PG_ARGISNULL(1))
		timeline_miss(timeline, 1);
	else
		add_change(timeline, finite_instant(PG_GETARG_TIMESTAMPTZ(1)),
				   PG_ARGISNULL(2) ? NULL : PG_GETARG_TEXT_PP(2));
	PG_RETURN_POINTER(timeline);
}

KC_FUNCTION(status_history_merge_accum);
Datum
status_history_merge_accum(PG_FUNCTION_ARGS)
{
	Timeline   *timeline = timeline_running(fcinfo, &status_type);

	if (!PG_ARGISNULL(1))
	{
		History		history = PG_GETARG_HISTORY(1);

		add_history(timeline, &history);
	}
	PG_RETURN_POINTER(timeline);
}

KC_FUNCTION(status_history_combine);
Datum
status_history_combine(PG_FUNCTION_ARGS)
{
	Timeline   *timeline;
	History		history;

	if (PG_ARGISNULL(0) && PG_ARGISNULL(1))
		PG_RETURN_NULL();
	timeline = timeline_running(fcinfo, &status_type);
	history = timeline_history(PG_GETARG_TIMELINE(1));
	add_history(timeline, &history);
	PG_RETURN_POINTER(timeline);
}

/* Also what a worker sends to its leader, as bytea, which is less aligned. */
KC_FUNCTION(status_history_final);
Datum
status_history_final(PG_FUNCTION_ARGS)
{
	History		history = timeline_history(PG_GETARG_TIMELINE(0));

	PG_RETURN_POINTER(pack(&history));
}

KC_FUNCTION(status_history_deserialize);
Datum
status_history_deserialize(PG_FUNCTION_ARGS)
{
	Timeline   *timeline = timeline_new(&status_type, CurrentMemoryContext);
	History		history = unpack((PackedHistory *) PG_DETOAST_DATUM_COPY(PG_GETARG_DATUM(0)));

	add_history(timeline, &history);
	PG_RETURN_POINTER(timeline);
}

KC_FUNCTION(status_history_add);
Datum
status_history_add(PG_FUNCTION_ARGS)
{
	Timeline   *timeline = timeline_new(&status_type, CurrentMemoryContext);
	History		history;

	for (int i = 0; i < 2; i++)
	{
		history = PG_GETARG_HISTORY(i);
		add_history(timeline, &history);
	}
	history = timeline_history(timeline);
	PG_RETURN_POINTER(pack(&history));
}

/* ---------- input and output ---------- */

/* Reads one change; what is wrong with it, or NULL. */
static const char *
read_change(JsonbContainer *object, Change *change)
{
	JsonbValue *status;
	TimestampTz at;

	if (object == NULL || !JsonContainerIsObject(object) ||
		JsonContainerSize(object) != 2)
		return "A change is not an object of two fields.";
	if (!json_instant(json_field(object, "at"), &at))
		return "An \"at\" is missing or not an instant in UTC as YYYY-MM-DDTHH:MM:SS+00:00.";
	change->at = at;
	status = json_field(object, "status");
	if (status == NULL || (status->type != jbvString && status->type != jbvNull))
		return "A \"status\" is neither text nor null.";
	if (status->type == jbvString)
		change->status = cstring_to_text_with_len(status->val.string.val,
												  status->val.string.len);
	return NULL;
}

static const char *
read_changes(JsonbContainer *object, History *history)
{
	JsonbContainer *list = json_list(object, "changes");

	if (list == NULL || JsonContainerSize(object) != 3 ||
		!json_count(json_field(object, "missing_count"), &history->missing))
		return "The fields are not \"version\", a whole number \"missing_count\" and a list of \"changes\".";
	history->count = JsonContainerSize(list);
	timeline_check_count(&status_type, history->count);
	history->change = palloc0_array(Change, history->count);
	for (int i = 0; i < history->count; i++)
	{
		const char *fault = read_change(json_item(list, i), &history->change[i]);

		if (fault)
			return fault;
	}
	return history_fault(history);
}

KC_FUNCTION(status_history_in);
Datum
status_history_in(PG_FUNCTION_ARGS)
{
	char	   *string = PG_GETARG_CSTRING(0);
	Node	   *escontext = fcinfo->context;
	History		history;
	JsonbContainer *object;
	const char *fault;

	if (strcmp(string, "empty") == 0)
		PG_RETURN_POINTER(pack(&(History) {0}));
	if (!json_state(&status_type, string, escontext, &object))
		return (Datum) 0;
	fault = read_changes(object, &history);
	if (fault)
		ereturn(escontext, (Datum) 0, STATE_BAD_TEXT(&status_type, string, fault));
	PG_RETURN_POINTER(pack(&history));
}

KC_FUNCTION(status_history_out);
Datum
status_history_out(PG_FUNCTION_ARGS)
{
	History		history = PG_GETARG_HISTORY(0);
	StringInfoData buf;

	initStringInfo(&buf);
	appendStringInfo(&buf, "{\"version\": %d, \"missing_count\": " INT64_FORMAT ", \"changes\": [",
					 status_type.version, history.missing);
	for (int i = 0; i < history.count; i++)
	{
		const Change *change = &history.change[i];

		appendStringInfo(&buf, "%s{\"at\": \"%s\", \"status\": ", i > 0 ? ", " : "",
						 instant_to_text(change->at));
		if (change->status)
			escape_json(&buf, text_to_cstring(change->status));
		else
			appendStringInfoString(&buf, "null");
		appendStringInfoChar(&buf, '}');
	}
	appendStringInfoString(&buf, "]}");
	PG_RETURN_CSTRING(buf.data);
}

/* What a change takes at least: an instant and the length of its status. */
#define MIN_BINARY_CHANGE (8 + 4)

/*
 * A version byte, the missing rows and the number of changes; for each, its
 * instant, the length of its status and the status (length -1 for NULL).
 */
static void
recv_change(StringInfo buf, Change *change)
{
	int			length;

	state_need_bytes(&status_type, buf, MIN_BINARY_CHANGE);
	change->at = pq_getmsgint64(buf);
	length = pq_getmsgint(buf, sizeof(int32));
	if (length < -1)
		state_bad_binary(&status_type, "The length of a status is negative.");
	if (length >= 0)
	{
		char	   *status;

		state_need_bytes(&status_type, buf, length);
		status = pq_getmsgtext(buf, length, &length);
		change->status = cstring_to_text_with_len(status, length);
	}
}

KC_FUNCTION(status_history_recv);
Datum
status_history_recv(PG_FUNCTION_ARGS)
{
	StringInfo	buf = (StringInfo) PG_GETARG_POINTER(0);
	History		history;
	const char *fault;

	state_recv_version(&status_type, buf);
	state_need_bytes(&status_type, buf, sizeof(int64) + sizeof(int32));
	history.missing = pq_getmsgint64(buf);
	history.count = pq_getmsgint(buf, sizeof(int32));
	if (history.count < 0)
		state_bad_binary(&status_type, "The number of changes is negative.");
	state_need_bytes(&status_type, buf, (int64) history.count * MIN_BINARY_CHANGE);
	timeline_check_count(&status_type, history.count);
	history.change = palloc0_array(Change, history.count);
	for (int i = 0; i < history.count; i++)
		recv_change(buf, &history.change[i]);
	state_need_end(&status_type, buf);
	fault = history_fault(&history);
	if (fault)
		state_bad_binary(&status_type, fault);
	PG_RETURN_POINTER(pack(&history));
}

KC_FUNCTION(status_history_send);
Datum
status_history_send(PG_FUNCTION_ARGS)
{
	History		history = PG_GETARG_HISTORY(0);
	StringInfoData buf;

	pq_begintypsend(&buf);
	pq_sendbyte(&buf, status_type.version);
	pq_sendint64(&buf, history.missing);
	pq_sendint32(&buf, history.count);
	for (int i = 0; i < history.count; i++)
	{
		const text *status = history.change[i].status;

		pq_sendint64(&buf, history.change[i].at);
		if (status)
			SEND_COUNTED_TEXT(&buf, VARDATA_ANY(status), VARSIZE_ANY_EXHDR(status));
		else
			pq_sendint32(&buf, -1);
	}
	PG_RETURN_BYTEA_P(pq_endtypsend(&buf));
}

KC_STATE_COMPARISON(status_history);

/* ---------- accessors ---------- */

KC_FUNCTION_AS(change_count_status_history, Int64GetDatum(PG_GETARG_HISTORY(0).count));
KC_FUNCTION_AS(missing_count_status_history, Int64GetDatum(PG_GETARG_HISTORY(0).missing));

/* The history argument up to an instant, both included. */
static History
known_at(FunctionCallInfo fcinfo, TimestampTz as_of)
{
	History		history = PG_GETARG_HISTORY(0);

	while (history.count > 0 && history.change[history.count - 1].at > as_of)
		history.count--;
	return history;
}

/* When a status of a history ends that is looked at as of an instant. */
static TimestampTz
end_of(const History *history, int change, TimestampTz as_of)
{
	return change + 1 < history->count ? history->change[change + 1].at : as_of;
}

/* Days of 24 hours and a time, as the difference of two instants is. */
static Interval *
make_duration(int64 microseconds)
{
	Interval   *duration = palloc0(sizeof(Interval));

	duration->day = microseconds / USECS_PER_DAY;
	duration->time = microseconds % USECS_PER_DAY;
	return duration;
}

/* What has passed since an instant. */
static int64
passed(TimestampTz since, TimestampTz until)
{
	int64		microseconds;

	if (pg_sub_s64_overflow(until, since, &microseconds))
		ereport(ERROR,
				(errcode(ERRCODE_DATETIME_VALUE_OUT_OF_RANGE),
				 errmsg("duration out of range"),
				 errdetail("It is from %s to %s.", instant_to_text(since), instant_to_text(until)),
				 errhint("Correct the instants of the history.")));
	return microseconds;
}

KC_FUNCTION(time_in_status_status_history);
Datum
time_in_status_status_history(PG_FUNCTION_ARGS)
{
	const text *status = PG_GETARG_TEXT_PP(1);
	TimestampTz as_of = finite_instant(PG_GETARG_TIMESTAMPTZ(2));
	History		history = known_at(fcinfo, as_of);
	int64		time = 0;

	if (history.count > 0)
		passed(history.change[0].at, as_of);	/* no part of it is longer */
	for (int i = 0; i < history.count; i++)
		if (history.change[i].status && same_text(history.change[i].status, status))
			time += end_of(&history, i, as_of) - history.change[i].at;
	PG_RETURN_INTERVAL_P(make_duration(time));
}

/* Why the time in any status is 0. */
KC_FUNCTION(time_in_status_reason_status_history);
Datum
time_in_status_reason_status_history(PG_FUNCTION_ARGS)
{
	if (known_at(fcinfo, finite_instant(PG_GETARG_TIMESTAMPTZ(2))).count > 0)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text("no_history"));
}

KC_FUNCTION(status_at_status_history);
Datum
status_at_status_history(PG_FUNCTION_ARGS)
{
	History		history = known_at(fcinfo, PG_GETARG_TIMESTAMPTZ(1));

	if (history.count == 0 || history.change[history.count - 1].status == NULL)
		PG_RETURN_NULL();
	PG_RETURN_DATUM(PointerGetDatum(history.change[history.count - 1].status));
}

/* What status_periods() shows of a change, by column. */
enum PeriodColumn
{
	STATUS,
	STARTS_AT,
	ENDS_AT,
	DURATION,
	PERIOD_COLUMNS
};

KC_FUNCTION(status_periods_status_history);
Datum
status_periods_status_history(PG_FUNCTION_ARGS)
{
	TimestampTz as_of = finite_instant(PG_GETARG_TIMESTAMPTZ(1));
	History		history = known_at(fcinfo, as_of);
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;

	InitMaterializedSRF(fcinfo, 0);
	for (int i = 0; i < history.count; i++)
	{
		const Change *change = &history.change[i];
		TimestampTz end = end_of(&history, i, as_of);
		Datum		values[PERIOD_COLUMNS];
		bool		nulls[PERIOD_COLUMNS] = {false};

		CHECK_FOR_INTERRUPTS();
		nulls[STATUS] = change->status == NULL;
		values[STATUS] = PointerGetDatum(change->status);
		values[STARTS_AT] = TimestampTzGetDatum(change->at);
		values[ENDS_AT] = TimestampTzGetDatum(end);
		values[DURATION] = IntervalPGetDatum(make_duration(passed(change->at, end)));
		tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
	}
	return (Datum) 0;
}
