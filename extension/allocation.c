/*-------------------------------------------------------------------------
 *
 * allocation.c
 *	  What each category gets: exact totals, shares and their concentration.
 *
 * While an aggregate runs, its state is a hash table of categories; the
 * allocation it leaves is a list of them, ordered by the bytes of their names.
 *
 * IDENTIFICATION
 *	  extension/allocation.c
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "funcapi.h"
#include "libpq/pqformat.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/json.h"
#include "utils/tuplestore.h"

#include "json.h"
#include "key.h"
#include "rounding.h"
#include "tally.h"

static const StateType allocation_type = {"allocation", "summarize_allocation", 1};

/*
 * Categories are few by nature; what takes more than this is a mistake.  The
 * limit also keeps the text readable: as jsonb, whose limit is 256 MB, a
 * category takes about 100 bytes more than here, where 48 are the least.
 */
#define MAX_ALLOCATION_SIZE (64 * 1024 * 1024)

typedef struct Category
{
	const text *name;			/* NULL for the rows without one */
	Money		amount;
	int64		amounts;		/* known amounts */
	int64		missing;		/* NULL amounts */
} Category;

/* Categories in the order of their names, the NULL one last. */
typedef struct Allocation
{
	int			count;
	Category   *category;
} Allocation;

/* As they are stored: a header, and for each category ... */
typedef struct PackedCategory
{
	int128		units;
	int64		amounts;
	int64		missing;
	int32		name_size;		/* with padding; 0 for the NULL category */
	int32		wide_size;		/* likewise; 0 if the units are the amount */
	/* ... followed by the name, a text, and the amount, a numeric */
} PackedCategory;

typedef struct PackedAllocation
{
	State		state;
	int64		count;
	char		data[FLEXIBLE_ARRAY_MEMBER];
} PackedAllocation;

/* ---------- stored allocations ---------- */

static int
compare_names(const text *a, const text *b)
{
	int			a_size;
	int			b_size;
	int			result;

	if (a == NULL || b == NULL)
		return (a == NULL) - (b == NULL);
	a_size = VARSIZE_ANY_EXHDR(a);
	b_size = VARSIZE_ANY_EXHDR(b);
	result = memcmp(VARDATA_ANY(a), VARDATA_ANY(b), Min(a_size, b_size));
	return result ? result : (a_size > b_size) - (a_size < b_size);
}

static int
by_name(const void *a, const void *b)
{
	CHECK_FOR_INTERRUPTS();		/* a million categories take a while */
	return compare_names(((const Category *) a)->name,
						 ((const Category *) b)->name);
}

static Size
name_size(const text *name)
{
	return name ? MAXALIGN(VARHDRSZ + VARSIZE_ANY_EXHDR(name)) : 0;
}

static void
check_size(Size size)
{
	if (size > MAX_ALLOCATION_SIZE)
		ereport(ERROR,
				(errcode(ERRCODE_PROGRAM_LIMIT_EXCEEDED),
				 errmsg("allocation has too many categories"),
				 errdetail("It would take more than %d MB.",
						   MAX_ALLOCATION_SIZE / (1024 * 1024)),
				 errhint("The order is summarize_allocation(category, amount). A category is a code that many rows have in common.")));
}

static char *
pack_category(char *at, const Category *category)
{
	PackedCategory *packed = (PackedCategory *) at;
	Numeric		wide = category->amount.wide;

	packed->units = category->amount.units;
	packed->amounts = category->amounts;
	packed->missing = category->missing;
	packed->name_size = name_size(category->name);
	packed->wide_size = wide ? MAXALIGN(VARSIZE(wide)) : 0;
	at += sizeof(PackedCategory);
	if (category->name)
		copy_text((text *) at, category->name);
	at += packed->name_size;
	if (wide)
		memcpy(at, wide, VARSIZE(wide));
	return at + packed->wide_size;
}

