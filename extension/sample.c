/*-------------------------------------------------------------------------
 *
 * sample.c
 *	  The amounts that a distribution consists of: collected, ordered, stored.
 *
 * A distribution is a list of different amounts, in ascending order, each with
 * its weight: how many units have it.  That is all the indices need, it is the
 * same for any order of the rows, and what repeats takes no space.
 *
 * IDENTIFICATION
 *	  extension/sample.c
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "libpq/pqformat.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

#include "json.h"
#include "sample.h"
#include "tally.h"

static const StateType distribution_type = {"distribution", "summarize_distribution", 1};

/* As it is stored. */
typedef struct PackedDistribution
{
	State		state;			/* flags: WIDE_ITEMS */
	int64		count;
	int64		missing;
	PlainItem		item[FLEXIBLE_ARRAY_MEMBER];
} PackedDistribution;

#define WIDE_ITEMS 1

/* What a wide item adds to the units it is stored with, if they are 0. */
typedef struct PackedWideItem
{
	PlainItem		units;
	int32		amount_size;	/* with padding; 0 if the units are the amount */
	int32		weight_size;	/* likewise */
	/* ... followed by both numerics */
} PackedWideItem;

/* No state may get larger than what a value can be. */
#define MAX_ITEMS ((MaxAllocSize - offsetof(PackedDistribution, item)) / sizeof(PlainItem))

/* ---------- the running state ---------- */

/*
 * Items come in at the end of a list whose first part is in order and without
 * repetition; settle() puts the others in their places.
 */
