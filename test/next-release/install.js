// Unpacks BIRD and FRR of another Debian release into a folder, beside those that are installed: nothing of it is
// configured or run by the packages themselves. The mirror is the one that apt uses on this machine.
import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

const KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg";

/** Packages that cannot be unpacked into one folder are in sets of their own. */
const SETS = { main: ["bird2", "frr", "frr-rpki-rtrlib", "frr-pythontools"], bird3: ["bird3"] };

/** What is started from a set: the folder it is in → its programs. */
const PROGRAMS = {
  "usr/sbin": ["bird", "birdc"],
  "usr/bin": ["vtysh"],
  "usr/lib/frr": ["zebra", "mgmtd", "staticd", "bgpd"],
};

/** What this machine's Python runs as it is: the folder it is in → its scripts. */
const SCRIPTS = { "usr/lib/frr": ["frr-reload.py"] };

/** The folder with everything that was unpacked of a release, which is kept; null with a line on stderr where it cannot be. */
export function installRelease(suite) {
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), ".cache");
  const folder = join(cache, "peerc-tests", suite);
  const complete = join(folder, "complete");
  const wanted = JSON.stringify(SETS);
  if (existsSync(complete) && readFileSync(complete, "utf8") === wanted) return folder;
  rmSync(folder, { recursive: true, force: true });
  try {
    mkdirSync(folder, { recursive: true });
    const apt = prepareApt(join(folder, "apt"), suite);
    for (const [set, packages] of Object.entries(SETS)) {
      unpack(apt, packages, join(folder, set));
      wrapPrograms(join(folder, set));
    }
    rmSync(join(folder, "apt"), { recursive: true });
    writeFileSync(complete, wanted);
    return folder;
  } catch (problem) {
    console.error(`${suite} cannot be unpacked: ${problem.message}`);
    rmSync(folder, { recursive: true, force: true });
    return null;
  }
}

/** An apt of its own for the release, to which nothing at all is installed here. Gives how to call it. */
function prepareApt(root, suite) {
  for (const path of ["etc/preferences.d", "etc/apt.conf.d", "etc/sources.list.d", "lists/partial"])
    mkdirSync(join(root, path), { recursive: true });
  writeFileSync(join(root, "status"), "");
  writeFileSync(
    join(root, "etc/sources.list"),
    `deb [signed-by=${KEYRING}] ${mirror()} ${suite} main\n`,
  );
  const settings = {
    "Dir::Etc": join(root, "etc"),
    "Dir::State::status": join(root, "status"),
    "Dir::State::Lists": join(root, "lists"),
    "Dir::Cache": root,
    "Acquire::IndexTargets::deb::DEP-11::DefaultEnabled": "false",
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ["-o", `${name}=${value}`]);
  const apt = (...args) => run("apt-get", ["-qq", ...options, ...args]);
  apt("update");
  return apt;
}

/** Downloads packages with all that they need, and unpacks them into one folder. */
function unpack(apt, packages, root) {
  const archives = `${root}.archives`;
  mkdirSync(join(archives, "partial"), { recursive: true });
  mkdirSync(root);
  apt(
    ...["-o", `Dir::Cache::Archives=${archives}`, "--yes", "--no-install-recommends"],
    ...["--download-only", "install", ...packages],
  );
  for (const name of readdirSync(archives).filter((file) => file.endsWith(".deb")))
    run("dpkg-deb", ["-x", join(archives, name), root]);
  rmSync(archives, { recursive: true });
}

/** Where apt gets Debian from. */
function mirror() {
  const targets = execFileSync(
    "apt-get",
    ["indextargets", "--format", "$(ORIGIN) $(REPO_URI)", "Created-By: Packages"],
    { encoding: "utf8" },
  );
  const debian = targets
    .split("\n")
    .map((line) => line.split(" "))
    .find(([origin, uri]) => origin === "Debian" && !uri.includes("security"));
  if (!debian) throw new Error("apt has no mirror of Debian here");
  return debian[1];
}

/** Programs that run on the libraries they were unpacked with, whatever this machine has. */
function wrapPrograms(root) {
  const libraries = readdirSync(join(root, "usr/lib"))
    .filter((name) => name.endsWith("-linux-gnu"))
    .map((name) => join(root, "usr/lib", name))[0];
  const loader = readdirSync(libraries).find((name) => /^ld-linux.*\.so\.\d$/.test(name));
  const path = [libraries, join(libraries, "frr")].join(":");
  for (const [place, names] of Object.entries(PROGRAMS)) {
    mkdirSync(join(root, "run", place), { recursive: true });
    for (const name of names) {
      if (!existsSync(join(root, place, name))) continue;
      const wrapper = join(root, "run", place, name);
      const program = join(root, place, name);
      writeFileSync(
        wrapper,
        `#!/bin/sh\nexec ${join(libraries, loader)} --library-path ${path} ${program} "$@"\n`,
      );
      chmodSync(wrapper, 0o755);
    }
  }
  for (const [place, names] of Object.entries(SCRIPTS)) {
    for (const name of names.filter((one) => existsSync(join(root, place, one))))
      copyFileSync(join(root, place, name), join(root, "run", place, name));
  }
}

function run(command, args) {
  const { status, stderr, error } = spawnSync(command, args, {
    encoding: "utf8",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  if (status !== 0) throw new Error(`${command}: ${error?.message ?? stderr}`);
}
