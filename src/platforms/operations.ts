/** Where a command is entered: in the network's folder, in a shell on the router as root, or in the router's own CLI. */
export type CommandPlace = "here" | "shell" | "cli";

/** One command, and how to see that it worked. */
export interface DeviceCommand {
  readonly where: CommandPlace;
  /** One line. Commands for `cli` of one list are entered in one session, in their order. */
  readonly run: string;
  /** What it does, in a sentence without a full stop. */
  readonly about: string;
  /** The exit code if it worked; null: there is none, or it means nothing. */
  readonly exit: 0 | null;
  /** Texts that its output has if it worked. */
  readonly contains: readonly string[];
  /** Texts that its output has only if it failed. */
  readonly lacks: readonly string[];
  /** Whether it may take some seconds until its output is as it must be: then it is entered again. */
  readonly repeat: boolean;
  /** The file in the network's folder to which its output goes, with mode 0600: it has secrets. Null: none. */
  readonly output: string | null;
}

/** Everything to be done with the new file of one router, in the order of the members. */
export interface LoadCommands {
  /** Puts the secrets in, and the file on the router. Nothing runs differently. */
  readonly prepare: readonly DeviceCommand[];
  /** Keeps what is there, and lets the platform itself judge the file. Nothing runs differently. */
  readonly check: readonly DeviceCommand[];
  /** Loads it; from now on the timer runs. */
  readonly load: readonly DeviceCommand[];
  /** Prints what runs. */
  readonly fetch: readonly DeviceCommand[];
  /** Proves that what runs is what was planned. */
  readonly verify: readonly DeviceCommand[];
  /** Only after the proof: stops the timer, and keeps the file. */
  readonly confirm: readonly DeviceCommand[];
  /** Instead of `confirm`: takes it back at once, without waiting for the timer. */
  readonly back: readonly DeviceCommand[];
  /** After `back`, or after the timer ran out: what it leaves on disks. */
  readonly afterwards: readonly DeviceCommand[];
  /** After `confirm`: takes it back all the same. */
  readonly restore: readonly DeviceCommand[];
  /** After `confirm`, and after `restore`: what is left on disks that nobody needs. */
  readonly clean: readonly DeviceCommand[];
}

/** What the commands for one router are made from. */
export interface LoadRequest {
  readonly router: string;
  /** The new file, relative to the network's folder. */
  readonly file: string;
  /** The environment variables whose values it needs, sorted. */
  readonly variables: readonly string[];
  /** After how many seconds the router takes the new configuration back by itself. */
  readonly timer: number;
  /** Whether the router has no file of peerc's yet. */
  readonly isNew: boolean;
  /** The value of each of the platform's settings, by its name. */
  readonly settings: ReadonlyMap<string, string>;
}

/** A session to look at on a router. */
export interface LookedAt {
  /** Its name in the router's file. */
  readonly name: string;
  /** For people: `AS13335 Cloudflare, 187.16.219.133`. */
  readonly title: string;
  readonly neighbor: string;
  readonly family: "ipv4" | "ipv6";
}

/** What is looked at on a router. */
export interface LookRequest {
  readonly sessions: readonly LookedAt[];
  /** Our own addresses, whose interfaces have the traffic. */
  readonly locals: readonly string[];
  readonly settings: ReadonlyMap<string, string>;
}

/** How to look at a router; nothing changes. */
export interface LookCommands {
  /** All sessions of the router. */
  readonly summary: DeviceCommand;
  /** For each session, what it shows when it is up. */
  readonly up: readonly DeviceCommand[];
  /** For each session, what it shows when it is shut down by us. */
  readonly down: readonly DeviceCommand[];
  /** For each of our addresses, how much traffic its interface has. */
  readonly traffic: readonly TrafficLook[];
}

/** How to see the traffic of an interface. */
export interface TrafficLook {
  readonly command: DeviceCommand;
  /**
   * What the output is: one number, of bits per second in both directions; rates that a person reads; or the name of the
   * interface, which a person puts into the next command.
   */
  readonly shows: "number" | "rates" | "interface";
}

/** The seconds that a platform takes for its timer: a multiple of `step`, from `least` to `most`. */
export interface TimerRange {
  readonly least: number;
  readonly most: number;
  readonly step: number;
}

/** A fact about how a platform's routers are installed, which commands need. */
export interface DeviceSetting {
  /** `bird.directory`. */
  readonly name: string;
  readonly default: string;
  readonly about: string;
  /** The only values that it takes; absent: any text that a shell takes as it is. */
  readonly values?: readonly string[];
}

/** How a file is loaded on a platform, with a timer that takes it back. */
export interface Operations {
  readonly timer: TimerRange;
  readonly settings: readonly DeviceSetting[];
  readonly commands: (request: LoadRequest) => LoadCommands;
  readonly look: (request: LookRequest) => LookCommands;
  /** Whether a line of a rendered file is nothing but a comment. */
  readonly isComment: (line: string) => boolean;
}
