// SPDX-License-Identifier: GPL-2.0-or-later
// The operators of proximity.h as they are written: NEAR/5, NEAR/s, PRE/5, NOT NEAR/5 between two
// operands, ATLEAST/3( and FIRST/20( before one. Capitals only, as OR and NOT.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "query/language/parsed_query.h"
#include "query/language/query_cursor.h"

namespace dateline::query {

struct ProximityOperator {
  Node::Kind kind = Node::Kind::near;
  Reach reach;
  std::uint32_t count = 0;
  Span span;
  std::string written;  // as errors name it: NEAR/5
};

// Whether an operator between two operands stands at the cursor, and taking it with the space
// behind it. Throws QueryError for one without a sound number.
bool sees_proximity(const QueryCursor& cursor);
std::optional<ProximityOperator> take_proximity(QueryCursor& cursor);

// The same for ATLEAST/n and FIRST/n, up to the parenthesis.
bool sees_counted(const QueryCursor& cursor);
std::optional<ProximityOperator> take_counted(QueryCursor& cursor);

// Throws QueryError, with the remedy, where what stands at the cursor was meant as an operator and
// is none: near/5, W/5, NEAR, NEAR/5 with nothing before it.
void refuse_mistyped_operator(const QueryCursor& cursor);

// Throws QueryError where an operand has no place in the text: a filter, an AND, a NOT, a star.
void check_operand(const Node& operand, const ProximityOperator& op);

// The node of a counted operator over `inside`. FIRST over words side by side, or NOT, is FIRST of
// each. Throws as check_operand, and for FIRST of a title.
Node apply_counted(const ProximityOperator& op, Node inside);

}  // namespace dateline::query
