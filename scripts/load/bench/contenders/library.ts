// The share of the library and the host: one function that answers the same bytes at once, without any store.
import { listenHost } from './listenhost.ts';

await listenHost(new URL('./fixed.js', import.meta.url));
