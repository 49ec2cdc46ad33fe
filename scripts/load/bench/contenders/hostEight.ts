// The relay with eight operations in the local Functions host.
import { listenHost } from './listenhost.ts';

await listenHost(new URL('./eight.js', import.meta.url));
