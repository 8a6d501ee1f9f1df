/** What IRRd's protocol cannot say, so that whatever is over a server lacks it. */
export const REFERRED_ROUTES = {
  what: "of a prefix that is in a route-set by reference, a server does not say of which source and origin its route object is",
  text: "IRRd, server/query_resolver.py, members_for_set: `!i` gives the prefix alone; docs/irr.md, How servers are queried",
};
