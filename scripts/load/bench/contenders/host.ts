// The whole relay: local Functions host, the real library, every function.
import { listenHost } from './listenhost.ts';

await listenHost(new URL('../../../../functions/main.js', import.meta.url));
