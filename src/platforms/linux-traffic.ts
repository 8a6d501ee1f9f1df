import { command } from "./device-command.ts";
import type { TrafficLook } from "./operations.ts";

/** How many bits per second the interface with an address of ours has, in both directions: a mean of ten seconds. */
export function linuxTraffic(address: string): TrafficLook {
  const run =
    `d=/sys/class/net/$(ip -o address show to ${address} | awk 'NR==1{sub(/@.*/,"",$2);print $2}')/statistics; ` +
    `n() { cat $d/rx_bytes $d/tx_bytes | awk '{s+=$1}END{printf "%.0f",s}'; }; a=$(n) && sleep 10 && echo $((($(n)-a)*8/10))`;
  const about = `the traffic of the interface with ${address}, in bit/s: a mean of ten seconds`;
  return { command: command("shell", run, about), shows: "number" };
}
