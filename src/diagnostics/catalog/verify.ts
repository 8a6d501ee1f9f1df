import { error, note } from "../entry.ts";
import type { MaskedText } from "../masked-file.ts";

/** Diagnostics of comparing a router's configuration, as read back, with its plan. */
export const verifyCatalog = {
  "filter-differs": error<{
    session: string;
    direction: string;
    route: string;
    policy: string;
    file: string;
  }>({
    about:
      "A filter in a router's configuration does not mean what the policy says: the two treat the route shown differently. The position is the deciding line of the configuration, the related position that of the policy.",
    message: (p) =>
      `${p.session}, ${p.direction}: for the route ${p.route}: the policy says ${p.policy}; this file says ${p.file}`,
    hint: () =>
      "correct the template, the file or the policy; peerc explain shows what the policy does with the route",
  }),
  "filter-not-proven": error<{ session: string; direction: string }>({
    about:
      "The structure of a filter differs so much from the policy that the comparison for all routes was abandoned. What is not proven is not written.",
    message: (p) =>
      `${p.session}, ${p.direction}: the filter is too complex to be compared with the policy`,
    hint: () => "write the filter in the order of the policy's terms",
  }),
  "session-missing": error<{ session: string; router: string }>({
    about: "A declared session is not in the router's configuration.",
    message: (p) => `router ${p.router}: ${p.session} is declared but not in this file`,
  }),
  "session-not-declared": error<{ neighbor: string; router: string }>({
    about:
      "A router's configuration has a neighbor that carries peerc's names or uses its objects, but is not declared.",
    message: (p) =>
      `router ${p.router}: the neighbor ${p.neighbor} is in this file but not declared`,
    hint: () => "remove it from the router, or declare it",
  }),
  "option-differs": error<{ session: string; option: string; declared: string; file: string }>({
    about: "A session's limit, authentication or other option differs from the declaration.",
    message: (p) =>
      `${p.session}: ${p.option} is declared as ${p.declared}; this file says ${p.file}`,
  }),
  "rpki-cache-differs": error<{ router: string; cache: string; declared: string; file: string }>({
    about: "The RPKI caches in a router's configuration differ from the declaration.",
    message: (p) =>
      `router ${p.router}: the RPKI cache ${p.cache} is declared as ${p.declared}; this file says ${p.file}`,
  }),
  "router-id-differs": error<{ router: string; declared: string; file: string }>({
    about: "The router ID in a router's configuration differs from the declaration.",
    message: (p) =>
      `router ${p.router}: the router ID is declared as ${p.declared}; this file says ${p.file}`,
  }),
  "neighbor-not-removed": error<{ neighbor: string; router: string }>({
    about:
      "A neighbor was removed from the declaration, and the platform keeps what a file does not mention, but this file does not remove it.",
    message: (p) => `router ${p.router}: this file does not remove the neighbor ${p.neighbor}`,
  }),
  "object-not-removed": error<{ what: string; router: string }>({
    about:
      "Only removed sessions had a policy or list, and the platform keeps what a file does not mention, but this file does not remove it.",
    message: (p) => `router ${p.router}: this file does not remove ${p.what}`,
  }),
  "object-unused": error<{ name: MaskedText; router: string }>({
    about:
      "The router's configuration defines a list, policy or other object of peerc's that nothing uses: it is a leftover, or something that should use it does not.",
    message: (p) => `router ${p.router}: ${p.name} is defined but not used`,
  }),
  "proven-without-as-sets": note<{ router: string; platform: string; filters: number }>({
    about:
      "The platform's documentation does not say how its AS_PATH tests treat an AS_SET, and the policy has no rule about AS_SETs. The filters are proven for all routes whose AS_PATH has no AS_SET.",
    message: (p) =>
      `router ${p.router} (${p.platform}): ${p.filters} filters are proven only for routes without AS_SETs`,
  }),
} as const;
