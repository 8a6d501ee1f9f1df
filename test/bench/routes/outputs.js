// What routers print of the routes of `received.js`, piece by piece. The forms are those of the recorded outputs and of
// the printers in test/dumps.
import { attributesOf, OWN_ASN, prefixesOf, ROUTER_ID, SESSIONS } from "./received.js";

/** Joins texts or bytes to pieces of a good size. */
function* joined(parts) {
  let held = [];
  let size = 0;
  const take = () => (typeof held[0] === "string" ? held.join("") : Buffer.concat(held));
  for (const part of parts) {
    held.push(part);
    size += part.length;
    if (size < 1_000_000) continue;
    yield take();
    [held, size] = [[], 0];
  }
  if (held.length > 0) yield take();
}

/** Each route of a session: { text, address, length, bytes, path, communities, large, med }. */
function* routesOf(session, count) {
  for (const [i, prefix] of prefixesOf(session.family, count).entries()) {
    yield { ...prefix, ...attributesOf(session, i) };
  }
}

const texts = (communities) => communities.map((parts) => parts.join(":"));

/** A file of routes (docs/routes.md) of some sessions, each with `count` of them, one session after the other. */
export function* neutral(count, sessions = SESSIONS) {
  yield* joined(neutralFile(count, sessions, inTurn(count, sessions)));
}

/** The same routes, with those of all sessions to a prefix together: the order of a router's table. */
export function* neutralByPrefix(count) {
  yield* joined(neutralFile(count, SESSIONS, byPrefix(count)));
}

function* neutralFile(count, sessions, routes) {
  const head = { format: "peerc-routes", version: 1, time: "2026-11-29T20:35:00Z", router: "edge" };
  yield `${JSON.stringify(head)}\n`;
  for (const { session, text, path, communities, large, med } of routes) {
    const all = texts([...communities, ...large]);
    yield `${JSON.stringify({
      ...{ session: session.name, view: "adj-rib-in-pre-policy", prefix: text },
      ...{ as_path: path.join(" "), next_hop: session.address },
      ...(all.length > 0 && { communities: all }),
      ...(med !== null && { med }),
      origin: "igp",
    })}\n`;
  }
  yield `${JSON.stringify({ routes: count * sessions.length })}\n`;
}

function* inTurn(count, sessions) {
  for (const session of sessions) {
    for (const route of routesOf(session, count)) yield { session, ...route };
  }
}

function* byPrefix(count) {
  const prefixes = { ipv4: prefixesOf("ipv4", count), ipv6: prefixesOf("ipv6", count) };
  for (let i = 0; i < count; i++) {
    for (const session of SESSIONS) {
      yield { session, ...prefixes[session.family][i], ...attributesOf(session, i) };
    }
  }
}

/** BIRD's import tables. */
export function* bird(count) {
  yield* joined(birdLines(count));
}

function* birdLines(count) {
  yield "BIRD 2.0.12 ready.\nAccess restricted\n";
  for (const session of SESSIONS) {
    yield `bird> show route import table ${session.name}.${session.family} all stats\nTable import:\n`;
    for (const { text, path, communities, large, med } of routesOf(session, count)) {
      const lines = [
        `${text.padEnd(20)} unreachable [${session.name} 01:23:10.358 from ${session.address}] * (100) [AS${path.at(-1)}i]`,
        "\tType: BGP univ",
        "\tBGP.origin: IGP",
        `\tBGP.as_path: ${path.join(" ")}`,
        `\tBGP.next_hop: ${session.address}`,
      ];
      if (med !== null) lines.push(`\tBGP.med: ${med}`);
      lines.push("\tBGP.local_pref: 100");
      if (communities.length > 0)
        lines.push(`\tBGP.community: ${communities.map(([a, b]) => `(${a},${b})`).join(" ")}`);
      if (large.length > 0)
        lines.push(
          `\tBGP.large_community: ${large.map((parts) => `(${parts.join(", ")})`).join(" ")}`,
        );
      yield `${lines.join("\n")}\n`;
    }
    yield `${count} of ${count} routes for ${count} networks in table import\n`;
  }
  yield "bird> \n";
}

/** FRR's table: all accepted routes of a prefix stand together. */
export function* frr(count) {
  for (const family of ["ipv4", "ipv6"]) yield* joined(frrLines(family, count));
}

function* frrLines(family, count) {
  const sessions = SESSIONS.filter((one) => one.family === family);
  yield `{\n "vrfId": 0,\n "vrfName": "default",\n "tableVersion": 11,\n "routerId": "${ROUTER_ID}",\n "defaultLocPrf": 100,\n "localAS": ${OWN_ASN},\n "routes": { `;
  for (const [i, { text }] of prefixesOf(family, count).entries()) {
    const paths = sessions.map((session, at) => {
      const { path, communities, large, med } = attributesOf(session, i);
      const list = (name, of) =>
        of.length === 0 ? {} : { [name]: { string: texts(of).join(" "), list: texts(of) } };
      return {
        aspath: {
          string: path.join(" "),
          segments: [{ type: "as-sequence", list: path }],
          length: path.length,
        },
        origin: "IGP",
        ...(med !== null && { metric: med }),
        ...{ locPrf: 200, valid: true, version: i + 1 },
        ...(at === 0 && { bestpath: { overall: true, selectionReason: "Router ID" } }),
        ...list("community", communities),
        ...list("largeCommunity", large),
        lastUpdate: { epoch: 1796003095, string: "Mon Nov 30 01:44:55 2026" },
        nexthops: [{ ip: session.address, afi: family, metric: 0, accessible: true, used: true }],
        peer: { peerId: session.address, routerId: "10.9.4.0", type: "external" },
      };
    });
    yield `${i === 0 ? "" : "\n,"}"${text}": ${JSON.stringify(paths)}`;
  }
  yield `\n } , "totalRoutes": ${count}, "totalPaths": ${count * sessions.length} } \n`;
}

