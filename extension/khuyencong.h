/*-------------------------------------------------------------------------
 *
 * khuyencong.h
 *	  What every concept shares: version guards, entry points, states.
 *
 * All differences between PostgreSQL versions are dealt with here and
 * nowhere else.
 *
 * IDENTIFICATION
 *	  extension/khuyencong.h
 *
 *-------------------------------------------------------------------------
 */
#ifndef KHUYENCONG_H
#define KHUYENCONG_H

#include "fmgr.h"
#include "lib/stringinfo.h"
#include "nodes/nodes.h"
#include "utils/fmgrprotos.h"

#if PG_VERSION_NUM < 150000
#error "khuyencong needs PostgreSQL 15 or later"
#endif

/*
 * Symbols are hidden unless they are entry points.  From 16 on fmgr.h marks
 * the entry points itself; on 15 the mark is empty, so we supply it.
 */
#if PG_VERSION_NUM < 160000
#if defined(__GNUC__)
#undef PGDLLEXPORT
#define PGDLLEXPORT __attribute__((visibility("default")))
#endif
#else
#include "varatt.h"
#endif

#ifndef pg_noreturn				/* before 18 */
#define pg_noreturn __attribute__((noreturn))
#endif

/* Declares and registers one SQL-callable function. */
#define KC_FUNCTION(name) \
	extern PGDLLEXPORT Datum name(PG_FUNCTION_ARGS); \
	PG_FUNCTION_INFO_V1(name)

/* ... the same for a function that is one expression. */
#define KC_FUNCTION_AS(name, body) \
	KC_FUNCTION(name); \
	Datum name(PG_FUNCTION_ARGS) \
	{ \
		return body; \
	} \
	extern int	KC_FUNCTION_AS_takes_a_semicolon

/*
 * Input functions report bad text softly where the server can take it (16
 * and later); on 15 the same call is an ordinary error.
 */
#if PG_VERSION_NUM < 160000
#define ereturn(context, dummy_value, ...) \
	do { \
		(void) (context); \
		ereport(ERROR, __VA_ARGS__); \
		return dummy_value; \
	} while (0)
#endif

/* A range that is not empty, of a built-in type. */
#if PG_VERSION_NUM < 160000
#define MAKE_RANGE(type, lower, upper) \
	make_range(lookup_type_cache(type, TYPECACHE_RANGE_INFO), lower, upper, false)
#else
#define MAKE_RANGE(type, lower, upper) \
	make_range(lookup_type_cache(type, TYPECACHE_RANGE_INFO), lower, upper, false, NULL)
#endif

/* A text of a binary form, in the client's encoding, after its length. */
#if PG_VERSION_NUM < 170000
#define SEND_COUNTED_TEXT(buf, string, length) pq_sendcountedtext(buf, string, length, false)
#else
#define SEND_COUNTED_TEXT(buf, string, length) pq_sendcountedtext(buf, string, length)
#endif

#ifndef palloc_array
#define palloc_array(type, count) ((type *) palloc(sizeof(type) * (count)))
#define palloc0_array(type, count) ((type *) palloc0(sizeof(type) * (count)))
#endif

/* Calls an input function of core's; false after a soft error. */
static inline bool
input_soft(PGFunction input, const char *string, Node *escontext, Datum *result)
{
#if PG_VERSION_NUM < 160000
	*result = DirectFunctionCall3(input, CStringGetDatum(string),
								  ObjectIdGetDatum(InvalidOid),
								  Int32GetDatum(-1));
	return true;
#else
	return DirectInputFunctionCallSafe(input, unconstify(char *, string),
									   InvalidOid, -1, escontext, result);
#endif
}

/* A core numeric operation of two arguments. */
#define NUMERIC_OP(operation, a, b) \
	DatumGetNumeric(DirectFunctionCall2(operation, NumericGetDatum(a), \
										NumericGetDatum(b)))

/*
 * A state: a value that an aggregate leaves and that may be stored, dumped and
 * read by later versions.  It starts like this; bytes after that are the
 * type's own, and the same content is always the same bytes.
 */
typedef struct State
{
	int32		vl_len_;		/* varlena header (do not touch directly!) */
	uint8		version;
	uint8		flags;			/* the type's own */
	uint16		reserved;		/* zero */
} State;

typedef struct StateType
{
	const char *name;
	const char *maker;			/* the aggregate that builds one, for hints */
	int			version;		/* the one we write; we read all up to it */
} StateType;

extern void state_check_version(const StateType *type, int version);
pg_noreturn extern void state_bad_binary(const StateType *type, const char *fault);
extern void state_need_bytes(const StateType *type, StringInfo buf, int64 bytes);
extern void state_need_end(const StateType *type, StringInfo buf);
extern int	state_recv_version(const StateType *type, StringInfo buf);

/*
 * The state argument of a transition function, to be changed: where it is in
 * an aggregate, which owns it, and elsewhere, where someone calls the function
 * itself, a copy.  A state that comes packed or toasted is not of our making.
 */
#define PG_GETARG_STATE_TO_CHANGE(in_place) \
	((in_place) && !VARATT_IS_EXTENDED(PG_GETARG_POINTER(0)) ? \
	 PG_GETARG_POINTER(0) : \
	 (Pointer) PG_DETOAST_DATUM_COPY(PG_GETARG_DATUM(0)))

/* For ereturn() and ereport(), whose context differs. */
#define STATE_NEWER_VERSION(type, found) \
	(errcode(ERRCODE_FEATURE_NOT_SUPPORTED), \
	 errmsg("version %d of type %s is not supported", found, (type)->name), \
	 errdetail("This library knows versions up to %d.", (type)->version), \
	 errhint("Update the khuyencong library on this server."))
#define STATE_BAD_TEXT(type, string, fault) \
	(errcode(ERRCODE_INVALID_TEXT_REPRESENTATION), \
	 errmsg("invalid input syntax for type %s: \"%s\"", (type)->name, state_excerpt(string)), \
	 errdetail("%s", fault), \
	 errhint("Use text that %s() has printed.", (type)->maker))

extern Datum state_eq(FunctionCallInfo fcinfo);
extern Datum state_ne(FunctionCallInfo fcinfo);
extern Datum state_hash(FunctionCallInfo fcinfo);
extern Datum state_hash_extended(FunctionCallInfo fcinfo);

/* The functions of "%type" in a concept's SQL that are alike in every type. */
#define KC_STATE_COMPARISON(type) \
	KC_FUNCTION_AS(type##_eq, state_eq(fcinfo)); \
	KC_FUNCTION_AS(type##_ne, state_ne(fcinfo)); \
	KC_FUNCTION_AS(type##_hash, state_hash(fcinfo)); \
	KC_FUNCTION_AS(type##_hash_extended, state_hash_extended(fcinfo))

/* For input functions: they move along a string. */
extern const char *skip_space(const char *at);
extern bool scan_mark(const char **at, char mark);
extern char *scan_run(const char **at, const char *characters);
extern char *scan_decimal(const char **at);

extern bool count_from_text(const char *string, int64 *count);

/* For messages. */
extern char *excerpt(const char *at, const char *end, int bytes);
extern char *state_excerpt(const char *string);

#endif							/* KHUYENCONG_H */
