import { error } from "../entry.ts";

const FETCH = "declare `sources: { peeringdb: … }` and run `peerc fetch`";

/** Diagnostics of `peerc add`. */
export const addingCatalog = {
  "add-nowhere": error<{ asn: number; isKnown: boolean; hasData: boolean }>({
    about:
      "A network is to be added at every exchange where it and we are, but the snapshot's PeeringDB data knows none.",
    message: (p) =>
      p.hasData
        ? `AS${p.asn} is at none of our exchanges, as far as PeeringDB says${p.isKnown ? "" : ", which has no such network there"}`
        : `it is not known where AS${p.asn} is: the snapshot has no PeeringDB data`,
    hint: (p) =>
      p.hasData
        ? "for a private interconnect, give --pni with --router, --local and --remote; for an exchange, --exchange with --remote"
        : `${FETCH}, or give --exchange with --remote`,
  }),
  "add-not-at-exchange": error<{
    asn: number;
    exchange: string;
    others: readonly string[];
    isThere: boolean;
    hasData: boolean;
  }>({
    about:
      "A network is to be added at an exchange where, by the snapshot's PeeringDB data, it has no port that is in operation.",
    message: (p) => {
      if (!p.hasData) return `the address of AS${p.asn} at ${p.exchange} is not known`;
      return p.isThere
        ? `AS${p.asn} has no address in operation in the LAN of ${p.exchange}, as far as PeeringDB says`
        : `AS${p.asn} is not at ${p.exchange}, as far as PeeringDB says`;
    },
    hint: (p) => {
      if (!p.hasData) return `give it with --remote, or ${FETCH}`;
      const elsewhere = p.others.length > 0 ? `it is at ${p.others.join(", ")}; otherwise ` : "";
      return `${elsewhere}give its address with --remote`;
    },
  }),
  "add-address-of-another": error<{
    address: string;
    asn: number;
    owner: number;
    exchange: string;
  }>({
    about:
      "An address that was given for a network is, by PeeringDB, that of another network. A session with it would be one with the other network.",
    message: (p) =>
      `${p.address} at ${p.exchange} is AS${p.owner}'s, as far as PeeringDB says, and not AS${p.asn}'s`,
    hint: () => "check the address; if PeeringDB is wrong, add the session by hand",
  }),
  "add-our-side-open": error<{
    open: "router" | "local";
    choices: readonly string[];
    exchange: string;
    family: "ipv4" | "ipv6";
  }>({
    about:
      "Neither declared sessions nor our own ports in PeeringDB say which of our routers, or which of our addresses, sessions at an exchange have.",
    message: (p) => {
      const what =
        p.open === "router" ? "router" : `${p.family === "ipv4" ? "IPv4" : "IPv6"} address`;
      return p.choices.length === 0
        ? `our ${what} at ${p.exchange} is not known`
        : `our ${what} at ${p.exchange} may be ${p.choices.join(" or ")}`;
    },
    hint: (p) => `give --${p.open}`,
  }),
  "add-request-invalid": error<{ path: string; problem: string }>({
    about:
      "A peering request is not one of the Peering API (draft-ietf-grow-peering-api), or asks for something that cannot be declared. Nothing of it was used.",
    message: (p) => `${p.path}: ${p.problem}`,
    hint: () => "it takes a JSON object with `sessions`, each with the addresses of both sides",
  }),
  "add-file-unusable": error<{ path: string }>({
    about: "A file to which a peer is to be added is none of a declaration.",
    message: (p) => `${p.path} is no file for peers`,
    hint: () => "name a file of the network's folder, like peers/content.yaml",
  }),
} as const;