/* Sorts the categories of an allocation and packs them. */
static PackedAllocation *
pack(Allocation allocation)
{
	Size		size = offsetof(PackedAllocation, data);
	PackedAllocation *packed;
	char	   *at;

	qsort(allocation.category, allocation.count, sizeof(Category), by_name);
	for (int i = 0; i < allocation.count; i++)
	{
		const Category *category = &allocation.category[i];

		size += sizeof(PackedCategory) + name_size(category->name);
		if (category->amount.wide)
			size += MAXALIGN(VARSIZE(category->amount.wide));
	}
	check_size(size);
	packed = palloc0(size);
	SET_VARSIZE(packed, size);
	packed->state.version = allocation_type.version;
	packed->count = allocation.count;
	at = packed->data;
	for (int i = 0; i < allocation.count; i++)
		at = pack_category(at, &allocation.category[i]);
	return packed;
}

/* The categories point into the packed allocation. */
static Allocation
unpack(const PackedAllocation *packed)
{
	Allocation	allocation = {.count = packed->count};
	const char *at = packed->data;

	state_check_version(&allocation_type, packed->state.version);
	allocation.category = palloc_array(Category, allocation.count);
	for (int i = 0; i < allocation.count; i++)
	{
		const PackedCategory *category = (const PackedCategory *) at;

		at += sizeof(PackedCategory);
		allocation.category[i] = (Category)
		{
			.name = category->name_size ? (const text *) at : NULL,
			.amount.units = category->units,
			.amount.wide = category->wide_size ?
				(Numeric) (at + category->name_size) : NULL,
			.amounts = category->amounts,
			.missing = category->missing
		};
		at += category->name_size + category->wide_size;
	}
	return allocation;
}

#define PG_GETARG_ALLOCATION(n) \
	unpack((PackedAllocation *) PG_GETARG_VARLENA_P(n))

/* For as many categories as are said to follow; not for just any number. */
static Category *
room_for(int count)
{
	check_size(count * sizeof(PackedCategory));
	return palloc0_array(Category, count);
}

/* What is wrong with an allocation that was read; it gets sorted for that. */
static const char *
allocation_fault(Allocation allocation)
{
	int64		amounts = 0;
	int64		missing = 0;

	qsort(allocation.category, allocation.count, sizeof(Category), by_name);
	for (int i = 0; i < allocation.count; i++)
	{
		const Category *category = &allocation.category[i];

		if (category->amounts < 0 || category->amounts > TALLY_MAX_COUNT - amounts ||
			category->missing < 0 || category->missing > TALLY_MAX_COUNT - missing)
			return "A count is negative, or they add up to too many.";
		amounts += category->amounts;
		missing += category->missing;
		if (category->amounts == 0 && category->missing == 0)
			return "There is a category without a row.";
		if (category->amounts == 0 && money_sign(category->amount) != 0)
			return "There is an amount that no row has.";
		if (i > 0 && by_name(category, category - 1) == 0)
			return "A category is given twice.";
	}
	return NULL;
}

/* ---------- the running state ---------- */

typedef struct Entry
{
	Key			key;
	char		status;			/* of the hash table */
	Category   *category;
} Entry;

#define SH_PREFIX entries
#define SH_ELEMENT_TYPE Entry
#define SH_KEY_TYPE Key
#define SH_KEY key
#define SH_HASH_KEY(table, key) ((key).hash)
#define SH_EQUAL(table, a, b) same_key(a, b)
#define SH_STORE_HASH
#define SH_GET_HASH(table, entry) ((entry)->key.hash)
#define SH_SCOPE static inline
#define SH_DECLARE
#define SH_DEFINE
#include "lib/simplehash.h"

#define FIRST_CATEGORIES 12		/* in 16 buckets */

typedef struct AllocationState
{
	MemoryContext context;		/* where all of it lives */
	entries_hash *entries;
	Category   *unknown;		/* the NULL category, or NULL */
	Size		size;			/* once packed, but for wide amounts */
	int64		amounts;		/* in the allocations that were added ... */
	int64		missing;		/* ... which may count more than we can */
} AllocationState;

static AllocationState *
running_state(FunctionCallInfo fcinfo)
{
	AllocationState *state;
	MemoryContext context;

	if (!PG_ARGISNULL(0))
		return (AllocationState *) PG_GETARG_POINTER(0);
	if (!AggCheckCallContext(fcinfo, &context))
		elog(ERROR, "aggregate function called in non-aggregate context");
	state = MemoryContextAllocZero(context, sizeof(AllocationState));
	state->context = context;
	state->entries = entries_create(context, FIRST_CATEGORIES, NULL);
	return state;
}

