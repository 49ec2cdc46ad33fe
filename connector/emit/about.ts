// Facts from package.json for the definition, for builds without that file. Written by `npm run generate`.
import type { About } from './swagger.ts';

export const about: About = {
  description:
    'Run App Store Connect and the Galaxy Store from flows and plain HTTP calls, without a private key in any of them.',
  version: '0.2.0',
  url: 'https://store-relay.example',
  name: 'Store Relay maintainers',
  email: 'maintainers@store-relay.example',
  license: 'MIT',
};
