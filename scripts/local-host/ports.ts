// The ports of `npm start`.

/** Where the relay listens unless --port says otherwise. */
export const RELAY_PORT = 7071;

/** Where the simulated App Store Connect listens, which has files to upload, if it is free; undefined for any free port. */
export function filesPort(relayPort: number): number | undefined {
  return relayPort > 0 && relayPort < 65_535 ? relayPort + 1 : undefined;
}