static Category *
new_category(AllocationState *state, const text *name)
{
	Category   *category;

	state->size += sizeof(PackedCategory) + name_size(name);
	check_size(state->size);
	category = MemoryContextAllocZero(state->context,
									  sizeof(Category) + name_size(name));
	if (name)
		category->name = copy_text((text *) (category + 1), name);
	return category;
}

/* The category of the given name, or of no name; new if need be. */
static inline Category *
find_category(AllocationState *state, const text *name)
{
	Key			key;
	Entry	   *entry;
	bool		found;

	if (name == NULL)
	{
		if (state->unknown == NULL)
			state->unknown = new_category(state, NULL);
		return state->unknown;
	}
	key = text_key(name);
	/* most are known, and to look them up takes less than to insert them */
	entry = entries_lookup_hash(state->entries, key, key.hash);
	if (entry)
		return entry->category;
	/* not as full as the table would get: what is known is found at once */
	if (state->entries->members >= state->entries->size / 4 * 3)
		entries_grow(state->entries, state->entries->size * 2);
	entry = entries_insert_hash(state->entries, key, key.hash, &found);
	entry->category = new_category(state, name);
	if (key.hash & KEY_ELSEWHERE)
		entry->key.at.text = entry->category->name;
	return entry->category;
}

KC_FUNCTION(summarize_allocation_accum);
Datum
summarize_allocation_accum(PG_FUNCTION_ARGS)
{
	AllocationState *state = running_state(fcinfo);
	Category   *category;

	if (PG_ARGISNULL(0))
		key_check_collation(fcinfo, "categories");
	category = find_category(state, PG_ARGISNULL(1) ? NULL : PG_GETARG_TEXT_PP(1));
	if (PG_ARGISNULL(2))
		category->missing++;
	else
	{
		money_accumulate(&category->amount, money_read(PG_GETARG_VARLENA_PP(2)),
						 state->context);
		category->amounts++;
	}
	PG_RETURN_POINTER(state);
}

static void
add_category(AllocationState *state, const Category *category)
{
	Category   *to = find_category(state, category->name);

	CHECK_FOR_INTERRUPTS();
	money_accumulate(&to->amount, category->amount, state->context);
	to->amounts += category->amounts;
	to->missing += category->missing;
	state->amounts += category->amounts;
	state->missing += category->missing;
	if (Max(state->amounts, state->missing) > TALLY_MAX_COUNT)
		ereport(ERROR,
				(errcode(ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE),
				 errmsg("allocation out of range"),
				 errdetail("A count exceeds " INT64_FORMAT ".", TALLY_MAX_COUNT),
				 errhint("Check where the allocations come from: no summarize_allocation() counts that many rows.")));
}

static void
add_allocation(AllocationState *state, Allocation allocation)
{
	for (int i = 0; i < allocation.count; i++)
		add_category(state, &allocation.category[i]);
}

KC_FUNCTION(allocation_merge_accum);
Datum
allocation_merge_accum(PG_FUNCTION_ARGS)
{
	AllocationState *state = running_state(fcinfo);

	if (!PG_ARGISNULL(1))
		add_allocation(state, PG_GETARG_ALLOCATION(1));
	PG_RETURN_POINTER(state);
}

/* The categories of a running state. */
static Allocation
state_allocation(AllocationState *state)
{
	Allocation	allocation = {0};
	entries_iterator iterator;
	Entry	   *entry;

	if (state == NULL)
		return allocation;
	allocation.category = palloc_array(Category, state->entries->members + 1);
	entries_start_iterate(state->entries, &iterator);
	while ((entry = entries_iterate(state->entries, &iterator)) != NULL)
		allocation.category[allocation.count++] = *entry->category;
	if (state->unknown)
		allocation.category[allocation.count++] = *state->unknown;
	return allocation;
}

KC_FUNCTION(allocation_combine);
Datum
allocation_combine(PG_FUNCTION_ARGS)
{
	AllocationState *state;

	if (PG_ARGISNULL(0) && PG_ARGISNULL(1))
		PG_RETURN_NULL();
	state = running_state(fcinfo);
	if (!PG_ARGISNULL(1))
		add_allocation(state,
					   state_allocation((AllocationState *) PG_GETARG_POINTER(1)));
	PG_RETURN_POINTER(state);
}

