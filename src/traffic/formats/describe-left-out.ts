import type { WhyLeftOut } from "../filters/traffic-filter.ts";

/** Why an interface gets no filter, as part of a sentence: `AS1299 is a transit: …`. */
export function describeLeftOut(why: WhyLeftOut): string {
  switch (why.kind) {
    case "relation":
      return why.relation === "customer"
        ? `AS${why.asn} is a customer, and may send us traffic for any destination`
        : `AS${why.asn} is a ${why.relation}; filters are for peers and route servers`;
    case "multihop":
      return `AS${why.asn} is several hops away, so its traffic may arrive elsewhere`;
    case "no-peer":
      return "only route collectors are there, which send no traffic";
    case "no-interface":
      return "the router's interface there is not declared";
    case "announces-most":
      return `what we may announce there in ${title(why.family)} is ${percent(why.part)} of the address space`;
    case "no-session":
      return `${title(why.family)} is not filtered: there is no such session`;
  }
}

function title(family: "ipv4" | "ipv6"): string {
  return family === "ipv4" ? "IPv4" : "IPv6";
}

function percent(part: number): string {
  return `${Math.round(part * 100)} %`;
}
