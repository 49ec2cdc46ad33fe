// Serves the dashboard page and its files. They are loaded on first use, since most relays never show them.

import { Failure } from '../core/errors.ts';
import type { Recipe } from '../workflow/storeApi.ts';

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
};

/** Allows only its own files and relay; no inline content, no framing, no MIME sniffing. */
const POLICY = [
  "default-src 'none'",
  ...['script-src', 'style-src', 'img-src', 'connect-src'].map((what) => `${what} 'self'`),
  ...['base-uri', 'form-action', 'frame-ancestors'].map((what) => `${what} 'none'`),
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const headers = {
  'content-security-policy': POLICY,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), clipboard-write=(self)',
  'x-frame-options': 'DENY',
};

export const dashboardPage: Recipe = async ({ valid, call }) => {
  const { files } = await import('../dashboard/files.ts');
  const name = valid.path.file ?? 'index.html';
  const content = files[name];
  if (content === undefined) throw new Failure('not_found', 'The page has no file with that name.');
  const body = name === 'index.html' ? content.replaceAll('{prefix}', prefixIn(call.self)) : content;
  const type = types[name.split('.').pop() ?? ''] ?? 'text/plain';
  return { status: 200, headers: { ...headers, 'content-type': type }, body: Buffer.from(body) };
};

/** The page loads its files relative to its own URL; an unexpected URL is not copied into the page. */
function prefixIn(self: string): string {
  const prefix = new URL(self).pathname.replace(/\/ui\/?$/i, '');
  return /^[\w/-]{0,64}$/.test(prefix) ? prefix : '/api';
}
