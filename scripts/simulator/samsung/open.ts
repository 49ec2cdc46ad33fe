// Opens simulated Galaxy Store: three hosts, as at Samsung.
import { makeAccounts } from '../keys.ts';
import type { SimulatedHosts, SimulatorParts } from '../stores.ts';
import { openSamsung } from './samsung.ts';

export async function openSamsungHosts({ openHost, revoked }: SimulatorParts): Promise<SimulatedHosts> {
  const { samsung: accounts, settingsOf } = await makeAccounts();
  const galaxy = openSamsung({ accounts, revoked });
  const [upload, iap] = await Promise.all([openHost(galaxy.upload), openHost(galaxy.iap)]);
  const api = await openHost(galaxy.gateway(upload.origin));
  return {
    origins: { api: api.origin, upload: upload.origin, iap: iap.origin },
    settings: settingsOf.samsung,
  };
}
