import fc from "fast-check";

import { networkOf, type Address, type Community, type Family } from "../../src/net/index.ts";
import { ROUTE_VIEWS, type ReceivedRoute, type RoutePlace } from "../../src/routes/index.ts";

const uint = (max: number) => fc.integer({ min: 0, max });
const number32 = uint(0xffffffff);
const optional = fc.option(number32, { nil: null });

const address = (family: Family): fc.Arbitrary<Address> =>
  fc.bigInt({ min: 0n, max: family === "ipv4" ? 0xffffffffn : (1n << 128n) - 1n }).map((value) => ({
    family,
    value,
  }));

const community: fc.Arbitrary<Community> = fc.oneof(
  fc.record({ kind: fc.constant("standard" as const), high: uint(65535), low: uint(65535) }),
  fc.record({
    kind: fc.constant("large" as const),
    global: number32,
    local1: number32,
    local2: number32,
  }),
  fc.record({
    kind: fc.constant("extended" as const),
    administrator: number32,
    value: uint(65535),
  }),
);

const family = fc.constantFrom<Family>("ipv4", "ipv6");
const router = fc.constantFrom(null, "gru1", "a-very-long-router-name1");

/** Places of routes with a session. */
export const arbitraryPlace: fc.Arbitrary<RoutePlace> = fc.record({
  session: fc.constantFrom("PEERC_AS64500_IX_V4", "PEERC_AS1_GE_0_0_1_V6_A"),
  router,
  view: fc.constantFrom(...ROUTE_VIEWS),
});

/** Any route that the form can hold. */
export const arbitraryRoute: fc.Arbitrary<ReceivedRoute> = fc
  .record({ place: arbitraryPlace, isOwn: fc.boolean(), family, hopFamily: family })
  .chain(({ place, isOwn, family: prefixFamily, hopFamily }) => {
    const own = { ...place, session: null, view: "loc-rib" as const };
    const hop = address(prefixFamily === "ipv6" ? "ipv6" : hopFamily);
    return fc.record({
      session: fc.constant(isOwn ? own.session : place.session),
      router: fc.constant(place.router),
      view: fc.constant(isOwn ? own.view : place.view),
      prefix: fc
        .tuple(address(prefixFamily), uint(prefixFamily === "ipv4" ? 32 : 128))
        .map(([one, length]) => networkOf(one, length)),
      asPath: fc.array(fc.oneof(number32, fc.array(number32, { minLength: 1, maxLength: 3 })), {
        maxLength: 5,
      }),
      nextHop: isOwn ? fc.option(hop, { nil: null }) : hop,
      communities: fc.array(community, { maxLength: 5 }),
      med: optional,
      localPreference: optional,
      origin: fc.constantFrom("igp" as const, "egp" as const, "incomplete" as const),
      otc: optional,
      pathId: optional,
    });
  });
