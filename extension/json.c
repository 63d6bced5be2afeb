/*-------------------------------------------------------------------------
 *
 * json.c
 *	  Reading the text of states that are lists: JSON, by core's jsonb.
 *
 * IDENTIFICATION
 *	  extension/json.c
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"


#include "json.h"

JsonbValue *
json_field(JsonbContainer *object, const char *name)
{
	return getKeyJsonValueFromContainer(object, name, strlen(name), NULL);
}

/* The list in a field of an object; NULL if there is none. */
JsonbContainer *
json_list(JsonbContainer *object, const char *name)
{
	JsonbValue *value = json_field(object, name);

	if (value == NULL || value->type != jbvBinary ||
		!JsonContainerIsArray(value->val.binary.data))
		return NULL;
	return value->val.binary.data;
}

/* The list or object at a place of a list; NULL if it is neither. */
JsonbContainer *
json_item(JsonbContainer *list, int place)
{
	JsonbValue *value = getIthJsonbValueFromContainer(list, place);

	return value && value->type == jbvBinary ? value->val.binary.data : NULL;
}

/* False if the value is not a whole number that fits. */
bool
json_count(JsonbValue *value, int64 *count)
{
	if (value == NULL || value->type != jbvNumeric)
		return false;
	return count_from_text(numeric_to_text(value->val.numeric), count);
}

/* False if the value is not a number. */
bool
json_amount(JsonbValue *value, Money *amount)
{
	if (value == NULL || value->type != jbvNumeric)
		return false;
	*amount = money_from_numeric(value->val.numeric);
	return true;
}

/* What to do about text that is not even JSON. */
static void
hint_at_maker(void *type)
{
	if (geterrcode() == ERRCODE_INVALID_TEXT_REPRESENTATION)
		errhint("Use text that %s() has printed.", ((const StateType *) type)->maker);
}

/*
 * The object that the text of a state is.  False after a soft error; what the
 * object has besides a version that we know is the caller's to check.
 */
bool
json_state(const StateType *type, const char *string, Node *escontext,
		   JsonbContainer **object)
{
	ErrorContextCallback callback = {
		.previous = error_context_stack,
		.callback = hint_at_maker,
		.arg = unconstify(StateType *, type)
	};
	Datum		datum;
	int64		version;
	bool		is_json;

	error_context_stack = &callback;
	is_json = input_soft(jsonb_in, string, escontext, &datum);
	error_context_stack = callback.previous;
	if (!is_json)
		return false;
	*object = &DatumGetJsonbP(datum)->root;
	if (!JsonContainerIsObject(*object))
		ereturn(escontext, false,
				STATE_BAD_TEXT(type, string, "It is not a JSON object."));
	if (!json_count(json_field(*object, "version"), &version) || version < 1)
		ereturn(escontext, false,
				STATE_BAD_TEXT(type, string, "\"version\" is missing or none."));
	if (version > type->version)
		ereturn(escontext, false,
				STATE_NEWER_VERSION(type, (int) Min(version, PG_INT32_MAX)));
	return true;
}
