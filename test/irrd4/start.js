import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, mkdirSync, openSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { askAll } from "./ask.js";

const LOADER = fileURLToPath(new URL("load.py", import.meta.url));
/** How long any of the programs may take to be ready. */
const READY_MS = 120_000;

/**
 * Starts IRRd over dumps and gives its port, the file with the objects it took, those it refused (`text`, `problems`) and what
 * its database holds. It comes with a PostgreSQL cluster and a Redis of its own, which listen on sockets in `folder` alone; IRRd
 * listens on the loopback address. RPKI, the scope filter and the preference of sources are off.
 * `sources`: in the order in which IRRd looks at them by default.
 */
export async function startIrrd4({ installed, folder, sources, dumps }) {
  const children = [];
  const start = (command, args, options) => {
    const log = openSync(join(folder, `${children.length}.log`), "a");
    const child = spawn(command, args, { stdio: ["ignore", log, log], ...options });
    child.on("error", (problem) => console.error(`${command}: ${problem.message}`));
    children.push(child);
    return child;
  };
  const stop = async () => {
    for (const child of children.splice(0).reverse()) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      child.kill("SIGTERM");
      await Promise.race([once(child, "exit"), delay(15_000).then(() => child.kill("SIGKILL"))]);
    }
  };
  try {
    const database = await startPostgres(installed.postgres, folder, start);
    const redis = join(folder, "redis.sock");
    start(installed.redis, ["--port", "0", "--unixsocket", redis, "--save", ""], { cwd: folder });
    const port = await freePort();
    const config = join(folder, "irrd.yaml");
    writeFileSync(
      config,
      configuration({ folder, database, redis, port, http: await freePort(), sources }),
    );
    run(join(installed.irrd, "irrd_database_upgrade"), ["--config", config]);
    const taken = join(folder, "taken.rpsl");
    const refused = run(join(installed.irrd, "python"), [LOADER, config, taken, ...dumps])
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line));
    // As root, IRRd starts with a user of its own or in CI; another user could not read its programs in root's cache.
    const env = { ...process.env, CI: "true" };
    start(join(installed.irrd, "irrd"), ["--config", config, "--foreground"], { env });
    await ready(`IRRd on port ${port}`, async () => (await askAll(port, ["!gAS1"])).length === 1);
    return { port, taken, refused, objects: () => listObjects(installed.postgres, folder), stop };
  } catch (problem) {
    await stop();
    throw problem;
  }
}

/** A cluster that listens on a socket in the folder alone. Gives IRRd's URL of its database. */
async function startPostgres(bin, folder, start) {
  const as = owner();
  const data = join(folder, "postgres");
  mkdirSync(data);
  chmodSync(folder, 0o711);
  chownSync(data, as.uid, as.gid);
  const cluster = join(data, "cluster");
  run(
    join(bin, "initdb"),
    ["-D", cluster, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C"],
    as,
  );
  const settings = ["listen_addresses=", `unix_socket_directories=${data}`, "fsync=off"];
  start(join(bin, "postgres"), ["-D", cluster, ...settings.flatMap((one) => ["-c", one])], {
    ...as,
    cwd: data,
  });
  await ready(
    "PostgreSQL",
    async () => spawnSync(join(bin, "pg_isready"), ["-h", data]).status === 0,
  );
  run(join(bin, "createdb"), ["-h", data, "-U", "postgres", "irrd"]);
  return `postgresql://postgres@/irrd?host=${data}`;
}

/** PostgreSQL does not run as root: the user that its package made. */
function owner() {
  const number = (option) => Number(run("id", [option, "postgres"]).trim());
  return { uid: number("-u"), gid: number("-g") };
}

function configuration({ folder, database, redis, port, http, sources }) {
  return `${JSON.stringify(
    {
      irrd: {
        database_url: database,
        redis_url: `unix://${redis}`,
        piddir: folder,
        email: { from: "nobody@example.net", smtp: "localhost" },
        auth: { gnupg_keyring: join(folder, "gnupg") },
        rpki: { roa_source: null },
        log: { logfile_path: join(folder, "irrd.log"), level: "WARNING" },
        server: {
          http: {
            interface: "127.0.0.1",
            port: http,
            workers: 1,
            url: `http://127.0.0.1:${http}/`,
          },
          whois: { interface: "127.0.0.1", port, max_connections: 8 },
        },
        sources: Object.fromEntries(sources.map((source) => [source, { keep_journal: false }])),
        sources_default: sources,
      },
    },
    null,
    2,
  )}\n`;
}

/** What IRRd took of the dumps: `SOURCE class key`, of routes `SOURCE class prefix origin`. */
function listObjects(bin, folder) {
  const query = `
    select source || ' ' || object_class || ' ' || case when object_class in ('route', 'route6')
      then host(ip_first) || '/' || prefix_length || ' AS' || asn_first else rpsl_pk end
    from rpsl_objects where object_class in ('route', 'route6', 'as-set', 'route-set')`;
  const where = ["-h", join(folder, "postgres"), "-U", "postgres", "-d", "irrd"];
  return run(join(bin, "psql"), [...where, "-At", "-c", query])
    .split("\n")
    .filter((line) => line !== "");
}

async function ready(what, asks) {
  const end = Date.now() + READY_MS;
  while (Date.now() < end) {
    if (await Promise.resolve(asks()).catch(() => false)) return;
    await delay(300);
  }
  throw new Error(`${what} is not ready after ${READY_MS / 1000} s`);
}

function delay(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function run(command, args, options = {}) {
  const result = spawnSync(command, args, {
    encoding: "utf8",
    maxBuffer: 1 << 30,
    cwd: dirname(command) === "." ? undefined : "/",
    ...options,
  });
  if (result.status === 0) return result.stdout;
  throw new Error(`${command} ${args.join(" ")}: ${result.error?.message ?? result.stderr}`);
}
