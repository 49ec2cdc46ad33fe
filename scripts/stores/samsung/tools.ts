// Galaxy Store, as the command line tools have to know it.
import { findingsOf } from '../../doctor/finding.ts';
import { quote } from '../../local-host/quote.ts';
import { profileCookies } from '../../simulator/samsung/profile.ts';
import type { StoreTools } from '../storeTools.ts';
import { DEFAULT_SCOPES, scopesIn, trySamsung } from './tryKey.ts';

const SECTION = 'Samsung';

/** Placeholders for values that only the simulator has. */
const noCookies = { sellerLocale: '...', gss_auth_token: '...', api_server_url: '...', auth_server_url: '...' };

export const galaxyTools: StoreTools = {
  scaffold: async () => (await import('./scaffold/scaffold.ts')).galaxyScaffold,
  setup: {
    idFlag: 'service-account-id',
    fieldFlags: { scopes: 'SCOPES' },
    usage: [
      '--service-account-id ID     Samsung: the service account ID',
      '--scopes publishing,gss     Samsung: what the service account has; both, if left out',
    ],
    defaults: { SCOPES: DEFAULT_SCOPES },
    uuidFields: ['SERVICE_ACCOUNT_ID'],
    ask: async ({ questions, askKey, askField, before }) => {
      const key = await askKey(
        'The key: drop its file here, or paste it (it is not shown), or the address of a Key Vault key',
      );
      const id = await askField('SERVICE_ACCOUNT_ID', 'Service account ID', before.id);
      const scopes = await questions.some(
        'What may the service account do? Name only what Seller Portal has given it',
        [
          { value: 'publishing', label: 'publishing', hint: 'apps, binaries, items' },
          { value: 'gss', label: 'gss', hint: 'statistics' },
        ],
      );
      return { id, fields: { SCOPES: scopes.join(',') }, key };
    },
    tryKey: ({ settings, prefix }) => trySamsung(settings, prefix),
  },
  doctor: {
    section: SECTION,
    keyKind: 'an RSA key',
    untriedFields: [],
    findings: async ({ title, fields }) => [
      findingsOf(SECTION).ok(`${title} has the scopes ${scopesIn(fields.SCOPES).join(', ')}.`),
    ],
  },
  start: {
    examples: async ({ base, isSandbox }) => {
      const body = `-H 'content-type: application/json' -d ${quote(JSON.stringify(isSandbox ? profileCookies : noCookies))}`;
      return [
        // the real store would issue a token that never expires, so it is no example to copy
        isSandbox
          ? { title: 'CreateAccessToken', curl: `-X POST ${base}/auth/accessToken` }
          : { title: 'CheckAccessToken', curl: `${base}/auth/checkAccessToken` },
        { title: 'LoginUserProfile', curl: `${body} ${base}/gss/user/loginUserProfile` },
      ];
    },
  },
};
