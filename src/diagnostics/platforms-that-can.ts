/** Names the platforms that can do what one cannot: `platforms that can: Junos, IOS-XR from 24.4`. */
export function platformsThatCan(platforms: readonly string[]): string {
  return `platforms that can: ${platforms.join(", ")}`;
}