struct Sample
{
	MemoryContext context;		/* where all of it lives */
	PlainItem	   *item;
	int64		count;
	int64		settled;		/* the first so many are in order */
	int64		space;
	WideItem   *wide;			/* in no order */
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

static int
compare_wide(const void *a, const void *b)
{
	return money_compare(((const WideItem *) a)->amount,
						 ((const WideItem *) b)->amount);
}

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
add_wide(Sample *sample, WideItem item)
{
	if (sample->wide_count == sample->wide_space)
	{
		check_count(sample->wide_count);
		sample->wide_space = Max(sample->wide_space * 2, FIRST_SPACE);
		sample->wide = sample->wide_count == 0 ?
			MemoryContextAllocHuge(sample->context, sample->wide_space * sizeof(WideItem)) :
			repalloc_huge(sample->wide, sample->wide_space * sizeof(WideItem));
	}
	item.amount = money_copy(item.amount, sample->context);
	item.weight = money_copy(item.weight, sample->context);
	sample->wide[sample->wide_count++] = item;
}

/* Adds an item at the end of an ordered list, or to its last one. */
static inline void
append(Sample *sample, PlainItem *item, int64 *count, PlainItem next)
{
	if (*count == 0 || item[*count - 1].amount != next.amount)
		item[(*count)++] = next;
	else if (!units_add(item[*count - 1].weight, next.weight, &item[*count - 1].weight))
		add_wide(sample, (WideItem) {.amount.units = next.amount,
				 .weight.units = next.weight});
}

/* Puts all items in order, in a list with the given space. */
static void
settle(Sample *sample, int64 space)
{
	PlainItem	   *old = sample->item;
	PlainItem	   *item;
	int64		count = 0;
	int64		left = 0;
	int64		right = sample->settled;

	if (sample->settled == sample->count && space == sample->space)
		return;
	sort_items(old + right, sample->count - right);
	item = MemoryContextAllocHuge(sample->context, space * sizeof(PlainItem));
	while (left < sample->settled || right < sample->count)
	{
		bool		from_left = right == sample->count ||
			(left < sample->settled && old[left].amount <= old[right].amount);

		append(sample, item, &count, from_left ? old[left++] : old[right++]);
	}
	pfree(old);
	sample->item = item;
	sample->count = sample->settled = count;
	sample->space = space;
}

static inline void
add_item(Sample *sample, PlainItem item)
{
	if (sample->count == sample->space)
	{
		settle(sample, sample->space);
		if (sample->count > sample->space / 2)
		{
			check_count(sample->count);
			sample->space *= 2;
			sample->item = repalloc_huge(sample->item, sample->space * sizeof(PlainItem));
		}
	}
	sample->item[sample->count++] = item;
}

static inline void
add_amount(Sample *sample, Money amount, Money weight)
{
	if (amount.wide || weight.wide)
		add_wide(sample, (WideItem) {amount, weight});
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
	PlainItem	   *item;

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

	if (last && compare_wide(last, &item) == 0)
		last->weight = money_add(last->weight, item.weight);
	else
		to->wide[to->count++] = item;
}

/* The first item, from a given one on, whose amount is not below another. */
static int64
first_not_below(const Distribution *distribution, int64 from, WideItem other)
{
	int64		low = from;
	int64		high = distribution->count;

	while (low < high)
	{
		int64		middle = low + (high - low) / 2;
		WideItem	item = item_at(distribution, middle);

		if (compare_wide(&item, &other) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* All items, among the few wide ones, each amount once. */
static Distribution
with_wide(const Distribution *narrow, WideItem *wide, int64 wide_count)
{
	Distribution all = {.missing = narrow->missing};
	int64		next = 0;

	all.wide = palloc_extended((narrow->count + wide_count) * sizeof(WideItem),
							   MCXT_ALLOC_HUGE);
	qsort(wide, wide_count, sizeof(WideItem), compare_wide);
	for (int64 i = 0; i < wide_count; i++)
	{
		int64		end = first_not_below(narrow, next, wide[i]);

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
	settle(sample, sample->space);
	distribution.item = sample->item;
	distribution.count = sample->count;
	distribution.missing = sample->missing;
	if (sample->wide_count > 0)
		return with_wide(&distribution, sample->wide, sample->wide_count);
	return distribution;
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

KC_FUNCTION(distribution_deserialize);
Datum
distribution_deserialize(PG_FUNCTION_ARGS)
{
	Distribution distribution = PG_GETARG_DISTRIBUTION(0);
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

/*
 * Makes a distribution of items that were read, in any order.  What is wrong
 * with them, or NULL.
 */
static const char *
read_sample(Sample *sample, const WideItem *item, int64 count)
{
	for (int64 i = 0; i < count; i++)
	{
		CHECK_FOR_INTERRUPTS();
		if (money_sign(item[i].weight) <= 0)
			return "A weight is not positive.";
		add_amount(sample, item[i].amount, item[i].weight);
	}
	if (sample->missing < 0 || sample->missing > TALLY_MAX_COUNT)
		return "\"missing_count\" is negative or too large.";
	return NULL;
}

/* The items are pairs [amount, weight]. */
static const char *
read_items(JsonbContainer *object, Sample *sample)
{
	JsonbContainer *list = json_list(object, "amounts");
	int			count = list ? JsonContainerSize(list) : 0;
	WideItem   *item = palloc0_array(WideItem, count);

	if (list == NULL || JsonContainerSize(object) != 3 ||
		!json_count(json_field(object, "missing_count"), &sample->missing))
		return "The fields are not \"version\", a whole \"missing_count\" and a list of \"amounts\".";
	for (int i = 0; i < count; i++)
	{
		JsonbContainer *pair = json_item(list, i);

		if (pair == NULL || !JsonContainerIsArray(pair) ||
			JsonContainerSize(pair) != 2 ||
			!json_amount(getIthJsonbValueFromContainer(pair, 0), &item[i].amount) ||
			!json_amount(getIthJsonbValueFromContainer(pair, 1), &item[i].weight))
			return "One of the \"amounts\" is not a list of an amount and its weight.";
	}
	return read_sample(sample, item, count);
}

KC_FUNCTION(distribution_in);
Datum
distribution_in(PG_FUNCTION_ARGS)
{
	char	   *string = PG_GETARG_CSTRING(0);
	Node	   *escontext = fcinfo->context;
	Sample	   *sample = new_sample(CurrentMemoryContext, FIRST_SPACE);
	Distribution distribution;
	JsonbContainer *object;
	const char *fault;

	if (!json_state(&distribution_type, string, escontext, &object))
		return (Datum) 0;
	fault = read_items(object, sample);
	if (fault)
		ereturn(escontext, (Datum) 0,
				STATE_BAD_TEXT(&distribution_type, string, fault));
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

/* What an item takes at least: two sums, of which one is 0. */
#define MIN_BINARY_ITEM (4 + 8 + 4 + 8)

KC_FUNCTION(distribution_recv);
Datum
distribution_recv(PG_FUNCTION_ARGS)
{
	StringInfo	buf = (StringInfo) PG_GETARG_POINTER(0);
	Sample	   *sample = new_sample(CurrentMemoryContext, FIRST_SPACE);
	Distribution distribution;
	WideItem   *item;
	const char *fault;
	int			count;

	state_recv_version(&distribution_type, buf);
	state_need_bytes(&distribution_type, buf, sizeof(int64) + sizeof(int32));
	sample->missing = pq_getmsgint64(buf);
	count = pq_getmsgint(buf, sizeof(int32));
	if (count < 0)
		state_bad_binary(&distribution_type, "The number of amounts is negative.");
	state_need_bytes(&distribution_type, buf, (int64) count * MIN_BINARY_ITEM);
	item = palloc_extended(count * sizeof(WideItem), MCXT_ALLOC_HUGE);
	for (int i = 0; i < count; i++)
	{
		item[i].amount = money_recv(&distribution_type, buf);
		item[i].weight = money_recv(&distribution_type, buf);
	}
	state_need_end(&distribution_type, buf);
	fault = read_sample(sample, item, count);
	if (fault)
		state_bad_binary(&distribution_type, fault);
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
