/*-------------------------------------------------------------------------
 *
 * progress_reports.c
 *	  The reports that a progress_summary consists of: collected, stored.
 *
 * IDENTIFICATION
 *	  extension/progress_reports.c
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "libpq/pqformat.h"
#include "miscadmin.h"

#include "json.h"
#include "progress.h"
#include "tally.h"
#include "progress_timeline.h"

static const StateType progress_type = {"progress_summary", "summarize_progress", 1};

static const char *const figure_name[] = {"planned", "earned", "spent"};

#define ALL_KNOWN ((1 << REPORT_FIGURES) - 1)

/* As they are stored: a header, and for each report ... */
typedef struct PackedReport
{
	int128		units[REPORT_FIGURES];
	int32		on;
	uint16		known;
	uint16		wide;			/* a bit for each figure that is a numeric */
	/* ... followed by those numerics, padded */
} PackedReport;

typedef struct PackedProgress
{
	State		state;
	int64		missing;
	int64		count;
	char		data[FLEXIBLE_ARRAY_MEMBER];
} PackedProgress;

static char *
pack_report(char *at, const Report *report)
{
	PackedReport *packed = (PackedReport *) at;

	packed->on = report->on;
	packed->known = report->known;
	at += sizeof(PackedReport);
	for (int i = 0; i < REPORT_FIGURES; i++)
	{
		Numeric		wide = report->figure[i].wide;

		packed->units[i] = report->figure[i].units;
		if (wide)
		{
			packed->wide |= 1 << i;
			memcpy(at, wide, VARSIZE(wide));
			at += MAXALIGN(VARSIZE(wide));
		}
	}
	return at;
}

static PackedProgress *
pack(const Progress *progress)
{
	Size		size = offsetof(PackedProgress, data);
	PackedProgress *packed;
	char	   *at;

	for (int i = 0; i < progress->count; i++)
	{
		size += sizeof(PackedReport);
		for (int j = 0; j < REPORT_FIGURES; j++)
			if (progress->report[i].figure[j].wide)
				size += MAXALIGN(VARSIZE(progress->report[i].figure[j].wide));
	}
	packed = (PackedProgress *) timeline_value(&progress_type, size);
	packed->missing = progress->missing;
	packed->count = progress->count;
	at = packed->data;
	for (int i = 0; i < progress->count; i++)
		at = pack_report(at, &progress->report[i]);
	return packed;
}

/* The reports point into the value. */
Progress
progress_unpack(const struct varlena *value)
{
	const PackedProgress *packed = (const PackedProgress *) value;
	Progress	progress = {.missing = packed->missing, .count = packed->count};
	const char *at = packed->data;

	state_check_version(&progress_type, packed->state.version);
	progress.report = palloc_array(Report, progress.count);
	for (int i = 0; i < progress.count; i++)
	{
		const PackedReport *from = (const PackedReport *) at;
		Report	   *report = &progress.report[i];

		at += sizeof(PackedReport);
		report->on = from->on;
		report->known = from->known;
		for (int j = 0; j < REPORT_FIGURES; j++)
		{
			bool		is_wide = (from->wide >> j) & 1;

			report->figure[j].units = from->units[j];
			report->figure[j].wide = is_wide ? (Numeric) at : NULL;
			if (is_wide)
				at += MAXALIGN(VARSIZE(at));
		}
	}
	return progress;
}

static int
by_date(const void *a, const void *b)
{
	int64		x = ((const Report *) a)->on;
	int64		y = ((const Report *) b)->on;

	return (x > y) - (x < y);
}

/* What is wrong with a summary that was read; it gets sorted for that. */
static const char *
progress_fault(Progress *progress)
{
	qsort(progress->report, progress->count, sizeof(Report), by_date);
	if (progress->missing < 0 || progress->missing > TALLY_MAX_COUNT)
		return "\"missing_count\" is negative or too large.";
	for (int i = 0; i < progress->count; i++)
	{
		if (!IS_VALID_DATE(progress->report[i].on))
			return "A date is out of range.";
		if (progress->report[i].known == 0)
			return "There is a report without a figure.";
		if (i > 0 && progress->report[i].on == progress->report[i - 1].on)
			return "There are two reports of one date.";
	}
	return NULL;
}

/*
 * Puts a report into a running state.  Of several on one date each figure is
 * the largest: values are cumulative, so that is the last of the day.
 */
static void
add_report(Timeline *timeline, const Report *report)
{
	Report	   *to = timeline_at(timeline, report->on, sizeof(Report));

	for (int i = 0; i < REPORT_FIGURES; i++)
	{
		if (!knows(report, i) ||
			(knows(to, i) && money_compare(report->figure[i], to->figure[i]) <= 0))
			continue;
		if (to->figure[i].wide)
			pfree(to->figure[i].wide);
		to->figure[i] = money_copy(report->figure[i], timeline->context);
		to->known |= 1 << i;
	}
}

