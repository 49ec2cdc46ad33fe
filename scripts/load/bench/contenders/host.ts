// The whole relay as it runs on any machine: the local Functions host, the genuine library, every function.
import { listenHost } from './listenhost.ts';

await listenHost(new URL('../../../../functions/main.js', import.meta.url));
