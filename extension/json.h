/*-------------------------------------------------------------------------
 *
 * json.h
 *	  Reading the text of states that are lists: JSON, by core's jsonb.
 *
 * IDENTIFICATION
 *	  extension/json.h
 *
 *-------------------------------------------------------------------------
 */
#ifndef KHUYENCONG_JSON_H
#define KHUYENCONG_JSON_H

#include "money.h"
#include "utils/jsonb.h"

extern bool json_state(const StateType *type, const char *string,
					   Node *escontext, JsonbContainer **object);
extern JsonbContainer *json_list(JsonbContainer *object, const char *name);
extern JsonbContainer *json_item(JsonbContainer *list, int place);
extern JsonbValue *json_field(JsonbContainer *object, const char *name);
extern bool json_count(JsonbValue *value, int64 *count);
extern bool json_amount(JsonbValue *value, Money *amount);

#endif							/* KHUYENCONG_JSON_H */
