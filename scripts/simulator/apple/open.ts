// Opens simulated App Store Connect: one host.
import { makeAccounts } from '../keys.ts';
import type { SimulatedHosts, SimulatorParts } from '../stores.ts';
import { openApple } from './apple.ts';
import { indented } from './layout.ts';

export async function openAppleHosts({ openHost, filesPort, ...parts }: SimulatorParts): Promise<SimulatedHosts> {
  const { apple: accounts, settingsOf } = await makeAccounts();
  const form = { compresses: true, write: indented, port: filesPort };
  const { origin } = await openHost(openApple({ accounts, ...parts }), form);
  return { origins: { api: origin }, settings: settingsOf.apple };
}