KC_FUNCTION(allocation_final);
Datum
allocation_final(PG_FUNCTION_ARGS)
{
	PG_RETURN_POINTER(pack(state_allocation(PG_ARGISNULL(0) ? NULL :
											(AllocationState *) PG_GETARG_POINTER(0))));
}

/* What travels from worker to leader is the packed allocation itself. */
KC_FUNCTION(allocation_serialize);
Datum
allocation_serialize(PG_FUNCTION_ARGS)
{
	PG_RETURN_POINTER(pack(state_allocation((AllocationState *) PG_GETARG_POINTER(0))));
}

KC_FUNCTION(allocation_deserialize);
Datum
allocation_deserialize(PG_FUNCTION_ARGS)
{
	AllocationState *state = palloc0(sizeof(AllocationState));
	/* a copy, since a bytea may lie where no allocation does: unaligned */
	Allocation	allocation = unpack((PackedAllocation *) PG_GETARG_BYTEA_P_COPY(0));

	state->context = CurrentMemoryContext;
	state->entries = entries_create(state->context, allocation.count, NULL);
	add_allocation(state, allocation);
	PG_RETURN_POINTER(state);
}

KC_FUNCTION(allocation_add);
Datum
allocation_add(PG_FUNCTION_ARGS)
{
	AllocationState state = {.context = CurrentMemoryContext};

	state.entries = entries_create(state.context, FIRST_CATEGORIES, NULL);
	add_allocation(&state, PG_GETARG_ALLOCATION(0));
	add_allocation(&state, PG_GETARG_ALLOCATION(1));
	PG_RETURN_POINTER(pack(state_allocation(&state)));
}

/* ---------- input and output ---------- */

/* Reads one category; what is wrong with it, or NULL. */
static const char *
read_category(JsonbContainer *object, Category *category)
{
	JsonbValue *name;

	if (object == NULL || !JsonContainerIsObject(object) ||
		JsonContainerSize(object) != 4)
		return "A category is not an object of four fields.";
	name = json_field(object, "category");
	if (name == NULL || (name->type != jbvString && name->type != jbvNull))
		return "A \"category\" is neither text nor null.";
	if (name->type == jbvString)
		category->name = cstring_to_text_with_len(name->val.string.val,
												  name->val.string.len);
	if (!json_amount(json_field(object, "amount"), &category->amount))
		return "An \"amount\" is missing or not a number.";
	if (!json_count(json_field(object, "amount_count"), &category->amounts) ||
		!json_count(json_field(object, "missing_count"), &category->missing))
		return "An \"amount_count\" or \"missing_count\" is missing or not a whole number.";
	return NULL;
}

static const char *
read_categories(JsonbContainer *object, Allocation *allocation)
{
	JsonbContainer *list = json_list(object, "categories");

	if (list == NULL || JsonContainerSize(object) != 2)
		return "The fields are not \"version\" and a list of \"categories\".";
	allocation->count = JsonContainerSize(list);
	allocation->category = room_for(allocation->count);
	for (int i = 0; i < allocation->count; i++)
	{
		const char *fault = read_category(json_item(list, i),
										  &allocation->category[i]);

		CHECK_FOR_INTERRUPTS();
		if (fault)
			return fault;
	}
	return allocation_fault(*allocation);
}

KC_FUNCTION(allocation_in);
Datum
allocation_in(PG_FUNCTION_ARGS)
{
	char	   *string = PG_GETARG_CSTRING(0);
	Node	   *escontext = fcinfo->context;
	Allocation	allocation;
	JsonbContainer *object;
	const char *fault;

	if (strcmp(string, "empty") == 0)
		PG_RETURN_POINTER(pack((Allocation) {0}));
	if (!json_state(&allocation_type, string, escontext, &object))
		return (Datum) 0;
	fault = read_categories(object, &allocation);
	if (fault)
		ereturn(escontext, (Datum) 0,
				STATE_BAD_TEXT(&allocation_type, string, fault));
	PG_RETURN_POINTER(pack(allocation));
}

