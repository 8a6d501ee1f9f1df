// The real tools that tests talk to, for everything that runs tests.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

import {
  AERLEON,
  ANSIBLE,
  BGPKIT,
  installPython,
  MRTPARSE,
  NORNIR,
  programsOf,
} from "./python-environment.js";

const TOOLS = [
  { name: "bgpq4", packages: ["bgpq4"], at: ["/usr/bin/bgpq4", "/usr/local/bin/bgpq4"] },
  { name: "bird", packages: ["bird2"], at: ["/usr/sbin/bird", "/usr/local/sbin/bird"] },
  { name: "vtysh", packages: ["frr"], at: ["/usr/bin/vtysh"] },
  {
    name: "FRR's RPKI module",
    packages: ["frr-rpki-rtrlib"],
    at: [
      "/usr/lib/x86_64-linux-gnu/frr/modules/bgpd_rpki.so",
      "/usr/lib/aarch64-linux-gnu/frr/modules/bgpd_rpki.so",
    ],
  },
  { name: "OpenBGPD", packages: ["openbgpd"], at: ["/usr/sbin/bgpd", "/usr/local/sbin/bgpd"] },
  { name: "ip", packages: ["iproute2"], at: ["/usr/sbin/ip", "/sbin/ip", "/usr/bin/ip"] },
  { name: "socat", packages: ["socat"], at: ["/usr/bin/socat", "/usr/local/bin/socat"] },
  { name: "ExaBGP", packages: ["exabgp"], at: ["/usr/sbin/exabgp", "/usr/local/bin/exabgp"] },
  { name: "StayRTR", packages: ["stayrtr"], at: ["/usr/bin/stayrtr", "/usr/local/bin/stayrtr"] },
  { name: "frr-reload.py", packages: ["frr-pythontools"], at: ["/usr/lib/frr/frr-reload.py"] },
  { name: "sshd", packages: ["openssh-server"], at: ["/usr/sbin/sshd"] },
  {
    name: "libfaketime",
    packages: ["libfaketime"],
    at: [
      "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1",
      "/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1",
    ],
  },
  { name: "zsh", packages: ["zsh"], at: ["/usr/bin/zsh", "/bin/zsh"] },
  { name: "fish", packages: ["fish"], at: ["/usr/bin/fish"] },
  { name: "mandoc", packages: ["mandoc"], at: ["/usr/bin/mandoc"] },
  { name: "nft", packages: ["nftables"], at: ["/usr/sbin/nft", "/sbin/nft"] },
];

const missing = () => TOOLS.filter((tool) => !tool.at.some((path) => existsSync(path)));
const canInstall = () => process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");

function apt(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const { status } = spawnSync("apt-get", ["-qq", ...args], { stdio: ["ignore", 2, 2], env });
  return status === 0;
}

function install(packages) {
  console.error(`peerc tests: installing ${packages.join(", ")}`);
  const args = ["install", "-y", "--no-install-recommends", ...packages];
  if (apt(...args)) return;
  apt("update");
  apt(...args);
}

/**
 * Installs the tools that are missing (as root, on Debian and Ubuntu). Gives whether all are there afterwards; those that are
 * not are named in one loud line on stderr.
 */
export function installTools() {
  if (missing().length > 0 && canInstall()) install(missing().flatMap((tool) => tool.packages));
  for (const requirement of [AERLEON, ANSIBLE, NORNIR, MRTPARSE, BGPKIT]) {
    if (programsOf(requirement) !== null || !canInstall()) continue;
    try {
      installPython(requirement, () => install(["python3-venv"]));
    } catch (problem) {
      console.error(`peerc tests: ${problem.message}`);
    }
  }

  const lacking = missing().map((tool) => tool.name);
  if (programsOf(AERLEON) === null) lacking.push("Aerleon");
  if (programsOf(ANSIBLE) === null) lacking.push("Ansible");
  if (programsOf(NORNIR) === null) lacking.push("Nornir");
  if (programsOf(MRTPARSE) === null) lacking.push("mrtparse");
  if (programsOf(BGPKIT) === null) lacking.push("bgpkit-parser");
  if (lacking.length === 0) return true;
  console.error(`\n!!! NOT TESTED, because not installed: ${lacking.join(", ")} !!!\n`);
  return false;
}