static void
add_progress(Timeline *timeline, const Progress *progress)
{
	timeline_miss(timeline, progress->missing);
	for (int i = 0; i < progress->count; i++)
	{
		CHECK_FOR_INTERRUPTS();
		add_report(timeline, &progress->report[i]);
	}
}

/* What a running state has come to. */
static Progress
timeline_progress(const Timeline *timeline)
{
	Progress	progress = {0};
	void	  **report;

	if (timeline == NULL)
		return progress;
	progress.missing = timeline->missing;
	progress.count = timeline_list(timeline, &report);
	progress.report = palloc_array(Report, progress.count);
	for (int i = 0; i < progress.count; i++)
		progress.report[i] = *(Report *) report[i];
	return progress;
}

KC_FUNCTION(summarize_progress_accum);
Datum
summarize_progress_accum(PG_FUNCTION_ARGS)
{
	Timeline   *timeline = timeline_running(fcinfo, &progress_type);
	Report		report = {0};

	for (int i = 0; i < REPORT_FIGURES; i++)
		if (!PG_ARGISNULL(2 + i))
		{
			report.figure[i] = PG_GETARG_MONEY(2 + i);
			report.known |= 1 << i;
		}
	if (!PG_ARGISNULL(1))
		report.on = PG_GETARG_FINITE_DATE(1);
	if (PG_ARGISNULL(1) || report.known == 0)
		timeline_miss(timeline, 1);
	else
		add_report(timeline, &report);
	PG_RETURN_POINTER(timeline);
}

KC_FUNCTION(progress_summary_merge_accum);
Datum
progress_summary_merge_accum(PG_FUNCTION_ARGS)
{
	Timeline   *timeline = timeline_running(fcinfo, &progress_type);

	if (!PG_ARGISNULL(1))
	{
		Progress	progress = PG_GETARG_PROGRESS(1);

		add_progress(timeline, &progress);
	}
	PG_RETURN_POINTER(timeline);
}

KC_FUNCTION(progress_summary_combine);
Datum
progress_summary_combine(PG_FUNCTION_ARGS)
{
	Timeline   *timeline;
	Progress	progress;

	if (PG_ARGISNULL(0) && PG_ARGISNULL(1))
		PG_RETURN_NULL();
	timeline = timeline_running(fcinfo, &progress_type);
	progress = timeline_progress(PG_GETARG_TIMELINE(1));
	add_progress(timeline, &progress);
	PG_RETURN_POINTER(timeline);
}

/* Also what a worker sends to its leader, as bytea, which is less aligned. */
KC_FUNCTION(progress_summary_final);
Datum
progress_summary_final(PG_FUNCTION_ARGS)
{
	Progress	progress = timeline_progress(PG_GETARG_TIMELINE(0));

	PG_RETURN_POINTER(pack(&progress));
}

KC_FUNCTION(progress_summary_deserialize);
Datum
progress_summary_deserialize(PG_FUNCTION_ARGS)
{
	Timeline   *timeline = timeline_new(&progress_type, CurrentMemoryContext);
	Progress	progress = progress_unpack(PG_DETOAST_DATUM_COPY(PG_GETARG_DATUM(0)));

	add_progress(timeline, &progress);
	PG_RETURN_POINTER(timeline);
}

KC_FUNCTION(progress_summary_add);
Datum
progress_summary_add(PG_FUNCTION_ARGS)
{
	Timeline   *timeline = timeline_new(&progress_type, CurrentMemoryContext);
	Progress	progress;

	for (int i = 0; i < 2; i++)
	{
		progress = PG_GETARG_PROGRESS(i);
		add_progress(timeline, &progress);
	}
	progress = timeline_progress(timeline);
	PG_RETURN_POINTER(pack(&progress));
}

/* ---------- input and output ---------- */

/* Reads one report; what is wrong with it, or NULL. */
static const char *
read_report(JsonbContainer *object, Report *report)
{
	DateADT		on;

	if (object == NULL || !JsonContainerIsObject(object) ||
		JsonContainerSize(object) != 1 + REPORT_FIGURES)
		return "A report is not an object of four fields.";
	if (!json_date(json_field(object, "reported_on"), &on))
		return "A \"reported_on\" is missing or not a date as YYYY-MM-DD.";
	report->on = on;
	for (int i = 0; i < REPORT_FIGURES; i++)
	{
		JsonbValue *value = json_field(object, figure_name[i]);

		if (value && value->type == jbvNull)
			continue;
		if (!json_amount(value, &report->figure[i]))
			return psprintf("A \"%s\" is missing or neither a number nor null.", figure_name[i]);
		report->known |= 1 << i;
	}
	return NULL;
}

