import { entries, items, textOf, type Node, type RefusedValue } from "../../document/index.ts";
import { didYouMean } from "../../diagnostics/index.ts";
import { STATES } from "../declaration.ts";
import { OTHER_STATES } from "./other-values.ts";
import { parseAddress, parsePrefix } from "../../net/index.ts";
import { adviseObjectName } from "./advise-spelling.ts";

/** How to write a value with the wrong structure, such as a shorthand that other tools accept. */
export function adviseShape(refused: RefusedValue): string | null {
  const { path, node } = refused;
  const key = path.at(-1);
  if (path.length === 0) return adviseFile(node);
  if (path.at(-2) === "caches")
    return address(node) === null ? null : `write { address: ${address(node) ?? ""} }`;
  if (path.at(-2) === "as_sets") {
    return node.kind === "scalar" ? adviseObjectName(String(node.value)) : null;
  }
  switch (key) {
    case "max_prefixes":
      return adviseLimits(node);
    case "lan":
      return adviseLan(node);
    case "bfd":
      return node.kind === "scalar" && typeof node.value === "number"
        ? `write { interval: ${node.value}ms, multiplier: 3 }`
        : null;
    case "timers":
      return adviseTimers(node);
    case "state":
      return adviseState(node);
    case "multihop":
      return node.kind === "scalar" && /^\d+$/.test(String(node.value))
        ? null
        : "write the number of hops, 2 at least; without `multihop` the neighbor is directly connected";
    case "on_exceed":
      return adviseExceed(node);
    case "role":
      return "which role we have follows from `relation`; write `true`, `strict` or `false`";
    case "rpki":
      return adviseCaches(node);
    case "max_length":
    case "min_length":
      return node.kind === "scalar" && typeof node.value === "number"
        ? `write { ipv4: ${node.value}, ipv6: … }`
        : null;
    case "caches":
      return adviseCaches(node, "");
    case "peers":
      return node.kind === "map"
        ? advisePeers(node)
        : "where there are none yet, write `peers: []`";
    case "sessions":
      return node.kind === "map"
        ? "sessions are a list: write `- ` before the first key of each"
        : null;
    case "routers":
    case "exchanges":
      return node.kind === "list" ? adviseByName(key, node) : null;
    case "password":
    case "secret":
      return null;
    case "version":
      return adviseVersion(node);
    default:
      return adviseScalar(refused);
  }
}

function adviseFile(node: Node): string | null {
  if (node.kind !== "list") return null;
  if (/(?:^|\/)network\.yaml$/.test(node.span.source.path)) {
    return "begin the file with `network:`; its keys stand without `- ` in front";
  }
  return "begin the file with a line `peers:`, followed by the list";
}

/** A state in other words, or with `true`. */
function adviseState(node: Node): string | null {
  if (node.kind !== "scalar" || node.value === null) return null;
  const text = String(node.value).trim();
  const plain = text.toLowerCase().replaceAll(/[\s_]+/g, "-");
  const ours =
    STATES.find((state) => state === plain || OTHER_STATES[state].includes(plain)) ??
    didYouMean(plain, STATES);
  return ours === null ? null : `did you mean \`${ours}\`?`;
}

function adviseLimits(node: Node): string | null {
  const numbers = (node.kind === "list" ? items(node) : [node]).map((one) =>
    one.kind === "scalar" && /^\d+$/.test(String(one.value)) ? String(one.value) : null,
  );
  const [first, second = null] = numbers;
  if (first === null || first === undefined || numbers.length > 2) return null;
  return `write { ipv4: ${first}, ipv6: ${second ?? "…"} }, or one of the two`;
}

function adviseLan(node: Node): string | null {
  const texts = (node.kind === "list" ? items(node) : [node]).flatMap((one) => textOf(one) ?? []);
  const parts = texts
    .flatMap((text) => text.split(/[\s,]+/))
    .flatMap((text) => {
      const family = text.includes(":") ? "ipv6" : "ipv4";
      return /^[0-9A-Fa-f.:]+\/\d{1,3}$/.test(text) ? [`${family}: ${text}`] : [];
    });
  return parts.length === 0 ? null : `write { ${parts.join(", ")} }`;
}

