import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { join } from "node:path";

/** Whether steps can be replayed here: as root of Debian 12, with overlay file systems in a mount namespace. */
export function canReplay() {
  if (process.getuid?.() !== 0) return false;
  const script = `. /etc/os-release; test "$VERSION_ID" = 12; ${mounts("/tmp", "probe")}`;
  return spawnSync("unshare", ["-m", "sh", "-ec", script]).status === 0;
}

/**
 * Runs the steps of stages where there is no container engine. The base image is played by this machine, which is the same
 * Debian, seen through an overlay in which each stage changes what it likes; with a user `node`, as the image has, and
 * with `node`, the path of a Node. `skip`: steps that are not run. `copied`: what `COPY --from` takes of a stage that is not
 * among them, by the path there. Then runs `commands` in the last stage, as its user, in its folder: a shell script.
 * Returns as spawnSync does.
 */
export function replay({ context, stages, node, skip = () => false, copied = {}, commands }) {
  const lines = ["W=$(mktemp -d)", "mount -t tmpfs tmpfs $W", "trap 'umount -l $W; rmdir $W' EXIT"];
  let at = { user: "root", folder: "/" };
  stages.forEach((stage, i) => {
    at = { user: "root", folder: "/" };
    lines.push(mounts("$W", stage.name ?? String(i)), `R=$W/${stage.name ?? i}/root`);
    lines.push(`cp ${quote(node)} $R/usr/local/bin/node`);
    lines.push("chroot $R id node >/dev/null 2>&1 || chroot $R useradd --create-home node");
    for (const step of stage.steps) {
      if (skip(step)) continue;
      if (step.is === "WORKDIR") at.folder = step.text;
      if (step.is === "WORKDIR") lines.push(`mkdir -p $R${at.folder}`);
      if (step.is === "USER") at.user = step.text;
      if (step.is === "RUN") lines.push(inside(at, step.text));
      if (step.is === "COPY") lines.push(...copy(step.text, context, at.folder, copied));
    }
  });
  lines.push("mkdir -p $R/network", `chroot $R chown ${at.user} /network`, inside(at, commands));
  return spawnSync("unshare", ["-m", "sh", "-ec", lines.join("\n")], { encoding: "utf8" });
}

/** An overlay over this machine's files, with what programs expect besides files. */
function mounts(folder, name) {
  const own = `${folder}/peerc-${name}.$$`;
  const at = folder === "$W" ? `${folder}/${name}` : own;
  return [
    `mkdir -p ${at}`,
    ...(folder === "$W" ? [] : [`mount -t tmpfs tmpfs ${at}`]),
    `mkdir -p ${at}/upper ${at}/work ${at}/root`,
    `mount -t overlay overlay -o lowerdir=/,upperdir=${at}/upper,workdir=${at}/work ${at}/root`,
    `mount -t proc proc ${at}/root/proc`,
    `mount --rbind /dev ${at}/root/dev`,
    ...(folder === "$W" ? [] : [`umount -l ${at}`, `rmdir ${at}`]),
  ].join("\n");
}

function inside({ user, folder }, script) {
  const home = user === "root" ? "/root" : `/home/${user}`;
  const env = `env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=${home}`;
  const proxies = '${npm_config_registry:+npm_config_registry="$npm_config_registry"}';
  return `chroot --userspec=${user} $R ${env} ${proxies} sh -ec ${quote(`cd ${folder}\n${script}`)}`;
}

/** `COPY`: the contents of a folder, or files into a folder. */
function copy(text, context, folder, copied) {
  const words = text.split(" ");
  const from = /^--from=(.+)$/.exec(words[0])?.[1];
  if (from !== undefined) words.shift();
  const target = words.pop();
  const path = target.startsWith("/") ? target : join(folder, target);
  return words.flatMap((source) => {
    const given = from === undefined ? join(context, source) : copied[source];
    if (given === undefined)
      return [`mkdir -p $R${path}`, `cp -a $W/${from}/root${source}/. $R${path}/`];
    return statSync(given).isDirectory()
      ? [`mkdir -p $R${path}`, `cp -a ${quote(`${given}/.`)} $R${path}/`]
      : [`cp -a ${quote(given)} $R${path}`];
  });
}

function quote(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
