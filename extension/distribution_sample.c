/*-------------------------------------------------------------------------
 *
 * distribution_sample.c
 *	  The amounts that a distribution consists of: collected, ordered, stored.
 *
 * A distribution is a list of different amounts, in ascending order, each with
 * its weight: how many units have it.  That is all the indices need, it is the
 * same for any order of the rows, and what repeats takes no space.
 *
 * IDENTIFICATION
 *	  extension/distribution_sample.c
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "libpq/pqformat.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

#include "distribution_sample.h"
#include "tally.h"

static const StateType distribution_type = {"distribution", "summarize_distribution", 1};

/* As it is stored. */
typedef struct PackedDistribution
{
	State		state;			/* flags: WIDE_ITEMS */
	int64		count;
	int64		missing;
	PlainItem	item[FLEXIBLE_ARRAY_MEMBER];
} PackedDistribution;

#define WIDE_ITEMS 1

/* What a wide item adds to the units it is stored with, if they are 0. */
typedef struct PackedWideItem
{
	PlainItem	units;
	int32		amount_size;	/* with padding; 0 if the units are the amount */
	int32		weight_size;	/* likewise */
	/* ... followed by both numerics */
} PackedWideItem;

/* No state may get larger than what a value can be. */
#define MAX_ITEMS ((MaxAllocSize - offsetof(PackedDistribution, item)) / sizeof(PlainItem))

/* ---------- the running state ---------- */

/*
 * Items come in at the end of a list whose first part is in order and without
 * repetition; settle() puts the others in their places.  Wide ones, of which
 * there are few as a rule, have a list of their own.
 */
struct Sample
{
	MemoryContext context;		/* where all of it lives */
	PlainItem  *item;
	int64		count;
	int64		settled;		/* the first so many are in order */
	int64		space;
	WideItem   *wide;			/* in no order; NULL while there is none */
	int64		wide_count;
	int64		wide_space;
	int64		missing;
};

#define FIRST_SPACE 8

#define ST_SORT sort_items
#define ST_ELEMENT_TYPE PlainItem
#define ST_COMPARE(a, b) (((a)->amount > (b)->amount) - ((a)->amount < (b)->amount))
#define ST_SCOPE static
#define ST_CHECK_FOR_INTERRUPTS
#define ST_DEFINE
#include "lib/sort_template.h"

#define ST_SORT sort_wide
#define ST_ELEMENT_TYPE WideItem
#define ST_COMPARE(a, b) money_compare((a)->amount, (b)->amount)
#define ST_SCOPE static
#define ST_CHECK_FOR_INTERRUPTS
#define ST_DEFINE
#include "lib/sort_template.h"

static void
check_count(int64 count)
{
	if (count > (int64) MAX_ITEMS)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("distribution has too many different amounts"),
				 errdetail("It can hold %zu.", (Size) MAX_ITEMS),
				 errhint("Round the amounts first.")));
}

static Sample *
new_sample(MemoryContext context, int64 space)
{
	Sample	   *sample = MemoryContextAllocZero(context, sizeof(Sample));

	sample->context = context;
	sample->space = Max(space, FIRST_SPACE);
	sample->item = MemoryContextAllocHuge(context, sample->space * sizeof(PlainItem));
	return sample;
}

static void
free_wide(WideItem *item)
{
	if (item->amount.wide)
		pfree(item->amount.wide);
	if (item->weight.wide)
		pfree(item->weight.wide);
}

/* Puts the wide items in order, each amount once. */
static void
settle_wide(Sample *sample)
{
	WideItem   *wide = sample->wide;
	int64		count = 0;

	sort_wide(wide, sample->wide_count);
	for (int64 i = 0; i < sample->wide_count; i++)
	{
		if (count > 0 && money_compare(wide[count - 1].amount, wide[i].amount) == 0)
		{
			money_accumulate(&wide[count - 1].weight, wide[i].weight, sample->context);
			free_wide(&wide[i]);
		}
		else
			wide[count++] = wide[i];
	}
	sample->wide_count = count;
}