function adviseTimers(node: Node): string | null {
  const texts = node.kind === "list" ? items(node) : [node];
  const text = texts.map((one) => (one.kind === "scalar" ? String(one.value) : "")).join(" ");
  const [, keepalive, hold] = /^(\d+)s?[\s/,]+(\d+)s?$/.exec(text) ?? [];
  const sample = `{ keepalive: ${keepalive ?? "30"}s, hold: ${hold ?? "90"}s }`;
  return node.kind === "map"
    ? null
    : keepalive === undefined
      ? `for example ${sample}`
      : `write ${sample}`;
}

function adviseExceed(node: Node): string | null {
  const text = node.kind === "scalar" ? String(node.value) : "";
  if (/^(?:down|drop|disable|teardown|block|shut|close|idle)$/i.test(text))
    return "did you mean `shutdown`?";
  if (/^(?:warning(?:-only)?|log|alert|none)$/i.test(text)) return "did you mean `warn`?";
  const time = /^\d+[mh]?$/.exec(text)?.[0];
  if (time !== undefined || /^restart$/i.test(text)) {
    return `did you mean { restart_after: ${time === undefined ? "30m" : /\d$/.test(time) ? `${time}m` : time} }?`;
  }
  return null;
}

function adviseVersion(node: Node): string | null {
  const text = node.kind === "scalar" ? String(node.value) : "";
  const version = /\d{1,4}(?:\.\d{1,4}){1,3}(?:R\d{1,3}(?:-S\d{1,3})?)?/.exec(text)?.[0];
  return version === undefined ? null : `write "${version}"`;
}

function adviseCaches(node: Node, key = "caches"): string | null {
  const all = (node.kind === "list" ? items(node) : [node]).map(address);
  if (all.length === 0 || all.some((one) => one === null)) return null;
  const list = `[${all.map((one) => `{ address: ${one ?? ""} }`).join(", ")}]`;
  return key === "" ? `write ${list}` : `write { ${key}: ${list} }`;
}

function advisePeers(node: Node): string {
  const [first] = entries(node);
  const asn = /^(?:AS)?(\d{1,10})$/i.exec(first?.[0] ?? "")?.[1];
  const begin =
    asn === undefined
      ? "write `- ` before the first key of each"
      : `write \`- asn: ${asn}\` instead of \`${first?.[0] ?? ""}:\``;
  return `peers are a list: ${begin}`;
}

function adviseByName(key: string, node: Node): string {
  const [first] = items(node);
  const name = first && entries(first).find(([one]) => one === "name" || one === "id")?.[1];
  const text = name && textOf(name);
  const shown =
    typeof text === "string" && /^[a-z][a-z0-9-]{0,23}$/.test(text)
      ? text
      : key === "routers"
        ? "gru1"
        : "ix-br-sp";
  return `${key} are a mapping by name: write \`${shown}:\` instead of \`- \`, and what belongs to it below, indented`;
}

/** Single values in a different format than ours. */
function adviseScalar({ path, node, expected, accepts }: RefusedValue): string | null {
  if (node.kind !== "scalar" || node.value === null) return null;
  const text = String(node.value).trim();
  const asn = /^(?:as|asn)?[\s:-]*(\d{1,10}|\d{1,3}(?:[,. ]\d{3})+)$/i.exec(text)?.[1];
  if (path.at(-1) === "asn" && asn !== undefined && Number(asn) !== 0) {
    return `write ${asn.replaceAll(/[,. ]/g, "")}`;
  }
  if (
    (path.at(-2) === "sources" || path.at(-1) === "sources") &&
    /^[A-Za-z][A-Za-z0-9-]{0,30}$/.test(text)
  ) {
    const name = text.toUpperCase();
    return path.at(-1) === "sources" ? `write it as a list: [${name}]` : `write ${name}`;
  }
  if (expected?.includes("small letters") === true || expected === "the name of a policy") {
    const name = text
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, "-")
      .replaceAll(/^[^a-z]+|-+$/g, "");
    return name === text || !accepts(name) ? null : `write \`${name}\``;
  }
  const percent = /^(?:1\/|)(\d{1,6})$/.exec(text)?.[1];
  if (path.at(-1) === "space" && percent !== undefined && accepts(`1/${percent}`))
    return `write 1/${percent}`;
  return null;
}

/** An address without its mapping, in the form in which it can be written. */
function address(node: Node): string | null {
  const text = textOf(node);
  if (text === null || (parseAddress(text) === null && parsePrefix(text) === null)) return null;
  return text;
}