KC_FUNCTION(allocation_out);
Datum
allocation_out(PG_FUNCTION_ARGS)
{
	Allocation	allocation = PG_GETARG_ALLOCATION(0);
	StringInfoData buf;

	initStringInfo(&buf);
	appendStringInfo(&buf, "{\"version\": %d, \"categories\": [", allocation_type.version);
	for (int i = 0; i < allocation.count; i++)
	{
		const Category *category = &allocation.category[i];

		CHECK_FOR_INTERRUPTS();
		appendStringInfoString(&buf, i > 0 ? ", {\"category\": " : "{\"category\": ");
		if (category->name)
			escape_json(&buf, text_to_cstring(category->name));
		else
			appendStringInfoString(&buf, "null");
		appendStringInfo(&buf, ", \"amount\": %s, \"amount_count\": " INT64_FORMAT
						 ", \"missing_count\": " INT64_FORMAT "}",
						 money_to_text(category->amount), category->amounts,
						 category->missing);
	}
	appendStringInfoString(&buf, "]}");
	PG_RETURN_CSTRING(buf.data);
}

/*
 * A version byte and the number of categories; for each, the length of its
 * name and the name (length -1 for NULL), both counts and the amount.
 */
static void
recv_category(StringInfo buf, Category *category)
{
	int			length;

	state_need_bytes(&allocation_type, buf, sizeof(int32));
	length = pq_getmsgint(buf, sizeof(int32));
	if (length < -1)
		state_bad_binary(&allocation_type, "The length of a name is negative.");
	if (length >= 0)
	{
		char	   *name;

		state_need_bytes(&allocation_type, buf, length);
		name = pq_getmsgtext(buf, length, &length);
		category->name = cstring_to_text_with_len(name, length);
	}
	state_need_bytes(&allocation_type, buf, 2 * sizeof(int64));
	category->amounts = pq_getmsgint64(buf);
	category->missing = pq_getmsgint64(buf);
	category->amount = money_recv(&allocation_type, buf);
}

/* What a category takes at least: no name, two counts, the sum 0. */
#define MIN_BINARY_CATEGORY (4 + 8 + 8 + 4 + 8)

KC_FUNCTION(allocation_recv);
Datum
allocation_recv(PG_FUNCTION_ARGS)
{
	StringInfo	buf = (StringInfo) PG_GETARG_POINTER(0);
	Allocation	allocation;
	const char *fault;

	state_recv_version(&allocation_type, buf);
	state_need_bytes(&allocation_type, buf, sizeof(int32));
	allocation.count = pq_getmsgint(buf, sizeof(int32));
	if (allocation.count < 0)
		state_bad_binary(&allocation_type, "The number of categories is negative.");
	state_need_bytes(&allocation_type, buf,
					 (int64) allocation.count * MIN_BINARY_CATEGORY);
	allocation.category = room_for(allocation.count);
	for (int i = 0; i < allocation.count; i++)
		recv_category(buf, &allocation.category[i]);
	state_need_end(&allocation_type, buf);
	fault = allocation_fault(allocation);
	if (fault)
		state_bad_binary(&allocation_type, fault);
	PG_RETURN_POINTER(pack(allocation));
}

KC_FUNCTION(allocation_send);
Datum
allocation_send(PG_FUNCTION_ARGS)
{
	Allocation	allocation = PG_GETARG_ALLOCATION(0);
	StringInfoData buf;

	pq_begintypsend(&buf);
	pq_sendbyte(&buf, allocation_type.version);
	pq_sendint32(&buf, allocation.count);
	for (int i = 0; i < allocation.count; i++)
	{
		const Category *category = &allocation.category[i];

		CHECK_FOR_INTERRUPTS();
		if (category->name)
			SEND_COUNTED_TEXT(&buf, VARDATA_ANY(category->name),
							  VARSIZE_ANY_EXHDR(category->name));
		else
			pq_sendint32(&buf, -1);
		pq_sendint64(&buf, category->amounts);
		pq_sendint64(&buf, category->missing);
		money_send(&buf, category->amount);
	}
	PG_RETURN_BYTEA_P(pq_endtypsend(&buf));
}

KC_STATE_COMPARISON(allocation);

/* ---------- accessors ---------- */

static Tally
allocation_tally(Allocation allocation)
{
	Tally		tally = {0};

	for (int i = 0; i < allocation.count; i++)
	{
		CHECK_FOR_INTERRUPTS();
		money_accumulate(&tally.sum[0], allocation.category[i].amount,
						 CurrentMemoryContext);
		tally.count[0] += allocation.category[i].amounts;
		tally.count[1] += allocation.category[i].missing;
	}
	return tally;
}

