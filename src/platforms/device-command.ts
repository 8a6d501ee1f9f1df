import type { CommandPlace, DeviceCommand, LoadRequest } from "./operations.ts";

/** What may be said of a command besides where it is entered. */
type Details = Partial<Omit<DeviceCommand, "where" | "run" | "about">>;

/** A command. In a shell it must end with 0 unless said otherwise; a router's CLI has no exit codes. */
export function command(
  where: CommandPlace,
  run: string,
  about: string,
  details: Details = {},
): DeviceCommand {
  const exit = where === "cli" ? null : 0;
  return {
    where,
    run,
    about,
    exit,
    contains: [],
    lacks: [],
    repeat: false,
    output: null,
    ...details,
  };
}

/** The file in the network's folder that has the secrets, on its way to the router. */
function secretFile({ router }: LoadRequest): string {
  return `${router}.secret`;
}

/** The file in the network's folder that has what was fetched from the router. */
export function runningFile({ router }: LoadRequest): string {
  return `${router}.running`;
}

/** Puts the secrets into a copy of the file and copies it to the router; the same on every platform. */
export function copyToRouter(request: LoadRequest, target: string): readonly DeviceCommand[] {
  const { router, file, variables } = request;
  const local = secretFile(request);
  const names = variables.map((name) => "${" + name + "}").join(" ");
  const filled =
    variables.length === 0
      ? [command("here", `cp ${file} ${local}`, "the file has no secrets")]
      : [
          command(
            "here",
            `: ${variables.map((name) => '"${' + name + ':?}"').join(" ")}`,
            "the secrets are in the environment; an unset one would become an empty password",
          ),
          command(
            "here",
            `(umask 077; envsubst '${names}' < ${file} > ${local})`,
            "a copy of the file with the secrets in it",
          ),
        ];
  return [
    ...filled,
    command("here", `scp -p ${local} ${router}:${target}`, "on the router, beside what is there"),
    command("here", `rm ${local}`, "the copy with the secrets is needed no longer"),
  ];
}

/** Proves what was fetched. */
export function proveFetched(request: LoadRequest): readonly DeviceCommand[] {
  const { router } = request;
  const fetched = runningFile(request);
  return [
    command(
      "here",
      `peerc verify --plan plan.json --file ${router}=${fetched}`,
      "what runs is what was planned; anything else: do not confirm",
      { contains: [`${router}: `, ": proven"] },
    ),
  ];
}

/** Removes what was fetched: it has secrets. */
export function removeFetched(request: LoadRequest): DeviceCommand {
  return command("here", `rm -f ${runningFile(request)}`, "what was fetched has secrets");
}
