import { ROUTE_VALUES } from "../policy/index.ts";
import { ROUTE_VIEWS } from "./received-route.ts";

/** The version of the form that is written and read. */
export const ROUTES_VERSION = 1;

/** A session's name on its router; PEERC_ may be left out. */
export const SESSION_NAME = /^(?:PEERC_)?AS[1-9][0-9]{0,9}_[A-Z0-9_]{1,80}$/;

/** A router's name, as in a declaration. */
export const ROUTER_NAME = /^[a-z][a-z0-9-]{0,23}$/;

/** RFC 3339 in UTC; that such a day exists is checked when reading. */
export const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z$/;

const number32 = { type: "integer", minimum: 0, maximum: 4294967295 };

const session = {
  type: "string",
  pattern: SESSION_NAME.source,
  expected: "the name of a session, like PEERC_AS13335_IX_BR_SP_V4",
  description: "The session's name as `peerc list` prints it; `PEERC_` may be left out.",
};
const router = {
  type: "string",
  pattern: ROUTER_NAME.source,
  expected: "the name of a router: up to 24 small letters, digits and `-`",
};
const view = {
  enum: ROUTE_VIEWS,
  description:
    "Where the route was seen: as received, after the import policy (RFC 7854), or in use (RFC 9069).",
};

/** The JSON Schema (2020-12) of the first line of a file of routes. */
export const headerSchema = {
  type: "object",
  title: "The first line",
  additionalProperties: false,
  required: ["format", "version", "time"],
  properties: {
    format: { const: "peerc-routes" },
    version: { const: ROUTES_VERSION },
    time: {
      type: "string",
      pattern: TIME.source,
      expected: "a time in UTC like 2026-11-29T20:35:00Z",
      description: "When the routes were taken from the router.",
    },
    router: { ...router, description: "The router of all routes, if they are of one." },
    source: {
      type: "string",
      maxLength: 200,
      description: "What the routes were taken from, in words.",
    },
  },
};

/** The JSON Schema (2020-12) of a line with a route. */
export const routeSchema = {
  type: "object",
  title: "A route",
  additionalProperties: false,
  required: ["view", "prefix", "as_path", "origin"],
  properties: {
    session: {
      ...session,
      description: `${session.description} Only the router's own routes in the view loc-rib have none.`,
    },
    router: { ...router, description: "The session's router, unless the first line has it." },
    view,
    prefix: {
      type: "string",
      expected: "a prefix like 192.0.2.0/24",
      description: "The prefix, without host bits.",
    },
    path_id: {
      ...number32,
      description: "The path identifier (RFC 7911), if the session has ADD-PATH.",
    },
    as_path: {
      type: "string",
      expected: "an AS_PATH in a text, like `13335 209242 {64500,64501}`",
      description:
        'Nearest ASN first, AS_SETs in braces: "13335 209242 {64500,64501}". Empty for the router\'s own routes.',
    },
    next_hop: {
      type: "string",
      expected: "an address",
      description:
        "Required for a route with a session. Of an IPv6 route with a global and a link-local next hop (RFC 2545): the global one.",
    },
    communities: {
      type: "array",
      items: { type: "string", expected: "a community like 65535:666, 52580:1:2 or rt:52580:7" },
      description:
        "Communities of all kinds: `65535:666`, large ones `52580:1:2`, route targets `rt:52580:7`. Default: none.",
    },
    med: { ...number32, description: "MULTI_EXIT_DISC, if the route has it." },
    local_pref: { ...number32, description: "LOCAL_PREF, if the route has it." },
    origin: { enum: ROUTE_VALUES.origin.all, description: "The ORIGIN attribute." },
    otc: { ...number32, description: "Only to Customer (RFC 9234), if the route has it." },
  },
};

/** The JSON Schema (2020-12) of the last line. */
export const endSchema = {
  type: "object",
  title: "The last line",
  additionalProperties: false,
  required: ["routes"],
  properties: {
    routes: {
      type: "integer",
      minimum: 0,
      description: "The number of routes in the file: what is cut off has no such line.",
    },
    empty: {
      type: "array",
      description:
        "Sessions that were looked at, and have no route in this view. A session that is in no line is unknown.",
      items: {
        type: "object",
        additionalProperties: false,
        required: ["session", "view"],
        properties: { session, router, view },
      },
    },
  },
};

/** The published schema of one line of a file of routes. */
export const routesSchema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  title: "peerc: a line of a file of received routes (JSON Lines)",
  description:
    "The first line says what the file is, the last one how many routes it has; each line between them is a route.",
  anyOf: [headerSchema, routeSchema, endSchema],
};
