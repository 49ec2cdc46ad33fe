// Lifecycle of a Galaxy Store access token. Source: Samsung, "Create an Access Token" and "Use the Access Token".
import { header, rows } from '../../core/builders.ts';
import { define, field, flag, object, text } from '../../core/schema.ts';

const token = { ...text, format: 'password', pattern: '^[\\x21-\\x7e]{1,512}$' } as const;

const given = header('access-token', token, 'Access token', 'The access token. Default: the one that the relay uses.', {
  visibility: 'advanced',
  shared: 'AccessToken',
});

const ok = field(flag, 'OK', 'True when Galaxy Store did as asked.');
const done = define('SamsungDone', object({ ok }, ['ok']));

export const auth = rows('samsung', {
  CreateAccessToken: {
    route: 'POST /auth/accessToken',
    summary: 'Create access token',
    description:
      'Signs a JWT for the service account and exchanges it for a Galaxy Store access token. The token never expires, so anyone who reads the run history of the flow can use it until it is revoked. No other action needs it, since the relay manages its own token. An administrator can switch this action off.',
    access: 'credential',
    unverifiable: 'A token that nobody received cannot be listed. Create another one.',
    authorization: 'jwt',
    responds: define(
      'CreatedAccessToken',
      object(
        {
          ok,
          createdItem: field(
            object(
              {
                accessToken: field(
                  { ...text, format: 'password', pattern: '^[\\x21-\\x7e]{8,4096}$' },
                  'Access token',
                  'The new access token. Keep it secret.',
                ),
              },
              ['accessToken'],
            ),
            'Created item',
            'What was made.',
          ),
        },
        ['ok', 'createdItem'],
      ),
    ),
  },
  CheckAccessToken: {
    route: 'GET /auth/checkAccessToken',
    summary: 'Check access token',
    description: 'Checks that an access token of the service account is valid.',
    access: 'read',
    authorization: { given: 'access-token' },
    parameters: [given],
    responds: done,
  },
  RevokeAccessToken: {
    route: 'DELETE /auth/revokeAccessToken',
    summary: 'Revoke access token',
    description:
      'Revokes an access token of the service account immediately. If the relay uses this token, its next call requests a new one.',
    access: 'credential',
    verifyWith: 'CheckAccessToken',
    authorization: { given: 'access-token' },
    revokesToken: true,
    parameters: [given],
    responds: done,
  },
});