static const char *
read_reports(JsonbContainer *object, Progress *progress)
{
	JsonbContainer *list = json_list(object, "reports");

	if (list == NULL || JsonContainerSize(object) != 3 ||
		!json_count(json_field(object, "missing_count"), &progress->missing))
		return "The fields are not \"version\", a whole number \"missing_count\" and a list of \"reports\".";
	progress->count = JsonContainerSize(list);
	timeline_check_count(&progress_type, progress->count);
	progress->report = palloc0_array(Report, progress->count);
	for (int i = 0; i < progress->count; i++)
	{
		const char *fault = read_report(json_item(list, i), &progress->report[i]);

		if (fault)
			return fault;
	}
	return progress_fault(progress);
}

KC_FUNCTION(progress_summary_in);
Datum
progress_summary_in(PG_FUNCTION_ARGS)
{
	char	   *string = PG_GETARG_CSTRING(0);
	Node	   *escontext = fcinfo->context;
	Progress	progress;
	JsonbContainer *object;
	const char *fault;

	if (strcmp(string, "empty") == 0)
		PG_RETURN_POINTER(pack(&(Progress) {0}));
	if (!json_state(&progress_type, string, escontext, &object))
		return (Datum) 0;
	fault = read_reports(object, &progress);
	if (fault)
		ereturn(escontext, (Datum) 0,
				STATE_BAD_TEXT(&progress_type, string, fault));
	PG_RETURN_POINTER(pack(&progress));
}

KC_FUNCTION(progress_summary_out);
Datum
progress_summary_out(PG_FUNCTION_ARGS)
{
	Progress	progress = PG_GETARG_PROGRESS(0);
	StringInfoData buf;

	initStringInfo(&buf);
	appendStringInfo(&buf, "{\"version\": %d, \"missing_count\": " INT64_FORMAT ", \"reports\": [",
					 progress_type.version, progress.missing);
	for (int i = 0; i < progress.count; i++)
	{
		const Report *report = &progress.report[i];

		appendStringInfo(&buf, "%s{\"reported_on\": \"%s\"", i > 0 ? ", " : "",
						 date_to_text(report->on));
		for (int j = 0; j < REPORT_FIGURES; j++)
			appendStringInfo(&buf, ", \"%s\": %s", figure_name[j],
							 knows(report, j) ? money_to_text(report->figure[j]) : "null");
		appendStringInfoChar(&buf, '}');
	}
	appendStringInfoString(&buf, "]}");
	PG_RETURN_CSTRING(buf.data);
}

/* What a report takes at least: a date, which figures, the value 0. */
#define MIN_BINARY_REPORT (4 + 1 + 4 + 8)

/*
 * A version byte, the missing rows and the number of reports; for each, its
 * date, a byte that says which figures are known, and those.
 */
KC_FUNCTION(progress_summary_recv);
Datum
progress_summary_recv(PG_FUNCTION_ARGS)
{
	StringInfo	buf = (StringInfo) PG_GETARG_POINTER(0);
	Progress	progress;
	const char *fault;

	state_recv_version(&progress_type, buf);
	state_need_bytes(&progress_type, buf, sizeof(int64) + sizeof(int32));
	progress.missing = pq_getmsgint64(buf);
	progress.count = pq_getmsgint(buf, sizeof(int32));
	if (progress.count < 0)
		state_bad_binary(&progress_type, "The number of reports is negative.");
	state_need_bytes(&progress_type, buf, (int64) progress.count * MIN_BINARY_REPORT);
	timeline_check_count(&progress_type, progress.count);
	progress.report = palloc0_array(Report, progress.count);
	for (int i = 0; i < progress.count; i++)
	{
		Report	   *report = &progress.report[i];

		state_need_bytes(&progress_type, buf, sizeof(int32) + 1);
		report->on = (int32) pq_getmsgint(buf, sizeof(int32));
		report->known = pq_getmsgbyte(buf);
		if (report->known & ~ALL_KNOWN)
			state_bad_binary(&progress_type, "A report has more figures than there are.");
		for (int j = 0; j < REPORT_FIGURES; j++)
			if (knows(report, j))
				report->figure[j] = money_recv(&progress_type, buf);
	}
	state_need_end(&progress_type, buf);
	fault = progress_fault(&progress);
	if (fault)
		state_bad_binary(&progress_type, fault);
	PG_RETURN_POINTER(pack(&progress));
}

KC_FUNCTION(progress_summary_send);
Datum
progress_summary_send(PG_FUNCTION_ARGS)
{
	Progress	progress = PG_GETARG_PROGRESS(0);
	StringInfoData buf;

	pq_begintypsend(&buf);
	pq_sendbyte(&buf, progress_type.version);
	pq_sendint64(&buf, progress.missing);
	pq_sendint32(&buf, progress.count);
	for (int i = 0; i < progress.count; i++)
	{
		const Report *report = &progress.report[i];

		pq_sendint32(&buf, report->on);
		pq_sendbyte(&buf, report->known);
		for (int j = 0; j < REPORT_FIGURES; j++)
			if (knows(report, j))
				money_send(&buf, report->figure[j]);
	}
	PG_RETURN_BYTEA_P(pq_endtypsend(&buf));
}

KC_STATE_COMPARISON(progress_summary);