static void
add_wide(Sample *sample, WideItem item)
{
	if (sample->wide == NULL)
	{
		sample->wide_space = FIRST_SPACE;
		sample->wide = MemoryContextAlloc(sample->context, FIRST_SPACE * sizeof(WideItem));
	}
	else if (sample->wide_count == sample->wide_space)
	{
		settle_wide(sample);
		if (sample->wide_count > sample->wide_space / 2)
		{
			check_count(sample->wide_count);
			sample->wide_space *= 2;
			sample->wide = repalloc_huge(sample->wide, sample->wide_space * sizeof(WideItem));
		}
	}
	item.amount = money_copy(item.amount, sample->context);
	item.weight = money_copy(item.weight, sample->context);
	sample->wide[sample->wide_count++] = item;
}

/*
 * Puts all items in order, each amount once.  The new ones are merged in from
 * the highest down, so that what is below all of them stays where it is: in a
 * growing window this moves little.
 */
static void
settle(Sample *sample)
{
	PlainItem  *item = sample->item;
	int64		left = sample->settled;
	int64		right = sample->count - left;
	int64		first = sample->count;	/* of those merged */
	Size		size = right * sizeof(PlainItem);
	PlainItem  *added;

	if (right == 0)
		return;
	sort_items(item + left, right);
	added = palloc_extended(size, MCXT_ALLOC_HUGE);
	memcpy(added, item + left, size);
	while (right > 0)
	{
		PlainItem	next = left > 0 && item[left - 1].amount >= added[right - 1].amount ?
			item[--left] : added[--right];
		int128		weight;

		if (first == sample->count || item[first].amount != next.amount)
			item[--first] = next;
		else if (units_add(item[first].weight, next.weight, &weight))
			item[first].weight = weight;
		else
			add_wide(sample, (WideItem) {.amount.units = next.amount,
					 .weight.units = next.weight});
	}
	pfree(added);
	memmove(item + left, item + first, (sample->count - first) * sizeof(PlainItem));
	sample->count = sample->settled = left + sample->count - first;
}

static inline void
add_item(Sample *sample, PlainItem item)
{
	if (sample->count == sample->space)
	{
		settle(sample);
		if (sample->count > sample->space / 2)
		{
			check_count(sample->count);
			sample->space *= 2;
			sample->item = repalloc_huge(sample->item, sample->space * sizeof(PlainItem));
		}
	}
	sample->item[sample->count++] = item;
}

/* A weight of 0 is no unit at all. */
static inline void
add_amount(Sample *sample, Money amount, Money weight)
{
	if (amount.wide || weight.wide)
	{
		if (money_sign(weight) != 0)
			add_wide(sample, (WideItem) {amount, weight});
	}
	else if (weight.units != 0)
		add_item(sample, (PlainItem) {amount.units, weight.units});
}

static void
add_distribution(Sample *sample, const Distribution *distribution)
{
	for (int64 i = 0; i < distribution->count; i++)
	{
		WideItem	item = item_at(distribution, i);

		CHECK_FOR_INTERRUPTS();
		add_amount(sample, item.amount, item.weight);
	}
	sample->missing += distribution->missing;
	if (sample->missing > TALLY_MAX_COUNT)
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("distribution out of range"),
				 errdetail("A count exceeds " INT64_FORMAT ".", TALLY_MAX_COUNT),
				 errhint("Check where the distributions come from: no summarize_distribution() counts that many rows.")));
}

/* Goes back to items if no wide one is left: what is equal looks equal. */
static void
narrow_again(Distribution *distribution)
{
	PlainItem  *item;

	for (int64 i = 0; i < distribution->count; i++)
		if (distribution->wide[i].amount.wide || distribution->wide[i].weight.wide)
			return;
	item = palloc_extended(distribution->count * sizeof(PlainItem), MCXT_ALLOC_HUGE);
	for (int64 i = 0; i < distribution->count; i++)
		item[i] = (PlainItem) {distribution->wide[i].amount.units,
			distribution->wide[i].weight.units};
	distribution->item = item;
}

