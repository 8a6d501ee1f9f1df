import { BGP, FAMILY, NEIGHBOR, SERVER } from "./bgp-constructs.ts";
import type { Construct } from "./construct.ts";
import { TEST } from "../read-condition.ts";
import { POLICY, SET } from "./policy-constructs.ts";

/** Documents and models, by the short names that constructs use. */
export const SOURCES: Readonly<Record<string, string>> = {
  RCG: "Cisco IOS XR Routing Configuration Guide, OL-14356-01, Implementing Routing Policy",
  "NCS 5500": "Routing Configuration Guide for Cisco NCS 5500 Series Routers, IOS XR Release 6.3.x",
  "NCS 6000": "Routing Configuration Guide for Cisco NCS 6000 Series Routers, IOS XR Release 6.4.x",
  "Cisco 8000":
    "Routing Configuration Guide for Cisco 8000 Series Routers, Policy execution and semantics",
  "Cisco 8000 BGP": "BGP Configuration Guide for Cisco 8000 Series Routers",
  "ASR 9000": "Routing Configuration Guide for Cisco ASR 9000 Series Routers, RPKI cache-server",
  CRS: "Cisco IOS XR Routing Command Reference for the Cisco CRS Router, Release 4.1, OL-24681-01",
  "CLI 3.3":
    "Cisco IOS XR Routing Command Reference, Release 3.3, Routing Policy Language Commands",
  BGP: "YANG model Cisco-IOS-XR-um-router-bgp-cfg, 7.3.1 to 24.1.1, below router/bgp/as",
  RPL: "YANG model Cisco-IOS-XR-um-route-policy-cfg, 7.6.1 to 24.1.1, below routing-policy",
  Genie: "Cisco's test library genielibs, what it configures of route policies on IOS-XR",
  Heitz:
    "Jakob Heitz (Cisco) to the NANOG mailing list, 13 May 2022: what `rpki-tested-only` stores",
  NLNOG: "NLNOG BGP Filter Guide, Cisco IOS-XR: operators' practice, as no manual was at hand",
};

/** Everything that the reader accepts in peerc's part, by place. Nothing else is accepted. */
export const CONSTRUCTS: Readonly<Record<string, readonly Construct[]>> = {
  "Statements of a policy": POLICY,
  "Tests of a policy": TEST,
  Sets: SET,
  "All neighbors": BGP,
  "An RPKI server": SERVER,
  "A neighbor": NEIGHBOR,
  "A family of a neighbor": FAMILY,
};