/* The total of all categories if shares of it exist; else NULL and why. */
static Numeric
positive_total(Allocation allocation, const char **reason)
{
	Tally		tally = allocation_tally(allocation);
	int			sign = money_sign(tally.sum[0]);

	if (tally.count[0] == 0)
		*reason = tally.count[1] == 0 ? "no_rows" : "no_known_amount";
	else if (sign <= 0)
		*reason = sign == 0 ? "zero_total" : "nonpositive_total";
	else
		return money_numeric(tally.sum[0]);
	return NULL;
}

/* The sum of the squares of the amounts, and the square of their sum. */
static bool
squares(Allocation allocation, Numeric *of_each, Numeric *of_all,
		const char **reason)
{
	Numeric		total = positive_total(allocation, reason);

	if (total == NULL)
		return false;
	*of_all = NUMERIC_OP(numeric_mul, total, total);
	*of_each = int64_to_numeric(0);
	for (int i = 0; i < allocation.count; i++)
	{
		Numeric		amount = money_numeric(allocation.category[i].amount);

		CHECK_FOR_INTERRUPTS();
		if (money_sign(allocation.category[i].amount) < 0)
		{
			*reason = "negative_unit";
			return false;
		}
		*of_each = NUMERIC_OP(numeric_add, *of_each,
							  NUMERIC_OP(numeric_mul, amount, amount));
	}
	return true;
}

static Numeric
hhi(FunctionCallInfo fcinfo, Allocation allocation, const char **reason)
{
	Numeric		of_each;
	Numeric		of_all;

	if (!squares(allocation, &of_each, &of_all, reason))
		return NULL;
	return NUMERIC_OP(numeric_div, of_each, of_all);
}

static Numeric
effective_number(FunctionCallInfo fcinfo, Allocation allocation,
				 const char **reason)
{
	Numeric		of_each;
	Numeric		of_all;

	if (!squares(allocation, &of_each, &of_all, reason))
		return NULL;
	return NUMERIC_OP(numeric_div, of_all, of_each);
}

/* By amount from the largest, unknown ones last, then by name. */
static int
by_amount(const void *a, const void *b)
{
	const Category *x = a;
	const Category *y = b;
	int			result = (x->amounts == 0) - (y->amounts == 0);

	CHECK_FOR_INTERRUPTS();
	if (result == 0)
		result = money_compare(y->amount, x->amount);
	return result ? result : by_name(x, y);
}

/* The share of the k largest categories, k being the second argument. */
static Numeric
top_share(FunctionCallInfo fcinfo, Allocation allocation, const char **reason)
{
	Numeric		total = positive_total(allocation, reason);
	int			k = PG_GETARG_INT32(1);

	if (k < 1)
		ereport(ERROR,
				(errcode(ERRCODE_INVALID_PARAMETER_VALUE),
				 errmsg("number of categories must be at least 1"),
				 errdetail("The number is %d.", k),
				 errhint("The order is top_share(allocation, k).")));
	if (total == NULL)
		return NULL;
	qsort(allocation.category, allocation.count, sizeof(Category), by_amount);
	allocation.count = Min(allocation.count, k);
	return NUMERIC_OP(numeric_div,
					  money_numeric(allocation_tally(allocation).sum[0]), total);
}

typedef Numeric (*AllocationMeasure) (FunctionCallInfo fcinfo,
									  Allocation allocation,
									  const char **reason);

static Datum
value_of(FunctionCallInfo fcinfo, AllocationMeasure measure)
{
	const char *reason;
	Numeric		value = measure(fcinfo, PG_GETARG_ALLOCATION(0), &reason);

	if (value == NULL)
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(value);
}

static Datum
reason_of(FunctionCallInfo fcinfo, AllocationMeasure measure)
{
	const char *reason;

	if (measure(fcinfo, PG_GETARG_ALLOCATION(0), &reason) != NULL)
		PG_RETURN_NULL();
	PG_RETURN_TEXT_P(cstring_to_text(reason));
}

KC_FUNCTION_AS(hhi_allocation, value_of(fcinfo, hhi));
KC_FUNCTION_AS(hhi_reason_allocation, reason_of(fcinfo, hhi));
KC_FUNCTION_AS(effective_number_allocation, value_of(fcinfo, effective_number));
KC_FUNCTION_AS(effective_number_reason_allocation, reason_of(fcinfo, effective_number));
KC_FUNCTION_AS(top_share_allocation, value_of(fcinfo, top_share));
KC_FUNCTION_AS(top_share_reason_allocation, reason_of(fcinfo, top_share));

