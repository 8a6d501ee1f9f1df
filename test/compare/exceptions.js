/** bgpq4 makes a node of every prefix in a range: more than this many and it runs out of memory. */
const MOST_PREFIXES = 2 ** 20;

/**
 * The cases in which bgpq4 is known not to give what the RFC says, with the text that decides. `ask`: whether bgpq4 is
 * asked all the same; then it must give nothing at all, or it is no such case.
 */
const EXCEPTIONS = [
  {
    what: "bgpq4 takes a name for an ASN where neither its first nor its second part begins with `AS-`",
    text: "RFC 2622, section 5: a hierarchical set name is a sequence of set names and AS numbers, of which at least one is a set name",
    ask: true,
    applies: (name) => !/(?:^|:)RS-/.test(name) && !/^(?:AS-|AS\d+:AS-)/.test(name),
  },
  {
    what: "bgpq4 would make an entry of every prefix in a range, and run out of memory",
    text: "RFC 2622, section 2: `^+` is the prefix and all its more specifics",
    ask: false,
    applies: (_, what, ours) => what !== "origins" && count(ours) > MOST_PREFIXES,
  },
];

/** The exception that a set falls under, or null. `ours` is what the native engine makes of it. */
export function excuseOf(name, what, ours) {
  return EXCEPTIONS.find(({ applies }) => applies(name, what, ours)) ?? null;
}

/** How many prefixes there are in the ranges that are wider than one length. */
function count(prefixes) {
  let total = 0;
  for (const { range } of prefixes) {
    const { min, max, prefix } = range;
    if (max > prefix.length) total += 2 ** (max + 1 - prefix.length) - 2 ** (min - prefix.length);
  }
  return total;
}