/** Junos: each neighbor's routes as `display json`. */
export function* junos(count) {
  yield* joined(junosTexts(count));
}

function* junosTexts(count) {
  const data = (value) => [{ data: String(value) }];
  for (const session of SESSIONS) {
    const table = session.family === "ipv4" ? "inet.0" : "inet6.0";
    yield `show route receive-protocol bgp ${session.address} all extensive | display json | no-more\n`;
    yield `{\n    "route-information" : [\n    {\n        "attributes" : {"xmlns" : "http://xml.juniper.net/junos/23.2R1/junos-routing"},\n        "route-table" : [\n        {\n            "table-name" : [\n            {\n                "data" : "${table}"\n            }\n            ],\n            "hidden-route-count" : [\n            {\n                "data" : "0"\n            }\n            ],\n            "rt" : [\n`;
    let isFirst = true;
    for (const { address, length, path, communities, large, med } of routesOf(session, count)) {
      const all = [...texts(communities), ...texts(large).map((one) => `large:${one}`)];
      const rt = {
        attributes: { "junos:style": "detail" },
        "rt-destination": data(address),
        "rt-prefix-length": data(length),
        "rt-entry-count": data(1),
        "rt-announced-count": data(1),
        "rt-entry": [
          {
            "active-tag": data("*"),
            "bgp-rt-flag": data("Accepted"),
            nh: [{ to: data(session.address) }],
            ...(med !== null && { med: data(med) }),
            "as-path": data(`AS path: ${path.join(" ")} I`),
            "bgp-path-attributes": [
              {
                "attr-as-path-effective": [
                  {
                    "aspath-effective-string": data("AS path: "),
                    "attr-value": data(`${path.join(" ")} I`),
                  },
                ],
              },
            ],
            ...(all.length > 0 && {
              communities: [{ community: all.map((one) => ({ data: one })) }],
            }),
          },
        ],
      };
      yield `${isFirst ? "" : ",\n"}${JSON.stringify(rt, null, 4)}`;
      isFirst = false;
    }
    yield "\n            ]\n        }\n        ]\n    }\n    ]\n}\n";
  }
}

/** IOS-XR: the BGP path table as NETCONF gives it. */
export function* iosxr(count) {
  yield* joined(iosxrTexts(count));
}

function* iosxrTexts(count) {
  yield '<?xml version="1.0"?>\n<rpc-reply message-id="101" xmlns="urn:ietf:params:xml:ns:netconf:base:1.0">\n <data>\n  <bgp xmlns="http://cisco.com/ns/yang/Cisco-IOS-XR-ipv4-bgp-oper">\n   <instances>\n    <instance>\n     <instance-name>default</instance-name>\n     <instance-active>\n      <default-vrf>\n       <afs>\n';
  for (const family of ["ipv4", "ipv6"]) {
    yield `        <af>\n         <af-name>${family}-unicast</af-name>\n         <path-table>\n`;
    for (const session of SESSIONS.filter((one) => one.family === family)) {
      for (const route of routesOf(session, count)) yield xrPath(route, session);
    }
    yield "         </path-table>\n        </af>\n";
  }
  yield "       </afs>\n      </default-vrf>\n     </instance-active>\n    </instance>\n   </instances>\n  </bgp>\n </data>\n</rpc-reply>\n";
}

function xrPath({ address, length, path, communities, large, med }, session) {
  const { family } = session;
  const leaf = (name, value) => `<${name}>${value}</${name}>`;
  const at = (name, value) =>
    `<${name}>${leaf("afi", family)}${leaf(`${family}-address`, value)}</${name}>`;
  return [
    `          <path>${leaf("rd", "0:0:0")}${leaf("network", address)}${leaf("prefix-length", length)}`,
    `<path-information><bgp-prefix>${at("prefix", address)}${leaf("prefix-length", length)}</bgp-prefix>`,
    at("neighbor-address", session.address),
    at("next-hop", session.address),
    `<route-type>ibgp</route-type><is-path-valid>true</is-path-valid><is-internal-path>false</is-internal-path>`,
    `<is-received-path-not-modified>true</is-received-path-not-modified><rcvd-path-id>0</rcvd-path-id></path-information>`,
    `<attributes-after-policy-in><common-attributes>${leaf("is-metric-present", med !== null)}`,
    `<is-local-pref-present>true</is-local-pref-present><is-origin-present>true</is-origin-present>`,
    `<is-as-path-present>true</is-as-path-present>${leaf("is-community-present", communities.length > 0)}`,
    `<is-extended-community-present>false</is-extended-community-present>`,
    leaf("is-large-community-present", large.length > 0),
    leaf("neighbor-as", session.asn),
    `${leaf("metric", med ?? 0)}<local-preference>100</local-preference><origin>0</origin>`,
    leaf("as-path", path.join(" ")),
    ...communities.map(([a, b]) => leaf("community", leaf("entry", a * 65_536 + b))),
    ...large.map(([a, b, c]) =>
      leaf(
        "large-community",
        leaf("global-admin", a) + leaf("local-data1", b) + leaf("local-data2", c),
      ),
    ),
    "</common-attributes></attributes-after-policy-in></path>\n",
  ].join("");
}
