// One end of the drill's traffic: sends numbered packets to the other end, and counts which of its packets arrive.
// usage: node udp-end.cjs LOCAL REMOTE PORT PACKETS_PER_SECOND RESULT; writes RESULT.ready when it listens, begins sending on SIGUSR2, ends it on
// SIGHUP, and writes RESULT on SIGTERM.
const { Buffer } = require("node:buffer");
const { createSocket } = require("node:dgram");
const { renameSync, writeFileSync } = require("node:fs");
const process = require("node:process");
const { clearInterval, setInterval } = require("node:timers");

const [local, remote, port, rate, result] = process.argv.slice(2);
const TICK_MS = 5;
/** Numbers of packets that have arrived. */
const arrived = new Set();
let sent = 0;
const socket = createSocket("udp4");
socket.on("message", (packet) => arrived.add(packet.readUInt32BE(0)));
// Without a route a packet cannot be sent: it is lost, which the other end counts.
socket.on("error", () => {});
socket.bind(Number(port), local, () => {
  process.on("SIGUSR2", () => {
    const begin = Date.now();
    const timer = setInterval(() => {
      const due = Math.floor(((Date.now() - begin) * Number(rate)) / 1000);
      while (sent < due) {
        const packet = Buffer.alloc(200);
        packet.writeUInt32BE(sent++, 0);
        socket.send(packet, Number(port), remote, () => {});
      }
    }, TICK_MS);
    process.on("SIGHUP", () => clearInterval(timer));
  });
  process.on("SIGTERM", () => {
    writeFileSync(`${result}.part`, JSON.stringify({ sent, arrived: arrived.size }));
    renameSync(`${result}.part`, result);
    process.exit(0);
  });
  writeFileSync(`${result}.ready`, "");
});