KC_FUNCTION_AS(category_count_allocation, Int64GetDatum(PG_GETARG_ALLOCATION(0).count));
KC_FUNCTION_AS(amount_count_allocation, Int64GetDatum(allocation_tally(PG_GETARG_ALLOCATION(0)).count[0]));
KC_FUNCTION_AS(missing_count_allocation, Int64GetDatum(allocation_tally(PG_GETARG_ALLOCATION(0)).count[1]));

KC_FUNCTION(total_allocation);
Datum
total_allocation(PG_FUNCTION_ARGS)
{
	Tally		tally = allocation_tally(PG_GETARG_ALLOCATION(0));

	if (tally.count[0] == 0)
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(money_numeric(tally.sum[0]));
}

KC_FUNCTION(amount_of_allocation);
Datum
amount_of_allocation(PG_FUNCTION_ARGS)
{
	Allocation	allocation = PG_GETARG_ALLOCATION(0);
	Category	wanted = {.name = PG_GETARG_TEXT_PP(1)};
	Category   *found = bsearch(&wanted, allocation.category, allocation.count,
								sizeof(Category), by_name);

	if (found == NULL || found->amounts == 0)
		PG_RETURN_NULL();
	PG_RETURN_NUMERIC(money_numeric(found->amount));
}

/* ---------- shares ---------- */

/* What shares() shows of a category, by column. */
enum ShareColumn
{
	CATEGORY,
	AMOUNT,
	AMOUNT_COUNT,
	SHARE,
	DISPLAY_SHARE,
	RANK,
	SHARE_COLUMNS
};

/* One row; the category's rank, or 0 if it has none. */
static void
put_share(ReturnSetInfo *result, const Category *category, Numeric total,
		  Numeric display_share, int rank)
{
	Datum		values[SHARE_COLUMNS];
	bool		nulls[SHARE_COLUMNS] = {false};
	Numeric		amount = money_numeric(category->amount);

	nulls[CATEGORY] = category->name == NULL;
	values[CATEGORY] = PointerGetDatum(category->name);
	nulls[AMOUNT] = nulls[RANK] = category->amounts == 0;
	values[AMOUNT] = NumericGetDatum(amount);
	values[AMOUNT_COUNT] = Int64GetDatum(category->amounts);
	values[RANK] = Int32GetDatum(rank);
	nulls[SHARE] = nulls[DISPLAY_SHARE] = nulls[AMOUNT] || total == NULL;
	if (!nulls[SHARE])
	{
		values[SHARE] = NumericGetDatum(NUMERIC_OP(numeric_div, amount, total));
		values[DISPLAY_SHARE] = NumericGetDatum(display_share);
	}
	tuplestore_putvalues(result->setResult, result->setDesc, values, nulls);
}

KC_FUNCTION(shares_allocation);
Datum
shares_allocation(PG_FUNCTION_ARGS)
{
	Allocation	allocation = PG_GETARG_ALLOCATION(0);
	Category   *category = allocation.category;
	const char *reason;
	Numeric		total = positive_total(allocation, &reason);
	Numeric    *amounts = palloc0_array(Numeric, allocation.count);
	Numeric    *display;
	int			rank = 1;

	check_share_decimals(PG_GETARG_INT32(1));
	InitMaterializedSRF(fcinfo, 0);
	qsort(category, allocation.count, sizeof(Category), by_amount);
	for (int i = 0; i < allocation.count; i++)
		if (category[i].amounts > 0)
			amounts[i] = money_numeric(category[i].amount);
	display = share_out(amounts, NULL, allocation.count, PG_GETARG_INT32(1));
	for (int i = 0; i < allocation.count; i++)
	{
		CHECK_FOR_INTERRUPTS();
		/* equal amounts have equal ranks, as with rank() */
		if (i > 0 && money_compare(category[i].amount, category[i - 1].amount) != 0)
			rank = i + 1;
		put_share((ReturnSetInfo *) fcinfo->resultinfo, &category[i], total,
				  display[i], rank);
	}
	return (Datum) 0;
}
