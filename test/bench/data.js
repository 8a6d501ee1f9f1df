import {
  createReadStream,
  createWriteStream,
  existsSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";

import { generateMembers, generateRoutes, generateSets } from "./generate.js";

/** The files of real data: all prefixes of the default-free zone, as-sets, and the sessions of one exchange. */
const ROUTES = "dfz.rpsl.gz";
const SETS = "cones.rpsl";
const MEMBERS = "ams-ix-members.json";

/** How far apart the ASNs of two copies of the data are. */
const COPY = 1_000_000;

/**
 * Prepares the registry data and the exchange of a run. From `folder`, or generated where that is null. A scale above one
 * adds copies with networks, as-sets and address space of their own; one below leaves networks out.
 */
export async function prepareData(folder, scale, work) {
  const real = folder !== null && [ROUTES, SETS, MEMBERS].every((f) => existsSync(join(folder, f)));
  const members = real
    ? JSON.parse(readFileSync(join(folder, MEMBERS), "utf8"))
    : generateMembers();
  const sets = real ? readSets(join(folder, SETS)) : generateSets();
  const about = real ? `the data in ${folder}` : "generated data";
  const scaled = scaleMembers(members, scale);
  if (real && scale === 1) {
    return {
      about,
      dumps: [join(folder, ROUTES), join(folder, SETS)],
      members: scaled,
      sets: [...sets.keys()],
    };
  }
  const dumps = [join(work, "routes.rpsl.gz"), join(work, "sets.rpsl")];
  const routes = real ? readRoutes(join(folder, ROUTES)) : generateRoutes();
  await writeRoutes(dumps[0], routes, scale);
  return { about, dumps, members: scaled, sets: writeSets(dumps[1], sets, scale) };
}

/** The copies of a scale, and how much of each: 2.5 is [1, 1, 0.5]. */
function copiesOf(scale) {
  return Array.from({ length: Math.ceil(scale) }, (_, k) => Math.min(1, scale - k));
}

/** Whether an ASN is in a part of the networks; always the same ones, and more in a greater part. */
function isIn(part, asn) {
  return Math.imul(asn, 0x9e3779b1) >>> 0 < part * 4294967296;
}

function scaleMembers(members, scale) {
  return copiesOf(scale).flatMap((part, k) =>
    members
      .filter(({ asn }) => isIn(part, asn))
      .map((member) => ({
        ...member,
        asn: member.asn + k * COPY,
        as_sets: member.as_sets.map((name) => copyName(name, k)),
        exchange: k,
        ip: member.ip.includes(":")
          ? member.ip.replace(":1:", `:${(k + 1).toString(16)}:`)
          : member.ip.replace(/^\d+/, (octet) => String(Number(octet) + k)),
      })),
  );
}

/** The exchanges of a scale: one for each copy, with LANs of its own. `local` is the n-th router's address there. */
export function exchangesOf(scale) {
  return copiesOf(scale).map((_, k) => {
    const [ipv4, ipv6] = [`${80 + k}.249`, `2001:7f8:${(k + 1).toString(16)}`];
    return {
      id: `exchange-${k}`,
      lan: { ipv4: `${ipv4}.208.0/21`, ipv6: `${ipv6}::/64` },
      local: (n) => ({ ipv4: `${ipv4}.215.${250 + n}`, ipv6: `${ipv6}::ffff:${n + 1}` }),
    };
  });
}

function copyName(name, k) {
  return k === 0 ? name : `${name}-K${k}`;
}

function copyMember(member, k) {
  const asn = /^AS(\d+)$/.exec(member);
  return asn ? `AS${Number(asn[1]) + k * COPY}` : copyName(member, k);
}

async function* readRoutes(path) {
  let route = null;
  const lines = createInterface({ input: createReadStream(path).pipe(createGunzip()) });
  for await (const line of lines) {
    const found = /^route(6?):\s*(\S+)\/(\d+)/.exec(line);
    if (found) {
      const [, six, address, length] = found;
      route = { family: six ? "ipv6" : "ipv4", address, length: Number(length) };
    }
    const origin = route && /^origin:\s*AS(\d+)/.exec(line);
    if (origin) {
      yield { ...route, origin: Number(origin[1]) };
      route = null;
    }
  }
}

async function writeRoutes(path, routes, scale) {
  const copies = copiesOf(scale);
  async function* text() {
    let piece = "";
    for await (const { family, address, length, origin } of routes) {
      for (const [k, part] of copies.entries()) {
        if (!isIn(part, origin)) continue;
        const moved = moveAddress(family, address, k);
        const name = family === "ipv4" ? "route: " : "route6:";
        piece += `${name}         ${moved}/${length}\norigin:         AS${origin + k * COPY}\n`;
        piece += `mnt-by:         MAINT-AS${origin}\nsource:         DFZ\n\n`;
      }
      if (piece.length > 1_000_000) {
        yield piece;
        piece = "";
      }
    }
    yield piece;
  }
  await pipeline(Readable.from(text()), createGzip({ level: 1 }), createWriteStream(path));
}

/** Another place in the address space for each copy, with the same bits behind the first ones. */
function moveAddress(family, address, k) {
  if (k === 0) return address;
  return family === "ipv4"
    ? address.replace(/^\d+/, (octet) => String((Number(octet) + 22 * k) % 224))
    : address.replace(/^[^:]+/, (group) => (parseInt(group, 16) + 0x1000 * k).toString(16));
}

function readSets(path) {
  const sets = new Map();
  let members = null;
  for (const line of readFileSync(path, "latin1").split("\n")) {
    const [, name, value] = /^(as-set|members):\s*(.*?)\s*$/.exec(line) ?? [];
    if (name === "as-set") sets.set(value.toUpperCase(), (members = []));
    if (name === "members") members.push(...value.toUpperCase().split(/,\s*/));
  }
  return sets;
}

/** Writes the copies of the sets; returns their names. */
function writeSets(path, sets, scale) {
  const names = [];
  let text = "";
  for (const [k, part] of copiesOf(scale).entries()) {
    for (const [name, members] of sets) {
      const kept = members.filter((m) => !/^AS\d+$/.test(m) || isIn(part, Number(m.slice(2))));
      const lines = kept.map((member) => `members: ${copyMember(member, k)}\n`).join("");
      text += `as-set: ${copyName(name, k)}\nmnt-by: MAINT-BENCH\nsource: RADB\n${lines}\n`;
      names.push(copyName(name, k));
    }
  }
  writeFileSync(path, text);
  return names;
}
