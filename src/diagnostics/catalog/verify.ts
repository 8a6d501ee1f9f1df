import { error, note } from "../entry.ts";
import type { Shown } from "../masked-file.ts";

/** Diagnostics of comparing a router's configuration, as read back, with the plan it should have been made from. */
export const verifyCatalog = {
  "filter-differs": error<{
    session: string;
    direction: string;
    route: string;
    policy: string;
    file: string;
  }>({
    about:
      "A filter in a router's configuration does not mean what the policy says: here is a route of which the two make different things. The position is the line of the configuration that decides, the related one that of the policy.",
    message: (p) =>
      `${p.session}, ${p.direction}: for the route ${p.route}: the policy says ${p.policy}; this file says ${p.file}`,
    hint: () =>
      "correct the template, the file or the policy; peerc explain shows what the policy does with the route",
  }),
  "filter-not-proven": error<{ session: string; direction: string }>({
    about:
      "A filter is built so differently from the policy that comparing the two for all routes was given up. What is not proven is not written.",
    message: (p) =>
      `${p.session}, ${p.direction}: the filter is too intricate to be compared with the policy`,
    hint: () => "write the filter in the order of the policy's terms",
  }),
  "session-missing": error<{ session: string; router: string }>({
    about: "A declared session is not in the router's configuration.",
    message: (p) => `router ${p.router}: ${p.session} is declared, and not in this file`,
  }),
  "session-not-declared": error<{ neighbor: string; router: string }>({
    about:
      "A router's configuration has a neighbor that is peerc's by its name or by what it uses, and that the declaration does not have.",
    message: (p) =>
      `router ${p.router}: the neighbor ${p.neighbor} is in this file, and not declared`,
    hint: () => "remove it from the router, or declare it",
  }),
  "option-differs": error<{ session: string; option: string; declared: string; file: string }>({
    about: "A session's limit, authentication or other option is not the declared one.",
    message: (p) =>
      `${p.session}: ${p.option} is declared as ${p.declared}; this file says ${p.file}`,
  }),
  "rpki-cache-differs": error<{ router: string; cache: string; declared: string; file: string }>({
    about: "The RPKI caches of a router's configuration are not the declared ones.",
    message: (p) =>
      `router ${p.router}: the RPKI cache ${p.cache} is declared as ${p.declared}; this file says ${p.file}`,
  }),
  "router-id-differs": error<{ router: string; declared: string; file: string }>({
    about: "The router ID in a router's configuration is not the declared one.",
    message: (p) =>
      `router ${p.router}: the router ID is declared as ${p.declared}; this file says ${p.file}`,
  }),
  "neighbor-not-removed": error<{ neighbor: string; router: string }>({
    about:
      "A neighbor that has left the declaration is not taken away by a file of a platform that keeps what it is not told of.",
    message: (p) => `router ${p.router}: this file does not remove the neighbor ${p.neighbor}`,
  }),
  "object-unused": error<{ name: Shown; router: string }>({
    about:
      "A list, policy or other object of peerc's is in the router's configuration, and nothing uses it: it is left over, or something that should use it does not.",
    message: (p) => `router ${p.router}: ${p.name} is defined, and nothing uses it`,
  }),
  "proven-without-as-sets": note<{ router: string; platform: string; filters: number }>({
    about:
      "The platform's documentation does not say how its AS_PATH tests treat an AS_SET, and the policy has no rule about AS_SETs: the filters are proven for all routes whose AS_PATH has none.",
    message: (p) =>
      `router ${p.router} (${p.platform}): ${p.filters} filters are proven for routes without AS_SETs only`,
  }),
} as const;
