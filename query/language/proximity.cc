// SPDX-License-Identifier: GPL-2.0-or-later
#include "query/language/proximity.h"

#include <algorithm>
#include <utility>

#include "query/language/chain.h"

namespace dateline::query {
namespace {

using Kind = Node::Kind;

// A node and where it is met.
struct Met {
  const Node* node = nullptr;
  std::size_t phrase = 0;  // its number, of a phrase
  std::vector<Met> children;
  Stretches stretches;
};

// As many as do not stand over each other: always the one next that ends first.
std::size_t count_apart(Stretches stretches) {
  std::ranges::sort(stretches, {}, &Stretch::end);
  std::size_t count = 0;
  std::uint32_t end = 0;
  for (const Stretch& stretch : stretches) {
    if (stretch.begin < end) continue;
    ++count;
    end = stretch.end;
  }
  return count;
}

// Says of a place whether any of `stretches` shares a word with it.
class Cover {
 public:
  explicit Cover(const Stretches& stretches) : stretches_(stretches) {
    std::uint32_t last = 0;
    for (const Stretch& stretch : stretches) {
      ends_.push_back(last = std::max(last, stretch.end));
    }
  }

  bool touches(const Stretch& place) const {
    const auto behind = std::ranges::lower_bound(stretches_, place.end, {}, &Stretch::begin);
    const auto before = static_cast<std::size_t>(behind - stretches_.begin());
    return before > 0 && ends_[before - 1] > place.begin;
  }

 private:
  const Stretches& stretches_;
  std::vector<std::uint32_t> ends_;  // the last end up to here
};

class Evaluator {
 public:
  explicit Evaluator(const Places& places) : places_(places), parts_(places.phrases.size()) {}

  Met meet(const Node& node) {
    Met met{.node = &node};
    if (node.kind == Kind::phrase) {
      met.phrase = next_++;
      met.stretches = places_.phrases[met.phrase];
      return met;
    }
    met = operands_of(node);
    met.stretches = combine(met);
    return met;
  }

  // Whether `node` is met anywhere: less than where.
  bool is_met(const Node& node) {
    if (node.kind == Kind::any_of) {
      bool any = false;
      for (const Node& child : node.children) any = is_met(child) || any;
      return any;
    }
    if (!is_chain(node)) return !meet(node).stretches.empty();
    return chain(operands_of(node), Neighbourhood(node.reach, places_.bounds)).exists();
  }

  // The parts of the whole tree.
  void take_part(const Node& root) {
    if (root.kind == Kind::any_of) {
      for (const Node& child : root.children) take_part(child);
      return;
    }
    if (!is_chain(root)) {
      const Met met = meet(root);
      return take_part(met, met.stretches);
    }
    const Met met = operands_of(root);
    const Neighbourhood near(root.reach, places_.bounds);
    take_links(met, chain(met, near).links());
  }

  // `wanted` are some of the stretches of `met`.
  void take_part(const Met& met, const Stretches& wanted) {
    const Node& node = *met.node;
    if (wanted.empty()) return;
    if (node.kind == Kind::phrase) {
      parts_[met.phrase] = wanted;
    } else if (is_chain(node)) {
      const Neighbourhood near(node.reach, places_.bounds);
      take_links(met, chain(met, near).links(wanted));
    } else {
      const std::size_t count = node.kind == Kind::not_near ? 1 : met.children.size();
      for (std::size_t i = 0; i < count; ++i) {
        take_part(met.children[i], shared(met.children[i].stretches, wanted));
      }
    }
  }

  std::vector<Stretches> parts() { return std::move(parts_); }

 private:
  static bool is_chain(const Node& node) {
    return node.kind == Kind::near || node.kind == Kind::in_order;
  }

  Met operands_of(const Node& node) {
    Met met{.node = &node};
    for (const Node& child : node.children) met.children.push_back(meet(child));
    return met;
  }

  void take_links(const Met& met, const std::vector<Stretches>& links) {
    for (std::size_t i = 0; i < links.size(); ++i) take_part(met.children[i], links[i]);
  }

  Stretches combine(const Met& met) const {
    const Node& node = *met.node;
    switch (node.kind) {
      case Kind::near:
      case Kind::in_order:
        return chain(met, Neighbourhood(node.reach, places_.bounds)).stretches();
      case Kind::not_near:
        return apart(met);
      case Kind::first:
        return first(met.children.front().stretches, node.count);
      case Kind::at_least: {
        const Stretches& all = met.children.front().stretches;
        return count_apart(all) >= node.count ? all : Stretches{};
      }
      default:
        return any(met);
    }
  }

  static Chain chain(const Met& met, const Neighbourhood& near) {
    std::vector<Stretches> operands;
    for (const Met& child : met.children) operands.push_back(child.stretches);
    return {std::move(operands),
            met.node->kind == Kind::near ? Chain::Order::any : Chain::Order::given, near};
  }

  static Stretches any(const Met& met) {
    Stretches all;
    for (const Met& child : met.children) {
      all.insert(all.end(), child.stretches.begin(), child.stretches.end());
    }
    return in_order(std::move(all));
  }

  static Stretches first(Stretches stretches, std::uint32_t count) {
    std::erase_if(stretches, [&](const Stretch& stretch) {
      return stretch.begin < schema::text_begin || stretch.end > schema::text_begin + count;
    });
    return stretches;
  }

  Stretches apart(const Met& met) const {
    const Neighbourhood near(met.node->reach, places_.bounds);
    const Cover cover(met.children[1].stretches);
    Stretches kept = met.children[0].stretches;
    std::erase_if(kept,
                  [&](const Stretch& stretch) { return cover.touches(near.around(stretch)); });
    return kept;
  }

  static Stretches shared(const Stretches& a, const Stretches& b) {
    Stretches both;
    std::ranges::set_intersection(a, b, std::back_inserter(both));
    return both;
  }

  const Places& places_;
  std::size_t next_ = 0;
  std::vector<Stretches> parts_;
};

}  // namespace

Stretches in_order(Stretches stretches) {
  std::ranges::sort(stretches);
  const auto twice = std::ranges::unique(stretches);
  stretches.erase(twice.begin(), twice.end());
  return stretches;
}

bool is_placed(const Node& node) {
  switch (node.kind) {
    case Kind::everything:
    case Kind::filter:
    case Kind::all_of:
    case Kind::all_but:
      return false;
    case Kind::any_of:
      return std::ranges::all_of(node.children, is_placed);
    default:
      return true;
  }
}

bool has_proximity(const Node& node) {
  const bool itself = is_placed(node) && node.kind != Kind::phrase && node.kind != Kind::any_of;
  return itself || std::ranges::any_of(node.children, has_proximity);
}

bool is_bounded(const Node& node) {
  const bool reaches =
      node.kind == Kind::near || node.kind == Kind::in_order || node.kind == Kind::not_near;
  return (reaches && node.reach.unit != Reach::Unit::words) ||
         std::ranges::any_of(node.children, is_bounded);
}

Stretches find_stretches(const Node& node, const Places& places) {
  return Evaluator(places).meet(node).stretches;
}

bool is_met(const Node& node, const Places& places) { return Evaluator(places).is_met(node); }

std::vector<Stretches> find_participants(const Node& node, const Places& places) {
  Evaluator evaluator(places);
  evaluator.take_part(node);
  return evaluator.parts();
}

}  // namespace dateline::query
