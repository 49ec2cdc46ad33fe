// App Store Connect, as the command line tools have to know it.
import { basename } from 'node:path';
import type { RateLimit } from '../../../functions/transport/rateLimit.ts';
import { type DoctorFinding, findingsOf } from '../../doctor/finding.ts';
import { quote } from '../../local-host/quote.ts';
import type { StoreTools } from '../storeTools.ts';
import { describeRole } from './describeRole.ts';
import { tryApple } from './tryKey.ts';

const SECTION = 'Apple';
/** With fewer than a tenth of the calls left, one flow can exhaust the quota within the hour. */
const LITTLE = 0.1;

export const appleTools: StoreTools = {
  scaffold: async () => (await import('./scaffold/scaffold.ts')).appleScaffold,
  setup: {
    idFlag: 'key-id',
    fieldFlags: { 'issuer-id': 'ISSUER_ID' },
    usage: [
      "--key-id ID                 Apple: the key ID; that of the file's name, if left out",
      '--issuer-id ID              Apple: the issuer ID; left out for an individual key',
    ],
    defaults: {},
    uuidFields: ['ISSUER_ID'],
    idInName,
    ask: async ({ questions, askKey, askField, before }) => {
      const kind = await questions.one('Which kind of key is it?', [
        { value: 'team', label: 'A team key', hint: 'has an issuer ID' },
        { value: 'individual', label: 'An individual key', hint: 'has none' },
      ]);
      const key = await askKey(
        'The key: drop the file AuthKey_….p8 here, or paste it (it is not shown), or the address of a Key Vault key',
      );
      const id = await askField('KEY_ID', 'Key ID', idInName(key.file) ?? before.id);
      const ISSUER_ID =
        kind === 'team' ? await askField('ISSUER_ID', 'Issuer ID', before.fields?.ISSUER_ID) : undefined;
      return { id, fields: { ISSUER_ID }, key };
    },
    tryKey: ({ settings, id, fields, file, isInVault }) => {
      const named = idInName(file);
      return tryApple(settings, { id, issuerId: fields.ISSUER_ID, named, vaultKey: isInVault });
    },
  },
  doctor: {
    section: SECTION,
    keyKind: 'an EC key on P-256',
    untriedFields: ['SCOPE'],
    cures: { agreement: 'Let the Account Holder accept the agreement in App Store Connect, under Business.' },
    findings: async ({ title, settings, tried }) => [
      findingsOf(SECTION).ok(await describeRole(title, settings)),
      ...quotaFinding(title, tried.quota ?? {}),
    ],
  },
  start: {
    examples: async ({ base, isSandbox, read }) => {
      const apps = isSandbox ? await read('/v1/apps?limit=1') : undefined;
      const app = firstId(apps);
      return [
        { title: 'ListApps', curl: quote(`${base}/v1/apps?limit=3&fields%5Bapps%5D=name,bundleId`) },
        { title: 'ReadApp', curl: `${base}/v1/apps/${app ?? 'YOUR_APP_ID'}` },
        ...(app === undefined ? [] : [sampleUpload(base, app, selfOf(apps))]),
      ];
    },
  },
};

/** Apple names the file after the key: AuthKey_2X9R4HXF34.p8, or SubscriptionKey_... for in-app purchases. */
export function idInName(file: string | undefined): string | undefined {
  return /^(?:AuthKey|ApiKey|SubscriptionKey)_([A-Z0-9]{8,16})\b/.exec(basename(file ?? ''))?.[1];
}

function quotaFinding(title: string, { limit, remaining }: RateLimit): DoctorFinding[] {
  const { ok, warn } = findingsOf(SECTION);
  if (limit === undefined || remaining === undefined) return [];
  const sentence = `${title} has ${remaining} of ${limit} calls left in this hour.`;
  return remaining >= limit * LITTLE ? [ok(sentence)] : [warn(sentence, 'Let flows poll less often.')];
}

/** An upload of one of the simulator's sample files. */
function sampleUpload(base: string, appId: string, self: string): { title: string; curl: string } {
  const fileUrl = new URL('/storage/samples/12000000/Sparrow.ipa', self).href;
  const body = JSON.stringify({ appId, fileUrl, versionString: '9.1', buildNumber: '900' });
  return {
    title: 'UploadBuild',
    curl: `-H 'content-type: application/json' -d '${body}' '${base}/recipes/uploadBuild?wait=false'`,
  };
}

/** An address of the simulator itself, which it has in its responses. */
function selfOf(json: unknown): string {
  return /http:\/\/127\.0\.0\.1:\d+/.exec(JSON.stringify(json))?.[0] ?? '';
}

/** The first app of the simulator, so that the printed command works. */
function firstId(json: unknown): string | undefined {
  return (json as { data?: readonly { id: string }[] } | undefined)?.data?.[0]?.id;
}
