/**
 * The same text without the lines that leave a route map, which vtysh does not need: at each of them bgpd goes over all route
 * maps that it has by then. With them five thousand lines take 45 s of CPU, without them half a second, and the running
 * configuration is the same (tried: 8.4.4; the test beside this holds it).
 */
export function quickToLoad(text: string): string {
  let inRouteMap = false;
  const lines = text.split("\n").filter((line) => {
    if (line === "exit" && inRouteMap) return false;
    if (/^[a-z]/.test(line)) inRouteMap = line.startsWith("route-map ");
    return true;
  });
  return lines.join("\n");
}