/* Adds a wide item at the end of an ordered list, or to its last one. */
static void
append_wide(Distribution *to, WideItem item)
{
	WideItem   *last = to->count > 0 ? &to->wide[to->count - 1] : NULL;

	if (last && money_compare(last->amount, item.amount) == 0)
		last->weight = money_add(last->weight, item.weight);
	else
		to->wide[to->count++] = item;
}

/* The first item, from a given one on, that is not below an amount. */
static int64
first_not_below(const Distribution *distribution, int64 from, Money amount)
{
	int64		low = from;
	int64		high = distribution->count;

	while (low < high)
	{
		int64		middle = low + (high - low) / 2;

		if (money_compare(item_at(distribution, middle).amount, amount) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* All items, among the few wide ones, which are in order, each amount once. */
static Distribution
with_wide(const Distribution *narrow, const WideItem *wide, int64 wide_count)
{
	Distribution all = {.missing = narrow->missing};
	int64		next = 0;

	all.wide = palloc_extended((narrow->count + wide_count) * sizeof(WideItem),
							   MCXT_ALLOC_HUGE);
	for (int64 i = 0; i < wide_count; i++)
	{
		int64		end = first_not_below(narrow, next, wide[i].amount);

		for (; next < end; next++)
			append_wide(&all, item_at(narrow, next));
		append_wide(&all, wide[i]);
	}
	for (; next < narrow->count; next++)
		append_wide(&all, item_at(narrow, next));
	narrow_again(&all);
	return all;
}

/* What a running state has come to; it stays readable until rows are added. */
Distribution
sample_distribution(Sample *sample)
{
	Distribution distribution = {0};

	if (sample == NULL)
		return distribution;
	settle(sample);
	distribution.item = sample->item;
	distribution.count = sample->count;
	distribution.missing = sample->missing;
	if (sample->wide_count == 0)
		return distribution;
	settle_wide(sample);
	return with_wide(&distribution, sample->wide, sample->wide_count);
}

/* ---------- stored distributions ---------- */

static int32
wide_size(Money money)
{
	return money.wide ? MAXALIGN(VARSIZE(money.wide)) : 0;
}

static Size
packed_size(const Distribution *distribution)
{
	Size		size = offsetof(PackedDistribution, item);

	if (distribution->item || distribution->count == 0)
		return size + distribution->count * sizeof(PlainItem);
	for (int64 i = 0; i < distribution->count; i++)
	{
		const WideItem *item = &distribution->wide[i];

		size += sizeof(PackedWideItem) + wide_size(item->amount) + wide_size(item->weight);
	}
	return size;
}

static char *
pack_wide(char *at, const WideItem *item)
{
	PackedWideItem *packed = (PackedWideItem *) at;

	packed->units = (PlainItem) {item->amount.units, item->weight.units};
	packed->amount_size = wide_size(item->amount);
	packed->weight_size = wide_size(item->weight);
	at += sizeof(PackedWideItem);
	if (item->amount.wide)
		memcpy(at, item->amount.wide, VARSIZE(item->amount.wide));
	at += packed->amount_size;
	if (item->weight.wide)
		memcpy(at, item->weight.wide, VARSIZE(item->weight.wide));
	return at + packed->weight_size;
}

static PackedDistribution *
pack(const Distribution *distribution)
{
	Size		size = packed_size(distribution);
	PackedDistribution *packed;
	char	   *at;

	if (!AllocSizeIsValid(size))
		check_count(PG_INT64_MAX);
	packed = palloc0(size);
	SET_VARSIZE(packed, size);
	packed->state.version = distribution_type.version;
	packed->count = distribution->count;
	packed->missing = distribution->missing;
	at = (char *) packed->item;
	if (distribution->item)
		memcpy(at, distribution->item, distribution->count * sizeof(PlainItem));
	else if (distribution->count > 0)
	{
		packed->state.flags = WIDE_ITEMS;
		for (int64 i = 0; i < distribution->count; i++)
			at = pack_wide(at, &distribution->wide[i]);
	}
	return packed;
}

Distribution
distribution_unpack(const struct varlena *value)
{
	const PackedDistribution *packed = (const PackedDistribution *) value;
	Distribution distribution = {
		.count = packed->count,
		.missing = packed->missing,
		.item = packed->item
	};
	const char *at = (const char *) packed->item;

	state_check_version(&distribution_type, packed->state.version);
	if (!(packed->state.flags & WIDE_ITEMS))
		return distribution;
	distribution.item = NULL;
	distribution.wide = palloc_extended(packed->count * sizeof(WideItem), MCXT_ALLOC_HUGE);
	for (int64 i = 0; i < packed->count; i++)
	{
		const PackedWideItem *item = (const PackedWideItem *) at;

		at += sizeof(PackedWideItem);
		distribution.wide[i].amount = (Money) {item->units.amount,
			item->amount_size ? (Numeric) at : NULL};
		at += item->amount_size;
		distribution.wide[i].weight = (Money) {item->units.weight,
			item->weight_size ? (Numeric) at : NULL};
		at += item->weight_size;
	}
	return distribution;
}

/* ---------- transition, combination, transfer ---------- */

static Sample *
running_sample(FunctionCallInfo fcinfo)
{
	MemoryContext context;

	if (!PG_ARGISNULL(0))
		return (Sample *) PG_GETARG_POINTER(0);
	if (!AggCheckCallContext(fcinfo, &context))
		elog(ERROR, "aggregate function called in non-aggregate context");
	return new_sample(context, FIRST_SPACE);
}

KC_FUNCTION(distribution_accum);
Datum
distribution_accum(PG_FUNCTION_ARGS)
{
	Sample	   *sample = running_sample(fcinfo);

	if (PG_ARGISNULL(1))
		sample->missing++;
	else
		add_amount(sample, money_read(PG_GETARG_VARLENA_PP(1)),
				   (Money) {.units = MONEY_ONE});
	PG_RETURN_POINTER(sample);
}

KC_FUNCTION(distribution_accum_weighted);
Datum
distribution_accum_weighted(PG_FUNCTION_ARGS)
{
	Sample	   *sample = running_sample(fcinfo);
	Money		weight;

	if (PG_ARGISNULL(1) || PG_ARGISNULL(2))
	{
		sample->missing++;
		PG_RETURN_POINTER(sample);
	}
	weight = money_read(PG_GETARG_VARLENA_PP(2));
	if (money_sign(weight) < 0)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("weight must not be negative"),
				 errdetail("The weight is %s.", money_to_text(weight)),
				 errhint("A weight says how many units have the amount.")));
	add_amount(sample, money_read(PG_GETARG_VARLENA_PP(1)), weight);
	PG_RETURN_POINTER(sample);
}

KC_FUNCTION(distribution_merge_accum);
Datum
distribution_merge_accum(PG_FUNCTION_ARGS)
{
	Sample	   *sample = running_sample(fcinfo);

	if (!PG_ARGISNULL(1))
	{
		Distribution distribution = PG_GETARG_DISTRIBUTION(1);

		add_distribution(sample, &distribution);
	}
	PG_RETURN_POINTER(sample);
}

KC_FUNCTION(distribution_combine);
Datum
distribution_combine(PG_FUNCTION_ARGS)
{
	Distribution distribution;
	Sample	   *sample;

	if (PG_ARGISNULL(0) && PG_ARGISNULL(1))
		PG_RETURN_NULL();
	sample = running_sample(fcinfo);
	distribution = sample_distribution(PG_GETARG_SAMPLE(1));
	add_distribution(sample, &distribution);
	PG_RETURN_POINTER(sample);
}

/* Also what a worker sends to its leader. */
KC_FUNCTION(distribution_final);
Datum
distribution_final(PG_FUNCTION_ARGS)
{
	Distribution distribution = sample_distribution(PG_GETARG_SAMPLE(0));

	PG_RETURN_POINTER(pack(&distribution));
}

/* The bytes come as bytea, aligned for nothing longer than its header. */
KC_FUNCTION(distribution_deserialize);
Datum
distribution_deserialize(PG_FUNCTION_ARGS)
{
	Distribution distribution = distribution_unpack(PG_DETOAST_DATUM_COPY(PG_GETARG_DATUM(0)));
	Sample	   *sample = new_sample(CurrentMemoryContext, distribution.count);

	add_distribution(sample, &distribution);
	PG_RETURN_POINTER(sample);
}

KC_FUNCTION(distribution_add);
Datum
distribution_add(PG_FUNCTION_ARGS)
{
	Distribution a = PG_GETARG_DISTRIBUTION(0);
	Distribution b = PG_GETARG_DISTRIBUTION(1);
	Sample	   *sample = new_sample(CurrentMemoryContext, a.count + b.count);

	add_distribution(sample, &a);
	add_distribution(sample, &b);
	a = sample_distribution(sample);
	PG_RETURN_POINTER(pack(&a));
}

/* ---------- input and output ---------- */

/* Adds an item that was read; what is wrong with it, or NULL. */
static const char *
read_item(Sample *sample, Money amount, Money weight)
{
	if (money_sign(weight) <= 0)
		return "A weight is not positive.";
	add_amount(sample, amount, weight);
	return NULL;
}

static const char *
missing_fault(const Sample *sample)
{
	if (sample->missing < 0 || sample->missing > TALLY_MAX_COUNT)
		return "\"missing_count\" is negative or too large.";
	return NULL;
}

/* Text that is being read, up to the first fault. */
typedef struct Reader
{
	const char *at;
	Sample	   *sample;
	Node	   *escontext;
	MemoryContext context;		/* where a soft error is to live */
	bool		has_version;
	bool		has_missing;
	bool		has_amounts;
	int			newer_version;	/* 0 if there is none */
	const char *fault;			/* NULL also after a soft error of core's */
} Reader;

static bool
reader_fault(Reader *reader, const char *fault)
{
	reader->fault = fault;
	return false;
}

static bool
scan_count(Reader *reader, int64 *count)
{
	char	   *digits = scan_decimal(&reader->at);

	return digits && count_from_text(digits, count);
}

static const char no_pair[] = "One of the \"amounts\" is not a list of an amount and its weight.";

static bool
scan_money(Reader *reader, Money *money)
{
	char	   *decimal = scan_decimal(&reader->at);
	MemoryContext scratch;
	bool		good;
	Datum		value;

	if (decimal == NULL)
		return reader_fault(reader, no_pair);
	scratch = MemoryContextSwitchTo(reader->context);
	good = input_soft(numeric_in, decimal, reader->escontext, &value);
	MemoryContextSwitchTo(scratch);
	if (!good)
		return false;
	*money = money_from_numeric(DatumGetNumeric(value));
	pfree(DatumGetPointer(value));
	return true;
}

/* A pair [amount, weight]. */
static bool
scan_pair(Reader *reader)
{
	Money		amount;
	Money		weight;

	if (!scan_mark(&reader->at, '['))
		return reader_fault(reader, no_pair);
	if (!scan_money(reader, &amount))
		return false;
	if (!scan_mark(&reader->at, ','))
		return reader_fault(reader, no_pair);
	if (!scan_money(reader, &weight))
		return false;
	if (!scan_mark(&reader->at, ']'))
		return reader_fault(reader, no_pair);
	reader->fault = read_item(reader->sample, amount, weight);
	return reader->fault == NULL;
}

static bool
scan_amounts(Reader *reader)
{
	MemoryContext scratch = AllocSetContextCreate(CurrentMemoryContext,
												  "amounts read", ALLOCSET_SMALL_SIZES);
	MemoryContext old = MemoryContextSwitchTo(scratch);
	bool		good = true;

	if (!scan_mark(&reader->at, '['))
		good = reader_fault(reader, "\"amounts\" is not a list.");
	else if (!scan_mark(&reader->at, ']'))
	{
		do
		{
			CHECK_FOR_INTERRUPTS();
			MemoryContextReset(scratch);
			good = scan_pair(reader);
		} while (good && scan_mark(&reader->at, ','));
		if (good && !scan_mark(&reader->at, ']'))
			good = reader_fault(reader, "The list of \"amounts\" does not end.");
	}
	MemoryContextSwitchTo(old);
	MemoryContextDelete(scratch);
	return good;
}

static bool
scan_version(Reader *reader)
{
	int64		version;

	if (!scan_count(reader, &version) || version < 1)
		return reader_fault(reader, "There is no such \"version\".");
	if (version > distribution_type.version)
		reader->newer_version = Min(version, PG_INT32_MAX);
	return reader->newer_version == 0;
}

static bool
scan_missing(Reader *reader)
{
	if (!scan_count(reader, &reader->sample->missing))
		return reader_fault(reader, "\"missing_count\" is not a whole number.");
	reader->fault = missing_fault(reader->sample);
	return reader->fault == NULL;
}

/* One field of the object, which must be new. */
static bool
scan_field(Reader *reader)
{
	static const struct
	{
		const char *name;
		size_t		has;
		bool		(*scan) (Reader *reader);
	}			fields[] = {
		{"version", offsetof(Reader, has_version), scan_version},
		{"missing_count", offsetof(Reader, has_missing), scan_missing},
		{"amounts", offsetof(Reader, has_amounts), scan_amounts}
	};
	char	   *name = scan_mark(&reader->at, '"') ?
		scan_run(&reader->at, "abcdefghijklmnopqrstuvwxyz_") : NULL;

	if (name == NULL || *reader->at++ != '"' || !scan_mark(&reader->at, ':'))
		return reader_fault(reader, "The name of a field and a colon are missing.");
	for (int i = 0; i < (int) lengthof(fields); i++)
	{
		bool	   *has = (bool *) ((char *) reader + fields[i].has);

		if (strcmp(name, fields[i].name) != 0)
			continue;
		if (*has)
			return reader_fault(reader, psprintf("\"%s\" is given twice.", name));
		*has = true;
		return fields[i].scan(reader);
	}
	return reader_fault(reader, psprintf("There is no field \"%s\".", state_excerpt(name)));
}

/*
 * The text is a JSON object with its fields in any order, so that a state can
 * travel through json and come back.  It is read here and not by jsonb, which
 * ends at about 7 million pairs.
 */
static bool
scan_distribution(Reader *reader)
{
	if (!scan_mark(&reader->at, '{'))
		return reader_fault(reader, "It does not start with \"{\".");
	do
	{
		if (!scan_field(reader))
			return false;
	} while (scan_mark(&reader->at, ','));
	if (!scan_mark(&reader->at, '}') || *skip_space(reader->at) != '\0')
		return reader_fault(reader, "It does not end with \"}\".");
	if (!reader->has_version || !reader->has_missing || !reader->has_amounts)
		return reader_fault(reader, "The fields are not \"version\", \"missing_count\" and \"amounts\".");
	return true;
}

KC_FUNCTION(distribution_in);
Datum
distribution_in(PG_FUNCTION_ARGS)
{
	char	   *string = PG_GETARG_CSTRING(0);
	Node	   *escontext = fcinfo->context;
	Sample	   *sample = new_sample(CurrentMemoryContext, FIRST_SPACE);
	Reader		reader = {.at = string, .sample = sample, .escontext = escontext,
		.context = CurrentMemoryContext};
	Distribution distribution;

	if (strcmp(string, "empty") != 0 && !scan_distribution(&reader))
	{
		if (reader.newer_version > 0)
			ereturn(escontext, (Datum) 0,
					STATE_NEWER_VERSION(&distribution_type, reader.newer_version));
		if (reader.fault)
			ereturn(escontext, (Datum) 0,
					STATE_BAD_TEXT(&distribution_type, string, reader.fault));
		return (Datum) 0;
	}
	distribution = sample_distribution(sample);
	PG_RETURN_POINTER(pack(&distribution));
}

KC_FUNCTION(distribution_out);
Datum
distribution_out(PG_FUNCTION_ARGS)
{
	Distribution distribution = PG_GETARG_DISTRIBUTION(0);
	StringInfoData buf;

	initStringInfo(&buf);
	appendStringInfo(&buf, "{\"version\": %d, \"missing_count\": " INT64_FORMAT ", \"amounts\": [",
					 distribution_type.version, distribution.missing);
	for (int64 i = 0; i < distribution.count; i++)
	{
		WideItem	item = item_at(&distribution, i);

		CHECK_FOR_INTERRUPTS();
		appendStringInfo(&buf, "%s[%s, %s]", i > 0 ? ", " : "",
						 money_to_text(item.amount), money_to_text(item.weight));
	}
	appendStringInfoString(&buf, "]}");
	PG_RETURN_CSTRING(buf.data);
}

static void
recv_amounts(Sample *sample, StringInfo buf, int count)
{
	MemoryContext scratch = AllocSetContextCreate(CurrentMemoryContext,
												  "amounts read", ALLOCSET_SMALL_SIZES);
	MemoryContext old = MemoryContextSwitchTo(scratch);

	for (int i = 0; i < count; i++)
	{
		Money		amount = money_recv(&distribution_type, buf);
		Money		weight = money_recv(&distribution_type, buf);
		const char *fault = read_item(sample, amount, weight);

		if (fault)
			state_bad_binary(&distribution_type, fault);
		CHECK_FOR_INTERRUPTS();
		MemoryContextReset(scratch);
	}
	MemoryContextSwitchTo(old);
	MemoryContextDelete(scratch);
}

KC_FUNCTION(distribution_recv);
Datum
distribution_recv(PG_FUNCTION_ARGS)
{
	StringInfo	buf = (StringInfo) PG_GETARG_POINTER(0);
	Sample	   *sample = new_sample(CurrentMemoryContext, FIRST_SPACE);
	Distribution distribution;
	const char *fault;
	int			count;

	state_recv_version(&distribution_type, buf);
	state_need_bytes(&distribution_type, buf, sizeof(int64) + sizeof(int32));
	sample->missing = pq_getmsgint64(buf);
	fault = missing_fault(sample);
	if (fault)
		state_bad_binary(&distribution_type, fault);
	count = pq_getmsgint(buf, sizeof(int32));
	if (count < 0)
		state_bad_binary(&distribution_type, "The number of amounts is negative.");
	recv_amounts(sample, buf, count);
	state_need_end(&distribution_type, buf);
	distribution = sample_distribution(sample);
	PG_RETURN_POINTER(pack(&distribution));
}

/* A version byte, the missing rows, the number of items, and all of them. */
KC_FUNCTION(distribution_send);
Datum
distribution_send(PG_FUNCTION_ARGS)
{
	Distribution distribution = PG_GETARG_DISTRIBUTION(0);
	StringInfoData buf;

	pq_begintypsend(&buf);
	pq_sendbyte(&buf, distribution_type.version);
	pq_sendint64(&buf, distribution.missing);
	pq_sendint32(&buf, distribution.count);
	for (int64 i = 0; i < distribution.count; i++)
	{
		WideItem	item = item_at(&distribution, i);

		CHECK_FOR_INTERRUPTS();
		money_send(&buf, item.amount);
		money_send(&buf, item.weight);
	}
	PG_RETURN_BYTEA_P(pq_endtypsend(&buf));
}

KC_STATE_COMPARISON(distribution);
